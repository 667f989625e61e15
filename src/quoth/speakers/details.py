"""Age, party, place and affiliation: what stands inside the words that describe a speaker, or right after a name."""

from __future__ import annotations

import re
from typing import Literal

from quoth.data import Description, Span
from quoth.speakers.lexicon import (
    BODY_NOUNS,
    CALENDAR,
    DEMONYMS,
    HONORIFICS,
    OFFICES,
    ORG_WORDS,
    PARTY_NAMES,
    PLACES,
    TITLES,
    common_words,
)
from quoth.speakers.people import ROLE_NOUNS
from quoth.text import trim

_CAPITALS = (
    r"(?!(?:An?|The|His|Her|Its|Their|Our|One|Two|Some|Another) )"
    r"[A-Z][\w’'&.-]*(?: (?:(?:of|and|for|&)(?: the)? |(?:(?:van|von|der|de|del|bin|da|dos|di|la|le) )+|(?:al|el)-)?"
    r"[A-Z][\w’'&-]*)*"
)
_AGE_AFTER = re.compile(r",? ?[,(]? ?(?:(?:now )?aged? )?(\d{1,3})(?=[,.)]| years?[ -]old|$)")
_YEARS_OLD = re.compile(r"(?<![\w-])(\d{1,3})[- ]years?[- ]old\b")
_YEARS_BEFORE = re.compile(r"(?<![\w-])(\d{1,3})[- ]years?[- ]old,? $")
_ACRONYMS = {n.upper() for n in PARTY_NAMES if len(n) < 5 and n not in ("tory", "green")}
_SEAT = re.compile(
    r" ?[,(] ?((?:R|D|I|Rep|Dem|Republican|Democrat|Labour|Lab|Con|Conservative|Tory|Lib Dem|LD|Green|Ind|"
    + "|".join(sorted(_ACRONYMS))
    + r")\b\.?"
    r"(?:(?:[-–]|, ?)[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?)[,)]"
)
_LETTERS = re.compile(r"(?:, (?:[A-Z]{2,5}|Ph\.?D\.?|M\.?D\.?|Jr\.?|Sr\.?)(?=,))+")
_PARTY = re.compile(
    r"(?<![\w’'-])(?:(?!The |An? )(?:[A-Z][\w’'&-]* ){1,3}Party(?![\w-])|(?i:"
    + "|".join(sorted((re.escape(n) for n in PARTY_NAMES), key=len, reverse=True))
    + r")(?![\w-]))"
)
_AT = re.compile(rf"\b(of|at|for|with|from|in|by) (?:the )?({_CAPITALS})")
_BELONGS = re.compile(rf",? (of|from) (?:the )?({_CAPITALS}(?:, [A-Z][\w.]+)?)")
_BODY_FIRST = re.compile(rf"(?:[Tt]he |[Aa]n? )?({_CAPITALS})(?:['’]s?)?(?= |$)")
_BODIES = frozenset({"white house", "downing street", "state house", "capitol hill", "number 10", "no 10", "eu", "un"})
"""Bodies whose names look like places or common words."""


def detail(text: str, role: Span) -> list[Description]:
    """Age, party, and the body or place that the words of a role name."""
    out = [Description((role[0] + m.start(1), role[0] + m.end(1)), "age") for m in years_old(text, role)]
    party = next((m for m in _PARTY.finditer(text, *role) if m.group()[0].isupper()), None)  # "a liberal thinker"
    if party is not None:
        out.append(Description(party.span(), "party"))
    found: dict[str, Description] = {}
    first = None if _KIN.search(text[slice(*role)]) else _body_first(text, role)
    if first is not None and not (party is not None and first[0] < party.end() and party.start() < first[1]):
        kind = _kind_first(text[slice(*first)], text[first[1] : role[1]])
        found[kind] = Description(first, kind)
    taken = [d.span for d in (*out, *found.values())]
    for m in _AT.finditer(text, *role):
        span = trim(text, m.span(2), " .")
        kind = _kind(m.group(1), text[slice(*span)], text[slice(*role)])
        if (
            kind not in found
            and not (m.group(1) in ("of", "for") and _is_matter(text[slice(*span)]))
            and _telling(text[slice(*span)])
            and not any(s < span[1] and span[0] < e for s, e in taken)
        ):
            found[kind] = Description(span, kind)
    return out + list(found.values())


def years_old(text: str, role: Span) -> list[re.Match[str]]:
    """ "58-year-old" within a role; positions count from its start."""
    return [m for m in _YEARS_OLD.finditer(text[slice(*role)]) if 0 < int(m.group(1)) < 120][:1]


def age_before(text: str, start: int) -> Span | None:
    """ "The 43-year-old" right before a name."""
    m = _YEARS_BEFORE.search(text, max(0, start - 20), start)
    return m.span(1) if m is not None and 0 < int(m.group(1)) < 120 else None


def beside(text: str, end: int, limit: int, *, person: bool) -> tuple[list[Description], int]:
    """What follows a name before any role: ", 61", "(D-Ohio)", "of Brinley"; and where it ends."""
    out: list[Description] = []
    if (letters := _LETTERS.match(text, end, limit)) is not None:
        end = letters.end()
    if (age := _AGE_AFTER.match(text, end, min(limit, end + 24))) is not None and 0 < int(age.group(1)) < 120:
        out.append(Description(age.span(1), "age"))
        end = age.end() + text.startswith(")", age.end())
    if (seat := _SEAT.match(text, end, min(limit, end + 40))) is not None:
        out.append(Description(seat.span(1), "party"))
        end = seat.end() - (text[seat.end() - 1] == ",")
    if person and (at := _BELONGS.match(text, end, min(limit, end + 90))) is not None:
        span = trim(text, at.span(2), " .")
        out.append(Description(span, _kind(at.group(1), text[slice(*span)], "resident")))
        end = at.end()
    return out, end


def _kind(preposition: str, name: str, role: str) -> Literal["affiliation", "place"]:
    """Whether the name after "of", "at" or "from" is a body or a place; ``role`` are the words it belongs to."""
    words = [_bare(w) for w in name.split()]
    if any(w in ORG_WORDS for w in words) or name.lower() in _BODIES:
        return "affiliation"
    if preposition in ("from", "in") or all(w in PLACES | DEMONYMS for w in words):
        return "place"
    return "place" if preposition == "of" and _LOCAL.search(role) is not None else "affiliation"


_LOCAL = re.compile(
    r"\b(?:mayor|governor|premier|(?:arch)?bishop|king|queen|prince|princess|duke|duchess|earl|emir|sultan|native|"
    r"resident|citizen|sheriff|vicar|councillor|ambassador)\b",
    re.I,
)
"""Roles whose "of" names a place."""


def _kind_first(name: str, rest: str) -> Literal["affiliation", "place"]:
    """Whether the name that opens a role is a body ("a Kremlin aide") or where somebody lives ("a Leith teacher")."""
    body = any(_bare(w) in ORG_WORDS for w in name.split()) or name.lower() in _BODIES or name.isupper()
    return "affiliation" if body or rest[:1] in "'’" or _REPRESENTS.search(rest) else "place"


_REPRESENTS = re.compile(
    r"spokes|official|lawyer|attorney|counsel|chief|director|manager|analyst|economist|strategist|president|secretary|"
    r"minister|executive|leader|editor|reporter|correspondent|presenter|columnist|chair|head|founder|owner|coach|captain|"
    r"player|striker|manager|engineer|scientist|researcher|professor|employee|worker|aide|advis[eo]r|envoy|governor|source|"
    r"insider|representative|delegate|partner|investor|trader|boss|officer|critic|host|anchor|member",
    re.I,
)
"""Roles somebody has for a body."""


def _telling(name: str) -> bool:
    """Whether a capitalised run is a name rather than words of an office: Acre, the Foreign Ministry; not Health."""
    words = [_bare(w) for w in name.split() if w not in ("of", "and", "for", "the", "&")]
    words = [w for w in words if w not in _OFFICE_WORDS and w not in DEMONYMS and not w.endswith(_OF_A_LAND)]
    if name.lower() in _BODIES:
        return True
    if not words or name.startswith("State ") or (len(words) == 1 and words[0] in BODY_NOUNS):
        return False
    rare = [w for w in words if w not in common_words() and not w.endswith(("-like", "-born", "-based", "-winning"))]
    return bool(rare) or any(w in ORG_WORDS for w in words)


_KIN = re.compile(
    r"['’]s (?:[\w-]+ ){0,2}(?:son|daughter|father|mother|brother|sister|wife|husband|widow|widower|cousin|aunt|uncle|"
    r"niece|nephew|partner|friend|neighbou?r|girlfriend|boyfriend|fianc[ée]e?)\b"
)


def _body_first(text: str, role: Span) -> Span | None:
    """The body that opens a role: "the White House press secretary", "Kremlin spokesman", "Acre's head of sales"."""
    m = _BODY_FIRST.match(text, *role)
    if m is None:
        return None
    s, e = m.span(1)
    words = text[s:e].removesuffix("’s").removesuffix("'s").split(" ")
    if words[0].lower() in CALENDAR:
        return None  # "Tuesday's report"
    while words and (_bare(words[-1]) in _TRAILING or words[-1] in ("of", "and", "for", "the")):
        words.pop()
    while words and _bare(words[0]) in _LEADING:
        s += len(words.pop(0)) + 1
    name = " ".join(words)
    rest = text[s + len(name) : role[1]].strip(" ’'s")
    if not words or not rest:
        return None
    if _OVER.match(rest):  # "BBC Middle East editor", "National Security adviser"
        while words and _bare(words[-1]) in _MATTERS | _REGIONS and words[-2:-1] != ["of"]:
            words = words[: -2 if words[-2:-1] == ["and"] else -1]
        name = " ".join(words).removesuffix("’s").removesuffix("'s")
        words = name.split()
        if not words:
            return None
    if name.lower() not in _BODIES and all(_bare(w) in PLACES | DEMONYMS for w in words):
        return None
    office = "of" in words and _bare(words[words.index("of") - 1]) in OFFICES  # "Governor of Brinley State"
    return (s, s + len(name)) if _telling(name) and not office else None


def _is_matter(name: str) -> bool:
    """Whether capitals are what an office is over, and no body: National Security, Commerce."""
    return all(_bare(w) in _MATTERS for w in name.split() if w not in ("and", "the"))


_MATTERS = frozenset(
    "national homeland security commerce trade industry defense defence brexit media finance treasury economic "
    "economics economy energy environment health education justice interior foreign home domestic public policy labor "
    "labour agriculture transport transportation housing culture sport sports science technology innovation business "
    "development planning communities work pensions welfare immigration climate water fisheries tourism diplomatic "
    "political religious affairs".split()
)
_REGIONS = frozenset(
    "middle far east west africa asia europe latin america north south south-east north-east southeast".split()
)
_OVER = re.compile(
    r"(?:advis[eo]r|secretary|minister|commissioner|editor|correspondent|analyst|expert|envoy|tsar|czar)", re.I
)
"""Offices over a matter; a spokesman has one for a body."""
_OFFICE_WORDS = frozenset(
    "prime crown vice managing chief lord high supreme attorney general first "
    "deputy acting shadow cabinet home state nobel union".split()
)
_TRAILING = TITLES | HONORIFICS | ROLE_NOUNS | (_OFFICE_WORDS - {"home", "state", "union", "cabinet"})
_OF_A_LAND = ("ian", "ese", "ish", "ean")
_LEADING = frozenset("former acting senior deputy then ex retired veteran assistant associate chief executive".split())


def _bare(word: str) -> str:
    return word.lower().strip(".,’'")
