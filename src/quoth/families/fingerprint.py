"""Quote -> normalised words -> stable fingerprints of its runs of words.

The numbers are the same on every machine and in every process (Python's own hash is not), so they can be kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from quoth.families.normalise import read_words
from quoth.families.wordlists import FUNCTION

RUN = 5  # words of a run; four join a tenth more unrelated quotes, six lose a tenth of the fragments
SHORT_RUN = 3  # words by which quotes of three or four words are found in longer ones

_MASK = (1 << 62) - 1  # fits a signed 64-bit column
_BASE = 0x1F3D5B79A2C4E681


@lru_cache(maxsize=400_000)
def word_number(word: str) -> int:
    """The number of a word, of 64 bits."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def normal_words(words: str) -> tuple[str, ...]:
    """The words of a quote as they are compared."""
    return read_words(words).keys


def content_count(words: Sequence[str]) -> int:
    """How many of the words say something."""
    return sum(word not in FUNCTION for word in words)


def fingerprints(words: Sequence[str], run: int = RUN, content: int = 1) -> list[int]:
    """A number for every run of words that holds at least ``content`` words of content, each once."""
    numbers = [word_number(word) for word in words]
    says = [word not in FUNCTION for word in words]
    out: dict[int, None] = {}
    for i in range(len(words) - run + 1):
        if sum(says[i : i + run]) >= content:
            out[_combine(numbers[i : i + run])] = None
    return list(out)


def short_run(words: Sequence[str]) -> int | None:
    """The run of three words, two of content among them, by which a short quote is found in longer ones."""
    return next(iter(fingerprints(words, SHORT_RUN, 2)), None)


def _combine(numbers: Sequence[int]) -> int:
    total = len(numbers)
    for number in numbers:
        total = (total * _BASE + number) & _MASK
    return total


def short_name(text: str) -> str:
    """A short stable name made from a text, for ids."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
