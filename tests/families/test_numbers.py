from __future__ import annotations

import pytest

from quoth.families.numbers import read_numbers


@pytest.mark.parametrize(("words", "read"), [
    ("1 hundred men", "100 men"),
    ("2 thousand 5 hundred", "2500"),
    ("a million reasons", "1000000 reasons"),
    ("3 million and 20", "3000020"),
    ("10 20 30", "10 20 30"),
    ("no numbers here", "no numbers here"),
    ("a man", "a man"),
    ("1.5 billion", "1500000000"),
])  # fmt: skip
def test_number_words_have_values(words: str, read: str) -> None:
    assert " ".join(read_numbers(words.split())) == read
