"""Clauses at the head of a sentence that belong to what is reported in it: If wool sells, | Roe said | they will stay.

The network begins behind their comma, where the reporter's own clauses end as well: While he sheared, Roe said ….
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.text import overlaps, sentences, trim

_NOT_ONLY = re.compile(r"Not only (?:did|does|do|has|have|had|was|were|is|are|will|would|could|can)\b[^.!?]*,\s*")
_CONDITION = re.compile(r"(?:If|Unless|Even if)\b[^;:“”\"]*,\s+")
_CLAUSE = re.compile(r"(?:If|Unless|Even if|When|While|Because|Since)\b[^;:“”\"]*,\s+")
"""In PolNeAR's train split 36 of 37 of those belong to the words that a verb of saying follows."""
_FIRST = re.compile(r"(?<!\w)(?:Some|Most|Many|All|One|A|An|The|(?P<year>In|By|Since)) \Z")
_AND = re.compile(r"(?<!\w)(?!(?:And|But|So|Yet)\b)[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2} and \Z")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_SAID = re.compile(
    r"(?:(?:has|have|had|also|then|later) )*(?:sa(?:id|ys?)|told \w+|argue[sd]?|warn(?:s|ed)?|add(?:s|ed)?"
    r"|suggest(?:s|ed)?|predict(?:s|ed)?|believes?|thinks?|insist(?:s|ed)?|vow(?:s|ed)?|promise[sd]?|threaten(?:s|ed)?"
    r"|note[sd]?|wr(?:ites?|ote)|acknowledge[sd]?|explain(?:s|ed)|caution(?:s|ed)|maintain(?:s|ed)|conten(?:ds|ded)"
    r"|fears?|feared|expects?|estimate[sd]?|reckon(?:s|ed)?)\b(?! (?:of|for|to|about|against)\b)"
)
_DEPENDS = re.compile(
    r"\b(?:will|would|could|may|might|should|can|cannot|must|shall|won[’']t)\b|[’'](?:ll|d)\b"
    r"|\b(?:needs?|has|have|(?:is|are) going) to\b"
)


def take_clauses(page: Page, drafts: Sequence[Draft]) -> None:
    """Give contents the clauses before them that are theirs, where no other quote has words of those."""
    for d in drafts:
        found = (
            _not_only(page, d) or _condition(page, d) or _framed(page, d) or _word(page, d) or _joined(page, d)
            if d.cue
            else None
        )
        if found is None or any(_reaches_in(o, found) for o in drafts if o is not d):
            continue
        s, e = d.content[0]
        joined = found[1] == s
        d.content = [(found[0], e), *d.content[1:]] if joined else [trim(page.text, found, " ,"), *d.content]


def _reaches_in(d: Draft, span: Span) -> bool:
    """Whether a quote has words of a span and others outside of it."""
    spans = [*([d.cue] if d.cue else ()), *d.source, *d.content]
    return any(overlaps(span, s) for s in spans) and not all(span[0] <= s and e <= span[1] for s, e in spans)


def _head(page: Page, at: int) -> int:
    """Where the sentence begins that goes on at an offset."""
    block = page.blocks[page.block_of(at)]
    return next((s for s, e in sentences(page.text, *block) if s <= at < e), at)


def _not_only(page: Page, d: Draft) -> Span | None:
    """ "Not only did wool sell, it sold dear, Roe said": who says the second part says the first."""
    s = d.content[0][0]
    found = _NOT_ONLY.finditer(page.text, max(page.blocks[page.block_of(s)][0], s - 300), s)
    return next((m.span() for m in found if d.cue and m.end() == s < d.cue[0]), None)


def _word(page: Page, d: Draft) -> Span | None:
    """Some | of the mill burnt, Roe said: the first word of a noun, or of a year, belongs to the rest of it."""
    s, e = d.content[0]
    found = _FIRST.search(page.text, max(0, s - 6), s) if d.cue and e <= d.cue[0] else None
    year = found and found["year"] and _YEAR.match(page.text, s)
    noun = found and not found["year"] and page.text[s].islower() and _head(page, s) == found.start()
    return found.span() if found and (year or noun) else None


def _joined(page: Page, d: Draft) -> Span | None:
    """Roe and | his aides will stay, Hale said: of two of whom it is said, the first is said, too."""
    (s, e), cue = d.content[0], d.cue
    found = _AND.search(page.text, max(0, s - 60), s) if cue and e <= cue[0] else None
    return found.span() if found and _head(page, s) == found.start() else None


def _framed(page: Page, d: Draft) -> Span | None:
    """While wool is dear, | it sells, | Roe said: the verb behind both reports both."""
    (s, e), cue = d.content[0], d.cue
    if cue is None or not e <= cue[0] or page.text[e : min(x for x, _ in (cue, *d.source))] != ", ":
        return None
    clause = _CLAUSE.fullmatch(page.text, _head(page, s), s) if _SAID.match(page.text, *cue) else None
    return clause.span() if clause else None


def _condition(page: Page, d: Draft) -> Span | None:
    """If wool sells, | Roe said | they will stay: what is said to be so under a condition is said with it."""
    (s, e), cue = d.content[0], d.cue
    if cue is None or len(d.source) != 1 or not d.source[0][1] <= cue[0] or s < cue[1] or page.text[cue[1] : s].strip():
        return None
    said = "also" not in page.text[slice(*cue)] and _SAID.fullmatch(page.text, *cue)
    if not said or not _DEPENDS.search(page.text, s, e):
        return None
    clause = _CONDITION.fullmatch(page.text, _head(page, d.source[0][0]), d.source[0][0])
    return clause.span() if clause else None
