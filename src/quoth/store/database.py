"""What the store needs of a database: statements, transactions, deadlines.  One implementation per engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from quoth.store.base import Match

Row = tuple[Any, ...]


class Database(Protocol):
    """A connection per thread to one database.  Parameters stand as ``?``; errors come out as ``StoreError``."""

    address: str

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Rows of a statement."""

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """The first row of a statement."""

    def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run a statement once per row."""

    def each(self, sql: str, parameters: Sequence[Any] = (), *, seconds: float) -> Iterator[Row]:
        """Rows as they come; ends early, with ``TimeoutError``, when ``seconds`` have passed."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that is durable once left; an error undoes it whole.  Inside another, it is part of that."""

    def reading(self) -> AbstractContextManager[None]:
        """A transaction in which every statement sees the same state."""

    def alone(self) -> None:
        """Inside ``writing``: wait until no other writer of what is shared by all articles is at work."""

    def holding(self, table: str) -> str:
        """SQL after a SELECT inside ``writing``: nobody changes the rows of ``table`` read until the transaction ends.

        Rows that another writer is changing may be left out.
        """

    def state(self) -> str:
        """A mark that changes with every commit, whoever makes it."""

    def same_text(self, column: str) -> str:
        """SQL that compares a long text with a parameter by an index."""

    def interrupt(self) -> None:
        """Break off what every thread is at."""

    def close(self) -> None:
        """Close the connections of all threads."""


class Source(NamedTuple):
    """The part of a SELECT that finds quotes ``q`` (or passages ``p``): what stands after FROM, WHERE, ORDER BY."""

    tables: str
    where: str
    order: str
    parameters: list[Any]  # of ``tables`` and ``where``
    ranking: tuple[Any, ...] = ()  # parameters of ``order``


class Index(Protocol):
    """How one engine finds words.  Words are what ``split`` gives; names are words of the speaker's name."""

    def split(self, text: str) -> list[str]:
        """The words of a text as the index sees them: without case, accents and marks."""

    def quotes(self, match: Match | None, names: Sequence[str], facets: Sequence[tuple[str, ...]] = ()) -> Source:
        """Quotes with these words by speakers with these names: best first for ``any``, else newest first.

        ``facets`` (``quoth.store.filters``) may be used to leave out quotes that fit none of a group.
        """

    def passages(self, words: Sequence[str]) -> Source:
        """Passages with any of these words, best first."""

    def lead(self, words: Sequence[str]) -> tuple[str, ...]:
        """Of words that all must stand in a quote the rarest, if few quotes hold them together; else none.

        Those quotes are better read than looked up by the common words too.
        """

    def frequency(self, word: str, *, passages: bool = False) -> int:
        """The number of quotes (or passages) with this word; for a frequent one it is estimated."""

    def tidy(self, seconds: float) -> None:
        """Put the index in order after much was added, in short transactions, for about ``seconds`` at most."""
