"""One e-mail (.eml) -> Article: its own words, titled by its subject and dated as it was sent."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from quoth.data import Article, Rejection, Span
from quoth.ingest import rejections
from quoth.ingest.decoding import decode
from quoth.ingest.options import ReadOptions, tell
from quoth.text import common_words

_NAME_WORDS = 4
_NAME_WORD = re.compile(r"[^\W\d_a-z][\w’'.-]*|(?:de|la|van|von|bin|al)")
_DESKS = frozenset("news press media desk team office newsletter digest".split())
_LINE = re.compile(r"^.*\S.*$", re.MULTILINE)
_SENT_ON = re.compile(r"^(?:-{2,} ?(?:Original|Forwarded) [Mm]essage|Begin forwarded message:|From: \S)", re.MULTILINE)
_CITES = re.compile(r"On .{4,160} wrote:\s*")
_MAX_SUBJECT = 300
_MAX_HEADER = 4_000  # the library takes headers apart in time that grows with their square


def read_mail(data: bytes, name: str, options: ReadOptions) -> Article | Rejection:
    """The article of an e-mail, or why there is none; what is attached is told of and not read."""
    from quoth.ingest.html import read_page
    from quoth.ingest.plain import text_article

    try:
        if _has_long_header(data):
            return rejections.bad_mail(name, f"a header of it is longer than {_MAX_HEADER:,} characters")
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain", "html"))
        words = body.get_payload(decode=True) if body is not None else None
        attached = sum(1 for _ in message.iter_attachments())
        subject, sent, sender = _subject(message), _sent(message), _sender(message)
    except Exception as error:  # the library raises what it likes on broken headers
        return rejections.bad_mail(name, type(error).__name__)
    if body is None or not isinstance(words, bytes):
        return rejections.bad_mail(name, "it holds no text of its own")
    if attached:
        tell(options, name, f"{attached} attached file{'s' * (attached > 1)} not read; save and read what you need")
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        page = read_page(words, name, options, charset=charset)
        if isinstance(page, Rejection):
            return page
        return replace(page, title=subject or page.title, published=sent, byline=page.byline or sender)
    text, note = decode(words, charset)
    text = text.replace("\r\n", "\n")  # as mail is sent, not as it was written
    if str(body.get_param("format", "")).lower() == "flowed":
        text = _as_written(text, joined=str(body.get_param("delsp", "")).lower() == "yes")
    if not text.strip():
        return rejections.empty(name)
    if note and charset in (None, "utf-8"):
        tell(options, name, note)
    article = text_article(text, article_id=name, title=subject)
    return replace(article, published=sent or article.published, byline=article.byline or sender)


def _as_written(text: str, *, joined: bool) -> str:
    """A text that was sent as ``format=flowed`` (RFC 3676), its lines put together again.

    ``joined``: the space at a line's end only marks it and is no part of the text.
    """
    out: list[str] = []
    flows: str | None = None  # the marks of who is cited before a line that goes on
    for line in text.split("\n"):
        rest = line.lstrip(">")
        cited = line[: len(line) - len(rest)]
        rest = rest.removeprefix(" ")
        goes_on = rest.endswith(" ") and rest != "-- "
        if goes_on and joined:
            rest = rest[:-1]
        if flows == cited and rest != "-- ":
            out[-1] += rest
        else:
            out.append(f"{cited} {rest}" if cited else rest)
        flows = cited if goes_on else None
    return "\n".join(out)


def _has_long_header(data: bytes) -> bool:
    """Whether a header that is to be taken apart is too long for it; here they are only looked at."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    return any(
        len(str(value)) > _MAX_HEADER
        for part in message.walk()
        for key, value in part.raw_items()
        if key.lower() in ("subject", "date") or key.lower().startswith("content-")
    )


def _subject(message: EmailMessage) -> str | None:
    words = " ".join(str(message.get("Subject", "")).split())[:_MAX_SUBJECT]
    return words.encode("utf-8", "replace").decode("utf-8") or None


def _sender(message: EmailMessage) -> tuple[str, ...]:
    """Who sent it, where that is somebody's full name and not what a desk or a list is called."""
    name = " ".join(parseaddr(str(message.get("From", "")))[0].split())
    words = name.split()
    plain = 1 < len(words) <= _NAME_WORDS and all(_NAME_WORD.fullmatch(word) for word in words)
    return (name,) if plain and words[-1].lower() not in common_words() | _DESKS else ()


def own_words(text: str) -> list[Span]:
    """The stretches of an e-mail's text that its sender wrote: no lines cited, and nothing sent on below them."""
    sent_on = _SENT_ON.search(text)
    spans: list[Span] = []
    for m in _LINE.finditer(text, 0, sent_on.start() if sent_on else len(text)):
        if m[0].startswith(">") or _CITES.fullmatch(m[0]):
            continue
        near = spans and not text[spans[-1][1] : m.start()].strip()
        spans = [*spans[:-1], (spans[-1][0], m.end())] if near else [*spans, m.span()]
    return spans


def _sent(message: EmailMessage) -> str | None:
    """The day it was sent, by the sender's clock."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
