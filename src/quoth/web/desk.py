"""What every request works with: the store, the reader of reports, the threads, and what is held for a while."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from fastapi import Request

from quoth.data import Record
from quoth.keep import keep_record
from quoth.reading import Read
from quoth.store.base import Counts, Judgement, Kept, Store
from quoth.web.answers import Answers
from quoth.web.faults import bad_value
from quoth.web.limits import RateLimiter, client_of
from quoth.web.options import Rate, WebOptions
from quoth.web.security import Keys
from quoth.web.shelf import Shelf
from quoth.web.work import Workers

T = TypeVar("T")

_ANSWERS, _PEOPLE = 300, 30  # kept at a time: counts, and people with their statements


@dataclass(slots=True)
class Desk:
    """All of it, once per app."""

    store: Store
    read: Read
    options: WebOptions
    keys: Keys = field(init=False)
    workers: Workers = field(init=False)
    shelf: Shelf = field(init=False)
    answers: Answers = field(init=False)
    people: Answers = field(init=False)
    limiter: RateLimiter = field(default_factory=RateLimiter)

    def __post_init__(self) -> None:
        o = self.options
        self.keys = Keys(o)
        self.workers = Workers(o)
        self.shelf = Shelf(o.max_shelf, o.max_shelf_characters, o.kept_minutes)
        self.answers = Answers(self.store.state, _ANSWERS)
        self.people = Answers(self.store.state, _PEOPLE)

    def counts(self) -> Counts:
        """How much the store holds."""
        return self.answers.get("counts", self.store.counts)

    async def count(self, key: Hashable, find: Callable[[], T]) -> T:
        """A kept answer; what takes seconds to find has threads of its own, so that nobody else waits for it."""
        found, value = await self.workers.call("store", lambda: self.answers.look(key))
        return value if found else await self.workers.call("count", lambda: self.answers.get(key, find))

    def keep(self, record: Record) -> Kept:
        """Keep a record in the store; the same text stays what it is kept as."""
        kept = keep_record(self.store, record)
        self._forget()
        return kept

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Keep corrections in the store."""
        self.store.judge(*judgements)
        self._forget()

    def _forget(self) -> None:
        self.answers.forget()
        self.people.forget()

    def allow(self, request: Request, what: str) -> None:
        """Count a call of a client; raises ``WebFault`` 429 when there were too many."""
        rate: Rate = getattr(self.options, what)
        self.limiter.spend(client_of(request), what, rate)

    def line(self, given: str | None, about: str) -> str:
        """A field of one line; raises ``WebFault`` 422 for what no store can look up."""
        value = " ".join((given or "").split())
        if len(value) > self.options.max_query:
            raise bad_value(about, f"at most {self.options.max_query} characters fit here")
        if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
            raise bad_value(about, "there are characters in it that no text can hold")
        return value


def desk_of(request: Request) -> Desk:
    """The desk of the app that answers."""
    desk: Desk = request.app.state.desk
    return desk
