"""Leaving out the quotes that a record is not sure of: how precise and how complete it is, is the reader's choice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from quoth.data import Quote, Record, Speaker


def leave_doubtful(record: Record, least: float, keep: Collection[str] = ()) -> Record:
    """The record without the quotes whose ``confidence.quote`` is below ``least``, and without whoever says only those.

    least: a probability in 0..1.  keep: ids of quotes that stay in any case.  A quote inside one that is left out is
    then inside what that one was inside of, if anything.
    """
    held = {q.id: q for q in record.quotes}
    sure = {id_ for id_, q in held.items() if q.confidence.quote >= least or id_ in keep}
    if len(sure) == len(held):
        return record
    quotes = tuple(replace(q, parent=_outer(q, held, sure)) for q in record.quotes if q.id in sure)
    gone = {q.speaker for q in record.quotes} - {id_ for q in quotes for id_ in _meant(q)}
    speakers = tuple(_told_of(s, sure) for s in record.speakers if s.id not in gone)
    return replace(record, quotes=quotes, speakers=speakers)


def _meant(quote: Quote) -> list[str | None]:
    return [quote.speaker, *(id_ for id_, _ in quote.candidates)]


def _outer(quote: Quote, held: dict[str, Quote], sure: set[str]) -> str | None:
    """The nearest quote around this one that stays."""
    outer = quote.parent
    while outer is not None and outer not in sure:
        outer = held[outer].parent if outer in held else None
    return outer


def _told_of(speaker: Speaker, sure: set[str]) -> Speaker:
    """The speaker, whose descriptions introduce no quote that is left out."""
    told = tuple(d if d.quote is None or d.quote in sure else replace(d, quote=None) for d in speaker.descriptions)
    return speaker if told == speaker.descriptions else replace(speaker, descriptions=told)
