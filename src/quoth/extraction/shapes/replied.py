"""A question and, in the next paragraph, its answer in marks of its own are two people's words, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from quoth.asking import ASKS, MARKS, QUESTION, REPLIES, YOU, is_put, puts_to_you
from quoth.data import Span
from quoth.extraction.drafts import Draft, Page
from quoth.extraction.marks import Pair
from quoth.text import sentences, trim

_REPLY = re.compile(r"(?:yes|no|nope|yeah|well|because|of course|certainly|absolutely|never|not)\b", re.I)
_AFFIRMS = re.compile(r"[,.] (?:yes|no)[.!]?$", re.I)

_ASKED = re.compile(
    r"\b(?:asked|asks|pressed|questioned|quizzed) (?:him|her|them|(?:[Tt]he|an?|his|her) |[A-Z]"
    r"|whether |if |wh[a-z]+ |how )"
)


def part_replies(page: Page, drafts: Iterable[Draft]) -> None:
    """Take from a quote the quotations of the paragraphs around it that question or answer it.

    “What happened to you?” Roe asked. ¶ “I fell.” The network, which has seen quotes that go on in the next paragraph,
    may take both for hers.  The question says "you", or what follows begins as an answer does ("Yes", "Because"), or
    is followed by the next question.  What asks back is another's as well: “Nothing,” Hale answered. ¶ “Are you sure?”
    So is what speaks to him by his name.
    """
    for d in drafts:
        if d.cue is None or not d.source:
            continue
        for k, (a, b) in enumerate(pairwise(d.content), 1):
            if page.block_of(b[0]) - page.block_of(a[1] - 1) != 1 or d.cue[0] > b[0]:
                continue
            asked = (ASKS.match(page.text, *d.cue) and _asks(page, a, b)) or _is_asked_back(page, d, a, b)
            if asked or _is_spoken_to(page, a, b):
                d.content = d.content[:k]
                break


def _asks(page: Page, question: Span, answer: Span) -> bool:
    """Whether a closed quotation asks, and one that begins the next paragraph answers."""
    text = page.text
    pair = _closed(page, question)
    opens = answer[0] - page.blocks[page.block_of(answer[0])][0] < 3
    if pair is None or not opens or not _ends_in_question(text, pair):
        return False
    asked = text[slice(*sentences(text, *pair.inner)[-1])].strip(MARKS)
    said = text[slice(*answer)].strip(MARKS)
    if said.rstrip(".") == asked.rstrip("?"):
        return True  # “Not the boats?” asked Roe. ¶ “Not the boats.”
    if QUESTION.match(asked) is None:
        return False
    if YOU.search(asked) or _REPLY.match(said) or _AFFIRMS.search(said):
        return True
    after = _alone(page, page.block_of(answer[0]) + 1)
    return not said.endswith("?") and after is not None and is_put(page.text, after.inner)


def _is_asked_back(page: Page, d: Draft, answer: Span, question: Span) -> bool:
    """Whether a paragraph that only asks stands below an answer: who answers, or speaks below a question, asked not."""
    own, pair = _closed(page, answer), _alone(page, page.block_of(question[0]))
    if own is None or pair is None or not is_put(page.text, pair.inner) or _ends_in_question(page.text, own):
        return False
    above = page.block_of(d.content[0][0]) - 1
    last = next((p for p in reversed(page.by_block.get(above, ())) if p.depth == 0 and p.closed), None)
    if above >= 0 and not page.by_block.get(above) and _ASKED.search(page.text, *page.blocks[above]):
        return puts_to_you(page.text, pair.inner)
    if last is None or not page.count(last.inner):
        return False
    return _ends_in_question(page.text, last) or (d.cue is not None and REPLIES.match(page.text, *d.cue) is not None)


def _is_spoken_to(page: Page, said: Span, next_: Span) -> bool:
    """Whether a paragraph in marks speaks to whom the one above names: … Hale said. ¶ “You left, Mr Hale.”"""
    own, pair = _closed(page, said), _alone(page, page.block_of(next_[0]))
    called = _CALLED.search(page.text[slice(*pair.inner)]) if own is not None and pair is not None else None
    if called is None or own is None:
        return False
    block = page.blocks[page.block_of(said[0])]
    told = page.text[block[0] : own.outer[0]] + page.text[own.outer[1] : block[1]]
    return re.search(rf"(?<!\w){re.escape(called[1])}(?!\w)", told) is not None


_CALLED = re.compile(r"(?:,|[.?!]|\A) ?(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady)\.? ([A-Z][\w’'-]+)(?=[,.?!]|\Z)")


def _closed(page: Page, span: Span) -> Pair | None:
    """The closed quotation that a content ends with."""
    return next((p for p in page.pairs_at(span) if p.depth == 0 and p.closed and span[1] <= p.outer[1]), None)


def _alone(page: Page, block: int) -> Pair | None:
    """The closed quotation that a paragraph is, from its first to its last character."""
    first = next(iter(page.by_block.get(block, ())), None)
    return first if first and first.closed and first.outer == trim(page.text, page.blocks[block]) else None


def _ends_in_question(text: str, pair: Pair) -> bool:
    return text[pair.opens_at : pair.end].rstrip(MARKS).endswith("?")
