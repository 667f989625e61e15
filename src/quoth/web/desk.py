"""What every request works with: the store, the reader of reports, the threads, and what is held for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from fastapi import Request

from quoth.data import Article, Record, Rejection
from quoth.store.base import Counts, Store
from quoth.web.faults import bad_value
from quoth.web.limits import RateLimiter
from quoth.web.options import Rate, WebOptions
from quoth.web.security import Keys
from quoth.web.shelf import Shelf
from quoth.web.work import Workers

_COUNTED_S = 20.0

Read = Callable[[Article], Record | Rejection]


@dataclass(slots=True)
class Desk:
    """All of it, once per app."""

    store: Store
    read: Read
    options: WebOptions
    keys: Keys = field(init=False)
    workers: Workers = field(init=False)
    shelf: Shelf = field(init=False)
    limiter: RateLimiter = field(default_factory=RateLimiter)
    _counted: tuple[float, Counts] | None = None

    def __post_init__(self) -> None:
        o = self.options
        self.keys = Keys(o)
        self.workers = Workers(o)
        self.shelf = Shelf(o.max_shelf, o.max_shelf_characters, o.kept_minutes)

    def counts(self) -> Counts:
        """How much the store holds, as of some seconds ago: counting a million rows takes a while."""
        if self._counted is None or time.monotonic() > self._counted[0] + _COUNTED_S:
            self._counted = (time.monotonic(), self.store.counts())
        return self._counted[1]

    def allow(self, request: Request, what: str) -> None:
        """Count a call of a client; raises ``WebFault`` 429 when there were too many."""
        rate: Rate = getattr(self.options, what)
        self.limiter.spend(request.client.host if request.client else "", what, rate)

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
