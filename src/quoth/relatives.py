"""Families in a store: new quotes placed among those kept, one family read, all of them built again.

What is kept is which wordings report one utterance; how each version differs from the fullest is worked out when a
family is read, so that it can never be out of date.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator

from quoth.data import Family, StoredQuote
from quoth.families.candidates import is_solid
from quoth.families.fingerprint import SHORT_RUN, fingerprints, normal_words, short_run
from quoth.families.group import add_words, families_of, join_again
from quoth.store.base import EVERYTHING, FamilyTables, Filters, Store
from quoth.text import overlaps

_BATCH = 500
"""Quotes placed in one transaction: other writers wait no longer than about a second."""

_ROOTS = 40
"""Components asked for at first, then twice as many and so on: each time the store counts all of them."""

_HOLDERS = 40
"""Wordings looked at that hold a short quote; words in more of them belong to nobody in particular."""


def place_quotes(store: Store, progress: Callable[[int], None] | None = None) -> int:
    """Place every quote that has no wording yet; returns how many.  What was placed before a crash stays placed.

    Families that have lost quotes since, by removal or change, are looked at again: what they held together parts.
    """
    tables, placed = store.families, 0
    while True:
        with tables.writing():
            waiting = tables.unplaced(_BATCH)
            tables.place([(number, _place(words, tables)) for number, words in waiting])
        placed += len(waiting)
        if progress is not None:
            progress(placed)
        if len(waiting) < _BATCH:
            break
    while tables.loose(1):
        with tables.writing():
            _settle(tables)
    return placed


def _settle(tables: FamilyTables) -> None:
    """Take from their components wordings that no quote has any more, and join again what is left of each."""
    loose = tables.loose(_BATCH)
    gone = set(loose) - tables.printed(loose)
    for root in sorted({tables.root(wording) for wording in gone}):
        left = [wording for wording in tables.component(root) if wording not in gone]
        tables.part(left)
        join_again(left, tables)
    for wording in sorted(gone):
        words = tables.words(wording)
        tables.drop(wording, fingerprints(words), fingerprints(words, SHORT_RUN, 2))
    tables.tighten(loose)


def _place(said: str, tables: FamilyTables) -> int:
    words = normal_words(said)
    wording = add_words(words, tables)
    run = None if is_solid(words) else short_run(words)
    if run is not None:
        tables.mark_short(wording, run)
    return wording


def rebuild_families(store: Store, progress: Callable[[int], None] | None = None) -> int:
    """Forget which quotes belong together and find it out again; returns how many were placed."""
    with store.families.writing():
        store.families.clear()
    return place_quotes(store, progress)


def family_of(store: Store, key: str) -> Family | None:
    """The family of the quote of this key, or of the quote it is part of in its article; None when it is printed in
    one article alone, is not kept, or is not placed yet."""
    wording, quote = store.families.wording_of(key), store.get_quote(key)
    if wording is None or quote is None:
        return None
    words = store.families.words(wording)
    roots = {store.families.root(wording)}
    run = short_run(words)
    roots |= {store.families.root(holder) for holder in store.families.holding(run)} if run is not None else set()
    found, _ = _families(store, roots)
    for family in found:
        if any(member.quote.key == key for member in family.members):
            return family
    members = ((family, member.quote) for family in found for member in family.members)
    return next((f for f, m in members if m.article == quote.article and overlaps(m.span, quote.span)), None)


def family_by_id(store: Store, id_: str) -> Family | None:
    """The family of this id; None when there is none.  Families are made one by one until it is met."""
    return next((family for family in list_families(store, limit=None) if family.id == id_), None)


def list_families(
    store: Store, filters: Filters = EVERYTHING, *, limit: int | None = 20, offset: int = 0
) -> Iterator[Family]:  # fmt: skip
    """Families with a quote that fits, those that most articles print first; of one long quote and short ones, last."""
    return itertools.islice(_by_reports(store, filters), offset, None if limit is None else offset + limit)


def _by_reports(store: Store, filters: Filters) -> Iterator[Family]:
    """All of them.  A component is parted when its turn comes, and its families wait until none that is left can hold
    a larger one."""
    seen: set[str] = set()
    waiting: list[tuple[int, int, Family]] = []
    for root in _roots(store, filters):
        families, placed = _families(store, [root])
        most = len({quote.article for quote, wording in placed.values() if store.families.root(wording) == root})
        fit = None
        if families and filters != EVERYTHING:
            fit = store.families.fitting(sorted({wording for _, wording in placed.values()}), filters)
        for family in families:
            if family.id not in seen and (fit is None or any(m.quote.key in fit for m in family.members)):
                seen.add(family.id)
                heapq.heappush(waiting, (-family.reports, len(seen), family))
        while waiting and -waiting[0][0] >= most:
            yield heapq.heappop(waiting)[-1]
    while waiting:
        yield heapq.heappop(waiting)[-1]


def _roots(store: Store, filters: Filters) -> Iterator[int]:
    offset, asked = 0, _ROOTS
    while found := store.families.roots_by_size(asked, offset, filters):
        yield from found
        if len(found) < asked:
            return
        offset, asked = offset + asked, 2 * asked


def _families(store: Store, roots: Collection[int]) -> tuple[list[Family], dict[str, tuple[StoredQuote, int]]]:
    """The families among the quotes of these components and the short quotes that may belong to them; and all the
    quotes looked at, by key, with their wordings."""
    tables = store.families
    placed: dict[str, tuple[StoredQuote, int]] = {}
    for root in roots:
        quotes = tables.quotes_of_root(root)
        placed |= {quote.key: (quote, wording) for quote, wording in quotes}
    ours = set(placed)
    runs = {run for _, wording in placed.values() for run in fingerprints(tables.words(wording), SHORT_RUN)}
    placed |= {quote.key: (quote, wording) for quote, wording in tables.quotes_of_short(sorted(runs))}
    said = {wording: tables.words(wording) for _, wording in placed.values()}
    short = [words for words in said.values() if not is_solid(words)]
    for root in _other_holders(tables, short, set(roots)):
        placed |= {quote.key: (quote, wording) for quote, wording in tables.quotes_of_root(root)}
    found = families_of(placed.values(), tables)
    return [family for family in found if any(member.quote.key in ours for member in family.members)], placed


def _other_holders(tables: FamilyTables, shorts: Iterable[tuple[str, ...]], roots: set[int]) -> set[int]:
    """Other components that hold the words of short quotes, so that these belong to none for certain."""
    found: set[int] = set()
    for words in shorts:
        run = short_run(words)
        for wording in itertools.islice(tables.holding(run), _HOLDERS) if run is not None else ():
            found.add(tables.root(wording))
    return found - roots
