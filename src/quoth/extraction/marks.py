"""Pair the quotation marks of a text: straight, curly, single, guillemets, low-high, nested, never closed.

Marks are paired paragraph by paragraph with a stack, so an odd mark spoils at most its own paragraph.  An opening
mark that is never closed runs to the end of its paragraph; whether it goes on in the next paragraph is said by that
paragraph's own opening mark (the typographic rule for quotations over several paragraphs) or, where that was left out,
by a closing mark that nothing opened (and see ``across``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quoth.data import Span
from quoth.extraction.across import goes_on_before, goes_on_between, is_caption
from quoth.text import paragraphs, sentences, trim

DOUBLE = {"“": "”", "„": "“”", "‟": "”", '"': '"', "«": "»", "»": "«", "「": "」", "『": "』", "＂": "＂", "”": "”"}
SINGLE = {"‘": "’", "‚": "‘’", "‛": "’", "'": "'", "‹": "›", "›": "‹", "`": "'`´"}
MARKS = frozenset("".join(DOUBLE) + "".join(DOUBLE.values()) + "".join(SINGLE) + "".join(SINGLE.values()))
_MARK = re.compile(f"[{re.escape(''.join(sorted(MARKS)))}]")
_CLOSES_ONLY = frozenset("」』´")
DEEPEST = 8  # marks open at once; deeper nesting is no quotation but noise
FARTHEST = 4_000  # code points searched for the partner of a single mark
CLAUSE = 8  # words of "she said" after a quotation whose closing mark was forgotten
LONGEST_SENTENCE = 600  # code points before a closing mark whose opening one was forgotten
UNMARKED = 2  # paragraphs without any mark that a quotation may run over before a mark closes it
_SAID = "said|says|added|adds|told|explained|wrote|warned|argued|noted|recalled|insisted"
_ATTRIBUTED = re.compile(
    rf",\s+(?:(?:{_SAID})\s+[A-Z]\w"
    rf"|(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:{_SAID}|told reporters)[.,](?=\s|$))"
)
_ATTRIBUTION = re.compile(rf".\s+(?:(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) )?(?:{_SAID})\b")
_SAYS = re.compile(rf"\b(?:{_SAID}|tell|say|asked|asks|replied|concluded|continued|went on)\b")
_SPACELESS = "⺀"  # from here on letters of scripts that set no space between words, so marks touch them
_ELISIONS = frozenset(
    "tis twas twere twill em er im til till cause bout cos cuz n round neath ere kay nuff nother gainst fraid".split()
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of quotation marks: ``start`` is the opening mark's offset, ``end`` the end of what it encloses.

    ``closed`` is False when no closing mark follows in the paragraph (``end`` is then the paragraph's end, or the next
    opening mark's start where the closing one was plainly forgotten).
    ``outer`` is the range with the marks, ``inner`` the range without them.
    """

    start: int
    end: int
    closed: bool
    depth: int  # 0 outermost
    mark: str  # the opening mark as it stands
    opens_at: int  # first offset inside; ``start`` itself where the paragraph goes on with an open quotation unmarked
    closer: int  # code points of the closing mark: 2 for ”” and the like, 0 when there is none

    @property
    def inner(self) -> Span:
        """The words between the marks."""
        return self.opens_at, self.end

    @property
    def outer(self) -> Span:
        """The words with their marks."""
        return self.start, self.end + self.closer

    @property
    def single(self) -> bool:
        """Whether the marks are of a single kind (‘ ’, ' ', ‹ ›)."""
        return self.mark in SINGLE


def pair_marks(text: str, blocks: Sequence[Span] | None = None) -> list[Pair]:
    """All pairs of ``text``, by paragraph (or by the given blocks), in the order of their opening marks."""
    out: list[Pair] = []
    spans = paragraphs(text) if blocks is None else blocks
    unmarked: list[Span] = []  # paragraphs without a mark since a quotation was left open
    left: Pair | None = None  # that quotation
    for number, (s, e) in enumerate(spans):
        after = _opening(text, spans[number + 1 : number + 2 + UNMARKED])
        here = list(_Paragraph(text, s, e, left.mark if left else "", after).pairs())
        if left and here and (here[0].start == here[0].opens_at or goes_on_between(text, left, unmarked, here[0])):
            out.extend(Pair(a, b, False, 0, left.mark, a, 0) for a, b in unmarked)
        if left and here and not unmarked and goes_on_before(text, left, s, here[0]):
            here.insert(0, Pair(s, trim(text, (s, here[0].start))[1], True, 0, left.mark, s, 0))
        if left and is_caption(text, left, here, (s, e)):
            out, here = [replace(p, closed=True) if p is left else p for p in out], []
        out.extend(here)
        if left and not here and len(unmarked) < UNMARKED:
            unmarked.append((s, e))
        else:
            last = max((p for p in here if p.depth == 0), key=lambda p: p.end, default=None)
            left, unmarked = (last if last and not last.closed else None), []
    return sorted(out, key=lambda p: (p.start, -p.end))


def _opening(text: str, spans: Sequence[Span]) -> str:
    """The first character of the next paragraph, or a closing mark if that is the first mark from there on and nothing
    opened it.
    """
    if not spans:
        return ""
    span = next((s for s in spans if _MARK.search(text, *s)), spans[0])
    first = _MARK.search(text, *span)
    if first is None or first.start() == span[0] or first.group() not in '"”':
        return text[spans[0][0]]
    at = first.start()
    closes = not text[at - 1].isspace() and (at + 1 == span[1] or not text[at + 1].isalnum())
    return "”" if closes else text[span[0]]


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
    """The marks of one paragraph, read left to right with a stack of those still open.

    ``before`` is the mark of a quotation that the paragraphs before left open, ``after`` the first character of the
    next paragraph, or ” where that only closes a quotation.
    """

    def __init__(self, text: str, start: int, end: int, before: str = "", after: str = "") -> None:
        self.text, self.start, self.end, self.before, self.after = text, start, end, before, after
        self.stack: list[_Open] = []
        self.done: list[tuple[_Open, int, bool, int]] = []  # its end, whether it is closed, and by how many code points
        self.closers: list[int] | None = None  # single marks that plainly close, found when first asked for
        self.said: int | None = None  # the last "said" of the paragraph, likewise

    def pairs(self) -> Iterator[Pair]:
        past = self.start
        for match in _MARK.finditer(self.text, self.start, self.end):
            if match.start() >= past:  # a mark of two characters takes the next one too
                past = match.start() + self._mark(match.start())
        for o in reversed(self.stack):  # the innermost first, so that each ends before the one that opens behind it
            if self._may_stay_open(o):
                forgotten = self._forgotten(o)
                self.done.append((o, forgotten or self.end, bool(forgotten), 0))
        spans = sorted(((o.at, e, c, w, o) for o, e, c, w in self.done), key=lambda x: (x[0], -x[1]))
        ends: list[int] = []
        for at, e, closed, closer, o in spans:
            while ends and ends[-1] <= at:
                ends.pop()
            if o.opens_at < e:
                yield Pair(at, e, closed, len(ends), o.mark, o.opens_at, closer)
            ends.append(e)

    def _forgotten(self, o: _Open) -> int | None:
        """Where an unclosed double mark should have been closed: before a sentence that opens with the same mark, or
        before "said" and a name.

        ("A, she said. "B." has lost the mark after its comma: nobody quotes within a quotation by the same marks.
        """
        text = self.text
        if o.mark not in '“"':
            return None
        for inner in sorted(d[0].at for d in self.done):
            end = trim(text, (o.opens_at, inner))[1] if inner > o.opens_at else o.opens_at
            if (
                end > o.opens_at
                and text[end - 1] in ".!?"
                and text[inner] == o.mark
                and text[inner + 1 : inner + 2].isupper()
            ):
                return self._ended(o, inner)
        named = _ATTRIBUTED.search(text, o.opens_at, self.end)
        return named.start() + 1 if named else None

    def _ended(self, o: _Open, inner: int) -> int:
        """Where a quotation ends that another one follows at ``inner``: before "she said", if that stands between."""
        text, end = self.text, trim(self.text, (o.opens_at, inner))[1]
        clause = max(text.rfind(c, o.opens_at, end - 1) for c in ",!?") + 1
        said = clause and len(text[clause:end].split()) <= CLAUSE and _SAYS.search(text, clause, end)
        return clause if said else end

    def _may_stay_open(self, o: _Open) -> bool:
        """An unclosed mark is believed at the paragraph's start; a later one only if plainly an opening double."""
        if o.mark in ("'", "`", "‘"):
            return self._goes_on(o.at)
        return o.at == self.start or o.mark in "“„«「『" or (o.mark == '"' and self._left_open(o.at))

    def _mark(self, i: int) -> int:
        """Deal with the mark at ``i``; returns how many characters it takes."""
        c, text = self.text[i], self.text
        inside = bool(self.stack) and self.stack[-1].mark == "“"
        if c == "'" and text.startswith("'''", i) and [o.mark for o in self.stack[-2:]] == ["“", c]:
            self._close(len(self.stack) - 1, i)  # the inner mark and the outer double: "she left,''' said Roe"
            return 1
        if c in ("`'‘’" if inside else "`'‘") and text[i + 1 : i + 2] == c and i + 1 < self.end:  # ``LaTeX'' doubles
            if inside and c in "'’":
                self._close(len(self.stack) - 1, i, 2)
            elif c in "`‘" or self._left_open(i):
                self._push(_Open(i, "“", i + 2))
            return 2
        if c in "'’‘`´" and self._is_apostrophe(i, c):
            return 1
        closes = self._closes(c, i)
        if closes is not None:
            self._close(closes, i)
        elif self._opens(c, i):
            if c == '"' and self.stack and self.stack[-1].mark == c and self._opens_sentence(i):
                before = self.stack.pop()  # nobody quotes within a quotation by the same marks
                self.done.append((before, self._ended(before, i), True, 0))
            self._push(_Open(i, c, i + 1))
        elif self._ends_quotation(c, i):
            self.done.append((_Open(self.start, self.before, self.start), i, True, 1))
        elif (at := self._unopened(c, i)) is not None:
            self.done.append((_Open(at, "“" if c == "”" else c, at), i, True, 1))
        return 1

    def _unopened(self, c: str, i: int) -> int | None:
        """Where the opening mark was forgotten: at the start of the sentence that a closing one ends before "said"."""
        text = self.text
        if c not in '”"' or self.stack or text[max(self.start, i - 1)] not in ",?!" or not _ATTRIBUTION.match(text, i):
            return None
        low = max(self.start, i - LONGEST_SENTENCE, self.done[-1][1] + self.done[-1][3] if self.done else 0)
        at = sentences(text, low, i)[-1][0]
        whole = at == self.start or (at > low and text[trim(text, (low, at))[1] - 1] in ".!?")
        return at if whole and text[at : at + 1].isupper() else None

    def _ends_quotation(self, c: str, i: int) -> bool:
        """Whether the paragraph's first mark closes what an earlier paragraph opened."""
        if not self.before or self.done or self.stack or c not in (DOUBLE.get(self.before) or SINGLE[self.before]):
            return False
        return not self._left_open(i) and (self.before in DOUBLE or self.text[i - 1] in ".,!?…")

    def _push(self, mark: _Open) -> None:
        if len(self.stack) == DEEPEST:
            del self.stack[0]
        self.stack.append(mark)

    def _close(self, level: int, at: int, width: int = 1) -> None:
        """Close the mark at ``level``; marks opened inside it and never closed are dropped."""
        self.done.append((self.stack[level], at, True, width))
        del self.stack[level:]

    def _closes(self, c: str, i: int) -> int | None:
        """The level of the stack that ``c`` closes, or None."""
        if c == "`":  # `code`
            ends = self.stack and self.stack[-1].mark == c and self._right_open(i) and not self._left_open(i)
            return len(self.stack) - 1 if ends else None
        if c == '"' and self._is_inch(i):
            return None
        for level in range(len(self.stack) - 1, -1, -1):
            o = self.stack[level]
            wanted = DOUBLE.get(o.mark) or SINGLE.get(o.mark, "")
            loose = (o.mark in '“"”' and c in '”"') or (o.mark in "‘'" and c in "’'")  # styles mixed in one text
            loose = loose or (c == o.mark == "“" and self._right_open(i) and not self._left_open(i))
            if c not in wanted and not loose:
                continue
            if c == '"' and self._left_open(i) and not self._right_open(i) and level == len(self.stack) - 1:
                return None if self._closer_ahead(i) or self._reopens(i) else level
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
        if c == "`" and self._left_open(i):  # `code`
            j = self.text.find(c, i + 1, self.end)
            if j > 0 and self._right_open(j) and not self._left_open(j):
                return True
        if c in "‘'’`":
            return self._left_open(i) and c != "’" and self._single_closes(i)
        if c in "”»›":
            return self._left_open(i) and not self._right_open(i)
        return self._left_open(i) or not self._right_open(i)

    def _left_open(self, i: int) -> bool:
        """Nothing but space, a bracket, a dash or another mark stands before ``i``."""
        before = self.text[i - 1] if i > self.start else " "
        return before.isspace() or before in "([{—–-/:“‘\"'«„>*_" or before >= _SPACELESS

    def _right_open(self, i: int) -> bool:
        """Space, punctuation or the end of the paragraph stands after ``i``."""
        after = self.text[i + 1] if i + 1 < self.end else " "
        joined = after == "-" and i > self.start and self.text[i - 1] in ".,!?"  # "It is late,"-Roe said
        return joined or after.isspace() or after in ".,;:!?)]}—–…”’\"'»" or after >= _SPACELESS

    def _closer_ahead(self, i: int) -> bool:
        """A straight mark that plainly closes follows before one that plainly opens.

        Those do not count that open a new sentence where this one does: "A. "B. "C.", the last of which is closed.
        """
        j = self.text.find('"', i + 1, self.end)
        if j > 0 and self._opens_sentence(i):
            for _ in range(2 * DEEPEST):
                if not self._opens_sentence(j):
                    break
                j = self.text.find('"', j + 1, self.end)
            else:
                return True
        return j > 0 and self._right_open(j) and not self._left_open(j)

    def _opens_sentence(self, i: int) -> bool:
        """A mark between the end of a sentence and a capital letter, with space before it alone."""
        before = self.text[max(self.start, i - 3) : i]
        ended = before[-1:].isspace() and before.rstrip()[-1:] in tuple(".!?")
        return ended and self.text[i + 1 : i + 3].lstrip("[(")[:1].isupper()

    def _reopens(self, i: int) -> bool:
        """Whether the straight mark opens a new paragraph of a quotation in a text whose lines were joined: "A. "B.

        It goes on in the next one, or nobody is said to speak behind it.
        """
        if not self._opens_sentence(i):
            return False
        if self.said is None:
            self.said = max((m.start() for m in _SAYS.finditer(self.text, self.start, self.end)), default=-1)
        return self.after in tuple('"“”') or self.said < i

    def _is_inch(self, i: int) -> bool:
        """Whether the straight mark follows a number inside a quotation that a later mark closes: "a 12" board"."""
        text = self.text
        after = text[i + 1 : i + 3]
        measured = text[i - 1].isdigit() and after[:1] in (" ", ",") and after.strip(" ,")[:1].islower()
        return measured and self._closer_ahead(i)

    def _is_apostrophe(self, i: int, c: str) -> bool:
        text = self.text
        before = text[i - 1] if i > self.start else " "
        after = text[i + 1] if i + 1 < self.end else " "
        if before.isalnum() and after.isalnum():
            return before < _SPACELESS and after < _SPACELESS
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
        if before in "sS" and text[i + 1 : i + 2] in ".,!?" and text[i + 2 : i + 3] in "’'" and len(self.stack) == 1:
            return i + 2 < self.end  # ‘It is the drivers’.’
        word_end = text[i + 1 : i + 2].isspace() and text[i + 2 : i + 3].isalnum()
        if not word_end or before not in "sSxzn":
            return False
        outer = self.stack[level - 1] if level else None
        doubled = outer is not None and outer.opens_at - outer.at == 2
        for j in range(i + 1, min(self.end, i + FARTHEST)):  # a later mark that closes without doubt
            if text[j] not in "'’‘" or self._is_apostrophe(j, text[j]):
                continue
            if doubled and text[j + 1 : j + 2] == text[j]:
                return False  # ''the 'mills' of Acre''
            if text[j] != "’" and self._left_open(j):
                return False
            if text[j] != "‘" and self._right_open(j):
                return True
        return False

    def _goes_on(self, i: int) -> bool:
        """Whether the single mark at ``i`` may stay open: at the paragraph's start, or before one that opens so."""
        text = self.text
        introduced = self.after == "‘" and text[max(self.start, i - 2) : i] in (": ", ", ", ". ", "? ", "! ")
        return text[i] == "‘" and (i == self.start or introduced)

    def _single_closes(self, i: int) -> bool:
        """An opening single mark needs a closing one in its paragraph, unless it goes on in the next."""
        if self._goes_on(i):
            return True
        if self.closers is None:
            text = self.text
            self.closers = [
                j
                for j in range(self.start, self.end)
                if text[j] in "'’´" and self._right_open(j) and not self._is_apostrophe(j, text[j])
            ]
        return bisect_left(self.closers, i + 2) < len(self.closers)
