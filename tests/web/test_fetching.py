"""Fetching an address for a reader: never the inside of the network, never for long, never more than fits."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore
import pytest
from starlette.testclient import TestClient

import quoth.ingest.guarded_network as network
from quoth.ingest.addresses import refuse_ip
from quoth.web.options import Rate
from tests.web.conftest import REPORT, send

Make = Callable[..., TestClient]
OUTSIDE = "127.0.0.2"  # stands for a public address: the test lets it pass, and nothing else
NAMES = {
    "news.example": [OUTSIDE],
    "inside.example": ["10.0.0.1"],
    "loop.example": ["127.0.0.1"],
    "metadata.example": ["169.254.169.254"],
    "both.example": [OUTSIDE, "192.168.0.1"],
    "six.example": ["::1"],
}
STORY = f"<html><head><title>Bridge</title></head><body><p>{REPORT.replace(chr(10) * 2, '</p><p>')}</p></body></html>"


class _Site(BaseHTTPRequestHandler):
    asked: list[str] = []  # noqa: RUF012 - the server makes a handler for each request

    def do_GET(self) -> None:
        self.asked.append(f"{self.connection.getsockname()[0]}{self.path}")
        path, _, where = self.path.partition("?to=")
        if path == "/robots.txt":
            self._answer(200, b"User-agent: *\nDisallow: /members\n", "text/plain")
        elif path == "/moved":
            self._answer(302, b"", "text/html", location=where)
        elif path == "/trickle":
            self._stream(lambda: time.sleep(0.1), 600, b"<p>x")
        elif path == "/endless":
            self._stream(lambda: None, 2_000, b"<p>word " * 8_000)
        elif path == "/deep":
            self._answer(200, b"<html><body>" + b"<div>" * 300_000 + b"Ann Lee said: no", "text/html")
        elif path == "/hostile":
            page = STORY.replace("Nobody", "<script>alert(1)</script><svg onload=alert(2)>\u202eNobody</svg>")
            self._answer(200, page.encode(), "text/html; charset=utf-8")
        elif path == "/picture":
            self._answer(200, b"\x89PNG\r\n\x1a\n" + bytes(3_000), "image/png")
        elif path == "/paper":
            self._answer(200, b"%PDF-1.7\n" + bytes(3_000), "application/pdf")
        else:
            self._answer(200, STORY.encode(), "text/html; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str, location: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, wait: Callable[[], None], times: int, piece: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(times):
                self.wfile.write(piece)
                wait()
        except OSError:
            pass  # it was given up, as it should be

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A site outside (127.0.0.2, let through) and the same one inside (127.0.0.1), where port 80 would be."""
    outside = ThreadingHTTPServer((OUTSIDE, 0), _Site)
    number = outside.server_address[1]
    servers = [outside, ThreadingHTTPServer(("127.0.0.1", number), _Site)]
    for server in servers:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
    look_up = socket.getaddrinfo

    def resolve(host: Any, at: Any, *more: Any, **named: Any) -> Any:
        if host in NAMES:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, at)) for ip in NAMES[host]]
        return look_up(host, at, *more, **named)

    connect = httpcore.SyncBackend.connect_tcp

    def connect_tcp(self: Any, host: str, at: int, *more: Any, **named: Any) -> Any:
        return connect(self, host, number if (host, at) in ((OUTSIDE, 80), ("127.0.0.1", 80)) else at, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect_tcp)
    monkeypatch.setattr(network, "refuse_ip", lambda ip, allow: None if ip == OUTSIDE else refuse_ip(ip, allow))
    _Site.asked.clear()
    yield
    for server in servers:
        server.shutdown()
        server.server_close()


def test_an_address_outside_is_read(browser: TestClient, site: None) -> None:
    page = send(browser, "/read", {"address": "http://news.example/story"})
    assert page.status_code == 200
    assert "We will build the bridge" in page.text
    assert _Site.asked == [f"{OUTSIDE}/robots.txt", f"{OUTSIDE}/story"]


@pytest.mark.parametrize(
    "inside",
    [
        "http://127.0.0.1/secret", "http://localhost/secret", "http://[::1]/secret",
        "http://2130706433/secret", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/",
        "//127.0.0.1/secret", "http://loop.example/secret", "http://inside.example/",
        "http://metadata.example/", "http://both.example/secret", "http://six.example/", "file:///etc/passwd",
        "gopher://127.0.0.1/", "http://user:password@127.0.0.1/secret", "http://news.example:8765/secret",
    ],
)  # fmt: skip
def test_a_redirect_to_the_inside_is_not_followed(browser: TestClient, site: None, inside: str) -> None:
    page = send(browser, "/read", {"address": f"http://news.example/moved?to={inside}"})
    assert page.status_code == 422
    assert "We will build" not in page.text
    assert "root:" not in page.text
    assert {place.partition("?")[0] for place in _Site.asked} == {f"{OUTSIDE}/robots.txt", f"{OUTSIDE}/moved"}


@pytest.mark.parametrize("name", [name for name in NAMES if name != "news.example"])
def test_a_name_that_resolves_to_the_inside_is_not_fetched(browser: TestClient, site: None, name: str) -> None:
    answer = browser.post("/api/read", json={"address": f"http://{name}/secret"})
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "refused-address"
    assert _Site.asked == []


def test_what_a_site_asks_programs_to_leave_alone_is_left_alone(browser: TestClient, site: None) -> None:
    answer = browser.post("/api/read", json={"address": "http://news.example/members/1"})
    assert answer.json()["error"]["code"] == "robots"
    assert _Site.asked == [f"{OUTSIDE}/robots.txt"]


def test_a_site_that_trickles_is_given_up(make: Make, site: None) -> None:
    began = time.monotonic()
    answer = make(fetch_s=1).post("/api/read", json={"address": "http://news.example/trickle"})
    assert answer.json()["error"]["code"] == "timeout"
    assert time.monotonic() - began < 30  # the site would go on for a minute


def test_an_endless_page_is_given_up(browser: TestClient, site: None) -> None:
    answer = browser.post("/api/read", json={"address": "http://news.example/endless"})
    assert answer.json()["error"]["code"] == "too-large"


@pytest.mark.parametrize("path", ["/picture", "/paper"])
def test_what_is_no_text_is_refused(browser: TestClient, site: None, path: str) -> None:
    answer = browser.post("/api/read", json={"address": f"http://news.example{path}"})
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]


def test_a_hostile_page_is_shown_harmlessly(browser: TestClient, site: None) -> None:
    page = send(browser, "/read", {"address": "http://news.example/hostile"}).text
    assert "We will build" in page
    assert "<script>alert" not in page
    assert "onload" not in page
    assert "\u202e" not in page


def test_a_deep_page_harms_nobody(browser: TestClient, site: None) -> None:
    assert send(browser, "/read", {"address": "http://news.example/deep"}).status_code in (200, 422)


def test_addresses_are_counted_for_each_client(make: Make, site: None) -> None:
    browser = make(fetching=Rate(1, 1))
    asked = {"address": "http://news.example/story"}
    assert [browser.post("/api/read", json=asked).status_code for _ in range(2)] == [200, 429]
    assert browser.post("/api/read", json={"text": REPORT}).status_code == 200


def test_slow_sites_hold_nobody_else_up(make: Make, site: None) -> None:
    browser = make(fetch_threads=2, fetch_s=3)
    slow = {"address": "http://news.example/trickle"}
    with ThreadPoolExecutor(4) as pool:
        waiting = [pool.submit(browser.post, "/api/read", json=slow) for _ in range(4)]
        time.sleep(0.3)
        assert browser.post("/api/read", json={"text": REPORT}).status_code == 200
        assert browser.get("/search?q=bridge").status_code == 200
        assert not all(each.done() for each in waiting)
        assert {each.result().json()["error"]["code"] for each in waiting} == {"timeout"}
