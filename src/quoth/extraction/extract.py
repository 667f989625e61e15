"""Article -> its quotes: the network, then decoding, then the rules of quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from quoth.data import Article, Block, Confidence, Mention, Quote, QuoteKind, Span, Spans
from quoth.extraction.continued import continue_quotes
from quoth.extraction.cue_class import classify_cue
from quoth.extraction.decode import Found, find_cues, link_roles
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.edges.apart import classify_mention
from quoth.extraction.edges.coordinated import with_first
from quoth.extraction.edges.outside import without_others
from quoth.extraction.edges.relayed import end_clauses
from quoth.extraction.followed import followed_quotes
from quoth.extraction.hints import Hints
from quoth.extraction.marks import Pair, quote_depths
from quoth.extraction.nesting import nest
from quoth.extraction.rules import draft_quotes, floating_quotes
from quoth.extraction.shapes.blockquotes import shown_quotations
from quoth.extraction.shapes.headlined import headlined_quotes
from quoth.extraction.shapes.interviews import apart_within, interview_answers
from quoth.extraction.shapes.layout import credit_quotes, turn_quotes
from quoth.extraction.shapes.pulled import pulled_quotes
from quoth.extraction.shapes.replied import part_replies
from quoth.extraction.shapes.signed import letter_quotes, posts
from quoth.extraction.strict import without_doubted
from quoth.extraction.tagger import Reading, Tagger, load_tagger
from quoth.extraction.windows import Encoded, encode_text
from quoth.extraction.within.quotations import keep_within, quotations_within
from quoth.extraction.within.reports import inner_reports
from quoth.text import bounded, overlaps, paragraphs, trim, words

_BLOCK_QUOTATION = re.compile(r".*/blockquote(?:\[\d+\])?(?=/|$)")
_CREDIT = re.compile(r".*/blockquote(?:\[\d+\])?/(?:.*/)?(?:footer|cite)(?:\[\d+\])?(?=/|$)")
_SUBHEAD = re.compile(r"\s*(?P<dash>--?|[–—]) ?[^\n]{2,60}?(?<![\s–—-]) ?(?P=dash)\s*")  # - ‘Not for sale’ -
_TIMED = re.compile(
    r"\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?)?(?: (?:[A-Z]{1,2}[SD]?T|UTC|CET))? ?[–—|-] ?(?=[A-Z“‘\"][^\n]*[^\W\d])"
)
"""The time of day at the head of an entry of a live report: 9.48am — Roe: The gate is shut."""
_SPOKEN = re.compile(r"[,:]\s*$|\b(?:as|is|are|was|were|be|been|a) (?:an? |the )?$")
_SMALL_WORD = re.compile(r"\b[a-z]{4,}")


class Extraction(NamedTuple):
    """What the network and the rules find in an article."""

    quotes: tuple[Quote, ...]
    """In reading order and without speakers."""
    mentions: tuple[Mention, ...]
    """The marks that are not speech."""
    hints: Hints | None
    """What the network says of whom pronouns mean, for ``resolve_speakers``."""


def extract_quotes(article: Article, tagger: Tagger | None = None) -> tuple[tuple[Quote, ...], tuple[Mention, ...]]:
    """The quotes of an article, in reading order and without speakers, and the marks that are not speech.

    Debris is not read: no quote touches it.  The default tagger is the published network, accurate setting; loading it
    may raise ModelError, and nothing else is raised for any text.
    """
    return read_quotes(article, tagger)[:2]


def read_quotes(article: Article, tagger: Tagger | None = None) -> Extraction:
    """As ``extract_quotes``, with the hints that tell whom the article's pronouns mean."""
    tagger = tagger or load_tagger()
    read = _read_blocks(article)
    blocks, headlines = _paragraphs(article, read)
    if not blocks:
        return Extraction((), (), None)
    quoted, credits = _block_quotations(read), _block_credits(read)
    shown = shown_quotations(article.text, blocks, quoted, credits)
    encoded = encode_text(article.text, blocks, tagger.tokenizer, window=tagger.card.window, shown=shown)
    page = Page(article.text, blocks, encoded.units, encoded.pairs, headlines, quoted, credits, _list_items(read),
                _labelled(article))  # fmt: skip
    if not len(encoded.units.spans):
        return Extraction(*assemble(page, []), None)
    reading = tagger.read(encoded)
    found = without_doubted(encoded, _links(encoded, reading, tagger, tagger.card.quote_threshold))
    return Extraction(*assemble(page, found), reading.hints)


def find_links(encoded: Encoded, tagger: Tagger, *, keep: float | None = None) -> list[Found]:
    """The network's cues with their roles, those at or above the card's threshold (or ``keep``)."""
    if not len(encoded.units.spans):
        return []
    return _links(encoded, tagger.read(encoded), tagger, tagger.card.quote_threshold if keep is None else keep)


def _links(encoded: Encoded, reading: Reading, tagger: Tagger, floor: float) -> list[Found]:
    card = tagger.card
    cues = find_cues(reading.cues, card.cue_threshold)
    if not cues:
        return []
    roles = reading.roles([run for run, _ in cues])
    spans = encoded.units.spans
    words = [encoded.text[spans[a, 0] : spans[b - 1, 1]] for (a, b), _ in cues]
    found = link_roles(cues, roles, words, encoded.units.depth, transitions=card.transitions, weights=card.calibration)
    return [f for f in found if f.confidence >= floor]


def assemble(page: Page, found: list[Found]) -> tuple[tuple[Quote, ...], tuple[Mention, ...]]:
    """Findings of the network -> quotes and mentions, by the rules of quotation marks; pure."""
    drafts = without_others(page, draft_quotes(page, found))
    keep_within(page, drafts)
    part_replies(page, drafts)
    drafts = pulled_quotes(page, interview_answers(page, letter_quotes(page, turn_quotes(page, drafts))))
    claims = Claims(page, drafts)
    drafts = followed_quotes(page, claims, posts(page, claims, credit_quotes(page, claims, drafts)))
    drafts = headlined_quotes(page, claims, drafts)
    continue_quotes(page, drafts, claims)
    loose, left = floating_quotes(page, claims)
    for draft in loose:
        claims.add(draft)
    inside = [*quotations_within(page, claims), *inner_reports(page, claims)]
    end_clauses(page, drafts, inside)
    every = nest(page, [*drafts, *loose, *inside], claims)
    names = {i: f"q{i + 1}" for i in range(len(every))}
    depths = quote_depths(page.text, page.pairs)
    quotes = tuple(_quote(page, depths, d, names[i], names) for i, d in enumerate(every))
    whole = {d.content[0] for d in every if len(d.content) == 1}
    within = [
        p
        for p in page.pairs
        if (p.depth > 0 or apart_within(page, claims, p)) and trim(page.text, p.inner) not in whole
    ]
    mentions = [
        Mention((p.opens_at, p.end), classify_mention(page, p))  # type: ignore[arg-type]
        for p in [*left, *within]
        if page.count(p.inner)
    ]
    return quotes, tuple(sorted(mentions, key=lambda m: m.span))


def readable_blocks(article: Article) -> tuple[list[Span], frozenset[int]]:
    """The paragraphs to read (debris left out) and which of them are headlines."""
    return _paragraphs(article, _read_blocks(article))


def _paragraphs(article: Article, read: Sequence[Block]) -> tuple[list[Span], frozenset[int]]:
    if not article.blocks:
        spans = (p for p in paragraphs(article.text) if not _SUBHEAD.fullmatch(article.text, *p))
        return [_untimed(article.text, p) for span in spans for p in bounded(article.text, span)], frozenset()
    return [_untimed(article.text, b.span) for b in read], frozenset(
        i for i, b in enumerate(read) if b.role == "headline"
    )


def _untimed(text: str, block: Span) -> Span:
    timed = _TIMED.match(text, *block)
    return (timed.end(), block[1]) if timed else block


def _block_quotations(read: Sequence[Block]) -> dict[int, str]:
    """For each readable block that stands in a block quotation of its page the element path of that quotation."""
    found = ((i, _BLOCK_QUOTATION.match(b.path)) for i, b in enumerate(read) if b.path)
    return {i: m[0] for i, m in found if m}


def _block_credits(read: Sequence[Block]) -> frozenset[int]:
    """The readable blocks that say, at the foot of a block quotation, whose words it is."""
    return frozenset(i for i, b in enumerate(read) if b.path and _CREDIT.match(b.path))


def _list_items(read: Sequence[Block]) -> frozenset[int]:
    """The readable blocks that the page sets as items of a list."""
    return frozenset(i for i, b in enumerate(read) if b.role == "list")


def _labelled(article: Article) -> list[tuple[Span, Span]]:
    """The turns of a transcript, as far as a label with their speaker's name stands before them."""
    out, at = [], 0
    for turn in article.turns:
        start = article.text.rfind(turn.speaker, at, turn.span[0]) if turn.speaker else -1
        if start >= 0:
            out.append(((start, start + len(turn.speaker)), turn.span))
        at = turn.span[1]
    return out


def _read_blocks(article: Article) -> list[Block]:
    kept = (b for b in article.blocks if b.role != "debris" and not _SUBHEAD.fullmatch(article.text, *b.span))
    return [replace(b, span=p) for b in kept for p in bounded(article.text, trim(article.text, b.span))]


def _quote(page: Page, depths: bytearray, draft: Draft, name: str, names: dict[int, str]) -> Quote:
    cue: Spans = (draft.cue,) if draft.cue else ()
    content = tuple(draft.content)
    return Quote(
        id=name,
        kind=_kind(page, depths, draft),
        content=content,
        cue=cue,
        source=tuple(with_first(page.text, s, draft.cue, content) if draft.cue else s for s in draft.source),
        parent=None if draft.parent is None else names[draft.parent],
        confidence=Confidence(round(draft.confidence, 3)),
        cue_class=classify_cue(page.text[slice(*draft.cue)]) if draft.cue else "speech",
    )


def _kind(page: Page, depths: bytearray, draft: Draft) -> QuoteKind:
    """By the share of content words inside marks that do not also enclose the cue; names in marks do not count."""
    ground = depths[draft.cue[0]] if draft.cue else (1 if draft.parent is not None else 0)
    marked = any(max(depths[s:e], default=0) > ground for s, e in draft.content)
    flags = [depths[s] > ground for span in draft.content for s, _ in words(page.text, *span)] if marked else []
    if draft.turn or (flags and all(flags)):
        return "direct"
    if not any(flags):
        return "indirect" if draft.cue else "direct"
    return "indirect" if ground == 0 and draft.cue and _only_names(page, draft) else "mixed"


def _only_names(page: Page, draft: Draft) -> bool:
    """Whether all marks in a content stand around names: Roe said that William “Bill” Dow had seen the film “Dusk”."""
    text, cue = page.text, draft.cue
    pairs = [p for span in draft.content for p in page.pairs_near(span) if p.depth == 0 and overlaps(p.inner, span)]
    if cue is None or any(not text[cue[1] : p.start].strip() for p in pairs if cue[1] <= p.start):
        return False
    around = [cue, *draft.source, *draft.content]
    start, end = min(s for s, _ in around), max(e for _, e in around)
    small = any(not any(overlaps(p.inner, m.span()) for p in pairs) for m in _SMALL_WORD.finditer(text, start, end))
    return small and all(p.closed and _is_name(page, p) for p in pairs)  # in a headline all words are written large


def _is_name(page: Page, pair: Pair) -> bool:
    """Whether marks hold a title or a nickname, and no words that a comma, a colon or "as" shows to be spoken."""
    return _SPOKEN.search(page.text, max(0, pair.start - 12), pair.start) is None and classify_mention(page, pair) in (
        "title",
        "nickname",
    )
