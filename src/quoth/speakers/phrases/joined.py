"""Several names in one source phrase: "Jane Roe and Paul Dow", "Norland, Sudland and Ostland"."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DETERMINERS_DEFINITE,
    DETERMINERS_INDEFINITE,
    DOCUMENT_NOUNS,
    FIRM_KINDS,
    GROUP_NOUNS,
    OFFICES,
    TITLES,
    common_words,
)
from quoth.speakers.words.people import KIN, ROLE_NOUNS, are_people, is_role
from quoth.speakers.words.placing import word_before

AND = re.compile(r",? (?:and|&|n?or|as well as) ")
_AND_HIS = re.compile(
    r",? and (?:(?:his|her|their) (?:[a-z-]+ ){1,3}|(?:the )?(?:[\w-]+ ){0,3}?[\w-]+['’]s? )"
)  # "Roe and his brother Paul Roe"
_AND_THE = re.compile(
    r"(?: (?:party|group|union|family|government|administration|ministry|police|army|company|bank|campaign|team))?,? "
    r"and the "
)
BRACKET_AND = re.compile(r" ?\([^()\n]{1,16}\),? (?:and|&) ")
COMMA = re.compile(r"(?: \([^()\n]{1,30}\))?(?:,? and (?:the )?|, (?:the )?)")
_AND_THEIRS = re.compile(r"['’]s?,? and (?:the )?")
_AND_A = re.compile(r",? and (?:[a-z-]+ ){0,3}?([a-z-]+) ")
_BOTH = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Bb]oth the) (?:[\w’'-]+ ){0,2}?([a-z-]+) and "
    r"(?:the|an?|his|her) (?:[\w’'-]+ ){0,2}?([a-z-]+)"
)


_HIS_OWN = frozenset("staff team family campaign camp entourage".split())
"""Who speak with somebody whose they are: "the mayor and her | staff"."""
_ROW = re.compile(r"(?:[a-z]+ )?[a-z-]+s(?:, (?:[a-z]+ )?[a-z-]+s)+,? and (?:[a-z]+ )?[a-z-]+s")
_PARTED = re.compile(r",? and |, ")


def in_office_of(text: str, end: int, names: list[NameMention], e: int) -> NameMention | None:
    """ "The Minister of Harbour Affairs and Heritage, | Jane Roe": the one name behind the comma, where an office with
    capitals was read as two names.
    """
    if names and text.startswith((" (", "("), end) and (last := _behind_bracket(text, end, names, e)) is not None:
        return last
    if len(names) < 3 or names[-1].person <= 0 or len(names[-1].words) < 2 or not ends_with(text, names[-1], e):
        return None
    of = " of " in text[slice(*names[0].span)] and any(w in OFFICES for w in names[0].words)
    return names[-1] if of and text[end : names[-1].outer[0]] == ", " else None


def _behind_bracket(text: str, end: int, names: list[NameMention], e: int) -> NameMention | None:
    """ "Harbour Party (HP) deputy chair | Jane Roe": who has a post in the body named before the bracket."""
    last = next((n for n in names if n.outer[0] > end and n.person > 0 and len(n.words) > 1), None)
    if last is None or not (ends_with(text, last, e) or text.startswith(",", last.span[1])):
        return None
    role = _ROLE_BEHIND.fullmatch(text, end, last.outer[0])
    held = role is not None and (is_role(role[1]) or role[1].endswith("-general"))
    return last if held else None


_ROLE_BEHIND = re.compile(r" ?\([A-Z][\w.&-]{1,9}\)(?:['’]s?)? (?:[a-z][\w-]* |and )*?([a-z][a-z-]+),? ")
_BY = re.compile(r"\b(?:by|from|of|for|between) (?:the )?$")


def with_bracket(text: str, end: int, e: int) -> int:
    """Where the last of several names ends, with what it has behind it in brackets; an apposition is left out."""
    bracket = _IN_BRACKETS.match(text[end:e])
    end += bracket.end() if bracket else 0
    return end if text[end : end + 1] == "," else e


def two_trades(phrase: str) -> bool:
    """ "The singer and the actor", "farmers, growers and traders", "my sister and I"."""
    if phrase.endswith(" and I"):
        return True
    if phrase.count(", ") and _ROW.fullmatch(phrase) is not None:
        return sum(are_people(part.split()[-1].rpartition("-")[2]) for part in _PARTED.split(phrase)) > 1
    two = _BOTH.fullmatch(phrase)
    return two is not None and is_role(two[1]) and (is_role(two[2]) or two[2] in GROUP_NOUNS or two[2] in _HIS_OWN)


_IN_BRACKETS = re.compile(r"^ \((?:[DRIL]|[A-Z][A-Za-z]{1,4})(?:[-–, ]{1,2}[A-Z][\w. ]{0,12})?\.?\)?")
"""Party and place in brackets after a name."""


def ends_with(text: str, mention: NameMention, end: int) -> bool:
    """Whether a phrase that ends there ends with a name, its party and place in brackets left out."""
    rest = _IN_BRACKETS.sub("", text[mention.span[1] : end].lstrip('"”'))
    return rest.strip() in ("", "'s", "’s", "'", "’", "himself", "herself", "’s own", "'s own", "Jr.", "Sr.", ".")


def two_people(text: str, phrase: Span, names: list[NameMention]) -> tuple[NameMention, NameMention] | None:
    """ "Sens. Jane Roe of Ohio and Tom Hale of Iowa", "Jane Roe, the mayor, and Ohio Gov. Tom Hale": two people.

    So are they in "Roe, along with Acre News editor Tom Hale".
    """
    s, e = phrase
    before = text[s : names[0].span[0]].split() if names else []
    if before and are_people(before[-1].lower()):  # "Democrats Roe of Ohio and Hale of Iowa"
        full = (m.person >= 0 and m.place < 1 and not text.endswith(_WHERE, s, m.outer[0]) for m in names)
    else:
        full = (m.person > 0 and (len(m.words) > 1 or bool(m.titles)) for m in names)
    people = [m for m, is_full in zip(names, full, strict=True) if is_full or _BESIDE.match(text, m.span[1], e)]
    for a, b in itertools.pairwise(people):
        plain = text[a.span[1] : b.outer[0]].strip() in ("and", "&") or a.words[-1] in OFFICES
        told = not plain and _and_told(text, a.span[1], b.outer[0])
        if told and not _HIS.search(text, s, a.outer[0]) and _TOLD.fullmatch(text, b.span[1], e):
            return a, b
    return None


def two_named(
    text: str, a: NameMention, after: Sequence[NameMention], names: Sequence[NameMention]
) -> tuple[NameMention, NameMention] | None:
    """ "The senators, Jane Roe and Tom Hale", "his parents, Jane and Tom Hale": the two, ``a`` and the name behind it.

    Not "the mayors of both cities, Imbrit and Brinley", nor where another Jane is among the ``names`` of the text.
    """
    b = next((m for m in after if m.outer[0] > a.span[1]), None)
    if b is None or len(b.words) < 2 or b.person <= 0:
        return None
    given = fold(a.words[0]) in given_names() and AND.fullmatch(text, a.span[1], b.outer[0]) is not None
    if len(a.words) > 1 or not given:
        return (a, b) if len(a.words) > 1 and a.person > 0 else None
    other = any(len(n.words) > 1 and n.words[0] == a.words[0] and n.words[-1] != b.words[-1] for n in names)
    return None if other else (a, b)


def _and_told(text: str, start: int, end: int) -> bool:
    """Whether "and" joins two names, with what the second is: "Jane Roe | and the editor | Tom Hale"."""
    return (_AND_TOLD.fullmatch(text, start, end) or _AND_KIN.fullmatch(text, start, end)) is not None


_WHERE = (" of ", " from ", " in ")
_AND_KIN = re.compile(rf",? and (?:his|her) (?:[a-z-]+ ){{0,2}}{any_of(KIN)},? ")
_BESIDE = re.compile(rf",? (?:along|together) with |{_AND_KIN.pattern}")
"""What follows the name of one of two: "Ann | and her husband, | Tom Roe"."""
_AND_TOLD = re.compile(
    r"(?: (?:of|from|in) [A-Z][\w.]+(?:,? [A-Z][\w.]+){0,2}| \([^()\n]{1,30}\)|, [^,;:\n“”\"]{3,60},)?"
    r",? (?:and|(?:along|together) with) (?:(?:the|his|her|former|then|[A-Z][\w.]+|[a-z-]+) ){0,4}"
)
_TOLD = re.compile(r"(?: (?:of|from|in) [A-Z].*|,.*| \(.*)?")
_HIS = re.compile(r"\b(?:of|to|for|by|from|with|at|about|against|between|as|like|including)(?: [a-z]+)? $")
_AND_OTHERS = re.compile(r",? and (?:other|many|several|some) [a-z][a-z -]+")


_GROUPS_AND = re.compile(
    r"(?:[Bb]oth )?(?:(?:(?:[Tt]he|[Mm]any|[Ss]ome|[Ss]everal|[Oo]ther) )?"
    r"(?:(?!(?:of|for|in|at|on|from|with|by|to|and|who)\b)"
    r"[A-Za-z][a-z-]+ ){0,3}([a-z-]+s)|([A-Z][a-z-]+s)(?=,? and the )),? and (?:the |an? )?"
)


def groups_and(text: str, s: int, e: int, names: list[NameMention]) -> bool:
    """Whether people without a name speak with one body or person: "rights groups and the Harbour Council"."""
    if len(names) != 1 or text.find(" and ", s, names[0].outer[0]) < 0 or not ends_with(text, names[0], e):
        return False
    row = _GROUPS_AND.fullmatch(text, s, names[0].outer[0])
    noun = (row[1] or row[2]).lower() if row is not None else ""
    return bool(noun) and (are_people(noun) or noun in GROUP_NOUNS or noun[:-1] in BODY_NOUNS)


_COMPANY = re.compile(
    r",? (?:and|&) (?:(?:his|her|their|other|the) )?(?:[a-z-]+ )?"
    r"(?:colleagues|others|co-?authors|team|co-?workers|collaborators|associates)"
)


def has_company(text: str, names: list[NameMention], end: int) -> bool:
    """Whether others without a name speak with whoever is named: "Roe and her colleagues"."""
    return names[0].person >= 0 and _COMPANY.fullmatch(text, names[-1].span[1], end) is not None


def others_follow(text: str, e: int, names: list[NameMention]) -> bool:
    """ "Roe, Hale and other senators"."""
    return len(names) > 1 and _in_a_row(text, names) and _AND_OTHERS.fullmatch(text, names[-1].span[1], e) is not None


def _in_a_row(text: str, names: list[NameMention]) -> bool:
    return all(COMMA.fullmatch(text, a.span[1], b.outer[0]) for a, b in itertools.pairwise(names))


_TITLES_OR_ROLES = TITLES | ROLE_NOUNS


def _half_of_an_office(titles: tuple[str, ...]) -> bool:
    """Whether titles begin with a word that "and" may join to one before: "Fire and | Rescue Superintendent"."""
    return titles[-1] in OFFICES or (titles[0] in common_words() and titles[0] not in _TITLES_OR_ROLES)


def joined_names(text: str, s: int, end: int, inside: list[NameMention], names: list[NameMention]) -> list[NameMention]:
    """The names of a phrase from ``s`` on that speak together; ``inside`` end before the ``end`` of its first part."""
    inside, names = ([m for m in ms if text[m.outer[0] - 1 : m.outer[0]] != "("] for ms in (inside, names))
    if len(names) > 2 and (_has_office(inside[1:]) or _BY.search(text, s, names[0].outer[0])):
        return []
    if len(names) == 2 and all(n.headline and n.place < 1 for n in names) and _in_headline(text, s, *names):
        return names
    if len(names) > 2 and not _has_office(names[1:]) and _in_a_row(text, names):
        last_two = text[names[-2].span[1] : names[-1].outer[0]]
        if " and " in last_two:
            return names  # "Norland, Sudland and Ostland"
    for a, b in itertools.pairwise(inside):
        if b.titles and _half_of_an_office(b.titles) and all(w in common_words() for w in a.words):
            continue  # "Industry and Trade Minister Jane Roe"
        if b.titles and len(a.words) > 1 and a.words[-1] in OFFICES:
            continue  # "RoeHut President and Chief Executive Paul Dow"
        gaps = (AND, _AND_THE, _AND_HIS, BRACKET_AND)
        if (
            (any(gap.fullmatch(text, a.span[1], b.outer[0]) for gap in gaps) or _and_a(text, s, a, b))
            and a.span[1] < end
            and ends_with(text, b, end)
        ):
            return inside
    return []


def _and_a(text: str, s: int, a: NameMention, b: NameMention) -> bool:
    """ "Roe and writer Paul Dow", "Roe's and Dow's view": what the second of two is before his name, or both own it."""
    if a.outer[0] != s or a.place >= 1:
        return False
    if text.startswith(("'s", "’s"), b.span[1]) and _AND_THEIRS.fullmatch(text, a.span[1], b.outer[0]):
        return True
    told = _AND_A.fullmatch(text, a.span[1], b.outer[0]) if a.person >= 0 and b.person > 0 and not a.first else None
    return told is not None and (is_role(told[1]) or bool(b.titles)) and len(b.words) > 1


def _has_office(names: list[NameMention]) -> bool:
    """Whether one of several names is what somebody is: "Jane Roe, | Director of the Mills"."""
    return any(w in ROLE_NOUNS or w in TITLES for n in names for w in n.words)


def _in_headline(text: str, s: int, a: NameMention, b: NameMention) -> bool:
    """ "Roe, Hale clash": a comma for "and"."""
    return a.outer[0] == s and text[a.span[1] : b.outer[0]] == ", " and len(a.words + b.words) == 2


def kin_of(text: str, owner: NameMention, names: list[NameMention]) -> NameMention | None:
    """The person whose place or kin is named before her: "one senator, Ohio's Jane Roe", "Dow's sister Jane Roe"."""
    after = next((n for n in names if n.outer[0] > owner.span[1]), None)
    if after is None or after.person < 0 or not _OWNS.fullmatch(text, owner.span[1], after.outer[0]):
        return None
    return after if text[after.outer[0] - 2 : after.outer[0]] in ("'s ", "’s ") or len(after.words) > 1 else None


_OWNS = re.compile(r"['’]s (?:(?!(?:of|for|to|in|at|with|and) )[a-z-]+,? ){0,3}")


_DETERMINERS = DETERMINERS_DEFINITE | DETERMINERS_INDEFINITE | {"other"}


def of_two_kinds(word: str, rest: str) -> bool:
    """ "Harbour | and fire service officials", "state | and local data": no harbour; not "the mayor and his aides"."""
    before, _, noun = rest.lower().rpartition(" ")
    one = noun in GROUP_NOUNS or (noun in DOCUMENT_NOUNS and before != "" and word not in DOCUMENT_NOUNS)
    one = one and word not in GROUP_NOUNS and word not in ROLE_NOUNS and not word.endswith("s")
    return one and rest.split(" ", 1)[0].lower() not in _DETERMINERS


def with_first(text: str, floor: int, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> Span:
    """A plural with the one who is named before it: "| Roe and | two other growers", "| Roe and | her colleagues"."""
    if not _AND_OTHER.match(text, span[0]) or not text.endswith(" and ", floor, span[0]):
        return span
    k = bisect_left(starts, span[0]) - 1
    first = names[k] if k >= 0 and names[k].span[1] == span[0] - len(" and ") else None
    return span if first is None or first.outer[0] < floor else (first.outer[0], span[1])


_AND_OTHER = re.compile(r"(?:(?:two|three|four|five|six|several|some|many) )?other |(?:his|her) [a-z]+s\b")


def go_together(text: str, a: NameMention, b: NameMention) -> bool:
    """ "Jane Roe | and | Dow"; with what is told of either: "Jane Roe, a clerk, and former mayor | Paul Dow"."""
    gap = text[a.span[1] : b.outer[0]]
    if COMMA.fullmatch(gap):
        return True
    told = _AND_TOLD_FIRST.fullmatch(gap)
    words = told["what"].split() if told is not None else []
    return told is not None and (a.person > 0) == (b.person > 0) and (not words or words[-1] in _TOLD_FIRST)


_AND_TOLD_FIRST = re.compile(
    r"(?:,? \([^()\n]{1,60}\),?|, (?:an?|the|his|her|its|who|which) [^,;.\n“”\"]{2,60},)? and (?:the |then-)?"
    r"(?P<what>(?:[a-z-]+ ){0,3})"
)
_TOLD_FIRST = ROLE_NOUNS | BODY_NOUNS | {"former", "then", "fellow", "rival"}


def singular(plural: str, part: str) -> str:
    """The noun by which one of several comes again: "one of the officials" is an official."""
    return plural.removesuffix("s") if part in ("one", "another") and plural.removesuffix("s") in ROLE_NOUNS else plural


_OF_SOMEBODY = re.compile(r"\b(?:of|for|to|with|by|from|against|like)(?: (?!and\b)[\w’'-]+){0,4} $")


def over_two(first: str, rest: str) -> bool:
    """Whether "and" stands within an office or body: "environment and | forestry minister", not "mayor and chief"."""
    words = rest.split()
    last = words[-1].lower() if words else ""
    known = last in BODY_NOUNS or last in ROLE_NOUNS or last in TITLES
    return known and len(words) > 1 and not (_OF_PEOPLE_OR_BODIES & {first, first.removesuffix("s"), words[0].lower()})


_OF_PEOPLE_OR_BODIES = (
    BODY_NOUNS | ROLE_NOUNS | TITLES | GROUP_NOUNS | DOCUMENT_NOUNS | DETERMINERS_DEFINITE | DETERMINERS_INDEFINITE
)


_OF_FIRM = re.compile(
    rf"\b(?:for|from|at|with|by) (?:the )?(?:[a-z-]+ )?"
    rf"(?:{any_of(FIRM_KINDS)}|operators?|owners|developers?|publishers?) $"
)
"""What stands before a name that is then a firm's: "a spokesman for owners | Roe Mills"."""
_RUNS_FOR = frozenset("candidate hopeful nominee contender aspirant challenger frontrunner front-runner".split())
_RUNS = re.compile(
    r"(?:[Mm]ayor|[Gg]overnor|[Ss]ecretary|[Pp]resident|[Pp]remier|[Ll]eader|[Ss]peaker|[Cc]hair|[Mm]inister)"
    r" of (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* [a-z-]+ $"
)


def of_somebody(text: str, s: int, last: NameMention) -> bool:
    """ "The killer of teenager | Jane Roe", "a spokesman for former president | Jane Roe": not her, but hers."""
    word = word_before(text, last.outer[0]).lower()
    if _OF_FIRM.search(text, s, last.outer[0]) is not None:
        return True
    if word in _RUNS_FOR and _RUNS.search(text, s, last.outer[0]) is not None:
        return False  # "Mayor of Brinley candidate | Jane Roe"
    person = is_role(word) or word in TITLES or word.endswith(("ist", "ian"))
    person = person or text.endswith("-old ", s, last.outer[0])  # "the mother of 12-year-old"
    return person and _OF_SOMEBODY.search(text, s, last.outer[0]) is not None
