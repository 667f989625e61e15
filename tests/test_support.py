from __future__ import annotations

import pytest

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Record
from quoth.ingest.turns import as_transcript
from quoth.verify import verify_quote

TALK = (
    "OLGA RYE: I heard of it from a plumber. We shall vote on it. I want to read the letter first. There were 31 wells "
    "in 1998, and each of them was dry. I told him in June that the pumps were leaking, and he laughed.\n"
    "SAM FOX: Did you see who it was that took the boat?\n"
    "OLGA RYE: No. I wish I had seen it."
)


@pytest.mark.parametrize(("claim", "meaning"), [
    ("I heard of it from a baker", None),
    ("We shall vote on the plan", None),
    ("There were 33 wells in 1998", "number"),
    ("the pumps were leaking in July", "name"),
])  # fmt: skip
def test_a_sentence_with_one_thing_changed_is_altered(claim: str, meaning: str | None) -> None:
    verdict = verify_quote(claim, corpus(), by="Olga Rye")
    assert verdict.name == "altered", verdict.reason
    assert {edit.meaning for edit in verdict.evidence[0].edits} == {None, meaning}


def test_what_is_told_indirectly_with_another_number_is_altered() -> None:
    verdict = verify_quote("that there had been 33 wells in 1998", corpus(), by="Olga Rye", retold=True)
    assert (verdict.name, verdict.meaning_changed) == ("altered", True)


@pytest.mark.parametrize("claim", [
    "I heard of the flood from a baker",  # two things
    "We shall dance on the bridge",
    "I wish I had bought a horse and a cart",
    "He took it from a plumber",  # no sentence of hers
])  # fmt: skip
def test_what_says_more_otherwise_stays_not_found(claim: str) -> None:
    assert verify_quote(claim, corpus(), by="Olga Rye").name == "not found"


def test_another_persons_sentence_with_one_thing_changed_supports_nothing() -> None:
    assert verify_quote("I heard of it from a baker", corpus(), by="Sam Fox").name == "not found"


def corpus() -> MemoryCorpus:
    return MemoryCorpus([Record(as_transcript(Article("talk", TALK)))])
