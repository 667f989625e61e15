"""The bodies and places that "of", "at" and the like bring into a role: "Leith" in "a teacher from Leith"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.data import Description, Span
from quoth.speakers.described.campuses import with_campus
from quoth.speakers.described.extents import CAPITALS, KINDS_OF_BODY, SETTLEMENTS, one_name, with_kind
from quoth.speakers.names.bodynames import bare, is_matter, is_office, is_place, is_someones, kind_of, telling
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import ORG_WORDS
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.text import trim

_OF_A_BODY = (
    r"(?:[a-z]+-(?:based|backed|led|wing|run|owned|funded|leaning|partisan|profit)|conservative|liberal|libertarian|"
    r"progressive|nonpartisan|bipartisan|nonprofit|influential|prestigious|independent|(?:north|south|east|west)[a-z]*|"
    r"central)"
)
"""What stands before a body's name: "at the | right-wing | Acre Forum", "at | eastern | Norland's Acre School"."""
_AT = re.compile(
    rf"\b(of|at|for|with|from|in|by) (?:(?:the|an?) )?(?:{_OF_A_BODY} )?"
    rf"(?P<kind>(?:(?:[A-Z][\w’'-]+ ){{0,2}}(?:[a-z-]+ ){{0,3}}{any_of(KINDS_OF_BODY)} )?)({CAPITALS})"
)


def bodies_after(text: str, role: Span) -> Iterator[Description]:
    """The bodies and places that words like "of", "at" and "from" bring into a role."""
    for m in _AT.finditer(text, *role):
        span = one_name(text, trim(text, m.span(3), " .'’"))
        span = (span[0], with_campus(text, span[1], role[1]))
        name, by = text[slice(*span)], m[1]
        if _OF_A_FAMILY.match(text, span[1], role[1]) is not None:
            continue
        if m["kind"]:
            if telling(name) and not is_place(name.split()):
                yield Description(span, "affiliation")
            continue
        if by == "of" and _DEGREE.search(text, max(role[0], m.start() - 9), m.start()):
            continue
        body = _OPENED.search(text, role[0], m.start()) if by in ("of", "for") else None
        if body is not None and (noun := bare(body[2])) in ORG_WORDS and noun not in SETTLEMENTS:
            whole = one_name(text, (body.start(1), span[1]))
            yield Description(whole, "party" if body[2] == "Party" else "affiliation")
            continue
        if is_matter(name.partition(" of ")[0]) and " of " in name:
            continue
        if body is not None and by == "of" and is_place([name]) and not is_office(body[2]):
            continue  # "Acremark's Horn of | Africa | director"
        if (team := _OWN_TEAM.match(text, span[1], role[1])) is not None:
            yield Description((span[0], team.end()), "affiliation")
            continue
        over = by in ("of", "for") and _PORTFOLIO.search(text, max(role[0], m.start() - 14), m.start())
        if over and _ABSTRACT.search(name) and not _body(name):
            continue
        if by == "of" and _MAKES.search(text, max(role[0], m.start() - 12), m.start()):
            continue
        if by in ("of", "in") and _PART_OF.search(text, max(role[0], m.start() - 16), m.start()) and not _body(name):
            yield Description(span, "place")  # "in the district of | La Roe"
            continue
        if (by in ("of", "for") and is_matter(name)) or not name or (by == "by" and is_someones(name, by)):
            continue
        long = with_kind(text, span, role[1], _KINDS) if by in ("of", "for", "at", "with", "by") else span[1]
        if long > span[1]:
            yield Description((span[0], long), "affiliation")
            continue
        firm = _HEADS_FIRM.search(text, max(role[0], m.start() - 30), m.start())
        if telling(name) and not (by in ("of", "for", "with", "from") and firm is None and is_someones(name, by)):
            kind = kind_of(by, name, text[role[0] : m.start()])
            if by == "from" and (other := _OTHER.search(text, role[0], m.start())) and other[1] in ROLE_NOUNS:
                continue  # "a fan of the champion | from Norland"
            if by == "in" and _FOUGHT.match(text, span[1]) is not None:
                continue
            if kind == "affiliation" or not any(_STUDIED.match(text, at) for at in (span[1], m.end(3))):
                yield Description(span, kind)
            if kind == "place" and (own := _ITS_OWN.match(text, span[1], role[1])) is not None and telling(own[1]):
                yield Description(own.span(1), "affiliation")


_DEGREE = re.compile(r"\b(?:Doctor|Master|Bachelor) $")
_OPENED = re.compile(r"(?<![\w’'.-])((?:[A-Z\d][\w’'.-]* )*([A-Z][\w’'-]+)) $")
"""A body's name before its "of" or "for": "the 10th | Circuit Court | of Appeals"."""
_OF_A_FAMILY = re.compile(
    r" (?:brothers|sisters|siblings|twins|family|parents|couple|descent|origin|ancestry|heritage|extraction|"
    r"(?:im)?migrants|refugees|exiles|\d+ (?:crew|mission|flight))\b"
)
"""What stands behind a name or a people that employs nobody: "the uncle of the Roe | sisters"."""
_OWN_TEAM = re.compile(
    r"(?:['’]s?)?(?: (?:\d{4}|presidential|Senate|re-?election))* (?:campaign|administration)\b(?! [a-z])"
)
_PORTFOLIO = re.compile(r"\b(?:minister|commissioner) $", re.I)
_ITS_OWN = re.compile(rf"['’]s? (?:[a-z-]+ ){{1,3}}({CAPITALS})")
"""What a land has: "a member of Norland's | ruling Harvest Front"."""
_OTHER = re.compile(r" (?:of|for|to) (?:[\w’'-]+ ){0,8}([\w-]+) $")
_MAKES = re.compile(r"\b(?:creator|author|inventor|killer|fan|parent|(?:god)?father|(?:god)?mother|wife|husband) $")
"""Whose "of" names what they made, or somebody of theirs: "the father of | Paris"."""
_ABSTRACT = re.compile(r"(?:tion|sion|ity|ment|ance|ence|ship|cy|ics|ture|fare|ness)s?$")
_FOUGHT = re.compile(r"['’]s? (?:[a-z-]+ )?(?:conflict|war|crisis|economy|politics|history|struggle|fight|affairs)\b")
"""What a land has that nobody lives in: "tracking deaths in Norland| 's civil war"."""
_PART_OF = re.compile(r"\b(?:district|city|town|village|region|province|suburb|neighbou?rhood|county|island) $")


def _body(name: str) -> bool:
    """Whether a word of a name says that it is a body: "the Harbour Board"."""
    return any(bare(w) in ORG_WORDS for w in name.split()) or is_place(name.split())


_STUDIED = re.compile(
    r" (?:studies|affairs|politics|history|policy|program(?:me)?|practice|desk|experts?|division|operations|peace)\b"
)
"""What a place before it is the matter of: "professor of Norland studies"."""
_KINDS = frozenset(
    "ministry government embassy consulate parliament army navy military police agency authority association board "
    "bureau cabinet committee commission council court department federation legislature office opposition party "
    "secretariat senate tribunal trust union club team newspaper delegation mission coalition".split()
)
"""What says which body of a place, or of what name."""
_HEADS_FIRM = re.compile(
    r"\b(?:ceo|chief executive|chief|founder|owner|chair(?:man|woman|person)?|director|partner|president|analyst|"
    r"economist|strategist)(?: officer)? $",
    re.I,
)
