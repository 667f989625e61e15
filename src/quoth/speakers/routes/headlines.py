"""Whom a headline means by a bare noun, and what a paper is called after: "Hacker", "poll", "the IG report"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from quoth.data import Spans
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes.answer import Answer, is_named
from quoth.speakers.routes.namings import STUDIES
from quoth.speakers.routes.same import words_of
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.words.lexicon import DOCUMENT_NOUNS
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.text import cut

REACH = 3  # paragraphs on from the headline until whom it means speaks
_LINE = 100  # characters of a headline at most
_NOUNS = ROLE_NOUNS | DOCUMENT_NOUNS
_WORD = re.compile(r"[^\W_]+")


def told_below(scene: Scene, head: Head, answer: Answer, order: Sequence[int], of: Callable[[int], Answer]) -> Answer:
    """ "Hacker admits to theft. ¶ The Norland hacker said …": a headline's noun is whoever is first called so below.

    ``order``: the quotes in the order of the text; ``of``: their answers.
    """
    view, text = scene.view, scene.view.text
    if head.kind != "nominal" or head.definite is not None or head.noun not in _NOUNS or not answer.settled:
        return answer
    if view.paragraph_at(head.span[0]) or is_named(answer.who):
        return answer
    if view.paragraphs[0][1] > _LINE or view.sentence_at(view.paragraphs[0][1] - 1):
        return answer  # no headline
    for j in order:
        other = scene.heads[j]
        if other.kind != "nominal" or other.noun != head.noun or not view.paragraph_at(other.span[0]):
            continue
        near = view.paragraph_at(other.span[0]) <= REACH
        if near and words_of(text, head) <= words_of(text, other) | called_after(text, scene.quotes[j].source):
            below = of(j)
            named = is_named(below.who)
            if below.settled and (named or other.definite is False):
                phrase, told = text[slice(*head.span)], text[slice(*other.span)]
                return replace(below, reason=f"“{phrase}” is “{told}”", span=head.span)
        return answer
    return answer


def called_after(text: str, source: Spans) -> set[str]:
    """The words of a whole source phrase, and the initials of any that stand together: IG, of an inspector general."""
    words = [w for w in _WORD.findall(cut(text, source)) if w.lower() not in _SMALL]
    starts = "".join(w[0] for w in words).lower()
    initials = {starts[a:b] for a in range(len(starts)) for b in range(a + 2, min(a + 6, len(starts)) + 1)}
    return {w.lower() for w in words} | initials


_SMALL = frozenset("of the for and to in s".split())


def same_study(text: str, head: Head, other: Head, source: Spans) -> bool:
    """Whether "the IG review" is "a report from the inspector general", called after who wrote it."""
    if head.noun not in STUDIES or other.noun not in STUDIES or not head.definite:
        return False
    asked = words_of(text, head) - {head.noun}
    return bool(asked) and asked <= called_after(text, source)
