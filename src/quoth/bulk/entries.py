"""One shard's input, entry by entry: each article, each refusal, and how many records there were and should be.

WARC ──┬─ gzipped record by record: walked member by member
       └─ any other: as quoth.ingest reads it
JSONL, Parquet: every so manieth line or row
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, cast

from quoth.bulk.members import Member, is_one_per_record, read_members
from quoth.bulk.plan import Options, Shard
from quoth.bulk.tables import parquet_rows
from quoth.data import Article, Rejection
from quoth.errors import InputError
from quoth.ingest import ReadOptions, read_articles, rejections
from quoth.ingest.faults import in_short, is_library_fault
from quoth.ingest.html import read_page
from quoth.ingest.jsonl import article_of_fields, article_of_line
from quoth.ingest.warc import open_page, page_body, page_charset, why_no_page

_HEADERS = 1 << 16  # room for a record's own headers, beside the page


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing found in the input, and where."""

    position: int  # WARC: byte; JSONL: line; Parquet: row; else a running number
    got: Article | Rejection
    crawled: str | None = None  # when the page was fetched, as the WARC says
    count: int = 1  # records it stands for


@dataclass(slots=True)
class Tally:
    """Records of a shard: begun, read whole, and those that are no pages, by type."""

    expected: int = 0
    read: int = 0
    other: Counter[str] = field(default_factory=Counter)


def read_entries(shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    """The entries of a shard in order; a file that cannot be read is a refusal.  Fills in the tally."""
    reader = {"warc": _warc, "jsonl": _jsonl, "parquet": _parquet, "missing": _missing}[shard.kind]
    position = 0
    try:
        for entry in reader(shard, options, tally):
            position = entry.position
            yield entry
    except FileNotFoundError:
        yield Entry(0, rejections.missing(shard.name))
    except PermissionError as error:
        tally.expected += 1
        yield Entry(0, rejections.unreadable(shard.name, error.strerror or str(error)))
    except EOFError:
        tally.expected += 1
        yield Entry(position + 1, rejections.truncated(shard.name, tally.read))
    except (OSError, zlib.error, InputError) as error:
        tally.expected += 1
        yield Entry(position + 1, rejections.corrupt(shard.name, tally.read, in_short(error)))
    for kind, count in sorted(tally.other.items()):
        told = f"{count} {kind} records, which hold no page"
        yield Entry(position + 1, Rejection(shard.name, "not-a-page", told), count=count)
    whole = shard.expected if shard.parts == 1 else None
    if whole is not None and whole != tally.read:
        told = f"the list says {whole} records, {tally.read} were read; fetch the file again"
        tally.expected = max(tally.expected, whole)
        yield Entry(position + 2, Rejection(shard.name, "count", told), count=max(1, whole - tally.read))


def _missing(shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    yield Entry(0, rejections.missing(shard.name))


def _warc(shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    if shard.path.lower().endswith(".gz"):
        with Path(shard.path).open("rb") as stream:
            if shard.parts > 1 or is_one_per_record(stream):
                return _members(shard, options, tally)
    return _whole(shard, options, tally)


def _members(shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    """A WARC gzipped record by record, or the part of it that is this shard's."""
    first, stop = shard.stretch
    stop = stop if shard.part + 1 < shard.parts else 1 << 62
    path, most = Path(shard.path), most_of_record(options)
    fetched_whole = path.stat().st_size >= shard.size
    for member in read_members(path, first, stop, most):
        tally.expected += 1
        if member.trouble:
            long = member.trouble == "truncated" and not fetched_whole
            where = f"{shard.name}@{member.offset}"
            got = rejections.too_large(where, options.max_page_bytes) if long else _damaged(member, where)
            yield Entry(member.offset, got)
            continue
        yield from _records(member, shard, options, tally)


def most_of_record(options: Options) -> int:
    """Bytes of the longest record that is read."""
    return options.max_page_bytes + _HEADERS


def _damaged(member: Member, where: str) -> Rejection:
    if member.trouble == "truncated":
        return Rejection(where, "truncated", "the file ends inside this record; fetch it again")
    return Rejection(where, "corrupt", "this record's bytes are damaged; fetch the file again")


def _records(member: Member, shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    """The one record of a member (or the several that some writers put there)."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    count = 0
    where = f"{shard.name}@{member.offset}"
    try:
        stream = cast(Any, io.BytesIO(member.data))
        for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
            count += 1
            tally.read += 1
            tally.expected += count > 1
            if record.record_type in (WarcRecordType.response, WarcRecordType.resource):
                yield _page(record, where, member, options)
            else:
                tally.other[str(record.record_type).rpartition(".")[2]] += 1
    except BaseException as error:  # a fault inside the library derives from BaseException
        if not isinstance(error, Exception) and not is_library_fault(error):
            raise
        yield Entry(member.offset, Rejection(where, "corrupt", f"this record cannot be read ({in_short(error)})"))
        return
    if not count:
        yield Entry(member.offset, Rejection(where, "corrupt", "no WARC record where one should be"))


def _page(record: Any, where: str, member: Member, options: Options) -> Entry:
    address = record.headers.get("WARC-Target-URI")
    crawled = record.headers.get("WARC-Date")
    name = str(address or where)
    record = open_page(record, options.max_page_bytes)
    got: Article | Rejection
    if why := why_no_page(record):
        got = Rejection(name, "not-a-page", why)
    elif member.size > most_of_record(options):
        got = rejections.too_large(name, options.max_page_bytes)
    elif (body := page_body(record, options.max_page_bytes)) is None:
        got = Rejection(name, "not-a-page", "states no type and does not begin like HTML")
    else:
        got = read_page(body, name, _read_options(options), address=address, charset=page_charset(record))
    return Entry(member.offset, got, crawled)


def _read_options(options: Options) -> ReadOptions:
    return ReadOptions(html=options.html, max_page_bytes=options.max_page_bytes, follow_feeds=False)


def _whole(shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    """An archive that can only be read from its beginning."""
    with Path(shard.path).open("rb") as stream:
        found = read_articles(stream, name=shard.name, options=_read_options(options))
        for number, got in enumerate(found):
            broken = isinstance(got, Rejection) and got.id == shard.name
            tally.expected += 1
            tally.read += not broken
            yield Entry(number, got)


def _jsonl(shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    most = ReadOptions().max_text_bytes
    with _open(shard.path) as stream:
        number = 0
        while line := stream.readline(most + 1):
            too_long = len(line) > most and not line.endswith(b"\n")
            rest = line
            while too_long and rest and not rest.endswith(b"\n"):
                rest = stream.readline(_HEADERS)
            number += 1
            if number % shard.parts != shard.part or not line.strip():
                continue
            tally.expected += 1
            tally.read += 1
            where = f"{shard.name}:{number}"
            yield Entry(number, rejections.too_large(where, most) if too_long else article_of_line(line, where))


def _open(path: str) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path) if path.lower().endswith(".gz") else Path(path).open("rb"))


def _parquet(shard: Shard, options: Options, tally: Tally) -> Iterator[Entry]:
    rows, total = parquet_rows(Path(shard.path))
    tally.expected += len(range(shard.part, total, shard.parts))
    for number, row in enumerate(rows):
        if number % shard.parts == shard.part:
            tally.read += 1
            yield Entry(number, article_of_fields(row, f"{shard.name}:{number + 1}"))
