"""A draft as text: Markdown and plain text as they stand, pages by their article."""

from __future__ import annotations

import sys
from pathlib import Path

from quoth.data import Rejection
from quoth.errors import InputError
from quoth.ingest import read_articles

_MARKDOWN = (".md", ".markdown", ".mdown", ".qmd", ".rmd")


def read_draft(draft: str) -> tuple[str, bool]:
    """The draft's text and whether it is Markdown; ``-`` is standard input, taken for Markdown.

    Raises ``InputError`` when it cannot be read.
    """
    source: str | bytes = sys.stdin.buffer.read() if draft == "-" else draft
    if isinstance(source, str) and Path(source).is_dir():
        raise InputError(draft, "directory", "is a directory; name the one draft to check")
    if source in (b"", "") or (isinstance(source, bytes) and not source.strip()):
        return "", False
    if isinstance(source, str) and _is_blank(Path(source)):
        return "", False
    got = next(iter(read_articles(source, name=draft)), None)
    if got is None:
        raise InputError(draft, "empty", "holds no text")
    if isinstance(got, Rejection):
        raise InputError(draft, got.code, got.message)
    return got.text, draft == "-" or draft.lower().endswith(_MARKDOWN)


def _is_blank(path: Path) -> bool:
    """Whether the draft is there and holds nothing: a draft without quotes rather than an error."""
    try:
        return path.is_file() and path.stat().st_size < 10_000 and not path.read_bytes().strip()
    except OSError:
        return False
