"""Quotes that go on: broken by "she said", or over the paragraphs of a quotation that stays open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.edges.apart import classify_mention
from quoth.extraction.edges.broken import comma_after, reopened
from quoth.extraction.edges.outside import is_heading, is_title
from quoth.extraction.marks import Pair
from quoth.text import merge_spans, overlaps, sentences, trim

LONGEST_CLAUSE = 12  # words between a cue and the second half of its quote
LONGEST_BREAK = 40  # the same where commas show that the quotation is in the middle of its sentence
_BULLET = re.compile(r"(?:[-–*•·▪●‣◦]|\d{1,2}[.)])\s+")
SHORTEST_CLAUSE = 5  # words of "she went on" between two parts of a quote


def continue_quotes(page: Page, drafts: Sequence[Draft], claims: Claims) -> None:
    """Carry a broken quote on in its paragraph, and an open one over the paragraphs that follow."""
    for d in drafts:
        if d.cue is None:
            continue
        tops = [p for p in page.pairs_at(d.content[-1]) if p.depth == 0]
        near = (p for p in page.pairs_near(d.content[-1]) if p.depth == 0)
        last = next((p for p in near if _ends_with(p, d.content[-1])), None)
        _carry_back(page, d, claims)
        if last is not None:
            last = _opened_again(page, d, claims, tops, _second_half(page, d, claims, tops, last))
        d.open_end = not last.closed if last is not None else _introduces(page, d.content[-1])
        _carry(page, d, claims)
        _list(page, d, claims)
        claims.add(d)


def _ends_with(pair: Pair, span: Span) -> bool:
    whole = pair.opens_at <= span[0] or (not pair.closer and span[0] < pair.start < span[1])
    return whole and span[1] <= pair.outer[1] <= span[1] + 3


def _place(tops: Sequence[Pair], pair: Pair | None) -> int:
    """Which of the pairs it is; 0 where it is none."""
    return next((i for i, p in enumerate(tops) if p is pair), 0)


def _introduces(page: Page, span: Span) -> bool:
    """Whether nothing but a colon stands between the span and the end of its paragraph."""
    return page.text[span[1] : page.blocks[page.block_of(span[1] - 1)][1]].strip() == ":"


def _list(page: Page, d: Draft, claims: Claims) -> None:
    """Add the items of the list that the quote announces, or of which it has the first."""
    block = page.block_of(d.content[-1][1] - 1)
    first = block if _is_item(page, block) else block + 1
    head = page.block_of(d.cue[0]) if d.cue else block
    if head != first - 1 or page.text[page.blocks[head][1] - 1] != ":":
        return
    if first > block and not _introduces(page, d.content[-1]):
        return
    for i in range(block + 1, len(page.blocks)):
        item = _item(page, i)
        if not _is_item(page, i) or claims.holds(item, but=d):
            return
        d.content = merge_spans([*d.content, item])


def _is_item(page: Page, block: int) -> bool:
    return block in page.items or (
        block < len(page.blocks) and _BULLET.match(page.text, *page.blocks[block]) is not None
    )


def _item(page: Page, block: int) -> Span:
    """The words of a list's item without its bullet and the point that parts it from the next."""
    start, end = page.blocks[block]
    bullet = _BULLET.match(page.text, start, end)
    return trim(page.text, (bullet.end() if bullet else start, end), " ;,.")


def _second_half(page: Page, d: Draft, claims: Claims, tops: Sequence[Pair], last: Pair) -> Pair:
    """ "A," she said. "B": the quotation that opens the next sentence after the cue belongs to the same quote."""
    assert d.cue is not None
    if d.cue[0] < last.end:
        return _third_part(page, d, claims, tops, last)
    after = next((p for p in tops if p.start >= d.cue[1] and classify_mention(page, p) != "nickname"), None)
    if after is None or claims.holds(after.inner) or is_title(page, after) or is_heading(page, last, after):
        return last
    clause = (d.cue[1], after.start)
    most = LONGEST_BREAK if _is_mid_sentence(page, last, after) else LONGEST_CLAUSE
    if page.count(clause) > most or not page.text[slice(*clause)].rstrip().endswith((".", ",", ":")):
        return last
    d.content = merge_spans([*d.content, trim(page.text, after.inner)])
    return _third_part(page, d, claims, tops, after)


def _is_mid_sentence(page: Page, last: Pair, after: Pair) -> bool:
    """ "A," said Roe, whose firm built it, "and b": commas before and behind the clause, and a small letter."""
    text, clause = page.text, (last.outer[1], after.start)
    whole = len(sentences(text, *clause)) == 1 and text[slice(*clause)].rstrip().endswith(",")
    return comma_after(page, last) and whole and text[after.opens_at : after.end].lstrip()[:1].islower()


def _third_part(page: Page, d: Draft, claims: Claims, tops: Sequence[Pair], last: Pair) -> Pair:
    """ "A," she said, "B," she went on, "C": the parts that follow commas on both sides of a clause without a claim."""
    parts = []
    for after in tops[_place(tops, last) + 1 :]:
        clause = (last.outer[1], after.start)
        joined = page.text[last.end - 1] == "," and page.text[slice(*clause)].rstrip().endswith(",")
        if not joined or page.count(clause) > SHORTEST_CLAUSE or claims.holds(after.inner):
            break
        if any(o.cue and overlaps(o.cue, clause) for o in claims.at(clause) if o is not d):
            break
        parts.append(trim(page.text, after.inner))
        last = after
    if parts:
        d.content = merge_spans([*d.content, *parts])
    return last


def _opened_again(page: Page, d: Draft, claims: Claims, tops: Sequence[Pair], last: Pair) -> Pair:
    """ "A. "B.", where no mark closes the first part: what opens again belongs to it, before and behind."""
    begin = d.content[0][0]
    here = (p for p in page.pairs_near((begin, begin)) if p.depth == 0 and p.opens_at <= begin)
    i = _place(tops, next((p for p in here if begin <= page.first_word(p.inner)), None))
    while i and reopened(page, tops[i - 1], tops[i]) and not claims.holds(tops[i - 1].inner, but=d):
        i -= 1
        d.content = merge_spans([trim(page.text, tops[i].inner), *d.content])
    return _go_on(page, d, claims, tops, last)


def _go_on(page: Page, d: Draft, claims: Claims, tops: Sequence[Pair], last: Pair) -> Pair:
    """Add what opens again right behind a quotation that nothing closed."""
    for after in tops[_place(tops, last) + 1 :]:
        if not reopened(page, last, after) or claims.holds(after.inner, but=d):
            break
        d.content = merge_spans([*d.content, trim(page.text, after.inner)])
        last = after
    return last


def _carry(page: Page, d: Draft, claims: Claims) -> None:
    """Add the paragraphs over which an open quotation runs: each begins with an opening mark."""
    block = page.block_of(d.content[-1][1] - 1)
    while d.open_end and block + 1 < len(page.blocks):
        block += 1
        first = page.by_block.get(block, [None])[0]
        if first is None or first.start != page.blocks[block][0] or claims.holds(first.inner, but=d):
            return
        d.content.append(trim(page.text, first.inner))
        d.open_end = not _go_on(page, d, claims, page.by_block[block], first).closed


def _carry_back(page: Page, d: Draft, claims: Claims) -> None:
    """Add the paragraphs of an open quotation that nobody claimed and that this quote's first words go on."""
    block = page.block_of(d.content[0][0])
    here = page.by_block.get(block, [None])[0]
    if here is None or not here.opens_at <= d.content[0][0] < here.end <= max(d.cue or (0, 0)):
        return
    while block > 0 and here.start == page.blocks[block][0]:
        block -= 1
        before = next((p for p in reversed(page.by_block.get(block, ())) if p.depth == 0), None)
        if before is None or before.closed or before.mark != here.mark or claims.holds(before.inner, but=d):
            return
        here = before
        d.content = merge_spans([trim(page.text, here.inner), *d.content])
