"""Which records of an archive are pages: resources, and answers without a type; and an archive without any."""

from __future__ import annotations

from quoth.data import Article
from quoth.ingest import read_articles
from tests.ingest.test_warc import PAGE


def record(kind: str, body: bytes, content_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://example.org/a\r\n"
        f"WARC-Date: 2026-05-04T00:00:00Z\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def response(body: bytes, *, status: str = "200 OK", headers: str = "Content-Type: text/html\r\n") -> bytes:
    return record(
        "response", f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body, "application/http; msgtype=response"
    )


def codes(data: bytes) -> list[str | None]:
    return [getattr(found, "code", None) for found in read_articles(data, name="pages.warc")]


def test_a_resource_that_is_a_page_is_read() -> None:
    page = PAGE.replace("board", "bòard").replace("“", "«").replace("”", "»").encode("latin-1")
    (found,) = read_articles(record("resource", page, 'text/html; charset="iso-8859-1"'), name="pages.warc")
    assert isinstance(found, Article)
    assert found.url == "https://example.org/a"
    assert "harbour bòard" in found.text


def test_an_answer_without_a_type_is_a_page_when_it_looks_like_one() -> None:
    assert codes(response(PAGE.encode(), headers="")) == [None]
    assert codes(response(b"{}", headers="")) == ["no-pages"]


def test_a_page_that_a_proxy_passed_on_is_read() -> None:
    assert codes(response(PAGE.encode(), status="203 Non-Authoritative Information")) == [None]
    assert codes(response(PAGE.encode(), status="404 Not Found")) == ["no-pages"]


def test_an_archive_without_pages_says_so() -> None:
    assert codes(record("resource", b"{}", "application/json") + record("warcinfo", b"x: y", "text/plain")) == [
        "no-pages"
    ]
