"""Whose "I", "we" and "you" it is: whoever speaks in the marks around it, has the floor, or wrote the article."""

from __future__ import annotations

from typing import Protocol

from quoth.data import Span
from quoth.speakers.phrases.nearby import introduced, source_near
from quoth.speakers.phrases.sources import Head
from quoth.speakers.routes.answer import Answer, Author, Phrase, abstain
from quoth.speakers.routes.bylines import author_in_text
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.routes.collective import told_within, we_inside
from quoth.speakers.routes.guests import first_person_there, person_at, set_apart
from quoth.speakers.routes.order import Order
from quoth.speakers.routes.papers import is_paper
from quoth.speakers.sweep.scene import Scene
from quoth.speakers.sweep.turns import DIALOGUE


class Asked(Protocol):
    """Who can be asked what the other quotes are answered."""

    scene: Scene
    order: Order

    def of(self, i: int) -> Answer:
        """The answer for quote number ``i``."""

    def by_head(self, i: int, head: Head, route: str) -> Answer:
        """The answer for what says quote number ``i``; of no quote, -1."""

    def in_force(self, position: int, paragraphs: int, skip: int = -1) -> Answer | None:
        """The answer of the last quote before a position, not more than so many paragraphs back."""


def first_person(asked: Asked, i: int, head: Head) -> Answer:
    """Who is meant by the "I", "we" or "you" that is the source of quote number ``i``."""
    scene, kind = asked.scene, head.kind
    quote, word = scene.quotes[i], scene.view.text[slice(*head.span)]
    outer = asked.order.outer(i)
    for _ in range(3):  # “My boss says I know it”: “I” is who speaks in the marks
        above = asked.order.outer(outer) if outer is not None and scene.quotes[outer].kind == "indirect" else None
        outer = outer if above is None else above
    if outer is None:
        return _in_turn(asked, head, word)
    if (said := told_within(scene, scene.quotes[outer], head.span[0])) is not None:
        return asked.by_head(-1, said, "_near")
    if kind == "you" and scene.floor.by_sentence and scene.floor.asks(scene.view, head.span[0]):
        return _in_turn(asked, head, word)
    if kind == "you":
        return abstain("“you” inside a quote is whoever was spoken to", span=head.span)
    answer = asked.of(outer)
    if answer.who is None:
        return abstain("the speaker of the quote around it is not settled", answer.candidates, head.span)
    if is_paper(scene, answer):  # "the e-mail"
        return abstain(f"“{word}” is who wrote what is quoted, who is not named", span=head.span)
    if kind == "we":
        return we_inside(scene, quote, answer, word, head.span)
    sure, reason = confidence("first", 0.95) * answer.confidence, f"“{word}” inside a quote is its speaker"
    return Answer(answer.who, sure, reason, answer.settled, answer.candidates, head.span)


def _in_turn(asked: Asked, head: Head, word: str) -> Answer:
    """Outside all quotes: who has the floor there, or the author."""
    scene, kind = asked.scene, head.kind
    floor, view = scene.floor, scene.view
    paragraph = view.paragraph_at(head.span[0])
    back = paragraph - 12 if len(floor.labels) >= DIALOGUE else paragraph - 1
    label = next((floor.labels[k] for k in range(paragraph, max(back, -1), -1) if k in floor.labels), None)
    if label is not None and kind != "you" and (len(floor.labels) >= DIALOGUE or person_at(scene, label)):
        return answer_at(scene, label, "turn", f"“{word}” in a turn is the one who has the floor")
    if floor.interviewee is not None and paragraph >= floor.begins:
        return first_person_there(scene, kind, word, head.span)
    if view.in_quotes(head.span[0]):
        before = _quoted_there(asked, head.span)
        if before is not None and before.who is not None and kind == "I":
            sure, reason = confidence("first_quoted", 0.7), f"“{word}” inside quotation marks is who is quoted there"
            return Answer(before.who, sure, reason, before.settled, before.candidates, head.span)
        if kind == "I" and (guest := set_apart(scene, head.span)) is not None:
            return guest
    if kind == "I" and (spoken := _voice(asked, paragraph, head, word)) is not None:
        return spoken
    if kind == "I" and (writes := author_in_text(scene, head.span)) is not None:
        return writes
    if scene.article.byline and kind == "I":
        sure, reason = confidence("author", 0.7), "“I” outside quotes is the author"
        return Answer(Author(scene.article.byline[0]), sure, reason, span=head.span)
    return abstain(f"“{word}” is the author or a voice the text does not name", span=head.span)


def _voice(asked: Asked, paragraph: int, head: Head, word: str) -> Answer | None:
    """Whose "I" it is where a voice says its name, or where the line above announces somebody's words."""
    scene, view = asked.scene, asked.scene.view
    named = scene.floor.introduced
    who = named.get(paragraph)
    if who is None and len(set(named.values())) == 1 and min(named) < 8 and not scene.article.byline:
        who = next(iter(named.values()))
    if who is not None:
        sure = confidence("introduced", 0.9 if paragraph in named else 0.7)
        return Answer(who, sure, f"“{word}” is {scene.entities[who].text}, who says so", span=head.span)
    begin = view.paragraphs[paragraph][0] if view.paragraphs else 0
    if paragraph and view.text[view.paragraphs[paragraph - 1][1] - 1] == ":":
        found = introduced(view, ((begin, head.span[1]),), scene.names, scene.starts)
        told = scene.head_of(found[0]) if found else None
        if told is not None and told.kind in ("name", "he", "she"):
            return asked.by_head(-1, told, "_near")
        return abstain(f"“{word}” may be whose words the line above announces", span=head.span)
    return None


def _quoted_there(asked: Asked, span: Span) -> Answer | None:
    """Who is said to speak in the quotation marks around a position that no quote covers."""
    scene, view = asked.scene, asked.scene.view
    region = next((q for q in view.quoted if q[0] <= span[0] < q[1]), None)
    near = source_near(view, (region,), scene.names, scene.starts) if region else None
    if near is not None and near[1] >= 0.8:
        head = scene.head_of(near[0])
        if head.kind in ("name", "he", "she"):
            return asked.by_head(-1, head, "_near")
    return asked.in_force(span[0], paragraphs=0)


def answer_at(scene: Scene, span: Span, route: str, reason: str) -> Answer:
    """The answer for a phrase found by lay-out."""
    head = scene.head_of(span)
    if head.kind == "name" and head.mention is not None:
        return Answer(head.mention.entity, confidence(route, 0.9), reason, span=span)
    return Answer(Phrase(span), confidence(route, 0.8), reason, span=span)
