"""Who holds the floor: "NAME: text" turns, "From X:" blocks, quotes signed after a dash, questions and answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.data import Span
from quoth.speakers.lexicon import FUNCTION_WORDS, common_words
from quoth.speakers.mentions import NameMention
from quoth.speakers.view import View

_LABEL = re.compile(r"(?:From )?((?:[A-Z][\w’'.-]*|of|the|de|van|von|al|bin)(?: (?:[A-Z][\w’'.-]*|of|the|de|van|von|al|bin)){0,5})(?: \([^)]{1,40}\))?:(?=\s|$)")
_FROM = re.compile(r"(?:From|By|Statement (?:from|by)|Comment (?:from|by)) ([^:\n]{2,80}):\s*$")
_SIGNED = re.compile(r"[\"”’'»)]*\s*(?:[-–—―]{1,2}|~)\s*(?=[A-Z])([^\n\"“”]{2,80})")
_INTERVIEW = re.compile(r"\binterview(?:s|ed|ing)?\b|\bQ ?& ?A\b|\bin conversation with\b", re.I)
_NOT_NAMES = frozenset("note editor update updated photo image video source sources correction q a question answer read more "
    "related watch listen abstract introduction conclusion results methods example step tip warning".split())


@dataclass(frozen=True, slots=True)
class Floor:
    """Who speaks in each paragraph by lay-out alone."""

    labels: dict[int, Span]  # paragraph index -> the label's span ("Jane Roe" of "Jane Roe: …")
    interviewee: int | None = None  # entity who answers, in an interview printed without labels
    interviewer: int | None = None
    questions: frozenset[int] = frozenset()  # paragraphs that are the interviewer's
    begins: int = 0  # first paragraph of the questions and answers


def take_floor(view: View, names: list[NameMention], counts: dict[int, float]) -> Floor:
    """Read the lay-out of turns; ``counts`` weighs the people of the article by how often they are named."""
    labels: dict[int, Span] = {}
    text = view.text
    for i, (s, e) in enumerate(view.paragraphs):
        m = _LABEL.match(text, s, min(e, s + 90))
        if m is not None and _labels(m.group(1)):
            labels[i] = m.span(1)
        elif (f := _FROM.match(text, s, min(e, s + 120))) is not None:
            labels[i] = f.span(1)
            if i + 1 < len(view.paragraphs):
                labels.setdefault(i + 1, f.span(1))
    return _interview(view, names, counts, labels)


def _labels(label: str) -> bool:
    words = label.lower().split()
    if words[0] in _NOT_NAMES or words[-1] in _NOT_NAMES or len(words) > 6:
        return False
    return not all(w in FUNCTION_WORDS or w in common_words() for w in words)


def _interview(view: View, names: list[NameMention], counts: dict[int, float], labels: dict[int, Span]) -> Floor:
    """An interview without labels: questions end in a question mark, the answers are one person's."""
    text = view.text
    questions = [i for i, (s, e) in enumerate(view.paragraphs) if text[e - 1] == "?" and not view.titled[i]]
    openly = text[: view.paragraphs[min(6, len(view.paragraphs) - 1)][1]] if view.paragraphs else ""
    word = _INTERVIEW.search(openly)
    if word is None or len(questions) < 2 or labels:
        return Floor(labels)
    begins = questions[0]
    start = view.paragraphs[begins][0]
    score: dict[int, float] = {}
    for m in names:
        if m.span[0] < start and m.entity >= 0:
            near = 2.0 if re.match(r"\W*(?:\w+\W+){0,4}$", text[word.end() : m.span[0]]) and m.span[0] > word.end() else 0.0
            score[m.entity] = score.get(m.entity, 0.0) + 1.0 + near
    people = {i: s for i, s in score.items() if counts.get(i, 0.0) > 0}
    if not people:
        return Floor(labels)
    answers = max(people, key=lambda i: (people[i], counts[i]))
    asks = next(
        (m.entity for m in names if m.span[0] < start and m.entity != answers and re.match(
            r"(?:['’]s \w+)? (?:recently )?(?:interview|spoke|sat|talk|asked|caught)", text[m.span[1] : m.span[1] + 40])),
        None,
    )
    return Floor(labels, answers, asks, frozenset(questions), begins)


def signature(view: View, end: int) -> Span | None:
    """The name signed after a quote: ``"…" – Commissioner X``; ``end`` is where its content ends."""
    stop = view.paragraphs[view.paragraph_at(end)][1] if view.paragraphs else end
    m = _SIGNED.match(view.text, end, max(end, stop))
    if m is None and end >= stop - 2:
        after = view.paragraph_at(end) + 1
        if after < len(view.paragraphs):
            s, e = view.paragraphs[after]
            m = _SIGNED.match(view.text, s, e)
    if m is None or re.search(r"[.!?]\s", m.group(1)) or re.search(r"\b(?:is|was|are|were|has|had|said)\b", m.group(1)):
        return None
    return m.span(1)
