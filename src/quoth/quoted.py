"""What of a claim stands in the quotation marks of a report, and what only in the reporter's words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from quoth.data import Edit, Record, Span
from quoth.extraction.marks import pair_marks
from quoth.families.align import Step
from quoth.families.judged import Judged, Level
from quoth.families.normalise import NARRATED, Words
from quoth.families.wordlists import FUNCTION
from quoth.text import overlaps
from quoth.whose import Said, is_somebody, is_theirs

_LEAD = 200  # characters of what is denied, before the cue of a quote in it
_WHETHER = re.compile(r"\b(?:whether|if)\b", re.IGNORECASE)
_CONFIRMS = re.compile(r"\b(?:say|confirm)\Z")
_SAID_ITSELF = re.compile(
    r"(?:\A|\b(?:an?|the|any|all|ha[sd]|have|having|been|ever|once|never|also|later|that|whether|if"
    r"|he|she|they|it|we|I|of|would|will|did|\w+ly|[A-Z][\w’'-]+)) ?\Z"
)
"""What is before a verb of saying that is itself denied: denied | reports that he had | called; not "was wrong to"."""
_ELSEWHERE = re.compile(
    r"[,;:—–]|\b(?:when|while|after|before|because|since|as|by|where|who|which|why|how|although|though|despite|until|and"
    r"|but|or)\b"
)
"""What makes a verb of saying part of something else than what is denied: he denied that he was drunk | when he …"""
_UNMARKED = 2  # words of content outside quotation marks, from which a claim is not what was quoted


def innermost(record: Record, said: Sequence[Said], span: Span, by: str | None) -> Sequence[Said]:
    """Of the quotes of a report that hold a stretch, the one within the others, where it is known who says it.

    What somebody tells in indirect speech within quotation marks ("“I think we can,” she said") are the words of
    whoever speaks there: they are only told of another, and only where a claim gives them to that other.
    """
    holding = [one for one in said if one.kind and one.span[0] <= span[0] + 1 and span[1] <= one.span[1]]
    inner = min(holding, key=_length, default=None)
    if inner is None:
        return said
    if len(holding) < 2:
        own = is_denied([inner]) and is_theirs(record, [inner], by) is not False
        return [inner] if own or not _is_unmarked(record.article.text, span, inner) else said
    if (unsaid := _unsaid_with(record, holding, inner, by)) is not None:
        return [unsaid]
    aloud = min((one for one in holding if not _is_unmarked(record.article.text, span, one)), key=_length, default=None)
    if inner.kind == "indirect" and aloud is not None:
        others = is_theirs(record, [inner], by) and not is_theirs(record, [aloud], by)
        return [inner] if others else [aloud]
    return [inner] if is_somebody(inner.speaker) else said


def _unsaid_with(record: Record, holding: Sequence[Said], inner: Said, by: str | None) -> Said | None:
    """The innermost quote as what it is where the same person denies, or will not say, to have said it: "Roe denied
    that she had called it “a swindle”"; None where nobody does."""
    text, cue = record.article.text, record.quotes[inner.index].cue
    if inner.polarity != "affirmed" or not cue:
        return None
    for one in holding:
        if one is inner or one.polarity == "affirmed" or one.kind == "direct":
            continue
        named = is_somebody(inner.speaker) or is_theirs(record, [one], by) is False
        if named and inner.speaker != one.speaker:
            continue
        lead = text[one.span[0] : min(cue[0][0], one.span[0] + _LEAD)]
        told = one.polarity == "denied" or _WHETHER.search(lead) or _confirms(record, one)
        if told and _SAID_ITSELF.search(lead) and not _ELSEWHERE.search(lead):
            return replace(inner, polarity=one.polarity, kind="mixed" if inner.kind == "direct" else inner.kind,
                           speaker=one.speaker)  # fmt: skip
    return None


def _confirms(record: Record, one: Said) -> bool:
    """Whether nobody would say, or confirm, that something is so: "would not confirm | that she had …"."""
    text, cue = record.article.text, record.quotes[one.index].cue
    return text.startswith("that ", one.span[0]) and bool(cue) and _CONFIRMS.search(text[slice(*cue[-1])]) is not None


def _length(one: Said) -> int:
    return one.span[1] - one.span[0]


def is_marked(actual: Words, kept: Sequence[Span], said: Sequence[Said]) -> bool:
    """Whether the words kept stand in quotation marks, or in a transcript or statement, a word or so aside."""
    if not said or any(one.kind is None for one in said):
        return True
    if all(one.kind == "indirect" for one in said):
        return False
    bare = 0
    for start, end in kept:
        stretch = actual.span(start, end)
        holding = [one for one in said if one.span[0] <= stretch[0] and stretch[1] <= one.span[1]]
        if holding and all(_is_unmarked(actual.text, stretch, one) for one in holding):
            bare += sum(key not in FUNCTION for key in actual.keys[start:end])
    return bare < _UNMARKED


def _is_unmarked(text: str, span: Span, said: Said) -> bool:
    return said.kind == "indirect" or (said.kind == "mixed" and not is_quoted(text, span))


def is_denied(said: Sequence[Said]) -> bool:
    """Whether a report tells of the words only that they were denied, or not said."""
    return bool(said) and all(one.polarity != "affirmed" and one.kind is not None for one in said)


def find_denied(said: Sequence[Said]) -> tuple[Judged, ...]:
    """The edit of who takes for said what a report tells as denied, or as not said; none where it does not."""
    if not is_denied(said):
        return ()
    denied = any(one.polarity == "denied" for one in said)
    edit = Edit("drop", "", "", "negation" if denied else "modality")
    reason = f"the report says that this was {'denied' if denied else 'not said'}"
    return (Judged(edit, Level.ALTERED, reason, Step("drop", (0, 0), (0, 0))),)


def find_narrated(judged: Sequence[Judged], actual: Words, claimed: Words, record: Record) -> list[Judged]:
    """The edits, with the reporter's words that break one quote ("“We did,” he said, “what we could.”") as nothing
    left out of it, and those between two that a claim makes one ("called him “a fool” and his plan “mad”") as an
    alteration where the claim does not mark it."""
    return [_narrated(one, actual, claimed, record) for one in judged]


def _narrated(one: Judged, actual: Words, claimed: Words, record: Record) -> Judged:
    start, end = one.step.actual
    if one.step.op != "drop" or not 0 < start < end < len(actual):
        return one
    sides = actual.spans[start - 1], actual.spans[end]
    if NARRATED not in actual.keys[start:end]:
        marked = claimed.gaps.get(one.step.claimed[0]) == "ellipsis"
        joins = one.level == Level.OMISSION and not marked and _joins_two(actual, start, end, sides, record)
        return replace(one, level=Level.ALTERED, reason=f"{one.reason}, the reporter’s words") if joins else one
    between = [span[0] for span in actual.spans[start:end]]
    whole = any(
        all(_holds(quote.content, at) for at, _ in sides) and not any(_holds(quote.content, at) for at in between)
        for quote in record.quotes
    )
    return replace(one, level=Level.SAME, reason="") if whole else one


def _joins_two(actual: Words, start: int, end: int, sides: Sequence[Span], record: Record) -> bool:
    """Whether words of a report's own stand between two that are each in quotation marks, within one quote."""
    if record.article.kind != "report" or not all(is_quoted(actual.text, side) for side in sides):
        return False
    mixed = (quote for quote in record.quotes if quote.kind == "mixed")
    if not any(all(_holds(quote.content, at) for at, _ in sides) for quote in mixed):
        return False
    return any(
        actual.keys[i] not in FUNCTION and not is_quoted(actual.text, actual.spans[i]) for i in range(start, end)
    )


def _holds(spans: Sequence[Span], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def is_quoted(text: str, span: Span) -> bool:
    """Whether a stretch of a report stands inside one pair of quotation marks."""
    return any(start <= span[0] and span[1] <= end for start, end in _marked(text))


def outside_marks(text: str, span: Span) -> str:
    """A stretch of a report without what stands in quotation marks there."""
    out, at = [], span[0]
    for start, end in sorted(one for one in _marked(text) if overlaps(one, span)):
        out.append(text[at:start])
        at = max(at, end)
    return "".join([*out, text[at : span[1]]])


@lru_cache(maxsize=64)
def _marked(text: str) -> tuple[Span, ...]:
    """What stands in quotation marks of a report, the marks with it."""
    return tuple(pair.outer for pair in pair_marks(text))
