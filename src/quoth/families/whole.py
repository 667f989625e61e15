"""Edits told in whole written words: "can't" for "can", where what is compared is "can" and "not"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Edit, Span
from quoth.families.align import place
from quoth.families.edits import judge
from quoth.families.ends import settle
from quoth.families.judged import Judged
from quoth.families.normalise import Words, compounds_alike
from quoth.families.shown import shown, written
from quoth.families.values import join_values

_SUM = 4  # words of a sum of money
_TOLD = re.compile(r"adds “|leaves out “|“[^”]*” for “")


def judge_words(actual: Words, claimed: Words) -> tuple[list[Judged], Words, Words]:
    """The edits that lead from the words of one version to those of another, with the words as they were compared."""
    actual, claimed = join_values(*compounds_alike(actual, claimed))
    steps = settle(place(actual.keys, claimed.keys), actual, claimed)
    return show_whole(judge(steps, actual, claimed), actual, claimed), actual, claimed


def show_whole(judged: Sequence[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits with none that begins or ends within a written word: what is kept of one goes to the edit beside it.

    Only what is shown changes; the steps say what was compared.  An edit of words kept may be left without any.
    """
    out = list(judged)
    there = [(one.step.actual, one.step.claimed) for one in judged]
    for n, one in enumerate(judged):
        if one.edit.op != "keep" and one.step.op != "keep":
            _widen(n, out, there, actual, claimed)
    if out and there[0] == (out[0].step.actual, out[0].step.claimed):
        out[0] = _from_its_beginning(out[0], actual)
    return out


def edits_of(judged: Sequence[Judged]) -> tuple[Edit, ...]:
    """The edits as they are shown."""
    return tuple(one.edit for one in judged if one.edit.op != "keep" or one.edit.actual or one.edit.claimed)


def _widen(n: int, out: list[Judged], there: list[tuple[Span, Span]], actual: Words, claimed: Words) -> None:
    (a, b), (c, d) = there[n]
    before = a - there[n - 1][0][0] if n and _joins(out[n - 1], there[n - 1], (a, c)) else 0
    after = there[n + 1][0][1] - b if n + 1 < len(out) and _follows(out[n + 1], there[n + 1], (b, d)) else 0
    more = less = 0
    while less < before and (_inside(actual, a - less) or _inside(claimed, c - less)):
        less += 1
    while more < after and (_inside(actual, b + more) or _inside(claimed, d + more)):
        more += 1
    if not less and not more:
        return
    ours, theirs = (a - less, b + more), (c - less, d + more)
    while (said := written(actual, *ours)) == (put := written(claimed, *theirs)):  # the unit of "£2 million"
        if less == min(before, _SUM):
            return
        less += 1
        ours, theirs = (a - less, b + more), (c - less, d + more)
    there[n] = ours, theirs
    one = out[n]
    edit = replace(one.edit, op="change", actual=shown(actual, *ours), claimed=shown(claimed, *theirs))
    out[n] = replace(one, edit=edit, reason=f"“{put}” for “{said}”" if _TOLD.match(one.reason) else one.reason)
    for side, taken in ((n - 1, less), (n + 1, more)):
        if taken:
            (s, e), (x, y) = there[side]
            there[side] = ((s, e - taken), (x, y - taken)) if side < n else ((s + taken, e), (x + taken, y))
            edit = replace(
                out[side].edit, actual=shown(actual, *there[side][0]), claimed=shown(claimed, *there[side][1])
            )
            out[side] = replace(out[side], edit=edit)


def _joins(one: Judged, there: tuple[Span, Span], at: Span) -> bool:
    return one.edit.op == "keep" and (there[0][1], there[1][1]) == at


def _follows(one: Judged, there: tuple[Span, Span], at: Span) -> bool:
    return one.edit.op == "keep" and (there[0][0], there[1][0]) == at


def _inside(words: Words, i: int) -> bool:
    """Whether a written word goes on from the word before."""
    return 0 < i < len(words) and not words.surface[i] and words.spans[i - 1][1] == words.spans[i][1]


def _from_its_beginning(one: Judged, actual: Words) -> Judged:
    """Words kept, of the record with the whole of the word within which they begin: "not going" of "aren't going"."""
    start, end = one.step.actual
    first = start
    while _inside(actual, first):
        first -= 1
    if one.edit.op != "keep" or first == start:
        return one
    return replace(one, edit=replace(one.edit, actual=shown(actual, first, end)))
