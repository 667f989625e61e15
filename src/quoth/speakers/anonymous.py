"""Somebody without a name who has just spoken: "A teacher said no. “I am tired,” he said. The teacher added …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quoth.speakers.descriptions import head_words
from quoth.speakers.ground import Ground
from quoth.speakers.identified import may_be_called
from quoth.speakers.memory import Memory
from quoth.speakers.nominals import Nominal
from quoth.speakers.pronouns import Last, Pair
from quoth.speakers.synonyms import same_roles

SOON = 2  # sentences of the report after which somebody else may be meant as well
STILL = 2.0  # log-odds: whoever spoke right before is "he", where nobody else was told of since

_KINDS = [
    frozenset(kind.split())
    for kind in (
        "mp td msp mep backbencher lawmaker legislator parliamentarian senator congressman congresswoman politician "
        "deputy councillor",
        "official diplomat bureaucrat servant aide adviser advisor source insider representative spokesman spokeswoman "
        "spokesperson negotiator",
        "lawyer attorney counsel solicitor barrister",
        "judge magistrate justice",
        "officer policeman policewoman detective constable investigator",
        "doctor surgeon physician consultant gp",
        "expert analyst economist researcher scientist academic professor scholar specialist",
        "resident neighbour neighbor villager local inhabitant",
        "protester demonstrator activist campaigner",
        "executive boss manager director",
        "worker employee staffer colleague",
        "student pupil",
        "teacher lecturer",
        "soldier commander fighter",
        "pilot captain",
        "gunman shooter attacker assailant killer suspect",
        "patient person",
        "source person",
    )
]
"""Nouns by which one person is called in one article."""


_THE = re.compile(r"[Tt]h(?:e|is|at) ")
_OTHER = {"he": re.compile(r"\b(?:[Ss]he|[Hh]ers?)\b"), "she": re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b")}


def alike(noun: str, other: str) -> bool:
    """Whether who came up as ``other`` may be called by ``noun`` next: a backbencher "the MP", a nurse no "doctor"."""
    if noun == other or may_be_called(noun, other) or may_be_called(other, noun):
        return True
    a, b = noun.rpartition("-")[2], other.rpartition("-")[2]
    return bool(same_roles({a}) & same_roles({b})) or any(a in kind and b in kind for kind in _KINDS)


def spoke_so(memory: Memory, here: Last, n: Nominal, called: Mapping[int, str]) -> int | None:
    """ "A backbencher said no. “Never,” | the MP said": the unnamed one who spoke last, whoever else is an MP.

    ``called``: the nouns of all who have no name.
    """
    text = memory.view.text
    who = _spoke_last(memory, here, called) if n.span[0] in memory.setting.source_starts else None
    if who is None or not alike(n.noun, called[who]) or not _THE.match(text, n.span[0]):
        return None
    spoke = memory.last[who].position
    if head_words(text, n.span) != {n.noun} or (n.says and _OTHER[n.says].search(text, spoke, n.span[0])):
        return None
    phrases = ((i, last) for i, last in memory.last.items() if last.position > spoke and not last.pronoun)
    return None if any(alike(n.noun, called[i]) for i, _ in phrases if i in called) else who


def _spoke_last(memory: Memory, here: Last, called: Mapping[int, str]) -> int | None:
    """The unnamed one who spoke last, a sentence or two before."""
    who = memory.force
    return who if who is not None and who in called and here.told - memory.spoke <= SOON else None


def still_speaking(memory: Memory, here: Last, pairs: Sequence[Pair], called: Mapping[int, str]) -> int | None:
    """Which candidate for "he said" is the unnamed one who spoke right before, with nobody told of since."""
    who = _spoke_last(memory, here, called)
    last = memory.last.get(who) if who is not None else None
    if who is None or last is None or last.prepositional or memory.setting.asked_between(last.position, here.position):
        return None
    others = (memory.last.get(pair.who) for pair in pairs if pair.who != who)
    since = (o for o in others if o is not None and o.position > last.position)
    if any(not (o.quoted or o.reported or o.prepositional or o.possessive) for o in since):  # "a spokesman for Roe"
        return None
    return next((k for k, pair in enumerate(pairs) if pair.who == who), None)


_CLAUSE = re.compile(r"[,;:—–“”\"]| -|\b(?:and|but|when|while|after|before|because|since)\b")


def spoken_to_by(memory: Memory, ground: Ground, n: Nominal) -> int | None:
    """Who is the subject where a noun phrase is an object: "Roe urged | the mayor", who is not Roe (principle C)."""
    how = ground.stance(n.span)
    if not (how.object or how.prepositional) or n.span[0] in memory.setting.source_starts:
        return None
    here = ground.spot(n.span[0]).sentence
    found = next(((i, x) for i, x in memory.recent(here, 0) if x.subject and x.sentence == here), None)
    if found is None or _CLAUSE.search(memory.view.text, found[1].word + 1, n.span[0]):
        return None
    return found[0]
