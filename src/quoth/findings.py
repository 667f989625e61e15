"""One passage set beside a claim, and how it is told to a reader."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.data import Evidence, Record, Span, Turn, VerdictName
from quoth.families.align import Step
from quoth.families.judged import Judged, Level
from quoth.families.meaning import tell
from quoth.families.normalise import Words, read_words
from quoth.families.shown import shown
from quoth.families.whole import edits_of
from quoth.offices import is_office, is_phrase, may_speak_for
from quoth.text import overlaps, paragraphs, sentences
from quoth.whose import Said, is_unnamed, may_be_either, stands_for

_TOLD, _LONGEST = 0.5, 160  # share of the words from which the nearest passage is shown; characters of a passage
_ENDED = re.compile(r"[.!?…][\"”’'»)\]]*\s*[\"“‘'«(\[]*\Z|\n")
_UNENDED = " ,;:-–—"
_SENTENCE_MARKS = ".!?…\"”’'»)]"
_BREAK = "” … “"
_OPENING, _CLOSING = '“"«„', '”"»'
_ROUND = 600  # characters that the sentences of some words may have more than these

EXACT: tuple[VerdictName, ...] = ("verbatim", "trimmed")
"""The verdicts with which the words stand; the first is the better."""
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
    whole: bool = False  # begins and ends where a sentence or a clause of the record does
    texts: tuple[Words, Words] | None = None  # the words of the record and of the claim that the edits are of

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
    told = any(
        may_speak_for(finding.record, name, by) or may_be_either(finding.record, name, by) or stands_for(name, by)
        for name in people
    )
    if not people or not (told or is_phrase(by)) or any(is_office(name) for name in people):
        return "the record does not say who speaks here"
    return f"said by {' and '.join(people)}; the record does not tell whether that is “{by}”"


def nearest_words(finding: Finding) -> str:
    """How near the nearest passage comes, and where a half of the words stand, what it says."""
    told = f"the nearest has {round(100 * finding.score)}% of the words"
    if finding.score < _TOLD:
        return told
    return f"{told}: “{tell_words(finding)}” ({tell_place(finding)})"


def tell_words(finding: Finding) -> str:
    """What stands there, or its beginning."""
    said = " ".join(finding.record.article.text[slice(*finding.span)].split())
    return said if len(said) <= _LONGEST else said[:_LONGEST].rsplit(" ", 1)[0] + " …"


def tell_place(finding: Finding) -> str:
    """The text and its day."""
    article = finding.record.article
    return f"{article.title or article.id}{f', {article.published[:10]}' if article.published else ''}"


def make_evidence(finding: Finding, reason: str) -> Evidence:
    """The finding as evidence of a verdict."""
    return _evidence(finding, finding.span, finding.judged, reason)


def begin_at(finding: Finding, at: int) -> Finding:
    """The finding without what it has of the claim before a word."""
    first = next((i for i, one in enumerate(finding.judged) if one.step.claimed[1] > at), len(finding.judged))
    judged, places = list(finding.judged[first:]), list(finding.places[first:])
    one = judged[0] if judged else None
    if one and one.edit.op == "keep" and one.step.claimed[0] < at and finding.texts:
        less = at - one.step.claimed[0]
        step = Step("keep", (one.step.actual[0] + less, one.step.actual[1]), (at, one.step.claimed[1]))
        said, written = shown(finding.texts[0], *step.actual), shown(finding.texts[1], *step.claimed)
        judged[0] = replace(one, step=step, edit=replace(one.edit, actual=said, claimed=written))
        places[0] = finding.texts[0].span(*step.actual)
    return replace(finding, judged=tuple(judged), places=tuple(places))


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
        edits=edits_of(judged),
        reason=reason,
        line=article.text.count("\n", 0, span[0]) + 1,
        time=next((_time(turn, span[0]) for turn in article.turns if turn.span[0] <= span[0] < turn.span[1]), None),
        sentence=_sentence(finding, span),
    )


def _time(turn: Turn, at: int) -> float | None:
    """When the caption begins in which a place of a turn stands."""
    return next((time for start, time in reversed(turn.cues) if start <= at), turn.time)


def _sentence(finding: Finding, span: Span) -> str:
    """The sentences that words stand in, as far as they are the speaker's: no label, and no words of the reporter.

    Of indirect speech, and of sentences that never end, only the words.
    """
    record = finding.record
    text = record.article.text
    holding = [one for one in finding.said if one.span[0] <= span[0] and span[1] <= one.span[1]]
    if holding:
        held = [min(holding, key=lambda one: one.span[1] - one.span[0])]
    else:
        held = [one for one in finding.said if one.speaker == finding.said[0].speaker]
    told = []
    for one in held:
        if one.kind == "direct":
            told += _sentences_of(text, record.quotes[one.index].content, span)
        else:
            told += _sentences_of(text, [one.span if one.kind is None else _in_marks(text, one.span, span)], span)
    whole = _joined(told)
    return whole if whole and len(whole) <= span[1] - span[0] + _ROUND else text[slice(*span)]


def _joined(sentences: Sequence[str]) -> str:
    """The sentences one after the other; a break in marks behind one that the reporter's words cut short."""
    whole = ""
    for sentence in sentences:
        ended = not whole or whole[-1] in _SENTENCE_MARKS
        whole += sentence if not whole else f" {sentence}" if ended else f"{_BREAK}{sentence}"
    return whole.rstrip(_UNENDED)


def _in_marks(text: str, quote: Span, words: Span) -> Span:
    """What of a quote that is partly the reporter's own words stands in the marks around some words; only these where
    there are none."""
    start = max(text.rfind(mark, max(0, quote[0] - 1), words[0]) for mark in _OPENING)
    end = min((at for mark in _CLOSING if (at := text.find(mark, words[1], quote[1] + 1)) >= 0), default=-1)
    inside = start >= 0 and end >= 0 and not any(mark in text[start + 1 : end] for mark in _OPENING + _CLOSING)
    return (start + 1, end) if inside else words


def _sentences_of(text: str, spans: Sequence[Span], words: Span) -> list[str]:
    """The sentences of a stretch in several pieces that some words stand in."""
    near = [
        (max(s, text.rfind("\n", s, max(s, words[0])) + 1), end if (end := text.find("\n", words[1], e)) > 0 else e)
        for s, e in spans
        if s < words[1] and words[0] < e
    ]
    pieces = [piece for span in near for piece in paragraphs(text, *span)]
    runs: list[list[Span]] = []  # of pieces that one sentence may go on through: “We did,” he said, “what we could.”
    for piece in pieces:
        if runs and not _ENDED.search(text, runs[-1][-1][1] - 1, piece[0]):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [
        told for run in runs if overlaps((run[0][0], run[-1][1]), words) for told in _sentences_in(text, run, words)
    ]


def _sentences_in(text: str, run: Sequence[Span], words: Span) -> list[str]:
    joined = " ".join(text[s:e] for s, e in run)
    starts = itertools.accumulate((e - s + 1 for s, e in run), initial=0)
    inside = [
        (start + max(words[0], s) - s, start + min(words[1], e) - s)
        for start, (s, e) in zip(starts, run, strict=False)
        if max(words[0], s) < min(words[1], e)
    ]
    if not inside:
        return []
    reach = inside[0][0], inside[-1][1]
    return [joined[slice(*one)] for one in sentences(joined) if overlaps(one, reach)]
