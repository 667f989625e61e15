"""What "they" and "it" may mean: what the sentences before tell of.

Names of bodies and places, people named together, noun phrases for groups, bodies and papers, plurals that open a
sentence, and the speakers before.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.phrases.joined import go_together, with_first
from quoth.speakers.phrases.nearby import ADJECTIVES
from quoth.speakers.phrases.nominals import AFTER_NOUN
from quoth.speakers.phrases.sources import Head
from quoth.speakers.phrases.unnamed import classify
from quoth.speakers.routes.answer import Answer, Key, Phrase, is_named
from quoth.speakers.routes.collective import may_be_thing, plural
from quoth.speakers.sweep.fronted import subject_behind
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, FUNCTION_WORDS, GROUP_NOUNS, SPEECH_VERBS
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.speakers.words.placing import Stance, stance

_BACK = 5  # sentences before its own that are looked at
_PARAGRAPHS = 3
_TOGETHER = 6  # names in a row
_LONG = 70  # characters of a noun phrase before its noun
_WORD = re.compile(r"(?<![\w’'-])[A-Za-z][a-z]+(?:-[a-z]+)*(?![\w-])")
_DETERMINED = re.compile(
    r"(?<![\w’'-])(?:[Tt]h(?:e|is|ese|ose)|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|[Ss]ome|[Mm]any|[Mm]ost|"
    r"[Ss]everal|[Oo]ther|[Aa]ll|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our|[A-Z][\w.-]*['’]s?) "
    r"(?:(?!(?:of|who|that|which|by|in|to|for|and|from|with|at|on|said|says|is|was|has|had|are|were|have|the|an?|its"
    r"|his|"
    r"her|their|this|these|those|our|some|many|most|several|all|both|two|three|four)\b)"
    r"[\w’'-]+ ){0,4}$"
)
_INDEFINITE = frozenset("a an some many several most other two three four".split())
_PLURAL = re.compile(
    r"(?:(?:But|And|Yet|Still|Meanwhile|However),? )?"
    r"(?P<who>(?:(?!(?:It|He|She|We|They|There|This|That|What|If|When|As|In|On|At) )[\w’'-]+ ){0,4}?"
    r"(?P<noun>[a-z]{3,}s)) (?:are|were|have|had|will|would|can|could|should|may|might|do|did|say|said|want|"
    r"think|believe|who|[a-z]+ed|see|argue|complain|fear|hope|[a-z]+ly)\b"
)
"""A plural of whatever kind that opens a sentence: "Urban households | have"."""
_BEFORE = re.compile(r"(?<![\w’'-])([\w-]+) $")
_SUBJECT = re.compile(r"(?:\b(?:I|[Ww]e|[Yy]ou|[Tt]hey|[Ww]ho|to)|n['’]t) $")


class Told(NamedTuple):
    """Something told of, by its last mention."""

    who: Key
    span: Span
    kind: str
    how: Stance
    first: bool
    """Whether it is the first of its sentence that may be the subject."""
    times: int


_Event = tuple[Span, Key, str]


def told_before(scene: Scene, head: Head, earlier: Sequence[Answer]) -> dict[Key, Told]:
    """What may be meant, by whom or what it is: the last mention of each in the sentences before.

    ``earlier``: the settled answers of the quotes before, the last first.
    """
    view, start = scene.view, head.span[0]
    sentence = view.sentence_at(start)
    begin = view.sentences[max(0, sentence - _BACK)][0]
    begin = max(begin, view.paragraphs[max(0, view.paragraph_at(start) - _PARAGRAPHS)][0])
    known: dict[str, Key] = {}  # a phrase without its article -> whom it meant
    for a in reversed(earlier):
        if a.span is not None and a.who is not None and plural(scene, a.who, head.kind):
            known[bare(view.text[slice(*a.span)])] = a.who
    events = [*_names(scene, begin, start, head), *_phrases(scene, begin, start, head, known)]
    for a in earlier:
        if a.span is not None and a.who is not None and begin <= a.span[0] < start and _can_be(scene, a.who, head):
            events.append((a.span, a.who, _kind(scene, a.who)))
    who = subject_behind(view.text, view.sentences[sentence][0], head.span, scene.names, scene.starts)
    if who is not None and not scene.entities[who].titles:
        events.append((head.span, who, "behind"))
    out: dict[Key, Told] = {}
    opened: set[int] = set()
    for span, key, kind in sorted(events, key=lambda e: e[0]):
        how = stance(view.text, span, named=isinstance(key, int))
        here, old = view.sentence_at(span[0]), out.get(key)
        inner = how.possessive or how.prepositional or how.attributive
        first = (here not in opened and not inner) or (old is not None and old.span[0] == span[0] and old.first)
        if first:
            opened.add(here)
        out[key] = Told(key, span, kind, how, first, old.times + (old.span != span) if old else 1)
    return out


def _names(scene: Scene, begin: int, end: int, head: Head) -> Iterator[_Event]:
    """Bodies and places that are named between two places, and for "they" people who are named together."""
    names = scene.names[bisect_left(scene.starts, begin) : bisect_left(scene.starts, end)]
    text, entities = scene.view.text, scene.entities
    k = 0
    while k < len(names):
        entity = entities[names[k].entity]
        if not (entity.is_person and (entity.titles or any(entity.said.values()) or entity.person > 1.5)):
            yield names[k].span, entity.index, _kind_of(entity)
        if head.kind == "they" and (friend := _FRIEND.match(text, names[k].span[1])) and _are(friend[1]):
            span = (names[k].outer[0], friend.end())
            yield span, Phrase(span), "several"
        last = k
        while head.kind == "they" and last + 1 < min(len(names), k + _TOGETHER):
            if not go_together(text, names[last], names[last + 1]):
                break
            last += 1
        if last > k and " and " in text[names[last - 1].span[1] : names[last].span[0]]:
            span = (names[k].outer[0], names[last].span[1])
            yield span, Phrase(span), "several"
            for m in names[k + 1 : last + 1]:
                if not entities[m.entity].is_person:
                    yield m.span, m.entity, _kind_of(entities[m.entity])
            k = last
        k += 1


def _are(noun: str) -> bool:
    return noun in ROLE_NOUNS or are_people(noun)


_FRIEND = re.compile(r" and (?:an?|his|her|the) (?:[a-z-]+ )??([a-z-]+)(?= [a-z])")
""" "Jane Roe | and a friend"."""


def _phrases(scene: Scene, begin: int, end: int, head: Head, known: dict[str, Key]) -> Iterator[_Event]:
    """Noun phrases between two places that tell of groups, bodies or papers; ``known`` ones mean whom they meant."""
    text, they = scene.view.text, head.kind == "they"
    if they:
        yield from _openings(scene, begin, end, known)
    for word in _WORD.finditer(text, begin, end):
        noun = word[0].lower()
        if not _tells(noun) or _in_name(scene, word.start()):
            continue
        after = _WORD.match(text, word.end() + 1, end) if text.startswith(" ", word.end()) else None
        if after is not None and (after[0] in BODY_NOUNS or after[0] in _PEOPLE or are_people(after[0])):
            continue
        span = _whole(text, begin, word.span(), bare_too=noun.endswith(("s", "men")) or noun in ("police", "people"))
        if span is None:
            continue
        if _names_it(scene, span[1]):
            continue
        span = _with_owner(scene, span)
        span = with_first(text, begin, span, scene.names, scene.starts) if they else span
        if (named := _apposed(scene, span)) is not None:
            yield span, named.index, _kind_of(named)
            continue
        phrase = text[slice(*span)]
        what, cls = classify(phrase, noun)
        fits = what in ("group", "organisation") or noun.endswith("s") if they else "organisation" in (what, cls)
        if fits or (not they and cls == "document"):
            how = "indefinite" if phrase.split()[0].lower() in _INDEFINITE else "definite"
            yield span, known.setdefault(bare(phrase), Phrase(span)), f"{what}_{how}"


_NO_PART = SPEECH_VERBS | {"ask", "tell", "let", "help", "make"}
_PEOPLE = GROUP_NOUNS | ROLE_NOUNS


def _tells(noun: str) -> bool:
    return noun in BODY_NOUNS or noun in DOCUMENT_NOUNS or noun in GROUP_NOUNS or are_people(noun)


def _openings(scene: Scene, begin: int, end: int, known: dict[str, Key]) -> Iterator[_Event]:
    """Plurals of whatever kind that open a sentence."""
    view = scene.view
    for k in range(view.sentence_at(begin), view.sentence_at(end) + 1):
        start, stop = view.sentences[k]
        found = _PLURAL.match(view.text, start, min(stop, end))
        noun = found["noun"] if found is not None else ""
        if found is not None and noun not in FUNCTION_WORDS and not noun.endswith(("ss", "us", "is")):
            span = found.span("who")
            if view.text[slice(*span)].partition(" ")[0].endswith("ing"):
                continue
            yield span, known.setdefault(bare(view.text[slice(*span)]), Phrase(span)), "plural"


def subject_before(scene: Scene, head: Head) -> Span | None:
    """The plural with which the sentence of "they" begins, or the one before, where "they" is the first in its own.

    "As members of Acre left, | they | sang"; "Urban households have money.  They can save.  | They | say".
    """
    view, start = scene.view, head.span[0]
    here = view.sentence_at(start)
    begin = view.sentences[here][0]
    if view.in_quotes(start):
        return None
    opening = _OPENS.fullmatch(view.text, begin, start) is not None
    clause = _CLAUSE.match(view.text, begin, start)
    own = _PEOPLE_THERE.match(view.text, clause.end() if clause is not None else begin, start)
    if own is not None and (clause is None or view.text.endswith(", ", 0, start)):
        return _if_alone(view.text, own, start)
    for k in range(here - 1, max(here - _CHAIN, 0) - 1, -1) if opening else ():
        begin, end = view.sentences[k]
        apart = view.paragraph_at(start) - view.paragraph_at(begin)
        if apart > 1 or view.in_quotes(begin) or view.titled[view.paragraph_at(begin)]:
            return None
        if not view.text.startswith("They ", begin):
            told = _PEOPLE_THERE.match(view.text, begin, end)
            theirs = view.text.endswith("In ", 0, start)  # "In | their | view"
            return None if told is None else _if_alone(view.text, told, told.end() if theirs else end)
    return None


def _if_alone(text: str, told: re.Match[str], end: int) -> Span | None:
    """The subject, if it is of more than time or like, and no other people come up behind it."""
    noun = told["noun"]
    if end - told.end() > _LONG_SENTENCE:
        return None
    words = (word[0] for word in _WORD.finditer(text, told.end(), end))
    many = (word for word in words if word != noun and word.endswith(("s", "men", "people", "police", "children")))
    others = any(map(are_people, many))
    named = noun[0].isupper() and not are_people(noun.lower())
    no_people = named or noun in _TIMES or noun in FUNCTION_WORDS or noun.endswith(("ss", "us", "is"))
    return None if others or no_people else told.span("who")


_CHAIN = 4  # sentences
_LONG_SENTENCE = 600  # characters
_TIMES = frozenset("days weeks months years decades hours minutes times things results polls reasons".split())
_OPENS = re.compile(r"(?:(?:But|And|Yet|So|Still|Now|Instead|Meanwhile|However|Also),? )?(?:In )?")
_CLAUSE = re.compile(
    r"(?:(?:But|And|Yet|So),? )?(?:as|while|when|after|before|although|though|because|since|once|unless|if) ", re.I
)
_PEOPLE_THERE = re.compile(
    r"(?:(?:But|And|Yet|Still|Meanwhile|However),? )?"
    r"(?P<who>(?:(?:[Mm]any|[Mm]ost|[Ss]ome|[Ss]everal|[Hh]alf|[Aa]ll|[Dd]ozens|[Hh]undreds|[Tt]housands|"
    r"[Aa] (?:[a-z]+ )?(?:number|majority|group|handful|chunk|couple|pair)) of )?"
    r"(?:(?!(?:It|He|She|We|They|There|This|That|What|If|When|As|In|On|At|I|You|Among|of|for|in|by|to|and|an?|is|was|"
    r"has|had|said|says|who|that) )[\w’'-]+ ){0,4}?(?P<noun>[A-Za-z][a-z]{2,}s|people|police|men|women|children)"
    r"(?: [A-Z][\w’'-]*(?: \([^()\n]{2,40}\))? and [A-Z][\w’'-]*(?: \([^()\n]{2,60}\))?)?"
    r"(?:,? ?[—–]? and (?:some|many|a few|several|most|other) [^—–,.:;\n]{3,50}(?: ?[—–]|,)?)?"
    r"(?: (?:who|in|of|from|at|with|loyal|close) [^,.;:—“”\"\n]{2,90}?)?) (?:(?:[a-z]+ly|now|also|still|often) )?"
    r"(?:are|were|have|had|will|would|can|could|should|may|might|do|did|say|want|think|believe|remain|see|argue|fear|"
    r"hope|[a-z]{2,}ed)\b"
)


def bare(phrase: str) -> str:
    """A phrase in small letters without its article."""
    return phrase.lower().removeprefix("the ")


def _whole(text: str, floor: int, noun: Span, *, bare_too: bool) -> Span | None:
    """The noun phrase that a noun ends: from its determiner, or what stands before a plural without one."""
    many = _MEMBERS.match(text, noun[1])  # "a team | of scientists"
    end = many.end() if many is not None and are_people(many[1]) else noun[1]
    found = _DETERMINED.search(text, max(floor, noun[0] - _LONG), noun[0])
    if found is not None and any(map(_acts, found[0].split()[1:])):
        found = None  # "The mayor met | nurses"
    if found is not None:
        return None if found[0][:4].lower() == "this" and text.startswith("s", noun[1] - 1) else (found.start(), end)
    if not bare_too:
        return None
    begin = noun[0]
    for _ in range(3):
        before = _BEFORE.search(text, max(floor, begin - 30), begin)
        if before is None or before[1].lower() in FUNCTION_WORDS or before[1].lower() in _NO_PART:
            break
        if before[1].islower() and (before[1].endswith(("ed", "ly", "ing")) or before[1] in AFTER_NOUN):
            break
        if _SUBJECT.search(text, max(floor, before.start() - 6), before.start()) is not None:
            break  # "they help | people"
        begin = before.start()
    while begin > floor and text[begin - 1] in ",0123456789":
        begin -= 1  # "200,000 people"
    return begin, end


def _acts(word: str) -> bool:
    """Whether a word before a noun is a verb, not of its phrase."""
    return word in AFTER_NOUN or (word.endswith("ed") and word not in ADJECTIVES and word != "hundred")


_MEMBERS = re.compile(r" of (?:[a-z-]+ ){0,2}?([a-z]+s)(?= [a-z])")


def _in_name(scene: Scene, position: int) -> bool:
    k = bisect_right(scene.starts, position) - 1
    return k >= 0 and position < scene.names[k].span[1]


def _names_it(scene: Scene, end: int) -> bool:
    """Whether the name follows of what a phrase tells of: "the charity | HomeFirst", "the charity, | HomeFirst,"."""
    k = bisect_left(scene.starts, end)
    return k < len(scene.names) and scene.view.text[end : scene.names[k].outer[0]] in (" ", ", ")


def _apposed(scene: Scene, span: Span) -> Entity | None:
    """The body of which a phrase behind its name tells: "Acre Mills, | the largest company,"."""
    k = bisect_left(scene.starts, span[0]) - 1
    near = k >= 0 and scene.view.text[scene.names[k].span[1] : span[0]] in (", ", " (", " - ", " – ")
    named = scene.entities[scene.names[k].entity] if near else None
    return named if named is not None and not named.is_person else None


def _with_owner(scene: Scene, span: Span) -> Span:
    """A phrase with the whole name it begins within: "Jane | Roe's supporters"."""
    k = bisect_left(scene.starts, span[0]) - 1
    owner = scene.names[k] if k >= 0 else None
    return (owner.outer[0], span[1]) if owner is not None and owner.span[0] < span[0] < owner.span[1] else span


def _can_be(scene: Scene, who: Key, head: Head) -> bool:
    thing = head.kind == "it" and is_named(who) and may_be_thing(scene, who)
    return thing or plural(scene, who, head.kind)


def _kind(scene: Scene, who: Key) -> str:
    return _kind_of(scene.entities[who]) if isinstance(who, int) else "phrase"


def _kind_of(entity: Entity) -> str:
    return "place" if entity.is_place else "personlike" if entity.is_person else "body"
