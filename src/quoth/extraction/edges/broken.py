"""Contents of direct speech that run on past their marks, or that two cues claim: each mark says whose its words are.

The network labels words, so a clause of the reporter's between two quotations, or behind one, may be taken in:
“Nobody,” and here he thumped the desk, “nobody could.”
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.extraction.marks import Pair
from quoth.text import overlaps, sentences, trim

LONGEST_ASIDE = 14  # words of the reporter's between two parts of one quotation
_STOP = re.compile(r"[.!?][\"”'’]*\s")
_DASHES = ("—", "–", "--", " - ")
_MARKED = " “”\"‘’'«»„"
_TAIL = re.compile(
    r",? (?:(?:and|but|before|then|while|as)\b(?! that\b| to\b)(?: [a-z]| [A-Z]\w)"
    r"|(?:presumably|apparently|evidently) |meaning |(?:referring|alluding) to |an? (?:reference|allusion) to )"
)


def within_marks(page: Page, drafts: Sequence[Draft]) -> None:
    """Cut contents that begin as direct speech where their marks say; a quotation of two cues is the nearer one's."""
    for d in drafts:
        d.content = _without_answers(page, d, [part for c in d.content for part in _spoken(page, d, c)])
    _share(page, drafts)


def _spoken(page: Page, d: Draft, span: Span) -> list[Span]:
    """The quotations of a content that begins with one, without what the reporter says between and behind them."""
    tops = [p for p in page.pairs_near(span) if p.depth == 0 and p.closed and overlaps(p.outer, span)]
    if not tops or d.cue is None or not _begins_speech(page, tops[0], span[0]):
        return [span]
    parts = [tops[0]]
    for p in tops[1:]:
        if not (is_aside(page, parts[-1], p) or reopened(page, parts[-1], p)):
            return [span]
        parts.append(p)
    last = parts[-1]
    tail = page.count((last.outer[1], span[1]))
    behind = comma_after(page, last) and d.cue[1] <= span[0] and _TAIL.match(page.text, last.outer[1])
    if (tail and not behind) or (len(parts) == 1 and not tail):
        return [span]
    return [trim(page.text, p.inner) for p in parts]


def _begins_speech(page: Page, first: Pair, start: int) -> bool:
    """Whether a content starts with a quotation that a comma, a colon, a dash or a new sentence sets off."""
    if not first.start <= start <= page.first_word(first.inner):
        return False
    block = page.blocks[page.block_of(first.start)][0]
    before = page.text[max(block, first.start - 3) : first.start].rstrip()
    return not before or before.endswith((",", ":", ".", "!", "?", "”", '"', "’", "'", "»", *_DASHES))


def comma_after(page: Page, pair: Pair) -> bool:
    """Whether a quotation ends with a comma, within its marks or behind them."""
    return page.text[pair.end - 1] == "," or page.text[pair.outer[1] : pair.outer[1] + 1] == ","


def _without_answers(page: Page, d: Draft, content: list[Span]) -> list[Span]:
    """The parts up to a question, or from an answer on, that another quotation directly follows or precedes: “A?” “B.”

    Who asks does not answer; the cue tells which of the two the quote is.
    """
    for i, (a, b) in enumerate(pairwise(content)):
        between = page.text[a[1] : b[0]]
        if page.text[a[1] - 1] == "?" and "\n" not in between and 2 < len(between) < 6 and not between.strip(_MARKED):
            return content[: i + 1] if d.cue and d.cue[1] <= content[0][0] else content[i + 1 :]
    return content


def reopened(page: Page, left: Pair, right: Pair) -> bool:
    """Whether a quotation opens again with a new sentence where nothing closed it, paragraphs joined in one: "A. "B."""
    return left.closed and not left.closer and not page.text[left.end : right.start].strip()


def is_aside(page: Page, left: Pair, right: Pair) -> bool:
    """Whether what stands between two quotations is set off by commas or dashes on both sides."""
    clause = (left.outer[1], right.start)
    between = page.text[slice(*clause)].strip()
    if not 0 < page.count(clause) <= LONGEST_ASIDE or len(sentences(page.text, *clause)) != 1:
        return False
    dashes = between.startswith(_DASHES) and between.endswith(_DASHES)
    return dashes or (comma_after(page, left) and between.endswith(","))


def _share(page: Page, drafts: Sequence[Draft]) -> None:
    """A whole quotation that two quotes have as one of their parts is left to the one whose cue stands nearer.

    Nearest is a cue in its own sentence: “A,” said Roe. “B,” | she added.
    """
    holders: dict[Span, list[Draft]] = {}
    for d in drafts:
        for c in d.content if d.cue else ():
            holders.setdefault(c, []).append(d)
    for span, claimants in holders.items():
        if len(claimants) < 2 or not any(trim(page.text, p.inner) == span for p in page.pairs_at(span)):
            continue
        nearest = min(claimants, key=lambda d: _distance(page.text, d.cue or span, span))
        for d in claimants:
            if d is not nearest and len(d.content) > 1:
                d.content = [c for c in d.content if c != span]


def _distance(text: str, a: Span, b: Span) -> tuple[bool, int]:
    between = min(a[1], b[1]), max(a[0], b[0])
    return _STOP.search(text, between[0] - 1, between[1]) is not None, between[1] - between[0]
