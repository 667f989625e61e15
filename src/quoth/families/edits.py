"""What each difference between the record and a claim amounts to: nothing, a slip, cleaning, an omission, a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Edit, Meaning
from quoth.families.align import Step
from quoth.families.judged import Judged, Level
from quoth.families.meaning import change_of_meaning, contradiction, has_name, lost_meaning
from quoth.families.normalise import NARRATED, Words, fold, read_words
from quoth.families.numbers import is_number, number_around, read_numbers
from quoth.families.ruling.modals import loses_modal
from quoth.families.ruling.negated import hides_negation
from quoth.families.ruling.restrict import exception_after
from quoth.families.ruling.turned import is_excess, is_last_but
from quoth.families.shown import shown, written
from quoth.families.wordlists import (
    EXCEPTIONS,
    FILLER_PHRASES,
    FILLERS,
    FRACTIONS,
    FUNCTION,
    NEGATIONS,
    SCALES,
    SLIGHT,
    WHOLES,
)

_NEGATIONS_OR_WHOLES = NEGATIONS | WHOLES


_CLOSING = ".,;:!?"
_MAX_CLARIFIED = 8  # words of the record that one bracket may stand for
_MAX_REPEAT = 3  # words of a repeated start; more is a sentence said twice
_MAX_SLIGHT = 2
_SLIPS = 3  # small words that may differ, or one in eight, before a claim is no longer word for word
_ROUGHLY = ("more", "or", "less")
_EXCEPTED = 6  # words before an exception left out in which the whole stands from which it takes
_JOINING = tuple((word,) for word in "and but because so as which who while although".split())
"""How a bracket begins that itself joins two sentences."""
_MIN_MOVED = 2  # words that are recognised in another place
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
        "is 's",
        "that it",
    )
)
"""Small words that may stand for each other: a slip of the ear or of grammar, not of sense."""


def is_altered(judged: Sequence[Judged], size: int) -> bool:
    """Whether the edits of a claim of so many words amount to an alteration: one does, or there are too many slips."""
    slips = sum(one.level == Level.SLIGHT for one in judged)
    return slips > max(_SLIPS, size // 8) or any(one.level == Level.ALTERED for one in judged)


def judge(steps: Sequence[Step], actual: Words, claimed: Words) -> list[Judged]:
    """Every step as an edit with its level, in order."""
    out = []
    for step in steps:
        level, meaning, reason = _judge_step(step, actual, claimed)
        edit = Edit(step.op, shown(actual, *step.actual), shown(claimed, *step.claimed), meaning)
        out.append(Judged(edit, level, reason, step))
    return _bracket_ends(_bracket_changes(out, claimed), actual, claimed)


def _judge_step(step: Step, actual: Words, claimed: Words) -> tuple[Level, Meaning | None, str]:
    if step.op == "keep":
        return Level.SAME, None, ""
    if step.op == "drop":
        return _judge_drop(step, actual, claimed)
    gone, come = actual.keys[slice(*step.actual)], claimed.keys[slice(*step.claimed)]
    if step.op == "add":
        meaning = change_of_meaning((), come, names=has_name(claimed, step.claimed))
        meaning = "addition" if meaning == "number" and len(come) > _MAX_CLARIFIED else meaning
        if meaning is None and len(come) <= _MAX_SLIGHT and all(word in SLIGHT for word in come):
            return Level.SLIGHT, None, f"adds “{' '.join(come)}”"
        return Level.ALTERED, meaning, f"adds “{written(claimed, *step.claimed)}”"
    if same_words(gone, come, _after(actual, step)) or _mended(step, actual, claimed):
        return Level.SAME, None, ""
    if alike(gone, come) and not _excepts(step, gone, come, actual):
        return Level.SLIGHT, None, f"“{' '.join(come)}” for “{' '.join(gone)}”"
    names = has_name(actual, step.actual) or has_name(claimed, step.claimed)
    told = f"“{written(claimed, *step.claimed)}” for “{written(actual, *step.actual)}”"
    return Level.ALTERED, change_of_meaning(gone, come, names=names), told


def _judge_drop(step: Step, actual: Words, claimed: Words) -> tuple[Level, Meaning | None, str]:
    start, end = step.actual
    gone = actual.keys[start:end]
    said = written(actual, start, end)
    if set(gone) == {NARRATED}:
        return Level.OMISSION, None, "leaves out what another says between"
    if is_filler(gone) or _repeats(actual.keys, start, end):
        return Level.CLEANED, None, f"leaves out “{said}”"
    if hides_negation(actual, start, end):
        return Level.ALTERED, "negation", f"leaves out “{said}”, which holds a negation"
    if gone[0] in SCALES and start and is_number(actual.keys[start - 1]):
        return Level.ALTERED, "number", f"leaves out “{said}” after a number"
    if any(_parts_number(actual, at, start, end) for at in (start, end)):
        return Level.ALTERED, "number", f"leaves out “{said}” of a number"
    if start and is_last_but(actual, start):
        return Level.ALTERED, "number", f"leaves out “{said}”"
    if _takes_exception(actual, start, end):
        return Level.ALTERED, "quantity", f"leaves out “{said}”, an exception"
    if claimed.gaps.get(step.claimed[0]) == "bracket":
        return _judge_bracket(actual, start, end, claimed.inserted.get(step.claimed[0], ""))
    if end < len(actual) and is_excess(actual, end - 1):
        return Level.ALTERED, "quantity", f"leaves out “{said}”"
    if len(gone) <= _MAX_SLIGHT and all(word in SLIGHT for word in gone):
        return Level.SLIGHT, None, f"leaves out “{said}”"
    lost = lost_meaning(gone) if gone != ("'d",) else None
    if gone == _ROUGHLY and claimed.gaps.get(step.claimed[0]) == "ellipsis":
        lost = None  # "free, more or less, and …" as "free … and"
    if lost and not _whole_sentence(actual, start, end):
        return Level.ALTERED, lost, f"leaves out “{said}”"
    if loses_modal(actual, start, end):
        return Level.ALTERED, "modality", f"leaves out “{said}”"
    if gone == ("'d",):
        return Level.SLIGHT, None, f"leaves out “{said}”"
    return Level.OMISSION, None, f"leaves out “{said}”"


def _judge_bracket(actual: Words, start: int, end: int, put: str) -> tuple[Level, Meaning | None, str]:
    """What a bracket in the place of words amounts to: it may say more clearly what stood there, in its sentence."""
    gone, come = actual.keys[start:end], read_words(put).keys
    said = written(actual, start, end)
    meaning = contradiction(gone, come)
    joins = end < len(actual) and not actual.opens(start) and end - 1 not in actual.ends and come[:1] not in _JOINING
    if meaning is None and joins and any(i in actual.ends for i in range(start, end)):
        return Level.ALTERED, None, f"“[{put}]” for “{said}”, from one sentence into another"
    if meaning is not None:
        return Level.ALTERED, meaning, f"“[{put}]” for “{said}”"
    return (Level.SAME, None, "") if len(gone) <= _MAX_CLARIFIED else (Level.OMISSION, None, f"leaves out “{said}”")


def _excepts(step: Step, gone: Sequence[str], come: Sequence[str], actual: Words) -> bool:
    """Whether a "but" that excepts is exchanged for an "and": "nobody but the cook"."""
    start = step.actual[0]
    return "but" in {*gone} ^ {*come} and start > 0 and actual.keys[start - 1] in _NEGATIONS_OR_WHOLES


def _takes_exception(actual: Words, start: int, end: int) -> bool:
    """Whether words left out are an exception, or begin with one, from a whole before them."""
    if not start or end >= len(actual):
        return False
    if actual.keys[start] in EXCEPTIONS and actual.keys[start - 1] in _NEGATIONS_OR_WHOLES:
        return True
    found = exception_after(actual, max(0, start - _EXCEPTED), start) if start - 1 not in actual.ends else None
    return found is not None and found[1]


def find_respelt(judged: Sequence[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits, with words that are the same but for their spelling or a contraction told as changed."""
    out: list[Judged] = []
    for one in judged:
        if one.step.op == "keep" and one.edit.op == "keep":
            out += _respelt(one.step, actual, claimed)
        elif one.level == Level.SAME and one.edit.op == "change":
            out.append(Judged(one.edit, Level.ALTERED, f"“{one.edit.claimed}” for “{one.edit.actual}”", one.step))
        else:
            out.append(one)
    return out


def _respelt(step: Step, actual: Words, claimed: Words) -> list[Judged]:
    """A step of words kept, parted where they are written otherwise."""
    (i, end), (k, _) = step.actual, step.claimed
    parts: list[tuple[bool, int, int]] = []  # written alike, from and to, counted from the step's beginning
    at = 0
    while at < end - i:
        last = at + 1
        while last < end - i and not (actual.surface[i + last] and claimed.surface[k + last]):
            last += 1
        said, put = ("".join(words.surface[n + at : n + last]) for words, n in ((actual, i), (claimed, k)))
        cut = _cut_inside(actual, i + at, i + last) or _cut_inside(claimed, k + at, k + last)
        figure = actual.keys[i + at].isdecimal() or not _is_plain(said) or not _is_plain(put)
        alike = cut or figure or fold(said) == fold(put)
        if parts and parts[-1][0] and alike:
            parts[-1] = True, parts[-1][1], last
        else:
            parts.append((alike, at, last))
        at = last
    out = []
    for alike, s, e in parts:
        part = Step("keep", (i + s, i + e), (k + s, k + e))
        said, put = shown(actual, *part.actual), shown(claimed, *part.claimed)
        reason = "" if alike else f"“{written(claimed, *part.claimed)}” for “{written(actual, *part.actual)}”"
        level = Level.SAME if alike else Level.ALTERED
        out.append(Judged(Edit("keep" if alike else "change", said, put), level, reason, part))
    return out


def _cut_inside(words: Words, start: int, end: int) -> bool:
    """Whether a stretch begins or ends inside a written word, of which the rest is told by another edit."""
    return not words.surface[start] or (end < len(words) and not words.surface[end])


def _is_plain(written: str) -> bool:
    """Whether a word is of letters and apostrophes alone: numbers and hyphens are an editor's to write."""
    return written.replace("'", "").isalpha()


def find_moved(judged: Sequence[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits, with words put in that the record has close by told as moved: "After lunch we swim" as "we swim after
    lunch".  Such an edit is an addition of words that stand (its step says where).
    """
    return [_moved(one, judged, actual, claimed) or one for one in judged]


def _moved(one: Judged, judged: Sequence[Judged], actual: Words, claimed: Words) -> Judged | None:
    come = claimed.keys[slice(*one.step.claimed)]
    size = len(come)
    if one.step.op != "add" or size < _MIN_MOVED or all(word in FUNCTION for word in come):
        return None
    at = one.step.actual[0]
    near = range(max(0, at - len(claimed) - size), min(len(actual) - size, at + len(claimed)) + 1)
    taken = [other.step.actual for other in judged if other.step.op == "keep"]
    for start in sorted(near, key=lambda start: abs(start - at)):
        free = all(start + size <= s or e <= start for s, e in taken)
        if free and actual.keys[start : start + size] == come:
            edit = Edit("add", "", one.edit.claimed)
            step = Step("keep", (start, start + size), one.step.claimed)
            return Judged(edit, Level.ALTERED, f"moves “{written(claimed, *one.step.claimed)}”", step)
    return None


def _bracket_changes(edits: list[Judged], claimed: Words) -> list[Judged]:
    """A bracket that itself says "not" is a change of meaning, however honestly it is marked."""
    if not any(set(text.lower().split()) & NEGATIONS for text in claimed.inserted.values()):
        return edits
    edit = Edit("add", "", " ".join(f"[{text}]" for text in claimed.inserted.values()), "negation")
    at = Step("add", (0, 0), (0, 0))
    return [*edits, Judged(edit, Level.ALTERED, "the words in brackets hold a negation", at)]


def _bracket_ends(edits: list[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """Brackets that begin or end the claim set against the words that the record has in their place."""
    kept = [one.step for one in edits if one.step.op == "keep"]
    if not kept:
        return edits
    start, end = kept[0].actual[0], kept[-1].actual[1]
    out = list(edits)
    for at, here, side in ((0, start, -1), (len(claimed), end, 1)):
        put = claimed.inserted.get(at, "")
        size = len(read_words(put)) + 1 if put else 0
        there = _clause_beside(actual, here, side, size)
        meaning = contradiction(actual.keys[slice(*there)], read_words(put).keys) if put else None
        if meaning is not None:
            said = written(actual, *there)
            edit = Edit("change", said, f"[{put}]", meaning)
            step = Step("drop", there, (at, at))
            out = [_without_bracket(one, put) if one.edit.op == "keep" else one for one in out]
            out.insert(0 if side < 0 else len(out), Judged(edit, Level.ALTERED, f"“[{put}]” for “{said}”", step))
    return out


def _without_bracket(one: Judged, put: str) -> Judged:
    """An edit of words kept, without the bracket at its beginning or end that is told as changed by itself."""
    bracket = f"[{put}]"
    claimed = one.edit.claimed
    if claimed.rstrip(_CLOSING).endswith(bracket):
        claimed = claimed.rstrip(_CLOSING).removesuffix(bracket).rstrip()
    else:
        claimed = claimed.removeprefix(bracket).lstrip()
    return replace(one, edit=replace(one.edit, claimed=claimed))


def _clause_beside(words: Words, at: int, side: int, most: int) -> tuple[int, int]:
    """The words right before or after a place in the text, of the same clause, and at most so many."""
    far = at
    while abs(far - at) < most and 0 < far < len(words) and far - 1 not in words.ends:
        if words.text[words.spans[far - 1][1] : words.spans[far][0]].strip():
            break
        far += side
    return (at, far) if side > 0 else (far, at)


def _after(actual: Words, step: Step) -> str:
    return actual.keys[step.actual[1]] if step.actual[1] < len(actual) else ""


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
    return len(long) <= _MAX_SLIGHT + 1 and all(word in SLIGHT for word in [*long, *short]) and set(short) <= set(long)


def _mended(step: Step, actual: Words, claimed: Words) -> bool:
    """An editor's mark inside a word ("support[ed]"); of letters starred out see ``quoth.families.values``."""
    (a, b), (c, d) = step.actual, step.claimed
    if b - a != 1 or d - c != 1:
        return False
    head, bracket, _ = claimed.surface[c].partition("[")
    return bool(bracket) and len(head) > 2 and actual.keys[a].startswith(head[:-1])


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


def _repeats(keys: Sequence[str], start: int, end: int) -> bool:
    """Whether the words are a start said again, with fillers or without: the same words stand directly before or after
    them ("we, um, | we")."""
    gone = tuple(word for word in keys[start:end] if word not in FILLERS)
    for size in range(1, min(_MAX_REPEAT, len(gone)) + 1):
        first = gone[:size]
        again = gone == first * (len(gone) // size) and (len(gone) == size or len(gone) < end - start)
        if again and first in (tuple(keys[end : end + size]), tuple(keys[max(0, start - size) : start])):
            return True
    return False


def _parts_number(words: Words, at: int, start: int, end: int) -> bool:
    """Whether an omission takes a part of a number and leaves the other: the "minus" of "minus two"."""
    whole = number_around(words.keys, at) if 0 < at < len(words) else None
    return whole is not None and not (start <= whole[0] and whole[1] <= end)


def _whole_sentence(words: Words, start: int, end: int) -> bool:
    return words.opens(start) and end - 1 in words.ends
