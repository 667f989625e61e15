"""Names given right behind others: initials in brackets, "known as Billie"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quoth.speakers.entities import Entity
    from quoth.speakers.mentions import NameMention


def join_given_names(text: str, mentions: Sequence[NameMention], entities: list[Entity]) -> None:
    """ "Tokyo Electric Power Company (TEPCO)": what stands in brackets after a name is the same body.

    So is the person in "Jane Roe, known to all as Billie".
    """
    for a, b in itertools.pairwise(mentions):
        if a.entity == b.entity or min(a.entity, b.entity) < 0 or len(b.words) > 1 or len(a.words) < 2:
            continue
        short = text[slice(*b.span)]
        bracket = text[a.span[1] : b.outer[0]]
        named_so = b.words[0] in a.words and bracket in (' ("', " (“", " (‘")  # 'Roe Health Partners ("Roe")'
        known_as = len(bracket) > 10 and a.person > 0 and _ALIAS.fullmatch(bracket) is not None
        if not known_as and (not (short[:2].isupper() or named_so) or bracket.strip(" ’'s“\"‘") != "("):
            continue
        other = a.person > 1 and not known_as and short[0].lower() != a.words[0][0]
        if b.place > 2 or entities[a.entity].name.suffixes or other:
            continue
        keep, drop = entities[a.entity], entities[b.entity]
        if len(drop.name.words) > 1:
            continue
        for m in drop.mentions:
            m.entity = keep.index
        keep.mentions.extend(drop.mentions)
        drop.mentions = []


_ALIAS = re.compile(
    r",? (?:(?:who was |was |better |widely |also )?known(?: to [a-z]+(?: [a-z]+)?)?(?: simply)? as|nicknamed) "
)
