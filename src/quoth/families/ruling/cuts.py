"""Words that rule those beside them, and may not be cut away: "Some of | the crews", "He is guilty | of nothing".

What stands right before the words kept, in the same clause, decides: a negation, a condition, a hedge, a part of a
whole, an exception, a doubt or a hope, somebody else's saying, the first word of a question; and a negation, an
exception or somebody else's saying right after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from quoth.data import Edit, Meaning
from quoth.families.align import Step
from quoth.families.ends import is_closed, is_sentence
from quoth.families.judged import Judged, Level
from quoth.families.normalise import NARRATED, Words, read_words
from quoth.families.numbers import is_number, number_around
from quoth.families.ruling.bounds import bound_after, bound_before, rough_before
from quoth.families.ruling.frames import told_in_what, what_is
from quoth.families.ruling.hearsay import hearsay_after, hearsay_before, hearsay_in_front, said_in_front
from quoth.families.ruling.joins import hangs_elsewhere, joins_clauses, joins_sentences, slides
from quoth.families.ruling.negated import denies
from quoth.families.ruling.questions import question_before, told_questions
from quoth.families.ruling.restrict import exception_after, exception_before, restriction_after
from quoth.families.ruling.rumours import leads_on
from quoth.families.ruling.turned import alternative, halves_word, is_last_but, led_up_to, turned, turned_after
from quoth.families.wordlists import (
    AUXILIARIES,
    CONDITIONS,
    DENIALS,
    DENYING,
    DOUBTS,
    EXCEPTIONS,
    GUESSES,
    HOPES,
    INVERTED,
    MANDATES,
    MODALS,
    NEGATIONS,
    NOBODIES,
    NOT_ALONE,
    OPENERS,
    PARTING,
    PARTS,
    PERHAPS,
    PRONOUNS,
    QUANTITIES,
    SHARES,
    SPEAKERS,
    THOUGHTS,
    UNTRUTHS,
    WHOLES_OR_NEGATIONS,
)

_REACH = 4  # words back from "think" or "that" at which a negation denies what they introduce
_BEFORE_NOBODY = frozenset("of to by from about in on with at".split())
_NOWAYS = frozenset(
    {("by", "no", "means"), ("in", "no", "way"), ("at", "no", "time"), ("under", "no", "circumstances")}
)
_DENY_AFTER = (NEGATIONS | {"nowhere"}) - frozenset("unless without nor neither nope nay".split())
_SURE = frozenset(
    "question secret denying wonder mistake accident wrong unfair unreasonable exaggeration stretch overstatement "
    "afraid ashamed embarrassed shy hesitate exaggerating".split()
)
"""Words that, denied, say that it is so: "There is no question that …", "It is not wrong to say that …"."""
_DOUBTS_OR_DENIALS = DOUBTS | DENIALS
_IN_DOUBT = UNTRUTHS | DOUBTS | _SURE
_BOUND = 4  # words before an omission among which the number stands that it bounds
_MIGHT = frozenset("might may could should would 'd".split())
_HELPING = frozenset("have be been well also love like want".split()) | {"to"}
_SAME = 8  # words before an omission in which its "might" may stand, too
_CLAUSE_OPENERS = THOUGHTS | DOUBTS | DENIALS | {"that"}
_PICTURING = frozenset(["picture"])
_IN_PART = frozenset("mostly largely partly partially".split())
"""What, behind a clause and a comma, says that it holds in part: "The hens are well, | mostly"."""
_OFTEN = frozenset("sometimes usually occasionally often frequently mostly partly rarely seldom".split())
_FACTIVE = DENIALS | frozenset(
    "forget ignore mind care fact overlook fair surprising surprised stress emphasize overstate exaggerate matter "
    "like".split()
)
_KNOWN = frozenset(
    "understand realize see know remember notice recognize appreciate grasp get disclose reveal "
    "report mention acknowledge admit".split()
)
"""What, denied, leaves what follows as it is: "Don't forget that | …", and of others, "They don't see that | …"."""
_UNSURE = DOUBTS | DENIALS | HOPES | GUESSES | MANDATES
_RULERS: tuple[tuple[frozenset[str], Meaning], ...] = (
    (NEGATIONS | DENIALS, "negation"),
    (CONDITIONS | HOPES | GUESSES, "modality"),
    (DOUBTS, "negation"),
    (PARTS | _OFTEN | (EXCEPTIONS - {"but", "bar", "save"}), "quantity"),
)
"""Words that, right before others, rule them, and what is lost without."""


def find_cut_off(
    judged: Sequence[Judged], actual: Words, claimed: Words, *, clause: bool = False, alone: bool = False
) -> list[Judged]:  # fmt: skip
    """The edits, with the words that rule the others and were cut off beside the claim or left out within it.

    Beside the claim only for claims that stand as sentences of their own: the reporter may well say the "not" or the
    "some of" before a fragment.  ``clause``: the draft gives the claim as one, whatever its first letter.  ``alone``:
    no reporter's sentence is known that could say it, and a clause is not cut off from the "I don't think" before it.
    """
    out = [_ruled(one, actual, claimed) or _joins_clauses(one, actual, claimed) or one for one in judged]
    out += _cut_after(judged, actual, claimed, clause)
    out += told_questions(judged, actual, claimed, clause=clause)
    first = next((one.step for one in judged if one.step.actual[0] < one.step.actual[1]), None)
    if first is None or first.op != "keep" or first.claimed[0] > _added_before(judged) or not first.actual[0]:
        return out
    found: tuple[int, Meaning] | None = None
    if (number := number_around(actual.keys, first.actual[0])) is not None and actual.goes_on(first.actual[0] - 1):
        found = number[0], "number"
    elif halves_word(actual, first.actual[0]):
        found = first.actual[0] - 1, "opposite"
    elif clause or is_sentence(claimed, actual, first.actual[0]):
        found = question_before(actual, claimed, first) or ruling(actual, first.actual[0])
        found = found or _ruled_subject(actual, first.actual[0])
    elif alone:
        found = _denied_clause(actual, claimed, first.actual[0])
    if found is None or (found[1] == "negation" and denies(read_words(claimed.inserted.get(0, "")).keys)):
        return out
    start, meaning = found
    word = actual.text[actual.spans[start][0] : actual.spans[first.actual[0] - 1][1]]
    return [_beside(word, "before", meaning, Step("drop", (start, first.actual[0]), (0, 0))), *out]


def _cut_after(judged: Sequence[Judged], actual: Words, claimed: Words, clause: bool) -> list[Judged]:
    """What goes on right after the claim and rules it: a negation, the rest of a number, an exception, who says so."""
    last = judged[-1].step if judged else None
    if last is None or last.op != "keep" or last.claimed[1] != len(claimed):
        return []
    end = last.actual[1]
    if end == len(actual) or end - 1 in actual.ends:
        return []
    found: tuple[int, Meaning] | None = None
    if actual.goes_on(end - 1) and (number := number_around(actual.keys, end)) is not None:
        found = number[1], "number"
    elif halves_word(actual, end):
        found = end + 1, "opposite"
    elif clause or is_closed(claimed):
        found = bound_after(actual, *last.actual) or turned_after(actual, *last.actual)
        found = found or _taken_after(actual, last) or _ruler_after(actual, end)
    if found is None:
        return []
    stop, meaning = found
    return [_beside(actual.cut(end, stop), "after", meaning, Step("drop", (end, stop), (len(claimed),) * 2))]


def _ruler_after(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where a negation ends that begins at a word, or a "mostly", or "the prosecutor says"."""
    if is_last_but(words, at):
        return at + 2, "number"
    stop = _negation_after(words, at) if words.goes_on(at - 1) else None
    if stop is not None:
        return stop, "negation"
    if at < len(words) and words.keys[at] in _IN_PART and words.after(at - 1).strip() in PARTING:
        return None if words.goes_on(at) else (at + 1, "quantity")
    stop = hearsay_after(words, at)
    return None if stop is None else (stop, "modality")


def _taken_after(words: Words, kept: Step) -> tuple[int, Meaning] | None:
    """Where an exception or restriction ends that takes from a "not" or an "all" of the claim: "nurses | who smoke"."""
    for found in (exception_after(words, *kept.actual), restriction_after(words, *kept.actual)):
        if found is not None and found[1]:
            return found[0], "quantity"
    return None


def _negation_after(words: Words, at: int) -> int | None:
    """Where a negation ends that begins at a word: "of nothing", "to no one", "no longer", "not"; None for none."""
    keys = words.keys[at : at + 3]
    if keys in _NOWAYS:
        return at + 3
    i = 1 if keys[0] in _BEFORE_NOBODY else 0
    if i and (len(keys) < 2 or not words.goes_on(at)):
        return None
    pair = keys[i : i + 2]
    if i:
        found = pair[0] in NOBODIES or pair == ("no", "1")
    else:
        found = pair[0] in _DENY_AFTER and not (pair[1:] and pair[1] in NOT_ALONE and words.goes_on(at))
    return at + i + (2 if pair in (("no", "1"), ("no", "longer")) else 1) if found else None


def _joins_clauses(one: Judged, actual: Words, claimed: Words) -> Judged | None:
    """An omission, marked or not, from the midst of one clause to the midst of the next: "The east is | closed, the
    west is | open".  What is said of the one is then told of the other."""
    start, end = one.step.actual
    at = one.step.claimed[0]
    gap = claimed.gaps.get(at)
    if one.level > Level.OMISSION or one.step.op != "drop" or gap == "bracket" or not 0 < start < end < len(actual):
        return None
    if one.level == Level.CLEANED or set(actual.keys[start:end]) == {NARRATED}:
        return None
    closed = gap == "ellipsis" or bool(at and claimed.after(at - 1).strip())
    hangs = hangs_elsewhere(actual, start, end) and at - 1 not in claimed.ends
    if hangs or joins_sentences(actual, start, end, closed=closed):
        return Judged(one.edit, Level.ALTERED, f"{one.reason}, from one sentence into another", one.step)
    if one.level == Level.OMISSION and joins_clauses(actual, start, end, marked=gap == "ellipsis"):
        return Judged(one.edit, Level.ALTERED, f"{one.reason}, from one clause into another", one.step)
    return None


def _beside(words: str, side: str, meaning: Meaning, step: Step) -> Judged:
    reason = f"is cut off from the “{words}” {side} it"
    return Judged(Edit("drop", words, "", meaning), Level.ALTERED, reason, step)


def _added_before(judged: Sequence[Judged]) -> int:
    """How many small words the claim puts before the record's: "They are selling" for "Are they selling"."""
    first = judged[0]
    return first.step.claimed[1] if first.step.op == "add" and first.level <= Level.SLIGHT else 0


def _ruled(one: Judged, actual: Words, claimed: Words) -> Judged | None:
    """An omission of which the last words rule those that follow, as the alteration it is."""
    start, end = one.step.actual
    if one.level != Level.OMISSION or one.step.op != "drop" or end >= len(actual):
        return None
    if hearsay_after(actual, start) == end and actual.after(end - 1).strip():  # "He is, | they say, | a thief"
        return Judged(Edit("drop", one.edit.actual, "", "modality"), Level.ALTERED, one.reason, one.step)
    lost = bound_after(actual, max(0, start - _BOUND), start) if start else None
    if lost is not None and lost[0] <= end:
        return Judged(Edit("drop", one.edit.actual, "", lost[1]), Level.ALTERED, one.reason, one.step)
    marked = claimed.gaps.get(one.step.claimed[0]) == "ellipsis"
    for s, e in [(start, end)] if marked else slides(actual.keys, start, end):
        found = ruling(actual, e) or alternative(actual, s, e)
        within = s == start or actual.unbroken(s - 1, e + 1)
        if found is not None and within and start <= found[0] < end:
            break
    else:
        s, e = start, end
        found = _ruled_subject(actual, e) or _perhaps_done(actual, s, e) or led_up_to(actual, s, e)
    if found is None or found[0] < s:
        return None
    word = "which" if found[0] == s else f"of which “{' '.join(actual.keys[found[0] : e])}”"
    edit = Edit("drop", one.edit.actual, one.edit.claimed, found[1])
    return Judged(edit, Level.ALTERED, f"{one.reason}, {word} rules what follows", one.step)


def _perhaps_done(words: Words, start: int, end: int) -> tuple[int, Meaning] | None:
    """Where the "might have" begins right before words kept, which that before the gap does not rule as well: "a man
    who made a call, | and who might have | made the wrong one"."""
    at = end - 1
    while at > start and words.keys[at] in _HELPING and words.goes_on(at - 1):
        at -= 1
    if words.keys[at] not in _MIGHT or not words.unbroken(at, end + 1):
        return None
    kinds = {MODALS.get(key) for key in words.keys[max(0, start - _SAME) : start]}
    return None if MODALS[words.keys[at]] in kinds else (at, "modality")


def _ruled_subject(words: Words, at: int) -> tuple[int, Meaning] | None:
    """What rules a clause of which the words from ``at`` on are kept and the pronoun before them is not: "whether it |
    was turned off"."""
    return ruling(words, at - 1) if at > 1 and words.keys[at - 1] in PRONOUNS and words.goes_on(at - 1) else None


def ruling(words: Words, at: int) -> tuple[int, Meaning] | None:
    """Where the words begin that rule those from ``at`` on, and what is lost without them; None where none do."""
    last = at - 1
    if (found := bound_before(words, at)) is not None:
        return found
    if last < 0 or not words.goes_on(last):
        return hearsay_in_front(words, at) or _excepted(words, at) or (_introduced(words, at) if last >= 0 else None)
    if (found := turned(words, at)) is not None:
        return found
    if rough_before(words, at) is not None:
        return None
    if (cleft := what_is(words, at)) is not None:
        meaning = told_in_what(words, *cleft)
        return None if meaning is None else (cleft[0], meaning)
    key = words.keys[last]
    if key in THOUGHTS or key == "that":
        denied = _denied_before(words, last)
        if denied is not None:
            return denied, "negation"
    if key == "that" and last and words.goes_on(last - 1) and words.keys[last - 1] in _UNSURE:
        if words.keys[last - 1] in MANDATES:
            return last - 1, "modality"
        if NEGATIONS & set(words.keys[max(0, last - 3) : last - 1]):  # "no doubt that", "I don't doubt that"
            return None
        last -= 1
        key = words.keys[last]
    if last and words.goes_on(last - 1):
        pair = words.keys[last - 1], key
        if pair in DENYING:
            return last - 1, "negation"
        if pair == ("except", "for") or (key == "but" and pair[0] in WHOLES_OR_NEGATIONS):
            return last - 1, "quantity"
        if key == "of":
            return _part(words, last - 1)
    if key in _DOUBTS_OR_DENIALS and NEGATIONS & set(words.keys[max(0, last - 2) : last]):  # "nobody denies"
        return None
    for kind, meaning in _RULERS:
        if key in kind:
            return last, meaning
    if key in INVERTED and words.opens(last):
        return last, "modality"
    if key == "say" and words.opens(last) and words.keys[at] in PRONOUNS:
        return last, "modality"  # "Say | I win"
    return hearsay_before(words, at) or hearsay_in_front(words, at)


def _introduced(words: Words, at: int) -> tuple[int, Meaning] | None:
    """What gives a clause behind a colon as another's, or as supposed: "The critics say: | …", "Picture this: | …"."""
    last = at - 1
    unsure = words.keys[last] in PERHAPS and words.after(last).strip() == ","
    if unsure and (words.opens(last) or words.keys[last - 1] in OPENERS):
        return last, "modality"  # "Perhaps, | …"
    if said_in_front(words, at):
        return hearsay_before(words, at)
    if not leads_on(words, last):
        return None
    if last and words.keys[last] in ("this", "it") and words.keys[last - 1] in HOPES | _PICTURING:
        return last - 1, "modality"
    return hearsay_before(words, at)


def _denied_clause(actual: Words, claimed: Words, at: int) -> tuple[int, Meaning] | None:
    """Where the words begin that deny a whole clause of which the claim is the beginning: "I never said | the crew was
    late"; not those before a part of one ("I won't sell | the boat")."""
    before = actual.keys[at - 1]
    if before not in _CLAUSE_OPENERS or not (
        before == "that" or claimed.keys[0] in PRONOUNS or AUXILIARIES & set(claimed.keys)
    ):
        return None
    found = ruling(actual, at)
    return found if found is not None and found[1] == "negation" else None


def _excepted(words: Words, at: int) -> tuple[int, Meaning] | None:
    """An exception from an "everyone" that follows: "Except for the cook, | everyone left"."""
    found = exception_before(words, at)
    return (found[0], "quantity") if found is not None and found[1] else None


def _part(words: Words, at: int) -> tuple[int, Meaning] | None:
    """ "none of", "most of", "three of", "not one of"."""
    key = words.keys[at]
    if key in NEGATIONS:
        return at, "negation"
    if at and words.goes_on(at - 1) and words.keys[at - 1] in NEGATIONS:
        return at - 1, "negation"
    if is_number(key):
        return at, "number"
    return (at, "quantity") if key in QUANTITIES or key in SHARES else None


def _denied_before(words: Words, at: int) -> int | None:
    """Where the "not" of "do not think", the "myth" of "it is a myth that" stands."""
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if not words.goes_on(i):
            return None
        if words.keys[i] in UNTRUTHS:
            return None if NEGATIONS & set(words.keys[max(0, i - 2) : i]) else i
        if words.keys[i] in NEGATIONS:
            if i and words.opens(i - 1) and words.keys[i - 1] in AUXILIARIES and words.keys[i + 1] in PRONOUNS:
                return None  # "Isn't it sad that | …"
            others = i and words.goes_on(i - 1) and SPEAKERS.isdisjoint(words.keys[max(0, i - 2) : i])
            if _FACTIVE & set(words.keys[i + 1 : at]) or (others and _KNOWN & set(words.keys[i + 1 : at])):
                return None
            sure = i + 2 if words.keys[i + 1] in ("a", "an") else i + 1
            return None if words.keys[sure] in _IN_DOUBT else i
    return None
