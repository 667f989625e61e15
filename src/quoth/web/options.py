"""The bounds the web reader keeps, in one frozen record; the defaults suit a newsroom on one machine."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls at once, and so many more each minute."""

    burst: int
    per_minute: float


@dataclass(frozen=True, slots=True)
class WebOptions:
    """What the reader accepts, from whom, and how much of it."""

    token: str | None = None  # demanded of everybody; None: only loopback is served, without a login
    hosts: tuple[str, ...] = LOOPBACK  # names the browser may use for this server; others are refused (DNS rebinding)
    any_ip: bool = False  # any IP literal too: a page elsewhere cannot make a browser take one for its own name
    secure: bool = False  # cookies only over https

    max_body_bytes: int = 20_000_000  # one request, uploads included
    max_files: int = 50  # files of one upload
    max_characters: int = 500_000  # one text to read: about 80,000 words, half a minute of work
    max_articles: int = 200  # articles read of one upload
    max_source_texts: int = 5_000  # texts a draft is checked against
    max_source_characters: int = 60_000_000
    max_query: int = 1_000  # characters of a query, a name or a claim
    upload_s: float = 60.0  # a request's body must have arrived by then
    work_s: float = 600.0  # a job is stopped after this
    fetch_s: float = 20.0  # one address, redirects included
    allow_private: bool = False  # fetch private addresses; for tests only
    max_stream_lines: int = 10_000
    max_stream_bytes: int = 500_000_000

    store_threads: int = 4  # each keeps a connection to the store
    count_threads: int = 1  # what walks through the whole store: audits, lists of people, what was printed most
    read_threads: int = 2  # short texts
    fetch_threads: int = 4  # addresses, which mostly wait
    long_threads: int = 1  # long texts, uploads and checks; never more, so that a short text is read at once
    max_waiting: int = 64  # calls that wait for a thread; the next one is told to come back

    reading: Rate = Rate(20, 60)  # texts and checks of one client
    fetching: Rate = Rate(10, 20)  # addresses
    looking: Rate = Rate(200, 1800)  # searches, people, families, counts
    writing: Rate = Rate(60, 120)  # corrections and what is kept
    login: Rate = Rate(10, 10)

    kept_minutes: float = 120.0  # what was read and not kept in the store is forgotten after this
    max_shelf: int = 200  # readings and checks held at a time
    max_shelf_characters: int = 40_000_000
