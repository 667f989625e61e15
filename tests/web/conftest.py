"""A reader over a store in memory's place: records come from a table, no network is loaded."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed: pip install 'quoth[web]'")

from starlette.testclient import TestClient

from quoth.data import Article, Confidence, Description, Quote, Record, Rejection, Speaker
from quoth.relatives import place_quotes
from quoth.store import open_store
from quoth.store.base import Store
from quoth.web import WebOptions, create_app

SAID = re.compile(
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+)*)(?:, (?P<role>the [\w ]+),)? (?P<cue>said|told us): [\"“](?P<words>[^\"”]+)[\"”]"
)
OPEN = re.compile(r"\b(?P<name>Somebody) (?P<cue>said): [\"“](?P<words>[^\"”]+)[\"”]")

REPORT = (
    "Bridge to close\n\n"
    "Jane Roe, the mayor, said: “We will build the bridge before the winter.” Nobody clapped.\n\n"
    "Somebody said: “The money is gone.”\n\n"
    "Jane Roe said: “It is safe.”\n\n"
    "Sign up to our newsletter for the latest."
)


def table_reader(article: Article) -> Record | Rejection:
    """Finds “Name said: "words"”, which is all these tests need."""
    if "REFUSE" in article.text:
        return Rejection(article.id, "language", "looks like another language")
    quotes: list[Quote] = []
    speakers: dict[str, Speaker] = {}
    for m in SAID.finditer(article.text):
        settled = m["name"] != "Somebody"
        if settled and m["name"] not in speakers:
            roles = (Description(m.span("role"), "role"),) if m["role"] else ()
            speakers[m["name"]] = Speaker(
                f"s{len(speakers) + 1}", m["name"], descriptions=roles, spans=(m.span("name"),)
            )
        who = speakers[m["name"]].id if settled else None
        quotes.append(
            Quote(
                f"q{len(quotes) + 1}", "direct", (m.span("words"),), (m.span("cue"),), (m.span("name"),), who,
                confidence=Confidence(0.4 if "perhaps" in m["words"] else 0.97, 0.9 if who else None),
                reason="named beside the words" if who else "“Somebody” names nobody",
            )
        )  # fmt: skip
    return Record(article, tuple(quotes), (), tuple(speakers.values()))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "quoth.db") as opened:
        yield opened


@pytest.fixture
def make(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., TestClient]]:
    """A browser of an app with these options; counts made ahead are never older than what a test has added since."""
    monkeypatch.setattr("quoth.web.answers._PATIENCE", 0.0)
    opened: list[TestClient] = []

    def build(base_url: str = "http://127.0.0.1:8765", **options: Any) -> TestClient:
        app = create_app(store, options=replace(WebOptions(), **options), read=table_reader)
        browser = TestClient(app, base_url=base_url, follow_redirects=True, raise_server_exceptions=False)
        browser.__enter__()
        opened.append(browser)
        return browser

    yield build
    for browser in opened:
        browser.__exit__(None, None, None)


@pytest.fixture
def browser(make: Callable[..., TestClient]) -> TestClient:
    return make()


def send(
    browser: TestClient, path: str, data: dict[str, Any], page: str = "/", *, wait: bool = True, **more: Any
) -> Any:
    """Fill in the form of a page and send it, as a browser would."""
    token = re.search(r'name="form_token" value="([^"]+)"', browser.get(page).text)
    assert token, page
    answer = browser.post(path, data={"form_token": token[1], **data}, **more)
    return finished(browser, answer) if wait else answer


def finished(browser: TestClient, answer: Any) -> Any:
    """The result of a job, however long a busy machine takes over it."""
    until = time.monotonic() + 60
    while str(answer.url.path).startswith("/jobs/") and "<progress" in answer.text and time.monotonic() < until:
        time.sleep(0.05)
        answer = browser.get(answer.url.path)
    return answer


def fill(store: Store) -> None:
    """Two outlets that print one utterance, and a transcript of it."""
    text = "Jane Roe, the mayor, said: “We will build the bridge before the winter, whatever it costs the city.”"
    short = "Jane Roe said: “We will build the bridge before winter, whatever it costs the city.”"
    facts = [
        Article("a1", text, title="Bridge", outlet="The Post", published="2024-05-01", url="https://post.test/a1"),
        Article("a2", short, title="Winter", outlet="The Mail", published="2024-05-03"),
        Article(
            "a3",
            "Ann Lee said: “No comment on the harbour.”",
            title="Harbour",
            outlet="The Mail",
            published="2023-01-01",
        ),
    ]
    for article in facts:
        record = table_reader(article)
        assert isinstance(record, Record)
        store.add(record)
    place_quotes(store)
