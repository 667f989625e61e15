"""What the sources of quotes call somebody who is named elsewhere: "the Norland senator", "the 62-year-old teacher"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Description, Quote
from quoth.speakers.answer import Answer
from quoth.speakers.descriptions import head_words, keywords
from quoth.speakers.details import detail
from quoth.speakers.nominals import MERE_FUNCTIONS
from quoth.speakers.people import is_role
from quoth.speakers.scene import Scene
from quoth.speakers.sources import read_source

_OWNED = re.compile(r" [a-z-]+['’]s? ")
_THE = re.compile(r"\b[Tt]he [\w-]")
_FROM = re.compile(r" from (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+){0,2}")
_SURE = 0.78  # of an answer; below, the words may be somebody else's


def styled_by_sources(
    scene: Scene, known: Sequence[Description], given: Sequence[tuple[Quote, Answer]]
) -> list[Description]:
    """What definite noun phrases that are sources say beyond what is known of their speaker."""
    text, out = scene.view.text, list(known)
    for quote, answer in given:
        if answer.confidence < _SURE or not quote.source or quote.source[0][1] - quote.source[0][0] > 80:
            continue
        if not _THE.search(text, *quote.source[0]):
            continue
        head = read_source(text, quote.source, scene.names, scene.starts)
        of = _FROM.fullmatch(text, head.span[1], quote.source[0][1])  # "the senator | from Norland"
        span = (head.span[0], of.end()) if of is not None else head.span
        telling = head_words(text, span) - {head.noun, "from"}
        if head.kind != "nominal" or not text.startswith(("the ", "The "), head.span[0]) or not telling:
            continue
        mere = head.noun in MERE_FUNCTIONS and of is None
        if mere or not is_role(head.noun) or telling <= keywords(text, out):
            continue
        kinds = {d.kind for d in out}
        if "role" in kinds and _OWNED.search(text, *span):
            continue  # "the group's chairman", of whom it is told which group
        more = (d for d in detail(text, span) if d.kind == "affiliation" or d.kind not in kinds)
        out += [Description(span, "role"), *more]
    return out
