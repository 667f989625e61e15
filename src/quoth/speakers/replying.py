"""Whose words stand, without a cue, in the paragraph below a question that somebody asked aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from quoth.asking import YOU, asks_aloud
from quoth.data import Quote
from quoth.speakers.addressee import addressee_of
from quoth.speakers.answer import Answer, abstain
from quoth.speakers.calibration import confidence
from quoth.speakers.scene import Scene
from quoth.speakers.sources import within
from quoth.text import cut

_BACK = 4  # quotes before the question among which the other side is looked for
_NEAR = 2  # paragraphs before it


def reply(scene: Scene, earlier: Sequence[int], of: Callable[[int], Answer], quote: Quote) -> Answer | None:
    """Whom the question just above was put to, or who spoke before it where it says "you"; never who asked it.

    “What happened?” Roe asked. ¶ “He died.” ``earlier`` has the quotes before this one in order, ``of`` their answers.
    Nothing where no question stands there; open where the text does not tell who answers.
    """
    if not earlier or quote.kind != "direct":
        return None
    asked, view, start = scene.quotes[earlier[-1]], scene.view, quote.content[0][0]
    if not asks_aloud(view.text, asked) or not view.opens(start):
        return None
    above = view.paragraph_at(max(e for _, e in asked.content) - 1)
    if view.paragraph_at(start) - above != 1:
        return None
    hearer = addressee_of(view.text, asked, scene.sentence_of(asked))
    named = (
        [m for m in within(hearer, scene.names, scene.starts) if scene.entities[m.entity].is_person] if hearer else []
    )
    if len({m.entity for m in named}) == 1:
        return Answer(named[0].entity, confidence("floating", 0.85), "the question above is put to them")
    asker = of(earlier[-1]).who
    if asker is not None and hearer is None and YOU.search(cut(view.text, asked.content)):
        for j in reversed(earlier[-1 - _BACK : -1]):
            other = of(j)
            near = scene.quotes[j].content and above - view.paragraph_at(scene.quotes[j].content[0][0]) <= _NEAR
            if near and other.settled and other.who not in (None, asker):
                return Answer(other.who, confidence("floating", 0.85), "who spoke before the question above answers it")
    return abstain("who answers the question above is not said")
