"""Blocking work in a few threads, with a bound on what waits; long work as jobs with progress and a way to stop."""

from __future__ import annotations

import asyncio
import secrets
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from quoth.web.faults import WebFault, logged_fault, stopping
from quoth.web.options import WebOptions

T = TypeVar("T")
Lane = Literal["store", "count", "read", "fetch", "long"]

_JOBS = 500  # remembered at a time; more where more are not over
_LAST_S = 5.0  # waited at the end for what still asks the store


class Stopped(Exception):
    """The job was told to stop."""


@dataclass(slots=True)
class Job:
    """One piece of long work; the thread that does it writes, pages read."""

    title: str
    until: float  # monotonic time at which it is stopped
    id: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    state: Literal["waiting", "running", "done", "failed", "stopped"] = "waiting"
    message: str = "waiting for its turn"
    done: int = 0
    total: int | None = None  # None: not known
    result: str | None = None  # address of what came out
    fault: WebFault | None = None
    back: str = "/"  # address of the form that began it
    ended: threading.Event = field(default_factory=threading.Event)
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed", "stopped")

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()
        if self.state == "waiting":
            self.state, self.message = "stopped", "stopped before it began"
            self.ended.set()

    def step(self, message: str | None = None, done: int | None = None, total: int | None = None) -> None:
        """Say how far the work is; raises ``Stopped`` when it is to stop, ``WebFault`` when its time is up."""
        if self._stop.is_set():
            raise Stopped
        if time.monotonic() > self.until:
            raise WebFault(503, "too-long", "this took too long and was stopped; try with fewer or shorter texts")
        self.message = self.message if message is None else message
        self.done = self.done if done is None else done
        self.total = self.total if total is None else total


class Workers:
    """A few threads of each kind; when too much waits, the next caller is told so at once."""

    def __init__(self, options: WebOptions) -> None:
        o = options
        sizes: dict[Lane, int] = {
            "store": o.store_threads, "count": o.count_threads, "read": o.read_threads, "fetch": o.fetch_threads,
            "long": o.long_threads,
        }  # fmt: skip
        self._pools = {name: ThreadPoolExecutor(size, f"quoth-{name}") for name, size in sizes.items()}
        self._most = {name: options.max_waiting + size for name, size in sizes.items()}
        self._inside = dict.fromkeys(sizes, 0)
        self._lock = threading.Lock()
        self._work_s = options.work_s
        self._jobs: dict[str, Job] = {}
        self._stopping = False
        self._waiting: set[asyncio.Future[None]] = set()  # one for each who waits for a thread

    async def call(self, lane: Lane, function: Callable[[], T]) -> T:
        """The function's result, computed in a thread of the lane."""
        future = asyncio.wrap_future(self._submit(lane, function))
        try:
            await self._wait(future)
        except BaseException:
            future.cancel()
            raise
        return future.result()

    async def _wait(self, future: asyncio.Future[Any], seconds: float | None = None) -> None:
        """Until it is done or the time is up; raises ``WebFault`` when the server is stopped before."""
        told = asyncio.get_running_loop().create_future()
        self._waiting.add(told)
        try:
            await asyncio.wait([future, told], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._waiting.discard(told)
        if self._stopping and not future.done():
            raise stopping()

    def stop(self) -> None:
        """Tell those who wait for a thread that the server ends, and take no more; in the loop they wait in."""
        self._stopping = True
        for told in self._waiting:
            told.set_result(None)

    @property
    def busy(self) -> bool:
        """Whether a thread is at work, which nothing can end."""
        return any(self._inside.values())

    def _submit(self, lane: Lane, function: Callable[[], T]) -> Future[T]:
        if self._stopping:
            raise stopping()
        with self._lock:
            if self._inside[lane] >= self._most[lane]:
                raise WebFault(503, "busy", "too much is being done at once; try again in a few seconds", wait_s=5)
            self._inside[lane] += 1
        future = self._pools[lane].submit(function)
        future.add_done_callback(lambda _: self._leave(lane))
        return future

    def _leave(self, lane: Lane) -> None:
        with self._lock:
            self._inside[lane] -= 1

    async def start(
        self, title: str, work: Callable[[Job], str], *, lane: Lane = "long", wait_s: float = 0.0, back: str = "/"
    ) -> Job:
        """Begin a job whose work gives the address of its result; waits a little, for most are done at once."""
        job = Job(title, time.monotonic() + self._work_s, back=back)
        future = asyncio.wrap_future(self._submit(lane, lambda: _run(job, work)))
        self._jobs[job.id] = job
        self._forget()
        if wait_s:
            await self._wait(future, wait_s)
        return job

    def _forget(self) -> None:
        """Leave the newest jobs, and all that are not over."""
        over = [name for name, job in self._jobs.items() if job.over]
        for name in over[: max(0, len(self._jobs) - _JOBS)]:
            del self._jobs[name]

    def job(self, name: str) -> Job | None:
        """The job of this name, while it is remembered."""
        return self._jobs.get(name)

    def close(self, interrupt: Callable[[], None] | None = None) -> None:
        """Stop what can be stopped, and give the threads back; ``interrupt`` breaks off what still asks the store."""
        for job in self._jobs.values():
            job.stop()
        for pool in self._pools.values():
            pool.shutdown(wait=False, cancel_futures=True)
        until = time.monotonic() + _LAST_S
        while (self._inside["store"] or self._inside["count"]) and time.monotonic() < until:
            if interrupt is not None:
                interrupt()
            time.sleep(0.01)


def _run(job: Job, work: Callable[[Job], str]) -> None:
    if job.over:
        return
    job.state, job.message = "running", "begun"
    try:
        job.result = work(job)
        job.state, job.message = "done", "done"
    except Stopped:
        job.state, job.message = "stopped", "stopped"
    except Exception as error:
        job.fault = logged_fault(error)
        job.state, job.message = "failed", job.fault.message
    finally:
        job.ended.set()
