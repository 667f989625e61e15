"""Words that reach the reader through two hands: who is quoted by whom, and what a website says of a speaker.

“We are ready,” the agency quoted him as saying: the network takes whom the agency names for a part of what is said.
“We stay,” said Roe, who has run the mill since May, according to its website: the website says the clause about Roe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.text import overlaps, sentences, trim

_QUOTED = re.compile(
    r"(?P<passive>\b(?:is|are|was|were|been|being)\b.*)?\bquot(?:ed?|es|ing)(?: as saying)?$", re.I | re.S
)
_CITED = re.compile(r"\bcit(?:ed?|es|ing)$", re.I)
_AS_SAYING = re.compile(r"as (?:having )?(?:saying|said)\s+(?:(?:in [A-Z][\w-]+|on \w+day) (?=that\b))?(?=\S)")
_NAMED_BEFORE = re.compile(
    r"(?!by\b)(?P<who>(?:[^,.;:\n“”\"]|(?<=\b[A-Z])\.|(?<=\bM[rs])\."
    r"|,(?= [^,.;:\n“”\"]{2,60}(?:,? as |: ))){2,90}?)(?:,? (?P<as>as (?:(?:saying|having said)"
    r"(?: (?:on|in|at|during) [^,.;:\n“”\"]{2,40}?(?= that\b))?|telling [^,.;:\n“”\"]{2,80}?(?= that\b)))[:,]?"
    r"| in [A-Z][a-z]+(?:ish|ian|ese|ench|abic|atin|utch|reek|man):|:)"
    r" (?!(?:on|about|in|at|of|during)\b)(?=\S)"
)
_QUOTED_BY = re.compile(
    r"(?:\A|[,;”\"’'] |\b(?:that|while|but|where|when) )(?P<who>(?!(?:that|which|who|it|and|but|while|where|when)\b)"
    r"[\w.’'&-]+(?: (?!(?:that|which|who|and|but|was|were|said|has|had)\b)[\w.’'&()-]+){0,14}?)[ -]\Z"
)
"""Who is quoted in a paper, before "was quoted": “It is shut,” | a clerk at the mill | was quoted by the Courier."""
_REACH = 160  # code points of a sentence before "was quoted"
_CLAUSE = re.compile(r"(?:,? [A-Z][^,\n]{1,60})?, (?P<clause>(?:who|which|whose)\b)")


def without_quoted(page: Page, d: Draft) -> None:
    """Take out of a content whom the cue quotes: “…,” it quoted | him as saying; | Roe | was quoted by the Courier."""
    quoted = _QUOTED.search(page.text, *d.cue) if d.cue else None
    cited = d.cue is not None and quoted is None and _CITED.search(page.text, *d.cue) is not None
    if d.cue is None or not (quoted or cited) or _through(page, d, cited=cited) or quoted is None:
        return
    if quoted["passive"]:
        _name_quoted(page, d, d.cue)
    before = [c for c in d.content if c[1] <= d.cue[0] and page.text[c[1] : d.cue[0]].strip()]
    kept = []
    for c in d.content:
        named = c[1] <= d.cue[0] and c not in before and quoted["passive"]
        behind = before and d.cue[1] <= c[0] and not page.text[d.cue[1] : c[0]].strip()
        if named or (behind and not any(overlaps(p.outer, c) for p in page.pairs_at(c))):
            continue
        joint = _AS_SAYING.match(page.text, *c) if quoted["passive"] else None
        kept.append((joint.end(), c[1]) if joint and joint.end() < c[1] else c)
    d.content = _quoted_before(page, d, d.cue, kept) or kept or d.content


def _name_quoted(page: Page, d: Draft, cue: Span) -> None:
    """Make whom a paper quotes the source, in the paper's stead, and no part of a content that runs up to the cue."""
    begins = next(s for s, e in sentences(page.text, *page.blocks[page.block_of(cue[0])]) if cue[0] < e)
    start = max(begins, cue[0] - _REACH)
    found = _QUOTED_BY.search(page.text[start : cue[0]])
    beside = any(s[1] <= cue[0] and not page.text[s[1] : cue[0]].strip(" ,-") for s in d.source)
    if found is None or beside or (found.start("who") == 0 and start > begins):
        return
    who = (start + found.start("who"), start + found.end("who"))
    d.source = [who]
    left = [(s, min(e, who[0])) if s < who[0] else (s, e) for s, e in d.content if not who[0] <= s < cue[0]]
    d.content = [trim(page.text, c, " ,") if c[1] == who[0] else c for c in left] or d.content


def _through(page: Page, d: Draft, *, cited: bool) -> bool:
    """Whether a cue names whom it quotes before what he says, which becomes his: quoting | Jane Roe: | “It is late.”

    ``cited``: it cites Roe, and only "as saying" tells that she speaks.
    """
    (s, e), quotes = d.content[0], d.cue
    named = _NAMED_BEFORE.match(page.text, s, e) if quotes and page.text[quotes[1] : s] == " " else None
    if named is None:
        return False
    whole = next((p for p in page.pairs_at((s, e)) if p.start == named.end() and p.outer[1] + 2 >= e), None)
    if named["as"] is None and (cited or whole is None):
        return False
    d.source = [named.span("who")]
    d.content[0] = trim(page.text, whole.inner) if whole else (named.end(), e)
    return True


def _quoted_before(page: Page, d: Draft, cue: Span, kept: Sequence[Span]) -> list[Span]:
    """The quotation that an attribution follows, if the network missed it: “…,” the agency | quoted | Roe as saying."""
    if len(kept) != 1 or kept[0][0] < cue[1] or not page.text.endswith("as saying", *kept[0]):
        return []
    start = min(s for s, _ in (*d.source, cue))
    before = (p for p in page.pairs_at((start, start + 1)) if p.depth == 0 and p.closed and p.outer[1] <= start)
    last = max(before, key=lambda p: p.end, default=None)
    if last is None or page.text[last.end - 1] != "," or page.text[last.outer[1] : start].strip():
        return []
    return [trim(page.text, last.inner)]


def behind_attribution(page: Page, d: Draft, attribution: Span) -> None:
    """Cut a content that reports a quotation with its attribution, where a clause about the speaker follows them."""
    for i, (s, e) in enumerate(d.content):
        if d.cue and s < attribution[0] and attribution[1] < e <= d.cue[0]:
            clause = _CLAUSE.match(page.text, attribution[1], e)
            if clause is not None:
                d.content[i] = trim(page.text, (clause.start("clause"), e))


_LAST_CLAUSE = re.compile(r"(?:,| [-–—]+) (?P<clause>(?:which|who|whose) [^,]*)\Z")


def end_clauses(page: Page, drafts: Sequence[Draft], inside: Sequence[Draft]) -> None:
    """Cut what “according to” reports to its last clause, where the sentence before it is somebody else's words.

    Roe says she can win the seats, which stood at ten on Monday, according to the Courier: all 4 of those in PolNeAR's
    train split are cut so.
    """
    for d in drafts:
        if d.cue is None or not d.source or not page.text.startswith("ccording to", d.cue[0] + 1):
            continue
        s, e = d.content[-1]
        found = _LAST_CLAUSE.search(page.text, s, e) if e <= d.cue[0] else None
        if found is None or any(p.start < found.start() < p.end for p in page.pairs_at((s, e))):
            continue
        start = next(a for a, b in sentences(page.text, s, e) if found.start() < b)
        for o in [*drafts, *inside]:
            if o is d or not o.cue or not o.source or min(o.cue[0], o.source[0][0]) < start:
                continue
            if o.cue[1] <= o.content[0][0] < found.start():
                d.content = [found.span("clause")]
                o.content = [(a, min(b, found.start())) for a, b in o.content if a < found.start()]
