"""What a search finds is saved as a table."""

from __future__ import annotations

import csv
import io

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed: pip install 'quoth[web]'")

from starlette.testclient import TestClient

from quoth.export.rows import COLUMNS
from quoth.store.base import Store
from tests.web.conftest import REPORT, fill, send


def rows(browser: TestClient, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(browser.get(f"/search.csv?{query}").text)))


def test_a_search_is_saved_with_the_quotes_it_finds_and_no_others(browser: TestClient, store: Store) -> None:
    fill(store)
    assert (
        'href="/search.csv?q=bridge&amp;outlet=The+Post">all as CSV'
        in browser.get("/search?q=bridge&outlet=The+Post").text
    )
    found = rows(browser, "q=bridge&outlet=The+Post")
    assert [row["quote"] for row in found] == ["a1#q1"]
    assert list(found[0]) == list(COLUMNS)
    assert rows(browser, "q=zebra") == []
    assert browser.get("/search.csv?since=soon").status_code == 422


def test_it_is_as_readers_corrected_it(browser: TestClient) -> None:
    where = str(send(browser, "/read", {"text": REPORT}).url).partition("?")[2]
    where = str(send(browser, f"/keep?{where}", {}, f"/report?{where}").url).partition("?")[2]
    form = {"quote": "q2", "what": "speaker", "speaker": "Bob Fox"}
    send(browser, f"/judge?{where}", form, f"/report?{where}")
    send(browser, f"/judge?{where}", {"quote": "q3", "what": "none"}, f"/report?{where}")
    assert [(row["words"][:8], row["speaker"]) for row in rows(browser, "")] == [
        ("We will ", "Jane Roe"), ("The mone", "Bob Fox"),
    ]  # fmt: skip


def test_of_very_many_the_first_are_saved(browser: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(store)
    monkeypatch.setattr("quoth.web.found.MOST", 1)
    assert len(rows(browser, "")) == 1
    monkeypatch.setattr("quoth.web.browse.MOST", 1)
    assert "the first 1 as CSV" in browser.get("/search").text
