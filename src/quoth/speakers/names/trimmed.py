"""Names run together with other words or names, cut where other lines of the article show where one ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.names.holding import ABSTRACT
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import family_names, given_names, is_name
from quoth.speakers.names.runs import OF, TOKENS
from quoth.speakers.names.titles import place_in_front
from quoth.speakers.names.unadorned import (
    NO_SURNAMES,
    is_many,
)
from quoth.speakers.names.view import View
from quoth.speakers.words.lexicon import (
    DEMONYMS,
    ORG_WORDS,
    PLACE_ENDINGS,
    PLACES,
    TITLES,
    TWO_WORD_PLACES,
)
from quoth.speakers.words.people import ROLE_NOUNS

_OF_NO_PERSON = ORG_WORDS | PLACES | PLACE_ENDINGS | DEMONYMS
_OF_BODIES_OR_PLACES = ORG_WORDS | PLACES | PLACE_ENDINGS
_FRONTS = ORG_WORDS | PLACE_ENDINGS
_OFFICES = TITLES | ROLE_NOUNS
_OVER = TITLES | {"head", "chief", "boss"}
_OFFICE_OF = re.compile(r"([\w-]+) (?:of|for|to) (?:the )?$")
_OF_A_PLACE = re.compile(r"\b(of|for|to|in|at|on|and)(?: the)? $")


def trimmed(view: View, m: NameMention, mid: set[tuple[str, ...]], common: frozenset[str]) -> Iterator[NameMention]:
    """A run that holds more than one name, cut where other lines of the article show its end or its middle.

    "Jane Roe Image" of a caption and "Jane Roe Criticized" of a headline are Jane Roe, where that stands elsewhere;
    "Brinley State University Jane Roe" is a body and a person, where Roe or Jane Roe stands elsewhere.
    """
    words, n = m.words, len(m.words)
    if n < 3:
        yield m
        return
    pieces = [t.span() for t in TOKENS.finditer(view.text, *m.span)]
    if len(pieces) != n:
        yield m
    elif (k := _known_part(words, mid, common)) is not None:
        m.span, m.words = (m.span[0], pieces[k - 1][1]), words[:k]
        yield m
    elif n == 3 and (at := place_in_front(view.text, m.outer[0], m.span[0], words)) is not None:
        over = at == m.span[0]  # "head of": the titles are the person's
        place, person = (at, pieces[0][1]), (pieces[1][0], m.span[1])
        yield replace(m, span=place, outer=place, words=words[:1] if over else (*m.titles, words[0]), titles=())
        yield NameMention(person, person, words[1:], m.titles if over else ())
    elif (
        n == 3
        and "_".join(words[:2]) in TWO_WORD_PLACES
        and any(1 < len(w) < 4 and w[-1:] == words[2:] and w != words for w in mid)
    ):
        yield NameMention(pieces[2], pieces[2], words[2:])  # "a New Hampshire Roe supporter"
    elif (
        n > 3
        and not OF.match(view.text[pieces[-3][1] : pieces[-2][0]])  # "the District of New York"
        and (words[-3] in _FRONTS or any(w in ORG_WORDS for w in words[:-3]))
        and not any(w in common or w in _OF_NO_PERSON for w in words[-2:])
        and (
            words[-1:] in mid
            or words[-2:] in mid
            or (words[-3] in _FRONTS and (fold(words[-2]) in given_names() or _office_of(view.text, m) in _OFFICES))
            or (is_many(words[-3], common) and (fold(words[-2]) in given_names() or fold(words[-1]) in family_names()))
        )
    ):
        yield from _parted(m, pieces, m.outer[0])
    elif (
        not m.titles
        and words[-1] not in _OF_BODIES_OR_PLACES
        and (office := _office_of(view.text, m)) in _OVER
        and (
            words[-2:] in mid
            or words[-1:] in mid
            or fold(words[-2]) in given_names()
            or (words[0] in PLACES and words[-2:-1] in mid)
        )
    ):  # "mayor of Brinley Jane Roe", where Roe or Jane Roe stands elsewhere or Jane is a given name; or "Roe Jane"
        yield from _parted(m, pieces, pieces[0][0], (office,))
    elif not m.titles and _held_there(view.text, m, common):
        yield from _parted(m, pieces, pieces[0][0])
    else:
        yield m


def _office_of(text: str, m: NameMention) -> str:
    """The office that is of what follows: "head of the | Roe Foundation Imbrit Dornik"; empty for none."""
    office = _OFFICE_OF.search(text, max(0, m.outer[0] - 40), m.outer[0])
    return office[1].lower() if office else ""


def _parted(m: NameMention, pieces: list[Span], outer: int, titles: tuple[str, ...] = ()) -> Iterator[NameMention]:
    """What stands before the last two words, and those, a person's with these titles."""
    front, person = (pieces[0][0], pieces[-3][1]), (pieces[-2][0], m.span[1])
    yield replace(m, span=front, outer=(outer, front[1]), words=m.words[:-2])
    yield NameMention(person, person, m.words[-2:], titles)


def _held_there(text: str, m: NameMention, common: frozenset[str]) -> bool:
    """Whether a name follows the place or matter of its bearer's office: "envoy for South Sudland | Jane Roe"."""
    before, (*front, given, last) = _OF_A_PLACE.search(text, max(0, m.outer[0] - 10), m.outer[0]), m.words
    placed = len(front) == 1 and front[0] in PLACES
    named = fold(given) in given_names() or ("-" in last and fold(given) in family_names())
    if before is None or not (placed or named) or last in NO_SURNAMES or last in common:
        return False
    if before[1] in ("and", "on"):
        return placed if before[1] == "on" else front[0] in common or front[0].endswith(ABSTRACT)
    return before[1] in ("in", "at") or not any(is_name(fold(w)) for w in front)


def _known_part(words: tuple[str, ...], mid: set[tuple[str, ...]], common: frozenset[str]) -> int | None:
    """How many words at the front are a name that stands elsewhere, where an ordinary word follows them."""
    for k in range(len(words) - 1, 1, -1):
        if words[:k] in mid and words[k] in common and words[k] not in _FRONTS:
            person = words[-1] not in ORG_WORDS or fold(words[0]) in given_names()
            return k if person or not ORG_WORDS.isdisjoint(words[:k]) else None  # "Roe Dornik Coal Company"
    return None
