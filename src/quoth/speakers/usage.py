"""Which pronoun an article uses of whom, estimated together with whom its pronouns mean."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.speakers.pronouns import probabilities

_ROUNDS, _PRIOR = 5, 0.5
_EVEN = math.log(0.5)
_TURNS, _LEAST, _TOLD = 4, 0.02, 2.0
_OTHER = {"he": "she", "she": "he"}

Scored = tuple[int, str, list[tuple[int, float]]]
"""A pronoun's position, its word ("he", "she") and its candidates with their scores."""


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
    share: dict[int, dict[str, float]] = {}
    found = Usage()
    for _ in range(_ROUNDS):
        found = _counted(scored, share, none)
        share = {
            i: {w: math.log((t[w] + _PRIOR) / (t["he"] + t["she"] + 2 * _PRIOR)) for w in ("he", "she")}
            for i, t in found.counts.items()
        }
    return _counted(scored, _one_each(scored, share, none, told), none)


def _counted(scored: Sequence[Scored], share: Mapping[int, Mapping[str, float]], none: float) -> Usage:
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
    return found


def _one_each(
    scored: Sequence[Scored], share: Mapping[int, Mapping[str, float]], none: float, told: Sequence[Mapping[str, int]]
) -> dict[int, dict[str, float]]:
    """One pronoun for each candidate, so that all the pronouns together are the likeliest; as log chances.

    Each candidate's is changed in turn, as long as that helps (iterated conditional modes, Besag 1986).
    """
    word_of = {i: max(("he", "she"), key=t.__getitem__) for i, t in share.items()}
    of: dict[int, list[int]] = {}
    for k, (_, _, pairs) in enumerate(scored):
        for i, _ in pairs:
            of.setdefault(i, []).append(k)
    most = [max([none, *(s for _, s in pairs)]) for _, _, pairs in scored]
    floors = [math.exp(none - m) for m in most]
    powers = [[(i, math.exp(s - m)) for i, s in pairs] for (_, _, pairs), m in zip(scored, most, strict=True)]
    totals = [floors[k] + sum(p for i, p in powers[k] if word_of[i] == scored[k][1]) for k in range(len(scored))]
    gain: dict[int, float] = {}
    for _ in range(_TURNS):
        changed = False
        for i, ks in of.items():
            other, moved = _OTHER[word_of[i]], {}
            said = told[i] if 0 <= i < len(told) else {}
            gain[i] = _TOLD * (said.get(other, 0) - said.get(word_of[i], 0))
            for k in ks:
                mine = next(p for j, p in powers[k] if j == i)
                moved[k] = totals[k] + (mine if scored[k][1] != word_of[i] else -mine)
                gain[i] += math.log(max(moved[k], floors[k], _LEAST) / max(totals[k], _LEAST))
            if gain[i] > 1e-9:
                word_of[i] = other
                totals = [moved.get(k, t) for k, t in enumerate(totals)]
                gain[i], changed = -gain[i], True
        if not changed:
            break
    out = {}
    for i, word in word_of.items():
        sure = 1.0 / (1.0 + math.exp(gain.get(i, 0.0)))
        low = math.log(max(1.0 - sure, _LEAST))
        out[i] = {word: math.log(sure), _OTHER[word]: low}
    return out
