"""How somebody tells what is told, and is no part of it: "Roe said it was late, | without giving any details".

PolNeAR's annotators leave it out of the content: "on condition of anonymity" in 22 of 22 places of the train split, and
"without" with a word of telling in 6 of 6.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.text import trim

_DETAILS = (
    r"(?:details?|specifics|evidence|proof|explanations?|reasons?|information|sources?|examples?|particulars|timeline"
    r"|date|figures|numbers)\b"
)
_FIGURES = (
    r"(?:timetable|timeframe|schedule|deadline|names?|figure|number|totals?|breakdown|prices?|sums?|amounts?|estimates?"
    r"|locations?|causes?|motives?|context)\b"
)
_GIVING = (
    r"(?:offering|giving|providing|citing|presenting|going into|sharing|adding|disclosing)"
    r" (?:(?:any|more|further|much|many|additional|other|specific|a|an|its|his|her|their) ){0,2}"
)
_ON_CONDITION = r"(?:on|under) (?:the )?condition "
_NOT_NAMED = r"\w+ (?:would |could |should )?not be (?:named|identified|quoted)\b"
_MANNER = re.compile(
    rf",? (?:(?:speaking|talking) )?{_ON_CONDITION}(?:of (?:strict )?anonymity\b|(?:that )?{_NOT_NAMED})"
    rf"|(?P<without>,?) without (?:{_GIVING}{_DETAILS}|(?:elaborat|specify|identify|nam)ing\b)[^,.;:—“”\"]*\Z"
    rf"|, without (?:(?:{_GIVING}|(?:naming|specifying|revealing|setting|disclosing|giving) (?:an?|any|the|its) )"
    rf"{_FIGURES}"
    r"|saying (?:when|why|how|where|which|what|who|whether)\b)[^,.;:—“”\"]*\Z"
)
_UNNAMED = re.compile(rf"that {_NOT_NAMED}.{{0,40}}")
_CONDITION = re.compile(rf"\b{_ON_CONDITION}\Z")
_CANNOT = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|cannot|impossible|hard|difficult|unable|(?:easy|possible) to)\b|n[’']t\b"
)
"""What cannot be done without another thing, which is no manner of telling: nobody can rule without naming a judge."""


_COUNT = r"\d[\d,]*(?: votes)?(?: to |-to-|[–-])\d[\d,]*(?: votes)?"
_VOTED = re.compile(
    r"\b(?:reject|back|approv|vot|dismiss|pass|support|defeat|oppos|adopt|endors|agree|overturn|declin|refus)\w*\b"
)
_BY_VOTES = re.compile(rf",? (?:by|in) (?:an? (?:vote|margin|majority) of )?{_COUNT}\Z")
_VOTES = re.compile(rf"(?:an? (?:vote|margin|majority) of |margins of )?{_COUNT}(?: and {_COUNT}| in [^,.;]+)*")
_SAYING = re.compile(r"(?:saying|stating|warning(?= that\b)|claiming|arguing|insisting) (?=\S)")
_APART = re.compile(r"(?: [\w’'&-]+){0,10}?,? ")


def without_votes(page: Page, d: Draft) -> None:
    """By how many votes something was rejected is nobody's words, and votes are nobody: it was backed by | 90 to 34."""
    if d.cue is None or not _VOTED.search(page.text, *d.cue):
        return
    d.source = [s for s in d.source if not _VOTES.fullmatch(page.text, *s)]
    counted = _BY_VOTES.search(page.text, *d.content[-1]) if d.content[-1][0] >= d.cue[1] else None
    if counted is not None and counted.start() > d.content[-1][0]:
        d.content[-1] = (d.content[-1][0], counted.start())


def with_saying(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with cues up to their last verb: sent a letter to the board | saying | it was late."""
    twins = set()
    for d in drafts:
        if d.cue is None or len(d.source) != 1 or not d.source[0][1] <= d.cue[0]:
            continue
        (s, e), (start, end) = d.content[0], d.cue
        saying = _SAYING.match(page.text, s, e) if end < s else None
        if saying is not None and _APART.fullmatch(page.text, end, s):
            d.cue = (start, saying.end() - 1)
            d.content[0] = (saying.end(), e)
            twins.add((s, saying.end() - 1))
    return [d for d in drafts if d.cue not in twins]


def without_manner(page: Page, d: Draft) -> None:
    """End a content that is told where it is said how somebody told it."""
    if d.cue is None:
        return
    if len(d.content) > 1:
        own = [
            c
            for c in d.content
            if not (_UNNAMED.fullmatch(page.text, *c) and _CONDITION.search(page.text, max(0, c[0] - 24), c[0]))
        ]
        d.content = own or d.content
    for i, (s, e) in enumerate(d.content):
        at = _manner(page, d.cue, (s, e))
        if at is not None:
            d.content[i:] = [trim(page.text, (s, at), " ,")]
            return


_OR_SO = re.compile(r",? or so\Z")


def without_or_so(page: Page, d: Draft) -> None:
    """Leave out of what is believed how the reporter joins who believes it: It is late, | or so | Roe believes."""
    if d.cue is None or len(d.source) != 1 or not d.content:
        return
    s, e = d.content[-1]
    found = _OR_SO.search(page.text, s, e) if e <= d.cue[0] and page.text[e : d.source[0][0]] == " " else None
    if found is not None and found.start() > s:
        d.content[-1] = (s, found.start())


_FRAME = re.compile(r"(?:In|Of|On|At|About|During|From|To|Under) (?!(?:my|our|your)\b)[^,;:“”\"]{3,80}")
_OPENS = re.compile(
    r"[,:]\s*[“\"'‘]+(?=(?:The|An?|It|This|That|These|Those|They|We|You|He|She|If|When|There|What|Why|How|Who"
    r"|Don[’']t|My|Our"
    r"|No|Not|Never|But|And|So|Let|For|In)\b)"
)


def without_frame(page: Page, d: Draft) -> None:
    """Leave out on what occasion it is said: | Of the fire, | Roe said, “It was set.”, where a sentence is quoted."""
    if d.cue is None or len(d.content) < 2 or len(d.source) != 1:
        return
    (frame, first), (source, behind) = d.content[:2], (d.source[0], d.cue[1])
    if not frame[1] < source[0] < source[1] <= d.cue[0] < behind < first[0] or page.text[frame[1] : source[0]] != ", ":
        return
    opening = _OPENS.match(page.text, behind, first[0] + 8)
    if opening is not None and opening.end() == first[0] and _FRAME.fullmatch(page.text, *frame):
        d.content = d.content[1:]


def _manner(page: Page, cue: Span, content: Span) -> int | None:
    text = page.text
    if cue[1] > content[0] or (text.find("condition", *content) < 0 and text.find("without", *content) < 0):
        return None
    found = next((m for m in _MANNER.finditer(text, *content)), None)
    if found is None or found.start() == content[0]:
        return None
    if found["without"] == "" and _CANNOT.search(text, content[0], found.start()):
        return None
    marked = any(p.start < found.start() < p.end for p in page.pairs_at((found.start(), found.end())))
    return None if marked else found.start()
