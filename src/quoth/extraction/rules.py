"""What quotation marks say, after the network has spoken: exact edges, paragraphs, floating quotes, nesting.

The network finds who says what; these rules cut.  A quotation half covered is covered whole, an open quotation runs
over paragraphs, a quoted paragraph nobody claimed is a floating quote, and marks that are not speech become mentions.
All functions are pure; spans are code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from quoth.data import Span
from quoth.extraction.decode import Found
from quoth.extraction.marks import Pair
from quoth.extraction.windows import Units
from quoth.text import overlaps, sentences, trim

FLOATING_SHARE = 0.7  # of a paragraph's words inside unclaimed marks: then the paragraph is a floating quote
FLOATING_CONFIDENCE = 0.8
HEADLINE_CONFIDENCE = 0.75
LOOSE_CONFIDENCE = 0.55
SENTENCE_WORDS = 8  # unclaimed marks around so many words are speech even inside a sentence
_LEADING = " \t\u00a0,;:.-–—)]"
_TRAILING = " \t\u00a0,;:-–—([.!?…"


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
    headline: bool = False


@dataclass(slots=True)
class Page:
    """A text with its paragraphs, words and pairs of marks, and look-ups between them."""

    text: str
    blocks: Sequence[Span]
    units: Units
    pairs: Sequence[Pair]
    headlines: frozenset[int] = frozenset()  # indices of headline blocks
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    block_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = self.units.spans[:, 0].tolist()
        self.ends = self.units.spans[:, 1].tolist()
        self.block_starts = [s for s, _ in self.blocks]

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


def draft_quotes(page: Page, found: Sequence[Found]) -> list[Draft]:
    """The network's findings as drafts with exact spans."""
    drafts = []
    for f in found:
        spans = page.units.spans
        cue = (int(spans[f.cue[0], 0]), int(spans[f.cue[1] - 1, 1]))
        source = _nearest([(int(spans[a, 0]), int(spans[b - 1, 1])) for a, b in f.source], cue)
        content = [(int(spans[a, 0]), int(spans[b - 1, 1])) for a, b in f.content]
        if f.cut_right:
            content[-1] = (content[-1][0], _run_on(page, content[-1][1], cue))
        content = _disjoint([snap(page, c, [cue, *source]) for c in content])
        content = [c for c in content if c[0] < c[1]]
        if content:
            block = page.block_of(cue[0])
            drafts.append(Draft(cue, source, content, f.confidence, block, headline=block in page.headlines))
    return _without_twins(drafts)


def _nearest(spans: list[Span], cue: Span) -> list[Span]:
    """A quote has one source: the run nearest to the cue."""
    gap = lambda s: max(cue[0] - s[1], s[0] - cue[1])  # noqa: E731
    return sorted(spans, key=gap)[:1]


def _run_on(page: Page, end: int, cue: Span) -> int:
    """Where a content that reached the edge of what was read around its cue comes to its end."""
    for p in page.pairs:
        if p.opens_at <= end <= p.end and not p.opens_at <= cue[0] < p.end:
            return p.end
    block = page.blocks[page.block_of(end - 1)]
    if page.text[cue[0] : cue[1]].endswith(":"):
        return block[1]
    return next((e for s, e in sentences(page.text, *block) if e >= end), block[1])


def snap(page: Page, span: Span, fixed: Sequence[Span]) -> Span:
    """Fit a content to the quotation marks it touches; ``fixed`` (cue and source) is never swallowed."""
    s, e = span
    for p in page.pairs:
        inner = p.inner
        if not overlaps(inner, (s, e)) or any(overlaps(inner, f) for f in fixed):
            continue
        total = page.count(inner)
        shared = page.count((max(s, inner[0]), min(e, inner[1])))
        if total == 0 or (s <= inner[0] and e >= inner[1]):
            continue
        if 2 * shared >= total or shared > 3:
            s, e = min(s, page.first_word(inner)), max(e, page.last_word(inner))
        elif s >= inner[0] and e > inner[1]:
            s = page.first_word((inner[1], e))
        elif e <= inner[1] and s < inner[0]:
            e = page.last_word((s, inner[0]))
    return _edges(page, (s, e)) if s < e else (s, s)


def _edges(page: Page, span: Span) -> Span:
    """Take in the punctuation that belongs to the words: all of it inside marks, the marks themselves in mixed text."""
    s, e = span
    for p in page.pairs:
        a, b = page.first_word(p.inner), page.last_word(p.inner)
        if a >= b:
            continue
        if a == s and b == e:  # exactly what the marks enclose: the slice leaves the marks outside
            return trim(page.text, p.inner)
        if a == s and b < e:
            s = p.start
        if b == e and a > s:
            e = p.outer[1] if p.closed else trim(page.text, p.inner)[1]
        if p.inner[0] <= s and e <= p.inner[1]:  # inside marks: up to the closing mark, if only punctuation stands between
            if b == e:
                e = trim(page.text, (s, p.end))[1]
            if a == s:
                s = trim(page.text, p.inner)[0]
    return s, e


def _disjoint(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for s, e in sorted(spans):
        if out and s <= out[-1][1]:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """Of two quotes with the same content, the surer."""
    seen: dict[tuple[Span, ...], Draft] = {}
    for d in sorted(drafts, key=lambda d: -d.confidence):
        seen.setdefault(tuple(d.content), d)
    return sorted(seen.values(), key=lambda d: (d.content[0], d.cue or (0, 0)))


def continue_quotes(page: Page, drafts: list[Draft]) -> None:
    """Carry a broken quote on in its paragraph, and an open one over the paragraphs that follow."""
    tops = [p for p in page.pairs if p.depth == 0]
    for d in drafts:
        if d.cue is None:
            continue
        last = _pair_ending(tops, d.content[-1])
        if last is None:
            continue
        last = _second_half(page, d, drafts, tops, last)
        d.open_end = not last.closed
        _carry(page, d, drafts, tops)


def _pair_ending(pairs: Sequence[Pair], span: Span) -> Pair | None:
    return next((p for p in pairs if p.opens_at <= span[0] and span[1] <= p.outer[1] <= span[1] + 3), None)


def _second_half(page: Page, d: Draft, drafts: list[Draft], tops: Sequence[Pair], last: Pair) -> Pair:
    """"A," she said. "B": the quotation that opens the next sentence after the cue belongs to the same quote."""
    assert d.cue is not None
    block = page.blocks[d.block]
    if d.cue[0] < last.end:
        return last
    for p in tops:
        if p.start < d.cue[1] or p.start >= block[1] or _claimed(page, p.inner, drafts):
            continue
        clause = page.text[d.cue[1] : p.start]
        begins = page.text[p.opens_at : p.opens_at + 1]
        if page.count((d.cue[1], p.start)) <= 12 and clause.rstrip().endswith((".", ",")) and begins:
            d.content = _disjoint([*d.content, trim(page.text, p.inner)])
            return p
        break
    return last


def _carry(page: Page, d: Draft, drafts: list[Draft], tops: Sequence[Pair]) -> None:
    """Add the paragraphs over which an open quotation runs: each begins with an opening mark."""
    by_start = {p.start: p for p in tops}
    block = page.block_of(d.content[-1][1] - 1)
    while d.open_end and block + 1 < len(page.blocks):
        block += 1
        p = by_start.get(page.blocks[block][0])
        if p is None or _claimed(page, p.inner, [x for x in drafts if x is not d]):
            return
        d.content = _disjoint([*d.content, trim(page.text, p.inner)])
        d.open_end = not p.closed


def _claimed(page: Page, inner: Span, drafts: Sequence[Draft]) -> bool:
    """Whether some quote already has most of these words."""
    total = page.count(inner)
    if total == 0:
        return True
    for d in drafts:
        shared = sum(page.count((max(s, inner[0]), min(e, inner[1]))) for s, e in d.content if overlaps((s, e), inner))
        if 2 * shared >= total:
            return True
    return False


def floating_quotes(page: Page, drafts: list[Draft]) -> tuple[list[Draft], list[Pair]]:
    """Quotes without a cue that the marks show, and the pairs that are left (candidates for mentions)."""
    out: list[Draft] = []
    left: list[Pair] = []
    per_block: dict[int, list[Pair]] = {}
    for p in page.pairs:
        if p.depth == 0:
            per_block.setdefault(page.block_of(p.start), []).append(p)
    for block, pairs in sorted(per_block.items()):
        free = [p for p in pairs if not _claimed(page, p.inner, drafts)]
        if not free:
            continue
        total = page.count(page.blocks[block])
        quoted = sum(page.count(p.inner) for p in free)
        headline = block in page.headlines
        if quoted >= FLOATING_SHARE * total and (quoted > 3 or not headline):
            _float(page, block, free, out)
            continue
        for p in free:
            if speech_like(page, p, headline):
                sure = HEADLINE_CONFIDENCE if headline else LOOSE_CONFIDENCE
                out.append(Draft(None, [], [trim(page.text, p.inner)], sure, block, headline=headline))
            else:
                left.append(p)
    return out, left


def _float(page: Page, block: int, pairs: list[Pair], out: list[Draft]) -> None:
    spans = [trim(page.text, p.inner) for p in pairs]
    opens = pairs[0].start == page.blocks[block][0]
    if out and out[-1].open_end and opens and out[-1].block <= block and _adjacent(page, out[-1], block):
        out[-1].content = _disjoint([*out[-1].content, *spans])
        out[-1].open_end = not pairs[-1].closed
        return
    out.append(Draft(None, [], spans, FLOATING_CONFIDENCE, block, open_end=not pairs[-1].closed))


def _adjacent(page: Page, d: Draft, block: int) -> bool:
    return page.block_of(d.content[-1][1] - 1) == block - 1


_WORKS = frozenset(
    "book film movie song show novel album series play article documentary titled entitled called single episode "
    "programme program podcast poem essay painting game magazine newspaper track opera musical exhibition report".split()
)
_TERMS = frozenset(
    "so-called term word words phrase called dubbed termed labelled labeled known as means meaning named nicknamed "
    "aka slogan motto concept label".split()
)


def speech_like(page: Page, pair: Pair, headline: bool) -> bool:
    """Whether unclaimed marks enclose speech rather than a title, a nickname or a term held at arm's length."""
    n = page.count(pair.inner)
    if classify_mention(page, pair) in ("title", "nickname"):
        return False
    if headline:
        return True
    words = page.text[slice(*pair.inner)]
    if n >= SENTENCE_WORDS:
        return True
    stops = words.rstrip().endswith((".", "!", "?", ",", "…"))
    return n >= 4 and stops and words.lstrip()[:1].isupper()


def classify_mention(page: Page, pair: Pair) -> str:
    """title, nickname, term or scare, by case and by the words before and after."""
    text = page.text
    inner = text[slice(*pair.inner)]
    tokens = [w for w in inner.split() if any(c.isalpha() for c in w)]
    before = text[max(0, pair.start - 40) : pair.start].split()
    after = text[pair.outer[1] : pair.outer[1] + 30].split()
    prior = before[-1].strip(",.;:—–(").lower() if before else ""
    capital = [t.lstrip("“‘\"'(")[:1].isupper() or t[:1].isdigit() for t in tokens]
    named = bool(before) and before[-1][:1].isupper() and before[-1][-1:].isalnum() and prior not in ("the", "a")
    if named and after and after[0][:1].isupper() and len(tokens) <= 3 and capital and capital[0]:
        return "nickname"
    if prior in ("nicknamed", "aka", "alias"):
        return "nickname"
    long_words = [c for c, t in zip(capital, tokens, strict=True) if len(t.strip(".,'’")) > 3 or c]
    titled = bool(long_words) and all(long_words) and capital[0] and not inner.rstrip().endswith((".", ","))
    if titled and (len(tokens) >= 2 or prior in _WORKS):
        return "title"
    if prior in _TERMS or any(w.strip(",.").lower() in ("so-called", "term", "phrase", "word") for w in before[-3:]):
        return "term"
    return "scare"


def nest(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Set parents; add the nested quotations that have no cue of their own."""
    added: list[Draft] = []
    for p in page.pairs:
        if p.depth == 0 or page.count(p.inner) < 4 or classify_mention(page, p) in ("title", "nickname"):
            continue
        inner = trim(page.text, p.inner)
        if any(d.content == [inner] or (d.cue and overlaps(d.cue, inner)) for d in drafts):
            continue
        holders = [d for d in drafts if any(s <= inner[0] and inner[1] <= e for s, e in d.content)]
        if holders and not any(len(d.content) == 1 and _alike(d.content[0], inner) for d in drafts):
            added.append(Draft(None, [], [inner], LOOSE_CONFIDENCE, page.block_of(inner[0])))
    every = sorted([*drafts, *added], key=lambda d: (min(d.content[0], d.cue or d.content[0]), -d.content[-1][1]))
    for i, d in enumerate(every):
        best: tuple[int, int] | None = None
        for j, outer in enumerate(every):
            if i != j and _holds(outer, d):
                size = sum(e - s for s, e in outer.content)
                best = min(best, (size, j)) if best else (size, j)
        d.parent = best[1] if best else None
    return every


def _alike(a: Span, b: Span) -> bool:
    return abs(a[0] - b[0]) <= 2 and abs(a[1] - b[1]) <= 2


def _holds(outer: Draft, d: Draft) -> bool:
    """Whether the quote stands wholly inside one content span of the other, its cue too."""
    low = min(d.content[0][0], d.cue[0] if d.cue else d.content[0][0])
    high = max(d.content[-1][1], d.cue[1] if d.cue else d.content[-1][1])
    same = outer.content == d.content
    return not same and any(s <= low and high <= e for s, e in outer.content)
