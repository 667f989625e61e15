"""Linking speakers to a register of people."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from quoth.data import Quote
from quoth.errors import InputError
from quoth.speakers import resolve_speakers
from quoth.speakers.judgements import Judgement, decide, to_line
from quoth.speakers.link import (
    JudgedRegister,
    PeopleRegister,
    Person,
    judged,
    judged_alone,
    link_name,
    people_of,
    read_people,
    read_register,
    unlinked,
)
from tests.factories import article, find
from tests.notation import read_cases

CSV = "name,aliases,wikidata\nJane Roe,Baroness Roe;J. M. Roe,Q1\nJohn Roe,,Q2\nAnna Lund,,Q3\nAnna Lund,,Q4\n"
JSONL = '{"name": "Jane Roe", "aliases": ["Baroness Roe"], "wikidata": "Q1"}\n{"name": "John Roe", "id": "Q2"}\n'


@pytest.mark.parametrize("text", [CSV, JSONL])
def test_a_full_name_is_linked(text: str) -> None:
    assert link_name("Jane Roe", read_people(text)) == "Q1"


def test_a_surname_alone_stays_open() -> None:
    assert link_name("Roe", read_people(CSV)) is None


def test_two_people_of_one_name_stay_open() -> None:
    register = read_people(CSV)
    assert link_name("Anna Lund", register) is None
    assert [c.person for c in register.candidates("Anna Lund")] == ["Q3", "Q4"]
    assert all(c.reason for c in register.candidates("Anna Lund"))


def test_a_stranger_stays_open() -> None:
    assert link_name("Mary Poe", read_people(CSV)) is None


def test_speakers_of_an_article_are_linked() -> None:
    text = "“No,” said Jane Roe. “Yes,” said an official."
    quotes = [
        Quote("q1", "direct", (find(text, "No"),), (find(text, "said"),), (find(text, "Jane Roe"),)),
        Quote("q2", "direct", (find(text, "Yes"),), (find(text, "said", 15),), (find(text, "an official"),)),
    ]
    _, speakers = resolve_speakers(article(text), quotes, register=read_people(CSV))
    assert [s.person for s in speakers] == ["Q1", None]


def test_an_entry_without_a_name_is_refused() -> None:
    with pytest.raises(InputError, match="no name"):
        read_people("name,aliases\n,x\n")


def test_a_register_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        read_register(tmp_path / "people.csv")


def test_what_people_judged_decides_whom_a_name_means() -> None:
    people = read_people(CSV + "Paul Dow,,Q5\n")
    decided = decide(
        [
            Judgement("Anna Lund", "Q4", "same"),
            Judgement("Roe", "Q1", "same"),
            Judgement("Jane Roe", "Q1", "not the same"),
            Judgement("Quickfoot", "Q3", "same"),
        ]
    )
    register = JudgedRegister(people, decided)
    assert link_name("Anna Lund", register) == "Q4", "two bear the name: a person decided"
    assert link_name("Roe", register) == "Q1", "a surname alone is open until it is judged"
    assert link_name("Jane Roe", register) is None, "the likeliest was ruled out"
    assert link_name("Paul Dow", register) == "Q5", "what nobody judged is compared as before"
    assert link_name("Quickfoot", register) == "Q3", "no form of the name is needed where somebody decided"


def test_a_list_of_judgements_is_read_beside_the_register(tmp_path: Path) -> None:
    people = read_people(CSV)
    assert judged(people, tmp_path / "none.jsonl") is people
    kept = tmp_path / "judgements.jsonl"
    kept.write_text(to_line(Judgement("Anna Lund", "Q3", "same")) + "\n", encoding="utf-8")
    assert link_name("Anna Lund", judged(people, kept)) == "Q3"


def _register_of_cases() -> PeopleRegister:
    register = PeopleRegister()
    for line in read_cases("speakers_register.txt"):
        if line.startswith("+ "):
            ident, _, names = line[2:].partition(" ")
            name, *aliases = names.split(" = ")
            register.add(Person(ident, name, tuple(aliases)))
    return register


@pytest.mark.parametrize("line", [c for c in read_cases("speakers_register.txt") if not c.startswith("+ ")])
def test_whom_of_a_register_a_name_means(line: str) -> None:
    name, expected = line.split(" → ")
    assert (link_name(name, _register_of_cases()) or "?") == expected


@pytest.mark.parametrize(
    "text",
    [
        "name;aliases;wikidata\nJane Roe;Baroness Roe|J. Roe;Q1\n",
        "name\taliases\twikidata\nJane Roe\tBaroness Roe\tQ1\n",
        'item,itemLabel,itemAltLabel\nhttp://www.wikidata.org/entity/Q1,Jane Roe,"Baroness Roe, J. Roe"\n',
        '[{"name": "Jane Roe", "aliases": ["Baroness Roe"], "wikidata": "Q1"}]',
    ],
)
def test_registers_come_from_spreadsheets_and_wikidata_too(text: str) -> None:
    register = read_people(text)
    assert [link_name(n, register) for n in ("Jane Roe", "Baroness Roe")] == ["Q1", "Q1"]


@pytest.mark.parametrize("text", ["name,aliases\n", "[]", ""])
def test_a_register_that_names_nobody_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="nobody"):
        read_people(text)


def test_how_an_article_addresses_somebody_is_a_form_of_the_name() -> None:
    text = "Baroness Roe was late. “No,” said Roe."
    quote = Quote("q1", "direct", (find(text, "No"),), (find(text, "said"),), (find(text, "Roe", 20),))
    _, speakers = resolve_speakers(article(text), [quote], register=read_people(CSV))
    assert speakers[0].person == "Q1"


def test_a_name_judged_the_same_as_a_name_of_the_register_is_that_person() -> None:
    register = JudgedRegister(read_people(CSV), decide([Judgement("Quickfoot", "John Roe", "same")]))
    assert link_name("Quickfoot", register) == "Q2"


def test_who_stays_open_is_shown_with_the_people_it_may_be() -> None:
    text = "“No,” said Anna Lund."
    quote = Quote("q1", "direct", (find(text, "No"),), (find(text, "said"),), (find(text, "Anna Lund"),))
    register = read_people(CSV)
    _, speakers = resolve_speakers(article(text), [quote], register=register)
    lines = unlinked(speakers, register, text)
    assert len(lines) == 3
    assert "[Q3]" in lines[1]
    assert "[Q4]" in lines[2]


@pytest.mark.parametrize("text", ["name,aliases\nJane Roe," + "x" * 200_000 + "\n", "[" * 100_000])
def test_a_register_that_no_reader_takes_is_refused(text: str) -> None:
    limit = csv.field_size_limit(131_072)
    try:
        with pytest.raises(InputError):
            read_people(text, "people")
    finally:
        csv.field_size_limit(limit)


@pytest.mark.parametrize(("text", "wrong"), [
    ('name,aliases,wikidata\nTom Hale,,Q1\n"Jane Roe,,Q2\nAnn Lee,,Q3\n', "line 3 .* a quotation mark is not closed"),
    ('{"name": 5}', "entry 1: its 'name' is not a text"),
    ('[{"name": "Jane Roe"}, {"name": ["Tom Hale"]}]', "entry 2: its 'name' is not a text"),
], ids=["unclosed mark", "number", "list"])  # fmt: skip
def test_a_broken_register_is_told_rather_than_read_as_somebody_else(text: str, wrong: str) -> None:
    with pytest.raises(InputError, match=wrong):
        read_people(text)


def test_marks_that_are_closed_may_hold_anything() -> None:
    register = read_people('name,aliases\nTom "T" Hale,"Hale, Tom;\nTommy"\n')
    assert register.people['Tom "T" Hale'].aliases == ("Hale, Tom", "Tommy")


def test_a_register_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_register(tmp_path / "none.csv")


def test_names_judged_the_same_are_one_person_without_a_register(tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    assert judged_alone(kept) is None
    rows = [("Lund", "same", "Ann Lund"), ("Ann Lund", "same", "Q3"), ("Tom Hale", "not the same", "Hale")]
    kept.write_text("".join(to_line(Judgement(a, b, what)) + "\n" for a, what, b in rows), encoding="utf-8")  # type: ignore[arg-type]
    register = judged_alone(kept)
    assert register is not None
    assert [(p.id, p.name, p.aliases) for p in people_of(register)] == [("Q3", "Ann Lund", ("Lund",))]
    assert [link_name(name, register) for name in ("Lund", "Ann Lund", "Hale", "Eva Lund")] == ["Q3", "Q3", None, None]
    kept.write_text(to_line(Judgement("Tom Hale", "Hale", "not the same")) + "\n", encoding="utf-8")
    assert judged_alone(kept) is None
