"""How the time of reading grows with a text: short units repeated, at one length and at twice that.

python -m benchmarks.growth [--length 30000] [--bound 3]

A ratio near 2 is linear, near 4 a square.  Ends with code 1 where one is above the bound;
stages of less than a tenth of a second are too short to tell and are not judged.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial

from quoth import read_text
from quoth.data import Article, Block, Quote
from quoth.extraction.tagger import load_tagger
from quoth.speakers import resolve_speakers

UNITS = [
    "Jane Roe of the of the ",
    "“ ",
    "Mr. ",
    "A ",
    "he said, ",
    "the former ",
    "“Yes,” Ann Lee said. ",
    "“We will see,” he said. ",
    "x" * 50,
    "Ann, ",
    "? ",
    "from: ",
    "In May Roe said no. ",
    "he told Jane Roe and ",
    "the nurse who told Roe ",
    "Roe.The",
]
"""Text that patterns of names, marks and attributions begin on again and again, without an end of the paragraph."""
TOO_SHORT = 0.1  # seconds


def repeated(unit: str, length: int) -> tuple[Article, list[Quote]]:
    """An article of one block, of about so many characters, with a quote every five hundred."""
    text = unit * (length // len(unit))
    quotes = [Quote(f"q{i}", "direct", ((s, s + 2),)) for i, s in enumerate(range(0, len(text) - 2, 500))]
    return Article("growth", text, blocks=(Block("paragraph", (0, len(text))),)), quotes


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one call, the better of two."""
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--length", type=int, default=30_000, help="characters of the shorter text")
    ap.add_argument("--bound", type=float, default=3.0, help="the ratio above which a stage fails")
    args = ap.parse_args()
    tagger = load_tagger("fast", threads=1)
    failed = 0
    print(f"{'unit':26} {'stage':9} {args.length:>8,} {2 * args.length:>8,}  ratio")
    for unit in UNITS:
        laid = [repeated(unit, n * args.length) for n in (1, 2)]
        stages = {
            "speakers": [seconds(partial(resolve_speakers, a, q)) for a, q in laid],
            "whole": [seconds(partial(read_text, a.text, tagger=tagger)) for a, _ in laid],
        }
        for stage, (once, twice) in stages.items():
            bad = twice > TOO_SHORT and twice > args.bound * once
            failed += bad
            mark = "  above the bound" if bad else ""
            print(f"{unit[:24]!r:26} {stage:9} {once:7.2f}s {twice:7.2f}s  {twice / once:.2f}{mark}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
