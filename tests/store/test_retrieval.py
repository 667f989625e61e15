from __future__ import annotations

from quoth.store.retrieval import choose_rare


def test_rare_words_are_taken_while_few_quotes_hold_them() -> None:
    assert choose_rare([("a", 10), ("b", 7_000), ("c", 7_000)]) == ("a", "b")
    assert choose_rare([("a", 900_000), ("b", 900_000)]) == ("a",)
    assert choose_rare([("a", 900_000), ("b", 900_000)], always=False) == ()
    assert choose_rare([]) == ()
