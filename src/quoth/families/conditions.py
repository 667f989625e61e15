"""Conditions that stand as clauses of their own beside a claim, and "I think" before it: "We will raise it, | if the
council agrees".

They are shown and change no verdict.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.data import Edit
from quoth.families.align import Step
from quoth.families.edits import Judged, Level
from quoth.families.hearsay import thought_before
from quoth.families.normalise import Words
from quoth.families.wordlists import CLAUSES

_CLAUSE = 24  # words of a condition, at the most
_NO_CONDITIONS = frozenset("you i not any anything ever so possible necessary need only".split())
"""What comes after "if" in a manner of speaking: "if you like", "if not", "if anything"."""


def find_conditions(judged: Sequence[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits, with conditions that stand as clauses of their own beside the claim in its sentence, and "I think".

    The claim's words are what was said, so they weigh nothing; they are there to be seen.  Fragments are left alone.
    """
    kept = [one.step.actual for one in judged if one.step.op == "keep"]
    if not kept or not claimed.text[claimed.spans[0][0]].isupper():
        return list(judged)
    (start, _), (_, end) = kept[0], kept[-1]
    before, after = [], []
    if judged[0].step.op == "keep" and (begin := _condition_before(actual, start)) is not None:
        before = [_shown(actual, begin, start, "the condition before it, ")]
    elif judged[0].step.op == "keep" and (begin := thought_before(actual, start)) is not None:
        before = [_shown(actual, begin, start, "before it ")]
    if judged[-1].step.op == "keep" and (stop := _condition_after(actual, end)) is not None:
        after = [_shown(actual, end, stop, "the condition after it, ")]
    return [*before, *judged, *after]


def _shown(actual: Words, start: int, end: int, what: str) -> Judged:
    words = actual.cut(start, end)
    reason = f"leaves out {what}“{words}”"
    return Judged(Edit("drop", words, "", None), Level.SAME, reason, Step("drop", (start, end), (0, 0)))


def _condition_before(actual: Words, start: int) -> int | None:
    """Where the clause with a condition begins that a comma parts from the words at ``start``."""
    begin = start
    while begin and begin - 1 not in actual.ends and start - begin < _CLAUSE:
        begin -= 1
    if begin == start or (begin and begin - 1 not in actual.ends) or not _conditional(actual, begin):
        return None
    between = actual.text[actual.spans[start - 1][1] : actual.spans[start][0]]
    return begin if between.strip() == "," else None


def _condition_after(actual: Words, end: int) -> int | None:
    """Where the condition ends with which the sentence goes on at ``end``."""
    if not end or end >= len(actual) or end - 1 in actual.ends or not _conditional(actual, end):
        return None
    if actual.text[actual.spans[end - 1][1] : actual.spans[end][0]].strip() not in ("", ",", "—", "–", "-", "--"):
        return None
    stop = end + 1
    while stop < min(len(actual), end + _CLAUSE) and actual.goes_on(stop - 1):
        stop += 1
    return stop


def _conditional(actual: Words, at: int) -> bool:
    """Whether a clause that begins here says on what all hangs, and is no "if you like"."""
    keys = actual.keys[at : at + 3]
    if keys[:1] in (("but",), ("only",)):
        keys = actual.keys[at + 1 : at + 4]
    if keys[:1] == ("only",):
        keys = keys[1:]
    if keys in (("as", "long", "as"), ("so", "long", "as")):
        return True
    return len(keys) > 1 and keys[0] in CLAUSES and keys[1] not in _NO_CONDITIONS
