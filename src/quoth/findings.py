"""One passage set beside a claim, and how it is told to a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.data import Evidence, Record, Span, VerdictName
from quoth.families.edits import Judged, Level
from quoth.families.meaning import tell
from quoth.families.normalise import read_words
from quoth.offices import is_office, is_phrase
from quoth.whose import Said, is_unnamed

_TOLD, _LONGEST = 0.5, 160  # share of the words from which the nearest passage is shown, and at most how much of it

PART = "part of the claim stands here"
"""The reason of evidence for one part of a claim of several."""
_PERSONS = frozenset("i we you he she they".split())


@dataclass(frozen=True, slots=True)
class Finding:
    """One passage aligned with the claim."""

    record: Record
    span: Span
    judged: tuple[Judged, ...]
    score: float
    said: tuple[Said, ...]
    kept: tuple[bool, ...]  # per claimed word: stands in the passage
    name: VerdictName
    ours: bool | None  # said by the person named; None: not known, or nobody named
    places: tuple[Span | None, ...] = ()  # of each edit, where its words stand; None: they do not
    cuts: tuple[int, ...] = ()  # edits at which words of another utterance begin
    shared: bool = False  # holds words of two people

    @property
    def primary(self) -> bool:
        """Whether it is of a transcript or statement."""
        return self.record.article.kind != "report"


def explain(finding: Finding) -> str:
    """The words that explain a finding's verdict, gravest difference first."""
    source = {"report": "a report", "transcript": "a transcript", "statement": "a statement"}[
        finding.record.article.kind
    ]
    if finding.name == "reported":
        return f"only in indirect speech in {source}"
    told = sorted((edit for edit in finding.judged if edit.reason), key=lambda edit: -edit.level)
    shown = [edit.reason + (f" ({tell(edit.edit.meaning)})" if edit.edit.meaning else "") for edit in told[:3]]
    if len(told) > 3:
        shown.append(f"and {len(told) - 3} more")
    return f"in {source}" + (": " + ", ".join(shown) if shown else "")


def of_another(finding: Finding) -> bool:
    """Whether the claim tells of another person than the record: "I will go" for "Will you go?"."""
    edits = (edit.edit for edit in finding.judged if edit.edit.op != "keep" and edit.level > Level.CLEANED)
    gone, come = Counter[str](), Counter[str]()
    for edit in edits:
        gone.update(word for word in read_words(edit.actual).keys if word in _PERSONS)
        come.update(word for word in read_words(edit.claimed).keys if word in _PERSONS)
    return bool(gone) and bool(come) and gone != come


def untold(finding: Finding, by: str) -> str:
    """Why it is not known whether the words are those of whom the claim names."""
    people = [name for name in dict.fromkeys(one.speaker for one in finding.said) if name and not is_unnamed(name)]
    if not people or not is_phrase(by) or any(is_office(name) for name in people):
        return "the record does not say who speaks here"
    return f"said by {' and '.join(people)}; the record does not tell whether that is “{by}”"


def nearest_words(finding: Finding) -> str:
    """How near the nearest passage comes, and where a half of the words stand, what it says."""
    told = f"the nearest has {round(100 * finding.score)}% of the words"
    if finding.score < _TOLD:
        return told
    said = " ".join(finding.record.article.text[slice(*finding.span)].split())
    said = said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{told}: “{said}” ({tell_place(finding)})"


def tell_place(finding: Finding) -> str:
    """The text and its day."""
    article = finding.record.article
    return f"{article.title or article.id}{f', {article.published[:10]}' if article.published else ''}"


def make_evidence(finding: Finding, reason: str) -> Evidence:
    """The finding as evidence of a verdict."""
    return _evidence(finding, finding.span, finding.judged, reason)


def make_part(finding: Finding, start: int, end: int) -> Evidence | None:
    """A finding's edits from ``start`` to ``end`` as evidence of one part of a claim; None where it has none of it."""
    edits = finding.judged[start:end]
    places = zip(edits, finding.places[start:end], strict=True)
    there = [place for one, place in places if one.step.op == "keep" and place]
    if not there:
        return None
    span = min(place[0] for place in there), max(place[1] for place in there)
    return _evidence(finding, span, edits, PART)


def _evidence(finding: Finding, span: Span, judged: Sequence[Judged], reason: str) -> Evidence:
    article = finding.record.article
    inside = (one.speaker for one in finding.said if one.span[0] <= span[0] < one.span[1] and one.speaker)
    return Evidence(
        article=article.id,
        span=span,
        words=article.text[slice(*span)],
        kind=article.kind,
        speaker=next(inside, None) or next((one.speaker for one in finding.said if one.speaker), None),
        outlet=article.outlet,
        title=article.title,
        url=article.url,
        published=article.published,
        score=round(finding.score, 4),
        edits=tuple(edit.edit for edit in judged),
        reason=reason,
        line=article.text.count("\n", 0, span[0]) + 1,
        time=next((turn.time for turn in article.turns if turn.span[0] <= span[0] < turn.span[1]), None),
    )
