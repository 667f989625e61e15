"""A person's newest statements as Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any
from urllib.parse import quote

from quoth.data import StoredQuote
from quoth.days import day_of
from quoth.web.stored import Statement

_ENTRIES = 50
_EPOCH = "1970-01-01T00:00:00Z"
_WHOLE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)


def to_atom(name: str, statements: Sequence[Statement], page: str, own: str, home: str) -> str:
    """The feed as XML; ``home`` is the address of the server, ``page`` of the person, ``own`` of the feed."""
    newest = max((_time(s.first) for s in statements[:_ENTRIES]), default=_EPOCH)
    entries = "".join(_entry(s, home) for s in statements[:_ENTRIES])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{_xml(name)}: on record</title><id>{_xml(page)}</id><updated>{newest}</updated>"
        f'<link rel="self" href="{_xml(own)}"/><link href="{_xml(page)}"/><author><name>Quoth</name></author>'
        f"{entries}</feed>\n"
    )


def _entry(statement: Statement, home: str) -> str:
    fullest = statement.fullest
    address = family_address(fullest, home)
    return (
        f"<entry><title>{_xml(_title(fullest))}</title><id>{_xml(address)}</id>"
        f"<updated>{_time(statement.first)}</updated>"
        f'<link href="{_xml(address)}"/><content type="text">{_xml(fullest.words)}</content></entry>'
    )


def to_json_feed(name: str, statements: Sequence[Statement], page: str, own: str, home: str) -> dict[str, Any]:
    """The feed as a JSON object."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{name}: on record",
        "home_page_url": page,
        "feed_url": own,
        "items": [
            {
                "id": family_address(s.fullest, home),
                "url": family_address(s.fullest, home),
                "title": _title(s.fullest),
                "content_text": s.fullest.words,
                **({"date_published": _time(s.first)} if day_of(s.first) else {}),
                **({"external_url": s.fullest.url} if s.fullest.url else {}),
            }
            for s in statements[:_ENTRIES]
        ],
    }


def family_address(stored: StoredQuote, home: str = "") -> str:
    """The page of the utterance a quote belongs to."""
    return f"{home}/family?quote={quote(stored.key, safe='')}"


def _title(stored: StoredQuote) -> str:
    words = stored.words if len(stored.words) <= 80 else stored.words[:79] + "…"
    return f"{words} ({stored.outlet})" if stored.outlet else words


def _time(published: str | None) -> str:
    """A time as RFC 3339 wants it, of a day, month or year its beginning; the first of 1970 for none or nonsense.

    A time without a zone is taken for one of UTC, so that its day stays the one stated.
    """
    day = day_of(published)
    if published is None or day is None:
        return _EPOCH
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:  # a month or a year alone, or no time of day
        return f"{day}-01-01"[:10] + "T00:00:00Z"
    if _WHOLE.fullmatch(published):
        return published
    return moment.isoformat(timespec="seconds") + ("" if moment.tzinfo else "Z")


def _xml(text: str) -> str:
    return escape("".join(c for c in text if c.isprintable()), quote=True)
