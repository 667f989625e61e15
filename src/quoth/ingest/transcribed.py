"""JSON of programmes that write down speech -> transcript: Whisper, WhisperX, Amazon, AssemblyAI, Deepgram and others.

Each programme lists pieces of speech, from a word to a minute, with their times and, where it tells voices apart, whose
they are.  ``SHAPES`` says where such a list stands and what its fields are called; all else is one way for all.  A
number or letter for a voice is no name: it becomes "Speaker 1", which is nobody to ``check``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from quoth.data import Article, Rejection
from quoth.ingest import rejections
from quoth.ingest.captions import Cue, cues_article
from quoth.ingest.stated import encodable, stated_facts, string_of


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a list of pieces stands in a document, and the fields of a piece: paths, "*" for each and "0" for one."""

    path: str
    words: str
    speaker: str = "speaker"
    start: str = "start"
    end: str = "end"
    unit: float = 1.0  # of the times, in seconds
    told: str = "start"  # the field, of the piece or of what it stands in, that some piece must have
    mark: str = ""  # a field of the document without which the shape is another programme's


SHAPES = (
    Shape("results.utterances", "transcript"),  # Deepgram
    Shape("results.channels.*.alternatives.0.words", "punctuated_word|word"),
    Shape(
        "results.audio_segments", "transcript", "speaker_label", "start_time", "end_time", told="start_time"
    ),  # Amazon
    Shape("results.items", "alternatives.0.content", "speaker_label", "start_time", "end_time", told="start_time"),
    Shape(  # Speechmatics
        "results", "alternatives.0.content", "alternatives.0.speaker", "start_time", "end_time", told="start_time"
    ),
    Shape(  # Google: the last result has all the words again where it tells voices apart
        "results.-1.alternatives.0.words", "word", "speakerTag|speakerLabel", "startTime", "endTime", told="speakerTag"
    ),
    Shape("results", "alternatives.0.transcript", start="", end="resultEndTime", told="alternatives.0.confidence"),
    Shape("utterances", "text|transcript", unit=0.001),  # AssemblyAI
    Shape("words", "text", unit=0.001, mark="audio_url"),
    Shape("words", "text", "speaker_id", told="type", mark="language_code"),  # ElevenLabs
    Shape("result.transcription.utterances", "text"),  # Gladia
    Shape("transcription", "text", start="offsets.from", end="offsets.to", unit=0.001, told="offsets"),  # whisper.cpp
    Shape("segments", "text", "speaker|speaker_name|speaker_label"),  # Whisper, WhisperX
    Shape("segments", "body", start="startTime", end="endTime", told="startTime"),  # podcasts
    Shape("chunks", "text", start="timestamp.0", end="timestamp.1", told="timestamp"),  # Hugging Face
    Shape("monologues.*.elements", "value", "speaker_name|speaker", "ts", "end_ts", told="type"),  # Rev
    Shape("recognizedPhrases", "nBest.0.display", "speaker|nBest.0.speaker", "offset", "", told="offset"),  # Azure
    Shape("phrases", "text", "speaker", "offsetMilliseconds", "", 0.001, "offsetMilliseconds"),
    Shape(
        "data.transcript.sentences", "text", "speaker_name", "start_time", "end_time", told="start_time"
    ),  # Fireflies
    Shape("sentences", "text|sentence", "speaker_name", "start_time|time", "end_time|endTime", told="speaker_name"),
    Shape("entries", "text", "speakerDisplayName", "startOffset", "endOffset", told="speakerDisplayName"),  # Teams
    Shape("events.*.segs", "utf8", "", "tStartMs", "", 0.001, "tStartMs"),  # YouTube
    Shape("speech.transcripts", "transcript", "speaker_name|speaker_id", "start_offset", "", 1 / 16000, "start_offset"),
    Shape("transcript", "text|words|content", start="start|start_time", end="end|end_time", told="speaker"),  # Sonix
    Shape("transcript", "text|words|content", start="start|start_time", end="end|end_time", told="start|start_time"),
)
"""The first that fits a document is taken; of a programme that gives both, what it joined stands before words."""

_ROWS = (Shape("", "text", told="end"), Shape("", "text", end="", told="duration"))
"""A document that is a list: of what is written down, each with its times."""
_WRAPS = ("output", "result", "data", "response")
"""In what an answer of a service may hold the document."""
_SIGNS = frozenset(
    "segments words utterances results transcript transcripts transcription monologues recognizedPhrases phrases "
    "sentences speech speaker_labels chunks".split()
)
_LABELLED = re.compile(r"(?:spk|speaker|s|voice|participant)?[ _-]?(\d{1,4}|[A-Za-z])", re.IGNORECASE)
_NOBODY = frozenset(["", "?", "uu", "-1", "none", "null", "unknown", "speaker_unknown", "speaker ?"])
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2}(?:[.,]\d{1,9})?)")
_LASTING = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")
_TURNED = re.compile(r"\s*\[SPEAKER_TURN\]|<\|[^|<>]{0,40}\|>")
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\Z")
_LATEST = 1e7  # seconds
_LONGEST = 100  # code points of a name


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece as it was given: whose, when, and its words with the blanks around them."""

    words: str
    speaker: str | None
    start: float | None
    end: float | None
    close: bool = False  # stands right behind what is before it, as a comma does
    turned: bool = False  # somebody else speaks after it


def transcribed(document: object, where: str) -> Article | Rejection | None:
    """The transcript that a document of JSON is; a refusal where it seems one and cannot be read, else None."""
    if isinstance(document, dict):
        return _of_object(document, where)
    if isinstance(document, list) and document and all(_is_row(row) for row in document):
        shape = next((shape for shape in _ROWS if _fits(document, shape)), None)
        return _article({}, list(_pieces(document, shape)), where) if shape else None
    return None


def _of_object(document: dict[str, Any], where: str) -> Article | Rejection | None:
    if str(document.get("schema", "")).startswith("quoth/"):
        return None
    shape = next((shape for shape in SHAPES if _fits(document, shape)), None)
    if shape is not None and _are_places(document, shape):
        return None
    if shape is not None:
        return _article(document, list(_pieces(_with_labels(document), shape)), where)
    for wrap in _WRAPS:
        if isinstance(document.get(wrap), dict) and any(_fits(document[wrap], shape) for shape in SHAPES):
            return _of_object(document[wrap], where)
    signs = sorted(key for key in _SIGNS & document.keys() if document[key] and isinstance(document[key], list | dict))
    if not signs or (signs == ["words"] and "text" in document):
        return None
    text = string_of(document, "text")
    if text is None or any(isinstance(document[key], list) and _timed(document[key]) for key in signs):
        return rejections.unknown_transcript(where, signs[0])
    return None


def _are_places(document: dict[str, Any], shape: Shape) -> bool:
    """Whether the pieces are parts of the document's text, with where each begins in it and no time."""
    text = string_of(document, "text")
    first = next((node for node, _ in _nodes(document, shape.path) if _at(node, shape.words)), {})
    start, end = _at(first, shape.start), _at(first, shape.end)
    if text is None or type(start) is not int or type(end) is not int:
        return False
    return bool(text[start:end] == _at(first, shape.words))


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and not row.keys() & {"title", "url", "kind", "headline", "schema"}


def _timed(rows: Sequence[object]) -> bool:
    """Whether a list is of speech with its times, whatever its words are called."""
    return any(isinstance(row, dict) and row.keys() & {"start", "start_time", "startTime"} for row in rows[:10])


def _at(node: Any, path: str) -> Any:
    """What stands at the first of the paths ("a.0.b|c") that leads somewhere; None where none does."""
    for way in path.split("|"):
        found = node
        for step in way.split("."):
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and step.lstrip("-").isdigit() and found:
                found = found[int(step)] if -len(found) <= int(step) < len(found) else None
            else:
                found = None
        if found is not None and path:
            return found
    return None


def _listed(node: Any, path: str) -> list[Any]:
    """The list at a path; an empty one where something else stands there, or nothing."""
    found = _at(node, path)
    return found if isinstance(found, list) else []


def _nodes(document: Any, path: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The pieces that a path leads to, each with what its list stands in."""
    before, star, after = path.partition(".*.")
    for place in _listed(document, before) if star else [document]:
        within = place if isinstance(place, dict) else {}
        listed = _listed(place, after if star else path) if path else place
        yield from ((one, within if star else {}) for one in listed if isinstance(one, dict))


def _fits(document: Any, shape: Shape) -> bool:
    """Whether a document has pieces in this shape: some with words, and some that tell what such pieces do."""
    if shape.mark and shape.mark not in document:
        return False
    words = told = False
    for node, within in _nodes(document, shape.path):
        words = words or isinstance(_at(node, shape.words), str)
        told = told or _at(node, shape.told) is not None or _at(within, shape.told) is not None
        if words and told:
            return True
    return False


def _pieces(document: Any, shape: Shape) -> Iterator[_Piece]:
    names = _names(document)
    nodes = list(_nodes(document, shape.path))
    channels = [_first(node, within, "channel|channel_label|channelTag") for node, within in nodes]
    several = len({str(channel) for channel in channels}) > 1
    for (node, within), channel in zip(nodes, channels, strict=True):
        words = _at(node, shape.words)
        if not isinstance(words, str) or not words or node.get("recognitionStatus") == "Failure":
            continue
        speaker = _called(_first(node, within, shape.speaker), names)
        if speaker is None and several and channel is not None:
            speaker = f"Speaker on channel {str(channel).removeprefix('ch_')[:_LONGEST]}"
        yield _Piece(
            _TURNED.sub("", words),
            speaker,
            _seconds(_first(node, within, shape.start), shape.unit),
            _seconds(_first(node, within, shape.end), shape.unit),
            close=str(node.get("type", "")).lower().startswith("punct") and node.get("attaches_to") != "next",
            turned=node.get("speaker_turn_next") is True,
        )


def _first(node: dict[str, Any], within: dict[str, Any], path: str) -> Any:
    found = _at(node, path)
    return _at(within, path) if found is None else found


def _names(document: Any) -> dict[str, str]:
    """Names that the document gives for the marks of its voices."""
    found = {}
    for one in _listed(document, "speakers|speech.speakers"):
        name = string_of(one, "name", "speaker_name", "display_name") if isinstance(one, dict) else None
        if name:
            found[str(one.get("id", one.get("speaker_id")))] = name
    return found


def _called(label: object, names: dict[str, str]) -> str | None:
    """Who speaks by a label: a name as it stands, "Speaker 1" for a number or letter, None where nobody is told."""
    if isinstance(label, dict):
        label = label.get("name") or label.get("id")
    if isinstance(label, bool) or not isinstance(label, str | int):
        return None
    told = " ".join(names.get(str(label), str(label)).split())[:_LONGEST].rstrip(": ")
    if told.casefold() in _NOBODY or not encodable(told):
        return None
    mark = _LABELLED.fullmatch(told)
    return f"Speaker {mark[1].upper()}" if mark else told


def _seconds(value: object, unit: float) -> float | None:
    """A time in seconds: a number, "1.2", "1.2s", "PT1.2S" or "00:00:01,200"."""
    if isinstance(value, str):
        value = value.strip()[:40]
        parts = (_CLOCK.fullmatch(value) or _LASTING.fullmatch(value)) if value else None
        if parts and any(parts.groups()):
            hours, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts.groups())
            return hours * 3600 + minutes * 60 + seconds
    try:
        found = float(value.rstrip("s") if isinstance(value, str) else value) * unit  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and 0 <= found < _LATEST else None


def _with_labels(document: dict[str, Any]) -> dict[str, Any]:
    """The document with each word's voice, which older files of Amazon's give in a list beside the words."""
    beside = {
        str(item["start_time"]): item["speaker_label"]
        for part, _ in _nodes(document, "results.speaker_labels.segments")
        for item in _listed(part, "items")
        if isinstance(item, dict) and {"start_time", "speaker_label"} <= item.keys()
    }
    items = _listed(document, "results.items")
    if not beside or _at(document, "results.audio_segments") or any(_at(one, "speaker_label") for one in items):
        return document
    labelled, last = [], None
    for one in items:
        last = beside.get(str(_at(one, "start_time")), last)  # marks have no time: they are of the word before
        labelled.append({**one, "speaker_label": last} if isinstance(one, dict) else one)
    return {"results": {"items": labelled}}


def _article(document: dict[str, Any], pieces: list[_Piece], where: str) -> Article | Rejection:
    if not all(encodable(piece.words) for piece in pieces):
        return rejections.bad_encoding(where, "half a character (a lone surrogate) in its words")
    title = string_of(document, "title")
    article = cues_article(_cues(pieces), article_id=where, title=title)
    if article is None:
        return rejections.empty(where)
    language = string_of(document, "language", "language_code")
    stated = replace(stated_facts(article, document), language=language)
    return stated if any(article.text) else rejections.empty(where)


def _cues(pieces: list[_Piece]) -> Iterator[Cue]:
    """The pieces as captions, words joined as far as a sentence.  Where most have the blanks between them, these stand
    as they are, so that "Amer" and "icans" are one word; else a blank is put between, but before no mark."""
    open_edges = [a.words[-1:].isspace() or b.words[:1].isspace() for a, b in pairwise(pieces)]
    blanks = 2 * sum(open_edges) >= len(open_edges) > 0
    held: list[_Piece] = []
    words, changes = "", False
    for i, piece in enumerate(pieces):
        before = pieces[i - 1] if i else None
        other = before is not None and (before.speaker != piece.speaker or before.turned)
        apart = open_edges[i - 1] if before is not None and blanks else not piece.close
        long = " " in piece.words.strip() or (piece.words.strip() and _ENDED.search(words.rstrip()))
        if words.strip() and (other or (apart and long)):
            yield _cue(held, words, changes)
            held, words, changes = [], "", False
        if other:
            held, changes = [], True
        words += piece.words if blanks or not words or not apart else f" {piece.words}"
        held.append(piece)
    if words.strip():
        yield _cue(held, words, changes)


def _cue(held: list[_Piece], words: str, changes: bool) -> Cue:
    start = next((piece.start for piece in held if piece.start is not None), None)
    end = next((piece.end for piece in reversed(held) if piece.end is not None), None)
    return Cue(start, held[0].speaker, " ".join(words.split()), changes, end)
