"""Offices: who may be called by one, and whose "his spokesman" or "Ohio's governor" is."""

from __future__ import annotations

import re
from collections.abc import Collection

from quoth.data import Span
from quoth.speakers.lexicon import DEMONYMS, PARTY_NAMES, ROLE_NOUNS
from quoth.speakers.nominals import same_roles
from quoth.speakers.phrasing import owner_of

_OFFICES = frozenset(
    "senator governor congressman congresswoman representative mayor president premier chancellor minister mp judge "
    "justice ambassador commissioner bishop pope general colonel sheriff lawmaker legislator".split()
)
_HEADS = frozenset("president premier chancellor governor mayor pope king queen monarch general".split())
_PLAIN = frozenset(
    "leader diplomat politician lawmaker legislator official candidate nominee man woman republican democrat veteran "
    "chief boss head minister secretary incumbent contender frontrunner front-runner hopeful envoy".split()
)
"""Nouns by which a holder of any office may be called."""
_LANDS = (
    DEMONYMS
    - frozenset(
        "republican republicans democrat democrats democratic conservative liberal tory socialist western eastern "
        "northern southern north south east west central gop internet black white muslim christian jewish "
        "catholic".split()
    )
) | {"us", "u.s", "uk", "un", "eu"}
_SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson lawyer attorney aide adviser advisor counsel agent".split())
_PARTIES = frozenset(p for p in PARTY_NAMES if len(p) < 5 and p not in ("tory", "gop"))
_OWNER = re.compile(r"(?:the )?([\w .]+)['’]s? ", re.I)


def other_office(
    noun: str, known: set[str], said: set[str], titles: Collection[str] = (), *, alone: bool = False
) -> bool:
    """Whether somebody is known for another office than the phrase's, whose words are ``said``; ``titles``
    stand before the name.

    A governor is not "the senator", nor is President Roe "the French president" where nobody said that he is French; a
    judge is no "actress", a spokesman or a boy of 13 no "president", whoever
    is 20 no "97-year-old".  ``alone``: nobody else can be meant.
    """
    ages = {w for w in known if w.isdigit()}
    if noun.endswith("-year-old") and ages and noun.partition("-")[0] not in ages:
        return True
    foreign = said & _LANDS - known and (noun not in _OFFICES or known & _LANDS)
    if not alone and (foreign or said & _PARTIES - known):
        return True
    if not _OFFICES.isdisjoint(titles) and noun in ROLE_NOUNS and noun not in known | _PLAIN | _OFFICES:
        return True
    if noun in _HEADS and any(w in _SPOKEN_FOR or w.endswith("-old") for w in known):
        return True
    if noun not in _OFFICES or not known & _OFFICES:
        return False
    same = bool(same_roles({noun}) & same_roles(known))
    return not same or bool(said & DEMONYMS - known)


def called_by(text: str, span: Span, noun: str) -> str:
    """By what a noun phrase comes again: its noun, and whose it is, as another state's governor is somebody else."""
    if (his := owner_of(text, span)) and noun in _SPOKEN_FOR:
        return f"{his} {noun}"  # not a body's spokesman named before
    owner = _OWNER.match(text, *span)
    return f"{owner.group(1)}’s {noun}" if owner else noun
