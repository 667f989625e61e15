"""Which capitalised words before a name say what its bearer is, rather than being part of the name."""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.data import Span
from quoth.speakers.names.personal import fold, is_nickname
from quoth.speakers.names.persons import given_names, is_name
from quoth.speakers.names.runs import CHILD_OF, OF
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DEMONYMS,
    HONORIFICS,
    NAME_SUFFIXES,
    OFFICES,
    ORG_WORDS,
    PLACE_ENDINGS,
    PLACES,
    STRONG_TITLES,
    TITLES,
    TWO_WORD_PLACES,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.speakers.words.placing import word_before

_NO_SURNAMES = ORG_WORDS | PLACES | DEMONYMS
_OF_BODIES_OR_PLACES = ORG_WORDS | PLACES | PLACE_ENDINGS

_AT_THE_HEAD = frozenset("ceo cfo coo founder co-founder cofounder owner boss spokesman spokeswoman editor".split())
_GENERAL = (
    "administration secretariat directorate staff confederation court council union electric motors mills assembly"
)
BODY_PAIRS = {("general", w) for w in (*_GENERAL.split(), "dynamics", "election")} | {
    ("king", "county"),
    ("prince", "george's"),
    ("queen", "mary"),
    ("doctor", "who"),
    ("minister", "of"),
    ("attorney", "general"),
    ("padre", "island"),
}
AGENT = ("er", "or", "ist", "ian", "man", "woman", "eer")
"""Endings of nouns for one who does something."""
ALSO_NAMES = frozenset(
    "pandit swami mufti advocate sen gen rep hon maj col fr mon barr "
    "pope king prince baron marshal major judge earl deacon dean duke bishop sheikh coronel padre begum".split()
)
GIVEN_TOO = frozenset({"dean", "earl", "don", "duke"})
POSITIONS = frozenset("QB RB FB WR TE OL OT OG DL DE DT NT LB CB FS SS PG SG SF PF SP RP LHP RHP".split())
"""Where a player stands, as American sports pages put it before a name."""
_RANKS = frozenset(
    "DS DI DCP ACP ADCP OCPD OCS DPO ASP AASP DSP SSP CSP IGP DIG AIG ADG DGP ADGP DCIO PPRO SHO ASI MPA MNA "
    "Gda".split()
)
"""Ranks and posts of the police of India, Pakistan, Nigeria, Kenya, Malaysia, as they stand before a name: an assistant
commissioner, a senior superintendent, an inspector-general, a station house officer; members of assemblies, too."""
_RANKS_TOO = frozenset(
    "CM CP SP CPO AC DC CS PS SI HC AD CSO Mang GM MD VC KC QC SC RN EMT DG PRO DA AG MHA NCO SSG".split()
)
"""What is a rank or post before a given name alone: a chief minister, a commissioner, a principal secretary, a general
manager, a king's counsel, a registered nurse.
"""
_IN_THE_BOARD = re.compile(r"D?C[A-Z]{1,2}O|[AESC]VP")
"""Chief officers and vice-presidents of whatever it is, in capitals: CTO, CISO, SVP."""
_OVER_MATTERS = frozenset("PS CS CAS".split())
"""Secretaries of Kenya, behind what they are over."""
_POINTED = frozenset("Ar. Ts. Hj. Hjh. Hj Hjh".split())
"""Titles of an architect, a technologist and pilgrims, which other words are but for the point."""
_OF_MALAYSIA = frozenset("tan datuk dato dato' datin seri sri".split())
_GREAT = frozenset({("crown", "prince"), ("grand", "duke")})
_SECOND = frozenset("sri seri paduka wira panglima amar patinggi setia".split())
"""What stands between those titles and a name, and is a title with them alone."""
_ADDRESSES = TITLES | HONORIFICS
_NO_GIVEN = TITLES | HONORIFICS | ORG_WORDS | PLACES | DEMONYMS


_LEANING = ("phobic", "sceptic", "skeptic", "phobe")
"""Ends of words that say where somebody stands: "Eurosceptic | Tom Hale"."""


def is_called(keys: list[str], common: frozenset[str]) -> bool:
    """Whether a run begins with a noun for somebody who does something, before a given name: "Shopkeeper Bill Roe"."""
    if (keys[0] in ROLE_NOUNS or keys[0].endswith(_LEANING)) and keys[1] not in common:
        return True
    if are_people(keys[0].rpartition("-")[2]) and fold(keys[1]) in given_names() and keys[-1] not in ORG_WORDS:
        return True  # "Singer-guitarists Bill Roe and Al Hale"
    first = fold(keys[0])
    agent = first.endswith(AGENT) and not is_name(first)
    return agent and (fold(keys[1]) in given_names() or is_nickname(keys[1])) and keys[-1] not in PLACE_ENDINGS


def last_title(text: str, tokens: list[Span], keys: list[str], common: frozenset[str]) -> int:
    """Index of the last title of a run, -1 for none; "Priyanka Sen Gupta" has a name where "Sen." would be a title."""
    for i in range(len(keys) - 1, -1, -1):
        if i + 1 < len(keys) and (_in_short(text[slice(*tokens[i])], keys[i + 1 :]) or _spelt_out(text, *tokens[i])):
            return i
        if i and i + 1 < len(keys) and text[slice(*tokens[i])] in _OVER_MATTERS and common.issuperset(keys[:i]):
            return i  # "Basic Education PS Jane Roe"
        if i and keys[i] in ROLE_NOUNS and _titled(keys, i) and not any(is_name(fold(k)) for k in keys[: i + 1]):
            return i  # "Acre News Host Jane Roe"
        if i and i + 1 < len(keys) and keys[i] == "con" and keys[i - 1] == "det":
            return i  # "Det Con Roe"
        if keys[i] == "representatives" and i and OF.match(text[tokens[i - 1][1] : tokens[i][0]]):
            continue  # the House of Representatives Committee on Trade
        if i and i + 1 < len(keys) and (keys[i - 1] in _OF_MALAYSIA and keys[i] in _SECOND):
            return i  # "Tan Sri Jane Roe", "Datuk Wira Tom Hale"
        if keys[i] in TITLES or keys[i] in HONORIFICS or ranks(keys[i]):
            if i and _is_fathers(text, tokens, keys, i):
                continue  # "Azlan bin Haji Salleh"
            bare = i == 0 or keys[i - 1] in TITLES
            if bare and len(keys) == i + 2 and keys[i] in GIVEN_TOO and not _is_office(text, keys[i]):
                continue  # "Dean Roe", "Sen. Dean Roe"
            name = i and keys[i] in ALSO_NAMES and not text[slice(*tokens[i])].endswith(".")
            before = keys[i - 1]
            if name and i == len(keys) - 1 and before in HONORIFICS:
                continue  # "Mr. King"
            if not name or before in common or before in _NO_GIVEN or (before, keys[i]) in _GREAT or _titled(keys, i):
                return i
    return -1


def _is_fathers(text: str, tokens: list[Span], keys: list[str], i: int) -> bool:
    """Whether a title stands in a name, before that of its bearer's father: "bin Haji | Salleh"."""
    while i > 1 and keys[i - 1] in _ADDRESSES and text[tokens[i - 1][1] : tokens[i][0]] == " ":
        i -= 1
    return CHILD_OF.fullmatch(text, tokens[i - 1][1], tokens[i][0]) is not None


def _in_short(word: str, after: list[str]) -> bool:
    """Whether capitals say what somebody is who is named behind them: "DCP Roe", "CP Jane Roe"."""
    if word in _POINTED:
        return True
    if word in _RANKS:
        return after[0] not in _NO_SURNAMES
    if _IN_THE_BOARD.fullmatch(word) is not None:
        return not any(k in _NO_SURNAMES or k in common_words() for k in after[:1]) and after[-1] not in ORG_WORDS
    if word in ("Garda", "DC"):
        return is_name(fold(after[0])) or (word == "DC" and len(after) == 1 and after[0] not in common_words())
    return word in POSITIONS or (word in _RANKS_TOO and len(after) > 1 and is_name(fold(after[0])))


_IN_CAPITALS = {
    "AG": "attorney",
    "DA": "district",
    "SG": "secretary",
    "VP": "vice",
    "PM": "prime",
    "LG": "lieutenant",
}
"""Offices in short, with the first word of what each stands for."""


def _spelt_out(text: str, start: int, end: int) -> bool:
    """Whether capitals stand for an office that the article spells out: "AG Roe … Attorney General Jane Roe"."""
    word = text[start:end]
    if word in _IN_CAPITALS:
        return _has_office(text, _IN_CAPITALS[word], word[1].lower())
    return 2 < len(word) < 6 and word.isalpha() and word.isupper() and word in _posts(text)


@lru_cache(maxsize=4)  # a text is looked through once, however many letters stand in it
def _posts(text: str) -> frozenset[str]:
    """The first letters of posts of three words or more before a name: "Deputy Public Prosecutor Jane Roe"."""
    out: set[str] = set()
    for m in _CAPITALISED.finditer(text):
        words = re.split("[ -]", m[0])
        for k, word in enumerate(words):
            if word.lower() in ROLE_NOUNS:
                out.update("".join(w[0] for w in words[k - n : k + 1]) for n in (2, 3, 4) if n <= k)
    return frozenset(out)


@lru_cache(maxsize=8)
def _has_office(text: str, first: str, letter: str) -> bool:
    return re.search(rf"\b{first}[ -]{letter}(?:eneral|ttorney|resident|inister|overnor)\b", text, re.I) is not None


_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:[ -][A-Z][a-z]+){3,}")
_BEFORE_RANKS = frozenset("prime vice deputy first chief".split())
_IN_OFFICES = TITLES | PLACES | DEMONYMS | _BEFORE_RANKS


def ranks(key: str) -> bool:
    """ "Colonel-General", "Prime-Minister": a title made of two."""
    if "-" not in key:
        return False
    *first, last = key.split("-")
    return last in TITLES and all(part in TITLES or part in _BEFORE_RANKS for part in first)


def _titled(keys: list[str], i: int) -> bool:
    """ "Circuit Judge Jane Roe": a given name and another behind the title, none before it."""
    given = given_names()
    return i + 2 < len(keys) and fold(keys[i + 1]) in given and not any(fold(k) in given for k in keys[:i])


@lru_cache(maxsize=8)
def _is_office(text: str, word: str) -> bool:
    """Whether a text has the word as an office too: "the dean", "dean of"."""
    return re.search(rf"\b(?:the {word}\b|{word} (?:of|for|at|emeritus)\b)", text, re.I) is not None


def name_start(text: str, tokens: list[Span], keys: list[str], common: frozenset[str]) -> int | None:
    """Index of the first word of the name behind the titles of a run; None where a run is a role alone."""
    n = len(keys)
    if keys[-1] in ORG_WORDS and not any(k in HONORIFICS for k in keys):
        of = n > 1 and OF.match(text[tokens[0][1] : tokens[1][0]]) is not None
        if of and (keys[0] in OFFICES or keys[0] == "member"):
            return None  # "Commissioner of Police" is an office
        if n > 3 and keys[0] in TITLES and keys[1] in OFFICES and OF.match(text[tokens[1][1] : tokens[2][0]]):
            return None  # "General Secretary of the Harbour Union"
        return 1 if of and keys[0] in _AT_THE_HEAD else 0  # "CEO of Roe Mills Company"
    if "office" in keys and any(_is_office_of(text, tokens, keys, i) for i in range(1, n - 1)):
        return 0
    last = last_title(text, tokens, keys, common)
    if last < 0 and n > 2 and is_called(keys, common):
        return 1  # "Biologist Jane Roe"
    after = n
    while after > 2 and keys[after - 1] in NAME_SUFFIXES:
        after -= 1
    if after < n and last >= after:  # "Jane Roe MP"
        last = last_title(text, tokens, keys[:after], common)
    if last < 0:
        return 0
    if keys[-1] == "executive" and n > 1 and "chief" not in keys:
        return 0  # the Health Service Executive
    if last == n - 1:
        if all(k in common or k in _IN_OFFICES for k in keys[:-1]):
            return None  # "the British Prime Minister"
        earlier = max((i for i, k in enumerate(keys[:-1]) if k in STRONG_TITLES), default=-1)
        return None if n - 1 - earlier < 3 and not (n == 2 and keys[0] not in common) else earlier + 1
    if last == 0 and ((keys[0], keys[1]) in BODY_PAIRS or keys[1] == "party"):
        return 0  # the Republican Party of Ohio
    gap = text[tokens[last][1] : tokens[last + 1][0]]
    if not OF.match(gap):
        return last + 1
    for i in range(
        n - 1, last + 1, -1
    ):  # "President of the Brotherhood of Magicians": all up to the last "of" is the office
        if OF.match(text[tokens[i - 1][1] : tokens[i][0]]):
            last = i - 1
            break
    rest = n - last - 1  # "Secretary of State Jane Roe": the office, then the name
    if rest == 1:
        return None if keys[-1] in common or keys[last] in STRONG_TITLES else 0
    start = last + 2
    while start < n - 1 and (
        keys[start] in ORG_WORDS or keys[start] in PLACES or (keys[start] in common and n - start > 2)
    ):
        start += 1
    if rest == 2 and f"{keys[-2]}_{keys[-1]}" in TWO_WORD_PLACES:
        return None  # "President of the United States"
    if rest == 2 and (keys[-1] in common or keys[-1] == "state" or keys[-1] in _OF_BODIES_OR_PLACES):
        return None
    return start


def _is_office_of(text: str, tokens: list[Span], keys: list[str], i: int) -> bool:
    """Whether a word is somebody's office, for a place: "U.S. Attorney's | Office | for the Western District"."""
    if keys[i] != "office" or text[tokens[i - 1][1] : tokens[i][0]].strip() not in ("'s", "’s"):
        return False
    return OF.match(text[tokens[i][1] : tokens[i + 1][0]]) is not None


def place_in_front(text: str, outer: int, start: int, words: tuple[str, ...]) -> int | None:
    """Where a place or body begins that a name of three words seems to begin with; none where it does not.

    "Head of | Kyrgyzstan | Jane Roe"; "ambassador to | South Korea | Jane Roe", of which "South" was taken for a title.
    A firm is one before a given name: "Head of | Angstra | Jane Roe".
    ``words``: the name's; what stands from ``outer`` to ``start`` was read as titles.
    """
    lead = text[outer:start]
    if outer == start and word_before(text, start) in BODY_NOUNS:
        someone = fold(words[1]) in given_names() and words[1] not in PLACES and words[2] not in ORG_WORDS
        return start if someone and not is_name(fold(words[0])) else None  # "of the corporation | Rostra | Jane Roe"
    if lead.endswith((" of ", " for ", " of the ")):
        firm = fold(words[1]) in given_names() and not is_name(fold(words[0])) and words[2] not in ORG_WORDS
        return start if firm or words[0] in PLACES else None
    return outer if f"{lead.strip().lower()}_{words[0]}" in TWO_WORD_PLACES else None


def words_of_titles(keys: list[str]) -> tuple[str, ...]:
    """The words of titles: a Prime-Minister is a minister, too."""
    return tuple(part for k in keys for part in (k.split("-") if ranks(k) else (k,)))
