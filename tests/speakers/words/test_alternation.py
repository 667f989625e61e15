"""Alternations of many words."""

from __future__ import annotations

import re

import pytest

from quoth.speakers.words.alternation import any_of, first_of, rest_of, word_of
from quoth.speakers.words.lexicon import SPEECH_VERBS

WORDS = {"say", "says", "said", "ask", "according to", "co-write"}


@pytest.mark.parametrize("words", [WORDS, SPEECH_VERBS])
def test_each_of_the_words_is_found_and_nothing_else(words: set[str]) -> None:
    pattern = re.compile(any_of(words))

    assert all(pattern.fullmatch(word) for word in words)
    assert not any(pattern.fullmatch(other) for other in ("", "s", "sa", "sayss", "Say", "accordingXto"))


def test_the_longer_of_two_that_begin_alike_is_tried_first() -> None:
    assert re.findall(any_of({"say", "says"}), "says say") == ["says", "say"]


def test_a_sign_in_a_word_stands_for_itself() -> None:
    assert re.findall(any_of({"a.m", "a+"}), "a.m aXm a+ aa") == ["a.m", "a+"]


@pytest.mark.parametrize("text", ["say", "Say", "SAY", "(Say)", "“say”"])
def test_a_word_is_found_in_any_case(text: str) -> None:
    assert re.search(word_of(WORDS), text)


@pytest.mark.parametrize("text", ["essay", "_say", "naysays"])
def test_no_word_begins_within_another(text: str) -> None:
    assert not re.search(word_of(WORDS), text)


def test_what_is_inside_a_word_can_be_told() -> None:
    assert re.search(word_of(WORDS), "ex-said")
    assert not re.search(word_of(WORDS, inside=r"\w-"), "ex-said")


def test_a_word_in_two_parts_is_the_word() -> None:
    assert word_of(WORDS) == first_of(WORDS) + r"(?<![\w].)" + rest_of(WORDS)
    assert re.findall(first_of({"ask", "say"}), "Sask") == ["S", "a", "s"]
