"""Archives at an address -> bytes on disk, part by part; a connection that breaks is taken up where it broke.

The rules are those of ``fetch``: public addresses only, robots.txt, time between requests, bounds on time.
"""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from quoth.data import Rejection
from quoth.errors import FetchError
from quoth.ingest.fetch import Fetcher, RemoteFile
from quoth.ingest.options import ReadOptions

HEAD = 16_384  # bytes looked at to see what a file is
_SLOWEST = 50_000  # bytes a second, beside a minute for the start: a server that sends less is given up
_DELAY_S = 0.2  # between requests to one host, unless its robots.txt asks for more
_TRIES = 5  # without a byte of progress
_LASTING = frozenset({"refused-address", "robots", "changed", "http-status"})  # no second try would change these


class Downloads:
    """Reads parts of files at addresses; remembers what sites asked for.  Not for several threads at once."""

    def __init__(self, *, allow_private: bool = False, sleep: Callable[[float], None] = time.sleep) -> None:
        self._fetcher = Fetcher(ReadOptions(allow_private=allow_private), delay_s=_DELAY_S, sleep=sleep)
        self._sleep = sleep

    def look(self, address: str) -> tuple[RemoteFile, bytes]:
        """What a file is, with its first bytes; raises FetchError when it is not to be had."""
        sink = io.BytesIO()
        return self._read(address, (0, HEAD), sink), sink.getvalue()

    def save(self, address: str, part: tuple[int, int], path: Path, known: RemoteFile) -> None:
        """Put a part of a file, (first, stop) in bytes, at its place in a file at ``path``; before it is nothing.

        Raises FetchError when the address is refused, gone, another file than ``known``, or fails again and again.
        """
        with path.open("wb") as sink:
            sink.seek(part[0])
            self._read(address, part, sink, known)

    def _read(
        self, address: str, part: tuple[int, int], sink: IO[bytes], known: RemoteFile | None = None
    ) -> RemoteFile:
        at, stop = part
        tries = 0
        while True:
            before = sink.tell()
            seconds = 60 + (stop - at) / _SLOWEST
            got = self._fetcher.download(address, (at, stop), sink, seconds=seconds, known=known)
            at += sink.tell() - before
            if isinstance(got, RemoteFile):
                if at >= min(stop, got.size):
                    return got
                got = Rejection(address, "unreachable", "its server stops before the end; try again later")
            tries = tries + 1 if sink.tell() == before else 1
            if tries == _TRIES or got.code in _LASTING:
                raise FetchError(address, got.code, got.message)
            self._sleep(2.0 ** (tries - 1))


def digest_of(path: Path, part: tuple[int, int]) -> str:
    """SHA-256 of the bytes (first, stop) of a file."""
    digest = hashlib.sha256()
    at, stop = part
    with path.open("rb") as stream:
        stream.seek(at)
        while at < stop and (chunk := stream.read(min(1 << 20, stop - at))):
            digest.update(chunk)
            at += len(chunk)
    return digest.hexdigest()
