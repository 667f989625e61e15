"""Offices: who may be called by one, and whose "his spokesman" or "Ohio's governor" is."""

from __future__ import annotations

import re
from collections.abc import Collection

from quoth.data import Span
from quoth.speakers.described.descriptions import head_words
from quoth.speakers.phrases.nominals import RANKS
from quoth.speakers.phrases.phrasing import owner_of
from quoth.speakers.words.lexicon import DEMONYMS, NATIONALS, PARTY_NAMES
from quoth.speakers.words.people import KIN, ROLE_NOUNS
from quoth.speakers.words.synonyms import other_land, same_roles

_OFFICES = frozenset(
    "senator governor congressman congresswoman representative mayor president premier pm chancellor minister mp judge "
    "justice ambassador commissioner bishop pope general colonel sheriff lawmaker legislator".split()
)
_JOBS = frozenset(
    "nurse doctor surgeon physician teacher headteacher farmer fisherman shopkeeper engineer priest pastor vicar imam "
    "cleric preacher "
    "rabbi coach manager captain skipper midfielder striker defender goalkeeper referee singer rapper musician actor "
    "actress driver pilot soldier sergeant detective inspector superintendent student pupil baker plumber".split()
)
_OTHER_JOBS = frozenset(
    "investigator economist analyst coroner solicitor barrister architect chef welder patient passenger paramedic "
    "midwife dentist vet shopper commuter".split()
)
"""What somebody is who is therefore none of those jobs, and may yet hold an office."""
_POSTS = _OFFICES | _JOBS
"""What somebody is one of: a nurse is not "the minister", nor a captain "the coach"."""
_ALIKE = (
    frozenset("captain skipper midfielder striker defender goalkeeper".split()),
    frozenset("doctor surgeon physician".split()),
    frozenset("singer rapper musician actor actress".split()),
    frozenset("priest pastor vicar bishop imam rabbi cleric preacher".split()),
    frozenset("detective inspector superintendent sergeant".split()),
    frozenset("teacher headteacher".split()),
    frozenset("soldier sergeant captain general colonel".split()),
)
_HEADS = frozenset("president premier pm chancellor governor mayor pope king queen monarch general".split())
_PLAIN = frozenset(
    "leader diplomat politician lawmaker legislator official candidate nominee man woman republican democrat veteran "
    "chief boss head minister secretary incumbent contender frontrunner front-runner hopeful envoy".split()
)
"""Nouns by which a holder of any office may be called."""
LANDS_AND_PEOPLES = (
    DEMONYMS
    - frozenset(
        "republican republicans democrat democrats democratic conservative liberal tory socialist western eastern "
        "northern southern north south east west central gop internet black white muslim christian jewish "
        "catholic".split()
    )
) | {"us", "u.s", "uk", "un", "eu"}
SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson lawyer attorney aide adviser advisor counsel agent".split())
_CLOSE = KIN | {"girlfriend", "boyfriend"}
_PARTIES = frozenset(p for p in PARTY_NAMES if len(p) < 5 and p not in ("tory", "gop"))
_OF_MATTERS = frozenset("commissioner ambassador ombudsman inspector".split())
"""Offices for one matter each."""
_NO_SECRETARY = _OF_MATTERS | (_HEADS - {"general"})
_FORMER = re.compile(r"(?:the|a) (?:former|ex-|one-time)\b", re.I)
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
    if noun.endswith("-year-old") and noun not in known and any(w.endswith("-year-old") for w in known):
        return True
    if noun in NATIONALS and known & LANDS_AND_PEOPLES and NATIONALS[noun] not in known:
        return True  # a Swede is not "the Scot"
    if other_land(said - known, known):
        return True
    if not alone and (_foreign(noun, known, said) or said & _PARTIES - known):
        return True
    if not _OFFICES.isdisjoint(titles) and noun in ROLE_NOUNS and noun not in known | _PLAIN | _OFFICES:
        return True
    if noun in _OFFICES and known & _CLOSE and not known & _POSTS:
        return True  # the headmaster's wife is no minister
    if noun in _HEADS and (
        any(w in SPOKEN_FOR or w.endswith("-old") for w in known) or {"press", "secretary"} <= known
    ):
        return True
    if "secretary" in titles and noun in _NO_SECRETARY - known:
        return True  # Secretary of State Roe is no "premier", nor a "High Commissioner"
    if "former" in said and noun in titles:
        return True
    if noun in known and (known ^ said) & RANKS:
        return True
    if other_job(noun, known, said):
        return True
    if noun in _POSTS and known & _POSTS and (noun in _OFFICES or known & _OFFICES or noun in _JOBS):
        same = bool(same_roles({noun}) & same_roles(known)) or any(noun in k and known & k for k in _ALIKE)
        return not same or (noun in _OFFICES and bool(said & DEMONYMS - known))
    return False


def other_job(noun: str, known: set[str], said: set[str]) -> bool:
    """Whether somebody is known for work that no captain, first officer or surgeon does: the chief investigator."""
    noun = "pilot" if noun == "officer" and "first" in said else noun
    return noun in _JOBS and bool(known & _OTHER_JOBS) and not known & _JOBS


def _foreign(noun: str, known: set[str], said: set[str]) -> bool:
    """Whether a phrase tells of a land or people that nobody said of somebody of whom another is told, or no office."""
    lands = (said & LANDS_AND_PEOPLES) - known - {noun}
    return bool(lands) and (noun not in _OFFICES or not known.isdisjoint(LANDS_AND_PEOPLES))


def said_of(text: str, span: Span) -> set[str]:
    """The telling words of a phrase, with "former" where it begins so."""
    return head_words(text, span) | ({"former"} if _FORMER.match(text, span[0]) else set())


def called_by(text: str, span: Span, noun: str) -> str:
    """By what a noun phrase comes again: its noun, and whose it is, as another state's governor is somebody else."""
    if (his := owner_of(text, span)) and noun in SPOKEN_FOR:
        return f"{his} {noun}"  # not a body's spokesman named before
    owner = _OWNER.match(text, *span)
    return f"{owner.group(1)}’s {noun}" if owner else noun
