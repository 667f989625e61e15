"""Talk that a page sets in columns or as terms keeps who speaks apart from what is said; other tables stay."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from quoth.data import Article
from quoth.ingest.material import gather_articles

SAID = [
    ("Jane Roe", "Good morning. We shut the lock because the gate was split. I would not sail through it."),
    ("Tom Hale", "Thank you. When did you first hear of the split, and who told you of it at the time?"),
    ("Jane Roe", "My lock keeper told me on the second of May. We shut it that same night."),
    ("Tom Hale", "The weir will be mended in June, if the money is there. Will the lock be open by then?"),
    ("Jane Roe", "I cannot promise that, and you would not believe me if I did."),
]


def page(body: str) -> str:
    head = "<!doctype html><html><head><title>Hearing</title></head>"
    return f"{head}<body><main><h1>Hearing</h1>{body}</main></body></html>"


def place(tmp_path: Path, body: str) -> Article:
    path = tmp_path / "hearing.html"
    path.write_text(page(body), encoding="utf-8")
    (got,) = gather_articles([str(path)])
    assert isinstance(got, Article), got
    return got


def turns(article: Article) -> list[tuple[str, str]]:
    return [(turn.speaker, " ".join(article.text[slice(*turn.span)].split())) for turn in article.turns]


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


@pytest.mark.parametrize(
    "rows",
    [
        [row(*one) for one in SAID],
        ["<tr><th>Speaker</th><th>Words</th></tr>", *(row(f"<b>{who}:</b>", f"<p>{words}</p>") for who, words in SAID)],
        [row(f"00:0{i}", who.upper(), words) for i, (who, words) in enumerate(SAID)],
        [row(str(i), who, words, f"[00:0{i}:12]") for i, (who, words) in enumerate(SAID, 1)],
    ],
    ids=["plain", "head and bold", "times before", "numbers and times"],
)
def test_a_table_of_names_and_words_is_a_transcript(tmp_path: Path, rows: list[str]) -> None:
    got = turns(place(tmp_path, f"<p>Verbatim record.</p><table>{''.join(rows)}</table>"))
    assert [(who.title(), words) for who, words in got] == SAID


def test_a_list_of_terms_is_a_transcript_whatever_stands_below_each(tmp_path: Path) -> None:
    terms = "".join(f"<dt>{who}</dt><dd>{words}</dd>" for who, words in SAID)
    assert turns(place(tmp_path, f"<dl>{terms}</dl>")) == SAID
    first, *rest = terms.split(". ", 1)
    assert turns(place(tmp_path, f"<dl>{first}.</dd><dd>{rest[0]}</dl>")) == SAID


def test_a_row_without_a_name_goes_on_with_the_row_above(tmp_path: Path) -> None:
    rows = [row(*one) for one in SAID] + [row("", "Ask me again in May, please.")]
    rows.insert(2, '<tr><td colspan="2">[A bell rings]</td></tr>')
    got = turns(place(tmp_path, f"<table>{''.join(rows)}</table>"))
    assert got[-1] == ("Jane Roe", f"{SAID[-1][1]} Ask me again in May, please.")


def test_tables_of_figures_and_lists_of_facts_stay_as_they_are(tmp_path: Path) -> None:
    prose = "".join(f"<p>{words}</p>" for _, words in SAID)
    people = "".join(
        row(who, "Chief executive since 2010. Was head of the port before.") for who in ("Jane Roe", "Tom Hale")
    )
    figures = "".join(row(who, f"{i},400 t") for i, (who, _) in enumerate(SAID))
    got = place(tmp_path, f"{prose}<table>{people}{people}</table><table>{figures}</table>")
    assert got.kind == "report"
    assert "Jane Roe:" not in got.text
    once = "".join(f"<dt>{who}</dt><dd>{words}</dd>" for who, words in SAID[:2])
    assert "Jane Roe:" not in place(tmp_path, f"{prose}<dl>{once}</dl>").text


def test_a_long_table_is_read_in_seconds(tmp_path: Path) -> None:
    rows = "".join(row(*one) for one in SAID * 2_000)
    begun = time.process_time()
    place(tmp_path, f"<table>{rows}</table>")
    assert time.process_time() - begun < 30
