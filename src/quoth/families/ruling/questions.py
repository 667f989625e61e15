"""Questions that a claim tells as statements: "They are selling the mill." for "Are they selling the mill?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from quoth.data import Edit, Meaning
from quoth.families.align import Step
from quoth.families.ends import is_sentence
from quoth.families.judged import Judged, Level
from quoth.families.normalise import Words
from quoth.families.wordlists import ASKING, AUXILIARIES, OPENERS

_TAG = 4  # words after the last comma of a question, at the most, that only ask for assent: "isn't it?"
_CLOSED = ".,!?;"


def told_questions(judged: Sequence[Judged], actual: Words, claimed: Words, *, clause: bool) -> list[Judged]:
    """Questions in the form of statements ("You were fired?") that the claim gives as statements."""
    kept = {i for one in judged if one.step.op == "keep" for i in range(*one.step.actual)}
    out = []
    for one in judged:
        (start, end), (first, _) = one.step.actual, one.step.claimed
        for i in range(start, end) if one.step.op == "keep" else ():
            mine = first + i - start
            asks = "?" in "".join(takewhile(_is_mark, actual.after(i))) and "?" not in claimed.after(mine)
            if asks and _is_told(actual, i, claimed, mine, clause):
                opening = _opening(actual, i)
                asked = actual.keys[opening] in ASKING and opening in kept
                if not asked and not _is_tag(actual, i):
                    edit = Edit("drop", "?", "", "modality")
                    at = Step("drop", (i + 1, i + 1), (mine + 1, mine + 1))
                    out.append(Judged(edit, Level.ALTERED, "tells a question as a statement", at))
    return out


def _is_mark(character: str) -> bool:
    """Whether a character is no part of a word: behind one may stand what somebody else asks, left out of the words."""
    return not character.isalnum()


def question_before(actual: Words, claimed: Words, first: Step) -> tuple[int, Meaning] | None:
    """The first word of a question that the claim tells as a statement."""
    before = first.actual[0] - 1
    if actual.keys[before] not in AUXILIARIES or not actual.goes_on(before) or "?" in claimed.text:
        return None
    end = next((i for i in range(first.actual[0], len(actual)) if i in actual.ends), len(actual) - 1)
    stop = actual.spans[end + 1][0] if end + 1 < len(actual) else actual.spans[end][1] + 3
    return (before, "modality") if "?" in actual.text[actual.spans[end][1] : stop] else None


def _is_told(actual: Words, i: int, claimed: Words, mine: int, clause: bool) -> bool:
    """Whether the claim tells the sentence that ends at its word ``mine`` as a statement."""
    if mine + 1 < len(claimed):
        return mine in claimed.ends
    begin = claimed.text[claimed.spans[0][0]].isupper() or any(end < mine for end in claimed.ends)
    marked = any(mark in claimed.after(mine) for mark in _CLOSED)
    opening = _opening(actual, i)
    headed = actual.keys[opening] in ASKING and len(claimed) <= i - opening
    return clause or (begin and (marked or headed) and (not headed or is_sentence(claimed, actual, i - mine)))


def _opening(words: Words, i: int) -> int:
    """The first word of the sentence that a word stands in, after any "and" or "so"."""
    i = words.back(i, i)
    while i + 1 < len(words) and words.keys[i] in OPENERS and i not in words.ends:
        i += 1
    return i


def _is_tag(words: Words, i: int) -> bool:
    """Whether a question only asks for assent at its end: "…, right?", "…, isn't it?"."""
    for at in range(i - 1, max(-1, i - 1 - _TAG), -1):
        if at in words.ends:
            return False
        if "," in words.after(at):
            return True
    return False
