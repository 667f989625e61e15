"""Whom he, she and they mean: features of (pronoun, candidate) pairs and a small learned scorer, or an abstention.

No list of names by gender is used anywhere: agreement comes from titles ("Mrs"), nouns ("spokeswoman") and from the
pronouns the same article uses of the same person where only one reading is possible.  The weights are those of a
conditional logit trained on annotated chains and pairs (``training.speakers``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from quoth.speakers.learned import Features, Scorer, weighed, weights

PairHints = Callable[[int, Sequence[tuple[int, int]]], Sequence[float]]
"""Where a pronoun stands and ``Pair.words`` of its candidates -> what to add to the score of each (code points)."""


class Pair(NamedTuple):
    """A candidate of a pronoun."""

    who: int
    """An entity, or below -1 a noun without a name."""
    features: Features
    words: tuple[int, int]
    """The last code points of its last mention and of the last name it had."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What scores the candidates of pronouns.

    With ``hints`` (of a text that the network has read) the features have weights that were learnt beside them.
    """

    scorer: Scorer
    none: float
    hints: PairHints | None = None
    noun_hints: PairHints | None = None

    def scores(self, place: int, pairs: Sequence[Pair]) -> list[float]:
        """The score of each candidate of the pronoun at a place."""
        if self.hints is None or not pairs:
            return [self.scorer(pair.features) for pair in pairs]
        hints = self.hints(place, [pair.words for pair in pairs])
        w = weights()["hinted"]  # beside hints: what the network says too weighs less
        return [weighed(pair.features, w) + hint for pair, hint in zip(pairs, hints, strict=True)]

    @property
    def none_of_them(self) -> float:
        """The score of a pronoun's meaning none of its candidates."""
        return self.none if self.hints is None else weights()["none"]["hinted"]

    @property
    def weighs_nouns(self) -> bool:
        """Whether the network says whom noun phrases mean, too."""
        return self.noun_hints is not None

    def noun_scores(self, place: int, pairs: Sequence[Pair]) -> list[float]:
        """The score of each candidate of the noun phrase whose last code point is given."""
        assert self.noun_hints is not None
        hints, w = self.noun_hints(place, [pair.words for pair in pairs]), weights()["noun"]
        return [weighed(pair.features, w) + hint for pair, hint in zip(pairs, hints, strict=True)]

    @property
    def none_of_nouns(self) -> float:
        """The score of a noun phrase's meaning none of its candidates."""
        return weights()["none"]["noun"]


_MARKS = ("subject", "source", "possessive", "prepositional", "nominal", "attributive", "reported", "object")
_held = attrgetter(*_MARKS)
_NEWLY = ("introduced", "apposed", "fresh")
_newly = attrgetter(*_NEWLY)


@dataclass(slots=True)
class Last:
    """An entity's last mention before the pronoun, as the sweep goes through the article."""

    position: int
    sentence: int
    paragraph: int
    told: int = 0  # how many sentences the report itself had told by then
    quoted: bool = False
    reported: bool = False  # it stands in the content of a quote
    possessive: bool = False
    prepositional: bool = False
    object: bool = False  # a verb stands right before it: "told Jane Roe"
    attributive: bool = False  # it stands before a noun or a name, as in "White House spokesman"
    subject: bool = False
    source: bool = False
    pronoun: str = ""  # "he" or "she" where the mention was a pronoun
    count: int = 0
    ahead: bool = False  # the mention follows the pronoun, in the same sentence
    word: int = 0  # its last code point
    said: Mapping[str, float] = field(default_factory=dict)
    person: float = 0.0
    place: float = 0.0
    nominal: bool = False
    introduced: bool = False  # it is the first one, in full
    apposed: bool = False  # what follows tells who that is
    as_for: bool = False  # "As for Roe, she"
    fresh: bool = False  # a noun that comes with "a": somebody new

    @property
    def is_somebody(self) -> bool:
        """A noun for a person, or a name that is likely a person's."""
        return self.nominal or (self.person > 0.4 and self.place < 1.2)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun, or a noun that is read like one, of which it is asked whom it means."""

    pronoun: str  # "he" or "she"
    case: str  # "subject", "object" or "possessive"
    here: Last
    speaks: bool = False  # it is the source of a quote, which follows other habits than a pronoun at large


def pair_features(
    asked: Asked, last: Last, *, rank: int = 0, since: int | None = None, in_content: bool = False
) -> Features:
    """Features of a pronoun and one candidate, whose last mention is given; ``rank``: how many were mentioned since.

    ``since``: how many sentences the report has told since the candidate, who spoke last, did; ``in_content``: the
    candidate comes up in the quote whose source the pronoun is.
    """
    pronoun, case, here = asked.pronoun, asked.case, asked.here
    f: Features = {"bias": 1.0}
    apart = here.sentence - last.sentence
    if apart:
        f["sentence1" if apart == 1 else "sentence2" if apart == 2 else "sentence3" if apart == 3 else "far"] = 1.0
        if apart > 4:
            f["further"] = math.log(apart / 4)
    steps = here.paragraph - last.paragraph
    if steps:
        f["paragraph1" if steps == 1 else "paragraph2"] = 1.0
    if rank:
        f["rank1" if rank == 1 else "rank2" if rank == 2 else "rank3"] = 1.0
    marks = list(compress(_MARKS, _held(last)))
    for name in marks:
        f[name] = 1.0
    if last.subject and here.subject:
        f["parallel"] = 1.0
    if last.quoted != here.quoted:
        f["quoted" if last.quoted else "unquoted"] = 1.0
    if since is not None:
        f["in_force" if not here.quoted else "in_force_quoted"] = 1.0
    f["count"] = math.log1p(last.count)
    if said := last.said:
        he, she = said.get("he", 0.0), said.get("she", 0.0)
        if he or she:
            mine = he if pronoun == "he" else she
            odds = math.log((mine + 0.3) / (he + she - mine + 0.3))
            f["agree" if odds > 0 else "disagree"] = abs(odds)
    person = last.person
    f["person"] = -3.0 if person < -3.0 else 3.0 if person > 3.0 else person
    if person < 0.0:
        f["person_doubtful"] = 1.0
    elif person > 1.5:
        f["person_sure"] = 1.0
    if last.place > 1:
        f["place"] = 1.0
    if last.ahead:
        f["after"] = 1.0
    if last.pronoun:
        f["same_pronoun" if last.pronoun == pronoun else "other_pronoun"] = 1.0
    if in_content:
        f["in_content"] = 1.0
    if last.as_for:
        f["as_for"] = 1.0
    if apart < 2:
        for name in compress(_NEWLY, _newly(last)):
            f[name] = 1.0
    if asked.speaks:
        _as_a_source(f, last, marks, apart, since)
        if rank:
            f["speaks_later"] = 1.0
        if steps:
            f["speaks_paragraph"] = 1.0
    if case == "object" and apart == 0 and last.subject:
        f["object_same"] = 1.0
    if case == "possessive" and apart == 0:
        f["possessive_same"] = 1.0
        if last.subject:
            f["possessive_subject"] = 1.0
    return f


def _as_a_source(f: Features, last: Last, marks: list[str], apart: int, since: int | None) -> None:
    """Add the features that count only where the pronoun is the source of a quote."""
    if "introduced" in f:
        f["speaks_introduced_object" if last.prepositional or last.object else "speaks_introduced"] = 1.0
    if "apposed" in f:
        f["speaks_apposed"] = 1.0
    if "fresh" in f:
        f["speaks_fresh" if last.source else "speaks_fresh_unheard"] = 1.0
    if last.quoted:
        f["speaks_quoted"] = 1.0
    for name in marks:
        if name != "attributive":
            f["speaks_" + name] = 1.0
    f["speaks_count"] = f["count"]
    if since is not None:
        f["speaks_in_force"] = 1.0
        if last.nominal:
            f["speaks_in_force_nominal"] = 1.0
        f["speaks_goes_on" if since < 2 else "speaks_in_force_far" if since > 2 else "speaks_in_force_2"] = 1.0
    elif last.subject and apart < 2:
        f["speaks_subject_next"] = 1.0


def only_he_or_she(
    word: str, options: Sequence[tuple[int, float]], said: Callable[[int], Mapping[str, float]]
) -> tuple[int, float] | None:
    """The one candidate of some chance for "she" whom the article calls so, where it calls all others of some "he".

    ``said``: what it calls one who has a name.
    """
    word, other = ("she", "he") if word.lower().startswith("she") else ("he", "she")
    near = [(said(i) if i >= 0 else {}, (i, p)) for i, p in options if p >= _SOME_CHANCE]
    left = [(calls, one) for calls, one in near if calls.get(word) or not calls.get(other)]
    return left[0][1] if len(left) == 1 < len(near) and left[0][0].get(word) else None


_SOME_CHANCE = 0.15
