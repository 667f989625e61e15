"""Speakers of one article -> people known across articles: candidates, scores, reasons; the ambiguous stay open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from quoth.data import Span, Speaker
from quoth.speakers.known.across import ENOUGH, EXACT, compare_forms
from quoth.speakers.known.judgements import Decided, decide, read_judgements
from quoth.speakers.known.registers import COLUMNS, Candidate, PeopleRegister, Person, read_people, read_register
from quoth.speakers.names.personal import fold, parse_name
from quoth.speakers.words.lexicon import HONORIFICS, TITLES

__all__ = [
    "APART",
    "COLUMNS",
    "ENOUGH",
    "Candidate",
    "JudgedRegister",
    "PeopleRegister",
    "Person",
    "Register",
    "addressed",
    "compare_forms",
    "judged",
    "judged_alone",
    "link_name",
    "link_speakers",
    "people_of",
    "read_people",
    "read_register",
    "remarks_of",
    "unlinked",
]

APART = 0.1  # the next person must be at least this much worse, unless the name is exactly one person's
_ADDRESS = TITLES | HONORIFICS | {"the"}


class Register(Protocol):
    """What linking needs to know of the people known across articles."""

    def candidates(self, name: str) -> Sequence[Candidate]:
        """People the name may mean, best first."""
        ...


@dataclass(frozen=True, slots=True)
class JudgedRegister:
    """A register in the light of what people decided: the same is sure, not the same is left out."""

    register: PeopleRegister
    decided: Decided
    remarks: tuple[str, ...] = ()  # which lines of the list were refused

    def candidates(self, name: str) -> list[Candidate]:
        """As the register's, with decisions about the name (or its speaker's cluster) and each person applied."""
        out = []
        for c in self.register.candidates(name):
            if self.decided.verdict(name, c.person) == "same":
                return [Candidate(c.person, 1.0, "judged the same")]
            if not self.told_apart(name, c.person):
                out.append(c)
        cluster = self.decided.canonical.get(name)
        if cluster is None:
            return out
        others = [i for i, first in self.decided.canonical.items() if first == cluster and i != name]
        told = {i if i in self.register.people else link_name(i, self.register) for i in others} - {None}
        return [Candidate(str(told.pop()), 1.0, "judged the same")] if len(told) == 1 else out

    def apart(self, one: str, other: str) -> bool:
        """Whether two names were judged to be two people's."""
        return self.decided.verdict(one, other) == "not the same"

    def told_apart(self, name: str, ident: str) -> bool:
        """Whether a name was judged not to be a person's: by the id, or by one of the names the register has."""
        person = self.register.people.get(ident)
        forms = (ident, *person.forms) if person else (ident,)
        return any(self.apart(name, form) for form in forms)


def judged(register: PeopleRegister, path: Path) -> Register:
    """The register with the decisions of a list that ``quoth judge`` keeps, if there is one.

    Names judged the same of which the register has none are added to it as one more person.
    """
    if not path.exists():
        return register
    judgements, refused = read_judgements(path)
    decided = decide(judgements)
    for person in list(_called_the_same(decided)):
        if all(
            form not in register.people and link_name(form, register) is None for form in (person.id, *person.forms)
        ):
            register.add(person)
    return JudgedRegister(register, decided, refused)


def judged_alone(path: Path) -> JudgedRegister | None:
    """A register of those whom a list that ``quoth judge`` keeps calls the same; None where it decides nothing."""
    if not path.exists():
        return None
    judgements, refused = read_judgements(path)
    register, decided = PeopleRegister(), decide(judgements)
    for person in _called_the_same(decided):
        register.add(person)
    return JudgedRegister(register, decided, refused) if register.people or decided.apart or refused else None


def _called_the_same(decided: Decided) -> Iterator[Person]:
    """Those whom two names or more were judged to mean: the longest is the name, an id of Wikidata the identity."""
    for first in sorted(set(decided.canonical.values())):
        forms = [form for form, canonical in decided.canonical.items() if canonical == first]
        names = sorted((form for form in forms if not _WIKIDATA.fullmatch(form)), key=lambda form: (-len(form), form))
        if len(forms) > 1 and names:
            ident = next((form for form in forms if _WIKIDATA.fullmatch(form)), names[0])
            yield Person(ident, names[0], tuple(names[1:]))


_WIKIDATA = re.compile(r"Q\d+")


def people_of(register: Register) -> list[Person]:
    """Everybody in a register that was read or judged."""
    held = register.register if isinstance(register, JudgedRegister) else register
    return list(held.people.values()) if isinstance(held, PeopleRegister) else []


def remarks_of(register: Register) -> list[str]:
    """What was odd in the files of a register: columns not read, lines refused."""
    held = register.register if isinstance(register, JudgedRegister) else register
    told = register.remarks if isinstance(register, JudgedRegister) else ()
    return [*held.remarks, *told] if isinstance(held, PeopleRegister) else [*told]


def link_speakers(speakers: Sequence[Speaker], register: Register, text: str = "") -> tuple[Speaker, ...]:
    """Set ``person`` where exactly one person of the register is meant; the unnamed and the ambiguous stay open.

    ``text`` is the article's: how a name is addressed there ("Baroness Roe") may be a form that the register has.
    """
    return tuple(
        replace(s, person=_linked(s, register, text)) if s.unnamed is None and s.type != "group" else s
        for s in speakers
    )


def _linked(speaker: Speaker, register: Register, text: str) -> str | None:
    likely = [_fitting(speaker, register.candidates(form)) for form in addressed(speaker, text)]
    found = {_the_one(candidates) for candidates in likely} - {None}
    person = found.pop() if len(found) == 1 else None
    return None if person is None or _judged_another(speaker, person, register, text) else person


def _fitting(speaker: Speaker, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those who may be of the kind the article says: what it tells of as a body is nobody called Adam Harrow."""
    body = speaker.type in ("organisation", "document")
    return [c for c in candidates if not (body and c.type == "person")]


def _judged_another(speaker: Speaker, person: str, register: Register, text: str) -> bool:
    """Whether the article calls a speaker in full by a name that was judged not to be the person's."""
    if not isinstance(register, JudgedRegister):
        return False
    forms = {speaker.name} | {text[slice(*span)] for span in speaker.spans}
    return any(register.told_apart(form, person) for form in forms if len(parse_name(form).words) > 1)


def addressed(speaker: Speaker, text: str) -> list[str]:
    """The forms by which a register may know a speaker: the name, with "Jr.", a title or "the" as it stands there."""
    forms, own = [speaker.name], parse_name(speaker.name).words
    full = [name for span in speaker.spans if (name := parse_name(text[slice(*span)])).words == own]
    bare = len(own) > 1 and not all(name.suffixes for name in full)
    for span in speaker.spans:
        written = text[slice(*span)]
        if parse_name(written).suffixes and parse_name(written).words == own:
            if bare:
                forms.append(written)  # "Jim Roe … Jim Roe Jr.": perhaps two, taken for one
            else:
                forms[0] = written  # whoever is called Jr. is not who is called Sr.
        title = _title_before(text, span)
        if title and len(parse_name(written).words) == 1:
            forms.append(f"{title} {written}")
    return list(dict.fromkeys(forms))


def _title_before(text: str, span: Span) -> str:
    words = text[max(0, span[0] - 40) : span[0]].split(" ")
    if words[-1:] != [""] or len(words) < 2:
        return ""
    word = words[-2]
    return word if word == "the" or (word[:1].isupper() and fold(word) in _ADDRESS) else ""


def link_name(name: str, register: Register) -> str | None:
    """The one person a name means, or None."""
    return _the_one(register.candidates(name))


def _the_one(found: Sequence[Candidate]) -> str | None:
    """The first of some candidates where no other comes near, or it alone has the name as it stands."""
    if not found or found[0].score < ENOUGH:
        return None
    if len(found) == 1 or found[0].score - found[1].score >= APART or found[0].score == EXACT > found[1].score:
        return found[0].person
    return None


def unlinked(speakers: Sequence[Speaker], register: Register, text: str = "") -> list[str]:
    """For each speaker that stays open though the register has people it may be: between whom, and why, as lines."""
    out = []
    for s in speakers:
        if s.person is None and s.unnamed is None and s.type != "group":
            found: dict[str, Candidate] = {}
            for c in (c for form in addressed(s, text) for c in _fitting(s, register.candidates(form))):
                found[c.person] = max(c, found.get(c.person, c), key=lambda one: one.score)
            if found:
                out.append(f"      {s.name} may be one of the register, or nobody in it:")
                out.extend(f"        {c.score:.2f}  [{c.person}] {c.reason}" for c in list(found.values())[:5])
    return out
