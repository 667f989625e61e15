"""Records as JSON, one line per article, and back: the reference format (``schema/quoth-1.schema.json``).

The shape is a contract: fields are only ever added.  Reading accepts what an older or smaller writer left out and
fills in the defaults of ``quoth.data``; what contradicts the shape is an ``InputError`` that names the field.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import pairwise
from typing import IO, Any, get_args

from quoth.data import (
    Article,
    Block,
    BlockRole,
    Confidence,
    CueClass,
    Description,
    DescriptionKind,
    Mention,
    MentionClass,
    Polarity,
    Quote,
    QuoteKind,
    Record,
    Rejection,
    SourceKind,
    Span,
    Spans,
    Speaker,
    SpeakerType,
    Turn,
    UnnamedClass,
)
from quoth.errors import InputError
from quoth.text import one_line

SCHEMA = "quoth/1"

Json = dict[str, Any]


def record_to_json(record: Record) -> Json:
    """The record as a JSON object; nothing is lost, ``record_from_json`` gives an equal record back."""
    article = record.article
    return {
        "schema": SCHEMA,
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": list(article.byline),
        "published": article.published,
        "language": article.language,
        "section": article.section,
        "kind": article.kind,
        "text": article.text,
        "blocks": [{"role": b.role, "span": list(b.span), "path": b.path, "reason": b.reason} for b in article.blocks],
        "turns": [_turn_to_json(turn) for turn in article.turns],
        "quotes": [_quote_to_json(quote) for quote in record.quotes],
        "mentions": [{"span": list(m.span), "class": m.cls} for m in record.mentions],
        "speakers": [_speaker_to_json(speaker, article.text) for speaker in record.speakers],
    }


def _turn_to_json(turn: Turn) -> Json:
    told = {"speaker": turn.speaker, "span": list(turn.span), "time": turn.time}
    return {**told, "cues": [list(cue) for cue in turn.cues]} if turn.cues else told


def _quote_to_json(quote: Quote) -> Json:
    return {
        "id": quote.id,
        "kind": quote.kind,
        "content": _lists(quote.content),
        "cue": _lists(quote.cue),
        "source": _lists(quote.source),
        "speaker": quote.speaker,
        "addressee": None if quote.addressee is None else list(quote.addressee),
        "polarity": quote.polarity,
        "parent": quote.parent,
        "confidence": {"quote": quote.confidence.quote, "speaker": quote.confidence.speaker},
        "cue_class": quote.cue_class,
        "reason": quote.reason,
        "candidates": [{"speaker": speaker, "score": score} for speaker, score in quote.candidates],
    }


def _speaker_to_json(speaker: Speaker, text: str) -> Json:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "type": speaker.type,
        "descriptions": [text[d.span[0] : d.span[1]] for d in speaker.descriptions],
        "description_spans": [{"span": list(d.span), "kind": d.kind, "quote": d.quote} for d in speaker.descriptions],
        "spans": _lists(speaker.spans),
        "confidence": speaker.confidence,
        "unnamed": speaker.unnamed,
        "anonymity": None if speaker.anonymity is None else list(speaker.anonymity),
        "pronouns": list(speaker.pronouns),
        "subject": speaker.subject,
        "person": speaker.person,
    }


def _lists(spans: Spans) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def record_from_json(value: Json) -> Record:
    """The record a JSON object, as ``json.loads`` gives it, stands for.

    An ``InputError`` (code ``record``) says what is wrong with the object, spans that do not fit its text included.
    """
    if not isinstance(value, dict):
        what = f"is of type {type(value).__name__}, not an object; a line of text goes through json.loads first"
        raise InputError("record", "record", what)
    name = str(value.get("id") or "record")
    try:
        schema = value.get("schema", SCHEMA)
        if schema != SCHEMA:
            raise InputError(name, "schema", f'is of schema "{schema}"; this version of quoth reads "{SCHEMA}"')
        record = Record(
            article=_article(value),
            quotes=tuple(_quote(quote) for quote in value.get("quotes", ())),
            mentions=tuple(
                Mention(_span(m["span"]), _known(m, "class", MentionClass)) for m in value.get("mentions", ())
            ),
            speakers=tuple(_speaker(speaker) for speaker in value.get("speakers", ())),
        )
        reach, length = _reach(record), len(record.article.text)
        if reach > length:
            raise ValueError(f"a span ends at {reach}, and its text has {length} characters")
        return record
    except KeyError as error:
        raise InputError(name, "record", f"is not a quoth record: it lacks {error}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(name, "record", f"is not a quoth record: {error}") from error


def _reach(record: Record) -> int:
    """Where the last of all spans ends."""
    spans = [part.span for part in record.article.blocks]
    spans += [turn.span for turn in record.article.turns]
    spans += [mention.span for mention in record.mentions]
    for q in record.quotes:
        spans += [*q.content, *q.cue, *q.source, *([q.addressee] if q.addressee else ())]
    for s in record.speakers:
        spans += [*s.spans, *(told.span for told in s.descriptions), *([s.anonymity] if s.anonymity else ())]
    return max((end for _, end in spans), default=0)


def _article(value: Json) -> Article:
    if not isinstance(value["text"], str):
        raise TypeError("text is not a string")
    return Article(
        id=str(value["id"]),
        text=value["text"],
        url=_text(value, "url"),
        outlet=_text(value, "outlet"),
        title=_text(value, "title"),
        byline=_texts(value, "byline"),
        published=_text(value, "published"),
        language=_text(value, "language", "en"),
        blocks=tuple(
            Block(_known(b, "role", BlockRole), _span(b["span"]), _text(b, "path"), _text(b, "reason"))
            for b in value.get("blocks", ())
        ),
        section=_text(value, "section"),
        kind=_known(value, "kind", SourceKind, "report"),
        turns=tuple(
            Turn(_string(t, "speaker"), _span(t["span"]), _number(t, "time"), tuple(map(_cue, t.get("cues", ()))))
            for t in value.get("turns", ())
        ),
    )


def _quote(value: Json) -> Quote:
    confidence = value.get("confidence") or {}
    addressee = value.get("addressee")
    return Quote(
        id=_string(value, "id"),
        kind=_known(value, "kind", QuoteKind),
        content=_in_order(value["content"], "content"),
        cue=_in_order(value.get("cue") or (), "cue"),
        source=_in_order(value.get("source") or (), "source"),
        speaker=_text(value, "speaker"),
        addressee=None if addressee is None else _span(addressee),
        polarity=_known(value, "polarity", Polarity, "affirmed"),
        parent=_text(value, "parent"),
        confidence=Confidence(_share(confidence, "quote"), _number(confidence, "speaker")),
        cue_class=_known(value, "cue_class", CueClass, None),
        reason=_text(value, "reason"),
        candidates=tuple((_string(c, "speaker"), _share(c, "score")) for c in value.get("candidates", ())),
    )


def _speaker(value: Json) -> Speaker:
    anonymity, subject = value.get("anonymity"), value.get("subject", False)
    if not isinstance(subject, bool):
        raise TypeError(f"subject is {subject!r}, neither true nor false")
    return Speaker(
        id=_string(value, "id"),
        name=_string(value, "name"),
        type=_known(value, "type", SpeakerType, "person"),
        descriptions=tuple(
            Description(_span(d["span"]), _known(d, "kind", DescriptionKind), _text(d, "quote"))
            for d in value.get("description_spans", ())
        ),
        spans=_spans(value.get("spans") or ()),
        confidence=_share(value, "confidence"),
        unnamed=_known(value, "unnamed", UnnamedClass, None),
        anonymity=None if anonymity is None else _span(anonymity),
        pronouns=_texts(value, "pronouns"),
        subject=subject,
        person=_text(value, "person"),
    )


def _string(value: Json, field: str) -> str:
    if not isinstance(value[field], str):
        raise TypeError(f"{field} is {value[field]!r}, not a string")
    return str(value[field])


def _text(value: Json, field: str, default: str | None = None) -> str | None:
    """A text, or nothing: null, or ``default`` where the field is not there."""
    found = value.get(field, default)
    return None if found is None else _string({field: found}, field)


def _texts(value: Json, field: str) -> tuple[str, ...]:
    found = value.get(field) or ()
    if not isinstance(found, list | tuple) or not all(isinstance(one, str) for one in found):
        raise TypeError(f"{field} is {found!r}, not a list of strings")
    return tuple(found)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: Json, field: str) -> float | None:
    found = value.get(field)
    if found is not None and not _is_number(found):
        raise TypeError(f"{field} is {found!r}, not a number")
    return found


def _share(value: Json, field: str) -> float:
    """A probability; one half where none is stated."""
    found = _number(value, field)
    return 0.5 if found is None else found


def _cue(value: Any) -> tuple[int, float]:
    """A place in the text, and at what second it is said."""
    at, time = value
    if type(at) is not int or not _is_number(time):
        raise ValueError(f"{value!r} is no place in the text with its time")
    return at, time


def _known(value: Json, field: str, words: Any, *default: Any) -> Any:
    """The word of a field that holds one of a closed class; without a default it must be there."""
    word = value.get(field, default[0]) if default else value[field]
    if word not in get_args(words) and (word,) != default:
        raise ValueError(f"{field} is {word!r}, not one of {', '.join(get_args(words))}")
    return word


def _in_order(values: Iterable[Any], field: str) -> Spans:
    spans = _spans(values)
    if any(one[1] > other[0] for one, other in pairwise(spans)):
        raise ValueError(f"{field} holds spans that overlap or are out of order: {_lists(spans)}")
    return spans


def _span(value: Any) -> Span:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise ValueError(f"{value!r} is not a span")
    start, end = value
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError(f"{value} is not a span")
    return start, end


def _spans(values: Iterable[Any]) -> Spans:
    return tuple(_span(value) for value in values)


def record_to_line(record: Record) -> str:
    """The record as one line of JSON without its line end; characters stand as themselves, but those that end lines."""
    line = one_line(json.dumps(record_to_json(record), ensure_ascii=False, separators=(", ", ": ")))
    try:
        line.encode()
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8 form; escaped, it survives
        return json.dumps(record_to_json(record))
    return line


def write_jsonl(records: Iterable[Record], out: IO[bytes]) -> int:
    """Write one line per record in UTF-8; returns how many."""
    count = 0
    for record in records:
        out.write(record_to_line(record).encode() + b"\n")
        count += 1
    return count


def read_jsonl(lines: Iterable[str], name: str = "records") -> Iterator[Record | Rejection]:
    """Records of JSON lines; a line that is no record comes out as a Rejection naming its number."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield record_from_json(json.loads(line))
        except InputError as error:
            yield Rejection(f"{name}:{number}", error.code, str(error))
        except ValueError as error:
            yield Rejection(f"{name}:{number}", "json", f"line {number} is not JSON: {error}")


def read_schema() -> Json:
    """The JSON Schema of a record, as shipped in the package."""
    path = resources.files("quoth") / "schema" / "quoth-1.schema.json"
    schema: Json = json.loads(path.read_text(encoding="utf-8"))
    return schema
