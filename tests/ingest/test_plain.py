"""Plain text: never altered, its blocks marked by spans."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.ingest.plain import looks_like_headline, text_article, text_blocks

SHARED = Path(__file__).parents[3] / "shared"
REPORT = """1. Harbour News

Harbour chief quits ‘with a heavy heart’

The chief of the harbour has resigned, saying the missing money had become “a millstone”.

Sorry, this clip can't be played on your device.

“I did not take a penny,” he said.

- Fares rise in May
- The pier stays shut

A ferry at the old pier. (Photo: Ada Brook)
"""


def roles(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.role, text[slice(*b.span)][:12]) for b in text_blocks(text, title)]


def test_gives_each_line_its_role() -> None:
    assert roles(REPORT) == [
        ("debris", "1. Harbour N"),
        ("headline", "Harbour chie"),
        ("paragraph", "The chief of"),
        ("debris", "Sorry, this "),
        ("paragraph", "“I did not t"),
        ("list", "- Fares rise"),
        ("list", "- The pier s"),
        ("caption", "A ferry at t"),
    ]


def test_the_title_is_the_headline_line() -> None:
    article = text_article(REPORT, article_id="r")
    assert article.title == "Harbour chief quits ‘with a heavy heart’"
    assert article.text == REPORT


def test_a_stated_title_finds_its_line_and_wins() -> None:
    text = "Harbour\n\nFerry fares to rise\n\nFares will rise in May."
    assert roles(text, "Ferry fares to rise")[1] == ("headline", "Ferry fares ")
    assert text_article(text, article_id="r", title="Another title").title == "Another title"


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Ferry fares to rise in May", True),
        ("Ferry fares to rise in May.", True),
        ("Will the ferry ever sail again?", True),
        ("“I will not resign,” the harbour chief said on Monday.", False),
        ("The ferry sank. Nobody was hurt. The harbour chief resigned.", False),
        ("Ferry", False),
    ],
)
def test_a_headline_is_one_short_sentence_at_most(line: str, headline: bool) -> None:
    assert looks_like_headline(line) is headline


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("PORT HALE, March 3. /HNA/.", None),
        ("PORT HALE, March 3, 2026 (HNA) –", None),
        ("PORT HALE (HNA)", None),
        ("LOW HALE, Norfolk —", None),
        ("March 3, 2026", None),
        ("(3 March 2026)", None),
        ("3 March 2026\n\nFerry fares to rise", "Ferry fares to rise"),
        ("FERRY (THE OLD ONE) SINKS", "FERRY (THE OLD ONE) SINKS"),
        ("HNA — what now?", "HNA — what now?"),
        ("PORT HALE, March 3: a day of rain", "PORT HALE, March 3: a day of rain"),
    ],
)
def test_a_dateline_or_a_day_alone_on_a_line_is_no_headline(above: str, title: str | None) -> None:
    text = f"{above}\n\nThe ferry board met on Monday night. It sold the pier.\n\nNobody had asked the town."
    assert text_article(text, article_id="r").title == title


def test_a_single_paragraph_is_no_headline() -> None:
    assert roles("The ferry sails again on Monday") == [("paragraph", "The ferry sa")]


def test_lines_of_hard_wrapped_text_are_joined_into_paragraphs() -> None:
    line = "the harbour board met on Monday night and agreed to\n"
    text = f"Pier to close\n\n{line * 4}close the pier.\n\n{line * 3}sell the ferry.\n"
    assert [role for role, _ in roles(text)] == ["headline", "paragraph", "paragraph"]


def test_a_byte_order_mark_stays_in_the_text_and_out_of_the_blocks() -> None:
    article = text_article("\ufeffPier to close\n\nThe pier will close.", article_id="r")
    assert article.text[0] == "\ufeff"
    assert article.blocks[0].span == (1, 14)


@given(st.text(max_size=2_000))
def test_any_text_is_kept_and_its_blocks_cut_it(text: str) -> None:
    article = text_article(text, article_id="r")
    assert article.text == text
    at = 0
    for block in article.blocks:
        start, end = block.span
        assert at <= start < end <= len(text)
        assert text[start:end].strip("\ufeff").strip()
        assert (block.role == "debris") == (block.reason is not None)
        at = end


@pytest.mark.shared
def test_marks_the_players_and_the_list_number_of_a_real_report() -> None:
    path = SHARED / "articles" / "itv-report.txt"
    if not path.exists():
        pytest.skip("needs the articles in ../shared")
    text = path.read_text("utf-8")
    blocks = text_blocks(text)
    assert [b.role for b in blocks].count("debris") == 5
    assert blocks[0].role == "debris"
    assert blocks[1].role == "headline"


def test_the_headline_of_a_press_release_stands_below_its_banner() -> None:
    lines = [
        "FOR IMMEDIATE RELEASE – 4 May 2026",
        "Acre Foods to open bakery in Ostby",
        "Acre Foods will open it in May.",
    ]
    got = text_article("\n\n".join(lines), article_id="a")
    assert (got.title, got.published) == ("Acre Foods to open bakery in Ostby", "2026-05-04")
    assert [block.role for block in got.blocks] == ["debris", "headline", "paragraph"]
