"""Which body "the company" or "the agency" is, where the sentence, or the last that names any, names one alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from quoth.speakers.answer import Answer
from quoth.speakers.calibration import confidence
from quoth.speakers.entities import Entity
from quoth.speakers.lexicon import common_words
from quoth.speakers.mentions import NameMention
from quoth.speakers.names import fold
from quoth.speakers.persons import is_known_body, is_name
from quoth.speakers.placing import stance
from quoth.speakers.scene import Scene
from quoth.speakers.sources import Head

BACK = 2  # sentences
_FIRMS = frozenset(
    "company firm retailer chain airline carrier carmaker automaker manufacturer bank lender brand startup club "
    "charity organisation organization group broadcaster network newspaper".split()
)
_THE = re.compile(r"[Tt]he (?:[a-z-]+ )?([a-z]+)")


def body_told_of(scene: Scene, head: Head, may_be: Callable[[Entity, str], bool]) -> Answer | None:
    """ "Acre Mills will close. … | the company said": the one body that the last sentence with any names.

    In its own sentence others may be named beside what that is about: "Acre Mills will build it for Tern, | the
    company said".
    Nobody where the words do not fit (``may_be``).
    """
    text, view = scene.view.text, scene.view
    if head.noun not in _FIRMS or _THE.fullmatch(text, *head.span) is None:
        return None
    here = view.sentence_at(head.span[0])
    for k in range(here, max(here - BACK, 0) - 1, -1):
        begin, end = view.sentences[k][0], min(view.sentences[k][1], head.span[0])
        if view.paragraph_at(head.span[0]) - view.paragraph_at(begin) > 1:
            return None
        names = scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]
        bodies = [m for m in names if _perhaps_a_body(scene.entities[m.entity], m)]
        if not bodies:
            continue
        acting = {m.entity for m in bodies if _acts(scene, m, begin)}
        if not acting and all(m.quoted for m in bodies):
            continue  # “We owe nothing to Tern,” | the company said
        others = [m for m in bodies if m.entity not in acting]
        if len(acting) != 1 or not all(_aside(scene, m, k < here) for m in others):
            return None
        if _ANOTHER.search(text, begin, head.span[0]):
            return None
        entity = scene.entities[acting.pop()]
        if entity.titles or not may_be(entity, head.noun):
            return None
        phrase = text[slice(*head.span)]
        reason = f"“{phrase}” is {entity.text}, the one body of which the words before speak"
        return Answer(entity.index, confidence("same_body", 0.8), reason, span=head.span)
    return None


def _acts(scene: Scene, m: NameMention, begin: int) -> bool:
    """Whether a sentence (from ``begin``) is about a body: it or what it owns does something, in the report's words."""
    text, word = scene.view.text, m.words[0]
    if not text[m.span[0]].isupper() or (len(m.words) == 1 and m.first and word in common_words()):
        return False
    how = stance(text, (m.outer[0], m.span[1]), named=True)
    if how.object or how.prepositional or how.attributive:
        return False
    return _DOES.match(text, m.span[1]) is not None and (not m.quoted or m.outer[0] - begin <= _LEAD)


_ANOTHER = re.compile(r"\b(?:another|(?:an?|one) (?:[a-z]+ )?(?:rival|other|company|firm|bank|group|subsidiary))\b")


def _aside(scene: Scene, m: NameMention, earlier: bool) -> bool:
    """Whether a name stands behind a preposition or before a noun; ``earlier``: behind "in" or "at", as places do."""
    if earlier:
        return scene.view.text.endswith((" in ", " at ", " near ", " from "), 0, m.outer[0])
    how = stance(scene.view.text, (m.outer[0], m.span[1]), named=True)
    return how.prepositional or how.attributive


_DOES = re.compile(
    r"['’]s? |,|[ -]\(|[ -](?:is|are|was|were|has|had|have|will|would|can|could|may|might|should|must|does|did|says?|"
    r"said|plans|wants|makes|sells|denies|announces|[a-z]+ed)\b"
)
"""What follows whom a clause is about."""

_LEAD = 5  # characters: a mark and an article


def _perhaps_a_body(entity: Entity, m: NameMention) -> bool:
    """Whether a name may be a body's: it is no place, and nobody with a title, a first name, or "he said"."""
    if entity.place >= 1 or m.place >= 2:
        return False
    if is_known_body(entity.name.words):
        return True
    if entity.titles or sum(entity.said.values()) > 1:
        return False
    words = entity.name.words
    return not (entity.person > 0.4 and (len(words) > 1 or is_name(fold(words[0]))))
