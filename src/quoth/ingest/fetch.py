"""Fetches a page by its address: politely, within bounds, and never from inside the network it runs in.

The only module that opens network connections for reading.  It says who it is, obeys robots.txt (RFC 9309), leaves
time between requests to one host, follows five redirects at most, and checks the address again at each of them.
"""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from quoth import __version__
from quoth.data import Rejection
from quoth.ingest import rejections
from quoth.ingest.addresses import refuse_url
from quoth.ingest.faults import in_short
from quoth.ingest.guarded_network import Deadline, GuardedBackend, OutOfTime, Refused, Resolve, look_up
from quoth.ingest.options import ReadOptions
from quoth.ingest.robots import ALLOW_ALL, REFUSE_ALL, Rules, parse_robots

AGENT = "quoth"
MAX_REDIRECTS = 5
_STEP_S = 10.0  # for one connection, read or write
_DELAY_S = 1.0  # between requests to one host, unless its robots.txt asks for more
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_ROBOTS = 500_000
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
_FAULTS = (
    Refused, OutOfTime, httpcore.TimeoutException, httpx.TimeoutException, httpcore.NetworkError,
    httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered."""

    address: str  # where the page was found, after redirects
    body: bytes
    content_type: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at an address: its size in bytes, and what its server calls this version of it."""

    size: int
    version: str | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str | None
    page: Page


class Fetcher:
    """Fetches addresses one after another and remembers what hosts asked for; not for several threads at once."""

    def __init__(
        self,
        options: ReadOptions | None = None,
        *,
        resolve: Resolve = look_up,
        delay_s: float = _DELAY_S,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._options = options or ReadOptions()
        self._delay_s = delay_s
        self._sleep = sleep
        self._backend = GuardedBackend(resolve, self._options.allow_private)
        self._transport = _Transport(self._backend)
        self._robots: dict[str, Rules] = {}
        self._last: dict[str, float] = {}
        self._headers = {
            "User-Agent": f"{AGENT}/{__version__} (reads one news report at a time; obeys robots.txt)",
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }

    def fetch(self, address: str) -> Page | Rejection:
        """The page at an address, or why it was not fetched."""
        self._backend.deadline = Deadline(self._options.timeout_s)
        try:
            return self._follow(address)
        except _FAULTS as error:
            return _told(address, error, self._options.timeout_s)

    def download(
        self,
        address: str,
        part: tuple[int, int],
        sink: IO[bytes],
        *,
        seconds: float,
        known: RemoteFile | None = None,
    ) -> RemoteFile | Rejection:
        """Write a part of a file, (first, stop) in bytes, into the sink as it comes; what the file is, or why not.

        After a Rejection the sink holds what came before it; asking again from there goes on.  ``known``: another
        size or version than this is refused, with code "changed".
        """
        self._backend.deadline = Deadline(seconds)
        try:
            url = address.partition("#")[0]
            for _ in range(MAX_REDIRECTS + 1):
                if refused := self._refused(address, url):
                    return refused
                got = self._get_part(address, url, part, sink, known)
                if not isinstance(got, str):
                    return got
                url = got
            return rejections.refused_address(address, f"it redirects more than {MAX_REDIRECTS} times")
        except _FAULTS as error:
            return _told(address, error, seconds)

    def _refused(self, address: str, url: str) -> Rejection | None:
        """Why the address, or one it redirects to, is not asked; otherwise its host has been left its time."""
        if reason := refuse_url(url, self._options.allow_private):
            return rejections.refused_address(address, reason)
        rules = self._rules(url)
        parts = urlsplit(url)
        if not rules.allow(parts.path + (f"?{parts.query}" if parts.query else "")):
            return rejections.robots(address)
        self._wait(parts.netloc, rules)
        return None

    def _follow(self, address: str) -> Page | Rejection:
        url = address.partition("#")[0]
        for _ in range(MAX_REDIRECTS + 1):
            if refused := self._refused(address, url):
                return refused
            answer = self._get(url, self._options.max_page_bytes)
            if answer is None:
                return rejections.too_large(address, self._options.max_page_bytes)
            if answer.status in _REDIRECTS and answer.location:
                url = _led_to(url, answer.location)
                continue
            if answer.status != 200:
                return rejections.http_status(address, answer.status)
            return answer.page
        return rejections.refused_address(address, f"it redirects more than {MAX_REDIRECTS} times")

    def _wait(self, host: str, rules: Rules) -> None:
        """Leave the host the time between requests that it asks for."""
        pause = max(self._delay_s, rules.delay) - (time.monotonic() - self._last.get(host, float("-inf")))
        if pause > 0:
            self._backend.deadline.extend(pause)
            self._sleep(pause)
        self._last[host] = time.monotonic()

    def _rules(self, url: str) -> Rules:
        """The robots.txt of the address's site, read once."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(f"{site}/robots.txt")
        return self._robots[site]

    def _read_robots(self, url: str) -> Rules:
        """Without one everything is allowed; a server that fails to say allows nothing (RFC 9309, 2.3.1)."""
        for _ in range(MAX_REDIRECTS + 1):
            if refuse_url(url, self._options.allow_private):
                return ALLOW_ALL
            answer = self._get(url, _MAX_ROBOTS)
            if answer is None:
                return ALLOW_ALL
            if answer.status in _REDIRECTS and answer.location:
                url = _led_to(url, answer.location)
                continue
            if answer.status == 200:
                return parse_robots(answer.page.body, AGENT)
            return REFUSE_ALL if answer.status >= 500 else ALLOW_ALL
        return ALLOW_ALL

    def _get(self, url: str, limit: int) -> _Answer | None:
        """One request; None for a body over the limit."""
        with self._client() as client, client.stream("GET", url) as response:
            kind = response.headers.get("content-type")
            body = b""
            if response.status_code == 200:
                pieces, size = [], 0
                for piece in response.iter_bytes(65_536):
                    size += len(piece)
                    if size > limit:
                        return None
                    self._backend.deadline.left()
                    pieces.append(piece)
                body = b"".join(pieces)
            page = Page(url, body, kind, _charset(kind))
            return _Answer(response.status_code, response.headers.get("location"), page)

    def _get_part(
        self, address: str, url: str, part: tuple[int, int], sink: IO[bytes], known: RemoteFile | None
    ) -> RemoteFile | Rejection | str:
        """One request for a part of a file; where it redirects to, if it does."""
        first, stop = part
        headers = {"Range": f"bytes={first}-{stop - 1}", "Accept-Encoding": "identity"}
        with self._client() as client, client.stream("GET", url, headers=headers) as response:
            if response.status_code in _REDIRECTS and (location := response.headers.get("location")):
                return _led_to(url, str(location))
            if response.status_code == 429 or response.status_code >= 500:
                return rejections.unreachable(address, f"the server answered {response.status_code}")
            if response.status_code not in (200, 206):
                return rejections.http_status(address, response.status_code)
            told = _RANGE.match(response.headers.get("content-range", ""))
            size = told.group(2) if told else response.headers.get("content-length", "")
            if (response.status_code == 206) != bool(told) or not size.isdigit():
                return rejections.unreachable(address, "its server does not say how large the file is")
            file = RemoteFile(int(size), response.headers.get("etag") or response.headers.get("last-modified"))
            if known is not None and file != known:
                return Rejection(address, "changed", "is another file than when the run was planned; plan it anew")
            at = int(told.group(1)) if told else 0
            for piece in response.iter_raw(65_536):
                self._backend.deadline.left()
                sink.write(piece[max(0, first - at) : max(0, stop - at)])
                at += len(piece)
                if at >= stop:
                    break
            return file

    @contextmanager
    def _client(self) -> Iterator[httpx.Client]:
        """A client without memory (no cookies, no proxy settings) over the guarded connections."""
        with httpx.Client(
            transport=self._transport, headers=self._headers, timeout=_STEP_S, trust_env=False, follow_redirects=False
        ) as client:
            yield client


_ERRNO = re.compile(r"\[Errno -?\d+\] ")  # a number of the system's, which tells a reader nothing


def _told(address: str, error: BaseException, seconds: float) -> Rejection:
    """A fault on the way as a Rejection."""
    if isinstance(error, Refused):
        return rejections.refused_address(address, str(error))
    if isinstance(error, OutOfTime | httpcore.TimeoutException | httpx.TimeoutException):
        return rejections.timeout(address, seconds)
    if isinstance(error, UnicodeError):
        return rejections.refused_address(address, "its host has a name that no host can have")
    return rejections.unreachable(address, _ERRNO.sub("", in_short(error)))


def _led_to(url: str, location: str) -> str:
    """Where an address redirects to; what is no address at all as it stands, for ``refuse_url`` to refuse."""
    with suppress(ValueError):
        location = urljoin(url, location)
    return location.partition("#")[0]


def _charset(content_type: str | None) -> str | None:
    found = re.search(r"charset=[\"']?([\w.:-]{1,40})", content_type or "", re.I)
    return found.group(1) if found else None


class _Transport(httpx.BaseTransport):
    """httpx over httpcore's pool with our network below it; keeps no connection open."""

    def __init__(self, backend: GuardedBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=backend, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request, its answer streamed."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        """Give the connection back."""
        self._answer.close()
