"""Leaving out what a record is not sure of."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Confidence, Description, Quote, Record
from quoth.doubt import leave_doubtful
from tests.factories import TEXT, record, speaker

RECORD = record()  # q1 by s1 at .97, q2 by s2 at .5


def test_a_record_that_is_sure_enough_is_the_same() -> None:
    assert leave_doubtful(RECORD, 0.5) is RECORD


def test_whoever_says_only_doubtful_things_goes_with_them() -> None:
    left = leave_doubtful(RECORD, 0.6)
    assert [q.id for q in left.quotes] == ["q1"]
    assert [s.id for s in left.speakers] == ["s1"]
    assert left.article is RECORD.article


def test_what_is_to_be_kept_stays() -> None:
    assert leave_doubtful(RECORD, 0.99, keep={"q2"}).quotes == RECORD.quotes[1:]


def test_whoever_says_nothing_stays() -> None:
    told = replace(RECORD, speakers=(*RECORD.speakers, speaker(TEXT, "council", id="s3")))
    assert [s.id for s in leave_doubtful(told, 0.6).speakers] == ["s1", "s3"]


def test_a_candidate_stays() -> None:
    first = replace(RECORD.quotes[0], speaker=None, candidates=(("s2", 0.5), ("s1", 0.4)))
    left = leave_doubtful(replace(RECORD, quotes=(first, RECORD.quotes[1])), 0.6)
    assert [s.id for s in left.speakers] == ["s1", "s2"]


def test_a_description_introduces_no_quote_that_is_left_out() -> None:
    told = Description((30, 48), "role", quote="q2")
    speakers = (replace(RECORD.speakers[0], descriptions=(told,)), RECORD.speakers[1])
    left = leave_doubtful(replace(RECORD, speakers=speakers), 0.6)
    assert left.speakers[0].descriptions == (replace(told, quote=None),)


@st.composite
def nested(draw: st.DrawFn) -> Record:
    """Quotes each of which may stand inside an earlier one."""
    quotes: list[Quote] = []
    for number in range(draw(st.integers(0, 7))):
        parent = draw(st.none() | st.sampled_from([q.id for q in quotes])) if quotes else None
        sure = Confidence(draw(st.floats(0, 1)))
        quotes.append(Quote(f"q{number}", "direct", ((number, number + 1),), parent=parent, confidence=sure))
    return replace(RECORD, quotes=tuple(quotes))


@given(nested(), st.floats(0, 1))
def test_a_quote_is_inside_the_nearest_one_that_stays(given_record: Record, least: float) -> None:
    left = leave_doubtful(given_record, least)
    held, ids = {q.id: q for q in given_record.quotes}, {q.id for q in left.quotes}
    assert ids == {id_ for id_, q in held.items() if q.confidence.quote >= least}
    for quote in left.quotes:
        around = [held[quote.id].parent]
        while around[-1] is not None:
            around.append(held[around[-1]].parent)
        assert quote.parent == next((id_ for id_ in around if id_ in ids), None)
