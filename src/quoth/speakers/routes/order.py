"""The quotes of an article in the order in which they begin, and which of them stand inside another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quoth.data import Quote
from quoth.speakers.phrases.phrasing import begin_of, quote_around

_AROUND = 12  # quotes before and behind among which the one that holds another is looked for


class Order:
    """Numbers of quotes, in the order in which the quotes begin."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._by_id = {quote.id: i for i, quote in enumerate(quotes)}
        begins = [begin_of(quote) for quote in quotes]
        self.all, self._begins = sorted(range(len(begins)), key=begins.__getitem__), sorted(begins)
        self.place = {i: k for k, i in enumerate(self.all)}

    def near(self, i: int, reach: int) -> list[int]:
        """Quote number ``i`` with at most so many that begin before it and behind it."""
        return self.all[max(0, self.place[i] - reach) : self.place[i] + reach]

    def before(self, i: int, most: int | None = None) -> list[int]:
        """The last quotes that begin before number ``i``, or, where that is none of them (-1), the last of all."""
        here = self.place.get(i, len(self.all))
        return self.all[0 if most is None else max(0, here - most) : here]

    def above(self, position: int, most: int) -> list[int]:
        """The last quotes that begin before a position."""
        first = bisect_left(self._begins, position)
        return self.all[max(0, first - most) : first]

    def outer(self, i: int) -> int | None:
        """The quote inside which number ``i`` stands."""
        quote = self._quotes[i]
        if (parent := self._by_id.get(quote.parent or "", i)) != i:
            return parent
        return quote_around(self._quotes, self.near(i, _AROUND), i) if quote.content else None
