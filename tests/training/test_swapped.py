"""Texts and their twins, in which he is she."""

from __future__ import annotations

import pytest

from quoth.extraction.windows import UNIT
from training.swapped import swapped


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("He said she's late.", "She said he's late."),
        ("Mr. Roe thanked her for her work.", "Mrs. Roe thanked him for his work."),
        ("HIS mother hurt herself, Bill Marsh said.", "HER father hurt himself, Bill Marsh said."),
        (
            "The spokeswoman told him that Mary Lind's ex-wife knew.",
            "The spokesman told her that Mary Lind's ex-husband knew.",
        ),
        ("A king met Stephen King and Prince.", "A queen met Stephen King and Prince."),
        ("Theresa heard the others there.", "Theresa heard the others there."),
    ],
)
def test_pronouns_titles_and_nouns_are_swapped_and_names_are_not(text: str, twin: str) -> None:
    assert swapped(text) == twin
    assert len(UNIT.findall(text)) == len(UNIT.findall(twin))
