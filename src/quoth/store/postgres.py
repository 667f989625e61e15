"""The store on PostgreSQL, for when many write (extra: postgres).  Version 14 or newer.

The only module that imports ``psycopg``.  The tables live in a schema of their own, ``quoth`` unless the address says
``?schema=NAME``.  ``synchronous_commit`` is left on: what was reported has reached the server's disk.
"""

from __future__ import annotations

import re
import threading
import time
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from quoth.errors import MissingExtra, StoreError, StoreLocked
from quoth.store import shown
from quoth.store.base import Match
from quoth.store.corrections import settle_all
from quoth.store.database import Row, Source
from quoth.store.folding import fold_words
from quoth.store.migrate import VERSION, migrations_after, read_schema
from quoth.store.relational import RelationalStore, check_version

try:
    import psycopg
    from psycopg import errors
except ImportError as _missing:
    raise MissingExtra("a PostgreSQL store", "postgres") from _missing

_LOCK_SECONDS = 10
_CONNECT_SECONDS = 10
_SETUP_LOCK = 0x51554F54
"""Key of the advisory lock under which tables are made: two that open a new store at once take turns."""

_FAMILY_LOCK = 0x464D

_FORM = "postgresql://user@host/database"

_MANY = 50_000
"""Counting stops here: a word in more quotes than this is of no use to a search for rare words."""

_LED = 6
"""Words looked up together of a query of more."""


def open_postgres(address: str, *, create: bool = True, readonly: bool = False) -> RelationalStore:
    """The store in this database; its tables are made when there are none and ``create``."""
    database = PostgresDatabase(address, readonly=readonly)
    try:
        _prepare(database, create and not readonly)
    except BaseException:
        database.close()
        raise
    return RelationalStore(database, TsvectorIndex(database))


def _prepare(database: PostgresDatabase, create: bool) -> None:
    version = _version(database)
    if version == VERSION:
        return
    if version is not None:
        check_version(database.address, version, VERSION)
    if not create:
        raise StoreError(
            f"{database.address}: there is no store of this version yet; make one with  quoth add SOURCES…"
        )
    with database.writing():
        database.all("SELECT pg_advisory_xact_lock(?)", [_SETUP_LOCK])
        version = _version(database)  # another process may have been faster
        if version is None:
            database.run_script(f'CREATE SCHEMA IF NOT EXISTS "{database.schema}"')
            database.run_script(read_schema("postgres"))
            database.all("INSERT INTO about VALUES ('version', ?)", [str(VERSION)])
            return
        for reached, script in migrations_after(version, "postgres"):
            database.run_script(script)
            database.all("UPDATE about SET value = ? WHERE name = 'version'", [str(reached)])
        settle_all(database)


def _version(database: PostgresDatabase) -> int | None:
    if database.one("SELECT to_regclass(?)", [f'"{database.schema}".about']) == (None,):
        return None
    row = database.one("SELECT value FROM about WHERE name = 'version'")
    return int(row[0]) if row else 0


class PostgresDatabase:
    """A database on a server, with one connection per thread."""

    def __init__(self, address: str, *, readonly: bool = False) -> None:
        try:
            parts = urlsplit(address)
        except ValueError as error:
            told = f"{shown(address)}: is no address of a store ({error}); an address is {_FORM}"
            raise StoreError(told) from error
        options = dict(parse_qsl(parts.query))
        self.schema = options.pop("schema", "quoth")
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,62}", self.schema):
            raise StoreError(f"{self.schema!r} is no name of a schema; use letters, digits and _")
        query = f"?{urlencode(options)}" if options else ""
        self._conninfo = f"{parts.scheme}://{parts.netloc}{parts.path}{query}"  # a server of this machine has no name
        self.address = shown(address)
        self.readonly = readonly
        self._local = threading.local()
        self._open: weakref.WeakSet[psycopg.Connection[Row]] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def connection(self) -> psycopg.Connection[Row]:
        """This thread's connection."""
        if self._closed:
            raise StoreError(f"{self.address}: is closed; open it again")
        connection: psycopg.Connection[Row] | None = getattr(self._local, "connection", None)
        if connection is None or connection.closed:
            with self._wrap():
                connection = psycopg.connect(self._conninfo, autocommit=True, connect_timeout=_CONNECT_SECONDS)
                connection.execute(f'SET search_path TO "{self.schema}"')
                connection.execute(f"SET lock_timeout TO '{_LOCK_SECONDS}s'")
                if self.readonly:
                    connection.execute("SET default_transaction_read_only TO on")
            self._local.connection = connection
            self._local.depth = 0
            with self._lock:
                self._open.add(connection)
        return connection

    @contextmanager
    def _wrap(self, *, callers: bool = False) -> Iterator[None]:
        """Turn errors of the server into ours; ``callers``: what is done within is not the store's alone."""
        try:
            yield
        except (errors.LockNotAvailable, errors.DeadlockDetected) as error:
            raise StoreLocked(f"{self.address}: another process holds what is to be written; try again") from error
        except errors.ReadOnlySqlTransaction as error:
            raise StoreError(f"{self.address}: it is read-only") from error
        except errors.DiskFull as error:
            raise StoreError(f"{self.address}: the server's disk is full; make room and try again") from error
        except errors.InsufficientPrivilege as error:
            raise StoreError(f"{self.address}: this user may not do that ({_first_line(error)})") from error
        except psycopg.OperationalError as error:
            if error.sqlstate is not None:
                raise StoreError(f"{self.address}: PostgreSQL says: {_first_line(error)}") from error
            told = f"the server cannot be reached ({_first_line(error)}); an address is {_FORM}"
            raise StoreError(f"{self.address}: {told}") from error
        except UnicodeEncodeError as error:
            if callers:
                raise
            raise StoreError(f"{self.address}: PostgreSQL says: {_first_line(error)}") from error
        except psycopg.Error as error:
            raise StoreError(f"{self.address}: PostgreSQL says: {_first_line(error)}") from error

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Rows of a statement."""
        with self._wrap():
            cursor = self.connection.execute(_marks(sql), parameters)
            return cursor.fetchall() if cursor.description else []

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """The first row of a statement."""
        with self._wrap():
            return self.connection.execute(_marks(sql), parameters).fetchone()

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run a statement once per row."""
        with self._wrap(), self.connection.cursor() as cursor:
            cursor.executemany(_marks(sql), rows)

    def each(self, sql: str, parameters: Sequence[Any] = (), *, seconds: float) -> Iterator[Row]:
        """Rows as they come; ends early, with ``TimeoutError``, when ``seconds`` have passed."""
        until = time.monotonic() + seconds
        try:
            with self._wrap(), self.connection.transaction():
                self.connection.execute(f"SET LOCAL statement_timeout TO {max(int(seconds * 1000), 1)}")
                found = self.connection.execute(_marks(sql), parameters)
                rows = found.fetchall()
        except StoreError as error:
            if isinstance(error.__cause__, errors.QueryCanceled):
                raise TimeoutError from error
            raise
        for row in rows:
            yield row
            if time.monotonic() > until:
                raise TimeoutError

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that is durable once left; an error undoes it whole.  Inside another, it is part of that."""
        yield from self._transaction("")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction in which every statement sees the same state."""
        yield from self._transaction("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    def _transaction(self, first: str) -> Iterator[None]:
        connection = self.connection
        if self._local.depth:
            yield
            return
        self._local.depth = 1
        try:
            with self._wrap(callers=True), connection.transaction():
                if first:
                    connection.execute(first)
                yield
        finally:
            self._local.depth = 0

    def alone(self) -> None:
        """Wait until no other writer of what is shared by all articles is at work, and keep it from beginning."""
        self.all("SELECT pg_advisory_xact_lock(?, hashtext(current_schema::text))", [_FAMILY_LOCK])

    def holding(self, table: str) -> str:
        """SQL that holds the rows read; to wait for those another holds could be to wait for one that waits for us."""
        return f" FOR UPDATE OF {table} SKIP LOCKED"

    def state(self) -> str:
        """A mark that changes with every commit."""
        return str(self.all("SELECT pg_current_snapshot()::text")[0][0])

    def same_text(self, column: str) -> str:
        """SQL that compares a long text with a parameter by an index."""
        return f"md5({column}) = md5(?::text)"

    def run_script(self, script: str) -> None:
        """Run several statements inside the transaction in hand."""
        with self._wrap():
            self.connection.execute(script.encode())

    def interrupt(self) -> None:
        """Break off what every thread is at."""
        with self._lock:
            for connection in list(self._open):
                connection.cancel()

    def close(self) -> None:
        """Close the connections of all threads."""
        self._closed = True
        with self._lock:
            for connection in list(self._open):
                connection.close()
            self._open.clear()
        self._local = threading.local()


def _marks(sql: str) -> str:
    return sql.replace("?", "%s")


def _first_line(error: BaseException) -> str:
    return str(error).strip().partition("\n")[0]


class TsvectorIndex:
    """The ``word_index`` columns; they follow their tables as generated columns."""

    def __init__(self, database: PostgresDatabase) -> None:
        self._database = database

    def split(self, text: str) -> list[str]:
        """The words of a text as the index sees them."""
        return fold_words(text)

    def quotes(self, match: Match | None, names: Sequence[str], facets: Sequence[tuple[str, ...]] = ()) -> Source:
        """Quotes with these words by speakers with these names: best first for ``any``, else newest first."""
        where, values = ["q.struck = 0"], []
        if match:
            where.append("q.word_index @@ ?::text::tsquery")
            values.append(_query(match))
        if names:
            where.append("q.name_index @@ ?::text::tsquery")
            values.append(_query(Match(tuple(names), "all")))
        tables, condition = "quotes AS q", " AND ".join(where)
        if match and match.how == "any":
            order, ranking = _shared("q", match.words)
            return Source(tables, condition, f"{order} DESC, q.length", values, ranking)
        return Source(tables, condition, "q.number DESC", values)

    def passages(self, words: Sequence[str]) -> Source:
        """Passages with any of these words, best first."""
        order, ranking = _shared("p", words)
        query = _query(Match(tuple(words), "any"))
        return Source("passages AS p", "p.word_index @@ ?::text::tsquery", f"{order} DESC", [query], ranking)

    def tidy(self, seconds: float) -> None:
        """Nothing: the engine tends its indexes itself."""

    def lead(self, words: Sequence[str]) -> tuple[str, ...]:
        """The rarest of many words; among a few the engine finds the rarest faster than they are counted."""
        distinct = list(dict.fromkeys(words))
        return tuple(sorted(distinct, key=self.frequency)[:_LED]) if len(distinct) > _LED else ()

    def frequency(self, word: str, *, passages: bool = False) -> int:
        """The number of quotes (or passages) with this word, at most 50,000."""
        table = "passages" if passages else "quotes"
        row = self._database.one(
            f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE word_index @@ ?::text::tsquery LIMIT ?) AS few",
            [_lexeme(word), _MANY],
        )
        return int(row[0]) if row else 0


def _shared(table: str, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """SQL of how many of the words a row shares, and its values; the engine's own rank knows no rarity of words."""
    one = f"({table}.word_index @@ ?::text::tsquery)::int"
    return f"({' + '.join([one] * len(words))})", tuple(map(_lexeme, words))


def _lexeme(word: str) -> str:
    """A word, or words side by side, as part of a tsquery; what is folded holds nothing that needs escaping."""
    return "(" + " <-> ".join(f"'{part}'" for part in fold_words(word)) + ")"


def _query(match: Match) -> str:
    joint = {"phrase": " <-> ", "prefix": " <-> ", "all": " & ", "any": " | "}[match.how]
    if match.how == "prefix":
        return joint.join(f"'{word}'" for word in match.words) + ":*"
    return joint.join(map(_lexeme, match.words))
