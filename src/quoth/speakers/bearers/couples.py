"""The first of a couple shares the surname of the second: "Dan and Jane Roe", where Dan then speaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mentions import NameMention
from quoth.speakers.names.personal import PersonName, fold
from quoth.speakers.names.persons import given_names


def share_surnames(text: str, names: Sequence[NameMention], entities: Sequence[Entity]) -> None:
    """Call who is named by a given name alone, "and" joining it to a full name, by the surname of that, too.

    The given name comes up there and again by itself, and is nobody's who is named in full; what tells that the two are
    kin is that the second goes by the given name as well, or a word for it: "Rian and Chris Roe sang" are no couple.
    Nothing else need tell where the word stands right before the two: "his parents, | Rian and Chris Roe".
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
        if first is second or a.titles or b.titles or len(first.name.words) > 1 or second.name.words != b.words:
            continue
        if not second.is_person or a is not next((m for m in first.mentions if not m.headline), None):
            continue
        if _KIN_BEFORE.search(text, max(0, a.span[0] - 24), a.span[0]) is None and not _known(
            text, a, b, first, second
        ):
            continue
        words = text[slice(*a.span)], text[slice(*b.span)].rpartition(" ")[2]
        first.name = PersonName(" ".join(words), tuple(map(fold, words)))
        first.full_at, first.person = [a.span[0]], max(first.person, 1.0)
        for m in names:
            if m.words == b.words[1:] and m.titles and m.entity >= 0 and first.index not in dict(m.rivals):
                m.rivals = [*((i, p * (1 - _MAY_BE)) for i, p in m.rivals), (first.index, _MAY_BE)]


_MAY_BE = 0.3
"""How likely the surname with a title is the first one's, where nothing tells."""


def _known(text: str, a: NameMention, b: NameMention, first: Entity, second: Entity) -> bool:
    """Whether two given names are joined whose bearers the article tells to be kin."""
    given = all(fold(w) in given_names() for w in (a.words[0], b.words[0]))
    return given and first.is_person and len(first.mentions) > 1 and not _in_a_row(text, a) and _kin(text, b, second)


_KIN = re.compile(
    r"\b(?:couple|husband|wife|married|marriage|brothers?|sisters?|siblings|twins|spouses?|family|parents|(?:grand)?sons?|"
    r"(?:grand)?daughters?|children|kids|wedding)\b"
)
_KIN_BEFORE = re.compile(
    r"\b(?:couple|brothers|sisters|siblings|twins|(?:grand)?parents|(?:grand)?sons|(?:grand)?daughters|children),? $"
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
