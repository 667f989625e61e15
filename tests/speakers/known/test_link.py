"""Linking speakers to a register of people."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from quoth.data import Quote, Speaker
from quoth.errors import InputError
from quoth.speakers import resolve_speakers
from quoth.speakers.known.judgements import SamePerson, decide, to_line
from quoth.speakers.known.link import (
    JudgedRegister,
    PeopleRegister,
    Person,
    Register,
    judged,
    judged_alone,
    link_name,
    link_speakers,
    people_of,
    read_people,
    read_register,
    remarks_of,
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


@pytest.mark.parametrize("aliases", ['{"a": 1}', "[5, null]", "7", '["Baroness Roe", ["J. Roe"]]'])
def test_aliases_that_are_no_texts_are_refused(aliases: str) -> None:
    with pytest.raises(InputError, match="entry 1: its 'aliases' are neither a text nor a list of texts"):
        read_people(f'{{"name": "Jane Roe", "aliases": {aliases}}}\n')
    for none in ("null", "[]", '""'):
        assert read_people(f'{{"name": "Jane Roe", "aliases": {none}}}\n').people["Jane Roe"].aliases == ()


def test_a_register_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError):
        read_register(tmp_path / "people.csv")


def test_what_people_judged_decides_whom_a_name_means() -> None:
    people = read_people(CSV + "Paul Dow,,Q5\n")
    decided = decide(
        [
            SamePerson("Anna Lund", "Q4", "same"),
            SamePerson("Roe", "Q1", "same"),
            SamePerson("Jane Roe", "Q1", "not the same"),
            SamePerson("Quickfoot", "Q3", "same"),
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
    kept.write_text(to_line(SamePerson("Anna Lund", "Q3", "same")) + "\n", encoding="utf-8")
    assert link_name("Anna Lund", judged(people, kept)) == "Q3"


def test_names_judged_the_same_are_one_person_beside_a_register_that_has_neither(tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    lines = [SamePerson("J. Moor", "Jack Moor", "same"), SamePerson("Anna Lund", "Q3", "same")]
    kept.write_text("".join(to_line(one) + "\n" for one in lines), encoding="utf-8")
    register = judged(read_people(CSV), kept)
    assert link_name("J. Moor", register) == link_name("Jack Moor", register) == "Jack Moor"
    assert link_name("Anna Lund", register) == "Q3"
    assert "Anna Lund" not in {person.id for person in people_of(register)}


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
    register = JudgedRegister(read_people(CSV), decide([SamePerson("Quickfoot", "John Roe", "same")]))
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
    kept.write_text("".join(to_line(SamePerson(a, b, what)) + "\n" for a, what, b in rows), encoding="utf-8")  # type: ignore[arg-type]
    register = judged_alone(kept)
    assert register is not None
    assert [(p.id, p.name, p.aliases) for p in people_of(register)] == [("Q3", "Ann Lund", ("Lund",))]
    assert [link_name(name, register) for name in ("Lund", "Ann Lund", "Hale", "Eva Lund")] == ["Q3", "Q3", None, None]
    kept.write_text(to_line(SamePerson("Tom Hale", "Hale", "unsure")) + "\n", encoding="utf-8")
    assert judged_alone(kept) is None


def _said_by(name: str, text: str, register: Register) -> Speaker:
    """The speaker of what a text puts between quotation marks before "said"."""
    begin = text.index("“") + 1
    words, cue = (begin, text.index("”")), find(text, "said", text.index("”"))
    quote = Quote("q1", "direct", (words,), (cue,), (find(text, name, cue[1]),))
    (quote,), speakers = resolve_speakers(article(text), [quote], register=register)
    return next(s for s in speakers if s.id == quote.speaker)


@pytest.mark.parametrize(
    ("kind", "person"), [("", None), ("person", None), ("organisation", "Q1"), ("company", "Q1"), ("unheard of", None)]
)
def test_a_body_is_nobody_who_bears_its_name(kind: str, person: str | None) -> None:
    text = "Shares of the bank Graham Thorley fell. “We will grow,” said the company Graham Thorley."
    speaker = Speaker("s1", "Graham Thorley", "organisation", spans=(find(text, "Graham Thorley"),))
    register = read_people(f"name,wikidata,type\nGraham Thorley,Q1,{kind}\n")
    assert link_speakers([speaker], register, text)[0].person == person
    assert link_speakers([replace(speaker, type="person")], register, text)[0].person == "Q1"


def test_the_before_a_name_may_be_a_form_of_it() -> None:
    register = read_people("name,aliases,wikidata\nNeville J. Strand,The Strand,Q1\n")
    assert _said_by("Strand", "It is late. “No,” said the Strand.", register).person == "Q1"
    assert _said_by("Strand", "It is late. “No,” said Strand.", register).person is None


def test_entries_of_one_id_are_one_person() -> None:
    register = read_people("name,aliases,wikidata\nJane Q. Roe,J. Roe,Q1\nThe Roe,,Q1\nJane Q. Roe,Roe the Bold,Q1\n")
    assert people_of(register) == [Person("Q1", "Jane Q. Roe", ("J. Roe", "The Roe", "Roe the Bold"))]
    assert register.remarks == []


@pytest.mark.parametrize("other", ["Tom Hale", "45"])
def test_names_of_one_id_that_have_nothing_in_common_are_told(other: str) -> None:
    register = read_people(f"name,wikidata\nPaul Dow,Q2\nJane Roe,Q1\n{other},Q1\n", "p.csv")
    (remark,) = remarks_of(register)
    assert remark.startswith(f"p.csv: entries 2 and 3 are both Q1, but Jane Roe and {other} have no word in common")


@pytest.mark.parametrize("other", ["JQR", "Q. Roe", "Roe", "The Jane"])
def test_short_names_of_one_id_are_nothing_odd(other: str) -> None:
    assert read_people(f"name,wikidata\nJane Quist Roe,Q1\n{other},Q1\n").remarks == []


@pytest.mark.parametrize("columns", ["Name,Alias,Wikidata ID", "NAME,aliases,Wikidata-ID", "name,Alias,wikidata_id"])
def test_columns_may_be_written_as_spreadsheets_do(columns: str) -> None:
    register = read_people(f"{columns}\nJane Roe,Ms Quick,Q1\n")
    assert people_of(register) == [Person("Q1", "Jane Roe", ("Ms Quick",))]
    assert register.remarks == []


@pytest.mark.parametrize(
    "text", ["name,aliasses,Q\nJane Roe,Quick,Q1\n", '{"name": "Jane Roe", "aliasses": [], "Q": 1}']
)
def test_columns_that_are_not_read_are_named(text: str) -> None:
    (remark,) = read_people(text, "people.csv").remarks
    assert remark.startswith(
        'people.csv: not read: "aliasses", "Q"; the columns that are read: name, aliases, wikidata'
    )


def test_cells_beyond_the_columns_are_told() -> None:
    (remark,) = read_people("name,aliases,wikidata\nJane Roe,J. Roe,Baroness Roe,Q1\nTom Hale,,Q2\n").remarks
    assert "entry 1 has more cells than there are columns" in remark


def test_of_many_names_without_a_word_in_common_the_first_are_told() -> None:
    remarks = read_people("name,wikidata\nJane Roe,Q1\n" + "".join(f"{n},Q1\n" for n in range(11, 30))).remarks
    assert len(remarks) == 6
    assert "14 more entries" in remarks[-1]


def test_a_register_without_names_says_what_it_has() -> None:
    with pytest.raises(InputError, match="it has nane, wikidata"):
        read_people("nane,wikidata\nJane Roe,Q1\n")


def test_a_name_judged_not_to_be_a_name_of_somebody_is_not_linked() -> None:
    people = read_people("name,wikidata\nWilliam Strand,Q1\n")
    register = JudgedRegister(people, decide([SamePerson("Bill Strand", "William Strand", "not the same")]))
    assert link_name("Bill Strand", people) == "Q1"
    assert link_name("Bill Strand", register) is None
    assert link_name("William Strand", register) == "Q1"


def test_names_judged_apart_are_two_people_within_an_article() -> None:
    text = "Bill Strand came. “No,” said William Strand. Strand sat. “Yes,” said Bill Strand."
    quotes = [
        Quote("q1", "direct", (find(text, "No"),), (find(text, "said"),), (find(text, "William Strand"),)),
        Quote("q2", "direct", (find(text, "Yes"),), (find(text, "said", 50),), (find(text, "Bill Strand", 50),)),
    ]
    decided = decide([SamePerson("Bill Strand", "William Strand", "not the same")])
    register = JudgedRegister(read_people("name,wikidata\nWilliam Strand,Q1\n"), decided)
    found, speakers = resolve_speakers(article(text), quotes, register=register)
    by_id = {s.id: s for s in speakers}
    who = [by_id[q.speaker or ""] for q in found]
    assert [(s.name, s.person) for s in who] == [("William Strand", "Q1"), ("Bill Strand", None)]
    assert find(text, "Strand", text.index("Strand sat")) in who[0].spans
    assert len({q.speaker for q in resolve_speakers(article(text), quotes)[0]}) == 1


def test_a_bad_line_of_the_list_spoils_no_other(tmp_path: Path) -> None:
    kept = tmp_path / "judgements.jsonl"
    kept.write_text('{"right": "B"}\n' + to_line(SamePerson("Anna Lund", "Q3", "same")) + "\n", encoding="utf-8")
    register = judged(read_people(CSV), kept)
    assert link_name("Anna Lund", register) == "Q3"
    assert [remark.partition(": ")[2] for remark in remarks_of(register)] == [
        "line 1 is no judgement: the left speaker has no name; it is passed over"
    ]


def test_a_father_and_a_son_taken_for_one_stay_open_where_the_register_has_both() -> None:
    text = "Mayor Paul Hale came. Paul Hale Jr. said it was late. “It is,” said Paul Hale."
    spans = (find(text, "Paul Hale"), find(text, "Paul Hale Jr."))
    speaker = Speaker("s1", "Paul Hale", "person", spans=spans)
    both = read_people("name,wikidata\nPaul Hale,Q1\nPaul Hale Jr.,Q2\n")
    assert link_speakers([speaker], both, text)[0].person is None
    assert link_speakers([replace(speaker, spans=spans[1:])], both, text)[0].person == "Q2"
    assert link_speakers([speaker], read_people("name,wikidata\nPaul Hale Jr.,Q2\n"), text)[0].person == "Q2"
