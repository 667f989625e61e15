"""Whether a record can be kept: what would break a slice or a row is refused before anything is written."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import Any, get_args

from quoth.data import CueClass, Polarity, QuoteKind, Record, SourceKind, Spans, SpeakerType


def complaint(record: Record) -> str | None:
    """What is wrong with the record, in words; None when it can be kept."""
    article = record.article
    if not article.id:
        return "the article has no id"
    return _repeated(record) or _no_kind(record) or _stray_span(record)


def unstorable(value: str) -> str | None:
    """Which character of a string no store can keep; None when all can be."""
    if "\0" in value:
        return "a null character"
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return "half a surrogate pair"
    return None


def _repeated(record: Record) -> str | None:
    for what, ids in (("quotes", [q.id for q in record.quotes]), ("speakers", [s.id for s in record.speakers])):
        if len(set(ids)) < len(ids):
            return f"two of its {what} have the same id"
    return None


def _no_kind(record: Record) -> str | None:
    """Which word outside of its class, or number that is no probability, a record from elsewhere holds."""
    article = record.article
    found: list[tuple[str, Any, Any]] = [(f"article {article.id}: kind", article.kind, SourceKind)]
    for q in record.quotes:
        found += [(f"quote {q.id}: {name}", getattr(q, name), kinds) for name, kinds in _OF_QUOTES]
        if q.cue_class is not None:
            found.append((f"quote {q.id}: cue_class", q.cue_class, CueClass))
    found += [(f"speaker {s.id}: type", s.type, SpeakerType) for s in record.speakers]
    for what, value, kinds in found:
        if value not in get_args(kinds):
            return f"{what} is {value!r}, not one of {', '.join(get_args(kinds))}"
    shares = [(f"quote {q.id}", q.confidence.quote) for q in record.quotes]
    shares += [(f"quote {q.id}", q.confidence.speaker) for q in record.quotes if q.confidence.speaker is not None]
    shares += [(f"speaker {s.id}", s.confidence) for s in record.speakers]
    wrong = ((what, share) for what, share in shares if not 0 <= share <= 1)
    return next((f"{what}: confidence {share} is not between 0 and 1" for what, share in wrong), None)


_OF_QUOTES = (("kind", QuoteKind), ("polarity", Polarity))


def _stray_span(record: Record) -> str | None:
    length = len(record.article.text)
    for quote in record.quotes:
        if not quote.content:
            return f"quote {quote.id} has no content"
        for role, spans in (("content", quote.content), ("cue", quote.cue), ("source", quote.source)):
            if not _fits(spans, length):
                return f"the {role} spans of quote {quote.id} do not fit the text: {list(spans)}"
    singles = [block.span for block in record.article.blocks]
    singles += [turn.span for turn in record.article.turns]
    singles += [mention.span for mention in record.mentions]
    singles += [q.addressee for q in record.quotes if q.addressee]
    singles += [told.span for s in record.speakers for told in s.descriptions]
    singles += [s.anonymity for s in record.speakers if s.anonymity]
    singles += [(at, at) for turn in record.article.turns for at, _ in turn.cues]
    for span in chain(singles, *(s.spans for s in record.speakers)):
        if not 0 <= span[0] <= span[1] <= length:
            return f"the span {list(span)} does not fit the text"
    return None


def _fits(spans: Spans, length: int) -> bool:
    """Whether spans are non-empty, sorted, free of overlaps and inside the text."""
    return all(0 <= start < end <= length for start, end in spans) and all(a[1] <= b[0] for a, b in pairwise(spans))
