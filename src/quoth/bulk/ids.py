"""Ids that repeat in an archive: readings of one article, or articles that have nothing to do with each other.

Two readings of one id are of one article when they have the same address, are near-copies, or share half of their
words: then the later counts.  Otherwise the id was given to several articles, as where each file counts from 1, and
none of them may be taken for another.  The first keeps the id; the others are known, where ids must differ, by a name
that says where they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quoth.bulk.manifest import tables_of
from quoth.bulk.plan import read_plan
from quoth.bulk.runs import Components
from quoth.bulk.tables import read_columns, read_table
from quoth.bulk.wire_sketch import find_alike
from quoth.text import WORD

Place = tuple[int, int]
"""Shard and position of a reading."""

_FACTS = ("shard", "position", "article", "url", "sketch")
_SAME = 0.5  # of the words of two texts
_LOOKED_AT = 20  # earlier articles of an id that a reading's words are compared with


@dataclass(frozen=True, slots=True)
class SharedIds:
    """The ids that name several articles."""

    articles: int = 0  # that bear such an id
    ids: int = 0
    example: str = ""  # one of the ids, and where it stands
    names: Mapping[Place, str] = field(default_factory=dict)  # of all readings but those of each id's first article
    ids_of: Mapping[str, str] = field(default_factory=dict)  # by such a name

    def known_by(self, key: str, article: str, place: Place) -> str:
        """What an id, or a quote's key that begins with it, is where several articles must not have the same."""
        name = self.names.get(place)
        return key if name is None else name + key[len(article) :]

    @property
    def told(self) -> str:
        """What is the matter, and what to do; empty when nothing is."""
        if not self.ids:
            return ""
        many = "1 id names" if self.ids == 1 else f"{self.ids:,} ids name"
        return (
            f"{many} {self.articles:,} articles with different texts ({self.example}): give each an id of its own, or "
            "none (it is then known by its file and place)"
        )


NONE_SHARED = SharedIds()


def find_shared_ids(out: Path, shards: Sequence[int] | None = None) -> SharedIds:
    """The ids that name several articles among those of the given shards, or of all there are."""
    paths = tables_of(out, "articles", shards)
    counted = Counter(read_columns(paths, ("article",))["article"])
    repeated = {article for article, count in counted.items() if count > 1}
    if not repeated:
        return SharedIds()
    columns: dict[str, list[Any]] = {name: [] for name in _FACTS}
    for path in paths:
        some = read_columns([path], _FACTS)
        keep = [i for i, article in enumerate(some["article"]) if article in repeated]
        for name in _FACTS:
            columns[name] += [some[name][i] for i in keep]
    apart = _told_apart(columns, _join(columns), out)
    files = [shard.name for shard in read_plan(out).shards]
    names: dict[Place, str] = {}
    ids_of: dict[str, str] = {}
    example = ""
    for article, groups in sorted(apart.items()):
        firsts = [f"{files[columns['shard'][group[0]]]}:{columns['position'][group[0]]}" for group in groups]
        example = example or f"{article!r} in {firsts[0]} and {firsts[1]}"
        for first, group in zip(firsts[1:], groups[1:], strict=True):
            name = f"{article}@{first}"
            ids_of[name] = article
            names |= {(columns["shard"][i], columns["position"][i]): name for i in group}
    return SharedIds(sum(map(len, apart.values())), len(apart), example, names, ids_of)


def _join(columns: Mapping[str, Sequence[Any]]) -> dict[str, list[list[int]]]:
    """For each id its readings, those of one address or with near-copies of one text together, in order of place."""
    of_id: dict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(columns["article"])), key=lambda i: (columns["shard"][i], columns["position"][i])):
        of_id[columns["article"][i]].append(i)
    out: dict[str, list[list[int]]] = {}
    for article, places in of_id.items():
        joined = Components(len(places))
        first: dict[str, int] = {}
        for k, i in enumerate(places):
            if url := columns["url"][i]:
                joined.join(first.setdefault(url, k), k)
        if len({joined.root(k) for k in range(len(places))}) > 1:
            for a, b in find_alike([columns["sketch"][i] for i in places]):
                joined.join(a, b)
        groups: dict[int, list[int]] = defaultdict(list)
        for k, i in enumerate(places):
            groups[joined.root(k)].append(i)
        out[article] = list(groups.values())
    return out


def _told_apart(
    columns: Mapping[str, Sequence[Any]], groups: Mapping[str, list[list[int]]], out: Path
) -> dict[str, list[list[int]]]:
    """The ids that name several articles, with the readings of each; a text that was much edited is told by words."""
    open_ = {article: found for article, found in groups.items() if len(found) > 1}
    wanted = {i for found in open_.values() for group in found for i in (group[0], group[-1])}
    words = _words(columns, wanted, out)
    apart: dict[str, list[list[int]]] = {}
    for article, found in open_.items():
        kept: list[list[int]] = []
        for group in found:
            same = (one for one in kept[-_LOOKED_AT:] if _share(words[one[-1]], words[group[0]]) >= _SAME)
            if (one := next(same, None)) is not None:
                one += group
            else:
                kept.append(list(group))
        if len(kept) > 1:
            apart[article] = kept
    return apart


def _words(columns: Mapping[str, Sequence[Any]], wanted: set[int], out: Path) -> dict[int, frozenset[str]]:
    """The words of the texts of some readings."""
    at = {(columns["shard"][i], columns["position"][i]): i for i in wanted}
    found: dict[int, frozenset[str]] = {}
    for path in tables_of(out, "articles", sorted({shard for shard, _ in at})):
        for row in read_table(path, ("shard", "position", "text")):
            if (i := at.get((row["shard"], row["position"]))) is not None:
                found[i] = frozenset(WORD.findall(row["text"].casefold()))
    return found


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
