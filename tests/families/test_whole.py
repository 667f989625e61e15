from __future__ import annotations

import pytest

from quoth.families.align import Step, place
from quoth.families.edits import judge
from quoth.families.ends import settle, stands_alone
from quoth.families.normalise import Words, read_words
from quoth.families.whole import edits_of, show_whole


def compare(said: str, claim: str) -> tuple[list[tuple[str, str, str]], list[str]]:
    actual, claimed = read_words(said), read_words(claim)
    judged = show_whole(
        judge(settle(place(actual.keys, claimed.keys), actual, claimed), actual, claimed), actual, claimed
    )
    edits: list[tuple[str, str, str]] = [(edit.op, edit.actual, edit.claimed) for edit in edits_of(judged)]
    return edits, [one.reason for one in judged if one.reason]


@pytest.mark.parametrize(("said", "claim", "edit", "reason"), [
    ("I can't sell the boat.", "I can sell the boat.", ("change", "can't", "can"), "“can” for “can't”"),
    ("We won't sell the boat.", "We are not selling the boat.", ("change", "won't", "are not"),
     "“are not” for “won't”"),
    ("They are not at home.", "They won't at home.", ("change", "are not", "won't"), "“won't” for “are not”"),
    ("It worked for us, and well.", "It'd worked for us, and well.", ("change", "It", "It'd"), "“It'd” for “It”"),
    ("We paid 20 dollars for it.", "We paid $30 for it.", ("change", "20 dollars", "$30"), "“$30” for “20 dollars”"),
])  # fmt: skip
def test_no_part_of_a_written_word_is_shown(said: str, claim: str, edit: tuple[str, str, str], reason: str) -> None:
    edits, reasons = compare(said, claim)
    assert edit in edits
    assert reason in reasons
    told = " ".join(claimed for _, _, claimed in edits if claimed)
    assert told == claim


def test_the_unit_of_a_sum_is_told_with_all_of_it() -> None:
    edits, _ = compare("They paid £2 million for the mill.", "They paid $2 million for the mill.")
    assert ("change", "£2 million", "$2 million") in edits


def test_words_that_begin_within_a_written_word_are_shown_with_all_of_it() -> None:
    edits, _ = compare("They aren't going to pay.", "not going to pay")
    assert edits == [("keep", "aren't going to pay.", "not going to pay")]


def test_a_bracket_told_as_changed_is_shown_once() -> None:
    edits, _ = compare("The bell rang.", "The bell rang [often].")
    assert edits == [("keep", "The bell rang.", "The bell rang"), ("add", "", "[often]")]


@pytest.mark.parametrize(("said", "claim", "last"), [
    ("We have never sold a farm to you.", "We have never sold farms", ("change", "a farm", "farms")),
    ("It is a house that is not safe, and we know.", "It is a house that is unsafe", ("change", "not safe,", "unsafe")),
    ("We shall vote on it. I want the letter first.", "We shall vote on the plan", ("change", "it.", "the plan")),
    ("The pumps leaked, and he laughed at us.", "The pumps leaked in July", ("add", "", "in July")),
])  # fmt: skip
def test_the_last_words_stand_against_all_that_is_in_their_place(
    said: str, claim: str, last: tuple[str, str, str]
) -> None:
    assert compare(said, claim)[0][-1] == last


def test_no_word_of_another_sentence_is_set_against_the_first_or_last() -> None:
    actual, claimed = read_words("It was late. We left the inn. Rain fell."), read_words("Soon we left the inn today.")
    steps = settle([Step("change", (2, 3), (0, 1)), Step("keep", (3, 7), (1, 5)), Step("change", (7, 8), (5, 6))],
                   actual, claimed)  # fmt: skip
    assert [step.op for step in steps] == ["add", "keep", "add"]


@pytest.mark.parametrize(("start", "end", "alone"), [(0, 3, True), (3, 6, True), (0, 2, False), (1, 3, False)])
def test_a_run_stands_alone_between_sentences_and_clauses(start: int, end: int, alone: bool) -> None:
    words: Words = read_words("It was late, we left then.")
    assert stands_alone(words, start, end) is alone
