"""The sequence on one screen: text -> article -> quotes -> speakers -> record.

read_articles(source) | read_quotes | resolve_speakers -> Record
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from quoth.data import Article, Record, Rejection
from quoth.extraction import read_quotes
from quoth.extraction.tagger import Tagger, load_tagger
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.language import LANGUAGES
from quoth.ingest.plain import text_article
from quoth.ingest.rejections import other_language
from quoth.ingest.seen import as_seen
from quoth.ingest.wrapping import unwrapped
from quoth.speakers import resolve_speakers


def read_article(article: Article, tagger: Tagger | None = None, *, register: Any = None) -> Record:
    """Find the quotes of an article and resolve their speakers; raises nothing for any text.

    Line breaks within a paragraph and odd blanks are read as blanks, and what takes no room is not read; the record
    holds the text as it came, and the spans are of that.
    """
    seen = as_seen(unwrapped(article))
    quotes, mentions, hints = read_quotes(seen.article, tagger or load_tagger())
    resolved, speakers = resolve_speakers(seen.article, quotes, register=register, hints=hints)
    return Record(article, *seen.back(resolved, mentions, speakers))


def read_text(text: str, *, article_id: str = "text", tagger: Tagger | None = None) -> Record:
    """Read one plain text; the text is kept as it is.

    Raises ``TypeError`` for what is no string: bytes, files and addresses are ``quoth.read_articles``'s.
    """
    for what, given in (("text", text), ("article_id", article_id)):
        if not isinstance(given, str):
            raise TypeError(f"read_text: {what} must be a string, not {type(given).__name__}; see quoth.read_articles")
    return read_article(text_article(text, article_id=article_id), tagger)


def read_source(
    source: str | Path | bytes | IO[bytes],
    tagger: Tagger | None = None,
    *,
    options: ReadOptions | None = None,
    register: Any = None,
    any_language: bool = False,
) -> Iterator[Record | Rejection]:
    """Read every article of a file, address, folder or stream; what is refused comes out as a Rejection."""
    for got in read_articles(source, options=options):
        refused = got if isinstance(got, Rejection) else None if any_language else other_language(got, LANGUAGES)
        if refused is not None:
            yield refused
        elif isinstance(got, Article):
            yield read_article(got, tagger, register=register)
