"""Inputs -> articles: choose a reader by content; what cannot be read comes out as a value, never as an exception.

file, -, bytes, address ── sources: open, gunzip, look ──┬─ plain     text
                                fetch: addresses only    ├─ html      one page
                                                         ├─ jsonl     an article a line; transcribed: what was said
                                                         ├─ table     CSV, TSV: an article a row
                                                         ├─ word      .docx, .odt
                                                         ├─ mail      .eml
                                                         ├─ captions  WebVTT, SubRip: a transcript
                                                         ├─ archive   zip, tar: each file in it
                                                         ├─ warc      an archive of pages
                                                         └─ feeds     addresses, fetched in turn
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from quoth.data import Article, Rejection
from quoth.errors import InputError
from quoth.ingest import rejections
from quoth.ingest.options import ReadOptions, tell
from quoth.ingest.sources import Source, open_source
from quoth.text import shown_name

if TYPE_CHECKING:
    from quoth.ingest.fetch import Fetcher

__all__ = ["ReadOptions", "read_articles"]


def read_articles(
    source: str | Path | bytes | IO[bytes],
    *,
    name: str | None = None,
    options: ReadOptions | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Article | Rejection]:
    """The articles of an input, one at a time; a refused input or part of one is a Rejection in its place.

    ``source`` is a path, an http(s) address, ``-`` for standard input, the bytes themselves or a binary file, which is
    left open.  ``name`` becomes the article's id where the input states none (the path or address as given otherwise,
    ``-`` for bytes).  Pass one ``fetcher`` for many addresses, so that robots.txt is read once and hosts are not
    hurried.  Raises ``InputError`` for what is none of these, such as a file opened as text.
    """
    options = options or ReadOptions()
    if source == "":
        raise InputError("source", "empty", "is an empty string; give a path, an address, - or the bytes themselves")
    if isinstance(source, str) and "://" in source:
        yield from _read_address(source, name or source, options, fetcher)
        return
    path = Path(source) if isinstance(source, str | Path) and source != "-" else None
    name = name or (str(source) if path else getattr(source, "name", None) if hasattr(source, "read") else None) or "-"
    if path is not None and options.recursive and path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file())
        if not inside:
            yield rejections.no_files(str(name))
        for inner in inside:
            yield from read_articles(inner, options=options, fetcher=fetcher)
        return
    opened = open_source(source, str(name))
    if isinstance(opened, Rejection):
        yield opened
        return
    with opened.stream:
        yield from map(under_its_name, _guarded(opened, options, fetcher))


def under_its_name(got: Article | Rejection) -> Article | Rejection:
    """An article of a file whose name is no text under a name that can be kept; a refusal names the file as it is."""
    return replace(got, id=shown_name(got.id)) if isinstance(got, Article) else got


def _read_address(
    address: str, name: str, options: ReadOptions, fetcher: Fetcher | None
) -> Iterator[Article | Rejection]:
    from quoth.ingest.fetch import Fetcher  # only addresses need the network library

    fetcher = fetcher or Fetcher(options)
    page = fetcher.fetch(address)
    if isinstance(page, Rejection):
        yield page
        return
    opened = open_source(page.body, name, page.content_type)
    if isinstance(opened, Rejection):
        yield opened
        return
    with opened.stream:
        for article in _guarded(opened, options, fetcher, page.address, page.charset):
            if isinstance(article, Article) and opened.kind == "text":
                article = replace(article, url=page.address)
            yield article


def _guarded(
    source: Source,
    options: ReadOptions,
    fetcher: Fetcher | None = None,
    address: str | None = None,
    charset: str | None = None,
) -> Iterator[Article | Rejection]:
    """The articles of an opened source; a stream that breaks off ends with a Rejection."""
    count = 0
    try:
        for article in _read(source, options, fetcher, address, charset):
            count += 1
            yield article
    except EOFError:
        yield rejections.truncated(source.name, count)
    except (OSError, zlib.error) as error:
        yield rejections.corrupt(source.name, count, str(error))


def _read(
    source: Source, options: ReadOptions, fetcher: Fetcher | None, address: str | None, charset: str | None
) -> Iterator[Article | Rejection]:
    if source.kind == "jsonl":
        from quoth.ingest.jsonl import read_jsonl

        yield from read_jsonl(source.stream, source.name, options)
    elif source.kind == "warc":
        from quoth.ingest.warc import read_warc

        yield from read_warc(source.stream, source.name, options)
    elif source.kind == "table":
        from quoth.ingest.table import read_table

        yield from read_table(source.stream, source.name, options)
    elif source.kind == "archive":
        yield from _read_members(source, options)
    else:
        limit = options.max_page_bytes if source.kind in ("html", "feed") else options.max_text_bytes
        data = source.stream.read(limit + 1)
        if len(data) > limit:
            yield rejections.too_large(source.name, limit)
        elif source.kind == "html":
            from quoth.ingest.html import read_page

            yield read_page(data, source.name, options, address=address, charset=charset)
        elif source.kind == "mail":
            from quoth.ingest.mail import read_mail

            yield read_mail(data, source.name, options)
        elif source.kind == "captions":
            yield _read_captions(data, source.name, charset)
        elif source.kind == "json":
            yield from _read_json(data, source, options, fetcher)
        elif source.kind == "feed":
            yield from _read_feed(data, source.name, options, fetcher, address)
        else:
            yield _read_text(data, source.name, options, charset)


def _read_members(source: Source, options: ReadOptions) -> Iterator[Article | Rejection]:
    """The articles of the files in an archive; a document of a word processor is an archive of itself alone."""
    from quoth.ingest.archive import Bounds, is_archive, read_archive
    from quoth.ingest.word import read_document

    for member in read_archive(source.stream, source.name, Bounds()):
        if isinstance(member, Rejection):
            yield member
            continue
        name, data = member
        if is_archive(data):
            yield read_document(data, name, options)
        else:
            yield from read_articles(data, name=name, options=replace(options, follow_feeds=False))


def _read_text(data: bytes, name: str, options: ReadOptions, charset: str | None) -> Article | Rejection:
    from quoth.ingest.decoding import decode, without_entities, without_line_numbers
    from quoth.ingest.plain import text_article

    text, note = decode(data, charset)
    if not text.strip().strip("\ufeff"):
        return rejections.empty(name)
    if note:
        tell(options, name, note)
    return text_article(without_line_numbers(without_entities(text)), article_id=name)


def _read_captions(data: bytes, name: str, charset: str | None) -> Article | Rejection:
    from quoth.ingest.captions import captions_article
    from quoth.ingest.decoding import decode

    return captions_article(decode(data, charset)[0], article_id=name) or rejections.bad_captions(name)


def _read_json(
    data: bytes, source: Source, options: ReadOptions, fetcher: Fetcher | None
) -> Iterator[Article | Rejection]:
    """One JSON document: an article, a list of articles, a transcript, a feed; or text that only begins like one."""
    from quoth.ingest.jsonl import article_of_fields
    from quoth.ingest.transcribed import transcribed

    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        if source.name.lower().removesuffix(".gz").endswith(".json"):
            yield rejections.bad_json(source.name, "not JSON")
        else:
            yield _read_text(data, source.name, options, None)
        return
    if isinstance(document, dict) and "jsonfeed.org" in str(document.get("version", "")):
        yield from _read_feed(data, source.name, options, fetcher, None)
        return
    written = transcribed(document, source.name) if isinstance(document, list) else None
    if written is not None:
        yield written
        return
    for number, fields in enumerate(document if isinstance(document, list) else [document], start=1):
        where = f"{source.name}:{number}" if isinstance(document, list) else source.name
        if isinstance(fields, dict):
            yield article_of_fields(fields, where)
        else:
            yield rejections.not_an_object(where, fields)


def _read_feed(
    data: bytes, name: str, options: ReadOptions, fetcher: Fetcher | None, address: str | None
) -> Iterator[Article | Rejection]:
    """The articles behind a feed's addresses, fetched in turn."""
    from quoth.ingest.feeds import feed_entries
    from quoth.ingest.fetch import Fetcher

    entries = feed_entries(data, name, base=address)
    if isinstance(entries, Rejection):
        yield entries
        return
    if not options.follow_feeds:
        yield rejections.bad_feed(name, f"a feed of {len(entries)} addresses, which are not followed here")
        return
    fetcher = fetcher or Fetcher(options)
    once = replace(options, follow_feeds=False)  # a feed that leads to a feed ends there
    for entry in entries[: options.max_feed_articles]:
        yield from _read_address(entry.address, entry.address, once, fetcher)
