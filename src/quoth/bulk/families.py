"""Families across a whole output: the same as ``quoth.families.group_quotes`` gives, for millions of quotes.

quotes tables | words as compared | distinct wordings | parts of runs -> same pairs | components | short quotes | table
"""

from __future__ import annotations

import multiprocessing
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from quoth.bulk.ids import NONE_SHARED, SharedIds
from quoth.bulk.manifest import tables_of
from quoth.bulk.runs import Components, Flat, Wordings, Words, flatten, run_numbers, same_pairs
from quoth.bulk.tables import Row, open_columns, read_columns, write_table
from quoth.data import QuoteKind, StoredQuote
from quoth.families.candidates import is_solid
from quoth.families.fingerprint import SHORT_RUN, normal_words, short_run
from quoth.families.group import family_id, group_key, make_family
from quoth.families.heads import part, surname

FACTS = (
    "quote", "article", "outlet", "site", "published", "speaker", "kind", "words", "start", "end", "shard", "position",
    "polarity",
)  # fmt: skip
"""Columns of a quote that grouping goes by."""
_OF_A_QUOTE = frozenset(("quote", "article", "words", "kind", "polarity", "speaker", "published", "start", "end"))
_CHUNK = 4_000  # quotes handed to a process at a time
_GROUPS = 200  # groups handed to a process at a time


@dataclass(frozen=True, slots=True)
class Grouped:
    """What grouping found."""

    quotes: int
    families: int
    members: int  # quotes that stand in a family
    passed_over: int  # runs not used, as they stand everywhere


def group_output(
    out: Path,
    *,
    workers: int = 1,
    tell: Callable[[str], None] = lambda line: None,
    shards: Sequence[int] | None = None,
    shared: SharedIds = NONE_SHARED,
) -> Grouped:
    """Group every quote of the finished shards and write ``families/families.parquet``.

    ``shards``: those that are finished, else all there are; ``shared``: the ids that name several articles.
    """
    quotes = _read_quotes(tables_of(out, "quotes", shards), shared)
    tell(f"{len(quotes['quote']):,} quotes read")
    copies = read_copies(out, shared)
    found = Grouping({**quotes, "quote": quotes["key"], "article": quotes["known"]}, workers, tell)
    families = members = 0

    def rows() -> Iterator[Row]:
        nonlocal families, members
        for family, ids, relations, fullest in found.families():
            families += 1
            members += len(ids)
            for i, (relation, reason) in zip(ids, relations, strict=True):
                yield {
                    "family": family, "quote": quotes["quote"][i], "article": quotes["article"][i],
                    "outlet": quotes["outlet"][i], "site": quotes["site"][i], "published": quotes["published"][i],
                    "speaker": quotes["speaker"][i], "relation": relation, "reason": reason, "fullest": i == fullest,
                    "size": len(ids), "copy_of": copies.get(quotes["known"][i]), "shard": quotes["shard"][i],
                    "position": quotes["position"][i],
                }  # fmt: skip

    write_table(out / "families" / "families.parquet", "families", rows())
    return Grouped(len(quotes["quote"]), families, members, found.passed_over)


def read_copies(out: Path, shared: SharedIds = NONE_SHARED) -> Mapping[str, str]:
    """For each article known as a copy, the article it copies; empty before copies were sought."""
    path = out / "wire" / "wire.parquet"
    if not path.is_file():
        return {}
    columns = read_columns([path], ("article", "copy_of", "shard", "position"))
    return dict(zip(_known(columns, "article", shared), columns["copy_of"], strict=True))


def _read_quotes(paths: Sequence[Path], shared: SharedIds) -> Mapping[str, Sequence[Any]]:
    """The quotes' columns; of an article that came twice, those of its last reading.

    ``key`` and ``known`` are ``quote`` and ``article`` made different where one id names several articles.
    """
    columns: dict[str, Any] = dict(open_columns(paths, FACTS))
    known = _known(columns, "article", shared)
    last: dict[str, tuple[int, int]] = {}
    for article, *place in zip(known, columns["shard"], columns["position"], strict=True):
        last[article] = max((place[0], place[1]), last.get(article, (-1, -1)))
    places = enumerate(zip(known, columns["shard"], columns["position"], strict=True))
    keep = [i for i, (article, *place) in places if (place[0], place[1]) == last[article]]
    if len(keep) < len(columns["quote"]):
        columns = {name: values.take(keep) for name, values in columns.items()}
    return {**columns, "key": _known(columns, "quote", shared), "known": _known(columns, "article", shared)}


def _known(columns: Mapping[str, Sequence[Any]], name: str, shared: SharedIds) -> Sequence[str]:
    """A column of ids or keys, different for different articles."""
    if not shared.names:
        return columns[name]
    places = zip(columns[name], columns["article"], columns["shard"], columns["position"], strict=True)
    return [shared.known_by(key, article, (shard, position)) for key, article, shard, position in places]


class Grouping:
    """The families among quotes given as columns (words, kind, speaker, published, quote, article, start, end)."""

    def __init__(
        self, quotes: Mapping[str, Sequence[Any]], workers: int = 1, tell: Callable[[str], None] = lambda line: None
    ) -> None:
        self._quotes, self._workers = quotes, workers
        numbers: dict[str, int] = {}
        with _processes(workers) as apply:
            chunks = (quotes["words"][i : i + _CHUNK] for i in range(0, len(quotes["words"]), _CHUNK))
            joined = (one for chunk in apply(_normal_many, chunks) for one in chunk)
            solid: list[bool] = []
            self._wording = np.zeros(len(quotes["words"]), dtype=np.int64)
            for i, (normal, enough) in enumerate(joined):
                self._wording[i] = number = numbers.setdefault(normal, len(numbers))
                if number == len(solid):
                    solid.append(enough)
        self._words = Wordings(numbers)
        del numbers
        self._solid = np.array(solid, dtype=bool)
        tell(f"{len(self._words):,} distinct wordings")
        self.passed_over = 0
        self._flat = flatten(self._words, self._solid)
        self._joined = self._join()
        self._holders = self._find_holders()
        tell("wordings joined")

    def _join(self) -> Components:
        global _SHARED
        _SHARED = self._words, self._flat
        joined = Components(len(self._words))
        try:
            with _processes(self._workers) as apply:
                for pairs, passed in apply(_same_pairs, [(part, self._workers) for part in range(self._workers)]):
                    self.passed_over += passed
                    for a, b in pairs.tolist():
                        joined.join(a, b)
        finally:
            _SHARED = None
        joined.flatten()
        return joined

    def _find_holders(self) -> dict[int, list[int]]:
        """For the first run of each short wording, the solid wordings that hold it."""
        wanted = np.array(sorted({run for words in self._short() if (run := short_run(words)) is not None}), np.uint64)
        holders: dict[int, list[int]] = defaultdict(list)
        if len(wanted):
            runs, owner = run_numbers(self._flat, SHORT_RUN, 2)
            there = np.isin(runs, wanted)
            for run, wording in sorted(set(zip(runs[there].tolist(), owner[there].tolist(), strict=True))):
                holders[run].append(wording)
        return holders

    def _short(self) -> Iterator[Words]:
        return (words for words, solid in zip(self._words, self._solid, strict=True) if not solid)

    # What ``quoth.families.group`` asks of an index

    def words(self, wording: int) -> Words:
        """The words of a wording."""
        words: Words = self._words[wording]
        return words

    def root(self, wording: int) -> int:
        """The wording that stands for the component."""
        return int(self._joined.parents[wording])

    def holding(self, short_run: int) -> Iterable[int]:
        """The solid wordings that hold a short run."""
        return self._holders.get(short_run, ())

    def families(self) -> Iterator[tuple[str, list[int], list[tuple[str, str]], int]]:
        """Each family's id, its quotes' numbers by date, their relation and reason, and the number of the fullest;
        families in order of id."""
        with _processes(self._workers) as apply:
            parts = (one for chunk in apply(_part_groups, self._asked(self._groups())) for one in chunk)
            found = sorted((self._family_id(members), members) for members in parts)
            made = apply(_families_of, self._asked(members for _, members in found))
            related = (one for chunk in made for one in chunk)
            for (family, order, relations, fullest), (_, group) in zip(related, found, strict=True):
                yield family, [group[k] for k in order], relations, group[fullest]

    def _asked(self, groups: Iterable[list[int]]) -> Iterator[list[list[tuple[int, StoredQuote]]]]:
        """Groups of quotes' numbers with the quotes themselves, some hundreds at a time."""
        rest = iter(groups)
        while some := list(islice(rest, _GROUPS)):
            yield [[(i, self._stored(i)) for i in group] for group in some]

    def _stored(self, i: int) -> StoredQuote:
        row = {name: column[i] for name, column in self._quotes.items() if name in _OF_A_QUOTE}
        return stored_quote(row)

    def _family_id(self, group: Sequence[int]) -> str:
        keys, dates = self._quotes["quote"], self._quotes["published"]
        return family_id(StoredQuote(keys[i], "", "", "", "direct", (0, 1), published=dates[i]) for i in group)

    def _groups(self) -> Iterator[list[int]]:
        """The numbers of quotes that belong together, two or more."""
        names = [_last_name(name) for name in self._quotes["speaker"]]
        roots = self._joined.parents[self._wording].tolist()
        solid = self._solid[self._wording].tolist()
        speakers: dict[int, set[str]] = {}
        for root, name, ok in zip(roots, names, solid, strict=True):
            if ok:
                speakers.setdefault(root, set()).add(name)
        short: dict[tuple[int, str], Any] = {}
        groups: dict[Any, list[int]] = defaultdict(list)
        for i, (root, name, ok) in enumerate(zip(roots, names, solid, strict=True)):
            if ok:
                groups[("", str(root))].append(i)
                continue
            asked = (int(self._wording[i]), name)
            if asked not in short:
                stands_for = _quote("", "direct", self._quotes["speaker"][i])
                short[asked] = group_key(stands_for, asked[0], self, speakers)  # type: ignore[arg-type]
            groups[short[asked]].append(i)
        return (members for members in groups.values() if len(members) > 1)


@lru_cache(maxsize=100_000)
def _last_name(speaker: str | None) -> str:
    return surname(_quote("", "direct", speaker))


def _quote(words: str, kind: QuoteKind, speaker: str | None = None) -> StoredQuote:
    return StoredQuote("", "", "", words, kind, (0, 1), speaker)


_SHARED: tuple[Wordings, Flat] | None = None
"""The wordings, where forked processes find them without copying."""


def _normal_many(quotes: list[str]) -> list[tuple[str, bool]]:
    """Words as they are compared, and whether they are enough to be recognised alone."""
    return [(" ".join(words), is_solid(words)) for words in map(normal_words, quotes)]


def _same_pairs(asked: tuple[int, int]) -> tuple[Any, int]:
    assert _SHARED is not None
    return same_pairs(*_SHARED, *asked)


def stored_quote(row: Mapping[str, Any]) -> StoredQuote:
    """A row of a quotes table as its family needs it."""
    span = row["start"], row["end"]
    return StoredQuote(
        row["quote"], row["article"], "", row["words"], row["kind"], span, row["speaker"], published=row["published"],
        polarity=row["polarity"],
    )  # fmt: skip


def _part_groups(groups: list[list[tuple[int, StoredQuote]]]) -> list[list[int]]:
    """The families among groups of numbered quotes, as numbers."""
    out = []
    for group in groups:
        number = {quote.key: i for i, quote in group}
        out += [[number[quote.key] for quote in family] for family in part([quote for _, quote in group])]
    return out


def _families_of(
    groups: list[list[tuple[int, StoredQuote]]],
) -> list[tuple[str, list[int], list[tuple[str, str]], int]]:
    """The families of groups of quotes: id, places in the group by date, relations and reasons, the fullest's place."""
    out: list[tuple[str, list[int], list[tuple[str, str]], int]] = []
    for group in groups:
        place = {quote.key: i for i, (_, quote) in enumerate(group)}
        family = make_family([quote for _, quote in group])
        relations: list[tuple[str, str]] = [(member.relation, member.reason) for member in family.members]
        order = [place[member.quote.key] for member in family.members]
        out.append((family.id, order, relations, place[family.fullest.key]))
    return out


@contextmanager
def _processes(workers: int) -> Iterator[Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]]:
    """An ordered map over processes forked from this one, or over none."""
    if workers == 1:
        yield map
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield pool.imap
