"""Printed interviews in which only the first question and its answer bear labels: "ACRE DAILY: Why did you leave? Jane
Roe: I was late." What stands below goes on without any, the questions as sentences between the answers; so it does
below "The following are edited excerpts from the interview:", where nobody is said to ask.

A single label says little, so the rest must look like an interview: further questions, some to "you", and answers that
speak of themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quoth.asking import EXCERPTS, OWN, YOU, is_interviewers
from quoth.data import Span
from quoth.extraction.drafts import Draft, Page, clear_of
from quoth.text import common_words, sentences, trim

OPENED_CONFIDENCE = 0.85
GOES_ON_CONFIDENCE = 0.7
LEAST_QUESTIONS = 3
LONGEST_FIRST = 1500  # code points of the first question, with what leads to it
_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}"
_ANSWERS = re.compile(rf"\?\s*(?:[-–—]\s*)?(?P<who>{_NAME})(?P<colon>:)\s+(?=\S)")
_ASKS = re.compile(
    r"(?P<who>(?:^|(?<=\n)|(?<=[.!?…”\"’)] ))[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,3}|(?<!\S)[A-Z]{2,6})"
    r"(?P<colon>:)\s+(?=\S)"
)
_DASHED = re.compile(r"\?\s*[-–—]\s+|(?<=[.!?”\"’)]) (?=[\w.-]+@[\w-]+\.\w)")
"""Where a question ends without one, and where the reporter's address stands behind the last answer."""
_DATED = re.compile(r"\(\d{2}\.\d{2}\.\d{4}\)|\bPermalink https?://\S+")
"""Behind what a page tells of other reports, or how to pass this one on."""
_CAPTION = re.compile(
    r"(?<=[\w’'])(?<![A-Z]) (?="
    r"(?:The|An|It|This|These|There|They|He|She|We|You|Your|But|In|At|On|For|Of course|Much|More|Has|Have|Is|Are|Do"
    r"|Does|Did|Can|Could|Would|Will|How|What|Why|When|Where)(?:[’'][a-z]+)? [a-z])"
)
"""Where a caption without a stop ends, that a page glued before a sentence: Jane Roe in her mill | The wool is dear."""
SHORTEST_CAPTION = 3  # words
_CLOSES = re.compile(
    r"(?:The |This )?[Ii]nterview\b|(?:[A-Z]\w+ )?(?:[Ee]dito(?:r|rial)|[Aa]uthor|[Pp]ublisher)(?:[’']?s)? [Nn]ote\b"
    r"|[\w.-]+@[\w-]+\.\w"
)


def opened_interview(page: Page, drafts: Sequence[Draft]) -> list[Draft] | None:
    """The drafts with the answers of such an interview, and the questions of who is named; nothing for other texts."""
    if "?" not in page.text or any(d.turn for d in drafts):
        return None
    return _labelled(page, drafts) or _excerpts(page, drafts)


def _labelled(page: Page, drafts: Sequence[Draft]) -> list[Draft] | None:
    found = list(_ANSWERS.finditer(page.text))
    if len({m["who"] for m in found}) != 1 or _is_heading(page.text, found[0]["who"]):
        return None
    answer = found[0]
    asks = list(_ASKS.finditer(page.text, max(0, answer.start() - LONGEST_FIRST), answer.start()))
    if not asks:
        return None
    label = asks[-1]
    said = _said(page, answer.end(), found)
    asked = [s for s in _said(page, label.end()) if s[1] <= answer.start() + 1]
    every = [*asked, *said]
    mine = [is_interviewers(page.text, every, k) for k in range(len(asked), len(every))]
    if not _is_talk(page, every, [True] * len(asked) + mine):
        return None
    sides = _sides(page, said, mine, answer["who"].split()[-1])
    if not sides or sides[0][0] or sides[0][1][0][0] != said[0][0]:
        return None
    turns = [_turn(page, label, _whole(page, asked)), *(_turn(page, _label_before(a, found), a) for _, a in sides)]
    kept = clear_of(drafts, [(m.start("who"), m.end("colon")) for m in (label, *found)])
    return sorted([*kept, *turns], key=lambda d: d.content[0])


def _is_heading(text: str, label: str) -> bool:
    """Whether what stands before a colon names nobody who is named elsewhere: "The Build Stage: Make it real"."""
    return all(word in common_words() for word in label.lower().split()) and text.count(label) == 1


def _excerpts(page: Page, drafts: Sequence[Draft]) -> list[Draft] | None:
    """The same where the text says what follows: all up to the first question mark is the first question."""
    begun = EXCERPTS.search(page.text)
    said = _said(page, begun.end()) if begun else []
    first = next((k for k, s in enumerate(said) if page.text[s[1] - 1] == "?"), 0)
    mine = [k < first or is_interviewers(page.text, said, k) for k in range(len(said))]
    if not _is_talk(page, said, mine):
        return None
    last = page.block_of(said[max(k for k, asked in enumerate(mine) if asked)][0]) + 1
    ends = (i for i in range(last + 1, len(page.blocks)) if not OWN.search(page.text, *page.blocks[i]))
    stop = page.blocks[next(ends, len(page.blocks)) - 1][1]
    kept = [(s, asked) for s, asked in zip(said, mine, strict=True) if s[1] <= stop]
    sides = _sides(page, [s for s, _ in kept], [asked for _, asked in kept])
    answers = [_turn(page, None, spans) for asked, spans in sides if not asked]
    return sorted([*drafts, *answers], key=lambda d: d.content[0])


def _is_talk(page: Page, said: Sequence[Span], mine: Sequence[bool]) -> bool:
    """Whether there are questions enough, one to "you" among them, and an answer that speaks of itself."""
    asked = [s for s, of_paper in zip(said, mine, strict=True) if of_paper]
    of_me = any(OWN.search(page.text, *s) for s, of_paper in zip(said, mine, strict=True) if not of_paper)
    questions = sum(page.text[s[1] - 1] == "?" for s in asked)
    return questions >= LEAST_QUESTIONS and of_me and any(YOU.search(page.text, *s) for s in asked)


def _turn(page: Page, label: re.Match[str] | None, spans: list[Span]) -> Draft:
    block = page.block_of(spans[0][0])
    if label is None:
        return Draft(None, [], spans, GOES_ON_CONFIDENCE, block)
    return Draft(label.span("colon"), [label.span("who")], spans, OPENED_CONFIDENCE, block, turn=True)


def _label_before(spans: Sequence[Span], labels: Sequence[re.Match[str]]) -> re.Match[str] | None:
    return next((m for m in labels if m.end() == spans[0][0]), None)


def _said(page: Page, start: int, labels: Sequence[re.Match[str]] = ()) -> list[Span]:
    """The sentences from there on, without the labels and captions; a dash behind a question ends it."""
    out: list[Span] = []
    for s, e in page.blocks:
        if e <= start:
            continue
        dated = [m.end() for m in _DATED.finditer(page.text, s, e)]
        for a, b in sentences(page.text, max([s, start, *dated]), e):
            around = [x for m in labels if a <= m.start("who") and m.end() < b for x in (m.start("who"), m.end())]
            a = a if around else _behind_caption(page, a, b)
            cuts = sorted({a, *around, *(m.end() for m in _DASHED.finditer(page.text, a, b)), b})
            out += [trim(page.text, trim(page.text, span), " -–—") for span in pairwise(cuts)]
    names = {m.start("who") for m in labels}
    return [s for s in out if page.count(s) and s[0] not in names]


def _behind_caption(page: Page, start: int, end: int) -> int:
    """Where a sentence begins before which a caption stands without a stop, or a label."""
    start += len("A: ") if page.text.startswith(("Q: ", "A: "), start) else 0  # the only one left of its kind
    seam = _CAPTION.search(page.text, start, end)
    if seam is None or page.count((start, seam.start())) < SHORTEST_CAPTION:
        return start
    return start if any(p.start < seam.start() < p.end for p in page.pairs_at((start, end))) else seam.end()


def _sides(page: Page, said: Sequence[Span], mine: Sequence[bool], surname: str = "") -> list[tuple[bool, list[Span]]]:
    """The questions (true) and the answers in turn, without sentences that name the guest.

    Those are a caption, or tell at the end who it was.
    """
    last = max(k for k, asked in enumerate(mine) if asked)
    out: list[tuple[bool, list[Span]]] = []
    for k, span in enumerate(said):
        named = surname and re.search(rf"\b{re.escape(surname)}\b", page.text[slice(*span)])
        told = named or _CLOSES.match(page.text, *span)
        if told and k > last:
            break
        if told and not mine[k]:
            continue
        if not out or out[-1][0] != mine[k]:
            out.append((mine[k], []))
        out[-1][1].append(span)
    return [(asked, _whole(page, spans)) for asked, spans in out]


def _whole(page: Page, spans: Sequence[Span]) -> list[Span]:
    """The sentences that follow one another in a paragraph as one stretch."""
    out: list[Span] = []
    for s, e in spans:
        if out and page.block_of(out[-1][0]) == page.block_of(s) and not page.text[out[-1][1] : s].strip():
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out
