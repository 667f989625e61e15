"""How sure an answer is."""

from __future__ import annotations

import pytest

from quoth.speakers.routes.calibration import confidence


def test_a_pronoun_is_the_surer_the_likelier_it_is_and_never_certain() -> None:
    shown = [confidence("pronoun", p, p) for p in (0.6, 0.8, 0.95, 0.99, 1.0)]
    assert shown == sorted(shown)
    assert 0.5 < shown[0] < shown[2]
    assert shown[-1] < 1


def test_a_route_that_was_never_counted_keeps_its_prior() -> None:
    assert confidence("no such route", 0.42) == pytest.approx(0.42)
    assert confidence("no such route", 0.42, 0.7) == pytest.approx(0.7)
