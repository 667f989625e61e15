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

from schemathesis.specs.openapi.checks import positive_data_acceptance

from quoth.store import open_store
from quoth.web import create_app
from quoth.web.options import Rate, WebOptions
from tests.web.conftest import fill, table_reader

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
