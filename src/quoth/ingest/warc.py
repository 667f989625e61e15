"""WARC archives -> articles: each HTML response is a page; a file that ends in the middle says so."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Any, cast

from quoth.data import Article, Rejection
from quoth.ingest import rejections
from quoth.ingest.faults import in_short, is_library_fault
from quoth.ingest.html import read_page
from quoth.ingest.options import ReadOptions

_RECORD_END = b"\r\n\r\n"
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_ANSWERED = (200, 203)  # 203: the page as a proxy passed it on
_LOOKED_AT = 1_024
_HEADERS = 1 << 16  # room for the answer's headers, beside the page
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html|head|body|title|meta)\b", re.I | re.S
)


class _Watched:
    """A stream that remembers its last bytes: every WARC record ends with two line ends."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._read = 0
        self.last = b""

    def tell(self) -> int:
        """How many bytes have been read; the stream need not know."""
        return self._read

    def read(self, size: int = -1) -> bytes:
        chunk: bytes = self._stream.read1(size)  # what stands before a break is not lost
        self._read += len(chunk)
        self.last = (self.last + chunk[-4:])[-4:]
        return chunk


def read_warc(stream: IO[bytes], name: str, options: ReadOptions) -> Iterator[Article | Rejection]:
    """The articles of a WARC's pages (responses and resources), ids being their addresses.

    Pages without an article, and pages too large, come out as Rejections, and so does a file without any page.  The
    libraries for WARC stop without a word where a file is cut off; here the records are counted and the last bytes
    looked at, and a cut or damaged file ends with a Rejection that says after how many records.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    watched = _Watched(stream)
    count = whole = end = pages = 0
    try:
        for record in ArchiveIterator(cast(Any, watched), record_types=WarcRecordType.any_type, parse_http=False):
            count += 1
            end = _end(record)
            if record.record_type in (WarcRecordType.resource, WarcRecordType.response):
                page = open_page(record, options.max_page_bytes)
                body = None if why_no_page(page) else page_body(page, options.max_page_bytes)
                if body is not None:
                    pages += 1
                    address = record.headers.get("WARC-Target-URI")
                    where = str(address or f"{name}:{count}")
                    yield read_page(body, where, options, address=address, charset=page_charset(page))
            whole = count
    except EOFError:
        yield rejections.truncated(name, whole)
        return
    except BaseException as error:  # a fault inside the library is no Exception: it derives from BaseException
        if not isinstance(error, Exception) and not is_library_fault(error):
            raise
        cut = "end-of-stream" in str(error) or "EOF" in str(error)
        yield rejections.truncated(name, whole) if cut else rejections.corrupt(name, whole, in_short(error))
        return
    if count == 0:
        yield rejections.corrupt(name, 0, "no WARC record in it")
    elif not _is_compressed(name) and (watched.last != _RECORD_END or watched.tell() < end):
        yield rejections.truncated(name, count - 1)
    elif not pages:
        yield rejections.no_pages(name, count)


def _is_compressed(name: str) -> bool:
    """Whether the library decompresses the bytes, so that their end says nothing."""
    return name.lower().endswith((".zst", ".lz4"))


def _end(record: Any) -> int:
    """Where the record ends at the earliest: its place, its headers and the length that they state."""
    headers = sum(len(name) + len(value) + 3 for name, value in record.headers.items())
    stated = record.headers.get("Content-Length", "0").strip()
    return int(record.stream_pos) + headers + (int(stated) if stated.isdecimal() else 0)


def open_page(record: Any, most: int) -> Any:
    """The record with its answer's headers read and its page decoded as it is read; one too large as it is.

    It is taken off the archive's stream first: a decoder that is left in the middle of a page would leave that stream
    in the middle of the record, where the next one is not found.
    """
    from fastwarc.warc import ArchiveIterator

    if record.content_length > most + _HEADERS:
        record.parse_http(auto_decode="none")
        return record
    kind = " ".join((record.headers.get("Content-Type") or "").split())
    about = "resource" if _is_resource(record) else "response"
    body = record.reader.read()
    head = f"WARC/1.0\r\nWARC-Type: {about}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    alone = io.BytesIO(head.encode(errors="replace") + body + _RECORD_END)
    return next(iter(ArchiveIterator(cast(Any, alone), auto_decode="all")))


def why_no_page(record: Any) -> str | None:
    """Why a response or resource is no page, by what it says of itself; None where it may be one."""
    if not _is_resource(record):
        headers = record.http_headers if record.is_http else None  # without fields they count as false
        status = headers.status_code if headers is not None else None
        if status not in _ANSWERED:
            return f"the site answered {status}"
    kind = _kind(record)
    return f"is {kind}, not HTML" if kind and kind not in _PAGE_TYPES else None


def page_body(record: Any, most: int) -> bytes | None:
    """The bytes of an opened record that says nothing against being a page, up to one more than ``most``.

    Where it states no type, its first bytes say whether it is a page; None if not.
    """
    body: bytes = record.reader.read(most + 1)
    stated = bool(_kind(record))
    return body if stated or _MARKUP.match(body[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")) else None


def page_charset(record: Any) -> str | None:
    """The charset that the record states."""
    stated: str | None = record.http_charset if record.is_http else _charset(record.headers.get("Content-Type"))
    return stated


def _is_resource(record: Any) -> bool:
    from fastwarc.warc import WarcRecordType

    return bool(record.record_type == WarcRecordType.resource)


def _kind(record: Any) -> str:
    """The media type; a resource has no HTTP headers and states it among those of the archive."""
    if _is_resource(record):
        return (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    return (record.http_content_type or "").lower()


def _charset(stated: str | None) -> str | None:
    m = re.search(r"charset=[\"']?([\w-]+)", stated or "", re.I)
    return m[1] if m else None
