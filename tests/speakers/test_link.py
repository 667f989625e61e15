"""Linking speakers to a register of people."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.data import Quote
from quoth.errors import InputError
from quoth.speakers import resolve_speakers
from quoth.speakers.link import link_name, read_people, read_register
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
