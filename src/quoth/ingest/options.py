"""What a reader of inputs may be asked for, and the bounds it keeps: one frozen record of settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

MEGABYTE = 1_000_000

Note = Callable[[str, str], None]
"""Told of what was mended on the way: the input's id, and one line for a person."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read; the defaults suit one report at a time.

    The largest text bound is about 1.6 million words: longer than any report or transcript, short enough that reading
    it cannot exhaust memory.
    """

    html: Literal["careful", "fast"] = "careful"  # careful: best text; fast: nine times quicker, for bulk
    whole: bool = False  # of a page also the quotes in captions and asides: a draft is checked with them
    recursive: bool = False  # whether a directory is walked instead of refused
    max_text_bytes: int = 10 * MEGABYTE  # one text, one line of JSONL
    max_page_bytes: int = 10 * MEGABYTE  # one HTML page, decompressed
    follow_feeds: bool = True  # whether the addresses in a feed are fetched and read
    max_feed_articles: int = 100  # addresses followed in one feed
    timeout_s: float = 30.0  # whole time for one address, redirects included
    allow_private: bool = False  # reach private addresses and any port; for tests only
    note: Note | None = None


def tell(options: ReadOptions, article_id: str, line: str) -> None:
    """Pass a note to whoever asked for notes."""
    if options.note is not None:
        options.note(article_id, line)
