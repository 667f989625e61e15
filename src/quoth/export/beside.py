"""Files that take another's place only when they are whole, written beside it until then."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

_NAME = 60  # characters of the file's name that are kept, so that no disk finds the other one too long


def part_of(path: Path) -> Path:
    """The name of a file until it is whole: hidden and this process's, so that it is no file of anybody's."""
    return path.with_name(f".{path.name[-_NAME:]}.{os.getpid()}.part")


def write_beside(fill: Callable[[IO[bytes]], int], out: Path) -> int:
    """Fill a file, beside what stands there first, so that a failure, or nothing written, leaves that; raises OSError.

    Through a link it is the file that the link leads to; what is no file, a pipe or a device, is written into.
    ``fill`` returns how much it wrote, and so does this.
    """
    target = Path(os.path.realpath(out))
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            return fill(stream)
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    part = part_of(target)
    try:
        with part.open("wb") as file:
            count = fill(file)
        if count or not target.exists():
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return count
