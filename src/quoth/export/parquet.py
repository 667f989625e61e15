"""Records as Parquet tables with a documented schema (extra: parquet): articles, quotes, speakers.

The only module that imports ``pyarrow``.  Every column's meaning is in the field's metadata, ``description``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from quoth.data import Record, Spans
from quoth.errors import MissingExtra
from quoth.export.beside import part_of
from quoth.export.rows import COLUMNS, quote_rows, type_of

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ImportError as _missing:
    raise MissingExtra("Parquet", "parquet") from _missing

_ROWS = 20_000
"""Rows of one row group: large enough to be read fast, small enough to bound the memory of a writer."""

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32())])


def _schema(fields: Iterable[tuple[str, Any, str]]) -> Any:
    described = [pa.field(name, kind, metadata={"description": told}) for name, kind, told in fields]
    return pa.schema(described, metadata={"schema": "quoth/1"})


ARTICLES = _schema(
    (
        ("article", pa.string(), "id of the article"),
        ("kind", pa.string(), "report, transcript or statement"),
        ("url", pa.string(), "address of the page"),
        ("outlet", pa.string(), "publisher"),
        ("section", pa.string(), "the outlet's own section"),
        ("title", pa.string(), "title"),
        ("byline", pa.list_(pa.string()), "authors, as stated"),
        ("published", pa.string(), "date, as stated"),
        ("language", pa.string(), "BCP 47 code"),
        ("text", pa.string(), "the text that spans are ranges of, in code points"),
        ("quotes", pa.int32(), "how many quotes it holds"),
    )
)
_NUMBERS = {"start": pa.int32(), "end": pa.int32(), "confidence": pa.float64(), "speaker_confidence": pa.float64()}
_LAST = ("parent", "cue_class", "anonymity")
"""Columns that stand behind the others here."""
QUOTES = _schema(
    (
        *((name, _NUMBERS.get(name, pa.string()), told) for name, told in COLUMNS.items() if name not in _LAST),
        ("content", pa.list_(_SPAN), "spans of the words attributed"),
        ("cue_spans", pa.list_(_SPAN), "spans of the words that attribute"),
        ("source_spans", pa.list_(_SPAN), "spans of the phrase naming who says it"),
        ("speaker_id", pa.string(), "id of the speaker within the article"),
        *((name, pa.string(), COLUMNS[name]) for name in _LAST),
    )
)
SPEAKERS = _schema(
    (
        ("article", pa.string(), "id of the article"),
        ("speaker_id", pa.string(), "id within the article"),
        ("name", pa.string(), "the fullest form in the text; for the unnamed, the phrase as it stands"),
        ("type", pa.string(), "person, organisation, group, document or unnamed"),
        ("unnamed", pa.string(), "individual, group, spokesperson, document or organisation"),
        ("person", pa.string(), "identity in the register of people"),
        ("descriptions", pa.list_(pa.string()), "what the article says the speaker is"),
        ("spans", pa.list_(_SPAN), "every mention"),
        ("pronouns", pa.list_(pa.string()), "as the article uses them"),
        ("subject", pa.bool_(), "whether the story is about this speaker"),
        ("confidence", pa.float64(), "probability that the speaker is right"),
        ("anonymity", pa.string(), COLUMNS["anonymity"]),
    )
)
TABLES = {"articles": ARTICLES, "quotes": QUOTES, "speakers": SPEAKERS}


class ParquetTables:
    """Three files in a folder, written under temporary names and renamed when whole; nothing is left of a failure."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._paths = {name: folder / f"{name}.parquet" for name in TABLES}
        self._parts = {name: part_of(path) for name, path in self._paths.items()}
        self._writers: dict[str, Any] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
        self.quotes = 0
        try:
            for name, schema in TABLES.items():
                self._writers[name] = pq.ParquetWriter(self._parts[name], schema)
        except BaseException:
            self._drop()
            raise

    def add(self, record: Record) -> None:
        """Put a record's rows into the tables."""
        self._rows["articles"].append(_article_row(record))
        quotes = list(_quote_rows(record))
        self._rows["quotes"] += quotes
        self._rows["speakers"] += _speaker_rows(record)
        self.quotes += len(quotes)
        for name, rows in self._rows.items():
            if len(rows) >= _ROWS:
                self._write(name)

    def _write(self, name: str) -> None:
        self._writers[name].write_table(pa.Table.from_pylist(self._rows[name], TABLES[name]))
        self._rows[name].clear()

    def __enter__(self) -> ParquetTables:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._drop()
            return
        try:
            for name, writer in self._writers.items():
                if self._rows[name]:
                    self._write(name)
                writer.close()
        except BaseException:  # a full disk shows only now
            self._drop()
            raise
        for name, part in self._parts.items():
            part.replace(self._paths[name])

    def _drop(self) -> None:
        """Leave nothing of a failure."""
        for writer in self._writers.values():
            with contextlib.suppress(OSError):
                writer.close()
            writer.is_open = False  # or it tries once more when it is forgotten, and complains
        for part in self._parts.values():
            part.unlink(missing_ok=True)


def write_parquet(records: Iterable[Record], folder: Path) -> int:
    """Write articles.parquet, quotes.parquet and speakers.parquet; returns how many quotes."""
    with ParquetTables(folder) as tables:
        for record in records:
            tables.add(record)
    return tables.quotes


def _article_row(record: Record) -> dict[str, Any]:
    a = record.article
    return {
        "article": a.id, "kind": a.kind, "url": a.url, "outlet": a.outlet, "section": a.section, "title": a.title,
        "byline": list(a.byline), "published": a.published, "language": a.language, "text": a.text,
        "quotes": len(record.quotes),
    }  # fmt: skip


def _quote_rows(record: Record) -> Iterator[dict[str, Any]]:
    for row, quote in zip(quote_rows(record), record.quotes, strict=True):
        yield {
            **row,
            "content": _structs(quote.content),
            "cue_spans": _structs(quote.cue),
            "source_spans": _structs(quote.source),
            "speaker_id": quote.speaker,
        }


def _speaker_rows(record: Record) -> list[dict[str, Any]]:
    text = record.article.text
    return [
        {
            "article": record.article.id, "speaker_id": s.id, "name": s.name, "type": type_of(s), "unnamed": s.unnamed,
            "person": s.person, "descriptions": [text[slice(*d.span)] for d in s.descriptions],
            "spans": _structs(s.spans), "pronouns": list(s.pronouns), "subject": s.subject,
            "confidence": s.confidence, "anonymity": text[slice(*s.anonymity)] if s.anonymity else None,
        }
        for s in record.speakers
    ]  # fmt: skip


def _structs(spans: Spans) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in spans]
