"""What was read or checked and is not in the store: held in memory for a while, under names nobody can guess."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from quoth.check import Check
from quoth.data import Record, Rejection


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of one request to read."""

    records: tuple[Record, ...]
    refused: tuple[Rejection, ...] = ()

    @property
    def size(self) -> int:
        """Characters held."""
        return sum(len(record.article.text) for record in self.records)


@dataclass(frozen=True, slots=True)
class Checking:
    """What came out of one check, with what its sources refused."""

    check: Check
    refused: tuple[Rejection, ...] = ()
    kept: frozenset[str] = frozenset()  # ids of the articles among the evidence that are those of the store

    @property
    def size(self) -> int:
        """Characters held."""
        return len(self.check.text) + sum(len(e.words) for q in self.check.quotes for e in q.verdict.evidence)


Held = Reading | Checking


class Shelf:
    """A bounded number of results; the longest unseen leave first."""

    def __init__(self, most: int, characters: int, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._characters, self._seconds, self._clock = most, characters, minutes * 60, clock
        self._held: OrderedDict[str, tuple[float, Held]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def put(self, held: Held) -> str:
        """Hold a result; its name."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._drop_old()
            self._held[name] = (self._clock() + self._seconds, held)
            self._size += held.size
            while len(self._held) > 1 and (len(self._held) > self._most or self._size > self._characters):
                self._drop(next(iter(self._held)))
        return name

    def get(self, name: str) -> Held | None:
        """The result of this name; None when it never was, or is forgotten."""
        with self._lock:
            self._drop_old()
            if name not in self._held:
                return None
            self._held.move_to_end(name)
            return self._held[name][1]

    def _drop_old(self) -> None:
        """Forget what is past its time: it may be somebody's draft."""
        for old in [key for key, (until, _) in self._held.items() if until < self._clock()]:
            self._drop(old)

    def _drop(self, name: str) -> None:
        self._size -= self._held.pop(name)[1].size
