"""Quotes in the making, on the page they stand on: the records that all rules take and give.

All functions are pure; spans are code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from quoth.data import Span
from quoth.extraction.marks import Pair
from quoth.extraction.windows import Units
from quoth.text import overlapping


@dataclass(slots=True)
class Draft:
    """A quote in the making."""

    cue: Span | None
    source: list[Span]
    content: list[Span]
    confidence: float
    block: int  # index of the paragraph it stands in
    open_end: bool = False  # its last quotation was never closed in its paragraph
    parent: int | None = None
    turn: bool = False  # a labelled turn of a transcript, whose words are the speaker's own without marks


@dataclass(slots=True)
class Page:
    """A text with its paragraphs, words and pairs of marks, and look-ups between them."""

    text: str
    blocks: Sequence[Span]
    units: Units
    pairs: Sequence[Pair]
    headlines: frozenset[int] = frozenset()  # indices of headline blocks
    quoted: Mapping[int, str] = field(default_factory=dict)  # index of a block -> the block quotation it stands in
    credits: frozenset[int] = frozenset()  # indices of blocks at the foot of a block quotation, with whose words it is
    items: frozenset[int] = frozenset()  # indices of blocks that the page sets as items of a list
    turns: Sequence[tuple[Span, Span]] = ()  # of a transcript whose turns are known: each label, and the words behind
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    block_starts: list[int] = field(init=False)
    by_block: dict[int, list[Pair]] = field(init=False)
    reach: dict[int, tuple[list[int], list[int]]] = field(init=False)
    """Of the pairs of a paragraph, in order: where each begins, and how far it or one before it goes."""

    def __post_init__(self) -> None:
        self.starts = self.units.spans[:, 0].tolist()
        self.ends = self.units.spans[:, 1].tolist()
        self.block_starts = [s for s, _ in self.blocks]
        self.by_block = {}
        for p in self.pairs:
            self.by_block.setdefault(self.block_of(p.start), []).append(p)
        self.reach = {
            block: ([p.start for p in pairs], list(accumulate((p.outer[1] for p in pairs), max)))
            for block, pairs in self.by_block.items()
        }

    def pairs_at(self, span: Span) -> Sequence[Pair]:
        """The pairs of the paragraphs a span touches."""
        first = self.block_of(span[0])
        if span[1] <= self.blocks[first][1]:
            return self.by_block.get(first, ())
        last = self.block_of(max(span[0], span[1] - 1))
        return [p for b in range(first, last + 1) for p in self.by_block.get(b, ())]

    def pairs_near(self, span: Span) -> Sequence[Pair]:
        """Of the pairs of the paragraphs a span touches those that it touches, and those that touch these, in turn.

        What a pair has to do with a span that it does not touch is asked of ``pairs_at``, which are many more where a
        paragraph is long.
        """
        block = self.block_of(span[0])
        if span[1] > self.blocks[block][1]:
            return self.pairs_at(span)
        pairs = self.by_block.get(block)
        if pairs is None:
            return ()
        begin, ends = self.reach[block]
        (low, high), known = span, (0, 0)
        while True:
            first, last = bisect_left(ends, low), bisect_right(begin, high)
            if first >= last:
                return ()
            if (first, last) == known:
                return pairs[first:last]
            known = first, last
            low, high = min(low, begin[first]), max(high, ends[last - 1])

    def count(self, span: Span) -> int:
        """How many words a span touches."""
        return max(0, bisect_left(self.starts, span[1]) - bisect_right(self.ends, span[0]))

    def block_of(self, at: int) -> int:
        """The paragraph that holds an offset."""
        return max(0, bisect_right(self.block_starts, at) - 1)

    def first_word(self, span: Span) -> int:
        """Offset at which the first word touched by the span begins (the span's end if none)."""
        i = bisect_right(self.ends, span[0])
        return self.starts[i] if i < len(self.starts) and self.starts[i] < span[1] else span[1]

    def last_word(self, span: Span) -> int:
        """Offset at which the last word touched by the span ends (the span's start if none)."""
        i = bisect_left(self.starts, span[1]) - 1
        return self.ends[i] if i >= 0 and self.ends[i] > span[0] else span[0]


class Claims:
    """Which words some quote already has; drafts are looked up by the paragraphs they touch."""

    def __init__(self, page: Page, drafts: Sequence[Draft]) -> None:
        self.page = page
        self.near: dict[int, list[Draft]] = {}
        for d in drafts:
            self.add(d)

    def add(self, draft: Draft) -> None:
        """Take in a draft, or its new content."""
        for s, e in draft.content:
            for block in range(self.page.block_of(s), self.page.block_of(e - 1) + 1):
                here = self.near.setdefault(block, [])
                if not any(d is draft for d in here):
                    here.append(draft)

    def drop(self, draft: Draft) -> None:
        """Give back the words of a draft that is no quote."""
        for block, here in self.near.items():
            self.near[block] = [d for d in here if d is not draft]

    def at(self, span: Span) -> list[Draft]:
        """Drafts with content in the paragraph of the span."""
        return self.near.get(self.page.block_of(span[0]), [])

    def touching(self, span: Span) -> list[Draft]:
        """Those of ``at`` whose content shares a character with the span."""
        out, (start, end) = [], span
        for d in self.at(span):
            for s, e in d.content:
                if s < end and start < e:
                    out.append(d)
                    break
        return out

    def holding(self, span: Span) -> list[Draft]:
        """Those of ``at`` that have the span whole in one piece of their content."""
        out, (start, end) = [], span
        for d in self.at(span):
            for s, e in d.content:
                if s <= start and end <= e:
                    out.append(d)
                    break
        return out

    def holds(self, inner: Span, but: Draft | None = None) -> bool:
        """Whether one quote (other than ``but``) already has at least half of these words."""
        total = self.page.count(inner)
        for d in self.touching(inner) if total else ():
            pieces = [(max(s, inner[0]), min(e, inner[1])) for s, e in overlapping(d.content, inner)]
            if d is not but and 2 * sum(map(self.page.count, pieces)) >= total:
                return True
        return total == 0


def clear_of(drafts: Sequence[Draft], labels: Sequence[Span]) -> list[Draft]:
    """The drafts whose cue and content touch none of the labels, which are sorted and apart."""
    if not labels:
        return list(drafts)
    every = ((d, d.content if d.cue is None else [d.cue, *d.content]) for d in drafts)
    return [d for d, spans in every if not any(overlapping(labels, span) for span in spans)]
