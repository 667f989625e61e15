"""The text as a person would see it: every kind of blank as one plain blank, characters that take no room left out,
and what a page says where it cannot play a film; a blank where one was lost between sentences ("Roe.The"); letters and
marks that were decoded wrongly ("PeÃ±a", "â€œShutâ€\x9d") or typed wrongly (don"t) put right, and rare quotation marks
(❝, <<) the common ones.

Reading goes by words with one blank between them and by quotation marks.  Texts hold no-break spaces, tabs, soft
hyphens, zero-width spaces, marks of direction and UTF-8 read as Windows-1252 as well; the record's spans are of the
text as it came.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from quoth.data import Article, Mention, Quote, Span, Spans, Speaker

_BLANK = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_BLANKS = dict.fromkeys(map(ord, "\t\u00a0\u1680\u202f\u205f\u3000"), " ") | dict.fromkeys(range(0x2000, 0x200B), " ")
_NO_ROOM = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_MARKS = "‘’“”–—…•"  # are continuation bytes, too, but stand behind a letter of their own as often
_LETTERS = "€‚ƒ„†‡ˆ‰Š‹ŒŽ˜™š›œžŸ"  # what Windows-1252 has in place of controls, but for the marks
_WRONG = (
    rf"(?:[ÂÃ]|A[\u0302\u0303])[\u0080-\u00bf{_LETTERS}]|[ÄÅ][\u00a0-\u00bf]|â€[\u0080-\u00bf{_LETTERS}{_MARKS}]"
    r"|â‚¬|â„¢|â€[\ufffd?]?(?=[\s.,;:]|\Z)"
)
_NO_FILM = r"\bMedia playback is (?:not supported|unsupported) on (?:this|your) device\b"
_LOST = (
    r"[.!?](?<=[^\W_][a-zß-ÿ\d].)(?=[“‘]?(?:[A-ZÀ-Þ][a-zß-ÿ]|[AI] ))"
    r"(?!(?:Com|Org|Net|Gov|Js|Io|Tv)\b|\w+[@/]|\w+\.\w)"
)
"""The end of a sentence whose blank was lost; but not in "Ph.D", "Acre.Com" and addresses."""
_UNSEEN = re.compile(
    rf"(?P<wrong>{_WRONG})|(?P<lost>{_LOST})|(?<=\S)[ {_BLANK}][ {_BLANK}{_NO_ROOM}]+(?=\S)|[{_NO_ROOM}]+"
    rf"|{_NO_FILM} (?=\S)|(?<=\S) {_NO_FILM}(?: (?=\S))?"
)
"""What was decoded wrongly, the end of a sentence without a blank, blanks side by side within a line (of which the
first is kept), what takes no room, and what stands in a page for readers whose device plays no films, glued to one."""
_ODD = re.compile(rf"[ÂÃÄÅâ\u0302\u0303{_NO_ROOM}{_BLANK}]|Media playback")  # quick to look for, and most have none
_SENTENCE = re.compile(_LOST)
_IN_ADDRESS = re.compile(r"[@/\\#]\S*\Z|\bwww\.\S*\Z", re.IGNORECASE)
_LONGEST = 60  # characters of an address looked at
_MISTYPED = re.compile(r'"(?<=[a-zI]")(?=(?:t|s|re|ve|ll|d|m)\b)')
"""A double mark for an apostrophe: all 45 of those in 2,097 news texts."""


_RARE_MARKS = str.maketrans("❝❞❛❜〝〞", "“”‘’“”")
_ANGLES = re.compile(r"(?<![<\w])<<(?=\w)([^<>\n]{1,600})>>(?![>\w])")
_RARE = re.compile(r"[❝❞❛❜〝〞]|<<")


def with_common_marks(text: str) -> str:
    """The text, as long as it was, with common quotation marks in the place of ornate ones and of pairs of angles."""
    if not _RARE.search(text):
        return text
    return _ANGLES.sub("“\u200b\\1\u200b”", text.translate(_RARE_MARKS))


@dataclass(frozen=True, slots=True)
class Seen:
    """An article without what nobody sees; ``kept`` are the places that its characters had."""

    article: Article
    kept: Sequence[int] | None = None  # None: all of them
    widths: Mapping[int, int] = field(default_factory=dict)  # place -> characters there that are one here

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
        last = self.kept[span[1] - 1]
        return self.kept[span[0]], last + self.widths.get(last, 1)


def as_seen(article: Article) -> Seen:
    """The article as a person sees it, with the way back."""
    if (common := with_common_marks(article.text)) != article.text:
        article = replace(article, text=common)
    if _MISTYPED.search(article.text):
        article = replace(article, text=_MISTYPED.sub("'", article.text))
    if "  " not in article.text and not _ODD.search(article.text) and not _SENTENCE.search(article.text):
        return Seen(article)
    found = list(_UNSEEN.finditer(article.text))
    if not found:
        text = article.text.translate(_BLANKS)
        return Seen(article if text == article.text else replace(article, text=text))
    kept: list[int] = []
    pieces: list[str] = []
    widths: dict[int, int] = {}
    at = 0
    for m in found:
        start, end = m.span()
        if m["lost"]:
            if not _IN_ADDRESS.search(article.text, max(0, start - _LONGEST), start):
                kept += (*range(at, end), start)  # the blank's place is that of the point
                pieces += (article.text[at:end], " ")
                at = end
            continue
        shown = _decoded(m[0]) if m["wrong"] else article.text[start] if m[0][0] in _ALL_BLANKS else ""
        kept += range(at, start + len(shown))
        pieces += (article.text[at:start], shown)
        if m["wrong"]:
            widths[start] = end - start
        at = end
    kept += range(at, len(article.text))
    pieces.append(article.text[at:])

    def here(span: Span) -> Span:
        return bisect_left(kept, span[0]), bisect_left(kept, span[1])

    return Seen(
        replace(
            article, text="".join(pieces).translate(_BLANKS),
            blocks=tuple(replace(b, span=s) for b in article.blocks if (s := here(b.span))[0] < s[1]),
            turns=tuple(replace(t, span=s) for t in article.turns if (s := here(t.span))[0] < s[1]),
        ),
        kept,
        widths,
    )  # fmt: skip


_ALL_BLANKS = frozenset({" ", *map(chr, _BLANKS)})


def _decoded(wrong: str) -> str:
    """The one character that was written: "Ã±" is "ñ"; a closing mark often lost its last byte."""
    if len(wrong.rstrip("\ufffd?")) == 2 and wrong.startswith("â€"):
        return "”"
    wrong = normalize("NFC", wrong[:2]) + wrong[2:]  # a letter and its accent, written apart
    written = bytes(ord(c) if ord(c) < 0x100 else c.encode("cp1252")[0] for c in wrong)
    return written.decode("utf-8", "replace")[0]
