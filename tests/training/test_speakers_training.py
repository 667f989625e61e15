"""The training of speakers reads the pairs of the package, in the order of its candidates."""

from __future__ import annotations

from pathlib import Path

import pytest

from quoth.speakers.learned import learned_score, probabilities
from quoth.speakers.sweep.pronouns import Judge
from training.speakers import hinted, judged_instances

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs ../shared/data")
def test_most_pronouns_judged_by_reading_whole_articles_are_answered_right() -> None:
    judged = list(judged_instances(SHARED, "train", "all", hinted))
    right = 0
    for one in judged:
        judge = Judge(learned_score, 0.0, hinted(one.text))
        chances = probabilities(judge.scores(one.place, one.pairs), judge.none_of_them)
        right += one.right[chances.index(max(chances))]
    assert len(judged) > 50
    assert right > 0.8 * len(judged)
