"""Whose words stand, without a cue, in the paragraph below a question that was asked aloud, or below its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quoth.asking import ASKS, REPLIES, YOU, asks_aloud, asks_back, ends_in_question, puts_to_you
from quoth.data import Quote
from quoth.speakers.phrases.addressee import addressee_of
from quoth.speakers.phrases.sources import within
from quoth.speakers.routes.answer import Answer, abstain
from quoth.speakers.routes.calibration import confidence
from quoth.speakers.sweep.scene import Scene
from quoth.text import cut

_BACK = 4  # quotes before the question among which the other side is looked for
_NEAR = 2  # paragraphs before it
_TOLD = ("name", "he", "she")  # kinds of sources that are asked for below a quote
_ASKS_ON = "who asked before the answer above asks on"
_PUT = "the question above is put to them"
_SPOKE = "who spoke before the question above answers it"
_BELOW = "who answers the next question answers this one"
_OPEN = "who answers the question above is not said"
_ANSWERED = (_PUT, _SPOKE, _BELOW, _OPEN)


def reply(scene: Scene, order: Sequence[int], place: int, of: Callable[[int], Answer]) -> Answer | None:
    """Whom the question just above was put to, or who spoke before it where it says "you"; never who asked it.

    “What happened?” Roe asked. ¶ “He died.” What asks back below an answer is again theirs who asked first.  ``order``
    has all quotes as they stand, this one at ``place``, ``of`` gives their answers.  Nothing where no question stands
    there; open where the text does not tell who answers.
    """
    quote, text = scene.quotes[order[place]], scene.view.text
    if quote.kind != "direct" or not scene.view.opens(quote.content[0][0]):
        return None
    before = _turns(scene, order, place, -1)
    if not before:
        return None
    above, two = order[before[0]], order[before[1]] if len(before) > 1 else -1
    if asks_aloud(text, scene.quotes[above]):
        return _answer(scene, order, place, before[0], of)
    told, asked = of(above), of(two) if two >= 0 else abstain("nobody speaks before it")
    apart = told.settled and asked.settled and told.who != asked.who
    shot_back = REPLIES.match(cut(text, scene.quotes[above].cue)) is not None
    if ends_in_question(text, scene.quotes[above]):
        goes_on = shot_back or told.reason == _ASKS_ON
        return _answer(scene, order, place, before[0], of) if goes_on else None
    if two < 0:
        return _asks_again(scene, order, before[0], of, quote)
    answered = told.reason in _ANSWERED or shot_back or (apart and asks_aloud(text, scene.quotes[two]))
    if answered and asks_back(text, quote):
        if asked.settled and asked.who != told.who and _in_one_paragraph(scene, scene.quotes[above]):
            return Answer(asked.who, confidence("floating", 0.85), _ASKS_ON)
        return abstain("who asks below an answer is not said")
    if asks_back(text, quote) and asks_aloud(text, scene.quotes[two]):
        both = all(YOU.search(cut(text, q.content)) for q in (quote, scene.quotes[two]))
        return abstain("who asks below an answer is not said") if both else None  # nobody asks and answers so
    return abstain("who speaks below an answer is not said") if told.reason in _ANSWERED else None


def _asks_again(
    scene: Scene, order: Sequence[int], begin: int, of: Callable[[int], Answer], quote: Quote
) -> Answer | None:
    """Who asks "you" below the answer to a question that is told: Roe asked Hale when. ¶ “In May,” she said."""
    view, above = scene.view, order[begin]
    if begin == 0 or not asks_back(view.text, quote) or not puts_to_you(view.text, quote.content[0]):
        return None
    told, asks = scene.quotes[order[begin - 1]], of(order[begin - 1])
    if told.kind != "indirect" or not told.content or ASKS.match(cut(view.text, told.cue)) is None:
        return None
    near = view.paragraph_at(scene.quotes[above].content[0][0]) - view.paragraph_at(told.content[0][0]) == 1
    apart = asks.settled and of(above).settled and asks.who != of(above).who
    return Answer(asks.who, confidence("floating", 0.85), _ASKS_ON) if near and apart else None


def _answer(scene: Scene, order: Sequence[int], place: int, begin: int, of: Callable[[int], Answer]) -> Answer:
    """Who answers, at a place of the order, the question at ``begin`` in the paragraph above."""
    view, asked = scene.view, order[begin]
    question = scene.quotes[asked]
    hearer = addressee_of(view.text, question, scene.sentence_of(question))
    named = (
        [m for m in within(hearer, scene.names, scene.starts) if scene.entities[m.entity].is_person] if hearer else []
    )
    if len({m.entity for m in named}) == 1:
        return Answer(named[0].entity, confidence("floating", 0.85), _PUT)
    asker = of(asked).who
    if asker is None or hearer is not None:
        return abstain(_OPEN)
    above = view.paragraph_at(question.content[0][0])
    back = not question.source or REPLIES.match(cut(view.text, question.cue))
    if back or YOU.search(cut(view.text, question.content)):
        for j in reversed(order[max(0, begin - _BACK) : begin]):
            other = of(j)
            near = scene.quotes[j].content and above - view.paragraph_at(scene.quotes[j].content[0][0]) <= _NEAR
            if near and other.settled and other.who not in (None, asker):
                return Answer(other.who, confidence("floating", 0.85), _SPOKE)
    below = [order[k] for k in _turns(scene, order, place, 1)]
    if len(below) == 2 and asks_back(view.text, scene.quotes[below[0]]) and scene.heads[below[1]].kind in _TOLD:
        other = of(below[1])
        if other.settled and other.who != asker:
            return Answer(other.who, confidence("floating", 0.85), _BELOW)
    return abstain(_OPEN)


def _turns(scene: Scene, order: Sequence[int], place: int, step: int) -> list[int]:
    """The places of the quotes in marks of the two paragraphs right above, or below, nearest first: one for each."""
    view = scene.view
    out: list[int] = []
    at = view.paragraph_at(scene.quotes[order[place]].content[0][0])
    for k in range(place + 1, len(order)) if step > 0 else range(place - 1, -1, -1):
        quote = scene.quotes[order[k]]
        if not quote.content or quote.kind == "indirect" or quote.parent is not None:
            continue
        first, last = (view.paragraph_at(p) for p in (quote.content[0][0], quote.content[-1][1] - 1))
        near, far = (first, last) if step > 0 else (last, first)
        if near == at:
            continue
        if near - at != step or len(out) == 2:
            break
        out.append(k)
        at = far
    return out


def _in_one_paragraph(scene: Scene, quote: Quote) -> bool:
    return scene.view.paragraph_at(quote.content[0][0]) == scene.view.paragraph_at(quote.content[-1][1] - 1)
