"""A record seen in the light of what readers decided about its quotes (``quoth.store.corrections``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from quoth.data import Quote, Record
from quoth.store.base import Judgement, Store
from quoth.store.corrections import Decision, What, as_decided, decided_of, quote_key, quote_place


@dataclass(frozen=True, slots=True)
class Corrected:
    """A record as readers decided, and by quote id what they decided."""

    record: Record
    decided: Mapping[str, Decision]


def correct(record: Record, store: Store) -> Corrected:
    """The record in the light of the store's judgements."""
    keys = [quote_key(record, quote) for quote in record.quotes]
    decided = decided_of(record, store.judgements("quote", keys))
    return Corrected(as_decided(record, decided), decided)


def with_struck(read: Record, corrected: Record) -> Record:
    """A corrected record with the quotes that are none where they stood as it was read, to be shown as such."""
    standing = {quote.id: quote for quote in corrected.quotes}
    return replace(corrected, quotes=tuple(standing.get(quote.id, quote) for quote in read.quotes))


def stands_under(quote: Quote, decided: Mapping[str, Decision]) -> str | None:
    """What a quote of a record ``with_struck`` stands under, so that all of it can be corrected at once.

    The id of a speaker, or what a reader found it to be; None for what was read as said by nobody in particular.
    """
    decision = decided.get(quote.id)
    return decision.what if decision is not None and decision.what in ("no quote", "unsure") else quote.speaker


def standing_beside(record: Record, quote: Quote, store: Store) -> list[Quote]:
    """The quotes of a record that stand under the same as this one, with it."""
    corrected = correct(record, store)
    shown = with_struck(record, corrected.record).quotes
    under = {q.id: stands_under(q, corrected.decided) for q in shown}
    wanted = under[quote.id]
    return [quote] if wanted is None else [q for q in record.quotes if under[q.id] == wanted]


def judgement_of(record: Record, quote: Quote, what: What, speaker: str = "") -> Judgement:
    """The judgement that says so."""
    decisions: dict[What, Literal["same", "unsure", "different"]] = {
        "said by": "same", "as read": "same", "unsure": "unsure", "no quote": "different",
    }  # fmt: skip
    name = speaker if what == "said by" else ""
    return Judgement("quote", quote_key(record, quote), name, decisions[what], "web reader", quote_place(quote))
