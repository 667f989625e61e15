"""RSS, Atom and JSON Feed -> the addresses of their articles."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from quoth.data import Rejection
from quoth.ingest import rejections
from quoth.ingest.faults import in_short

_MAX_ENTRIES = 10_000


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article that a feed names."""

    address: str
    title: str | None = None
    published: str | None = None  # as the feed gives it


def feed_entries(data: bytes, name: str, base: str | None = None) -> list[FeedEntry] | Rejection:
    """The entries of a feed in its order, each address once, relative ones resolved against ``base``.

    An entry that is none, or whose address is none, is passed over.
    """
    try:
        found = _json_entries(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else _xml_entries(data)
    except Exception as error:  # what the parser of the feed raises on broken ones
        return rejections.bad_feed(name, f"not a feed that can be read ({in_short(error)})")
    entries: dict[str, FeedEntry] = {}
    for address, title, published in found[:_MAX_ENTRIES]:
        with suppress(ValueError):  # of no host, such as "http://["
            whole = urljoin(base or "", address.strip())
            if whole.startswith(("http://", "https://")):
                entries.setdefault(whole, FeedEntry(whole, title, published))
    return list(entries.values()) or rejections.bad_feed(name, "the feed names no addresses")


Found = list[tuple[str, str | None, str | None]]


def _json_entries(data: bytes) -> Found:
    items = json.loads(data.decode("utf-8-sig")).get("items")
    if not isinstance(items, list):
        raise ValueError("it has no list of items")
    entries: Found = []
    for item in items:
        stated = {name: text for name, text in item.items() if isinstance(text, str)} if isinstance(item, dict) else {}
        address = stated.get("url") or stated.get("external_url") or stated.get("id")
        if address:
            entries.append((address, stated.get("title"), stated.get("date_published")))
    return entries


def _xml_entries(data: bytes) -> Found:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    root = etree.fromstring(data.strip(), parser)
    if root is None:
        raise ValueError("it has no beginning")
    entries: Found = []
    for entry in root.iter("{*}item", "{*}entry"):
        address = _link(entry)
        if address:
            entries.append((address, _text(entry, "title"), _text(entry, "pubDate", "published", "updated", "date")))
    return entries


def _link(entry: Any) -> str | None:
    """The address of the article: RSS has it as text, Atom as an attribute; a permanent guid stands in for it."""
    links = list(entry.iterchildren("{*}link"))
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
    stated = _text(entry, "link")
    if stated:
        return stated
    guid = _text(entry, "guid")
    return guid if guid and guid.startswith("http") else None


def _text(entry: Any, *tags: str) -> str | None:
    for tag in tags:
        for child in entry.iterchildren(f"{{*}}{tag}"):
            if text := " ".join("".join(child.itertext()).split()):
                return text
    return None
