"""What is to be told beside a verdict: records that contradict it, and a name that is spelt otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance.OSA import distance

from quoth.days import MONTH, day_of, days_between
from quoth.families.judged import Level
from quoth.families.meaning import tell
from quoth.findings import EXACT, Finding, tell_place, tell_words
from quoth.speakers.names.personal import misspelt, near, parse_name
from quoth.whose import same_person

_SAME = 0.75  # share of the claim's words from which two records are taken to tell of one utterance
_LETTERS = 4  # of a name, from which another letter is a slip where the other name is the same
_SLOT = 4  # words that the one thing has at most in which two records contradict each other
_MOST = 2  # told by name


def find_contrary(best: Finding, good: Sequence[Finding], by: str | None) -> list[Finding]:
    """The records of one utterance of the same person that have it with another meaning than the best one has."""
    others = [one for one in good if _same_occasion(best, one) and _same_speaker(best, one, by)]
    if best.name in EXACT:
        found = [one for one in others if one.name == "altered" and _changes(one)]
    elif best.name == "altered" and any(one.edit.meaning for one in best.judged):
        found = [one for one in others if one.name in EXACT]
    else:
        found = []
    return list({one.record.article.id: one for one in reversed(found)}.values())[::-1]


def tell_contrary(best: Finding, contrary: Sequence[Finding]) -> str:
    """Which records say otherwise, of what rank, and how."""
    if not contrary:
        return ""
    told = "; ".join(_told(best, one) for one in contrary[:_MOST])
    more = len(contrary) - _MOST
    return f"; but {told}{f'; and {more} more' if more > 0 else ''}"


def _told(best: Finding, other: Finding) -> str:
    kind, mine = other.record.article.kind, best.record.article.kind
    rank = "the same" if best.primary == other.primary else "a higher" if other.primary else "a lower"
    which = f"{'another' if kind == mine else 'a'} {kind} of {rank} rank ({tell_place(other)})"
    if other.name in EXACT:
        return f"{which} has the words as claimed"
    edits = [one for one in other.judged if one.edit.meaning]
    how = ", ".join(dict.fromkeys(f"{one.reason} ({tell(one.edit.meaning)})" for one in edits if one.edit.meaning))
    return f"{which} has “{tell_words(other)}”, beside which the claim {_of_claim(how)}"


def _of_claim(how: str) -> str:
    return how if how.startswith(("adds", "leaves out", "is ", "moves")) else f"has {how}"


def _changes(finding: Finding) -> bool:
    """Whether the claim is word for word what stands there but for one thing, which changes the meaning."""
    told = [one for one in finding.judged if one.level > Level.SLIGHT]
    if finding.score < _SAME or len(told) != 1 or told[0].edit.meaning is None:
        return False
    return all(len(side.split()) <= _SLOT for side in (told[0].edit.actual, told[0].edit.claimed))


def _same_occasion(best: Finding, other: Finding) -> bool:
    """Whether two texts can be of one occasion: not two transcripts of two days, nor two reports of two months."""
    mine, theirs = best.record.article, other.record.article
    if mine.id == theirs.id:
        return False
    day, another = day_of(mine.published), day_of(theirs.published)
    return not day or not another or days_between(day, another) <= (0 if best.primary and other.primary else MONTH)


def _same_speaker(best: Finding, other: Finding, by: str | None) -> bool:
    if other.ours is False or best.ours is False:
        return False
    if by and (best.ours or other.ours):
        return True
    mine, theirs = (next((one.speaker for one in side.said if one.speaker), None) for side in (best, other))
    return mine is None or theirs is None or same_person(mine, theirs) is not False


def tell_spelling(finding: Finding, by: str | None) -> str:
    """That the record writes the name in another way, where a letter or so tells the two apart."""
    label = next((one.speaker for one in finding.said if one.speaker and by and spelt_apart(one.speaker, by)), None)
    if label is None:
        return ""
    if finding.ours is False:
        return f"; the names differ by a letter or so (“{label}”, “{by}”): check how it is spelt"
    return f"; the record spells the name “{label}”, not “{by}”"


def spelt_apart(label: str, name: str) -> bool:
    """Whether two names may be one but for how a word of them is spelt."""
    a, b = parse_name(label).words, parse_name(name).words
    if not a or not b:
        return False
    pairs = [(a[-1], b[-1])] + ([(a[0], b[0])] if len(a) > 1 and len(b) > 1 else [])
    apart = [pair for pair in pairs if pair[0] != pair[1] and min(map(len, pair)) > 1]
    if len(pairs) == 2 and len(apart) == 1 and max(map(len, apart[0])) >= _LETTERS and distance(*apart[0]) == 1:
        return True
    return bool(apart) and all(near(*pair) or misspelt(*pair) for pair in apart)
