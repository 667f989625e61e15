"""The first of a couple shares the surname of the second: "Dan and Jane Roe", where Dan then speaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from quoth.speakers.entities import Entity
from quoth.speakers.mentions import NameMention
from quoth.speakers.names import PersonName, fold
from quoth.speakers.persons import given_names


def share_surnames(text: str, names: Sequence[NameMention], entities: Sequence[Entity]) -> None:
    """Call who is named by a given name alone, "and" joining it to a full name, by the surname of that, too.

    The given name comes up there and again by itself, and is nobody's who is named in full; what tells that the two are
    kin is that the second goes by the given name as well, or a word for it: "Rian and Chris Roe sang" are no couple.
    """
    for a, b in itertools.pairwise(names):
        if (
            len(a.words) > 1
            or len(b.words) != 2
            or text[a.span[1] : b.outer[0]] != " and "
            or min(a.entity, b.entity) < 0
        ):
            continue
        first, second = entities[a.entity], entities[b.entity]
        if first is second or a.titles or b.titles or _in_a_row(text, a) or not (first.is_person and second.is_person):
            continue
        given = all(fold(w) in given_names() for w in (a.words[0], b.words[0]))
        if not given or len(first.name.words) > 1 or len(first.mentions) < 2 or second.name.words != b.words:
            continue
        if a is not next(m for m in first.mentions if not m.headline) or not _kin(text, b, second):
            continue
        words = text[slice(*a.span)], text[slice(*b.span)].rpartition(" ")[2]
        first.name = PersonName(" ".join(words), tuple(map(fold, words)))
        first.full_at = [a.span[0]]


_KIN = re.compile(
    r"\b(?:couple|husband|wife|married|marriage|brothers?|sisters?|siblings|twins|spouses?|family|parents|(?:grand)?sons?|"
    r"(?:grand)?daughters?|children|kids|wedding)\b"
)
_NEAR = 240  # code points behind a couple's names


def _kin(text: str, m: NameMention, entity: Entity) -> bool:
    """Whether the second of two goes by the given name, or nearby is a word for a couple, and never by the surname."""
    forms = {n.words for n in entity.mentions if not n.titles}
    told = m.words[:1] in forms or _KIN.search(text, m.span[1], m.span[1] + _NEAR) is not None
    return told and m.words[1:] not in forms


def _in_a_row(text: str, m: NameMention) -> bool:
    """Whether another name or a noun stands right before, of a row: "Tom, | Dan and Jane Roe"."""
    return text.endswith((", ", " and ", "'s ", "’s "), 0, m.outer[0])
