"""Contents that are only “which”."""

from __future__ import annotations

import pytest

from tests.extraction.test_extraction import contents, read


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("He repeated", "the claim"),
        ("It rests on", "Bo Hale’s plan"),
        ("They were hurt in", "an old mill fire"),
        ("It lies near", "his house"),
    ],
)
def test_which_stands_for_the_noun_before_its_comma(before: str, noun: str) -> None:
    text = f"{before} {noun}, which Ada Finch denied."
    quotes, _ = read(text, ("denied", "Ada Finch", ["which"]))
    assert contents(text, quotes) == [[noun]]


@pytest.mark.parametrize(
    "text",
    [
        "They sold wool for the last time, which Ada Finch denied.",  # a time
        "He asked to see the heads of the mill, which Ada Finch denied.",  # the heads, or the mill
        "He had gone home early, which Ada Finch denied.",  # all of it
        "The claim which Ada Finch denied is old.",
    ],
)
def test_what_else_it_may_stand_for_is_left_to_the_reader(text: str) -> None:
    quotes, _ = read(text, ("denied", "Ada Finch", ["which"]))
    assert contents(text, quotes) == [["which"]]
