"""What a name with capitals is: a body, a place, somebody's, or the matter of an office."""

from __future__ import annotations

import re
from typing import Literal

from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    CALENDAR,
    DEMONYMS,
    GROUP_NOUNS,
    HONORIFICS,
    KNOWN_BODIES,
    ORG_WORDS,
    PLACES,
    POSSESSIVE,
    TITLES,
    TWO_WORD_PLACES,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.speakers.words.placing import word_before

Kind = Literal["affiliation", "place"]

_OWNS = re.compile(r"(?:['’]s?)? *")
BODIES = frozenset(
    {"white house", "downing street", "state house", "capitol hill", "number 10", "no 10", "eu", "un", "european union"}
)
"""Bodies whose names look like places or common words."""


def kind_of(preposition: str, name: str, role: str) -> Kind:
    """Whether the name after "of", "at" or "from" is a body or a place; ``role`` are the words it belongs to."""
    words = [bare(w) for w in name.replace(",", "").split()]
    if name.lower().endswith(("white house", "house of representatives", "house of commons", "house of lords")):
        return "affiliation"
    if preposition in ("from", "in") and (_in_region(name) or (is_place(words) and name.lower() not in BODIES)):
        return "place"  # "from Pike County", "in the United States"
    if preposition == "from" and len(words) == 2 and "," not in name and _branch(words):
        return "affiliation"  # "from Acremark Norland"
    if any(w in ORG_WORDS or w in _OF_BODIES for w in words) or name.lower() in BODIES or _styled(name):
        return "affiliation"
    if " ".join(words) in KNOWN_BODIES and not is_place(words):
        return "affiliation"
    if preposition in ("from", "in") or is_place(words):
        return "place"
    return "place" if preposition == "of" and _LOCAL.search(role) is not None else "affiliation"


def _branch(words: list[str]) -> bool:
    """Whether a name is a body's in a land rather than a town's there: "Acremark Europe", not "East Norland"."""
    return is_place(words[1:]) and not is_place(words[:1]) and words[0] not in common_words()


def _in_region(name: str) -> bool:
    """Whether a name ends like a region's and is no body's there: "Pike County", not "Pike County Council"."""
    words = [bare(w) for w in name.partition(",")[0].split()]
    return words[-1] in _REGIONS and len(words) > 1 and ORG_WORDS.isdisjoint(words[:-1])


_OF_BODIES = frozenset(
    "research consulting consultancy analytics advisors advisers solutions watch rights law patrol".split()
)
_STYLED = re.compile(r"[A-Z0-9]*[a-z]+[A-Z]\w*$|\w+\.(?:com|org|net|co)\b|[A-Z]{2,5}(?:[-/&][A-Z]+)?$")


def _styled(name: str) -> bool:
    """Whether a name is written as only bodies' are: RSPB, WeChat, airline.com."""
    return " " not in name and name.lower() not in PLACES and _STYLED.match(name) is not None and name not in _LANDS


_REGIONS = frozenset(
    "county counties province district island islands valley bay oblast prefecture township borough parish".split()
)
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
    if bare(name) in KNOWN_BODIES and bare(name) not in PLACES:
        return "affiliation"
    if _FOR_A_PLACE.match(behind):
        return "place"
    if owned or _REPRESENTS.search(behind):
        return "affiliation"
    lives = " " not in name and "-" not in name and not _styled(name) and name.lower() not in KNOWN_BODIES
    lives = lives and not bare(name).endswith("ic") and bare(name) not in _TAUGHT
    return "place" if lives and _LOCALS.match(behind) else None


_LOCALS = re.compile(
    r"(?:[a-z-]+ ){0,2}(?:(?:wo)?man|boy|girl|mother|father|mum|dad|pensioner|teenager|homeowner|councillor|"
    r"council(?:wo)?man|volunteer|farmer|fisherman|shopkeeper|butcher|baker|teacher|nurse|doctor|GP|priest|vicar|"
    r"pastor|activist|campaigner|MP|"
    r"lawmaker|Republican|Democrat|builder|plumber|electrician|driver)\b"
)
"""What somebody is where he lives: of a Leith teacher Leith says where, of an Acremark creator it says no place."""
_TAUGHT = frozenset(
    "maths math mathematics physics chemistry biology geography pe drama art gym science reserve veterinary equine "
    "sixth-form first-aid olympics paralympics".split()
)
"""What opens a sentence and a job, and is no place: "Maths | teacher"."""


_FOR_A_PLACE = re.compile(r"(?:district attorney|mayor|governor|premier|senator|resident|native)\b", re.I)
_REPRESENTS = re.compile(
    r"spokes|ceo|cfo|coo\b|official|lawyer|attorney|counsel|chief|director|manager|analyst|economist|strategist|"
    r"president|secretary|"
    r"minister|executive|leader|editor|reporter|correspondent|presenter|columnist|chair|head|founder|owner|coach|"
    r"captain|"
    r"player|striker|engineer|scientist|researcher|professor|employee|worker|aide|advis[eo]r|envoy|governor|"
    r"source|"
    r"insider|representative|delegate|partner|investor|trader|boss|officer|critic|host|anchor|member|heir|creator|"
    r"drummer|guitarist|goalkeeper|midfielder|"
    r"defender|quarterback|winger|freshman|sophomore|alumn",
    re.I,
)
"""Roles somebody has for a body."""


def is_someones(name: str, preposition: str, *, owns: bool = False) -> bool:
    """Whether a name is somebody's: with a title before it ("President Paul Dow"), or a given name.

    ``owns``: it stands in the possessive, "Paul Dow's | assistant".
    """
    words = [w for w in name.split() if w not in ("of", "and", "for", "the", "&")]
    if len(words) < 2 or any(bare(w) in _ORG_WORDS_OR_OF_BODIES for w in words):
        return False
    if any(is_office(w) or bare(w) in HONORIFICS for w in words[:-1]):
        return True
    first = words[0].lower()
    given = first in given_names() and first not in PLACES and first != "al" and len(words) < 4
    return given and bool(preposition or owns) and first not in common_words() and " of " not in name


def is_office(word: str) -> bool:
    """Whether a word is a title or says what somebody does."""
    low = bare(word)
    return low in TITLES or low in ROLE_NOUNS


def telling(name: str) -> bool:
    """Whether a capitalised run is a name rather than words of an office: Acre, the Foreign Ministry; not Health."""
    words = [bare(w) for w in name.split() if w not in ("of", "and", "for", "the", "&")]
    if len(words) > 1 and of_two_words(words[0], words[1]):
        words = words[2:]  # "Costa Rican"
    words = [w for w in words if w not in OFFICE_WORDS and w not in _PEOPLES and not w.endswith(OF_A_LAND)]
    if name.lower() in BODIES:
        return True
    if len(words) == 1 and words[0] in _SHORT:
        return False
    if len(words) == 1 and words[0] in _INSTITUTIONS and bare(name.split()[0]) in DEMONYMS:
        return True  # "the Norwegian Parliament"
    if not words or name.startswith("State ") or (len(words) == 1 and words[0] in _COMMON):
        return False
    if len(words) == 1 and words[0] in ORG_WORDS and words[0] in common_words() and words[0] not in KNOWN_BODIES:
        return name.isupper() and len(name) > 1  # "International law"
    rare = [w for w in words if w not in common_words() and not w.endswith(("-like", "-born", "-based", "-winning"))]
    rare = [w for w in rare if not w.startswith("vice-")]
    return bool(rare) or any(w in ORG_WORDS for w in words)


def of_two_words(first: str, second: str) -> bool:
    """Whether two words say of what land with a name of two words somebody is: "Costa Rican", "New Zealander"."""
    stem = f"{first}_{second[:-2]}"
    return second.endswith(("an", "er", "ese", "ian")) and any(
        p.startswith(stem) and p != f"{first}_{second}" for p in TWO_WORD_PLACES
    )


_INSTITUTIONS = frozenset(
    "parliament commission council bank institute academy university association federation society agency".split()
)
_PEOPLES = DEMONYMS | frozenset("kashmiri punjabi bengali balochi gujarati tamil sinhalese zulu maori".split())
_SHORT = frozenset(
    "gp mp pm ceo cfo coo cto qc kc vp dj pi ngo ngos tv it hr pr pe dna hiv mep msp asia-pacific mideast".split()
)
"""Initials that are posts and matters, and name no body: a GP, an NGO, a TV presenter."""
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
    "protection nature internal external legal federal oil petroleum law mining mines gender youth veterans "
    "digital fire emergency management works shipping cooperation regional relations corporate marketing sales "
    "strategic rural urban food".split()
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
    low = low[1:] if len(low) > 1 and low[0] in ("greater", "mainland", "metropolitan") else low
    return (bool(low) and all(w in _PLACES_OR_DEMONYMS for w in low)) or "_".join(low) in TWO_WORD_PLACES


def bare(word: str) -> str:
    """A word in lower case, without marks and what makes it possessive."""
    return word.lower().strip(".,’'").removesuffix("'s").removesuffix("’s")


def is_body(words: list[str]) -> bool:
    """Whether words are a body's name without one before: "Key | Security Council", "Top | Senate"; not "Key Bank"."""
    known = len(words) == 1 and bare(words[0]) in KNOWN_BODIES
    return known or (len(words) > 1 and any(bare(w) in ORG_WORDS for w in words))


_KIND_AFTER = re.compile(
    rf",? ?[,(–—] ?(?:an?|the|its|[A-Z][\w.]+{POSSESSIVE}) ((?:[\w’'-]+ ){{0,4}}?[a-z-]+)"
    r"(?=[,.;:)–—\n]| (?:that|which|in|of|for|based|and|with)\b)"
)


_MADE = frozenset("app film movie novel album song single musical play ferry trawler yacht ship vessel website".split())


_RUNS = frozenset("operator provider weekly daily monthly tabloid broadsheet".split())
"""Nouns of firms and papers that people may be called by, too."""


def _names_body(text: str, m: NameMention) -> bool:
    """ "The company, Acre, said": a name alone in apposition to a noun that opens a sentence or follows "said"."""
    begin = max(0, m.outer[0] - 50)
    return text.startswith(",", m.span[1]) and _OPENING.search(text, begin, m.outer[0]) is not None


_OPENING = re.compile(
    r"(?:\A|[.!?”\n] ?|, (?:said|says|added) )(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z-]+ ){0,2}[a-z-]+, $"
)


def kind_of_body(text: str, m: NameMention) -> set[str]:
    """Nouns that say what kind of body a name is: "the charity Homestead", "Acme, a software company,"."""
    out: set[str] = set()
    begin = m.outer[0] - len("The ") * text.endswith(" The ", 0, m.outer[0])  # "the newspaper The Bugle"
    before = word_before(text, begin)
    apart = text[begin - 2] == ","
    known = before in BODY_NOUNS or before in _MADE or before in _RUNS
    known = known or (apart and before.endswith(("er", "or")))  # "The operator, Acre,"
    if known and (not apart or _names_body(text, m)):
        out.add(before)
    after = _KIND_AFTER.match(text, m.span[1], m.span[1] + 80)
    if after is not None and (noun := after.group(1).split()[-1]) in BODY_NOUNS:
        out.add(noun)
    if _PLAYS_FOR.match(text, m.span[1]) and len(m.words) < 3 and fold(m.words[0]) not in given_names():
        out.add("team")
    if m.place < 1 and (news := _NEWS.match(text, m.span[1])) is not None:
        out.add(news[1])
    return out


_NEWS = re.compile(r" news (agency|channel|network|website)\b")
"""What Sana is in "told the Sana | news agency"."""


_PLAYS_FOR = re.compile(
    r" (?:head )?(?:boss|manager|coach|captain|skipper|striker|midfielder|defender|goalkeeper|winger|centre-back)"
    r" [A-Z][\w’'-]+ [A-Z]"
)
"""Behind a team's name: "Roeham | boss Jane Dow"."""
