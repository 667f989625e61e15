"""Quotes as CSV and as a spreadsheet, one row per quote, safe to open.

A cell that begins like a formula would be run by a spreadsheet that opens it, and the words of an article are anybody's
words: such a cell gets an apostrophe in front in CSV, and is marked as text in a workbook.
"""

from __future__ import annotations

import csv
import re
import shutil
import tempfile
from collections.abc import Iterable
from typing import IO, Any

from quoth.data import Record
from quoth.errors import InputError, MissingExtra
from quoth.export.rows import COLUMNS, quote_rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not allowed in XML
_LONGEST_CELL = 32_767
_LONGEST_SHEET = 1_048_576
_IN_MEMORY = 20_000_000  # bytes of a workbook, before it goes to the disk


def guard_cell(value: Any) -> Any:
    """The value, with an apostrophe in front when a spreadsheet would take it for a formula; numbers as they are."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def write_csv(records: Iterable[Record], out: IO[bytes]) -> int:
    """Comma-separated rows in UTF-8 with a header; returns how many quotes."""
    writer = csv.DictWriter(_Encoded(out), COLUMNS)
    writer.writeheader()
    count = 0
    for record in records:
        for row in quote_rows(record):
            writer.writerow({name: guard_cell(value) for name, value in row.items()})
            count += 1
    return count


class _Encoded:
    """The text that is written, as UTF-8 into a binary stream; keeps nothing, so that a full disk is met once."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def write(self, text: str) -> int:
        return self._out.write(text.encode("utf-8", "replace"))


def write_xlsx(records: Iterable[Record], out: IO[bytes]) -> int:
    """A workbook with one sheet, the header fixed; returns how many quotes.

    A cell longer than Excel allows is cut.  Raises ``InputError`` for more quotes than a sheet has rows.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise MissingExtra("a spreadsheet", "xlsx") from error
    book = Workbook(write_only=True)
    sheet = book.create_sheet("quotes")
    sheet.freeze_panes = "A2"
    sheet.append(list(COLUMNS))

    def cell(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet, _ILLEGAL.sub("�", value)[:_LONGEST_CELL])
        made.data_type = "s"  # text, whatever it begins with
        made.quotePrefix = value.startswith(_FORMULA)  # and still text after somebody has edited it
        return made

    count = 0
    try:
        for record in records:
            for row in quote_rows(record):
                count += 1
                if count >= _LONGEST_SHEET:
                    raise InputError("export", "too-large", "more quotes than a sheet has rows; export csv or parquet")
                sheet.append([cell(value) for value in row.values()])
    except BaseException:
        sheet.close()  # or its half-written parts complain when they are thrown away
        raise
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as whole:  # what packs a book cannot be stopped halfway
        book.save(whole)
        whole.seek(0)
        shutil.copyfileobj(whole, out)
    return count
