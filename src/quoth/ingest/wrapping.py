"""Lines that go on in the next: the soft breaks of Markdown, and plain texts that were wrapped at a column.

A quote, a name or a headline that a line break cuts in two is read wrongly.  The text of an article is never altered
for that: whoever reads it looks at a copy of the same length with blanks for the breaks (``unwrapped``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from quoth.data import Article, Span
from quoth.ingest.turns import begins_with_label

_BLANK_LINE = re.compile(r"\S[ \t\r]*\n[ \t\r]*\n\s*\S")
QUOTATION_MARK = re.compile(r"[ \t]{0,3}>[> \t]*")
_OWN_LINE = re.compile(  # a heading, a row of a table, a rule, a line in bold
    r"(?:#{1,6}(?:\s|$)|\||(?:[-*_][ \t]*){3,}\r?$|=+\s*$|(\*\*|__)[^*_]+\1\s*$)"
)
_ITEM = re.compile(r"[ \t]*(?:[-*+•▪◦‣●∙·–—―]|\d{1,9}[.)])[ \t]+\S|\[[^\[\]]+\]:")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\r?$")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]*_]*\s*$")
_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_FULL = range(40, 101)  # code points in a line of hard-wrapped text
_MOST = 0.6  # of the lines that others follow must be full, without an end to their sentence
_MANY = 4  # such lines are told from verse and lists by their number; fewer must be filled to the margin
_SHORTER = 0.7  # of the margin: a line of a wrapped text that is shorter ends where it was meant to


def soft_breaks(source: str, gone: bytearray) -> Iterator[Span]:
    """The line breaks within a paragraph of Markdown, with the blanks around them; ``gone`` marks what is not shown.

    Headings, rows of tables, items of lists, block quotations and speakers' labels begin lines of their own, and a
    line with a hard break ends there.  Some write a paragraph on each line, with no blank line anywhere: there only a
    long line that ends within a sentence goes on.
    """
    parted = bool(_BLANK_LINE.search(source))
    after = 0
    for line, following in pairwise(source.split("\n")):
        end = after + len(line)
        after = end + 1
        hidden = gone[end] or all(gone[end - len(line) : end]) or all(gone[after : after + len(following)])
        if hidden or not _goes_on(line, following):
            continue
        if parted or (len(line.rstrip()) in _FULL and not _ENDED.search(line)):
            yield end - len(line) + len(line.rstrip()), after + len(following) - len(_bare(following))


def _bare(line: str) -> str:
    """The line without the marks of a block quotation and the blanks before it."""
    quoted = QUOTATION_MARK.match(line)
    return line[quoted.end() :] if quoted else line.lstrip(" \t")


def _goes_on(line: str, following: str) -> bool:
    """Whether two lines of Markdown, one below the other, are of one paragraph."""
    quoted, quoted_on = bool(QUOTATION_MARK.match(line)), bool(QUOTATION_MARK.match(following))
    above, below = _bare(line), _bare(following)
    if not above.strip() or not below.strip() or (quoted_on and not quoted) or _HARD_BREAK.search(line):
        return False
    return not (_OWN_LINE.match(above) or _OWN_LINE.match(below) or _ITEM.match(below) or begins_with_label(below))


def wrapped_lines(text: str, lines: list[Span]) -> list[Span]:
    """The lines of a plain text; where it was wrapped at a column, each line with those that go on from it.

    It was where blank lines part paragraphs and most lines that another follows break off in a sentence, being long or
    followed by a small letter.  Where such lines are few, each must be followed by a small letter or be so long that
    the next word would not have fitted before the margin, which is where the longest line of the text ends, or small
    letters follow half of them: verse and lists are not so.
    """
    gaps = [len(_BREAK.findall(text[a[1] : b[0]].replace("\r\n", "\n"))) for a, b in pairwise(lines)]
    pairs = [
        pair for pair, gap in zip(pairwise(lines), gaps, strict=True) if gap < 2 and not _begins_line(text, pair[1])
    ]
    off = [(a, b) for a, b in pairs if not _ENDED.search(text, max(a[0], a[1] - 3), a[1])]
    full = {a for a, _ in off if a[1] - a[0] in _FULL}
    broken = {pair for pair in off if pair[0] in full or text[pair[1][0]].islower()}
    if all(gap < 2 for gap in gaps) or not full or len(broken) < _MOST * len(pairs):
        return lines
    worded = [e - s for s, e in (full if len(full) >= _MANY else lines) if " " in text[s:e]]
    if not worded:  # no blanks between words, as in Japanese
        return lines
    margin = max(worded)
    long = {a for a, _ in pairs if a[1] - a[0] >= _SHORTER * margin}
    small = {pair for pair in pairs if text[pair[1][0]].islower()}
    if len(full) < _MANY:
        filled = all(_is_filled(text, *pair, margin) for pair in pairs if pair not in small)
        plainly = len(small) >= len(pairs) / 2 and all(a in long for a, _ in pairs if a in full)
        if margin not in _FULL or not (filled or plainly):
            return lines
    going_on = {a for a, b in pairs if a in long or (a, b) in broken}
    out: list[Span] = []
    open_line = False
    for line in lines:
        out.append((out.pop()[0], line[1]) if open_line else line)
        open_line = line in going_on
    return out


def _begins_line(text: str, span: Span) -> bool:
    """Whether a line is an item of a list or begins with a speaker's label, wherever the line above ends."""
    line = text[slice(*span)]
    return bool(_ITEM.match(line)) or begins_with_label(line)


def _is_filled(text: str, line: Span, following: Span, margin: int) -> bool:
    """Whether the first word of the next line had no room on this one."""
    word = text[slice(*following)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > margin


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
