"""The page of a check: its chips, what is counted under which, and what a claim without words is told."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from quoth.check import Check, CheckedQuote
from quoth.data import Article, Record, Verdict
from quoth.web import checks, pages
from quoth.web.shelf import Checking, Reading
from tests.web.conftest import table_reader

DRAFT = "Ann Roe never said “we sell nets”. She said “we mend nets”, and she denied saying “we eat fish”."


def quote(words: str, verdict: str, *, denied: bool = False, changed: bool = False) -> CheckedQuote:
    start = DRAFT.index(words)
    found = Verdict(verdict, words, meaning_changed=changed, reason="in a report")  # type: ignore[arg-type]
    return CheckedQuote(words[3:7], "direct", (start, start + len(words)), (words,), "Ann Roe", found, denied)


@pytest.fixture
def address(browser: TestClient) -> str:
    quotes = (
        quote("we sell nets", "verbatim", denied=True),
        quote("we mend nets", "verbatim"),
        quote("we eat fish", "not found", denied=True),
    )
    shelf = browser.app.state.desk.shelf  # type: ignore[attr-defined]
    return f"/checks/{shelf.put(Checking(Check('draft', DRAFT, quotes, 3)))}"


def test_what_is_denied_is_counted_and_coloured_as_what_it_is(browser: TestClient, address: str) -> None:
    page = browser.get(address).text
    assert re.findall(r'">([a-z][^<]*) <span class="n">(\d+)</span></a>', page) == [
        ("all", "3"), ("need a look", "1"), ("verbatim, though denied", "1"), ("verbatim", "1"),
        ("not found, as denied", "1"),
    ]  # fmt: skip
    assert re.findall(r'class="verdict ([\w-]+)"', page) == ["falls", "verbatim", "stands"]
    alone = browser.get(address, params={"only": "verbatim, though denied"}).text
    assert "we sell nets" in alone
    assert "we mend nets" not in alone


def test_chips_and_the_reason_are_words_apart(browser: TestClient) -> None:
    check = Check("draft", DRAFT, (quote("we mend nets", "altered", changed=True),), 3)
    page = browser.get(f"/checks/{browser.app.state.desk.shelf.put(Checking(check))}").text  # type: ignore[attr-defined]
    shown = re.sub(r"<[^>]+>", "", page[page.index('class="verdict') :])
    assert re.search(r"altered\s+meaning changed\s+in a report", shown)


@pytest.mark.parametrize("asked", ["claim=", "claim=+++&by=Roe", "by=Roe"])
def test_a_claim_without_words_is_told_so(browser: TestClient, asked: str) -> None:
    page = browser.get(f"/check?{asked}").text
    assert '<p class="fault" role="alert" id="verdict">Give the words' in page
    assert "Give the words" not in browser.get("/check").text


@pytest.mark.parametrize("kind", ["", "/report.html", "/report.md", "/report.json", "/report.sarif"])
def test_a_report_is_written_beside_the_loop_that_answers_everybody(
    browser: TestClient, address: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    for name in ("check_to_html", "check_to_markdown", "check_to_json", "check_to_sarif", "render"):
        made = getattr(checks, name)

        def write(*given: Any, made: Callable[..., Any] = made, **values: Any) -> Any:
            threads.append(threading.current_thread().name)
            return made(*given, **values)

        monkeypatch.setattr(checks, name, write)
    assert browser.get(address + kind).status_code == 200
    assert [name.rpartition("_")[0] for name in threads] == ["quoth-store"]


@pytest.mark.parametrize("path", ["/report", "/report.json"])
def test_a_long_report_is_written_beside_the_loop(
    browser: TestClient, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    name = "record_to_json" if path.endswith(".json") else "render"
    made = getattr(pages, name)

    def write(*given: Any, **values: Any) -> Any:
        threads.append(threading.current_thread().name)
        return made(*given, **values)

    monkeypatch.setattr(pages, name, write)
    record = table_reader(Article("nets", "Ann Roe said: “We mend nets.”"))
    assert isinstance(record, Record)
    reading = browser.app.state.desk.shelf.put(Reading((record,), ()))  # type: ignore[attr-defined]
    assert browser.get(path, params={"reading": reading}).status_code == 200
    assert [name.rpartition("_")[0] for name in threads] == ["quoth-store"]
