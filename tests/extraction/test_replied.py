"""A question and the answer below it are two people's words."""

from __future__ import annotations

import pytest

from tests.extraction.test_extraction import contents, read


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What happened to you?", "They dropped the crate."),
        ("It was late. Did you see it?", "On Friday."),
        ("Was it safe?", "No. It never was."),
    ],
)
def test_an_answer_below_a_question_is_a_quote_of_its_own(question: str, answer: str) -> None:
    text = f"“{question}” Ada Finch asked.\n\n“{answer}”"
    quotes, _ = read(text, ("asked", "Ada Finch", [question.rstrip("?"), answer.rstrip(".")]))
    assert contents(text, quotes) == [[question], [answer]]
    assert [bool(q.source) for q in quotes] == [True, False]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("“Why do they never call?” Ada Finch asked.", "“It is odd. Nobody comes.”"),  # she answers herself
        ("“Did you see it?", "“Were you there?” Ada Finch asked."),  # an open quotation
        ("“Did you see it?” Ada Finch said.", "“No. It is odd.”"),  # nobody asks
    ],
)
def test_what_goes_on_stays_together(before: str, after: str) -> None:
    text = f"{before}\n\n{after}"
    cue = "asked" if "asked" in text else "said"
    parts = [p.split("”")[0].split("“")[1].rstrip(".") for p in (before, after)]
    quotes, _ = read(text, (cue, "Ada Finch", parts))
    assert len(quotes) == 1
    assert len(contents(text, quotes)[0]) == 2
