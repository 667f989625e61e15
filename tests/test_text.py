"""Paragraphs in pieces, and look-ups among sorted spans."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth import text as module
from quoth.data import Span
from quoth.text import LONGEST_PARAGRAPH, bounded, cut_pieces, overlapping, overlaps, places_of


@given(st.text(alphabet="ab. \n", max_size=400))
def test_pieces_hold_every_word_and_are_short(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LONGEST_PARAGRAPH", 40)
        pieces = list(bounded(text, (0, len(text))))
    assert all(0 < e - s <= 40 for s, e in pieces)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(pieces))
    assert "".join("".join(text[s:e] for s, e in pieces).split()) == "".join(text.split())


def test_a_long_paragraph_is_cut_behind_a_sentence() -> None:
    line = "The pier stays shut. " * (LONGEST_PARAGRAPH // 10)
    pieces = list(bounded(line, (0, len(line))))
    assert len(pieces) > 1
    assert all(line[s:e].startswith("The pier") and line[s:e].endswith("shut.") for s, e in pieces)


@pytest.mark.parametrize(
    "sentences",
    [
        ["The pier was shut by Jane Roe.", "The mayor left."],
        ["It was shut.", "“It stays so,” she said."],
        ["She asked why?", "He left."],
        ["He reads Acre.Com and Acre.com daily.", "So does Will.I.Am."],
        ["The U.S.Senate met Mr.Roe, a Ph.D from St.Ives."],
    ],
)
def test_a_sentence_ends_where_the_blank_behind_it_was_lost(sentences: list[str]) -> None:
    glued, apart = "".join(sentences), " ".join(sentences)
    assert [glued[s:e] for s, e in module.sentences(glued)] == sentences
    assert [apart[s:e] for s, e in module.sentences(apart)] == sentences


def test_a_usual_paragraph_is_whole() -> None:
    assert list(bounded(" The pier stays shut. ", (0, 22))) == [(1, 21)]


@given(st.lists(st.integers(0, 60), unique=True, max_size=20), st.integers(0, 60), st.integers(0, 20))
def test_overlapping_spans(edges: list[int], start: int, length: int) -> None:
    edges = sorted(edges)
    spans: list[Span] = list(zip(edges[::2], edges[1::2], strict=False))
    span = (start, start + length)
    assert list(overlapping(spans, span)) == [s for s in spans if overlaps(s, span)]


def test_pieces_are_joined_by_a_mark_where_words_stood_between() -> None:
    text = "“We will,” said Roe, “build it.”\n\n“Soon.”"
    assert cut_pieces(text, ((1, 9), (22, 31), (35, 40))) == "We will, […] build it. Soon."
    assert cut_pieces(text, ()) == ""


def test_words_are_found_wherever_they_begin() -> None:
    assert list(places_of("a pier, piers, repier", "pier")) == [2, 8, 17]
    assert list(places_of("aaa", "aa")) == [0, 1]
    assert not list(places_of("", "pier"))
