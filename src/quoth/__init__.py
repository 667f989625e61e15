"""Quoth: who said what, in the news, with the receipts.

    import quoth

    record = quoth.read_text("“The bridge is shut,” said Leonora Brandt.")
    for quote in record.quotes:
        print([record.article.text[start:end] for start, end in quote.content])

Names are imported when first used, so that ``import quoth`` loads no numpy, network runtime, web or database driver.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # as type checkers know it: to load typing takes longer than all else before the command line
if TYPE_CHECKING:
    from typing import Any

    from quoth.data import Article, Family, Quote, Record, Speaker, Verdict
    from quoth.errors import QuothError
    from quoth.extraction import extract_quotes
    from quoth.families import group_quotes
    from quoth.ingest import read_articles
    from quoth.pipeline import read_text
    from quoth.search import search_quotes
    from quoth.speakers import resolve_speakers
    from quoth.store import open_store
    from quoth.verify import verify_quote

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Family",
    "Quote",
    "QuothError",
    "Record",
    "Speaker",
    "Verdict",
    "extract_quotes",
    "group_quotes",
    "open_store",
    "read_articles",
    "read_text",
    "resolve_speakers",
    "search_quotes",
    "verify_quote",
]

_HOMES = {
    "quoth.data": ("Article", "Family", "Quote", "Record", "Speaker", "Verdict"),
    "quoth.errors": ("QuothError",),
    "quoth.extraction": ("extract_quotes",),
    "quoth.families": ("group_quotes",),
    "quoth.ingest": ("read_articles",),
    "quoth.pipeline": ("read_text",),
    "quoth.search": ("search_quotes",),
    "quoth.speakers": ("resolve_speakers",),
    "quoth.store": ("open_store",),
    "quoth.verify": ("verify_quote",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'quoth' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
