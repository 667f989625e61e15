"""One name where it stands in an article."""

from __future__ import annotations

from dataclasses import dataclass, field

from quoth.data import Span


@dataclass(slots=True)
class NameMention:
    """One name where it stands."""

    span: Span  # without titles before it and without a possessive ending
    outer: Span  # with the title words before it
    words: tuple[str, ...]  # lower case, without points
    titles: tuple[str, ...] = ()  # lower case: "prime", "minister", "mr"
    person: float = 0.0  # evidence for a person (above 0) or a body (below 0)
    place: float = 0.0  # evidence for a place
    first: bool = False  # it begins a sentence
    entity: int = -1  # filled by entities.join_names
    the: bool = False  # "the" stands before it, and no noun after it
    firm: bool = False  # "the chipmaker" stands before it
    headline: bool = False  # it stands in one
    quoted: bool = False  # it stands in quotation marks
    sure: bool = True  # False: a single word whose capital its position explains
    rivals: list[tuple[int, float]] = field(default_factory=list)  # other entities it may mean, with scores
