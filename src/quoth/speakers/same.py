"""Speakers without a name who are somebody the article names elsewhere, or who spoke right before, or nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.speakers.answer import Answer, abstain
from quoth.speakers.calibration import confidence
from quoth.speakers.identified import may_be_called
from quoth.speakers.namings import called, phrase_key
from quoth.speakers.nominals import says
from quoth.speakers.relations import owned
from quoth.speakers.scene import Scene
from quoth.speakers.sources import Head, read_source, within


def identified(scene: Scene, answer: Answer) -> Answer:
    """The name of a speaker who comes up as "a man" and is named later."""
    start = answer.who
    if isinstance(start, str) and start[:1].isdigit():
        start = int(start.partition(":")[0])
    elif isinstance(start, int):
        start = -2 - start
    if not isinstance(start, int) or start < 0 or not answer.settled:
        return answer
    who = scene.identified.get(start)
    if who is None and (who := _somebodys(scene, start)) is not None:
        return replace(answer, who=who, reason=f"{answer.reason}; the article says that this is {called(scene, who)}")
    if who is None:
        return answer
    return replace(answer, who=who, reason=f"{answer.reason}; the article names {called(scene, who)} later")


def _somebodys(scene: Scene, start: int) -> int | None:
    """Who "Her husband" is, who then says something as "he"."""
    nominal = scene.nominals.get(start)
    if nominal is None:
        return None
    inside = within(nominal.span, scene.names, scene.starts)
    return owned(scene.view.text, nominal.span, scene.relations, scene.discourse.links, inside)


def same_person(scene: Scene, head: Head, answer: Answer, spoke: Answer) -> Answer:
    """ "The woman said", where a customer was the last to speak, and no woman came up; else the answer as it is."""
    own = (phrase_key(head.span), -2 - head.span[0])
    if answer.who not in own or not spoke.settled or spoke.span is None or spoke.who is None:
        return answer
    if isinstance(spoke.who, int) and spoke.who >= 0:
        return answer
    last = read_source(scene.view.text, (spoke.span,), scene.names, scene.starts)
    if last.kind != "nominal" or last.definite or not may_be_called(head.noun, last.noun):
        return answer
    between = _HE_SHE.findall(scene.view.text, last.span[1], head.span[0])
    if between and ("he" in between or "his" in between) != (says(head.noun) == "he"):
        return answer  # "a customer said she …, the man said"
    phrase, other = (scene.view.text[slice(*s)] for s in (head.span, last.span))
    return replace(spoke, confidence=confidence("same_body", 0.8), reason=f"“{phrase}” is “{other}”", span=head.span)


_HE_SHE = re.compile(r"\b(?:he|she|his|her)\b")


_NOT_ANY = re.compile(
    r"(?:(?:almost |virtually |practically )?(?:no one|nobody|no (?!less\b|fewer\b|doubt\b)[a-z]+)"
    r"|not (?:all|many|any|every|everyone|everybody|anyone|anybody))\b",
    re.I,
)


def nobody(scene: Scene, head: Head) -> Answer | None:
    """No speaker for a phrase that only says that somebody does not: "No group claimed it", "Not everyone agrees"."""
    phrase = scene.view.text[slice(*head.span)]
    if phrase[:1] not in "NnAaVvPp" or _NOT_ANY.match(phrase) is None:
        return None
    return abstain(f"“{phrase}” is nobody in particular", span=head.span)
