"""The sequence on one screen: article -> quotes -> speakers -> record.

as_seen | read_quotes | resolve_speakers -> Record
"""

from __future__ import annotations

from quoth.data import Article, Record
from quoth.extraction import read_quotes
from quoth.extraction.tagger import Tagger, load_tagger
from quoth.ingest.plain import text_article
from quoth.ingest.seen import as_seen
from quoth.ingest.wrapping import unwrapped
from quoth.speakers import resolve_speakers
from quoth.speakers.known.link import Register


def read_article(article: Article, tagger: Tagger | None = None, *, register: Register | None = None) -> Record:
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
