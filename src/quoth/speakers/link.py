"""Speakers of one article -> people known across articles: candidates, scores, reasons; the ambiguous stay open."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from quoth.data import Speaker
from quoth.errors import InputError
from quoth.speakers.judgements import Decided, decide, from_lines
from quoth.speakers.names import compare_names, parse_name

ENOUGH = 0.85  # a comparison at or above this links
APART = 0.1  # and only if the next person is at least this much worse


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the register."""

    id: str  # the Wikidata id where there is one
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person a speaker may be, how likely (0..1), and why."""

    person: str
    score: float
    reason: str


class Register(Protocol):
    """What linking needs to know of the people known across articles."""

    def candidates(self, name: str) -> Sequence[Candidate]:
        """People the name may mean, best first."""
        ...


@dataclass(slots=True)
class PeopleRegister:
    """A register in memory, found by the words of its names."""

    people: dict[str, Person] = field(default_factory=dict)
    _by_word: dict[str, set[str]] = field(default_factory=dict)

    def add(self, person: Person) -> None:
        """Add or replace a person."""
        self.people[person.id] = person
        for form in (person.name, *person.aliases):
            for word in parse_name(form).words or (form.casefold(),):
                self._by_word.setdefault(word, set()).add(person.id)

    def candidates(self, name: str) -> list[Candidate]:
        """People one of whose forms may be this name, best first."""
        words = parse_name(name).words or (name.casefold(),)
        ids = set().union(*(self._by_word.get(w, set()) for w in words)) if words else set()
        found = []
        for ident in ids:
            person = self.people[ident]
            best = max((compare_names(name, form) for form in (person.name, *person.aliases)), key=lambda c: c.score)
            if best.score >= 0.5:
                found.append(Candidate(ident, best.score, f"{person.name}: {best.reason}"))
        return sorted(found, key=lambda c: (-c.score, c.person))


@dataclass(frozen=True, slots=True)
class JudgedRegister:
    """A register in the light of what people decided: the same is sure, not the same is left out."""

    register: PeopleRegister
    decided: Decided

    def candidates(self, name: str) -> list[Candidate]:
        """As the register's, with decisions about the name (or its speaker's cluster) and each person applied."""
        out = []
        for c in self.register.candidates(name):
            verdict = self.decided.verdict(name, c.person)
            if verdict == "same":
                return [Candidate(c.person, 1.0, "judged the same")]
            if verdict is None:
                out.append(c)
        cluster = self.decided.canonical.get(name)
        if cluster is None:
            return out
        told = [i for i, first in self.decided.canonical.items() if first == cluster and i in self.register.people]
        return [Candidate(told[0], 1.0, "judged the same")] if len(told) == 1 else out


def read_people(text: str, source: str = "people") -> PeopleRegister:
    """Read a register from JSONL or CSV: name, aliases (a list, or parted by ; or |), id or wikidata, description."""
    register = PeopleRegister()
    stripped = text.lstrip("\ufeff \n\r\t")
    rows: Iterable[dict[str, object]] = (
        _json_rows(stripped, source) if stripped.startswith("{") else csv.DictReader(io.StringIO(stripped))
    )
    for n, row in enumerate(rows, 1):
        low = {str(k).strip().lower(): v for k, v in row.items() if k is not None}
        name = str(low.get("name") or low.get("label") or "").strip()
        if not name:
            raise InputError(
                source, "no-name", f"entry {n} has no name: give each person a 'name' (and 'aliases', 'wikidata')"
            )
        ident = str(low.get("wikidata") or low.get("wikidata_id") or low.get("qid") or low.get("id") or name).strip()
        register.add(
            Person(ident, name, _aliases(low.get("aliases") or low.get("alias")), str(low.get("description") or ""))
        )
    return register


def judged(register: PeopleRegister, path: Path) -> Register:
    """The register with the decisions of a list that ``quoth judge`` keeps, if there is one."""
    if not path.exists():
        return register
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), "unreadable", f"cannot be read as UTF-8 text: {error}") from error
    return JudgedRegister(register, decide(from_lines(lines, str(path))))


def read_register(path: Path) -> PeopleRegister:
    """As ``read_people``, from a file."""
    try:
        return read_people(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), "unreadable", f"cannot be read as UTF-8 text: {error}") from error


def _json_rows(text: str, source: str) -> Iterable[dict[str, object]]:
    for n, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise InputError(source, "bad-json", f"line {n} is not JSON: {error}") from error
            if not isinstance(row, dict):
                raise InputError(source, "bad-json", f"line {n} is not a JSON object")
            yield row


def _aliases(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(v).strip() for v in value if str(v).strip())
    return tuple(a.strip() for a in str(value or "").replace("|", ";").split(";") if a.strip())


def link_speakers(speakers: Sequence[Speaker], register: Register) -> tuple[Speaker, ...]:
    """Set ``person`` where exactly one person of the register is meant; the unnamed and the ambiguous stay open."""
    return tuple(
        replace(s, person=link_name(s.name, register)) if s.unnamed is None and s.type != "group" else s
        for s in speakers
    )


def link_name(name: str, register: Register) -> str | None:
    """The one person a name means, or None."""
    found = register.candidates(name)
    if not found or found[0].score < ENOUGH:
        return None
    if len(parse_name(name).words) < 2 and found[0].score < 1.0 and not found[0].reason.endswith("the same words"):
        return None  # a surname alone names too many people
    if len(found) > 1 and found[0].score - found[1].score < APART:
        return None
    return found[0].person
