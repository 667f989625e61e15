"""Offices: who may be called by one, and whose "his spokesman" or "Ohio's governor" is."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.speakers.lexicon import DEMONYMS
from quoth.speakers.nominals import same_roles
from quoth.speakers.phrasing import owner_of

_OFFICES = frozenset(
    "senator governor congressman congresswoman representative mayor president premier chancellor minister mp judge "
    "justice ambassador commissioner bishop pope general colonel sheriff lawmaker legislator".split()
)
_SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson lawyer attorney aide adviser advisor counsel agent".split())
_OWNER = re.compile(r"(?:the )?([\w .]+)['’]s? ", re.I)


def other_office(noun: str, known: set[str], said: set[str]) -> bool:
    """Whether somebody is known for another office than the phrase's, whose words are ``said``.

    A governor is not "the senator", nor is President Roe "the French president" where nobody said that he is French.
    """
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
