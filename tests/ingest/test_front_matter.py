"""What a block of ``key: value`` lines above a text states, and what is no such block."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.data import Article
from quoth.ingest import read_articles
from quoth.ingest.front_matter import front_matter
from quoth.ingest.markdown import strip_markdown
from quoth.ingest.material import gather_articles
from quoth.ingest.plain import text_article
from quoth.pipeline import read_text

BODY = "The harbour board met in the old hall on Thursday.\n\nIda Roe, its head, said: “The pier opens in spring.”\n"
BLOCK = (
    '---\ntitle: "Pier: open in ‘spring’"  # as sent\noutlet: Evening Bugle\nauthor: Ann Lund\n'
    "date: 2026-03-06\nlayout: post\n---\n\n"
)


def facts(block: str) -> tuple[object, ...]:
    article = text_article(f"---\n{block}\n---\n{BODY}", article_id="a")
    return article.title, article.outlet, article.byline, article.published


def test_a_text_has_what_its_front_matter_states_and_reads_none_of_it_as_text() -> None:
    article = text_article(BLOCK + BODY, article_id="a")
    assert (article.title, article.outlet) == ("Pier: open in ‘spring’", "Evening Bugle")
    assert (article.byline, article.published) == (("Ann Lund",), "2026-03-06")
    shown = [article.text[slice(*b.span)] for b in article.blocks if b.role != "debris"]
    assert shown == ["Pier: open in ‘spring’", *BODY.strip().split("\n\n")]


def test_a_quoted_title_is_no_quote() -> None:
    record = read_text('---\ntitle: "Bridge shut for a year"\nauthor: Ann Lund\n---\n\n' + BODY)
    assert [record.article.text[slice(*q.content[0])] for q in record.quotes] == ["The pier opens in spring."]


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ("title: Pier opens # soon\nby: x", ("Pier opens", None, (), None)),
        ("title: 'It''s open'\n# a remark\n\npublisher: null", ("It's open", None, (), None)),
        ('title: "Pier \\"opens\\" #1"', ('Pier "opens" #1', None, (), None)),
        ("title: >\n  Pier opens\n  in spring\ndate: 6 March 2026", ("Pier opens in spring", None, (), "2026-03-06")),
        ("title: P\nauthors: [Ann Lund, 'Tom Hale']", ("P", None, ("Ann Lund", "Tom Hale"), None)),
        ("title: P\nauthors:\n  - Ann Lund\n  - Tom Hale", ("P", None, ("Ann Lund", "Tom Hale"), None)),
        ("title: P\nauthors:\n- name: Ann Lund\n  a: b\n- name: Tom Hale", ("P", None, ("Ann Lund", "Tom Hale"), None)),
        ("title: P\nauthor:\n  name: Ann Lund", ("P", None, ("Ann Lund",), None)),
        ("Title: P\nAuthor: By Ann Lund and Tom Hale", ("P", None, ("Ann Lund", "Tom Hale"), None)),
        ("title: P\nurl: /2026/pier\ntags:\n  - a\ndate: soon\ndraft: true", ("P", None, (), None)),
        ("title:\nlayout: post", (BODY.split("\n")[0], None, (), None)),
        ("title: [", (BODY.split("\n")[0], None, (), None)),
    ],
)  # fmt: skip
def test_scalars_lists_and_comments_are_taken_plainly(block: str, expected: tuple[object, ...]) -> None:
    assert facts(block) == expected


@pytest.mark.parametrize(
    "text",
    [
        "---\nRoe: We will build it.\nHale: Never.\n---\nThey left.\n",
        "---\ntitle: Pier\nThe board met on Thursday.\n---\nThey left.\n",
        "---\ntitle: Pier\nThe board met.\n",
        "---\ntitle: Pier\n---\n\n",
        "---\n\nThe board met.\n\n---\n\nThey left.\n",
        "Above.\n---\ntitle: Pier\n---\nThey left.\n",
    ],
)
def test_what_is_no_such_block_stays_text(text: str) -> None:
    assert front_matter(text).end == 0
    assert "The board met" not in text or "The board met" in strip_markdown(text).text


def test_a_headline_in_the_text_is_the_headline() -> None:
    text = "---\ntitle: Pier opens in spring\n---\n# Pier opens in spring\n\n" + BODY
    headlines = [text[slice(*b.span)] for b in text_article(text, article_id="a").blocks if b.role == "headline"]
    assert headlines == ["# Pier opens in spring"]


def test_files_are_read_so_as_reports_and_as_sources(tmp_path: Path) -> None:
    report, talk = tmp_path / "pier.md", tmp_path / "talk.md"
    report.write_bytes(BLOCK.replace("\n", "\r\n").encode() + BODY.encode())
    talk.write_text(BLOCK + "ROE: We will open it, I think.\n\nHALE: Will you?\n\nROE: We will.\n\nHALE: I doubt it.\n")
    for got in (*read_articles(report), *gather_articles([str(report), str(talk)])):
        assert isinstance(got, Article)
        assert (got.title, got.outlet, got.published) == ("Pier: open in ‘spring’", "Evening Bugle", "2026-03-06")
    assert [turn.speaker for turn in got.turns] == ["ROE", "HALE", "ROE", "HALE"]
    assert got.text[slice(*got.turns[0].span)] == "We will open it, I think."
