"""Zip and tar archives, read member by member within bounds; nothing is ever written to disk.

A member that cannot be read is a Rejection in its place, and the rest goes on.  The bounds keep a small hostile file
from becoming a large one: size of a member, of the whole, how many, how deep.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO

from quoth.data import Rejection
from quoth.ingest import rejections
from quoth.ingest.word import document_part

_DAMAGED: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,  # and NotImplementedError: a way of packing, or a version, that this Python cannot read
)
"""What the libraries raise for bytes that are not what they should be."""
with contextlib.suppress(ImportError):  # some builds of Python lack it, and then zipfile refuses such members itself
    from lzma import LZMAError

    _DAMAGED += (LZMAError,)

_SKIPPED = ("__MACOSX/", ".git/", ".DS_Store")
_CHUNK = 1 << 16
_PICTURES = 10  # documents hold pictures, and may be so many times longer than a text
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")  # spreadsheets and programs that are zips inside


@dataclass(slots=True)
class Bounds:
    """How much an archive may hold, unpacked; one record is shared by the archives inside it."""

    member_bytes: int = 10_000_000
    total_bytes: int = 2_000_000_000
    members: int = 100_000
    depth: int = 2  # archives within archives
    _used: int = field(default=0, repr=False)
    _seen: int = field(default=0, repr=False)


Member = tuple[str, bytes]


def is_archive(head: bytes) -> bool:
    """Whether a file that begins with these bytes (512 suffice) is a zip or tar archive."""
    return head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06") or head[257:262] == b"ustar"


def _is_packed(name: str, data: bytes) -> bool:
    """Whether a file within an archive is one packed with gzip; any other gzip file is a file of its own."""
    if not data.startswith(b"\x1f\x8b"):
        return False
    if name.lower().endswith((".tar.gz", ".tgz")):
        return True
    with contextlib.suppress(*_DAMAGED):
        return is_archive(gzip.GzipFile(fileobj=io.BytesIO(data)).read(512))
    return False


def _unpacked(data: bytes, most: int) -> bytes:
    """The archive within gzip, cut behind ``most`` bytes; a tar as it is: its library takes that off."""
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        return stream.read(most + 1) if stream.peek(2).startswith(b"PK") else data


def read_archive(
    stream: IO[bytes], name: str, bounds: Bounds | None = None, depth: int = 0
) -> Iterator[Member | Rejection]:
    """The files in an archive as (name, bytes), "archive/member"; what is refused comes out as a Rejection."""
    bounds = bounds or Bounds()
    head = stream.read(512)
    stream.seek(0)
    holds = False
    try:
        read = _read_zip if head.startswith(b"PK") else _read_tar
        for got in read(stream, name, bounds, depth):
            holds = True
            yield got
        if not holds:
            yield rejections.no_files(name)
    except _DAMAGED as error:
        yield Rejection(name, "bad-archive", f"the archive is damaged ({error}); fetch or make it again")


def _read_zip(stream: IO[bytes], name: str, bounds: Bounds, depth: int) -> Iterator[Member | Rejection]:
    with zipfile.ZipFile(stream) as archive:
        entries = archive.infolist()
        if document_part(archive) is not None:
            stream.seek(0)
            yield from _document(stream, name, bounds)
            return
        if any(entry.filename in _OFFICE for entry in entries):
            yield Rejection(name, "binary", "is a spreadsheet, slides or a program; save it as text or HTML first")
            return
        for entry in entries:
            inner = f"{name}/{entry.filename}"
            if entry.filename.endswith("/") or _skipped(entry.filename):  # a damaged name may be empty
                continue
            refused = _refuse(inner, entry.filename, entry.file_size, bounds)
            if refused is None and entry.flag_bits & 0x1:
                refused = Rejection(inner, "encrypted", "is protected by a password; unpack it and give the folder")
            if refused is not None:
                yield refused
                if refused.code == "too-much":
                    return
                continue
            try:
                with archive.open(entry) as member:
                    yield from _taken(member, inner, bounds, depth)
            except _DAMAGED as error:
                yield Rejection(inner, "bad-archive", f"cannot be unpacked ({error}); fetch or make the archive again")


def _document(stream: IO[bytes], name: str, bounds: Bounds) -> Iterator[Member | Rejection]:
    """A document of a word processor, which is a zip file inside and comes out as it is."""
    data = stream.read(bounds.member_bytes * _PICTURES + 1)
    if len(data) > bounds.member_bytes * _PICTURES:
        yield Rejection(name, "too-large", f"more than {bounds.member_bytes * _PICTURES // 10**6} MB; save it as text")
    else:
        yield name, data


def _read_tar(stream: IO[bytes], name: str, bounds: Bounds, depth: int) -> Iterator[Member | Rejection]:
    with tarfile.open(fileobj=stream, mode="r:*") as archive:
        for entry in archive:
            inner = f"{name}/{entry.name}"
            if entry.isdir() or _skipped(entry.name):
                continue
            if not entry.isreg():
                yield Rejection(inner, "link", "is a link or a device, not a file; it is never followed")
                continue
            refused = _refuse(inner, entry.name, entry.size, bounds)
            if refused is not None:
                yield refused
                if refused.code == "too-much":
                    return
                continue
            member = archive.extractfile(entry)
            if member is not None:
                with member:
                    yield from _taken(member, inner, bounds, depth)


def _skipped(member: str) -> bool:
    return any(part in f"{member}/" for part in _SKIPPED) or PurePosixPath(member).name.startswith("._")


def _refuse(inner: str, member: str, size: int, bounds: Bounds) -> Rejection | None:
    """Why a member is not even opened, by what the archive says of it."""
    bounds._seen += 1
    if bounds._seen > bounds.members:
        return Rejection(inner, "too-much", f"the archive holds more than {bounds.members:,} files; give it in parts")
    path = member.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or (len(path) > 1 and path[1] == ":"):
        return Rejection(inner, "escapes", "its path leads out of the archive; such an archive is not to be trusted")
    if size > bounds.member_bytes:
        return Rejection(inner, "too-large", f"more than {bounds.member_bytes // 1_000_000} MB unpacked; split it")
    return None


def _taken(member: IO[bytes], inner: str, bounds: Bounds, depth: int) -> Iterator[Member | Rejection]:
    """The member's bytes, counted while they unpack (what an archive says of sizes need not be true)."""
    parts, size = [], 0
    while chunk := member.read(_CHUNK):
        size += len(chunk)
        bounds._used += len(chunk)
        if size > bounds.member_bytes:
            yield Rejection(inner, "too-large", f"more than {bounds.member_bytes // 1_000_000} MB unpacked; split it")
            return
        if bounds._used > bounds.total_bytes:
            yield Rejection(
                inner, "too-much", f"the archive holds more than {bounds.total_bytes // 10**9} GB; give it in parts"
            )
            return
        parts.append(chunk)
    data = b"".join(parts)
    packed = _is_packed(inner, data)
    if not packed and not is_archive(data[:512]):
        yield inner, data
    elif depth + 1 >= bounds.depth:
        yield Rejection(inner, "nested", "is an archive in an archive in an archive; unpack it first")
    else:
        yield from _nested(data, inner, bounds, depth + 1, packed=packed)


def _nested(data: bytes, inner: str, bounds: Bounds, depth: int, *, packed: bool) -> Iterator[Member | Rejection]:
    """What is in an archive within an archive; what gzip unpacks counts as what any member does."""
    most = bounds.member_bytes * _PICTURES
    try:
        whole = _unpacked(data, most) if packed else data
    except _DAMAGED as error:
        yield Rejection(inner, "bad-archive", f"the archive is damaged ({error}); fetch or make it again")
        return
    bounds._used += len(whole) if packed else 0
    if len(whole) > most:
        yield Rejection(inner, "too-large", f"more than {most // 1_000_000} MB unpacked; split it")
    else:
        yield from read_archive(io.BytesIO(whole), inner, bounds, depth)
