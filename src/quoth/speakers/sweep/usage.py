"""Which pronoun an article uses of whom, estimated together with whom its pronouns mean."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_ROUNDS, _PRIOR = 5, 0.5
_EVEN = 0.5
_TURNS, _LEAST, _TOLD = 4, 0.02, 2.0
_OTHER = {"he": "she", "she": "he"}

Scored = tuple[int, str, list[tuple[int, float]]]
"""A pronoun's position, its word ("he", "she") and its candidates with their scores."""
_Powers = tuple[int, str, float, list[tuple[int, float]]]
"""The same with e to the scores, times what makes the largest 1; before the candidates that of none of them."""


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


def usage_of(scored: Sequence[Scored], none: float, told: Sequence[Mapping[str, int]] = ()) -> Usage:
    """Expected counts of each candidate's pronouns.

    ``scored``: per pronoun its position, its word and the candidates' scores.  A person keeps one pronoun through an
    article, so the share of each is estimated together with whom the pronouns mean (expectation maximisation).  A
    chance counts by its square: many small ones are no evidence.  ``told``: how often titles and nouns say either of
    the candidates that have names.
    """
    powers = [_powers(x, none) for x in scored]
    share: dict[int, dict[str, float]] = {}
    for _ in range(_ROUNDS):
        share = {i: _shares(t["he"], t["she"]) for i, t in _counted(powers, share).counts.items()}
    return _counted(powers, _one_each(powers, share, told))


def _shares(he: float, she: float) -> dict[str, float]:
    both = he + she + 2 * _PRIOR
    return {"he": (he + _PRIOR) / both, "she": (she + _PRIOR) / both}


def _powers(scored: Scored, none: float) -> _Powers:
    position, word, pairs = scored
    most = max([none, *(s for _, s in pairs)])
    return position, word, math.exp(none - most), [(i, math.exp(s - most)) for i, s in pairs]


def _counted(powers: Sequence[_Powers], share: Mapping[int, Mapping[str, float]]) -> Usage:
    found = Usage()
    shares = {word: {i: both[word] for i, both in share.items()} for word in ("he", "she")}
    for position, word, floor, pairs in powers:
        mine = shares[word]
        weights = [p * mine.get(i, _EVEN) for i, p in pairs]
        total = math.fsum(weights) + floor * _EVEN
        own = found.own[position] = {}
        for (i, _), weight in zip(pairs, weights, strict=True):
            own[i] = p = (weight / total) ** 2
            counts = found.counts.get(i)
            if counts is None:
                counts = found.counts[i] = {"he": 0.0, "she": 0.0}
            counts[word] += p
    return found


def _one_each(
    powers: Sequence[_Powers], share: Mapping[int, Mapping[str, float]], told: Sequence[Mapping[str, int]]
) -> dict[int, dict[str, float]]:
    """One pronoun for each candidate, so that all the pronouns together are the likeliest; with its chance.

    Each candidate's is changed in turn, as long as that helps (iterated conditional modes, Besag 1986).
    """
    word_of = {i: max(("he", "she"), key=t.__getitem__) for i, t in share.items()}
    of: dict[int, list[tuple[int, float]]] = {}
    for k, (_, _, _, pairs) in enumerate(powers):
        for i, p in pairs:
            of.setdefault(i, []).append((k, p))
    words, floors = [x[1] for x in powers], [x[2] for x in powers]
    totals = [floor + math.fsum(p for i, p in pairs if word_of[i] == word) for _, word, floor, pairs in powers]
    gain: dict[int, float] = {}
    for _ in range(_TURNS):
        changed = False
        for i, ks in of.items():
            other, moved = _OTHER[word_of[i]], {}
            said = told[i] if 0 <= i < len(told) else {}
            gain[i] = _TOLD * (said.get(other, 0) - said.get(word_of[i], 0))
            for k, mine in ks:
                moved[k] = totals[k] + (mine if words[k] != word_of[i] else -mine)
                gain[i] += math.log(max(moved[k], floors[k], _LEAST) / max(totals[k], _LEAST))
            if gain[i] > 1e-9:
                word_of[i] = other
                for k, total in moved.items():
                    totals[k] = total
                gain[i], changed = -gain[i], True
        if not changed:
            break
    out = {}
    for i, word in word_of.items():
        sure = 1.0 / (1.0 + math.exp(gain.get(i, 0.0)))
        out[i] = {word: sure, _OTHER[word]: max(1.0 - sure, _LEAST)}
    return out
