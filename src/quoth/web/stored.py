"""What the store holds about a person or an utterance: its own look-ups put together, nothing kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quoth.data import Description, Family, FamilyMember, Record, StoredQuote
from quoth.days import day_of, in_order
from quoth.families.group import group_quotes
from quoth.relatives import family_of
from quoth.store.base import AuditRow, Filters, Match, Matches, Store
from quoth.store.corrections import place_of, read_decisions
from quoth.store.filters import without_article

_STATEMENTS = 300  # newest quotes of a person that are grouped
_ROLES_FROM = 30  # newest articles in which roles are looked for
_PERIODS = 600
_NAMES = 12


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
    names: tuple[tuple[str, int], ...]  # all names with these words, and how many quotes each has
    more: bool  # there are older ones
    id: str | None = None  # identity in the register, of a page of that
    together: bool = False  # nobody has just this name: of all whose names have its words
    linked: tuple[tuple[str, str], ...] = ()  # of a page of a name: identities and names of whom the register knows so

    @property
    def quotes(self) -> int:
        """How many quotes there are in all."""
        return sum(row.quotes for row in self.periods)

    @property
    def asked(self) -> dict[str, str]:
        """What an address of the page states."""
        return {"person": self.id} if self.id else {"name": self.name}

    @property
    def filters(self) -> dict[str, str]:
        """What an address of a search in the quotes states."""
        return {"person": self.id} if self.id else {"by" if self.together else "named": self.name}


def find_person(store: Store, name: str, filters: Filters | None = None) -> PersonPage:
    """What somebody of this name is recorded as saying, newest first.

    Where nobody has just this name, what is said by all whose names have its words.
    """
    wide = filters or Filters(by=without_article(name))
    wanted = replace(wide, named=name)
    found = store.match(Match((), "all"), wanted, limit=_STATEMENTS)
    if not found.quotes:
        wanted = wide
        found = store.match(Match((), "all"), wanted, limit=_STATEMENTS)
    page = _page(store, name, found, wanted, wide)
    ids = {quote.person for quote in found.quotes}
    return replace(
        page,
        together=wanted == wide and len(page.names) > 1,
        linked=tuple(sorted((p.id, p.name) for p in store.people() if p.id in ids)) if ids - {None} else (),
    )


def find_linked(store: Store, id_: str) -> PersonPage:
    """What a person of the register is recorded as saying under whatever name, newest first."""
    name = next((person.name for person in store.people() if person.id == id_), id_)
    wanted = Filters(person=id_)
    found = store.match(Match((), "all"), wanted, limit=_STATEMENTS)
    return replace(_page(store, name, found, wanted, wanted), id=id_)


def _page(store: Store, name: str, found: Matches, wanted: Filters, wide: Filters) -> PersonPage:
    """The page over quotes found; ``wide``: whose names are shown."""
    months = store.audit("month", wanted, limit=_PERIODS)
    names = tuple((row.group, row.quotes) for row in store.audit("speaker", wide, limit=_NAMES) if row.group)
    return PersonPage(
        name, statements_of(found.quotes), tuple(months), _roles(store, found.quotes), names, found.cut
    )  # fmt: skip


def statements_of(quotes: Sequence[StoredQuote]) -> tuple[Statement, ...]:
    """Quotes with the versions of one utterance folded into one, newest first."""
    families = group_quotes(quotes, across=False)
    folded = {m.quote.key for family in families for m in family.members}
    folded |= {family.fullest.key for family in families}
    alone = [Statement(quote, (), quote.published) for quote in quotes if quote.key not in folded]
    return tuple(
        sorted([*map(_statement, families), *alone], key=lambda s: (_dated(s.first), s.fullest.key), reverse=True)
    )


def _dated(published: str | None) -> str:
    return published if published and day_of(published) else ""


def _statement(family: Family) -> Statement:
    variants = tuple(member for member in family.members if member.quote.key != family.fullest.key)
    days = [q.published for q in (family.fullest, *(m.quote for m in variants)) if q.published]
    return Statement(family.fullest, variants, min(days, key=in_order, default=None))


def _roles(store: Store, quotes: Sequence[StoredQuote]) -> tuple[Role, ...]:
    """Descriptions of the speakers of the newest articles, most frequent first."""
    said: dict[tuple[str, str], list[tuple[str, str]]] = {}  # whatever their capitals -> words and day
    names = {(quote.article, quote.speaker) for quote in quotes}
    for article in list(dict.fromkeys(quote.article for quote in quotes))[:_ROLES_FROM]:
        record = store.get_record(article)
        for speaker in record.speakers if record else ():
            if record and (article, speaker.name) in names:
                for description in speaker.descriptions:
                    words, kind = _role(record, description)
                    said.setdefault((words.casefold(), kind), []).append((words, _dated(record.article.published)))
    roles = []
    for (_, kind), at in said.items():
        words = Counter(words for words, _ in at).most_common(1)[0][0]
        days = [day for _, day in at if day]
        roles.append(Role(words, kind, len(at), min(days, default=None), max(days, default=None)))
    return tuple(sorted(roles, key=lambda role: (-role.times, role.words)))


def _role(record: Record, description: Description) -> tuple[str, str]:
    words = " ".join(record.article.text[slice(*description.span)].split())
    return words.removeprefix("the ").removeprefix("The "), description.kind


def is_no_quote(store: Store, quote: StoredQuote) -> bool:
    """Whether a reader found that these words are no quote, so that they are in no family and no count."""
    decision = read_decisions(store.judgements("quote", [quote.key])).get((quote.key, place_of(quote.span)))
    return decision is not None and decision.what == "no quote"


def find_family(store: Store, key: str) -> Family | None:
    """The family of a quote; of one member when it stands alone, None when there is no such quote."""
    quote = store.get_quote(key)
    if quote is None:
        return None
    found = family_of(store, key)
    if found is not None:
        return found
    placed = store.families.wording_of(key) is not None
    reason = "the only version kept" if placed else "not compared with the others yet:  quoth families  does that"
    return Family(key, quote, (FamilyMember(quote, "identical", (), reason),))
