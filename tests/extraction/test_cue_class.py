import pytest

from quoth.data import CueClass
from quoth.extraction.cue_class import classify_cue


@pytest.mark.parametrize(
    ("cue", "cls"),
    [
        ("said", "speech"),
        ("according to", "speech"),
        ("has vowed", "speech"),
        ("insisted", "speech"),
        ("denied", "speech"),
        (":", "speech"),
        ("believes", "thought"),
        ("fears", "thought"),
        ("is convinced", "thought"),
        ("wants", "intention"),
        ("is planning", "intention"),
        ("sought", "intention"),
        ("shows", "evidence"),
        ("indicates", "evidence"),
        ("said he believes", "speech"),
        ("noted", "speech"),
        ("deduced", "thought"),
        ("was cognizant of", "thought"),
        ("drew the conclusion", "thought"),
        ("muttered", "speech"),
    ],
)
def test_cue_class(cue: str, cls: str) -> None:
    assert classify_cue(cue) == cls


def test_a_lemma_that_no_list_holds_has_the_class_framenet_counts_most_often() -> None:
    counts: dict[str, dict[CueClass, int]] = {
        "glimpse": {"thought": 5, "speech": 1},
        "carry": {"evidence": 3},
        "spot": {"thought": 2},
    }
    assert classify_cue("glimpsed", counts) == "thought"
    assert classify_cue("carries", counts) == "evidence"
    assert classify_cue("spotting", counts) == "thought"
    assert classify_cue("glimpsed", {}) == "speech"


def test_the_lists_which_are_made_for_news_go_before_framenet() -> None:
    assert classify_cue("wants", {"want": {"speech": 9}}) == "intention"
