"""Where positions of an article lie and how its phrases stand, looked up once for both passes of the sweep."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.placing import Stance, stance
from quoth.speakers.setting import Setting
from quoth.speakers.view import View


class Spot(NamedTuple):
    """Where a position lies."""

    sentence: int
    paragraph: int
    quoted: bool
    within: int | None
    """The quote whose content holds it."""


class Ground:
    """What both passes ask of the article, looked up once."""

    def __init__(self, view: View, setting: Setting) -> None:
        self.view, self.setting = view, setting
        self._spots: dict[int, Spot] = {}
        self._stances: dict[tuple[int, int, bool], Stance] = {}

    def spot(self, position: int) -> Spot:
        """Where a position lies."""
        found = self._spots.get(position)
        if found is None:
            v = self.view
            found = self._spots[position] = Spot(
                v.sentence_at(position), v.paragraph_at(position), v.in_quotes(position), self._within(position)
            )
        return found

    def stance(self, span: Span, *, named: bool = False) -> Stance:
        """How a phrase stands; ``named``: it ends with a name."""
        found = self._stances.get((*span, named))
        if found is None:
            found = self._stances[(*span, named)] = stance(self.view.text, span, named=named)
        return found

    def _within(self, position: int) -> int | None:
        """The quote whose content holds a position; of the last three that begin before it."""
        after = bisect_right(self.setting.starts, position)
        for (s, e), quote in reversed(self.setting.content[max(0, after - 3) : after]):
            if s <= position < e:
                return quote
        return None
