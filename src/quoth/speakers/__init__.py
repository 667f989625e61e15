"""Who exactly said it, or an honest "not sure": ``resolve_speakers(article, quotes)``."""

from quoth.speakers.resolve import resolve_speakers

__all__ = ["resolve_speakers"]
