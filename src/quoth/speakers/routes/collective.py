"""Who can be "they" or "it", whom these mean inside marks, and the body with which a sentence begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from quoth.data import Quote, Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.phrases.nearby import source_near
from quoth.speakers.phrases.sources import Head
from quoth.speakers.phrases.unnamed import classify
from quoth.speakers.routes.answer import Answer, Key, abstain, span_of
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import BODY_NOUNS, FIRM_KINDS
from quoth.speakers.words.placing import attributive

OWNS = ("'s", "’s")
_WHEN = re.compile(r"(?:(?:If|As|When|While|After|Before|Though|Although|Because|Since|But|And|Yet|Still,|So) )?")
_LEAD = re.compile(
    r"(?:In|On|At|After|Before|When|While|As|If|Since|Although|Though|Despite|Whatever|For|With|By|During|Because"
    r"|Until|"
    r"Under|From|Last|Earlier|Later|Meanwhile|However|Unlike|Like|According|Overall|Today|Now|Again|Instead)\b"
    r"[^,.;:“”\"]{0,120}, "
)
"""A clause or phrase before the subject."""
_BODY = re.compile(r" (?:[a-z-]+ )??([a-z-]+)(?= [a-z])")
_OF_IT = re.compile(rf"['’]s (?:[\w-]+ ){{0,4}}{any_of(BODY_NOUNS)}\b")
"""A body of what is named: "Norland| 's foreign ministry"."""
_THE_BODY = re.compile(r"(?:[Tt]he )?(?:(?:[a-z-]+ ){0,3}([a-z-]+),? )?")
""" "The charity, | Acre Help,", or nothing, before the name."""
_SEVERAL = re.compile(r"[A-Z]+s$")


def inside_quote(scene: Scene, head: Head, before: Sequence[Answer]) -> Answer:
    """ "They" inside quotation marks: who is said to speak right before in the same quote, nobody outside.

    ``before``: the answers of the quotes before in the same marks, the last at the end.
    """
    word = scene.view.text[slice(*head.span)]
    last = before[-1] if before else None
    if last is not None and last.settled and last.who is not None and plural(scene, last.who, head.kind):
        return replace(last, reason=f"“{word}” is who is said to speak before in the same quote", span=head.span)
    return abstain(f"“{word}” inside a quote is of whom its words tell, and that is open", span=head.span)


def we_inside(scene: Scene, quote: Quote, answer: Answer, word: str, span: Span) -> Answer:
    """ "We" inside a quote: the body that speaks, or the person who says what "we think" and "we hope".

    What "we told him" and "we agreed" tell of others as well, who are not named.  ``answer``: who speaks around it.
    """
    assert answer.who is not None
    cue = (w for s, e in quote.cue for w in scene.view.text[s:e].lower().split())
    if plural(scene, answer.who) or not _MINDS.isdisjoint(cue):
        sure, reason = confidence("first", 0.8) * answer.confidence, f"“{word}” inside a quote is its speaker"
        return Answer(answer.who, sure, reason, answer.settled, answer.candidates, span)
    told = f"“{word}” inside a quote is its speaker with others, who are not named"
    return abstain(told, ((answer.who, 0.45),), span)


_MINDS = frozenset(
    "think believe hope know understand fear expect want feel say call urge see consider regard agree support oppose "
    "doubt trust wish assume suspect worry condemn welcome demand reject insist stress hoped feared believed convinced "
    "confident aware sure certain afraid concerned worried estimate maintain stated warned".split()
)


def plural(scene: Scene, key: Key, word: str = "they") -> bool:
    """Whether a speaker can be "they" or "it": a body, a group, several named together."""
    if isinstance(key, int):
        return key >= 0 and not scene.entities[key].is_person
    if (span := span_of(key)) is None:
        return False  # an author
    head = scene.head_of(span)
    kind, cls = classify(scene.view.text[slice(*span)], head.noun)
    if word == "it":
        named = _NAMED_FOR.match(scene.view.text, span[0]) is not None
        return named or kind == "organisation" or cls == "document"
    papers = cls == "document" and head.noun.endswith("s")  # one study is no "they"
    return papers or head.kind in ("several", "name") or kind in ("group", "organisation") or cls == "spokesperson"


def may_be_thing(scene: Scene, key: int) -> bool:
    """Whether nothing but its words makes a name a person's: "Christian Aid", of which "it said" tells more."""
    if key < 0:
        return False
    entity = scene.entities[key]
    return not (entity.titles or any(entity.said.values()) or scene.described[key])


_NAMED_FOR = re.compile(r"[A-Z][a-z]+ (?:of the|for(?: the)?|on|against) [A-Z]")
"""Friends of the Earth, Action on Smoking and Health."""


def _subject(scene: Scene, head: Head) -> tuple[int, Span] | None:
    """The body with which the sentence of a phrase begins, or else the one before."""
    view = scene.view
    here = view.sentence_at(head.span[0])
    for k in (here, here - 1):
        if k < 0 or (k < here and view.paragraph_at(head.span[0]) - view.paragraph_at(view.sentences[k][0]) > 1):
            return None
        start, end = view.sentences[k]
        if view.in_quotes(start) or head.span[0] - start < 3:
            continue
        start += len(view.text[start:end]) - len(view.text[start:end].lstrip(" •*·–-"))
        begin = _WHEN.match(view.text, start, end)
        stop = min(end, head.span[0])
        lead = _LEAD.match(view.text, start, stop)
        for first in (begin.end() if begin else start, lead.end() if lead else stop):
            if (found := _opening(scene, first, stop, same=k == here)) is not None:
                return found
    return None


def _named_between(scene: Scene, begin: int, end: int) -> Sequence[NameMention]:
    return scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]


def opening_body(scene: Scene, head: Head, may: Collection[Key]) -> int | None:
    """ "Acre Lines lost a ship, and the company said": whom the sentence, or the one before, begins with.

    ``may``: the bodies that may be meant; none where another body stands between, or one of that kind without a name.
    """
    if head.noun not in _CALLED or not _PLAIN.fullmatch(scene.view.text, *head.span):
        return None
    found = _subject(scene, head)
    if found is None or found[0] not in may:
        return None
    if _PEOPLES.search(scene.view.text, *found[1]):
        return None
    others = (scene.entities[m.entity] for m in _named_between(scene, found[1][1], head.span[0]))
    if any(e.index != found[0] and e.person < -0.3 and not e.is_place for e in others):
        return None
    between = scene.view.text[found[1][1] : head.span[0]]
    return None if re.search(rf"\b{re.escape(head.noun)}\b", between) else found[0]


_PEOPLES = re.compile(r"(?:ian|ese|ish)\Z")
_PLAIN = re.compile(r"[Tt]he (?:[\w-]+ ){0,3}[\w-]+")
FIRMS = FIRM_KINDS | frozenset(
    "group organisation organization agency charity club chain network broadcaster newspaper publisher watchdog "
    "regulator monitor".split()
)
"""Nouns by which a firm or a body that works like one is called again."""
_CALLED = FIRMS | frozenset(
    "union team magazine outlet website bureau foundation association nonprofit supplier developer operator "
    "telco".split()
)
"""What bodies are called by once they were named."""


def _opening(scene: Scene, start: int, end: int, *, same: bool) -> tuple[int, Span] | None:
    """The body whose name stands at a place that opens a sentence; ``same``: the phrase's own."""
    text, names = scene.view.text, scene.names
    i = bisect_left(scene.starts, start)
    first = names[i] if i < len(names) and names[i].outer[0] < end else None
    apposed = _THE_BODY.fullmatch(text, start, first.outer[0]) if first is not None else None
    if first is None or apposed is None or (apposed[1] and apposed[1] not in BODY_NOUNS):
        return None
    called, entity = _BODY.match(text, first.span[1]), scene.entities[first.entity]
    if (called is not None and called.group(1) in BODY_NOUNS) or _OF_IT.match(text, first.span[1]):
        return None  # "The Kazakh government", "Norland's foreign ministry"
    if attributive(text, first.span[1]) or text[first.span[1] : first.span[1] + 2] in OWNS:
        return None
    thing = entity.person < -0.3 or (not same and entity.person < 1 and may_be_thing(scene, entity.index))
    alone = thing and (same or not entity.is_place) and not _SEVERAL.search(entity.text)
    return (first.entity, first.span) if alone else None


def told_within(scene: Scene, outer: Quote, position: int) -> Head | None:
    """Who speaks in the marks around a position, as a quote told around them says: "Roe says | he told her, “I”"."""
    view = scene.view
    k = bisect_left(view.quoted_starts, position + 1) - 1
    if outer.kind == "direct" or k < 0 or position >= view.quoted[k][1]:
        return None
    region, spans = view.quoted[k], outer.content
    near = source_near(view, (region,), scene.names, scene.starts) if any(s < region[0] < e for s, e in spans) else None
    if near is None or near[1] < 0.8 or not any(s <= near[0][0] < e for s, e in spans):
        return None
    head = scene.head_of(near[0])
    return head if head.kind in ("name", "he", "she") else None
