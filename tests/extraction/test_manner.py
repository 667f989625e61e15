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


@pytest.mark.parametrize(
    ("frame", "quoted", "left_out"),
    [
        ("In the wool case", "The mill is old and shut", True),
        ("Of the fire in the mill", "It was a little much", True),
        ("In the wool case", "there is nothing to say", False),
        ("In the wool case", "Ada lost and Bo won", False),
        ("Nothing in the case", "The mill is old and shut", False),
    ],
)
def test_the_occasion_is_no_part_of_a_sentence_that_is_quoted(frame: str, quoted: str, left_out: bool) -> None:
    text = f"{frame}, Ada Finch wrote, “{quoted}.”"
    quotes, _ = read(text, ("wrote", "Ada Finch", [frame, quoted]))
    assert len(contents(text, quotes)[0]) == (1 if left_out else 2)
