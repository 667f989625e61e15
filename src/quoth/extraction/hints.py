"""Whom the network takes a pronoun or "the senator" to mean: a score for each candidate, beside that of its features.

A candidate is known by two words, the one that heads its last mention and the last of the name it last had.  Their
vectors and the pronoun's are taken from the middle of the encoder, where who is who is better known than at its end
(``training/LOG.md``); the network's graph projects them, and a small net scores what they have in common (as pairs of
mentions are scored in Lee and others 2017, on vectors that were learnt for quotes).
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quoth.extraction.cards import ModelCard
from quoth.extraction.windows import Ints

Floats = npt.NDArray[np.float32]

_ARRAYS = ("hidden", "bias", "out", "shift")
NETS = ("noun_", "many_")  # before the names of the arrays of the second net and the third
_NEAR = 4  # code points between a word and a place that is behind it: "Roe Jr.", "D.C."


@dataclass(frozen=True, slots=True)
class PairScorer:
    """A card's pairs file.

    ``graph`` is a piece of an ONNX model that goes on where the encoder's file ends: two protocol buffers in a row are
    read as one.  It gives each word 3 * size numbers: as a pronoun, as the head of a mention, as the end of a name.
    """

    graph: bytes
    hidden: Floats  # (3 * size, H)
    bias: Floats  # (H,)
    out: Floats  # (H,)
    shift: float
    others: tuple[PairScorer, ...] = ()
    """The same for noun phrases, and for "they" and "it", in networks that read them: the fourth projection and the
    fifth are of their last words."""

    @property
    def size(self) -> int:
        """Numbers of each projection."""
        return len(self.hidden) // 3

    @property
    def width(self) -> int:
        """Numbers that the graph gives each word."""
        return len(self.hidden) + self.size * len(self.others)

    def score(self, pronoun: Floats, mentions: Floats) -> Floats:
        """pronoun (size,), mentions (candidates, size) -> (candidates,)."""
        size = self.size
        common = np.empty((len(mentions), 3 * size), np.float32)
        np.tanh(pronoun * mentions, out=common[:, :size])
        np.maximum(pronoun + mentions, 0.0, out=common[:, size : 2 * size])
        np.tanh(mentions, out=common[:, 2 * size :])
        inner = common @ self.hidden
        inner += self.bias
        scores: Floats = np.maximum(inner, 0.0, out=inner) @ self.out
        return scores + np.float32(self.shift)


def load_pairs(card: ModelCard) -> PairScorer | None:
    """The pair scorer of a network that has one; raises ModelError when its file is missing or altered."""
    if not card.pairs:
        return None
    with np.load(io.BytesIO(card.read(card.pairs)), allow_pickle=False) as held:

        def scorer(prefix: str, graph: bytes = b"", others: tuple[PairScorer, ...] = ()) -> PairScorer:
            hidden, bias, out, shift = (held[prefix + name].astype(np.float32) for name in _ARRAYS)
            return PairScorer(graph, hidden, bias, out, float(shift[0]), others)

        others = tuple(scorer(prefix) for prefix in NETS if f"{prefix}{_ARRAYS[0]}" in held)
        return scorer("", held["graph"].tobytes(), others)


class _Asked(NamedTuple):
    """One kind of words that are asked about: each word as one of them, what scores them, what was said so far."""

    words: Floats  # (words, size)
    scorer: PairScorer
    known: dict[tuple[int, int, int], float]


class Hints:
    """What the network says of the pronouns and noun phrases of one text."""

    def __init__(self, spans: Ints, table: Floats, scorer: PairScorer) -> None:
        """spans: (words, 2) code points; table: (words, 3 to 5 * size) as the graph gives it, filled before use;
        of half precision in a very long text."""
        self._starts, self._ends = spans[:, 0].tolist(), spans[:, 1].tolist()
        self._words: dict[int, int] = {}  # place -> its word, as far as it was asked for
        size = scorer.size
        asks, self._heads, self._names, *rest = (
            table[:, i * size : (i + 1) * size] for i in range(3 + len(scorer.others))
        )
        self._pronouns = _Asked(asks, scorer, {})
        self._others = [_Asked(words, other, {}) for words, other in zip(rest, scorer.others, strict=True)]

    def __call__(self, pronoun: int, candidates: Sequence[tuple[int, int]]) -> list[float]:
        """Scores to add to those of the candidates of a pronoun; all places are code points.

        A candidate is where the head of its last mention ends and where the last name it had ends.  A word that was
        not read adds nothing.
        """
        return self._scores(self._pronouns, pronoun, candidates)

    @property
    def of_noun(self) -> Callable[[int, Sequence[tuple[int, int]]], list[float]] | None:
        """The same for the last word of a noun phrase; None in networks that do not read them."""
        return self._of(0)

    @property
    def of_many(self) -> Callable[[int, Sequence[tuple[int, int]]], list[float]] | None:
        """The same for "they" and "it"."""
        return self._of(1)

    def _of(self, net: int) -> Callable[[int, Sequence[tuple[int, int]]], list[float]] | None:
        return partial(self._scores, self._others[net]) if net < len(self._others) else None

    def _scores(self, asked: _Asked, place: int, candidates: Sequence[tuple[int, int]]) -> list[float]:
        at, known = self._word(place), asked.known
        if at < 0:
            return [0.0] * len(candidates)
        keys = [(at, self._word(head), self._word(name)) for head, name in candidates]
        new = [key for key in dict.fromkeys(keys) if key not in known]
        if new:
            heads, names = [key[1] for key in new], [key[2] for key in new]
            mentions = np.add(self._heads[heads], self._names[names], dtype=np.float32)  # take would copy all words
            scores = asked.scorer.score(asked.words[at].astype(np.float32), mentions)
            known.update((k, 0.0 if min(k) < 0 else s) for k, s in zip(new, scores.tolist(), strict=True))
        return [known[key] for key in keys]

    def _word(self, place: int) -> int:
        found = self._words.get(place)
        if found is None:
            found = self._words[place] = nearest_word(self._starts, self._ends, place)
        return found


def nearest_word(starts: Sequence[int], ends: Sequence[int], place: int) -> int:
    """The word at a place or right before it, by where the words start and end; below zero if there is none."""
    i = bisect_right(starts, place) - 1
    return i if i >= 0 and place < ends[i] + _NEAR else -1
