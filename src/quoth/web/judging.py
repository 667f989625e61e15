"""A record seen in the light of what readers decided about its quotes (``quoth.store.corrections``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from quoth.data import Quote, Record, Speaker
from quoth.store.base import Judgement, Store
from quoth.store.corrections import Decision, What, place_of, read_decisions

Decisions = Mapping[tuple[str, str], Decision]
"""By quote key and place."""


def quote_key(record: Record, quote: Quote) -> str:
    """The key of a quote, as stores make it."""
    return f"{record.article.id}#{quote.id}"


def _place(quote: Quote) -> str:
    return place_of((quote.content[0][0], quote.content[-1][1]))


def judgement_of(record: Record, quote: Quote, what: What, speaker: str = "") -> Judgement:
    """The judgement that says so."""
    decisions: dict[What, Literal["same", "unsure", "different"]] = {
        "said by": "same", "as read": "same", "unsure": "unsure", "no quote": "different",
    }  # fmt: skip
    name = speaker if what == "said by" else ""
    return Judgement("quote", quote_key(record, quote), name, decisions[what], "web reader", _place(quote))


def apply_decisions(record: Record, decisions: Decisions) -> tuple[Record, dict[str, Decision]]:
    """The record as the readers corrected it, and by quote id what they decided; quotes that are none stay in."""
    held: dict[str, Decision] = {}
    for quote in record.quotes:
        decision = decisions.get((quote_key(record, quote), _place(quote)))
        if decision is not None:
            held[quote.id] = decision
    if not held:
        return record, {}
    speakers = list(record.speakers)
    quotes = tuple(_corrected(quote, held.get(quote.id), speakers) for quote in record.quotes)
    return replace(record, quotes=quotes, speakers=tuple(speakers)), held


def _corrected(quote: Quote, decision: Decision | None, speakers: list[Speaker]) -> Quote:
    if decision is None or decision.what == "no quote":
        return quote
    confidence = replace(quote.confidence, speaker=None)
    if decision.what == "unsure" or decision.speaker is None:
        return replace(quote, speaker=None, confidence=confidence, reason="a reader found that nobody can tell")
    known = next((s for s in speakers if s.name.casefold() == decision.speaker.casefold()), None)
    if known is None:
        known = Speaker(f"judged-{len(speakers) + 1}", decision.speaker, confidence=1.0)
        speakers.append(known)
    return replace(quote, speaker=known.id, confidence=confidence, reason="corrected by a reader")


def decisions_on(record: Record, store: Store) -> Decisions:
    """What holds about the quotes of a record."""
    return read_decisions(store.judgements("quote", [quote_key(record, quote) for quote in record.quotes]))
