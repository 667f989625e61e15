"""Bodies and documents that stand before in a longer phrase: "the council" for "the city council"."""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.phrases.sources import Head, within
from quoth.speakers.routes.answer import Answer, Phrase
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import BODY_NOUNS, DOCUMENT_NOUNS
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.text import places_of

_OF_ANY = re.compile(r" of (?!course\b)")
_THE_NOUN = re.compile(r"(?:the|this|that|our) [\w-]+", re.I)

_DEEDS = frozenset("prosecution defence defense opposition resistance".split())
"""Bodies that are called as what is done to somebody: "Roe's prosecution", "his opposition"."""
_ITS = (
    r"(?:operation|official|officer|source|leader|chief|member|base|action|aircraft|vehicle|employee|worker|hearing"
    r"|session|case|ruling|decision|proceeding|filing|document|meeting|election|seat|chamber|account|statement"
    r"|(?:order|vote|record)\b)"
)
"""Before these a body's noun is no body: "a new military operation", "a two-day court hearing"."""
_LONGEST = 120  # characters before the noun
_FULLER = tuple(
    (re.compile(rf"\b{before}\Z"), re.compile(behind))
    for before, behind in (
        (
            r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[A-Z]\w+['’]s) "
            r"(?:(?!(?:of|for|in|to|on|his|her|its|their|and|or|with|an?|the|by|from|as|existing|previous|earlier"
            r"|separate|similar|different|rival) )[a-z-]+ ){1,3}",
            rf"(?![\w-]| {_ITS})",
        ),
        (r"(?:(?:Mr|Mrs|Ms)\. )?[A-Z]\w+['’]s ", r"\b(?! of )"),
        (r"[Tt]he [A-Z]\w+ ", r"\b"),
    )
)
"""What stands before a noun in a longer phrase, and what may stand behind it: one pattern for all nouns."""


def fuller_phrase(scene: Scene, head: Head) -> Span | None:
    """The last longer phrase before "the council" with the same noun ("the city council"); not for people."""
    if head.noun in ROLE_NOUNS or head.noun in _DEEDS or not (head.noun in BODY_NOUNS or head.noun in DOCUMENT_NOUNS):
        return None
    if not _THE_NOUN.fullmatch(scene.view.text, *head.span) or _OF_ANY.match(scene.view.text, head.span[1]):
        return None
    floor = max(0, head.span[0] - 4000)
    text, begin, found = scene.view.text[floor : head.span[0]], 0, None
    for at in places_of(text, head.noun):
        end, near = at + len(head.noun), max(begin, at - _LONGEST)
        fuller = (before.search(text, near, at) for before, behind in _FULLER if behind.match(text, end))
        if (start := min((m.start() for m in fuller if m is not None), default=None)) is not None:
            begin, found = end, (start + floor, end + floor)
    return found


def called_in_full(scene: Scene, answer: Answer, fuller: Span, span: Span) -> Answer:
    """The answer that "the bank" means a fuller phrase, or the name in apposition to it: "its largest bank, Acre,"."""
    text, told = scene.view.text, scene.view.text[slice(*fuller)]
    near = within((fuller[1], fuller[1] + 80), scene.names, scene.starts)
    named = near[0] if near and text[fuller[1] : near[0].outer[0]] == ", " else None
    if named is None or not text.startswith(",", named.span[1]) or scene.entities[named.entity].is_person:
        return replace(answer, who=Phrase(fuller), reason=f"the source is “{told}”, no name", span=span)
    return replace(answer, who=named.entity, reason=f"the source is “{told}”, named right behind it", span=span)
