"""“It” that stands for what follows, and the question before an answer."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize("when", ["last May", "in a letter to the Courier", "on Sunday"])
def test_it_is_what_somebody_put_so(when: str) -> None:
    text = f"As the mill owner put it {when}, the mill is far too old."
    quotes, _ = read(text, ("put", "the mill owner", ["it"]))
    assert contents(text, quotes) == [["the mill is far too old"]]
    assert text[slice(*quotes[0].cue[0])] == "put it"


@pytest.mark.parametrize(
    "text", ["The office put it in a drawer, and the mill was shut.", "As the office put it that way, nobody came."]
)
def test_another_it_stays(text: str) -> None:
    quotes, _ = read(text, ("put", "office", ["it"]))
    assert contents(text, quotes) == [["it"]]


@pytest.mark.parametrize("verb", ["says", "according to"])
def test_a_question_before_an_answer_is_the_reporters(verb: str) -> None:
    text = f"Is the mill safe? Yes and no, {verb} Ann Roe."
    quotes, _ = read(text, (verb, "Ann Roe", ["Is the mill safe? Yes and no"]))
    assert contents(text, quotes) == [["Yes and no"]]


def test_a_question_in_marks_stays() -> None:
    text = "“Is the mill safe? Yes and no,” says Ann Roe."
    quotes, _ = read(text, ("says", "Ann Roe", ["Is the mill safe? Yes and no"]))
    assert contents(text, quotes) == [["Is the mill safe? Yes and no,"]]
