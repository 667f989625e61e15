# ruff: noqa: E402 - what may be absent is asked for first
"""The API keeps what its description promises, whatever is sent (schemathesis)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed")
schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install schemathesis")

hypothesis = pytest.importorskip("hypothesis", reason="hypothesis is not installed")

from dataclasses import fields, replace

import jsonschema
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from quoth.store import open_store
from quoth.web import create_app
from quoth.web.options import Rate, WebOptions
from tests.web.conftest import REPORT, fill, table_reader

EXAMPLES = 15  # of each call; set higher by hand to look further


def _app(folder: Path) -> Any:
    store = open_store(folder / "quoth.db")
    fill(store)
    free = {each.name: Rate(10**6, 10**6) for each in fields(WebOptions) if each.type == "Rate"}
    options = replace(WebOptions(hosts=("testserver", "127.0.0.1", "localhost")), **free)  # type: ignore[arg-type]
    return create_app(store, options=options, read=table_reader)


@schemathesis.serializer("application/x-ndjson")
def as_lines(context: Any, value: Any) -> bytes:
    return str(value).encode("utf-8", "replace")


def test_every_call_keeps_its_promises(tmp_path: Path) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", _app(tmp_path))
    calls = [result.ok() for result in schema.get_all_operations()]
    assert len(calls) > 8
    for call in calls:

        @hypothesis.settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
        @hypothesis.given(case=call.as_strategy())
        def keeps(case: Any) -> None:
            # that a body has a text or an address, and what a day looks like, is said in words, not in the schema
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        keeps()


SOURCES = [{"name": "roe.txt", "text": "ROE: It is safe, I promise you that.\nLEE: No.\nROE: Yes."}]
CALLS = {
    "/api/read": {"text": REPORT},
    "/api/check": {"draft": "Jane Roe said: “It is safe, I promise you that.” Ann Lee “wept”.", "sources": SOURCES},
    "/api/record": "?article=a1",
    "/api/health": "",
    "/api/version": "",
    "/api/verify": "?claim=whatever+it+costs+the+city&by=Roe",
    "/api/search": "?q=bridge",
    "/api/person": "?name=Jane+Roe",
    "/api/family": "?quote=a1%23q1",
    "/api/audit": "",
}


def test_every_answer_has_the_fields_that_its_description_names(tmp_path: Path) -> None:
    app = _app(tmp_path)
    described = app.openapi()
    assert {path for path in described["paths"] if "stream" not in path} == set(CALLS)
    with TestClient(app) as browser:
        for path, asked in CALLS.items():
            answer = browser.get(path + asked) if isinstance(asked, str) else browser.post(path, json=asked)
            (call,) = described["paths"][path].values()
            schema = call["responses"]["200"]["content"]["application/json"]["schema"]
            schema = {**schema, "components": described["components"]}
            jsonschema.validate(answer.json(), schema)
            _compare(answer.json(), schema, described, path)


def _compare(value: Any, schema: Any, described: Any, where: str) -> None:
    while "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for each in value:
            _compare(each, schema["items"], described, where)
    if isinstance(value, dict) and "properties" in schema:
        assert set(value) == set(schema["properties"]), where
        for name, each in value.items():
            _compare(each, schema["properties"][name], described, f"{where} {name}")
