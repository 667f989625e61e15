"""Candidates for a claimed quote: the stretches of kept texts most likely to hold its words."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from quoth.data import Record, Span
from quoth.days import Between, may_begin
from quoth.store.base import Match, Passage
from quoth.store.database import Database, Index, Row, Source
from quoth.store.filters import days_wanted

RARE = 6
"""Words, or runs of three words, looked up at most."""

_COMMON = 12_000
"""They are added, rarest first, while fewer quotes than this hold one of them: what is ranked stays within the time."""

_MARGIN = 300
"""Characters of the text given on both sides at most: a claim may run on, but no further than its own length."""

_HOPELESS, _FAR_BEHIND = 0.25, 0.4
"""Share of the claim's words below which a stretch is not worth aligning, and share of the best stretch's share: low
enough that each half of a splice stays."""

_RECORDS = 256
_SECONDS = 0.5


def days(table: str, between: Between | None) -> tuple[str, list[Any]]:
    """Conditions on the day of an article, and their values; a text without a day is kept: it may be of that day."""
    first, last = between or (None, None)
    sql, values = "", []
    if first:
        sql += f" AND ({table}.day IS NULL OR {table}.day >= ? OR {table}.day IN (?, ?))"
        values += [first[:10], *may_begin(first)]
    if last:
        sql += f" AND ({table}.day IS NULL OR {table}.day <= ?)"
        values.append(last[:10])
    return sql, values


class Retrieval:
    """Looks up a claim among quotes of reports and passages of primary sources."""

    def __init__(self, database: Database, index: Index, record: Callable[[int], Record | None]) -> None:
        self._database = database
        self._index = index
        self._record = lru_cache(_RECORDS)(lambda number, reading: record(number))

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> list[tuple[Record, Span]]:
        """The stretches most likely to hold these words, best first."""
        folded = [part for word in words for part in self._index.split(word)]
        names = self._index.split(by or "")[-1:]
        found: dict[tuple[int, int, int], tuple[float, str]] = {}
        named: set[tuple[int, int, int]] = set()
        days = days_wanted(*between) if between else ()
        facets = [(*days, "nodate")] if days else []
        for source, table, by_name in self._sources(folded, names, facets):
            for article, reading, start, end, said in self._look_up(source, table, between, limit):
                place = (article, start, end)
                if place not in found:
                    found[place] = (self._share(folded, said), reading)
                if by_name:
                    named.add(place)
        bar = max(_HOPELESS * len(folded), _FAR_BEHIND * max((share for share, _ in found.values()), default=0.0))
        ranked = sorted((place for place in found if found[place][0] >= bar), key=lambda place: -found[place][0])
        theirs = [place for place in ranked if place in named][: limit // 2]
        kept = {*theirs, *[place for place in ranked if place not in theirs][: limit - len(theirs)]}
        margin = min(_MARGIN, sum(map(len, folded)) + len(folded))
        chosen: list[tuple[Record, Span]] = []
        for article, start, end in (place for place in ranked if place in kept):
            record = self._record(article, found[article, start, end][1])
            if record is not None:
                chosen.append((record, _widened(record.article.text, start, end, margin)))
        return chosen

    def passages(self, folded: Sequence[str], limit: int, seconds: float) -> list[Passage]:
        """Paragraphs of primary sources that share the rarest of these words, best first."""
        counts = {word: self._index.frequency(word, passages=True) for word in dict.fromkeys(folded)}
        rare = choose_rare(_rarest_first(counts))
        if not rare:
            return []
        source = self._index.passages(rare)
        sql = (
            'SELECT a.id, p."start", p."end", p.words, a.kind, p.speaker_name, a.outlet, a.title, a.url, a.published '
            f"FROM {source.tables} JOIN articles AS a ON a.number = p.article WHERE {source.where} "
            f"ORDER BY {source.order} LIMIT ?"
        )
        rows = self._until(sql, [*source.parameters, *source.ranking, limit], seconds)
        return [Passage(row[0], (row[1], row[2]), *row[3:]) for row in rows]

    def _sources(
        self, folded: Sequence[str], names: Sequence[str], facets: Sequence[tuple[str, ...]]
    ) -> list[tuple[Source, str, bool]]:
        """What to look up, in which table, and whether it is by the named speaker."""
        sources = []
        counts = {word: self._index.frequency(word, passages=True) for word in dict.fromkeys(folded)}
        runs = _runs(folded, counts)
        for some in filter(None, (choose_rare(_rarest_first(counts), always=not runs), runs)):
            sources.append((self._index.passages(some), "p", False))
        counts = {word: self._index.frequency(word) for word in dict.fromkeys(folded)}
        runs = _runs(folded, counts)
        if rare := choose_rare(_rarest_first(counts), always=not runs):
            sources.append((self._index.quotes(Match(rare, "any"), (), facets), "q", False))
            if names:
                sources.append((self._index.quotes(Match(rare, "any"), names, facets), "q", True))
        if runs:
            sources.append((self._index.quotes(Match(runs, "any"), (), facets), "q", False))
        return sources

    def _look_up(self, source: Source, table: str, between: Between | None, limit: int) -> list[Row]:
        more, values = days("a", between)
        sql = (
            f'SELECT {table}.article, a.reading || a.digest, {table}."start", {table}."end", {table}.words '
            f"FROM {source.tables} JOIN articles AS a ON a.number = {table}.article "
            f"WHERE {source.where}{more} ORDER BY {source.order} LIMIT ?"
        )
        return self._until(sql, [*source.parameters, *values, *source.ranking, limit], _SECONDS)

    def _until(self, sql: str, parameters: Sequence[Any], seconds: float) -> list[Row]:
        """The rows that come within the time."""
        rows: list[Row] = []
        with contextlib.suppress(TimeoutError):
            for row in self._database.each(sql, parameters, seconds=seconds):
                rows.append(row)
        return rows

    def _share(self, folded: Sequence[str], said: str) -> float:
        """How many of the claim's words stand there in order."""
        from rapidfuzz.distance import LCSseq

        return float(LCSseq.similarity(folded, self._index.split(said)))


def choose_rare(counted: Sequence[tuple[str, int]], *, always: bool = True) -> tuple[str, ...]:
    """The rarest of words with their numbers, few enough and rare enough together to be ranked in time.

    ``counted``: rarest first.  ``always``: the rarest one, however common.
    """
    totals = itertools.accumulate(count for _, count in counted[:RARE])
    few = sum(total <= _COMMON for total in totals)
    return tuple(word for word, _ in counted[: few or int(always)])


def _runs(folded: Sequence[str], counts: Mapping[str, int]) -> tuple[str, ...]:
    """Runs of three words with the rarest of words: a claim of common words is known by their order."""
    runs = {
        " ".join(run): min(counts[word] for word in run) for run in zip(folded, folded[1:], folded[2:], strict=False)
    }
    return choose_rare(_rarest_first(runs), always=False)


def _rarest_first(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(((word, count) for word, count in counts.items() if count), key=lambda one: (one[1], one[0]))


def _widened(text: str, start: int, end: int, margin: int) -> Span:
    """The stretch with a margin on both sides, no word cut in two."""
    left = text.rfind(" ", 0, start - margin + 1) + 1 if start > margin else 0
    right = text.find(" ", end + margin)
    return left, right if right >= 0 else len(text)
