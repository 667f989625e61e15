"""A father and a son of one name, told apart by "Jr.": "Jim Roe … his son Jim Jr.", "Jim Roe Jr., the mayor's son"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import PersonName, parse_name
from quoth.speakers.words.lexicon import HONORIFICS

_SON = r"(?:[a-z-]+ ){0,3}?(?:sons?|children|kids|namesake)"
_SON_BEFORE = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|['’]s|(?<=s)['’]) {_SON}(?:,| —| -)? (?:[A-Z][a-z]+ and )?$"
)
_SON_AFTER = re.compile(rf",? (?:his|(?:the )?[\w .-]{{2,30}}['’]s?) {_SON}\b")
_SON_OF = re.compile(r"\b(?:son|namesake) of (?:the )?(?:[a-z][\w-]* ){0,3}$")
_FATHER = r"(?:[a-z-]+ )?(?:father|dad|namesake)"
_FATHER_BEFORE = re.compile(rf"(?:['’]s?|[Hh]is) {_FATHER},? (?:[A-Z][a-z]+\.? )*$")
_FATHER_AFTER = re.compile(rf", his {_FATHER}(?![\w-])")
_AND = re.compile(r" and (?:[A-Z][a-z]+\.? )?")
_CALLED_JUNIOR = frozenset({"jr", "junior"})
REACH = 60  # characters before a name in which kinship stands
OTHER = 0.15  # how likely the surname alone is the other's than his who was named first


def part_juniors(text: str, names: Sequence[NameMention], entities: list[Entity]) -> list[tuple[Entity, Entity]]:
    """Give a son called Jr. an entity of his own, where the article says that he is one; the pairs of father and son.

    Or that his father, who is named without, is.  The son's are the forms with "Jr."; the father's are the others in
    full, or "Roe's son" tells of him.  The surname is his who is named first.
    """
    out: list[tuple[Entity, Entity]] = []
    told: dict[int, _Told] = {}  # of those with a form with "Jr."
    sons: set[int] = set()
    for m in names:
        if m.entity < 0 or m.entity in sons or not _is_junior(text, m):
            continue
        whole = entities[m.entity]
        if whole.index not in told:
            told[whole.index] = _told(text, whole)
        begin, known, fathers, beside, ends = told[whole.index]
        if not known and (beside or _is_son(text, m)):
            known = fathers or _whose(text, m, ends)
        if known:
            out.append((whole, _parted(text, whole, begin, known, entities)))
            sons.add(out[-1][1].index)
            del told[whole.index]
    return out


class _Told(NamedTuple):
    """What the forms of a name tell of a father and a son, looked up once."""

    begin: int  # where the first form with "Jr." stands
    of_sons: list[NameMention]  # behind "son of"
    fathers: list[NameMention]  # forms that are no son's
    beside: bool  # one of these is told to be the father's where a form with "Jr." stands beside it
    ends: dict[int, NameMention]


def _told(text: str, whole: Entity) -> _Told:
    begin = min(n.span[0] for n in whole.mentions if _is_junior(text, n))
    return _Told(
        begin,
        [n for n in whole.mentions if _SON_OF.search(text, max(0, n.outer[0] - REACH), n.outer[0])],
        [n for n in whole.mentions if _of_the_father(text, n, begin)],
        any(
            _is_junior(text, a) != _is_junior(text, b) and _is_beside(text, a, b)
            for a, b in itertools.pairwise(whole.mentions)
        ),
        {n.span[1]: n for n in whole.mentions},
    )


def _is_junior(text: str, m: NameMention) -> bool:
    return not _CALLED_JUNIOR.isdisjoint(_parsed(text, m).suffixes)


def _is_son(text: str, m: NameMention) -> bool:
    """Whether "his son" stands before a name or "the mayor's son" behind it."""
    before = _SON_BEFORE.search(text, max(0, m.outer[0] - REACH), m.outer[0])
    return before is not None or _SON_AFTER.match(text, m.span[1]) is not None


def _is_beside(text: str, a: NameMention, b: NameMention) -> bool:
    """Whether of two forms side by side, one with "Jr.", the other is told to be another's: "Jim Roe Jr. and his
    father, | Jim Roe", "said | Jim Roe, his father", "| Jim Roe and Jim Roe Jr.".
    """
    if _AND.fullmatch(text, a.span[1], b.span[0]):
        return len(b.words) > 1 and len(a.words) > 1
    his = _FATHER_BEFORE.search(text, max(0, b.outer[0] - REACH), b.span[0])
    near = b.outer[0] - a.span[1] < REACH and _is_junior(text, a)
    return near and (his or _FATHER_AFTER.match(text, b.span[1])) is not None


def _whose(text: str, m: NameMention, ends: Mapping[int, NameMention]) -> list[NameMention]:
    """The name of whose son somebody is called, where it is read as his own: "Roe's son, | Jim Roe Jr."."""
    before = _SON_BEFORE.search(text, max(0, m.outer[0] - REACH), m.outer[0])
    return [ends[before.start()]] if before is not None and before.start() in ends else []


def _of_the_father(text: str, n: NameMention, begin: int) -> bool:
    """Whether a form is no son's: in full without "Jr.", or the surname with a title before he comes up."""
    name = _parsed(text, n)
    return not name.suffixes and (len(name.words) > 1 or (bool(n.titles) and n.span[0] < begin))


def _parsed(text: str, m: NameMention) -> PersonName:
    return parse_name(text[slice(*m.span)])


def _parted(text: str, father: Entity, begin: int, known: Sequence[NameMention], entities: list[Entity]) -> Entity:
    """The son's entity, with his mentions taken from the father's.

    ``begin``: where the son comes up; ``known``: what is the father's by its form.
    """
    own = [n for n in father.mentions if _is_junior(text, n)]
    short = [n for n in father.mentions if n not in own and n not in known]
    son = Entity(len(entities), _name_of_son(text, own, father))
    entities.append(son)
    father.name = max((_parsed(text, n) for n in known), key=lambda p: len(p.words))
    start = min(n.span[0] for n in known)
    first = start < begin
    father.mentions, son.mentions = ([*known, *short], own) if first else ([*known], own + short)
    for n in son.mentions:
        n.entity, n.rivals = son.index, []
    marked = any(n.words[0] == father.name.words[-1] for n in own)  # "Roe Jr.": "Roe" alone is the father
    for n in short:
        p = 0.5 if not marked and _lately(text, n, own if first else known) else OTHER
        n.rivals = [(son.index if first else father.index, p)] if n.span[0] > max(begin, start) else []
    return son


def _lately(text: str, n: NameMention, others: Sequence[NameMention]) -> bool:
    """Whether the other is named before a surname in its paragraph, and no office tells them apart."""
    before = [o.span[0] for o in others if o.span[0] < n.span[0]]
    return bool(before) and "\n" not in text[before[-1] : n.span[0]] and HONORIFICS.issuperset(n.titles)


def _name_of_son(text: str, own: Sequence[NameMention], father: Entity) -> PersonName:
    """ "Jim Roe Jr."; the surname is the father's where only "Jim Jr." stands."""
    fullest = max((_parsed(text, n) for n in own), key=lambda p: len(p.words))
    words, called = fullest.words, fullest.text
    if len(words) == 1:
        words, called = (*words, *father.name.words[-1:]), f"{called} {father.name.text.split()[-1]}"
    return PersonName(f"{called} Jr.", words, suffixes=("jr",))
