"""Connections, transactions and errors of SQLite; nothing here knows of quotes.

The only module that imports ``sqlite3``.  Settings, and why:

- ``journal_mode=WAL``: readers see the last commit and never wait for a writer, nor it for them.
- ``synchronous=FULL``: a commit is on the disk before it returns, so that what was reported survives a power cut too.
  ``NORMAL`` would survive a killed process only.  It costs one flush per commit, and articles are committed in batches.
- ``busy_timeout``: a second writer waits this long before it is told that the store is locked.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quoth.errors import StoreError, StoreLocked
from quoth.store.filters import facets_of

Row = tuple[Any, ...]

BUSY_SECONDS = 10.0
_STEPS = 20_000
"""Virtual machine steps between two looks at the clock: about a millisecond.  Each look waits for Python's lock."""

_ADVICE = {
    sqlite3.SQLITE_FULL: "the disk (or the quota) is full; make room and run the command again",
    sqlite3.SQLITE_READONLY: "it is read-only; copy it or change its permissions",
    sqlite3.SQLITE_CORRUPT: "it is damaged; restore a copy, or save what is left with  sqlite3 FILE .recover",
    sqlite3.SQLITE_NOTADB: "it is not a quoth store; give another --store",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; does its folder exist, and may you write there?",
    sqlite3.SQLITE_IOERR: "the disk gave an error; is it still there?",
    sqlite3.SQLITE_PERM: "access was denied",
    sqlite3.SQLITE_TOOBIG: "a text is too large for SQLite (1 GB)",
}


@contextmanager
def wrap_errors(address: str) -> Iterator[None]:
    """Turn errors of sqlite3 into one line of ours."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreLocked(
                f"{address}: another process has been writing for over {BUSY_SECONDS:.0f} s; try again when it is done"
            ) from error
        raise StoreError(f"{address}: {_ADVICE.get(code, f'SQLite says: {error}')}") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{address}: half a surrogate pair cannot be kept or looked up") from error


class _Connection(sqlite3.Connection):
    """A connection that can be referred to weakly, so that it closes with the thread it belongs to."""


class SqliteDatabase:
    """A file, with one connection per thread, each of which keeps up to ``cache_mb`` of pages.

    The first ``map_mb`` of the file are read where the system keeps them instead, which saves copying every page.
    """

    def __init__(self, path: Path, *, readonly: bool = False, cache_mb: int = 64, map_mb: int = 0) -> None:
        self.address = str(path)
        self.path = path
        self.readonly = readonly
        self._cache_kib = cache_mb * 1024
        self._map_bytes = map_mb * 1_000_000
        self._local = threading.local()
        self._open: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._lock = threading.Lock()
        self._closed = False
        self._watcher: _Connection | None = None
        self._watching = threading.Lock()

    @property
    def connection(self) -> _Connection:
        """This thread's connection."""
        if self._closed:
            raise StoreError(f"{self.address}: is closed; open it again")
        connection: _Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
            self._local.depth = 0
            with self._lock:
                self._open.add(connection)
        return connection

    def _cannot_change(self) -> bool:
        """Whether the store is only read, in a folder where SQLite cannot make the files by which it waits for writers.

        Where a writer has left such a file, it is asked all the same.
        """
        there = self.readonly and self.path.exists() and not Path(f"{self.path}-wal").exists()
        return there and not os.access(self.path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)

    def _connect(self) -> _Connection:
        with wrap_errors(self.address):
            how = "ro&immutable=1" if self._cannot_change() else "rw" if self.readonly else "rwc"
            connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode={how}",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,  # transactions are begun and ended here, by us
                check_same_thread=False,  # so that close() can close those of other threads
                factory=_Connection,
            )
            try:
                if self.readonly:
                    # Not "mode=ro": the last to close would leave the files by which writers are waited for.
                    connection.execute("PRAGMA query_only = ON")
                else:
                    connection.execute("PRAGMA journal_mode = WAL")
                    connection.execute("PRAGMA synchronous = FULL")
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute(f"PRAGMA cache_size = -{self._cache_kib}")
                connection.execute("PRAGMA temp_store = MEMORY")
                connection.execute(f"PRAGMA mmap_size = {self._map_bytes}")
            except BaseException:
                connection.close()
                raise
            connection.create_function("facets_of", 4, facets_of, deterministic=True)  # for migrations
            connection.create_function("least", 2, min, deterministic=True)
            connection.create_function("greatest", 2, max, deterministic=True)
            return connection

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Rows of a statement."""
        with wrap_errors(self.address):
            return self.connection.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """The first row of a statement."""
        with wrap_errors(self.address):
            row: Row | None = self.connection.execute(sql, parameters).fetchone()
            return row

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run a statement once per row."""
        with wrap_errors(self.address):
            self.connection.executemany(sql, rows)

    def each(self, sql: str, parameters: Sequence[Any] = (), *, seconds: float) -> Iterator[Row]:
        """Rows as they come; ends early, with ``TimeoutError``, when ``seconds`` have passed."""
        until = time.monotonic() + seconds
        connection = self.connection
        connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
        try:
            with wrap_errors(self.address):
                try:
                    yield from connection.execute(sql, parameters)
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                        raise TimeoutError from error
                    raise
        finally:
            connection.set_progress_handler(None, 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that is durable once left; an error undoes it whole.  Inside another, it is part of that."""
        yield from self._transaction("BEGIN IMMEDIATE")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction in which every statement sees the same state."""
        yield from self._transaction("BEGIN")

    def _transaction(self, begin: str) -> Iterator[None]:
        connection = self.connection
        if self._local.depth:
            yield
            return
        with wrap_errors(self.address):
            connection.execute(begin)
        self._local.depth = 1
        try:
            yield  # what is done meanwhile wraps its own errors; those of the caller are none of the store's
            with wrap_errors(self.address):
                connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                with wrap_errors(self.address):
                    connection.execute("ROLLBACK")
            raise
        finally:
            self._local.depth = 0

    def alone(self) -> None:
        """Nothing to wait for: SQLite has one writer."""

    def holding(self, table: str) -> str:
        """Nothing to hold: SQLite has one writer."""
        return ""

    def state(self) -> str:
        """A mark that changes with every commit; a connection that never writes sees those of all others."""
        with self._watching, wrap_errors(self.address):
            if self._closed:
                raise StoreError(f"{self.address}: is closed; open it again")
            if self._watcher is None:
                self._watcher = self._connect()
            return str(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def same_text(self, column: str) -> str:
        """SQL that compares a long text with a parameter by an index."""
        return f"{column} = ?"

    def run_script(self, script: str) -> None:
        """Run several statements inside the transaction in hand (``executescript`` would commit it)."""
        statement = ""
        with wrap_errors(self.address):
            for line in script.splitlines(keepends=True):
                statement += line
                if sqlite3.complete_statement(statement):
                    self.connection.execute(statement)
                    statement = ""

    def interrupt(self) -> None:
        """Break off what every thread is at."""
        with self._lock:
            for connection in self._open:
                connection.interrupt()

    def close(self) -> None:
        """Close the connections of all threads."""
        self._closed = True
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        with self._watching:
            if self._watcher is not None:
                self._watcher.close()
                self._watcher = None
        self._local = threading.local()
