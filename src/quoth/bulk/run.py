"""Run a plan from beginning to end, or the rest of one that was broken off: plan | engine | manifest."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from quoth.bulk import manifest as kept
from quoth.bulk.files import sweep
from quoth.bulk.grouped import State, grouped_state
from quoth.bulk.local import Beat, Failure, run_local
from quoth.bulk.manifest import Counts, Mark
from quoth.bulk.plan import Plan, check_plan, largest_first, read_plan, write_plan
from quoth.errors import InputError
from quoth.text import shown_name

_TELLING = 0.1  # of a shard read: before, the time left would be told from starting up
_ASKING = 1.0  # seconds that somebody who asks how far a run is takes at the most

Engine = Callable[[Plan, list[int], Path], Iterator[Mark | Failure | Beat]]
"""Runs the shards of these numbers, giving marks, failures and signs of life in any order."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    done: int  # shards, those of earlier runs included
    shards: int
    articles: int  # in all, those of shards in flight included where they are told
    quotes: int
    seconds: float  # of this run
    rate: float  # articles a second, in this run
    left: float | None  # seconds, by the bytes of the shards still to do
    failure: Failure | None = None
    beat: bool = False  # no shard has ended: only a sign of life


def begin(plan: Plan, out: Path) -> None:
    """Make the output directory of a new plan; InputError when it holds another one."""
    if (out / "plan.json").exists():
        held = read_plan(out)
        if replace(held, skipped=()).digest != replace(plan, skipped=()).digest:
            raise InputError(str(out), "other-plan", _told_apart(plan, held))
        return
    if out.exists() and any(path.name != "versions.json" and path.suffix != ".part" for path in out.iterdir()):
        raise InputError(str(out), "not-empty", "is not empty and no bulk output; choose another --out")
    kept.write_versions(out, plan)
    write_plan(plan, out)


def _told_apart(plan: Plan, held: Plan) -> str:
    """How a plan differs from the one that its output holds, and what works then."""
    if changed := check_plan(held):
        others = f" and {len(changed) - 1} more" if changed[1:] else ""
        told = f"{changed[0]}{others}, so resume refuses, too; read all anew into another --out"
        return f"holds a run whose inputs have changed since: {told}"
    going = "quoth bulk resume goes on with it"
    if held.options != plan.options:
        names = [name.replace("_", "-") for name, value in asdict(plan.options).items()
                 if value != getattr(held.options, name)]  # fmt: skip
        return f"holds another run, of other options ({', '.join(names)}): {going}; choose another --out for this one"
    files = {shard.path for shard in held.shards}
    if new := sorted({shard.path for shard in plan.shards} - files):
        what = f"without {shown_name(new[0])}" + (f" and {len(new) - 1} more" if new[1:] else "")
        return f"holds another run, {what}: {going} as it was planned; read the rest into another --out"
    return f"holds another run, of other inputs or parts: {going}; choose another --out for this one"


def run_bulk(out: Path, engine: Engine = run_local, *, digests: bool = False) -> Iterator[Progress]:
    """Do what is missing of the plan in ``out``, then write its manifest; ``digests``: what has changed is missing too.

    Gives a Progress after each shard and each sign of life from one.  Raises InputError where ``out`` holds no plan, is
    of other versions, or another is at work there, and where the inputs have changed; and what the engine raises.
    """
    plan = read_plan(out)
    with _alone(out):
        kept.check_versions(out, plan)
        if changed := check_plan(plan):
            raise InputError(
                str(out), "changed", f"its inputs have changed since it was planned: {'; '.join(changed[:3])}"
            )
        sweep(out)
        marks, _ = _whole(out, plan, digests)
        todo = largest_first(plan, kept.missing(plan, marks))
        for number in todo:  # a mark whose tables are gone must not stand
            kept.mark_path(out, number).unlink(missing_ok=True)
        meter = _Meter(plan, marks, todo)
        for got in engine(plan, todo, out) if todo else ():
            yield meter.after(got)
        sweep(out)
        kept.write_manifest(out, plan)


class _Meter:
    def __init__(self, plan: Plan, marks: dict[int, Mark], todo: list[int]) -> None:
        self._size = {n: 1 + plan.shards[n].size // plan.shards[n].parts for n in todo}
        self._all = len(plan.shards)
        self._done = len(marks)
        self._articles = kept.total(marks.values()).articles
        self._quotes = sum(mark.files["quotes"].rows for mark in marks.values())
        self._began = time.monotonic()
        self._new = self._bytes = 0
        self._whole = sum(self._size.values())
        self._beats: dict[int, Beat] = {}  # of the shards in flight

    def after(self, got: Mark | Failure | Beat) -> Progress:
        self._beats.pop(got.shard, None)
        if isinstance(got, Beat):
            self._beats[got.shard] = got
        else:
            self._bytes += self._size.get(got.shard, 0)
        if isinstance(got, Mark):
            self._done += 1
            self._new += got.counts.articles
            self._articles += got.counts.articles
            self._quotes += got.files["quotes"].rows
        return self._progress(got if isinstance(got, Failure) else None, isinstance(got, Beat))

    def _progress(self, failure: Failure | None, beat: bool) -> Progress:
        seconds = max(1e-9, time.monotonic() - self._began)
        going = sum(beat.articles for beat in self._beats.values())
        read = self._bytes + sum(beat.share * self._size.get(beat.shard, 0) for beat in self._beats.values())
        begun = self._bytes or sum(beat.share for beat in self._beats.values()) >= _TELLING
        left = (self._whole - read) * seconds / read if begun and read else None
        rate = (self._new + going) / seconds
        articles = self._articles + going
        return Progress(self._done, self._all, articles, self._quotes, seconds, rate, left, failure, beat)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep a second driver off the same output.  Who only asks how far a run is holds the lock for a moment, too."""
    with (out / ".lock").open("w") as lock:
        until = time.monotonic() + _ASKING
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > until:
                    told = "another quoth bulk is at work here; wait for it to end"
                    raise InputError(str(out), "running", told) from error
                time.sleep(0.02)
            except OSError as error:
                told = f"its disk cannot keep others off ({error.strerror}); choose an --out on another"
                raise InputError(str(out), "no-lock", told) from error
        yield


@dataclass(frozen=True, slots=True)
class Status:
    """What an output directory holds."""

    plan: Plan
    marks: dict[int, Mark]  # of the shards that are done and whole
    missing: list[int]
    counts: Counts
    troubles: list[str]
    running: bool
    grouped: State  # whether wire/ and families/ are there, and of these shards

    @property
    def quotes(self) -> int:
        """Quotes found so far."""
        return sum(mark.files["quotes"].rows for mark in self.marks.values())


def read_status(out: Path, *, digests: bool = False) -> Status:
    """How far the run in a directory is, and what is wrong with it; ``digests``: read every table and compare."""
    plan = read_plan(out)
    marks, damage = _whole(out, plan, digests)
    troubles = check_plan(plan) + damage
    missing, counts = kept.missing(plan, marks), kept.total(marks.values())
    return Status(plan, marks, missing, counts, troubles, _is_running(out), grouped_state(out, marks))


def _whole(out: Path, plan: Plan, digests: bool) -> tuple[dict[int, Mark], list[str]]:
    """The marks whose tables are there, and what is wrong with those of the others."""
    marks = kept.read_marks(out, plan)
    wrong = {number: kept.check_files(out, mark, digests=digests) for number, mark in marks.items()}
    whole = {number: mark for number, mark in marks.items() if not wrong[number]}
    return whole, [line for lines in wrong.values() for line in lines]


def _is_running(out: Path) -> bool:
    """Whether a driver is at work here; nothing is written to find it out."""
    try:
        with (out / ".lock").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # no lock was ever made here, or none can be had: what is there is read all the same
        pass
    return False


def to_json(status: Status) -> dict[str, Any]:
    """The status for a program."""
    counts = status.counts
    return {
        "shards": len(status.plan.shards), "done": len(status.marks), "missing": status.missing,
        "running": status.running, "records": counts.records, "expected": counts.expected,
        "articles": counts.articles, "quotes": status.quotes, "refused": counts.refused, "troubles": status.troubles,
        "families": status.grouped, "undated": counts.undated,
    }  # fmt: skip
