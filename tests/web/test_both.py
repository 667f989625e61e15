"""What is stated in two ways, of which only one would be used, is refused, and the refusal says what to do."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import REPORT, send


@pytest.mark.parametrize("path", ["/api/person", "/person", "/person.json", "/person.atom"])
def test_a_name_and_a_person_of_the_register_are_two_questions(browser: TestClient, path: str) -> None:
    answer = browser.get(path, params={"name": "Jane Roe", "person": "Q1"})
    assert answer.status_code == 422
    assert "for everybody of a name, or for one person of the register; given are name and person" in answer.text
    assert browser.get(path, params={"name": "Jane Roe", "person": ""}).status_code in (200, 404)


@pytest.mark.parametrize(
    ("path", "asked", "told"),
    [
        ("/audit", {"count": "outlet", "per": "kind"}, "by one thing at a time"),
        ("/audit.csv", {"count": "outlet", "per": "kind"}, "by one thing at a time"),
        ("/report", {"article": "nets", "reading": "x"}, "of the store (article) or"),
        ("/report.json", {"article": "nets", "reading": "x"}, "of the store (article) or"),
    ],
)
def test_an_address_that_states_a_thing_twice_is_refused(
    browser: TestClient, path: str, asked: dict[str, str], told: str
) -> None:
    answer = browser.get(path, params=asked)
    assert answer.status_code == 422
    assert told in answer.text


def test_the_same_stated_twice_is_one_thing(browser: TestClient) -> None:
    assert browser.get("/audit.csv", params={"count": "outlet", "per": "outlet"}).status_code == 200


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ({"text": REPORT, "address": "https://example.org/nets"}, []),
        ({"text": REPORT}, [("files", ("nets.txt", b"Ann Roe said: no."))]),
        ({"address": "https://example.org/nets"}, [("files", ("nets.txt", b"Ann Roe said: no."))]),
    ],
)
def test_one_thing_is_read_at_a_time(browser: TestClient, form: dict[str, str], files: list[Any]) -> None:
    answer = send(browser, "/read", form, files=files)
    assert answer.status_code == 422
    assert "read one at a time: a pasted text, files or an address" in answer.text.lower()


def test_a_draft_is_pasted_or_a_file(browser: TestClient) -> None:
    form = {"draft": "Ann Roe said: “We mend nets.”", "source_text": "ROE: We mend nets."}
    answer = send(browser, "/check", form, "/check", files=[("draft_file", ("old.txt", b"Ann Roe said: no."))])
    assert answer.status_code == 422
    assert "paste the draft or choose its file" in answer.text.lower()
    assert "We mend nets" in answer.text  # what was pasted is still there


def test_what_is_known_of_a_text_is_not_said_of_an_address(browser: TestClient) -> None:
    asked = {"address": "https://example.org/nets", "title": "Nets"}
    error = browser.post("/api/read", json=asked).json()["error"]
    assert (error["code"], error["about"]) == ("bad-value", "title")
