"""Whom a short form means: the bearer of a surname who was introduced last, or who is called Mr or Mrs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import MR, MR_OR_MRS, PersonName
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import POSSESSIVE
from quoth.speakers.words.people import KIN

_COUPLE = re.compile(r"\b[A-Z]\w+ and $")  # "Derek and | Sheila Moffat": which of the two is Mr is not told
_OF_KIN = re.compile(rf"{POSSESSIVE} (?:[a-z-]+ ){{0,2}}{any_of(KIN)}\b")
_ONLY_AS_KIN = -10.0


def dominance(text: str, m: NameMention, entity: Entity) -> float:
    """Which bearer a short form means: the last one introduced in full before it, unless the full form is a habit.

    Before any of them is introduced, as in a headline: the first to be.  "Paul Roe's daughter" introduces nobody.
    """
    full = bisect_left(entity.full_at, m.span[0])
    short = bisect_left(entity.short_at, m.span[0])
    if not full and not short:
        return -1000.0 - (entity.full_at[0] - m.span[0] if entity.full_at else 1e6) / 500
    if full == 1 and not short and _OF_KIN.match(text, entity.mentions[0].span[1]):
        return _ONLY_AS_KIN
    last = max(entity.full_at[full - 1] if full else 0, entity.short_at[short - 1] if short else 0)
    recent = 1.0 / (1 + (m.span[0] - last) / 400)
    return recent + 0.3 * min(short, 5) - 0.2 * max(0, full - 1 - short)


def divide_by_address(
    text: str, mentions: Sequence[NameMention], parsed: list[PersonName], entities: list[Entity]
) -> None:
    """Give "Mr X" and "Mrs X" to different bearers of the surname, where there are two."""
    groups: dict[tuple[str, bool], list[int]] = {}
    for i, m in enumerate(mentions):
        if len(m.words) == 1 and m.titles and m.titles[-1] in MR_OR_MRS and m.entity >= 0:
            groups.setdefault((m.words[0], m.titles[-1] in MR), []).append(i)
    for (word, is_mr), members in groups.items():
        other = groups.get((word, not is_mr))
        if other is None:
            continue
        _leave_to_others(text, word, members, other, mentions, entities)
        same = mentions[members[0]].entity == mentions[other[0]].entity
        if not same or members[0] < other[0]:
            continue  # the pair is divided when its later half comes up
        taken = mentions[other[0]].entity
        if any(e.index != taken and e.name.words[-1:] == (word,) for e in entities):
            continue  # two are named in full: who is Mr and who Mrs is for the article to tell, see answers
        couple = [m for m in entities[taken].mentions if len(m.words) > 1]
        if couple and all(_COUPLE.search(text, max(0, m.outer[0] - 50), m.outer[0]) for m in couple):
            _part(groups[(word, not is_mr)], mentions, parsed, entities)
        _part(members, mentions, parsed, entities)


def _leave_to_others(
    text: str, word: str, members: list[int], other: list[int], mentions: Sequence[NameMention], entities: list[Entity]
) -> None:
    """Whoever alone was named when "Mr Roe" first came up is Mr; a "Mrs Roe" that was taken for him is another Roe."""
    bearers = [e for e in entities if e.full_at and e.name.words[-1:] == (word,)]
    begin = mentions[members[0]].span[0]
    named = [e for e in bearers if e.full_at[0] < begin]
    if len(named) != 1 or len(bearers) < 2:
        return
    for m in (mentions[i] for i in other):
        rest = [e for e in bearers if e is not named[0] and e.full_at[0] < m.span[0]]
        if m.entity != named[0].index or not rest:
            continue
        rest.sort(key=lambda e: (-dominance(text, m, e), e.index))
        named[0].mentions.remove(m)
        rest[0].mentions.append(m)
        m.entity, m.rivals = rest[0].index, [(e.index, 0.5 / len(rest)) for e in rest[1:]]


def _part(
    members: list[int], mentions: Sequence[NameMention], parsed: list[PersonName], entities: list[Entity]
) -> None:
    """Give some mentions to an entity of their own."""
    target = Entity(len(entities), parsed[members[0]])
    entities.append(target)
    for i in members:
        entities[mentions[i].entity].mentions.remove(mentions[i])
        target.mentions.append(mentions[i])
        mentions[i].entity, mentions[i].rivals = target.index, []
