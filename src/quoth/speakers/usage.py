"""Which pronoun an article uses of whom, estimated together with whom its pronouns mean."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.speakers.pronouns import probabilities

_ROUNDS, _PRIOR = 5, 0.5
_EVEN = {"he": 0.5, "she": 0.5}


@dataclass(slots=True)
class Usage:
    """How often the article says "he" and "she" of each candidate, as expected counts."""

    counts: dict[int, dict[str, float]] = field(default_factory=dict)
    own: dict[int, dict[int, float]] = field(default_factory=dict)  # what the pronoun at a position adds to them

    def without(self, i: int, position: int, word: str) -> dict[str, float]:
        """The counts of a candidate but for one pronoun's."""
        counts = dict(self.counts.get(i, {}))
        if counts and (mine := self.own.get(position, {}).get(i)):
            counts[word] = max(0.0, counts[word] - mine)
        return counts


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
            scores = [s + math.log(share.get(i, _EVEN)[word]) for i, s in pairs]
            chances = probabilities(scores, none + math.log(0.5))
            found.own[position] = {i: p * p for (i, _), p in zip(pairs, chances, strict=True)}
            for i, p in found.own[position].items():
                found.counts.setdefault(i, {"he": 0.0, "she": 0.0})[word] += p
        share = {
            i: {w: (t[w] + _PRIOR) / (t["he"] + t["she"] + 2 * _PRIOR) for w in ("he", "she")}
            for i, t in found.counts.items()
        }
    return found
