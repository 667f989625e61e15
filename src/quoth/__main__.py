"""``python -m quoth``, and the command ``quoth``."""

import os
import signal
import sys


def main() -> None:
    """Run the command line; who interrupts it while it is still being loaded is told no more than later on."""
    try:
        waits = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if waits:  # an exception would be lost, and shown, where it meets the inner parts of Python's own loading
            signal.signal(signal.SIGINT, _stop)
        from quoth.cli import main as run

        if waits:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        _stop()


def _stop(*_: object) -> None:
    if sys.stderr is not None:
        sys.stderr.write("quoth: interrupted\n")
        sys.stderr.flush()
    os._exit(130)


if __name__ == "__main__":
    main()
