"""Who comes up in the report's own words around a quotation, in its words, and between a question and its cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from quoth.data import Quote
from quoth.speakers.routes.answer import Key, is_named
from quoth.speakers.sweep.exchange import askings
from quoth.speakers.sweep.links import start_of
from quoth.speakers.sweep.scene import Scene

PARAGRAPHS = 2  # in which the report's own words are looked at
REACH = 4_000  # characters, of texts whose paragraphs do not end
_OPENED = re.compile(r"[.!?”\"’'] (?:(?:Mr|Mrs|Ms|Dr|Sir)\.? )?$")
_CALLS = re.compile(r"(?:^|[,.!?] |\b(?:Well|So|And|But|No|Yes|Oh),? )(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?$")
"""What stands before a name by which somebody is spoken to."""


class Mention(NamedTuple):
    """Somebody in the report's own words near a quotation."""

    who: Key
    position: int
    person: bool
    pronoun: bool
    behind: bool
    """Whether it stands behind the quotation."""
    here: bool
    """Whether it stands in its paragraph."""
    first: bool
    """Whether it is the first of its sentence."""
    since: bool
    """Whether nothing was said aloud between it and the quotation."""
    new: bool
    """Whether it is the first of a person in the article."""
    opens: bool
    """Whether a sentence begins with it."""


def around(scene: Scene, quote: Quote, last: Quote | None) -> list[Mention]:
    """Who comes up in the report's own words before the quotation, and behind it in its paragraph."""
    view, text = scene.view, scene.view.text
    start, end = quote.content[0][0], quote.content[-1][1]
    paragraph = view.paragraph_at(start)
    until, begin = end, max(0, start - REACH)
    if view.paragraphs:
        until = min(view.paragraphs[paragraph][1], end + REACH)
        begin = max(view.paragraphs[max(0, paragraph - PARAGRAPHS)][0], begin)
    aloud = max((e for s, e in last.content), default=0) if last is not None and last.kind != "indirect" else 0
    spoke = {p for s, e in (last.source if last is not None else ()) for p in range(s, e)}
    out: list[Mention] = []
    seen: set[int] = set()
    for position, _, who, pronoun in _mentions(scene, begin, until):
        if start <= position < end or view.in_quotes(position) or position in spoke:
            continue
        sentence = view.sentence_at(position)
        entity = scene.entities[who] if is_named(who) else None
        person = entity is None or (entity.person > 0.4 and entity.place < 1.2)
        first = person and sentence not in seen
        if first:
            seen.add(sentence)
        behind = position >= end
        here = view.paragraph_at(position) == paragraph
        before = text[max(0, position - 12) : position]
        opens = position - view.sentences[sentence][0] < 2 or _OPENED.search(before) is not None
        new = entity is not None and bool(entity.mentions) and entity.mentions[0].span[0] == position
        out.append(Mention(who, position, person, pronoun, behind, here, first, position >= aloud, new, opens))
    return out


def _mentions(scene: Scene, begin: int, until: int) -> list[tuple[int, int, Key, bool]]:
    """Names, noun phrases and pronouns of a stretch with whom they mean: start, end, who, whether a pronoun."""
    out: list[tuple[int, int, Key, bool]] = []
    k = bisect_left(scene.starts, begin)
    while k < len(scene.names) and scene.starts[k] < until:
        m = scene.names[k]
        out.append((m.span[0], m.span[1], m.entity, False))
        k += 1
    for links, pronoun in ((scene.discourse.links, True), (scene.discourse.nominals, False)):
        for start in _starts(links, begin, until):
            link = links[start]
            if link.options and link.options[0][1] >= 0.5:
                who = link.options[0][0]
                who = scene.identified.get(start_of(who), who) if who < 0 else who
                out.append((start, link.span[1], who, pronoun))
    return sorted(out, key=lambda m: m[0])


def _starts(links: Mapping[int, object], begin: int, until: int) -> list[int]:
    if until - begin < len(links):
        return [start for start in range(begin, until) if start in links]
    return [start for start in links if begin <= start < until]


def hearers(scene: Scene, question: Quote) -> set[Key]:
    """Whom a quote asks, if it says so."""
    asked = askings(scene.view.text, [question]).get(0)
    return {who for *_, who, _ in _mentions(scene, *asked.hearer)} if asked is not None else set()


def inside(scene: Scene, quote: Quote) -> dict[Key, bool]:
    """Who comes up in the words of the quotation; whether they are spoken to there by name."""
    text = scene.view.text
    out: dict[Key, bool] = {}
    for s, e in quote.content:
        for start, stop, who, pronoun in _mentions(scene, s, e):
            before, after = text[max(s, start - 12) : start], text[stop : stop + 2]
            called = not pronoun and _CALLS.search(before) is not None and after[:1] in ",.?!”\"’'"
            out[who] = out.get(who, False) or called
    return out
