"""The same calls as JSON: one error shape, examples that work, lines that stream."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from quoth.data import Article, Rejection
from quoth.store.base import Filters, Store
from quoth.web import READER, create_app
from quoth.web.forms import FILTERS
from quoth.web.options import Rate
from tests.web.conftest import REPORT, fill


def test_a_text_is_read(browser: TestClient) -> None:
    got = browser.post("/api/read", json={"text": REPORT}).json()
    assert got["schema"] == "quoth/1"
    start, end = got["quotes"][0]["content"][0]
    assert got["text"][start:end] == "We will build the bridge before the winter."


@pytest.mark.parametrize(("path", "own"), [("/api/search", {"q", "page"}), ("/api/audit", {"count", "limit"})])
def test_the_filters_described_are_those_that_are_read(browser: TestClient, path: str, own: set[str]) -> None:
    described = browser.get("/api/openapi.json").json()["paths"][path]["get"]["parameters"]
    assert {each["name"] for each in described} == {*FILTERS, *own}
    assert {each.name for each in fields(Filters)} == set(FILTERS)


def test_an_app_takes_the_path_of_a_store(tmp_path: Path) -> None:
    with TestClient(create_app(tmp_path / "news.db"), "http://localhost") as client:
        assert client.get("/api/version").json()["store"]["articles"] == 0


def test_a_record_is_kept_when_asked(browser: TestClient, store: Store) -> None:
    browser.post("/api/read", json={"text": REPORT, "keep": True})
    assert store.counts().articles == 1


def test_lines_stream_and_a_bad_one_does_not_end_them(browser: TestClient) -> None:
    lines = ['{"text": "Ann Lee said: \\"no way\\""}', "nonsense", '{"text": "REFUSE"}', '{"id": "x", "text": "Hm."}']
    answer = browser.post("/api/read/stream", content="\n".join(lines))
    got = [json.loads(line) for line in answer.text.splitlines()]
    assert [each.get("error", {}).get("code") for each in got] == [None, "bad-json", "language", None]
    assert got[3]["id"] == "x"


def test_no_line_of_a_stream_ends_within_a_record(browser: TestClient) -> None:
    text = "Ann Lee said: “no\u2028way\u2029at\x85all”"
    answer = browser.post("/api/read/stream", content=json.dumps({"id": "x", "text": text}))
    (line,) = answer.text.splitlines()
    assert json.loads(line)["text"] == text


def test_a_bad_line_has_the_number_and_the_code_that_it_has_in_a_file(browser: TestClient) -> None:
    lines = b'{"text": "Hm."}\n\n{"text": 5}\n  \n{"text": "\xff"}\n[1]'
    answer = browser.post("/api/read/stream", content=lines)
    got = [json.loads(line).get("error", {}) for line in answer.text.splitlines()]
    assert [(each.get("about"), each.get("code")) for each in got] == [
        (None, None), ("3", "bad-json"), ("5", "bad-encoding"), ("6", "bad-json")
    ]  # fmt: skip
    assert got[2]["message"].startswith("not UTF-8")


def test_a_refused_line_has_its_number_whatever_its_id(browser: TestClient) -> None:
    lines = ['{"id": "7", "text": "REFUSE"}', '{"id": "1", "text": " "}']
    answer = browser.post("/api/read/stream", content="\n".join(lines))
    assert [json.loads(line)["error"]["about"] for line in answer.text.splitlines()] == ["1", "2"]


def test_what_nobody_expected_of_a_line_is_in_the_log_as_is_told(
    browser: TestClient, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("quoth.web.api.read_one", fail)
    answer = browser.post("/api/read/stream", content=b'{"text": "Hm."}\n[1]')
    first, second = (json.loads(line)["error"] for line in answer.text.splitlines())
    assert first["code"] == "unexpected" and "log" in first["message"] and "a bug" not in first["message"]
    assert second["code"] == "unexpected"
    logged = [each.exc_info for each in caplog.records if each.name == "quoth.web"]
    assert [str(error and error[1]) for error in logged] == ["a bug", "a bug"]


def test_a_line_may_come_in_any_pieces_and_is_bounded(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoth.web.api._LINE", 40)
    lines = b'{"id": "x", "text": "Hm."}\n\n{"id": "y", "text": "Ah."}\n{"id": "z", "text": "' + b"o" * 40
    for size in (1, 3, 200):
        pieces = (lines[at : at + size] for at in range(0, len(lines), size))
        got = [json.loads(line) for line in browser.post("/api/read/stream", content=pieces).text.splitlines()]
        assert [each.get("id") or each["error"]["code"] for each in got] == ["x", "y", "too-large"]


@pytest.mark.parametrize("field", ["title", "outlet", "published"])
def test_a_fact_that_is_too_long_is_told_by_its_name(browser: TestClient, field: str) -> None:
    refused = browser.post("/api/read", json={"text": "Hm.", field: "x" * 2_000})
    assert (refused.status_code, refused.json()["error"]["about"]) == (422, field)


def test_feeds_among_the_sources_of_a_check_count_as_addresses(make: Callable[..., TestClient]) -> None:
    feed = "<rss><channel><item><link>http://127.0.0.1:9/a</link></item></channel></rss>"
    asked = {"draft": "Ann Lee said: “no way”", "sources": [{"name": "a.rss", "text": feed}]}
    browser = make(fetching=Rate(1, 1))
    first, second = (browser.post("/api/check", json=asked) for _ in range(2))
    assert first.json()["error"]["code"] == "nothing"
    assert second.json()["error"]["code"] == "too-many"
    plain = asked | {"sources": [{"name": "a.txt", "text": "LEE: There is no way.\nROE: Oh."}]}
    assert browser.post("/api/check", json=plain).status_code == 200


def test_nothing_found_counts_none(browser: TestClient, store: Store) -> None:
    fill(store)
    got = browser.get("/api/search?q=zzzz").json()
    assert (got["hits"], got["counted"], got["at_least"]) == ([], 0, False)


def test_a_parameter_given_twice_is_refused(browser: TestClient) -> None:
    refused = browser.get("/api/search?q=a&q=b")
    assert (refused.status_code, refused.json()["error"]["about"]) == (422, "q")


def test_a_body_that_is_no_json_is_told_where(browser: TestClient) -> None:
    refused = browser.post("/api/read", content="{bad", headers={"content-type": "application/json"})
    told = refused.json()["error"]["message"]
    assert "no JSON" in told and "at character 1" in told


def test_the_health_may_be_asked_with_head(browser: TestClient) -> None:
    assert browser.head("/api/health").status_code == 200


def test_a_draft_is_checked(browser: TestClient) -> None:
    sources = [{"name": "roe.txt", "text": "ROE: It is safe, I promise you that.\nLEE: No.\nROE: Yes."}]
    draft = "Jane Roe said: “It is safe, I promise you that.”"
    got = browser.post("/api/check", json={"draft": draft, "sources": sources}).json()
    assert got["quotes"][0]["verdict"] == "verbatim"
    refused = browser.post("/api/check", json={"draft": " \n", "sources": sources})
    assert (refused.status_code, refused.json()["error"]["about"]) == (422, "draft")


def test_every_question_of_the_store_is_answered(browser: TestClient, store: Store) -> None:
    fill(store)
    assert browser.get("/api/search?q=bridge").json()["hits"][0]["article"] in ("a1", "a2")
    assert browser.get("/api/verify?claim=we+will+build+the+bridge+before+the+winter").json()["verdict"] == "verbatim"
    assert len(browser.get("/api/person?name=Roe").json()["statements"]) == 1
    assert len(browser.get("/api/family?quote=a2%23q1").json()["members"]) == 2
    assert browser.get("/api/audit?count=outlet").json()["rows"][0]["quotes"] == 2
    assert browser.get("/api/record?article=a1").json()["outlet"] == "The Post"
    assert browser.get("/api/version").json()["store"]["articles"] == 3


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nope", 404), ("/api/record?article=nope", 404), ("/api/family?quote=nope", 404),
        ("/api/search?page=x", 422),
        ("/api/search?q=a&speaker=roe", 422), ("/api/health?x=1", 422),
        ("/api/search?since=x", 422), ("/api/audit?count=x", 422), ("/api/verify", 422), ("/api/person?name=%20", 422),
    ],
)  # fmt: skip
def test_every_error_has_one_shape(browser: TestClient, path: str, status: int) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message", "about"}


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"text": 1}', '{"text": "x", "more": 1}', '{"text": "a", "address": "b"}', "{"]
)
def test_bodies_that_make_no_sense_are_told_why(browser: TestClient, body: str) -> None:
    answer = browser.post("/api/read", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]


def test_an_empty_body_is_told_as_one(browser: TestClient) -> None:
    answer = browser.post("/api/read", content="", headers={"content-type": "application/json"})
    assert answer.json()["error"]["message"] == "the body is empty; it must be JSON"


@pytest.mark.parametrize("kind", ["text/plain", "text/json", "application/jsonlines"])
def test_a_body_that_is_not_said_to_be_json_is_told_the_header(browser: TestClient, kind: str) -> None:
    answer = browser.post("/api/read", content='{"text": "x"}', headers={"content-type": kind})
    assert answer.status_code == 422
    assert "Content-Type: application/json" in answer.json()["error"]["message"]


def test_another_language_is_refused_with_what_reads_it() -> None:
    refused = READER(Article("a", "Die Brücke ist zu.", language="de"))
    assert isinstance(refused, Rejection)
    assert "looks like German (de), read in English only" in refused.message
    assert "--any-language, on the command line" in refused.message


def test_the_wrong_method_is_told(browser: TestClient) -> None:
    answer = browser.get("/api/read")
    assert answer.status_code == 405
    assert answer.json()["error"]["code"] == "method"


def test_the_description_has_every_call_with_its_errors(browser: TestClient) -> None:
    described = browser.get("/api/openapi.json").json()
    for path, methods in described["paths"].items():
        for call in methods.values():
            assert call["summary"], path
            assert call["responses"]["default"]["content"]["application/json"]["schema"]["$ref"].endswith("/Error")


def test_examples_of_the_page_are_calls_that_work(browser: TestClient) -> None:
    page = browser.get("/api").text
    assert "curl" in page
    example = browser.get("/api/openapi.json").json()["components"]["schemas"]["ReadRequest"]["properties"]["text"]
    assert browser.post("/api/read", json={"text": example["examples"][0]}).status_code == 200


def test_line_ends_stay_as_they_were_sent(browser: TestClient) -> None:
    text = "The pier.\r\n\r\nAnn Lee said: “It is shut.”\rNobody came.\n"
    got = browser.post("/api/read", json={"text": text}).json()
    start, end = got["quotes"][0]["content"][0]
    assert (got["text"], text[start:end]) == (text, "It is shut.")


def test_entities_of_quotation_marks_become_these_as_in_a_file(browser: TestClient) -> None:
    got = browser.post("/api/read", json={"text": "Ann Lee said: &ldquo;It is shut.&rdquo;"}).json()
    assert got["text"] == "Ann Lee said: “It is shut.”"
    assert len(got["quotes"]) == 1


@pytest.mark.parametrize("path", ["/", "/search?q=bridge", "/api/search?q=bridge", "/api/openapi.json"])
def test_what_may_be_asked_with_get_may_be_asked_with_head(browser: TestClient, path: str) -> None:
    answer = browser.head(path)
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["content-length"]) > 0


def test_what_a_refused_method_could_be_is_told(browser: TestClient) -> None:
    assert browser.post("/api/health").headers["allow"] == "GET, HEAD"
    refused = browser.head("/api/read")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")


def test_an_empty_address_is_none(browser: TestClient) -> None:
    assert browser.post("/api/read", json={"text": REPORT, "address": ""}).status_code == 200
    assert browser.post("/api/read", json={"text": "", "address": ""}).json()["error"]["about"] == "text"


def test_a_body_that_is_no_utf_8_is_told_so(browser: TestClient) -> None:
    body = '{"text": "Zoë said no"}'.encode("latin-1")
    refused = browser.post("/api/read", content=body, headers={"content-type": "application/json"})
    assert (refused.status_code, "must be JSON in UTF-8" in refused.json()["error"]["message"]) == (400, True)


def test_an_audit_says_whether_groups_are_left_out(browser: TestClient, store: Store) -> None:
    fill(store)
    whole = browser.get("/api/audit?count=outlet").json()
    assert (len(whole["rows"]), whole["more"]) == (2, False)
    first = browser.get("/api/audit?count=outlet&limit=1").json()
    assert (first["rows"], first["more"]) == (whole["rows"][:1], True)
    many = browser.get("/api/audit?count=outlet&limit=5000").json()
    assert (many["rows"], many["more"]) == (whole["rows"], False)
