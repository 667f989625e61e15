"""An article -> a few numbers by which near-copies of it are known, whatever site prints them.

The numbers are the smallest hashes of its runs of five words (a bottom-k sketch: Broder 1997), so that the share of
words that two articles have in common can be told from their sketches alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

import numpy as np

from quoth.data import Article

SIZE = 32  # numbers of a sketch: a share of 0.7 is told to within 0.08
_RUN = 5
_WORD = re.compile(r"\w+")
_BASE = np.uint64(0x1F3D5B79A2C4E681)


def sketch(article: Article) -> list[int]:
    """The sketch of an article's own words, debris left out; empty for a text of under five words."""
    text = article.text
    if article.blocks:
        text = "\n".join(text[slice(*b.span)] for b in article.blocks if b.role not in ("debris", "headline"))
    numbers = np.array([_number(word) for word in _WORD.findall(text.casefold())], dtype=np.uint64)
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


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
