"""The values of numbers in a run of words, however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.families.wordlists import FRACTIONS, MEASURES, ORDINALS, SCALES, TENS, UNITS

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
SHORT_SCALES = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}
PARTS: dict[tuple[str, ...], float] = {
    ("and", "a", "half"): 0.5, ("and", "1", "half"): 0.5, ("and", "a", "quarter"): 0.25, ("and", "1", "quarter"): 0.25,
    ("and", "3", "quarters"): 0.75,
}  # fmt: skip
"""What may follow a whole number: "two and a half"."""
_OF_SCALE: dict[tuple[str, ...], float] = {
    tuple(said.split()): value
    for said, value in {
        "half a": 0.5, "half": 0.5, "a half": 0.5, "half of a": 0.5, "quarter of a": 0.25, "a quarter of a": 0.25,
        "1 quarter of a": 0.25, "a quarter": 0.25, "quarter": 0.25, "3 quarters of a": 0.75,
    }.items()
}  # fmt: skip
"""What may stand before a scale: "a quarter of a million"."""
_LONGEST_SHARE = max(map(len, _OF_SCALE))
_ROMAN = re.compile(r"L?X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
PARTS_SAID: dict[str, tuple[str, ...]] = {
    "½": ("half",), "1/2": ("half",), "¼": ("quarter",), "1/4": ("quarter",), "¾": ("3", "quarters"),
    "3/4": ("3", "quarters"), "⅓": ("1", "third"), "1/3": ("1", "third"), "⅔": ("2", "thirds"), "2/3": ("2", "thirds"),
    "⅛": ("1", "eighth"), "⅜": ("3", "eighths"), "⅝": ("5", "eighths"), "⅞": ("7", "eighths"),
}  # fmt: skip
"""Fractions in one sign -> how they are said."""
_PART_VALUES = {
    "½": 1 / 2, "1/2": 1 / 2, "¼": 1 / 4, "1/4": 1 / 4, "¾": 3 / 4, "3/4": 3 / 4, "⅓": 1 / 3, "1/3": 1 / 3,
    "⅔": 2 / 3, "2/3": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_MIXED = re.compile(rf"(\d+)[ \xa0-]?({'|'.join(_PART_VALUES)})")
SIGNS = ("minus", "negative")
_CLOCK_PARTS = ("half", "quarter")
_LONGEST = 8  # words of a number that are looked back over
_ORDERED = re.compile(r"(\d+)(?:st|nd|rd|th)")
_TENS_WRITTEN = frozenset(str(value) for value in TENS.values())
_RANKS = {word: value for value, word in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1
)} | {"thirtieth": 30}  # fmt: skip


def is_number(word: str) -> bool:
    """Whether a word (as a key) is part of a number or a fraction."""
    return (
        bool(_DIGITS.fullmatch(word)) or word in SCALES or word in SHORT_SCALES or word in FRACTIONS or word in ORDINALS
    )


def read_numbers(words: Sequence[str]) -> list[str]:
    """The words with every run of number words replaced by its value: ["1", "hundred", "men"] -> ["100", "men"]."""
    out: list[str] = []
    i = 0
    while i < len(words):
        value, used = number_at(words, i)
        out.append(words[i] if value is None else f"{value:.15g}")
        i += used
    return out


def ordinal_at(words: Sequence[str], surface: Sequence[str], i: int) -> tuple[int | None, int]:
    """The place in a row that begins with word ``i`` ("third", "3rd", "twenty-first"), and how many words it has."""
    if m := _ORDERED.fullmatch(surface[i]):
        return int(m[1]), 1
    if words[i] in _RANKS:
        return _RANKS[words[i]], 1
    unit = _RANKS.get(words[i + 1], 0) if i + 1 < len(words) else 0
    if words[i] in _TENS_WRITTEN and 0 < unit < 10:
        return int(words[i]) + unit, 2
    return None, 1


def number_at(words: Sequence[str], i: int) -> tuple[float | None, int]:
    """The value of the number that begins with word ``i``, and how many words it has; None and 1 for no number."""
    total, current, used = 0.0, None, 0
    last = 1.0  # the scale said last: "a million and a half"
    while i + used < len(words):
        word = words[i + used]
        if word == "a" and current is None and not used and i + 1 < len(words) and words[i + 1] in SCALES:
            current = 1.0
        elif word == "and" and used and (part := PARTS.get(tuple(words[i + used : i + used + 3]))):
            if current is None:
                total += part * last
            else:
                current += part
            used += 2
        elif not used and (share := _share_of_scale(words, i)):
            current = _OF_SCALE[share]
            used += len(share) - 1
        elif word == "and" and used and i + used + 1 < len(words) and _plain(words[i + used + 1]) is not None:
            if current is not None and current < 100:
                break
        elif word == "point" and current is not None and (digits := _digits(words, i + used + 1)):
            current += float(f".{digits}")
            used += len(digits)
        elif (word in SCALES or word in SHORT_SCALES) and (current is not None or total):
            scale = SCALES[SHORT_SCALES.get(word, word)]
            if scale == 100:
                current = (current or 0.0) * scale
            else:
                total += (current or 0.0) * scale
                current, last = None, scale
        else:
            plain = _plain(word)
            if plain is None or (current is not None and not _continues(current, plain)):
                break
            current = (current or 0.0) + plain
        used += 1
    if not used:
        return None, 1
    return total + (current or 0.0), used


def number_around(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The number, with its sign, that goes on from the word before ``at`` to the word at it: from and to (half-open).

    "minus | two", "zero point | five", "two | and a half million"; None where no number is parted there.
    """
    if words[at - 1] in MEASURES and tuple(words[at : at + 3]) in PARTS:  # "an hour | and a half"
        return at - 1, at + 3
    hour = at > 1 and words[at - 1] in ("past", "to") and _plain(words[at]) is not None
    minute = words[at - 2] in _CLOCK_PARTS or (words[at - 1] == "past" and _plain(words[at - 2]) is not None)
    if hour and minute:  # "half past | nine"
        return at - 2, at + 1
    for i in range(max(0, at - _LONGEST), at):
        if words[i] in SIGNS and i + 1 == at and number_at(words, at)[0] is not None:
            return i, at + number_at(words, at)[1]
        value, used = number_at(words, i)
        if value is not None and i + used > at:
            return i, i + used
    return None


def number_written(text: str) -> str:
    """The value of a number in figures: "5 000", "05", "8½", "3rd"."""
    digits = re.sub(r"(?:st|nd|rd|th)$", "", text.strip("$£€% \xa0").replace(",", ""))
    if m := _MIXED.fullmatch(digits):
        return f"{int(m[1]) + _PART_VALUES[m[2]]:.12g}"
    digits = "".join(digits.split())
    if "." in digits:
        return digits.rstrip("0").rstrip(".")
    return digits.lstrip("0") or "0"


def roman(word: str) -> int:
    """The value of a numeral ("VIII"), up to 89; 0 for other words."""
    if not word or not _ROMAN.fullmatch(word):
        return 0
    values = [_ROMAN_VALUES[letter] for letter in word]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def _share_of_scale(words: Sequence[str], i: int) -> tuple[str, ...] | None:
    for size in range(_LONGEST_SHARE, 0, -1):
        share = tuple(words[i : i + size])
        if share in _OF_SCALE and i + size < len(words) and words[i + size] in SCALES:
            return share
    return None


def _digits(words: Sequence[str], i: int) -> str:
    """The digits said one by one from word ``i`` on: "two point four five"."""
    end = i
    while end < len(words) and len(words[end]) == 1 and words[end].isdigit():
        end += 1
    return "".join(words[i:end])


def _plain(word: str) -> float | None:
    if _DIGITS.fullmatch(word):
        return float(word)
    return float(UNITS[word]) if word in UNITS else float(TENS[word]) if word in TENS else None


def _continues(current: float, plain: float) -> bool:
    """Whether "twenty" goes on with "five", or "one hundred" with "twenty"; "10 20" are two numbers."""
    if current % 100 == 0:
        return 0 < plain < 100 and current > 0
    return current % 10 == 0 and current % 100 >= 20 and 0 < plain < 10
