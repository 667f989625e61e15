"""Printed interviews in which only the first question and its answer bear labels: "ACRE DAILY: Why did you leave? Jane
Roe: I was late." What stands below goes on without any, the questions as sentences between the answers.

A single label says little, so the rest must look like an interview: further questions, some to "you", and answers that
speak of themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quoth.asking import OWN, YOU, is_interviewers
from quoth.data import Span
from quoth.extraction.rules import Draft, Page, clear_of
from quoth.text import sentences, trim

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
_DASHED = re.compile(r"\?\s*[-–—]\s+")
_DATED = re.compile(r"\(\d{2}\.\d{2}\.\d{4}\)")
"""Behind what a page tells of other reports."""
_CLOSES = re.compile(r"(?:The |This )?[Ii]nterview\b")


def opened_interview(page: Page, drafts: Sequence[Draft]) -> list[Draft] | None:
    """The drafts with the labelled first question and the answers of such an interview; nothing for other texts."""
    found = list(_ANSWERS.finditer(page.text)) if "?" in page.text else []
    if len({m["who"] for m in found}) != 1 or any(d.turn for d in drafts):
        return None
    answer = found[0]
    asks = list(_ASKS.finditer(page.text, max(0, answer.start() - LONGEST_FIRST), answer.start()))
    if not asks:
        return None
    label = asks[-1]
    said = _said(page, answer.end(), found)
    mine = [is_interviewers(page.text, said, k) for k in range(len(said))]
    questions = [s for s in said if page.text[s[1] - 1] == "?"]
    of_me = any(OWN.search(page.text, *s) for s, asked in zip(said, mine, strict=True) if not asked)
    to_you = any(YOU.search(page.text, *s) for s in [(label.end(), answer.start() + 1), *questions])
    if len(questions) + 1 < LEAST_QUESTIONS or not of_me or not to_you:
        return None
    answers = _answers(page, said, mine, answer["who"].split()[-1])
    if not answers or answers[0][0][0] != said[0][0]:
        return None
    asked = _whole(page, [s for s in _said(page, label.end()) if s[1] <= answer.start() + 1])
    turns = [_turn(page, label, asked), *(_turn(page, _label_before(a, found), a) for a in answers)]
    kept = clear_of(drafts, [(m.start("who"), m.end("colon")) for m in (label, *found)])
    return sorted([*kept, *turns], key=lambda d: d.content[0])


def _turn(page: Page, label: re.Match[str] | None, spans: list[Span]) -> Draft:
    block = page.block_of(spans[0][0])
    if label is None:
        return Draft(None, [], spans, GOES_ON_CONFIDENCE, block)
    return Draft(label.span("colon"), [label.span("who")], spans, OPENED_CONFIDENCE, block, turn=True)


def _label_before(spans: Sequence[Span], labels: Sequence[re.Match[str]]) -> re.Match[str] | None:
    return next((m for m in labels if m.end() == spans[0][0]), None)


def _said(page: Page, start: int, labels: Sequence[re.Match[str]] = ()) -> list[Span]:
    """The sentences from there on, without the labels; a dash behind a question ends it."""
    out: list[Span] = []
    for s, e in page.blocks:
        if e <= start:
            continue
        dated = [m.end() for m in _DATED.finditer(page.text, s, e)]
        for a, b in sentences(page.text, max([s, start, *dated]), e):
            around = [x for m in labels if a <= m.start("who") and m.end() < b for x in (m.start("who"), m.end())]
            cuts = sorted({a, *around, *(m.end() for m in _DASHED.finditer(page.text, a, b)), b})
            out += [trim(page.text, trim(page.text, span), " -–—") for span in pairwise(cuts)]
    names = {m.start("who") for m in labels}
    return [s for s in out if page.count(s) and s[0] not in names]


def _answers(page: Page, said: Sequence[Span], mine: Sequence[bool], surname: str) -> list[list[Span]]:
    """What stands between the questions; sentences that name the guest are a caption, or tell at the end who it was."""
    last = max(k for k, asked in enumerate(mine) if asked)
    out: list[list[Span]] = [[]]
    for k, span in enumerate(said):
        told = re.search(rf"\b{re.escape(surname)}\b", page.text[slice(*span)]) or _CLOSES.match(page.text, *span)
        if told and k > last:
            break
        if mine[k] or told:
            out += [[]] if mine[k] else []
        else:
            out[-1].append(span)
    return [_whole(page, spans) for spans in out if spans]


def _whole(page: Page, spans: Sequence[Span]) -> list[Span]:
    """The sentences that follow one another in a paragraph as one stretch."""
    out: list[Span] = []
    for s, e in spans:
        if out and page.block_of(out[-1][0]) == page.block_of(s) and not page.text[out[-1][1] : s].strip():
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out
