"""The first and last words of a claim set against the record: nothing of another sentence, no word half answered."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.families.align import Step
from quoth.families.normalise import NARRATED, Words
from quoth.families.wordlists import FUNCTION, NEGATIONS

_SMALL = FUNCTION | NEGATIONS
_LEANING = frozenset(
    "a an the this that these those my our your his her its their no not very so too more most any some such every "
    "each".split()
)
"""Words that go on with the next: "a" of "a subsidy", "not" of "not safe"."""
_JOINING = frozenset("and but or so because which who if when while as although though unless".split())
"""How another clause begins."""
_STRAY = 2  # small words that may be taken back from another sentence
_SENTENCE_MARKS = ".!?"
_LONGEST = 3  # words taken up to the one that answers the claim's


def settle(steps: Sequence[Step], actual: Words, claimed: Words) -> list[Step]:
    """The steps with no word of another sentence set against the first or last words of a claim, and with the last
    set against all that stands in their place: "subsidies" against "a subsidy", and not "a"."""
    out = _unstrayed(steps, actual, claimed)
    if len(out) > 1 and out[0].op == "change" and out[0].actual[1] - 1 in actual.ends:
        out[0] = Step("add", (out[0].actual[1],) * 2, out[0].claimed)
    if len(out) > 1 and out[-1].op == "change" and _is_other_clause(actual, out[-1].actual[0]):
        out[-1] = Step("add", (out[-1].actual[0],) * 2, out[-1].claimed)
    if len(out) > 1 and out[-1].op == "change":
        out[-1] = _answered(_within(out[-1], actual, claimed), actual, claimed)
    return out


def _within(step: Step, actual: Words, claimed: Words) -> Step:
    """The last words changed, set against no more than the end of one sentence: "did not sing" against "sang", and not
    against "sang. I went"."""
    (start, end), (at, stop) = step.actual, step.claimed
    ended = next((i + 1 for i in range(start, end) if i in actual.ends), end)
    inside = any(i in claimed.ends for i in range(at, stop - 1))
    return step if ended == end or inside else Step("change", (start, ended), step.claimed)


def _unstrayed(steps: Sequence[Step], actual: Words, claimed: Words) -> list[Step]:
    """The steps without a small word at the claim's end that is taken from another sentence: "wait for the inquiry" is
    "wait for it" and not "wait for it. I want to see the report"."""
    out = list(steps)
    keeps = [n for n, step in enumerate(out) if step.op == "keep"]
    if len(keeps) < 2:
        return out
    before, last = out[keeps[-2]], out[keeps[-1]]
    (_, start), (_, since) = before.actual, before.claimed
    end = next((i + 1 for i in range(start - 1, last.actual[0]) if i in actual.ends), None)
    stray = _SMALL.issuperset(actual.keys[slice(*last.actual)]) and last.actual[1] - last.actual[0] <= _STRAY
    apart = any(i in claimed.ends or i + 1 in claimed.gaps for i in range(since - 1, last.claimed[0]))
    rest = since, out[-1].claimed[1]
    if end is None or end - start > _LONGEST or not stray or apart or _SMALL.issuperset(claimed.keys[slice(*rest)]):
        return out
    return [*out[: keeps[-2] + 1], Step("change" if end > start else "add", (start, max(start, end)), rest)]


def _answered(step: Step, actual: Words, claimed: Words) -> Step:
    """The last words changed, with those of the record up to its first word of content."""
    start, end = step.actual
    come = claimed.keys[slice(*step.claimed)]
    if all(word in _SMALL for word in come) or not set(actual.keys[start:end]) <= _SMALL:
        return step
    for at in range(end, min(len(actual), end + _LONGEST)):
        if actual.keys[at - 1] not in _LEANING or not actual.goes_on(at - 1) or actual.keys[at] == NARRATED:
            return step
        if actual.keys[at] not in _SMALL:
            return Step(step.op, (start, at + 1), step.claimed)
    return step


def _is_other_clause(words: Words, i: int) -> bool:
    """Whether another sentence begins at a word, or behind a comma a clause with its conjunction."""
    return i - 1 in words.ends or (i > 0 and not words.goes_on(i - 1) and words.keys[i] in _JOINING)


def stands_alone(words: Words, start: int, end: int) -> bool:
    """Whether a run of words begins and ends where a sentence, a clause or a quote does."""
    opens = start == 0 or not words.goes_on(start - 1) or words.keys[start - 1] in (NARRATED, "that")
    closes = end >= len(words) or not words.goes_on(end - 1) or words.keys[end] == NARRATED
    return opens and closes


def is_closed(claimed: Words) -> bool:
    """Whether the claim begins as a sentence does and nothing says that it goes on."""
    tail = claimed.text[claimed.spans[-1][1] :]
    return opens_sentence(claimed) and "…" not in tail and ".." not in tail


def opens_sentence(claimed: Words) -> bool:
    """Whether the claim begins as a sentence does: with a capital, or with a figure and ends with its mark."""
    first = claimed.text[claimed.spans[0][0]]
    return first.isupper() or (not first.isalpha() and _has_end(claimed))


def is_sentence(claimed: Words, actual: Words, at: int) -> bool:
    """Whether the claim is a sentence of its own, as its capital or its end tells, where that is not the record's."""
    if any(end < len(claimed) - 1 for end in claimed.ends):
        return True
    if not opens_sentence(claimed):
        return False
    lower = actual.text[actual.spans[at][0]].islower()
    return lower or _has_end(claimed)


def _has_end(claimed: Words) -> bool:
    return claimed.text.rstrip(" \t\n\"'”’»")[-1:] in _SENTENCE_MARKS
