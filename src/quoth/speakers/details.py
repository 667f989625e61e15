"""Age, party, place and affiliation: what stands inside the words that describe a speaker, or right after a name."""

from __future__ import annotations

import re

from quoth.data import Description, Span
from quoth.speakers.bodynames import is_place, kind_of, telling
from quoth.speakers.employers import CAPITALS, bodies_after, first_body, one_name
from quoth.speakers.lexicon import KNOWN_BODIES, PARTY_NAMES
from quoth.text import trim

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
_BELONGS = re.compile(rf",? (of|from) (?:the )?({CAPITALS}(?:, [A-Z][\w.]+)?)")


def detail(text: str, role: Span) -> list[Description]:
    """Age, party, and the body or place that the words of a role name."""
    out = [Description((role[0] + m.start(1), role[0] + m.end(1)), "age") for m in years_old(text, role)]
    party = next((m for m in _PARTY.finditer(text, *role) if m.group()[0].isupper()), None)  # "a liberal thinker"
    if party is not None:
        out.append(Description(party.span(), "party"))
    found: dict[str, Description] = {}
    first = first_body(text, role)
    if first is not None and not (party is not None and first.span[0] < party.end() and party.start() < first.span[1]):
        found[first.kind] = first
    taken = [d.span for d in (*out, *found.values())]
    for d in bodies_after(text, role):
        if d.kind not in found and not any(s < d.span[1] and d.span[0] < e for s, e in taken):
            found[d.kind] = d
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
        span = one_name(text, trim(text, at.span(2), " ."))
        name = text[slice(*span)]
        if telling(name) or is_place(name.split()) or name.lower() in KNOWN_BODIES:
            out.append(Description(span, kind_of(at.group(1), name, "resident")))
        end = at.end()
    return out, end
