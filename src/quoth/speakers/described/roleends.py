"""Where the words of a role begin and end beside what a text runs into them: an address, a day, a lost point."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.days import MONTHS, WEEKDAY
from quoth.speakers.words.lexicon import HONORIFICS
from quoth.speakers.words.people import ROLE_NOUNS, is_role
from quoth.text import trim

PEERS = frozenset("lord lady baron baroness viscount viscountess earl duke duchess marquess".split())
_ONE_EACH = ROLE_NOUNS | {"sen", "rep", "gov", "gen", "prof", "col"}
_ADDRESSES = HONORIFICS | {"dr", "prof"}
LOST_POINT = re.compile(
    r"[ \n](?=(?:According to|However|Although|Meanwhile|He|She|They|Of course|It (?:is|was|has|had|will)|"
    rf"But (?:the|he|she|they)|On {WEEKDAY}|In (?:{MONTHS}|\d{{4}}|an interview)|"
    r"The [a-z]+ (?:is|was|lies|has|will)|[A-Z][a-z]+ing (?:up|out))\b)"
)
"""Before words that only a sentence begins with."""
_DATED = re.compile(
    rf",? (?:on|late|early|this|last|next) {WEEKDAY}\b"
    r"| (?:speaking|talking|writing) (?:from|in|at|on|to|before|after|during|outside|via|by)\b"
    r"|,? (?:yesterday|last week|this week)\b|,? (?:and|but) no relation\b"
    r"| (?:named|called|nicknamed|known as|identified as|calling (?:him|her)self)(?: [A-Z][\w.-]*['’]s)?$"
)
_PLURAL = re.compile(r"(?:[A-Z][\w.-]+ )*([A-Z][a-z]+)s\.?")  # "Senators" Jane Roe and Tom Hale
_RELATION = re.compile(
    r"(?:(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]n?|[Tt]he|[\w.’'-]+['’]s?) )?"
    r"(?:[a-z-]+ ){0,2}(?:rival|opponent|foe|adversary|nemesis)s?"
)


def is_relation(text: str, role: Span) -> bool:
    """Whether words say against whom somebody stands and not what he is: "her main rival", "His opponent"."""
    return _RELATION.fullmatch(text, *trim(text, role, " ,")) is not None


_OPEN_END = re.compile(r"(?: (?:of|for|at|in|to|and|with|by|from|on)(?: (?:the|an?))?)$")  # "author | of “The Pier”"
_NO_OPENING = re.compile(r"(?:[Ww]hose|(?:[Yy]et )?[Aa]nother|(?:So|And|But|Yet|Still|Thus)(?= [A-Z])) ")


def role_words(text: str, role: Span) -> Span:
    """The words of a role alone: "whose | aide", "So | Mayor", "the mayor | on Monday", "President|-"."""
    opening = _NO_OPENING.match(text, *role)
    begin = opening.end() if opening is not None else role[0]
    ends = [m.start() for m in (LOST_POINT.search(text, *role), _DATED.search(text, *role)) if m is not None]
    end = min(ends, default=0) or _address(text, role)
    end = open_end.start() if (open_end := _OPEN_END.search(text, begin, end)) is not None else end
    if (one := _PLURAL.fullmatch(text, begin, end)) is not None and one[1].lower() in _ONE_EACH:
        end = one.end(1)
    return trim(text, (begin, end), " \n\t-–—")


def _address(text: str, role: Span) -> int:
    """Where a role ends before a title of address: "Brexit minister | Lord", "the trust's founder | Dame"."""
    before, _, last = text[slice(*role)].rpartition(" ")
    low, of = last.lower().strip("."), before.rpartition(" ")[2].lower().strip(".,")
    peer = low in PEERS and before and of != "first"
    return role[0] + len(before) if peer or (low in _ADDRESSES and is_role(of)) else role[1]


def whole_words(text: str, span: Span, limit: int) -> Span:
    """A span that a longest length cut within a word, cut back to the last whole one."""
    s, e = span
    if e < limit and text[e - 1].isalnum() and text[e].isalnum():
        e = max(s, text.rfind(" ", s, e))
    return s, e
