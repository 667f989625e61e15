"""What a reader pastes, drops or points at -> records: the ways into ``quoth.ingest`` that are safe from outside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from quoth.data import Article, Record, Rejection
from quoth.days import day_of
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.decoding import without_entities, without_line_numbers
from quoth.ingest.plain import text_article
from quoth.ingest.sources import open_source
from quoth.reading import Read
from quoth.web.desk import Desk
from quoth.web.faults import bad_value
from quoth.web.options import WebOptions
from quoth.web.shelf import Reading
from quoth.web.work import Job, Lane

Upload = tuple[str, bytes]
"""A file's name, as the browser gives it, and what is in it."""

_FEED_ARTICLES = 20
_SHORT = 40_000  # characters, and bytes of what is uploaded, that do not hold up the threads of short texts
_GZIP, _JSON_FEED = b"\x1f\x8b", b"jsonfeed.org"
_NAME = 160  # bytes of a file's name that are kept
_PASTED = "pasted-"
_TITLE_WORDS = 9


@dataclass(frozen=True, slots=True)
class Facts:
    """What the reader knows of a pasted text."""

    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""


def paste_article(text: str, facts: Facts | None = None) -> Article:
    """A pasted text as an article; the same text is always the same article, so that corrections find it again.

    The text is kept as it came, as that of a file is."""
    facts = facts or Facts()
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:20]
    read = without_line_numbers(without_entities(text))
    article = text_article(read, article_id=f"{_PASTED}{digest}", title=facts.title or None)
    url = check_address(facts.url, "url") if facts.url else None
    published = check_published(facts.published) or article.published
    return replace(article, outlet=facts.outlet or article.outlet, published=published, url=url)


def _titled(article: Article) -> Article:
    """A pasted text without a headline under its first words; its id would tell a reader nothing."""
    if article.title or not article.id.startswith(_PASTED):
        return article
    shown = next((block.span for block in article.blocks if block.role != "debris"), (0, len(article.text)))
    words = article.text[slice(*shown)].split(maxsplit=_TITLE_WORDS)
    return replace(article, title=" ".join(words[:_TITLE_WORDS])[:120] + " …"[: 2 * (len(words) > _TITLE_WORDS)])


def check_published(value: str) -> str | None:
    """A day, a moment, a month or a year by ISO 8601, as searching and counting by days need it."""
    day = day_of(value)
    try:
        if value and (day is None or (value != day and not datetime.fromisoformat(value))):
            raise ValueError
    except ValueError:
        raise bad_value("published", f"“{value[:40]}” is no day; write 2024-05-01, 2024-05 or 2024") from None
    return value or None


def check_address(address: str, about: str = "address") -> str:
    """An http(s) address of a host; a name of a file never comes through here."""
    address = address.strip()
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and address.isprintable()
        good = good and (parts.port or 1) > 0  # a port that is no number raises
    except ValueError:
        good = False
    if not good or " " in address:
        raise bad_value(about, f"“{address[:100]}” is no address; it begins with https://")
    return parts.geturl()


def upload_articles(files: Iterable[Upload], options: WebOptions) -> Iterator[Article | Rejection]:
    """The articles of uploaded files; names are shortened to their last part."""
    limits = read_options(options)
    for number, (name, data) in zip(count(1), files, strict=False):
        yield from read_articles(data, name=file_name(name, number), options=limits)


def text_lane(characters: int) -> Lane:
    """The threads that read a text of this length."""
    return "read" if characters <= _SHORT else "long"


def upload_lane(files: Iterable[Upload]) -> Lane:
    """The threads that read uploaded files: what is packed may hold any length, and a feed leads to addresses."""
    lanes: set[Lane] = set()
    size = 0
    for name, data in files:
        opened = open_source(data, name)
        kind = "text" if isinstance(opened, Rejection) else opened.kind
        feed = kind == "feed" or (kind == "json" and _JSON_FEED in data)
        packed = kind in ("archive", "warc") or data.startswith(_GZIP)
        lanes.add("fetch" if feed else "long" if packed else "read")
        size += len(data)
    return "fetch" if "fetch" in lanes else "long" if "long" in lanes else text_lane(size)


def file_name(name: str, number: int) -> str:
    """The last part of a file's name, printable and short enough for any disk."""
    last = PurePosixPath(name.replace("\\", "/")).name
    clean = "".join(c for c in last if c.isprintable() and not "\ud800" <= c <= "\udfff")[-80:]
    clean = clean.encode()[-_NAME:].decode(errors="ignore")
    return f"file {number}" if clean.strip(". ") == "" else clean


def address_articles(address: str, options: WebOptions) -> Iterator[Article | Rejection]:
    """The article at an address, or those of a feed."""
    return read_articles(check_address(address), options=read_options(options))


def read_options(options: WebOptions) -> ReadOptions:
    """How inputs are read here."""
    return ReadOptions(
        max_text_bytes=min(ReadOptions().max_text_bytes, 4 * options.max_characters),
        max_feed_articles=_FEED_ARTICLES,
        timeout_s=options.fetch_s,
        allow_private=options.allow_private,
    )


def read_one(article: Article | Rejection, read: Read, options: WebOptions) -> Record | Rejection:
    """The record of an article, or why there is none."""
    if isinstance(article, Rejection):
        return article
    if len(article.text) > options.max_characters:
        message = (
            f"more than {options.max_characters:,} characters; read it in parts, or with  quoth read  on your machine"
        )
        return Rejection(article.id, "too-large", message)
    return Record(article) if article.turns else read(article)


def read_all(desk: Desk, articles: Iterable[Article | Rejection], job: Job) -> str:
    """Read articles one after another; the address of what came out."""
    records: list[Record] = []
    refused: list[Rejection] = []
    job.step("looking at what came", 0)
    for number, article in enumerate(articles):
        if number >= desk.options.max_articles:
            message = f"only the first {number} articles were read here; read the rest with  quoth read  or  quoth add"
            refused.append(Rejection(article.id, "too-many", message))
            break
        name = article.id if isinstance(article, Rejection) else _titled(article).title or article.id
        job.step(f"reading {name}", number)
        got = read_one(article, desk.read, desk.options)
        if isinstance(got, Rejection):
            refused.append(got)
        else:
            records.append(replace(got, article=_titled(got.article)))
    job.step("done")
    return f"/readings/{desk.shelf.put(Reading(tuple(records), tuple(refused)))}"
