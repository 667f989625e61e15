"""Two stretches of words side by side: where the claimed words stand in the actual ones, and what differs.

``place`` finds the stretch of a longer text that a claim reports (a fitting alignment with affine gaps, so that one
stray word far away is not worth a leap).  It gives ``Step``s; ``quoth.families.edits`` judges them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from rapidfuzz.distance import LCSseq

from quoth.data import Span
from quoth.families.wordlists import FUNCTION

Op = Literal["keep", "drop", "add", "change"]

# Scores of the fitting alignment, in parts of a matched word: found by trying a few values on the development quotes.
# Whole numbers, so that of two fits as good as each other the same one is found wherever in a text they stand.
_MATCH, _SMALL_MATCH = 400, 240
_CHANGE, _ADD = -240, -280
_OPEN, _EXTEND = -200, -28
_BRIDGED = 4  # the share of the gap cost left where the claim itself says that words are missing, as a divisor
_NEVER = -(10**8)
_CELLS = 20_000_000  # of the tables kept at once: a hundred megabytes; claims of up to some 3,000 words fit whole


@dataclass(frozen=True, slots=True)
class Step:
    """Words ``actual[0]:actual[1]`` of the record stand against words ``claimed[0]:claimed[1]`` of the claim."""

    op: Op
    actual: tuple[int, int]
    claimed: tuple[int, int]


def place(actual: Sequence[str], claimed: Sequence[str], bridges: frozenset[int] = frozenset()) -> list[Step]:
    """Steps that fit the whole claim into a stretch of the actual words; words outside the stretch have no step.

    ``bridges``: claimed words before which the claim marks an omission (an ellipsis, a bracket, an interruption).
    """
    n, m = len(claimed), len(actual)
    if not n or not m:
        return [Step("add", (0, 0), (0, n))] if n else []
    if (at := next(standing(actual, claimed), None)) is not None:
        return [Step("keep", (at, at + n), (0, n))]
    steps: list[Step] = []
    i, j = n, -1
    for first, rows, last in _tables(actual, claimed, bridges):
        j = int(np.argmax(last)) if j < 0 else j
        while i > first:
            from_gap, from_up = rows[i - first - 1]
            if from_gap[j] >= 0:
                k = int(from_gap[j])
                steps.append(Step("drop", (k, j), (i, i)))
                j = k
            elif from_up[j] or j == 0:
                steps.append(Step("add", (j, j), (i - 1, i)))
                i -= 1
            else:
                op: Op = "keep" if claimed[i - 1] == actual[j - 1] else "change"
                steps.append(Step(op, (j - 1, j), (i - 1, i)))
                i, j = i - 1, j - 1
    return _merge(steps[::-1])


def standing(actual: Sequence[str], claimed: Sequence[str]) -> Iterator[int]:
    """Where the whole claim stands in the actual words as it is, which no other fit can better."""
    n, wanted = len(claimed), list(claimed)
    starts = (k for k in range(len(actual) - n + 1) if actual[k] == wanted[0])
    return (k for k in starts if list(actual[k : k + n]) == wanted)


Row = tuple[np.ndarray, np.ndarray]
"""Of one claimed word, shape (actual + 1): where the gap that ends here begins (-1: none), and whether it was added."""


def _tables(
    actual: Sequence[str], claimed: Sequence[str], bridges: frozenset[int]
) -> Iterator[tuple[int, list[Row], np.ndarray]]:  # fmt: skip
    """The rows of the claimed words from behind, some thousands of cells at a time, with how many words stand before
    them and the best scores at their end.

    Of a long claim the rows are made twice: to keep them all would take the square of its length.
    """
    fill = _Fill(actual, claimed, bridges)
    step = max(1, _CELLS // (len(actual) + 1))
    kept = [np.zeros(len(actual) + 1, dtype=np.int32)]  # the best scores before each group of rows, and at the end
    for first in range(0, len(claimed), step):
        rows, last = fill.group(kept[-1], range(first, min(first + step, len(claimed))))
        kept.append(last)
    groups = list(range(0, len(claimed), step))
    yield groups.pop(), rows, kept.pop()
    while groups:
        first = groups.pop()
        last = kept.pop()
        yield first, fill.group(kept[-1], range(first, first + step))[0], last


class _Fill:
    """Fills the score table of a fitting alignment, a claimed word after the other."""

    def __init__(self, actual: Sequence[str], claimed: Sequence[str], bridges: frozenset[int]) -> None:
        self._claimed, self._bridges = claimed, bridges
        self._ids: dict[str, int] = {}
        self._there = np.array([self._ids.setdefault(word, len(self._ids)) for word in actual], dtype=np.int32)
        self._columns = np.arange(len(actual) + 1, dtype=np.int32)

    def group(self, above: np.ndarray, words: range) -> tuple[list[Row], np.ndarray]:
        """The rows of some claimed words, and the best scores behind the last of them."""
        rows = []
        for at in words:
            above, row = self.below(above, at)
            rows.append(row)
        return rows, above

    def below(self, above: np.ndarray, at: int) -> tuple[np.ndarray, Row]:
        """The best scores, shape (actual + 1), with the claimed word number ``at`` behind those of ``above``."""
        m, columns, word = len(self._there), self._columns, self._claimed[at]
        match = _SMALL_MATCH if word in FUNCTION else _MATCH
        row = np.empty(m + 1, dtype=np.int32)
        row[0] = _NEVER
        row[1:] = above[:-1] + np.where(self._there == self._ids.get(word, -1), match, _CHANGE)
        up = above + _ADD
        from_up = up > row
        row = np.maximum(row, up)
        from_gap = np.full(m + 1, -1, dtype=np.int32)
        if at + 1 < len(self._claimed):
            bridged = at + 1 in self._bridges
            open_, extend = (_OPEN // _BRIDGED, _EXTEND // _BRIDGED) if bridged else (_OPEN, _EXTEND)
            levelled = row - extend * columns
            running = np.maximum.accumulate(levelled)
            first = np.concatenate(([True], running[1:] > running[:-1]))
            origin = np.maximum.accumulate(np.where(first, np.arange(m + 1), 0))
            gap = np.full(m + 1, _NEVER, dtype=np.int32)
            gap[1:] = running[:-1] + open_ + extend * columns[1:]
            better = gap > row
            from_gap[better] = np.concatenate(([0], origin[:-1]))[better]
            row = np.where(better, gap, row)
        return row, (from_gap, from_up)


def _merge(steps: Sequence[Step]) -> list[Step]:
    """Neighbouring steps joined: keeps with keeps; drops, adds and changes next to each other into one change."""
    out: list[Step] = []
    for step in steps:
        if out and (out[-1].op == "keep") == (step.op == "keep"):
            last = out[-1]
            joined = (last.actual[0], step.actual[1]), (last.claimed[0], step.claimed[1])
            out[-1] = Step(_op(step.op, *joined), *joined)
        else:
            out.append(step)
    return out


def _op(op: Op, actual: tuple[int, int], claimed: tuple[int, int]) -> Op:
    if op == "keep":
        return op
    if actual[0] == actual[1]:
        return "add"
    return "drop" if claimed[0] == claimed[1] else "change"


def slide(steps: Sequence[Step], keys: Sequence[str], ends: frozenset[int], fixed: Collection[int]) -> list[Step]:
    """The steps, with words left out that might as well be others set where a sentence ends: of "It rained. I left. I
    slept." against "It rained. I slept." rather "I left." than "left. I".

    ``ends``: actual words after which a sentence ends; ``fixed``: claimed words before which the claim itself says that
    some are missing.
    """
    out = list(steps)
    for n in range(1, len(out) - 1):
        before, gap, after = out[n - 1 : n + 2]
        if (before.op, gap.op, after.op) != ("keep", "drop", "keep") or gap.claimed[0] in fixed:
            continue
        (start, end), size = gap.actual, before.actual[1] - before.actual[0]
        k = 0
        while end - 1 - k not in ends and k + 1 < size and keys[start - 1 - k] == keys[end - 1 - k]:
            k += 1
        if k and end - 1 - k in ends:
            out[n - 1] = _shifted(before, 0, k)
            out[n] = Step("drop", (start - k, end - k), (gap.claimed[0] - k,) * 2)
            out[n + 1] = _shifted(after, k, 0)
    return out


def _shifted(step: Step, more: int, less: int) -> Step:
    """Words kept, so many more at the beginning and fewer at the end."""
    (a, b), (c, d) = step.actual, step.claimed
    return Step(step.op, (a - more, b - less), (c - more, d - less))


def share_kept(a: Sequence[str], b: Sequence[str]) -> float:
    """Longest common subsequence as a share of the shorter list, 0..1."""
    shorter = min(len(a), len(b))
    return LCSseq.similarity(a, b) / shorter if shorter else 0.0


def weight(words: Sequence[str], small: frozenset[str] = FUNCTION) -> float:
    """How much the words say: 1 for each word of content, a quarter for each small word."""
    return sum(0.25 if word in small else 1.0 for word in words)


def shifts(keys: Sequence[str], start: int, end: int) -> list[Span]:
    """The stretch left out, and those it may as well be, as the words on either side are the same: "We did …, and | we
    will"."""
    out = [(start, end)]
    for step, beside in ((-1, -1), (1, 0)):
        s, e = start, end
        while s + beside >= 0 and e + beside < len(keys) and keys[s + beside] == keys[e + beside]:
            s, e = s + step, e + step
            out.append((s, e))
    return out
