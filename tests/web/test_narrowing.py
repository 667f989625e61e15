"""What a page is narrowed to stands on it and on paper, and what it counts is what its links lead to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from quoth.data import Record
from quoth.store.base import Person, Store
from tests.factories import article, quote, said, speaker
from tests.web.conftest import REPORT, fill, send


def official(id_: str, reason: str = "") -> Record:
    text = f"An official{f', {reason},' if reason else ''} said: “It is off.”"
    start = text.find(reason)
    who = replace(speaker(text, "An official"), type="unnamed", unnamed="individual")
    if reason:
        who = replace(who, anonymity=(start, start + len(reason)))
    return Record(article(text, id=id_, outlet="Post"), (quote(text, "It is off.", speaker="s1"),), speakers=(who,))


def test_pages_and_charts_say_what_they_are_narrowed_to(browser: TestClient, store: Store) -> None:
    fill(store)
    query = "outlet=The+Post&since=2024&kind=direct"
    told = "outlet The Post, kind direct, from 2024-01-01"
    assert f"<strong>Filters:</strong> {told}" in browser.get(f"/audit?{query}").text
    assert f'<title id="title">Who is quoted: {told}</title>' in browser.get(f"/audit.svg?{query}").text
    page = browser.get(f"/search?q=bridge&{query}").text
    assert f"<strong>Words:</strong> bridge · <strong>Filters:</strong> {told}" in page
    assert "Filters:" not in browser.get("/audit").text + browser.get("/search").text


def test_sources_without_a_name_are_counted_and_listed(make: Callable[..., TestClient], store: Store) -> None:
    store.add_many([official("a", "who asked not to be named"), official("b"), said("No", "Jane Roe", id="c")])
    browser = make()
    page = browser.get("/audit?count=naming").text
    assert "of the unnamed 1 with a stated reason for it" in page
    link = re.search(r'href="(/search\?naming=unnamed\+individual)"', page)
    assert link and browser.get(link[1]).text.count("<blockquote>") == 2
    assert browser.get("/search?naming=named").text.count("<blockquote>") == 1
    assert browser.get("/search?naming=nameless").status_code == 422
    assert browser.get("/audit?per=naming").text == page
    rows = browser.get("/api/audit?count=naming").json()["rows"]
    assert {row["group"]: row["reasoned"] for row in rows} == {"unnamed individual": 1, "named": 0}
    assert len(browser.get("/api/search?naming=unnamed").json()["hits"]) == 2
    card = browser.get("/report?article=a").text.partition('class="card"')[2]
    assert "why unnamed: “who asked not to be named”" in card


def test_an_outlet_tells_how_often_its_sources_are_unnamed_and_leads_to_these_quotes(
    make: Callable[..., TestClient], store: Store
) -> None:
    store.add_many([official("a"), official("b"), said("No", "Jane Roe", id="c", outlet="Post")])
    page = make().get("/audit?count=outlet").text
    assert "</a> <small>67%</small>" in page
    link = re.search(r'href="(/search\?[^"]*naming=unnamed)"', page)
    assert link and make().get(link[1].replace("&amp;", "&")).text.count("<blockquote>") == 2
    assert "small>67%" not in make().get("/audit?count=speaker").text


def test_quotes_of_nobody_in_particular_are_one_click_from_the_audit(browser: TestClient, store: Store) -> None:
    record = said("No", "Somebody")
    store.add(replace(record, quotes=(replace(record.quotes[0], speaker=None),)))
    page = browser.get("/audit").text
    assert '<a href="/search?naming=unsettled">(unsettled)</a>' in page
    assert browser.get("/search?naming=unsettled").text.count("<blockquote>") == 1


def test_only_who_has_a_name_is_listed_as_a_person(make: Callable[..., TestClient], store: Store) -> None:
    store.add(official("a"))
    assert "Nobody with a name" in make().get("/person").text
    store.add(said("No", "Jane Roe", id="c"))
    page = make().get("/person").text
    assert "Jane Roe" in page
    assert "An official" not in page


def test_a_phrase_that_nobody_said_can_be_looked_for_in_any_order(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/search", params={"q": "“winter the bridge”", "outlet": "The Post"}).text
    link = re.search(r'href="([^"]+)">search for them in any order', page)
    assert link and "build" in browser.get(link[1].replace("&amp;", "&")).text
    assert "in any order" not in browser.get("/search?q=zebra").text


@pytest.mark.parametrize("path", ["/search?q=bridge&", "/audit?", "/family?"])
def test_an_outlet_that_is_none_is_told_to_want_its_whole_name(browser: TestClient, store: Store, path: str) -> None:
    fill(store)
    assert "by its whole name" in browser.get(f"{path}outlet=Pos").text
    assert "by its whole name" not in browser.get(f"{path}outlet=the+post").text


def test_a_page_behind_the_last_leads_to_the_first(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/search?q=bridge&by=roe&page=7").text
    assert "There is no page 7" in page
    assert "Nothing found" not in page
    assert 'href="/search?q=bridge&amp;by=roe">Go to the first page' in page


def test_versions_are_narrowed(browser: TestClient, store: Store) -> None:
    fill(store)
    assert browser.get("/family").text.count("<blockquote>") == 1
    assert browser.get("/family?by=roe&outlet=the+mail").text.count("<blockquote>") == 1
    other = browser.get("/family?by=lee").text
    assert "<blockquote>" not in other and "speaker “lee”" in other
    assert browser.get("/family?since=2024-13").status_code == 422


def test_a_person_leads_to_the_quotes_it_counts(browser: TestClient, store: Store) -> None:
    for n, name in enumerate(("James Roe", "James Poe", "Jane Roe", "Jane Roe Mills")):
        store.add(said("We will build", name, id=f"a{n}"))
    page = browser.get("/person?name=Jane+Roe").text
    assert "1 quote on record" in page and 'href="/search?named=Jane+Roe"' in page
    assert browser.get("/search?named=Jane+Roe").text.count("<blockquote>") == 1
    together = browser.get("/person?name=James").text
    assert "Nobody is called just “James”" in together
    assert 'class="who" href="/person?name=James+Poe"' in together
    assert "Nobody is called just" not in browser.get("/person?name=Poe").text + page


def test_people_are_listed_as_the_register_knows_them(make: Callable[..., TestClient], store: Store) -> None:
    store.add_people([Person("Q1", "Bill Kristol")])
    for n, name in enumerate(("Bill Kristol", "William Kristol")):
        one = said("We will build", name, id=f"a{n}")
        store.add(replace(one, speakers=(replace(one.speakers[0], person="Q1"),)))
    page = make().get("/person").text
    assert re.search(r'href="/person\?person=Q1">Bill Kristol</a> <small>\[Q1\]</small></th><td class="n">2<', page)
    assert "William" not in page


def test_what_is_no_quote_is_not_counted(browser: TestClient) -> None:
    page = send(browser, "/read", {"text": REPORT})
    assert "3 quotes, 1 speaker" in page.text
    where = str(page.url).partition("?")[2]
    page = send(browser, f"/judge?{where}", {"quote": "q1", "what": "none"}, f"/report?{where}")
    assert "2 quotes, 1 speaker" in page.text
    assert "1 more found by a reader to be no quote." in page.text


def test_a_pasted_text_without_a_headline_goes_by_its_first_words(browser: TestClient, store: Store) -> None:
    text = "Jane Roe said: “We will build the bridge before the winter.” Nobody clapped at all in the old hall."
    page = send(browser, "/read", {"text": text})
    assert "Jane Roe said: “We will build the bridge before …" in page.text.partition("</title>")[0]
    assert "<h1>pasted-" not in page.text


def test_all_reports_of_an_upload_are_kept_at_once(browser: TestClient, store: Store) -> None:
    texts = [("a.txt", "Jane Roe said: “No.”"), ("b.txt", "Bob Fox said: “Yes.”")]
    page = send(browser, "/read", {}, files=[("files", (name, text.encode())) for name, text in texts])
    assert "Keep all 2 in the store" in page.text
    kept = send(browser, f"{page.url.path}/keep", {}, page.url.path)
    assert "Kept in the store" in kept.text and "Keep all" not in kept.text
    assert store.counts().quotes == 2


def test_a_check_that_fails_leads_back_to_its_form(browser: TestClient, store: Store) -> None:
    answer: Any = send(
        browser, "/check", {"draft": "Jane Roe said: “No.”"}, "/check", files=[("sources", ("a.txt", b" "))]
    )
    assert answer.status_code == 422
    assert 'href="/check">Back to checking' in answer.text
    assert 'type="file" accept' not in browser.get("/check").text


def test_a_number_stands_behind_a_closing_mark_of_two_signs(browser: TestClient) -> None:
    from quoth.web.views import view_record

    text = "Jane Roe said: ``We will build the bridge.'' Nobody clapped."
    record = Record(
        article(text), (quote(text, "We will build the bridge.", speaker="s1"),), (), (speaker(text, "Jane Roe"),)
    )
    shown = str(view_record(record, {}).blocks[0].html)
    assert re.search(r"</mark>(?:&#x27;|'){2}<a class=\"ref", shown)
