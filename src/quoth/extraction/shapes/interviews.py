"""Printed interviews without labels: each question is a paragraph of its own, and what stands below is the answer.

Nothing marks the answers as speech but their place, so the whole must look like an interview: the questions speak to
somebody, the answers speak of themselves.  A list of questions that a report answers itself does neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.asking import OWN, YOU
from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.marks import Pair
from quoth.extraction.shapes.opened import opened_interview
from quoth.text import overlapping

ANSWER_CONFIDENCE = 0.7
LEAST_QUESTIONS = 3
LONGEST_QUESTION = 60  # words
LONGEST_ANSWER = 2.5  # paragraphs on average; with longer ones the questions may be the writer's own
PERSONAL = 0.5  # share of the questions that say "you", and of the answers that say "I" or "we"
TALK = 0.5  # share of the paragraphs that are questions or answers
_ASKED = re.compile(r"[^\n]*\?[*_)\s]*$")
_BIDDEN = re.compile(
    r"(?:\*\*|__)?(?:Tell (?:me|us)|Talk (?:me|us)|Talk about|Describe|Explain) [^\n]{3,300}[.:]?[*_]*$"
)


def interview_answers(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the answers of an interview whose text names nobody at each turn; the questions are no quotes."""
    if (opened := opened_interview(page, drafts)) is not None:
        return opened
    asked = [i for i in range(len(page.blocks)) if i not in page.headlines and _is_question(page, i)]
    if len(asked) < LEAST_QUESTIONS:
        return list(drafts)
    answers = [_answer(page, i, end) for i, end in zip(asked, [*asked[1:], None], strict=True)]
    answers = [a for a in answers if a]
    if len(answers) < LEAST_QUESTIONS or not _is_talk(page, asked, answers):
        return list(drafts)
    bidden = {page.blocks[i][0] for i in asked if _BIDDEN.match(page.text, *page.blocks[i])}
    out = [d for d in drafts if d.cue is None or d.cue[0] not in bidden]  # "Tell | me | about the storm"
    held = {page.block_of(c[0]) for d in drafts if _is_set_apart(page, d) for c in d.content}
    for blocks in answers:
        spans = [page.blocks[i] for i in blocks]
        if held.isdisjoint(blocks):
            out.append(Draft(None, [], spans, ANSWER_CONFIDENCE, blocks[0]))
    return sorted(out, key=lambda d: d.content[0])


def apart_within(page: Page, claims: Claims, pair: Pair) -> bool:
    """Whether marks stand within words that the layout attributes, and are nobody's quote by themselves."""
    start, end = pair.outer
    near = ((d, overlapping(d.content, pair.inner)) for d in claims.touching(pair.inner))
    holders = [(d, spans) for d, spans in near if any(a <= start and end <= b for a, b in spans)]
    if any((start, end) in spans for _, spans in holders):
        return False
    return bool(holders) and all(_is_set_apart(page, d) for d, _ in holders)


def _is_set_apart(page: Page, d: Draft) -> bool:
    """Whether the layout attributes a quote already: a turn, a letter."""
    return d.cue is None or not any(map(str.isalpha, page.text[slice(*d.cue)]))


def _is_question(page: Page, block: int) -> bool:
    span = page.blocks[block]
    if page.count(span) > LONGEST_QUESTION or any(p.start == span[0] for p in page.by_block.get(block, ())):
        return False
    return bool(_ASKED.match(page.text, *span) or _BIDDEN.match(page.text, *span))


def _answer(page: Page, question: int, end: int | None) -> list[int]:
    """The paragraphs below a question; below the last one those in which somebody speaks of himself."""
    if end is not None:
        return list(range(question + 1, end))
    out: list[int] = []
    for i in range(question + 1, len(page.blocks)):
        if out and not OWN.search(page.text, *page.blocks[i]):
            break
        out.append(i)
    return out


def _is_talk(page: Page, asked: Sequence[int], answers: Sequence[Sequence[int]]) -> bool:
    """Whether questions and answers are most of the text, address somebody, and speak of the speaker outside marks."""
    below = sum(map(len, answers))
    to_you = sum(bool(YOU.search(page.text, *page.blocks[i])) for i in asked)
    of_me = sum(any(_speaks(page, page.blocks[i]) for i in blocks) for blocks in answers)
    quoted = sum(any(p.start == page.blocks[i][0] for p in page.by_block.get(i, ())) for b in answers for i in b)
    return (
        below + len(asked) >= TALK * len(page.blocks)
        and below <= LONGEST_ANSWER * len(answers)
        and to_you >= PERSONAL * len(asked)
        and of_me >= PERSONAL * len(answers)
        and 4 * quoted <= below
    )


def _speaks(page: Page, span: Span) -> bool:
    marked = [p.inner for p in page.pairs_at(span) if p.depth == 0]
    return any(not any(a <= m.start() < b for a, b in marked) for m in OWN.finditer(page.text, *span))
