"""What readers decided about quotes, and the columns of ``quotes`` that follow from it.

A correction is a judgement about a quote; the newest holds, none is ever removed.  ``left`` is the quote's key, and

    ============ ========= ============================================
    ``decision`` ``right`` meaning
    ============ ========= ============================================
    same         a name    this person said it
    same         empty     it is as it was read: earlier ones are withdrawn
    unsure       empty     nobody can tell who said it
    different    empty     nobody: the words are no quote
    ============ ========= ============================================

``note`` begins with the place of the words, so that a judgement is passed over where another reading of the text gave
its id to other words.  ``quotes.speaker_name`` and ``quotes.struck`` are what search, counts and people go by: they
follow from the reading and from the judgements, and can be made again from both at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quoth.data import BY_READER, Quote, Record, Span, Speaker
from quoth.doubt import without_quotes
from quoth.store.base import Judgement
from quoth.store.database import Database

What = Literal["said by", "unsure", "no quote", "as read"]

_MEANING: dict[tuple[str, bool], What] = {
    ("same", True): "said by",
    ("same", False): "as read",
    ("unsure", False): "unsure",
    ("different", False): "no quote",
}
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Decision:
    """What holds about one quote."""

    what: What
    speaker: str | None = None
    at: str = ""


def place_of(span: Span) -> str:
    """Where the words of a quote stand, first to last character, as notes begin."""
    return f"at {span[0]}-{span[1]}"


def read_decisions(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Decision]:
    """What holds by quote key and place, from all that was ever decided, oldest first."""
    out: dict[tuple[str, str], Decision] = {}
    for judgement in judgements:
        what = _MEANING.get((judgement.decision, bool(judgement.right)))
        if judgement.about == "quote" and what is not None:
            place = (judgement.note or "").partition(";")[0]
            out[judgement.left, place] = Decision(what, judgement.right or None, judgement.at)
    return {key: decision for key, decision in out.items() if decision.what != "as read"}


def settle_article(database: Database, article: str) -> None:
    """Make ``speaker_name`` and ``struck`` of an article's quotes say what was read and judged; inside ``writing``."""
    quotes = database.all(
        'SELECT q.number, q.id, q."start", q."end", q.speaker_name, q.struck, s.name FROM quotes AS q '
        "JOIN articles AS a ON a.number = q.article "
        "LEFT JOIN speakers AS s ON s.article = q.article AND s.id = q.speaker WHERE a.id = ?",
        [article],
    )
    decisions = read_decisions(judgements_about(database, "quote", [f"{article}#{row[1]}" for row in quotes]))
    sql = "SELECT s.name FROM speakers AS s JOIN articles AS a ON a.number = s.article WHERE a.id = ?"
    spelt = {name.casefold(): name for (name,) in database.all(sql, [article])} if decisions else {}
    changed = []
    for number, id_, start, end, shown, struck, read in quotes:
        decision = decisions.get((f"{article}#{id_}", place_of((start, end))))
        name, no_quote = read, 0
        if decision is not None and decision.what == "no quote":
            no_quote = 1
        elif decision is not None:
            name = spelt.get((decision.speaker or "").casefold(), decision.speaker)
        if (name, no_quote) != (shown, struck):
            changed.append((name, no_quote, number))
    database.many("UPDATE quotes SET speaker_name = ?, struck = ? WHERE number = ?", changed)


def any_judged(database: Database) -> bool:
    """Whether any quote was ever judged; cheap to ask for."""
    return database.one("SELECT 1 FROM judgements WHERE about = 'quote' LIMIT 1") is not None


def settle_new(database: Database, article: str) -> None:
    """The same for quotes just written; costs next to nothing while no quote was ever judged."""
    if any_judged(database):
        settle_article(database, article)


def judgements_about(database: Database, about: str, lefts: Sequence[str]) -> list[Judgement]:
    """The judgements about these, oldest first."""
    found = []
    for start in range(0, len(lefts), _AT_ONCE):
        some = lefts[start : start + _AT_ONCE]
        found += database.all(
            'SELECT number, about, "left", "right", decision, by_whom, note, at FROM judgements '
            f'WHERE about = ? AND "left" IN ({", ".join("?" * len(some))})',
            [about, *some],
        )
    return [Judgement(*row[1:]) for row in sorted(found, key=lambda row: row[0])]


def quote_key(record: Record, quote: Quote) -> str:
    """The key of a quote, as stores make it."""
    return f"{record.article.id}#{quote.id}"


def quote_place(quote: Quote) -> str:
    """Where the words of a quote of a record stand, as notes begin."""
    return place_of((quote.content[0][0], quote.content[-1][1]))


def decided_of(record: Record, judgements: Iterable[Judgement]) -> dict[str, Decision]:
    """What holds by quote id, from what was judged of a record's keys, oldest first."""
    decisions = read_decisions(judgements)
    found = {q.id: decisions.get((quote_key(record, q), quote_place(q))) for q in record.quotes} if decisions else {}
    return {id_: decision for id_, decision in found.items() if decision is not None}


def as_decided(record: Record, decided: Mapping[str, Decision]) -> Record:
    """A record as readers decided, by quote id: other speakers, or none, and no quotes that are none.

    What stood in a quote that is none stands in the one around it, if any.
    """
    if not decided:
        return record
    speakers = {s.name.casefold(): s for s in record.speakers}
    quotes: list[Quote] = []
    for quote in record.quotes:
        decision = decided.get(quote.id)
        if decision is not None and decision.speaker and decision.what == "said by":
            new = Speaker(f"{BY_READER}{decision.speaker}", decision.speaker, confidence=1.0)
            who = speakers.setdefault(decision.speaker.casefold(), new).id
            quote = _decided(quote, who, 1.0, "named by a reader")
        elif decision is not None and decision.what == "unsure":
            quote = _decided(quote, None, None, "a reader found that nobody can tell")
        quotes.append(quote)
    known = {s.id for s in record.speakers}
    added = tuple(s for s in speakers.values() if s.id not in known)
    named = replace(record, quotes=tuple(quotes), speakers=record.speakers + added)
    return without_quotes(named, {id_ for id_, decision in decided.items() if decision.what == "no quote"})


def _decided(quote: Quote, speaker: str | None, sure: float | None, reason: str) -> Quote:
    return replace(quote, speaker=speaker, confidence=replace(quote.confidence, speaker=sure), reason=reason)


def correct_record(database: Database, record: Record) -> Record:
    """A record as readers decided."""
    keys = [quote_key(record, quote) for quote in record.quotes]
    return as_decided(record, decided_of(record, judgements_about(database, "quote", keys)))


def settle_all(database: Database) -> int:
    """The same for every article with a judged quote; how many there were.  Inside ``writing``."""
    keys = database.all("SELECT DISTINCT \"left\" FROM judgements WHERE about = 'quote'")
    articles = sorted({key.rpartition("#")[0] for (key,) in keys})
    for article in articles:
        settle_article(database, article)
    return len(articles)
