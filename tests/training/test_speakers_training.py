"""What the training of speakers asks of the package: it reads the package's own bounds and routes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs ../shared/data")
def test_the_pronouns_judged_by_reading_are_answered_with_a_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "training")  # it is a program, beside what it imports
    spec = importlib.util.spec_from_file_location("speakers_training", ROOT / "training" / "speakers.py")
    assert spec and spec.loader
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    judged = list(program.judged_chances(SHARED))
    assert len(judged) > 100
    assert all(program.pointing.LEAST <= chance <= 1 for chance, _, _ in judged)
    assert sum(right for _, right, _ in judged) > 0.8 * len(judged)
