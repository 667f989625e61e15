"""Which pairs of quotes are worth comparing, and whether two quotes report one utterance.

Both answers depend on the two quotes alone, never on what else is kept: that is why the order of adding does not
matter.  Runs of nothing but small words are no fingerprints, so the lists of the others stay short.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quoth.families.align import share_kept, weight
from quoth.families.fingerprint import RUN, content_count
from quoth.families.wordlists import FUNCTION, STOCK

_SMALL = FUNCTION | STOCK  # stock phrases tell no more than small words
_SHARE, _SHARE_LONG = 0.8, 0.68  # of the shorter quote, in order; lower where the shorter one is long
_LONG = 12  # words
_WEIGHT = 0.65  # of the shorter quote's weight
_RUNS_PER_WORD = 8  # a shared run for every so many words of the shorter quote


@dataclass(frozen=True, slots=True)
class Same:
    """Whether two quotes report one utterance, with the share of the shorter one's words that stand in the longer."""

    same: bool
    share: float
    reason: str


def is_solid(words: Sequence[str]) -> bool:
    """Whether a quote says enough to be recognised by its words alone; stock phrases do not, however long."""
    stock = sum(word in STOCK for word in words)
    return len(words) >= RUN and sum(map(is_telling, words)) >= (1 if stock == 1 else 2)


def is_telling(word: str) -> bool:
    """Whether a word tells one utterance from others: no small word, and none of stock phrases."""
    return word not in _SMALL


def enough_shared(shared: int, shorter: int) -> bool:
    """Whether so many shared runs make a pair worth aligning."""
    return shared >= max(1, shorter // _RUNS_PER_WORD)


def same_utterance(a: Sequence[str], b: Sequence[str]) -> Same:
    """Compare two quotes, given as normalised words, by what stands in both in the same order."""
    shorter = min(len(a), len(b))
    if not shorter:
        return Same(False, 0.0, "no words")
    share = share_kept(a, b)
    bar = _SHARE_LONG if shorter >= _LONG else _SHARE
    told = f"{round(100 * share)}% of the shorter quote's words stand in the longer, in order"
    if shorter < RUN:
        whole = _holds(a, b) if len(a) >= len(b) else _holds(b, a)
        return Same(whole, share, "the short quote stands in the longer as it is" if whole else told)
    if share < bar:
        return Same(False, share, f"only {told}")
    if share < 1.0 and _weight_kept(a, b) < _WEIGHT:
        return Same(False, share, f"{told}, but they say little")
    return Same(True, share, told)


def _holds(long: Sequence[str], short: Sequence[str]) -> bool:
    size, wanted = len(short), tuple(short)
    return content_count(short) >= 2 and any(tuple(long[i : i + size]) == wanted for i in range(len(long) - size + 1))


def _weight_kept(a: Sequence[str], b: Sequence[str]) -> float:
    """Share of the shorter quote's weight that stands in the longer, without regard to order; of two quotes of one
    length the smaller share, so that it does not matter which is named first."""
    if len(a) == len(b):
        return min(_weight_there(a, b), _weight_there(b, a))
    return _weight_there(a, b) if len(a) < len(b) else _weight_there(b, a)


def _weight_there(short: Sequence[str], long: Sequence[str]) -> float:
    there = set(long)
    return weight([word for word in short if word in there], _SMALL) / weight(short, _SMALL)
