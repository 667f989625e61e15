from __future__ import annotations

import random
import tracemalloc

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.families import align
from quoth.families.align import place, share_kept

WORDS = st.lists(st.sampled_from("a b c d e f".split()), max_size=15)


def test_one_stray_word_far_away_is_not_worth_a_leap() -> None:
    more = "she said and then a great deal more about the old mines the railway and"
    actual = f"we will put them out of work {more} business".split()
    steps = place(actual, "put them out of business".split())
    assert [(step.op, actual[slice(*step.actual)]) for step in steps] == [
        ("keep", ["put", "them", "out", "of"]),
        ("change", ["work"]),
    ]


def test_a_clause_left_out_is_one_drop() -> None:
    steps = place("the bridge is old but safe and it stays open".split(), "the bridge is old and it stays open".split())
    assert [step.op for step in steps] == ["keep", "drop", "keep"]


@given(WORDS, WORDS)
@settings(max_examples=150, deadline=None)
def test_steps_cover_the_claim_in_order(actual: list[str], claimed: list[str]) -> None:
    at = 0
    for step in place(actual, claimed):
        assert step.claimed[0] == at
        at = step.claimed[1]
        if step.op == "keep":
            assert actual[slice(*step.actual)] == claimed[slice(*step.claimed)]
    assert at == len(claimed)


@given(WORDS, WORDS)
def test_the_share_kept_is_the_same_both_ways(a: list[str], b: list[str]) -> None:
    assert share_kept(a, b) == share_kept(b, a)
    assert 0.0 <= share_kept(a, b) <= 1.0


def test_a_claim_that_stands_as_it_is_is_placed_where_the_alignment_would_place_it(monkeypatch):
    rng = random.Random(5)
    words = "the pier of is shut council".split()
    claims = []
    for _ in range(200):
        actual = rng.choices(words, k=rng.randrange(1, 20))
        start = rng.randrange(len(actual))
        claims.append((actual, actual[start : start + rng.randrange(1, 8)]))
    quick = [place(actual, claimed, frozenset({1})) for actual, claimed in claims]
    monkeypatch.setattr(align, "standing", lambda actual, claimed: iter(()))
    assert [place(actual, claimed, frozenset({1})) for actual, claimed in claims] == quick


def test_a_long_claim_is_placed_alike_in_less_room(monkeypatch):
    rng = random.Random(7)
    actual = [f"{word}{rng.randrange(40)}" for word in rng.choices("the pier of is shut council".split(), k=900)]
    claimed = [word for word in actual[50:850] if rng.random() > 0.05]
    claimed[300] = "harbour"
    whole = place(actual, claimed, frozenset({17}))
    monkeypatch.setattr(align, "_CELLS", 20_000)
    tracemalloc.start()
    try:
        assert place(actual, claimed, frozenset({17})) == whole
        assert tracemalloc.get_traced_memory()[1] < len(actual) * len(claimed)  # a byte of each cell would be as much
    finally:
        tracemalloc.stop()
