"""The store over any relational database: records in, records out; the engine is an argument.

SQLite and PostgreSQL differ in how they connect, lock and find words (``Database``, ``Index``); everything the store
decides is here once, so that both keep the same promises.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from quoth.data import Article, Record, Rejection, Span, StoredQuote
from quoth.days import Between, unread_date
from quoth.errors import StoreError
from quoth.store import rows
from quoth.store.audit_sql import audit_sql, outlets_sql, read_audit
from quoth.store.base import (
    EVERYTHING,
    About,
    AuditBy,
    AuditRow,
    Counts,
    Facets,
    Filters,
    Judgement,
    Kept,
    Match,
    Matches,
    Passage,
    Person,
)
from quoth.store.check import complaint, unstorable
from quoth.store.corrections import any_judged, correct_record, judgements_about, settle_all, settle_article
from quoth.store.database import Database, Index, Row, Source
from quoth.store.facets_sql import facets_sql, read_facets
from quoth.store.families import RelationalFamilies, drop_quotes
from quoth.store.filters import ARTICLES, JOINS, conditions, facets_wanted, words_of
from quoth.store.matching import Matching
from quoth.store.retrieval import Retrieval, days
from quoth.store.writing import was_text, write_record

_PAGE = 200
"""Articles, or tens of quotes, read per statement when everything is walked through."""


def utc_now() -> str:
    """The time, as stores keep it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class RelationalStore:
    """A ``Store`` over a database and its word index."""

    def __init__(self, database: Database, index: Index) -> None:
        self.address = database.address
        self.database = database
        self.index = index
        self.state = database.state
        self.interrupt = database.interrupt
        self.families = RelationalFamilies(database, index)
        self._matching = Matching(database, index, self._source)
        self._retrieval = Retrieval(database, index, self._numbered)

    # Keeping

    def add(self, record: Record) -> Kept:
        """Keep a record (see ``Store.add``)."""
        return self.add_many([record])[0]

    def add_many(self, records: Sequence[Record], *, onward: bool = False) -> list[Kept]:
        """Keep records in one transaction."""
        with self.database.writing():
            return [self._add(record, onward) for record in records]

    def _add(self, record: Record, onward: bool = False) -> Kept:
        wrong = complaint(record)
        if wrong:
            return Kept(record.article.id, "refused", wrong)
        taken = rows.take_apart(record)
        for row in (taken.article, *taken.speakers, *taken.quotes, *taken.passages):
            for value in row:
                if isinstance(value, str) and (bad := unstorable(value)):
                    return Kept(record.article.id, "refused", f"it holds {bad}, which no store can keep")
        outcome = write_record(self.database, taken, utc_now(), onward=onward)
        undated = unread_date(record.article.published)
        return Kept(record.article.id, outcome, quotes=len(record.quotes), undated=undated)

    def holds(self, article: Article) -> bool:
        """Whether exactly this article is kept already, or its text is an earlier one."""
        if unstorable(article.id) or unstorable(article.text):
            return False
        row = self.database.one("SELECT digest, version FROM articles WHERE id = ?", [article.id])
        if row is None or row[0] == rows.digest_article(article):
            return row is not None
        kept = self.database.one("SELECT text FROM articles WHERE id = ?", [article.id]) if row[1] > 1 else None
        return kept is not None and kept[0] != article.text and was_text(self.database, article.id, article.text)

    def copied(self, article: str) -> str | None:
        """An article kept before with the same text and outlet (see ``Store.copied``)."""
        mine = self.database.one("SELECT number, text, coalesce(outlet, '') FROM articles WHERE id = ?", [article])
        quote = mine and self.database.one(
            "SELECT wording FROM quotes WHERE article = ? AND wording IS NOT NULL ORDER BY length DESC LIMIT 1",
            mine[:1],
        )
        if not mine or not quote:
            return None
        sql = (
            "SELECT a.id FROM quotes AS q JOIN articles AS a ON a.number = q.article WHERE q.wording = ? "
            f"AND a.number < ? AND {self.database.same_text('a.text')} AND coalesce(a.outlet, '') = ? "
            "ORDER BY a.number LIMIT 1"
        )
        found = self.database.one(sql, [*quote, *mine])
        return found[0] if found else None

    def refuse(self, rejections: Iterable[Rejection]) -> None:
        """Keep refusals; the newest per id holds."""
        sql = (
            "INSERT INTO refusals (id, code, message, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET code = excluded.code, message = excluded.message, at = excluded.at"
        )
        with self.database.writing():
            self.database.many(sql, [(_clean(r.id), r.code, _clean(r.message), utc_now()) for r in rejections])

    def remove(self, article: str) -> bool:
        """Forget an article and all that was read from it."""
        with self.database.writing():
            found = self.database.one("SELECT number FROM articles WHERE id = ?", [article])
            if found:
                drop_quotes(self.database, found[0])
                self.database.many("DELETE FROM articles WHERE number = ?", [found])
            return found is not None

    # Finding again

    def get_article(self, article: str) -> Article | None:
        """The article of this id."""
        row = self.database.one(f"SELECT {rows.ARTICLE} FROM articles WHERE id = ?", [article])
        return rows.read_article(row) if row else None

    def get_record(self, article: str) -> Record | None:
        """The record of the article of this id."""
        row = self.database.one("SELECT number FROM articles WHERE id = ?", [article])
        return next(self._read(row[0], row[0]), None) if row else None

    def get_quote(self, key: str) -> StoredQuote | None:
        """The quote of this key."""
        article, _, quote = key.rpartition("#")
        sql = f"SELECT {rows.STORED} FROM quotes AS q {JOINS} WHERE a.id = ? AND q.id = ?"
        row = self.database.one(sql, [article, quote])
        return rows.read_stored(row) if row else None

    def records(self, filters: Filters = EVERYTHING, *, corrected: bool = False) -> Iterator[Record]:
        """Records of the articles with a quote that fits, or all of them."""
        found = self._records(filters)
        return (self._as_corrected(record) for record in found) if corrected else found

    def _as_corrected(self, record: Record) -> Record:
        return correct_record(self.database, record) if any_judged(self.database) else record

    def _last(self, table: str) -> int:
        """The number of the last row there is now: what is walked through ends there, whatever is added meanwhile."""
        row = self.database.one(f"SELECT max(number) FROM {table}")
        return int(row[0]) if row and row[0] is not None else 0

    def _records(self, filters: Filters) -> Iterator[Record]:
        if filters == EVERYTHING:
            last, end = 0, self._last("articles")
            sql = "SELECT number FROM articles WHERE number > ? AND number <= ? ORDER BY number LIMIT ?"
            while numbers := self.database.all(sql, [last, end, _PAGE]):
                yield from self._read(numbers[0][0], numbers[-1][0])
                last = numbers[-1][0]
            return
        tables, where, parameters = self._filtered(self._source(None, filters), filters)
        sql = f"SELECT DISTINCT q.article FROM {tables} {JOINS} WHERE {where} ORDER BY q.article"
        for (number,) in self.database.all(sql, parameters):
            yield from self._read(number, number)

    def _read(self, first: int, last: int) -> Iterator[Record]:
        """Records of the articles numbered ``first`` to ``last``, all of one state."""

        def children(table: str, columns: str) -> dict[int, list[Row]]:
            sql = f"SELECT article, {columns} FROM {table} WHERE article BETWEEN ? AND ? ORDER BY article, number"
            found = self.database.all(sql, [first, last])
            return {number: [r[1:] for r in group] for number, group in itertools.groupby(found, lambda r: r[0])}

        with self.database.reading():
            sql = f"SELECT number, {rows.ARTICLE} FROM articles WHERE number BETWEEN ? AND ? ORDER BY number"
            articles = self.database.all(sql, [first, last])
            quotes = children("quotes", rows.QUOTE)
            mentions = children("mentions", rows.MENTION)
            speakers = children("speakers", rows.SPEAKER)
        for number, *row in articles:
            yield Record(
                article=rows.read_article(tuple(row)),
                quotes=tuple(map(rows.read_quote, quotes.get(number, ()))),
                mentions=tuple(map(rows.read_mention, mentions.get(number, ()))),
                speakers=tuple(map(rows.read_speaker, speakers.get(number, ()))),
            )

    def quotes(self, filters: Filters = EVERYTHING) -> Iterator[StoredQuote]:
        """Quotes that fit, in order of adding."""
        tables, where, parameters = self._filtered(
            self.index.quotes(None, self.index.split(words_of(filters))), filters
        )
        sql = (
            f"SELECT q.number, {rows.STORED} FROM {tables} {JOINS} WHERE {where} AND q.number > ? "
            "AND q.number <= ? ORDER BY q.number LIMIT ?"
        )
        last, end = 0, self._last("quotes")
        while page := self.database.all(sql, [*parameters, last, end, _PAGE * 10]):
            for _, *row in page:
                yield rows.read_stored(tuple(row))
            last = page[-1][0]

    def _filtered(self, source: Source, filters: Filters) -> tuple[str, str, list[Any]]:
        """Tables, conditions and values of the quotes that fit."""
        more, values = conditions(filters)
        return source.tables, source.where + more, [*source.parameters, *values]

    def _source(self, match: Match | None, filters: Filters) -> Source:
        """Where quotes that may fit are found."""
        return self.index.quotes(match, self.index.split(words_of(filters)), facets_wanted(filters))

    def versions(self, article: str) -> list[str]:
        """Earlier texts of an article, oldest first."""
        sql = (
            "SELECT v.text FROM versions AS v JOIN articles AS a ON a.number = v.article "
            "WHERE a.id = ? ORDER BY v.version"
        )
        return [text for (text,) in self.database.all(sql, [article])]

    def refusals(self) -> Iterator[Rejection]:
        """What was refused."""
        for row in self.database.all("SELECT id, code, message FROM refusals ORDER BY id"):
            yield Rejection(*row)

    def counts(self) -> Counts:
        """How much there is."""
        row = self.database.one(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles WHERE kind <> 'report'), "
            "(SELECT count(*) FROM quotes), (SELECT count(*) FROM speakers), (SELECT count(*) FROM refusals)"
        )
        return Counts(*(row or ()))

    # Searching

    def match(
        self, match: Match, filters: Filters = EVERYTHING, *, limit: int = 20, offset: int = 0, seconds: float = 1.0
    ) -> Matches:
        """Quotes with these words, best first."""
        match = Match(tuple(self._folded(match.words)), match.how)
        if not match.words and match.how != "all":
            return Matches(())
        numbers, late = self._matching.numbers(match, filters, limit + offset + 1, seconds)
        page = numbers[offset : offset + limit]
        return Matches(tuple(self._stored(page)), late or len(numbers) > offset + limit)

    def facets(
        self, match: Match, filters: Filters = EVERYTHING, *, most: int = 1_000, top: int = 8, seconds: float = 0.5
    ) -> Facets | None:
        """What quotes with these words have in common."""
        match = Match(tuple(self._folded(match.words)), match.how)
        source = self._source(match if match.words else None, filters)
        more, values = conditions(filters)
        sql = facets_sql(source, JOINS if filters.person or filters.naming else ARTICLES, more, most, top)
        rows, late = self._matching.collect(sql, [*source.parameters, *values], seconds)
        return None if late else read_facets(rows, most)

    def _folded(self, words: Sequence[str]) -> list[str]:
        """The words as the index sees them; one written word may be several or none there."""
        return [part for word in words for part in self.index.split(word)]

    def _stored(self, numbers: Sequence[int]) -> Iterator[StoredQuote]:
        """The quotes of these numbers, in this order."""
        for start in range(0, len(numbers), _PAGE * 10):
            some = numbers[start : start + _PAGE * 10]
            marks = ", ".join("?" * len(some))
            sql = f"SELECT q.number, {rows.STORED} FROM quotes AS q {JOINS} WHERE q.number IN ({marks})"
            found = {row[0]: row[1:] for row in self.database.all(sql, some)}
            yield from (rows.read_stored(found[number]) for number in some if number in found)

    def tidy(self, seconds: float = 60.0) -> None:
        """Put the word indexes in order after much was added."""
        self.index.tidy(seconds)

    def rarest(self, words: Sequence[str], most: int) -> list[tuple[str, int]]:
        """The words that occur among the quotes, rarest first."""
        counted = {word: self.index.frequency(word) for word in self._folded(words)}
        known = [(word, count) for word, count in counted.items() if count]
        return sorted(known, key=lambda pair: pair[1])[:most]

    def passages(self, words: Sequence[str], *, limit: int = 20, seconds: float = 1.0) -> list[Passage]:
        """Paragraphs of primary sources that share the rarest of these words, best first."""
        return self._retrieval.passages(self._folded(words), limit, seconds)

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> list[tuple[Record, Span]]:
        """The stretches of text most likely to hold these words, best first, as readers corrected them."""
        found = self._retrieval.candidates(words, limit, by=by, between=between)
        return [(self._as_corrected(record), span) for record, span in found]

    def count(self, *, between: Between | None = None) -> int:
        """How many texts there are, of these days or without a day."""
        where, values = days("a", between)
        row = self.database.one(f"SELECT count(*) FROM articles AS a WHERE 1 = 1{where}", values)
        return int(row[0]) if row else 0

    def _numbered(self, number: int) -> Record | None:
        return next(self._read(number, number), None)

    # People and judgements

    def judge(self, *judgements: Judgement) -> None:
        """Record what a person decided."""
        sql = (
            'INSERT INTO judgements (about, "left", "right", decision, by_whom, note, at) VALUES (?, ?, ?, ?, ?, ?, ?)'
        )
        with self.database.writing():
            now = utc_now()
            rows = [(j.about, j.left, j.right, j.decision, j.by_whom, j.note, j.at or now) for j in judgements]
            self.database.many(sql, rows)
            for article in sorted({j.left.rpartition("#")[0] for j in judgements if j.about == "quote"}):
                settle_article(self.database, article)

    def settle(self) -> int:
        """Make what follows from judgements about quotes again; how many articles have one."""
        with self.database.writing():
            return settle_all(self.database)

    def judgements(self, about: About | None = None, lefts: Sequence[str] | None = None) -> Iterator[Judgement]:
        """Judgements, oldest first."""
        if about and lefts is not None:
            yield from judgements_about(self.database, about, lefts)
            return
        sql = 'SELECT about, "left", "right", decision, by_whom, note, at FROM judgements'
        sql += " WHERE about = ?" if about else ""
        for row in self.database.all(f"{sql} ORDER BY number", [about] if about else []):
            yield Judgement(*row)

    def add_people(self, people: Iterable[Person]) -> None:
        """Keep people of a register; the newest per id holds."""
        sql = (
            "INSERT INTO people (id, name, aliases, wikidata) VALUES (?, ?, ?, ?) ON CONFLICT (id) "
            "DO UPDATE SET name = excluded.name, aliases = excluded.aliases, wikidata = excluded.wikidata"
        )
        with self.database.writing():
            self.database.many(sql, [(p.id, p.name, rows.pack(p.aliases), p.wikidata) for p in people])

    def people(self) -> Iterator[Person]:
        """The register of people."""
        for id_, name, aliases, wikidata in self.database.all("SELECT id, name, aliases, wikidata FROM people"):
            yield Person(id_, name, tuple(json.loads(aliases)), wikidata)

    # Counting

    def audit(self, by: AuditBy, filters: Filters = EVERYTHING, *, limit: int = 50) -> list[AuditRow]:
        """Quotes counted by group."""
        tables, where, parameters = self._filtered(self._source(None, filters), filters)
        rows = self.database.all(audit_sql(by, tables, where), [*parameters, limit])
        split = [row[11] for row in rows if row[7] < 0]  # by name: groups of several forms
        outlets: dict[str, int] = {}
        for start in range(0, len(split), _PAGE):
            some = split[start : start + _PAGE]
            outlets |= dict(self.database.all(outlets_sql(by, tables, where, len(some)), [*parameters, *some]))
        return [read_audit((*row[:7], outlets[row[11]], *row[8:]) if row[7] < 0 else row, by) for row in rows]

    def close(self) -> None:
        """Give back what the store holds open."""
        self.database.close()

    def __enter__(self) -> RelationalStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _clean(value: str) -> str:
    return value.encode(errors="replace").decode().replace("\0", "?")


def check_version(address: str, found: int, ours: int) -> None:
    """Refuse a store of a newer schema with one clear line."""
    from quoth.errors import StoreVersion

    if found > ours:
        raise StoreVersion(
            f"{address}: was written by a newer quoth (store version {found}, this one knows {ours}); upgrade quoth"
        )
    if found < 1:
        raise StoreError(f"{address}: is a database, but not a quoth store; give another --store")
