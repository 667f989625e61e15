"""Quotes within quotes: which stands inside which, and the quoted words inside a quote that no cue introduces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.edges.apart import classify_mention, speech_like
from quoth.extraction.rules import LOOSE_CONFIDENCE
from quoth.extraction.shapes.interviews import apart_within
from quoth.text import overlapping, overlaps, trim

NESTED_WORDS = 4  # fewer words in inner marks are a mention, not a quote
_LEAD = re.compile(r"(?:[\w’-]+ ){0,4}(?:[“\"‘']\w|'')")
"""A few words with which a report begins that goes on in marks."""


def nest(page: Page, drafts: Sequence[Draft], claims: Claims) -> list[Draft]:
    """Add the nested quotations that have no cue of their own, order all, and set parents."""
    every = list(drafts)
    for p in page.pairs:
        if p.depth == 0 and not (speech_like(page, p, headline=False) and apart_within(page, claims, p)):
            continue
        if page.count(p.inner) < NESTED_WORDS or classify_mention(page, p) in ("title", "nickname"):
            continue
        inner = trim(page.text, p.inner)
        near = claims.touching(inner)
        held = any(s <= inner[0] and inner[1] <= e for d in near for s, e in overlapping(d.content, inner))
        known = any(len(d.content) == 1 and _alike(_behind_that(page, d), inner) for d in near)
        within = any(o.cue and _begins_with(page, o, inner) and any(_holds(d, o) for d in near) for o in near)
        if held and not (known or within) and not any(d.cue and overlaps(d.cue, inner) for d in claims.at(inner)):
            draft = Draft(None, [], [inner], LOOSE_CONFIDENCE, page.block_of(inner[0]))
            every.append(draft)
            claims.add(draft)
    every.sort(key=lambda d: (_extent(d)[0], -_extent(d)[1]))
    place = {id(d): i for i, d in enumerate(every)}
    for d in every:
        outer = [o for o in claims.holding(_extent(d)) if o is not d and o.content != d.content]
        d.parent = place[id(min(outer, key=lambda o: sum(e - s for s, e in o.content)))] if outer else None
    return every


def _extent(d: Draft) -> Span:
    """First to last character of content and cue."""
    spans = [*d.content, *([d.cue] if d.cue else [])]
    return min(s for s, _ in spans), max(e for _, e in spans)


def _behind_that(page: Page, d: Draft) -> Span:
    """The content of a quote without the "that" before its marks: “She said *that ‘I came’*,” he wrote."""
    start, end = d.content[0]
    return (start + len("that "), end) if d.cue and page.text.startswith("that ", start) else (start, end)


def _alike(a: Span, b: Span) -> bool:
    return abs(a[0] - b[0]) <= 2 and abs(a[1] - b[1]) <= 2


def _begins_with(page: Page, d: Draft, span: Span) -> bool:
    """Whether a content that holds a span has marks behind its first words: she urged | them to ‘keep it shut’."""
    held = next((c for c in d.content if c[0] <= span[0] and span[1] <= c[1]), None)
    return held is not None and _LEAD.match(page.text, *held) is not None


def _holds(outer: Draft, d: Draft) -> bool:
    """Whether the quote stands wholly inside one content span of the other, its cue too."""
    low, high = _extent(d)
    return outer.content != d.content and any(s <= low and high <= e for s, e in outer.content)
