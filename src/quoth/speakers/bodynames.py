"""What a name with capitals is: a body, a place, somebody's, or the matter of an office."""

from __future__ import annotations

import re
from typing import Literal

from quoth.speakers.lexicon import (
    BODY_NOUNS,
    CALENDAR,
    DEMONYMS,
    GROUP_NOUNS,
    HONORIFICS,
    KNOWN_BODIES,
    ORG_WORDS,
    PLACES,
    TITLES,
    TWO_WORD_PLACES,
    common_words,
)
from quoth.speakers.people import ROLE_NOUNS
from quoth.speakers.persons import given_names

Kind = Literal["affiliation", "place"]

_OWNS = re.compile(r"(?:['’]s?)? *")
BODIES = frozenset({"white house", "downing street", "state house", "capitol hill", "number 10", "no 10", "eu", "un"})
"""Bodies whose names look like places or common words."""


def kind_of(preposition: str, name: str, role: str) -> Kind:
    """Whether the name after "of", "at" or "from" is a body or a place; ``role`` are the words it belongs to."""
    words = [bare(w) for w in name.replace(",", "").split()]
    if any(w in ORG_WORDS or w in _OF_BODIES for w in words) or name.lower() in BODIES or _styled(name):
        return "affiliation"
    if " ".join(words) in KNOWN_BODIES and not is_place(words):
        return "affiliation"
    if preposition in ("from", "in") or is_place(words):
        return "place"
    return "place" if preposition == "of" and _LOCAL.search(role) is not None else "affiliation"


_OF_BODIES = frozenset("research consulting consultancy analytics advisors advisers solutions watch rights law".split())
_STYLED = re.compile(r"[A-Z0-9]*[a-z]+[A-Z]\w*$|\w+\.(?:com|org|net|co)\b|[A-Z]{2,5}(?:[-/&][A-Z]+)?$")


def _styled(name: str) -> bool:
    """Whether a name is written as only bodies' are: RSPB, WeChat, airline.com."""
    return " " not in name and name.lower() not in PLACES and _STYLED.match(name) is not None and name not in _LANDS


_LANDS = frozenset("UAE USA DC PNG NSW DRC CAR NZ UK US EU LA".split())
_LOCAL = re.compile(
    r"\b(?:mayor|governor|premier|(?:arch)?bishop|king|queen|prince|princess|duke|duchess|earl|emir|sultan|native|"
    r"resident|citizen|sheriff|vicar|councillor|ambassador)\b",
    re.I,
)
"""Roles whose "of" names a place."""


def kind_first(name: str, rest: str) -> Kind | None:
    """Whether the name that opens a role is a body ("a Kremlin aide") or where somebody lives ("a Leith teacher")."""
    owned, behind = rest[:1] in ("'", "’"), _OWNS.sub("", rest, count=1)
    if any(bare(w) in ORG_WORDS for w in name.split()) or name.lower() in BODIES or name.isupper():
        return "affiliation"
    if " " in name and bare(name.split()[-1]) in BODY_NOUNS:
        return "affiliation"
    if _FOR_A_PLACE.match(behind):
        return "place"
    if owned or _REPRESENTS.search(behind):
        return "affiliation"
    return "place" if " " not in name and "-" not in name else None


_FOR_A_PLACE = re.compile(r"(?:district attorney|mayor|governor|senator|resident|native)\b", re.I)
_REPRESENTS = re.compile(
    r"spokes|ceo|cfo|coo\b|official|lawyer|attorney|counsel|chief|director|manager|analyst|economist|strategist|president|secretary|"
    r"minister|executive|leader|editor|reporter|correspondent|presenter|columnist|chair|head|founder|owner|coach|captain|"
    r"player|striker|manager|engineer|scientist|researcher|professor|employee|worker|aide|advis[eo]r|envoy|governor|source|"
    r"insider|representative|delegate|partner|investor|trader|boss|officer|critic|host|anchor|member",
    re.I,
)
"""Roles somebody has for a body."""


def is_someones(name: str, preposition: str) -> bool:
    """Whether a name is somebody's: with a title before it ("President Paul Dow"), or a given name."""
    words = [w for w in name.split() if w not in ("of", "and", "for", "the", "&")]
    if len(words) < 2 or any(bare(w) in _ORG_WORDS_OR_OF_BODIES for w in words):
        return False
    if any(is_office(w) or bare(w) in HONORIFICS for w in words[:-1]):
        return True
    given = words[0].lower() in given_names() and words[0].lower() not in PLACES and len(words) < 4
    return given and bool(preposition) and words[0].lower() not in common_words() and " of " not in name


def is_office(word: str) -> bool:
    """Whether a word is a title or says what somebody does."""
    low = bare(word)
    return low in TITLES or low in ROLE_NOUNS


def telling(name: str) -> bool:
    """Whether a capitalised run is a name rather than words of an office: Acre, the Foreign Ministry; not Health."""
    words = [bare(w) for w in name.split() if w not in ("of", "and", "for", "the", "&")]
    words = [w for w in words if w not in OFFICE_WORDS and w not in DEMONYMS and not w.endswith(OF_A_LAND)]
    if name.lower() in BODIES:
        return True
    if not words or name.startswith("State ") or (len(words) == 1 and words[0] in _COMMON):
        return False
    if len(words) == 1 and words[0] in ORG_WORDS and words[0] in common_words() and words[0] not in KNOWN_BODIES:
        return name.isupper() and len(name) > 1  # "International law"
    rare = [w for w in words if w not in common_words() and not w.endswith(("-like", "-born", "-based", "-winning"))]
    return bool(rare) or any(w in ORG_WORDS for w in words)


_COMMON = (
    BODY_NOUNS
    | GROUP_NOUNS
    | CALENDAR
    | frozenset(
        "communications press television radio media international national federal central district circuit".split()
    )
)


def is_matter(name: str) -> bool:
    """Whether capitals are what an office is over, and no body: National Security, Commerce."""
    words = [bare(w) for w in name.split() if w not in ("and", "the")]
    return all(w in MATTERS for w in words) or (words[-1:] in (["affairs"], ["services"]) and words[0] in MATTERS)


MATTERS = frozenset(
    "national homeland security commerce trade industry defense defence brexit media finance treasury economic "
    "economics economy energy environment health education justice interior foreign home domestic public policy labor "
    "labour agriculture transport transportation housing culture sport sports science technology innovation business "
    "development planning communities work pensions welfare immigration climate water fisheries tourism diplomatic "
    "political religious affairs communications information international intelligence nursing government social "
    "nature internal external legal federal oil petroleum law mining mines gender youth veterans digital fire "
    "emergency management works shipping".split()
)
_ORG_WORDS_OR_OF_BODIES = ORG_WORDS | _OF_BODIES
_PLACES_OR_DEMONYMS = PLACES | DEMONYMS
OFFICE_WORDS = frozenset(
    "prime crown vice managing chief lord high supreme attorney general first "
    "deputy acting shadow cabinet home state nobel union".split()
)
OF_A_LAND = ("ian", "ese", "ish", "ean", "pine", "rican")


def is_place(words: list[str]) -> bool:
    """Whether words are the name of a land, a state or a big town, or its adjective."""
    low = [bare(w) for w in words]
    return (bool(low) and all(w in _PLACES_OR_DEMONYMS for w in low)) or "_".join(low) in TWO_WORD_PLACES


def bare(word: str) -> str:
    """A word in lower case, without marks and what makes it possessive."""
    return word.lower().strip(".,’'").removesuffix("'s").removesuffix("’s")
