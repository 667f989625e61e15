"""Headlines that end with whose words they are, as agencies write them: "Mill will reopen by May: Roe"; and those in
which words follow what somebody does to another: "Roe Slams Hale: ‘He Lies’".

Those that begin with "Poll:" or "Report:" tell what it says: 10 of 11 in PolNeAR.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.edges.apart import classify_mention
from quoth.text import trim

HEADLINED_CONFIDENCE = 0.7
LONGEST = 150  # code points of a headline
LEAST_WORDS = 4  # of a statement before the colon; fewer are a label
_ENDS = re.compile(r"(?P<content>[^:\n]{12,150})(?P<cue>:) (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})")
_MARKED = re.compile(
    r"(?P<content>[“‘\"'][^\n]{10,150}[”’\"'])(?P<cue>:) (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})"
    r" (?:on|after|about|as) [^:\n]{3,100}"
)
"""Words in marks, and who speaks them on what: ‘I was tired’: Jane Roe on leaving the mill."""
_BEGINS = re.compile(r"(?P<who>Poll|Report|Study|Survey)(?P<cue>:) (?P<content>[^:\n]{12,150})")
_PARTS = re.compile(r"(?<=\w)(?<!\bit): (?=(?:I|We|My|Our)(?:[’']\w+)? \w|[^:]*[‘'“\"][^:]*\Z)")
_LABEL = re.compile(
    r"(?:live|watch|listen|obituary|profile|interview|review|opinion|explained|explainer|letter|letters|who|what|when"
    r"|where|why|how|in pictures|photos|meet|remembering|\d+ (?:things|facts|ways))\b",
    re.I,
)


def headlined_quotes(page: Page, claims: Claims, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with one for the headline, if it ends with a colon and a name that speaks in the text below, or with a
    colon and the words of whom it tells.
    """
    out = list(drafts)
    for block in sorted(page.headlines or ({0} if len(page.blocks) > 1 else ())):
        out += _parted(page, claims, [d for d in drafts if d.block == block])
        told = _BEGINS.fullmatch(page.text, *page.blocks[block])
        marked = _MARKED.fullmatch(page.text, *page.blocks[block])
        found = told or marked or _ENDS.fullmatch(page.text, *page.blocks[block])
        if found is None or _LABEL.match(page.text, *found.span("content")):
            continue
        content = trim(page.text, _words(page, found.span("content")), " ;.")
        name = found["who"].split()[-1]
        if page.count(content) < LEAST_WORDS or claims.holds(content) or name in found["content"]:
            continue
        if marked and (not _is_speech(page, found.span("content")) or page.text.find(name, found.end()) < 0):
            continue
        if told or marked or any(_speaks(page, d, name) for d in drafts if d.block > block):
            draft = Draft(found.span("cue"), [found.span("who")], [content], HEADLINED_CONFIDENCE, block)
            out.append(draft)
            claims.add(draft)
    return out


def _parted(page: Page, claims: Claims, drafts: Sequence[Draft]) -> list[Draft]:
    """The words behind the colon of "Roe Slams Hale: ‘He Lies’" as a quote of their own: Roe's in all 5 of those in
    PolNeAR's train split.
    """
    out = []
    for d in drafts:
        block = page.blocks[d.block]
        if block[1] - block[0] > LONGEST or d.turn or not d.source or d.source[0][0] != block[0]:
            continue
        colon = _PARTS.search(page.text, *d.content[0]) if d.cue and len(d.content) == 1 else None
        if d.cue is None or colon is None or not d.source[0][1] <= d.cue[0] < d.cue[1] <= d.content[0][0]:
            continue
        words = _words(page, (colon.end(), trim(page.text, block, ". ")[1]))
        d.content = [trim(page.text, (d.content[0][0], colon.start()))]
        out.append(Draft((colon.start(), colon.start() + 1), list(d.source), [words], HEADLINED_CONFIDENCE, d.block))
        claims.drop(d)
        claims.add(d)
        claims.add(out[-1])
    return out


def _is_speech(page: Page, span: Span) -> bool:
    """Whether one pair of marks holds all of it, and no title."""
    whole = next((p for p in page.pairs_at(span) if p.closed and p.outer == span), None)
    return whole is not None and classify_mention(page, whole) not in ("title", "nickname")


def _words(page: Page, span: Span) -> Span:
    """A statement without the marks around all of it."""
    whole = next((p for p in page.pairs_at(span) if p.closed and p.outer == trim(page.text, span)), None)
    return trim(page.text, whole.inner if whole else span)


def _speaks(page: Page, d: Draft, name: str) -> bool:
    return any(name in re.findall(r"[\w.’'-]+", page.text[slice(*s)]) for s in d.source)
