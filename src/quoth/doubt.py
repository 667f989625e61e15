"""Leaving out the quotes that a record is not sure of: how precise and how complete it is, is the reader's choice."""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import replace

from quoth.data import Quote, Record, Speaker


def leave_doubtful(record: Record, least: float, keep: Collection[str] = ()) -> Record:
    """The record without the quotes whose ``confidence.quote`` is below ``least``, and without whoever says only those.

    least: a probability in 0..1.  keep: ids of quotes that stay in any case.
    """
    doubtful = {q.id for q in record.quotes if not (q.confidence.quote >= least or q.id in keep)}
    if not doubtful:
        return record
    left = without_quotes(record, doubtful)
    gone = {q.speaker for q in record.quotes} - {id_ for q in left.quotes for id_ in _meant(q)}
    return replace(left, speakers=tuple(s for s in left.speakers if s.id not in gone))


def without_quotes(record: Record, gone: Collection[str]) -> Record:
    """The record without the quotes of these ids, which no description introduces any more.

    A quote inside one of them is then inside what that one was inside of, if anything.
    """
    held = {q.id: q for q in record.quotes}
    sure = held.keys() - set(gone)
    quotes = tuple(replace(q, parent=_outer(q, held, sure)) for q in record.quotes if q.id in sure)
    return replace(record, quotes=quotes, speakers=tuple(_told_of(s, sure) for s in record.speakers))


def _meant(quote: Quote) -> list[str | None]:
    return [quote.speaker, *(id_ for id_, _ in quote.candidates)]


def _outer(quote: Quote, held: dict[str, Quote], sure: Set[str]) -> str | None:
    """The nearest quote around this one that stays."""
    outer = quote.parent
    while outer is not None and outer not in sure:
        outer = held[outer].parent if outer in held else None
    return outer


def _told_of(speaker: Speaker, sure: Set[str]) -> Speaker:
    """The speaker, whose descriptions introduce no quote that is left out."""
    told = tuple(d if d.quote is None or d.quote in sure else replace(d, quote=None) for d in speaker.descriptions)
    return speaker if told == speaker.descriptions else replace(speaker, descriptions=told)
