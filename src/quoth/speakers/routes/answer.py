"""The answer for one quote: who speaks, how sure, why, and who else it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from quoth.data import Span
from quoth.speakers.routes.calibration import confidence


@dataclass(frozen=True, slots=True)
class Phrase:
    """Somebody or something known by the words of one phrase alone."""

    span: Span


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the article, by the name over it."""

    name: str


Key = int | Phrase | Author
"""Who speaks: a named entity (0 and above), somebody without a name whom the sweep follows (below 0, ``nominal_key``),
a phrase, or the author.
"""


def is_named(key: Key | None) -> TypeGuard[int]:
    """Whether a key is that of a named entity."""
    return isinstance(key, int) and key >= 0


def span_of(key: Key | None) -> Span | None:
    """Where the phrase stands by which alone a speaker is known."""
    return key.span if isinstance(key, Phrase) else None


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, or between whom it is open."""

    who: Key | None
    confidence: float
    reason: str
    settled: bool = True
    candidates: tuple[tuple[Key, float], ...] = ()
    span: Span | None = None  # the phrase that was read as the source


def by_phrase(span: Span, reason: str) -> Answer:
    """Somebody or something that is known by the phrase read as the source alone."""
    return Answer(Phrase(span), confidence("phrase", 0.7), reason, span=span)


def abstain(reason: str, candidates: tuple[tuple[Key, float], ...] = (), span: Span | None = None) -> Answer:
    """No speaker; the confidence is what the best candidate would have had."""
    return Answer(
        candidates[0][0] if candidates else None,
        candidates[0][1] if candidates else 0.0,
        reason,
        False,
        candidates,
        span,
    )
