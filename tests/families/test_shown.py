"""How words are written out: as they stand, a part of a written word too, on one line."""

from __future__ import annotations

import pytest

from quoth.families.normalise import read_words
from quoth.families.shown import written


@pytest.mark.parametrize(("start", "end", "words"), [
    (0, 1, "It"),
    (1, 2, "’s"),
    (2, 4, "late, again"),
    (5, 6, "ca"),
    (6, 7, "n’t"),
])  # fmt: skip
def test_words_are_written_out_as_they_stand(start: int, end: int, words: str) -> None:
    assert written(read_words("It’s late,\n  again. They can’t go."), start, end) == words
