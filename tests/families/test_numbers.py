from __future__ import annotations

import pytest

from quoth.families.numbers import number_around, ordinal_at, read_numbers, roman


@pytest.mark.parametrize(("words", "read"), [
    ("1 hundred men", "100 men"),
    ("2 thousand 5 hundred", "2500"),
    ("a million reasons", "1000000 reasons"),
    ("3 million and 20", "3000020"),
    ("10 20 30", "10 20 30"),
    ("no numbers here", "no numbers here"),
    ("a man", "a man"),
    ("1.5 billion", "1500000000"),
    ("2 and a half million", "2500000"),
    ("a million and a half", "1500000"),
    ("half a million", "500000"),
    ("3 and 3 quarters", "3.75"),
    ("a quarter of a million", "250000"),
    ("quarter of a loaf", "quarter of a loaf"),
    ("3 quarters of a billion", "750000000"),
    ("half a loaf", "half a loaf"),
])  # fmt: skip
def test_number_words_have_values(words: str, read: str) -> None:
    assert " ".join(read_numbers(words.split())) == read


@pytest.mark.parametrize(("written", "value"), [
    ("II", 2), ("VIII", 8), ("XIV", 14), ("XXIX", 29), ("LVIII", 58), ("IIX", 0), ("MIX", 0), ("", 0), ("ii", 0),
])  # fmt: skip
def test_numerals_have_values(written: str, value: int) -> None:
    assert roman(written) == value


@pytest.mark.parametrize(("words", "at", "whole"), [
    ("at half past 9 today", 3, (1, 4)),
    ("the vote was 10 to 4", 5, None),
    ("minus 2 percent", 1, (0, 2)),
    ("0 point 5 percent", 2, (0, 3)),
    ("2 and a half million", 1, (0, 5)),
    ("we need 2 boats", 2, None),
    ("20 30", 1, None),
])  # fmt: skip
def test_a_number_reaches_over_a_place_within_it(words: str, at: int, whole: tuple[int, int] | None) -> None:
    assert number_around(words.split(), at) == whole


@pytest.mark.parametrize(("words", "surface", "place"), [
    ("3", "3rd", 3),
    ("third", "third", 3),
    ("20 first", "twenty first", 21),
    ("3", "3", None),
    ("20 boats", "twenty boats", None),
])  # fmt: skip
def test_a_place_in_a_row_is_read_in_words_and_figures(words: str, surface: str, place: int | None) -> None:
    assert ordinal_at(words.split(), surface.split(), 0)[0] == place
