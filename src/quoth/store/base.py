"""What any store promises, whatever keeps it: the protocol that SQLite and PostgreSQL both fulfil.

Promises that hold for every method:

- *Durable.* What a call reports as added, updated or recorded survives a crash of the process or of the machine at any
  later instant; what was not reported is there whole or not at all.
- *Idempotent.* The same record added again changes nothing and is reported as unchanged.
- *Readable while written.* Readers in other threads and processes see the last committed state and wait for no writer.
- *One line.* What goes wrong raises a ``StoreError`` that says what, where, and what to do next; no error of a database
  library comes out.

A store may be used from several threads.  It is a context manager; leaving it closes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Literal, Protocol

from quoth.data import Article, Record, Rejection, SourceKind, Span, StoredQuote
from quoth.days import Between
from quoth.store.filters import EVERYTHING as EVERYTHING
from quoth.store.filters import Filters as Filters

Outcome = Literal["added", "updated", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one record."""

    id: str  # of its article
    outcome: Outcome
    reason: str = ""  # for the refused: why
    quotes: int = 0
    copy_of: str = ""  # an article of the same outlet, kept before, with the very same text
    undated: str = ""  # its date, as stated, where that cannot be read


@dataclass(frozen=True, slots=True)
class Match:
    """Words to find among the quotes."""

    words: tuple[str, ...]
    how: Literal["phrase", "prefix", "all", "standing", "any"]
    """``phrase``: in this order, side by side; ``prefix``: the same, the last word half typed; ``all``: each of them
    anywhere, or every quote, newest article first, when there are no words; ``standing``: the same, phrases first;
    ``any``: at least one, best first."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Quotes found."""

    quotes: tuple[StoredQuote, ...]
    cut: bool = False  # there are, or may be, more: the limit or the deadline was reached


@dataclass(frozen=True, slots=True)
class Facets:
    """What quotes have in common, by which they can be narrowed: values with their numbers, the most frequent first."""

    total: int
    more: bool  # there are, or may be, more quotes than were counted
    values: Mapping[str, tuple[tuple[str, int], ...]]  # of "speaker", "outlet", "kind", "year"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of a transcript or statement."""

    article: str
    span: Span  # of that text
    words: str
    kind: SourceKind
    speaker: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds."""

    articles: int = 0
    primary: int = 0  # of these: transcripts and statements
    quotes: int = 0
    speakers: int = 0
    refusals: int = 0


About = Literal["quote"]
"""What is judged; older stores may hold rows about other things, which say nothing of quotes."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided on who said a quote (``quoth.store.corrections`` says what each decision means)."""

    about: About
    left: str  # key of the quote
    right: str  # name of the speaker; empty where none is named
    decision: Literal["same", "different", "unsure"]
    by_whom: str | None = None
    note: str | None = None  # begins with the place of the words
    at: str = ""  # UTC time; set by the store


@dataclass(frozen=True, slots=True)
class Person:
    """One identity of the register of people."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """How often somebody is quoted, within one group."""

    group: str | None  # speaker, outlet, section, period, type of speaker …, as asked
    quotes: int
    words: int
    named: int  # quotes of named speakers
    unnamed: int  # quotes of sources without a name
    unsettled: int  # quotes whose speaker could not be settled
    outlets: int
    first: str | None  # day of the earliest
    last: str | None
    person: str | None = None  # of groups by person: the identity in the register
    reasoned: int = 0  # of those of sources without a name: with a stated reason for that


AuditBy = Literal["speaker", "person", "type", "naming", "kind", "outlet", "section", "year", "month"]


class FamilyTables(Protocol):
    """Which quotes report one utterance: an index of wordings that ``quoth.families`` fills, and its quotes.

    Changes belong inside ``writing()``, which is durable once left.
    """

    def writing(self) -> AbstractContextManager[None]:
        """A transaction; writers of families take turns."""

    def wording(self, words: tuple[str, ...]) -> tuple[int, bool]:
        """The number of a wording, and whether it is new."""

    def words(self, wording: int) -> tuple[str, ...]:
        """The words of a wording."""

    def post(self, wording: int, runs: Sequence[int], short_runs: Sequence[int]) -> None:
        """Keep that a wording holds these runs."""

    def sharing(self, runs: Sequence[int]) -> Mapping[int, int]:
        """The wordings that hold any of these runs, with how many."""

    def holding(self, short_run: int) -> Iterable[int]:
        """The solid wordings that hold a short run."""

    def root(self, wording: int) -> int:
        """The wording that stands for the component."""

    def join(self, a: int, b: int) -> None:
        """Make the components of two wordings one."""

    def unplaced(self, limit: int) -> list[tuple[int, str]]:
        """Numbers and words of quotes that have no wording yet."""

    def place(self, placed: Iterable[tuple[int, int]]) -> None:
        """Keep the wording of each quote, by their numbers."""

    def mark_short(self, wording: int, run: int) -> None:
        """Keep the run by which a short wording is looked up."""

    def wording_of(self, key: str) -> int | None:
        """The wording of the quote of this key."""

    def quotes_of_root(self, root: int) -> list[tuple[StoredQuote, int]]:
        """The quotes whose wording belongs to a component, with their wordings."""

    def quotes_of_short(self, runs: Sequence[int]) -> list[tuple[StoredQuote, int]]:
        """The quotes of short wordings looked up by any of these runs, with their wordings."""

    def roots_by_size(self, limit: int, offset: int, filters: Filters = EVERYTHING) -> list[int]:
        """Components with a quote that fits that may hold families: of several articles, most first, then of one.

        A long quote makes a family with short ones that it holds.
        """

    def fitting(self, wordings: Sequence[int], filters: Filters) -> set[str]:
        """The keys of the quotes of these wordings that fit."""

    def loose(self, limit: int) -> list[int]:
        """Wordings that a quote was removed from, not looked at since."""

    def component(self, root: int) -> list[int]:
        """The wordings that share a root, in order."""

    def printed(self, wordings: Sequence[int]) -> set[int]:
        """Those of the wordings that a quote has."""

    def part(self, wordings: Sequence[int]) -> None:
        """Let each of these wordings stand for itself."""

    def drop(self, wording: int, runs: Sequence[int], short_runs: Sequence[int]) -> None:
        """Forget a wording and that it holds these runs."""

    def tighten(self, wordings: Sequence[int]) -> None:
        """Keep that these wordings have been looked at."""

    def clear(self) -> None:
        """Forget all of it, to build it again."""


class Store(Protocol):
    """Articles, their quotes and what is known about them, kept."""

    address: str

    @property
    def families(self) -> FamilyTables:
        """Which quotes report one utterance."""

    # Keeping

    def add(self, record: Record) -> Kept:
        """Keep a record: added, updated (text, facts or reading differ from what is kept) or unchanged.

        When the text has changed, the earlier one is kept as a version.  A record whose spans do not fit its text, or
        with characters that cannot be stored, is refused with the reason; nothing of it is kept.
        """

    def add_many(self, records: Sequence[Record], *, onward: bool = False) -> list[Kept]:
        """Keep records in one transaction, in order; all of them are durable when this returns, or none is.

        ``onward``: a text that the article had before changes nothing, as of an archive that holds an article twice;
        else it is the article's text once more, and the one between is an earlier one.
        """

    def holds(self, article: Article) -> bool:
        """Whether exactly this article is kept already, or an earlier text of it: it need not be read again."""

    def copied(self, article: str) -> str | None:
        """Of an article whose quotes are placed the first other of the same outlet with the very same text, if any.

        Found by its longest quote, so that a text without quotes, which counts nowhere, has none.
        """

    def refuse(self, rejections: Iterable[Rejection]) -> None:
        """Keep refusals; the newest per id holds."""

    def remove(self, article: str) -> bool:
        """Forget an article and all that was read from it; whether there was one.

        Families that it held together part when quotes are next placed (``quoth.relatives.place_quotes``).
        """

    # Finding again

    def get_article(self, article: str) -> Article | None:
        """The article of this id, equal to the one added."""

    def get_record(self, article: str) -> Record | None:
        """The record of the article of this id, equal to the one added."""

    def get_quote(self, key: str) -> StoredQuote | None:
        """The quote of this key, "<article id>#<quote id>"."""

    def records(self, filters: Filters = EVERYTHING, *, corrected: bool = False) -> Iterator[Record]:
        """Records of the articles that hold a quote that fits, or all of them without a filter, in order of adding.

        Records are whole: they hold their other quotes too.  They are as they were read, though filters go by speakers
        as readers corrected them; ``corrected`` gives them as readers decided: other speakers, and no quotes that are
        none.  What is added after the first was asked for does not come, so the store may be written meanwhile.
        """

    def quotes(self, filters: Filters = EVERYTHING) -> Iterator[StoredQuote]:
        """Quotes that fit, as readers corrected them, in order of adding.

        Those of what is added, or read anew, after the first was asked for do not come: the store may be written
        meanwhile.
        """

    def tidy(self, seconds: float = 60.0) -> None:
        """Put the word indexes in order after much was added, which makes searching quicker; ends after ``seconds``.

        Others may read and write meanwhile; what is found stays the same.
        """

    def versions(self, article: str) -> list[str]:
        """Earlier texts of an article, each once, in the order in which they were replaced."""

    def refusals(self) -> Iterator[Rejection]:
        """What was refused."""

    def counts(self) -> Counts:
        """How much there is."""

    def state(self) -> str:
        """A mark that changes with every change of what is kept, whoever makes it; cheap to ask for."""

    # Searching

    def match(
        self, match: Match, filters: Filters = EVERYTHING, *, limit: int = 20, offset: int = 0, seconds: float = 1.0
    ) -> Matches:
        """Quotes with these words, best first, within about ``seconds``.

        Words are compared without regard to case, accents and marks.  The shorter of two quotes is the better, but for
        ``any``; among more than a thousand matches of common words only the thousand added last are ranked.
        """

    def facets(
        self, match: Match, filters: Filters = EVERYTHING, *, most: int = 1_000, top: int = 8, seconds: float = 0.5
    ) -> Facets | None:
        """What quotes with these words have in common; of more than ``most`` the last added are counted.

        None when even those could not be counted within ``seconds``.
        """

    def rarest(self, words: Sequence[str], most: int) -> list[tuple[str, int]]:
        """The words that occur among the quotes, rarest first, with the number of quotes; at most ``most``."""

    def passages(self, words: Sequence[str], *, limit: int = 20, seconds: float = 1.0) -> list[Passage]:
        """Paragraphs of primary sources that share the rarest of these words, best first."""

    def candidates(
        self,
        words: Sequence[str],
        limit: int,
        *,
        by: str | None = None,
        between: Between | None = None,
    ) -> Sequence[tuple[Record, Span]]:
        """The stretches of text most likely to hold these words, best first: what verification asks of a corpus.

        ``by``: stretches said by this speaker are to be among them.  ``between``: first and last day; texts without a
        day are kept.
        """

    def count(self, *, between: Between | None = None) -> int:
        """How many texts there are, of these days or without a day."""

    # People and judgements

    def judge(self, *judgements: Judgement) -> None:
        """Record what a person decided, all of it or nothing; never changed or removed afterwards.

        One about a quote (``quoth.store.corrections``) moves it in ``match``, ``audit`` and families at once; records
        stay as they were read.
        """

    def settle(self) -> int:
        """Make what follows from judgements about quotes again; how many articles have one."""

    def judgements(self, about: About | None = None, lefts: Sequence[str] | None = None) -> Iterator[Judgement]:
        """All judgements, or those about one thing, or of these only those whose ``left`` is given; oldest first."""

    def add_people(self, people: Iterable[Person]) -> None:
        """Keep people of a register; the newest per id holds."""

    def people(self) -> Iterator[Person]:
        """The register of people."""

    # Counting

    def audit(self, by: AuditBy, filters: Filters = EVERYTHING, *, limit: int = 50) -> list[AuditRow]:
        """Quotes counted by group, largest first (periods in order of time)."""

    def interrupt(self) -> None:
        """Break off what other threads ask; they get a ``StoreError``.  For before ``close``."""

    def close(self) -> None:
        """Give back what the store holds open; calling it again does nothing, all else raises ``StoreError``."""

    def __enter__(self) -> Store: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
