"""Whether others than somebody may be called by a noun as well, or come up since: "the company", "the solicitor"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.persons import is_known_body
from quoth.speakers.words.lexicon import ORG_WORDS
from quoth.speakers.words.placing import attributive

_TRADING = frozenset("company firm club team bank group retailer manufacturer airline".split())
_FAR = 1500  # characters


def others_named(entity: Entity, position: int, entities: Sequence[Entity]) -> bool:
    """Whether others who may be so called, people or bodies, were named before a position."""
    return any(
        e.is_person is entity.is_person and e.place < 1 and e.mentions and e.mentions[0].span[0] < position
        for e in entities
        if e is not entity
    )


def another(text: str, noun: str, entity: Entity, before: int, position: int, entities: Sequence[Entity]) -> bool:
    """Whether another body that may be so called came up since this one was last named: "a German bank", a firm.

    ``before``: how often it had by then.
    """
    since = max(entity.mentions[before - 1].span[1] if before else 0, position - _FAR)
    begin = since + 4  # "Roe Mills, a company that" tells of itself
    if text.find(noun, begin, position) >= 0 and _is_told_of(text[begin:position], noun):
        return True
    if noun not in _TRADING:
        return False
    for other in entities:
        named = other is not entity and not other.is_person and other.place < 1 and other.mentions
        if named and ORG_WORDS.isdisjoint(other.name.words) and not is_known_body(other.name.words):
            k = bisect_left(other.mentions, position, key=lambda m: m.span[0])
            last = other.mentions[k - 1] if k else None
            if last is not None and last.span[0] > since and not attributive(text, last.span[1]):
                return True
    return False


@lru_cache(maxsize=64)  # of all bodies that were last named far above it is the same text
def _is_told_of(text: str, noun: str) -> bool:
    """Whether a body comes up in a text: "a bank", "another German bank", "the bank for the Acre mills"."""
    between = rf"(?:(?!to |of |by |from |at |in )[\w-]+ ){{0,2}}{re.escape(noun)}"
    told = rf"\b(?:an?|one|another) {between}\b|\b[Tt]he {between} (?:of|for|representing) (?:the )?[A-Z]"
    return re.search(told, text) is not None


def alone_called(text: str, noun: str, entity: Entity, position: int, entities: Sequence[Entity]) -> bool:
    """Whether somebody named lately is the only one whom the article, or this paragraph, calls by a trade: "the
    solicitor".
    """
    if noun not in entity.called:
        return False
    before = bisect_left(entity.mentions, position, key=lambda m: m.span[0])
    since = entity.mentions[before - 1].span[1] if before else 0
    if not before or position - since > _FAR:
        return False
    line = text.rfind("\n", since, position)
    for e in entities:
        if e is not entity and (noun in e.called or noun in e.titles):
            k = bisect_left(e.mentions, position, key=lambda m: m.span[0])
            if line >= 0 or not k or text.find("\n", e.mentions[k - 1].span[1], since) < 0:
                return False
    noun = noun.removeprefix("former ")
    other = (
        r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[\w-]+['’]s) "
        rf"(?:(?!(?:to|of|by|from|at|in) )[\w-]+ ){{0,3}}{noun}\b"
    )
    begin = since + 4  # "Jane Roe, a lawyer" tells of herself
    return text.find(noun, begin, position) < 0 or re.search(other, text[begin:position]) is None
