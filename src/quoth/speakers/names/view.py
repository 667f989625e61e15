"""An article laid out for resolving: paragraphs, sentences and quoted stretches, each found by position."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.data import Article, Quote, Span
from quoth.speakers.names.hyphens import Edges, edges_of
from quoth.speakers.words.lexicon import FUNCTION_WORDS, common_words
from quoth.text import merge_spans, paragraphs, sentences

QUOTED = re.compile(r"“[^“”\n]*”|“[^“”\"\n]*(?:\"|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|``[^\n]*?(?:''|$)", re.M)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class View:
    """Positions of an article's parts; all tuples are sorted by position."""

    text: str
    paragraphs: tuple[Span, ...]  # without debris
    titled: tuple[bool, ...]  # for each paragraph: written like a headline, so its capitals say nothing
    sentences: tuple[Span, ...]
    quoted: tuple[Span, ...]  # stretches inside quotation marks or direct content, merged
    paragraph_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    quoted_starts: tuple[int, ...]
    edges: Edges

    def paragraph_at(self, position: int) -> int:
        """Index of the paragraph that starts last before the position; 0 at the least."""
        return max(0, bisect_right(self.paragraph_starts, position) - 1)

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that starts last before the position; 0 at the least."""
        return max(0, bisect_right(self.sentence_starts, position) - 1)

    def in_quotes(self, position: int) -> bool:
        """Whether the position stands inside quotation marks."""
        i = bisect_right(self.quoted_starts, position) - 1
        return i >= 0 and position < self.quoted[i][1]

    def opens(self, position: int) -> bool:
        """Whether a paragraph begins at the position, or with the quotation mark before it."""
        return bool(self.paragraphs) and position - self.paragraphs[self.paragraph_at(position)][0] < 3

    def quoted_before(self, position: int) -> tuple[Span, ...]:
        """The last stretches inside quotation marks that end before the position, three at most."""
        i = bisect_right(self.quoted_starts, position - 1)
        return tuple(q for q in self.quoted[max(0, i - 3) : i] if q[1] <= position)


def lay_out(article: Article, quotes: Sequence[Quote] = ()) -> View:
    """Find the parts of an article once, for all who ask."""
    text = article.text
    if article.blocks:
        kept = [(b.span, b.role) for b in article.blocks if b.role != "debris"]
        # a block may hold several lines, when a page broke them with <br>
        paras = [(p, role) for (s, e), role in kept for p in paragraphs(text, s, e)]
    else:
        paras = [(p, "paragraph") for p in paragraphs(text)]
    spans = tuple(p for p, _ in paras)
    twice = _said_twice(text, spans)
    titled = tuple(
        (role == "headline" and not _opens(text, p)) or title_case(text, p) or text[slice(*p)] in twice
        for p, role in paras
    )
    sents = tuple(s for p in spans for s in sentences(text, *p))
    quoted = merge_spans(
        [m.span() for m in QUOTED.finditer(text)]
        + [s for q in quotes if q.kind == "direct" and not _answers(text, q) for s in q.content]
    )
    return View(
        text,
        spans,
        titled,
        sents,
        tuple(quoted),
        tuple(s for s, _ in spans),
        tuple(s for s, _ in sents),
        tuple(s for s, _ in quoted),
        edges_of(quotes),
    )


def _answers(text: str, quote: Quote) -> bool:
    """Whether a quote stands in no marks and nothing attributes it: an answer of a printed interview, or a question."""
    start = quote.content[0][0] if quote.content else 0
    if quote.cue or quote.source:
        return False
    behind = text[max(0, start - 4) : start].rstrip(" -–—").endswith((*".!?…)",)) and text[start - 1] == " "
    return behind or text[start - 1 : start] in ("\n", "\r", "")


def _opens(text: str, span: Span) -> bool:
    """Whether a line called a headline is the first sentence of a report: it has a dateline, tells who said so, or
    has the small words that headlines leave out.
    """
    line = text[slice(*span)].strip()
    if not line.endswith((".", ".”", '."')):
        return False
    return bool(_DATELINE.match(line) or _TOLD_SO.search(line)) or len(_SMALL.findall(line)) > 1


def _said_twice(text: str, spans: Sequence[Span]) -> set[str]:
    """A headline that the text has two times, as of a page's title and heading: each long word has a capital."""
    lines = [text[slice(*p)] for p in spans if p[1] - p[0] <= 220]
    twice = {line for i, line in enumerate(lines[:3]) if line in lines[i + 1 :] and not line.endswith(_STOPS)}
    return {
        line
        for line in twice
        if len(words := [w for w in _WORD.findall(line)[1:] if len(w) > 3]) > 2 and all(w[0].isupper() for w in words)
    }


_STOPS = (".", "!", "?", ":", "”", '"')
_DATELINE = re.compile(r"[A-Z]{3}[A-Z .’'-]*(?:, [A-Z][\w. ]+)?(?: \([A-Z]\w+\))? ?(?:[–—:]|--?) ?[A-Z]")
_TOLD_SO = re.compile(
    r", [^,]{3,60} (?:said|says|announced|reported|confirmed)(?: (?:on )?\w+day)?\.$|, according to (?=.)"
)
_SMALL = re.compile(r"(?<!\w)(?:an?|the|has|have|had|was|were|his|her|their|its|on \w+day)(?!\w)")


def title_case(text: str, span: Span) -> bool:
    """Whether most common words of a short line carry a capital, as in a headline."""
    start, end = span
    if end - start > 220:
        return False
    common = common_words()
    words = _WORD.findall(text, start, end)[1:]

    def telling(w: str) -> bool:
        return (low := w.lower()) in common and low not in FUNCTION_WORDS

    words = [w for w in words if len(w) > 3]
    capitals = [w for w in words if w[0].isupper() and telling(w)]
    if len(capitals) < 2:
        return False
    return len(capitals) >= 0.75 * len([w for w in words if telling(w)])
