"""What bounds a number or sets a thing against another, and may not go: "Fewer than | 50 sheep", "One in | 40 wells",
"I trust him | less than I trust a thief".

What only says that a number is rough ("about") is told.
"""

from __future__ import annotations

from quoth.data import Meaning
from quoth.families.normalise import Words
from quoth.families.numbers import is_number
from quoth.families.ruling.restrict import clause_end
from quoth.families.wordlists import ARTICLES, DEFINITE, FRACTIONS, MEASURES, ORDINALS, SCALES

_BOUNDS = frozenset("over under above below".split())
_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "at least|at most|up to|as many as|as few as|as much as|as little as|upward of|north of|south of|excess of|"
        "minimum of|maximum of|out of"
    ).split("|")
)
_ROUGH = frozenset(
    tuple(phrase.split())
    for phrase in (
        "about|around|roughly|approximately|circa|some|an estimated|estimated|close to|something like|the region of|"
        "the order of|just|precisely|exactly"
    ).split("|")
)
"""What stands before a number and only says how exact it is."""
_WIDENING = frozenset("no not far much many slightly well just little a even very".split())
"""What may stand before "more than" and belongs to it."""
_RANGES = frozenset("to or through".split())
_BETWEEN = 4  # words back from an "and" in which its "between" stands
_NEAR = 4  # words back from the last of a claim in which its number stands
_LESS = frozenset("less fewer worse".split())
_MORE = frozenset("more less fewer over under above below".split())
_LIMITS = frozenset("least most".split())
_DASHES = ("-", "–", "‑", "—")


def bound_before(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where the words begin that bound what follows from ``at`` on, and what is lost without them; None for none."""
    last = at - 1
    if last < 1:
        return None
    if not words.goes_on(last):
        mark = words.after(last).strip()
        ranged = mark in _DASHES and words.keys[last].isdecimal() and words.keys[at].isdecimal()
        return (last, "number") if ranged else None
    if words.keys[last] == "than":
        return _widened(words, last - 1), "number" if begins_number(words, at) else "quantity"
    if not begins_number(words, at):
        return None
    for start in (at - 3, at - 2):
        if start >= 0 and words.keys[start:at] in _PAIRS and words.unbroken(start, at):
            counted = words.keys[start] == "out" and start and is_number(words.keys[start - 1])
            return (start - 1 if counted else _widened(words, start)), "number"
    if words.keys[last] in _BOUNDS and words.keys[at] != "the":  # "over the years"
        return _widened(words, last), "number"
    return (found, "number") if (found := _other_number(words, last)) is not None else None


def _other_number(words: Words, last: int) -> int | None:
    """Where the number stands that a "to", "in" or "of the" joins with one that follows: "300 and | 400", "1 in | 40",
    "nine of the | forty", "two in every | five"."""
    joint, every = words.keys[last - 1 : last + 1]
    whole = words.goes_on(last - 1) and ((joint, every) == ("in", "every") or (joint == "of" and every in DEFINITE))
    last -= whole
    if not last or not words.goes_on(last - 1):
        return None
    joint, before = words.keys[last], last - 1
    if words.keys[before] in MEASURES and before and words.goes_on(before - 1):
        before -= 1
    if not is_number(words.keys[before]) or words.keys[before] in ORDINALS:
        return None
    if joint == "and":
        near = range(before - 1, max(-1, before - 1 - _BETWEEN), -1)
        return next((i for i in near if words.keys[i] == "between"), None)
    return before if joint in _RANGES or joint == "in" or whole else None


def rough_before(words: Words, at: int) -> int | None:
    """Where an "about" or "some" begins right before a number; None for none."""
    if not at or words.keys[at] == "the" or not begins_number(words, at):
        return None
    for size in (2, 1):
        if size <= at and words.keys[at - size : at] in _ROUGH and words.unbroken(at - size, at + 1):
            return at - size
    return None


def begins_number(words: Words, at: int) -> bool:
    """Whether a number or a measure begins at a word: "50", "a hundred", "the 40", "a week"."""
    key = words.keys[at]
    if key in ARTICLES and words.goes_on(at):
        after = words.keys[at + 1]
        return after in SCALES or after in FRACTIONS or after in MEASURES or after.isdecimal()
    return is_number(key) and (key not in ORDINALS or key in FRACTIONS)


def bound_after(words: Words, start: int, at: int) -> tuple[int, Meaning] | None:
    """Where the words end that begin at a word and bound a number among the last of those from ``start`` on, or set
    what these say below something else; None for none."""
    keys = words.keys[at : at + 4]
    if not words.goes_on(at - 1) and words.after(at - 1).strip() != ",":
        return None
    if keys[0] in _LESS and keys[1:2] == ("than",):
        return clause_end(words, at), "quantity"
    near = words.keys[max(start, at - _NEAR) : at]
    if not any(is_number(key) and key not in ORDINALS for key in near):
        return None
    if keys[0] == "or" and keys[1:2] and keys[1] in _MORE:
        return at + 2, "number"
    limit = next((i for i, key in enumerate(keys) if key in _LIMITS), 0)
    if keys[0] == "at" and limit and keys[1:limit] in ((), ("the",), ("the", "very")):
        return at + limit + 1, "number"
    other = keys[0] in _RANGES and keys[1:2] and is_number(keys[1]) and keys[1] not in ORDINALS
    return (at + 2, "number") if other and is_number(near[-1]) and near[-1] not in ORDINALS else None


def compared_after(words: Words, start: int, at: int) -> int | None:
    """Where a comparison ends that begins at a word and only says with what something is compared: "I like him | better
    than the cook", "as old | as the hills"."""
    if at >= len(words) or not words.goes_on(at - 1):
        return None
    key, after = words.keys[at], words.keys[at + 1 : at + 2]
    than = key == "than" or (after == ("than",) and (key == "more" or (key.endswith("er") and len(key) > 4)))
    equal = key == "as" and "as" in words.keys[start:at]
    return clause_end(words, at) if than or equal else None


def _widened(words: Words, start: int) -> int:
    """Where the words begin that belong to a bound: the "no" of "no more than"."""
    while start and words.goes_on(start - 1) and words.keys[start - 1] in _WIDENING:
        start -= 1
    return start
