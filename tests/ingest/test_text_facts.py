"""Who wrote a plain text, for whom and when, told from the lines above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.data import Article
from quoth.ingest import read_articles
from quoth.ingest.material import gather_articles
from quoth.ingest.plain import text_article
from quoth.ingest.text_facts import Facts, text_facts

HEADLINE = "Pier may open again in spring"
TEXT = "The harbour board met in the old hall on Thursday to hear what the engineers had found below the pier.\n"


@pytest.mark.parametrize(
    ("lines", "byline", "outlet", "published"),
    [
        ("By Ann Lund, Evening Bugle, 6 March 2026", ("Ann Lund",), "Evening Bugle", "2026-03-06"),
        ("By Ann Lund and Tom Hale", ("Ann Lund", "Tom Hale"), None, None),
        ("By Ann Lund, Tom Hale, and Ida Roe", ("Ann Lund", "Tom Hale", "Ida Roe"), None, None),
        ("By Ann Lund for the Evening Bugle", ("Ann Lund",), "Evening Bugle", None),
        ("By Ann Lund, Harbour Correspondent", ("Ann Lund",), None, None),
        ("By Ann Lund, Harbour Reporter", ("Ann Lund",), None, None),
        ("By Ann Lund | Local Harbours Reporter | The Bugle", ("Ann Lund",), "The Bugle", None),
        ("By Ann Lund, Harbour Reporter for the Evening Bugle", ("Ann Lund",), "Evening Bugle", None),
        ("By Ann Lund, The Norland Reporter", ("Ann Lund",), "The Norland Reporter", None),
        ("By Ann Lund for the Reporter", ("Ann Lund",), "Reporter", None),
        ("By Ann Lund\nNight Reporter | 6 March 2026", ("Ann Lund",), None, "2026-03-06"),
        ("By Ann Lund\nEvening Bugle | March 6, 2026 | 3:45 pm", ("Ann Lund",), "Evening Bugle", "2026-03-06T15:45:00"),
        ("Friday, 6 March 2026 10:30 GMT", (), None, "2026-03-06T10:30:00+00:00"),
        ("Published: 6 March 2026, updated 9 March 2026", (), None, "2026-03-06"),
        ("2026-03-06", (), None, "2026-03-06"),
        ("Acre Harbour, 6 March 2026 | Evening Bugle", (), "Evening Bugle", "2026-03-06"),
        ("Evening Bugle, 6 March 2026", (), "Evening Bugle", "2026-03-06"),
        ("Updated 9 March 2026", (), None, None),
        ("6 March", (), None, None),
        ("31 February 2026", (), None, None),
        ("The Harbour Act of 6 March 2026", (), None, None),
        ("By 6 March 2026 all must be done", (), None, None),
        ("6 March 2026 was a cold day in the harbour", (), None, None),
    ],
)
def test_lines_above_a_text(lines: str, byline: tuple[str, ...], outlet: str | None, published: str | None) -> None:
    got = text_article(f"{HEADLINE}\n\n{lines}\n\n{TEXT}", article_id="a")
    assert (got.byline, got.outlet, got.published) == (byline, outlet, published)
    assert got.title == HEADLINE


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("PORT ANSEL, 6 March 2026 (Bugle) – ", "2026-03-06"),
        ("PORT ANSEL, Norland, March 6, 2026 -- ", "2026-03-06"),
        ("Port Ansel, 6 March 2026 — ", "2026-03-06"),
        ("PORT ANSEL, March 6 (Bugle) - ", None),
        ("Ann Lund (6 March 1926 – 2 May 2009) built the pier. ", None),
        ("The pier shut on 6 March 2026 – it was old. ", None),
        ("On 6 March 2026 – a Friday – the pier shut. ", None),
    ],
)
def test_a_dateline(line: str, published: str | None) -> None:
    assert text_facts(f"{HEADLINE}\n\n{line}{TEXT}").published == published


def test_a_date_further_down_is_another_thing() -> None:
    assert text_facts(f"{HEADLINE}\n\n{TEXT}\n6 March 2026\n\nBy Ann Lund\n") == Facts()
    assert text_facts("") == Facts()
    assert text_facts(f"{HEADLINE}\n\nThe pier is shut.\n\nBy Ann Lund\n\n{TEXT}") == Facts()


def test_a_headline_is_no_byline() -> None:
    got = text_article(f"By Jove, Norland Wins\n\n{TEXT}{TEXT}", article_id="a")
    assert (got.title, got.byline) == ("By Jove, Norland Wins", ())


def test_a_plain_transcript_is_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoth.ingest.material.read_articles", lambda *args, **values: iter(()))
    for name in ("talk.txt", "talk.text", "talk.md"):
        path = tmp_path / name
        path.write_text("ANN LUND: We shut the pier.\n\nTOM HALE: When?\n\nANN LUND: In May.", encoding="utf-8")
        (got,) = gather_articles([str(path)])
        assert isinstance(got, Article) and len(got.turns) == 3


def test_the_date_of_the_text_goes_before_that_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "pier-2026-03-09.txt"
    path.write_text(f"{HEADLINE}\n\n6 March 2026\n\n{TEXT}", encoding="utf-8")
    [read], [gathered] = list(read_articles(path)), list(gather_articles([str(path)]))
    assert isinstance(read, Article) and read.published == "2026-03-06"
    assert isinstance(gathered, Article) and gathered.published == "2026-03-06"
