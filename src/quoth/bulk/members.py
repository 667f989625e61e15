"""The gzip members of a WARC, one per record as crawlers write them, walked without trusting any of them.

Walking them here instead of inside the WARC library gives three things: a file can be entered in the middle, a
damaged record costs itself alone, and records that were begun are counted apart from those that were read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

_MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 16
_STEP = 1 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """One member: where it begins, its first bytes inflated, and whether it is whole."""

    offset: int  # bytes from the start of the file
    data: bytes
    size: int  # bytes inflated, of which ``data`` may be the first only
    trouble: Literal["truncated", "corrupt"] | None = None


def read_members(path: Path, first: int, stop: int, most: int) -> Iterator[Member]:
    """The members that begin in the bytes ``first`` to ``stop`` of a file, with at most ``most`` bytes of each.

    After a damaged one, reading goes on at the next place where a WARC record begins.
    """
    with path.open("rb", buffering=_STEP) as stream:
        start = first if first == 0 else _next_start(stream, first, stop)
        while start is not None and start < stop:
            member, end = _read_member(stream, start, most)
            if member is None:
                return
            yield member
            start = end if member.trouble is None else _next_start(stream, start + 1, stop)


def is_one_per_record(stream: IO[bytes], most: int = _STEP) -> bool:
    """Whether a file is gzipped record by record: its first member holds one record, and is short."""
    member, _ = _read_member(stream, 0, most)
    if member is None or member.trouble == "truncated":
        return False
    return member.size <= most and member.data.count(b"\r\n\r\nWARC/1.") == 0


def _read_member(stream: IO[bytes], start: int, most: int) -> tuple[Member | None, int]:
    """The member that begins at ``start``, and where it ends; None at the end of the file."""
    stream.seek(start)
    inflate = zlib.decompressobj(31)
    kept, size, pending = bytearray(), 0, b""
    try:
        while not inflate.eof:
            pending = inflate.unconsumed_tail or stream.read(_CHUNK)
            out = inflate.decompress(pending, _STEP)
            size += len(out)
            kept += out[: max(0, most - len(kept))]
            if not pending and not out and not inflate.eof:
                if stream.tell() == start:
                    return None, start
                return Member(start, bytes(kept), size, "truncated"), start
    except zlib.error:
        return Member(start, bytes(kept), size, "corrupt"), start
    return Member(start, bytes(kept), size), stream.tell() - len(inflate.unused_data)


def _next_start(stream: IO[bytes], at: int, stop: int) -> int | None:
    """The first place from ``at`` to ``stop`` where a member begins that holds a WARC record."""
    while at < stop:
        stream.seek(at)
        block = stream.read(_STEP)
        if len(block) < len(_MAGIC):
            return None
        found = block.find(_MAGIC)
        while found >= 0 and at + found < stop:
            if _begins_record(stream, at + found):
                return at + found
            found = block.find(_MAGIC, found + 1)
        at += len(block) - len(_MAGIC) + 1
    return None


def _begins_record(stream: IO[bytes], at: int) -> bool:
    stream.seek(at)
    try:
        return zlib.decompressobj(31).decompress(stream.read(4096), 5) == b"WARC/"
    except zlib.error:
        return False
