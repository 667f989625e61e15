"""Near-copies of one article across sites: recognised by their sketches, marked, never dropped.

articles tables | sketches | pairs that share low numbers | share in common | groups -> wire/wire.parquet

An article that the archive holds twice, as crawls do, is in one group with itself; all readings but its last are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quoth.bulk.ids import NONE_SHARED, SharedIds
from quoth.bulk.manifest import tables_of
from quoth.bulk.runs import Components
from quoth.bulk.tables import Row, read_columns, write_table
from quoth.bulk.wire_sketch import find_alike, overlap_of
from quoth.days import in_order

_FACTS = ("shard", "position", "article", "outlet", "site", "published", "sketch")


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found."""

    articles: int
    groups: int
    copies: int  # articles beside the first of their group


def mark_copies(out: Path, shards: Sequence[int] | None = None, shared: SharedIds = NONE_SHARED) -> Copies:
    """Recognise the near-copies among the articles of an output; writes a row for each article that has any.

    ``shards``: those that are done, else all there are; ``shared``: the ids that name several articles.
    """
    columns = read_columns(tables_of(out, "articles", shards), _FACTS)
    places = zip(columns["shard"], columns["position"], strict=True)
    columns["known"] = [
        shared.names.get(place, article) for place, article in zip(places, columns["article"], strict=True)
    ]
    groups = find_copies(columns["sketch"], columns["known"])
    write_table(out / "wire" / "wire.parquet", "wire", iter(sorted(_rows(columns, groups), key=_in_order)))
    return Copies(len(columns["article"]), len(groups), sum(len(group) - 1 for group in groups))


def _in_order(row: Row) -> tuple[Any, ...]:
    return row["copy_of"], in_order(row["published"]), row["article"], row["shard"], row["position"]


def _rows(columns: dict[str, list[Any]], groups: list[list[int]]) -> Iterator[Row]:
    articles, known = columns["article"], columns["known"]
    for group in groups:
        first = min(group, key=lambda i: (in_order(columns["published"][i]), articles[i]))
        last: dict[str, int] = {}
        for i in sorted(group, key=lambda i: (columns["shard"][i], columns["position"][i])):
            last[known[i]] = i
        counts = {"copies": len(last), "sites": len({columns["site"][i] for i in group})}
        for i in group:
            facts = {name: columns[name][i] for name in _FACTS if name != "sketch"}
            overlap = round(overlap_of(columns["sketch"][first], columns["sketch"][i]), 3)
            told = {"copy_of": articles[first], "overlap": overlap, "reread": last[known[i]] != i}
            yield {**facts, **counts, **told}


def find_copies(sketches: Sequence[Sequence[int]], articles: Sequence[Hashable] = ()) -> list[list[int]]:
    """Groups of two or more articles that are near-copies, by number; readings of one of ``articles`` are one."""
    joined = Components(len(sketches))
    of_id: dict[Hashable, int] = {}
    for i, article in enumerate(articles):
        if (first := of_id.setdefault(article, i)) != i:
            joined.join(first, i)
    for a, b in find_alike(sketches, joined):
        joined.join(a, b)
    joined.flatten()
    groups: dict[int, list[int]] = defaultdict(list)
    for i, root in enumerate(joined.parents.tolist()):
        groups[root].append(i)
    return [group for group in groups.values() if len(group) > 1]
