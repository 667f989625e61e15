"""Attributions behind a quotation; the network finds nothing unless a test says so."""

from __future__ import annotations

import pytest

from tests.extraction.tables import read_attributed as read


@pytest.mark.parametrize(
    ("behind", "source", "cue"),
    [
        ("the old porter laughed.", "the old porter", "laughed"),
        ("snorted Mr Finch.", "Mr Finch", "snorted"),
        ("she told the growers of Acre, according to a statement.", "she", "told"),
        ("the warden chimed in.", "the warden", "chimed in"),
        ("she grinned before she left.", "she", "grinned"),
        ("town warden Ada Finch laughed.", "town warden Ada Finch", "laughed"),
        ("Ada Finch, the warden, laughed.", "Ada Finch, the warden", "laughed"),
        ("the warden will say.", "the warden", "will say"),
        ("declared the farmers’ leader Ada Finch on the steps.", "the farmers’ leader Ada Finch", "declared"),
    ],
)
def test_a_verb_of_saying_behind_a_quotation_attributes_it(behind: str, source: str, cue: str) -> None:
    assert read(f"It was late. “The road is shut,” {behind}") == [(source, cue, ["The road is shut,"])]


@pytest.mark.parametrize(
    ("behind", "source", "cue"),
    [
        ("was her verdict on Monday.", "her", "verdict"),
        ("is the Courier’s final verdict.", "the Courier’s", "verdict"),
        ("was the warden’s only reply.", "the warden’s", "reply"),
    ],
)
def test_a_noun_of_saying_and_its_holder_attribute_it(behind: str, source: str, cue: str) -> None:
    assert read(f"It was late. “The road is shut,” {behind}") == [(source, cue, ["The road is shut,"])]


@pytest.mark.parametrize(
    "behind", ["is her first film", "was the message of the film", "is Finch’s answer book", "is her answer to “Snow”"]
)
def test_other_nouns_say_nothing(behind: str) -> None:
    assert all(not cue for _, cue, _ in read(f"It was late. “The Road Is Shut” {behind}."))


def test_the_comma_may_stand_outside() -> None:
    assert read("« The road is shut », sighed Ada Finch. Snow fell.") == [("Ada Finch", "sighed", ["The road is shut"])]


def test_without_a_comma_nobody_says_it() -> None:
    assert all(not cue for _, cue, _ in read("A film called “The Road Is Shut Again Today” she laughed about."))


def test_a_verdict_needs_no_comma() -> None:
    assert read("It was late. “The road is shut” was her verdict.") == [("her", "verdict", ["The road is shut"])]


def test_a_broken_quotation_has_both_parts() -> None:
    assert read("“The road,” sighed Ada Finch, “is shut.” Snow fell.") == [
        ("Ada Finch", "sighed", ["The road,", "is shut."])
    ]


def test_who_reports_quotation_and_attribution_leaves_the_words_to_whom_he_quotes() -> None:
    text = "“The road is shut,” said Ada Finch, according to the Courier. “Nobody may pass.”"
    quotes = read(text, ((7, 9), (9, 11), [(0, 7), (11, 14)]))
    assert [(s, c) for s, _, c in quotes] == [
        ("the Courier", ["“The road is shut,” said Ada Finch"]),
        ("Ada Finch", ["The road is shut,", "Nobody may pass."]),
    ]


def test_a_cue_whose_source_was_taken_for_its_content_is_put_right() -> None:
    text = "« The road is shut », declared Ada Finch on the steps."
    assert read(text, ((4, 5), None, [(5, 10)])) == [("Ada Finch", "declared", ["The road is shut"])]


def test_a_cue_that_has_other_words_keeps_them() -> None:
    text = "“Hm,” he said the road was shut."
    assert ("he", "said", ["the road was shut"]) in read(text, ((2, 3), (1, 2), [(3, 7)]))


def test_a_quotation_with_its_attribution_in_what_another_reports_is_a_quote_too() -> None:
    text = "“The road is shut,” warden Ada Finch said in a note, according to the Courier."
    assert [(s, c) for s, _, c in read(text, ((11, 13), (13, 15), [(0, 11)]))] == [
        ("the Courier", ["“The road is shut,” warden Ada Finch said in a note"]),
        ("warden Ada Finch", ["The road is shut,"]),
    ]


def test_a_paragraph_that_only_attributes_belongs_to_the_quotation_above() -> None:
    text = "“Why is it shut?”\n\nAda Finch asked.\n\n“Who has the key to the gate?”"
    expected = [("Ada Finch", "asked", ["Why is it shut?"]), ("", "", ["Who has the key to the gate?"])]
    assert read(text, ((6, 7), (4, 6), [(7, 14)])) == expected
    assert read(text) == expected
    colon = read(text.replace("asked.", "asked:"), ((6, 7), (4, 6), [(7, 14)]))
    assert colon[1] == ("Ada Finch", "asked", ["Who has the key to the gate?"])


def test_a_paragraph_that_begins_so_says_somebody_attributes_the_quotation_above_it() -> None:
    text = "“The road is shut. It will stay shut.”\n\nSo says a loud voice at the end of the play, which opens in May."
    assert read(text) == [("a loud voice", "says", ["The road is shut. It will stay shut."])]
    other = read("“The road is shut. It will stay shut.”\n\nSo the clerk says nothing at the end of the play.")
    assert all(cue != "says" or "The road" not in str(content) for _, cue, content in other)
