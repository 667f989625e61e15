"""The answer for one quote: who speaks, how sure, why, and who else it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from quoth.data import Span

Key = int | str
"""A named entity (0 and above), a nominal by where it stands (below 0), or a phrase."""


def is_named(key: Key | None) -> TypeGuard[int]:
    """Whether a key is that of a named entity."""
    return isinstance(key, int) and key >= 0


def phrase_key(span: Span) -> str:
    """The key of a speaker known by a phrase alone."""
    return f"{span[0]}:{span[1]}"


def span_of(key: Key | None) -> Span | None:
    """Where the phrase stands by which alone a speaker is known."""
    start, _, end = key.partition(":") if isinstance(key, str) else ("", "", "")
    return (int(start), int(end)) if start.isdigit() else None


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, or between whom it is open."""

    who: Key | None
    confidence: float
    reason: str
    settled: bool = True
    candidates: tuple[tuple[Key, float], ...] = ()
    span: Span | None = None  # the phrase that was read as the source


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
