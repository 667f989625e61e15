"""Families in a store: new quotes placed among those kept, one family read, all of them built again.

What is kept is which wordings report one utterance; how each version differs from the fullest is worked out when a
family is read, so that it can never be out of date.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator

from quoth.data import Family, StoredQuote
from quoth.families.candidates import is_solid
from quoth.families.fingerprint import SHORT_RUN, fingerprints, normal_words, short_run
from quoth.families.group import add_words, families_of, join_again
from quoth.store.base import EVERYTHING, FamilyTables, Filters, Store

_BATCH = 500
"""Quotes placed in one transaction: other writers wait no longer than about a second."""

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
    """The family of the quote of this key; None when it is printed once, is not kept, or is not placed yet."""
    wording = store.families.wording_of(key)
    if wording is None:
        return None
    words = store.families.words(wording)
    roots = {store.families.root(wording)}
    if not is_solid(words):
        run = short_run(words)
        roots |= {store.families.root(holder) for holder in store.families.holding(run)} if run is not None else set()
    found = _families(store, roots)
    return next((family for family in found if any(member.quote.key == key for member in family.members)), None)


def family_by_id(store: Store, id_: str) -> Family | None:
    """The family of this id; None when there is none.  Families are made one by one until it is met."""
    offset = 0
    while found := list(list_families(store, limit=_BATCH, offset=offset)):
        for family in found:
            if family.id == id_:
                return family
        offset += _BATCH
    return None


def list_families(store: Store, filters: Filters = EVERYTHING, *, limit: int = 20, offset: int = 0) -> Iterator[Family]:
    """Families with a quote that fits, the most printed first; those of one long quote and short ones come last.

    ``limit`` and ``offset`` count components that may be families; a few of the last turn out to be none.
    """
    seen: set[str] = set()
    for root in store.families.roots_by_size(limit, offset, filters):
        families = [family for family in _families(store, [root]) if family.id not in seen]
        if families:
            largest = max(families, key=lambda family: len(family.members))
            seen.add(largest.id)
            yield largest


def _families(store: Store, roots: Collection[int]) -> Iterator[Family]:
    """The families among the quotes of these components and the short quotes that may belong to them."""
    tables = store.families
    placed: dict[str, tuple[StoredQuote, int]] = {}
    ours: set[str] = set()
    for root in roots:
        quotes = tables.quotes_of_root(root)
        ours |= {quote.key for quote, _ in quotes}
        placed |= {quote.key: (quote, wording) for quote, wording in quotes}
        wordings = {wording for _, wording in quotes}
        runs = {run for wording in wordings for run in fingerprints(tables.words(wording), SHORT_RUN)}
        placed |= {quote.key: (quote, wording) for quote, wording in tables.quotes_of_short(sorted(runs))}
    said = {wording: tables.words(wording) for _, wording in placed.values()}
    short = [words for words in said.values() if not is_solid(words)]
    for root in _other_holders(tables, short, set(roots)):
        placed |= {quote.key: (quote, wording) for quote, wording in tables.quotes_of_root(root)}
    for family in families_of(placed.values(), tables):
        if any(member.quote.key in ours for member in family.members):
            yield family


def _other_holders(tables: FamilyTables, shorts: Iterable[tuple[str, ...]], roots: set[int]) -> set[int]:
    """Other components that hold the words of short quotes, so that these belong to none for certain."""
    found: set[int] = set()
    for words in shorts:
        run = short_run(words)
        for wording in itertools.islice(tables.holding(run), _HOLDERS) if run is not None else ():
            found.add(tables.root(wording))
    return found - roots
