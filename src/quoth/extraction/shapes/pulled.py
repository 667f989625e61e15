"""Pull quotes without marks: words that are a paragraph of their own, and in quotation marks elsewhere in the text.

("We had no warning. / Jane Roe, miller" … "We had no warning," Roe said.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.text import WORD, count_words, overlaps, sentences

PULLED_CONFIDENCE = 0.8
LEAST_WORDS = 7  # fewer are said twice by chance
LONGEST = 1000  # code points
_SIGNED = re.compile(r"\s*[A-Z][\w’'-]*\.?(?: (?:[a-z]{2,3} )?[A-Z][\w’'-]*\.?){1,4},")
"""Jane Roe, miller: behind what she says, in one paragraph with it."""


def pulled_quotes(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for each pull quote; what was found inside it stays."""
    marked = [w for p in page.pairs if p.depth == 0 for w in _plain(page.text[slice(*p.inner)])]
    places = {tuple(marked[i : i + LEAST_WORDS]): i for i in range(len(marked) - LEAST_WORDS, -1, -1)}
    found: list[Draft] = []
    for block, (start, end) in enumerate(page.blocks) if places else ():
        if page.by_block.get(block) or block in page.headlines:
            continue
        stop = min(end, start + LONGEST)
        first = islice(WORD.finditer(page.text, start, stop), LEAST_WORDS)
        place = places.get(tuple(_as_compared(m[0]) for m in first))
        said = [] if place is None else marked[place : place + count_words(page.text, start, stop)]
        content = _pulled(page, (start, end), said) if said else None
        around = (s for d in drafts for s in ([d.cue, *d.content] if d.cue else d.content))
        if content is not None and not any(overlaps(s, content) and not _within(s, content) for s in around):
            found.append(Draft(None, [], [content], PULLED_CONFIDENCE, block))
    return sorted([*drafts, *found], key=lambda d: d.content[0])


def _pulled(page: Page, block: Span, said: Sequence[str]) -> Span | None:
    """The sentences with which a paragraph begins that stand in marks elsewhere, if they are all or a name follows."""
    start, end = block
    stop = start
    for _, e in sentences(page.text, start, min(end, start + LONGEST)):
        words = _plain(page.text[start:e])
        if words != said[: len(words)]:
            break
        stop = e
    whole = stop == end or _SIGNED.match(page.text, stop, end)
    return (start, stop) if stop > start and whole else None


def _within(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _plain(text: str) -> list[str]:
    return [_as_compared(w) for w in WORD.findall(text)]


def _as_compared(word: str) -> str:
    return word.lower().replace("’", "'")
