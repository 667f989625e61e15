"""A draft (Markdown and plain text as they stand, pages as their article), and its reading, kept."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import replace
from pathlib import Path

from quoth import __version__
from quoth.check.sources import tidy
from quoth.corpus import write_private
from quoth.data import Article, Record, Rejection
from quoth.errors import InputError
from quoth.export.jsonl import record_from_json, record_to_json
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.sources import standard_input
from quoth.reading import Read

_MARKDOWN = (".md", ".markdown", ".mdown", ".qmd", ".rmd")


def read_draft(draft: str) -> tuple[str | Article, bool]:
    """The draft and whether it is Markdown; ``-`` is standard input, taken for Markdown.

    Raises ``InputError`` when it cannot be read.
    """
    source: str | bytes = standard_input().read() if draft == "-" else draft
    if isinstance(source, str) and Path(source).is_dir():
        raise InputError(draft, "directory", "is a directory; name the one draft to check")
    return open_draft(source, draft)


def open_draft(source: str | bytes, name: str, options: ReadOptions | None = None) -> tuple[str | Article, bool]:
    """The draft in a file, or in its bytes, and whether it is Markdown; a page or letter comes as its article.

    Raises ``InputError`` when it cannot be read.
    """
    got = next(iter(read_articles(source, name=name, options=replace(options or ReadOptions(), whole=True))), None)
    if got is None:
        raise InputError(name, "empty", "holds no text")
    if isinstance(got, Rejection):
        raise InputError(name, got.code, got.message)
    markdown = name == "-" or name.lower().endswith(_MARKDOWN)
    return got if got.blocks and not markdown else got.text, markdown


def keep_reading(read: Read, folder: Path | None, network: str) -> Read:
    """``read``, with what it finds in a text kept in ``folder`` and found again; None keeps nothing.

    ``network`` names what reads: another one reads again.  What is refused is not kept; a folder that cannot be
    written costs time, no more.
    """
    if folder is None:
        return read

    def read_once(draft: Article) -> Record | Rejection:
        digest = hashlib.sha256(repr((__version__, network, draft)).encode("utf-8", "surrogatepass")).hexdigest()
        kept = folder / f"draft-{digest[:32]}.json"
        with contextlib.suppress(OSError, ValueError, InputError):
            return record_from_json(json.loads(kept.read_bytes()))
        record = read(draft)
        if isinstance(record, Rejection):
            return record
        with contextlib.suppress(OSError):
            with write_private(kept) as out:
                out.write(json.dumps(record_to_json(record)).encode())
            tidy(folder, "draft-*.json")
        return record

    return read_once
