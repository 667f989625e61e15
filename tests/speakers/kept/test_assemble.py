"""Speakers as records: each line of tests/cases/speakers_bodies.txt is one case."""

from __future__ import annotations

import pytest

from quoth.speakers import resolve_speakers
from tests.factories import article
from tests.notation import read_cases, read_quotes


@pytest.mark.parametrize("line", read_cases("speakers_bodies.txt"))
def test_name_and_kind_of_each_speaker(line: str) -> None:
    text, quotes, expected = read_quotes(line)
    resolved, speakers = resolve_speakers(article(text), quotes)
    known = {s.id: f"{s.name}/{s.type[0]}" for s in speakers}
    assert [known[q.speaker] if q.speaker else "?" for q in resolved] == expected, [q.reason for q in resolved]
