"""Lines that stand glued to a content: a subheading before its first sentence, a paragraph of the reporter's behind it.

Texts that were taken from pages lose the ends of lines, so that a heading runs into the sentence under it: Storm will
be ‘nasty’ Some residents are leaving, Roe said.  No sentence goes on with a capital article or pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quoth.data import Span
from quoth.text import overlaps, trim

if TYPE_CHECKING:
    from quoth.extraction.rules import Draft, Page

_SEAM = re.compile(
    r"(?<=[a-z0-9'’”\"]) (?=(?:The|An|Some|Many|He|She|It|They|We|This|These|Those|But|In|At|On|For|There|His|Her|Their"
    r"|After|When|While|As|If) [a-z])"
)
"""All 4 of those in what is told in 645 news texts part a heading from its sentence; not so "A": from A to Z."""
_LINK = re.compile(r"\s(?:READ (?:MORE|ALSO)|ALSO READ|SEE ALSO|Read [Mm]ore|Read also|See also) ?[:|] ")
"""What leads from a page to another and is nobody's words, inside marks that were never closed, too."""
_NOT_ONLY = re.compile(r"Not only (?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)\b[^.!?]*,\s*")


def part_glued(page: Page, drafts: Sequence[Draft]) -> None:
    """Cut contents that are told at a heading's end and where a quotation has ended; whole sentences of "Not only"."""
    for d in drafts:
        if d.cue is None:
            continue
        d.content = [_without_heading(page, d.cue, _without_link(page.text, c)) for c in d.content]
        _end_with_paragraph(page, d)
        _not_only(page, d, drafts)


def _without_link(text: str, span: Span) -> Span:
    """A content up to a link: Roe said it was late. | READ MORE: Who shut the mill?"""
    link = _LINK.search(text, *span)
    return span if link is None else trim(text, (span[0], link.start()))


def _without_heading(page: Page, cue: Span, span: Span) -> Span:
    """The side of a seam on which the cue stands, outside marks."""
    s, e = span
    for m in _SEAM.finditer(page.text, s, e):
        if any(p.depth == 0 and p.opens_at <= m.start() < p.end for p in page.pairs_at(span)):
            continue
        if page.text[m.start() - 1] in "'’”\"" and page.text[m.start() - 2] in ".,!?":
            continue
        if cue[0] >= m.end():
            s = m.end()
        else:
            return trim(page.text, (s, m.start()))
    return s, e


def _end_with_paragraph(page: Page, d: Draft) -> None:
    """A quotation whose marks were closed does not go on in a later paragraph that opens none."""
    assert d.cue is not None
    first = d.content[0]
    pair = next((p for p in page.pairs_at(first) if p.depth == 0 and p.closed and p.start <= first[0] < p.end), None)
    if pair is None or first[1] > pair.outer[1]:
        return
    last = max(page.block_of(first[0]), page.block_of(d.cue[0]))
    d.content = [c for c in d.content if page.block_of(c[0]) <= last or _is_marked(page, c)]


def _is_marked(page: Page, span: Span) -> bool:
    return any(p.depth == 0 and p.start <= span[0] < p.outer[1] for p in page.pairs_at(span))


def _not_only(page: Page, d: Draft, drafts: Sequence[Draft]) -> None:
    """ "Not only did wool sell, it sold dear, Roe said": who says the second part says the first."""
    assert d.cue is not None
    s, e = d.content[0]
    for m in _NOT_ONLY.finditer(page.text, max(page.blocks[page.block_of(s)][0], s - 300), s):
        before = (m.start(), s)
        claimed = any(overlaps(before, span) for o in drafts for span in ((o.cue or (0, 0)), *o.source))
        if m.end() == s < d.cue[0] and not claimed:
            d.content[0] = (m.start(), e)
