"""Block quotations of Markdown that are somebody's words: "Jane Roe said:" above lines that begin with ">".

A page that shows such a block sets it apart instead of putting it in quotation marks.  Reading goes by the marks, so
they are drawn, in the place of characters that are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.ingest.debris_lines import QUOTED, SPEECH
from quoth.ingest.wrapping import QUOTATION_MARK

_BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_STRUCTURE = re.compile(r"#|[-*+][ \t]|\d{1,3}[.)][ \t]|\||\[!|```|~~~")  # a heading, a list, a table, a callout, code
_INTRODUCTION = 500  # code points looked at above the block


def drawn_marks(source: str, gone: bytearray) -> Iterator[tuple[int, str]]:
    """Where a quotation mark is drawn: at the ">" of each paragraph's first line, and at the block's last line break.

    Only where the line above ends in a colon and speaks of saying, and the block has no marks of its own.  ``gone``
    marks what is not shown: the line break above it belongs to a block of code.
    """
    for m in _BLOCK.finditer(source):
        above = source[max(0, m.start() - _INTRODUCTION) : m.start()].rstrip("*_ \t\r\n").rpartition("\n")[2]
        lines = m.group().removesuffix("\n").split("\n")
        bodies = [QUOTATION_MARK.sub("", line, count=1).strip() for line in lines]
        introduced = above.endswith(":") and SPEECH.search(above) and not gone[m.start() - 1]
        runs_on = m.end() < len(source) and source[m.end()] not in "\r\n"  # the next line may be of the quotation
        if not introduced or runs_on or any(QUOTED.search(body) or _STRUCTURE.match(body) for body in bodies):
            continue
        at, blank = m.start(), True
        for line, body in zip(lines, bodies, strict=True):
            if body and blank:
                yield at + line.index(">"), "“"
            blank = not body
            at += len(line) + 1
        if bodies[-1] and source[m.end() - 1] == "\n":
            yield m.end() - 1, "”"
