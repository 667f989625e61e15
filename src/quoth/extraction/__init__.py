"""Find the quotes of an article: one network, then pure decoding, then the rules of quotation marks.

Names are imported when first used: whoever only needs a network's card loads none of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoth.extraction.extract import extract_quotes, find_links, read_quotes, readable_blocks

__all__ = ["extract_quotes", "find_links", "read_quotes", "readable_blocks"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from quoth.extraction import extract

    return getattr(extract, name)
