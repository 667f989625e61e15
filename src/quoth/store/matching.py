"""Quotes with given words, best first: looked up by the engine's index, or found by the rarest words and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from quoth.store.base import Filters, Match
from quoth.store.database import Database, Index, Row, Source
from quoth.store.filters import ARTICLES, JOINS, conditions, words_of
from quoth.store.folding import fold_text

RANKED = 1_000
"""How many matches are ranked.  A phrase of common words may stand in a tenth of all quotes; ranking those takes
seconds, and nobody reads past the first pages."""

_RANKED_APART = 300
"""The same for quotes in which the words stand apart, shown after those with the phrase."""

_READ = 600
"""Quotes read to see whether the other words stand in them too; about what looking for a common word takes."""


_LISTED = 20_000
"""Quotes put in order of their dates where an index finds them; of more the last added are."""


class Matching:
    """Finds the numbers of quotes; ``source`` gives where quotes that may fit a match are found."""

    def __init__(self, database: Database, index: Index, source: Callable[[Match | None, Filters], Source]) -> None:
        self._database = database
        self._index = index
        self._source = source

    def numbers(self, match: Match, filters: Filters, wanted: int, seconds: float) -> tuple[list[int], bool]:
        """Numbers of the best quotes, ``wanted`` at most, and whether time ran out."""
        if match.how == "all" and not match.words:
            return self._listed(filters, wanted, seconds)
        if match.how in ("phrase", "all", "standing") and len(match.words) > 1:
            read = self._read(match, filters, seconds / 2)
            if read is not None:
                return read[:wanted], False
        if match.how != "standing":
            return self._looked_up(match, filters, wanted, seconds)
        first, late = self._looked_up(Match(match.words, "phrase"), filters, wanted, seconds / 2)
        if len(first) >= wanted:
            return first, late
        rest, later = self._looked_up(Match(match.words, "all"), filters, wanted, seconds / 2, _RANKED_APART)
        return list(dict.fromkeys([*first, *rest]))[:wanted], late or later

    def _read(self, match: Match, filters: Filters, seconds: float) -> list[int] | None:
        """The quotes in which the words stand, read among those that hold the rarest; None when those are too many."""
        lead = self._index.lead(match.words)
        if not lead:
            return None
        more, values = conditions(filters)
        source = self._source(Match(lead, "all"), filters)
        sql = (
            f"SELECT q.number, q.length, q.words FROM {source.tables} {JOINS if more else ''} "
            f"WHERE {source.where}{more} LIMIT {_READ + 1}"
        )
        rows, late = self.collect(sql, [*source.parameters, *values], seconds)
        if late or len(rows) > _READ:
            return None
        found = self._standing(match.words, rows)
        if match.how == "phrase":
            found = [quote for quote in found if not quote[0]]
        elif match.how == "all":
            found = [(False, *quote[1:]) for quote in found]
        return [-number for _, _, number in sorted(found)]

    def _standing(self, words: Sequence[str], rows: Iterable[Row]) -> list[tuple[bool, int, int]]:
        """Of quotes (number, length, words) those that hold all words: whether apart, length, number below zero."""
        wanted, phrase = [f" {word} " for word in dict.fromkeys(words)], f" {' '.join(words)} "
        folded = ((number, length, fold_text(said)) for number, length, said in rows)
        return [
            (phrase not in f" {' '.join(said.split())} ", length, -number)
            for number, length, said in folded
            if all(word in said for word in wanted)
        ]

    def _looked_up(
        self, match: Match, filters: Filters, wanted: int, seconds: float, ranked: int = RANKED
    ) -> tuple[list[int], bool]:
        """The same by the engine's index alone."""
        source = self._source(match if match.words else None, filters)
        more, values = conditions(filters)
        sql = f"SELECT q.number, q.length FROM {source.tables} {JOINS if more else ''} WHERE {source.where}{more} "
        sql += f"ORDER BY {source.order} LIMIT "
        given = [*source.parameters, *values, *source.ranking]
        if not match.words or match.how == "any":
            hits, late = self.collect(f"{sql}{wanted}", given, seconds)
        else:  # the shorter the quote, the larger the share that matches
            most = max(ranked, wanted)
            best = f"SELECT number, length FROM ({sql}{most}) AS newest ORDER BY length, number DESC LIMIT {wanted}"
            hits, late = self.collect(best, given, seconds / 2)
            if late:  # so few fit that ranking takes too long: the newest, then
                hits, late = self.collect(f"{sql}{wanted}", given, seconds / 2)
        return [number for number, _ in hits], late

    def _listed(self, filters: Filters, wanted: int, seconds: float) -> tuple[list[int], bool]:
        """Every quote that fits, those of the newest articles first, and those without a day last.

        Few that an index finds are put in order; else articles are walked from the newest until enough fit.
        """
        more, values = conditions(filters)
        source = self._source(None, filters)
        joins = JOINS if filters.person or filters.naming else ARTICLES
        if source.parameters or filters.person:
            sql = (
                f"SELECT q.number, a.day FROM {source.tables} {joins} WHERE {source.where}{more} "
                f"ORDER BY {source.order} LIMIT {_LISTED}"
            )
            sql = (
                f"SELECT number, count(*) OVER () FROM ({sql}) AS listed "
                f"ORDER BY coalesce(day, '') DESC, number DESC LIMIT {wanted}"
            )
            rows, late = self.collect(sql, [*source.parameters, *values], seconds / 2)
            if not late and (len(rows) == 0 or rows[0][1] < _LISTED or words_of(filters) or filters.person):
                return [number for number, _ in rows], False
        found: list[int] = []
        late = bool(words_of(filters) or filters.person)  # these an index alone finds in time
        for part in ("a.day IS NOT NULL", "a.day IS NULL"):
            if len(found) >= wanted or late:
                break
            sql = (
                f"SELECT q.number FROM articles AS a CROSS JOIN quotes AS q {joins.removeprefix(ARTICLES)} "
                f"WHERE q.article = a.number AND q.struck = 0 AND {part}{more} "
                f"ORDER BY a.day DESC, a.number DESC, q.number DESC LIMIT {wanted - len(found)}"
            )
            rows, late = self.collect(sql, values, seconds / 2)
            found += [number for (number,) in rows]
        if late and len(found) < wanted:  # so few fit that it takes too long: the last added, then
            rest, late = self._looked_up(Match((), "all"), filters, wanted, seconds / 2)
            found = list(dict.fromkeys([*found, *rest]))[:wanted]
        return found, late

    def collect(self, sql: str, parameters: Sequence[Any], seconds: float) -> tuple[list[Row], bool]:
        """Rows until the deadline, and whether it was reached."""
        found: list[Row] = []
        try:
            for row in self._database.each(sql, parameters, seconds=seconds):
                found.append(row)
        except TimeoutError:
            return found, True
        return found, False
