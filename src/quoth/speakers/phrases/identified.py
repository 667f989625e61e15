"""Who comes up without a name and is named later, or is called by another noun: "a man … The man, Paul Dow, 54"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.nominals import Nominal, says
from quoth.speakers.words.lexicon import BODY_NOUNS, PLACES, STATES, STATES_IN_SHORT
from quoth.speakers.words.people import ROLE_NOUNS

_THE_SAME = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:same )?(?P<noun>[a-z-]+), (?:(?:who was |later )*(?:identified|named) "
    r"(?:by [a-z ]{2,20} )?as )?$"
)
_PLAIN_WORD = r"(?!(?:with|of|and|in|an?|the|to|for|by|who) )[\w’'-]+"
_KNOWN_AS = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Tt]he|[Aa]nother) (?:{_PLAIN_WORD} ){{0,3}}?(?P<noun>[a-z-]+)"
    rf"(?:,? (?:in|from|at|on) (?:the )?(?:{_PLAIN_WORD} ){{0,3}}?{_PLAIN_WORD})?"
    r",? (?:who (?:asked|wanted|wished|agreed|spoke) (?:only )?to be |who was |who )?(?:"
    r"(?:identified|known|named|called|quoted|referred to)(?: only| just| simply)? "
    r"(?:as|by (?:the|his|her) (?:first )?name,?)"
    r"|who (?:asked|wanted|wished|agreed|prefers|preferred) (?:only )?to be called"
    r"|(?:whom? )?(?:we|I|the [A-Z]\w+|this (?:paper|newspaper)) (?:(?:are|am|is|have|has|will|shall) )?"
    r"(?:only )?(?:call(?:ing|ed)?|nam(?:ing|ed)|identif(?:ying|ied) (?:only )?as|refer(?:ring|red)? to as)"
    r"|(?:only |just |simply )?(?:identified|introduced) (?:himself|herself)(?: only| just| simply)? as"
    r"|goes by(?: the name)?|gave (?:only )?(?:his|her|their) (?:first |given )?name(?: only)? as"
    r"|gave only (?:his|her|their) (?:first|given) name,"
    r"|who (?:would|will|could|wanted to|agreed to) only give (?:his|her|their) (?:first|given) name,) $"
)
_CALLING = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:{_PLAIN_WORD} ){{0,3}}?(?P<noun>[a-z-]+) (?:previously|formerly|once|now"
    r"|in|from|at|on|with|[a-z]+(?:ed|ing)) [^,.;:\n“”\"]{2,60}, whom? we(?: are|[’']re|[’']ll) call(?:ing)? $"
)
"""Such a phrase with more told of whom it is for: "a courier involved in the trade, whom we are calling | Ann"."""
_SAID_SO = (
    " calling ",
    " call ",
    " naming ",
    " as ",
    "named ",
    "called ",
    "name, ",
    "name ",
    " by ",
    "identified ",
    "known ",
    "quoted ",
)
REACH = 60  # characters before a name
PLAIN = frozenset("man woman boy girl".split())
"""Nouns by which anybody may be called again."""
_SEVERAL = frozenset("people persons officials executives employees diplomats aides advisers insiders".split())


def named_later(
    text: str, names: Sequence[NameMention], entities: Sequence[Entity], nominals: Sequence[Nominal]
) -> Mapping[int, int]:
    """The start of each phrase like "a man" -> who the article says "the man" is, by a name that was not there before.

    Only where no other phrase before the name has the noun; or the phrase is told the name itself ("a nurse who asked
    to be identified only as Ann").
    """
    out: dict[int, int] = {}
    taken: set[str] = set()
    first = next((m for m in names if entities[m.entity].is_person), None)
    if first is not None and (lead := _of_the_lead(text, nominals, first, entities[first.entity])) is not None:
        out[lead] = first.entity
    by_noun: dict[str, list[Nominal]] = {}
    for n in nominals:
        if not n.definite and n.noun in ROLE_NOUNS:
            by_noun.setdefault(n.noun, []).append(n)
    for m in names:
        entity = entities[m.entity]
        if not entity.is_person or entity.mentions[0] is not m:
            continue
        said = text.endswith(_SAID_SO, 0, m.outer[0])
        known = _KNOWN_AS.search(text, max(0, m.outer[0] - 2 * REACH), m.outer[0]) if said else None
        if said and (known is None or known["noun"] not in ROLE_NOUNS):
            known = _CALLING.search(text, max(0, m.outer[0] - 3 * REACH), m.outer[0])
        if known is not None and (known["noun"] in ROLE_NOUNS or known["noun"].endswith(("er", "or", "ist"))):
            out[known.start()] = entity.index
            continue
        told = _THE_SAME.search(text, max(0, m.outer[0] - REACH), m.outer[0]) if by_noun else None
        if told is None or told["noun"] in taken:
            continue
        before = [n for n in by_noun.get(told["noun"], ())[:2] if n.span[0] < m.span[0]]
        if len(before) == 1:
            out[before[0].span[0]] = entity.index
        taken.add(told["noun"])
    return out


def _of_the_lead(text: str, nominals: Sequence[Nominal], m: NameMention, entity: Entity) -> int | None:
    """Where a text begins with who is the first it names, with an age: "A woman has won a case. ¶ | Jane Roe, 66,".

    Not where two are so called ("a man is held for the murder of a man"), nor where an age is told before.
    """
    above = text[: m.outer[0]].rstrip()
    begin = above.rfind("\n") + 1
    if not text.endswith("\n", 0, m.outer[0]) or _AGED.match(text, m.span[1]) is None:
        return None
    people = [n for n in nominals if begin <= n.span[0] < m.outer[0] and not n.definite and n.noun in ROLE_NOUNS]
    if not people or people[0].span[0] != begin or len(above) - begin > _LONG or _YEARS.match(above, begin):
        return None
    lead = people[0]
    if any(n.noun == lead.noun for n in people[1:]):
        return None
    other = {"he": "she", "she": "he"}.get(lead.says)
    return None if other and entity.said[other] > entity.said[lead.says] else begin


_AGED = re.compile(r",? (?:aged )?\(?\d\d\b[,)]?(?!-)")
_YEARS = re.compile(r"An? \d+-year-old")
_LONG = 400  # characters of a lead


def may_be_called(noun: str, other: str) -> bool:
    """Whether who came up as ``other`` may be "the woman": a customer or a grandmother, but no uncle."""
    if noun == "sources":
        return other in _SEVERAL
    return noun in PLAIN and other in ROLE_NOUNS and says(other) in ("", says(noun)) and other not in PLAIN - {noun}


_CALLED = re.compile(
    r",? (?:who (?:asked|wanted|wished|agreed) to be |who was |later |only )?(?:named|called|identified)"
    r"(?: only)?(?: as| by [a-z ]{2,20} as)? "
)


def named_so(text: str, end: int, names: Sequence[NameMention]) -> NameMention | None:
    """The name that follows a noun phrase: "a student named | Roe", "a man identified only as | Roe"."""
    called = _CALLED.match(text, end)
    return next((m for m in names if m.outer[0] == called.end()), None) if called is not None else None


_KIND = re.compile(r", (?:the )?(?:[a-z][\w-]* ){0,2}([a-z][\w-]*) ")


def of_a_kind(text: str, end: int, m: NameMention) -> bool:
    """Whether a name in apposition stands behind what it is: "its owner, | cosmetics giant Roe"."""
    kind = _KIND.fullmatch(text, end, m.outer[0])
    return kind is not None and (kind[1] in BODY_NOUNS or kind[1] in ROLE_NOUNS or kind[1] in ("giant", "maker"))


def local_one(text: str, start: int, end: int) -> str:
    """The noun for somebody of a town that is told with its state: "one Brinley, Ohio, | pastor"; else empty."""
    local = _LOCAL.fullmatch(text, start, end)
    known = local is not None and local[1].lower().strip(".").replace(" ", "_") in _REGIONS
    return local[2] if local is not None and known else ""


_LOCAL = re.compile(
    r"(?:[Oo]ne|[Aa]n?|[Aa]nother|[Tt]he) (?:[a-z-]+ )?[A-Z][\w.-]+(?: [A-Z][\w-]+)?, ([A-Z][\w.]+(?: [A-Z]\w+)?),? "
    r"(?:[a-z-]+ ){0,3}([a-z-]+)"
)
_REGIONS = STATES | STATES_IN_SHORT | PLACES
PART_OF_MINE = re.compile(
    r"(?:[Pp]art|[Mm]uch|[Mm]ost) of (my|our|his|her|their) (?:[a-z-]+ )?(?:job|role|task|duty|work)"
)
"""What is done by whose work a part of it is: "Part of | my | job is to say"."""
