"""CSV and TSV -> articles: a row each, the columns those of JSON Lines (at least ``text``, or words and a speaker)."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import IO

from quoth.data import Article, Rejection
from quoth.ingest import rejections
from quoth.ingest.decoding import encoding_of
from quoth.ingest.jsonl import article_of_fields
from quoth.ingest.options import ReadOptions, tell
from quoth.ingest.sources import rejoin

_HEAD = 65_536
_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(rf"[\"']?sep=([{_DELIMITERS}])[\"']?\s*", re.IGNORECASE)
"""What spreadsheets write above the names of the columns to say by what cells are parted."""


_TEXTS = ("transcript", "words", "utterance", "content", "dialogue", "speech", "sentence", "what was said")
_SPEAKERS = ("speaker name", "speaker_name", "speaker label", "participant")
"""What programmes that write down speech call the columns "text" and "speaker"."""


def _as_named(columns: list[str]) -> list[str]:
    """The names of the columns, with "text" for that of what is said where one of who speaks is beside it."""
    speaker = next((one for one in ("speaker", *_SPEAKERS) if one in columns), None)
    text = next((one for one in ("text", *_TEXTS) if one in columns), None)
    if speaker is None or text is None or (text == "text" and "speaker" not in speaker):
        return columns
    return ["speaker" if one == speaker else "text" if one == text else one for one in columns]


def read_table(stream: IO[bytes], name: str, options: ReadOptions) -> Iterator[Article | Rejection]:
    """The articles of a table, one row in memory at a time; a bad row is a Rejection naming its number."""
    # the library has one bound for all of a process, which is only ever raised; ours is on the cells below
    csv.field_size_limit(max(csv.field_size_limit(), 2 * options.max_text_bytes))
    head = stream.read(_HEAD)
    encoding = encoding_of(head)
    if codecs.lookup(encoding).name not in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        tell(options, name, f"not UTF-8; read as {encoding}")
    lines = io.TextIOWrapper(rejoin(head, stream), encoding, errors="replace", newline="")
    first = lines.readline(_HEAD)
    told = _SEPARATOR.fullmatch(first)
    if told is not None:
        first = lines.readline(_HEAD)
    delimiter = told[1] if told is not None else max(_DELIMITERS, key=first.count)
    columns = [column.strip().lower() for column in next(csv.reader([first], delimiter=delimiter), [])]
    columns = _as_named(columns)
    if "text" not in columns:
        yield rejections.bad_table(name, 'no column "text" in its first line')
        return
    limit = options.max_text_bytes
    rows = csv.reader(iter(lambda: lines.readline(limit), ""), delimiter=delimiter)  # no line is held that is longer
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            if any(len(cell) > limit for cell in row):
                yield rejections.too_large(f"{name}:{number}", limit)
            elif any(row[len(columns) :]):
                yield rejections.bad_row(f"{name}:{number}", len(row), len(columns), delimiter)
            elif any(row):
                stated = {column: cell for column, cell in zip(columns, row, strict=False) if cell}
                yield article_of_fields({"text": ""} | stated, f"{name}:{number}")
    except csv.Error as error:
        yield rejections.bad_table(f"{name}:{number + 1}", str(error))
    if not number:
        yield rejections.empty(name)
