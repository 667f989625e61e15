"""What a claim is compared with: files, folders and archives -> articles, with primary sources told from reports.

path ──┬─ folder, archive: each file in it
       ├─ captions       -> transcript
       ├─ speaker turns  -> transcript
       ├─ a stated speaker, or a plain name that states one -> statement
       ├─ an e-mail in the first person -> its sender's statement
       ├─ signed at the foot, in the first person or as an analyst -> the signer's statement
       ├─ "For immediate release", "Notes to editors" -> statement, read for its quotes
       └─ all else       -> report
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from quoth.data import Article, Rejection, Turn
from quoth.errors import InputError
from quoth.ingest import ReadOptions, read_articles, rejections, under_its_name
from quoth.ingest.archive import Bounds, read_archive
from quoth.ingest.captions import NOBODY
from quoth.ingest.colonless import cites
from quoth.ingest.decoding import decode, without_entities, without_line_numbers
from quoth.ingest.front_matter import front_matter
from quoth.ingest.mail import own_words
from quoth.ingest.plain import front_facts
from quoth.ingest.signed import as_signed
from quoth.ingest.sources import kind_of, open_source
from quoth.ingest.text_facts import text_facts
from quoth.ingest.turns import (
    as_statement,
    as_transcript,
    date_in_name,
    event_in_name,
    is_headed_statement,
    is_press_release,
    speaker_in_heading,
    speaker_in_name,
    speaks_itself,
)

_TEXT_ENDINGS = (".txt", ".text", ".md")


def gather_articles(
    paths: Iterable[str], *, speaker: str | None = None, options: ReadOptions | None = None
) -> Iterator[Article | Rejection]:
    """The articles of all the paths (or addresses), in order.

    ``speaker`` says whose statements the texts without labels are.  What cannot be read is a ``Rejection``; raises
    ``InputError`` for a path that is an empty string.
    """
    for path in paths:
        if not path:
            raise InputError("source", "empty", "is an empty string; give a path, an address or -")
        if "://" in path or path == "-":
            for got in read_articles(path, options=options):
                yield place_article(got, path, speaker) if isinstance(got, Article) else got
            continue
        yield from _gather_path(Path(path), speaker, options)


def _gather_path(path: Path, speaker: str | None, options: ReadOptions | None) -> Iterator[Article | Rejection]:
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        if not inside:
            yield rejections.no_files(str(path))
        for inner in inside:
            yield from _gather_path(inner, speaker, options)
        return
    if path.exists() and not path.is_file():  # a pipe, which can be opened once
        for got in read_articles(path, options=options):
            yield place_article(got, str(path), speaker) if isinstance(got, Article) else got
        return
    opened = open_source(path, str(path))
    if isinstance(opened, Rejection):
        yield opened
        return
    with opened.stream:
        if opened.kind == "archive":
            for member in read_archive(opened.stream, opened.name, Bounds()):
                yield from [member] if isinstance(member, Rejection) else _gather_bytes(*member, speaker, options)
            return
    if path.suffix.lower() in _TEXT_ENDINGS:
        most = _most(options)
        with path.open("rb") as stream:
            data = stream.read(most + 1)
        if (plain := _plain_transcript(str(path), data, most)) is not None:
            yield under_its_name(plain)
            return
    for got in read_articles(path, options=options):
        yield place_article(got, str(path), speaker) if isinstance(got, Article) else got


def _gather_bytes(
    name: str, data: bytes, speaker: str | None, options: ReadOptions | None
) -> Iterator[Article | Rejection]:
    """The articles of one file whose bytes are at hand."""
    plain = _plain_transcript(name, data, _most(options))
    if plain is not None:
        yield plain
        return
    alone = replace(options or ReadOptions(), follow_feeds=False)  # an archive leads to no address
    for got in read_articles(data, name=name, options=alone):
        yield place_article(got, name, speaker) if isinstance(got, Article) else got


def _most(options: ReadOptions | None) -> int:
    """How many bytes a text may have."""
    return (options or ReadOptions()).max_text_bytes


def _plain_transcript(name: str, data: bytes, most: int) -> Article | None:
    """A text that is plainly a transcript, read at once: its blocks need no sorting, every word of it is speech.

    None too for one of more bytes than ``most``.
    """
    head = data[:4096]
    if not name.lower().endswith(_TEXT_ENDINGS) or len(data) > most or b"\0" in head:
        return None
    if kind_of(head) == "captions":
        return None
    text = without_line_numbers(without_entities(decode(data)[0]))
    event = event_in_name(name)
    front = front_matter(text)
    stated = front_facts(front)
    published = stated.published or date_in_name(name.rsplit("/", 1)[-1]) or text_facts(text, begin=front.end).published
    stated = replace(stated, id=name, text=text, title=stated.title or event, published=published)
    article = as_transcript(replace(stated, language=stated.language or "en"))
    return article if article.turns else None


def place_article(article: Article, name: str, speaker: str | None = None) -> Article:
    """The article with its kind, turns, title and date, as far as the text and the file's name state them plainly."""
    event = event_in_name(name)
    dated = replace(article, published=article.published or date_in_name(name.rsplit("/", 1)[-1]))
    if article.turns:
        return replace(_of_whom(dated, speaker or speaker_in_name(name)), title=article.title or event, blocks=())
    if article.kind != "report":
        return as_statement(article, speaker) if speaker and article.kind == "statement" else article
    primary = as_transcript(replace(dated, title=event))
    if primary.kind == "report":
        stated = speaker or speaker_in_heading(article.text, event) or speaker_in_name(name)
        primary = as_statement(dated, stated) if stated else dated
    if primary.kind == "report" and name.lower().endswith(".eml"):
        primary = _as_letter(dated)
    if primary.kind == "report" and not is_press_release(dated, event):
        primary = as_signed(dated)
    if primary.kind == "report" and is_headed_statement(dated.text):
        primary = as_statement(dated, "Unnamed")
    if primary.kind == "report":
        return replace(dated, kind="statement") if is_press_release(dated, event) else dated
    titled = front_matter(article.text).end or any(  # front matter and a page say what they are
        block.role == "headline" and block.path for block in article.blocks
    )
    return replace(primary, title=article.title if titled else event or article.title, blocks=())


def _of_whom(article: Article, speaker: str | None) -> Article:
    """Captions and the like that name nobody, as the words of whom they are stated to be; otherwise unchanged."""
    if not speaker or any(turn.speaker != NOBODY for turn in article.turns):
        return article
    return replace(article, turns=tuple(replace(turn, speaker=speaker) for turn in article.turns))


def _as_letter(article: Article) -> Article:
    """An e-mail as its sender's statement, where it speaks as "I" or "we" and quotes nobody; otherwise unchanged."""
    spans = own_words(article.text)
    words = "\n".join(article.text[slice(*span)] for span in spans)
    if not article.byline or not speaks_itself(words) or cites(words):
        return article
    return replace(article, kind="statement", turns=tuple(Turn(article.byline[0], span) for span in spans))
