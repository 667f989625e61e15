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


def judgement_of(record: Record, quote: Quote, what: What, speaker: str = "") -> Judgement:
    """The judgement that says so."""
    decisions: dict[What, Literal["same", "unsure", "different"]] = {
        "said by": "same", "as read": "same", "unsure": "unsure", "no quote": "different",
    }  # fmt: skip
    name = speaker if what == "said by" else ""
    return Judgement("quote", quote_key(record, quote), name, decisions[what], "web reader", quote_place(quote))
