"""Who asked whom last, as the sweep goes on: an exchange tells whom "she" of its next words means."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quoth.asking import ASKS, REPLIES
from quoth.data import Quote, Span
from quoth.speakers.learned import Features
from quoth.text import cut

_REST = re.compile(r"[^.!?:;“”\"\n]*")


class Asking(NamedTuple):
    """A quote that asks."""

    hearer: Span
    """Where those may be named whom it asks: between its cue and its words, or on to the end of its clause."""
    told: bool
    """Whether its words are the report's own: "asked whether she"."""


def askings(text: str, quotes: Sequence[Quote]) -> dict[int, Asking]:
    """The quotes whose cue asks, by their number."""
    out: dict[int, Asking] = {}
    for i, q in enumerate(quotes):
        if q.cue and q.source and q.content and ASKS.match(cut(text, q.cue)):
            end = q.cue[-1][1]
            rest = _REST.match(text, end)
            until = min((s for s, _ in q.content if s >= end), default=rest.end() if rest else end)
            out[i] = Asking((end, until), q.kind == "indirect")
    return out


def replies(text: str, quotes: Sequence[Quote]) -> frozenset[int]:
    """The quotes whose cue answers, by their number."""
    return frozenset(i for i, q in enumerate(quotes) if q.cue and REPLIES.match(cut(text, q.cue)))


class Exchange:
    """Who spoke last and before that, whether they asked, whom, and of whom.

    Entities are known by their numbers, as in ``quoth.speakers.sweep.memory``.
    """

    def __init__(self, asks: Mapping[int, Asking], answers: frozenset[int]) -> None:
        self._asks, self._answers = asks, answers
        self._force: int | None = None
        self._before: int | None = None  # who spoke before the one in force
        self._question: int | None = None  # the quote of the one in force, if it asks
        self._hearer: int | None = None
        self._of: int | None = None  # who came up first in the words of the question

    def speaks(self, entity: int, quote: int | None) -> None:
        """Somebody spoke, in a quote or not."""
        if entity != self._force:
            self._before, self._force = self._force, entity
        self._question = quote if quote in self._asks else None
        self._hearer = self._of = None

    @property
    def asking(self) -> bool:
        """Whether the last to speak asked."""
        return self._question is not None

    def mentioned(self, entity: int, position: int, within: int | None) -> None:
        """Somebody was mentioned at a position; ``within``: the quote whose words hold it."""
        if self._question is None or entity == self._force:
            return
        start, end = self._asks[self._question].hearer
        if start <= position < end:
            self._hearer = entity
        elif within == self._question and self._of is None:
            self._of = entity

    def mark(self, features: Features, who: int, mine: int | None) -> None:
        """Add what the exchange says of a candidate; ``mine``: the quote whose source the pronoun is."""
        if who == self._force:
            if mine in self._answers:
                _add(features, "in_force_answers", mine)
            if self._question is not None:
                told = self._asks[self._question].told
                _add(features, "in_force_asked" if self._hearer is None else "in_force_asked_somebody", mine)
                if told:
                    _add(features, "in_force_asked_of", mine)
            return
        if who == self._before:
            _add(features, "before_force", mine)
            if self._question is not None:
                _add(features, "before_question", mine)
        if self._question is not None:
            if who == self._hearer:
                _add(features, "was_asked", mine)
            elif who == self._of:
                _add(features, "asked_of" if self._hearer is None else "asked_of_another", mine)


def _add(features: Features, name: str, mine: int | None) -> None:
    features[name] = 1.0
    if mine is not None:
        features[f"speaks_{name}"] = 1.0
