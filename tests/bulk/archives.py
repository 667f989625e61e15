"""Small archives made on the spot, and a reader that needs no network: whoever stands before "said" said it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from quoth.bulk.plan import Options
from quoth.data import Article, Confidence, Quote, Record, Speaker

_SAID = re.compile(r"“([^”]+)”,? said ((?:[A-Z]\w+ ?)+)")

WORDS = "harbour council river market school budget winter bridge garden letter engine summer".split()


def read_by_rule(options: Options):
    """What ``Worker`` loads instead of the network; named, so that a spawned process finds it."""
    return find_said


def find_said(article: Article) -> Record:
    if "EXPLODE" in article.text:
        raise ValueError("as asked")
    quotes, speakers = [], []
    for i, m in enumerate(_SAID.finditer(article.text), 1):
        start = m.start(2)
        span = (start, start + len(m.group(2).rstrip()))
        speakers.append(Speaker(f"s{i}", article.text[slice(*span)], spans=(span,), confidence=0.9))
        cue = (m.start(2) - 5, m.start(2) - 1)
        sure = Confidence(0.9, 0.8)
        quotes.append(Quote(f"q{i}", "direct", (m.span(1),), (cue,), (span,), f"s{i}", confidence=sure, reason="rule"))
    return Record(article, tuple(quotes), (), tuple(speakers))


def story(seed: int, *, extra: str = "") -> str:
    """A page about nothing in particular, with one quote of its own."""
    words = [WORDS[(seed * 7 + k * (seed % 5 + 1)) % len(WORDS)] for k in range(40)]
    lines = [
        f"The {words[k]} and the {words[k + 1]} number {seed} of the old {words[k + 2]} were looked at again by all "
        f"who had anything to do with the {words[k + 3]} last {words[k + 4]}."
        for k in range(0, 30, 5)
    ]
    said = f"“We will mend the {words[3]} before number {seed} of the {words[5]} is lost,” said Jane Roe on Monday."
    body = "".join(f"<p>{line}</p>" for line in [*lines[:3], said, extra, *lines[3:]] if line)
    return (
        f"<html><head><title>Story {seed} of the {words[0]}</title></head><body><article>"
        f"<h1>Story {seed} of the {words[0]}</h1>{body}</article></body></html>"
    )


def record(
    body: bytes, address: str = "", *, kind: str = "response", status: str = "200 OK", type_: str = "text/html"
) -> bytes:
    """One WARC record, uncompressed."""
    stated = "application/http"
    if kind == "response":
        typed = f"Content-Type: {type_}\r\n" if type_ else ""
        body = f"HTTP/1.1 {status}\r\n{typed}Content-Length: {len(body)}\r\n\r\n".encode() + body
    elif kind == "resource":
        stated = type_
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2026-01-02T03:04:05Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {stated}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def page(seed: int, *, site: str = "news.example", html: str | None = None, **kinds: str) -> bytes:
    """A gzipped WARC record holding a story."""
    body = (story(seed) if html is None else html).encode()
    return gzip.compress(record(body, f"https://www.{site}/{seed}", **kinds), mtime=0)


def write_warc(path: Path, seeds: range, *, site: str = "news.example") -> list[bytes]:
    """An archive of stories; its members."""
    members = [gzip.compress(record(b"software: test\r\n", kind="warcinfo"), mtime=0)]
    members += [page(seed, site=site) for seed in seeds]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(members))
    return members
