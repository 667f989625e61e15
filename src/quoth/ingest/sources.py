"""Files, standard input and bytes -> one kind of thing: a named stream whose first bytes have been looked at."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal, cast

from quoth.data import Rejection
from quoth.errors import InputError
from quoth.ingest import rejections
from quoth.ingest.archive import is_archive
from quoth.ingest.decoding import binary_kind
from quoth.ingest.options import MEGABYTE

Kind = Literal["text", "html", "jsonl", "json", "warc", "feed", "table", "mail", "captions", "archive"]

_HEAD = 16_384
_PIPED = 200 * MEGABYTE  # of an archive that comes through a pipe; one that is longer ends damaged
_EXTENSIONS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".rss": "feed",
    ".atom": "feed",
    ".csv": "table",
    ".tsv": "table",
    ".eml": "mail",
    ".vtt": "captions",
    ".srt": "captions",
}
_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "feed",
    "application/warc": "warc",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "message/rfc822": "mail",
    "text/vtt": "captions",
    "application/x-subrip": "captions",
}
_NAMED: tuple[Kind | None, ...] = ("jsonl", "table", "mail")
"""What may begin like a page and is none, by its name."""
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|link|article|main|section|div|p|h1)\b", re.I)
_CAPTIONS = re.compile(rb"WEBVTT\b|\d+[ \t]*\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:\d\d:\d\d")
_OBJECT = re.compile(rb"\s*\{\s*[\"}]")
_FEED = re.compile(rb"<(?:rss|(?:\w{1,20}:)?feed|rdf:RDF)\b", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """An input, opened: where it came from, its bytes (decompressed), and what they are."""

    name: str
    stream: IO[bytes]
    kind: Kind


def standard_input() -> IO[bytes]:
    """The bytes of standard input; raises ``InputError`` where it is closed."""
    if sys.stdin is None:
        raise InputError("-", "closed", "standard input is closed; give a file, or lead a text into it")
    return sys.stdin.buffer


class _Lent:
    """A stream that is somebody else's to close: a caller's file, or standard input."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def __enter__(self) -> _Lent:
        return self

    def __exit__(self, *_: object) -> None:
        """Left open."""

    def close(self) -> None:
        """Left open."""


class _Unpacked(gzip.GzipFile):
    """What gzip packed; the library's own would leave the packed stream open."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        super().__init__(fileobj=packed)

    def close(self) -> None:
        try:
            super().close()
        finally:
            self._packed.close()


class _Rejoined(io.RawIOBase):
    """The bytes already looked at, then the rest of their stream."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] or _some(self._rest, len(buffer))
        self._head = self._head[len(chunk) :] if self._head else b""
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        if not self.closed:
            self._rest.close()
        super().close()


def open_source(
    source: str | Path | bytes | IO[bytes], name: str, content_type: str | None = None
) -> Source | Rejection:
    """Open a path, ``-``, bytes or a binary file, look through gzip, and tell what it is.

    Closing the stream that comes out closes what was opened here; a binary file and standard input stay open.
    """
    try:
        raw = _open(source)
    except (FileNotFoundError, NotADirectoryError):
        return rejections.missing(name)
    except IsADirectoryError:
        return rejections.directory(name)
    except (OSError, ValueError) as error:
        return rejections.unreadable(name, getattr(error, "strerror", None) or str(error))
    opened = _look(raw, name, content_type)
    if isinstance(opened, Rejection):
        raw.close()
    return opened


def _open(source: str | Path | bytes | IO[bytes]) -> IO[bytes]:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if source == "-":
        return cast(IO[bytes], _Lent(standard_input()))
    if isinstance(source, str | Path):
        return Path(source).open("rb")
    name = getattr(source, "name", None) or "-"
    if isinstance(source, io.TextIOBase) or hasattr(source, "encoding"):
        raise InputError(str(name), "text-stream", "is open as text; give its bytes: open it with “rb”, or encode it")
    if not hasattr(source, "read"):
        kind = type(source).__name__
        raise InputError(str(name), "no-source", f"is no path, address, bytes or binary file, but of type {kind}")
    return cast(IO[bytes], _Lent(source))


def _look(raw: IO[bytes], name: str, content_type: str | None) -> Source | Rejection:
    try:
        if (archive := _archive(raw)) is not None:
            return Source(name, archive, "archive")
        head, stream = _peek(raw)
        if head.startswith(b"\x1f\x8b"):
            name_inside = name.lower().removesuffix(".gz")
            head, stream = _peek(cast(IO[bytes], _Unpacked(stream)))
        else:
            name_inside = name.lower()
        if is_archive(head):
            return Source(name, io.BytesIO(stream.read(_PIPED)), "archive")
    except EOFError:
        return rejections.truncated(name, 0)
    except (OSError, zlib.error) as error:
        return rejections.corrupt(name, 0, str(error))
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return rejections.empty(name)
    kind = kind_of(head, name_inside, content_type)
    if kind != "warc" and (what := binary_kind(head)):
        return rejections.binary(name, what)
    if kind == "text" and head.removeprefix(b"\xef\xbb\xbf").startswith(b"<?xml"):
        return rejections.binary(name, "XML of another kind")
    return Source(name, stream, kind)


def _archive(raw: IO[bytes]) -> IO[bytes] | None:
    """The file from its first byte, unpacked where it is a tar packed with gzip, when it is an archive."""
    if not raw.seekable() or raw.tell():
        return None
    head = raw.read(512)
    raw.seek(0)
    if not head.startswith(b"\x1f\x8b"):
        return raw if is_archive(head) else None
    try:
        packed = gzip.GzipFile(fileobj=raw).read(512)
    except (OSError, EOFError, zlib.error):
        packed = b""
    raw.seek(0)
    return cast(IO[bytes], _Unpacked(raw)) if is_archive(packed) else None


def _peek(stream: IO[bytes]) -> tuple[bytes, IO[bytes]]:
    """The first bytes of a stream, and a stream that still begins with them; one that breaks later breaks later."""
    head = b""
    try:
        while len(head) < _HEAD and (chunk := _some(stream, _HEAD - len(head))):
            head += chunk
    except (OSError, EOFError, zlib.error):
        if not head:
            raise
    return head, rejoin(head, stream)


def rejoin(head: bytes, stream: IO[bytes]) -> IO[bytes]:
    """A stream that begins with the bytes already taken from it."""
    return cast(IO[bytes], io.BufferedReader(_Rejoined(head, stream), _HEAD))


def _some(stream: IO[bytes], size: int) -> bytes:
    """At most so many bytes, by one read where the stream allows: what stands before a break is not lost."""
    read = getattr(stream, "read1", stream.read)
    return bytes(read(size))


def _first_tag(head: bytes) -> bytes:
    """The bytes from the first tag that is neither a declaration nor a comment; a page's document type is one."""
    rest = head.lstrip()
    while rest.startswith((b"<?", b"<!--", b"<!DOCTYPE")) and not _HTML.match(rest):
        end = b"?>" if rest.startswith(b"<?") else b"-->" if rest.startswith(b"<!--") else b">"
        rest = rest.partition(end)[2].lstrip()
    return rest


def kind_of(head: bytes, name: str = "", content_type: str | None = None) -> Kind:
    """What the first bytes are; the content decides where it is plain, then the type stated, then the file's name."""
    if head.startswith(b"WARC/") or name.endswith((".warc", ".warc.zst")):
        return "warc"
    bare = head.removeprefix(b"\xef\xbb\xbf")
    tag = _first_tag(bare)
    if _FEED.match(tag):
        return "feed"
    stated = _TYPES.get((content_type or "").split(";")[0].strip().lower())
    by_name = _EXTENSIONS.get(Path(name).suffix) if "://" not in name else None
    if _HTML.match(tag) and by_name not in _NAMED:
        return "html"
    if _CAPTIONS.match(bare.lstrip()):
        return "captions"
    if stated or by_name:
        return cast(Kind, stated or by_name)
    if _OBJECT.match(bare):
        return "jsonl" if _line_is_object(bare) else "json"
    return "json" if name.endswith(".json") else "text"


def _line_is_object(head: bytes) -> bool:
    """Whether the first line opens and closes an object, as far as can be seen."""
    line, end, _ = head.lstrip().partition(b"\n")
    return line.rstrip().endswith(b"}") if end or len(head) < _HEAD // 2 else True
