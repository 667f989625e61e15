"""What people decide is kept, what follows is recomputed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.speakers.known.judgements import VERDICTS, SamePerson, decide, sift_lines, to_line

J = SamePerson
judgements = st.lists(
    st.builds(J, st.sampled_from("abcde"), st.sampled_from("abcde"), st.sampled_from(VERDICTS)).filter(
        lambda j: j.left != j.right
    ),
    max_size=12,
)


def test_the_same_is_passed_on() -> None:
    decided = decide([J("a", "b", "same"), J("b", "c", "same")])
    assert decided.verdict("a", "c") == "same"


def test_not_the_same_keeps_whole_clusters_apart() -> None:
    decided = decide([J("a", "b", "same"), J("c", "d", "same"), J("b", "c", "not the same")])
    assert decided.verdict("a", "d") == "not the same"


def test_unsure_says_nothing() -> None:
    assert decide([J("a", "b", "unsure")]).verdict("a", "b") is None


def test_the_later_judgement_holds() -> None:
    assert decide([J("a", "b", "same"), J("b", "a", "not the same")]).verdict("a", "b") == "not the same"


def test_a_contradiction_is_told() -> None:
    decided = decide([J("a", "b", "same"), J("b", "c", "same"), J("a", "c", "not the same")])
    assert decided.contradictions == (("a", "c"),)


@given(judgements)
def test_lines_come_back_and_rebuild_the_same(given_: list[SamePerson]) -> None:
    again, refused = sift_lines([to_line(j) for j in given_])
    assert (list(again), refused) == (given_, ())
    assert decide(again) == decide(given_)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"left": "", "right": "b", "verdict": "same"}', "the left speaker has no name"),
        ('{"left": "a", "verdict": "same"}', "the right speaker has no name"),
        ('{"left": "a", "right": "a", "verdict": "same"}', "both speakers are 'a'"),
        ('{"left": "a", "right": "b", "verdict": "maybe"}', "verdict is 'maybe'"),
        ("[1]", "it is no JSON object"),
        ("[" * 100_000, "line 2"),
        ("nothing", "line 2"),
    ],
)
def test_a_bad_line_is_refused_by_its_number_and_the_others_hold(line: str, why: str) -> None:
    good = [J("a", "b", "same"), J("b", "c", "unsure")]
    read, refused = sift_lines([to_line(good[0]), line, to_line(good[1])])
    assert list(read) == good
    assert len(refused) == 1
    assert refused[0].startswith("line 2 is no judgement")
    assert why in refused[0]
