"""Run the shards in processes of this machine, one thread and one shard in flight each.

A worker that dies takes nothing with it but the shard it was at, which another worker does again; when the driver
dies the workers end by themselves.  Results are files and marks are small, so nothing piles up anywhere.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, cast

from quoth.bulk.manifest import Mark
from quoth.bulk.plan import Plan
from quoth.bulk.shard import MakeRead, Tell, Worker, model_reader
from quoth.errors import ModelError, QuothError
from quoth.ingest.faults import in_short

BEAT = 3.0
"""Seconds between two signs of life of a worker."""

ATTEMPTS = 5
"""How often a shard may bring its worker down before it is left out; ``resume`` tries it again."""


_GARBAGE = 20_000
"""Objects made and kept before a worker looks for cycles among them; at Python's 700 that took 1.5% of its time."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A shard that could not be done."""

    shard: int
    reason: str


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life from a shard that is being read."""

    shard: int
    articles: int  # read so far
    share: float  # of its bytes, about


@dataclass(slots=True)
class _Slot:
    process: BaseProcess
    pipe: Connection
    shard: int | None = None
    ready: bool = False


def run_local(
    plan: Plan,
    todo: Sequence[int],
    out: Path,
    *,
    workers: int = 1,
    make_read: MakeRead = model_reader,
    attempts: int = ATTEMPTS,
) -> Iterator[Mark | Failure | Beat]:
    """Run shards, giving each one's mark as it is done; a shard given up comes out as a Failure.

    In between come signs of life, so that somebody who watches sees a shard of many minutes go on.

    Raises the error of a worker that cannot even start (no network, no pyarrow).
    """
    queue = deque(todo)
    tried: dict[int, int] = {}
    slots: list[_Slot] = []
    starts = 0
    try:
        while queue or any(slot.shard is not None for slot in slots):
            while len(slots) < min(workers, len(queue) + sum(s.shard is not None for s in slots)):
                slots.append(_start(out, plan, make_read))
            for slot in slots:
                if slot.ready and slot.shard is None and queue:
                    _give(slot, queue)
            for slot in _stirred(slots):
                answer = _answer(slot)
                if answer == "ready":
                    slot.ready, starts = True, 0
                elif isinstance(answer, Beat):
                    yield answer
                elif isinstance(answer, Mark):
                    slot.shard = None
                    yield answer
                elif isinstance(answer, QuothError):
                    raise answer
                elif answer != "nothing":  # dead (None), or its shard raised (a line that says what)
                    lost, slot.shard = slot.shard, None
                    starts += lost is None
                    if starts > ATTEMPTS:
                        raise ModelError("workers die before they begin; is there enough memory? try fewer --workers")
                    if answer is None:
                        slots.remove(slot)
                        _stop(slot)
                    if lost is not None:
                        tried[lost] = tried.get(lost, 0) + 1
                        if answer is None and tried[lost] < attempts:
                            queue.appendleft(lost)
                        else:
                            yield Failure(lost, answer or f"{attempts} workers died over it")
    finally:
        for slot in slots:
            _stop(slot)


def _start(out: Path, plan: Plan, make_read: MakeRead) -> _Slot:
    context = multiprocessing.get_context("spawn")  # a fork would inherit locks, and the pipes of other workers
    pipe, theirs = context.Pipe()
    args = (theirs, out, plan, make_read, os.getpid())
    process = cast(BaseProcess, cast(Any, context).Process(target=_work, args=args, daemon=True))
    resource_tracker.ensure_running()  # it is started with the first process, and then unblocks what is blocked below
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # inherited: Ctrl-C is the driver's to hear
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    theirs.close()
    return _Slot(process, pipe)


def _give(slot: _Slot, queue: deque[int]) -> None:
    number = queue.popleft()
    slot.shard = number
    try:
        slot.pipe.send(number)
    except OSError:  # it died while idle: noticed by its sentinel, and the shard comes back
        return


def _stirred(slots: Sequence[_Slot]) -> list[_Slot]:
    """The workers that answered or died."""
    by_handle: dict[Any, _Slot] = {slot.pipe: slot for slot in slots} | {s.process.sentinel: s for s in slots}
    stirred = {id(by_handle[handle]): by_handle[handle] for handle in wait(list(by_handle), timeout=1.0)}
    return list(stirred.values())


def _answer(slot: _Slot) -> Any:
    """What a worker says; None when it is dead and said nothing more."""
    try:
        return slot.pipe.recv() if slot.pipe.poll() else None if not slot.process.is_alive() else "nothing"
    except (EOFError, OSError):
        return None


def _stop(slot: _Slot) -> None:
    slot.pipe.close()
    slot.process.join(timeout=0.5)
    if slot.process.is_alive():
        slot.process.kill()
        slot.process.join()


def _work(pipe: Connection, out: Path, plan: Plan, make_read: MakeRead, driver: int) -> None:
    """A worker's life: load, then a number in, a mark out."""
    threading.Thread(target=_end_with, args=(driver,), daemon=True).start()
    try:
        worker = Worker(out, plan, make_read)
        gc.set_threshold(_GARBAGE)
        pipe.send("ready")
    except QuothError as error:
        known = type(error).__module__ == QuothError.__module__  # those can be pickled; what a caller derives may not
        pipe.send(error if known else QuothError(str(error)))
        return
    with contextlib.suppress(EOFError, OSError):  # the driver has closed the pipe: it wants no more
        while True:
            number = pipe.recv()
            pipe.send(_tried(worker, number, _teller(pipe, number)))


def _tried(worker: Worker, number: int, tell: Tell) -> Mark | str:
    """The mark of a shard, or a line that says why there is none."""
    try:
        return worker(number, tell)
    except Exception as error:
        return f"{type(error).__name__}: {in_short(error)}"


def _teller(pipe: Connection, number: int) -> Tell:
    """Sends signs of life of a shard to the driver, now and then."""
    last = time.monotonic()

    def tell(articles: int, share: float) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= BEAT:
            last = now
            with contextlib.suppress(OSError):  # the driver is gone, and this process will be soon
                pipe.send(Beat(number, articles, share))

    return tell


def _end_with(driver: int) -> None:
    """End this process soon after its driver is gone; what it was writing never gets its name."""
    while os.getppid() == driver:
        time.sleep(0.2)
    os._exit(1)
