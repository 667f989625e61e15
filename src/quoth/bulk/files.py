"""Files that are there whole or not at all: written beside their place, flushed to disk, then renamed into it."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

FETCHED = ".fetched-"
"""Begins the names of files that were fetched and are being read."""


def write_whole(path: Path, data: bytes) -> None:
    """Put the bytes in the file, or leave it as it was."""
    with hashed_file(path) as sink:
        sink.write(data)


@dataclass(slots=True)
class Hashed:
    """A sink that keeps count and digest of what goes through it."""

    stream: IO[bytes]
    digest: hashlib._Hash
    size: int = 0
    closed: bool = False

    def write(self, data: bytes) -> int:
        """Write, and count."""
        self.digest.update(data)
        self.size += len(data)
        return self.stream.write(data)

    def tell(self) -> int:
        """How many bytes were written."""
        return self.size

    def flush(self) -> None:
        """Hand on what is buffered."""
        self.stream.flush()

    def close(self) -> None:
        """Say that no more comes; the file is closed by whoever opened it."""
        self.closed = True

    @property
    def sha256(self) -> str:
        """Of everything written so far."""
        return self.digest.hexdigest()


@contextlib.contextmanager
def hashed_file(path: Path) -> Iterator[Hashed]:
    """A sink whose file appears at ``path`` when the block ends well, and not at all when it does not."""
    temporary = _beside(path)
    try:
        with temporary.open("wb") as stream:
            yield Hashed(stream, hashlib.sha256())
            _flush(stream)
        _place(temporary, path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # of a full disk Python does not say what was being written
        raise


def sweep(folder: Path) -> None:
    """Take away what killed workers left; only when nobody is at work."""
    for left in (*folder.rglob(".*.part"), *folder.glob(f"{FETCHED}*")):
        left.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _flush(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _place(temporary: Path, path: Path) -> None:
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the rename itself survives a power cut
    finally:
        os.close(folder)
