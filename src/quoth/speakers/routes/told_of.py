"""Which body "the company" or "the agency" is, where the sentence, or the last that names any, names one alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import is_known_body, is_name
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes.answer import Answer, Key, Phrase
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.collective import FIRMS, opening_body, plural
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import BODY_NOUNS, DEMONYMS, FIRM_KINDS, ORG_WORDS, common_words
from quoth.speakers.words.placing import stance
from quoth.speakers.words.synonyms import same_roles

BACK = 2  # sentences
_FIRMS = FIRMS | {"ngo", "brand", "institution", "brokerage"}
_THE = re.compile(r"[Tt]he (?:[\w-]+ ){0,3}(?:[a-z-]+|NGO)")


def body_told_of(scene: Scene, head: Head) -> Answer | None:
    """ "Acre Mills will close. … | the company said": the one body that the last sentence with any names.

    In its own sentence others may be named beside what that is about: "Acre Mills will build it for Tern, | the
    company said".
    Nobody where the words do not fit.
    """
    text, view = scene.view.text, scene.view
    if head.noun not in _FIRMS or _THE.fullmatch(text, *head.span) is None:
        return None
    here = view.sentence_at(head.span[0])
    steps = 2 if head.noun in _OVERSEERS else 1  # whose names are told from those they oversee
    back = BACK * steps
    for k in range(here, max(here - back, 0) - 1, -1):
        begin, end = view.sentences[k][0], min(view.sentences[k][1], head.span[0])
        if view.paragraph_at(head.span[0]) - view.paragraph_at(begin) > steps:
            return None
        names = scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]
        told = ((m, scene.entities[m.entity]) for m in names)
        bodies = [m for m, e in told if _perhaps_a_body(e, m) and (may_be(e, head.noun) or head.noun not in _OVERSEERS)]
        bodies = bodies if head.noun in _SENDS else [m for m in bodies if not _said_there(text, m)]
        if not bodies:
            continue
        acting = {m.entity for m in bodies if _acts(scene, m, begin)}
        if not acting and all(m.quoted for m in bodies):
            continue  # “We owe nothing to Tern,” | the company said
        others = [m for m in bodies if m.entity not in acting]
        if len(acting) != 1 or not all(_aside(scene, m, earlier=k < here) for m in others):
            if k < here - 1 or not _alone(scene, head, bodies[0].entity):
                return None
            acting = {bodies[0].entity}
        if _ANOTHER.search(text, begin, head.span[0]):
            return None
        entity = scene.entities[acting.pop()]
        if entity.titles or not may_be(entity, head.noun) or not _fits(scene, head, entity):
            return None
        phrase = text[slice(*head.span)]
        reason = f"“{phrase}” is {entity.text}, the one body of which the words before speak"
        return Answer(entity.index, confidence("same_body", 0.8), reason, span=head.span)
    return None


def _said_there(text: str, m: NameMention) -> bool:
    """Whether a name is where somebody speaks: "said on | Facebook", "in a post on | Twitter"."""
    on = text.endswith(" on ", 0, m.outer[0])
    return on and _POSTS.search(text, max(0, m.outer[0] - 50), m.outer[0]) is not None


_POSTS = re.compile(
    r"\b(?:said|says|wrote|writes|posted|posting|posts?|tweeted|announced|shared|messages?|statements?|videos?|told|"
    r"appeared|appearing|interviews?|speaking|live|page|account)(?: [a-z]+){0,3}? on $"
)
_SENDS = frozenset("network broadcaster channel platform site website station".split())


def instead_of(scene: Scene, head: Head, described: Answer) -> Answer:
    """ "The agency", of whose kind the name says that the last sentences speak of, if who is so described (the answer)
    was not named in them; else the answer as it is.
    """
    view, who = scene.view, described.who
    if head.noun not in _FIRMS or not isinstance(who, int) or scene.entities[who].is_person:
        return described
    begin = view.sentences[max(view.sentence_at(head.span[0]) - BACK, 0)][0]
    named = scene.entities[who].mentions
    k = bisect_left(named, begin, key=lambda m: m.span[0])
    if k < len(named) and named[k].span[0] < head.span[0]:
        return described
    told = body_told_of(scene, head)
    if told is None or not isinstance(told.who, int) or not _kind_told(scene.entities[told.who], head.noun):
        return described
    return told


def _kind_told(entity: Entity, noun: str) -> bool:
    """Whether the name of a body says that it is of a kind."""
    return not _IN_NAMES_OF.get(noun, _NONE).union((noun,)).isdisjoint(entity.name.words)


def _alone(scene: Scene, head: Head, who: int) -> bool:
    """Whether no other body comes up in the sentences before, by name or noun: "wool for Acre, | the company said"."""
    view = scene.view
    begin = view.sentences[max(view.sentence_at(head.span[0]) - BACK, 0)][0]
    names = scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, head.span[0])]
    told_of = ((m, scene.entities[m.entity]) for m in names if not _CREDIT.match(view.text, m.span[1]))
    bodies = {e.index for m, e in told_of if e.index == who or (_perhaps_a_body(e, m) and may_be(e, head.noun))}
    told = re.search(rf"(?<![Tt]he )\b{re.escape(head.noun)}\b", view.text[begin : head.span[0]])
    return bodies == {who} and told is None


_CREDIT = re.compile(r"/\.?(?:\s|$)|\) ?[-–—] ?[A-Z]")
"""What follows a news agency in a dateline: "March 9. /Acre/.", "(Acre) - "."""


def _fits(scene: Scene, head: Head, entity: Entity) -> bool:
    """Whether words with a capital ("the | Nordic | company") are told of a body, or told here for the first time."""
    text = scene.view.text
    told = re.findall(r"(?<=[ -])[A-Z][\w.]+", text[slice(*head.span)])
    known = scene.described[entity.index].union(entity.name.words)
    return all(fold(w) in known or not re.search(rf"\b{re.escape(w)}\b", text[: head.span[0]]) for w in told)


def _acts(scene: Scene, m: NameMention, begin: int) -> bool:
    """Whether a sentence (from ``begin``) is about a body: it or what it owns does something, in the report's words."""
    text, word = scene.view.text, m.words[0]
    ordinary = len(m.words) == 1 and m.first and word in common_words()
    if not text[m.span[0]].isupper() or (ordinary and all(n.first for n in scene.entities[m.entity].mentions)):
        return False
    how = stance(text, (m.outer[0], m.span[1]), named=True)
    if how.object or how.prepositional or how.attributive or _KIND.match(text, m.span[1]):
        return False
    return _DOES.match(text, m.span[1]) is not None and (not m.quoted or m.outer[0] - begin <= _LEAD)


_ANOTHER = re.compile(
    r"\b(?:another|(?:an?|one) (?:[a-z]+ )?(?:rival|other|company|firm|bank|group|subsidiary))\b"
    r"|\b[Tt]he (?:[a-z-]+ ){0,2}?(?:company|firm|bank|group|agency) (?:of|for|representing) (?:the )?[A-Z]"
)


def _aside(scene: Scene, m: NameMention, *, earlier: bool) -> bool:
    """Whether a name stands behind a preposition or before a noun; ``earlier``: behind "in" or "at", as places do."""
    if _KIND_OF.match(scene.view.text, m.span[1]):
        return True  # "the | Telecom | giant Acre"
    if earlier:
        return scene.view.text.endswith((" in ", " at ", " near ", " from "), 0, m.outer[0])
    how = stance(scene.view.text, (m.outer[0], m.span[1]), named=True)
    return how.prepositional or how.attributive


_DOES = re.compile(
    r"['’]s? |,|[ -]\(|[ -](?:[a-z]+ly |also |already |now |still )?(?:is|are|was|were|has|had|have|will|would|can|"
    r"could|may|might|should|must|does|did|said|[a-z]+(?:ed|s))\b"
)
"""What follows whom a clause is about."""

_KIND = re.compile(rf" (?:[a-z-]+ )?{any_of(BODY_NOUNS)}\b")
"""What follows a name after which something else is called: "the Harbour Watch | rights group"."""
_KIND_OF = re.compile(_KIND.pattern + " (?=[A-Z])")
_LEAD = 5  # characters: a mark and an article


def _perhaps_a_body(entity: Entity, m: NameMention) -> bool:
    """Whether a name may be a body's: it is no place, and nobody with a title, a first name, or "he said"."""
    if entity.place >= 1 or m.place >= 2 or _NO_BODY.search(entity.text) or entity.name.words[-1] in _NO_BODIES:
        return False
    if is_known_body(entity.name.words):
        return True
    if entity.titles or sum(entity.said.values()) > 1:
        return False
    words = entity.name.words
    return not (entity.person > 0.4 and (len(words) > 1 or is_name(fold(words[0]))))


_NO_BODY = re.compile(r"(?:\A| )[A-Z]{1,2}-?\d{2,3}[A-Z]?\Z| [A-Z]\d\Z")
"""What is made: "the | A400M |", "an | Acre Q5 |"."""
_NO_BODIES = DEMONYMS | {"republic"}


def may_be(entity: Entity, noun: str) -> bool:
    """Whether a body so named may be "the company": not if its name says what else it is."""
    if noun in _ONLY_ONE:
        return False
    kinds = same_roles(w for w in entity.name.words if w in ORG_WORDS)
    if noun in _ANY_BODY and not kinds.isdisjoint(_OF_STATES):
        return False
    if noun in _SAID_IN_NAMES and not kinds and not _initials_with(entity.text, noun):
        return False
    if noun in _OVERSEERS and not (_kind_told(entity, noun) or entity.text.isupper()):
        return False
    return not kinds or noun in kinds or noun in _ANY_BODY or not kinds.isdisjoint(_IN_NAMES_OF.get(noun, _NONE))


def _initials_with(name: str, noun: str) -> bool:
    """Whether a name may be initials of which one stands for a noun: the SEC is a commission."""
    return name.isupper() and len(name) <= _MOST_INITIALS and noun[0].upper() in name


_MOST_INITIALS = 6
_OVERSEERS = frozenset("regulator watchdog monitor".split())
_ONLY_ONE = frozenset(
    "government regime army navy military police parliament congress senate house court cabinet administration side "
    "opposition branch prosecution defence defense judiciary resistance insurgency jury".split()
)
_SAID_IN_NAMES = frozenset(
    "council school legislature hospital university college church embassy board committee subcommittee commission "
    "department ministry campaign office tribunal assembly academy panel coalition".split()
)
"""Kinds of bodies that hardly go by a name without the word, initials apart."""
_IN_FIRMS = frozenset(
    "lines systems technologies software electronics telecom industries petroleum robotics capital productions records "
    "studios pictures entertainment energy electric oil gas labs semiconductor brothers international holdings group "
    "insurance financial securities investments cruises media television communications airways partners services news "
    "express".split()
)
_AGENCIES = frozenset(
    "service bureau administration authority fbi cia police department commission committee office directorate".split()
)
_NONE: frozenset[str] = frozenset()
_SENDERS = frozenset("news tv television radio broadcasting media".split())
_IN_NAMES_OF = {
    **dict.fromkeys(FIRM_KINDS, frozenset(("group", "holdings"))),
    **dict.fromkeys(("company", "firm"), _IN_FIRMS),
    **dict.fromkeys(("network", "broadcaster", "channel"), _SENDERS),
    **dict.fromkeys(("airline", "carrier"), frozenset(("express", "lines", "group", "holdings"))),
    "agency": _AGENCIES,
    **dict.fromkeys(
        _OVERSEERS,
        _AGENCIES | frozenset("agency council observatory watch inspectorate trust organisation centre center".split()),
    ),
    "institution": frozenset("university college school academy institute hospital museum bank".split()),
}
"""Words in the names of bodies of a kind that do not tell the kind itself."""
_ANY_BODY = frozenset("group organisation organization".split())
_OF_STATES = frozenset("guard army navy police ministry department parliament senate congress treasury".split())


def bodies_before(scene: Scene, position: int) -> list[int]:
    """Bodies named in the three sentences before a position but for places ("in Acre"), the nearest of them, three."""
    here = scene.view.sentence_at(position)
    out: list[int] = []
    k = bisect_left(scene.starts, position) - 1
    while k >= 0 and here - scene.view.sentence_at(scene.starts[k]) <= 3 and len(out) < 3:
        entity = scene.entities[scene.names[k].entity]
        there = scene.view.text.endswith(" in ", 0, scene.names[k].outer[0]) and not entity.titles
        if not there and entity.person < -0.5 and not entity.is_place and entity.index not in out:
            out.append(entity.index)
        k -= 1
    return out


_SPEAKING = frozenset(
    "company firm group organisation organization agency foundation charity association union newspaper paper outlet "
    "magazine network broadcaster publication website nonprofit publisher".split()
)


def same_body(scene: Scene, head: Head, answer: Answer, earlier: Sequence[Answer]) -> Answer:
    """ "The group says", where a body that may be meant was the last body to speak; else the answer as it is."""
    may = {key for key, _ in answer.candidates} if head.noun in _SPEAKING else set()
    spoke = next((a for a in earlier if a.settled and _speaks_as(scene, a.who, head.noun)), None)
    for_it = next((b for a in earlier[:3] if (b := _spoken_for(scene, a)) is not None), None)
    phrase = scene.view.text[slice(*head.span)]
    if spoke is not None and spoke.who in may and isinstance(spoke.who, int):
        named, told = spoke.who, "the last body to speak"
    elif for_it is not None and for_it in may:
        named, told = for_it, "for which somebody spoke right before"
    elif (opening := opening_body(scene, head, {key for key, _ in answer.candidates})) is not None:
        named, told = opening, "of whom the words before speak"
    else:
        return answer
    reason = f"“{phrase}” is {scene.entities[named].text}, {told}"
    return Answer(named, confidence("same_body", 0.8), reason, candidates=answer.candidates, span=head.span)


def _speaks_as(scene: Scene, who: Key | None, noun: str) -> bool:
    """Whether a speaker is a body with a name, or one without that the noun called: "the | group | of lawyers"."""
    if isinstance(who, int):
        return plural(scene, who)
    return isinstance(who, Phrase) and noun in scene.view.text[slice(*who.span)].split()


def _spoken_for(scene: Scene, answer: Answer) -> int | None:
    """The body for which somebody has spoken: "Jane Roe, a spokeswoman for | Acre Mills"."""
    if answer.span is None or not scene.view.sentences:
        return None
    text, sentence = scene.view.text, scene.view.sentences[scene.view.sentence_at(answer.span[0])]
    near = max(sentence[0], answer.span[0] - 120), min(sentence[1], answer.span[1] + 120)
    found = _SPEAKS_FOR.search(text, *near)
    k = bisect_left(scene.starts, found.end()) if found is not None else len(scene.names)
    if found is None or k == len(scene.names) or scene.names[k].outer[0] != found.end():
        return None
    entity = scene.entities[scene.names[k].entity]
    return None if entity.is_person or entity.is_place else entity.index


_SPEAKS_FOR = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|representatives?|chief executive(?: officer)?|CEO|president|director|head)"
    r" (?:for|at|of|with|from) (?:the )?"
)
