"""Words that rule those after them, and may not be cut away: "Some of | the crews", "if | the steel is sound".

What stands right before the words kept, in the same clause, decides: a negation, a condition, a hedge, a part of a
whole, a doubt or a hope, the first word of a question.  A condition in a clause of its own, on either side, is only
shown: "We will raise it, | if the council agrees".
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.data import Edit, Meaning
from quoth.families.align import Step
from quoth.families.edits import Judged, Level
from quoth.families.normalise import Words
from quoth.families.numbers import is_number
from quoth.families.wordlists import (
    AUXILIARIES,
    CLAUSES,
    CONDITIONS,
    DENIALS,
    DOUBTS,
    HOPES,
    NEGATIONS,
    PARTS,
    QUANTITIES,
    THOUGHTS,
)

_SENTENCE_MARKS = ".!?"
_CLAUSE = 24  # words of a condition, at the most
_NO_CONDITIONS = frozenset("you i not any anything ever so possible necessary need only".split())
"""What comes after "if" in a manner of speaking: "if you like", "if not", "if anything"."""
_REACH = 4  # words back from "think" or "that" at which a negation denies what they introduce


def find_cut_off(judged: Sequence[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits, with the words that rule what follows and were cut off before the claim or left out within it.

    Before the claim only for claims that stand as sentences of their own: the reporter may well say the "not" or the
    "some of" before a fragment.
    """
    out = [_ruled(one, actual) or one for one in judged]
    first = next((one.step for one in judged if one.step.actual[0] < one.step.actual[1]), None)
    if first is None or first.op != "keep" or first.claimed[0] > _added_before(judged) or not first.actual[0]:
        return out
    if not _stands_alone(claimed, actual, first.actual[0]):
        return out
    found = _question(actual, claimed, first) or ruling(actual, first.actual[0])
    if found is None:
        return out
    start, meaning = found
    word = actual.text[actual.spans[start][0] : actual.spans[first.actual[0] - 1][1]]
    step = Step("drop", (start, first.actual[0]), (0, 0))
    reason = f"is cut off from the “{word}” before it"
    return [Judged(Edit("drop", word, "", meaning), Level.ALTERED, reason, step), *out]


def find_conditions(judged: Sequence[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits, with conditions that stand as clauses of their own beside the claim in its sentence.

    The claim's words are what was said, so they weigh nothing; they are there to be seen.  Fragments are left alone.
    """
    kept = [one.step.actual for one in judged if one.step.op == "keep"]
    if not kept or not claimed.text[claimed.spans[0][0]].isupper():
        return list(judged)
    (start, _), (_, end) = kept[0], kept[-1]
    before, after = [], []
    if judged[0].step.op == "keep" and (begin := _condition_before(actual, start)) is not None:
        before = [_condition(actual, begin, start, "before")]
    if judged[-1].step.op == "keep" and (stop := _condition_after(actual, end)) is not None:
        after = [_condition(actual, end, stop, "after")]
    return [*before, *judged, *after]


def _condition(actual: Words, start: int, end: int, side: str) -> Judged:
    words = actual.cut(start, end)
    reason = f"leaves out the condition {side} it, “{words}”"
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
    while stop < min(len(actual), end + _CLAUSE) and _joined(actual, stop - 1):
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


def _added_before(judged: Sequence[Judged]) -> int:
    """How many small words the claim puts before the record's: "They are selling" for "Are they selling"."""
    first = judged[0]
    return first.step.claimed[1] if first.step.op == "add" and first.level <= Level.SLIGHT else 0


def _ruled(one: Judged, actual: Words) -> Judged | None:
    """An omission of which the last words rule those that follow, as the alteration it is."""
    start, end = one.step.actual
    if one.level != Level.OMISSION or one.step.op != "drop" or end >= len(actual):
        return None
    found = ruling(actual, end)
    if found is None or found[0] < start:
        return None
    word = " ".join(actual.keys[found[0] : end])
    edit = Edit("drop", one.edit.actual, one.edit.claimed, found[1])
    return Judged(edit, Level.ALTERED, f"{one.reason}, of which “{word}” rules what follows", one.step)


def ruling(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where the words begin that rule those from ``at`` on, and what is lost without them; None where none do."""
    last = at - 1
    if last < 0 or not _joined(words, last):
        return None
    key = words.keys[last]
    if key in THOUGHTS or key == "that":
        denied = _denied_before(words, last)
        if denied is not None:
            return denied, "negation"
    if key == "that" and last and _joined(words, last - 1) and words.keys[last - 1] in DOUBTS | HOPES:
        last -= 1
        key = words.keys[last]
    if key == "of" and last and _joined(words, last - 1):
        return _part(words, last - 1)
    for kind, meaning in _RULERS:
        if key in kind:
            return last, meaning
    return None


def _part(words: Words, at: int) -> tuple[int, Meaning] | None:
    """ "none of", "most of", "three of", "not one of"."""
    key = words.keys[at]
    if key in NEGATIONS:
        return at, "negation"
    if at and _joined(words, at - 1) and words.keys[at - 1] in NEGATIONS:
        return at - 1, "negation"
    if is_number(key):
        return at, "number"
    return (at, "quantity") if key in QUANTITIES or key in PARTS else None


def _denied_before(words: Words, at: int) -> int | None:
    """Where the "not" of "do not think", "nobody has shown me that" stands."""
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if not _joined(words, i):
            return None
        if words.keys[i] in NEGATIONS:
            return i
    return None


def _joined(words: Words, i: int) -> bool:
    """Whether nothing but a blank (or nothing, within "can't") parts a word from the next."""
    if i in words.ends or i + 1 in words.inserted:
        return False
    return not words.text[words.spans[i][1] : words.spans[i + 1][0]].strip()


def _stands_alone(claimed: Words, actual: Words, at: int) -> bool:
    """Whether the claim is a sentence of its own, as its capital or its end tells, where that is not the record's."""
    if any(end < len(claimed) - 1 for end in claimed.ends):
        return True
    if not claimed.text[claimed.spans[0][0]].isupper():
        return False
    lower = actual.text[actual.spans[at][0]].islower()
    return lower or claimed.text.rstrip(" \t\n\"'”’»")[-1:] in _SENTENCE_MARKS


def _question(actual: Words, claimed: Words, first: Step) -> tuple[int, Meaning] | None:
    """The first word of a question that the claim tells as a statement."""
    before = first.actual[0] - 1
    if actual.keys[before] not in AUXILIARIES or not _joined(actual, before) or "?" in claimed.text:
        return None
    end = next((i for i in range(first.actual[0], len(actual)) if i in actual.ends), len(actual) - 1)
    stop = actual.spans[end + 1][0] if end + 1 < len(actual) else actual.spans[end][1] + 3
    return (before, "modality") if "?" in actual.text[actual.spans[end][1] : stop] else None


_RULERS: tuple[tuple[frozenset[str], Meaning], ...] = (
    (NEGATIONS | DENIALS, "negation"),
    (CONDITIONS | HOPES, "modality"),
    (DOUBTS, "negation"),
    (PARTS, "quantity"),
)
