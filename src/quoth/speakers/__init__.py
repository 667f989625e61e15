"""Who exactly said it, or an honest "not sure": ``resolve_speakers(article, quotes)``.

It is imported when first used: whoever only compares two names loads none of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoth.speakers.resolve import resolve_speakers

__all__ = ["resolve_speakers"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from quoth.speakers import resolve

    return getattr(resolve, name)
