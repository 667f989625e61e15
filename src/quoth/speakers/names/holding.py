"""Runs of capitalised words that one name holds together: Department of Justice, Progress for Brinley, Roe & Dow."""

from __future__ import annotations

import itertools
import re
import sys
from bisect import bisect_left
from functools import lru_cache

from quoth.speakers.names.bodynames import MATTERS
from quoth.speakers.names.firms import is_firm_of_two
from quoth.speakers.names.personal import fold, key_of
from quoth.speakers.names.persons import given_names, is_name
from quoth.speakers.names.runs import OF, Run
from quoth.speakers.words.lexicon import (
    CALENDAR,
    DEMONYMS,
    FUNCTION_WORDS,
    HONORIFICS,
    KNOWN_BODIES,
    KNOWN_PHRASES,
    LEGAL_FORMS,
    OF_HEADS,
    ORG_WORDS,
    PLACES,
    TITLES,
    common_words,
)
from quoth.speakers.words.people import are_people

_ORG_WORDS_OR_TITLES = ORG_WORDS | TITLES
_MATTERS_OR_ORG_WORDS = MATTERS | ORG_WORDS
_OF_HEADS_BUT_TITLES = OF_HEADS - TITLES
_NO_NAMES = DEMONYMS | CALENDAR | FUNCTION_WORDS

_ON_HEADS = frozenset(
    "council committee subcommittee commission institute conference center centre panel caucus campaign forum".split()
)
_INTO_HEADS = frozenset("inquiry commission investigation inquest review".split())
_OF_THE_PEOPLE = frozenset("front voice watch alliance guild forum assembly army".split())
_PEOPLE = frozenset("people women children men workers farmers citizens".split())
_UNITED = frozenset(
    "workers teachers nurses voters veterans scouts employees teamsters physicians farmers volunteers".split()
)
_FOR_PEOPLE = ORG_WORDS | frozenset("aid units rights army".split())
_URGED = frozenset("save help stop protect reclaim free defend end feed meet rock".split())
_PLURAL_OF = ("'", "’")
_GROUP_BEFORE = re.compile(
    r"\b(?:group|charity|organi[sz]ation|NGO|network|coalition|think[- ]tank|movement|nonprofit|alliance),? "
    r"(?:called |named )?$"
)
ABSTRACT = ("tion", "sion", "ity", "ment", "ance", "ence", "ship", "ics", "ture", "cy", "logy")
_HEIRS = frozenset("sons daughters partners associates brothers".split())
_LEGAL = LEGAL_FORMS | {"cos"}  # "Roe & Cos"
_TAUGHT = frozenset("studies sciences arts technology engineering research".split())
_QUARTERS = frozenset("western eastern northern southern central north south east west".split())
_NO_HALVES = ORG_WORDS | TITLES | HONORIFICS | KNOWN_BODIES | PLACES
"""What is somebody or something by itself before "and" and a body: "the Senate and the Acre Council"."""
_OF_TWO_PLACES = frozenset("council police constabulary".split())
_WARES = frozenset("goods foods stores supermarkets pizza".split())
_SEATS = frozenset("mp msp mep mla mlc td mca".split())


def joined(text: str, runs: list[Run]) -> list[Run]:
    """Runs held together by "of", "for" or "and": Department of Justice, Food and Drug Administration."""
    out: list[Run] = []
    common = common_words()
    for i, run in enumerate(runs):
        if out:
            gap = text[out[-1].tokens[-1][1] : run.tokens[0][0]]
            if len(gap) < 10 and (
                _holds(text, gap, out[-1], run, common) or _lists(text, gap, out[-1], runs[i : i + 5], common)
            ):
                out[-1].tokens.extend(run.tokens)
                continue
        out.append(run)
    return out


def _holds(text: str, gap: str, left: Run, right: Run, common: frozenset[str]) -> bool:
    """Whether the words between two runs hold them together as one name."""
    last = key_of(text[slice(*left.tokens[-1])])
    if gap == " " and last == "channel":
        return text[right.tokens[0][0]].isdigit()  # "Channel 4 News"
    if OF.match(gap):
        if key_of(text[slice(*right.tokens[0])]) in HONORIFICS:
            return False  # "Friends of Mr. Roe"
        if last in TITLES and len(left.tokens) > 1 and not _all_titles(text, left):
            return False  # "Jane King of Ohio"
        if last in _SEATS and len(left.tokens) == 1:
            return False  # "the MP for Brinley"
        joint = text[left.tokens[-2][1] : left.tokens[-1][0]] if len(left.tokens) > 1 else ""
        matter = last.endswith(ABSTRACT) or (last in common and joint == " for the ")
        if matter and gap.strip() != "for" and _body_of(text, left):
            return True  # the Organisation for the Prohibition | of Chemical Weapons
        keys = [key_of(text[s:e]) for s, e in right.tokens]
        ordinary = common.issuperset(keys)
        if ordinary and last in common and not left.first and len(left.tokens) == 1 and gap.startswith(" of"):
            return True  # the Code of Conduct
        if ((ordinary and gap == " for ") or keys[-1] == "circuit") and _body_of(text, left):
            return True  # the Court of Arbitration for Sport, the Court of Appeals for the 3rd Circuit
        if last in _UNITED and gap == " of " and len(left.tokens) > 1 and len(right.tokens) == 1:
            return True  # the Harbour Workers of Norland
        return (
            _is_group(text, left)
            or last in OF_HEADS
            or (gap == " for " and _called_for(text, last, left, right, common))
        )
    keys = [key_of(text[s:e]) for s, e in right.tokens]
    if gap in (" on ", " against ", " in the ", " without ") and _is_group(text, left):
        return len(left.tokens) == 1 and last in common  # "the rights group Women on Waves"
    if gap.rstrip() in ("'s", "’s") and last in TITLES and keys[0] in ("office", "department"):
        return len(gap) > 2  # the Prime Minister's Office
    if gap.startswith(("'s ", "’s ")) and _called_by_owner(gap, keys, common):
        return True
    if gap == " into ":  # the Commission into Child Abuse
        return last in _INTO_HEADS and keys[-1] in common and keys[-1] not in CALENDAR
    if gap in (" on ", " on the "):  # the Council on Foreign Relations, the Institute on Drug Abuse
        return last in _ON_HEADS and keys[0] not in CALENDAR
    if gap.rstrip() in _PLURAL_OF or (gap.rstrip() in ("'s", "’s") and last in common):
        if len(left.tokens) == 2 and fold(key_of(text[slice(*left.tokens[0])])) in given_names() and last not in common:
            return False  # "Jane Hadders' | Party for Freedom"
        body = keys[0] in ORG_WORDS or keys[0] in _OF_THE_PEOPLE or (last in _PEOPLE and keys[-1] in _FOR_PEOPLE)
        return body and (last[-1:] == "s" or len(gap) > 2)  # the Farmers' Union, the Women's Institute
    if gap == " the ":  # the charity Save the Children, the Stop the War Coalition
        return not left.first and len(left.tokens) == 1 and last in _URGED and keys[0] in common
    if gap == " to ":
        return last in ("committee", "campaign", "coalition", "fund") and keys[0] in common
    by_law = _LEGAL.issuperset(keys) and (len(left.tokens) > 1 or not is_name(fold(last)))
    by_law = by_law or (len(keys) == 1 and keys[0] in _HEIRS)
    if gap == " & " and (by_law or _firm_of_two(text, left, right)):
        return True  # Roe & Dow, Roe Dow & Co, but not the fellows of "Roe & Co"
    if gap == " and " and len(keys) == 1 and f"{last} and {keys[0]}" in KNOWN_PHRASES:
        return True
    if gap == " and " and _bears_two(text, left, keys, common):
        return True
    told = last in common or last.endswith(ABSTRACT)
    if gap not in (" and ", " & ") or (last in _ORG_WORDS_OR_TITLES and last != "securities") or not told:
        return False
    office = _jointed(text, left)
    body = keys[-1] in ORG_WORDS or keys[-1] == "enforcement"
    body = body or (keys[-1] == "executive" and "chief" not in keys)  # the Health and Safety Executive
    matters = (k in common or k.endswith(ABSTRACT) for k in keys)
    taught = office and keys[-1] in _TAUGHT and not (fold(keys[0]) in given_names() or keys[0] in DEMONYMS)
    return body or taught or (office and all(matters))


def _bears_two(text: str, left: Run, keys: list[str], common: frozenset[str]) -> bool:
    """Whether a body behind "and" bears the name before it, too: "the Acre and Dorn Trust", "Acre and Dorn Council".

    Without an article only a council or force does that is called by two places.
    """
    words = [text[s:e] for s, e in left.tokens]
    last = key_of(words[-1])
    if keys[-1] not in ORG_WORDS or len(words) > 2 or words[-1].isupper() or last in _NO_HALVES:
        return False
    if (last in _NO_NAMES and last not in _QUARTERS) or (last.endswith("s") and not last.endswith("ss")):
        return False
    if text.endswith(("the ", "The "), 0, left.tokens[0][0]):
        return len(keys) > 1 and (keys[0] in common or last in _QUARTERS or keys[0] not in _NO_HALVES)
    plain = len(words) == 1 and len(keys) == 2 and last not in common and keys[0] not in common
    return plain and keys[-1] in _OF_TWO_PLACES and fold(keys[0]) not in given_names()


def _called_by_owner(gap: str, keys: list[str], common: frozenset[str]) -> bool:
    """Whether a possessive is part of a firm's name: "Roe's Co", "Roe's Garden Goods", "Roe's & Dow's Alliance"."""
    if gap.rstrip().endswith("&"):
        return keys[-1] in ORG_WORDS or keys[-1] == "uk"
    if len(gap) > len("'s "):
        return False
    wares = len(keys) > 1 and keys[-1] in _WARES and common.issuperset(keys)
    return wares or _LEGAL.issuperset(keys)


def _firm_of_two(text: str, left: Run, right: Run) -> bool:
    """ "Roe & Dow", where neither stands alone anywhere."""
    by_law = len(right.tokens) > 1 and all(key_of(text[s:e]) in _LEGAL for s, e in right.tokens[1:])
    if len(left.tokens) > 1 or (len(right.tokens) > 1 and not by_law):
        return False
    a, b = (text[slice(*run.tokens[0])] for run in (left, right))
    if by_law:
        return True  # "Roe & Dow PLC"
    both = text[left.tokens[0][0] : right.tokens[0][1]]
    places = _places(text, both)
    pairs = len(places) * (2 if a == b else 1)
    return len(_places(text, a)) == pairs == len(_places(text, b)) or _called_firm(text, len(both), places)


def _called_firm(text: str, length: int, places: list[int]) -> bool:
    """Whether a firm of two names, which stands at these places, is called one at any of them."""
    whole = (at for at in places if not _WORD.match(text, at + length) and not (at and _WORD.match(text, at - 1)))
    return any(is_firm_of_two(text, at, at + length) for at in whole)


_WORD = re.compile(r"\w")
_LONGEST = 64  # characters of a text by which places are sorted
_LAST = chr(sys.maxunicode)


def _places(text: str, words: str) -> list[int]:
    """Where words that begin with a capital stand in a text, inside longer ones too."""
    if not words[0].isupper() or len(words) > _LONGEST:
        return [m.start() for m in re.finditer(re.escape(words), text)]
    table = _capitals(text)
    return [at for _, at in table[bisect_left(table, (words,)) : bisect_left(table, (words + _LAST,))]]


@lru_cache(maxsize=4)  # a text is looked through once, however many names are asked for
def _capitals(text: str) -> list[tuple[str, int]]:
    """What begins with each capital, sorted, and where it stands."""
    return sorted((text[i : i + _LONGEST], i) for i, c in enumerate(text) if c.isupper())


def _body_of(text: str, run: Run) -> bool:
    """Whether a run is a body's name that "of" or "for" already holds together."""
    return _jointed(text, run) and any(key_of(text[s:e]) in ORG_WORDS for s, e in run.tokens)


def _jointed(text: str, run: Run) -> bool:
    gaps = [text[a[1] : b[0]] for a, b in itertools.pairwise(run.tokens)]
    return any(OF.match(gap) or gap in (" on ", " on the ") for gap in gaps)


def _is_group(text: str, run: Run) -> bool:
    """Whether a run is called a group right before it: "the charity Roe without Borders"."""
    return _GROUP_BEFORE.search(text, max(0, run.tokens[0][0] - 24), run.tokens[0][0]) is not None


def _all_titles(text: str, run: Run) -> bool:
    """Whether no word of a run is a given name or an initial, so that its last is an office: Vice President."""
    keys = [key_of(text[s:e]) for s, e in run.tokens[:-1]]
    return not any(len(k) == 1 or fold(k) in given_names() for k in keys)


def _lists(text: str, gap: str, left: Run, ahead: list[Run], common: frozenset[str]) -> bool:
    """Whether a list of common words goes on with the name of an office: Ministry of Trade, | Industry and Energy.

    The list may be longer: Administration of Press, | Radio, | Film and Television.
    """
    head = _office_head(text, left)
    if gap == ", " and _lists_matters(text, left, ahead, common):
        return True
    if gap in (" and ", " & ") and any(text[a[1] : b[0]] == ", " for a, b in itertools.pairwise(left.tokens)):
        return key_of(text[slice(*ahead[0].tokens[-1])]) in _FOR_MATTERS
    if gap != ", " or not _jointed(text, left) or len(ahead) < 2 or key_of(head) not in _OF_HEADS_BUT_TITLES:
        return False
    gaps = [text[a.tokens[-1][1] : b.tokens[0][0]] for a, b in itertools.pairwise(ahead)]
    last = next((i for i, g in enumerate(gaps) if g != ", "), None)
    if last is None or gaps[last] not in (" and ", ", and ", " & "):
        return False
    told = (*ahead[: last + 2], left)
    words = [key_of(text[s:e]) for run in told for s, e in (run.tokens if run is not left else run.tokens[-1:])]
    return all(w in common or w.endswith(ABSTRACT) or w in _MATTERS_OR_ORG_WORDS for w in words)


def _lists_matters(text: str, left: Run, ahead: list[Run], common: frozenset[str]) -> bool:
    """Whether common words in a row are what an office or committee behind them is for: "the Roads, | Rail and Ports
    Committee".
    """
    if not text.endswith(("the ", "The "), 0, left.tokens[0][0]) and not left.first:
        return False
    for a, b in itertools.pairwise([left, *ahead]):
        words = [key_of(text[s:e]) for s, e in a.tokens]
        gap = text[a.tokens[-1][1] : b.tokens[0][0]]
        last = [key_of(text[s:e]) for s, e in b.tokens] if gap != ", " else []
        matters = words + last[:-1]
        if words[-1] in _FOR_MATTERS or not all(_is_matter(w, common) for w in matters):
            return False
        if gap != ", ":
            return gap in (" and ", " & ") and len(last) > 1 and last[-1] in _FOR_MATTERS
    return False


def _is_matter(word: str, common: frozenset[str]) -> bool:
    if word in ("commonwealth", "media"):
        return True
    plain = word in common or word.endswith(ABSTRACT) or word in MATTERS
    return plain and word not in _PEOPLE and not are_people(word) and word not in _BODIES_ALONE


_BODIES_ALONE = ORG_WORDS - {"media", "energy", "finance", "technology", "insurance", "communications", "industry"}
_FOR_MATTERS = frozenset("office department ministry committee commission directorate council board".split())


def _office_head(text: str, run: Run) -> str:
    """The word before "of" in a name: "Administration" of "State Administration of Press"; else the first."""
    for a, b in itertools.pairwise(run.tokens):
        if OF.match(text[a[1] : b[0]]):
            return text[slice(*a)]
    return text[slice(*run.tokens[0])]


def _called_for(text: str, last: str, left: Run, right: Run, common: frozenset[str]) -> bool:
    """ "Progress for Brinley": a common word that only a name explains, here or where the name stands again."""
    if last not in common or last in _NO_NAMES or len(left.tokens) > 2:
        return False
    if text[max(0, left.tokens[0][0] - 4) : left.tokens[0][0]].lower() == "the ":
        return False
    name = text[left.tokens[0][0] : right.tokens[0][1]]
    places = _places(text, name)
    return len(places) > 1 and any(
        at > 1 and _LOW_BEFORE.match(text, at - 2) and not _WORD.match(text, at + len(name)) for at in places
    )


_LOW_BEFORE = re.compile(r"[a-z,] ")
