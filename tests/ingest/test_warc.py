"""WARC archives: every page once, bad pages as values, a cut file never silently."""

from __future__ import annotations

import gzip

import pytest

from quoth.data import Article, Rejection
from quoth.ingest import ReadOptions, read_articles

PAGE = (
    "<html><head><title>Pier to close</title></head><body><h1>Pier to close</h1>"
    "<p>“The pier will close in May,” the harbour board said on Monday night.</p>"
    "<p>Its chair told the meeting that nobody would lose a job and that the ferry would sail as before.</p>"
    "<p>Two members voted against, and a third left the hall before the vote.</p></body></html>"
)


def record(number: int, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    squeezed = gzip.compress(body)
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n\r\n".encode() + squeezed
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2026-05-04T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORDS = [record(i, PAGE.encode()) for i in range(3)]
PLAIN = b"".join(RECORDS)
SQUEEZED = b"".join(map(gzip.compress, RECORDS))


def read(data: bytes) -> list[Article | Rejection]:
    return list(read_articles(data, name="pages.warc"))


@pytest.mark.parametrize("data", [PLAIN, SQUEEZED], ids=["plain", "gzip"])
def test_reads_each_page_with_its_address(data: bytes) -> None:
    found = read(data)
    assert [one.id for one in found] == [f"https://example.org/{i}" for i in range(3)]
    assert all(isinstance(one, Article) and one.url == one.id and "“The pier" in one.text for one in found)


def test_leaves_out_answers_that_are_no_pages() -> None:
    found = read(record(0, b"{}", "application/json") + record(1, b"gone", status="404 Not Found") + RECORDS[2])
    assert [one.id for one in found] == ["https://example.org/2"]


def test_a_page_without_an_article_is_a_value_among_the_others() -> None:
    found = read(RECORDS[0] + record(1, b"<html><body>Menu</body></html>") + RECORDS[2])
    assert [getattr(one, "code", None) for one in found] == [None, "no-article", None]


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_an_encoded_page_that_is_too_large_is_one_refusal_and_the_next_page_is_read(pack) -> None:
    long = PAGE + "".join(f"<p>Pile {number} of the pier.</p>" for number in range(100_000))
    parts = [RECORDS[0], record(1, long.encode()), RECORDS[2]]
    options = ReadOptions(max_page_bytes=100_000)
    found = list(read_articles(b"".join(map(pack, parts)), name="pages.warc", options=options))
    assert [(one.id, getattr(one, "code", None)) for one in found] == [
        ("https://example.org/0", None),
        ("https://example.org/1", "too-large"),
        ("https://example.org/2", None),
    ]


HEADERS_ONLY = PLAIN[: PLAIN.rindex(b"\r\n\r\n", 0, -4) + 4]  # ends as a whole record does
CUTS = {"page": PLAIN[:-200], "line end": PLAIN[:-2], "headers": HEADERS_ONLY, "gzip": SQUEEZED[:-30]}


@pytest.mark.parametrize("data", CUTS.values(), ids=CUTS)
def test_a_cut_file_ends_with_a_refusal_that_counts(data: bytes) -> None:
    *whole, last = read(data)
    assert isinstance(last, Rejection)
    assert last.code == "truncated"
    assert "after 2 whole records" in last.message
    assert len(whole) >= 2


def test_a_damaged_file_ends_with_a_refusal() -> None:
    *_, last = read(RECORDS[0] + b"WARC/garbage" * 20)
    assert isinstance(last, Rejection)
    assert last.code in ("corrupt", "truncated")
