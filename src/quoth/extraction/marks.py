"""Pair the quotation marks of a text: straight, curly, single, guillemets, low-high, nested, never closed.

Marks are paired paragraph by paragraph with a stack, so an odd mark spoils at most its own paragraph.  An opening
mark that is never closed runs to the end of its paragraph; whether it goes on in the next paragraph is said by that
paragraph's own opening mark (the typographic rule for quotations over several paragraphs).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quoth.data import Span
from quoth.text import paragraphs

DOUBLE = {"“": "”", "„": "“”", "‟": "”", '"': '"', "«": "»", "»": "«", "「": "」", "『": "』", "＂": "＂", "”": "”"}
SINGLE = {"‘": "’", "‚": "‘’", "‛": "’", "'": "'", "‹": "›", "›": "‹", "`": "'`´"}
MARKS = frozenset("".join(DOUBLE) + "".join(DOUBLE.values()) + "".join(SINGLE) + "".join(SINGLE.values()))
_MARK = re.compile(f"[{re.escape(''.join(sorted(MARKS)))}]")
_OPENS_ONLY = frozenset("„‟「『‚‛`")
_CLOSES_ONLY = frozenset("」』´")
DEEPEST = 8  # marks open at once; deeper nesting is no quotation but noise
FARTHEST = 4_000  # code points searched for the partner of a single mark
_ELISIONS = frozenset(
    "tis twas twere twill em er im til till cause bout cos cuz n round neath ere kay nuff nother gainst fraid".split()
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of quotation marks: ``start`` is the opening mark's offset, ``end`` the end of what it encloses.

    ``closed`` is False when no closing mark follows in the paragraph (``end`` is then the paragraph's end).
    ``outer`` is the range with the marks, ``inner`` the range without them.
    """

    start: int
    end: int
    closed: bool
    depth: int  # 0 outermost
    mark: str  # the opening mark as it stands
    opens_at: int  # first offset inside

    @property
    def inner(self) -> Span:
        """The words between the marks."""
        return self.opens_at, self.end

    @property
    def outer(self) -> Span:
        """The words with their marks."""
        return self.start, self.end + (1 if self.closed else 0)

    @property
    def single(self) -> bool:
        """Whether the marks are of a single kind (‘ ’, ' ', ‹ ›)."""
        return self.mark in SINGLE


def pair_marks(text: str, blocks: Sequence[Span] | None = None) -> list[Pair]:
    """All pairs of ``text``, by paragraph (or by the given blocks), in the order of their opening marks."""
    out: list[Pair] = []
    for s, e in paragraphs(text) if blocks is None else blocks:
        out.extend(_Paragraph(text, s, e).pairs())
    return sorted(out, key=lambda p: (p.start, -p.end))


def quote_depths(text: str, pairs: Sequence[Pair]) -> bytearray:
    """For each character how many pairs enclose it (marks themselves count as outside); shape (len(text),)."""
    flags = bytearray(len(text))
    for p in pairs:  # in the order of opening, so that inner pairs write over outer ones
        s, e = p.inner
        flags[s:e] = bytes((min(p.depth + 1, 3),)) * (e - s)
    return flags


@dataclass(slots=True)
class _Open:
    at: int
    mark: str
    opens_at: int


class _Paragraph:
    """The marks of one paragraph, read left to right with a stack of those still open."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = []
        self.done: list[tuple[_Open, int, bool]] = []
        self.closers: list[int] | None = None  # single marks that plainly close, found when first asked for

    def pairs(self) -> Iterator[Pair]:
        past = self.start
        for match in _MARK.finditer(self.text, self.start, self.end):
            if match.start() >= past:  # a mark of two characters takes the next one too
                past = match.start() + self._mark(match.start())
        for o in self.stack:
            if self._may_stay_open(o):
                self.done.append((o, self.end, False))
        spans = sorted(((o.at, e, c, o) for o, e, c in self.done), key=lambda x: (x[0], -x[1]))
        ends: list[int] = []
        for at, e, closed, o in spans:
            while ends and ends[-1] <= at:
                ends.pop()
            if o.opens_at < e:
                yield Pair(at, e, closed, len(ends), o.mark, o.opens_at)
            ends.append(e)

    def _may_stay_open(self, o: _Open) -> bool:
        """An unclosed mark is believed at the paragraph's start; a later one only if plainly an opening double."""
        if o.mark in ("'", "`", "‘"):
            return o.at == self.start and o.mark == "‘"
        return o.at == self.start or o.mark in "“„«「『" or (o.mark == '"' and self._left_open(o.at))

    def _mark(self, i: int) -> int:
        """Deal with the mark at ``i``; returns how many characters it takes."""
        c, text = self.text[i], self.text
        width = 2 if c in "`'" and text[i + 1 : i + 2] == c and i + 1 < self.end else 1  # ``LaTeX'' doubles
        if width == 2:
            c = "“" if c == "`" or not self.stack or self.stack[-1].mark != "“" else "”"
            if text[i] == "'" and c == "“" and not self._left_open(i):
                return width
            if c == "”":
                self._close(len(self.stack) - 1, i)
            else:
                self._push(_Open(i, "“", i + 2))
            return width
        if c in "'’‘`´" and self._is_apostrophe(i, c):
            return 1
        closes = self._closes(c, i)
        if closes is not None:
            self._close(closes, i)
        elif self._opens(c, i):
            self._push(_Open(i, c, i + 1))
        return 1

    def _push(self, mark: _Open) -> None:
        if len(self.stack) == DEEPEST:
            del self.stack[0]
        self.stack.append(mark)

    def _close(self, level: int, at: int) -> None:
        """Close the mark at ``level``; marks opened inside it and never closed are dropped."""
        self.done.append((self.stack[level], at, True))
        del self.stack[level:]

    def _closes(self, c: str, i: int) -> int | None:
        """The level of the stack that ``c`` closes, or None."""
        if c in _OPENS_ONLY:
            return None
        for level in range(len(self.stack) - 1, -1, -1):
            o = self.stack[level]
            wanted = DOUBLE.get(o.mark) or SINGLE.get(o.mark, "")
            loose = (o.mark in '“"”' and c in '”"') or (o.mark in "‘'" and c in "’'")  # styles mixed in one text
            if c not in wanted and not loose:
                continue
            if c == '"' and self._left_open(i) and not self._right_open(i) and level == len(self.stack) - 1:
                return None if self._closer_ahead(i) else level
            if c in "'’" and self._possessive(i, level):
                return None
            return level
        return None

    def _opens(self, c: str, i: int) -> bool:
        """Whether ``c``, closing nothing, opens a quotation."""
        if c in _CLOSES_ONLY:
            return False
        if c in "“„‟«‹「『‚‛":
            return not (c in "«‹" and self._right_open(i) and not self._left_open(i))
        if c in "‘'’`":
            return self._left_open(i) and c != "’" and self._single_closes(i)
        if c in "”»›":
            return self._left_open(i) and not self._right_open(i)
        return self._left_open(i) or not self._right_open(i)

    def _left_open(self, i: int) -> bool:
        """Nothing but space, a bracket, a dash or another mark stands before ``i``."""
        return i <= self.start or self.text[i - 1].isspace() or self.text[i - 1] in "([{—–-/:“‘\"'«„>*_"

    def _right_open(self, i: int) -> bool:
        """Space, punctuation or the end of the paragraph stands after ``i``."""
        return i + 1 >= self.end or self.text[i + 1].isspace() or self.text[i + 1] in ".,;:!?)]}—–…”’\"'»"

    def _closer_ahead(self, i: int) -> bool:
        """A straight mark that plainly closes follows before one that plainly opens."""
        j = self.text.find('"', i + 1, self.end)
        return j > 0 and self._right_open(j) and not self._left_open(j)

    def _is_apostrophe(self, i: int, c: str) -> bool:
        text = self.text
        before = text[i - 1] if i > self.start else " "
        after = text[i + 1] if i + 1 < self.end else " "
        if before.isalnum() and after.isalnum():
            return True
        if not before.isalnum() and after.isdigit() and text[i + 2 : i + 4] in ("0s", "5s") and c != "‘":
            return True  # the '90s
        if not before.isalnum() and after.isalpha() and c in "'’‘":
            j = i + 1
            while j < self.end and text[j].isalpha():
                j += 1
            return text[i + 1 : j].lower() in _ELISIONS
        return False

    def _possessive(self, i: int, level: int) -> bool:
        """Whether the mark at ``i`` is a bare possessive or a dropped letter inside the open single quotation."""
        text = self.text
        before = text[i - 1] if i > self.start else " "
        if not before.isalnum():
            return False
        word_end = text[i + 1 : i + 2].isspace() and text[i + 2 : i + 3].isalnum()
        if not word_end or before not in "sSxzn":
            return False
        for j in range(i + 1, min(self.end, i + FARTHEST)):  # a later mark that closes without doubt
            if text[j] not in "'’‘" or self._is_apostrophe(j, text[j]):
                continue
            if text[j] != "’" and self._left_open(j):
                return False
            if text[j] != "‘" and self._right_open(j):
                return True
        return False

    def _single_closes(self, i: int) -> bool:
        """An opening single mark needs a closing one in its paragraph, unless it stands at the very start."""
        if self.text[i] == "‘" and i == self.start:
            return True
        if self.closers is None:
            text = self.text
            self.closers = [
                j
                for j in range(self.start, self.end)
                if text[j] in "'’´" and self._right_open(j) and not self._is_apostrophe(j, text[j])
            ]
        return bisect_left(self.closers, i + 2) < len(self.closers)
