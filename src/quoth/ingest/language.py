"""Which language a text is in, cheaply, and only when it is long enough to tell."""

from __future__ import annotations

from typing import cast

from resiliparse.parse.lang import detect_fast

_LONG_ENOUGH = (
    600  # code points; of 2,000 English news texts cut at 1,000 none was taken for another language, at 400 1.5%
)
_SAMPLE = 5_000
_MARGIN = 40  # of the detector's rank distance by which another language must beat English


def detect_language(text: str) -> str | None:
    """An ISO 639-1 code, or None for a text too short or too odd to tell."""
    sample = text[:_SAMPLE]
    if len(sample) < _LONG_ENOUGH:
        return None
    ranks = cast(list[tuple[str, int]], detect_fast(sample, n_results=101))
    if not ranks:
        return None
    best, rank = ranks[0]
    english = dict(ranks).get("en")
    return "en" if english is not None and english - rank < _MARGIN else best
