"""Which quotes hold the words of another: a headline's, which the report below quotes again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from quoth.data import Quote, Spans
from quoth.speakers.words.lexicon import FUNCTION_WORDS
from quoth.text import WORD


class Wordings:
    """What the quotes of an article say, made plain once and only where it is asked for."""

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self._text, self._quotes = text, quotes

    def holding(self, i: int) -> list[int]:
        """The other quotes that hold all words of quote ``i`` one after another; none for one word, or small ones."""
        words = _plain(self._text, self._quotes[i].content)
        if words.count(" ") < 3 or FUNCTION_WORDS.issuperset(words.split()):  # blanks around and between
            return []
        return [j for j, other in enumerate(self._every) if j != i and words in other]

    @cached_property
    def _every(self) -> list[str]:
        return [_plain(self._text, quote.content) for quote in self._quotes]


def _plain(text: str, spans: Spans) -> str:
    words = " ".join(w for s, e in spans for w in WORD.findall(text[s:e]))
    return f" {words} ".lower().replace("’", "'")
