"""A register of people: who is in it, who of it a name may mean, and how one is read from a file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from quoth.errors import InputError
from quoth.speakers.known.across import (
    EXACT,
    agree_in_middle,
    compare_forms,
    contradict,
    have_nothing_in_common,
    looks_like,
)
from quoth.speakers.known.judgements import read_list
from quoth.speakers.names.personal import Comparison, parse_name


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the register."""

    id: str  # the Wikidata id where there is one
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    type: str = ""  # "person" or "organisation", where the register says; else the name tells

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person a speaker may be, how likely (0..1), and why."""

    person: str
    score: float
    reason: str
    type: str = ""  # "person" or "organisation" where the name tells


@dataclass(slots=True)
class PeopleRegister:
    """A register in memory, found by the words of its names."""

    people: dict[str, Person] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)  # what was odd in the file, for whoever gave it
    _by_word: dict[str, set[str]] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """Add or replace a person."""
        self.people[person.id] = person
        for form in person.forms:
            for word in parse_name(form).words or (form.casefold(),):
                self._by_word.setdefault(word, set()).add(person.id)

    def candidates(self, name: str) -> list[Candidate]:
        """People one of whose forms may be this name, best first."""
        words = parse_name(name).words or (name.casefold(),)
        ids = set().union(*(self._by_word.get(w, set()) for w in words)) if words else set()
        found = []
        for ident in ids:
            person = self.people[ident]
            best = _best(name, person)
            if best.score >= _LEAST:
                kind = person.type or looks_like(person.name)
                found.append(Candidate(ident, best.score, f"{person.name}: {best.reason}", kind))
        return sorted(found, key=lambda c: (-c.score, c.person))


_LEAST = 0.5  # a comparison below this is no candidate


def _best(name: str, person: Person) -> Comparison:
    """How well a name fits somebody's forms; not at all where one of them has other initials and none has these."""
    best = max((compare_forms(name, form) for form in person.forms), key=lambda c: c.score)
    if best.score == EXACT or best.score < _LEAST:
        return best
    own, forms = parse_name(name), [parse_name(form) for form in person.forms]
    if any(contradict(own, f) for f in forms) and not any(agree_in_middle(own, f) for f in forms):
        return Comparison(0.0, "other initials or middle names")
    return best


_NAMES = ("name", "label", "itemlabel", "personlabel")
_IDS = ("wikidata", "wikidataid", "qid", "id", "item", "person")
_ALIASES = ("aliases", "alias", "itemaltlabel", "personaltlabel", "altlabel")
_ABOUT = ("description", "itemdescription", "persondescription")
_READ = frozenset({*_NAMES, *_IDS, *_ALIASES, *_ABOUT, "type"})
COLUMNS = "name, aliases, wikidata, description, type"
"""The columns of a register, as a person is told of them."""


def read_people(text: str, source: str = "people") -> PeopleRegister:
    """Read a register from JSONL or CSV: name, aliases (a list, or parted by ; or |), id or wikidata, description.

    A JSON list, columns parted by semicolons or tabs, and the columns of a Wikidata query are read as well.  The
    ``type`` may say that somebody is a person or an organisation.  Entries of one id are one person's: the first name
    is the name, the others are aliases.  ``remarks`` of the register say what was not read, and which entries of one
    id have no word in common.  Raises ``InputError`` for what is neither, and for an entry that names nobody.
    """
    register = PeopleRegister()
    stripped = text.lstrip("\ufeff \n\r\t")
    rows = _json_rows(stripped, source) if stripped.startswith(("{", "[")) else _csv_rows(stripped, source)
    unread: dict[str, None] = {}
    odd: list[str] = []
    beyond: list[int] = []
    first: dict[str, int] = {}
    for n, row in enumerate(rows, 1):
        unread |= dict.fromkeys(str(k) for k in row if k and _key(k) not in _READ)
        person = _person({_key(k): v for k, v in row.items() if k is not None}, n, source)
        held = register.people.get(person.id)
        if held is not None and all(have_nothing_in_common(form, person.name) for form in held.forms):
            odd.append(
                f"entries {first[person.id]} and {n} are both {person.id}, but {held.name} and {person.name} have no "
                "word in common: they are taken for one person"
            )
        if None in row:
            beyond.append(n)
        first.setdefault(person.id, n)
        register.add(_merged(held, person))
    if len(odd) > _MANY:
        odd[_MANY:] = [f"{len(odd) - _MANY:,} more entries have no word in common with others of their id"]
    if beyond:
        odd.append(
            f"entry {beyond[0]} has more cells than there are columns, as have {len(beyond) - 1:,} others: not read"
        )
    if unread:
        named = ", ".join(f'"{k}"' for k in unread)
        odd.append(f"not read: {named}; the columns that are read: {COLUMNS}")
    register.remarks.extend(f"{source}: {remark}" for remark in odd)
    if not register.people:
        raise InputError(source, "no-people", "names nobody: give a line for each person, with a 'name'")
    return register


_MANY = 5  # remarks of one kind


@lru_cache(maxsize=256)
def _key(column: object) -> str:
    """A column's name without what spreadsheets vary: "Wikidata ID", wikidata_id and wikidata-id are one."""
    return re.sub(r"[\s_-]+", "", str(column)).lower()


def _person(row: dict[str, object], n: int, source: str) -> Person:
    name = _value(row, *_NAMES)
    if any(not isinstance(row.get(key) or "", str) for key in _NAMES):
        raise InputError(source, "no-name", f"entry {n}: its 'name' is not a text")
    if not name:
        given = ", ".join(k for k in row if k) or "nothing"
        raise InputError(
            source,
            "no-name",
            f"entry {n} has no name: give each person a 'name' (and 'aliases', 'wikidata'); it has {given}",
        )
    ident = _value(row, *_IDS) or name
    aliases = next((row[k] for k in _ALIASES if row.get(k)), None)
    if not all(isinstance(one, str) for one in (aliases if isinstance(aliases, list) else [aliases or ""])):
        raise InputError(source, "bad-aliases", f"entry {n}: its 'aliases' are neither a text nor a list of texts")
    parts = ",;|" if any(k.endswith("altlabel") for k in row) else ";|"
    kind = _TYPES.get(_value(row, "type").lower(), "")
    return Person(_ENTITY.sub("", ident), name, _aliases(aliases, parts), _value(row, *_ABOUT), kind)


def _merged(held: Person | None, more: Person) -> Person:
    """One person of two entries with one id: the first name is the name, the others are aliases."""
    if held is None:
        return more
    forms = dict.fromkeys((*held.aliases, *more.forms))
    forms.pop(held.name, None)
    about, kind = held.description or more.description, held.type or more.type
    return replace(held, aliases=tuple(forms), description=about, type=kind)


_TYPES = {"person": "person", "human": "person"} | dict.fromkeys(
    ("organisation", "organization", "company", "body"), "organisation"
)
_ENTITY = re.compile(r"^https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(?=Q\d+$)")


def _value(row: dict[str, object], *keys: str) -> str:
    return next((v for k in keys if (v := str(row.get(k) or "").strip())), "")


def _csv_rows(text: str, source: str) -> Iterator[dict[str, object]]:
    header = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True)
    begun = 1
    try:
        for row in rows:
            yield row
            begun = rows.line_num + 1
    except csv.Error as error:
        why = "a quotation mark is not closed" if "end of data" in str(error) else str(error)
        raise InputError(source, "bad-csv", f"line {max(begun, 2)} is not CSV: {why}") from error


def _json_rows(text: str, source: str) -> Iterable[dict[str, object]]:
    if text.startswith("["):
        try:
            text = "\n".join(json.dumps(row) for row in json.loads(text))
        except (ValueError, TypeError, RecursionError) as error:
            raise InputError(source, "bad-json", f"is no list in JSON: {error}") from error
    for n, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise InputError(source, "bad-json", f"line {n} is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise InputError(source, "bad-json", f"line {n} is not a JSON object")
            yield row


def _aliases(value: object, parts: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(v.strip() for v in value if v.strip())
    return tuple(a.strip() for a in re.split(f"[{re.escape(parts)}]", str(value or "")) if a.strip())


def read_register(path: Path) -> PeopleRegister:
    """As ``read_people``, from a file.  Raises ``InputError`` too when it cannot be read."""
    try:
        return read_people(read_list(path, "utf-8-sig"), str(path))
    except FileNotFoundError as error:
        raise InputError(str(path), "missing", "does not exist") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), "unreadable", f"cannot be read as UTF-8 text: {error}") from error
    except OSError as error:
        raise InputError(str(path), "unreadable", f"cannot be read ({error.strerror})") from error
