"""Records as W3C Web Annotations: each quote on its page, found by its words and by its place.

One ``AnnotationPage`` with an annotation per quote.  Its target is the content, as a list when it is broken; its bodies
say who, which kind, and where cue and source stand.  A ``TextQuoteSelector`` finds the words in any rendering of the
page, a ``TextPositionSelector`` in the text that was read.  https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import quote as escape

from quoth.data import Article, Quote, Record, Span, Spans

_AROUND = 32
"""Characters of prefix and suffix, as the annotation tools of the field use."""

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"quoth": "urn:quoth:"}]


def write_web_annotation(records: Iterable[Record], out: IO[bytes]) -> int:
    """Write one AnnotationPage as JSON-LD; returns how many quotes."""
    out.write(json.dumps({"@context": _CONTEXT, "id": "urn:quoth:page", "type": "AnnotationPage"})[:-1].encode())
    out.write(b', "items": [')
    count = 0
    for record in records:
        for annotation in annotate_quotes(record):
            out.write(b",\n" if count else b"\n")
            out.write(json.dumps(annotation, ensure_ascii=False).encode(errors="replace"))
            count += 1
    out.write(b"\n]}\n")
    return count


def annotate_quotes(record: Record) -> list[dict[str, Any]]:
    """One annotation per quote of the record."""
    names = {speaker.id: speaker.name for speaker in record.speakers}
    return [_annotation(record.article, quote, names.get(quote.speaker or "")) for quote in record.quotes]


def _annotation(article: Article, quote: Quote, name: str | None) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "tagging", "value": f"{quote.kind} quote"}]
    if name:
        bodies.append({"type": "TextualBody", "purpose": "identifying", "value": name})
    for role, spans in (("cue", quote.cue), ("source", quote.source)):
        bodies += [{**_resource(article, span), "purpose": "describing", "quoth:role": role} for span in spans]
    return {
        "id": f"urn:quoth:{escape(article.id, safe='')}:{escape(quote.id, safe='')}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": bodies,
        "target": _target(article, quote.content),
    }


def _target(article: Article, spans: Spans) -> dict[str, Any]:
    resources = [_resource(article, span) for span in spans]
    return resources[0] if len(resources) == 1 else {"type": "List", "items": resources}


def _resource(article: Article, span: Span) -> dict[str, Any]:
    start, end = span
    text = article.text
    return {
        "type": "SpecificResource",
        "source": article.url or f"urn:quoth:{escape(article.id, safe='')}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(start - _AROUND, 0) : start],
                "suffix": text[end : end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
