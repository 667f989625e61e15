"""Quotation marks that are not speech: what they are, by the words in and before them."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("She saw the film “Dusk” in May.", "title"),
        ("She saw a mill at “Dusk” in May.", "scare"),
        ("She read “Gone with the Wind” in May.", "title"),
        ("She read “Gone where the Wind was” in May.", "scare"),
        ("The hall is known as “old mill” in Acre.", "term"),
        ("The hall is now an “old mill” in Acre.", "scare"),
    ],
)
def test_marks_that_nobody_speaks_in_are_told_apart(text: str, cls: str) -> None:
    quotes, mentions = read(text)
    assert ([m.cls for m in mentions], quotes) == ([cls], ())


@pytest.mark.parametrize(
    ("headline", "said"), [("Row over ‘ghost’ road", []), ("Road is a ‘ghost’, says Finch", ["ghost"])]
)
def test_a_word_before_its_noun_in_a_headline_is_nobodys(headline: str, said: list[str]) -> None:
    text = f"{headline}\n\nThe road was shut on Monday."
    assert [c for quote in contents(text, read(text)[0]) for c in quote] == said
