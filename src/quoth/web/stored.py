"""What the store holds about a claim, a person or an utterance: its own look-ups put together, nothing kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.corpus import Between, Corpus
from quoth.corpus import Passage as Stretch
from quoth.data import Description, Family, FamilyMember, Record, StoredQuote
from quoth.families.group import group_quotes
from quoth.search import choose_rare
from quoth.store.base import AuditRow, Filters, Match, Store
from quoth.store.folding import fold_words
from quoth.text import words as word_spans

_RARE = 12  # words looked up, rarest first
_AROUND = 60  # words given on both sides of a quote that may hold a claim
_RELATIVES = 400  # quotes compared to find one family
_STATEMENTS = 300  # newest quotes of a person that are grouped
_ROLES_FROM = 30  # newest articles in which roles are looked for
_PERIODS = 600


class StoredCorpus:
    """A store as a corpus: passages of its primary sources, and the surroundings of its quotes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._records: dict[str, Record | None] = {}

    def count(self, *, between: Between | None = None) -> int:
        """How many texts are searched."""
        return self._store.counts().articles

    def candidates(
        self, words: Sequence[str], limit: int, *, by: str | None = None, between: Between | None = None
    ) -> Sequence[Stretch]:
        """The stretches most likely to hold these words: primary sources first, then reports, of the speaker first."""
        places = [(p.article, p.span, p.published) for p in self._store.passages(words, limit=limit)]
        rare = choose_rare(self._store.rarest(fold_words(" ".join(words)), _RARE))
        if rare:
            since, until = between or (None, None)
            filters = [Filters(since=since, until=until)]
            if by:
                filters.insert(0, Filters(by=by, since=since, until=until))
            for wanted in filters:
                found = self._store.match(Match(rare, "any"), wanted, limit=limit)
                places += [(q.article, q.span, q.published) for q in found.quotes]
        out: dict[tuple[str, tuple[int, int]], Stretch] = {}
        for article, span, published in places:
            if len(out) < 2 * limit and _within(published, between) and (article, span) not in out:
                record = self._record(article)
                if record is not None:
                    out[article, span] = (record, _widen(record.article.text, span))
        return list(out.values())

    def _record(self, article: str) -> Record | None:
        if article not in self._records:
            if len(self._records) > 500:
                self._records.clear()
            self._records[article] = self._store.get_record(article)
        return self._records[article]


def stored_corpus(store: Store) -> Corpus:
    """The store, to compare claims with."""
    return StoredCorpus(store)


def _within(published: str | None, between: Between | None) -> bool:
    if between is None or published is None:
        return True
    first, last = between
    return (first is None or published[:10] >= first[:10]) and (last is None or published[:10] <= last[:10])


def _widen(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span with some words on both sides."""
    before = word_spans(text, max(0, span[0] - 12 * _AROUND), span[0])[-_AROUND:]
    after = word_spans(text, span[1], min(len(text), span[1] + 12 * _AROUND))[:_AROUND]
    return (before[0][0] if before else span[0], after[-1][1] if after else span[1])


@dataclass(frozen=True, slots=True)
class Role:
    """How the press describes somebody, and how often."""

    words: str
    kind: str
    times: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance of a person: the fullest version, and the others."""

    fullest: StoredQuote
    variants: tuple[FamilyMember, ...] = ()
    first: str | None = None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything on record by somebody."""

    name: str
    statements: tuple[Statement, ...]
    periods: tuple[AuditRow, ...]
    roles: tuple[Role, ...]
    names: tuple[tuple[str, int], ...]  # as the articles give it
    more: bool  # there are older ones

    @property
    def quotes(self) -> int:
        """How many quotes there are in all."""
        return sum(row.quotes for row in self.periods)


def find_person(store: Store, name: str, filters: Filters | None = None) -> PersonPage:
    """What somebody of this name is recorded as saying, newest first."""
    wanted = filters or Filters(by=name)
    found = store.match(Match((), "all"), wanted, limit=_STATEMENTS)
    months = store.audit("month", wanted, limit=_PERIODS)
    names = Counter(quote.speaker for quote in found.quotes if quote.speaker)
    return PersonPage(
        name,
        statements_of(found.quotes),
        tuple(months),
        _roles(store, found.quotes),
        tuple(names.most_common()),
        found.cut,
    )


def statements_of(quotes: Sequence[StoredQuote]) -> tuple[Statement, ...]:
    """Quotes with the versions of one utterance folded into one, newest first."""
    families = group_quotes(quotes)
    folded = {m.quote.key for family in families for m in family.members}
    folded |= {family.fullest.key for family in families}
    alone = [Statement(quote, (), quote.published) for quote in quotes if quote.key not in folded]
    return tuple(
        sorted([*map(_statement, families), *alone], key=lambda s: (s.first or "", s.fullest.key), reverse=True)
    )


def _statement(family: Family) -> Statement:
    variants = tuple(member for member in family.members if member.quote.key != family.fullest.key)
    days = [q.published for q in (family.fullest, *(m.quote for m in variants)) if q.published]
    return Statement(family.fullest, variants, min(days, default=None))


def _roles(store: Store, quotes: Sequence[StoredQuote]) -> tuple[Role, ...]:
    """Descriptions of the speakers of the newest articles, most frequent first."""
    said: dict[tuple[str, str], list[str]] = {}
    names = {(quote.article, quote.speaker) for quote in quotes}
    for article in list(dict.fromkeys(quote.article for quote in quotes))[:_ROLES_FROM]:
        record = store.get_record(article)
        for speaker in record.speakers if record else ():
            if record and (article, speaker.name) in names:
                for description in speaker.descriptions:
                    said.setdefault(_role(record, description), []).append(record.article.published or "")
    roles = [Role(words, kind, len(at), min(at) or None, max(at) or None) for (words, kind), at in said.items()]
    return tuple(sorted(roles, key=lambda role: (-role.times, role.words)))


def _role(record: Record, description: Description) -> tuple[str, str]:
    words = " ".join(record.article.text[slice(*description.span)].split())
    return words.removeprefix("the ").removeprefix("The "), description.kind


def find_family(store: Store, key: str) -> Family | None:
    """The family of a quote, from the quotes that share its rarest words; of one member when it stands alone."""
    quote = store.get_quote(key)
    if quote is None:
        return None
    rare = choose_rare(store.rarest(list(dict.fromkeys(fold_words(quote.words))), _RARE))
    near = store.match(Match(rare, "any"), limit=_RELATIVES).quotes if rare else ()
    quotes = {each.key: each for each in (*near, quote)}
    for family in group_quotes(list(quotes.values())):
        if key in {family.fullest.key, *(member.quote.key for member in family.members)}:
            return family
    return Family(key, quote, (FamilyMember(quote, "identical", (), "the only version kept"),))
