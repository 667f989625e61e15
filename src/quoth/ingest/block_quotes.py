"""Block quotations of Markdown that are somebody's words: "Jane Roe said:" above lines that begin with ">", or
"— Jane Roe" as the last of them.

A page that shows such a block sets it apart instead of putting it in quotation marks.  Reading goes by the marks, so
they are drawn, in the place of characters that are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.data import Span
from quoth.ingest.debris_lines import QUOTED, SPEECH
from quoth.ingest.wrapping import QUOTATION_MARK

_BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_STRUCTURE = re.compile(r"#|[-*+][ \t]|\d{1,3}[.)][ \t]|\||\[!|```|~~~")  # a heading, a list, a table, a callout, code
_CALLOUT = re.compile(r"[ \t]*>[ \t]*\[!")
_CREDIT = re.compile(r"(?:[―—–]|--?(?=[ ]?[A-Z]))[ ]?(?=[A-Z])[^\n!?;:@“”\"]{2,90}")
_INTRODUCTION = 500  # code points looked at above the block


def quoted_paragraphs(source: str) -> Iterator[Span]:
    """The paragraphs of lines that begin with ">", marks included; callouts, lists, credits and the like are none."""
    for m in _BLOCK.finditer(source):
        if _CALLOUT.match(m.group()):
            continue
        at, found = m.start(), None
        for line in m.group().splitlines(keepends=True):
            body = QUOTATION_MARK.sub("", line, count=1).strip()
            if body and not _STRUCTURE.match(body) and not _CREDIT.fullmatch(body):
                found = (found[0] if found else at, at + len(line.rstrip()))
            elif found:
                yield found
                found = None
            at += len(line)
        if found:
            yield found


def drawn_marks(source: str, gone: bytearray) -> Iterator[tuple[int, str]]:
    """Where a quotation mark is drawn: at the ">" of each paragraph's first line, and at the break after its words.

    Only where the line above ends in a colon and speaks of saying, or a credit ends the block, and the block has no
    marks of its own.  A credit right below the words begins a line.  ``gone`` marks what is not shown: the line break
    above it belongs to a block of code.
    """
    for m in _BLOCK.finditer(source):
        above = source[max(0, m.start() - _INTRODUCTION) : m.start()].rstrip("*_ \t\r\n").rpartition("\n")[2]
        lines = m.group().removesuffix("\n").split("\n")
        bodies = [QUOTATION_MARK.sub("", line, count=1).strip() for line in lines]
        code = m.start() > 0 and gone[m.start() - 1]
        introduced = above.endswith(":") and SPEECH.search(above) and not code
        runs_on = m.end() < len(source) and source[m.end()] not in "\r\n"  # the next line may be of the quotation
        credited = len(bodies) > 1 and bool(_CREDIT.fullmatch(bodies[-1])) and any(bodies[:-1]) and not code
        if not (introduced or credited) or runs_on:
            continue
        if any(QUOTED.search(body) or _STRUCTURE.match(body) for body in bodies[: -1 if credited else None]):
            continue
        at, end, blank = m.start(), m.end() - 1, True
        for i, (line, body) in enumerate(zip(lines, bodies, strict=True)):
            if credited and i == len(lines) - 1:
                if bodies[-2]:
                    yield at + line.index(">"), "\n"
                break
            if body and blank:
                yield at + line.index(">"), "“"
            if body:
                end = at + len(line)
            blank = not body
            at += len(line) + 1
        if (credited or bodies[-1]) and source[end] == "\n":
            yield end, "”"
