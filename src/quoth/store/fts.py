"""Words found in SQLite: queries to the FTS5 indexes that ``schema.sql`` defines and keeps in step by trigger."""

from __future__ import annotations

import contextlib
import json
import math
import time
from collections.abc import Mapping, Sequence

from quoth.store.base import Match
from quoth.store.database import Database, Source
from quoth.store.folding import fold_words

_COUNTED = 400
"""Quotes with a word that are counted one by one; how many there are of a more frequent one is told by how far back
in the store so many of them reach."""

_COMPARED = 600
"""Quotes with some of the words that are looked at further, those with the most and rarest first."""

_LOOKED_UP = 12_000
"""Quotes with one of these words that are looked up, the newest first."""

_SECONDS = 1.0
"""Looking up all of them ends here."""

_EXPECTED = 30
"""Quotes with the rarest words of a query, by how frequent each is, that are as well read as looked up by the others
(four times as many, when there is no other): words go together, so they may be ten times as many."""

_REMEMBERED = 60.0
"""Seconds for which the number of quotes with a word is taken to hold; it only ever tells what to look up first."""

_WORDS = 100_000
"""Words whose number is remembered."""

_MERGED = 1_000
"""Pages of an index merged at a time, about four megabytes: others wait no longer than for a batch of articles."""

_RUN_WEIGHT = 16.0
"""What words side by side weigh; a word in one quote of a million weighs about as much."""


class FtsIndex:
    """The FTS5 indexes ``quotes_index`` and ``passages_index``."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._counts: dict[tuple[str, str], tuple[int, float]] = {}

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

        Each word is looked up by itself and the weights are added here: FTS5's own rank takes ten times as long, and
        adding them in SQL four times.
        """
        weights: dict[int, float] = {}
        until = time.monotonic() + _SECONDS
        for word in dict.fromkeys(words):
            count = 0 if " " in word else self.frequency(word, passages=table == "passages")
            weight = _RUN_WEIGHT if " " in word else max(0.5, 20.0 - math.log2(1 + count))
            expression = " AND ".join([f"{{words}} : {_quoted(word)}", *parts])
            for number in self._numbers(table, expression, until, many=count > _LOOKED_UP):
                weights[number] = weights.get(number, 0.0) + weight
        short = table[0]
        where = "q.struck = 0" if table == "quotes" else "1 = 1"
        tables = f"json_each(?) AS x JOIN {table} AS {short} ON {short}.number = x.value"
        return Source(tables, where, "x.key", [json.dumps(_heaviest(weights, _COMPARED))])

    def _numbers(self, table: str, expression: str, until: float, *, many: bool) -> list[int]:
        """The rows that fit, of ``many`` the newest; all in one value: row by row would take four times as long.

        In the order of the index, which is a third faster than the newest first, unless there are many.
        """
        rows = f"SELECT rowid FROM {table}_index WHERE {table}_index MATCH ?"
        rows += f" ORDER BY rowid DESC LIMIT {_LOOKED_UP}" if many else ""
        left = max(until - time.monotonic(), 0.0)
        with contextlib.suppress(TimeoutError):
            for (numbers,) in self._database.each(
                f"SELECT json_group_array(rowid) FROM ({rows})", [expression], seconds=left
            ):
                return list(json.loads(numbers))
        return []

    def tidy(self, seconds: float) -> None:
        """Merge the parts of which adding makes the indexes, a few megabytes at a time.

        The first step, below zero, asks for one part in the end; a step that changes nothing says that it is reached
        (https://sqlite.org/fts5.html#the_merge_command).
        """
        until = time.monotonic() + seconds
        for index in ("quotes_index", "passages_index"):
            pages, changed = -_MERGED, 2
            while changed > 1 and time.monotonic() < until:
                with self._database.writing():
                    before = self._changes()
                    self._database.all(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", [pages])
                    changed = self._changes() - before
                pages = _MERGED

    def _changes(self) -> int:
        row = self._database.one("SELECT total_changes()")
        return int(row[0]) if row else 0

    def lead(self, words: Sequence[str]) -> tuple[str, ...]:
        """Of words that all must stand in a quote the rarest, that few quotes hold together."""
        row = self._database.one("SELECT max(number) FROM quotes")
        total = expected = float(row[0] or 0) if row else 0.0
        lead: list[str] = []
        for count, word in sorted((self.frequency(word), word) for word in dict.fromkeys(words)):
            lead.append(word)
            expected *= count / max(total, 1.0)
            if expected <= _EXPECTED:
                break
        return tuple(lead) if expected <= 4 * _EXPECTED else ()

    def frequency(self, word: str, *, passages: bool = False) -> int:
        """The number of quotes (or passages) with this word, estimated from the newest where there are many."""
        table = "passages" if passages else "quotes"
        known, at = self._counts.get((table, word), (0, 0.0))
        if known and time.monotonic() - at < _REMEMBERED:
            return known
        newest = f"SELECT rowid AS number FROM {table}_index WHERE {table}_index MATCH ? ORDER BY rowid DESC"
        row = self._database.one(
            f"SELECT count(*), min(number), (SELECT max(number) FROM {table}) FROM ({newest} LIMIT {_COUNTED})",
            [f"{{words}} : {_quoted(word)}"],
        )
        count, oldest, last = row or (0, 0, 0)
        if count >= _COUNTED:
            count = int(count * last / (last - oldest + 1))
        if len(self._counts) >= _WORDS:
            self._counts.clear()
        self._counts[table, word] = count, time.monotonic()
        return int(count)


def _heaviest(weights: Mapping[int, float], most: int) -> list[int]:
    """The numbers that weigh most, the largest first among equals; few weights differ, so they are what is sorted."""
    by_weight: dict[float, list[int]] = {}
    for number, weight in weights.items():
        by_weight.setdefault(weight, []).append(number)
    best: list[int] = []
    for weight in sorted(by_weight, reverse=True):
        best += sorted(by_weight[weight], reverse=True)
        if len(best) >= most:
            break
    return best[:most]


def _expression(match: Match) -> str:
    """The words as an FTS5 expression; every word is quoted, so that none is taken for an operator."""
    if match.how in ("phrase", "prefix"):
        return _quoted(" ".join(match.words)) + (" *" if match.how == "prefix" else "")
    return "(" + " AND ".join(map(_quoted, match.words)) + ")"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"'
