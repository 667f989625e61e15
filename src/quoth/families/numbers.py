"""The values of numbers in a run of words, however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.families.wordlists import FRACTIONS, ORDINALS, SCALES, TENS, UNITS

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_SHORT = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}


def is_number(word: str) -> bool:
    """Whether a word (as a key) is part of a number or a fraction."""
    return bool(_DIGITS.fullmatch(word)) or word in SCALES or word in _SHORT or word in FRACTIONS or word in ORDINALS


def read_numbers(words: Sequence[str]) -> list[str]:
    """The words with every run of number words replaced by its value: ["1", "hundred", "men"] -> ["100", "men"]."""
    out: list[str] = []
    i = 0
    while i < len(words):
        value, used = number_at(words, i)
        out.append(words[i] if value is None else f"{value:.12g}")
        i += used
    return out


def number_at(words: Sequence[str], i: int) -> tuple[float | None, int]:
    """The value of the number that begins with word ``i``, and how many words it has; None and 1 for no number."""
    total, current, used = 0.0, None, 0
    while i + used < len(words):
        word = words[i + used]
        if word == "a" and current is None and not used and i + 1 < len(words) and words[i + 1] in SCALES:
            current = 1.0
        elif word == "and" and used and i + used + 1 < len(words) and _plain(words[i + used + 1]) is not None:
            if current is not None and current < 100:
                break
        elif word == "point" and current is not None and (digits := _digits(words, i + used + 1)):
            current += float(f".{digits}")
            used += len(digits)
        elif (word in SCALES or word in _SHORT) and (current is not None or total):
            scale = SCALES[_SHORT.get(word, word)]
            if scale == 100:
                current = (current or 0.0) * scale
            else:
                total += (current or 0.0) * scale
                current = None
        else:
            plain = _plain(word)
            if plain is None or (current is not None and not _continues(current, plain)):
                break
            current = (current or 0.0) + plain
        used += 1
    if not used:
        return None, 1
    return total + (current or 0.0), used


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
