"""Linking speakers to a register of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.data import Quote
from quoth.errors import InputError
from quoth.speakers import resolve_speakers
from quoth.speakers.judgements import Judgement, decide, to_line
from quoth.speakers.link import JudgedRegister, judged, link_name, read_people, read_register
from tests.factories import article, find

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
