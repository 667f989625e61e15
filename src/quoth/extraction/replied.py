"""A question and, in the next paragraph, its answer in marks of its own are two people's words, whoever asks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quoth.asking import ASKS, YOU
from quoth.data import Span
from quoth.extraction.rules import Draft, Page
from quoth.text import sentences

_QUESTION = re.compile(
    r"(?:(?:and|but|so|then) )?(?:who|whom|whose|what|what['’]s|which|when|where|why|how|do|does|did|"
    r"don['’]t|didn['’]t|are|aren['’]t|is|isn['’]t|was|were|have|haven['’]t|has|had|can|can['’]t|could|will|won['’]t|"
    r"would|should)\b",
    re.I,
)
_REPLY = re.compile(r"(?:yes|no|nope|yeah|well|because|of course|certainly|absolutely|never|not)\b", re.I)


def part_replies(page: Page, drafts: Iterable[Draft]) -> None:
    """Take from a question that somebody asked aloud what stands in marks in the next paragraph, if it answers.

    “What happened to you?” Roe asked. ¶ “I fell.” The network, which has seen quotes that go on in the next paragraph,
    may take both for hers. The question says "you", or what follows begins as an answer does ("Yes", "Because").
    """
    for d in drafts:
        if d.cue is None or not d.source or not ASKS.match(page.text, *d.cue):
            continue
        block = page.block_of(d.cue[0])
        here = [c for c in d.content if page.block_of(c[0]) == block]
        below = [c for c in d.content if page.block_of(c[0]) > block]
        if here and below and _asks(page, here[-1], below[0]):
            d.content = [c for c in d.content if c not in below]


def _asks(page: Page, question: Span, answer: Span) -> bool:
    """Whether a closed quotation asks, and one that begins the next paragraph answers."""
    text = page.text
    pair = next((p for p in page.pairs_at(question) if p.depth == 0 and p.closed and question[1] <= p.outer[1]), None)
    opens = answer[0] - page.blocks[page.block_of(answer[0])][0] < 3
    if pair is None or not opens or not text[pair.opens_at : pair.end].rstrip(" ”’\"'»").endswith("?"):
        return False
    asked = text[slice(*sentences(text, *pair.inner)[-1])].lstrip(" “‘\"'")
    if _QUESTION.match(asked) is None:
        return False
    return YOU.search(asked) is not None or _REPLY.match(text[slice(*answer)].lstrip(" “‘\"'")) is not None
