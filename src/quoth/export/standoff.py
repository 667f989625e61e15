"""Records for annotation tools and taggers: brat's stand-off files, and a word per line in the manner of CoNLL."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from quoth.data import Quote, Record, Span, Spans
from quoth.text import paragraphs, sentences

_CONF = """\
[entities]
Quote
Cue
Source
Mention

[events]
Quote\tCue?:Cue, Source?:Source

[attributes]
Kind\tArg:Quote, Value:direct|mixed|indirect
Polarity\tArg:Quote, Value:affirmed|denied|declined

[relations]
"""


def write_brat(records: Iterable[Record], folder: Path) -> int:
    """Write ``NAME.txt`` and ``NAME.ann`` per article and one ``annotation.conf``; returns how many quotes.

    They are written into a folder of their own within, and moved when all are whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with TemporaryDirectory(dir=folder, prefix=".brat-", suffix=".part") as name:
        part = Path(name)
        (part / "annotation.conf").write_text(_CONF, encoding="utf-8")
        for record in records:
            stem = file_name(record.article.id)
            (part / f"{stem}.txt").write_bytes(record.article.text.encode(errors="replace"))
            lines = "".join(f"{line}\n" for line in brat_lines(record))
            (part / f"{stem}.ann").write_bytes(lines.encode(errors="replace"))
            count += len(record.quotes)
        for path in sorted(part.iterdir()):
            path.replace(folder / path.name)
    return count


def file_name(article: str) -> str:
    """A safe file name of an article's id; a digest keeps names apart that look alike once made safe."""
    safe = re.sub(r"[^A-Za-z0-9_-]+", "-", article).strip("-")[:80]
    if safe == article:
        return safe
    return f"{safe}-{hashlib.sha256(article.encode(errors='replace')).hexdigest()[:8]}"


def brat_lines(record: Record) -> Iterator[str]:
    """Text-bound annotations, an event per quote with its cue and source, its kind, polarity and speaker."""
    text, made = record.article.text, 0
    names = {speaker.id: speaker.name for speaker in record.speakers}

    def bound(kind: str, spans: Spans) -> str:
        nonlocal made
        made += 1
        pieces = [piece for span in spans for piece in _lines(text, span)]
        places = ";".join(f"{start} {end}" for start, end in pieces)
        return f"T{made}\t{kind} {places}\t{' '.join(text[start:end] for start, end in pieces)}"

    for number, quote in enumerate(record.quotes, start=1):
        event = [f"Quote:T{made + 1}"]
        yield bound("Quote", quote.content)
        for role, spans in (("Cue", quote.cue), ("Source", quote.source)):
            if spans:
                event.append(f"{role}:T{made + 1}")
                yield bound(role, spans)
        yield f"E{number}\t{' '.join(event)}"
        yield f"A{2 * number - 1}\tKind E{number} {quote.kind}"
        yield f"A{2 * number}\tPolarity E{number} {quote.polarity}"
        if quote.speaker in names:
            yield f"#{number}\tAnnotatorNotes E{number}\tspeaker: {' '.join(names[quote.speaker].split())}"
    for mention in record.mentions:
        yield bound("Mention", (mention.span,))


def _lines(text: str, span: Span) -> list[Span]:
    """The parts of a span that stand on one line each, as brat wants them."""
    return paragraphs(text, *span) or [span]


def write_conll(records: Iterable[Record], out: IO[bytes]) -> int:
    """A word per line: number in the sentence, word, start, end, roles; returns how many quotes.

    Roles stand as ``B-content:q1|I-cue:q2``, ``_`` for none: a word may have a role in several quotes.
    """
    out.write(b"# global.columns = ID FORM START END ROLES\n")
    count = 0
    for record in records:
        out.write("".join(f"{line}\n" for line in conll_lines(record)).encode(errors="replace"))
        count += len(record.quotes)
    return count


_TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")


def conll_lines(record: Record) -> Iterator[str]:
    """The lines of one article: its id, then its sentences, a blank line after each."""
    text = record.article.text
    roles = [(span, f"{role}:{q.id}") for q in record.quotes for role, spans in _roles(q) for span in spans]
    ahead = sorted(range(len(roles)), key=lambda i: roles[i][0], reverse=True)  # the next one last
    open_: list[int] = []
    yield f"# newdoc id = {' '.join(record.article.id.split())}"
    for paragraph in paragraphs(text):
        for sentence in sentences(text, *paragraph):
            for number, match in enumerate(_TOKEN.finditer(text, *sentence), start=1):
                start, end = match.span()
                while ahead and roles[ahead[-1]][0][0] < end:
                    open_.append(ahead.pop())
                open_ = [i for i in open_ if start < roles[i][0][1]]
                here = [("B-" if _first(text, roles[i][0], start) else "I-") + roles[i][1] for i in sorted(open_)]
                yield f"{number}\t{match[0]}\t{start}\t{end}\t{'|'.join(here) or '_'}"
            yield ""


def _roles(quote: Quote) -> tuple[tuple[str, Spans], ...]:
    return ("content", quote.content), ("cue", quote.cue), ("source", quote.source)


def _first(text: str, span: Span, start: int) -> bool:
    """Whether no token of the span stands before ``start``."""
    return start <= span[0] or not _TOKEN.search(text, span[0], start)
