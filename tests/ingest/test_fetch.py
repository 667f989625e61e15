"""Fetching: a local server stands in for the network; nothing private is ever reached unless a test allows it."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from quoth.data import Article, Rejection
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.fetch import Fetcher, Page

PAGE = f"<html><head><title>Pier to close</title></head><body><p>{'The pier will close, they said. ' * 9}</p></body>"
LOCAL = ReadOptions(allow_private=True, timeout_s=30, max_page_bytes=100_000)


class _Site(BaseHTTPRequestHandler):
    asked: list[tuple[str, str]] = []  # noqa: RUF012 - the server makes a handler for each request

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers.get("User-Agent", "")))
        port = self.connection.getsockname()[1]
        if self.path == "/robots.txt":
            self._answer(200, b"User-agent: *\nDisallow: /private\n", "text/plain")
        elif self.path.startswith("/hop/"):
            left = int(self.path.rpartition("/")[2])
            self._answer(302, b"", location=f"/hop/{left - 1}" if left else "/page")
        elif self.path == "/inside":
            self._answer(302, b"", location=f"http://inside.example:{port}/page")
        elif self.path == "/scheme":
            self._answer(302, b"", location="file:///etc/hosts")
        elif self.path == "/nowhere":
            self._answer(302, b"", location="http://[")
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(600):
                self.wfile.write(b"x")
                time.sleep(0.1)
        elif self.path == "/bomb":
            self._answer(200, gzip.compress(bytes(5_000_000)), encoding="gzip")
        elif self.path in ("/page", "/private/page"):
            self._answer(200, PAGE.encode(), "text/html; charset=utf-8")
        else:
            self._answer(404, b"nothing here")

    def _answer(
        self,
        status: int,
        body: bytes,
        kind: str = "text/html",
        location: str | None = None,
        encoding: str | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(LOCAL, delay_s=0)


def code(answer: Page | Rejection) -> str | None:
    return answer.code if isinstance(answer, Rejection) else None


def test_fetches_a_page_and_says_who_it_is(site: str, fetcher: Fetcher) -> None:
    page = fetcher.fetch(f"{site}/page")
    assert isinstance(page, Page)
    assert (page.body, page.charset) == (PAGE.encode(), "utf-8")
    assert _Site.asked[-1][1].startswith("quoth/")


def test_a_number_of_the_system_is_not_told(fetcher: Fetcher) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        refused = fetcher.fetch(f"http://127.0.0.1:{nobody.getsockname()[1]}/page")
    assert isinstance(refused, Rejection) and refused.code == "unreachable"
    assert "refused" in refused.message and "Errno" not in refused.message


def test_an_address_is_read_like_a_file(site: str, fetcher: Fetcher) -> None:
    (found,) = read_articles(f"{site}/page", options=LOCAL, fetcher=fetcher)
    assert isinstance(found, Article)
    assert found.id == found.url == f"{site}/page"


def test_obeys_robots_txt_and_reads_it_once(site: str, fetcher: Fetcher) -> None:
    _Site.asked.clear()
    assert code(fetcher.fetch(f"{site}/private/page")) == "robots"
    assert code(fetcher.fetch(f"{site}/page")) is None
    assert [path for path, _ in _Site.asked] == ["/robots.txt", "/page"]


def test_follows_five_redirects_and_no_more(site: str, fetcher: Fetcher) -> None:
    assert code(fetcher.fetch(f"{site}/hop/3")) is None
    assert code(fetcher.fetch(f"{site}/hop/5")) == "refused-address"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/none", "http-status"), ("/scheme", "refused-address"), ("/nowhere", "refused-address"),
        ("/bomb", "too-large"),
    ],
)  # fmt: skip
def test_refusals_have_codes(site: str, fetcher: Fetcher, path: str, expected: str) -> None:
    assert code(fetcher.fetch(site + path)) == expected


def test_a_server_that_trickles_is_given_up(site: str) -> None:
    start = time.monotonic()
    assert code(Fetcher(ReadOptions(allow_private=True, timeout_s=1), delay_s=0).fetch(f"{site}/slow")) == "timeout"
    assert time.monotonic() - start < 30  # the site would go on for a minute


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f.1/",
        "http://2130706433/",
    ],
)
def test_never_reaches_this_machine(address: str) -> None:
    assert code(Fetcher(ReadOptions(timeout_s=3), delay_s=0).fetch(address)) in ("refused-address", "unreachable")


@pytest.mark.parametrize("answer", [["93.184.215.14", "10.0.0.1"], ["10.0.0.1"], ["::ffff:192.168.0.1"]])
def test_one_private_answer_among_public_ones_refuses_the_name(answer: list[str]) -> None:
    fetcher = Fetcher(ReadOptions(timeout_s=3), resolve=lambda host, port: answer, delay_s=0)
    assert code(fetcher.fetch("http://news.example/")) == "refused-address"


def test_a_name_is_judged_by_each_answer_it_is_connected_by() -> None:
    answers = [["93.184.215.14"], ["127.0.0.1"]]
    asked = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked) - 1, 1)] if len(asked) > 1 else ["127.0.0.1"]

    assert code(Fetcher(ReadOptions(timeout_s=3), resolve=resolve, delay_s=0).fetch("http://news.example/")) == (
        "refused-address"
    )
    assert len(asked) == 1  # the address checked is the one connected to; nothing looks the name up again


def test_a_redirect_to_the_inside_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host is let through as if public; the one it redirects to resolves to a private address."""
    import quoth.ingest.guarded_network as network

    monkeypatch.setattr(network, "refuse_ip", lambda ip, allow: None if ip == "127.0.0.1" else "it is private")
    resolve = lambda host, port: ["10.0.0.1"] if host == "inside.example" else ["127.0.0.1"]  # noqa: E731
    answer = Fetcher(LOCAL, resolve=resolve, delay_s=0).fetch(f"{site}/inside")
    assert code(answer) == "refused-address"


def test_leaves_time_between_requests_to_a_host(site: str) -> None:
    waits: list[float] = []
    fetcher = Fetcher(LOCAL, delay_s=5, sleep=waits.append)
    fetcher.fetch(f"{site}/page")
    fetcher.fetch(f"{site}/page")
    assert len(waits) == 1
    assert 4 < waits[0] <= 5


def test_a_host_that_does_not_exist_or_answer_is_unreachable() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    assert code(Fetcher(resolve=resolve, delay_s=0).fetch("http://nowhere.example/")) == "unreachable"
    assert code(Fetcher(LOCAL, delay_s=0).fetch("http://127.0.0.1:9/")) == "unreachable"
