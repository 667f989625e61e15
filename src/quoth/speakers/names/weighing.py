"""Evidence that a name is a person's, a body's or a place's, from its words and what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import NOBLE, fold
from quoth.speakers.names.persons import BODY_ENDS, given_names, is_name
from quoth.speakers.words.lexicon import (
    FIRM_KINDS,
    HONORIFICS,
    NAME_SUFFIXES,
    ORG_WORDS,
    PLACE_ENDINGS,
    PLACES,
    STATES,
    STATES_IN_SHORT,
    STRONG_TITLES,
    TITLES,
    TWO_WORD_PLACES,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.speakers.words.placing import word_before

if TYPE_CHECKING:
    from quoth.speakers.names.view import View

_AGE = re.compile(r",? \(?(?:\d{1,3}\b|(?:aged?) \d)")
_WHO = re.compile(r",? who(se)?\b")
_PLACE_BEFORE = re.compile(r"\b(?:in|near|at|from|across|outside|around|throughout|visit(?:ed|ing)?|to) (?:the )?$")
_THE_BEFORE = re.compile(r"\b[Tt]he $")
_NO_NOUN_AFTER = re.compile(
    r"[,.;:)]|\n|$| (?:is|was|has|had|will|would|did|does|and|or|in|on|at|to|for|of|that|said|says|[a-z]+ed)\b"
)

_DATELINE = re.compile(
    r"(?:, [A-Z][\w. ]{1,20}?)?(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}))?(?: \([A-Z][\w /-]{1,20}\))? (?:—|–|--?) ?[A-Z“\"]"
    r"|, [A-Z][a-z]{2,8}\.? \d{1,2}\. /[A-Z][\w -]{1,20}/"
)
_AGENCY = re.compile(r"\) ?(?:—|–|--?) |/\. ")
"""What follows the town at the head of a report: a state, a day, an agency, and a dash (or the agency in strokes)."""
_FIRMS = FIRM_KINDS | {"broker"}


def no_name(text: str, m: NameMention) -> bool:
    """Whether one word with a capital is people at large or a part of a law: "Prosecutors", "NGOs", "Article 50".

    So are the members of a party in a chamber or state: "House Republicans", "Ohio Democrats".
    """
    *front, word = m.words
    if front and word in _OF_PARTIES and not m.titles:
        return _SIDES.issuperset(front) or "_".join(front) in TWO_WORD_PLACES
    if front or m.titles:
        return False
    people = are_people(word) or word.endswith(_MANY)
    if people and text[slice(*m.span)].isupper() and f"({text[slice(*m.span)]})" in text:
        return False  # "Citizens for Riverside Enterprise in Wales (CREW)"
    if (
        word in ("footage", "ngo", "dems")
        or (people and word not in _ALSO_NAMES)
        or _SHORT_MANY.fullmatch(text, *m.span)
    ):
        return True
    adverb = len(word) > 6 and word.endswith("ly") and not is_name(word)
    if m.first and adverb and text.startswith(",", m.span[1]):
        return True  # "Externally, …"
    e = m.span[1]
    if word.endswith("ian") and text[e : e + 1] == " " and text[e + 1 : e + 2].islower() and not is_name(word):
        return _land_beside(text, text[m.span[0] : e - 1])  # "Karovian officials", where Karovia is named
    if word.endswith("ers") and _land_beside(text, text[m.span[0] : e - 3]) and not is_name(word):
        return True  # "Roelanders", where Roeland is named
    if word == "pac" and _A_PAC.search(text):
        return True  # "the PAC", where "a super PAC" stands
    return word in _OF_LAWS and _NUMBER.match(text, m.span[1]) is not None


def _has_post(m: NameMention, front: str) -> bool:
    """Whether a name that ends like a place's is told to be somebody's: "CEO | Jane Park", "striker | Tom Hill"."""
    if not 1 < len(m.words) < 4 or fold(m.words[0]) not in given_names():
        return False
    return bool(m.titles and NOBLE.isdisjoint(m.titles)) or front in ROLE_NOUNS


def _land_beside(text: str, land: str) -> bool:
    return any(f"{land}{after}" in text for after in (" ", "'s", "’s", ",", "."))


_ALSO_NAMES = frozenset(
    "police people media democrats republicans liberals conservatives socialists greens rangers kings knights".split()
)
"""Groups that are bodies, outlets or teams, too."""
_OF_PARTIES = frozenset("republicans democrats".split())
_SIDES = STATES | frozenset("house senate congressional assembly federal state county city local".split())
_A_PAC = re.compile(r"\b[Aa]n? (?:[\w-]+ ){1,3}PAC\b")
_OF_LAWS = frozenset("article section chapter clause paragraph amendment proposition schedule appendix flight".split())
_MANY = ("ists", "inktanks", "ians", "erners", "igrants", "-americans")
_SHORT_MANY = re.compile(r"[A-Z]{2,4}s")
_NUMBER = re.compile(r" (?:\d|[IVX]+\b)")


def weigh(view: View, m: NameMention) -> None:
    """Set ``person`` and ``place`` of a mention, whose points are set by hand, and whether it stands in marks."""
    text, (s, e) = view.text, m.span
    m.quoted = view.in_quotes(s)
    words = m.words
    common = common_words()
    before, after = text[max(0, m.outer[0] - 24) : m.outer[0]], text[e : e + 12]
    p = -4.0 if m.firm else 0.0
    if m.titles and any(t in STRONG_TITLES or t in HONORIFICS for t in m.titles):
        p += 4
    if not ORG_WORDS.isdisjoint(words):
        p -= 3.5 if words[-1] in ORG_WORDS else 2
    elif len(words) > 1 and words[-1] in BODY_ENDS and not m.titles:
        p -= 3.5
    raw = text[s:e]
    if len(words) == 1 and raw.isupper() and len(raw) > 1:
        p -= 2
    if not raw.isalpha() and ("&" in raw or any(map(str.isdigit, raw)) or ".com" in raw):
        p -= 2
    spaced = before.endswith(" ")
    front = word_before(text, m.outer[0])
    if spaced and not m.titles and before.endswith(("the ", "The ")) and _THE_BEFORE.search(before):
        p -= 2
        m.the = _NO_NOUN_AFTER.match(text, e) is not None
    if _AGE.match(after):
        p += 2.5
    if (who := _WHO.match(after)) is not None:
        p += 0.5 if who[1] else 1.5  # bodies have a "whose", too
    if front in TITLES and front != "private":  # "the private Roe agency"
        p += 3
    if 2 <= len(words) <= 4 and p > -1:
        p += 0.3 + 0.7 * len([1 for w in words if w not in common]) / len(words)
        if len(words) == 3 and len(words[1]) == 1:
            p += 2
    if words[-1] in NAME_SUFFIXES:
        p += 2
    place = 0.0
    if len(words) == 1 and words[0] in STATES_IN_SHORT and before.endswith((", ", "(")) and after[:1] in (".", ")"):
        place += 4  # "Brinley County, Neb."
    built = len(words) > 1 and words[-1] in PLACE_ENDINGS and not _has_post(m, front)
    if (len(words) == 1 and words[0] in PLACES) or built or (len(words) > 1 and words[-1] in PLACES):
        place += 2.5
        p -= 2
    if spaced and not m.titles and _PLACE_BEFORE.search(before):
        place += 0.8
        p -= 0.4
    if len(words) == 2 and "_".join(words) in TWO_WORD_PLACES:
        place += 2.5
        p -= 2
    elif (
        words[0] in ("new", "north", "south", "united", "saudi", "san", "los", "el", "st")
        and len(words) == 2
        and not m.titles
    ):
        place += 1
        p -= 1
    if (s == 0 or text[s - 1] == "\n") and raw.isupper() and len(raw) > 2 and _DATELINE.match(text, e):
        place += 5
        p -= 3
    if text[s - 1 : s] in ("(", "/") and raw.isupper() and s < 60 and _AGENCY.match(text, e):
        place += 5
    m.firm = m.firm or (spaced and front.lower() in _FIRMS)
    m.person, m.place = p, place
