"""Whom "they" and "it" mean: the group or body last heard, or the subject of the line before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.answer import Answer, Key, abstain
from quoth.speakers.calibration import confidence
from quoth.speakers.fronted import subject_behind
from quoth.speakers.lexicon import BODY_NOUNS, GROUP_NOUNS
from quoth.speakers.mentions import NameMention
from quoth.speakers.namings import bodies_before, phrase_key
from quoth.speakers.openings import body_of, only_body, people_at, people_of, tells_of_people
from quoth.speakers.people import ROLE_NOUNS
from quoth.speakers.placing import attributive
from quoth.speakers.scene import Scene
from quoth.speakers.sources import Head, read_source
from quoth.speakers.unnamed import classify

OWNS = ("'s", "’s")
_AND = re.compile(r",? (?:and|&) (?:[a-z]+ ){0,3}")
_WHEN = re.compile(r"(?:(?:If|As|When|While|After|Before|Though|Although|Because|Since|But|And|Yet|Still,|So) )?")
_LEAD = re.compile(
    r"(?:In|On|At|After|Before|When|While|As|If|Since|Although|Though|Despite|Whatever|For|With|By|During|Because|Until|"
    r"Under|From|Last|Earlier|Later|Meanwhile|However|Unlike|Like|According|Overall|Today|Now|Again|Instead)\b"
    r"[^,.;:“”\"]{0,120}, "
)
"""A clause or phrase before the subject."""
_GROUP = re.compile(
    r"(?!(?:I|we|you|he|she|they|it) )"
    r"(?:(?:[Tt]he|[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Oo]ther|[Tt]h[eo]se|[Hh]is|[Hh]er|[Tt]heir) )?"
    r"(?:[\w’'-]+ ){0,3}?([\w’'-]+s|people|police|men|women|children|media|public|staff)(?= [a-z])",
    re.I,
)
_OWNED_GROUP = re.compile(r"['’]s (?:[a-z-]+ ){0,2}?([a-z]+)(?= [a-z])")
_TEAM_OF = re.compile(
    r"an? (?:[a-z-]+ ){0,2}?(?:team|group|panel|coalition|band|handful|number|majority) of (?:[a-z-]+ ){0,2}?([a-z]+s)"
    r"(?= [a-z])",
    re.I,
)
_BODY = re.compile(r" (?:[a-z-]+ )??([a-z-]+)(?= [a-z])")
_THE_BODY = re.compile(r"(?:[Tt]he )?(?:(?:[a-z-]+ ){0,3}([a-z-]+),? )?")
""" "The charity, | Acre Help,", or nothing, before the name."""
_SEVERAL = re.compile(r"[A-Z]+s$")


def they(scene: Scene, head: Head, earlier: Sequence[Answer]) -> Answer:
    """ "they" and "it": the group or body last heard, or the subject of the line before.

    ``earlier`` are the answers of the quotes before, the last first.
    """
    word = scene.view.text[slice(*head.span)]
    if head.kind == "it" and (behind := _behind(scene, head)) is not None:
        return behind
    if head.kind == "they" and (again := _as_before(scene, head, earlier)) is not None:
        return _goes_on(again, word, head)
    last = earlier[0] if earlier else None
    spoke = last is not None and last.who is not None and plural(scene, last.who, head.kind)
    if not spoke and head.kind == "it" and last is not None and isinstance(last.who, int):
        spoke = _no_known_person(scene, last.who) and not bodies_before(scene, head.span[0])
    subject = _subject(scene, head)
    if subject is not None and last is not None and last.span is not None and last.who != subject[0]:
        spoke = spoke and not _AGENT.search(scene.view.text, max(0, last.span[0] - 8), last.span[0])
    if spoke and last is not None and head.kind == "they" and _long_ago(scene, head, last):
        spoke = False
    since = last is None or last.span is None or (subject is not None and subject[1][0] > last.span[0])
    if spoke and last is not None and not (subject is not None and since) and not _in_passing(scene, head, last):
        return _goes_on(last, word, head)
    if subject is not None:
        return Answer(
            subject[0],
            confidence("subject", 0.7),
            f"“{word}” is “{scene.view.text[slice(*subject[1])]}”, of whom the words before speak",
            span=head.span,
        )
    if head.kind == "they":
        older = next((a for a in earlier if a.settled and a.who is not None and plural(scene, a.who)), None)
        older = None if older is not None and _long_ago(scene, head, older) else older
        if older is not None:
            return _goes_on(older, word, head)
    if head.kind == "it" and (paper := _document(scene, head.span[0])) is not None:
        told = f"“{word}” is “{scene.view.text[slice(*paper)]}”, which the words before speak of"
        return Answer(phrase_key(paper), confidence("subject", 0.7), told, span=paper)
    if head.kind == "it" and (body := _alone(scene, head.span[0])) is not None:
        told = f"“{word}” is “{scene.view.text[slice(*body[1])]}”, the one body its sentence tells of"
        return Answer(body[0], confidence("subject", 0.7), told, span=head.span)
    if head.kind == "they" and last is not None and isinstance(last.who, int) and _speaks_for_many(scene, head, last):
        return replace(last, confidence=confidence("they", 0.65), reason=f"“{word}” speaks for others")
    may: list[tuple[Key, float]] = [(b, 0.3) for b in bodies_before(scene, head.span[0])]
    if last is not None and last.who is not None and head.kind == "they":
        may.insert(0, (last.who, 0.4))  # one person may be "they"
    return abstain(f"whom “{word}” means is not clear", tuple(may), head.span)


def _long_ago(scene: Scene, head: Head, last: Answer) -> bool:
    """Whether a single body spoke ("Acre Mills") that the sentence of "they" and the one before do not name, and these
    tell of other people.
    """
    if not isinstance(last.who, int) or last.who < 0 or scene.entities[last.who].text.endswith("s"):
        return False
    view, here = scene.view, scene.view.sentence_at(head.span[0])
    begin = view.sentences[max(0, here - 1)][0]
    named = _named_between(scene, begin, head.span[0])
    near = last.span is not None and last.span[0] >= begin
    by = near and last.span is not None and _AGENT.search(view.text, max(0, last.span[0] - 8), last.span[0]) is not None
    if not by and (near or any(m.entity == last.who for m in named)):
        return False
    people = {m.entity for m in named if scene.entities[m.entity].is_person}
    return len(people) > 1 or tells_of_people(view.text, begin, head.span[0])


def _as_before(scene: Scene, head: Head, earlier: Sequence[Answer]) -> Answer | None:
    """ "They hired a man who knows. | They | are not sure": whom the sentence before means that begins so too."""
    view, text = scene.view, scene.view.text
    here = view.sentence_at(head.span[0])
    if not here or head.span[0] != view.sentences[here][0]:
        return None
    before = view.sentences[here - 1][0]
    if not text.startswith("They ", before) or view.in_quotes(before) != view.in_quotes(head.span[0]):
        return None
    return next((a for a in earlier if a.settled and a.span is not None and a.span[0] == before), None)


def _behind(scene: Scene, head: Head) -> Answer | None:
    """ "Though it has cut costs, Acre Mills will close": the body that is the subject behind the clause in front."""
    begin = scene.view.sentences[scene.view.sentence_at(head.span[0])][0]
    who = subject_behind(scene.view.text, begin, head.span, scene.names, scene.starts)
    if who is None or (scene.entities[who].person >= 0 and not _no_known_person(scene, who)):
        return None
    told = f"“{scene.view.text[slice(*head.span)]}” is {scene.entities[who].text}, named behind it"
    return Answer(who, confidence("subject", 0.7), told, span=head.span)


def inside_quote(scene: Scene, head: Head, before: Sequence[Answer]) -> Answer:
    """ "They" inside quotation marks: who is said to speak right before in the same quote, nobody outside.

    ``before``: the answers of the quotes before in the same marks, the last at the end.
    """
    word = scene.view.text[slice(*head.span)]
    last = before[-1] if before else None
    if last is not None and last.settled and last.who is not None and plural(scene, last.who, head.kind):
        return replace(last, reason=f"“{word}” is who is said to speak before in the same quote", span=head.span)
    return abstain(f"“{word}” inside a quote is of whom its words tell, and that is open", span=head.span)


def _alone(scene: Scene, position: int) -> tuple[Key, Span] | None:
    """ "The army struck at what | it | called an attack": the one body of the sentence before the pronoun."""
    start = scene.view.sentences[scene.view.sentence_at(position)][0]
    names = _named_between(scene, start, position)
    found = only_body(scene.view.text, start, position, names, scene.entities)
    return None if found is None else (phrase_key(found), found)


def _document(scene: Scene, position: int) -> Span | None:
    """ "A solicitor read a statement. “…,” it said": the last document told of since the sentence before began."""
    view = scene.view
    here = view.sentence_at(position)
    begin = view.sentences[max(0, here - 1)][0]
    if view.paragraph_at(position) - view.paragraph_at(begin) > 1:
        begin = view.sentences[here][0]
    found = [m.span() for m in _PAPER.finditer(view.text, begin, position) if not view.in_quotes(m.start())]
    bodies = [m for m in _named_between(scene, begin, position) if scene.entities[m.entity].person < 0]
    return found[-1] if found and not (bodies and bodies[-1].span[0] > found[-1][0]) else None


_PAPER = re.compile(
    r"(?<!\bin )(?<!\bon )(?<!\bof )(?<!\bto )(?<!\bby )(?<!\bfor )\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) "
    r"(?:(?!(?:of|to|in|for) )[a-z-]+ ){0,2}(?:report|statement|letter|notice|study|survey|review|memo|e-?mail|article|"
    r"editorial|ruling|judgment|filing|lawsuit|order|petition|audit|note|message|leaflet|complaint)\b"
)
_AGENT = re.compile(r"\bby (?:the )?$")
"""What the Union, "considered a gang by the Board", is called by is not "it" after that sentence."""


def _in_passing(scene: Scene, head: Head, last: Answer) -> bool:
    """ "The army struck in response to what it called an attack": "it" is of this sentence, where nobody spoke yet."""
    view, at = scene.view, head.span[0]
    if not view.text.endswith(("what ", "which "), 0, at) or last.span is None:
        return False
    return view.sentence_at(last.span[0]) != view.sentence_at(at)


def _speaks_for_many(scene: Scene, head: Head, last: Answer) -> bool:
    """Whether the last to speak, in the sentence before, is a spokesperson of whom no "he" or "she" is said."""
    if not (isinstance(last.who, int) and last.who >= 0) or last.span is None or not last.settled:
        return False
    apart = scene.view.sentence_at(head.span[0]) - scene.view.sentence_at(last.span[0])
    known = scene.described[last.who]
    return apart <= 1 and "spokesperson" in known and not any(scene.entities[last.who].said.values())


def _goes_on(last: Answer, word: str, head: Head) -> Answer:
    return Answer(
        last.who,
        confidence("they" if isinstance(last.who, str) else "it", 0.65),
        f"“{word}” is most likely the last to speak",
        last.settled,
        last.candidates,
        head.span,
    )


def plural(scene: Scene, key: Key, word: str = "they") -> bool:
    """Whether a speaker can be "they" or "it": a body, a group, several named together."""
    if isinstance(key, int):
        return key >= 0 and not scene.entities[key].is_person
    if key.startswith("author:"):
        return False
    s, _, e = key.partition(":")
    span = (int(s), int(e))
    head = read_source(scene.view.text, (span,), scene.names, scene.starts)
    kind, cls = classify(scene.view.text[slice(*span)], head.noun)
    if word == "it":
        named = _NAMED_FOR.match(scene.view.text, span[0]) is not None
        return named or kind == "organisation" or cls == "document"
    papers = cls == "document" and head.noun.endswith("s")  # one study is no "they"
    return papers or head.kind in ("several", "name") or kind in ("group", "organisation") or cls == "spokesperson"


def _no_known_person(scene: Scene, key: int) -> bool:
    """Whether nothing but its words makes a name a person's: "Christian Aid", of which "it said" tells more."""
    if key < 0:
        return False
    entity = scene.entities[key]
    return not (entity.titles or any(entity.said.values()) or scene.described[key])


_NAMED_FOR = re.compile(r"[A-Z][a-z]+ (?:of the|for(?: the)?|on|against) [A-Z]")
"""Friends of the Earth, Action on Smoking and Health."""


def _subject(scene: Scene, head: Head) -> tuple[Key, Span] | None:
    """What opens the pronoun's own sentence, or else the one before, if the pronoun can mean it."""
    view = scene.view
    here = view.sentence_at(head.span[0])
    for k in (here, here - 1):
        if k < 0 or (k < here and view.paragraph_at(head.span[0]) - view.paragraph_at(view.sentences[k][0]) > 1):
            return None
        start, end = view.sentences[k]
        if view.in_quotes(start) or head.span[0] - start < 3 or (k == here and _says_it(view.text, head)):
            continue
        start += len(view.text[start:end]) - len(view.text[start:end].lstrip(" •*·–-"))
        begin = _WHEN.match(view.text, start, end)
        stop = min(end, head.span[0])
        lead = _LEAD.match(view.text, start, stop)
        for first in (begin.end() if begin else start, lead.end() if lead else stop):
            if (found := _opening(scene, first, stop, head.kind, k == here)) is not None:
                return found
    return None


def _says_it(text: str, head: Head) -> bool:
    """ "Roe's family has land, | they | said.": the sentence in front is what they say, not of them."""
    they = text[slice(*head.span)] == "they" and text.endswith(", ", 0, head.span[0])
    return they and _CLOSES.match(text, head.span[1]) is not None


_CLOSES = re.compile(
    r" (?:said|say|says|added|add|adds|told [^,.;]{2,40}|wrote|argued|noted|warned|insisted)(?:[.;]|\Z)"
)


def _named_between(scene: Scene, begin: int, end: int) -> Sequence[NameMention]:
    return scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]


def opening_body(scene: Scene, head: Head, may: Collection[Key]) -> int | None:
    """ "Acre Lines lost a ship, and the company said": whom the sentence, or the one before, begins with.

    ``may``: the bodies that may be meant; none where another body stands between, or one of that kind without a name.
    """
    if head.noun not in _CALLED or not _PLAIN.fullmatch(scene.view.text, *head.span):
        return None
    found = _subject(scene, replace(head, kind="it"))
    if found is None or found[0] not in may or not isinstance(found[0], int):
        return None
    if _PEOPLES.search(scene.view.text, *found[1]):
        return None
    others = (scene.entities[m.entity] for m in _named_between(scene, found[1][1], head.span[0]))
    if any(e.index != found[0] and e.person < -0.3 and e.place < 1.5 for e in others):
        return None
    between = scene.view.text[found[1][1] : head.span[0]]
    return None if re.search(rf"\b{re.escape(head.noun)}\b", between) else found[0]


_PEOPLES = re.compile(r"(?:ian|ese|ish)\Z")
_PLAIN = re.compile(r"[Tt]he (?:[\w-]+ ){0,3}[\w-]+")
_CALLED = frozenset(
    "company firm bank group organisation organization agency charity union club team airline carrier retailer maker "
    "manufacturer carmaker automaker chipmaker drugmaker planemaker lender insurer brewer chain giant conglomerate "
    "network broadcaster newspaper magazine outlet publisher website watchdog regulator bureau monitor foundation "
    "association nonprofit startup start-up supplier supermarket developer operator utility telco".split()
)
"""What bodies are called by once they were named."""


def _opening(scene: Scene, start: int, end: int, kind: str, same: bool) -> tuple[Key, Span] | None:
    """What stands at a place that opens a sentence; ``same``: the pronoun's own."""
    text, names = scene.view.text, scene.names
    i = bisect_left(scene.starts, start)
    first = names[i] if i < len(names) and names[i].outer[0] < end else None
    apposed = _THE_BODY.fullmatch(text, start, first.outer[0]) if first is not None else None
    if first is not None and apposed is not None and (not apposed[1] or (kind == "it" and apposed[1] in BODY_NOUNS)):
        if kind == "they":
            both = _both(scene, first, names[i + 1] if i + 1 < len(names) else None)
            owned = _OWNED_GROUP.match(text, first.span[1], end)
            end_of = owned.end() if owned is not None and owned.group(1) in GROUP_NOUNS else people_of(text, first, end)
            if both is None and end_of is not None:
                return phrase_key((start, end_of)), (start, end_of)
            return both or _with_another(scene, first)
        return _body(scene, start, first, same)
    m = _GROUP.match(text, start, end) or _TEAM_OF.match(text, start, end) if kind == "they" else None
    if m is not None and m.group(1).lower() in GROUP_NOUNS:
        return phrase_key(m.span()), m.span()
    people = people_at(text, start, end) if kind == "they" else None
    return (phrase_key(people), people) if people is not None else None


def _body(scene: Scene, start: int, first: NameMention, same: bool) -> tuple[Key, Span] | None:
    """The body a sentence begins with: by its name, or called after one ("The Kazakh government"); a place, where it
    is the subject of the same sentence.
    """
    text, entity = scene.view.text, scene.entities[first.entity]
    called = _BODY.match(text, first.span[1])
    if called is not None and called.group(1) in BODY_NOUNS:
        return phrase_key((start, called.end(1))), (start, called.end(1))
    if (owned := body_of(text, first)) is not None:
        return phrase_key((start, owned)), (start, owned)
    if attributive(text, first.span[1]) or text[first.span[1] : first.span[1] + 2] in OWNS:
        return None
    thing = entity.person < -0.3 or (not same and entity.person < 1 and _no_known_person(scene, entity.index))
    alone = thing and (same or entity.place < 1.5) and not _SEVERAL.search(entity.text)
    return (first.entity, first.span) if alone else None


def _both(scene: Scene, a: NameMention, b: NameMention | None) -> tuple[Key, Span] | None:
    """ "Jane Roe and Paul Dow" at the start of a sentence."""
    if b is None or not _AND.fullmatch(scene.view.text, a.span[1], b.outer[0]):
        return None
    if not all(scene.entities[m.entity].is_person for m in (a, b)):
        return None
    span = (a.span[0], b.span[1])
    return phrase_key(span), span


def _with_another(scene: Scene, a: NameMention) -> tuple[Key, Span] | None:
    """ "Jane Roe and a friend" at the start of a sentence."""
    other = _FRIEND.match(scene.view.text, a.span[1]) if scene.entities[a.entity].is_person else None
    if other is None or other[1] not in ROLE_NOUNS:
        return None
    span = (a.span[0], other.end())
    return phrase_key(span), span


_FRIEND = re.compile(r" and (?:an?|his|her|the) (?:[a-z-]+ )??([a-z-]+)(?= [a-z])")
