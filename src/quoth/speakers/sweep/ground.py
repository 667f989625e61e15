"""Where positions of an article lie and how its phrases stand, looked up once for both passes of the sweep."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.view import View
from quoth.speakers.phrases.nominals import Nominal
from quoth.speakers.sweep.binding import Barred, barred_at
from quoth.speakers.sweep.fronted import Lift, lift_of
from quoth.speakers.sweep.setting import Setting
from quoth.speakers.words.placing import Stance, stance

_TOLD_OF = re.compile(
    r",? (?:who|whose)\b| (?:is|was|works|serves) |"
    r", (?:an?|the|\d{1,2}|former|president|director|head|[a-z]+(?: [a-z]+){0,3} (?:of|at|for|with|in))\b"
)
"""What tells who somebody is, behind the name."""
_PRONOUNS = re.compile(  # it begins with a set of letters, which is found four times as fast
    r"[HhSs](?<![\w’'].)(?<!\w-.)(?i:(?<=h)(?:e|im|is|imself|er|ers|erself)|(?<=s)he)(?![\w-]|['’](?!(?i:s|d|ll)\b))"
)


class Spot(NamedTuple):
    """Where a position lies."""

    sentence: int
    paragraph: int
    quoted: bool
    within: int | None
    """The quote whose content holds it."""
    told: int
    """How many sentences the report itself had told by then."""


class Ground:
    """What both passes ask of the article, looked up once."""

    def __init__(self, view: View, setting: Setting) -> None:
        self.view, self.setting = view, setting
        self._spots: dict[int, Spot] = {}
        self._told = _counts(view)
        self._told_of: dict[int, bool] = {}
        self._stances: dict[tuple[int, int, bool], Stance] = {}
        self._barred: dict[tuple[Span, str, int], Barred] = {}
        self._lifts: dict[Span, Lift | None] = {}

    def spot(self, position: int) -> Spot:
        """Where a position lies."""
        found = self._spots.get(position)
        if found is None:
            v = self.view
            found = self._spots[position] = Spot(
                k := v.sentence_at(position),
                v.paragraph_at(position),
                v.in_quotes(position),
                self._within(position),
                self._told[k] if self._told else 0,
            )
        return found

    def stance(self, span: Span, *, named: bool = False) -> Stance:
        """How a phrase stands; ``named``: it ends with a name."""
        found = self._stances.get((*span, named))
        if found is None:
            found = self._stances[(*span, named)] = stance(self.view.text, span, named=named)
        return found

    def told_of(self, m: NameMention) -> bool:
        """Whether what follows a name tells who that is."""
        found = self._told_of.get(m.span[1])
        if found is None:
            found = self._told_of[m.span[1]] = _TOLD_OF.match(self.view.text, m.span[1]) is not None
        return found

    def barred(self, span: Span, case: str, names: Sequence[NameMention], starts: Sequence[int]) -> Barred:
        """Whom a pronoun can't mean by its clause; ``names``: all of the article or none."""
        key = span, case, len(names)
        found = self._barred.get(key)
        if found is None:
            sentence = self.view.sentences[self.spot(span[0]).sentence][0]
            found = self._barred[key] = barred_at(self.view.text, sentence, span, case, names, starts)
        return found

    def lift(self, span: Span, names: Sequence[NameMention], starts: Sequence[int]) -> Lift | None:
        """Whom a pronoun likely means by where it stands in its sentence; ``names``: all of the article."""
        if span not in self._lifts:
            self._lifts[span] = lift_of(self.view, self.spot(span[0]).sentence, span, names, starts)
        return self._lifts[span]

    def _within(self, position: int) -> int | None:
        """The quote whose content holds a position; of the last three that begin before it."""
        after = bisect_right(self.setting.starts, position)
        for (s, e), quote in reversed(self.setting.content[max(0, after - 3) : after]):
            if s <= position < e:
                return quote
        return None


def _counts(view: View) -> list[int]:
    """For each sentence, how many that are not quoted as a whole begin before its end."""
    counts: list[int] = []
    count = 0
    for s, e in view.sentences:
        k = bisect_right(view.quoted_starts, s) - 1
        count += not (k >= 0 and e <= view.quoted[k][1])
        counts.append(count)
    return counts


_REPORTS = re.compile(r" reports(?: from [A-Z][\w’-]*(?: [A-Z][\w’-]*)*(?:, [A-Z]\w+)?)?\.(?=\s|\Z)")
""" "Jane Roe reports from Brinley." is a byline."""
Event = tuple[int, int, object]
"""Where something is read, what it is (0 a name, 1 a noun phrase, else a pronoun), and itself."""


def events_of(view: View, setting: Setting, names: Sequence[NameMention], nominals: Sequence[Nominal]) -> list[Event]:
    """All that is read on the way, in order; no bylines."""
    text = view.text
    events: list[Event] = [(m.span[0], 0, m) for m in names if m.entity >= 0 and not _REPORTS.match(text, m.span[1])]
    events += [(n.span[0], 1, n) for n in nominals]
    for s, e in view.paragraphs:
        for m in _PRONOUNS.finditer(text, s, e):
            begin = _begins(setting, m.start(), s)
            events.append((begin, -1 if begin < m.start() else 2, m.span()))
    events.sort(key=lambda x: (x[0], x[1]))
    return events


def _begins(setting: Setting, start: int, paragraph: int) -> int:
    """Where a pronoun is read: one that speaks before what it says, so that the words said know their speaker."""
    quote = setting.source_starts.get(start)
    if quote is None or not paragraph <= setting.anchors[quote] < start:
        return start
    return setting.anchors[quote]
