"""JSON Lines: id and text exactly as given; a bad line is refused by its number."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Article, Rejection
from quoth.ingest import read_articles
from quoth.ingest.jsonl import read_jsonl
from quoth.ingest.options import ReadOptions


def read(*lines: str | bytes, **options: int) -> list[Article | Rejection]:
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
