"""JSON Lines -> articles: one object a line, its ``id`` and ``text`` as given, but for entities (``decoding``).

Of a record of Quoth's own the speaker turns are taken as they stand, with the text that they are spans of.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any, cast

from quoth.data import Article, Rejection, SourceKind, Turn
from quoth.ingest import rejections
from quoth.ingest.colonless import cites
from quoth.ingest.decoding import without_entities
from quoth.ingest.faults import in_short
from quoth.ingest.options import ReadOptions
from quoth.ingest.plain import text_article
from quoth.ingest.stated import encodable, stated_facts, string_of
from quoth.ingest.transcribed import transcribed
from quoth.ingest.turns import as_transcript

_KINDS = ("report", "transcript", "statement")


def read_jsonl(stream: IO[bytes], name: str, options: ReadOptions) -> Iterator[Article | Rejection]:
    """The articles of a JSONL stream, one line in memory at a time; a bad line is a Rejection naming its number."""
    number = 0
    seen = False
    while line := stream.readline(options.max_text_bytes + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > options.max_text_bytes and not line.endswith(b"\n"):
            seen = True
            _skip_line(stream)
            yield rejections.too_large(where, options.max_text_bytes)
        elif line.strip():
            seen = True
            yield article_of_line(line, where)
    if not seen:
        yield rejections.empty(name)


def _skip_line(stream: IO[bytes]) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def article_of_line(line: bytes, where: str) -> Article | Rejection:
    """The article of one JSON object in UTF-8."""
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return rejections.bad_encoding(where, f"not UTF-8 (byte {error.start + 1} of the line)")
    except (ValueError, RecursionError) as error:
        return rejections.bad_json(where, f"not JSON ({in_short(error)})")
    if not isinstance(fields, dict):
        return rejections.not_an_object(where, fields)
    return article_of_fields(fields, where)


def article_of_fields(fields: dict[str, Any], where: str) -> Article | Rejection:
    """The article of the known fields of an object; unknown ones are ignored.

    What is stated to be a transcript has the turns stated, else those that its labels show; what a programme wrote
    down of speech is one, too.
    """
    written = transcribed(fields, where)
    if written is not None:
        return written
    text = fields.get("text")
    if not isinstance(text, str):
        return rejections.bad_json(where, 'no "text"' if text is None else '"text" is not a string')
    given = fields.get("id")
    if given is None or (isinstance(given, str) and not given.strip()):
        given = where
    article_id = given if isinstance(given, str) else json.dumps(given)
    if not text.strip():
        return rejections.empty(where)
    if not encodable(text) or not encodable(article_id):
        return rejections.bad_encoding(where, "half a character (a lone surrogate) in its text or id")
    kind = cast(SourceKind, fields["kind"]) if fields.get("kind") in _KINDS else "report"
    turns = _turns(fields.get("turns"), len(text)) if kind != "report" else ()
    if not turns and fields.get("kind") in (None, "statement") and (whole := _utterance(fields, text)):
        kind, turns = "transcript" if kind == "report" else kind, (whole,)
    if turns is None and str(fields.get("schema", "")).startswith("quoth/"):
        return rejections.bad_json(where, '"turns" are not a speaker and a span of the text each, in their order')
    title = string_of(fields, "title", "headline")
    article = text_article(
        text if turns else without_entities(text),
        article_id=article_id,
        title=title and without_entities(title),
        language=string_of(fields, "language", "lang"),
    )
    article = stated_facts(replace(article, kind=kind, turns=turns or ()), fields)
    if kind == "transcript" and not turns:
        article = as_transcript(article, stated=True)
    return replace(article, title=title) if article.turns else article  # what somebody says is no headline


def _utterance(fields: dict[str, Any], text: str) -> Turn | None:
    """The turn that a row is with its "speaker", as programmes that write down speech give it (with its "start" in
    seconds); None where the text quotes somebody, for then it is a report."""
    speaker = string_of(fields, "speaker")
    if not speaker or not encodable(speaker) or cites(text):
        return None
    try:
        start = float(fields.get("start") or "nan")
    except (TypeError, ValueError, OverflowError):
        start = math.nan
    begin = len(text) - len(text.lstrip())
    return Turn(speaker, (begin, len(text.rstrip())), start if math.isfinite(start) and start >= 0 else None)


def _turns(stated: object, length: int) -> tuple[Turn, ...] | None:
    """The turns stated of a text of this length, none where none are; None for what are no turns of it."""
    turns: list[Turn] = []
    for one in stated if isinstance(stated, list) else ():
        turn = _turn(one, turns[-1].span[1] if turns else 0, length)
        if turn is None:
            return None
        turns.append(turn)
    return tuple(turns)


def _turn(stated: object, begin: int, end: int) -> Turn | None:
    """The turn stated, if it lies within these bounds."""
    match stated:
        case {"speaker": str(speaker), "span": [int(first), int(last)], **more} if begin <= first < last <= end:
            time, cues = more.get("time"), more.get("cues") or []
            if not encodable(speaker) or not isinstance(cues, list):
                return None
            read = [
                (cue[0], float(cue[1]))
                for cue in cues
                if isinstance(cue, list) and list(map(type, cue)) in ([int, int], [int, float])
            ]
            if len(read) < len(cues) or not all(first < at < last for at, _ in read):
                return None
            return Turn(speaker, (first, last), float(time) if isinstance(time, int | float) else None, tuple(read))
    return None
