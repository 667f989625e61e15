"""Forms of personal names: each line of tests/cases/speakers_names.txt is one case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.speakers.names.personal import acronym_of, compare_names, parse_name
from tests.notation import read_cases


@pytest.mark.parametrize("line", read_cases("speakers_names.txt"))
def test_two_forms(line: str) -> None:
    a, b, verdict = (part.strip() for part in line.split("|"))
    for x, y in ((a, b), (b, a)):
        found = compare_names(x, y)
        got = "yes" if found.score >= 0.8 else "maybe" if found.score >= 0.5 else "no"
        assert got == verdict, found
        assert found.reason


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_strings_compare(a: str, b: str) -> None:
    assert 0.0 <= compare_names(a, b).score <= 1.0


def test_titles_and_suffixes_are_set_aside() -> None:
    name = parse_name("Dr. Jane Roe Jr.")
    assert (name.text, name.titles, name.suffixes) == ("Jane Roe", ("dr",), ("jr",))


def test_acronyms_take_leading_letters_in_order() -> None:
    assert acronym_of("tepco", ("tarnow", "electric", "power", "company"))
    assert not acronym_of("tepco", ("electric", "power", "company"))
