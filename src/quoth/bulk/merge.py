"""Finished shards -> one store, which then answers searches; a merge broken off is simply run again."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from quoth.bulk.ids import NONE_SHARED, SharedIds
from quoth.bulk.manifest import missing, read_marks
from quoth.bulk.plan import read_plan
from quoth.bulk.rows import record_of_row
from quoth.bulk.shard import table_path
from quoth.bulk.tables import Row, read_table
from quoth.data import Record, Rejection
from quoth.errors import StoreError
from quoth.relatives import place_quotes
from quoth.store.base import Store


@dataclass(frozen=True, slots=True)
class Merged:
    """How far a merge is, or what became of it; numbers are of all shards so far."""

    shard: int
    shards: int
    added: int
    updated: int  # articles that were there with another text or reading
    unchanged: int  # in the store already, or the same article again
    refused: int
    left_out: int  # shards that are not done yet
    reasons: tuple[Rejection, ...] = ()  # of this shard: the articles refused, and why


def merge(out: Path, store: Store, shared: SharedIds = NONE_SHARED) -> Iterator[Merged]:
    """Add every article of the finished shards to the store, shard by shard, and place its quotes in families.

    Adding an article again changes nothing.  Of the articles that have one id (``shared``) the first keeps it; the
    others are added under the names that say where they stand.
    """
    plan = read_plan(out)
    marks = read_marks(out, plan)
    count: Counter[str] = Counter()
    for number in sorted(marks):
        rows = read_table(table_path(out, "articles", number))
        refused: list[Rejection] = []
        while batch := [_record(row, shared) for row in islice(rows, 100)]:
            became = store.add_many(batch, onward=True)
            count.update(kept.outcome for kept in became)
            refused += [Rejection(kept.id, "unstorable", kept.reason) for kept in became if kept.outcome == "refused"]
        refusals = read_table(table_path(out, "refusals", number))
        store.refuse([*(Rejection(row["id"], row["code"], row["message"]) for row in refusals), *refused])
        place_quotes(store)
        counts = (count["added"], count["updated"], count["unchanged"], count["refused"])
        yield Merged(number, len(plan.shards), *counts, len(missing(plan, marks)), tuple(refused))
    if count["added"] or count["updated"]:
        with contextlib.suppress(StoreError):  # another writes: it is for speed alone
            store.tidy()


def _record(row: Row, shared: SharedIds) -> Record:
    known = shared.known_by(row["article"], row["article"], (row["shard"], row["position"]))
    return record_of_row({**row, "article": known})
