"""Kill a writer at random moments, again and again: nothing it reported may be lost, nothing may be damaged.

    python benchmarks/crash_store.py --rounds 20

A child process adds articles and reports each on its output once the store says so; it is killed (SIGKILL) after a
random time.  Then the store is opened again: every article reported by any round is there, equal to what was added,
none is there in part, SQLite's and the word indexes' own checks pass, and families are placed for all.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generated import generate_records

from quoth import keep
from quoth.data import Record
from quoth.relatives import place_quotes
from quoth.store import open_store

_ROUND = 100_000  # records of one round have ids of their own


def records_of(round_: int) -> Iterator[Record]:
    """The records a round adds, the same for the same round: nine new ones, then one that changes an earlier one."""
    for number, record in enumerate(generate_records(_ROUND, seed=round_)):
        known = round_ > 1 and number % 10 == 0
        id_ = f"{round_ - 1 if known else round_}-{number}"
        yield replace(record, article=replace(record.article, id=id_))


def write(path: Path, round_: int) -> None:
    """The child: add records for ever and report what is kept; small batches, so that it is often about to commit."""
    keep._BATCH = 10
    by_id = {}

    def articles() -> Iterator[object]:
        for record in records_of(round_):
            by_id[record.article.id] = record
            yield record.article

    with open_store(path) as store:
        for kept in keep.add_articles(store, articles(), lambda article: by_id[article.id]):  # type: ignore[arg-type]
            sys.stdout.write(f"{kept.id}\n")
            sys.stdout.flush()


def run_round(path: Path, round_: int, seconds: float) -> list[str]:
    """Start a child, kill it some seconds after its first report; what it had reported."""
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen([sys.executable, __file__, "--child", str(path), str(round_)], stdout=out)
        while child.poll() is None and not os.fstat(out.fileno()).st_size:
            time.sleep(0.01)
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        child.wait()
        out.seek(0)
        lines = out.read().split("\n")
    return lines[:-1]  # the last was cut off, or is empty


def check(path: Path, reported: dict[str, int]) -> None:
    """Raise AssertionError unless everything reported is kept and the store is whole."""
    with open_store(path) as store:
        database = store.database  # type: ignore[attr-defined]
        assert database.all("PRAGMA integrity_check") == [("ok",)]
        assert database.all("PRAGMA foreign_key_check") == []
        for index in ("quotes_index", "passages_index"):
            database.all(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        by_round: dict[int, set[str]] = {}
        for id_, round_ in reported.items():
            by_round.setdefault(round_, set()).add(id_)
        for round_, ids in by_round.items():
            left = set(ids)
            for record in records_of(round_):
                if record.article.id in left:
                    left.remove(record.article.id)
                    kept = store.get_record(record.article.id)
                    assert kept is not None, f"{record.article.id} was reported and is lost"
                    changed = kept.article.text != record.article.text
                    assert changed or kept == record, f"{record.article.id} is not as it was reported"
                if not left:
                    break
        for record in store.records():
            assert record.quotes, f"{record.article.id} is there in part"
        place_quotes(store)
        assert store.families.unplaced(1) == []


def main() -> None:
    """Parse the options; run the rounds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=4.0, help="longest life of a child")
    options.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.child:
        write(Path(given.child[0]), int(given.child[1]))
        return
    rng = random.Random()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        reported: dict[str, int] = {}
        for round_ in range(1, given.rounds + 1):
            lines = run_round(path, round_, rng.uniform(0.0, given.seconds))
            reported |= dict.fromkeys(lines, round_)
            if path.exists():
                check(path, reported)
            print(f"round {round_}: {len(lines)} reported, {len(reported)} in all, nothing lost", flush=True)


if __name__ == "__main__":
    main()
