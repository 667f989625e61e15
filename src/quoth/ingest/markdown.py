"""Markdown -> plain text, with the way back: which character of the file each character of the text was."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from quoth.data import Span
from quoth.ingest.block_quotes import drawn_marks
from quoth.ingest.debris_lines import QUOTED
from quoth.ingest.front_matter import front_matter
from quoth.ingest.wrapping import soft_breaks

_SHOWN = re.compile(  # of what stands above the text, what a page shows; it stays where it quotes
    r"^(?:title|subtitle|headline|description|summary|excerpt|standfirst|dek|lead|teaser):[ \t]*(?P<mark>[\"']?)"
    r"(?P<text>\S.*?)(?P=mark)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_FENCE_END = re.compile(r"^(```|~~~)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"(?<!<)</?[A-Za-z][^<>\n]{0,300}>")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]+)\](?P<target>\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])"
)
_REFERENCE = re.compile(r"^[ \t]{0,3}\[(?!\^)[^\[\]]+\]:[ \t]*\S+.*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^[ \t]{0,3}\[\^[^\[\]\s]+\]:[ \t]*|\[\^[^\[\]\s]+\]", re.MULTILINE)  # a note's words stay
_LINE_MARK = re.compile(
    r"^[ \t]*(?:(?:>[ \t]?)+|#{1,6}[ \t]+|[-*+][ \t]+(?=\S)|\d{1,3}[.)][ \t]+(?=\S)|(?:[-*_][ \t]*){3,}$|=+$)",
    re.MULTILINE,
)
_EMPHASIS = re.compile(
    r"(?<![\\\w*])(\*{1,3})(?=[^\s*])(?P<text>[^*\n]*[^\s*])\1(?!\w)"
    r"|(?<![\\\w])(_{1,3})(?=[^\s_])(?P<text2>[^\n]*?[^\s_])\3(?!\w)"
)
_OPENS = re.compile(r"(?<![\\\w*])\*(?!\s)|(?<![\\\w])(?P<line>_{1,3})(?=[^\s_])")
"""Where ``_EMPHASIS`` may begin; that of lines (``_``) looks for its end to the end of the line."""
_LINE_ENDS = re.compile(r"(?<=[^\s_])_{1,3}(?!\w)")
_CODE = re.compile(r"(`{1,100}+)(?P<text>[^`\n]+)\1")
_STRIKE = re.compile(r"~~(?P<text>[^~\n]+)~~")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"(?<!\\)&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its marks; ``starts`` and ``moves`` are the stretches kept: where each begins here and there.

    ``widths`` holds the length in the file of what is one character here and more there: an entity.
    """

    text: str
    starts: tuple[int, ...]
    moves: tuple[int, ...]
    widths: Mapping[int, int] = field(default_factory=dict)

    def back(self, span: Span) -> Span:
        """The span in the file of a (non-empty) span of the text."""
        last = self._origin(span[1] - 1)
        return self._origin(span[0]), last + self.widths.get(last, 1)

    def _origin(self, at: int) -> int:
        k = bisect_right(self.starts, at) - 1
        return at + self.moves[k]


def strip_markdown(source: str) -> Plain:
    """The text a reader sees; struck-out words, code blocks, images and notes' marks are left out.

    Entities become the characters they stand for, and a line break within a paragraph a space, as when it is shown;
    a block quotation that is introduced as somebody's words gets quotation marks.
    """
    gone = bytearray(len(source))

    def drop(start: int, end: int) -> None:
        gone[start:end] = b"\x01" * (end - start)

    for start, end in (*_fences(source), *_comments(source)):
        drop(start, end)
    for pattern in (_IMAGE, _REFERENCE, _FOOTNOTE, _TAG, _LINE_MARK, _ESCAPE, _STRIKE):
        for m in pattern.finditer(source):
            drop(*m.span())
    if front := front_matter(source).end:
        drop(0, front)
        for m in _SHOWN.finditer(source, 0, front):
            if not QUOTED.search(m["text"]):
                continue
            gone[m.start("text") : m.end("text")] = bytes(m.end("text") - m.start("text"))
            gone[source.index("\n", m.end("text"))] = 0
    for pattern in (_LINK, _CODE):
        for m in pattern.finditer(source):
            drop(m.start(), m.start("text"))
            drop(m.end("text"), m.end())
    shown = list(source)
    for start, end in list(soft_breaks(source, gone)):
        drop(start, end - 1)
        shown[start:end] = " " * (end - start)
        gone[end - 1] = 0
    for at, mark in drawn_marks(source, gone):
        shown[at] = mark
        gone[at] = 0
    escaped = {m.end() for m in _ESCAPE.finditer(source)}
    seen = [
        "\x00" if (hidden and char != "\n") or at in escaped else char
        for at, (char, hidden) in enumerate(zip(shown, gone, strict=True))
    ]
    for _ in range(3):  # bold within italics within bold is as deep as it goes
        found = list(_emphases("".join(seen)))
        for m in found:
            name = "text" if m["text"] is not None else "text2"
            for start, end in ((m.start(), m.start(name)), (m.end(name), m.end())):
                drop(start, end)
                seen[start:end] = "\x00" * (end - start)
        if not found:
            break
    widths = {}
    for m in _ENTITY.finditer(source):
        char = html.unescape(m.group())
        if len(char) == 1 and not gone[m.start()]:
            shown[m.start()] = char if char.isprintable() or char == "\xa0" else " "
            drop(m.start() + 1, m.end())
            widths[m.start()] = m.end() - m.start()
    return _collect("".join(shown), gone, widths)


def _fences(source: str) -> Iterator[Span]:
    """Blocks of code, from their marks to the next line of the same marks alone."""
    ends: dict[str, list[Span]] = {}
    for m in _FENCE_END.finditer(source):
        ends.setdefault(m[1], []).append(m.span())
    at = 0
    while (begin := _FENCE.search(source, at)) is not None:
        later = ends.get(begin[0], [])
        k = bisect_right(later, (begin.end(), 0))
        at = later[k][1] if k < len(later) else begin.end()
        if k < len(later):
            yield begin.start(), at


def _comments(source: str) -> Iterator[Span]:
    start = source.find("<!--")
    while start >= 0 and (end := source.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = source.find("<!--", end + 3)


def _emphases(seen: str) -> Iterator[re.Match[str]]:
    """What ``_EMPHASIS`` finds; it is not asked where nothing on the rest of the line can be its end."""
    at, line_end = 0, -1
    last: dict[int, int] = {}  # of the line at hand: by how many marks, where the last that may be an end stands
    while (begin := _OPENS.search(seen, at)) is not None:
        at = begin.start() + 1
        if begin["line"]:
            if begin.start() > line_end:
                line_end = seen.find("\n", at)
                line_end = line_end if line_end >= 0 else len(seen)
                last = {len(m[0]): m.start() for m in _LINE_ENDS.finditer(seen, at, line_end)}
            if last.get(len(begin["line"]), 0) <= begin.end():
                continue
        if (found := _EMPHASIS.match(seen, begin.start())) is not None:
            yield found
            at = found.end()


def _collect(source: str, gone: bytearray, widths: Mapping[int, int]) -> Plain:
    starts, moves, pieces = [], [], []
    at = length = 0
    while at < len(source):
        if gone[at]:
            at += 1
            continue
        end = at
        while end < len(source) and not gone[end]:
            end += 1
        starts.append(length)
        moves.append(at - length)
        pieces.append(source[at:end])
        length += end - at
        at = end
    return Plain("".join(pieces), tuple(starts) or (0,), tuple(moves) or (0,), widths)
