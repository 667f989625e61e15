"""Clauses at the head of a sentence: whose they are where the network begins behind their comma."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


def test_what_is_not_only_so_belongs_to_what_is_said() -> None:
    text = "Not only did wool sell, it sold dear, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", ["it sold dear"]))
    assert contents(text, quotes) == [["Not only did wool sell, it sold dear"]]


@pytest.mark.parametrize(
    ("clause", "rest"),
    [
        ("If wool sells", "the mill will stay"),
        ("Unless, as some fear, Mr. Hale leaves", "it could go on"),
        ("Even if it rains", "nobody would notice"),
        ("If wool sells", "the mill needs to grow"),
    ],
)
def test_a_condition_before_who_speaks_is_said_with_what_depends_on_it(clause: str, rest: str) -> None:
    text = f"Snow fell. {clause}, Ada Finch said {rest}."
    quotes, _ = read(text, ("said", "Ada Finch", [rest]))
    assert contents(text, quotes) == [[clause, rest]]


@pytest.mark.parametrize(
    ("clause", "verb", "rest"),
    [
        ("While he sheared", "said", "the mill would stay"),
        ("If you ask her", "will say", "the mill is old"),
        ("If anybody doubted it", "said", "the mill is old"),
        ("If it rains", "offers", "a roof that would do"),
    ],
)
def test_a_clause_before_who_speaks_may_be_the_reporters(clause: str, verb: str, rest: str) -> None:
    text = f"{clause}, Ada Finch {verb} {rest}."
    quotes, _ = read(text, (verb, "Ada Finch", [rest]))
    assert contents(text, quotes) == [[rest]]


@pytest.mark.parametrize(
    "clause", ["While wool is dear", "If Mr. Hale leaves", "Because Hale, who is ill, left", "When it rains"]
)
def test_a_verb_behind_a_sentence_reports_the_clause_at_its_head_too(clause: str) -> None:
    text = f"Snow fell. {clause}, the mill can go on, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", ["the mill can go on"]))
    assert contents(text, quotes) == [[f"{clause}, the mill can go on"]]
    text = f"Snow fell. {clause}, the mill can go on, according to Ada Finch."
    quotes, _ = read(text, ("according to", "Ada Finch", ["the mill can go on"]))
    assert contents(text, quotes) == [["the mill can go on"]]


def test_a_clause_that_another_reports_is_his() -> None:
    text = "If wool sells, Hale said, it can go on, Ada Finch said."
    quotes, _ = read(text, ("said", "Hale", ["If wool sells"]), ("Finch said", "Ada", ["it can go on"]))
    assert contents(text, quotes)[-1] == ["it can go on"]


@pytest.mark.parametrize("words", ["Some of the wool", "A clerk", "In 2017, the mill", "The old mill"])
def test_the_first_word_of_what_is_told_belongs_to_it(words: str) -> None:
    text = f"Snow fell. {words} burnt, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", [f"{words.split(' ', 1)[1]} burnt"]))
    assert contents(text, quotes) == [[f"{words} burnt"]]


@pytest.mark.parametrize("before", ["With", "In", "After"])
def test_a_preposition_before_what_is_told_is_the_reporters(before: str) -> None:
    text = f"Snow fell. {before} the wool that Ada Finch sold, it went on."
    quotes, _ = read(text, ("sold", "Ada Finch", ["the wool"]))
    assert contents(text, quotes) == [["the wool"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Snow fell. Hale and miller Bo Finch know that wool sells, a clerk said.",
            "Hale and miller Bo Finch know that",
        ),
        (
            "Snow fell. They met Hale and miller Bo Finch know that wool sells, a clerk said.",
            "miller Bo Finch know that",
        ),
    ],
)
def test_the_first_of_two_of_whom_it_is_said_is_said_too(text: str, expected: str) -> None:
    quotes, _ = read(text, ("said", "a clerk", ["miller Bo Finch know that wool sells"]))
    assert contents(text, quotes)[0] == [f"{expected} wool sells"]
