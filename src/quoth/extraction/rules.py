"""What quotation marks say, after the network has spoken: exact edges, paragraphs, floating quotes, nesting.

The network finds who says what; these rules cut.  A quotation half covered is covered whole, an open quotation runs
over paragraphs, a quoted paragraph nobody claimed is a floating quote, and marks that are not speech become mentions.
All functions are pure; spans are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from quoth.data import Span
from quoth.extraction.decode import Found
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.edges.apart import speech_like
from quoth.extraction.edges.broken import is_aside, reopened
from quoth.extraction.edges.contracted import asked_verb, of_oneself, without_adverb, without_contraction
from quoth.extraction.edges.outside import after_stamp, cue_outside, outside_marks, through_marks
from quoth.extraction.edges.told import opens_sentence
from quoth.extraction.marks import Pair
from quoth.extraction.windows import Units
from quoth.text import FIRMS_CUT_SHORT, merge_spans, overlaps, sentences, trim

FLOATING_SHARE = 0.7  # of a paragraph's words inside unclaimed marks: then the paragraph is a floating quote
FLOATING_CONFIDENCE = 0.8
HEADLINE_CONFIDENCE = 0.75
LOOSE_CONFIDENCE = 0.55
_BRACKETS = {")": "(", "]": "["}
_SIGNS_BEFORE = "$£€¥₹#@"
_CUT_SHORT = "|".join(rf"(?<=\b{word})" for word in f"{FIRMS_CUT_SHORT}|Bros|Esq|Jr|Sr".split("|"))
_SIGN_AFTER = re.compile(
    rf"[%‰°]|(?:(?<=\b[A-Z]\.[A-Z])|(?<=\b[ap]\.m)|{_CUT_SHORT})\."
    r"|(?<=\w)\.(?=[,)])|(?<=[a-z\d])[.@](?=[a-z\d])[\w.@/-]*\w"  # an address or the name of a file
)
_CONNECTIVE = re.compile(
    r"(?:But|And|Yet|Still|However|Moreover|Meanwhile|while(?! [^,]*, )|and|but|though|Any(?:how|way)(?=,?\s*\Z))\b"
    r",?(?:\s+|\Z)"
)
"""Words at the start of a content that are left out of it in PolNeAR's train split when the cue follows: 84 of 128, and
87 of 90 of the small ones.
"""
_STRANDED = frozenset("about against on out".split())
"""Prepositions that belong to the cue before them: in PolNeAR's train split they end a cue 15 to 106 times as often as
they begin the content that follows it directly ("of" 18 times, but where the network says content it is right)."""

_ABOUT_NUMBER = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|estimate[sd]?|reckon(?:s|ed)?|reports?|reported|claim(?:s|ed)?|add(?:s|ed)|shows?|showed"
    r"|found"
    r"|told \w+)(?P<gap> )(?P<about>about)$"
)
_NUMBER = re.compile(r"\s*[$£€]?\d")


def draft_quotes(page: Page, found: Sequence[Found]) -> list[Draft]:
    """The network's findings as drafts with exact spans."""
    drafts = []
    for f in found:
        spans = page.units.spans
        cue = (int(spans[f.cue[0], 0]), int(spans[f.cue[1] - 1, 1]))
        source = _nearest([(int(spans[a, 0]), int(spans[b - 1, 1])) for a, b in f.source], cue)
        source = [after_stamp(page, outside_marks(page, _within_sentence(page, s, cue))) for s in source]
        cue, source = without_contraction(page.text, cue, source)
        cue, source = without_adverb(page.text, cue, [through_marks(page, s, cue) for s in source])
        cue, source = of_oneself(page.text, cue, source)
        content = [(int(spans[a, 0]), int(spans[b - 1, 1])) for a, b in _by_paragraph(page.units, f.content)]
        if f.cut_right:
            content[-1] = (content[-1][0], _run_on(page, content[-1][1], cue))
        cue, content = cue_outside(page, cue, content)
        content = merge_spans([snap(page, after_stamp(page, c), [cue, *source]) for c in content])
        content = [c for c in content if page.text[slice(*c)].strip(": ")]
        if content and not _asks_what(page.text, cue):
            if len(content) > 1 and _CONNECTIVE.fullmatch(page.text, *content[0]):
                content = content[1:]  # "But, Roe said, the road is shut"
            cue, content = without_contraction(page.text, cue, content, only_short=True)
            cue = asked_verb(page.text, cue, source, content)
            cue, content[0] = _without_preposition(page, cue, _without_connective(page, cue, content[0]))
            block = page.block_of(cue[0])
            whole = [[with_signs(page.text, span) for span in spans] for spans in (source, content)]
            whole[0] = [_with_opening(page.text, span) for span in whole[0]]
            drafts.append(Draft(cue, whole[0], whole[1], f.confidence, block))
    return _without_twins(drafts)


_WHAT = re.compile(r"(?:\A|[\n.!?] ?)(?:(?:And|But|So|Well),? )?What (?:else )?(?:did|does|do) (?:[\w’'.-]+ ){1,6}$")
_TO_THE_END = re.compile(r"[^.!?:“”\"\n]{0,120}\?")


def _asks_what(text: str, cue: Span) -> bool:
    """Whether a cue stands in a question for what somebody says: "What did the mayor | say | about it?"."""
    asked = _WHAT.search(text, max(0, cue[0] - 80), cue[0])
    return asked is not None and _TO_THE_END.match(text, cue[1]) is not None


def _by_paragraph(units: Units, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The runs of words, cut where a paragraph ends."""
    for a, b in runs:
        while units.paragraph[a] != units.paragraph[b - 1]:
            end = int(np.searchsorted(units.paragraph, units.paragraph[a], side="right"))
            yield a, end
            a = end
        yield a, b


def with_signs(text: str, span: Span) -> Span:
    """The span with what belongs to its first and last word though it is no letter: "$40", "40%", "the U.S.", "Jr."."""
    start, end = span
    if start > 0 and text[start - 1] in _SIGNS_BEFORE:
        start -= 1
    after = _SIGN_AFTER.match(text, end)
    end = after.end() if after else end
    closes = text[end : end + 1]
    if closes in _BRACKETS and text.rfind(_BRACKETS[closes], start, end) > text.rfind(closes, start, end):
        end += 1
    return start, end


def _with_opening(text: str, span: Span) -> Span:
    """A source whole where it begins inside marks that close in it: “Long Road” star Jane Roe."""
    start, end = span
    mark = text[start - 1 : start]
    closes = {"“": "”", '"': '"', "‘": "’"}.get(mark)
    return (start - 1, end) if closes and text.count(closes, start, end) % 2 else span


def _without_preposition(page: Page, cue: Span, content: Span) -> tuple[Span, Span]:
    """ "asked | about the road" is "asked about | the road", but "said | about 40 men had gone"."""
    number = _ABOUT_NUMBER.search(page.text, *cue)
    if number and cue[1] <= content[0] and _NUMBER.match(page.text, cue[1], content[1]):
        return (cue[0], number.start("gap")), (number.start("about"), content[1])
    end = page.last_word((content[0], content[0] + 1))
    rest = page.first_word((end, content[1]))
    apart = cue[1] > content[0] or page.text[cue[1] : content[0]].strip()
    if (
        apart
        or _NUMBER.match(page.text, end, content[1])
        or page.text[content[0] : end].lower() not in _STRANDED
        or rest >= content[1]
    ):
        return cue, content
    return (cue[0], end), (rest, content[1])


def _without_connective(page: Page, cue: Span, content: Span) -> Span:
    """ "But the road, she said, is shut": the first word joins the sentences of the report and is not hers."""
    joint = _CONNECTIVE.match(page.text, *content) if content[0] < cue[0] else None
    inside = joint and any(p.opens_at <= content[0] < p.end for p in page.pairs_at((content[0], content[0] + 1)))
    return content if joint is None or inside or joint.end() >= content[1] else (joint.end(), content[1])


def _nearest(spans: list[Span], cue: Span) -> list[Span]:
    """A quote has one source: the run nearest to the cue."""
    gap = lambda s: max(cue[0] - s[1], s[0] - cue[1])  # noqa: E731
    return sorted(spans, key=gap)[:1]


def _within_sentence(page: Page, span: Span, cue: Span) -> Span:
    """The part of a source in the sentence of its cue: a phrase that runs into the next sentence holds two."""
    if _STOP_INSIDE.search(page.text, *span) is None:
        return span
    for s, e in sentences(page.text, *page.blocks[page.block_of(cue[0])]):
        if s <= cue[0] < e and span[0] < e and s < span[1]:
            return trim(page.text, (max(s, span[0]), min(e, span[1])), " .")
    return span


_STOP_INSIDE = re.compile(r"\w[.!?][\"”’')]*\s+[A-Z]")


def _run_on(page: Page, end: int, cue: Span) -> int:
    """Where a content that reached the edge of what was read around its cue comes to its end."""
    for p in page.pairs_near((end - 1, end)):
        if p.opens_at <= end <= p.end and not p.opens_at <= cue[0] < p.end:
            return p.end
    block = page.blocks[page.block_of(end - 1)]
    if page.text[cue[0] : cue[1]].endswith(":"):
        return block[1]
    return next((e for s, e in sentences(page.text, *block) if e >= end), block[1])


def snap(page: Page, span: Span, fixed: Sequence[Span]) -> Span:
    """Fit a content to the quotation marks it touches; ``fixed`` (cue and source) is never swallowed."""
    s, e = page.first_word(span), page.last_word(span)
    for p in page.pairs_near(span):
        inner = p.inner
        if not overlaps(inner, (s, e)) or any(overlaps(inner, f) for f in fixed):
            continue
        total = page.count(inner)
        shared = page.count((max(s, inner[0]), min(e, inner[1])))
        if total == 0 or (s <= inner[0] and e >= inner[1]):
            continue
        begins = s == page.first_word(inner) and e < inner[1]
        if 2 * shared >= total or shared > 3 or begins:
            s, e = min(s, page.first_word(inner)), max(e, page.last_word(inner))
        elif s >= inner[0] and e > inner[1]:
            s = page.first_word((inner[1], e))
        elif e <= inner[1] and s < inner[0]:
            e = page.last_word((s, inner[0]))
    return _edges(page, (s, e)) if s < e else (s, s)


def _edges(page: Page, span: Span) -> Span:
    """Take in the punctuation that belongs to the words: all of it inside marks, the marks themselves in mixed text."""
    s, e = span
    for p in page.pairs_near(span):
        a, b = page.first_word(p.inner), page.last_word(p.inner)
        if a >= b:
            continue
        if a == s and b == e:  # exactly what the marks enclose: the slice leaves the marks outside
            return trim(page.text, p.inner)
        if a == s and b < e:
            s = p.start
        if b == e and a > s:
            e = p.outer[1] if p.closed else trim(page.text, p.inner)[1]
        if (
            p.inner[0] <= s and e <= p.inner[1]
        ):  # inside marks: up to the closing mark, if only punctuation stands between
            if b == e:
                e = trim(page.text, (s, p.end))[1]
            if a == s:
                s = trim(page.text, p.inner)[0]
    return s, e


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """Of two quotes with the same content, the surer."""
    seen: dict[tuple[Span, ...], Draft] = {}
    for d in sorted(drafts, key=lambda d: -d.confidence):
        seen.setdefault(tuple(d.content), d)
    return sorted(seen.values(), key=lambda d: (d.content[0], d.cue or (0, 0)))


def floating_quotes(page: Page, claims: Claims) -> tuple[list[Draft], list[Pair]]:
    """Quotes without a cue that the marks show, and the pairs that are left (candidates for mentions)."""
    out: list[Draft] = []
    left: list[Pair] = []
    for block, pairs in sorted(page.by_block.items()):
        free = [p for p in pairs if p.depth == 0 and (not claims.holds(p.inner) or _said_within(claims, p))]
        if not free:
            continue
        total = page.count(page.blocks[block])
        quoted = sum(page.count(p.inner) for p in free)
        headline = block in page.headlines
        if (quoted >= FLOATING_SHARE * total and (quoted > 3 or not headline)) or _is_broken(page, block, free):
            _float(page, block, free, out)
            continue
        before: Pair | None = None
        for p in free:
            if before is not None and reopened(page, before, p):
                out[-1].content.append(trim(page.text, p.inner))
                before = p
            elif speech_like(page, p, headline=headline):
                sure = FLOATING_CONFIDENCE if opens_sentence(page, p) else LOOSE_CONFIDENCE
                sure = HEADLINE_CONFIDENCE if headline else sure
                out.append(Draft(None, [], [trim(page.text, p.inner)], sure, block))
                before = p
            else:
                left.append(p)
    return out, left


def _said_within(claims: Claims, pair: Pair) -> bool:
    """Whether what is claimed of a quotation is claimed by words of its own: “They knew it was poison.”"""
    here = claims.touching(pair.inner)
    within = [span for d in here for span in (d.cue, *d.source, *d.content)]
    labelled = any(
        s[0] == pair.opens_at and claims.page.text[s[1]] == ":" for d in here for s in d.source
    )  # “ROE: No.”
    held = pair.closed and bool(here) and not labelled
    return held and all(s and pair.opens_at <= s[0] and s[1] <= pair.end for s in within)


def _is_broken(page: Page, block: int, pairs: Sequence[Pair]) -> bool:
    """Whether a paragraph is one quotation with asides of the reporter: “The money” — she held it up — “is gone.”"""
    start, end = page.blocks[block]
    whole = len(pairs) > 1 and pairs[0].start == start and pairs[-1].outer[1] == end
    return whole and all(is_aside(page, a, b) for a, b in pairwise(pairs))


def _float(page: Page, block: int, pairs: list[Pair], out: list[Draft]) -> None:
    """A floating quote, or the next paragraph of the one before when that was never closed."""
    spans = [trim(page.text, p.inner) for p in pairs]
    before = out[-1] if out else None
    opens = pairs[0].start == page.blocks[block][0]
    if before and before.open_end and opens and page.block_of(before.content[-1][1] - 1) == block - 1:
        before.content.extend(spans)
        before.open_end = not pairs[-1].closed
        return
    out.append(Draft(None, [], spans, FLOATING_CONFIDENCE, block, open_end=not pairs[-1].closed))
