"""The tables of a bulk run: their schema, and Parquet that is the same bytes whenever it is written from the same rows.

pyarrow is imported here alone in this package.  Nothing that varies goes in: no times, no machine, no order but the
input's.  ``docs/bulk.md`` explains the columns.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from quoth.bulk.files import hashed_file
from quoth.errors import InputError, MissingExtra

SCHEMA = "quoth-bulk/1"
"""Of the tables; columns are only ever added without a new number."""

Row = dict[str, Any]

_PLACE = {"shard": "int32", "position": "int64"}
_ABOUT = {"outlet": "text", "site": "text", "published": "text"}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "articles": {
        **_PLACE, "article": "text", "url": "text", **_ABOUT, "crawled": "text", "title": "text", "byline": "texts",
        "section": "text", "language": "text", "kind": "text", "words": "int32", "quotes": "int32", "text": "text",
        "reading": "text", "sketch": "numbers",
    },
    "quotes": {
        **_PLACE, "quote": "text", "article": "text", "url": "text", **_ABOUT, "section": "text", "title": "text",
        "words": "text", "kind": "text", "polarity": "text", "speaker": "text", "speaker_type": "text",
        "unnamed": "text", "person": "text", "descriptions": "text", "source": "text", "cue": "text",
        "addressee": "text", "start": "int32", "end": "int32", "confidence": "real", "speaker_confidence": "real",
        "reason": "text", "source_kind": "text", "parent": "text", "cue_class": "text",
        "speaker_id": "text",
    },
    "speakers": {
        **_PLACE, "article": "text", **_ABOUT, "speaker": "text", "name": "text", "type": "text", "unnamed": "text",
        "person": "text", "descriptions": "text", "pronouns": "texts", "subject": "truth", "confidence": "real",
        "quotes": "int32", "quoted_words": "int32",
    },
    "refusals": {**_PLACE, "input": "text", "id": "text", "code": "text", "message": "text", "count": "int32"},
    "wire": {
        "article": "text", **_ABOUT, "copy_of": "text", "copies": "int32", "sites": "int32", "overlap": "real",
        **_PLACE, "reread": "truth",
    },
    "families": {
        "family": "text", "quote": "text", "article": "text", **_ABOUT, "speaker": "text", "relation": "text",
        "reason": "text", "fullest": "truth", "size": "int32", "copy_of": "text", **_PLACE,
    },
}  # fmt: skip
"""Columns of each table and what stands in them."""

SHARD_TABLES = ("articles", "quotes", "speakers", "refusals")

_GROUP_ROWS = 2_000
_GROUP_CHARACTERS = 8_000_000
"""Rows are written out when there are this many, or this much text: memory stays flat however large a shard."""


def require_pyarrow() -> Any:
    """pyarrow and its Parquet part; MissingExtra says how to install them."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra("Parquet", "bulk") from error
    return pyarrow


@cache
def _schema(table: str) -> Any:
    pa = require_pyarrow()
    types = {
        "text": pa.string(), "texts": pa.list_(pa.string()), "int32": pa.int32(), "int64": pa.int64(),
        "real": pa.float64(), "truth": pa.bool_(), "numbers": pa.list_(pa.int64()),
    }  # fmt: skip
    return pa.schema([(name, types[kind]) for name, kind in COLUMNS[table].items()], metadata={"quoth": SCHEMA})


class TableWriter:
    """Rows of one table into one Parquet file, which appears when the block ends well."""

    def __init__(self, path: Path, table: str) -> None:
        self._table = table
        self._file = hashed_file(path)
        self._rows: list[Row] = []
        self._characters = 0
        self.rows = 0
        self.bytes = 0
        self.sha256 = ""

    def __enter__(self) -> Self:
        pq = require_pyarrow().parquet
        self._sink = self._file.__enter__()
        self._writer = pq.ParquetWriter(
            self._sink, _schema(self._table), compression="zstd", compression_level=3, version="2.6",
            data_page_version="1.0", use_dictionary=True, write_statistics=True, store_schema=True,
        )  # fmt: skip
        return self

    def add(self, row: Row) -> None:
        """Put one row after the others."""
        self._rows.append(row)
        self._characters += len(row.get("text") or "") + len(row.get("reading") or "")
        if len(self._rows) >= _GROUP_ROWS or self._characters >= _GROUP_CHARACTERS:
            self._write()

    def _write(self) -> None:
        pa = require_pyarrow()
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=_schema(self._table)))
        self.rows += len(self._rows)
        self._rows, self._characters = [], 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._write()
            self._writer.close()
        except BaseException as late:  # a full disk shows when the last rows are written
            self._writer.is_open = False  # or it tries once more when it is forgotten, and complains
            if kind is None:
                self._file.__exit__(type(late), late, late.__traceback__)
                raise
        self.bytes, self.sha256 = self._sink.size, self._sink.sha256
        self._file.__exit__(kind, error, trace)


def write_table(path: Path, table: str, rows: Iterator[Row]) -> int:
    """All rows into one file; how many there were."""
    with TableWriter(path, table) as writer:
        for row in rows:
            writer.add(row)
    return writer.rows


def read_table(path: Path, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a table this package wrote, a few hundred in memory at a time."""
    pq = require_pyarrow().parquet
    with pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=500, columns=list(columns) if columns else None):
            yield from batch.to_pylist()


def read_columns(paths: Sequence[Path], columns: Sequence[str]) -> dict[str, list[Any]]:
    """Whole columns of many files, one after the other."""
    pq = require_pyarrow().parquet
    out: dict[str, list[Any]] = {name: [] for name in columns}
    for path in paths:
        table = pq.read_table(path, columns=list(columns), partitioning=None)
        for name in columns:
            out[name] += table.column(name).to_pylist()
    return out


class Column(Sequence[Any]):
    """A column of many files, one after the other, as Arrow keeps it: Python's values are made when asked for."""

    def __init__(self, values: Any) -> None:
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, at: Any) -> Any:
        return self._values[at].to_pylist() if isinstance(at, slice) else self._values[at].as_py()

    def __iter__(self) -> Iterator[Any]:
        for first in range(0, len(self), _GROUP_ROWS):
            yield from self[first : first + _GROUP_ROWS]

    def take(self, places: Sequence[int]) -> Column:
        """The values at some places."""
        return Column(self._values.take(require_pyarrow().array(places, "int64")))


def open_columns(paths: Sequence[Path], columns: Sequence[str]) -> dict[str, Column]:
    """Whole columns of many files, as Arrow keeps them."""
    pa = require_pyarrow()
    large = pa.large_string()  # a text column may pass 2 GB
    chunks: dict[str, list[Any]] = {name: [] for name in columns}
    for path in paths:
        table = pa.parquet.read_table(path, columns=list(columns), partitioning=None)
        for name in columns:
            values = table.column(name).combine_chunks()
            chunks[name].append(values.cast(large) if values.type == pa.string() else values)
    return {name: Column(pa.concat_arrays(some) if some else pa.array([], large)) for name, some in chunks.items()}


_FIELDS = (
    "id", "text", "title", "headline", "url", "outlet", "publisher", "byline", "author", "authors", "published",
    "date", "section", "language", "lang", "kind",
)  # fmt: skip


def parquet_rows(path: Path) -> tuple[Iterator[Row], int]:
    """The rows of somebody's table of articles, as fields of ``quoth.ingest.jsonl``, and how many the file holds."""
    pa = require_pyarrow()
    stream = path.open("rb")
    try:
        file = pa.parquet.ParquetFile(stream)
    except (pa.ArrowException, OSError) as error:
        stream.close()
        raise InputError(str(path), "corrupt", f"is no whole Parquet file ({str(error)[:100]})") from error
    known = [name for name in file.schema_arrow.names if name in _FIELDS]
    return _rows(file, known, str(path)), file.metadata.num_rows


def _rows(file: Any, columns: list[str], name: str) -> Iterator[Row]:
    try:
        for batch in file.iter_batches(batch_size=32, columns=columns):
            for row in batch.to_pylist():
                yield {key: _plain(value) for key, value in row.items()}
    except (require_pyarrow().ArrowException, OSError) as error:
        raise InputError(name, "corrupt", f"breaks off ({str(error)[:100]})") from error
    finally:
        file.close(force=True)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date | datetime.datetime) else value


def versions() -> dict[str, str]:
    """Of what decides the bytes of a table, beside the rows."""
    return {"schema": SCHEMA, "pyarrow": str(require_pyarrow().__version__)}
