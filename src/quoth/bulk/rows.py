"""Records as rows of the tables, and back: pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from quoth.bulk.entries import Entry
from quoth.bulk.plan import Shard
from quoth.bulk.tables import COLUMNS, Row
from quoth.bulk.wire_sketch import sketch
from quoth.data import Article, Record, Rejection
from quoth.export.jsonl import record_from_json, record_to_json
from quoth.export.rows import quote_rows
from quoth.text import count_words

_READING = ("blocks", "turns", "quotes", "mentions", "speakers")  # of a record: what an articles row keeps as JSON


def site_of(article: Article) -> str | None:
    """The host an article came from, without "www."; None without an address."""
    host = urlsplit(article.url).hostname if article.url and _is_address(article.url) else None
    return host.removeprefix("www.") if host else None


def _is_address(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return False
    return True


def article_row(record: Record, shard: Shard, entry: Entry) -> Row:
    """The row of an article with all that was read from it: ``record_of_row`` gives the record back."""
    article = record.article
    value = record_to_json(record)
    reading = {key: value[key] for key in _READING}
    return {
        **_place(shard, entry), "article": article.id, "url": article.url, **_about(article),
        "crawled": entry.crawled, "title": article.title, "byline": list(article.byline), "section": article.section,
        "language": article.language, "kind": article.kind, "words": count_words(article.text),
        "quotes": len(record.quotes), "text": article.text,
        "reading": json.dumps(reading, ensure_ascii=False, separators=(",", ":")), "sketch": sketch(article),
    }  # fmt: skip


def record_of_row(row: Row) -> Record:
    """The record an articles row was made from."""
    fields = ("url", "outlet", "title", "byline", "published", "language", "section", "kind", "text")
    return record_from_json({"id": row["article"], **{k: row[k] for k in fields}, **json.loads(row["reading"])})


def quotes_of(record: Record, shard: Shard, entry: Entry) -> Iterator[Row]:
    """One row per quote."""
    facts = {**_place(shard, entry), **_about(record.article), "source_kind": record.article.kind}
    for quote, row in zip(record.quotes, quote_rows(record), strict=True):
        full = row | facts | {"speaker_id": quote.speaker}
        yield {name: full[name] for name in COLUMNS["quotes"]}


def speakers_of(record: Record, shard: Shard, entry: Entry) -> Iterator[Row]:
    """One row per speaker of the article."""
    article = record.article
    facts = {**_place(shard, entry), "article": article.id, **_about(article)}
    for speaker in record.speakers:
        said = [quote for quote in record.quotes if quote.speaker == speaker.id]
        yield {
            **facts, "speaker": speaker.id, "name": speaker.name, "type": speaker.type, "unnamed": speaker.unnamed,
            "person": speaker.person,
            "descriptions": "; ".join(article.text[slice(*d.span)] for d in speaker.descriptions),
            "pronouns": list(speaker.pronouns), "subject": speaker.subject, "confidence": speaker.confidence,
            "quotes": len(said),
            "quoted_words": sum(count_words(article.text, *span) for quote in said for span in quote.content),
        }  # fmt: skip


def refusal_row(refused: Rejection, shard: Shard, entry: Entry) -> Row:
    """The row of what was refused."""
    place = {**_place(shard, entry), "input": shard.name}
    return {**place, "id": refused.id, "code": refused.code, "message": refused.message, "count": entry.count}


def _place(shard: Shard, entry: Entry) -> Row:
    return {"shard": shard.number, "position": entry.position}


def _about(article: Article) -> Row:
    return {"outlet": article.outlet, "site": site_of(article), "published": article.published}
