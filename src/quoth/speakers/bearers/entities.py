"""Whom the names of one article mean: forms of a name joined, two bearers of a surname kept apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quoth.speakers.bearers.addressed import divide_by_address, dominance
from quoth.speakers.bearers.aliases import join_defined, join_given_names
from quoth.speakers.bearers.bodies import (
    acronym,
    compare_bodies,
    ends_as_firm,
    initials,
    land_of,
    made_by,
    of_a_state,
    run_by_somebody,
    site_of,
    styled_apart,
)
from quoth.speakers.bearers.couples import family_of
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.bearers.shown import plain_form, show_generations, show_letters, show_owners
from quoth.speakers.names.apostrophes import own_apostrophe
from quoth.speakers.names.firms import told_as_body
from quoth.speakers.names.hyphens import spaced
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import (
    MR,
    MRS,
    NOBLE,
    PersonName,
    compare_parsed,
    fold,
    misspelt,
    near,
    parse_name,
    written_apart,
)
from quoth.speakers.names.persons import evidence, given_names, person_score
from quoth.speakers.names.titles import BODY_PAIRS, GIVEN_TOO
from quoth.speakers.words.lexicon import (
    HONORIFICS,
    KNOWN_PHRASES,
    ORG_WORDS,
    PLACE_ENDINGS,
    POSSESSIVE,
    TWO_WORD_PLACES,
    common_words,
)
from quoth.speakers.words.people import HE_NOUNS, KIN, SHE_NOUNS
from quoth.speakers.words.placing import word_before

MANY = 300  # entities: with so many a surname spelt another way is not looked for
_ALIKE = 100
"""Of entities that share a word the last so many are compared: all would be the square of a thousand called Jane."""
JOIN = 0.5  # a comparison of names at or above this may join two forms
_KIN_BEFORE = re.compile(
    rf"(?:\b(?P<whose>[a-z]+){POSSESSIVE} )?(?:(?:[a-z]+|\d+-year-old) )?\b(?P<kin>{'|'.join(sorted(KIN))}),? $"
)


def join_names(text: str, mentions: Sequence[NameMention]) -> list[Entity]:
    """Entities of the mentions; sets ``entity`` (and ``rivals``, where a form may mean several) on each mention."""
    entities: list[Entity] = []
    by_word: dict[str, list[int]] = {}
    parsed = [_parsed(text, m) for m in mentions]
    _unplace(mentions)
    for i in sorted(range(len(mentions)), key=lambda i: (-(len(mentions[i].words) > 1), i)):
        mention, name = mentions[i], parsed[i]
        if not name.words:
            continue
        found = _matching(text, mention, name, entities, by_word)
        if fresh := not found:
            entities.append(Entity(len(entities), name))
            found = [(len(entities) - 1, 1.0)]
        best = entities[found[0][0]]
        mention.entity, mention.rivals = found[0][0], found[1:]
        best.mentions.append(mention)
        for title in mention.titles:
            best.titles[title] += 1
        best.owner = best.owner or land_of(text, mention)
        if len(mention.words) > 1 and (
            word_before(text, mention.outer[0]) in KIN
            and (kin := _KIN_BEFORE.search(text, max(0, mention.outer[0] - 50), mention.outer[0]))
        ):
            best.never |= {kin["whose"] or ""} | (MR if kin["kin"] in SHE_NOUNS else MRS)
        longer = (len(name.words), len(name.text)) > (len(best.name.words), len(best.name.text))
        shouted = name.words == best.name.words and best.name.text.isupper() and len(name.text) > 4  # in a dateline
        shouted = shouted and not name.text.isupper()
        if (longer and " ".join(best.name.words) not in KNOWN_PHRASES) or shouted or _has_accents(name, best.name):
            best.name, fresh = name, True
        (best.full_at if len(mention.words) > 1 else best.short_at).append(mention.span[0])
        for key in {*name.words, site_of(name) or name.words[0], *(initials(name) if fresh else ())}:
            if best.index not in by_word.setdefault(key, []):
                by_word[key].append(best.index)
    join_given_names(text, mentions, entities)
    join_defined(text, mentions, entities)
    divide_by_address(text, mentions, parsed, entities)
    forms: dict[int, dict[tuple[str, ...], list[int]]] = {}
    for i, m in enumerate(mentions):
        if m.entity >= 0:
            forms.setdefault(m.entity, {}).setdefault(parsed[i].words, []).append(i)
    for entity in entities:
        entity.mentions.sort(key=lambda m: m.span)
        settle(text, entity)
        plain = plain_form(entity, forms.get(entity.index, {}), mentions, parsed)
        if plain is not None:
            entity.name = plain
            settle(text, entity)
    show_generations(entities)
    show_owners(entities)
    show_letters(entities)
    return entities


def _has_accents(name: PersonName, other: PersonName) -> bool:
    """Whether a name has the accents that another, which is else the same, leaves out."""
    return other.text.isascii() and not name.text.isascii() and fold(name.text) == fold(other.text)


def _unplace(mentions: Sequence[NameMention]) -> None:
    """A surname that is also a place's ("Jane London … London said") is the person's, where nothing stands there."""
    there = {m.words[0] for m in mentions if len(m.words) == 1 and m.place > 3}
    full = {
        m.words[-1]
        for m in mentions
        if 1 < len(m.words) < 4
        and (m.titles or fold(m.words[0]) in given_names())
        and "_".join(m.words) not in TWO_WORD_PLACES
    }
    full -= there | PLACE_ENDINGS
    for m in mentions:
        if m.place > 2 and m.words[-1] in full:
            m.place, m.person = 0.0, m.person + 2.0


def _parsed(text: str, m: NameMention) -> PersonName:
    return _as_name(text[slice(*m.span)].replace("\u00ad", ""), m.words, tuple(m.titles))


@lru_cache(maxsize=8192)  # an article has few names and many mentions
def _as_name(raw: str, words: tuple[str, ...], titles: tuple[str, ...]) -> PersonName:
    if raw.count(")") > raw.count("("):
        raw = raw.replace(")", "", 1)  # "Coach (Jane) Roe"
    raw = spaced(raw, len(words))
    if own_apostrophe(raw):
        return PersonName(raw, tuple(fold(w) for w in words))
    if not ORG_WORDS.isdisjoint(words) or words[:2] in BODY_PAIRS:  # the words of a body are no titles
        return PersonName(raw, tuple(fold(w) for w in raw.split()))
    if len(words) == 2 and words[0] in GIVEN_TOO:  # "Dean Roe", where that is no office
        return PersonName(raw, tuple(fold(w) for w in raw.split()), titles)
    name = parse_name(raw)
    return PersonName(name.text, name.words, titles + name.titles, name.particles, name.suffixes)


def _matching(
    text: str, m: NameMention, name: PersonName, entities: list[Entity], by_word: dict[str, list[int]]
) -> list[tuple[int, float]]:
    """Entities this form may mean, best first."""
    if (family := family_of(text, m, entities, by_word)) is not None:
        return [(family, JOIN)]
    scored = []
    seen = {i for w in (*name.words, site_of(name)) for i in by_word.get(w, ())[-_ALIKE:]}
    if not seen:
        alike, most = (acronym, 2) if len(name.words) == 1 else (written_apart, 1)
        seen = {e.index for e in entities if len(e.name.words) > most and alike(name, e.name)}
    if not seen and len(last := name.words[-1]) > 4 and m.place < 1:  # the first letter tells most apart
        seen = {e.index for e in entities if (w := e.name.words[-1])[:1] == last[:1] and e.place < 1 and near(last, w)}
    if not seen and len(name.words) == 1 and len(entities) < MANY and not HONORIFICS.isdisjoint(m.titles):
        heard = [e.index for e in entities if len(e.name.words) > 1 and misspelt(name.words[0], e.name.words[-1])]
        return [(heard[0], JOIN)] if len(heard) == 1 else []  # "Ms Buchtman" after "Jane Bauchtmann"
    for i in seen:
        entity = entities[i]
        score = _agreement(text, m, name, entity)
        if score >= JOIN:
            scored.append((score, dominance(text, m, entity), i))
    scored.sort(key=lambda x: (-round(x[0], 1), -x[1], x[2]))
    if _parent(m, scored, entities):
        return []
    if (alone := _alone(name, scored, entities)) is not None:
        return [alone]
    _put_first(m, scored, entities)
    if len(scored) == 1 and len(name.words) == 1 and not entities[scored[0][2]].never.isdisjoint(m.titles):
        return []  # "President Roe", where no other Roe is named in full than "the president's daughter Jane Roe"
    if len(scored) < 2:
        return [(i, score) for score, _, i in scored]
    powers = [math.exp(4 * (s - scored[0][0]) + max(-20.0, min(3.0, d - scored[0][1]))) for s, d, _ in scored]
    total = math.fsum(powers)
    return [(i, power / total) for (_, _, i), power in zip(scored, powers, strict=True)]


def _alone(
    name: PersonName, scored: list[tuple[float, float, int]], entities: list[Entity]
) -> tuple[int, float] | None:
    """ "Roe", named so before Roe Motors and Roe Mills were: the firm by itself, not one of those."""
    if len(name.words) > 1 or name.words[0] in given_names():
        return None
    own = next(((i, s) for s, _, i in scored if entities[i].name.words == name.words), None)
    others = [entities[i] for _, _, i in scored if own is not None and i != own[0]]
    return own if all(_called_after(e, name.words[0]) for e in others) else None


def _called_after(entity: Entity, word: str) -> bool:
    """Whether a name begins with a word and nothing tells that it is a person's."""
    return entity.name.words[0] == word and all(o.person < 1.5 and not o.titles for o in entity.mentions)


def _parent(m: NameMention, scored: list[tuple[float, float, int]], entities: list[Entity]) -> bool:
    """Whether a word is a body by itself: it stood alone before two bodies were named that begin with it."""
    if len(m.words) > 1 or m.titles or len(scored) < 2 or m.words[0] in given_names():
        return False
    bearers = [entities[i] for _, _, i in scored]
    return all(
        _called_after(e, m.words[0]) and len(e.name.words) > 1 and m.span[0] < min(e.full_at, default=0)
        for e in bearers
    )


def _put_first(m: NameMention, scored: list[tuple[float, float, int]], entities: list[Entity]) -> None:
    """Before anybody else is named in full who bears it, "Roe" is the firm Roe Motors or Roe Xiaolu, named above."""
    if len(m.words) > 1 or m.titles or len(scored) < 2:
        return
    begun = [k for k, (_, _, i) in enumerate(scored) if min(entities[i].full_at, default=m.span[0]) < m.span[0]]
    entity = entities[scored[begun[0]][2]] if len(begun) == 1 and begun[0] else None
    if entity is not None and (not ORG_WORDS.isdisjoint(entity.name.words) or _begins_with(entity, m.words[0])):
        _, power, i = scored.pop(begun[0])
        scored.insert(0, (scored[0][0], power, i))


def _begins_with(entity: Entity, word: str) -> bool:
    """Whether a name of two plain words begins with a word: "Roe Xiaolu"."""
    return len(entity.name.words) == 2 and entity.name.words[0] == word and "-" not in entity.name.text


def _agreement(text: str, m: NameMention, name: PersonName, entity: Entity) -> float:
    other = entity.name
    if (entity.owner and land_of(text, m) not in ("", entity.owner)) or styled_apart(text, m, entity):
        return 0.0  # another land's Foreign Ministry
    if name.words == other.words:
        return compare_parsed(name, other).score
    if (m.titles or entity.titles) and _royal(m.titles) | _royal(entity.titles) == _ROYAL:
        return 0.0  # "King Roe" is not the crown prince, his son
    if (site := site_of(name) or site_of(other)) and site in (*name.words, *other.words):
        return 0.0 if m.titles or entity.titles else 0.9
    if "&" in other.words and len(name.words) == 1 and name.words[0] != other.words[0]:
        return 0.0  # "Dow" is not Roe & Dow
    if name.words == ("house",) and other.words[0] not in given_names():
        return 0.0  # "the House" is not the White House
    if len(name.words) == 1 < len(other.words) and name.words[0] in other.words and run_by_somebody(other):
        return 0.0
    org = [not ORG_WORDS.isdisjoint(n.words[n.text[1:2] == "." :]) for n in (name, other)]  # "A.B. Roe" is no firm
    if all(org) and of_a_state(name, other, entity.mentions):
        return 0.0
    if any(org) or ends_as_firm(other):
        return compare_bodies(name, other, m, both=all(org))
    if (
        len(name.words) == 1
        and len(other.words) > 1
        and (
            (name.text.isupper() and len(name.text) > 1 and name.words[0] in initials(other))
            or (len(other.words) > 2 and acronym(name, other))
        )
    ):
        return 0.9 if entity.person < 3 else 0.0
    if m.the and len(name.words) == 1 and _kind_in(text, name.words[0], entity):
        return 0.75
    if m.the and len(name.words) == 1 < len(other.words) and entity.person > -3 and not name.text.isupper():
        return 0.0  # "the Pentagon" beside "VOA Pentagon correspondent"
    apart = m.place > 2 or _place(entity, name.words[0]) or (not m.titles and made_by(text, m, entity))
    if len(name.words) == 1 and len(other.words) > 1 and (apart or (_noble(other) and not m.titles)):
        return 0.0  # "Roe" is no duke of it
    return compare_parsed(name, other).score


def _kind_in(text: str, word: str, entity: Entity) -> bool:
    """Whether a word with "the" is the last, ordinary one of a body's name that has "the", too: "the Norland Front"."""
    if len(entity.name.words) < 3 or entity.name.words[-1] != word or word not in common_words():
        return False
    return all(
        m.person < 0 and not m.titles and text[m.outer[0] - 4 : m.outer[0]].lower() == "the " for m in entity.mentions
    )


_ROYAL = frozenset({"king", "prince"})


def _royal(titles: Iterable[str]) -> frozenset[str]:
    """Whether titles are a king's or a prince's; both for who is called both."""
    return _ROYAL.intersection(titles)


def _place(entity: Entity, word: str) -> bool:
    """ "Roe" is no short form of "Roe Tower", unless Roe Tower is a person's name."""
    words = entity.name.words
    built = words[-1] in PLACE_ENDINGS or any(w in PLACE_ENDINGS for w in words[1:-1])
    return built and word != words[-1] and all(m.person < 0.5 and not m.titles for m in entity.mentions)


def _noble(name: PersonName) -> bool:
    return name.words[0] in NOBLE and name.words[1:2] == ("of",)


def settle(text: str, entity: Entity) -> None:
    """Set what an entity's mentions tell of it: titles, person or place, he or she."""
    if not entity.mentions:
        return
    family = (f"{entity.name.words[-1]}s",) if len(entity.name.words) > 1 else ()
    for m in entity.mentions:
        if m.words == family:
            m.the, m.person = False, max(0.0, m.person)  # "the Roes"
    entity.place = math.fsum(m.place for m in entity.mentions) / len(entity.mentions)
    entity.titles = Counter([t for m in entity.mentions for t in m.titles])
    noble = _noble(entity.name)
    if noble:
        entity.titles[entity.name.words[0]] += 1  # "the Duchess of Roe"
    sure = entity.titles
    if sure and not noble:
        sure = Counter([t for m in entity.mentions if not m.rivals for t in m.titles])
    for title, count in sure.items():
        if title in HE_NOUNS:
            entity.said["he"] += 3 * count
        elif title in SHE_NOUNS:
            entity.said["she"] += 3 * count
    entity.person = person_score(evidence(text, entity))
    if noble and ORG_WORDS.isdisjoint(entity.name.words):
        entity.person = max(1.0, entity.person)
    if entity.person > -2 and told_as_body(text, entity):
        entity.person = -2.0
