"""How somebody tells what is told is no part of it."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    "manner",
    [
        ", without giving any details",
        " without elaborating",
        ", without citing evidence for it",
        ", without giving a price",
        ", without naming a date",
        ", without disclosing the sum",
        ", without saying when",
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
        " without giving a price",
        " and that nobody may leave without giving a reason",
        " and could not be mended without naming a builder",
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


@pytest.mark.parametrize(("tail", "rest"), [(", or so", ""), (" in a week or two", " in a week or two")])
def test_or_so_is_the_reporters(tail: str, rest: str) -> None:
    text = f"The road is shut{tail} the mayor believes."
    quotes, _ = read(text, ("believes", "the mayor", [f"The road is shut{tail}"]))
    assert contents(text, quotes) == [[f"The road is shut{rest}"]]


@pytest.mark.parametrize(
    ("cue", "counted"),
    [
        ("rejected", " by 30 votes to 12"),
        ("voted down", " by a margin of 30 to 12"),
        ("backed", " by 30-12"),
    ],
)
def test_how_many_voted_for_it_is_left_out(cue: str, counted: str) -> None:
    text = f"Millers {cue} calls for a bridge over the Ouse{counted}."
    quotes, _ = read(text, (cue, "Millers", [f"calls for a bridge over the Ouse{counted}"]))
    assert contents(text, quotes) == [["calls for a bridge over the Ouse"]]


def test_what_is_said_of_a_vote_stays() -> None:
    text = "A clerk said it was lost by 30 votes to 12."
    quotes, _ = read(text, ("said", "A clerk", ["it was lost by 30 votes to 12"]))
    assert contents(text, quotes) == [["it was lost by 30 votes to 12"]]


def test_votes_are_nobody() -> None:
    text = "The millers’ motion was backed by 90 votes to 34."
    quotes, _ = read(text, ("was backed", "90 votes to 34", ["The millers’ motion"]))
    assert [q.source for q in quotes] == [()]


@pytest.mark.parametrize("said", ["saying", "warning that", "stating"])
def test_a_cue_goes_up_to_its_last_verb(said: str) -> None:
    verb, that = said.split()[0], said.removeprefix(said.split()[0]).strip()
    content = f"{that} the road was shut".strip()
    text = f"A clerk sent a letter to the board on Monday, {verb} {content}."
    quotes, _ = read(text, ("sent a letter", "A clerk", [f"{verb} {content}"]), (verb, "A clerk", [content]))
    assert contents(text, quotes) == [[content]]
    assert [text[slice(*q.cue[0])] for q in quotes] == [f"sent a letter to the board on Monday, {verb}"]


@pytest.mark.parametrize("unnamed", ["that they not be named", "that he would not be identified"])
def test_a_condition_of_telling_is_left_out(unnamed: str) -> None:
    text = f"The road is shut, a clerk told the Courier on condition {unnamed}."
    quotes, _ = read(text, ("told", "a clerk", ["The road is shut", unnamed]))
    assert contents(text, quotes) == [["The road is shut"]]
