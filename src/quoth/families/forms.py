"""What the form of a word tells: its stem, a participle, what somebody is doing, the highest degree."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.families.wordlists import IRREGULAR, PARTICIPLES

_ENDINGS = ("ing", "ern", "ers", "est", "ed", "es", "er", "ly", "s", "d", "e")
_LEAST = 5  # letters from which "-ed", "-ing" and "-est" are endings
_NOT_DOING = frozenset(
    "thing king ring spring string wing morning evening nothing something anything everything including "
    "according regarding concerning following depending owing during".split()
)
_NOT_HIGHEST = frozenset(
    "forest interest honest modest request protest contest harvest west guest invest suggest arrest rest test quest "
    "nest priest chest digest earnest conquest manifest attest detest midwest northwest southwest".split()
)
_HIGHEST = frozenset("most best worst least last".split())


def stems(word: str) -> Iterator[str]:
    """The word, and what may be its stem."""
    yield word
    if word in IRREGULAR:
        yield IRREGULAR[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]


def is_participle(word: str) -> bool:
    """Whether a word may be a past participle: "sold", "painted"."""
    return word in PARTICIPLES or is_regular_past(word)


def is_regular_past(word: str) -> bool:
    """Whether the ending says so: "painted"."""
    return word.endswith("ed") and len(word) >= _LEAST


def is_doing(word: str) -> bool:
    """Whether a word tells what somebody is doing: "selling"."""
    return word.endswith("ing") and len(word) >= _LEAST and word not in _NOT_DOING


def is_highest(word: str) -> bool:
    """Whether a word is "most" or "largest"."""
    return word in _HIGHEST or (word.endswith("est") and len(word) >= _LEAST and word not in _NOT_HIGHEST)
