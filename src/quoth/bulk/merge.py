"""Finished shards -> one store, which then answers searches; a merge broken off is simply run again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from quoth.bulk.manifest import missing, read_marks
from quoth.bulk.plan import read_plan
from quoth.bulk.rows import record_of_row
from quoth.bulk.shard import table_path
from quoth.bulk.tables import read_table
from quoth.data import Rejection
from quoth.errors import StoreError
from quoth.relatives import place_quotes
from quoth.store.base import Store


@dataclass(frozen=True, slots=True)
class Merged:
    """How far a merge is, or what became of it; numbers are of all shards so far."""

    shard: int
    shards: int
    added: int
    unchanged: int  # in the store already, or the same article again
    refused: int
    left_out: int  # shards that are not done yet


def merge(out: Path, store: Store) -> Iterator[Merged]:
    """Add every article of the finished shards to the store, shard by shard, and place its quotes in families.

    Adding an article again changes nothing.
    """
    plan = read_plan(out)
    marks = read_marks(out, plan)
    added = unchanged = refused = 0
    for number in sorted(marks):
        rows = read_table(table_path(out, "articles", number))
        while batch := [record_of_row(row) for row in islice(rows, 100)]:
            for kept in store.add_many(batch, onward=True):
                added += kept.outcome in ("added", "updated")
                unchanged += kept.outcome == "unchanged"
                refused += kept.outcome == "refused"
        refusals = read_table(table_path(out, "refusals", number))
        store.refuse(Rejection(row["id"], row["code"], row["message"]) for row in refusals)
        place_quotes(store)
        yield Merged(number, len(plan.shards), added, unchanged, refused, len(missing(plan, marks)))
    if added:
        with contextlib.suppress(StoreError):  # another writes: it is for speed alone
            store.tidy()
