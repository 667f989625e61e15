"""Surnames that are verbs of saying."""

from __future__ import annotations

import pytest

from quoth.extraction.verb_names import with_stand_ins
from quoth.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("“No,” said Omar Said. Nobody came.", "“No,” said Omar Hale. Nobody came."),
        ("“No,” said Omar Said on Monday.", "“No,” said Omar Hale on Monday."),
        ("“No,” said Said Monday.", "“No,” said Hale Monday."),
        ("“No,” said Omar Said Monday.", "“No,” said Omar Hale Monday."),
        ("They told Omar Said that it was late.", "They told Omar Hale that it was late."),
        ("According to Mr. Said, it was late.", "According to Mr. Hale, it was late."),
        (
            "The Hassan al-Said, a ship, was late; “no,” said Wrote.",
            "The Hassan al-Hale, a ship, was late; “no,” said Brown.",
        ),
    ],
)
def test_a_name_is_read_as_another(text: str, read: str) -> None:
    assert with_stand_ins(text, [(0, len(text))]) == read


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Said to Quit Over Pier",
        "Roe Said the pier was shut for good.",
        "Roe Says Pier is shut for good",
        "They went to Rome. Said who?",
        "“No,” Said Roe, who was late.",
        "SAID Omar: nobody came. He said so.",
    ],
)
def test_a_verb_written_large_stays(text: str) -> None:
    assert with_stand_ins(text, [(0, len(text))]) == text


@pytest.mark.parametrize(
    "sentence",
    [
        "“It was over in minutes,” said Omar Said on Monday.",
        "Inspector Omar Said told the paper that it was over in minutes.",
        "“It was over in minutes,” Omar Said said.",
        "Omar Said, a doctor, said that it was over in minutes.",
    ],
)
def test_who_is_called_so_is_quoted_by_the_whole_name(sentence: str) -> None:
    record = read_text(f"The mill burned down on Monday. Nobody was hurt.\n\n{sentence}\n")
    assert [s.name for s in record.speakers] == ["Omar Said"]
    [quote] = record.quotes
    assert record.article.text[slice(*quote.cue[0])] in ("said", "told")
