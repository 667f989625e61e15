"""Who is called "His Majesty", "Her Honour", "His Eminence": the one holder of such an office who is named before."""

from __future__ import annotations

import re

from quoth.speakers.bearers.entity import Entity
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes.answer import Answer, Key, abstain, by_phrase
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.people import STYLES

_STYLE = re.compile(r"(?P<his>[Hh]is|[Hh]er) (?:[A-Z][a-z]+ ){0,2}[A-Z][a-z]+")


def styled_so(scene: Scene, head: Head) -> Answer | None:
    """Whom the article names with an office that is so addressed, if one alone; else the phrase by itself."""
    text = scene.view.text
    style = _STYLE.fullmatch(text, *head.span) if head.noun in STYLES else None
    if style is None:
        return None
    phrase, asked, other = style[0], *(("he", "she") if style["his"].lower() == "his" else ("she", "he"))
    fit = [e for e in scene.entities if _before(e, head.span[0]) and e.said[asked] >= e.said[other]]
    held = [e for e in fit if not STYLES[head.noun].isdisjoint({*e.titles, *scene.described[e.index]})]
    if len(held) > 1:
        near = sorted(held, key=lambda e: e.mentions[_before(e, head.span[0]) - 1].span)
        last = near[-1].mentions[_before(near[-1], head.span[0]) - 1]
        if scene.view.paragraph_at(head.span[0]) - scene.view.paragraph_at(last.span[0]) > 1:
            options: tuple[tuple[Key, float], ...] = tuple((e.index, 1 / len(held)) for e in reversed(near))
            return abstain(f"“{phrase}” may be any of several people", options[:3], head.span)
        held = near[-1:]
    if held:
        reason = f"“{phrase}” is {held[0].text}, whose office is so addressed"
        return Answer(held[0].index, confidence("described", 0.8), reason, span=head.span)
    return by_phrase(head.span, f"the source is “{phrase}”, no name")


def _before(entity: Entity, position: int) -> int:
    """How many times somebody is named before a position; none for what is no person."""
    return len([m for m in entity.mentions if m.span[0] < position]) if entity.is_person else 0
