"""What stands beside a claim and is only told: conditions that are clauses of their own ("We will raise it, | if the
council agrees"), exceptions, "the nurses | who smoke", sources, what is compared, and the speaker's own
hedges ("I think", "so far").

They are shown and change no verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Edit
from quoth.families.align import Step
from quoth.families.ends import opens_sentence
from quoth.families.judged import Judged, Level
from quoth.families.normalise import Words
from quoth.families.ruling.bounds import bound_before, compared_after, rough_before
from quoth.families.ruling.cuts import ruling
from quoth.families.ruling.hearsay import source_in_front
from quoth.families.ruling.hedges import hedge_after, hedge_before
from quoth.families.ruling.restrict import exception_after, exception_before, limited_after, restriction_after
from quoth.families.wordlists import ARTICLES, CLAUSES, DEFINITE, INVERTED, MODALS, OPENERS, PARTING, PRONOUNS

_CLAUSE = 24  # words of a condition, at the most
_LEAST = 3  # words of a condition that no comma parts from what follows
_OPENING = ARTICLES | DEFINITE | {"there", "nobody", "everybody"}
_HAD = frozenset("had have could can get were was must am do".split())
_PLEASING = frozenset("like will please want wish know prefer see ask think".split())
_WHENS = frozenset("when once".split())
_FRONTED = frozenset("without barring given".split())
"""Words with which a condition begins a sentence; elsewhere they may be none."""
_PHRASES = frozenset(
    {
        ("but", "for"),
        ("subject", "to"),
        ("suspended", "for"),
        ("depending", "on"),
        ("pending", "a"),
        ("pending", "the"),
        ("in", "case"),
        ("given", "a"),
        ("given", "the"),
        ("on", "condition"),
    }
)
_NO_CONDITIONS = frozenset("i not any anything ever so possible necessary need only".split())
"""What comes after "if" in a manner of speaking: "if you like", "if not", "if anything"."""


def find_conditions(
    judged: Sequence[Judged], actual: Words, claimed: Words, *, clause: bool = False
) -> list[Judged]:  # fmt: skip
    """The edits, with conditions that stand as clauses of their own beside the claim in its sentence, and hedges.

    The claim's words are what was said, so they weigh nothing; they are there to be seen.  Of what a fragment leaves
    out only a negation or a bound of its number before it is told: the reporter may have said it.
    ``clause``: the draft gives the claim as one, whatever its first letter.
    """
    judged = [_starred(one, actual, claimed) for one in judged] if "*" in claimed.text else judged
    kept = [one.step.actual for one in judged if one.step.op == "keep"]
    if not kept:
        return list(judged)
    if not (clause or opens_sentence(claimed)):
        return [*_negated_before(actual, judged), *judged]
    (start, _), (_, end) = kept[0], kept[-1]
    before = _told_before(actual, start) if judged[0].step.op == "keep" else []
    after = _told_after(actual, kept[-1]) if judged[-1].step.op == "keep" and 0 < end < len(actual) else []
    return [*before, *judged, *after]


def _starred(one: Judged, actual: Words, claimed: Words) -> Judged:
    """Words kept of which the claim stars letters out that the record has, with the word that stands there."""
    if one.step.op != "keep" or one.reason:
        return one
    (start, end), (first, _) = one.step.actual, one.step.claimed
    pairs = [(start + i, first + i) for i in range(end - start)]
    told = [(i, k) for i, k in pairs if "*" in claimed.surface[k] and "*" not in actual.surface[i]]
    reason = ", ".join(f"“{claimed.cut(k, k + 1)}” for “{actual.cut(i, i + 1)}”" for i, k in told)
    return replace(one, reason=reason)


def _told_before(actual: Words, start: int) -> list[Judged]:
    """What stands before the claim in its sentence and is told: a condition, an exception, its source, "I think"."""
    if (excepted := exception_before(actual, start)) is not None:
        return [_shown(actual, excepted[0], start, "the exception before it, ")]
    if (begin := _condition_before(actual, start)) is not None:
        return [_shown(actual, begin, start, "the condition before it, ")]
    found = (hedge_before, source_in_front, rough_before)
    begin = next((begin for before in found if (begin := before(actual, start)) is not None), None)
    return [] if begin is None else [_shown(actual, begin, start, "before it ")]


def _negated_before(actual: Words, judged: Sequence[Judged]) -> list[Judged]:
    """The "not", "I never said" or "fewer than" right before a fragment."""
    first = judged[0].step
    at = first.actual[0]
    if first.op != "keep" or not at:
        return []
    found = ruling(actual, at)
    if found is None or not (found[1] == "negation" or found == bound_before(actual, at)):
        return []
    words = actual.cut(found[0], first.actual[0])
    reason = f"stands behind “{words}” on record"
    return [
        Judged(Edit("drop", words, "", None), Level.SAME, reason, Step("drop", (found[0], first.actual[0]), (0, 0)))
    ]


def _told_after(actual: Words, last: tuple[int, int]) -> list[Judged]:
    """What goes on after the claim in its sentence and is told: an exception, a condition, which of them it means."""
    end = last[1]
    if end - 1 in actual.ends:
        return []
    if (excepted := exception_after(actual, *last)) is not None:
        return [_shown(actual, end, excepted[0], "the exception after it, ")]
    if (stop := _condition_after(actual, end)) is not None:
        return [_shown(actual, end, stop, "the condition after it, ")]
    if (chosen := restriction_after(actual, *last)) is not None:
        return [_shown(actual, end, chosen[0], "which are meant, ")]
    if stop := compared_after(actual, *last) or hedge_after(actual, end):
        return [_shown(actual, end, stop, "after it ")]
    stop = limited_after(actual, *last)
    return [_shown(actual, end, stop, "what limits it, ")] if stop else []


def _shown(actual: Words, start: int, end: int, what: str) -> Judged:
    words = actual.cut(start, end)
    reason = f"leaves out {what}“{words}”"
    return Judged(Edit("drop", words, "", None), Level.SAME, reason, Step("drop", (start, end), (0, 0)))


def _condition_before(actual: Words, start: int) -> int | None:
    """Where the clause with a condition begins that a comma parts from the words at ``start``."""
    begin = start
    while begin and not _opens_clause(actual, begin, start) and start - begin < _CLAUSE:
        begin -= 1
    while begin < start - _LEAST and actual.keys[begin] in OPENERS:
        begin += 1
    if begin == start or not (_conditional(actual, begin) or actual.keys[begin] in _FRONTED):
        return None
    between = actual.after(start - 1)
    mark = between.strip()
    own = actual.keys[start] in PRONOUNS | _OPENING and start - begin > _LEAST
    return begin if mark == "," or (not mark and own) else None


def _opens_clause(actual: Words, begin: int, start: int) -> bool:
    """Whether a sentence begins at a word, or what stands before it closes with a colon."""
    if begin - 1 in actual.ends:
        return True
    return begin < start and any(m in actual.after(begin - 1) for m in ":;")


def _condition_after(actual: Words, end: int) -> int | None:
    """Where the condition ends with which the sentence goes on at ``end``."""
    if not end or end >= len(actual) or end - 1 in actual.ends:
        return None
    ahead = actual.keys[end] in _WHENS | {"without"} and _is_ahead(actual, end)
    if not _conditional(actual, end) and not ahead:
        return None
    if actual.after(end - 1).strip() not in ("", *PARTING):
        return None
    return actual.ahead(end, _CLAUSE)


def _is_ahead(actual: Words, end: int) -> bool:
    """Whether what stands before a "when" is said of what is to come: "I will close it | when there is another"."""
    return not MODALS.keys().isdisjoint(actual.keys[actual.back(end - 1, _CLAUSE - 1) : end])


def _is_manner(keys: Sequence[str]) -> bool:
    """Whether an "if" begins a manner of speaking: "if you like"."""
    return keys[1] in _NO_CONDITIONS and not (keys[1] == "i" and keys[2:] and keys[2] in _HAD)


def _conditional(actual: Words, at: int) -> bool:
    """Whether a clause that begins here says on what all hangs, and is no "if you like"."""
    keys = actual.keys[at : at + 3]
    if keys[:2] in _PHRASES:
        return True
    if keys[:1] in (("but",), ("only",)):
        keys = actual.keys[at + 1 : at + 4]
    if keys[:1] == ("only",):
        keys = keys[1:]
    if keys in (("as", "long", "as"), ("so", "long", "as"), ("were", "it", "not")):
        return True
    if keys[:1] == ("if",) and keys[1:2] == ("you",) and keys[2:] and keys[2] in _PLEASING:
        return False
    if keys[1:2] and keys[0] in INVERTED and keys[1] in PRONOUNS:
        return True
    return len(keys) > 1 and keys[0] in CLAUSES and not _is_manner(keys)
