"""Words found in SQLite: queries to the FTS5 indexes that ``schema.sql`` defines and keeps in step by trigger."""

from __future__ import annotations

import math
from collections.abc import Sequence

from quoth.store.base import Match
from quoth.store.database import Database, Source
from quoth.store.folding import fold_words

_COUNTED = 1_000
"""Quotes with a word that are counted one by one; how many there are of a more frequent one is told by how far back
in the store so many of them reach."""

_COMPARED = 600
"""Quotes with some of the words that are looked at further, those with the most and rarest first."""

_RUN_WEIGHT = 16.0
"""What words side by side weigh; a word in one quote of a million weighs about as much."""


class FtsIndex:
    """The FTS5 indexes ``quotes_index`` and ``passages_index``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: dict[tuple[str, str], int] = {}

    def split(self, text: str) -> list[str]:
        """The words of a text as the index sees them."""
        return fold_words(text)

    def quotes(self, match: Match | None, names: Sequence[str], facets: Sequence[tuple[str, ...]] = ()) -> Source:
        """Quotes with these words by speakers with these names: best first for ``any``, else newest first."""
        parts = [f'{{speaker_name}} : "{name}"' for name in names]
        parts += [f"{{facets}} : ({' OR '.join(map(_quoted, group))})" for group in facets]
        if match and match.how == "any":
            return self._any("quotes", match.words, parts)
        parts += [f"{{words}} : {_expression(match)}"] if match else []
        if not parts:
            return Source("quotes AS q", "q.struck = 0", "q.number DESC", [])
        tables = "quotes_index AS x JOIN quotes AS q ON q.number = x.rowid"
        return Source(tables, "x.quotes_index MATCH ? AND q.struck = 0", "x.rowid DESC", [" AND ".join(parts)])

    def passages(self, words: Sequence[str]) -> Source:
        """Passages with any of these words, best first."""
        return self._any("passages", words, [])

    def _any(self, table: str, words: Sequence[str], parts: Sequence[str]) -> Source:
        """Rows with some of the words, by the rarity of those they hold.

        Each word is looked up by itself and the weights are added: FTS5's own rank takes four times as long.
        """
        found, expressions = [], []
        for word in dict.fromkeys(words):
            weight = _RUN_WEIGHT if " " in word else self._weight(word, table == "passages")
            found.append(
                f"SELECT rowid AS number, {weight:.2f} AS weight FROM {table}_index WHERE {table}_index MATCH ?"
            )
            expressions.append(" AND ".join([f"{{words}} : {_quoted(word)}", *parts]))
        best = (
            f"SELECT number, sum(weight) AS weight FROM ({' UNION ALL '.join(found)}) "
            f"GROUP BY number ORDER BY 2 DESC, 1 DESC LIMIT {_COMPARED}"
        )
        short = table[0]
        where = "q.struck = 0" if table == "quotes" else "1 = 1"
        tables = f"({best}) AS x JOIN {table} AS {short} ON {short}.number = x.number"
        return Source(tables, where, "x.weight DESC, x.number DESC", expressions)

    def _weight(self, word: str, passages: bool) -> float:
        return max(0.5, 20.0 - math.log2(1 + self.frequency(word, passages=passages)))

    def frequency(self, word: str, *, passages: bool = False) -> int:
        """The number of quotes (or passages) with this word, estimated from the newest where there are many."""
        table = "passages" if passages else "quotes"
        known = self._counts.get((table, word))
        if known is not None:
            return known
        newest = f"SELECT rowid AS number FROM {table}_index WHERE {table}_index MATCH ? ORDER BY rowid DESC"
        row = self._database.one(
            f"SELECT count(*), min(number), (SELECT max(number) FROM {table}) FROM ({newest} LIMIT {_COUNTED})",
            [f"{{words}} : {_quoted(word)}"],
        )
        count, oldest, last = row or (0, 0, 0)
        if count < _COUNTED:
            return int(count)
        self._counts[table, word] = estimate = int(count * last / (last - oldest + 1))
        return estimate


def _expression(match: Match) -> str:
    """The words as an FTS5 expression; every word is quoted, so that none is taken for an operator."""
    if match.how in ("phrase", "prefix"):
        return _quoted(" ".join(match.words)) + (" *" if match.how == "prefix" else "")
    return "(" + " AND ".join(map(_quoted, match.words)) + ")"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"'
