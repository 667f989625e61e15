"""Records in the formats other tools read: JSON Lines, tables, annotations."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, Literal, get_args

from quoth.data import Record
from quoth.errors import InputError
from quoth.export.beside import write_beside

Format = Literal["jsonl", "csv", "xlsx", "parquet", "web-annotation", "conll", "brat"]
FORMATS: tuple[Format, ...] = get_args(Format)

_STREAMS: dict[Format, tuple[str, str]] = {
    "jsonl": ("quoth.export.jsonl", "write_jsonl"),
    "csv": ("quoth.export.tables", "write_csv"),
    "xlsx": ("quoth.export.tables", "write_xlsx"),
    "web-annotation": ("quoth.export.web_annotation", "write_web_annotation"),
    "conll": ("quoth.export.standoff", "write_conll"),
}
_FOLDERS: dict[Format, tuple[str, str]] = {
    "parquet": ("quoth.export.parquet", "write_parquet"),
    "brat": ("quoth.export.standoff", "write_brat"),
}
FOLDER_FORMATS = tuple(_FOLDERS)
"""Formats of several files: ``out`` is a folder."""


def write_records(records: Iterable[Record], format: Format, out: Path | IO[bytes]) -> int:
    """Write records in a format; returns how many quotes (for ``jsonl``: records).

    ``out`` is a file's path or a binary stream; for ``parquet`` and ``brat`` a folder's path.  A file is written under
    a temporary name and renamed when it is whole, unless nothing is in it and a file stands there; through a link, the
    file it leads to.  What is no file, a pipe or a device, is written into as it stands.  Raises ``InputError`` when
    it cannot be written.
    """
    try:
        if format in _FOLDERS:
            if not isinstance(out, Path):
                raise InputError("export", "folder", f"{format} is several files; name a folder to write them to")
            return int(_load(_FOLDERS[format])(records, out))
        write = _load(_STREAMS[format])
        if not isinstance(out, Path):
            return int(write(records, out))
        return write_beside(lambda file: int(write(records, file)), out)
    except OSError as error:
        where = str(out) if isinstance(out, Path) else "standard output"
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError(where, "unwritable", f"cannot be written ({error.strerror})") from error


def _load(place: tuple[str, str]) -> Callable[[Iterable[Record], Any], int]:
    """The writer, its module imported only now."""
    write: Callable[[Iterable[Record], Any], int] = getattr(importlib.import_module(place[0]), place[1])
    return write
