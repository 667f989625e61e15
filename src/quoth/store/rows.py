"""Records ↔ rows: which value stands in which column, for any backend; pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from quoth.data import (
    Article,
    Block,
    Confidence,
    Description,
    Mention,
    Quote,
    QuoteKind,
    Record,
    Span,
    Spans,
    Speaker,
    StoredQuote,
    Turn,
)
from quoth.days import day_of
from quoth.store.filters import PERSON, facets_of
from quoth.text import WORD, cut, cut_pieces, paragraphs, words

Row = tuple[Any, ...]

ARTICLE = (
    "id, kind, url, outlet, section, title, byline, published, day, language, text, blocks, turns, words, "
    "digest, reading"
)
SPEAKER = "id, name, type, unnamed, person, subject, pronouns, descriptions, spans, anonymity, confidence"
QUOTE = (
    'id, kind, words, length, "start", "end", speaker, speaker_name, cue_words, content, cue, source, addressee, '
    "polarity, parent, cue_class, confidence, speaker_confidence, reason, candidates, facets"
)
MENTION = '"start", "end", class'
PASSAGE = '"start", "end", speaker_name, words'

STORED = (
    f'a.id, q.id, q.words, q.kind, q."start", q."end", q.speaker_name, {PERSON}, a.outlet, a.published, a.title, '
    "a.url, a.kind, q.cue_words, q.confidence, "
    'substr(a.text, greatest(q."start" - 160, 0) + 1, q."end" - greatest(q."start" - 160, 0) + 160), '
    'least(q."start", 160), q.polarity'
)
"""Columns of a StoredQuote; ``least`` and ``greatest`` are ``min`` and ``max`` in SQLite."""

_KINDS: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect")
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_LONG_PASSAGE = 150
"""Words of a passage before it is cut: about the longest quotation in news, so that one passage mostly holds it."""


def pack(value: Any) -> str:
    """Lists as compact JSON."""
    return _ENCODE(value)


def pack_spans(spans: Spans) -> str:
    """The same for spans, four times faster."""
    return "[" + ",".join([f"[{start},{end}]" for start, end in spans]) + "]"


def digest_article(article: Article) -> str:
    """Digest of the text and what is stated about it; blocks are left out, they are found by code that improves."""
    a = article
    turns = [_turn(turn) for turn in a.turns]
    facts = [a.id, a.text, a.url, a.outlet, a.title, a.byline, a.published, a.language, a.section, a.kind, turns]
    return _digest(facts)


def _digest(value: Any) -> str:
    return hashlib.sha256(pack(value).encode(errors="surrogatepass")).hexdigest()[:32]


class Taken(NamedTuple):
    """A record taken apart into rows, children without the number of their article."""

    article: Row
    speakers: list[Row]
    quotes: list[Row]
    mentions: list[Row]
    passages: list[Row]


def take_apart(record: Record) -> Taken:
    """All rows of a record."""
    speakers = [_speaker_row(speaker) for speaker in record.speakers]
    quotes = list(_quote_rows(record))
    article = record.article
    facets = {kind: facets_of(kind, article.outlet, article.section, day_of(article.published)) for kind in _KINDS}
    mentions: list[Row] = [(*mention.span, mention.cls) for mention in record.mentions]
    reading = _digest((_blocks(article), speakers, quotes, mentions))
    quotes = [(*row, facets[row[1]]) for row in quotes]  # they follow from the article: no part of the digest
    row = (*_article_row(article), digest_article(article), reading)
    return Taken(row, speakers, quotes, mentions, list(_passage_rows(article)))


def _article_row(a: Article) -> Row:
    """Values of ``ARTICLE`` but the digests."""
    facts = (a.id, a.kind, a.url, a.outlet, a.section, a.title, pack(a.byline), a.published, day_of(a.published))
    body = (a.language, a.text, pack(_blocks(a)), pack([_turn(turn) for turn in a.turns]))
    return (*facts, *body, len(WORD.findall(a.text)))


def _turn(turn: Turn) -> Row:
    return (turn.speaker, turn.span, turn.time, *([turn.cues] if turn.cues else []))


def _blocks(article: Article) -> list[Row]:
    return [(b.role, b.span, b.path, b.reason) for b in article.blocks]


def _speaker_row(s: Speaker) -> Row:
    """Values of ``SPEAKER``."""
    descriptions = pack([(d.span, d.kind, d.quote) for d in s.descriptions]) if s.descriptions else "[]"
    anonymity = None if s.anonymity is None else pack(s.anonymity)
    who = (s.id, s.name, s.type, s.unnamed, s.person, int(s.subject), pack(s.pronouns) if s.pronouns else "[]")
    return (*who, descriptions, pack_spans(s.spans), anonymity, s.confidence)


def _quote_rows(record: Record) -> Iterator[Row]:
    """Values of ``QUOTE``, one row per quote."""
    names = {speaker.id: speaker.name for speaker in record.speakers}
    text = record.article.text
    for q in record.quotes:
        said = cut_pieces(text, q.content)
        what = (q.id, q.kind, said, len(WORD.findall(said)), q.content[0][0], q.content[-1][1])
        who = (q.speaker, names.get(q.speaker or ""), cut(text, q.cue))
        spans = (pack_spans(q.content), pack_spans(q.cue), pack_spans(q.source))
        addressee = None if q.addressee is None else pack(q.addressee)
        sure = (q.confidence.quote, q.confidence.speaker, q.reason, pack(q.candidates) if q.candidates else "[]")
        yield (*what, *who, *spans, addressee, q.polarity, q.parent, q.cue_class, *sure)


def _passage_rows(article: Article) -> Iterator[Row]:
    """Values of ``PASSAGE``: the paragraphs of a primary source, long ones cut in pieces; none for a report."""
    if article.kind == "report":
        return
    turns = article.turns or (Turn("", (0, len(article.text))),)
    for turn in turns:
        for start, end in paragraphs(article.text, *turn.span):
            for piece in _pieces(article.text, start, end):
                yield (*piece, turn.speaker or None, article.text[slice(*piece)])


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    spans = words(text, start, end)
    if len(spans) <= _LONG_PASSAGE:
        yield start, end
        return
    step = _LONG_PASSAGE * 2 // 3  # each piece repeats a third of the one before: a quotation is whole in one of them
    for first in range(0, len(spans), step):
        last = min(first + _LONG_PASSAGE, len(spans)) - 1
        yield spans[first][0], (end if last == len(spans) - 1 else spans[last][1])
        if last == len(spans) - 1:
            return


def read_article(row: Row) -> Article:
    """The article of a row of ``ARTICLE``."""
    id_, kind, url, outlet, section, title, byline, published, _, language, text, blocks, turns = row[:13]
    return Article(
        id=id_,
        text=text,
        url=url,
        outlet=outlet,
        title=title,
        byline=tuple(json.loads(byline)),
        published=published,
        language=language,
        blocks=tuple(Block(role, _span(span), path, reason) for role, span, path, reason in json.loads(blocks)),
        section=section,
        kind=kind,
        turns=tuple(
            Turn(speaker, _span(span), time, tuple((at, second) for cues in rest for at, second in cues))
            for speaker, span, time, *rest in json.loads(turns)
        ),
    )


def read_speaker(row: Row) -> Speaker:
    """The speaker of a row of ``SPEAKER``."""
    id_, name, type_, unnamed, person, subject, pronouns, descriptions, spans, anonymity, confidence = row
    return Speaker(
        id=id_,
        name=name,
        type=type_,
        descriptions=tuple(Description(_span(span), kind, quote) for span, kind, quote in json.loads(descriptions)),
        spans=_spans(spans),
        confidence=confidence,
        unnamed=unnamed,
        anonymity=None if anonymity is None else _span(json.loads(anonymity)),
        pronouns=tuple(json.loads(pronouns)),
        subject=bool(subject),
        person=person,
    )


def read_quote(row: Row) -> Quote:
    """The quote of a row of ``QUOTE``."""
    id_, kind, _, _, _, _, speaker, _, _, content, cue, source, addressee, polarity, parent = row[:15]
    cue_class, confidence, speaker_confidence, reason, candidates = row[15:20]
    return Quote(
        id=id_,
        kind=kind,
        content=_spans(content),
        cue=_spans(cue),
        source=_spans(source),
        speaker=speaker,
        addressee=None if addressee is None else _span(json.loads(addressee)),
        polarity=polarity,
        parent=parent,
        confidence=Confidence(confidence, speaker_confidence),
        cue_class=cue_class,
        reason=reason,
        candidates=tuple((who, score) for who, score in json.loads(candidates)),
    )


def read_mention(row: Row) -> Mention:
    """The mention of a row of ``MENTION``."""
    start, end, cls = row
    return Mention((start, end), cls)


def read_stored(row: Row) -> StoredQuote:
    """The quote of a row of ``STORED``."""
    article, quote, said, kind, start, end, name, person, outlet, published, title, url, source = row[:13]
    cue, confidence, around, before, polarity = row[13:18]
    return StoredQuote(
        key=f"{article}#{quote}",
        article=article,
        quote=quote,
        words=said,
        kind=kind,
        span=(start, end),
        speaker=name,
        person=person,
        outlet=outlet,
        published=published,
        title=title,
        url=url,
        source_kind=source,
        context=_context(around, before, end - start),
        cue=cue,
        confidence=confidence,
        polarity=polarity,
    )


def _context(around: str, before: int, length: int) -> str:
    """The quote's own lines out of the characters around it, words cut in two left out."""
    start = around.rfind("\n", 0, before) + 1
    if start == 0 and before == 160 and " " in around[:before]:
        start = around.index(" ") + 1
    end = around.find("\n", before + length)
    if end < 0:
        end = len(around) if len(around) < before + length + 160 else max(around.rfind(" "), before + length)
    return around[start:end].strip()


def _span(value: list[int]) -> Span:
    return value[0], value[1]


def _spans(packed: str) -> Spans:
    return tuple(_span(value) for value in json.loads(packed))
