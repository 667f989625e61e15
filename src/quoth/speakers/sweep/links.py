"""Whom the pronouns and noun phrases of an article may mean, as the sweep finds it."""

from __future__ import annotations

from dataclasses import dataclass, field

from quoth.data import Span
from quoth.speakers.sweep.pronouns import Pair


def nominal_key(start: int) -> int:
    """The number of somebody without a name: below the names, by where the first noun phrase for them stands."""
    return -2 - start


def start_of(key: int) -> int:
    """Where the first noun phrase stands for somebody without a name."""
    return -2 - key


@dataclass(frozen=True, slots=True)
class Link:
    """A pronoun or nominal and the entities it may mean, best first, with probabilities."""

    span: Span
    word: str  # "he", "she", or the noun
    options: tuple[tuple[int, float], ...]
    known: bool = False  # its words are said of the best option, or were taken to mean it before
    again: bool = False  # "the official": whoever spoke just before, named or not
    weighed: bool = False  # what the network says of a noun phrase was heard; what is left of 1 is somebody else


@dataclass(slots=True)
class Discourse:
    """What the sweep found."""

    links: dict[int, Link] = field(default_factory=dict)  # of pronouns, by start position
    nominals: dict[int, Link] = field(default_factory=dict)  # of noun phrases, by start position
    pairs: list[tuple[Span, list[Pair]]] = field(default_factory=list)  # kept only when asked for
    nouns: list[tuple[Span, list[Pair]]] = field(default_factory=list)  # of noun phrases, likewise
