"""Months, days and feasts that are somebody's name, and those that tell when: "Mrs May", "June Roe", "in May"."""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.data import Span
from quoth.speakers.names.personal import fold, key_of
from quoth.speakers.names.persons import given_names
from quoth.speakers.words.lexicon import CALENDAR, HONORIFICS, TITLES

_TITLES_OR_HONORIFICS = TITLES | HONORIFICS
_MONTHS_TOO = frozenset("may march august".split())
"""Months that are surnames."""
_BORNE = re.compile(r"\b([^\W\d_][\w’'.-]+) (May|March|August)\b(?! \d)")
_SUN = re.compile(  # what makes "Sun" a name, not a day
    r"\bSun (?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\b)[A-Z][a-z]"
)
_CALLED = re.compile(r"\b(?:[Tt]he|[A-Z]\w{3,}(?<!day)) $")
_DATED = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|[Uu]ntil|[Tt]ill|[Nn]ext|[Tt]his|[Bb]y|[Oo]f|[Ff]rom|[Tt]o|"
    r"[Ff]or"
    r"|[Bb]efore|[Aa]fter|[Dd]uring|[Tt]hrough|\d(?:st|nd|rd|th)?(?: of)?),? $"
)
_A_DATE = re.compile(r",? \d| and (?:April|June|July|September)")
_GIVEN_DAY = re.compile(r", (?:\d{2},|(?:an?|who) [a-z])")
GIVEN_MONTHS = frozenset("april may june august".split())
_WHEN = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Ll]ast|[Ee]arly|[Ll]ate|[Mm]id|[Uu]ntil|[Nn]ext|[Dd]uring|[Tt]his)[ -]$")


def tells_a_day(text: str, tokens: list[Span], i: int, begin: int, *, first: bool) -> bool:
    """Whether a word is a day, month or feast, and no name's: "Roe | July 4", but not "columnist Mo Jun"."""
    token = text[slice(*tokens[i])]
    word = key_of(token)
    if word not in CALENDAR:
        return False
    if (
        word in ("jan", "jun", "mar")
        and i > begin
        and not token.endswith(".")
        and not text[tokens[i][1] : tokens[i][1] + 2].strip().isdigit()
    ):
        return False  # "columnist Mo Jun"
    if word in _MONTHS_TOO and is_surname(text, tokens[i], text[slice(*tokens[i - 1])] if i > begin else ""):
        return False
    if is_sun(text, tokens[i]):
        return False
    if i > begin and word.endswith("day") and i + 1 < len(tokens):  # "Mr Sunday Roe"
        return key_of(text[slice(*tokens[i - 1])]) not in _TITLES_OR_HONORIFICS
    return i > begin or not _may_be_given(word, text, tokens[i + 1 :], first=first)


def _may_be_given(word: str, text: str, after: list[Span], *, first: bool) -> bool:
    """Whether a word of the calendar begins a name: "June Roe"; at the start of a sentence "Sunday Roe, a clerk,"."""
    if word.endswith("day") and len(after) == 1:
        if (text[slice(*after[0])], word) in _borne_days(text):
            return True
        return word == "sunday" and first and _GIVEN_DAY.match(text, after[0][1]) is not None
    return word in ("april", "may", "june", "august", "jan", "easter") and bool(after)


_NAMED_BY_DAY = re.compile(r"\b((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day) ([A-Z][\w’'-]+),? (?:\(\d\d\)|\d\d,)")


@lru_cache(maxsize=8)
def _borne_days(text: str) -> frozenset[tuple[str, str]]:
    """Who is called after a day in a text, told by the age behind it: ("Roe", "sunday") of "Sunday Roe, 34, said"."""
    return frozenset((m[2], m[1].lower()) for m in _NAMED_BY_DAY.finditer(text))


def tells_when(text: str, token: Span, word: str) -> bool:
    """Whether a word of the calendar says when something was: "on Monday Roe Bank said", "last July Roe Bank said"."""
    on = word.endswith("day") and text.endswith((" on ", "On "), 0, token[0])
    return word in CALENDAR and (on or _WHEN.search(text, max(0, token[0] - 8), token[0]) is not None)


@lru_cache(maxsize=64)  # a text is looked through once, however often the words stand in it
def in_month(text: str, words: str) -> bool:
    """Whether a month that may be a given name tells when: "In May Jane Roe said", if nowhere else is May Jane."""
    found = re.finditer(re.escape(words), text)
    return all(_WHEN.search(text, max(0, m.start() - 8), m.start()) is not None for m in found)


def is_sun(text: str, token: Span) -> bool:
    """Whether "Sun" is a family name or a paper's where it stands, and no day."""
    if text[slice(*token)] != "Sun":
        return False
    return _CALLED.search(text, max(0, token[0] - 16), token[0]) is not None or _has_sun(text)


@lru_cache(maxsize=8)
def _has_sun(text: str) -> bool:
    return _SUN.search(text) is not None


def is_surname(text: str, token: Span, before: str = "") -> bool:
    """Whether the name of a month is somebody's where it stands, right behind the word ``before``: "Mrs May"."""
    if _A_DATE.match(text, token[1]):
        return False
    if before:
        return can_bear(before)
    word = text[slice(*token)]
    return word in _borne_months(text) and _DATED.search(text, max(0, token[0] - 12), token[0]) is None


def can_bear(before: str) -> bool:
    """Whether a word is what a surname stands behind: a given name or a title."""
    key = key_of(before)
    return key in HONORIFICS or key in TITLES or fold(key) in given_names()


@lru_cache(maxsize=8)
def _borne_months(text: str) -> frozenset[str]:
    """The months that are somebody's name in a text: "Theresa May"."""
    return frozenset(m[2] for m in _BORNE.finditer(text) if can_bear(m[1]))
