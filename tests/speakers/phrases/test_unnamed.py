"""Sources without a name, and why they have none."""

from __future__ import annotations

import pytest

from quoth.speakers.phrases.sources import read_source
from quoth.speakers.phrases.unnamed import anonymity, classify
from quoth.text import sentences
from tests.notation import read_phrase, read_phrases


@pytest.mark.parametrize("case", read_phrases("unnamed"))
def test_what_a_source_without_a_name_is(case: str) -> None:
    text, span, _, _, expected = read_phrase(case)
    head = read_source(text, (span,), [], [])
    assert " ".join(part or "-" for part in classify(text[slice(*span)], head.noun)) == expected


@pytest.mark.parametrize("case", read_phrases("anonymity"))
def test_why_a_source_has_no_name(case: str) -> None:
    text, span, _, cue, expected = read_phrase(case)
    first, *after = sentences(text)
    found = anonymity(text, span, first, stops=[s for s, _ in cue], after=after[0] if after else None)
    assert (text[slice(*found)] if found else "-") == expected
