"""Names of one article that people judged not to be one person's are two people's in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from quoth.speakers.bearers.entities import settle
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import PersonName, parse_name

Apart = Callable[[str, str], bool]
"""Whether two names were judged to be two people's."""


def part_judged(text: str, entities: list[Entity], apart: Apart) -> None:
    """Give the mentions of names that were judged apart to different entities; changes mentions and entities.

    A short form goes with the full one before it, or with the first.
    """
    for whole in entities:  # grows: what was parted may hold a third
        full = [m for m in sorted(whole.mentions, key=lambda m: m.span) if len(m.words) > 1]
        others = [m for m in full if apart(_form(text, full[0]), _form(text, m))]
        if not others:
            continue
        other = Entity(len(entities), _fullest(text, others))
        entities.append(other)
        moved = _with_short_forms(whole, full, others)
        whole.name = _fullest(text, [m for m in full if m not in others])
        whole.mentions = [m for m in whole.mentions if m not in moved]
        for m in moved:
            m.entity, m.rivals = other.index, []
        other.mentions = moved
        _settle_again(text, whole)
        _settle_again(text, other)


def _form(text: str, m: NameMention) -> str:
    return " ".join(text[slice(*m.span)].split())


def _fullest(text: str, mentions: list[NameMention]) -> PersonName:
    return max((parse_name(_form(text, m)) for m in mentions), key=lambda name: (len(name.words), len(name.text)))


def _with_short_forms(whole: Entity, full: list[NameMention], others: list[NameMention]) -> list[NameMention]:
    """The mentions that go: those of the other name, and the short forms behind one of them."""
    starts = [m.span[0] for m in full]
    gone = [m in others for m in full]
    return [m for m in whole.mentions if gone[max(0, bisect_left(starts, m.span[0] + 1) - 1)]]


def _settle_again(text: str, entity: Entity) -> None:
    entity.mentions.sort(key=lambda m: m.span)
    entity.full_at = [m.span[0] for m in entity.mentions if len(m.words) > 1]
    entity.short_at = [m.span[0] for m in entity.mentions if len(m.words) == 1]
    entity.said.clear()
    settle(text, entity)
