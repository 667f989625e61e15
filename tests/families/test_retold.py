"""What a reporter turns who tells in their own words what was said, and what is changed all the same."""

from __future__ import annotations

import pytest

from quoth.families.judged import Level
from quoth.families.normalise import read_words
from quoth.families.retold import find_retold
from quoth.families.whole import judge_words


@pytest.mark.parametrize(("said", "told", "changed"), [
    ("I will pay my debts.", "she would pay her debts", []),
    ("We are here now.", "they were there then", []),
    ("I will pay my debts.", "she would pay her bills", [None]),
    ("I will pay nine.", "she would pay ten", ["number"]),
    ("I will pay him.", "she would pay her", ["name"]),
    ("I will pay him.", "she would pay Hale", [None]),
    ("I will pay her.", "Ann Roe would pay her", [None]),
    ("I will pay her.", "Tom Hale would pay her", ["name"]),
    ("I asked him to stay.", "Tom Hale was asked to stay", [None, None]),
])  # fmt: skip
def test_persons_and_tenses_are_the_reporters(said: str, told: str, changed: list[str | None]) -> None:
    judged, actual, claimed = judge_words(read_words(said), read_words(told))
    found = find_retold(judged, actual, claimed, "Ann Roe")
    assert [one.edit.meaning for one in found if one.level > Level.SLIGHT] == changed
