"""Records with sensible defaults, so that a test states only what it is about."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from types import FrameType
from typing import Any

from quoth.data import Article, Block, Confidence, Quote, QuoteKind, Record, Span, Speaker

_ids = count(1)

TEXT = (
    "Council leader backs bridge\n\n"
    'Jane Roe, the council leader, said: "We will build the bridge before the winter," and left.\n\n'
    "The engineers warned that the money would not last."
)


def find(text: str, words: str, after: int = 0) -> Span:
    """The span of the first occurrence of ``words`` in ``text``."""
    start = text.index(words, after)
    return start, start + len(words)


def article(text: str = TEXT, **facts: Any) -> Article:
    """An article with an id of its own."""
    facts.setdefault("id", f"article-{next(_ids)}")
    return Article(text=text, **facts)


def quote(text: str, words: str, *, kind: QuoteKind = "direct", **facts: Any) -> Quote:
    """A quote of ``words`` where they first stand in ``text``; ``cue`` and ``source`` may be given as words."""
    for role in ("cue", "source"):
        if isinstance(facts.get(role), str):
            facts[role] = (find(text, facts[role]),)
    facts.setdefault("id", "q1")
    return Quote(kind=kind, content=(find(text, words),), **facts)


def speaker(text: str, name: str, **facts: Any) -> Speaker:
    """A speaker mentioned by name where the name first stands in ``text``."""
    facts.setdefault("id", "s1")
    facts.setdefault("spans", (find(text, name),))
    return Speaker(name=name, **facts)


def record(text: str = TEXT, **facts: Any) -> Record:
    """A record of one direct and one indirect quote when ``text`` is left alone, of no quote otherwise."""
    if text is not TEXT:
        return Record(article(text, **facts))
    facts.setdefault("blocks", (Block("headline", find(text, "Council leader backs bridge")),))
    return Record(
        article=article(text, **facts),
        quotes=(
            quote(
                text,
                "We will build the bridge before the winter,",
                cue="said",
                source="Jane Roe, the council leader",
                speaker="s1",
                confidence=Confidence(0.97, 0.9),
                cue_class="speech",
            ),
            quote(
                text,
                "that the money would not last",
                id="q2",
                kind="indirect",
                cue="warned",
                source="The engineers",
                speaker="s2",
            ),
        ),
        speakers=(
            speaker(text, "Jane Roe"),
            speaker(text, "The engineers", id="s2", type="group", unnamed="group"),
        ),
    )


def said(words: str, by: str, **facts: Any) -> Record:
    """A record of one sentence in which ``by`` says ``words`` directly."""
    text = f'{by} said: "{words}"'
    return Record(
        article=article(text, **facts),
        quotes=(quote(text, words, cue="said", source=by, speaker="s1", confidence=Confidence(0.95, 0.95)),),
        speakers=(speaker(text, by),),
    )


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python's own are called: what time does, on no clock."""
    made = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal made
        made += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made
