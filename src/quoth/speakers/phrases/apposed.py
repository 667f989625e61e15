"""Names in apposition to a source phrase that is none: "the owner, Jane Roe", "a boy who gave his name as Paul"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quoth.data import Span
from quoth.speakers.bearers.bodies import LANDS
from quoth.speakers.described.clauses import new_clause
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names, is_known_body
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DEMONYMS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    ORG_WORDS,
    PLACES,
    TITLES,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, are_people

_LANDS_OR_PLACES = PLACES | DEMONYMS | LANDS
_ROLE_NOUNS_OR_BODY_NOUNS = ROLE_NOUNS | BODY_NOUNS


def _next_name(names: Sequence[NameMention], end: int) -> NameMention | None:
    return next((n for n in names if n.outer[0] >= end), None)


def names_itself(text: str, end: int, names: Sequence[NameMention]) -> NameMention | None:
    """ "A boy on a bicycle, who gave his name as Paul", "the other, a nurse named Ann Roe"."""
    after = _next_name(names, end)
    return after if after is not None and _GAVE_NAME.fullmatch(text, end, after.outer[0]) else None


def told_and_named(text: str, end: int, names: Sequence[NameMention], e: int) -> NameMention | None:
    """ "The lawmaker who began it, Jane Roe, said": the name alone between commas behind a relative clause."""
    after = _next_name(names, end)
    if (
        text[end] == ","
        or after is None
        or after.person <= 0
        or len(after.words) < 2
        or text[after.outer[0] - 2 : after.outer[0]] != ", "
    ):
        return None
    return after if text[after.span[1] : after.span[1] + 1] in (",", "") or after.span[1] >= e else None


def is_of_many(m: NameMention) -> bool:
    """Whether a name may be that of several at once, as of a law firm: of two words, the first no given name."""
    return len(m.words) > 1 and not m.titles and fold(m.words[0]) not in given_names()


def held_by(text: str, phrase: Span, office: NameMention, names: Sequence[NameMention]) -> NameMention:
    """Who has an office that was taken for a name: "the Ceann Comhairle, | Jane Roe", between commas; else the office.

    No body is told so: "The Guardian, Jane Roe said, was wrong".
    """
    after = _next_name(names, office.span[1])
    s, e = phrase
    if after is None or after.span[1] != e or not text.startswith(",", e):
        return office
    gap = text[office.span[1] : after.outer[0]]
    known = fold(after.words[0]) in given_names() or common_words().isdisjoint(after.words)
    body = not ORG_WORDS.isdisjoint(office.words) or is_known_body(office.words) or office.firm or office.titles
    plain = office.outer[0] == s + 4 and text.startswith(("The ", "the "), s) and not body and gap == ", "
    return after if plain and known and len(after.words) > 1 and after.person > 0 else office


_GAVE_NAME = re.compile(
    r"(?:[^,;:.\n]{0,60},)? ?(?:(?:who|and) )?(?:"
    r"(?:gave|gives|giving) (?:only |just )?(?:his|her|their) (?:(?:first|last|full|given) )?name"
    r"(?: only| simply)?(?:,| as)"
    r"|(?:identified|introduced|identifying|introducing) (?:himself|herself)(?: only| simply)? as"
    r"|(?:asked|wanted|agreed) to be (?:identified|named|called|known)(?: only)? (?:as|by (?:his|her) first name,)"
    r"|(?:asked|wanted|wished|agreed|preferred) to be called"
    r"|(?:goes|went|going) by(?: the name(?: of)?)?) (?:only )?"
    r"|, an? (?:[a-z-]+ ){1,3}(?:named|called) "
)


_KIND = re.compile(
    r" (?:[a-z-]+ )?(?:agency|newspaper|daily|weekly|magazine|broadcaster|channel|network|website|tabloid|charity|"
    r"union|party|company|firm|consultancy|think[ -]tank|non-?profit|group|movement|militia|organi[sz]ation|airline|"
    r"chain)"
)
_BASED = re.compile(r"(?:[Tt]he |[Aa]n? )?(?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+-based ")
_BEFORE_KIND = re.compile(r"(?:[Tt]he |[Aa]n? )?(?:[a-z][a-z-]*[a-z] ){0,3}")


def called_by_kind(text: str, phrase: Span, inside: Sequence[NameMention], names: Sequence[NameMention]) -> bool:
    """Whether a phrase is one body's name and its kind: "the state-run Sana news agency", "Norland-based NTB daily".

    The name stands elsewhere without it, or in capitals; a place's newspaper is not the place.
    """
    based = _BASED.match(text, *phrase)
    if based is not None:
        phrase, inside = (based.end(), phrase[1]), [m for m in inside if m.outer[0] >= based.end()]
    owned = len(inside) == 2 and text.startswith(("'s ", "’s "), inside[0].span[1]) and inside[0].outer[0] == phrase[0]
    m = inside[-1] if owned or len(inside) == 1 else None
    if m is None or m.titles or m.person > 1 or m.place > 0.5 or m.words[0] in _LANDS_OR_PLACES:
        return False
    lead = _BEFORE_KIND.fullmatch(text, inside[0].span[1] + 3 if owned else phrase[0], m.outer[0])
    if lead is None or " of " in lead[0] or " for " in lead[0] or not _KIND.fullmatch(text, m.span[1], phrase[1]):
        return False
    alike = [o for o in names if o.words == m.words and o is not m]
    shouted = text[slice(*m.span)].isupper() and m.span[1] - m.span[0] > 2
    someone = any(  # "the Roe group", Jane Roe's
        m.words[-1] == o.words[-1] and (o.person > 1 or (len(o.words) > 1 and fold(o.words[0]) in given_names()))
        for o in names
    )
    told = based is not None and len(m.words) > 1
    return (bool(alike) or shouted or told) and not someone and all(o.place <= 0.5 for o in alike)


def beside(
    text: str, start: int, end: int, mentions: Sequence[NameMention], starts: Sequence[int]
) -> NameMention | None:
    """The name in apposition right after a source phrase that stops short of it."""
    i = bisect_left(starts, end)
    if i == len(mentions) or mentions[i].person <= -0.5:
        return None
    gap = text[end : mentions[i].outer[0]]
    if gap in (", ", ",") and new_clause(text, start, mentions[i].span[0]):
        return None
    if gap in (", ", " ", ",", " ("):
        return mentions[i]
    told = _TOLD_OF.fullmatch(text, end, mentions[i].outer[0])  # ", the brewer | Acre, said"
    known = told is not None and (told[1] in _ROLE_NOUNS_OR_BODY_NOUNS or told[1] in _FIRMS)
    return mentions[i] if known and text.startswith(",", mentions[i].span[1]) else None


_TOLD_OF = re.compile(
    r", (?:(?:the|an?) )?(?:(?!(?:of|to|for|by|with|in|at|and|or|from|against|on)\b)[a-z][a-z-]+ ){0,3}([a-z-]+) "
)
_FIRMS = frozenset(("multinational", "builder"))


_OF_HERS = re.compile(
    r" (?:of|for|to|behind|with) (?:his|her|their|its|the|[\w.-]+['’]s?) (?:[a-z-]+ ){0,2}?([a-z-]+), (?:the )?"
)


_OF_THOSE = re.compile(
    r"(?:[A-Z]?[a-z-]+ ){0,2}?([A-Za-z-]+s) (?:to|of|for|behind|with|by) (?:[a-z0-9-]+ ){0,5}?([a-z-]+s)"
    r"(?=(?: --? ?| ?[–—] ?|, |: | \()[^.;:]*[A-Z])"
)
_WHOM = re.compile(r"(?:[Tt]he|[Tt]hose|[Aa]ll|[Ss]ome|[Mm]any|[Mm]ost|[Aa]n?) (?:[a-z-]+ ){0,3}?([a-z-]+) ")
_VERB = re.compile(r" (?:has|had|is|was|once|also|[a-z]{3,}ed|met|knew|saw|ran|led|chose|made|gave|took|wrote)\b")


def own_words(text: str, phrase: Span, names: Sequence[NameMention]) -> int:
    """Where the words end that tell who is meant, where names in what is told of them are of others, else the end.

    "Advisers to four candidates | - Jane Roe and Tom Hale": the candidates; "the towns | Roe has lived in".
    """
    if not names:
        return phrase[1]
    those = _OF_THOSE.match(text, *phrase)
    if those is not None and those.end() < names[0].outer[0] and are_people(those[1].lower()) and are_people(those[2]):
        return those.end()
    whom = _WHOM.match(text, *phrase)
    if whom is None or not (whom[1].endswith("s") or whom[1] in DOCUMENT_NOUNS):
        return phrase[1]
    other = whom.end() == names[0].outer[0] and not names[0].titles
    return whom.end() - 1 if other and _VERB.match(text, names[0].span[1], phrase[1]) else phrase[1]


_PERSON = 0.8  # points of a name with a given name that is known, or that is nothing else
_EXAMPLES = re.compile(r"\b(?:including|such as|like)\b")


_OF_A_BODY = re.compile(
    r" (?:of|for|from|at|with|in) (?:the|its|their|his|her|an?) (?:[\w’'-]+ ){0,3}?([a-z-]+), (?:the )?(?:[“\"‘])?"
)


def of_others(text: str, end: int, noun: str, m: NameMention) -> bool:
    """Whether a name behind a noun is an example, one of whom a group is ("the team behind the mayor, Jane Roe"), or
    the body somebody is of: "a spokesman for the bank, Acre Credit".

    ``end``: of the phrase with the noun.
    """
    if _EXAMPLES.search(text, end, m.outer[0]):
        return True
    body = _OF_A_BODY.fullmatch(text, end, m.outer[0]) if noun in ROLE_NOUNS and m.person < _PERSON else None
    if body is not None and body[1] in BODY_NOUNS and not m.titles:
        return True
    told = _OF_HERS.fullmatch(text, end, m.outer[0]) if noun in GROUP_NOUNS else None
    return told is not None and (told[1] in ROLE_NOUNS or told[1] in TITLES)
