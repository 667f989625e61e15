"""The attribution printed near a quote whose source was not found: "X said", "said X", in the same paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span, Spans
from quoth.speakers.lexicon import SPEECH_VERBS
from quoth.speakers.mentions import NameMention
from quoth.speakers.sources import within
from quoth.speakers.view import View

_VERB = re.compile(
    r"(?<![\w’'-])(?:" + "|".join(sorted(SPEECH_VERBS, key=len, reverse=True)) + r")(?![\w’'-])|\baccording to\b", re.I
)
REACH = 700  # characters; an attribution stands closer than that
_PRONOUN_BEFORE = re.compile(r"\b(he|she|they|who)(?: (?:also|then|later|has|had|have|would|\w+ly)){0,2} $", re.I)
_PRONOUN_AFTER = re.compile(r" (he|she|they)\b")
_GAP_BEFORE = re.compile(
    r"(?:,[^“”\"\n]{2,180},|\s?\([^)]{1,30}\),?)?(?: (?:of|from|at|in) [^,“”\"]{2,40}?,?)?(?: "
    r"(?:also|then|later|has|had|have|who|would|himself|herself|\w+ly|once|on \w+day|recently))*[, ]*"
)
_GAP_AFTER = re.compile(r",? (?:(?:the|a|an|[\w’'-]+) ){0,5}")
_NOMINAL_BEFORE = re.compile(
    r"(?:^|[\"”,.] ?)((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er) (?:[\w’'-]+ "
    r"){0,5}?[\w’'-]+)(?: (?:also|then|later|has|had|have|\w+ly)){0,2} $"
)


def source_near(
    view: View, content: Spans, names: Sequence[NameMention], starts: Sequence[int]
) -> tuple[Span, float] | None:
    """Span of the nearest attributing phrase in the content's paragraph and how near it stands (1 adjoining .. 0)."""
    if not content or not view.paragraphs:
        return None
    best: tuple[float, Span] | None = None
    for i in {view.paragraph_at(content[0][0]), view.paragraph_at(max(content[0][0], content[-1][1] - 1))}:
        whole = view.paragraphs[i]
        paragraph = (max(whole[0], content[0][0] - REACH), min(whole[1], content[-1][1] + REACH))
        for m in _VERB.finditer(view.text, *paragraph):
            if view.in_quotes(m.start()) or any(s <= m.start() < e for s, e in content):
                continue
            found = _subject(view.text, m, paragraph, names, starts)
            if found is None or any(s <= found[0] < e for s, e in content):
                continue
            apart = min(
                min(abs(m.start() - e), abs(s - m.end()), abs(found[0] - e), abs(s - found[1])) for s, e in content
            )
            same = view.sentence_at(m.start()) in {view.sentence_at(s) for s, _ in content} | {
                view.sentence_at(max(s, e - 1)) for s, e in content
            }
            cost = apart + (0 if same or apart < 25 else 120)
            if best is None or cost < best[0]:
                best = (cost, found)
    if best is None:
        return None
    return best[1], 1.0 if best[0] < 6 else 0.8 if best[0] < 120 else 0.5


def _subject(
    text: str, verb: re.Match[str], paragraph: Span, names: Sequence[NameMention], starts: Sequence[int]
) -> Span | None:
    floor = max(paragraph[0], verb.start() - 200)
    if verb.group()[0] in "aA" and verb.group().lower() == "according to":
        named = within((verb.end(), min(paragraph[1], verb.end() + 90)), names, starts)
        return named[0].span if named and _GAP_AFTER.fullmatch(text, verb.end(), named[0].outer[0]) else None
    p = _PRONOUN_BEFORE.search(text, floor, verb.start())
    if p is not None and p.group(1).lower() != "who":
        return p.span(1)
    before = within((floor, verb.start()), names, starts)
    fitting = [m for m in reversed(before) if _GAP_BEFORE.fullmatch(text, m.span[1], verb.start())]
    if fitting:  # "Jane Roe, head of X in Ohio, said": the person, not the place nearest to the verb
        return next((m for m in fitting if m.person > -1 and m.place < 1.5), fitting[0]).span
    after = _PRONOUN_AFTER.match(text, verb.end(), paragraph[1])
    if after is not None:
        return after.span(1)
    later = within((verb.end(), min(paragraph[1], verb.end() + 90)), names, starts)
    if (
        later
        and _GAP_AFTER.fullmatch(text, verb.end(), later[0].outer[0])
        and verb.group().lower()
        in (
            "said",
            "says",
            "added",
            "asked",
            "wrote",
            "replied",
            "continued",
            "explained",
            "noted",
            "argued",
            "warned",
            "insisted",
            "tweeted",
        )
    ):
        return later[0].span
    n = _NOMINAL_BEFORE.search(text, floor, verb.start())
    return n.span(1) if n is not None else None
