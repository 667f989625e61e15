"""Run the shards on Daft: in this machine's processes, or on a Ray cluster; the same function, mapped over numbers.

The only module that imports daft.  Its telemetry is switched off, and how Ray's clients prove who they are is said
explicitly, never left to what another program wrote into a home directory.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

from quoth.bulk.local import Failure
from quoth.bulk.manifest import Mark, read_marks
from quoth.bulk.plan import Plan
from quoth.bulk.shard import MakeRead, Worker, model_reader
from quoth.errors import InputError, MissingExtra, QuothError

_PATIENCE = 10.0  # seconds to connect to a cluster
_ROUNDS = 3  # a worker that dies may take its batch along: what is missing afterwards is mapped again


def run_daft(
    plan: Plan,
    todo: Sequence[int],
    out: Path,
    *,
    workers: int = 1,
    address: str | None = None,
    token: bool = False,
    make_read: MakeRead = model_reader,
) -> Iterator[Mark | Failure]:
    """Run shards on Daft; with ``address`` on the Ray cluster there, whose nodes must see the same files.

    ``token``: the cluster wants Ray's token (RAY_AUTH_MODE=token); without it clients are not asked to prove anything,
    which is safe only where nobody else can reach the cluster.
    """
    start_daft(address, token)
    left, known = list(todo), set(read_marks(out, plan))
    for _ in range(_ROUNDS):
        with ThreadPoolExecutor(1) as one:
            job = one.submit(_map, plan, left, out, workers, make_read)
            ended = False
            while not ended:
                ended = bool(wait([job], timeout=1.0).done)
                fresh = read_marks(out, plan, known)
                known |= fresh.keys()
                yield from fresh.values()
        left = [number for number in left if number not in known]
        error = job.exception()
        if isinstance(error, QuothError):
            raise error
        if not left:
            return
    reason = f"its workers died or raised ({error})" if error else "its workers died or raised; see the engine's log"
    yield from (Failure(number, reason) for number in left)


def start_daft(address: str | None = None, token: bool = False, threads: int | None = None) -> Any:
    """The daft module, set to run here (on so many threads) or on the Ray cluster at an address.

    Raises MissingExtra without daft, and InputError when no cluster answers.
    """
    os.environ["DO_NOT_TRACK"] = "1"
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ["RAY_AUTH_MODE"] = "token" if token else "disabled"
    try:
        import daft
    except ImportError as error:
        raise MissingExtra("running on Daft and Ray", "ray") from error
    if address is None:
        try:
            daft.set_runner_native(threads)
        except daft.exceptions.DaftCoreException:  # a process has its threads for good
            if daft.get_or_infer_runner_type() != "native":
                raise
        return daft
    _reach(address)
    try:
        daft.set_runner_ray(address=address, noop_if_initialized=True)
    except Exception as error:
        raise InputError(
            address, "engine", f"no Ray cluster answers there ({type(error).__name__}: {error})"
        ) from error
    return daft


def _reach(address: str) -> None:
    """Raise InputError when nobody listens at host:port; Ray itself would try for many minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not host or not port.isdigit():
        raise InputError(address, "engine", "is not host:port, as head:6379")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise InputError(
            address, "engine", f"no Ray cluster answers there ({error}); start one, or check it"
        ) from error


def _map(plan: Plan, numbers: Sequence[int], out: Path, workers: int, make_read: MakeRead) -> None:
    import daft

    @daft.cls(max_concurrency=workers, use_process=True, max_retries=2, on_error="log")
    class Mapper:
        def __init__(self) -> None:
            self._worker = Worker(out, plan, make_read)

        @daft.method(return_dtype=daft.DataType.int64())
        def run(self, number: int) -> int:
            return self._worker(number).shard

    mapper: Any = Mapper()
    frame = daft.from_pydict({"shard": list(numbers)}).into_batches(1)
    frame.select(mapper.run(daft.col("shard"))).collect()
