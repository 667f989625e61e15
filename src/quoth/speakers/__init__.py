"""Who exactly said it, or an honest "not sure": ``resolve_speakers(article, quotes)``."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoth.speakers.resolve import resolve_speakers

__all__ = ["resolve_speakers"]


def __getattr__(name: str) -> Any:
    """Imported when it is asked for: who only compares names need not wait for all that resolves them."""
    if name == "resolve_speakers":
        from quoth.speakers.resolve import resolve_speakers

        return resolve_speakers
    raise AttributeError(name)
