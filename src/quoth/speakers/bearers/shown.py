"""By which form of its name somebody is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quoth.data import SpeakerType
from quoth.speakers.bearers.bodies import LANDS
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import GENERATIONS, PersonName, near
from quoth.speakers.names.persons import BODY_ENDS, given_names
from quoth.speakers.words.lexicon import (
    DEMONYMS,
    DOCUMENT_NAME_WORDS,
    DOCUMENT_NOUNS,
    HONORIFICS,
    KNOWN_BODIES,
    ORG_WORDS,
    PLACE_ENDINGS,
    PLACES,
    TWO_WORD_PLACES,
    common_words,
)

_NO_BODYS_OWN = ORG_WORDS | DEMONYMS
_PARTS_OF_NAMES = ORG_WORDS | DOCUMENT_NOUNS | PLACE_ENDINGS | BODY_ENDS | {"front", "brigade", "battalion"}
"""Ordinary words that a name is no name without."""
_KNOWN_BY_NAME = KNOWN_BODIES - ORG_WORDS
_OF_LANDS = DEMONYMS | PLACES | LANDS


def plain_form(
    entity: Entity,
    forms: dict[tuple[str, ...], list[int]],
    mentions: Sequence[NameMention],
    parsed: Sequence[PersonName],
) -> PersonName | None:
    """A shorter form to call an entity by, where the longest holds words that are no part of the name.

    Such are a headline's ("Jane Roe Backs Tunnel"), a line's in capitals ("ROE HAS LEAD IN OHIO"), what somebody is
    only called in others' words (“Crooked Jane Roe”), and ordinary words that stand beside the name once ("Roe Atlas
    Grant", "Jane Roe Ohio").
    """
    long = entity.name
    own = forms.get(long.words, [])
    if any(mentions[i].firm for i in own):
        return None  # "the chipmaker Roe Micro"
    best: list[int] = []
    often = 1 if all(mentions[i].headline for i in own) else len(own)  # a headline may stand there two times
    for words, at in forms.items():
        n = len(words)
        if n == len(long.words) and len(at) > len(own) and words != long.words:
            shorter = len(parsed[at[0]].text) < len(long.text)
            if shorter and all(a == b or near(a, b) for a, b in zip(words, long.words, strict=True)):
                return parsed[at[0]]  # "Norrland" once, where all else is of Norland
            continue
        front = words == long.words[-n:]
        if n >= len(long.words) or not (front or words == long.words[:n]) or len(at) < max(often, len(best)):
            continue
        extra = long.words[:-n] if front else long.words[n:]
        initials = parsed[at[0]].text.isupper() and n == 1 and len(words[0]) > 2
        told = (n > 1 or not (entity.is_person or words[0] in common_words() or words[0] in _NO_BODYS_OWN)) or initials
        shouted = long.text.isupper() and len(long.words) > 2 and not parsed[at[0]].text.isupper()
        headed = n > 1 and all(mentions[i].headline for i in own) and not all(mentions[i].headline for i in at)
        heard = n > 1 and all(mentions[i].quoted for i in own) and not all(mentions[i].quoted for i in at)
        idle = (
            not (front and LANDS & set(extra))
            and (
                all(w in common_words() or (not front and w in PLACES) for w in extra)
                or (_is_place(extra) and (entity.is_person or not front))
            )
            and not long.text.endswith(f" of {long.text.split()[-1]}")
            and _PARTS_OF_NAMES.isdisjoint(extra)
        )
        known = n == 1 and front and words[0] in _KNOWN_BY_NAME and len(at) > 5 * len(own)
        if known and _OF_LANDS.isdisjoint(extra):
            return parsed[at[0]]  # "Harbour Twitter" once, where all else is of Twitter
        once = idle and len(own) < max(2, len(at) / 2)
        if (
            told
            and any(w not in common_words() for w in words)
            and (shouted or headed or once or (heard and entity.is_person))
        ):
            best = at
    return parsed[best[0]] if best else None


def _is_place(words: Sequence[str]) -> bool:
    return "_".join(words) in TWO_WORD_PLACES


def show_generations(entities: Sequence[Entity]) -> None:
    """Keep "Jr." and "Sr." in the names of two people who have all other words in common."""
    bearers: dict[tuple[str, ...], list[Entity]] = {}
    for entity in entities:
        if entity.mentions and len(entity.name.words) > 1:
            bearers.setdefault(entity.name.words, []).append(entity)
    for several in bearers.values():
        if len(several) < 2:
            continue
        for entity in several:
            if entity.name.suffixes:
                entity.name = replace(entity.name, text=_with_generation(entity.name))


def _with_generation(name: PersonName) -> str:
    suffix = name.suffixes[0]
    shown = suffix.upper() if suffix.startswith("i") else f"{suffix.capitalize()}."
    return name.text if name.text.endswith(f" {shown}") else f"{name.text} {shown}"


def called_so(text: str, entity: Entity, kind: SpeakerType) -> str:
    """The name of a speaker in full: with "Jr.", with the year of a law ("Mills Act of 1947"), not in capitals."""
    name = entity.name
    if name.words[-1] in DOCUMENT_NAME_WORDS:
        year = next((y for m in entity.mentions if (y := _OF_A_YEAR.match(text, m.span[1])) is not None), None)
        return name.text + year[0] if year is not None else name.text
    if kind != "person" or len(name.words) < 2:
        return name.text
    if name.text.isupper() and name.words[0] in given_names() and len(name.words[-1]) > 2:
        return name.text.title()
    full = [m for m in entity.mentions if len(m.words) > 1]
    juniors = sum(text.endswith(_GENERATIONS, *m.span) for m in full)
    shown = 2 * juniors > len(full) and name.suffixes[:1] and name.suffixes[0] in GENERATIONS
    return _with_generation(name) if shown else name.text


def called_apart(text: str, entity: Entity, entities: Sequence[Entity]) -> str | None:
    """The name with how its bearer is addressed, "Lady Roe", where only that parts it from another's, "Piers Roe"."""
    name = entity.name
    if len(name.words) > 1 or HONORIFICS.isdisjoint(entity.titles):
        return None
    if not any(e.is_person and len(e.name.words) > 1 and e.name.words[-1] == name.words[0] for e in entities):
        return None
    addressed = [m for m in entity.mentions if not HONORIFICS.isdisjoint(m.titles)]
    return text[addressed[0].outer[0] : addressed[0].span[1]] if addressed else None


_OF_A_YEAR = re.compile(r" of (?:1[5-9]|20)\d\d\b")
_GENERATIONS = (" Jr.", " Jr", " Sr.", " Sr", " II", " III", " IV")


def show_letters(entities: Sequence[Entity]) -> None:
    """Name who goes by a letter alone with the address: "Mr D"."""
    for e in entities:
        if len(e.name.text) == 1 and e.titles:
            e.name = replace(e.name, text=f"{max(e.titles, key=e.titles.__getitem__).capitalize()} {e.name.text}")


def show_owners(entities: Sequence[Entity]) -> None:
    """Name two lands' ministries with their lands, and one that is called after no people: "Norland's Navy"."""
    alike = Counter(e.name.words for e in entities if e.mentions and e.owner)
    for e in entities:
        land = e.owner.removeprefix("The ").lower()
        alone = land and (land in PLACES or land.replace(" ", "_") in TWO_WORD_PLACES) and e.name.words[-1] != "police"
        if alike[e.name.words] > 1 or (alone and e.name.words[0] not in DEMONYMS and land not in e.name.text.lower()):
            e.name = replace(e.name, text=f"{e.owner.removeprefix('The ')}'s {e.name.text}")
