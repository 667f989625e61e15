"""What a start costs, each the best of several fresh processes: `quoth --help`, and one article from cold to quotes.

python -m benchmarks.startup [--rounds 7]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "src" / "quoth" / "examples" / "harbour.txt"
CASES = {
    "python -c pass": ["-c", "pass"],
    "quoth --help": ["-m", "quoth", "--help"],
    "quoth read, one article": ["-m", "quoth", "read", str(EXAMPLE)],
}


def time_process(arguments: list[str], rounds: int) -> float:
    """Best wall time in seconds of a fresh process."""
    best = float("inf")
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        best = min(best, time.perf_counter() - began)
    return best


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--rounds", type=int, default=7)
    args = ap.parse_args()
    for name, arguments in CASES.items():
        print(f"{name:28} {1000 * time_process(arguments, args.rounds):6.0f} ms")


if __name__ == "__main__":
    main()
