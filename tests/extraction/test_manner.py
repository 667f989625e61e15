"""How somebody tells what is told is no part of it."""

from __future__ import annotations

import pytest

from tests.extraction.test_extraction import contents, read


@pytest.mark.parametrize(
    "manner",
    [
        ", without giving any details",
        " without elaborating",
        ", without citing evidence for it",
        " on condition of anonymity",
        ", speaking on the condition of anonymity because the talks go on",
    ],
)
def test_how_it_is_told_is_left_out(manner: str) -> None:
    text = f"A clerk said the road was shut{manner}."
    quotes, _ = read(text, ("said", "A clerk", [f"the road was shut{manner}"]))
    assert contents(text, quotes) == [["the road was shut"]]


@pytest.mark.parametrize(
    "rest",
    [
        " without giving the town a bridge",
        ", without naming names, and that it would stay so",
        " on condition of payment",
    ],
)
def test_what_is_told_stays(rest: str) -> None:
    text = f"A clerk said the road was shut{rest}."
    quotes, _ = read(text, ("said", "A clerk", [f"the road was shut{rest}"]))
    assert contents(text, quotes) == [[f"the road was shut{rest}"]]


def test_what_is_quoted_stays() -> None:
    text = "“They shut it without giving any reasons,” a clerk said."
    quotes, _ = read(text, ("said", "a clerk", ["They shut it without giving any reasons"]))
    assert contents(text, quotes) == [["They shut it without giving any reasons,"]]
