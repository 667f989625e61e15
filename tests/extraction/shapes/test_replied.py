"""A question and the answer below it are two people's words."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What happened to you?", "They dropped the crate."),
        ("It was late. Did you see it?", "On Friday."),
        ("Was it safe?", "No. It never was."),
        ("Ma’am, did you see it?", "On Friday."),
        ("Was it on the list?", "It was on it, yes."),
        ("Not the boats?", "Not the boats."),
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


def test_what_the_next_question_follows_is_an_answer() -> None:
    text = "“Was it safe?” Ada Finch asked.\n\n“It was old.”\n\n“And who knew?”"
    quotes, _ = read(text, ("asked", "Ada Finch", ["Was it safe", "It was old"]))
    assert contents(text, quotes) == [["Was it safe?"], ["It was old."], ["And who knew?"]]


@pytest.mark.parametrize("answer", ["“It was old,” Tom Hale said.", "“It was,” Tom Hale said. “And old.”"])
def test_what_asks_back_below_an_answer_is_a_quote_of_its_own(answer: str) -> None:
    text = f"“Was it safe?” Ada Finch asked.\n\n{answer}\n\n“Are you sure?”"
    said = [part.split("”")[0].rstrip(",.") for part in answer.split("“")[1:]]
    quotes, _ = read(text, ("said", "Tom Hale", [*said, "Are you sure"]))
    assert contents(text, quotes)[-1] == ["Are you sure?"]
    assert [bool(q.source) for q in quotes] == [True, True, False]


def test_what_asks_back_below_a_reply_is_a_quote_of_its_own() -> None:
    text = "“Tell me of it,” Ada Finch said.\n\n“It was old,” Tom Hale replied.\n\n“Are you sure?”"
    quotes, _ = read(text, ("replied", "Tom Hale", ["It was old", "Are you sure"]))
    assert contents(text, quotes) == [["Tell me of it,"], ["It was old,"], ["Are you sure?"]]


@pytest.mark.parametrize("below", ["Who pays for that?", "And what should we do?"])
def test_a_question_that_nobody_is_asked_goes_on(below: str) -> None:
    above = "It rained." if "pays" in below else "“Was it safe?” Ada Finch asked."
    text = f"{above}\n\n“It was old,” Tom Hale said.\n\n“{below}”"
    quotes, _ = read(text, ("said", "Tom Hale", ["It was old", below.rstrip("?")]))
    assert contents(text, quotes)[-1] == ["It was old,", below]


@pytest.mark.parametrize(("below", "parted"), [("Did you pass it on?", True), ("What do you want me to say?", False)])
def test_below_the_answer_to_a_question_that_is_told_asks_only_what_says_you(below: str, parted: bool) -> None:
    text = f"The judge asked Tom Hale when he had come.\n\n“In March,” Tom Hale said.\n\n“{below}”"
    quotes, _ = read(text, ("said", "Tom Hale", ["In March", below.rstrip("?")]))
    assert contents(text, quotes) == ([["In March,"], [below]] if parted else [["In March,", below]])


@pytest.mark.parametrize(
    ("below", "parts"),
    [
        ("You signed it, Mr Hale.", True),
        ("Mr Hale, you signed it.", True),
        ("I signed for Mr Hale and went.", False),
        ("You signed it, Mr Dow.", False),
    ],
)
def test_who_is_spoken_to_by_name_does_not_say_it(below: str, parts: bool) -> None:
    text = f"A clerk, Tom Hale, took the stand. “I saw no letter,” he replied.\n\n“{below}”"
    quotes, _ = read(text, ("replied", "he", ["I saw no letter", below.rstrip(".")]))
    assert len(quotes) == 1 + parts
