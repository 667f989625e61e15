"""Answers of the store that are costly, kept while it stays as it is."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")

_PATIENCE = 10.0
"""While others write to the store, an answer is given again for so many times as long as it took to find."""


@dataclass(frozen=True, slots=True)
class _Entry:
    value: Any
    state: str
    made: float
    cost: float


class Answers:
    """A bounded number of answers by key, each found once however many ask; for use in threads."""

    def __init__(self, state: Callable[[], str], most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._state, self._most, self._clock = state, most, clock
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._finding: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()
        self._changes = 0

    def get(self, key: Hashable, find: Callable[[], T]) -> T:
        """The answer, found now unless it is still good."""
        found, value = self.look(key)
        if found:
            return value  # type: ignore[no-any-return]
        with self._lock:
            finding = self._finding.setdefault(key, threading.Lock())
        with finding:
            found, value = self.look(key)  # another may have been faster
            return value if found else self._find(key, find)

    def look(self, key: Hashable) -> tuple[bool, Any]:
        """Whether there is a good answer, and the answer."""
        with self._lock:
            entry = self._entries.get(key)
        if entry is None:
            return False, None
        good = entry.state == self._state() or self._clock() < entry.made + _PATIENCE * entry.cost
        return good, entry.value if good else None

    def _find(self, key: Hashable, find: Callable[[], T]) -> T:
        changes, state, began = self._changes, self._state(), self._clock()
        try:
            value = find()
            now = self._clock()
            with self._lock:
                if self._changes == changes:  # else made before a change of ours: for who asked before it alone
                    self._entries.pop(key, None)
                    self._entries[key] = _Entry(value, state, now, now - began)
                    while len(self._entries) > self._most:
                        self._entries.popitem(last=False)
        finally:  # only now may others find it: who comes from here on sees what was kept
            with self._lock:
                self._finding.pop(key, None)
        return value

    def forget(self) -> None:
        """Find everything anew: what was changed here shows at once."""
        with self._lock:
            self._changes += 1
            self._entries.clear()
