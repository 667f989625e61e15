"""Corrections of several quotes at once: all that stand under one speaker in a report."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed: pip install 'quoth[web]'")

from starlette.testclient import TestClient

from quoth.store.base import Store
from tests.web.conftest import REPORT, send

QUERY = re.compile(r"reading=[\w-]+")


def read(browser: TestClient, text: str = REPORT) -> Any:
    return send(browser, "/read", {"text": text})


def judge(browser: TestClient, where: str, **form: str) -> Any:
    return send(browser, f"/judge?{where}", form, f"/report?{where}")


def who(page: Any) -> list[str]:
    return re.findall(r'class="jump"[^>]*>\d+</a>\s*<strong>([^<]*)</strong>', page.text)


def test_all_quotes_of_a_speaker_are_corrected_at_once(browser: TestClient, store: Store) -> None:
    page = read(browser)
    assert "All 2 quotes of Jane Roe in this report" in page.text
    where = QUERY.search(str(page.url))[0]  # type: ignore[index]
    page = judge(browser, where, quote="q3", what="speaker", speaker="Bob Fox", all="yes")
    assert who(page) == ["Bob Fox", "not settled", "Bob Fox"]
    assert len(list(store.judgements("quote"))) == 2


def test_what_was_corrected_at_once_is_withdrawn_at_once(browser: TestClient) -> None:
    page = read(browser)
    where = QUERY.search(str(page.url))[0]  # type: ignore[index]
    for what in ("unsure", "none"):
        page = judge(browser, where, quote="q1", what=what, all="yes")
        assert page.text.count("A reader found that") == 2
        page = judge(browser, where, quote="q3", what="undo", all="yes")
        assert who(page) == ["Jane Roe", "not settled", "Jane Roe"]


def test_who_gave_no_name_is_led_back_to_the_report(browser: TestClient) -> None:
    where = QUERY.search(str(read(browser).url))[0]  # type: ignore[index]
    page = judge(browser, where, quote="q1", what="speaker", speaker="")
    assert page.status_code == 422
    assert f'href="/report?{where}">Back<' in page.text


def test_one_quote_is_corrected_where_nothing_else_is_said(browser: TestClient) -> None:
    page = read(browser)
    where = QUERY.search(str(page.url))[0]  # type: ignore[index]
    page = judge(browser, where, quote="q1", what="speaker", speaker="Bob Fox")
    assert who(page) == ["Bob Fox", "not settled", "Jane Roe"]


def test_a_quote_of_nobody_in_particular_is_corrected_alone(browser: TestClient) -> None:
    page = read(browser, "Somebody said: “The money is gone.”\n\nSomebody said: “The boat is gone.”")
    assert "in this report" not in page.text
    where = QUERY.search(str(page.url))[0]  # type: ignore[index]
    page = judge(browser, where, quote="q1", what="speaker", speaker="Bob Fox", all="yes")
    assert who(page) == ["Bob Fox", "not settled"]
