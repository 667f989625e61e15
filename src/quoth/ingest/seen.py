"""The text as a person sees it: every kind of blank as one plain blank, characters that take no room left out.

Reading goes by words with one blank between them.  Texts hold no-break spaces, tabs, soft hyphens, zero-width spaces
and marks of direction as well; nobody sees the difference, and the record's spans are of the text as it came.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.data import Article, Mention, Quote, Span, Spans, Speaker

_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u1680\u2007\u202f\u205f\u3000"), " ") | dict.fromkeys(
    range(0x2000, 0x200B), " "
)
_NO_ROOM = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNSEEN = re.compile(rf"(?<=\S) [ {_NO_ROOM}]+(?=\S)|[{_NO_ROOM}]+")
"""Blanks side by side within a line, of which the first is kept, and what takes no room."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An article without what nobody sees; ``kept`` are the places that its characters had."""

    article: Article
    kept: Sequence[int] | None = None  # None: all of them

    def back(
        self, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...], speakers: tuple[Speaker, ...]
    ) -> tuple[tuple[Quote, ...], tuple[Mention, ...], tuple[Speaker, ...]]:
        """What was found in it, with the spans of the text as it came."""
        if self.kept is None:
            return quotes, mentions, speakers
        return (
            tuple(
                replace(
                    q, content=self._all(q.content), cue=self._all(q.cue), source=self._all(q.source),
                    addressee=self._one(q.addressee),
                ) for q in quotes
            ),
            tuple(replace(m, span=self._there(m.span)) for m in mentions),
            tuple(
                replace(
                    s, spans=self._all(s.spans), anonymity=self._one(s.anonymity),
                    descriptions=tuple(replace(d, span=self._there(d.span)) for d in s.descriptions),
                ) for s in speakers
            ),
        )  # fmt: skip

    def _all(self, spans: Spans) -> Spans:
        return tuple(map(self._there, spans))

    def _one(self, span: Span | None) -> Span | None:
        return None if span is None else self._there(span)

    def _there(self, span: Span) -> Span:
        assert self.kept is not None
        return self.kept[span[0]], self.kept[span[1] - 1] + 1


def as_seen(article: Article) -> Seen:
    """The article as a person sees it, with the way back."""
    text = article.text.translate(_BLANKS)
    if not _UNSEEN.search(text):
        return Seen(article if text == article.text else replace(article, text=text))
    kept: list[int] = []
    at = 0
    for m in _UNSEEN.finditer(text):
        kept += range(at, m.start() + (text[m.start()] == " "))
        at = m.end()
    kept += range(at, len(text))

    def here(span: Span) -> Span:
        return bisect_left(kept, span[0]), bisect_left(kept, span[1])

    return Seen(
        replace(
            article, text="".join([text[i] for i in kept]),
            blocks=tuple(replace(b, span=s) for b in article.blocks if (s := here(b.span))[0] < s[1]),
            turns=tuple(replace(t, span=s) for t in article.turns if (s := here(t.span))[0] < s[1]),
        ),
        kept,
    )  # fmt: skip
