"""The tables of families: the index that ``quoth.families`` joins wordings in, kept between one quote and the next."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from quoth.data import StoredQuote
from quoth.store import rows
from quoth.store.base import EVERYTHING, Filters
from quoth.store.database import Database, Index
from quoth.store.filters import JOINS, conditions, words_of

_REMEMBERED = 50_000
"""Wordings whose words are kept in memory: those met lately are met again."""

_LOOSE = -1
"""A short run that no words have: the wordings that hold it have lost a quote.  Marked there because rows are only
added: whoever removes quotes waits for nobody who places them."""

_AT_ONCE = 500
"""Parameters of one statement; SQLite allows 32,766."""


class RelationalFamilies:
    """``FamilyTables`` over a relational database."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database = database
        self._index = index
        self._words = lru_cache(_REMEMBERED)(self._read_words)
        self._local = threading.local()

    @property
    def _roots(self) -> dict[int, int]:
        """Roots met by this thread in the transaction in hand."""
        roots: dict[int, int] | None = getattr(self._local, "roots", None)
        if roots is None:
            roots = self._local.roots = {}
        return roots

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction; writers of families take turns."""
        self._roots.clear()
        with self._database.writing():
            self._database.alone()
            try:
                yield
            except BaseException:
                self._words.cache_clear()  # numbers of wordings that were undone may be given again
                raise
            finally:
                self._roots.clear()

    def wording(self, words: tuple[str, ...]) -> tuple[int, bool]:
        """The number of a wording, and whether it is new."""
        joined = " ".join(words)
        found = self._database.one(
            f"SELECT number, root FROM wordings WHERE {self._database.same_text('words')}", [joined]
        )
        if found is None:
            found = self._database.one("INSERT INTO wordings (words, root) VALUES (?, 0) RETURNING number", [joined])
            assert found is not None
            self._database.many("UPDATE wordings SET root = number WHERE number = ?", [found])
            self._roots[found[0]] = found[0]
            return int(found[0]), True
        self._roots[found[0]] = found[1]
        return int(found[0]), False

    def words(self, wording: int) -> tuple[str, ...]:
        """The words of a wording."""
        return self._words(wording)

    def _read_words(self, wording: int) -> tuple[str, ...]:
        row = self._database.one("SELECT words FROM wordings WHERE number = ?", [wording])
        return tuple(row[0].split(" ")) if row and row[0] else ()

    def post(self, wording: int, runs: Sequence[int], short_runs: Sequence[int]) -> None:
        """Keep that a wording holds these runs."""
        for table, numbers in (("runs", runs), ("short_runs", short_runs)):
            if numbers:
                sql = f"INSERT INTO {table} (run, wording) VALUES (?, ?) ON CONFLICT DO NOTHING"
                self._database.many(sql, [(run, wording) for run in sorted(numbers)])

    def sharing(self, runs: Sequence[int]) -> Mapping[int, int]:
        """The wordings that hold any of these runs, with how many."""
        shared: dict[int, int] = {}
        for start in range(0, len(runs), _AT_ONCE):
            some = runs[start : start + _AT_ONCE]
            sql = (
                "SELECT r.wording, w.root, r.shared FROM (SELECT wording, count(*) AS shared FROM runs "
                f"WHERE run IN ({_marks(some)}) GROUP BY wording) AS r JOIN wordings AS w ON w.number = r.wording"
            )
            for wording, root, count in self._database.all(sql, some):
                self._roots[wording] = root
                shared[wording] = shared.get(wording, 0) + count
        return shared

    def holding(self, short_run: int) -> Iterable[int]:
        """The solid wordings that hold a short run."""
        return [row[0] for row in self._database.all("SELECT wording FROM short_runs WHERE run = ?", [short_run])]

    def root(self, wording: int) -> int:
        """The wording that stands for the component."""
        root = self._roots.get(wording)
        if root is None:
            row = self._database.one("SELECT root FROM wordings WHERE number = ?", [wording])
            root = int(row[0]) if row else wording
        return root

    def join(self, a: int, b: int) -> None:
        """Make the components of two wordings one; the smaller takes the root of the larger."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return
        members = {root: self._database.all("SELECT number FROM wordings WHERE root = ?", [root]) for root in (a, b)}
        small, large = sorted((a, b), key=lambda root: (len(members[root]), -root))
        self._database.many("UPDATE wordings SET root = ? WHERE root = ?", [(large, small)])
        self._roots.update({number: large for (number,) in members[small]})

    def unplaced(self, limit: int) -> list[tuple[int, str]]:
        """Numbers and words of quotes that have no wording yet."""
        held = self._database.holding("quotes")
        sql = f"SELECT number, words FROM quotes WHERE wording IS NULL ORDER BY number LIMIT ?{held}"
        return [(number, words) for number, words in self._database.all(sql, [limit])]

    def place(self, placed: Iterable[tuple[int, int]]) -> None:
        """Keep the wording of each quote, by their numbers."""
        self._database.many("UPDATE quotes SET wording = ? WHERE number = ?", [(w, quote) for quote, w in placed])

    def mark_short(self, wording: int, run: int) -> None:
        """Keep the run by which a short wording is looked up."""
        self._database.many("UPDATE wordings SET short = ? WHERE number = ?", [(run, wording)])

    def wording_of(self, key: str) -> int | None:
        """The wording of the quote of this key."""
        article, _, quote = key.rpartition("#")
        sql = "SELECT q.wording FROM quotes AS q JOIN articles AS a ON a.number = q.article WHERE a.id = ? AND q.id = ?"
        row = self._database.one(sql, [article, quote])
        return None if row is None or row[0] is None else int(row[0])

    def quotes_of_root(self, root: int) -> list[tuple[StoredQuote, int]]:
        """The quotes whose wording belongs to a component, with their wordings."""
        return self._quotes("w.root = ?", [root])

    def quotes_of_short(self, runs: Sequence[int]) -> list[tuple[StoredQuote, int]]:
        """The quotes of short wordings looked up by any of these runs, with their wordings."""
        found = []
        for start in range(0, len(runs), _AT_ONCE):
            some = runs[start : start + _AT_ONCE]
            found += self._quotes(f"w.short IN ({_marks(some)})", some)
        return found

    def _quotes(self, where: str, values: Sequence[int]) -> list[tuple[StoredQuote, int]]:
        sql = (
            f"SELECT q.wording, {rows.STORED} FROM wordings AS w JOIN quotes AS q ON q.wording = w.number {JOINS} "
            f"WHERE {where} AND q.struck = 0 ORDER BY q.number"
        )
        return [(rows.read_stored(tuple(row)), wording) for wording, *row in self._database.all(sql, values)]

    def roots_by_size(self, limit: int, offset: int, filters: Filters = EVERYTHING) -> list[int]:
        """Components with a quote that fits that may hold families: of several articles, most first, then of one.

        A long quote makes a family with short ones that it holds, whose wordings are components of their own.
        """
        more, values = self._fitting(filters)
        several = (
            "SELECT w.root, count(DISTINCT q.article) AS size FROM quotes AS q "
            f"JOIN wordings AS w ON w.number = q.wording {JOINS if more else ''} GROUP BY w.root "
            f"HAVING count(DISTINCT q.article) > 1 AND sum(CASE WHEN 1 = 1{more} THEN 1 ELSE 0 END) > 0"
        )
        sql = f"{several} ORDER BY size DESC, w.root LIMIT ? OFFSET ?"
        found = [row[0] for row in self._database.all(sql, [*values, limit, offset])]
        if len(found) == limit:
            return found
        passed = offset + len(found)
        if offset and not found:
            passed = int((self._database.one(f"SELECT count(*) FROM ({several}) AS counted", values) or (0,))[0])
        return found + self._holders(limit - len(found), max(offset - passed, 0), more, values)

    def _holders(self, limit: int, offset: int, more: str, values: Sequence[Any]) -> list[int]:
        """Components of one article that hold the first words of a short quote, where either fits."""
        fits = f"SELECT 1 FROM quotes AS q {JOINS if more else ''} WHERE q.wording ="
        own = "FROM wordings AS x JOIN quotes AS p ON p.wording = x.number WHERE x.root = l.root"
        sql = (
            "SELECT DISTINCT l.root FROM wordings AS w JOIN short_runs AS r ON r.run = w.short "
            "JOIN wordings AS l ON l.number = r.wording WHERE w.short IS NOT NULL "
            f"AND EXISTS ({fits} w.number) AND (EXISTS ({fits} w.number{more}) OR EXISTS ({fits} l.number{more})) "
            f"AND 1 = (SELECT count(DISTINCT p.article) {own}) ORDER BY l.root LIMIT ? OFFSET ?"
        )
        return [row[0] for row in self._database.all(sql, [*values, *values, limit, offset])]

    def fitting(self, wordings: Sequence[int], filters: Filters) -> set[str]:
        """The keys of the quotes of these wordings that fit."""
        more, values = self._fitting(filters)
        found: set[str] = set()
        for start in range(0, len(wordings), _AT_ONCE):
            some = wordings[start : start + _AT_ONCE]
            sql = f"SELECT a.id, q.id FROM quotes AS q {JOINS} WHERE q.wording IN ({_marks(some)}){more}"
            found.update(f"{article}#{quote}" for article, quote in self._database.all(sql, [*some, *values]))
        return found

    def _fitting(self, filters: Filters) -> tuple[str, list[Any]]:
        """Conditions on ``q`` for all filters, the speaker's name too."""
        more, values = conditions(filters)
        names = self._index.split(words_of(filters))
        if names:
            named = self._index.quotes(None, names)
            more += f" AND q.number IN (SELECT q.number FROM {named.tables} WHERE {named.where})"
            values += named.parameters
        return more, values

    def loose(self, limit: int) -> list[int]:
        """Wordings that a quote was removed from, not looked at since."""
        sql = "SELECT wording FROM short_runs WHERE run = ? ORDER BY wording LIMIT ?"
        return [row[0] for row in self._database.all(sql, [_LOOSE, limit])]

    def component(self, root: int) -> list[int]:
        """The wordings that share a root, in order."""
        sql = "SELECT number FROM wordings WHERE root = ? ORDER BY number"
        return [row[0] for row in self._database.all(sql, [root])]

    def printed(self, wordings: Sequence[int]) -> set[int]:
        """Those of the wordings that a quote has."""
        found: set[int] = set()
        for start in range(0, len(wordings), _AT_ONCE):
            some = wordings[start : start + _AT_ONCE]
            sql = f"SELECT DISTINCT wording FROM quotes WHERE wording IN ({_marks(some)})"
            found.update(row[0] for row in self._database.all(sql, some))
        return found

    def part(self, wordings: Sequence[int]) -> None:
        """Let each of these wordings stand for itself."""
        self._database.many("UPDATE wordings SET root = number WHERE number = ?", [(number,) for number in wordings])
        self._roots.update({number: number for number in wordings})

    def drop(self, wording: int, runs: Sequence[int], short_runs: Sequence[int]) -> None:
        """Forget a wording and that it holds these runs."""
        for table, numbers in (("runs", runs), ("short_runs", short_runs)):
            sql = f"DELETE FROM {table} WHERE run = ? AND wording = ?"
            self._database.many(sql, [(run, wording) for run in sorted(numbers)])
        self._database.many("DELETE FROM wordings WHERE number = ?", [(wording,)])
        self._roots.pop(wording, None)

    def tighten(self, wordings: Sequence[int]) -> None:
        """Keep that these wordings have been looked at."""
        sql = "DELETE FROM short_runs WHERE run = ? AND wording = ?"
        self._database.many(sql, [(_LOOSE, number) for number in wordings])

    def clear(self) -> None:
        """Forget all of it, to build it again."""
        self._database.all("UPDATE quotes SET wording = NULL WHERE wording IS NOT NULL")
        for table in ("runs", "short_runs", "wordings"):
            self._database.all(f"DELETE FROM {table}")
        self._words.cache_clear()
        self._roots.clear()


def drop_quotes(database: Database, article: int) -> None:
    """Remove the quotes of the article of this number, and mark their wordings to be looked at."""
    gone = database.all("DELETE FROM quotes WHERE article = ? RETURNING wording", [article])
    marks = sorted({(_LOOSE, wording) for (wording,) in gone if wording is not None})
    database.many("INSERT INTO short_runs (run, wording) VALUES (?, ?) ON CONFLICT DO NOTHING", marks)


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
