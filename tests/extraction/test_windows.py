import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.extraction.marks import pair_marks
from quoth.extraction.windows import (
    CASE_DIGIT,
    CASE_LOWER,
    CASE_MARK,
    CASE_TITLE,
    CASE_UPPER,
    MAX_PIECES,
    _as_taught,
    _cases,
    encode_text,
)
from quoth.text import paragraphs
from tests.extraction.tables import word_pieces

PARAGRAPH = st.lists(
    st.sampled_from(["road", "“", "”", "it's", "Ada", "N.", "42", ":", "—", "\u0301", "道", "😀"]), max_size=400
)


def check(text: str) -> None:
    encoded = encode_text(text, paragraphs(text), word_pieces())
    n = len(encoded.units.spans)
    owned = [i for w in encoded.windows for i in range(*w.own)]
    assert sorted(owned) == list(range(n)), "every word is decided by one window"
    for w in encoded.windows:
        assert len(w.pieces) == len(w.case) == len(w.depth) <= MAX_PIECES
        assert len(w.first) == len(w.last)
        assert (w.first >= 0).all() and (w.last < len(w.pieces)).all() and (w.first <= w.last).all()
        assert w.start <= w.own[0] <= w.own[1] <= w.start + len(w.first)


def test_a_window_holds_whole_paragraphs() -> None:
    text = "\n\n".join(["road " * 100] * 5)
    encoded = encode_text(text, paragraphs(text), word_pieces())
    assert [w.own for w in encoded.windows] == [(0, 200), (200, 400), (400, 500)]


def test_a_window_is_filled_up_to_what_the_card_says_and_a_longer_paragraph_is_read_whole() -> None:
    text = "\n\n".join(["road " * n for n in (60, 60, 200, 60)])
    encoded = encode_text(text, paragraphs(text), word_pieces(), window=144)
    assert [w.own for w in encoded.windows] == [(0, 120), (120, 320), (320, 380)]


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Ada said so.\n\nIt rained.", [(0, 3), (3, 5)]),
        ("Ada said:\n\nIt rained.\n\nBo left.", [(0, 5), (3, 5), (5, 7)]),
        ("Ada said so.\n\n“It rained.”\n\nBo left.", [(0, 5), (3, 7), (5, 7)]),
        ("Ada's road.\n\nIt rained.", [(0, 2), (2, 4)]),
        ("Ada said:\n\n…\n\nBo left.", [(0, 5), (3, 5)]),
    ],
)
def test_roles_are_looked_for_in_the_next_paragraph_if_a_colon_or_a_mark_leads_there(
    text: str, near: list[tuple[int, int]]
) -> None:
    units = encode_text(text, paragraphs(text), word_pieces()).units
    assert list(dict.fromkeys(map(tuple, units.near.tolist()))) == near


def test_a_paragraph_longer_than_any_window_is_cut_with_overlap() -> None:
    text = "road " * 1000
    encoded = encode_text(text, paragraphs(text), word_pieces())
    assert len(encoded.windows) > 4
    for a, b in zip(encoded.windows, encoded.windows[1:], strict=False):
        assert b.start < a.start + len(a.first), "chunks share words"
        assert a.own[1] == b.own[0]
    check(text)


@settings(deadline=None, max_examples=60)
@given(st.lists(PARAGRAPH.map(" ".join), max_size=6).map("\n\n".join))
def test_every_word_of_any_text_is_decided_once(text: str) -> None:
    check(text)


def test_half_a_character_is_read_as_one_that_nobody_knows() -> None:
    text = "The road \ud83d is shut."
    assert len(encode_text(text, paragraphs(text), word_pieces()).units.spans) == 4


def test_word_spans_cut_the_words() -> None:
    text = "Ada’s road: shut."
    units = encode_text(text, paragraphs(text), word_pieces()).units
    assert [text[s:e] for s, e in units.spans] == ["Ada’s", "road", ":", "shut"]
    assert np.array_equal(units.paragraph, np.zeros(4))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Oslo", [CASE_TITLE, CASE_LOWER, CASE_LOWER, CASE_LOWER]),
        ("UN 4", [CASE_UPPER, CASE_TITLE, CASE_MARK, CASE_DIGIT]),
        ("Ébé!", [CASE_TITLE, CASE_LOWER, CASE_LOWER, CASE_MARK]),
        ("ÉÀ", [CASE_UPPER, CASE_TITLE]),
        ("", []),
    ],
)
def test_the_case_of_a_piece_is_that_of_its_first_letters(text: str, ids: list[int]) -> None:
    assert _cases(text).tolist() == ids


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("‘The dogs’ bowl,’ she said.", "“The dogs’ bowl,” she said."),
        ("'It's shut,' she said.", "“It's shut,” she said."),
        ("«Shut», she said, „shut“, »shut«.", "“Shut”, she said, “shut”, “shut”."),
        ("“I said ‹go›,” she said.", "“I said ‘go’,” she said."),
        ("\"I said 'go',\" she said.", "\"I said 'go',\" she said."),
        ("``Shut,'' she said.", "``Shut,'' she said."),
    ],
)
def test_the_network_sees_the_marks_it_was_taught(text: str, seen: str) -> None:
    pairs = pair_marks(text)
    assert _as_taught(text, pairs) == seen
