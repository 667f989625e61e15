import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.extraction.marks import MARKS, pair_marks, quote_depths
from quoth.text import paragraphs
from tests.notation import read_cases, unmark


@pytest.mark.parametrize("line", read_cases("marks.txt"))
def test_pairs_enclose_what_the_case_marks(line: str) -> None:
    text, spans = unmark(line)
    assert [text[slice(*p.inner)] for p in pair_marks(text)] == [text[s:e] for s, e in spans]


def test_an_odd_mark_spoils_only_its_own_paragraph() -> None:
    text = 'The "sign fell.\n\n"It fell," said Ada.'
    assert "It fell," in [text[slice(*p.inner)] for p in pair_marks(text)]


def test_a_mark_that_only_closes_opens_nothing() -> None:
    text = "」He left. “No.”\n\nIt is shut.” Roe left."
    assert enclosed(text) == [("No.", True)]


def test_an_unclosed_mark_is_said_to_be_open() -> None:
    first, second = pair_marks("“One paragraph.\n\n“And the next.”")
    assert (first.closed, second.closed) == (False, True)


def enclosed(text: str) -> list[tuple[str, bool]]:
    return [(text[slice(*p.inner)], p.closed) for p in pair_marks(text)]


def test_a_paragraph_without_an_opening_mark_goes_on_with_a_quotation_that_it_closes() -> None:
    text = "“The county is large.\n\nIt can answer a question,” she said."
    assert enclosed(text) == [("The county is large.", False), ("It can answer a question,", True)]


def test_paragraphs_without_marks_may_stand_between() -> None:
    text = '"It is large.\n\nIt is rich.\n\nIt can answer," she said. "It must."'
    assert enclosed(text) == [
        ("It is large.", False),
        ("It is rich.", False),
        ("It can answer,", True),
        ("It must.", True),
    ]


def test_a_mark_that_opens_again_is_believed_where_the_next_paragraph_goes_on() -> None:
    text = 'He said: "It is large. "It is rich.\n\n"It can answer."'
    assert enclosed(text) == [("It is large.", True), ("It is rich.", False), ("It can answer.", True)]
    text = 'He said: "It is large. "It is rich.\n\nSo it can answer," and left.'
    assert enclosed(text) == [("It is large.", True), ("It is rich.", False), ("So it can answer,", True)]
    text = 'He said: "It is large. "It is rich.\n\nSnow fell.'
    assert enclosed(text) == [("It is large.", True), ("It is rich.", False)]
    assert enclosed('He said: "It is large. "It is rich, she said.\n\nSnow fell.') == [("It is large. ", True)]


def test_a_mark_that_opens_again_is_believed_where_a_later_paragraph_closes_the_quotation() -> None:
    text = 'He said: "It is large. "It is rich.\n\nIt is old.\n\nIt can answer," he said.'
    assert [x for x, _ in enclosed(text)] == ["It is large.", "It is rich.", "It is old.", "It can answer,"]
    text = 'He said: "It is large. "It is rich.\n\nSnow fell.\n\nThe "old mill" is shut.'
    assert [x for x, _ in enclosed(text)] == ["It is large.", "It is rich.", "old mill"]


def test_a_paragraph_goes_on_with_a_quotation_up_to_where_it_opens_again() -> None:
    text = 'He said: "Is it large?\n\nIt is rich. "It can answer."'
    assert enclosed(text) == [("Is it large?", False), ("It is rich.", True), ("It can answer.", True)]
    text = 'He said: "Is it large?\n\nShe said it was. "It can answer."'
    assert enclosed(text) == [("Is it large?", False), ("It can answer.", True)]


def test_a_closing_mark_may_stand_glued_to_a_dash() -> None:
    text = '"It is large."- The mayor left. "It is rich,"-Roe said.'
    assert enclosed(text) == [("It is large.", True), ("It is rich,", True)]


def test_one_paragraph_without_marks_between_two_of_a_quotation_goes_on_with_it() -> None:
    text = 'He said: "It is large.\n\nYou see it from Acre.\n\n"It can answer."'
    assert [x for x, _ in enclosed(text)] == ["It is large.", "You see it from Acre.", "It can answer."]


@pytest.mark.parametrize(
    "between",
    ["Roe said it was late.", "You see it.\n\nYou hear it."],  # his act of saying; two paragraphs
)
def test_a_quotation_left_open_does_not_go_on_over_what_the_reporter_tells(between: str) -> None:
    text = f'He said: "It is large.\n\n{between}\n\n"It can answer."'
    assert [x for x, _ in enclosed(text)] == ["It is large.", "It can answer."]


def test_a_quotation_left_open_is_not_carried_to_a_mark_far_away() -> None:
    text = "“It is large.\n\nSnow fell.\n\nSnow fell.\n\nSnow fell.\n\nThe end,” and left."
    assert enclosed(text) == [("It is large.", False)]


def test_an_apostrophe_closes_nothing_of_the_paragraph_before() -> None:
    assert enclosed("‘It is large.\n\nThe farmers’ union met.") == [("It is large.", False)]


def test_a_single_mark_that_opens_a_sentence_stays_open_where_the_next_paragraph_opens_too() -> None:
    text = "‘We had years,’ Ann Roe said. ‘He made tea.\n\n‘I never hated him.’"
    assert [(text[slice(*p.inner)], p.closed) for p in pair_marks(text)] == [
        ("We had years,", True),
        ("He made tea.", False),
        ("I never hated him.", True),
    ]


def test_a_single_mark_after_a_colon_stays_open_where_the_next_paragraph_opens_too() -> None:
    text = "He agreed: ‘Nobody asked us.\n\n‘They came with maps.’"
    assert enclosed(text) == [("Nobody asked us.", False), ("They came with maps.", True)]
    assert enclosed("He agreed: ‘Nobody asked us.\n\nThey came with maps.") == []


def test_the_outer_range_holds_both_marks_of_a_doubled_one() -> None:
    text = "''The road is shut,'' she said."
    assert [text[slice(*p.outer)] for p in pair_marks(text)] == ["''The road is shut,''"]


def test_depths_count_the_pairs_around_a_character() -> None:
    text = "“a ‘b’ c”"
    assert list(quote_depths(text, pair_marks(text))) == [0, 1, 1, 1, 2, 1, 1, 1, 0]


@given(st.text(alphabet=st.sampled_from([*sorted(MARKS), "a", "S", " ", ".", "\n", "0"]), max_size=80))
def test_any_marks_give_pairs_inside_the_text(text: str) -> None:
    for p in pair_marks(text):
        s, e = p.inner
        assert 0 <= p.start <= s <= e <= len(text)
        assert p.start < s or s in {start for start, _ in paragraphs(text)}  # goes on with an open quotation
        assert "\n" not in text[s:e]
        assert not p.closed or text[p.end] in MARKS


def test_a_quotation_may_open_again_any_number_of_times() -> None:
    parts = [f"It rained on day {n}." for n in range(30)]
    assert enclosed("He said: " + " ".join(f'"{p}' for p in parts) + '"') == [(p, True) for p in parts]


def test_a_long_row_of_marks_is_read_in_linear_time() -> None:
    assert pair_marks("‘ „" * 30_000) is not None


@pytest.mark.parametrize("text", ["Jane Roe said, “It is late. “", "“ “ “", "’ ‘ ”", "“A “"])
def test_marks_that_turn_the_wrong_way_at_the_end_raise_nothing(text: str) -> None:
    assert all(text[slice(*p.inner)] in text for p in pair_marks(text))
