"""What describes a speaker: each line of tests/cases/speakers_described.txt is one case."""

from __future__ import annotations

import pytest

from quoth.speakers import resolve_speakers
from tests.factories import article
from tests.notation import read_cases, read_quotes


@pytest.mark.parametrize("line", read_cases("speakers_described.txt"))
def test_all_that_describes_a_speaker_and_nothing_else(line: str) -> None:
    text, quotes, expected = read_quotes(line)
    resolved, speakers = resolve_speakers(article(text), quotes)
    speaker = next(s for s in speakers if s.id == resolved[0].speaker)
    got = sorted(f"{d.kind}: {text[slice(*d.span)]}" for d in speaker.descriptions)
    assert got == sorted(e for e in expected if e != "-")
    assert {d.quote for d in speaker.descriptions} <= {"q1"}, "all stand beside the one quote they introduce"
