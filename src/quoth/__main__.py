"""``python -m quoth``, and the command ``quoth``."""

import sys


def main() -> None:
    """Run the command line; who interrupts it while it is still being loaded is told no more than later on."""
    try:
        from quoth.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("quoth: interrupted\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
