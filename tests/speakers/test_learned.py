"""Chances of candidates, the same to the last bit with every Python: built-in ``sum`` rounds otherwise since 3.12."""

from __future__ import annotations

import math

from quoth.speakers.learned import probabilities


def test_chances_are_those_of_an_exact_sum() -> None:
    scores = [0.1 * n - 2.5 for n in range(25)]
    powers = [math.exp(s - scores[-1]) for s in scores]
    naive = 0.0
    for power in powers:
        naive += power
    assert naive != math.fsum(powers)
    assert probabilities(scores, -1e9) == [power / math.fsum(powers) for power in powers]
