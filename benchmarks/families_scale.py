"""Families over very many generated quotes: python benchmarks/families_scale.py [--quotes 1000000] [--engine daft]

Time and memory are of the whole command: tables read, grouped, written.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from families import make_words

from quoth.bulk.families import Grouped, group_output

_NAMES = [None, None, *(f"{a} {b}" for a in ("Jane", "Bob", "Ann") for b in ("Roe", "Hill", "Lee", "Park"))]


def write_quotes(out: Path, n: int, *, per_file: int = 20_000) -> None:
    """Quotes tables as a bulk run leaves them, with the columns that families read."""
    from quoth.bulk.tables import COLUMNS, write_table

    rng = random.Random(3)
    words = make_words(n)
    empty = dict.fromkeys(COLUMNS["quotes"])

    def rows(first: int) -> Iterator[dict]:
        for i in range(first, min(first + per_file, n)):
            yield empty | {
                "shard": first // per_file, "position": i, "quote": f"https://site{i % 997}.example/{i}#q1",
                "article": f"https://site{i % 997}.example/{i}", "site": f"site{i % 997}.example", "words": words[i],
                "kind": rng.choice(("direct", "direct", "mixed", "indirect")), "speaker": rng.choice(_NAMES),
                "published": f"2026-{1 + i % 12:02d}-{1 + i % 28:02d}",
            }  # fmt: skip

    for first in range(0, n, per_file):
        write_table(out / "quotes" / f"{first // per_file:05d}.parquet", "quotes", rows(first))


class Memory:
    """The most memory this process and its children held together, in MB (shared pages counted once)."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while not self._over.wait(0.5):
            self.peak = max(self.peak, sum(map(_pss, _tree())))

    def stop(self) -> float:
        """End watching."""
        self._over.set()
        return self.peak


def _tree() -> list[str]:
    children = Path("/proc/self/task").glob("*/children")
    return ["self", *(pid for path in children for pid in path.read_text().split())]


def _pss(pid: str) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def time_families(n: int, workers: int, engine: str = "local") -> str:
    """One line: what was found, in what time and memory."""
    group: Callable[..., Grouped] = group_output
    if engine == "daft":
        from quoth.bulk.families_daft import group_on_daft

        group = group_on_daft

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        write_quotes(out, n)
        began, memory, spent = time.monotonic(), Memory(), sum(os.times()[:4])
        found = group(
            out, workers=workers, tell=lambda line: print(f"{time.monotonic() - began:8.1f} s  {line}", flush=True)
        )
        seconds, peak, cpu = time.monotonic() - began, memory.stop(), sum(os.times()[:4]) - spent
        size = sum(path.stat().st_size for path in (out / "families").iterdir()) / 1e6
    return (
        f"{n:,} quotes, {engine}, {workers} workers: {found.families:,} families of {found.members:,} quotes "
        f"in {seconds:.0f} s ({cpu:.0f} of CPU), {peak:,.0f} MB at most, {size:.0f} MB written, "
        f"{found.passed_over} runs passed over"
    )


def main() -> None:
    """Print the line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, nargs="+", default=[1_000_000])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engine", choices=["local", "daft"], default="local")
    args = parser.parse_args()
    for n in args.quotes:
        print(time_families(n, args.workers, args.engine), flush=True)


if __name__ == "__main__":
    main()
