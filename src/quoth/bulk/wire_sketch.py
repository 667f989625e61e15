"""An article -> a few numbers by which near-copies of it are known, whatever site prints them.

The numbers are the smallest hashes of its runs of five words (a bottom-k sketch: Broder 1997), so that the share of
words that two articles have in common can be told from their sketches alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from quoth.bulk.runs import Components
from quoth.data import Article
from quoth.families.fingerprint import word_number

SIZE = 32  # numbers of a sketch: a share of 0.7 is told to within 0.08
_RUN = 5
_SAME = 0.5
"""Share of runs in common from which two articles are copies of one: a text cut by a third, or with a paragraph put
in, keeps more; two reports of one event that quote the same statement keep less than a fifth."""

_KEYS = 12  # of a sketch's numbers, the lowest, by which copies find each other; copies at 0.5 share one in 99.9%
_MOST = 200  # articles that hold one number and are all compared; of longer lists each is compared with its neighbours
_WORD = re.compile(r"\w+")
_BASE = np.uint64(0x1F3D5B79A2C4E681)


def sketch(article: Article) -> list[int]:
    """The sketch of an article's own words, debris left out; empty for a text of under five words."""
    text = article.text
    if article.blocks:
        text = "\n".join(text[slice(*b.span)] for b in article.blocks if b.role not in ("debris", "headline"))
    numbers = np.array([word_number(word) for word in _WORD.findall(text.casefold())], dtype=np.uint64)
    if len(numbers) < _RUN:
        return []
    runs = np.zeros(len(numbers) - _RUN + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for k in range(_RUN):
            runs = runs * _BASE + numbers[k : k + len(runs)]
        runs ^= runs >> np.uint64(31)
        runs *= np.uint64(0x9E3779B97F4A7C15)
        runs ^= runs >> np.uint64(29)
    return [int(n) for n in np.unique(runs >> np.uint64(1))[:SIZE]]


def find_alike(sketches: Sequence[Sequence[int]], joined: Components | None = None) -> Iterator[tuple[int, int]]:
    """Pairs of articles that are near-copies, enough to join all that belong together; few of two that ``joined``,
    in which the caller joins pairs as they come, has together already."""
    whole: dict[tuple[int, ...], int] = {}
    for i, numbers in enumerate(sketches):
        if numbers and (first := whole.setdefault(tuple(numbers), i)) != i:
            yield first, i
    for a, b in _pairs(whole):
        apart = joined is None or joined.root(a) != joined.root(b)
        if apart and overlap_of(sketches[a], sketches[b]) >= _SAME:
            yield a, b


def overlap_of(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of runs two articles have in common, told from their sketches (Jaccard's coefficient)."""
    both = sorted(set(a) | set(b))[:SIZE]
    shared = set(a) & set(b)
    return sum(number in shared for number in both) / len(both) if both else 0.0


def _pairs(whole: dict[tuple[int, ...], int]) -> Iterator[tuple[int, int]]:
    """Pairs of different sketches that share one of their lowest numbers."""
    numbers = np.array([number for sketch in whole for number in sketch[:_KEYS]], dtype=np.int64)
    owners = np.array([i for sketch, i in whole.items() for _ in sketch[:_KEYS]], dtype=np.int64)
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    edges: npt.NDArray[np.int64] = np.flatnonzero(np.diff(numbers, prepend=-1, append=-1))
    for start, stop in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        members = owners[start:stop].tolist()
        reach = len(members) if len(members) <= _MOST else 20
        for i, a in enumerate(members):
            for b in members[i + 1 : i + 1 + reach]:
                yield a, b
