"""Who writes "I" where the text says who its author is: "VIEW By Jane Roe", "Jane Roe is a nurse. …", letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from quoth.data import Span
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.routes.answer import Answer, Phrase
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.sweep.scene import Scene

_BY = re.compile(r"(?:[A-Z][A-Z’']* ){0,4}[Bb]y (?=[A-Z])")
_BY_NAME = re.compile(r"\s*(?:$|\n)| (?=[A-Z“\"])")
_NOTE = re.compile(
    r"[^\n]*?(?:\b(?:views|opinions) expressed (?:in this article )?are (?:the author|those of the author)"
    r"|\bcontact (?:him|her|the (?:writer|author)) (?:at|through)\b|\bthe (?:author|writer)['’]s own\b)",
    re.I,
)
_IS = re.compile(
    r" (?:is|was) (?:an?|the|\w+ (?:of|at|for)|[a-z]+ \w+ (?:of|at|for)|currently|[A-Z][\w-]+ \w+)\b", re.I
)
_BY_POST = re.compile(r"\bBy (?:the )?[A-Z][^.,:;“”\"\n]{1,40} (?:editor|correspondent|reporter|columnist) (?=[A-Z])")
_LAST = 4  # paragraphs at the end in which an author is introduced


def author_in_text(scene: Scene, span: Span) -> Answer | None:
    """Whom an "I" outside quotation marks means, if the text says who its author is, or whose account it is."""
    if scene.view.in_quotes(span[0]):
        return None
    own = [who for words, who in scene.floor.portraits if words[1] < span[0]]
    signed = None if own else _signed_below(scene, span[0])
    who = own[-1] if own else signed if signed is not None else _author(scene, span[0])
    if who is None:
        return _told_of_below(scene, span)
    word, name = scene.view.text[slice(*span)], scene.entities[who].text
    if signed is not None:
        reason = f"“{word}” is {name}, whose name is the line below the letter"
        return Answer(who, confidence("signed", 0.85), reason, span=span)
    if own:
        reason = f"“{word}” is {name}, whose own account this is"
        return Answer(who, confidence("introduced", 0.9), reason, span=span)
    reason = f"“{word}” outside quotes is {name}, whom the text calls its author"
    return Answer(who, confidence("author", 0.7), reason, span=span)


def _told_of_below(scene: Scene, span: Span) -> Answer | None:
    """Who wrote what a note at its end tells of "the author", where nothing names him: "The author is a professor"."""
    text, begin = scene.view.text, scene.view.paragraphs[-_LAST:][0][0]
    note = None if scene.article.byline else _note_below(text, begin)
    if note is None or note[0] < span[1]:
        return None
    reason = f"“{text[slice(*span)]}” outside quotes is who wrote the text, of whom only its note tells"
    return Answer(Phrase(note), confidence("author", 0.7), reason, span=span)


@lru_cache(maxsize=16)
def _note_below(text: str, begin: int) -> Span | None:
    """Where a note at the end of a text first says "the author"."""
    note = _THE_AUTHOR.search(text, begin)
    return None if note is None else note.span(note.lastindex or 0)


_THE_AUTHOR = re.compile(
    r"(?:(?<=\n)|(?<=[.!?”\"] ))(?:(The (?:author|writer)) (?:is|was) |Contact (the (?:author|writer)) (?:at|through) )"
)


def _signed_below(scene: Scene, position: int) -> int | None:
    """Who signs a letter among letters: the next line that is a name alone, where others are nearby.

    Who is named so is named nowhere else; a heading is.
    """
    view = scene.view
    here, last = view.paragraph_at(position), len(view.paragraphs)
    signed = [(k, who) for k in range(max(0, here - _AROUND), min(last, here + _AROUND)) if (who := _signs(scene, k))]
    below = [who for k, who in signed if here < k <= here + _LETTER]
    return below[0].index if below and len(signed) >= _SEVERAL else None


def _signs(scene: Scene, paragraph: int) -> Entity | None:
    """The person whose name is all of a paragraph, and is told nowhere else."""
    begin, end = scene.view.paragraphs[paragraph]
    k = bisect_left(scene.starts, begin)
    m = scene.names[k] if k < len(scene.names) else None
    if m is None or m.outer[0] != begin or end - m.span[1] > 1 or len(m.words) < 2:
        return None
    who = scene.entities[m.entity]
    return who if who.is_person and len(who.mentions) == 1 else None


_AROUND = 40  # paragraphs before and behind that are looked at
_LETTER = 8  # paragraphs of a letter
_SEVERAL = 3


def over_account(scene: Scene, start: int) -> Answer | None:
    """Who says the words in marks at a position that stand over somebody's own account."""
    who = next((who for words, who in scene.floor.portraits if words[0] <= start < words[1]), None)
    if who is None:
        return None
    told = f"words over the account of {scene.entities[who].text}"
    return Answer(who, confidence("introduced", 0.9), told)


def _author(scene: Scene, position: int) -> int | None:
    """Who the text says has written what stands at a position: a line "By" a name above it, or a note at its end."""
    view, text = scene.view, scene.view.text
    here = view.paragraph_at(position)
    for begin, after, who in reversed(_signed_above(scene)):
        if begin <= position and after <= position:
            return who
    for k in range(max(here, len(view.paragraphs) - _LAST), len(view.paragraphs)):
        begin, end = view.paragraphs[k]
        noted = any(_is_note(text, *paragraph) for paragraph in view.paragraphs[k : k + 3])
        first = bisect_left(view.sentence_starts, begin)
        stop = bisect_left(view.sentence_starts, end) if noted else first + 1
        authors = {_named_at(scene, s, _IS) for s in view.sentence_starts[first:stop]} - {None}
        if len(authors) == 1 and (noted or _only_there(scene, k, authors)):
            return authors.pop()
    return None


def _signed_above(scene: Scene) -> list[tuple[int, int, int]]:
    """Where the text has "By" a name: where its paragraph begins, behind which offset it counts, and who it is."""
    if scene.bylines is None:
        text, scene.bylines = scene.view.text, []
        for begin, end in scene.view.paragraphs:
            found = [(by.end(), begin) for by in (_BY.match(text, begin),) if by is not None]
            found += [(by.end(), by.end()) for by in _BY_POST.finditer(text, begin, end)]
            named = ((begin, after, _named_at(scene, at, _BY_NAME)) for at, after in found)
            scene.bylines += [(begin, after, who) for begin, after, who in named if who is not None]
    return scene.bylines


def _only_there(scene: Scene, paragraph: int, authors: set[int | None]) -> bool:
    """Whether somebody is named in the last two paragraphs and nowhere above: "Jane Roe is a nurse." """
    view = scene.view
    last = len(view.paragraphs) - paragraph < 3 and paragraph > 2
    begin = view.paragraphs[paragraph][0]
    return last and all(m.span[0] >= begin for m in scene.names if m.entity in authors)


@lru_cache(maxsize=16)  # the last paragraphs are asked for each "I" of a text
def _is_note(text: str, begin: int, end: int) -> bool:
    return _NOTE.match(text, begin, end) is not None


def _named_at(scene: Scene, position: int, then: re.Pattern[str]) -> int | None:
    """The person whose name in full stands at a position, if this follows it."""
    k = bisect_left(scene.starts, position)
    m = scene.names[k] if k < len(scene.names) else None
    if m is None or m.outer[0] != position or len(m.words) < 2 or not scene.entities[m.entity].is_person:
        return None
    return m.entity if then.match(scene.view.text, m.span[1]) else None
