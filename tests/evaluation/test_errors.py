"""Every gold attribution and every false find has its cause; the pairing is the shared scorer's."""

from __future__ import annotations

import pytest

from evaluation.errors import SHARED, fates, table

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="needs ../shared/score.py"),
]

TEXT = "Ada Finch said in May that the road is shut. Bo Hale wants more snow. Hale: “Let it snow.”"


def quote(source: str, cue: str, content: str, parent: str | None = None) -> dict:
    spans = [[[TEXT.index(x), TEXT.index(x) + len(x)]] if x else [] for x in (source, cue, content)]
    return dict(zip(("source", "cue", "content"), spans, strict=True)) | {"parent": parent}


SAID = quote("Ada Finch", "said", "that the road is shut")
WANTS = quote("Bo Hale", "wants", "more snow")
TURN = quote("Hale", ":", "Let it snow.")


def causes(gold: list[dict], predicted: list[dict]) -> list[str]:
    return [f.cause for f in fates({"text": TEXT, "attributions": gold}, predicted)]


def test_what_is_found_exactly_is_right() -> None:
    assert causes([SAID, WANTS], [WANTS, SAID]) == ["right", "right"]


def test_a_miss_is_sorted_by_what_its_cue_does() -> None:
    assert causes([SAID, WANTS], []) == ["missed: cue missed", "missed: attitude"]


def test_a_cue_of_punctuation_cannot_be_paired_by_the_scorer() -> None:
    assert causes([TURN], [TURN]) == ["missed: no cue words", "false: no cue words"]


def test_a_miss_that_was_found_nested_or_without_a_cue_is_said_to_be() -> None:
    assert causes([SAID], [SAID | {"parent": "q1"}]) == ["missed: nested"]
    assert causes([SAID], [SAID | {"cue": []}]) == ["missed: floating"]


def test_a_cue_with_another_content_is_elsewhere_on_both_sides() -> None:
    assert causes([SAID], [quote("Ada Finch", "said", "snow")]) == ["missed: elsewhere", "false: elsewhere"]


def test_each_badly_cut_role_of_a_pair_is_named_with_its_edge() -> None:
    found = quote("Finch", "said in May", "the road is")
    assert causes([SAID], [found]) == [
        "source: left edge, too short",
        "cue: right edge, too long",
        "content: both edges",
    ]


def test_the_table_counts_causes_by_kind() -> None:
    lines = table(fates({"text": TEXT, "attributions": [SAID, WANTS]}, [SAID]))
    assert [line.split() for line in lines] == [
        ["cause", "all", "direct", "mixed", "indirect"],
        ["right", "1", "0", "0", "1"],
        ["missed:", "attitude", "1", "0", "0", "1"],
    ]
