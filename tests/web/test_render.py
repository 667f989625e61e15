"""How what went wrong, and how much there is, is said on a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from quoth.data import Article, Record
from quoth.ingest.turns import as_statement
from quoth.store.base import Store
from quoth.web.faults import WebFault
from quoth.web.render import _ENVIRONMENT
from tests.web.conftest import send


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (WebFault(422, "bad-value", "there is no draft yet: paste it", "draft"), "There is no draft yet: paste it."),
        (WebFault(422, "bad-value", "“x” is no day; write 2024", "since"), "“x” is no day; write 2024."),
        (WebFault(422, "bad-value", "“x” is no address; it begins with https://", "url"),
         "“x” is no address; it begins with https://"),
        (WebFault(422, "empty", "holds no text", "a<b.txt"), "<b>a&lt;b.txt</b>: holds no text."),
        (WebFault(500, "quoth", "https://a.test/ cannot be read!"), "https://a.test/ cannot be read!"),
    ],
)  # fmt: skip
def test_a_fault_is_a_sentence(fault: WebFault, told: str) -> None:
    parts = _ENVIRONMENT.get_template("parts.html").module
    assert parts.fault_words(fault) == told  # type: ignore[attr-defined]


def test_a_file_that_is_refused_is_told_without_its_code(browser: TestClient) -> None:
    page = send(browser, "/read", {}, files=[("files", ("none.txt", b""))]).text
    assert "<li><strong>none.txt</strong>: holds no text; check that the file was saved completely.</li>" in page
    assert "<title>Nothing could be read" in page


def test_the_store_is_counted_in_singular_and_plural(make: Callable[..., TestClient], store: Store) -> None:
    store.add(Record(as_statement(Article("a1", "We mend nets all year."), "Ann Roe")))
    browser = make()
    assert "(1 text, 1 of them a transcript or statement)" in browser.get("/check").text
    assert "The store holds 1 report with" in browser.get("/").text


def test_columns_that_no_report_fills_are_left_out(browser: TestClient) -> None:
    files = [("files", (f"{name}.txt", b'Ann Roe said: "We mend nets all year."')) for name in ("one", "two")]
    page = send(browser, "/read", {}, files=files).text
    assert "Report</th>" in page
    assert "Outlet</th>" not in page


def test_what_corrects_a_quote_does_not_read_as_a_verdict(browser: TestClient) -> None:
    page = send(browser, "/read", {"text": "Ann Roe said: “We mend nets all year.”"}).text
    assert "<summary>Correct this<" in page
