"""Whose words a paper holds: "a statement by Roe", "a Harbour Board statement", "Roe's letter", "his letters"."""

from __future__ import annotations

import re

from quoth.data import Quote, Span
from quoth.speakers.phrases.sources import Head, within
from quoth.speakers.routes.answer import Answer, span_of
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.namings import STUDIES
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, KNOWN_BODIES, ORG_WORDS, VOICED_NOUNS
from quoth.speakers.words.people import ROLE_NOUNS

_SURE = 0.8  # how likely he must be whom "his" means for his letters to be his words
ISSUED = r"(?:released|issued|sent|written|signed|put out)"
_DAY = r"(?: (?:late |early )?(?:on )?[A-Z][a-z]+day)?"
_ISSUED_BY = re.compile(
    rf"(?:,? (?:that was |which was )?(?:later )?{ISSUED}{_DAY} by|{_DAY} (?P<of>by|from)) "
    r"(?P<who>[^\n]+?)"
    rf"(?= (?:prior|ahead|earlier|shortly|late|to|on|after|about|simultaneously|published|posted|{ISSUED})\b|$)"
)
_OF_BODIES = frozenset("statement release communique communiqué announcement tweet tweets memo editorial".split())
_OF_PEOPLE = frozenset("statement tweet tweets".split())
"""Papers that are called after who put them out: "a Harbour Board memo", "the Roe tweet"."""
_WEIGHED = STUDIES | frozenset(("analysis", "prediction"))
_KIND_OF = frozenset((" ", " press ", " news ", " joint "))


def author_of(scene: Scene, quote: Quote, head: Head) -> Span | None:
    """Whose words a paper holds, if its phrase tells: "an email sent by | Roe", "a statement from | the council".

    Not "a memo written by a clerk": of somebody who is not named the paper tells more.
    """
    if head.kind != "nominal" or head.noun not in VOICED_NOUNS or not quote.source:
        return None
    text = scene.view.text
    by = _ISSUED_BY.match(text, head.span[1], quote.source[0][1])
    if by is None:
        return _called_after(scene, head)
    told = scene.head_of(by.span("who"))
    if by["of"] is None:
        return None if _is_unnamed(scene, told) else by.span("who")
    body = told.kind == "name" or (told.kind == "nominal" and told.noun in BODY_NOUNS)
    return by.span("who") if body and head.noun not in _WEIGHED else None


def _is_unnamed(scene: Scene, told: Head) -> bool:
    """Whether a phrase is of a person who has no name in the article."""
    link = scene.discourse.nominals.get(told.span[0])
    return told.kind == "nominal" and told.noun in ROLE_NOUNS and (link is None or link.options[0][0] < 0)


_OWNED = re.compile(r"['’]s? [\w-]")


def _called_after(scene: Scene, head: Head) -> Span | None:
    """Whose name stands before the noun: "a | Harbour Board | statement"."""
    text, noun = scene.view.text, head.span[1] - len(head.noun)
    last = next(reversed(within(head.span, scene.names, scene.starts)), None)
    own = _BODYS_OWN.match(text, head.span[0], noun) if head.noun in _OF_BODIES else None
    if own is not None and own["body"] in BODY_NOUNS:
        return own.span("who")
    if last is None or last.entity < 0 or text[last.span[1] : noun] not in _KIND_OF or _OWNED.search(text, *head.span):
        return None
    entity = scene.entities[last.entity]
    if entity.is_person:
        return last.span if head.noun in _OF_PEOPLE and len(entity.name.words) > 1 else None
    known = len(last.words) > 1 or text[slice(*last.span)].isupper() or last.words[0] in KNOWN_BODIES
    # no "Norland statement"
    body = known and (entity.place < 1 or last.words[-1] in ORG_WORDS)
    return last.span if body and head.noun in _OF_BODIES else None


_BODYS_OWN = re.compile(
    r"(?:[Aa]n?|[Tt]he) (?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*)* (?:[a-z]+ )?(?P<body>[a-z]+)) (?:press |news )?\Z"
)
"""A | Norland army | statement."""


def is_paper(scene: Scene, answer: Answer) -> bool:
    """Whether a speaker is a document without a name."""
    span = span_of(answer.who)
    return scene.head_of(span).noun in DOCUMENT_NOUNS


_THEIRS = re.compile(r"['’]s? (?=[a-z“\"])")


def their_paper(scene: Scene, head: Head, phrase: str) -> Answer | None:
    """ "Roe's statement" is Roe speaking, and so are "his letters", if it is settled who "his" means."""
    text, sure = scene.view.text, confidence("voiced", 0.8)
    inside = within(head.span, scene.names, scene.starts)
    owners = [m.entity for m in inside if _THEIRS.match(text, m.span[1])]  # no "Samaritan's Purse statement"
    link = scene.discourse.links.get(head.span[0])
    who, chance = next(
        ((i, 1.0) for i in owners if scene.entities[i].is_person or scene.entities[i].place < 1), (-1, 0.0)
    )
    if who < 0 and link is not None and link.options:
        who, chance = link.options[0]
    if who < 0 or chance < _SURE:
        return None
    reason = f"“{phrase}” is {scene.entities[who].text} speaking"
    return Answer(who, round(sure * chance, 3), reason, span=head.span)
