"""Filters as SQL conditions on quotes ``q``, articles ``a`` and speakers ``s``; values only ever as parameters.

A word index that keeps ``facets`` of each quote finds the few that fit a filter among many that hold a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, Literal, get_args

from quoth.data import QuoteKind, SourceKind
from quoth.days import begin, read_range, unfinished
from quoth.errors import InputError
from quoth.store.folding import fold_words

Naming = Literal[
    "named", "unnamed", "unnamed individual", "unnamed group", "unnamed spokesperson", "unnamed document",
    "unnamed organisation", "unnamed source", "unsettled",
]  # fmt: skip
"""How a speaker is named, as audits count; "unnamed" is all of these, "unnamed source" one that a reader told of."""

DAYS = ("since", "until")
"""The filters that are days."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotes are wanted; what is None or empty does not matter.

    Raises ``InputError`` for days and kinds that make no sense, which would else find nothing, or everything, and
    ``TypeError`` for what is no string.
    """

    by: str | None = None  # words of the speaker's name: "sanders", "bernie sanders"
    person: str | None = None  # identity in the register
    outlet: str | None = None  # without regard to case
    section: str | None = None
    kind: QuoteKind | None = None
    source_kind: SourceKind | None = None
    since: str | None = None  # first day; also a month or a year: "2024-05-01", "2024-05", "2024"
    until: str | None = None  # last day, inclusive
    named: str | None = None  # the speaker's whole name, but for case and an article before it
    naming: Naming | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            if not isinstance(given := getattr(self, each.name), str | None):
                raise TypeError(f"{each.name} must be a string, not {type(given).__name__}")
        closed = (("kind", QuoteKind), ("source_kind", SourceKind), ("naming", Naming))
        for name, kinds in ((name, get_args(kind)) for name, kind in closed):
            if (given := getattr(self, name)) and given not in kinds:
                raise InputError(name, "bad-kind", f"“{str(given)[:40]}” is none of {', '.join(kinds)}")
        for name, day in zip(DAYS, read_range(self.since, self.until, DAYS), strict=True):
            object.__setattr__(self, name, day)

    def __str__(self) -> str:
        """What they say, for people ("outlet The Post, from 2024-01-01"); empty where nothing is asked."""
        told = {
            "speaker": self.by and f"“{self.by}”", "name": self.named and f"“{self.named}”",
            "person": self.person, "sources": self.naming, "outlet": self.outlet, "section": self.section,
            "kind": self.kind, "texts": self.source_kind, "from": self.since, "to": self.until,
        }  # fmt: skip
        return ", ".join(f"{name} {value}" for name, value in told.items() if value)


EVERYTHING = Filters()

ARTICLES = "JOIN articles AS a ON a.number = q.article"
JOINS = f"{ARTICLES} LEFT JOIN speakers AS s ON s.article = q.article AND s.id = q.speaker AND s.name = q.speaker_name"
"""Articles and speakers of quotes; the speaker is absent where a reader named somebody else."""

PERSON = (
    "(CASE WHEN s.number IS NOT NULL THEN s.person WHEN q.speaker_name IS NULL THEN NULL ELSE coalesce("
    "(SELECT max(t.person) FROM speakers AS t WHERE t.article = q.article AND t.name = q.speaker_name), "
    "(SELECT CASE WHEN count(*) = 1 THEN max(k.id) END FROM people AS k WHERE k.name = q.speaker_name "
    "OR replace(k.aliases, '\"' || q.speaker_name || '\"', '') <> k.aliases)) END)"
)
"""Identity of a quote's speaker in the register.  Whom a reader named is looked up among the others of the article,
then by the names and aliases of the register."""

_CUT = "rtrim(j.\"left\", replace(j.\"left\", '#', ''))"  # of a quote's key all to the last "#"
_OF_PERSON = (
    "q.article IN (SELECT t.article FROM speakers AS t WHERE t.person = ? UNION SELECT b.number FROM judgements AS j "
    f"JOIN articles AS b ON b.id = substr({_CUT}, 1, length({_CUT}) - 1) WHERE j.about = 'quote')"
)
"""The articles in which somebody may speak, found by an index: ``PERSON`` alone would be asked of every quote."""


UNNAMED = (
    "(CASE WHEN s.number IS NULL THEN EXISTS (SELECT 1 FROM speakers AS t WHERE t.article = q.article "
    "AND t.name = q.speaker_name AND (t.unnamed IS NOT NULL OR t.type = 'unnamed')) "
    "ELSE s.unnamed IS NOT NULL OR s.type = 'unnamed' END)"
)
"""Of a quote with a speaker.  One named by a reader is looked up among the others of the article."""

NAMING = (
    f"CASE WHEN q.speaker_name IS NULL THEN 'unsettled' WHEN {UNNAMED} "
    "THEN 'unnamed ' || coalesce(s.unnamed, 'source') ELSE 'named' END"
)


def same_name(name: str) -> str:
    """SQL of a name without what does not tell speakers apart: its case, and an article ("The engineers").

    "A" and "an" are articles before a small letter: An Li is somebody.
    """
    small = " ".join(
        f"WHEN lower(substr({name}, 1, {n - 1})) = '{article} ' "
        f"AND substr({name}, {n}, 1) = lower(substr({name}, {n}, 1)) THEN substr({name}, {n})"
        for n, article in ((3, "a"), (4, "an"))
    )
    return f"lower(CASE WHEN lower(substr({name}, 1, 4)) = 'the ' THEN substr({name}, 5) {small} ELSE {name} END)"


_ARTICLE = re.compile(r"(?:[Tt][Hh][Ee] |(?:[Aa]|[Aa][Nn]) (?=[^A-Z]))")


def without_article(name: str) -> str:
    """A name as ``same_name`` has it, but for case."""
    found = _ARTICLE.match(name)
    return name[found.end() :] if found else name


def words_of(filters: Filters) -> str:
    """The words that a speaker's name must have, as the word index answers."""
    return f"{filters.by or ''} {without_article(filters.named or '')}".strip()


def conditions(filters: Filters) -> tuple[str, list[Any]]:
    """ " AND …" conditions for all filters but ``by``, which the word index answers; and their values."""
    wanted = (
        (_OF_PERSON, filters.person),
        (f"{PERSON} = ?", filters.person),
        ("lower(a.outlet) = lower(?)", filters.outlet),
        ("lower(a.section) = lower(?)", filters.section),
        ("q.kind = ?", filters.kind),
        ("a.kind = ?", filters.source_kind),
        ("a.day >= ?", begin(filters.since or "")),
        ("a.day <= ?", filters.until),
        *(("a.day <> ?", part) for part in unfinished(filters.until or "")),
        (f"{same_name('q.speaker_name')} = lower(?)", without_article(filters.named or "")),
        (f"{NAMING} = ?", filters.naming if filters.naming != "unnamed" else None),
    )
    given = [(sql, value) for sql, value in wanted if value]
    unnamed = f" AND q.speaker_name IS NOT NULL AND {UNNAMED}" if filters.naming == "unnamed" else ""
    return "".join(f" AND {sql}" for sql, _ in given) + unnamed, [value for _, value in given]


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_FACETS = 60
"""Years and months looked up for a range of days; a longer range holds so much that nothing is gained."""


def facets_of(kind: str, outlet: str | None, section: str | None, day: str | None) -> str:
    """What a quote may be narrowed by, each as one word: "kdirect othepost spolitics y2024 m202405".

    A year alone has no day that is known, and may be of any in it.
    """
    days = ((f"y{day[:4]}",) if day else ()) + ((f"m{day[:4]}{day[5:7]}",) if day and day[5:] else ("nodate",))
    names = ((letter, _one_word(name)) for letter, name in (("o", outlet), ("s", section)))
    return " ".join([f"k{kind}", *(letter + word for letter, word in names if word), *days])


def facets_wanted(filters: Filters) -> list[tuple[str, ...]]:
    """Of each group at least one must be among a quote's facets for it to fit; what fits is among those, not all."""
    names = (("k", filters.kind), ("o", _one_word(filters.outlet)), ("s", _one_word(filters.section)))
    groups: list[tuple[str, ...]] = [(letter + name,) for letter, name in names if name]
    days = days_wanted(filters.since, filters.until)
    return [*groups, days] if days else groups


def days_wanted(first: str | None, last: str | None) -> tuple[str, ...]:
    """Facets of the years and months from one day to another; none for a range that is open or long."""
    if not (first and last and _DAY.match(first) and _DAY.match(last)):
        return ()
    at, end = _month(first), _month(last)
    wanted: list[str] = []
    while at <= end and len(wanted) <= _MOST_FACETS:
        year = at % 12 == 0 and at + 11 <= end
        wanted.append(f"y{at // 12:04}" if year else f"m{at // 12:04}{at % 12 + 1:02}")
        at += 12 if year else 1
    return tuple(wanted) if len(wanted) <= _MOST_FACETS else ()


def _month(day: str) -> int:
    """Months since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _one_word(name: str | None) -> str:
    return "".join(fold_words(name or ""))[:80]
