"""Offset-safe text work: words, paragraphs and sentences as spans of the text they came from."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources

from quoth.data import Span, Spans

WORD = re.compile(r"\w+(?:['’]\w+)*")
"""A word: letters and digits with inner apostrophes, as in ``evaluation``'s scorer."""

_NO_TEXT = re.compile("[\udc80-\udcff]")  # what Python has for bytes of a file's name that are no text
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
TITLES_CUT_SHORT = (
    "Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|Barr|Engr|Brig|Cllr|Cmdr|Msgr|Smt|Fr|Supt|Insp|"
    "Det|Atty|Asst|Adm|Maj|Cpl|Ald|Md|Rt|Ven|Ptr|Pdt|Adv|Usec|Mohd|Muhd|Hj|Hjh|Ar|Ts|"
    "Mx|Sens|Reps|Pres|Messrs|Cdr|Coun"
)
"""Words of names with a point that ends no sentence, as alternatives of a pattern."""
FIRMS_CUT_SHORT = "Inc|Ltd|Co|Corp"
"""Of names of firms, too."""
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{TITLES_CUT_SHORT}|{FIRMS_CUT_SHORT}|Del|Pvt|Pte|Brgy|vs|etc|No|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.K|U\.N|D\.C|e\.g|i\.e)|\b[A-Z])\.$"
)
_SENTENCE_END = re.compile(
    r"[.!?…](?<![.!?…].)[.!?…]*+[\"”’'»)\]]*+(?=\s+[\"“‘'«(\[]*[A-Z0-9À-ÞА-Я]"
    r"|(?<=[^\W\d_]{2}[a-zß-ÿ][.!?])[“‘]?[A-ZÀ-Þ](?!\.|\w+\.\w)(?!(?:om|rg|et|ov)\b))"
)
"""The end of a sentence; of one in lower case also where the blank behind it was lost ("Jane Roe.The mayor")."""


@cache
def common_words() -> frozenset[str]:
    """Words that English texts write in lower case nearly always."""
    return frozenset(resources.files("quoth").joinpath("common_words.txt").read_text(encoding="utf-8").split())


def word_set(listed: str) -> frozenset[str]:
    """The words of a list parted by spaces."""
    return frozenset(listed.split())


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the words of ``text[start:end]``."""
    return [m.span() for m in WORD.finditer(text, start, len(text) if end is None else end)]


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words ``text[start:end]`` has."""
    return len(WORD.findall(text, start, len(text) if end is None else end))


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the non-blank lines, white space at both ends left out."""
    return list(_iter_paragraphs(text, start, len(text) if end is None else end))


def _iter_paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    for m in _LINE.finditer(text, start, end):
        span = trim(text, m.span())
        if span[0] < span[1]:
            yield span


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences of one paragraph; abbreviations and initials do not end one."""
    end = len(text) if end is None else end
    out: list[Span] = []
    begin = start
    for m in _SENTENCE_END.finditer(text, start, end):
        if _ABBREVIATION.search(text, max(begin, m.start() - 8), m.start() + 1):
            continue
        out.append(trim(text, (begin, m.end())))
        begin = m.end()
    out.append(trim(text, (begin, end)))
    return [s for s in out if s[0] < s[1]]


def widen(text: str, span: Span, far: int = 400) -> Span:
    """The span with the rest of the sentences of its line in which it begins and ends, at most so many characters."""
    low, high = max(0, span[0] - far), min(len(text), span[1] + far)
    line = text.rfind("\n", low, span[0]) + 1
    begin = line or (low and text.rfind(" ", 0, low + 1) + 1)
    start = max((m.end() for m in _SENTENCE_END.finditer(text, begin, span[0])), default=begin)
    close = text.find("\n", span[1], high)
    close = close if close >= 0 else high if high == len(text) else max(span[1], text.rfind(" ", span[1], high))
    found = _SENTENCE_END.search(text, max(0, span[1] - 1), close)
    return min(start, span[0]), max(span[1], found.end() if found else close)


def trim(text: str, span: Span, characters: str | None = None) -> Span:
    """The span without white space (or without ``characters``) at its ends; may come out empty."""
    s, e = span
    while s < e and (text[s].isspace() if characters is None else text[s] in characters):
        s += 1
    while e > s and (text[e - 1].isspace() if characters is None else text[e - 1] in characters):
        e -= 1
    return s, e


def cut(text: str, spans: Spans, joint: str = " ") -> str:
    """The words at the spans, joined."""
    if len(spans) == 1:
        return text[slice(*spans[0])]  # as nearly always
    return joint.join([text[s:e] for s, e in spans])


def cut_pieces(text: str, spans: Spans) -> str:
    """The words at the spans as one reads them: […] stands where other words were between two pieces."""
    out = text[slice(*spans[0])] if spans else ""
    for before, piece in itertools.pairwise(spans):
        apart = any(map(str.isalnum, text[before[1] : piece[0]]))
        out += (" […] " if apart else " ") + text[slice(*piece)]
    return out


LONGEST_PARAGRAPH = 10_000
"""Characters of a paragraph that are read as one: more are a text without line breaks, or hostile."""


def bounded(text: str, span: Span) -> Iterator[Span]:
    """A paragraph in pieces of at most ``LONGEST_PARAGRAPH`` characters, cut behind a sentence or else a word."""
    start, end = span
    while end - start > LONGEST_PARAGRAPH:
        last = start + LONGEST_PARAGRAPH
        ends = [m.end() for m in _SENTENCE_END.finditer(text, last - LONGEST_PARAGRAPH // 4, last)]
        stop = ends[-1] if ends else text.rfind(" ", start + 1, last)
        stop = last if stop < 0 else stop
        yield from _whole(text, start, stop)
        start = stop
    yield from _whole(text, start, end)


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    span = trim(text, (start, end))
    if span[0] < span[1]:
        yield span


def places_of(text: str, words: str) -> Iterator[int]:
    """Where words begin in a text, whatever stands beside them."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """The same stretches of text as sorted spans that neither overlap nor touch."""
    out: list[Span] = []
    for s, e in sorted(spans):
        if out and s <= out[-1][1]:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out


def overlapping(spans: Sequence[Span], span: Span) -> Sequence[Span]:
    """Of sorted spans that do not overlap one another, those that share a character with ``span``."""
    first = bisect_right(spans, span[0], key=lambda s: s[1])
    return spans[first : bisect_left(spans, span[1], first, key=lambda s: s[0])]


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def one_line(line: str) -> str:
    """A line of JSON that nothing ends but its own line end: many programs split at the others of Unicode, too."""
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def shown_name(name: str) -> str:
    """A file's name as it can be told and kept: a byte of it that is no text as its code, \\xff."""
    return _NO_TEXT.sub(lambda m: f"\\x{ord(m[0]) - 0xDC00:02x}", name)
