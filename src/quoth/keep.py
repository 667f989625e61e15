"""Sources into a store: read what is new, keep it, say what became of each.

articles | held already? | read | batch | store.add_many -> Kept, after the commit
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quoth.data import Article, Record, Rejection, SourceKind
from quoth.days import unread_date
from quoth.errors import StoreError
from quoth.ingest import ReadOptions
from quoth.ingest.material import gather_articles
from quoth.ingest.turns import as_statement, as_transcript
from quoth.reading import Read
from quoth.relatives import place_quotes
from quoth.store.base import Kept, Person, Store
from quoth.store.check import unstorable

if TYPE_CHECKING:
    from quoth.speakers.known.link import Person as Known

_MANY = 1_000  # articles added by one run, from which the indexes are put in order after it
_BATCH = 100
_BATCH_SECONDS = 1.0
_BATCH_CHARACTERS = 4_000_000
"""A batch is written when it is this long, this old or this large: one flush of the disk serves many articles, no
report waits longer than about a second to be kept, and memory stays small."""


def take_sources(
    sources: Iterable[str],
    *,
    kind: SourceKind | None = None,
    speaker: str | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Article | Rejection]:
    """The articles of the sources as the kind they are, and what was refused, as ``add_articles`` takes them.

    ``kind`` says what they are where they do not say so themselves; ``speaker`` whose statements they are.
    """
    articles = gather_articles(sources, speaker=speaker, options=options)
    return (_as_kind(got, kind, speaker) for got in articles)


def _as_kind(got: Article | Rejection, kind: SourceKind | None, speaker: str | None) -> Article | Rejection:
    if isinstance(got, Rejection) or kind is None or got.kind == kind:
        return got
    if kind == "report":
        return replace(got, kind="report", turns=())
    if kind == "statement" and speaker:
        return as_statement(got, speaker)
    read = as_transcript(got, stated=True)
    return replace(read, kind=kind)


def add_articles(
    store: Store,
    articles: Iterable[Article | Rejection],
    read: Read,
    *,
    again: bool = False,
    kind: SourceKind | None = None,
    speaker: str | None = None,
) -> Iterator[Kept]:
    """Keep articles, and refusals with their reasons; one ``Kept`` for each, once it is durable.

    An article that the store holds already, or of which it holds a later text, is not read again unless ``again``.
    Reports and press releases are read for quotes; in a transcript or a statement by somebody every word is that
    speaker's own.  The same text stays what it is kept as, and whose, unless ``kind`` or ``speaker`` say that the
    articles were stated to be what they are.
    """
    batch = _Batch(store, again)
    for got in articles:
        if isinstance(got, Rejection):
            batch.put(got)
        elif not again and store.holds(got):
            batch.done.append(_unchanged(got))
        elif not (kept := _stated_before(store, got, kind, speaker)):
            batch.put(_read(got, read))
        elif again:
            batch.put(_read(kept if kept.turns else replace(got, kind=kept.kind, turns=()), read))
        else:
            batch.done.append(_unchanged(got))
        if batch.is_due():
            yield from batch.write()
    yield from batch.write()
    if batch.added >= _MANY:
        with contextlib.suppress(StoreError):  # another writes: the next run that adds much does it
            store.tidy()


def keep_record(store: Store, record: Record) -> Kept:
    """Keep one record of an article of which nothing was stated, as ``add_articles`` does."""
    return _unchanged(record.article) if _stated_before(store, record.article) else store.add(record)


def _stated_before(
    store: Store, got: Article, kind: SourceKind | None = None, speaker: str | None = None
) -> Article | None:
    """The article of the same text that is kept as another kind, or as somebody else's statement.

    Somebody said so when it was added, which the text does not; whoever says nothing now does not take that back.
    """
    kept = None if speaker or unstorable(got.id) else store.get_article(got.id)
    if kept is None or kept.text != got.text:
        return None
    differs = (
        kept.turns != got.turns if kept.kind == got.kind == "statement" else kind is None and kept.kind != got.kind
    )
    return kept if differs else None


def _unchanged(article: Article) -> Kept:
    return Kept(article.id, "unchanged", undated=unread_date(article.published))


def keep_people(store: Store, people: Iterable[Known]) -> None:
    """Keep whom speakers are linked to, so that they are counted by name (``audit`` by person)."""
    store.add_people(Person(p.id, p.name, p.aliases, p.id if re.fullmatch(r"Q\d+", p.id) else None) for p in people)


def _told_of(store: Store, one: Kept) -> Kept:
    """What was added, with the article of which it is a copy."""
    copied = store.copied(one.id) if one.outcome == "added" else None
    return replace(one, copy_of=copied) if copied else one


def _read(article: Article, read: Read) -> Record | Rejection:
    return Record(article) if article.turns else read(article)


@dataclass(slots=True)
class _Batch:
    """What was read and is not yet kept."""

    store: Store
    again: bool
    records: list[Record] = field(default_factory=list)
    refused: list[Rejection] = field(default_factory=list)
    done: list[Kept] = field(default_factory=list)
    characters: int = 0
    added: int = 0
    since: float = field(default_factory=time.monotonic)

    def put(self, got: Record | Rejection) -> None:
        if isinstance(got, Rejection):
            self.refused.append(got)
        else:
            self.records.append(got)
            self.characters += len(got.article.text)

    def is_due(self) -> bool:
        """Whether the batch is long, large or old enough to be written."""
        length = len(self.records) + len(self.refused) + len(self.done)
        late = time.monotonic() - self.since > _BATCH_SECONDS
        return length >= _BATCH or self.characters > _BATCH_CHARACTERS or (late and length > 0)

    def write(self) -> Iterator[Kept]:
        """Write the batch; what comes out is durable."""
        kept = self.store.add_many(self.records, onward=not self.again) if self.records else []
        added = sum(one.outcome in ("added", "updated") for one in kept)
        self.added += added
        if added:
            place_quotes(self.store)
            kept = [_told_of(self.store, one) for one in kept]
        refused = [*self.refused]
        refused += [Rejection(one.id, "unstorable", one.reason) for one in kept if one.outcome == "refused"]
        if refused:
            self.store.refuse(refused)
        out = [*self.done, *kept, *(Kept(one.id, "refused", one.message) for one in self.refused)]
        self.records, self.refused, self.done, self.characters = [], [], [], 0
        self.since = time.monotonic()
        yield from out
