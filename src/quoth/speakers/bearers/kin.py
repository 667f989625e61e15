"""Bearers of one surname told apart by what the article says of them: kinship, generation, office.

"Mr. Roe hung up. His sister, Ann Roe, said …" names two people, and so does "Jim Roe and his son, Jim Roe Jr.": nobody
is kin of himself.  "The younger Mr. Roe" and "Senator Roe" then mean the one of whom the article says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from quoth.speakers.bearers.couples import divide_couples, share_surnames
from quoth.speakers.bearers.entities import settle
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.bearers.forms import part_forms
from quoth.speakers.bearers.generations import part_juniors
from quoth.speakers.bearers.namesakes import (
    Told,
    by_honorific,
    is_dead,
    is_silent,
    last_in_full,
    last_to_speak,
    says_there,
    show_he_or_she,
    told_with,
)
from quoth.speakers.bearers.offices import by_office, by_rank
from quoth.speakers.bearers.shown import show_generations
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import PersonName, parse_name
from quoth.speakers.names.persons import given_names
from quoth.speakers.names.view import View
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import HONORIFICS, OWNING, POSSESSIVE, SPEECH_VERBS
from quoth.speakers.words.people import ELDER_KIN, HE_NOUNS, KIN, SHE_NOUNS, YOUNGER_KIN, is_role
from quoth.speakers.words.placing import stance

_SPOUSE = frozenset("wife husband widow widower ex-wife ex-husband fiance fiancee fiancé fiancée".split())
_KIN = re.compile(
    rf"(?:\b(?P<whose>[Hh]is|[Hh]er|[Tt]heir|[Ww]hose)|{POSSESSIVE}) (?:[a-z-]+ ){{0,2}}?(?P<noun>{any_of(KIN)})"
    r"(?:,? |, (?P<told>(?:[a-z-]+ ){1,4}))(?:[A-Z][\w.]+ ){0,3}$",
)
_GENERATION = re.compile(r"\b(?:(elder|older|senior)|(younger|junior))(?: [A-Z]?[a-z]+\.?)? $", re.I)
REACH = 60  # characters before a name in which kinship stands


def part_kin(view: View, names: Sequence[NameMention], entities: list[Entity]) -> None:
    """Give the mentions of kin who bear one name to different entities; changes names and entities."""
    text = view.text
    kin = [
        (m, found)
        for m in names
        if text[m.outer[0] - 1 : m.outer[0]] == " "
        and (owner := OWNING.search(text, max(0, m.outer[0] - REACH), m.outer[0]))
        and (found := _KIN.search(text, owner.start(), m.outer[0]))
        and (not found["told"] or is_role(found["told"].split()[-1]))
    ]
    told = Told(set(), set(), set(), set(), set())
    for father, son in part_juniors(text, names, entities):
        _settle_again(text, father, son)
        told.elder.add(father.index)
        told.younger.add(son.index)
    for first, second, noun in part_forms(text, entities):
        _settle_again(text, first, second)
        if noun in YOUNGER_KIN or noun in ELDER_KIN:
            (told.younger if noun in YOUNGER_KIN else told.elder).add(second.index)
            (told.elder if noun in YOUNGER_KIN else told.younger).add(first.index)
    of_somebody = {id(m) for m, _ in kin}
    for m in names:
        both = len(m.words) == 2 and text.endswith(" and ", 0, m.outer[0])
        pair = _AND_KIN.search(text, max(0, m.outer[0] - 24), m.outer[0]) if both else None
        if (pair is not None and pair[1].lower() in given_names()) or id(m) in of_somebody:
            _part_unnamed(view, m, entities)
    for m, found in kin:
        other = _son_of(text, m, found, entities) or _possessor(names, found.start())
        if len(m.words) == 1:
            others = _fuller_before(names, found.start(), entities) if found["whose"] else []
            for who in [other, *others] if other is not None else others:
                _full_name(view, m, who, found, entities)
        if other is not None and other.entity == m.entity and m.words[0] in entities[m.entity].name.words[1:-1]:
            _part_child(text, m, entities)
        if other is None or _surname(text, other) != _surname(text, m):
            continue
        if other.entity == m.entity:
            _part(text, m, entities)
        told.beside.add(m.entity)
        noun = found.group("noun").lower()
        if noun in YOUNGER_KIN:
            told.younger.add(m.entity)
            told.elder.add(other.entity)
        elif noun in ELDER_KIN:
            told.elder.add(m.entity)
            told.younger.add(other.entity)
        if noun in SHE_NOUNS or noun in HE_NOUNS:
            (told.she if noun in SHE_NOUNS else told.he).add(m.entity)
        whose = (found["whose"] or "").lower()
        if whose in ("his", "her"):
            (told.he if whose == "his" else told.she).add(other.entity)
    pairs = share_surnames(text, names, entities)
    for _, second in pairs:  # "Mrs Roe" may be the first
        person = second.person
        _settle_again(text, second)
        second.person = max(person, second.person)
    _tell_apart(view, names, entities, told)
    _settle_again(text, *{e.index: e for e in divide_couples(view, pairs, entities)}.values())
    for entity in (e for pair in pairs for e in pair if e.shown):
        entity.said[entity.shown] += 1


def _part_child(text: str, m: NameMention, entities: list[Entity]) -> None:
    """ "Umm Tariq al-Roe … her son Tariq": whose parent is called after him, and is not he."""
    whole, child = entities[m.entity], Entity(len(entities), parse_name(text[slice(*m.span)]))
    entities.append(child)
    for n in [n for n in whole.mentions if n.words == m.words and n.span[0] >= m.span[0]]:
        _move(n, whole, child)
    _settle_again(text, whole, child)


def _surname(text: str, m: NameMention) -> str:
    return (parse_name(text[slice(*m.span)]).words or ("",))[-1]


def _full_name(view: View, m: NameMention, other: NameMention, found: re.Match[str], entities: list[Entity]) -> None:
    """ "His wife, Carmel, … Mrs Roe said", "his son Paul … the younger Roe said": kin named by given names alone.

    Who is then so addressed in this paragraph or the next, and nobody else's full name fits, is that kin.
    """
    kin, text, here = entities[m.entity], view.text, view.paragraph_at(m.span[0])
    family = entities[other.entity].name.words[-1:]
    if len(kin.name.words) > 1 or family == kin.name.words or kin.mentions[0] is not m or not m.words[0].isalpha():
        return
    noun, whose = found.group("noun").lower(), (found.group("whose") or "").lower()
    address = (SHE_NOUNS if noun in SHE_NOUNS else HE_NOUNS) & HONORIFICS
    unlike = whose == ("his" if noun in SHE_NOUNS else "her")  # Mrs Roe is not he whose wife she is
    for entity in entities:
        if entity is kin or not entity.mentions or entity.name.words[-1:] != family:
            continue
        before = {t for n in entity.mentions if n.span[0] < m.span[0] for t in n.titles}
        spouse = not whose and noun in _SPOUSE and address.isdisjoint(before)  # "Roe's wife, Jane, … Mrs Roe"
        moved = False
        for n in list(entity.mentions):
            if len(n.words) > 1 or n.span[0] < m.span[1] or view.paragraph_at(n.span[0]) > here + 1:
                continue
            said = _GENERATION.search(text, max(0, n.outer[0] - 24), n.outer[0])
            young = said is not None and noun in (YOUNGER_KIN if said.group(2) else ELDER_KIN)
            other_name = len(entity.name.words) > 1 and not ((unlike or spouse) and entity.index == other.entity)
            if young or not (other_name or address.isdisjoint(n.titles)):
                moved = True
                _move(n, entity, kin)
                surname = text[slice(*n.span)]
                kin.name = PersonName(f"{text[slice(*m.span)]} {surname}", (*m.words, *n.words))
        if moved:
            _settle_again(text, entity, kin)


def _son_of(text: str, m: NameMention, found: re.Match[str], entities: list[Entity]) -> NameMention | None:
    """ "Jim Roe … His father, | Jim Roe Sr.": the last form without "Sr." before it, which is the son's."""
    if "sr" not in parse_name(text[slice(*m.span)]).suffixes or found["noun"].lower() not in ELDER_KIN:
        return None
    own = entities[m.entity].mentions
    k = bisect_left(own, found.start(), key=lambda n: n.span[0])
    full = next((n for n in reversed(own[max(0, k - 8) : k]) if len(n.words) > 1), None)
    return full if full is not None and full.words != m.words else None


_FAR = 200  # code points between a name and the word for its kin


def _possessor(names: Sequence[NameMention], at: int) -> NameMention | None:
    """The name right before a word for kin: whose kin somebody is."""
    i = bisect_left(names, at, key=lambda n: n.span[0])
    while i and at - names[i - 1].span[0] < 2 * _FAR:
        i -= 1
        if names[i].span[1] <= at and at - names[i].span[1] < _FAR and names[i].entity >= 0:
            return names[i]
    return None


def _fuller_before(names: Sequence[NameMention], at: int, entities: list[Entity]) -> list[NameMention]:
    """The last names in full before "her husband", each the only one with its surname: she need not be named last."""
    i = bisect_left(names, at, key=lambda n: n.span[0])
    near = [n for n in reversed(names[max(0, i - 8) : i]) if len(n.words) > 1 and at - n.span[1] < 3 * _FAR][:3]
    surnames = [e.name.words[-1:] for e in entities if e.mentions and len(e.name.words) > 1] if near else []
    return [n for n in near if surnames.count(entities[n.entity].name.words[-1:]) == 1]


def _part(text: str, m: NameMention, entities: list[Entity]) -> None:
    """Take what stands before a kin's first full mention from its entity: short forms, or another generation's."""
    whole = entities[m.entity]
    own = parse_name(text[slice(*m.span)])
    before = [n for n in whole.mentions if n.span[0] < m.span[0]]
    if not before or any(_same_form(text, n, own) for n in before):
        return
    after = [n for n in whole.mentions if n.span[0] > m.span[0]]
    other = Entity(len(entities), _fullest(text, before))
    entities.append(other)
    for n in [*before, *(n for n in after if len(n.words) > 1 and not _same_form(text, n, own))]:
        _move(n, whole, other)
    for n in after:
        if len(n.words) == 1 and n.entity == whole.index:
            n.rivals = [(other.index, 0.5)]
    whole.name = _fullest(text, whole.mentions)
    _settle_again(text, whole, other)
    show_generations([whole, other])


def _settle_again(text: str, *changed: Entity) -> None:
    """What is worked out from the mentions of entities, after some went from one to another."""
    for entity in changed:
        entity.mentions.sort(key=lambda n: n.span)
        entity.full_at = [n.span[0] for n in entity.mentions if len(n.words) > 1]
        entity.short_at = [n.span[0] for n in entity.mentions if len(n.words) == 1]
        entity.said.clear()
        settle(text, entity)


_AND_KIN = re.compile(r"(?:\A|[a-z,;:.“\"(] |\n)([A-Z][a-z]+) and $")


def _part_unnamed(view: View, m: NameMention, entities: list[Entity]) -> None:
    """ "Roe … Roe … with his wife, Jane Roe": whom an article knows by the surname is not the kin named late, in full.

    The kin are somebody's ("his wife, Jane Roe") or one of two ("Tom and Jane Roe"); the surname stood before in two
    paragraphs or more, three times at least.
    """
    whole = entities[m.entity] if m.entity >= 0 else None
    if whole is None or len(m.words) != 2 or m.titles:
        return
    known = [n for n in whole.mentions if n.words == m.words[-1:] and not view.titled[view.paragraph_at(n.span[0])]]
    before = [n for n in known if n.span[0] < m.span[0]]
    full = [n for n in whole.mentions if len(n.words) > 1]
    if len(before) < _KNOWN or full[0] is not m or len({view.paragraph_at(n.span[0]) for n in before}) < 2:
        return
    other = Entity(len(entities), _fullest(view.text, before))
    entities.append(other)
    short = [n for n in whole.mentions if n.words == m.words[-1:]]
    for n in short if is_silent(view.text, whole) else [n for n in short if n.span[0] < m.span[0]]:
        _move(n, whole, other)
    _settle_again(view.text, whole, other)


_KNOWN = 3  # times


def _same_form(text: str, n: NameMention, own: PersonName) -> bool:
    name = parse_name(text[slice(*n.span)])
    return len(name.words) > 1 and (name.words, name.suffixes) == (own.words, own.suffixes)


def _fullest(text: str, mentions: Sequence[NameMention]) -> PersonName:
    return max((parse_name(text[slice(*n.span)]) for n in mentions), key=lambda p: (len(p.words), len(p.suffixes)))


def _move(m: NameMention, old: Entity, new: Entity) -> None:
    if m in old.mentions:
        old.mentions.remove(m)
    new.mentions.append(m)
    m.entity, m.rivals = new.index, []


def _tell_apart(view: View, names: Sequence[NameMention], entities: list[Entity], told: Told) -> None:
    """Settle a surname by "elder", by an office that only one bearer holds, or by "Ms" for somebody's sister."""
    text = view.text
    full: dict[str, list[Entity]] = {}
    for e in entities:
        if e.mentions and len(e.name.words) > 1:
            full.setdefault(e.name.words[-1], []).append(e)
    apart: dict[str, Entity] = {}  # a surname -> who is told apart by "the younger Roe"
    changed: set[int] = set()
    show_he_or_she(view, names, full)
    for m in names:
        bearers = full.get(_surname(text, m), []) if len(m.words) == 1 and m.entity >= 0 else []
        rivals: list[tuple[int, float]] = []
        if len(bearers) > 1:
            said = _GENERATION.search(text, max(0, m.outer[0] - 24), m.outer[0])
            meant = _by_generation(said, bearers, told)
            if said is not None and meant is None and m.rivals:
                m.rivals = [(e.index, 1 / len(bearers)) for e in bearers if e.index != m.entity]  # whoever is younger
                continue
            if meant is not None:
                apart[m.words[0]] = meant
            meant = (
                meant or by_office(text, m, bearers) or _by_the_other(m, bearers, apart) or by_rank(text, m, bearers)
            )
            if meant is None and (meant := by_honorific(text, m, bearers, told)) is not None:
                rivals = [(e.index, 0.1) for e in bearers if e is not meant]
            meant = meant or _by_introduction(view, m, bearers) or last_in_full(view, m, bearers)
            meant = meant or _by_habit(view, bearers, told) or _by_part(text, m, bearers, told)
        else:
            meant = _by_address(m, bearers, told) if bearers and m.titles else None
        if meant is None and m.rivals and len(m.words) == 1:
            several = [entities[i] for i in (m.entity, *(i for i, _ in m.rivals))]
            meant = _by_introduction(view, m, several) or last_to_speak(view, m, several, told.beside)
        if meant is not None:
            changed |= {m.entity, meant.index}
            _move(m, entities[m.entity], meant)
            m.rivals = rivals
            meant.mentions.sort(key=lambda n: n.span)
    _settle_again(text, *(entities[i] for i in sorted(changed)))
    show_he_or_she(view, names, full)


def _by_introduction(view: View, m: NameMention, bearers: list[Entity]) -> Entity | None:
    """Who is first named in this paragraph, as the one who says something, is meant by the surname right after."""
    before = [(n, e) for e in bearers for n in e.mentions if n.span[0] < m.span[0]]
    if not before or m.titles:
        return None
    n, last = max(before, key=lambda x: x[0].span)
    same = view.paragraph_at(n.span[0]) == view.paragraph_at(m.span[0])
    first = len(n.words) > 1 and n.span[0] == last.full_at[0]
    if not same or not first:
        return None
    return last if _SAYS.match(view.text, n.span[1]) else None


_SAYS = re.compile(rf"(?:,[^,.;:\n]{{1,110}}){{0,2}},? {any_of(SPEECH_VERBS)}\b")


def _by_habit(view: View, bearers: list[Entity], told: Told) -> Entity | None:
    """The surname is not his whom the article calls by the given name: "Mr. Roe" beside "Bobby", his brother."""
    familiar = {
        e.index: sum(n.words == e.name.words[:1] and not view.in_quotes(n.span[0]) for n in e.mentions) for e in bearers
    }
    least = min(familiar.values())

    def called(e: Entity) -> bool:
        often = familiar[e.index]
        return often >= 3 and often > 2 * least and often >= 2 * sum(len(n.words) > 1 for n in e.mentions)

    left = [e for e in bearers if not called(e)]
    return left[0] if len(left) == 1 and left[0].index not in told.beside else None


def _by_part(text: str, m: NameMention, bearers: list[Entity], told: Told) -> Entity | None:
    """Nor is it his who is named once and says nothing: as the kin of another bearer ("Jane Roe, whose husband, …"), as
    who has died, or in passing, where another has spoken ("works with the coach's brother, Paul Roe").
    """
    others = [e for e in bearers if not (is_silent(text, e) and is_dead(text, e, bearers))]
    if len(others) == 1 and others[0].full_at and m.span[0] > others[0].full_at[0]:
        return others[0]
    if set(m.titles) & HONORIFICS:
        return None  # "Mr." and "Mrs." tell them apart
    spoke = [e for e in bearers if any(n.span[0] < m.span[0] and says_there(text, n) for n in e.mentions)]
    left = [
        e
        for e in bearers
        if not is_silent(text, e)
        or (
            e.index not in told.beside
            and not told_with(text, e, bearers)
            and not (spoke and e not in spoke and _passing(text, e))
        )
    ]
    return left[0] if len(left) == 1 and left[0].full_at and m.span[0] > left[0].full_at[0] else None


def _passing(text: str, e: Entity) -> bool:
    """Whether somebody's full name is no subject where it stands: "works with the coach, Paul Roe"."""
    full = next(n for n in e.mentions if len(n.words) > 1)
    comma = text.endswith(", ", 0, full.outer[0])
    start = text.rfind(" ", 0, full.outer[0] - 2) if comma else full.outer[0]
    stands = stance(text, (start + 1 if comma else start, full.outer[1]))
    return stands.prepositional or stands.object


def _by_address(m: NameMention, bearers: list[Entity], told: Told) -> Entity | None:
    he, she = set(m.titles) & HE_NOUNS & HONORIFICS, set(m.titles) & SHE_NOUNS & HONORIFICS
    found = [e for e in bearers if (he and e.index in told.he) or (she and e.index in told.she)]
    return found[0] if found else None


def _by_the_other(m: NameMention, bearers: list[Entity], apart: Mapping[str, Entity]) -> Entity | None:
    """Where one of two is "the younger Roe", "Roe" alone is the other one."""
    called = apart.get(m.words[0])
    left = [e for e in bearers if e is not called]
    return left[0] if called is not None and len(left) == 1 and not m.titles else None


def _by_generation(said: re.Match[str] | None, bearers: list[Entity], told: Told) -> Entity | None:
    if said is None:
        return None
    wanted, suffix = (told.elder, "sr") if said.group(1) else (told.younger, "jr")
    found = [e for e in bearers if e.index in wanted or suffix in e.name.suffixes]
    return found[0] if len(found) == 1 else None
