"""Quotes as flat rows: one table that a spreadsheet, a data frame or a JSON line can hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quoth.data import BY_READER, Record, Spans, Speaker, StoredQuote
from quoth.text import cut, cut_pieces, one_line

if TYPE_CHECKING:
    from quoth.store.base import Passage

COLUMNS: dict[str, str] = {
    "quote": "key of the quote: article id, #, id within the article",
    "article": "id of the article",
    "outlet": "publisher",
    "section": "the outlet's own section",
    "published": "date, as stated",
    "title": "title of the article",
    "url": "address of the article",
    "words": "the content; […] where other words stood between its pieces",
    "kind": "direct, mixed or indirect",
    "polarity": "affirmed, denied or declined",
    "speaker": "name of the speaker; empty when it is unsettled",
    "speaker_type": "person, organisation, group, document or unnamed; empty for one whom only a reader named",
    "unnamed": "individual, group, spokesperson, document or organisation, for sources without a name",
    "person": "identity in the register of people",
    "descriptions": "what the article says the speaker is, joined by a semicolon",
    "source": "the phrase naming who says it, as it stands",
    "cue": "the words that attribute",
    "addressee": "to whom it was said",
    "start": "first character of the content in the article's text",
    "end": "after its last character",
    "confidence": "probability that the quote is right",
    "speaker_confidence": "probability that the speaker is right",
    "reason": "why the speaker is who it is, or why there is none",
    "parent": "id, within the article, of the quote around it",
    "cue_class": "speech, thought, intention or evidence; speech where no cue stands",
    "anonymity": "why a source has no name, as the article states it; empty where it states nothing",
}
"""Columns of a quote's row and what stands in them; ``docs/export.md`` shows them."""

Row = dict[str, Any]


def quote_rows(record: Record) -> Iterator[Row]:
    """One row per quote of the record, with the keys of ``COLUMNS``."""
    article = record.article
    speakers = {speaker.id: speaker for speaker in record.speakers}
    for quote in record.quotes:
        who = speakers.get(quote.speaker or "")
        yield {
            "quote": f"{article.id}#{quote.id}",
            "article": article.id,
            "outlet": article.outlet,
            "section": article.section,
            "published": article.published,
            "title": article.title,
            "url": article.url,
            "words": cut_pieces(article.text, quote.content),
            "kind": quote.kind,
            "polarity": quote.polarity,
            "speaker": who.name if who else None,
            "speaker_type": type_of(who) if who else None,
            "unnamed": who.unnamed if who else None,
            "person": who.person if who else None,
            "descriptions": "; ".join(article.text[slice(*d.span)] for d in who.descriptions) if who else "",
            "source": cut(article.text, quote.source),
            "cue": cut(article.text, quote.cue),
            "addressee": article.text[slice(*quote.addressee)] if quote.addressee else None,
            "start": quote.content[0][0],
            "end": quote.content[-1][1],
            "confidence": quote.confidence.quote,
            "speaker_confidence": quote.confidence.speaker,
            "reason": quote.reason,
            "parent": quote.parent,
            "cue_class": quote.cue_class,
            "anonymity": article.text[slice(*who.anonymity)] if who and who.anonymity else None,
        }


def type_of(speaker: Speaker) -> str | None:
    """The type of a speaker; None for one whom a reader named and the article does not."""
    return None if speaker.id.startswith(BY_READER) else speaker.type


def hit_to_line(quote: StoredQuote, *, how: str, score: float, marks: Spans) -> str:
    """A quote found in a store as one line of JSON; ``marks`` are ranges of its words."""
    value = {
        "quote": quote.key,
        "words": quote.words,
        "kind": quote.kind,
        "speaker": quote.speaker,
        "person": quote.person,
        "outlet": quote.outlet,
        "published": quote.published,
        "title": quote.title,
        "url": quote.url,
        "source_kind": quote.source_kind,
        "span": list(quote.span),
        "context": quote.context,
        "confidence": quote.confidence,
        "polarity": quote.polarity,
        "found": how,
        "score": round(score, 4),
        "marks": [list(mark) for mark in marks],
    }
    return one_line(json.dumps(value, ensure_ascii=False))


def passage_to_line(passage: Passage, marks: Spans) -> str:
    """A paragraph of a transcript or statement found in a store as one line of JSON, in the keys of a quote found."""
    value = {
        "quote": None,
        "article": passage.article,
        "words": passage.words,
        "kind": None,
        "speaker": passage.speaker,
        "outlet": passage.outlet,
        "published": passage.published,
        "title": passage.title,
        "url": passage.url,
        "source_kind": passage.kind,
        "span": list(passage.span),
        "found": "passage",
        "marks": [list(mark) for mark in marks],
    }
    return one_line(json.dumps(value, ensure_ascii=False))
