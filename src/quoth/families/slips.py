"""Words that are the same, or so near that one for the other is a slip: of the ear, of grammar, of cleaning speech."""

from __future__ import annotations

from collections.abc import Sequence

from quoth.families.align import Step
from quoth.families.forms import is_participle
from quoth.families.normalise import Words
from quoth.families.numbers import read_numbers
from quoth.families.wordlists import FILLER_PHRASES, FILLERS, FRACTIONS, IS, SCALES, SLIGHT

MAX_SLIGHT = 2
_APOSTROPHES = "'’‘ʼ`´"
_MAX_REPEAT = 3  # words of a repeated start; more is a sentence said twice
_LIKES = tuple(
    frozenset(group.split())
    for group in (
        "a an the this that these those",
        "is are am be been being",
        "was were been being",
        "has have had",
        "do does did",
        "and but so well to",
        "that which who",
        "that it",
    )
)
"""Small words that may stand for each other: a slip of the ear or of grammar, not of sense."""
_HERE, _THERE = frozenset("this these".split()), frozenset("that those".split())
_TIMES = frozenset(
    f"{word}{ending}"
    for word in "day week month year decade night morning afternoon evening summer winter spring autumn fall season "
    "weekend time moment quarter".split()
    for ending in ("", "s")
)
_HAVE, _DO = frozenset("have has".split()), frozenset("do does".split())
_BESIDE = frozenset("not never always just ever often only also already all both i we you he she it they".split())
"""What may stand between "have" and its participle."""
_AHEAD = 3  # words within which it is looked for
_OPENING = frozenset(
    "and but or so because if when while that which who whom where as although though than then now well".split()
)
"""Words behind which a clause begins, with a subject of its own."""
_SUBJECTS = frozenset("i we he she they who which that".split())


def same_words(gone: Sequence[str], come: Sequence[str], after: str = "") -> bool:
    """Whether two runs of keys are the same words written in two ways."""
    if "".join(gone) == "".join(come):
        return True
    if {*gone[:1], *come[:1]} == {"1", "a"} and gone[1:] == come[1:]:
        of = gone[1] if gone[1:] else after
        if of in SCALES or of in FRACTIONS or of == "percent":
            return True
    if read_numbers(gone) == read_numbers(come):
        return True
    return _expand(gone) & _expand(come) != set()


def _expand(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The readings of the ambiguous contractions: 'd is would or had, 's is is or has."""
    readings: set[tuple[str, ...]] = {()}
    for word in words:
        if word == "'d":
            options: list[tuple[str, ...]] = [("would",), ("had",)]
        elif word.endswith("'s"):
            options = [(word,), (word[:-2], "is"), (word[:-2], "has"), (word[:-2], "s"), (word[:-2] + "s",)]
        else:
            options = [(word,)]
        readings = {(*reading, *option) for reading in readings for option in options}
        if len(readings) > 64:
            return set()
    return readings


def alike(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether one small word stands for its like, or a small word more or less stands beside one."""
    if len(gone) == len(come) == 1:
        return any(gone[0] in group and come[0] in group for group in _LIKES)
    long, short = sorted((list(gone), list(come)), key=len, reverse=True)
    return len(long) <= MAX_SLIGHT + 1 and all(word in SLIGHT for word in [*long, *short]) and set(short) <= set(long)


def is_mended(step: Step, actual: Words, claimed: Words) -> bool:
    """An editor's mark inside a word ("support[ed]"); of letters starred out see ``quoth.families.values``."""
    (a, b), (c, d) = step.actual, step.claimed
    if b - a != 1 or d - c != 1:
        return False
    head, bracket, _ = claimed.surface[c].partition("[")
    return bool(bracket) and len(head) > 2 and actual.keys[a].startswith(head[:-1])


def is_possessive(step: Step, actual: Words, claimed: Words) -> bool:
    """Whether both are one name or noun in -s whose possessive is written in two ways: "James's", "James'"."""
    (a, b), (c, d) = step.actual, step.claimed
    if b - a != 1 or d - c != 1:
        return False
    (long, _, _), (short, words, at) = sorted(
        ((actual.keys[a], actual, a), (claimed.keys[c], claimed, c)), key=lambda one: -len(one[0])
    )
    mark = words.after(at)[:1]
    return long.endswith("s's") and short == long[:-2] and mark != "" and mark in _APOSTROPHES


def is_filler(words: Sequence[str]) -> bool:
    """Whether the words are nothing but the fillers of speech."""
    i = 0
    while i < len(words):
        if words[i] in FILLERS:
            i += 1
        elif tuple(words[i : i + 2]) in FILLER_PHRASES[:2]:
            i += 2
        else:
            return False
    return bool(words)


def is_repeat(keys: Sequence[str], start: int, end: int) -> bool:
    """Whether the words are a start said again, with fillers or without: the same words stand directly before or after
    them ("we, um, | we")."""
    gone = tuple(word for word in keys[start:end] if word not in FILLERS)
    for size in range(1, min(_MAX_REPEAT, len(gone)) + 1):
        first = gone[:size]
        again = gone == first * (len(gone) // size) and (len(gone) == size or len(gone) < end - start)
        if again and first in (tuple(keys[end : end + size]), tuple(keys[max(0, start - size) : start])):
            return True
    return False


def is_other_time(gone: Sequence[str], come: Sequence[str], actual: Words, start: int, end: int) -> bool:
    """Whether a small word exchanged for its like says another time: "had" for the "have" of "We have no money", not
    for that of "We have paid"; "did" for "do"; "this year" for "that year".  Behind an "if" it is the mood."""
    if len(gone) != 1 or len(come) != 1:
        return False
    after = actual.keys[end : end + _AHEAD]
    if any(gone[0] in one and come[0] in other for one, other in ((_HERE, _THERE), (_THERE, _HERE))):
        return bool(after) and after[0] in _TIMES and actual.goes_on(end - 1)
    words = {gone[0], come[0]}
    if "if" in actual.keys[max(0, start - _AHEAD) : start]:
        return False
    if "did" in words:
        return bool(words & _DO)
    return "had" in words and bool(words & _HAVE) and not _is_done(after)


def _is_done(after: Sequence[str]) -> bool:
    """Whether a "have" or "had" is followed by its participle, and only says what came before."""
    for word in after:
        if is_participle(word):
            return True
        if word not in _BESIDE and word not in FILLERS and not word.endswith("ly"):
            return False
    return False


def _is_pointed(words: Words, i: int) -> bool:
    """Whether a "that" begins a sentence, and so points at something: "That is absurd", of "He calls | that absurd"."""
    return words.keys[i] == "that" and words.opens(i)


def makes_statement(steps: Sequence[Step], n: int, actual: Words, claimed: Words) -> bool:
    """Whether an "is" that a claim puts in makes a statement of what was none: "The mill is closed" of "They want | the
    mill closed".  Its subject is then cut off from the verb before it."""
    (a, b), (at, end) = steps[n].actual, steps[n].claimed
    if not IS & set(claimed.keys[at:end]) or IS & set(actual.keys[a:b]):
        return False
    begin = end if claimed.opens(at) else at - 1
    if begin == len(claimed) or (claimed.keys[begin] in _SUBJECTS and not _is_pointed(claimed, begin)):
        return False
    while 0 < begin < at and claimed.goes_on(begin - 1):
        begin -= 1
    step = next(step for step in steps if step.claimed[1] > begin)
    if step.op != "keep":
        return False
    first = step.actual[0] + begin - step.claimed[0]
    return first > 0 and actual.goes_on(first - 1) and actual.keys[first - 1] not in _OPENING
