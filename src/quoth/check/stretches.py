"""What a draft has in quotation marks besides the quotes found in it: words to check, and words that are nobody's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from quoth.data import Block, Quote, Record, Span
from quoth.extraction.shapes.blockquotes import CREDIT
from quoth.ingest.block_quotes import named_before, names_written
from quoth.text import WORD, merge_spans, overlapping, overlaps, paragraphs, sentences

_STRETCH = re.compile(r"(?<![\w“\"«„])[“\"«„]([^“”\"«»„\n]+)[”\"»“](?!\w)|(?<!\w)‘([^‘’\n]+(?:’\w[^‘’\n]*)*)’(?!\w)")
_WORTH = 2  # words from which a stretch beside a quote is checked with it
_SENTENCE = 5  # words from which a stretch that stands alone is taken for speech
_NAMED = re.compile(r"[”\"»“’]?[.,]?[ \xa0]?\((?P<name>[^\W\d_a-z][\w’'.-]*(?:[ \xa0][\w’'.-]+){1,4})\)")
_CAPITAL = re.compile(r"[^\W\d_a-z]|\d")
TITLE = "a title or name"
APART = "set apart as a quotation, and not read as anybody’s words"
_BLOCK_QUOTATION = re.compile(r"/blockquote(?:\[\d+\])?(?:/|$)")
_HEADED = re.compile(
    r"(?:\b(?:[Hh]eadlines?|headed|(?:en|sub)?titled|[Rr]e:?|article|story|column|editorial|piece),? |\b(?:[Rr]eport|"
    r"article|story|column|letter|leader|editorial|review|obituary|piece)s?\b[^“”\"()\n]{0,40} \()[“\"‘]\Z"
)
_HEAD = 80  # code points before a headline in which a piece is told of
_SMALL_WORDS = frozenset("a an and as at by de for from in la le of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in quotation marks that belong to no quote found."""

    span: Span  # of the text, marks left out
    speaker: str | None  # whose they are, by the quote beside them or a name in brackets
    reason: str = ""  # why they are not checked; empty: they are


def find_stretches(record: Record, names: dict[str, str], covered: Sequence[Span]) -> Iterator[Stretch]:
    """The stretches in quotation marks that no covered span holds, in order."""
    text = record.article.text
    known, beside = merge_spans(covered), _Beside(record, names)
    for paragraph in paragraphs(text):
        for match in _STRETCH.finditer(text, *paragraph):
            span = match.span(1) if match[1] else match.span(2)
            if not overlapping(known, span):
                speaker = named_after(text, span[1]) or beside.speaker(span, paragraph)
                headed = TITLE if is_headline(text, span) else ""
                yield Stretch(span, speaker, headed or _why_not(text[slice(*span)], speaker is not None))
    written = names_written(text)
    for start, end in find_apart(record, covered):
        name, at = named_before(text[start:end], written)
        if name and not _STRETCH.search(text, start, end):
            yield Stretch((start + at + 1, end), name)


def is_shown(record: Record, quote: Quote) -> bool:
    """Whether a quote without marks begins a paragraph of a page's block quotation: a post over its signature."""
    signed = quote.kind == "indirect" and any(not record.article.text[s:e].strip("—–-") for s, e in quote.cue)
    return signed and any(_is_apart(block) and block.span[0] == quote.content[0][0] for block in record.article.blocks)


def _is_apart(block: Block) -> bool:
    return block.path is not None and bool(_BLOCK_QUOTATION.search(block.path)) and block.role != "debris"


def find_apart(record: Record, covered: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs of a page's block quotations that no covered span touches; credits are none."""
    text, known = record.article.text, merge_spans(covered)
    for block in record.article.blocks:
        if not _is_apart(block) or CREDIT.fullmatch(text, *block.span) or not WORD.search(text, *block.span):
            continue
        if not overlapping(known, block.span):
            yield block.span


def named_after(text: str, at: int) -> str | None:
    """The name in brackets right behind a quotation: "“We will” (Jane Roe)"."""
    found = _NAMED.match(text, at)
    return found["name"] if found and sum(bool(_CAPITAL.match(word)) for word in found["name"].split()) > 1 else None


class _Beside:
    """Who speaks in the sentence that a stretch stands in; quotes and sentences are looked up by their place."""

    def __init__(self, record: Record, names: dict[str, str]) -> None:
        self._text = record.article.text
        said = [(span, names[q.speaker]) for q in record.quotes if q.speaker in names for span in q.content]
        self._said = sorted(said)
        self._starts = [span[0] for span, _ in self._said]
        self._reach = list(accumulate((span[1] for span, _ in self._said), max))  # how far they go up to each
        self._in: tuple[Span, list[Span]] = (0, 0), []

    def speaker(self, span: Span, paragraph: Span) -> str | None:
        """The only one who does."""
        if self._in[0] != paragraph:
            self._in = paragraph, sentences(self._text, *paragraph)
        here = next(iter(overlapping(self._in[1], span)), span)
        first, last = bisect_right(self._reach, here[0]), bisect_left(self._starts, here[1])
        near = {name for one, name in self._said[first:last] if overlaps(one, here)}
        return near.pop() if len(near) == 1 else None


def is_title(words: str) -> bool:
    """Whether words are written as a title or name: "War and Peace"."""
    named = [word for word in WORD.findall(words) if word.lower() not in _SMALL_WORDS]
    return all(_CAPITAL.match(word) for word in named) and words[-1:] not in ".!?,"


def is_headline(text: str, span: Span) -> bool:
    """Whether words in marks are what a piece is called: "under the headline “…”", "your report of 1 June (“…”)"."""
    start, end = span
    written = text[start].isupper() and text[end - 1] not in ",."
    return written and _HEADED.search(text, max(0, start - _HEAD), start) is not None


def _why_not(words: str, told: bool) -> str:
    """Why a stretch is not checked; empty where it is.  ``told``: somebody speaks beside it."""
    written = WORD.findall(words)
    if len(written) < _WORTH:
        return "a single word"
    if is_title(words):
        return TITLE
    if len(written) < _SENTENCE and not told:
        return "a few words, and nobody is named as saying them"
    return ""
