"""Near-copies of one article across sites: recognised by their sketches, marked, never dropped.

articles tables | sketches | pairs that share low numbers | share in common | groups -> wire/wire.parquet

An article that the archive holds twice, as crawls do, is in one group with itself; all readings but its last are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from quoth.bulk.runs import Components
from quoth.bulk.tables import Row, read_columns, write_table
from quoth.bulk.wire_sketch import SIZE

_FACTS = ("shard", "position", "article", "outlet", "site", "published", "sketch")
_SAME = 0.5
"""Share of runs in common from which two articles are copies of one: a text cut by a third, or with a paragraph put
in, keeps more; two reports of one event that quote the same statement keep less than a fifth."""

_KEYS = 12  # of a sketch's numbers, the lowest, by which copies find each other; copies at 0.5 share one in 99.9%
_MOST = 200  # articles that hold one number and are all compared; of longer lists each is compared with its neighbours


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found."""

    articles: int
    groups: int
    copies: int  # articles beside the first of their group


def mark_copies(out: Path) -> Copies:
    """Recognise the near-copies among the articles of an output; writes a row for each article that has any."""
    columns = read_columns(sorted((out / "articles").glob("*.parquet")), _FACTS)
    groups = find_copies(columns["sketch"], columns["article"])
    write_table(out / "wire" / "wire.parquet", "wire", iter(sorted(_rows(columns, groups), key=_in_order)))
    return Copies(len(columns["article"]), len(groups), sum(len(group) - 1 for group in groups))


def _in_order(row: Row) -> tuple[Any, ...]:
    return row["copy_of"], row["published"] or "9999", row["article"], row["shard"], row["position"]


def _rows(columns: dict[str, list[Any]], groups: list[list[int]]) -> Iterator[Row]:
    articles = columns["article"]
    for group in groups:
        first = min(group, key=lambda i: (columns["published"][i] or "9999", articles[i]))
        last: dict[str, int] = {}
        for i in sorted(group, key=lambda i: (columns["shard"][i], columns["position"][i])):
            last[articles[i]] = i
        counts = {"copies": len(last), "sites": len({columns["site"][i] for i in group})}
        for i in group:
            facts = {name: columns[name][i] for name in _FACTS if name != "sketch"}
            overlap = round(overlap_of(columns["sketch"][first], columns["sketch"][i]), 3)
            told = {"copy_of": articles[first], "overlap": overlap, "reread": last[articles[i]] != i}
            yield {**facts, **counts, **told}


def find_copies(sketches: Sequence[Sequence[int]], articles: Sequence[str] = ()) -> list[list[int]]:
    """Groups of two or more articles that are near-copies, by number; those of one id (``articles``) are one."""
    joined = Components(len(sketches))
    of_id: dict[str, int] = {}
    for i, article in enumerate(articles):
        if (first := of_id.setdefault(article, i)) != i:
            joined.join(first, i)
    whole: dict[tuple[int, ...], int] = {}
    for i, numbers in enumerate(sketches):
        if numbers and (first := whole.setdefault(tuple(numbers), i)) != i:
            joined.join(first, i)
    for a, b in _pairs(whole):
        if joined.root(a) != joined.root(b) and overlap_of(sketches[a], sketches[b]) >= _SAME:
            joined.join(a, b)
    joined.flatten()
    groups: dict[int, list[int]] = defaultdict(list)
    for i, root in enumerate(joined.parents.tolist()):
        groups[root].append(i)
    return [group for group in groups.values() if len(group) > 1]


def overlap_of(a: Sequence[int], b: Sequence[int]) -> float:
    """The share of runs two articles have in common, told from their sketches (Jaccard's coefficient)."""
    both = sorted(set(a) | set(b))[:SIZE]
    shared = set(a) & set(b)
    return sum(number in shared for number in both) / len(both) if both else 0.0


def _pairs(whole: dict[tuple[int, ...], int]) -> Iterator[tuple[int, int]]:
    """Pairs of different sketches that share one of their lowest numbers."""
    numbers = np.array([number for sketch in whole for number in sketch[:_KEYS]], dtype=np.int64)
    owners = np.array([i for sketch, i in whole.items() for _ in sketch[:_KEYS]], dtype=np.int64)
    order = np.lexsort((owners, numbers))
    numbers, owners = numbers[order], owners[order]
    edges: npt.NDArray[np.int64] = np.flatnonzero(np.diff(numbers, prepend=-1, append=-1))
    for start, stop in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        members = owners[start:stop].tolist()
        reach = len(members) if len(members) <= _MOST else 20
        for i, a in enumerate(members):
            for b in members[i + 1 : i + 1 + reach]:
                yield a, b
