"""Two names of one person are put together, and taken apart again."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed: pip install 'quoth[web]'")

from starlette.testclient import TestClient

from quoth.store.base import Store
from tests.factories import said
from tests.web.conftest import send


@pytest.fixture
def page(browser: TestClient, store: Store) -> Any:
    for n, name in enumerate(("Roe", "Roe", "Jane Roe", "Bob Fox")):
        store.add(said(f"We will build bridge {n}", name, id=f"a{n}"))
    return browser


def put(browser: TestClient, name: str, **form: str) -> Any:
    where = f"/person?name={name}"
    return send(browser, f"/person/judge?name={name}", form, where)


def test_what_stands_under_a_name_is_given_to_another(page: TestClient, store: Store) -> None:
    assert "All 2 quotes kept under “Roe”" in page.get("/person?name=Roe").text
    after = put(page, "Roe", pick="Jane Roe")
    assert str(after.url).endswith("/person?name=Jane+Roe")
    assert "3 quotes on record" in after.text
    assert {(j.left, j.right) for j in store.judgements("quote")} == {("a0#q1", "Jane Roe"), ("a1#q1", "Jane Roe")}
    assert ">Roe</a>" not in page.get("/person").text


def test_it_is_taken_back_by_the_name_it_was_read_as(page: TestClient) -> None:
    put(page, "Bob Fox", speaker="Jane Roe")
    after = put(page, "Roe", speaker="jane roe")
    assert "2 read as Roe" in after.text
    assert "1 read as Bob Fox" in after.text
    assert "2 quotes on record" in put(page, "Jane Roe", back="Roe").text
    left = page.get("/person?name=Jane+Roe").text
    assert "2 quotes on record" in left
    assert "read as Roe" not in left


def test_a_name_must_be_given_and_another_one(page: TestClient, store: Store) -> None:
    assert put(page, "Roe", speaker="").status_code == 422
    assert put(page, "Roe", speaker="ROE").status_code == 422
    assert list(store.judgements("quote")) == []


def test_too_many_quotes_are_left_as_they_are(page: TestClient, store: Store, monkeypatch: Any) -> None:
    monkeypatch.setattr("quoth.web.renaming._MOST", 1)
    assert "More than 1 quotes" in put(page, "Roe", speaker="Jane Roe").text
    assert list(store.judgements("quote")) == []


def test_a_form_of_another_page_changes_nothing(page: TestClient, store: Store) -> None:
    assert page.post("/person/judge?name=Roe", data={"speaker": "Jane Roe"}).status_code == 403
    assert list(store.judgements("quote")) == []
