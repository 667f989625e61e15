"""Walks through the pages without a script: read, correct, keep, check, search, person, family, audit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from quoth.data import Article, Record
from quoth.export.jsonl import record_to_json
from quoth.ingest.turns import as_statement
from quoth.store.base import Person, Store
from quoth.web.stored import find_person
from tests.factories import said
from tests.web.conftest import REPORT, fill, send, table_reader


def read(browser: TestClient, text: str = REPORT, **more: str) -> Any:
    return send(browser, "/read", {"text": text, **more})


def query(answer: Any) -> str:
    return str(answer.url).partition("?")[2]


def test_an_empty_store_is_no_error(browser: TestClient) -> None:
    for path in ("/", "/check", "/search", "/person", "/audit", "/api"):
        assert browser.get(path).status_code == 200, path
    assert "The store is empty" in browser.get("/search").text


def test_a_pasted_report_is_shown_with_its_quotes_marked(browser: TestClient) -> None:
    page = read(browser)
    assert page.status_code == 200
    assert '<mark id="q1" class="c0" data-quote="q1">We will build the bridge before the winter.</mark>' in page.text
    assert '<span class="source">Jane Roe</span>' in page.text
    assert '<span class="cue">said</span>' in page.text
    assert 'class="debris"' in page.text


def test_one_colour_for_each_speaker_and_none_for_the_unsettled(browser: TestClient) -> None:
    page = read(browser).text
    assert 'id="q3" class="c0"' in page
    assert 'id="q2" class="none"' in page
    assert "not settled" in page
    assert "names nobody" in page


def test_a_number_after_each_quote_leads_to_the_margin_and_back(browser: TestClient) -> None:
    page = read(browser).text
    assert 'href="#margin-q1"' in page
    assert 'id="margin-q1"' in page
    assert 'href="#q1"' in page


def test_doubtful_quotes_can_be_hidden_and_shown_again(browser: TestClient) -> None:
    page = read(browser, REPORT + "\n\nJohn Poe said: “So, perhaps.”")
    assert "1 is less than 50% sure to be a quote" in page.text
    hidden = browser.get(f"/report?{query(page)}&sure=0.5")
    assert "1 doubtful quote hidden" in hidden.text
    assert "So, perhaps.</mark>" in page.text
    assert "So, perhaps.</mark>" not in hidden.text
    assert "John Poe" in page.text.partition('class="legend"')[2].partition("</section>")[0]
    assert "John Poe" not in hidden.text.partition('class="legend"')[2].partition("</section>")[0]
    assert len(browser.get(f"/report.json?{query(page)}&sure=0.5").json()["quotes"]) == 3
    assert "So, perhaps.</mark>" not in browser.get(f"/report.html?{query(page)}&sure=0.5").text
    assert "Nobody is quoted" not in browser.get(f"/report?{query(page)}&sure=0.99").text


@pytest.mark.parametrize("sure", ["2", "-1", "nan", "much"])
def test_how_sure_is_a_share(browser: TestClient, sure: str) -> None:
    answer = browser.get(f"/report?{query(read(browser))}&sure={sure}")
    assert answer.status_code == 422
    assert "from 0 to 1" in answer.text


def test_the_original_page_opens_at_the_words(browser: TestClient) -> None:
    page = read(browser, url="https://post.test/bridge", outlet="The Post").text
    assert "https://post.test/bridge#:~:text=We%20will%20build%20the%20bridge%20before%20the%20winter." in page


def test_an_uploaded_draft_is_decoded_as_any_other_file(browser: TestClient) -> None:
    draft = "Jane Roe said: “It is safe – naïve, but safe.”\r\n".encode("cp1252")
    files = [("draft_file", ("old.txt", draft)), ("sources", ("talk.txt", b"Jane Roe: The bridge is shut."))]
    page = send(browser, "/check", {}, "/check", files=files).text
    assert "naïve, but safe" in page
    assert "not found" in page


def test_a_day_that_is_none_is_refused(browser: TestClient) -> None:
    for written in ("banana", "20240501", "2024-W18-3", "2024-06-31", "2024-05-01banana", "0000"):
        assert "is no day" in read(browser, published=written).text, written
    for written in ("2024", "2024-05", "2024-05-01", "2024-05-01T10:00:00Z", "2024-05-01 10:00"):
        assert "is no day" not in read(browser, published=written).text, written
    given = {"text": REPORT, "published": "2024-13-41"}
    assert "is no day" in browser.post("/api/read", json=given).json()["error"]["message"]
    assert browser.post("/api/read", json={**given, "published": "2024-05"}).status_code == 200


def test_an_empty_form_says_what_to_do_and_keeps_what_was_given(browser: TestClient) -> None:
    page = read(browser, "  ", outlet="The Post")
    assert page.status_code == 422
    assert "paste a report, choose a file, or give an address" in page.text
    assert 'value="The Post"' in page.text


def test_files_are_read_and_what_is_refused_is_listed(browser: TestClient) -> None:
    files = [
        ("files", ("one.txt", REPORT.encode())),
        ("files", ("two.txt", b"REFUSE this")),
        ("files", ("three.png", b"\x89PNG\r\n\x1a\n" + bytes(60))),
    ]
    page = send(browser, "/read", {}, files=files)
    assert "1 report read" in page.text
    assert "looks like another language" in page.text
    assert "three.png" in page.text


def test_a_pasted_text_that_is_refused_is_called_what_it_is(browser: TestClient) -> None:
    page = read(browser, "REFUSE this").text
    assert "<strong>The pasted text</strong>" in page
    assert "pasted-" not in page


def test_reports_read_together_lead_to_each_other(browser: TestClient) -> None:
    files = [("files", (f"{n}.txt", f"Report {n}\n\nJane Roe said: “Yes {n}.”".encode())) for n in range(3)]
    where = send(browser, "/read", {}, files=files).url.path.rpartition("/")[2]
    second = browser.get(f"/report?reading={where}&n=1").text
    assert f'Report 2 of <a href="/readings/{where}">3 read together</a>' in second
    assert f'rel="prev" href="/report?reading={where}"' in second
    assert f'rel="next" href="/report?reading={where}&amp;n=2"' in second
    assert 'rel="next"' not in browser.get(f"/report?reading={where}&n=2").text
    assert 'rel="prev"' not in browser.get(f"/report?reading={where}").text
    assert "read together" not in read(browser).text


def test_a_name_of_a_file_never_leads_out_of_its_folder(browser: TestClient) -> None:
    page = send(browser, "/read", {}, files=[("files", ("../../../etc/passwd", REPORT.encode()))])
    assert page.status_code == 200
    page = send(browser, "/check", {"draft": REPORT}, "/check", files=[("sources", ("..", b"Jane Roe: It is safe."))])
    assert page.status_code == 200


@pytest.mark.parametrize(
    "address", ["/etc/passwd", "file:///etc/passwd", "ftp://a.test/", "javascript:alert(1)", "a b"]
)
def test_only_http_addresses_are_fetched(browser: TestClient, address: str) -> None:
    page = send(browser, "/read", {"address": address})
    assert page.status_code == 422
    assert "root:" not in page.text


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.169.254/"],
)
def test_private_addresses_are_refused(browser: TestClient, address: str) -> None:
    page = send(browser, "/read", {"address": address})
    assert page.status_code == 422
    assert "not fetched" in page.text


def test_a_correction_is_kept_as_a_judgement_and_seen_again(browser: TestClient, store: Store) -> None:
    where = query(read(browser))
    page = send(
        browser, f"/judge?{where}", {"quote": "q2", "what": "speaker", "speaker": "Bob Fox"}, f"/report?{where}"
    )
    assert "A reader said who it is" in page.text
    assert [(j.right, j.decision) for j in store.judgements("quote")] == [("Bob Fox", "same")]
    assert "Bob Fox" in read(browser).text


def test_a_correction_can_be_withdrawn_and_nothing_is_forgotten(browser: TestClient, store: Store) -> None:
    where = query(read(browser))
    for what in ("unsure", "none", "undo"):
        page = send(browser, f"/judge?{where}", {"quote": "q1", "what": what}, f"/report?{where}")
    assert "A reader" not in page.text
    assert len(list(store.judgements("quote"))) == 3


def test_a_speaker_of_the_report_is_one_click_away(browser: TestClient, store: Store) -> None:
    where = query(read(browser))
    page = send(browser, f"/judge?{where}", {"quote": "q2", "pick": "Jane Roe", "speaker": ""}, f"/report?{where}")
    assert "A reader said who it is" in page.text
    assert next(store.judgements("quote")).right == "Jane Roe"


def test_a_correction_moves_search_person_and_audit(browser: TestClient, store: Store) -> None:
    where = query(read(browser, outlet="The Post"))
    where = query(send(browser, f"/keep?{where}", {}, f"/report?{where}"))
    send(browser, f"/judge?{where}", {"quote": "q1", "what": "speaker", "speaker": "Bob Fox"}, f"/report?{where}")
    assert "We will build" in browser.get("/search?by=fox").text
    assert "We will build" not in browser.get("/search?by=roe").text
    assert "We will build" in browser.get("/person?name=Bob+Fox").text
    assert "Bob Fox" in browser.get("/audit").text
    assert browser.get("/audit.csv?by=fox").text.count("Bob Fox,1,") == 1
    send(browser, f"/judge?{where}", {"quote": "q1", "what": "none"}, f"/report?{where}")
    assert browser.get("/person?name=Bob+Fox").status_code == 404
    assert "We will build" not in browser.get("/search?q=bridge").text
    assert "Bob Fox" not in browser.get("/audit").text
    send(browser, f"/judge?{where}", {"quote": "q1", "what": "undo"}, f"/report?{where}")
    assert "We will build" in browser.get("/search?by=roe").text


def test_a_correction_made_before_a_report_is_kept_holds_after(browser: TestClient) -> None:
    where = query(read(browser))
    send(browser, f"/judge?{where}", {"quote": "q3", "what": "speaker", "speaker": "Bob Fox"}, f"/report?{where}")
    send(browser, f"/keep?{where}", {}, f"/report?{where}")
    assert "It is safe" in browser.get("/person?name=Bob+Fox").text


def test_keeping_a_text_does_not_take_back_whose_statement_it_was_said_to_be(browser: TestClient, store: Store) -> None:
    where = query(read(browser))
    send(browser, f"/keep?{where}", {}, f"/report?{where}")
    report = next(store.records()).article
    store.add(Record(as_statement(report, "Ada Pym")))
    where = query(read(browser))
    send(browser, f"/keep?{where}", {}, f"/report?{where}")
    assert next(store.records()).article.kind == "statement"


def test_what_is_no_quote_is_struck_and_no_longer_marked(browser: TestClient) -> None:
    where = query(read(browser))
    page = send(browser, f"/judge?{where}", {"quote": "q1", "what": "none"}, f"/report?{where}").text
    assert '<mark id="q1"' not in page
    assert "struck" in page


def test_what_is_saved_is_as_readers_corrected_it_and_as_the_store_exports_it(
    browser: TestClient, store: Store
) -> None:
    where = query(read(browser, REPORT + "\n\nJohn Poe said: “So, perhaps.” John Poe said: “Or not, perhaps.”"))
    send(browser, f"/keep?{where}", {}, f"/report?{where}")
    for quote, decided in (
        ("q1", {"what": "none"}),
        ("q2", {"what": "speaker", "speaker": "Bob Fox"}),
        ("q4", {"what": "speaker", "speaker": "jane roe"}),
    ):
        send(browser, f"/judge?{where}", {"quote": quote, **decided}, f"/report?{where}")
    (corrected,) = store.records(corrected=True)
    saved = browser.get(f"/report.json?{where}").json()
    assert saved == record_to_json(corrected)
    assert [(q["id"], q["reason"]) for q in saved["quotes"][:2]] == [
        ("q2", "named by a reader"), ("q3", "named beside the words"),
    ]  # fmt: skip
    page = browser.get(f"/report.html?{where}").text
    assert "Bob Fox" in page
    assert "before the winter.</mark>" not in page and "before the winter.” Nobody" in page
    sure = browser.get(f"/report.json?{where}&sure=0.5").json()
    assert [q["id"] for q in sure["quotes"]] == ["q2", "q3", "q4"], "what readers decided stays"
    assert "1 less sure quote is left out" in browser.get(f"/report.html?{where}&sure=0.5").text


def test_a_report_that_cannot_be_kept_keeps_no_other_from_it(browser: TestClient, store: Store) -> None:
    texts = {"a": "It is shut.", "b": "It is \0 open.", "c": "It is late."}
    lines = [{"id": name, "text": f"Jane Roe said: “{text}”"} for name, text in texts.items()]
    files = [("files", ("texts.jsonl", "\n".join(map(json.dumps, lines)).encode()))]
    reading = send(browser, "/read", {}, files=files)
    page = send(browser, f"{reading.url.path}/keep", {})
    assert "b: it holds a null character, which no store can keep; the other 2 are kept." in text_of(page)
    assert [record.article.id for record in store.records()] == ["a", "c"]


def text_of(page: Any) -> str:
    return " ".join(re.sub("<[^>]+>", "", page.text).split())


def test_a_report_is_kept_at_an_address_that_lasts(browser: TestClient, store: Store) -> None:
    where = query(read(browser, outlet="The Post"))
    page = send(browser, f"/keep?{where}", {}, f"/report?{where}")
    assert "article=pasted-" in str(page.url)
    assert store.counts().quotes == 3
    assert "Somebody" not in browser.get("/search?q=bridge").text
    assert browser.get("/search?q=bridge").text.count("<blockquote>") == 1


def test_reports_are_saved_as_pages_and_records(browser: TestClient, store: Store) -> None:
    fill(store)
    assert browser.get("/report.json?article=a1").json()["schema"] == "quoth/1"
    assert "<mark" in browser.get("/report.html?article=a1").text


def test_a_draft_is_checked_against_the_store(browser: TestClient, store: Store) -> None:
    fill(store)
    draft = "Jane Roe said: “We will build the bridge before the summer, whatever it costs the city.”"
    page = send(browser, "/check", {"draft": draft, "use_store": "yes"}, "/check")
    assert "altered" in page.text
    assert re.search(r"<ins.*?summer", page.text)
    assert re.search(r"<del.*?winter", page.text)
    for kind, start in (("html", "<!doctype"), ("md", "|"), ("json", "{"), ("sarif", "{")):
        assert browser.get(f"{page.url}/report.{kind}").text.startswith(start)


def test_a_draft_is_held_against_the_store_unless_said_otherwise(browser: TestClient, store: Store) -> None:
    box = '<input type="checkbox" id="use_store" name="use_store" value="yes"'
    assert f"{box}>" in browser.get("/check").text
    fill(store)
    assert f"{box} checked>" in browser.get("/check").text
    assert f"{box}>" in send(browser, "/check", {"draft": "“Yes,” she said."}, "/check").text


def test_evidence_of_the_store_leads_to_its_report_and_an_uploaded_source_nowhere(
    browser: TestClient, store: Store
) -> None:
    fill(store)
    words = "We will build the bridge before the winter, whatever it costs the city."
    more = "Nobody has asked us what the tunnel is for."
    draft = f"Jane Roe said: “{words}” Jane Roe said: “{more}”"
    form = {"draft": draft, "use_store": "yes", "source_text": f"JANE ROE: {more}"}
    page = send(browser, "/check", form, "/check").text
    evidence = page[page.index("Evidence (") :]
    assert 'href="/report?article=a1"' in evidence
    assert "pasted source" in evidence
    assert "article=pasted" not in evidence


def test_a_draft_is_checked_against_pasted_sources(browser: TestClient) -> None:
    source = "ROE: It is safe, and it will remain safe for many years.\nLEE: I do not think so at all.\nROE: Well."
    draft = "Jane Roe said: “It is safe, and it will remain safe for many years.”"
    page = send(browser, "/check", {"draft": draft, "source_text": source}, "/check")
    assert "Every quote stands" in page.text
    assert "pasted source" in page.text
    assert "/tmp" not in page.text


def test_a_source_may_have_a_long_name_in_any_letters(browser: TestClient) -> None:
    source = b"ROE: It is safe, and it will remain safe for many years.\nLEE: I do not think so at all.\nROE: Well."
    draft = {"draft": "Jane Roe said: “It is safe, and it will remain safe for many years.”"}
    for letter in "\U0001f600橋é":
        page = send(browser, "/check", draft, "/check", files=[("sources", (f"{letter * 250}.txt", source))])
        assert "Every quote stands" in page.text
        assert letter * 30 in page.text


def test_a_transcript_may_be_longer_than_what_is_read_for_quotes(make: Callable[..., TestClient]) -> None:
    words = "It is safe, and it will remain safe for many years"
    talk = "".join(f"ROE: I think of {n}, as you do.\nLEE: I do not think so at all.\n" for n in range(20))
    source = f"{talk}ROE: {words}.\n"
    page = send(make(max_characters=100), "/check", {"draft": f"Roe said: “{words}.”", "source_text": source}, "/check")
    assert "Every quote stands" in page.text


def test_of_a_splice_each_part_on_record_is_there_to_copy_as_whole_sentences(browser: TestClient) -> None:
    source = (
        "ROE: I have mended the roof of the town hall, and I would do it again.\nLEE: And then? What about a bell?\n"
        "ROE: It is late. The parish has money for a bell, and every child shall ring it. Good night."
    )
    draft = "Jane Roe said: “I have mended the roof of the town hall. The parish has money for a bell.”"
    page = send(browser, "/check", {"draft": draft, "source_text": source}, "/check").text
    assert re.findall(r"data-copied>([^<]+)<", page) == [
        "“I have mended the roof of the town hall, and I would do it again.”",
        "“The parish has money for a bell, and every child shall ring it.”",
    ]


def test_a_draft_without_sources_is_told_so(browser: TestClient) -> None:
    page = send(browser, "/check", {"draft": REPORT}, "/check")
    assert page.status_code == 422
    assert "nothing to compare with" in page.text


def test_one_claim_has_its_verdict_in_an_address(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/check?claim=We+will+build+the+bridge+before+the+winter&by=Ann+Lee").text
    assert "misattributed" in page


def test_search_has_facets_paging_and_its_state_in_the_address(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/search?q=bridge&outlet=The+Post").text
    assert page.count("<blockquote>") == 1
    assert '<mark class="hit">bridge</mark>' in page
    assert "q=bridge" in page
    assert browser.get("/search?since=2024-13").status_code == 422
    assert browser.get("/search?page=0").status_code == 422
    assert "Nothing found" in browser.get("/search?q=zebra").text


def test_facets_count_all_hits_and_say_when_they_cannot(browser: TestClient, store: Store, monkeypatch: Any) -> None:
    import quoth.web.browse as browse

    fill(store)
    page = browser.get("/search?by=roe").text
    assert "2 quotes" in page
    assert re.search(r'since=2024-01-01&amp;until=2024-12-31">2024</a> <span class="n">2</span>', page) is None
    assert re.search(r'outlet=The\+Post">The Post</a> <span class="n">1</span>', page)
    page = browser.get("/search?since=2024&until=2024").text
    assert "<strong>2024</strong>" in page
    assert "any year" in page
    monkeypatch.setattr(browse, "_COUNTED", 2)
    page = browser.get("/search").text
    assert "At least 2 quotes" in page
    assert "each is at least so many" in page
    assert browser.get("/api/search?by=roe").json()["counted"] == 2
    assert browser.get("/api/search").json()["at_least"]


def test_facets_of_similar_quotes_count_those(browser: TestClient, store: Store) -> None:
    fill(store)
    words = "we shall build the big bridge before the long winter whatever it costs the city"
    got = browser.get("/api/search", params={"q": words}).json()
    assert {hit["how"] for hit in got["hits"]} == {"similar"}
    assert got["counted"] == len(got["hits"]) == 2
    assert {each["value"]: each["count"] for each in got["facets"]["outlet"]} == {"The Post": 1, "The Mail": 1}


def test_a_person_has_statements_with_variants_folded(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/person?name=Jane+Roe").text
    assert "1 other version" in page
    assert "mayor" in page
    assert browser.get("/person?name=Nobody").status_code == 404


def test_a_role_of_a_person_is_one_whatever_its_capitals(store: Store) -> None:
    for number, role in enumerate(("the harbourmaster", "the Harbourmaster", "the harbourmaster")):
        text = f"Jane Roe, {role}, said: “We will build pier number {number}.”"
        found = table_reader(Article(f"a{number}", text))
        assert isinstance(found, Record)
        store.add(found)
    assert [(role.words, role.times) for role in find_person(store, "Jane Roe").roles] == [("harbourmaster", 3)]


def test_a_person_is_not_everybody_whose_name_has_the_words(browser: TestClient, store: Store) -> None:
    fill(store)
    read_and_kept = query(read(browser, "Jane Roe Mills said: “We are a firm.”"))
    send(browser, f"/keep?{read_and_kept}", {}, f"/report?{read_and_kept}")
    page = browser.get("/person?name=Jane+Roe").text
    assert "We are a firm" not in page
    assert "Jane Roe Mills</a> (1)" in page
    assert "We are a firm" in browser.get("/person?name=Roe").text


def test_a_person_has_feeds(browser: TestClient, store: Store) -> None:
    from xml.etree import ElementTree

    fill(store)
    feed = ElementTree.fromstring(browser.get("/person.atom?name=Jane+Roe").text)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    assert browser.get("/person.json?name=Jane+Roe").json()["items"][0]["date_published"] == "2024-05-01T00:00:00Z"


def test_a_family_shows_what_each_outlet_dropped(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/family?quote=a1%23q1").text
    assert "2 versions" in page
    assert "<del" in page
    assert "none is known to be the right one" in page
    assert "put in" not in page
    assert browser.get("/family?quote=a9%23q1").status_code == 404


def test_what_is_no_quote_is_told_to_have_no_versions(browser: TestClient, store: Store) -> None:
    fill(store)
    assert "is no quote" not in browser.get("/family?quote=a3%23q1").text
    send(browser, "/judge?article=a1", {"quote": "q1", "what": "none"}, "/report?article=a1")
    page = browser.get("/family?quote=a1%23q1").text
    assert "A reader found that this is no quote" in page
    assert "will join it" not in page


def test_the_fullest_version_is_not_compared_with_itself(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/family?quote=a1%23q1").text
    assert '<span class="badge">the fullest</span>' in page
    assert "the same words" not in page


def test_the_audit_is_a_chart_a_table_and_files(browser: TestClient, store: Store) -> None:
    fill(store)
    page = browser.get("/audit?count=outlet").text
    assert 'role="img"' in page
    assert "<caption>" in page
    assert browser.get("/audit.csv?count=outlet").text.startswith("outlet,quotes,words")
    assert browser.get("/audit.svg").headers["content-type"].startswith("image/svg+xml")
    assert browser.get("/audit?count=nonsense").status_code == 422


def test_the_audit_page_tells_all_and_its_csv_holds_every_group(make: Callable[..., TestClient], store: Store) -> None:
    store.add_many(
        [said("We will build", f"Jane Roe{letter}", id=letter) for letter in map(chr, range(0x4E00, 0x4EFA))]
    )
    browser = make()  # afterwards: what it counts ahead as it starts is good for a while
    page = browser.get("/audit").text
    assert "250 quotes: 250 named (100%), 0 unnamed (0%), 0 unsettled (0%)." in page
    assert browser.get("/audit.csv").text.count("\n") == 251
    assert browser.get("/api/audit?count=type").json()["total"]["quotes"] == 250


def link(store: Store, person: Person, *names: str) -> None:
    """Keep a quote under each of the names, linked to the person."""
    store.add_people([person])
    for number, name in enumerate(names):
        one = said(f"We will build number {number}", name, id=f"{person.id}-{number}", outlet="The Post")
        store.add(replace(one, speakers=(replace(one.speakers[0], person=person.id),)))


def test_a_person_of_the_register_has_a_page_under_all_names(browser: TestClient, store: Store) -> None:
    link(store, Person("Q1", "Bill Kristol"), "Bill Kristol", "William Kristol")
    assert 'href="/person?person=Q1"' in browser.get("/audit?count=person").text
    page = browser.get("/person?person=Q1").text
    assert "2 quotes on record" in page
    assert "We will build number 0" in page and "We will build number 1" in page
    assert 'href="/person.atom?person=Q1"' in page
    assert 'href="/search?person=Q1"' in page
    by_name = browser.get("/person?name=William+Kristol").text
    assert "1 quote on record" in by_name
    assert 'href="/person?person=Q1">Bill Kristol [Q1]</a>' in by_name
    assert "number 1" in browser.get("/search?person=Q1").text
    assert len(browser.get("/api/search?person=Q1").json()["hits"]) == 2
    assert browser.get("/api/person?person=Q1").json()["name"] == "Bill Kristol"
    assert browser.get("/api/audit?person=Q1").json()["total"]["quotes"] == 2
    assert browser.get("/person.json?person=Q1").json()["home_page_url"].endswith("/person?person=Q1")
    assert browser.get("/person?person=Q2").status_code == 404
    assert 'href="/person?person=Q1">[Q1]</a>' in browser.get("/report?article=Q1-0").text


def test_the_audit_is_narrowed_by_section_and_kind_and_its_groups_lead_on(browser: TestClient, store: Store) -> None:
    store.add(said("We will build", "Jane Roe", section="City", published="2023-01-05"))
    store.add(said("We will not", "Bob Fox", section="Sport", published="2024-02-05"))
    page = browser.get("/audit?section=city&kind=direct").text
    assert "Jane Roe" in page and "Bob Fox" not in page
    assert 'name="section" type="text" size="12" value="city"' in page
    assert "<option selected>direct</option>" in page
    sections = browser.get("/audit?count=section&kind=direct").text
    assert 'href="/audit?kind=direct&amp;count=speaker&amp;section=City"' in sections
    assert 'href="/audit?count=speaker&amp;since=2024&amp;until=2024"' in browser.get("/audit?count=year").text
    assert 'href="/audit?count=speaker&amp;since=2024-02&amp;until=2024-02"' in browser.get("/audit?count=month").text


@pytest.mark.parametrize("path", ["/audit", "/search"])
def test_a_day_that_is_none_is_shown_again_in_the_form(browser: TestClient, store: Store, path: str) -> None:
    fill(store)
    page = browser.get(f"{path}?since=2024-13&outlet=The+Post")
    assert page.status_code == 422
    assert "“2024-13” is no day" in page.text
    assert 'value="2024-13"' in page.text and 'value="The Post"' in page.text


def test_what_is_forgotten_is_said_to_be(browser: TestClient) -> None:
    page = browser.get("/report?reading=gone")
    assert page.status_code == 404
    assert "forgotten" in page.text
    assert "forgotten" not in browser.get("/nope").text


def test_an_error_on_a_page_names_no_field(browser: TestClient) -> None:
    page = send(browser, "/read", {"text": " "}).text
    assert "That did not work." in page
    assert "(text)" not in page


def test_a_claim_is_answered_where_the_page_opens(browser: TestClient, store: Store) -> None:
    page = browser.get("/check?claim=we+will+build").text
    assert 'action="/check#verdict"' in page
    assert 'id="verdict"' in page


def test_the_page_of_the_api_shows_code_as_code(browser: TestClient) -> None:
    page = browser.get("/api").text
    assert "``" not in page


def test_work_that_fails_while_its_page_is_made_is_not_called_stopped(browser: TestClient, monkeypatch: Any) -> None:
    import quoth.web.pages as pages
    from quoth.web.faults import bad_value
    from quoth.web.render import render
    from quoth.web.work import Job

    job = Job("Reading", 1e12)

    def fail_meanwhile(*args: Any, **values: Any) -> Any:
        job.fault, job.state = bad_value("text", "it cannot be read"), "failed"
        return render(*args, **values)

    browser.app.state.desk.workers._jobs[job.id] = job  # type: ignore[attr-defined]
    monkeypatch.setattr(pages, "render", fail_meanwhile)
    assert "<progress" in browser.get(f"/jobs/{job.id}").text
    page = browser.get(f"/jobs/{job.id}")
    assert page.status_code == 422
    assert "It cannot be read." in page.text


def test_long_work_has_a_page_and_can_be_stopped(make: Callable[..., TestClient], monkeypatch: Any) -> None:
    import threading

    import quoth.web.pages as pages

    browser = make()
    hold = threading.Event()
    desk = browser.app.state.desk  # type: ignore[attr-defined]
    desk.read = lambda article: (hold.wait(10), Record(article))[1]
    monkeypatch.setattr(pages, "_WAIT_S", 0.05)
    page = send(browser, "/read", {"text": "A long report about nothing."}, wait=False)
    assert "/jobs/" in str(page.url)
    assert "http-equiv" in page.text
    stopped = send(browser, f"{page.url.path}/stop", {}, page.url.path)
    hold.set()
    assert stopped.status_code == 200
