"""Records -> what the templates show.  The only module here that makes markup; everything else is escaped by Jinja.

Characters that a page cannot hold become U+FFFD; those that turn text around are shown by name instead of obeyed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from markupsafe import Markup

from quoth.data import Article, Quote, Record, Span
from quoth.export.page import colour_classes, mark_block, quotes_by_block
from quoth.export.text_fragment import text_fragment_url
from quoth.markup import direction, harmless
from quoth.store.corrections import Decision, quote_key
from quoth.text import cut, cut_pieces, paragraphs
from quoth.web.judging import stands_under

_CLOSING = ("”", '"', "’", "'", "»")


def written(value: object) -> object:
    """What Jinja writes: text without characters that a page cannot hold or that turn text around."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return "" if value is None else value
    return harmless(value)


@dataclass(frozen=True, slots=True)
class Guess:
    """A speaker it might be."""

    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quote as the margin shows it."""

    number: int
    id: str
    key: str
    css: str
    who: str | None
    source: str
    cue: str
    words: str
    kind: str
    percent: int
    speaker_percent: int | None
    reason: str
    polarity: str
    inside: int | None  # number of the outer quote
    guesses: tuple[Guess, ...]
    link: str | None  # opens the original page at these words
    decision: Decision | None
    place: Span
    anonymity: str = ""  # why the speaker has no name, as the report states it
    together: int = 1  # quotes of the report that can be corrected with this one, itself among them

    @property
    def struck(self) -> bool:
        """Whether a reader found that this is no quote."""
        return self.decision is not None and self.decision.what == "no quote"


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """One speaker of the legend."""

    name: str
    css: str
    quotes: int
    description: str
    named: bool
    person: str | None = None  # identity in the register


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of the text."""

    role: str
    html: Markup
    direction: str  # in which most of it is written: ltr or rtl
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A whole report."""

    article: Article
    title: str
    blocks: tuple[BlockView, ...]
    quotes: tuple[QuoteView, ...]
    speakers: tuple[SpeakerView, ...]
    unsettled: int
    mentions: int
    link: str | None
    debris: int = field(default=0)

    @property
    def standing(self) -> int:
        """How many quotes there are but those that a reader found to be none."""
        return sum(not quote.struck for quote in self.quotes)

    @property
    def struck(self) -> int:
        """How many a reader found to be none."""
        return len(self.quotes) - self.standing


def view_record(record: Record, decisions: Mapping[str, Decision]) -> ReadingView:
    """The report with its quotes marked; ``decisions`` by quote id, already applied to the record."""
    article = record.article
    classes = colour_classes(record)
    ordered = sorted(record.quotes, key=lambda q: q.content[0])
    numbers = {quote.id: number for number, quote in enumerate(ordered, start=1)}
    under = {quote.id: stands_under(quote, decisions) for quote in ordered}
    counts = Counter(under.values())
    counts[None] = 1
    quotes = tuple(
        replace(_quote(record, q, numbers, classes[q.id], decisions.get(q.id)), together=counts[under[q.id]])
        for q in ordered
    )
    shown = [q for q, view in zip(ordered, quotes, strict=True) if not view.struck]
    blocks = tuple(_blocks(record, shown, classes, {view.id: view for view in quotes}))
    return ReadingView(
        article=article,
        title=article.title or article.id,
        blocks=blocks,
        quotes=quotes,
        speakers=_speakers(record, shown, classes),
        unsettled=sum(q.speaker is None for q in shown),
        mentions=len(record.mentions),
        link=article.url if article.url and article.url.startswith(("https://", "http://")) else None,
        debris=sum(block.role == "debris" for block in blocks),
    )


def _quote(record: Record, quote: Quote, numbers: dict[str, int], css: str, decision: Decision | None) -> QuoteView:
    text = record.article.text
    names = {s.id: s.name for s in record.speakers}
    why = {s.id: s.anonymity for s in record.speakers}.get(quote.speaker or "")
    sure = quote.confidence.speaker
    guesses = tuple(Guess(names[s], round(100 * score)) for s, score in quote.candidates[:3] if s in names)
    link = text_fragment_url(record.article, (quote.content[0][0], quote.content[-1][1]))
    return QuoteView(
        number=numbers[quote.id],
        id=quote.id,
        key=quote_key(record, quote),
        css=css,
        who=names.get(quote.speaker or ""),
        source=cut(text, quote.source),
        cue=cut(text, quote.cue),
        words=cut_pieces(text, quote.content),
        kind=quote.kind,
        percent=round(100 * quote.confidence.quote),
        speaker_percent=None if sure is None else round(100 * sure),
        reason=quote.reason or "",
        polarity="" if quote.polarity == "affirmed" else quote.polarity,
        inside=numbers.get(quote.parent or ""),
        guesses=guesses if quote.speaker is None else (),
        link=link if link and link.startswith(("https://", "http://")) else None,
        decision=decision,
        place=(quote.content[0][0], quote.content[-1][1]),
        anonymity=text[slice(*why)] if why else "",
    )


def _speakers(record: Record, quotes: list[Quote], classes: dict[str, str]) -> tuple[SpeakerView, ...]:
    counts = Counter(quote.speaker for quote in quotes if quote.speaker)
    css = {quote.speaker: classes[quote.id] for quote in quotes}
    text = record.article.text
    views = []
    for speaker in record.speakers:
        if counts[speaker.id]:
            told = next((text[slice(*d.span)] for d in speaker.descriptions), "")
            named = speaker.unnamed is None and speaker.type != "unnamed"
            views.append(SpeakerView(speaker.name, css[speaker.id], counts[speaker.id], told, named, speaker.person))
    return tuple(sorted(views, key=lambda view: -view.quotes))


def _blocks(
    record: Record, quotes: list[Quote], classes: dict[str, str], views: Mapping[str, QuoteView]
) -> Iterator[BlockView]:
    article = record.article
    blocks = [(b.role, b.span, b.reason) for b in article.blocks]
    blocks = blocks or [("paragraph", span, None) for span in paragraphs(article.text)]
    touching = quotes_by_block(quotes, [span for _, span, _ in blocks])
    begun: set[str] = set()
    for (role, span, reason), near in zip(blocks, touching, strict=True):
        after: dict[int, str] = {}
        for quote in near:
            at = _behind(article.text, quote)
            if span[0] < at <= span[1]:
                after[at] = after.get(at, "") + _reference(views[quote.id])
        html = mark_block(article, near, span, classes, "", begun, attributes=_attributes, after=after)
        yield BlockView(role, Markup(harmless(html)), direction(article.text[slice(*span)]), reason)


def _behind(text: str, quote: Quote) -> int:
    """Where a quote's number stands: after its words and the mark that closes them."""
    end = quote.content[-1][1]
    if text[end : end + 2] == "''":  # a mark typed as two
        return end + 2
    return end + 1 if text[end : end + 1] in _CLOSING else end


def _attributes(article: Article, quote: Quote) -> str:
    return f' data-quote="{escape(quote.id, quote=True)}"'


def _reference(view: QuoteView) -> str:
    """The number after a quote, a link to its place in the margin; and the card that hover and focus show."""
    who = escape(view.who or "not settled")
    told = escape(view.reason or (f"introduced by “{view.cue}”" if view.cue else "no introducing words"))
    sure = "" if view.speaker_percent is None or not view.who else f" · speaker {view.speaker_percent}% sure"
    name = escape(view.id, quote=True)
    why = f"<span>why unnamed: “{escape(view.anonymity)}”</span> " if view.anonymity else ""
    return (
        f'<a class="ref {view.css}" href="#margin-{name}" aria-label="quote {view.number}, {who}, {view.kind}" '
        f'aria-describedby="card-{name}">{view.number}</a>'
        f'<span class="card" role="tooltip" id="card-{name}"><strong>{who}</strong> '
        f"<span>{view.kind} · {view.percent}% sure{sure}</span> {why}<span>{told}</span></span>"
    )
