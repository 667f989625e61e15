"""Several who speak together though more than "and" joins them: "Roe, 52, and his wife, Ann Hale, 50", "the mayor,
unions and many growers".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.joined import COMMA
from quoth.speakers.words.lexicon import BODY_NOUNS, OFFICES, TITLES
from quoth.speakers.words.people import ROLE_NOUNS, are_people

_PREPOSED = re.compile(r"\b(?:of|to|for|by|from|with|at|about|against|in|on|near|as|like|including|than)(?: [a-z]+)? $")
_APPOSED = re.compile(
    r", (?:\d{1,3}|(?!(?:who|which|whose|where|whom|like)\b)[^;:\n“”\"]{3,160}),? and "
    r"(?:(?:his|her|their|its)(?: [a-z-]+){1,3}?(?: from [^,;:\n]{2,40}?)?,? |(?:the )?(?:[a-z-]+ ){0,3})"
)
"""Between two people: what is told of the first, and how the second begins."""
_AND_COUNTERPART = re.compile(
    r",? and (?:his|her|their|its) (?:[a-z-]+ ){0,3}?[a-z-]+(?: (?:from|in|of) (?:[a-z]+|[A-Z][^,;:\n]{1,40}))?, "
)
_AND_BODY = re.compile(
    r"(?:, (?:an?|the|its) [^,;:\n“”\"]{3,60},)? and (?:(?:the|an?|its) )?(?:(?!(?:of|for|in|at|on|from|with|by) )"
    r"(?:[a-z][\w’'-]*|[A-Z][\w.’'-]*(?:-based|an|ish|ese|nch|tch)) ){1,4}(?:of )?"
)
_LED = re.compile(r"(?:(?:the|an?|both|[\w.,’' ]{2,24}-based) )*(?:[a-z-]+ ){0,2}", re.I)
_ENDS = re.compile(r"(?:, .*| \([^()\n]{1,30}\))?")
_BOTH = re.compile(r"both (?:the )?", re.I)
_ROW = re.compile(
    r"(?P<first>(?:(?:[Dd]ozens|[Ss]cores|[Hh]undreds|[Tt]housands) of )?"
    r"(?:(?!(?:of|for|in|at|on|from|with|by|and|who|which|that)\b)[\w’'.-]+ ){0,4}?[\w’'.-]+)"
    r"(?P<more>(?:, (?:[\w’'-]+ ){0,2}?[a-z-]+s)+),? and (?P<last>(?:(?:the|many|some|other|most|several) )?"
    r"(?:(?!(?:of|for|in|at|on|from|with|by)\b)[\w’'-]+ ){0,3}?[a-z-]+)"
)
_IN_ROW = re.compile(r"([a-z-]+)(?=,|\Z)")


def abreast(text: str, phrase: Span, names: Sequence[NameMention]) -> tuple[NameMention, ...] | None:
    """The names of a phrase that speak together; an empty tuple, where the phrase is of several and not all are named.

    None, where one speaks: "Jane Roe, founder and head of Acre Mills and Hale House".
    """
    s, e = phrase
    if text.find(" and ", s, e) < 0:
        return None
    if text.endswith(("between ", "Between "), 0, s) and " and " in text[s:e]:
        return tuple(names)
    both = _BOTH.match(text, s, e)
    ends = both is not None and len(names) > 1 and names[0].outer[0] == both.end() and names[-1].span[1] == e
    if ends and " and " in text[names[0].span[1] : names[-1].outer[0]]:
        return tuple(names)
    people = [n for n in names if (n.person > 0 and (len(n.words) > 1 or n.titles)) or n.outer[0] == s]
    people = [n for n in people if n.person >= 0 and n.place < 1]
    for a, b in itertools.combinations(people, 2):
        if _PREPOSED.search(text, s, a.outer[0]) or not _ENDS.fullmatch(text, b.span[1], e):
            continue
        gap = _APPOSED.fullmatch(text, a.span[1], b.outer[0])
        closed = gap is not None and re.search(r", and (?:his |her )?[^,]*,? ?\Z", gap.group()) is not None
        if (closed and len(b.words) > 1) or _AND_COUNTERPART.fullmatch(text, a.span[1], b.outer[0]):
            return a, b
    for a, b in itertools.pairwise(names):
        if b.span[1] == e and _bodies(text, s, a, b):
            return a, b
    for k in range(min(len(names) - 1, 4)):
        if _row_behind(text, s, e, names[k:]):
            return tuple(names[k:])
    unnamed = _in_a_row(text, phrase) or _offices(text, phrase) or _and_the_body(text, phrase, names)
    return () if unnamed else None


def _row_behind(text: str, s: int, e: int, row: Sequence[NameMention]) -> bool:
    """Whether names are those of whom a plural tells: "two of Norland's banks, | Acrebank and Roe Bank"."""
    told = _MANY_OF_A_KIND.fullmatch(text, s, row[0].outer[0])
    if told is None or not _can_say(told[1]) or any(m.person > 0 for m in row):
        return False
    if not _ENDS.fullmatch(text, row[-1].span[1], e):
        return False
    gaps = [text[a.span[1] : b.outer[0]] for a, b in itertools.pairwise(row)]
    return " and " in gaps[-1] and all(map(COMMA.fullmatch, gaps))


_MANY_OF_A_KIND = re.compile(
    r"(?:[A-Za-z]+ of )?(?:(?!(?:of|for|to|by|from|with|at|about|against|in|on|as|like)\b)[\w’'.-]+ ){0,6}?"
    r"([a-z-]+s),? "
)


def _and_the_body(text: str, phrase: Span, names: Sequence[NameMention]) -> bool:
    """ "Norland's Harbour Board, and the Sudland embassy in Brinley": a body by name, and one without."""
    for m in names[:2]:
        whose = m.outer[0] == phrase[0] or text.endswith(("'s ", "’s "), phrase[0], m.outer[0])
        told = _AND_THE.fullmatch(text, m.span[1], phrase[1]) if whose and m.person <= 0 and m.place < 1.5 else None
        if told is not None:
            return told[1] in BODY_NOUNS
    return False


_AND_THE = re.compile(
    r", and (?:the|its|their|an?) (?:(?!(?:of|in|for|to)\b)[\w’'-]+ ){0,3}([a-z]+)"
    r"(?: (?:in|of|to) (?:the )?[A-Z][\w’' -]*)?"
)


def _bodies(text: str, s: int, a: NameMention, b: NameMention) -> bool:
    """Whether two bodies stand side by side: "Ohio-based Acre and Iowa-based Roe Mills", "Acre and rival Hale"."""
    office = a.words[-1] in OFFICES or a.words[-1] in TITLES or a.words[-1] in ROLE_NOUNS
    if office or a.titles or b.titles or (b.person > 0) != (a.person > 0) or a.place > 1.5:
        return False
    return (
        _LED.fullmatch(text, s, a.outer[0]) is not None and _AND_BODY.fullmatch(text, a.span[1], b.outer[0]) is not None
    )


def _in_a_row(text: str, phrase: Span) -> bool:
    """ "The mayor, unions and many growers": groups of people one after another, none told of the one before."""
    row = _ROW.fullmatch(text, *phrase)
    if row is None:
        return False
    groups = [m[1] for m in _IN_ROW.finditer(row["more"])]
    return all(map(_can_say, groups)) and (_can_say(row["last"].split()[-1]) or row["last"] == "the media")


_OF_ONE = ROLE_NOUNS | OFFICES
_OFFICES = re.compile(
    r"(?:the|an?|its|their|[A-Z][\w.-]*(?: [A-Z][\w.-]*)*['’]s?) (?:[\w-]+ ){0,3}?(?P<one>[\w-]+)"
    r"(?: (?:of|for) [^,;:\n]{2,60}? and the| and) (?:(?!(?:of|for|in|at|on|from|with|by|the)\b)[\w-]+ ){0,4}?"
    r"(?P<many>[a-z-]+s)\b(?! (?:and|or)\b)",
    re.I,
)


def with_more(text: str, start: int, end: int, e: int) -> bool:
    """Whether others follow people up to the end of a phrase: "growers | — and some traders —"; ``end``: of the first.

    With a dash or a comma before "and".
    """
    more = _AND_MORE.fullmatch(text, end, e)
    return more is not None and are_people(more[1].lower()) and are_people(text[start:end].split()[-1].lower())


_AND_MORE = re.compile(
    r"(?:,| ?[—–]| --?)? and (?:(?:also|even|perhaps|indeed|now) )?(?:(?:some|many|most|several|other|their|his|her|"
    r"(?:quite )?a few|more than a few|not a few) )(?:of (?:the|their|his|her) )?(?:[a-z-]+ ){0,2}([A-Za-z-]+s)"
)


def _offices(text: str, phrase: Span) -> bool:
    """ "Norland's president and foreign ministers", "the Director of Mills and the heads of Acre and Hale"."""
    two = _OFFICES.match(text, *phrase)
    return two is not None and two["one"].lower() in _OF_ONE and are_people(two["many"])


def _can_say(noun: str) -> bool:
    """Whether a plural is of people or bodies."""
    return are_people(noun) or (noun.endswith("s") and noun[:-1] in BODY_NOUNS)
