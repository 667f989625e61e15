"""One e-mail (.eml) -> Article: its own words, titled by its subject and dated as it was sent."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from quoth.data import Article, Rejection
from quoth.ingest import rejections
from quoth.ingest.decoding import decode
from quoth.ingest.options import ReadOptions, tell

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
        subject, sent = _subject(message), _sent(message)
    except Exception as error:  # the library raises what it likes on broken headers
        return rejections.bad_mail(name, type(error).__name__)
    if body is None or not isinstance(words, bytes):
        return rejections.bad_mail(name, "it holds no text of its own")
    if attached:
        tell(options, name, f"{attached} attached file{'s' * (attached > 1)} not read; save and read what you need")
    charset = body.get_content_charset()
    if body.get_content_subtype() == "html":
        page = read_page(words, name, options, charset=charset)
        return replace(page, title=subject or page.title, published=sent) if isinstance(page, Article) else page
    text, note = decode(words, charset)
    text = text.replace("\r\n", "\n")  # as mail is sent, not as it was written
    if str(body.get_param("format", "")).lower() == "flowed":
        text = _as_written(text, joined=str(body.get_param("delsp", "")).lower() == "yes")
    if not text.strip():
        return rejections.empty(name)
    if note and charset in (None, "utf-8"):
        tell(options, name, note)
    article = text_article(text, article_id=name, title=subject)
    return replace(article, published=sent or article.published)


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


def _sent(message: EmailMessage) -> str | None:
    """The day it was sent, by the sender's clock."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
