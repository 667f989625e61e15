"""Lines that go on in the next: wrapped plain texts, and the copy in which they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Article, Block
from quoth.ingest.markdown import strip_markdown
from quoth.ingest.plain import text_blocks
from quoth.ingest.wrapping import unwrapped

WRAPPED = """The toll on the Ansel bridge

“The toll was never ours to set,” said the county's longest-serving member,
Mira Solberg, on Tuesday.

Nobody answered her.
"""


def blocks(text: str) -> list[str]:
    return [text[slice(*block.span)] for block in text_blocks(text)]


def test_a_few_wrapped_lines_are_one_paragraph() -> None:
    assert blocks(WRAPPED)[1].endswith("member,\nMira Solberg, on Tuesday.")
    assert len(blocks(WRAPPED)) == 3


def test_the_first_line_of_a_wrapped_paragraph_is_no_headline() -> None:
    text = "The board of the Ansel bridge met on Tuesday night to talk about the toll and\nthe debts.\n\nIt rained.\n"
    assert [block.role for block in text_blocks(text)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize("text", [
    "The tide came in at the old stone pier that night\nAnd took the boats\n\nThe gulls flew\nAnd were not seen",
    "Fares will rise in May, the ferry board has told the crews.\nThe pier stays shut.\n\nIt rained.\nNobody came.",
    "What the board wants to do with the money it has left:\n- close the ferry at the end of the month\n- sell\n\nEnd.",
    "OKAFOR: I have never seen the contract that you speak of\nSOLBERG: You have signed it on every page\n\nThey left.",
    "A toll for lorries that cross the bridge is likely\nBy Ada Brook\n\n" + " ".join(["The county will decide."] * 9),
    "“The toll was never ours to set,” said the county's longest-serving member,\nMira Solberg, on Tuesday.",
    f"The board{' of the bridge' * 8} said no.\n\n" + "\n".join(["You pay at the gate if you know what you owe"] * 6),
], ids=["verse", "sentences", "list", "labels", "byline", "no blank line", "list among long lines"])  # fmt: skip
def test_lines_that_end_where_they_were_meant_to_stay_apart(text: str) -> None:
    assert blocks(text) == [line for line in text.split("\n") if line]


def test_an_item_of_a_list_begins_a_line_in_a_wrapped_text_too() -> None:
    line = "the harbour board met on Monday night and agreed to\n"
    text = f"Pier to close\n\n{line * 4}close:\n- the pier\n- the ferry\n\nIt rained.\n"
    assert blocks(text)[2:4] == ["- the pier", "- the ferry"]


PASTED = """The pier will stay shut until the spring of next year, said Mira
Solberg, the warden of Port Ansel, who told the board that the town
“had no choice but to close it before the storms came in from the
north.” Nobody had asked her.
"""
SECOND = """The ferry goes on, she said, for as long as there are crews who will
work for the wage that the county pays them.
"""


@pytest.mark.parametrize(("text", "wanted"), [
    (PASTED, [4]),
    (PASTED + SECOND, [4, 2]),
    ("Pier to close\nBy Ada Brook\n" + PASTED + SECOND, [1, 1, 4, 2]),
    ("   " + PASTED.replace("asked her.", "asked her, or will before Monday night.") + "   " + SECOND, [4, 2]),
    ("    " + PASTED.replace("\n", "\n    "), [4]),
    (PASTED.replace("\n", "\r\n"), [4]),
    ("The rule is as old as the harbour: nobody leaves the quay without the\nWarden's word.", [2]),
], ids=["one", "two", "headline", "set in", "all set in", "carriage returns", "two lines"])  # fmt: skip
def test_wrapped_lines_are_paragraphs_without_a_blank_line_too(text: str, wanted: list[int]) -> None:
    assert [len(block.splitlines()) for block in blocks(text)] == wanted


@pytest.mark.parametrize("text", [
    "The pier is shut, the ferry board has told its crews.\nIt opens in May.\n“We knew,” said Jane Roe, the smith.",
    "The tide came in at the old stone pier that night\nAnd took the boats that lay along the quay\nAnd all was still.",
    "Fares to rise in May, says the ferry board on Monday\nPier shut until the spring\nGulls counted at Port Ansel",
    "eggs and butter, if there are any left at the market\nflour\ntwo onions\na lemon",
    "Shut\n\nThe pier stays shut.",
], ids=["paragraphs", "verse", "headlines", "list", "blank line"])  # fmt: skip
def test_lines_without_a_blank_line_stay_apart_where_they_are_not_filled(text: str) -> None:
    assert blocks(text) == [line for line in text.split("\n") if line]


PLAN = """Pier to close

The board of the Ansel bridge has agreed on what it has long called the
Clean Harbour Plan: a set of rules for the boats that lie at the quay in
winter, and for their crews.

It rained.
"""


def test_a_name_before_a_colon_is_no_label_where_the_line_above_is_filled_and_breaks_off() -> None:
    assert len(blocks(PLAN)) == len(blocks(PLAN.replace("\n\n", "\n"))) == 3
    assert "called the Clean Harbour Plan: a set" in strip_markdown(PLAN).text


@pytest.mark.parametrize(("was", "now"), [
    ("Clean Harbour Plan:", "CLEAN HARBOUR PLAN:"),
    ("Clean Harbour Plan:", "**Clean Harbour Plan**:"),
    ("It rained.", "Clean Harbour Plan: It rained."),
    ("what it has long called the\n", "what is to be done:\n"),
    ("has agreed on what it has long called the\n", "has agreed\n"),
], ids=["capitals", "bold", "returns", "ended", "not filled"])  # fmt: skip
def test_a_label_begins_a_line_in_a_wrapped_text(was: str, now: str) -> None:
    assert "Harbour" in blocks(PLAN.replace(was, now))[2][:22].title()


def test_a_text_is_read_without_the_breaks_and_stays_as_long() -> None:
    flat = unwrapped(Article("w", WRAPPED, blocks=text_blocks(WRAPPED)))
    assert "member, Mira Solberg" in flat.text
    assert (len(flat.text), flat.text.count("\n")) == (len(WRAPPED), WRAPPED.count("\n") - 1)
    apart = Article("a", "One.\nTwo.", blocks=(Block("paragraph", (0, 4)), Block("paragraph", (5, 9))))
    assert unwrapped(apart) is apart


@given(st.lists(st.text(alphabet="ab.,“”: \r\n-", max_size=90), max_size=12))
def test_blocks_of_any_lines_cut_the_text_and_keep_their_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = [block.span for block in text_blocks(text)]
    assert spans == sorted(spans)
    assert len(unwrapped(Article("x", text, blocks=text_blocks(text))).text) == len(text)


def test_lines_without_blanks_are_no_wrapped_text() -> None:
    half = "港の委員会は月曜日に新しい桟橋の建設を認めたが費用についてはまだ何も決まっていない"
    line = f"{half}と議長は述べ{half[:20]}"
    assert len(blocks(f"{line}\n{line}\n\n{line}\n{line}\n")) == 4
