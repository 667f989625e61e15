"""Which quotes hold the words of another: a headline's, which the report below quotes again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Spans


def same_words(said: Sequence[str], i: int) -> list[int]:
    """The other quotes that hold all words of quote ``i`` one after another; none for fewer than three words.

    ``said``: the ``plain_words`` of each quote.
    """
    words = said[i]
    if words.count(" ") < 4:  # blanks around and between
        return []
    return [j for j, other in enumerate(said) if j != i and words in other]


def plain_words(text: str, spans: Spans) -> str:
    """Words without what stands between them, in lower case, a blank before and behind each."""
    words = " ".join(w for s, e in spans for w in re.findall(r"[\w'’]+", text[s:e]))
    return f" {words} ".lower().replace("’", "'")
