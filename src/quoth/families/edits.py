"""What each difference between the record and a claim amounts to: nothing, a slip, cleaning, an omission, a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Edit, Meaning
from quoth.families.align import Step
from quoth.families.brackets import bracket_loses, bracket_meaning, other_bracket
from quoth.families.judged import Judged, Level
from quoth.families.meaning import change_of_meaning, has_name, lost_meaning
from quoth.families.normalise import NARRATED, Words, fold, read_words
from quoth.families.numbers import is_number, number_around
from quoth.families.ruling.modals import loses_modal
from quoth.families.ruling.negated import adds_amount, denies, hides_negation, is_false_start, narrows, narrows_whole
from quoth.families.ruling.restrict import chooses_within, exception_after
from quoth.families.ruling.turned import halves_word, is_excess, is_last_but, led_up_to
from quoth.families.shown import shown, written
from quoth.families.slips import (
    MAX_SLIGHT,
    alike,
    is_filler,
    is_mended,
    is_other_time,
    is_possessive,
    is_repeat,
    makes_statement,
    same_words,
)
from quoth.families.wordlists import (
    EXCEPTIONS,
    FUNCTION,
    PRONOUNS,
    SCALES,
    SLIGHT,
    WHOLES_OR_NEGATIONS,
)

_CLOSING = ".,;:!?"
_MAX_CLARIFIED = 8  # words of the record that one bracket may stand for
_SLIPS = 3  # small words that may differ, or one in eight, before a claim is no longer word for word
_OBLIGED = (("have", "to"), ("has", "to"), ("had", "to"))
_ROUGHLY = ("more", "or", "less")
_MORE_OF_IT = frozenset("all of it them us you that this and so often many more most always".split())
_EXCEPTED = 6  # words before an exception left out in which the whole stands from which it takes
_JOINING = tuple((word,) for word in "and but because so as which who while although".split())
"""How a bracket begins that itself joins two sentences."""
_CAUSE_OR_NOT = {("so",), ("but",)}
_MIN_MOVED = 2  # words that are recognised in another place


def is_altered(judged: Sequence[Judged], size: int) -> bool:
    """Whether the edits of a claim of so many words amount to an alteration: one does, or there are too many slips."""
    slips = sum(one.level == Level.SLIGHT for one in judged)
    return slips > max(_SLIPS, size // 8) or any(one.level == Level.ALTERED for one in judged)


def judge(steps: Sequence[Step], actual: Words, claimed: Words) -> list[Judged]:
    """Every step as an edit with its level, in order."""
    out = []
    for n, step in enumerate(steps):
        level, meaning, reason = _judge_step(step, actual, claimed)
        if level == Level.SLIGHT and makes_statement(steps, n, actual, claimed):
            level, reason = Level.ALTERED, f"{reason}, which makes a statement"
        edit = Edit(step.op, shown(actual, *step.actual), shown(claimed, *step.claimed), meaning)
        out.append(Judged(edit, level, reason, step))
    return _bracket_ends(_put_in(out, actual, claimed), actual, claimed)


def _judge_step(step: Step, actual: Words, claimed: Words) -> tuple[Level, Meaning | None, str]:
    if step.op == "keep":
        return Level.SAME, None, ""
    gone, come = actual.keys[slice(*step.actual)], claimed.keys[slice(*step.claimed)]
    if _is_ampersand(gone, come, actual, claimed, step):
        return Level.SAME, None, ""
    if step.op == "drop":
        return _judge_drop(step, actual, claimed)
    if step.op == "add":
        meaning = change_of_meaning((), come, names=has_name(claimed, step.claimed))
        meaning = "addition" if meaning == "number" and len(come) > _MAX_CLARIFIED else meaning
        meaning = "opposite" if any(halves_word(claimed, at) for at in step.claimed) else meaning
        if meaning is None and len(come) <= MAX_SLIGHT and all(word in SLIGHT for word in come):
            return Level.SLIGHT, None, f"adds “{' '.join(come)}”"
        return Level.ALTERED, meaning, f"adds “{written(claimed, *step.claimed)}”"
    if same_words(gone, come, _after(actual, step)):
        return Level.SAME, None, ""
    if is_mended(step, actual, claimed) or is_possessive(step, actual, claimed):
        return Level.SAME, None, ""
    other = _excepts(step, gone, come, actual) or is_other_time(gone, come, actual, *step.actual)
    other = other or {gone, come} == _CAUSE_OR_NOT
    if alike(gone, come) and not other:
        return Level.SLIGHT, None, f"“{' '.join(come)}” for “{' '.join(gone)}”"
    names = has_name(actual, step.actual) or has_name(claimed, step.claimed)
    told = f"“{written(claimed, *step.claimed)}” for “{written(actual, *step.actual)}”"
    return Level.ALTERED, change_of_meaning(gone, come, names=names), told


_ONCE = frozenset("was were used".split())
"""With an "or" between commas what a speaker corrects: "We are, or we were until May, friends"."""


def _is_ampersand(gone: Sequence[str], come: Sequence[str], actual: Words, claimed: Words, step: Step) -> bool:
    """Whether an "and" of one text is written "&" in the other, where it is no word."""
    words, at = (actual, step.actual[0]) if come == ("and",) and not gone else (claimed, step.claimed[0])
    return (*gone, *come) == ("and",) and at > 0 and "&" in words.after(at - 1)


def _judge_drop(step: Step, actual: Words, claimed: Words) -> tuple[Level, Meaning | None, str]:
    start, end = step.actual
    gone = actual.keys[start:end]
    said = written(actual, start, end)
    if set(gone) == {NARRATED}:
        return Level.OMISSION, None, "leaves out what another says between"
    if is_filler(gone) or is_repeat(actual.keys, start, end):
        return Level.CLEANED, None, f"leaves out “{said}”"
    put = claimed.inserted.get(step.claimed[0], "")
    if hides_negation(actual, start, end) and not denies(read_words(put).keys):
        return Level.ALTERED, "negation", f"leaves out “{said}”, which holds a negation"
    if halves_word(actual, start) or halves_word(actual, end):
        return Level.ALTERED, "opposite", f"leaves out “{said}” of a word"
    if gone[0] in SCALES and start and is_number(actual.keys[start - 1]):
        return Level.ALTERED, "number", f"leaves out “{said}” after a number"
    if any(_parts_number(actual, at, start, end) for at in (start, end)):
        return Level.ALTERED, "number", f"leaves out “{said}” of a number"
    if start and is_last_but(actual, start):
        return Level.ALTERED, "number", f"leaves out “{said}”"
    if _takes_exception(actual, start, end):
        return Level.ALTERED, "quantity", f"leaves out “{said}”, an exception"
    if claimed.gaps.get(step.claimed[0]) == "bracket":
        return _judge_bracket(actual, start, end, put, _is_sentence(claimed))
    if end < len(actual) and is_excess(actual, end - 1):
        return Level.ALTERED, "quantity", f"leaves out “{said}”"
    if narrows(actual, start, end):
        return Level.ALTERED, "negation", f"leaves out “{said}” of what is denied"
    if narrows_whole(actual, start, end) or chooses_within(actual, start, end):
        return Level.ALTERED, "quantity", f"leaves out “{said}”, which says who or what is meant"
    if gone in _OBLIGED and led_up_to(actual, start, end):
        return Level.ALTERED, "modality", f"leaves out “{said}”"
    if len(gone) <= MAX_SLIGHT and all(word in SLIGHT for word in gone):
        return Level.SLIGHT, None, f"leaves out “{said}”"
    lost = lost_meaning(gone[gone[0] == "or" :]) if gone != ("'d",) else None  # "the crews, or most of them,"
    if lost == "modality" and "may" in gone and _is_month(actual, start + gone.index("may")):
        lost = None
    if gone == _ROUGHLY and claimed.gaps.get(step.claimed[0]) == "ellipsis":
        lost = None  # "free, more or less, and …" as "free … and"
    more = lost == "quantity" and _MORE_OF_IT.issuperset(gone) and adds_amount(actual, start, end)
    more = more or is_false_start(actual, start, end)
    if lost and not more and not _whole_sentence(actual, start, end):
        return Level.ALTERED, lost, f"leaves out “{said}”"
    corrected = gone[0] == "or" and start > 0 and "," in actual.after(start - 1) and not _ONCE.isdisjoint(gone)
    if corrected or loses_modal(actual, start, end):
        return Level.ALTERED, "modality", f"leaves out “{said}”"
    if gone == ("'d",):
        return Level.SLIGHT, None, f"leaves out “{said}”"
    return Level.OMISSION, None, f"leaves out “{said}”"


def _is_month(words: Words, i: int) -> bool:
    """Whether a "may" is the month: "in May"."""
    return (
        not words.opens(i)
        and words.text[words.spans[i][0]].isupper()
        and not words.text[words.spans[i][1] - 1].isupper()
    )


def _judge_bracket(actual: Words, start: int, end: int, put: str, sentence: bool) -> tuple[Level, Meaning | None, str]:
    """What a bracket in the place of words amounts to: it may say more clearly what stood there, in its sentence."""
    gone, come = actual.keys[start:end], read_words(put).keys
    said = written(actual, start, end)
    meaning = "modality" if bracket_loses(put, actual, start, end) else bracket_meaning(put, gone, sentence)
    joins = end < len(actual) and not actual.opens(start) and end - 1 not in actual.ends and come[:1] not in _JOINING
    if meaning is None and joins and any(i in actual.ends for i in range(start, end)):
        return Level.ALTERED, None, f"“[{put}]” for “{said}”, from one sentence into another"
    if meaning is not None:
        return Level.ALTERED, meaning, f"“[{put}]” for “{said}”"
    return (Level.SAME, None, "") if len(gone) <= _MAX_CLARIFIED else (Level.OMISSION, None, f"leaves out “{said}”")


def _excepts(step: Step, gone: Sequence[str], come: Sequence[str], actual: Words) -> bool:
    """Whether a "but" that excepts is exchanged for an "and": "nobody but the cook"."""
    start = step.actual[0]
    return "but" in {*gone} ^ {*come} and start > 0 and actual.keys[start - 1] in WHOLES_OR_NEGATIONS


def _takes_exception(actual: Words, start: int, end: int) -> bool:
    """Whether words left out are an exception, or begin with one, from a whole before them."""
    if not start or end >= len(actual) or start - 1 in actual.ends:
        return False
    if actual.keys[start] in EXCEPTIONS and actual.keys[start - 1] in WHOLES_OR_NEGATIONS:
        return True
    noun = start > 1 and actual.keys[start] == "but" and actual.goes_on(start - 1) and actual.goes_on(start - 2)
    if noun and actual.keys[start - 2] in WHOLES_OR_NEGATIONS and actual.keys[start + 1] not in PRONOUNS:
        return True  # "no crew but ours"
    found = exception_after(actual, max(0, start - _EXCEPTED), start)
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


def _put_in(edits: list[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """The edits, with brackets told that stand for no words and not in the record too, and judged where they say
    something else."""
    out = list(edits)
    for n, one in enumerate(edits):
        start, end = one.step.claimed
        for at in range(start + 1, end):
            put = claimed.inserted.get(at, "")
            recorded = actual.inserted.get(one.step.actual[0] + at - start, "")
            if not read_words(put).keys or recorded == put:
                continue
            reason = f"“[{put}]” for “[{recorded}]”" if recorded else f"adds “[{put}]” in brackets"
            same = recorded and read_words(recorded).keys
            meaning = other_bracket(put, recorded) if same else bracket_meaning(put, (), _is_sentence(claimed))
            if meaning is not None:
                edit = Edit("add", "", f"[{put}]", meaning)
                out.append(Judged(edit, Level.ALTERED, reason, Step("add", (0, 0), (0, 0))))
            elif not one.reason:
                out[n] = replace(one, reason=reason)
    return out


def _is_sentence(claimed: Words) -> bool:
    """Whether the claim begins as a sentence does, in a bracket or behind it."""
    return next((c for c in claimed.text if c.isalpha()), "").isupper()


def _bracket_ends(edits: list[Judged], actual: Words, claimed: Words) -> list[Judged]:
    """Brackets that begin or end the claim set against the words that the record has in their place."""
    kept = [one.step for one in edits if one.step.op == "keep"]
    if not kept:
        return edits
    start, end = kept[0].actual[0], kept[-1].actual[1]
    out = list(edits)
    for at, here, side in ((0, start, -1), (len(claimed), end, 1)):
        put = claimed.inserted.get(at, "")
        put = "" if actual.inserted.get(here) == put else put
        size = len(read_words(put)) + 1 if put else 0
        recorded = actual.inserted.get(here, "") if size else ""
        recorded = recorded if read_words(recorded).keys else ""
        there = (here, here) if recorded else _clause_beside(actual, here, side, size)
        stands_for = actual.keys[slice(*there)]
        meaning = bracket_meaning(put, stands_for, _is_sentence(claimed)) if size and not recorded else None
        meaning = other_bracket(put, recorded) if recorded else meaning
        if meaning is not None:
            said = f"[{recorded}]" if recorded else written(actual, *there)
            edit = Edit("change" if said else "add", said, f"[{put}]", meaning)
            step = Step("drop", there, (at, at))
            reason = f"“[{put}]” for “{said}”" if said else f"adds “[{put}]” in brackets"
            out = [_without_bracket(one, put) if one.edit.op == "keep" else one for one in out]
            out.insert(0 if side < 0 else len(out), Judged(edit, Level.ALTERED, reason, step))
        elif size > 1 and there[0] == there[1]:
            n = next(n for n in range(len(out))[::side] if out[n].edit.op == "keep")
            told = f"“[{put}]” for “[{recorded}]”" if recorded else f"adds “[{put}]” in brackets"
            out[n] = replace(out[n], reason=out[n].reason or told)
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
        if words.after(far - 1).strip():
            break
        far += side
    return (at, far) if side > 0 else (far, at)


def _after(actual: Words, step: Step) -> str:
    return actual.keys[step.actual[1]] if step.actual[1] < len(actual) else ""


def _parts_number(words: Words, at: int, start: int, end: int) -> bool:
    """Whether an omission takes a part of a number and leaves the other: the "minus" of "minus two"."""
    whole = number_around(words.keys, at) if 0 < at < len(words) else None
    return whole is not None and not (start <= whole[0] and whole[1] <= end)


def _whole_sentence(words: Words, start: int, end: int) -> bool:
    return words.opens(start) and end - 1 in words.ends
