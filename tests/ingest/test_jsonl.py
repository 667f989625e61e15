"""JSON Lines: id and text exactly as given; a bad line is refused by its number."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Article, Rejection, Turn
from quoth.days import day_of
from quoth.ingest import read_articles
from quoth.ingest.dates import stated_date
from quoth.ingest.jsonl import read_jsonl
from quoth.ingest.options import ReadOptions


def read(*lines: str | bytes, **options: Any) -> list[Article | Rejection]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(read_jsonl(io.BytesIO(data), "in.jsonl", ReadOptions(**options)))


def test_keeps_id_and_text_as_given() -> None:
    (article,) = read(json.dumps({"id": " 7/é ", "text": "  The pier\r\nis shut.\u2028 "}))
    assert isinstance(article, Article)
    assert (article.id, article.text) == (" 7/é ", "  The pier\r\nis shut.\u2028 ")


def test_uses_known_fields_and_ignores_others() -> None:
    fields = {
        "text": "The pier is shut.",
        "title": "Pier shut",
        "publisher": "Harbour Post",
        "author": ["Ada Brook", {"name": "Tom Field"}],
        "date": "2026-05-04",
        "section": "News",
        "language": "en",
        "url": "https://example.org/pier",
        "colour": "blue",
        "kind": "statement",
    }
    (article,) = read(json.dumps(fields))
    assert isinstance(article, Article)
    assert article.id == "in.jsonl:1"
    assert (article.title, article.outlet, article.published) == ("Pier shut", "Harbour Post", "2026-05-04")
    assert (article.byline, article.section, article.kind) == (("Ada Brook", "Tom Field"), "News", "statement")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "bad-json"),
        ("[1, 2]", "bad-json"),
        ('{"title": "no text"}', "bad-json"),
        ('{"text": 5}', "bad-json"),
        ('{"text": "  "}', "empty"),
        ('{"text": "half \\ud83d a sign"}', "bad-encoding"),
        (b'{"text": "caf\xe9"}', "bad-encoding"),
        ("[" * 100_000, "bad-json"),
        ('{"text": "' + "x" * 2_000 + '"}', "too-large"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_others_go_on(line: str | bytes, code: str) -> None:
    limit = 1_000 if code == "too-large" else 200_000
    first, bad, last = read('{"text": "The pier."}', line, '{"text": "The ferry."}', max_text_bytes=limit)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Rejection)
    assert (bad.code, bad.id) == (code, "in.jsonl:2")
    assert "\n" not in bad.message


def test_a_file_of_blank_lines_is_empty() -> None:
    (bad,) = read("", "  ", "")
    assert isinstance(bad, Rejection)
    assert bad.code == "empty"


@given(st.binary(max_size=500))
def test_any_bytes_are_answered(data: bytes) -> None:
    for one in read(data):
        assert isinstance(one, Article | Rejection)


@given(st.text(min_size=1).filter(str.strip), st.text().filter(str.strip))
def test_any_text_and_id_come_back(text: str, article_id: str) -> None:
    (article,) = read(json.dumps({"id": article_id, "text": text}))
    if isinstance(article, Article):
        assert (article.id, article.text) == (article_id, text)


@pytest.mark.parametrize("given", ['""', '" "', "null"])
def test_an_id_that_says_nothing_is_none(given: str) -> None:
    line = f'{{"id": {given}, "text": "The pier is shut."}}\n'.encode()
    assert [a.id for a in read_articles(line, name="a.jsonl")] == ["a.jsonl:1"]


@pytest.mark.parametrize(
    ("name", "data"), [("a.jsonl", b'{"id": "q", "text": " "}\n'), ("a.csv", b"id,text\nq,\n")], ids=["jsonl", "csv"]
)
def test_what_holds_no_text_is_refused_by_its_file_and_line(name: str, data: bytes) -> None:
    assert [(a.id, a.code) for a in read_articles(data, name=name)] == [(f"{name}:1", "empty")]


def published(**fields: object) -> str | None:
    (article,) = read(json.dumps({"text": "The pier is shut.", **fields}))
    assert isinstance(article, Article)
    return article.published


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Feb 7, 2016", "2016-02-07"),
        ("7 February 2016", "2016-02-07"),
        ("Sunday, February 7th, 2016", "2016-02-07"),
        ("2016/02/07", "2016-02-07"),
        ("2016-2-7", "2016-02-07"),
        ("02/25/2016", "2016-02-25"),
        ("25.2.2016", "2016-02-25"),
        ("20160207", "2016-02-07"),
        (20160207, "2016-02-07"),
        ("Sun, 07 Feb 2016 10:30:00 +0100", "2016-02-07T10:30:00+01:00"),
        ("2016/02/07 10:30", "2016-02-07T10:30:00"),
        (1454803200, "2016-02-07T00:00:00+00:00"),
        ("1454803200", "2016-02-07T00:00:00+00:00"),
        (1454803200.0, "2016-02-07T00:00:00+00:00"),
        (1454803200123, "2016-02-07T00:00:00+00:00"),
        (2016, "2016"),
    ],
)
def test_a_date_that_is_plain_is_given_by_iso_8601(stated: object, day: str) -> None:
    assert published(published=stated) == day


@pytest.mark.parametrize(
    "stated",
    ["2016-02-07", "2016-02-07T02:30:00Z", "2016-02-07 02:30", "2016-02-31", "2016-02", "2016", "03/04/2016", "today"],
)
def test_any_other_date_stays_as_it_is(stated: str) -> None:
    assert published(published=f" {stated}") == stated


@pytest.mark.parametrize(
    "key",
    "published date publish_date published_at datePublished publishedAt pubDate publication-date PUBLISHED".split(),
)
def test_a_date_has_several_names(key: str) -> None:
    assert published(**{key: "2016-02-07"}) == "2016-02-07"


def test_of_several_dates_one_that_can_be_read_is_taken() -> None:
    assert published(published="03/04/2016", date="2016-03-04") == "2016-03-04"
    assert published(date_published="2016-03-05", published="2016-03-04") == "2016-03-04"
    assert published(published="03/04/2016", date=None) == "03/04/2016"
    assert published(published=True, date=0, pubdate={}) is None


TALK = "HALE: Is the pier open?\nROE: We opened it today.\nHALE: Thank you."


def test_what_is_stated_to_be_a_transcript_has_the_turns_that_its_labels_show() -> None:
    (article,) = read(json.dumps({"text": TALK, "kind": "transcript"}))
    assert isinstance(article, Article)
    assert [turn.speaker for turn in article.turns] == ["HALE", "ROE", "HALE"]
    assert (article.kind, article.title) == ("transcript", None)


def test_stated_turns_are_taken_as_they_stand_with_their_text() -> None:
    text = "Is the pier open? &quot;Yes&quot; it is."
    turns = [
        {"speaker": "Ann Hale", "span": [0, 17], "time": 1, "cues": [[7, 2.5]]},
        {"speaker": "Q", "span": [18, len(text)]},
    ]
    (article,) = read(json.dumps({"text": text, "kind": "transcript", "turns": turns}))
    assert isinstance(article, Article)
    assert article.text == text
    assert article.turns == (
        Turn("Ann Hale", (0, 17), 1.0, ((7, 2.5),)),
        Turn("Q", (18, len(text))),
    )


@pytest.mark.parametrize(
    "turns",
    [
        [{"speaker": "Roe", "span": [0, 900]}],
        ["Roe"],
        [{"speaker": 5, "span": [0, 2]}],
        [{"speaker": "A", "span": [0, 9], "cues": [[50, 1]]}],
    ],
)
def test_turns_that_do_not_fit_their_text_are_refused_of_a_record_and_passed_over_elsewhere(
    turns: list[object],
) -> None:
    fields = {"text": TALK, "kind": "transcript", "turns": turns}
    refused, read_anew = read(json.dumps({**fields, "schema": "quoth/1"}), json.dumps(fields))
    assert isinstance(refused, Rejection)
    assert (refused.code, "turns" in refused.message) == ("bad-json", True)
    assert isinstance(read_anew, Article)
    assert len(read_anew.turns) == 3


@pytest.mark.parametrize("stated", ["٢٠١٦-٠٢-٠٧", "2016-02-٠٧", "๒๕๕๙/๒/๗", "Mayor 2016", "Ma 2016"])
def test_a_date_in_other_figures_is_none_that_a_day_is_known_of(stated: str) -> None:
    assert day_of(stated_date(stated)) is None


@pytest.mark.parametrize("stated", ["February 2016", "Feb. 2016", "feb, 2016"])
def test_a_month_in_words_is_a_month(stated: str) -> None:
    assert stated_date(stated) == "2016-02"


@pytest.mark.parametrize(("fields", "kind", "turns"), [
    ({"text": " I sold it. ", "start": 4.2}, "transcript", (Turn("Ann Lake", (1, 11), 4.2),)),
    ({"text": "I sold it.", "start": "soon"}, "transcript", (Turn("Ann Lake", (0, 10)),)),
    ({"text": "I sold it.", "kind": "statement"}, "statement", (Turn("Ann Lake", (0, 10)),)),
    ({"text": "I sold it.", "kind": "report"}, "report", ()),
    ({"text": "“I sold it to Hale,” said Lake."}, "report", ()),
])  # fmt: skip
def test_a_row_with_a_speaker_is_a_turn(fields: dict[str, Any], kind: str, turns: tuple[Turn, ...]) -> None:
    (article,) = read(json.dumps({"speaker": "Ann Lake", **fields}))
    assert isinstance(article, Article)
    assert (article.kind, article.turns) == (kind, turns)


@pytest.mark.parametrize("head", ["Speaker,Start Time,Transcript", "Participant,Time,Words", "Speaker Name,At,Text"])
def test_rows_of_a_speaker_and_words_are_turns_whatever_their_column_is_called(head: str) -> None:
    data = f'{head}\nAnn Lake,00:01,"The weir is sold, and I signed it."\nBo Hart,00:09,You signed it?\n'
    got = list(read_articles(data.encode(), name="talk.csv", options=ReadOptions()))
    assert [one.kind for one in got if isinstance(one, Article)] == ["transcript", "transcript"]
    assert [turn.speaker for one in got if isinstance(one, Article) for turn in one.turns] == ["Ann Lake", "Bo Hart"]


def test_a_table_without_words_is_refused_as_before() -> None:
    (got,) = read_articles(b"name,content\nrope,of hemp\n", name="stock.csv")
    assert isinstance(got, Rejection)
    assert got.code == "bad-table"
