"""Which wordings share a run of words and report one utterance: the families' rule, on arrays, a part at a time.

A part is all runs of which the number leaves a given rest: parts know nothing of each other, so they may run in
processes or on machines, and their edges together give the components that ``quoth.families`` gives.  The rule itself
(``enough_shared``, ``same_utterance``) is asked of every pair that could satisfy it; a pair is passed over only when
its words prove that it cannot, or when the two are joined already.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt

from quoth.families.candidates import enough_shared, same_utterance
from quoth.families.fingerprint import RUN, fingerprints, word_number
from quoth.families.wordlists import FUNCTION

Words = tuple[str, ...]
Numbers = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]

MOST_SHARED = 50_000
"""A run that stands in more wordings than this is a stock phrase of the trade: pairs are not sought by it."""

_PAIRS = 2_000_000  # looked at together: bounds memory
_MASK = np.uint64((1 << 62) - 1)
_BASE = np.uint64(0x1F3D5B79A2C4E681)
_FAILED = 4_000_000  # pairs remembered as not the same
_LOWEST = 0.68, 12, 0.8  # the shares that same_utterance asks for: of long quotes, from how many words on, of others


@dataclass(frozen=True, slots=True)
class Flat:
    """Many wordings as one row of words."""

    numbers: Numbers  # of each word, as fingerprints number it
    says: npt.NDArray[np.bool_]  # whether it is a word of content
    starts: Places  # (wordings + 1) where each wording begins
    bits: npt.NDArray[np.uint64]  # (wordings, 4) which of 256 kinds of words stand in it

    @property
    def lengths(self) -> Places:
        """Words of each wording."""
        return np.diff(self.starts)


class Wordings(Sequence[Words]):
    """Many wordings, kept as numbers of words: some 60 bytes each, where tuples of words take ten times that."""

    def __init__(self, normals: Iterable[str]) -> None:
        """``normals``: each wording's words, joined by spaces."""
        seen: dict[str, int] = {}
        numbers, lengths = array("i"), array("q", [0])
        for normal in normals:
            words = normal.split(" ") if normal else ()
            numbers.extend([seen.setdefault(word, len(seen)) for word in words])
            lengths.append(len(words))
        self.vocabulary = list(seen)
        self.numbers: npt.NDArray[np.int32] = np.frombuffer(numbers, dtype=np.int32)
        self.starts: Places = np.cumsum(np.frombuffer(lengths, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> Words: ...

    @overload
    def __getitem__(self, at: slice) -> list[Words]: ...

    def __getitem__(self, at: int | slice) -> Words | list[Words]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        at = range(len(self))[at]
        start, stop = self.starts[at : at + 2].tolist()
        return tuple([self.vocabulary[number] for number in self.numbers[start:stop].tolist()])


def flatten(wordings: Wordings, kept: npt.NDArray[np.bool_] | None = None) -> Flat:
    """The wordings as arrays; those not ``kept`` (wordings,) as if they had no words."""
    vocabulary = np.array([word_number(word) for word in wordings.vocabulary], dtype=np.uint64)
    content = np.array([word not in FUNCTION for word in wordings.vocabulary], dtype=bool)
    at, starts = wordings.numbers, wordings.starts
    if kept is not None:
        lengths = np.diff(starts)
        at = at[np.repeat(kept, lengths)]
        starts = np.concatenate([[0], np.cumsum(np.where(kept, lengths, 0))]).astype(np.int64)
    numbers = vocabulary[at] if len(at) else np.zeros(0, np.uint64)
    return Flat(numbers, content[at] if len(at) else np.zeros(0, bool), starts, _bits(numbers, starts))


def _bits(numbers: Numbers, starts: Places) -> npt.NDArray[np.uint64]:
    out = np.zeros((len(starts) - 1, 4), dtype=np.uint64)
    step = 200_000
    for first in range(0, len(out), step):
        edges = starts[first : first + step + 1]
        kinds = (numbers[edges[0] : edges[-1]] >> np.uint64(7)) & np.uint64(255)
        marks = np.uint64(1) << (kinds & np.uint64(63))
        for k in range(4):
            column = np.append(np.where(kinds >> np.uint64(6) == k, marks, np.uint64(0)), np.uint64(0))
            out[first : first + step, k] = np.bitwise_or.reduceat(column, edges[:-1] - edges[0])
    return out


def run_numbers(flat: Flat, run: int = RUN, content: int = 1) -> tuple[Numbers, npt.NDArray[np.int32]]:
    """Every run of words with enough content (runs,), as ``fingerprints`` gives them, and the wordings (runs,)."""
    size = len(flat.numbers) - run + 1
    if size <= 0:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32)
    totals = np.full(size, run, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for k in range(run):
            totals = (totals * _BASE + flat.numbers[k : k + size]) & _MASK
    says = np.concatenate([[0], np.cumsum(flat.says)])
    owner = np.repeat(np.arange(len(flat.starts) - 1, dtype=np.int32), flat.lengths)
    inside = owner[:size] == owner[run - 1 :]
    keep = inside & (says[run:] - says[:size] >= content)
    return totals[keep], owner[:size][keep]


def shared_runs(flat: Flat, part: int = 0, parts: int = 1) -> tuple[npt.NDArray[np.int32], Places, int]:
    """The wordings (all lists,) that hold each shared run of a part, list after list; the lists' edges (lists, 2),
    shortest first; and how many runs were passed over as stock phrases."""
    runs, owner = run_numbers(flat)
    if parts > 1:
        mine = (runs >> np.uint64(5)) % np.uint64(parts) == part
        runs, owner = runs[mine], owner[mine]
    order = np.lexsort((owner, runs))
    runs, owner = runs[order], owner[order]
    if len(runs):
        once = np.concatenate([[True], (runs[1:] != runs[:-1]) | (owner[1:] != owner[:-1])])
        runs, owner = runs[once], owner[once]
    edges = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1], [True]])) if len(runs) else np.zeros(1, int)
    sizes = np.diff(edges)
    passed = int((sizes > MOST_SHARED).sum())
    wanted = np.flatnonzero((sizes > 1) & (sizes <= MOST_SHARED))
    wanted = wanted[np.argsort(sizes[wanted], kind="stable")]
    return owner, np.stack([edges[:-1][wanted], edges[1:][wanted]], axis=1), passed


def candidate_pairs(owner: npt.NDArray[np.int32], lists: Places) -> Iterator[tuple[Places, Places]]:
    """All pairs within each list, some millions at a time: their lefts (pairs,) and rights (pairs,).

    ``owner`` (all lists,) and ``lists`` (lists, 2) as ``shared_runs`` gives them.
    """
    sizes = lists[:, 1] - lists[:, 0]
    at = 0
    while at < len(lists):
        size = int(sizes[at])
        alike = int(np.searchsorted(sizes, size, side="right")) - at
        pairs = size * (size - 1) // 2
        if pairs > _PAIRS:
            yield from _pairs_of_long(owner[lists[at, 0] : lists[at, 1]])
            at += 1
            continue
        count = max(1, min(alike, _PAIRS // pairs))
        members = owner[lists[at : at + count, :1] + np.arange(size)[None]]
        left, right = np.triu_indices(size, 1)
        yield members[:, left].ravel().astype(np.int64), members[:, right].ravel().astype(np.int64)
        at += count


def _pairs_of_long(members: npt.NDArray[np.int32]) -> Iterator[tuple[Places, Places]]:
    step = max(1, _PAIRS // len(members))
    for first in range(0, len(members), step):
        some = np.arange(first, min(first + step, len(members)))
        left, right = np.meshgrid(some, np.arange(first, len(members)), indexing="ij")
        later = right > left
        yield members[left[later]].astype(np.int64), members[right[later]].astype(np.int64)


def could_be_same(flat: Flat, a: Places, b: Places) -> npt.NDArray[np.bool_]:
    """Whether (pairs,) enough of the shorter wording's words may stand in the longer: True whenever they do.

    ``a`` and ``b`` (pairs,): wordings.
    """
    return could_hold(flat.bits, flat.lengths, a, b)


def could_hold(bits: Numbers, lengths: Places, a: Places, b: Places) -> npt.NDArray[np.bool_]:
    """The same from the kinds of words (wordings, n) and the lengths (wordings,) alone."""
    swap = lengths[a] > lengths[b]
    short, long = np.where(swap, b, a), np.where(swap, a, b)
    absent = np.bitwise_count(bits[short] & ~bits[long]).sum(axis=1)
    size = lengths[short]
    long_bar, long_from, bar = _LOWEST
    return np.asarray((size - absent) / size >= np.where(size >= long_from, long_bar, bar))


class Components:
    """Which wordings belong together."""

    def __init__(self, size: int) -> None:
        self.parents = np.arange(size, dtype=np.int64)

    def root(self, wording: int) -> int:
        """The smallest number of the component."""
        parents = self.parents
        while (up := int(parents[wording])) != wording:
            parents[wording] = parents[up]
            wording = up
        return wording

    def join(self, a: int, b: int) -> None:
        """Make two components one."""
        a, b = self.root(a), self.root(b)
        self.parents[max(a, b)] = min(a, b)

    def flatten(self) -> None:
        """Let every wording point to its root."""
        while True:
            up = self.parents[self.parents]
            if np.array_equal(up, self.parents):
                return
            self.parents = up


def same_pairs(wordings: Sequence[Words], flat: Flat, part: int = 0, parts: int = 1) -> tuple[Places, int]:
    """Pairs (n, 2) of wordings that report one utterance and join all that belong together by the runs of this part,
    and how many runs were passed over."""
    owner, lists, passed = shared_runs(flat, part, parts)
    joined = Components(len(wordings))
    failed: set[int] = set()
    out: list[tuple[int, int]] = []
    for a, b in candidate_pairs(owner, lists):
        joined.flatten()
        apart = joined.parents[a] != joined.parents[b]
        a, b = a[apart], b[apart]
        may = could_be_same(flat, a, b)
        keys = np.unique(a[may] * len(wordings) + b[may])
        for key in keys.tolist():
            x, y = divmod(key, len(wordings))
            if key in failed or joined.root(x) == joined.root(y):
                continue
            if one_utterance(wordings[x], wordings[y]):
                joined.join(x, y)
                out.append((x, y))
            elif len(failed) < _FAILED:
                failed.add(key)
    return np.array(out, dtype=np.int64).reshape(-1, 2), passed


def one_utterance(a: Words, b: Words) -> bool:
    """Whether two wordings that share a run report one utterance, by the rule of ``quoth.families``."""
    shorter = min(len(a), len(b))
    if not enough_shared(1, shorter) and not enough_shared(_shared(a, b), shorter):
        return False
    return same_utterance(a, b).same


def _shared(a: Words, b: Words) -> int:
    """How many runs of content two wordings share."""
    return len(set(fingerprints(a)) & set(fingerprints(b)))
