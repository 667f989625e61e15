"""Which pronoun an article uses of whom, estimated together with whom its pronouns mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.speakers.pronouns import probabilities

_ROUNDS, _PRIOR = 5, 0.5
_EVEN = math.log(0.5)


@dataclass(slots=True)
class Usage:
    """How often the article says "he" and "she" of each candidate, as expected counts."""

    counts: dict[int, dict[str, float]] = field(default_factory=dict)
    own: dict[int, dict[int, float]] = field(default_factory=dict)  # what the pronoun at a position adds to them

    def without(self, i: int, position: int, word: str) -> tuple[float, float]:
        """The counts of "he" and "she" of a candidate but for one pronoun's."""
        counts = self.counts.get(i)
        if counts is None:
            return 0.0, 0.0
        he, she = counts["he"], counts["she"]
        own = self.own.get(position)
        mine = own.get(i, 0.0) if own else 0.0
        if mine:
            return (max(0.0, he - mine), she) if word == "he" else (he, max(0.0, she - mine))
        return he, she


def usage_of(scored: Sequence[tuple[int, str, list[tuple[int, float]]]], none: float) -> Usage:
    """Expected counts of each candidate's pronouns.

    ``scored``: per pronoun its position, its word and the candidates' scores.  A person keeps one pronoun through an
    article, so the share of each is estimated together with whom the pronouns mean (expectation maximisation).  A
    chance counts by its square: many small ones are no evidence.
    """
    share: dict[int, dict[str, float]] = {}
    found = Usage()
    for _ in range(_ROUNDS):
        found = Usage()
        for position, word, pairs in scored:
            scores = [s + (share[i][word] if i in share else _EVEN) for i, s in pairs]
            chances = probabilities(scores, none + _EVEN)
            own = found.own[position] = {i: p * p for (i, _), p in zip(pairs, chances, strict=True)}
            for i, p in own.items():
                counts = found.counts.get(i)
                if counts is None:
                    counts = found.counts[i] = {"he": 0.0, "she": 0.0}
                counts[word] += p
        share = {
            i: {w: math.log((t[w] + _PRIOR) / (t["he"] + t["she"] + 2 * _PRIOR)) for w in ("he", "she")}
            for i, t in found.counts.items()
        }
    return found
