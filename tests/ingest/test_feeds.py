"""Feeds: RSS, Atom and JSON Feed give the addresses of their articles."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Rejection
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.feeds import FeedEntry, feed_entries

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title><link>https://example.org/</link>
<item><title>Pier &amp; ferry</title><link> https://example.org/pier </link><pubDate>Mon, 04 May 2026</pubDate></item>
<item><title>Twice</title><link>https://example.org/pier</link></item>
<item><guid>https://example.org/ferry</guid></item><item><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Pier</title><link rel="self" href="/feed/1"/>
<link href="/pier"/><updated>2026-05-04T00:00:00Z</updated></entry></feed>"""


def test_reads_rss() -> None:
    assert feed_entries(RSS, "feed") == [
        FeedEntry("https://example.org/pier", "Pier & ferry", "Mon, 04 May 2026"),
        FeedEntry("https://example.org/ferry"),
    ]


def test_reads_atom_and_resolves_addresses() -> None:
    found = feed_entries(ATOM, "feed", base="https://example.org/news/feed")
    assert found == [FeedEntry("https://example.org/pier", "Pier", "2026-05-04T00:00:00Z")]


def test_reads_json_feed() -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://example.org/a"}]}
    assert feed_entries(json.dumps(feed).encode(), "feed") == [FeedEntry("https://example.org/a")]


def test_an_entry_that_is_none_costs_itself_alone() -> None:
    items = [{"url": "https://example.org/a", "title": 5}, None, "b", {"url": "//["}, {"id": "https://example.org/c"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items}
    found = feed_entries(json.dumps(feed).encode(), "feed", base="https://example.org/")
    assert found == [FeedEntry("https://example.org/a"), FeedEntry("https://example.org/c")]
    broken = RSS.replace(b"<item><guid>", b"<item><link>//[</link></item><item><guid>")
    assert feed_entries(broken, "feed", base="https://example.org/") == feed_entries(RSS, "feed")


def test_why_a_feed_cannot_be_read_is_told_in_words() -> None:
    for data, why in ((b'{"items": 5}', "it has no list of items"), (b"{", "Expecting property name"), (b"", "empty")):
        found = feed_entries(data, "feed")
        assert isinstance(found, Rejection)
        assert why in found.message


def test_entities_are_not_expanded() -> None:
    bomb = b"<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'>" + b"".join(
        f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>".encode() for i in range(9)
    )
    found = feed_entries(b"<?xml version='1.0'?>" + bomb + b"]><rss><item><link>&j;</link></item></rss>", "feed")
    assert isinstance(found, Rejection)


@pytest.mark.parametrize("data", [b"<rss/>", b"{}", b"<rss", b'{"items": 5}'])
def test_a_feed_without_addresses_is_refused(data: bytes) -> None:
    found = feed_entries(data, "feed")
    assert isinstance(found, Rejection)
    assert found.code == "bad-feed"


def test_an_unfollowed_feed_says_so() -> None:
    (found,) = read_articles(RSS, options=ReadOptions(follow_feeds=False))
    assert isinstance(found, Rejection)
    assert found.code == "bad-feed"


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert isinstance(feed_entries(data, "feed"), list | Rejection)
