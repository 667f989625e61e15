"""Any text at all: nothing raises, spans cut, and time grows with length."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "unit",
    [
        "Jane Roe of the of the ",
        "“ ",
        "Mr. ",
        "A ",
        "he said, ",
        "the former ",
        "“Yes,” Ann Lee said. ",
        "x" * 50,
        "Ann, ",
        "? ",
        "from: ",
        "In May Roe said no. ",
        "he told Jane Roe and ",
        "the nurse who told Roe ",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    quotes = [Quote(f"q{i}", "direct", ((s, s + 2),)) for i, s in enumerate(range(0, 50_000, 500))]
    began = time.process_time()
    resolve_speakers(article(text), quotes)
    assert time.process_time() - began < 8.0


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
