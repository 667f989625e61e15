"""What "it" stands for in "As Roe put it last May, the mill is old"; a question before an answer is the reporter's."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.text import sentences, trim

_PUT = re.compile(r"(?:(?:has|have|had|once|later) )*puts?\Z")
_WHEN = re.compile(r" (?!that\b)[^,;:.!?\n“”\"]{3,60},\s+(?=\S)")
_AS = re.compile(r"(?<!\w)As \Z")
_ASKS = re.compile(r"\b(?:ask|wonder|demand|inquir|enquir|quizz|quer|writ|wrote)")
_MARKS = frozenset("”\"’'»")
_ASKED = re.compile(r"[?!][”\"’']?\s+(?=[\"“‘']?[A-Z])")


def put_so(page: Page, d: Draft) -> None:
    """Give "it" of "As Roe put | it | last May, …" the sentence that it stands for."""
    cue = d.cue
    if cue is None or len(d.content) != 1 or len(d.source) != 1 or page.text[slice(*d.content[0])] != "it":
        return
    it, begin = d.content[0], d.source[0][0]
    if _PUT.search(page.text, *cue) is None or page.text[cue[1] : it[0]] != " ":
        return
    when = _WHEN.match(page.text, it[1]) if _AS.search(page.text, max(0, begin - 4), begin) else None
    if when is None:
        return
    end = next((e for s, e in sentences(page.text, *page.blocks[page.block_of(cue[0])]) if cue[0] < e), when.end())
    words = trim(page.text, (when.end(), end), " .")
    if page.count(words) > _LEAST:
        d.cue, d.content = (cue[0], it[1]), [words]


_LEAST = 2  # words of what somebody put so


def without_question(page: Page, d: Draft) -> None:
    """End the question that an answer follows before the answer: "Is it safe? | Yes, says Roe"."""
    if d.cue is None or not d.content or d.content[0][1] > d.cue[0]:
        return
    s, e = d.content[0]
    if _ASKS.search(page.text, *d.cue) or page.text[e : e + 2].strip(",.")[:1] in _MARKS:
        return  # a question that somebody was asked; a quotation whose first mark is missing
    if any(p.start < e and s < p.end for p in page.pairs_at((s, e))):
        return
    last: Span | None = None
    for asked in _ASKED.finditer(page.text, s, e):
        last = asked.span()
    if last is not None and last[1] < e:
        d.content[0] = (last[1], e)
