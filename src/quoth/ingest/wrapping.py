"""Lines that go on in the next: the soft breaks of Markdown, and plain texts that were wrapped at a column.

A quote, a name or a headline that a line break cuts in two is read wrongly.  The text of an article is never altered
for that: whoever reads it looks at a copy of the same length with blanks for the breaks (``unwrapped``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from quoth.data import Article, Span
from quoth.ingest.labels import MIN_TURNS, label_of

_BLANK_LINE = re.compile(r"\S[ \t\r]*\n[ \t\r]*\n\s*\S")
QUOTATION_MARK = re.compile(r"[ \t]{0,3}>[> \t]*")
_OWN_LINE = re.compile(  # a heading, a row of a table, a rule, a line in bold
    r"(?:#{1,6}(?:\s|$)|\||(?:[-*_][ \t]*){3,}\r?$|=+\s*$|(\*\*|__)[^*_]+\1\s*$)"
)
_ITEM = re.compile(r"[ \t]*(?:[-*+•▪◦‣●∙·–—―]|\d{1,9}[.)])[ \t]+\S|\[[^\[\]]+\]:")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\r?$")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]*_]*\s*$")
_LEADS_ON = re.compile(r"\b(?:the|an?|of|in|on|at|to|for|with|by|from|and|or|than|that|as|into|after|before)\s*$")
_SMALL = re.compile(r"[^\w\s]{0,2}[a-zß-öø-ÿ]")  # a small letter, within marks or not
_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_FULL = range(40, 101)  # code points in a line of hard-wrapped text
_MOST = 0.6  # of the lines that others follow must be full, without an end to their sentence
_LONGER = 0.1  # of the lines may be longer; where more are, each paragraph is a line, and short ones are a list
_MANY = 4  # such lines are told from verse and lists by their number; fewer must be filled to the margin
_SHORTER = 0.7  # of the margin: a line of a wrapped text that is shorter ends where it was meant to
_FILLED = 0.8  # of the lines that break off, where no blank line parts any; of wrapped ones nearly all are
_TOP = 3  # lines at the top of such a text may be its headline, its standfirst and whose it is
_LABELLED = 0.15  # share of the lines from which on labels are speakers', though each stands but once


def soft_breaks(source: str, gone: bytearray) -> Iterator[Span]:
    """The line breaks within a paragraph of Markdown, with the blanks around them; ``gone`` marks what is not shown.

    Headings, rows of tables, items of lists, block quotations and speakers' labels begin lines of their own, and a
    line with a hard break ends there.  Some write a paragraph on each line, with no blank line anywhere: there only a
    long line that ends within a sentence goes on.
    """
    parted = bool(_BLANK_LINE.search(source))
    after = 0
    lines = source.split("\n")
    speakers = _speakers(_bare(line) for line in lines)
    for line, following in pairwise(lines):
        end = after + len(line)
        after = end + 1
        hidden = gone[end] or all(gone[end - len(line) : end]) or all(gone[after : after + len(following)])
        if hidden or not _goes_on(line, following, speakers):
            continue
        if parted or (len(line.rstrip()) in _FULL and not _ENDED.search(line)):
            yield end - len(line) + len(line.rstrip()), after + len(following) - len(_bare(following))


def _bare(line: str) -> str:
    """The line without the marks of a block quotation and the blanks before it."""
    quoted = QUOTATION_MARK.match(line)
    return line[quoted.end() :] if quoted else line.lstrip(" \t")


def _goes_on(line: str, following: str, speakers: Collection[str]) -> bool:
    """Whether two lines of Markdown, one below the other, are of one paragraph."""
    quoted, quoted_on = bool(QUOTATION_MARK.match(line)), bool(QUOTATION_MARK.match(following))
    above, below = _bare(line), _bare(following)
    if not above.strip() or not below.strip() or (quoted_on and not quoted) or _HARD_BREAK.search(line):
        return False
    if _OWN_LINE.match(above) or _OWN_LINE.match(below) or _ITEM.match(below):
        return False
    return label_of(below) is None or (_breaks_off(above) and not _is_speaker(below, speakers))


def _speakers(lines: Iterable[str]) -> set[str]:
    """The labels of lines that are believed wherever the line above ends: those that return, or all of many."""
    held = [line for line in lines if line.strip()]
    names = [label[0] for label in map(label_of, held) if label]
    many = len(names) >= max(MIN_TURNS, _LABELLED * len(held))
    return {name for name, times in Counter(names).items() if many or times >= MIN_TURNS}


def _is_speaker(line: str, speakers: Collection[str]) -> bool:
    """Whether the label of a line is a speaker's though the line above breaks off.

    It is not in "the rules were called the / Clean Harbour Plan: …".
    """
    label = label_of(line)
    return label is not None and (label[1] or label[0] in speakers)


def _breaks_off(line: str) -> bool:
    """Whether a line is full and ends within a sentence."""
    return len(line.rstrip()) in _FULL and not _ENDED.search(line)


def wrapped_lines(text: str, lines: list[Span]) -> list[Span]:
    """The lines of a plain text; where it was wrapped at a column, each line with those that go on from it."""
    gaps = [len(_BREAK.findall(text[a[1] : b[0]].replace("\r\n", "\n"))) for a, b in pairwise(lines)]
    close = [pair for pair, gap in zip(pairwise(lines), gaps, strict=True) if gap < 2]
    pairs = [pair for pair in close if not _begins_line(text, pair[1])]
    parted = len(close) < len(gaps)
    going_on, margin = _broken_lines(text, lines, pairs) if parted else _filled_lines(text, lines, pairs)
    if not going_on:
        return lines
    speakers = _speakers(text[slice(*line)] for line in lines)
    for a, b in close:
        above, below = text[slice(*a)], text[slice(*b)]
        if label_of(below) and _breaks_off(above) and _is_filled(text, a, b, margin):
            going_on |= set() if _is_speaker(below, speakers) else {a}
    out: list[Span] = []
    open_line = False
    for line in lines:
        out.append((out.pop()[0], line[1]) if open_line else line)
        open_line = line in going_on
    return out


def _broken_lines(text: str, lines: list[Span], pairs: list[tuple[Span, Span]]) -> tuple[set[Span], int]:
    """The lines that go on where blank lines part paragraphs, and the margin; no lines where nothing was wrapped.

    It was where most lines that another follows break off in a sentence, being long or followed by a small letter.
    Where such lines are few, each must be followed by a small letter or be so long that the next word would not have
    fitted before the margin, which is where the longest line of the text ends, or small letters follow half of them:
    verse and lists are not so.
    """
    off = [(a, b) for a, b in pairs if not _ENDED.search(text, max(a[0], a[1] - 3), a[1])]
    full = {a for a, _ in off if a[1] - a[0] in _FULL}
    broken = {pair for pair in off if pair[0] in full or text[pair[1][0]].islower()}
    worded = [e - s for s, e in (full if len(full) >= _MANY else lines) if " " in text[s:e]]
    if not full or not worded or len(broken) < _MOST * len(pairs):  # no blanks between words, as in Japanese
        return set(), 0
    if sum(e - s >= _FULL.stop and " " in text[s:e] for s, e in lines) > _LONGER * len(lines):
        return set(), 0
    margin = max(worded)
    long = {a for a, _ in pairs if a[1] - a[0] >= _SHORTER * margin}
    small = {pair for pair in pairs if text[pair[1][0]].islower()}
    if len(full) < _MANY:
        filled = all(_is_filled(text, *pair, margin) for pair in pairs if pair not in small)
        plainly = len(small) >= len(pairs) / 2 and all(a in long for a, _ in pairs if a in full)
        if margin not in _FULL or not (filled or plainly):
            return set(), 0
    return {a for a, b in pairs if a in long or (a, b) in broken}, margin


def _filled_lines(text: str, lines: list[Span], pairs: list[tuple[Span, Span]]) -> tuple[set[Span], int]:
    """The same of a text without a blank line: a paragraph that was copied, or several.

    Those of its lines that break off in a sentence are filled up to the margin or plainly go on, as half of them do: a
    small letter follows, or they end in "of the".  Lines that are paragraphs of their own end sentences, and are
    longer; a line that ends one before the margin, or stands above one that is set in, ends a paragraph.
    """
    margin = max((e - s + _indent(text, (s, e)) for s, e in lines if " " in text[s:e]), default=0)
    off = [(a, b) for a, b in pairs if not _ENDED.search(text, max(a[0], a[1] - 3), a[1])]
    filled = {a for a, b in pairs if _is_filled(text, a, b, margin)}
    plain = {a for a, b in off if _SMALL.match(text, b[0]) or _LEADS_ON.search(text[slice(*a)])}
    plain = {a for a in plain if a in filled or a[1] - a[0] >= _SHORTER * margin}
    broken = {a for a, _ in off if a in filled or a in plain}
    if margin not in _FULL or not broken or 2 * len(plain) < len(broken):
        return set(), 0
    top = [a for a in lines[:_TOP] if a < min(broken)]
    own = [a for a, _ in off if a not in broken and a not in top]
    if len(own) > (1 - _FILLED) * (len(broken) + len(own)):
        return set(), 0
    return {a for a, b in pairs if a in plain or (a in filled and not _is_set_in(text, a, b))}, margin


def _begins_line(text: str, span: Span) -> bool:
    """Whether a line is an item of a list or begins as with a speaker's label, wherever the line above ends."""
    line = text[slice(*span)]
    return bool(_ITEM.match(line)) or label_of(line) is not None


def _is_set_in(text: str, line: Span, following: Span) -> bool:
    """Whether the next line begins further right, as the first of a paragraph does; items of lists go on so."""
    return _indent(text, following) > _indent(text, line) and not _ITEM.match(text, line[0], line[1])


def _indent(text: str, line: Span) -> int:
    at = line[0]
    while at and text[at - 1] in " \t\xa0\u3000":
        at -= 1
    return line[0] - at


def _is_filled(text: str, line: Span, following: Span, margin: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    word = text[slice(*following)].split(maxsplit=1)[0]
    return _indent(text, line) + line[1] - line[0] + 1 + len(word) > margin


def unwrapped(article: Article) -> Article:
    """The article with a blank for each line break within a block; its text is as long as before.

    Blocks of a page are left alone: a page breaks its lines where it means to.
    """
    broken = [b.span for b in article.blocks if b.path is None and _BREAK.search(article.text, *b.span)]
    if not broken:
        return article
    pieces, at = [], 0
    for start, end in broken:
        pieces += [article.text[at:start], _BREAK.sub(" ", article.text[start:end])]
        at = end
    return replace(article, text="".join([*pieces, article.text[at:]]))
