import pytest

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
    ],
)
def test_cue_class(cue: str, cls: str) -> None:
    assert classify_cue(cue) == cls
