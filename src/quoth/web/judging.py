"""What readers decided about quotes, and a record seen in its light.

A correction is a judgement about a quote; the newest holds, none is ever removed.  ``left`` is the quote's key, and

    ============ ========= ============================================
    ``decision`` ``right`` meaning
    ============ ========= ============================================
    same         a name    this person said it
    same         empty     it is as it was read: earlier ones are withdrawn
    unsure       empty     nobody can tell who said it
    different    empty     nobody: the words are no quote
    ============ ========= ============================================

``note`` begins with the place of the words, so that a judgement is passed over where another reading of the text gave
its id to other words.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from quoth.data import Quote, Record, Speaker
from quoth.store.base import Judgement, Store

What = Literal["said by", "unsure", "no quote", "as read"]
Decisions = Mapping[tuple[str, str], "Decision"]
"""By quote key and place."""

_MEANING: dict[tuple[str, bool], What] = {
    ("same", True): "said by",
    ("same", False): "as read",
    ("unsure", False): "unsure",
    ("different", False): "no quote",
}
_FRESH_S = 5.0  # decisions made elsewhere on the same store are seen after this


@dataclass(frozen=True, slots=True)
class Decision:
    """What holds about one quote."""

    what: What
    speaker: str | None = None
    at: str = ""


def quote_key(record: Record, quote: Quote) -> str:
    """The key of a quote, as stores make it."""
    return f"{record.article.id}#{quote.id}"


def place_of(quote: Quote) -> str:
    """Where the words stand."""
    return f"at {quote.content[0][0]}-{quote.content[-1][1]}"


def judgement_of(record: Record, quote: Quote, what: What, speaker: str = "") -> Judgement:
    """The judgement that says so."""
    decisions: dict[What, Literal["same", "unsure", "different"]] = {
        "said by": "same", "as read": "same", "unsure": "unsure", "no quote": "different",
    }  # fmt: skip
    name = speaker if what == "said by" else ""
    return Judgement("quote", quote_key(record, quote), name, decisions[what], "web reader", place_of(quote))


def read_decisions(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Decision]:
    """What holds, from all that was ever decided, oldest first."""
    out: dict[tuple[str, str], Decision] = {}
    for judgement in judgements:
        what = _MEANING.get((judgement.decision, bool(judgement.right)))
        if what is not None:
            place = (judgement.note or "").partition(";")[0]
            out[judgement.left, place] = Decision(what, judgement.right or None, judgement.at)
    return {key: decision for key, decision in out.items() if decision.what != "as read"}


def apply_decisions(record: Record, decisions: Decisions) -> tuple[Record, dict[str, Decision]]:
    """The record as the readers corrected it, and by quote id what they decided; quotes that are none stay in."""
    held: dict[str, Decision] = {}
    for quote in record.quotes:
        decision = decisions.get((quote_key(record, quote), place_of(quote)))
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


class DecisionBook:
    """The decisions of a store, read again when they may have changed."""

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._clock = clock
        self._held: dict[tuple[str, str], Decision] = {}
        self._until = float("-inf")

    def current(self) -> Decisions:
        """What holds now, or held a few seconds ago."""
        if self._clock() > self._until:
            self._held = read_decisions(self._store.judgements("quote"))
            self._until = self._clock() + _FRESH_S
        return self._held

    def record(self, judgement: Judgement) -> None:
        """Keep a judgement; the next look sees it."""
        self._store.judge(judgement)
        self._until = float("-inf")
