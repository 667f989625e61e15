"""Any text at all: nothing raises, spans cut, and nothing takes for ever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.growth import UNITS, repeated
from quoth.data import Quote
from quoth.speakers import resolve_speakers
from tests.factories import article

WORDS = st.sampled_from(
    'Jane|Roe|Mr.|said|he|she|who|the|mayor|of|and|“|”|"|I|we|they|,|.|?|–|:|From|told|O’Neil|al-Tahir|(|)|U.S.|President|'
    "it|ÅSA|李|🙂|\n\n|\u2028".split("|")
)


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, list[Quote]]:
    text = draw(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
    cuts = st.integers(0, len(text))
    quotes = []
    for n in range(draw(st.integers(0, 4)) if text else 0):
        spans = [tuple(sorted((draw(cuts), draw(cuts)))) for _ in range(3)]
        given_ = [((s, e),) if s < e and draw(st.booleans()) else () for s, e in spans]
        quotes.append(Quote(f"q{n}", draw(st.sampled_from(["direct", "mixed", "indirect"])), *given_))  # type: ignore[arg-type]
    return text, quotes


@settings(max_examples=150, deadline=None)
@given(stories())
def test_nothing_raises_and_spans_cut(story: tuple[str, list[Quote]]) -> None:
    text, quotes = story
    resolved, speakers = resolve_speakers(article(text), quotes)
    assert [q.content for q in resolved] == [q.content for q in quotes]
    for s in speakers:
        assert all(0 <= a < b <= len(text) for a, b in s.spans)
        assert all(0 <= d.span[0] < d.span[1] <= len(text) for d in s.descriptions)
    ids = {s.id for s in speakers}
    assert all(q.speaker is None or q.speaker in ids for q in resolved)


@pytest.mark.timeout(60)  # far more than it takes; how the time grows is what benchmarks/growth.py measures
@pytest.mark.parametrize("unit", UNITS)
def test_what_patterns_begin_on_again_and_again_is_read_to_its_end(unit: str) -> None:
    text, quotes = repeated(unit, 30_000)
    resolved, speakers = resolve_speakers(text, quotes)
    assert [q.id for q in resolved] == [q.id for q in quotes]
    assert {q.speaker for q in resolved if q.speaker is not None} <= {s.id for s in speakers}


@pytest.mark.timeout(30)
def test_a_text_without_a_blank_is_read_to_its_end() -> None:
    resolved, speakers = resolve_speakers(article("Roe.The" * 20_000), [])
    assert (resolved, speakers) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "The town thanked Tom Roe. Roe’s wife, Carmel, spoke. Mrs Roe said it was late. Then Roe left.",
        "Talks in Acre and the Commonwealth\u00a0Roe went on. She left. That man, Roe, said no. Roe said it.",
    ],
)
def test_odd_names_raise_nothing(text: str) -> None:
    resolved, _ = resolve_speakers(article(text), [])
    assert resolved == ()


def test_words_that_lead_to_one_another_are_open_and_raise_nothing() -> None:
    text = "“It is late and nobody came”\n\n" + "“So it is.”\n\n" * 300 + "“It is late and nobody came,” they said."
    marks = [m.span() for m in re.finditer("“[^”]*”", text)]
    quotes = [Quote(f"q{n}", "direct", ((s + 1, e - 1),)) for n, (s, e) in enumerate(marks)]
    they = text.rindex("they")
    quotes[-1] = Quote("last", "direct", quotes[-1].content, ((they, they + 4),), ((they + 5, they + 9),))
    resolved, _ = resolve_speakers(article(text), quotes)
    assert len(resolved) == len(quotes)
