"""Block quotations of Markdown that are somebody's words: "Jane Roe said:" above lines that begin with ">", "— Jane
Roe" as the last of them, at the end of the last or below them all, or "Jane Roe:" before the words.

A page that shows such a block sets it apart instead of putting it in quotation marks.  Reading goes by the marks, so
they are drawn, in the place of characters that are not shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from quoth.data import Span
from quoth.ingest.debris_lines import QUOTED, SPEECH
from quoth.ingest.labels import LABEL, is_label
from quoth.ingest.wrapping import QUOTATION_MARK
from quoth.text import common_words

_BLOCK = re.compile(r"(?:^[ \t]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_STRUCTURE = re.compile(r"#|[-*+][ \t]|\d{1,3}[.)][ \t]|\||\[!|```|~~~")  # a heading, a list, a table, a callout, code
_CALLOUT = re.compile(r"[ \t]*>[ \t]*\[!")
_CREDIT = re.compile(r"(?:[―—–]|--?(?=[ ]?[A-Z]))[ ]?(?=[A-Z])(?:[^\n!?;:@“”\"]|(?<=\()@(?=\w+\))){2,90}")
_TAIL = re.compile(r"(?<=[.!?…*_])[ \t](?=[―—–-][^―—–]{2,100}\Z)")  # before a credit behind the words
_BELOW = re.compile(r"(?:[ \t]*\n)+(?P<line>[^\n>]{3,120})(?=\n|\Z)")
_EMPHASIS = re.compile(r"\*+|(?<!\w)_+|_+(?!\w)")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w’'-]+")
_INTRODUCTION = 500  # code points looked at above the block


def quoted_paragraphs(source: str) -> Iterator[Span]:
    """The paragraphs of lines that begin with ">", marks included; callouts, lists, credits and the like are none."""
    for m in _BLOCK.finditer(source):
        if _CALLOUT.match(m.group()):
            continue
        at, found = m.start(), None
        for line in m.group().splitlines(keepends=True):
            body = QUOTATION_MARK.sub("", line, count=1).strip()
            if body and not _STRUCTURE.match(body) and not _is_credit(body):
                found = (found[0] if found else at, at + len(line.rstrip()))
            elif found:
                yield found
                found = None
            at += len(line)
        if found:
            yield found


def _is_credit(line: str) -> bool:
    return _CREDIT.fullmatch(_EMPHASIS.sub("", line.strip())) is not None


def drawn_marks(source: str, gone: bytearray) -> Iterator[tuple[int, str]]:
    """Where a quotation mark is drawn: at the ">" of each paragraph's first line, and at the break after its words.

    Only where the line above ends in a colon and speaks of saying, or a credit ends the block or stands below it, or a
    name and a colon begin its paragraphs (then behind these), and the block has no marks of its own.  A credit right
    below the words begins a line.  ``gone`` marks what is not shown: the line break above it belongs to a block of
    code.
    """
    written = names_written(source) if ">" in source else {}
    for m in _BLOCK.finditer(source):
        above = source[max(0, m.start() - _INTRODUCTION) : m.start()].rstrip("*_ \t\r\n").rpartition("\n")[2]
        lines = m.group().removesuffix("\n").split("\n")
        bodies = [QUOTATION_MARK.sub("", line, count=1).strip() for line in lines]
        code = m.start() > 0 and gone[m.start() - 1]
        runs_on = m.end() < len(source) and source[m.end()] not in "\r\n"  # the next line may be of the quotation
        credited = len(bodies) > 1 and _is_credit(bodies[-1]) and any(bodies[:-1])
        below = _BELOW.match(source, m.end())
        said = bodies[:-1] if credited else bodies
        if code or runs_on or any(QUOTED.search(body) or _STRUCTURE.match(body) for body in said):
            continue
        tail = _TAIL.search(said[-1])
        tail = tail if tail and _is_credit(said[-1][tail.end() :]) else None
        known = bool(above.endswith(":") and SPEECH.search(above)) or credited or tail is not None
        if known or (below and _is_credit(below["line"])) or named_before(said[0], written)[1]:
            yield from _drawn(source, m.start(), lines, bodies, {} if known else written, credited, tail)


def _drawn(
    source: str, at: int, lines: Sequence[str], bodies: Sequence[str], written: Mapping[str, int], credited: bool,
    tail: re.Match[str] | None,
) -> Iterator[tuple[int, str]]:  # fmt: skip
    """The marks that open the paragraphs of a block, and that close its words, each time that another is named."""
    end, blank = -1, True
    for i, (line, body) in enumerate(zip(lines, bodies, strict=True)):
        if credited and i == len(lines) - 1:
            if bodies[-2]:
                yield at + line.index(">"), "\n"
            break
        label = named_before(body, written)[1] if blank else 0
        if label:
            if end >= 0:
                yield end, "”"
            yield at + line.index(body) + label, "“"
        elif body and blank:
            yield at + line.index(">"), "“"
        if body:
            end = at + (line.index(body) + tail.start() if tail and i == len(lines) - 1 else len(line))
        blank = not body
        at += len(line) + 1
    if (credited or bodies[-1]) and 0 <= end < len(source) and source[end] in " \t\n":
        yield end, "”"


def named_before(body: str, written: Mapping[str, int]) -> tuple[str, int]:
    """The name that words begin with and where the blank behind its colon stands; nothing and 0 without one.

    A word alone, but in capitals, must be a name that the text has elsewhere ("Remember: …").
    """
    m = LABEL.match(body) if written else None
    if m is None or not is_label(m["name"]) or body[m.end() : m.end() + 1] != " ":
        return "", 0
    words = names_written(m["name"])
    alone = len(words) == 1 and not m["name"].isupper() and max(written[word] for word in words) < 2
    return ("", 0) if alone or common_words().issuperset(map(str.lower, words)) else (m["name"], m.end())


def names_written(text: str) -> Counter[str]:
    """The words of a text with a capital, counted."""
    return Counter(_CAPITAL.findall(text))
