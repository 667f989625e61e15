"""Contents that are only “which”."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("He repeated", "the claim"),
        ("It rests on", "Bo Hale’s plan"),
        ("They were hurt in", "an old mill fire"),
        ("Hale was accused of", "shearing her sheep"),
        ("It lies near", "his house"),
    ],
)
def test_which_stands_for_the_noun_before_its_comma(before: str, noun: str) -> None:
    text = f"{before} {noun}, which Ada Finch denied."
    quotes, _ = read(text, ("denied", "Ada Finch", ["which"]))
    assert contents(text, quotes) == [[noun]]


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        ("Hale’s fall in Acre", "She wrote about Hale’s fall in Acre, which Ada Finch denied."),
        ("the fires May 3 in Acre", "He came after the fires May 3 in Acre, which were denied by Ada Finch."),
        ("trips to Acre", "He spoke about trips to Acre, which were denied by Ada Finch."),
        ("which", "He spoke about trips to Acre, which was denied by Ada Finch."),
    ],
)
def test_which_may_stand_for_what_is_told_of_a_place(noun: str, text: str) -> None:
    cue = "were denied" if "were denied" in text else "was denied" if "was denied" in text else "denied"
    quotes, _ = read(text, (cue, "Ada Finch", ["which"]))
    assert contents(text, quotes) == [[noun]]


@pytest.mark.parametrize(
    "text",
    [
        "They sold wool for the last time, which Ada Finch denied.",  # a time
        "He asked to see the heads of the mill, which Ada Finch denied.",  # the heads, or the mill
        "He had gone home early, which Ada Finch denied.",  # all of it
        "The claim which Ada Finch denied is old.",
        "He had wanted to sell the mill - which Ada Finch denied.",  # all of it
        "That’s something which Ada Finch denied.",
    ],
)
def test_what_else_it_may_stand_for_is_left_to_the_reader(text: str) -> None:
    quotes, _ = read(text, ("denied", "Ada Finch", ["which"]))
    assert contents(text, quotes) == [["which"]]


@pytest.mark.parametrize(
    ("before", "noun"),
    [
        ("It was unveiled in ", "a grand ceremony"),
        ("They keep to ", "prices"),
        ("It rests on ", "another report"),
        ("It lies near ", "an old mill"),
    ],
)
def test_a_that_without_a_comma_stands_for_the_noun_before_it(before: str, noun: str) -> None:
    text = f"{before}{noun} that Ada Finch denounced."
    quotes, _ = read(text, ("denounced", "Ada Finch", ["that"]))
    assert contents(text, quotes) == [[noun]]


@pytest.mark.parametrize("before", ["the heads of mills", "wool and prices", "more wool than prices", "what he says"])
def test_a_that_of_one_of_two_stays(before: str) -> None:
    text = f"They keep to {before} that Ada Finch denounced."
    quotes, _ = read(text, ("denounced", "Ada Finch", ["that"]))
    assert contents(text, quotes) == [["that"]]


def test_a_noun_is_left_without_its_pronoun() -> None:
    text = "Hale says he was robbed, a claim that Ada Finch denied."
    quotes, _ = read(text, ("denied", "Ada Finch", ["a claim that"]))
    assert contents(text, quotes) == [["a claim"]]
    text = "The mill, the price of which Ada Finch denied, is shut."
    quotes, _ = read(text, ("denied", "Ada Finch", ["the price of which"]))
    assert contents(text, quotes) == [["the price of which"]]


@pytest.mark.parametrize(
    ("before", "noun", "pronoun"),
    [
        ("They said it was over, ", "a notion", " that"),
        ("They had shut the mill - ", "charges", " that"),
        ("The mill was owned by ", "Bo Hale", ", whom"),
        ("It was sold by ", "several growers", ", whom"),
        ("He had cast ", "Hale", " -- whom"),
    ],
)
def test_whom_and_the_that_of_an_apposition_stand_for_it(before: str, noun: str, pronoun: str) -> None:
    text = f"{before}{noun}{pronoun} Ada Finch rejected."
    quotes, _ = read(text, ("rejected", "Ada Finch", [pronoun.split()[-1]]))
    assert contents(text, quotes) == [[noun]]


@pytest.mark.parametrize(
    ("before", "noun", "pronoun"),
    [
        ("It was ", "a mill", " that"),
        ("It rests on wool. Then came ", "the first big sale", " that"),
        ("They saw ", "the plan", " which"),
        ("They saw ", "a road to peace", ", which"),
        ("They saw ", "his plan", " — which"),
        ("They chose ", "Bo Hale", ", who"),
        ("They chose ", "a miller", " who"),
    ],
)
def test_a_pronoun_right_behind_its_noun_stands_for_it(before: str, noun: str, pronoun: str) -> None:
    text = f"{before}{noun}{pronoun} Ada Finch rejected."
    quotes, _ = read(text, ("rejected", "Ada Finch", [pronoun.split()[-1]]))
    assert contents(text, quotes) == [[noun]]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("What Ada Finch wants is a new mill.", ["What", "is a new mill"]),
        ("What Ada Finch wants is a new mill.", ["is a new mill"]),
        ("What Ada Finch wants, though, is a new mill.", ["What", "a new mill"]),
    ],
)
def test_what_somebody_wants_stands_behind_the_verb(text: str, content: list[str]) -> None:
    quotes, _ = read(text, ("wants", "Ada Finch", content))
    assert contents(text, quotes) == [["a new mill"]]


def test_a_judgement_on_what_is_wanted_is_left() -> None:
    text = "What Ada Finch wants is wrong."
    quotes, _ = read(text, ("wants", "Ada Finch", ["What", "is wrong"]))
    assert contents(text, quotes) == [["What", "is wrong"]]


@pytest.mark.parametrize("noun", ["a friend of Bo Hale", "Jo and Bo Hale"])
def test_the_second_of_two_names_is_not_who(noun: str) -> None:
    text = f"They met {noun}, whom Ada Finch rejected."
    quotes, _ = read(text, ("rejected", "Ada Finch", ["whom"]))
    assert contents(text, quotes) == [["whom"]]


@pytest.mark.parametrize(
    "text", ["It was the fire in a mill that Ada Finch rejected.", "He met men of a mill that Ada Finch rejected."]
)
def test_another_that_is_left(text: str) -> None:
    quotes, _ = read(text, ("rejected", "Ada Finch", ["that"]))
    assert contents(text, quotes) == [["that"]]
