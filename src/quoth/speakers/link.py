"""Speakers of one article -> people known across articles: candidates, scores, reasons; the ambiguous stay open."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from quoth.data import Span, Speaker
from quoth.errors import InputError
from quoth.speakers.judgements import Decided, decide, from_lines
from quoth.speakers.lexicon import HONORIFICS, TITLES
from quoth.speakers.names import Comparison, compare_parsed, fold, only_alike, parse_name, same_given

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
            best = max((compare_forms(name, form) for form in (person.name, *person.aliases)), key=lambda c: c.score)
            if best.score >= 0.5:
                found.append(Candidate(ident, best.score, f"{person.name}: {best.reason}"))
        return sorted(found, key=lambda c: (-c.score, c.person))


def compare_forms(name: str, form: str) -> Comparison:
    """As ``compare_names``, stricter: across articles an initial, a letter or a missing "Jr." may be somebody else."""
    if _plain(name) == _plain(form):
        return Comparison(1.0, "the name as the register has it")
    a, b = parse_name(name), parse_name(form)
    found = compare_parsed(a, b)
    if found.score < ENOUGH:
        return found
    if bool(a.suffixes) != bool(b.suffixes) and {"jr", "sr", "ii", "iii", "iv"} & {*a.suffixes, *b.suffixes}:
        return Comparison(OPEN, "one of them is called Jr. or Sr.")
    given, other = a.words[0], b.words[0]
    if min(len(a.words), len(b.words)) == 1:
        return Comparison(OPEN, "a surname alone")
    if only_alike(given, other):
        return Comparison(OPEN, "the same surname, but the given names only look alike")
    if not same_given(given, other) and a.words != b.words[::-1]:
        return Comparison(OPEN, "surnames alone")
    return found


OPEN = 0.8  # a name that may be this person, and may as well not be
_ADDRESS = TITLES | HONORIFICS


def _plain(name: str) -> str:
    return " ".join(fold(w) for w in name.split())


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
        others = [i for i, first in self.decided.canonical.items() if first == cluster and i != name]
        told = {i if i in self.register.people else link_name(i, self.register) for i in others} - {None}
        return [Candidate(str(told.pop()), 1.0, "judged the same")] if len(told) == 1 else out


_NAMES = ("name", "label", "itemlabel", "personlabel")


def read_people(text: str, source: str = "people") -> PeopleRegister:
    """Read a register from JSONL or CSV: name, aliases (a list, or parted by ; or |), id or wikidata, description.

    A JSON list, columns parted by semicolons or tabs, and the columns of a Wikidata query are read as well.
    """
    register = PeopleRegister()
    stripped = text.lstrip("\ufeff \n\r\t")
    rows = _json_rows(stripped, source) if stripped.startswith(("{", "[")) else _csv_rows(stripped, source)
    for n, row in enumerate(rows, 1):
        low = {str(k).strip().lower(): v for k, v in row.items() if k is not None}
        name = _value(low, *_NAMES)
        if any(not isinstance(low.get(key) or "", str) for key in _NAMES):
            raise InputError(source, "no-name", f"entry {n}: its 'name' is not a text")
        if not name:
            raise InputError(
                source, "no-name", f"entry {n} has no name: give each person a 'name' (and 'aliases', 'wikidata')"
            )
        ident = _value(low, "wikidata", "wikidata_id", "wikidataid", "qid", "id", "item", "person") or name
        aliases = next((low[k] for k in ("aliases", "alias", "itemaltlabel", "personaltlabel") if low.get(k)), None)
        about = _value(low, "description", "itemdescription", "persondescription")
        parts = ",;|" if "itemaltlabel" in low or "personaltlabel" in low else ";|"
        register.add(Person(_ENTITY.sub("", ident), name, _aliases(aliases, parts), about))
    if not register.people:
        raise InputError(source, "no-people", "names nobody: give a line for each person, with a 'name'")
    return register


_ENTITY = re.compile(r"^https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(?=Q\d+$)")


def _value(row: dict[str, object], *keys: str) -> str:
    return next((v for k in keys if (v := str(row.get(k) or "").strip())), "")


def _csv_rows(text: str, source: str) -> Iterable[dict[str, object]]:
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


def judged(register: PeopleRegister, path: Path) -> Register:
    """The register with the decisions of a list that ``quoth judge`` keeps, if there is one."""
    return JudgedRegister(register, _decided(path)) if path.exists() else register


def judged_alone(path: Path) -> JudgedRegister | None:
    """A register of those whom a list that ``quoth judge`` keeps calls the same; None where it says so of nobody."""
    if not path.exists():
        return None
    register, decided = PeopleRegister(), _decided(path)
    for first in sorted(set(decided.canonical.values())):
        forms = [form for form, canonical in decided.canonical.items() if canonical == first]
        names = sorted((form for form in forms if not _WIKIDATA.fullmatch(form)), key=lambda form: (-len(form), form))
        if len(forms) > 1 and names:
            ident = next((form for form in forms if _WIKIDATA.fullmatch(form)), names[0])
            register.add(Person(ident, names[0], tuple(names[1:])))
    return JudgedRegister(register, decided) if register.people else None


_WIKIDATA = re.compile(r"Q\d+")


def _decided(path: Path) -> Decided:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), "unreadable", f"cannot be read as UTF-8 text: {error}") from error
    return decide(from_lines(lines, str(path)))


def people_of(register: Register) -> list[Person]:
    """Everybody in a register that was read or judged."""
    held = register.register if isinstance(register, JudgedRegister) else register
    return list(held.people.values()) if isinstance(held, PeopleRegister) else []


def read_register(path: Path) -> PeopleRegister:
    """As ``read_people``, from a file."""
    try:
        return read_people(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError as error:
        raise InputError(str(path), "missing", "does not exist") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), "unreadable", f"cannot be read as UTF-8 text: {error}") from error


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
        return tuple(str(v).strip() for v in value if str(v).strip())
    return tuple(a.strip() for a in re.split(f"[{re.escape(parts)}]", str(value or "")) if a.strip())


def link_speakers(speakers: Sequence[Speaker], register: Register, text: str = "") -> tuple[Speaker, ...]:
    """Set ``person`` where exactly one person of the register is meant; the unnamed and the ambiguous stay open.

    ``text`` is the article's: how a name is addressed there ("Baroness Roe") may be a form that the register has.
    """
    return tuple(
        replace(s, person=_linked(s, register, text)) if s.unnamed is None and s.type != "group" else s
        for s in speakers
    )


def _linked(speaker: Speaker, register: Register, text: str) -> str | None:
    found = {link_name(form, register) for form in addressed(speaker, text)} - {None}
    return found.pop() if len(found) == 1 else None


def addressed(speaker: Speaker, text: str) -> list[str]:
    """The forms by which a register may know a speaker: the name, with "Jr." or a title where the article has them."""
    forms = [speaker.name]
    for span in speaker.spans:
        written = text[slice(*span)]
        if parse_name(written).suffixes and parse_name(written).words == parse_name(speaker.name).words:
            forms[0] = written  # whoever is called Jr. is not who is called Sr.
        title = _title_before(text, span)
        if title and len(parse_name(written).words) == 1:
            forms.append(f"{title} {written}")
    return list(dict.fromkeys(forms))


def _title_before(text: str, span: Span) -> str:
    words = text[max(0, span[0] - 40) : span[0]].split(" ")
    if words[-1:] != [""] or len(words) < 2:
        return ""
    return words[-2] if words[-2][:1].isupper() and fold(words[-2]) in _ADDRESS else ""


def link_name(name: str, register: Register) -> str | None:
    """The one person a name means, or None."""
    found = register.candidates(name)
    if not found or found[0].score < ENOUGH:
        return None
    if len(found) > 1 and found[0].score - found[1].score < APART:
        return None
    return found[0].person


def unlinked(speakers: Sequence[Speaker], register: Register, text: str = "") -> list[str]:
    """For each speaker that stays open though the register has people it may be: between whom, and why, as lines."""
    out = []
    for s in speakers:
        if s.person is None and s.unnamed is None and s.type != "group":
            found = {c.person: c for form in addressed(s, text) for c in register.candidates(form)}
            if found:
                out.append(f"      {s.name} may be one of the register, or nobody in it:")
                out.extend(f"        {c.score:.2f}  [{c.person}] {c.reason}" for c in list(found.values())[:5])
    return out
