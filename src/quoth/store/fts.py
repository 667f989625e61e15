"""Words found in SQLite: queries to the FTS5 indexes that ``schema.sql`` defines and keeps in step by trigger."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.store.base import Match
from quoth.store.database import Database, Source
from quoth.store.folding import fold_words

_WORTH_KEEPING = 1_000
"""Counting a word walks all its postings; the counts of frequent words are kept for the life of the store."""


class FtsIndex:
    """The FTS5 indexes ``quotes_index`` and ``passages_index``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: dict[tuple[str, str], int] = {}

    def split(self, text: str) -> list[str]:
        """The words of a text as the index sees them."""
        return fold_words(text)

    def quotes(self, match: Match | None, names: Sequence[str]) -> Source:
        """Quotes with these words by speakers with these names: best first for ``any``, else newest first."""
        parts = [f"{{words}} : {_expression(match)}"] if match else []
        parts += [f'{{speaker_name}} : "{name}"' for name in names]
        if not parts:
            return Source("quotes AS q", "q.struck = 0", "q.number DESC", [])
        order = "x.rank" if match and match.how == "any" else "x.rowid DESC"
        tables = "quotes_index AS x JOIN quotes AS q ON q.number = x.rowid"
        return Source(tables, "x.quotes_index MATCH ? AND q.struck = 0", order, [" AND ".join(parts)])

    def passages(self, words: Sequence[str]) -> Source:
        """Passages with any of these words, best first."""
        expression = f"{{words}} : {_expression(Match(tuple(words), 'any'))}"
        tables = "passages_index AS x JOIN passages AS p ON p.number = x.rowid"
        return Source(tables, "x.passages_index MATCH ?", "x.rank", [expression])

    def frequency(self, word: str, *, passages: bool = False) -> int:
        """The number of quotes (or passages) with this word."""
        table = "passages_terms" if passages else "quotes_terms"
        known = self._counts.get((table, word))
        if known is not None:
            return known
        row = self._database.one(f"SELECT doc FROM {table} WHERE term = ?", [word])
        count = int(row[0]) if row else 0
        if count >= _WORTH_KEEPING:
            self._counts[table, word] = count
        return count


def _expression(match: Match) -> str:
    """The words as an FTS5 expression; every word is quoted, so that none is taken for an operator."""
    words = [word.replace('"', "") for word in match.words]
    if match.how in ("phrase", "prefix"):
        return f'"{" ".join(words)}"' + (" *" if match.how == "prefix" else "")
    joint = " OR " if match.how == "any" else " AND "
    return "(" + joint.join(f'"{word}"' for word in words) + ")"
