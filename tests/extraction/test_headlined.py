"""Headlines that end with a colon and whose words they are."""

from __future__ import annotations

import pytest

from tests.extraction.test_extraction import contents, read

BELOW = "Ada Finch, the mayor, said the road was shut."


def first(headline: str) -> list[str]:
    """ "source | content" of the headline's quote."""
    text = f"{headline}\n\n{BELOW}"
    quotes, _ = read(text, ("said", "Ada Finch, the mayor", ["the road was shut"]))
    own = [(q, c) for q, c in zip(quotes, contents(text, quotes), strict=True) if q.content[0][0] < len(headline)]
    return [f"{text[slice(*q.source[0])]} | {c[0]}" for q, c in own]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Road shut, bus back by May: Finch", "Finch | Road shut, bus back by May"),
        ("“No bus will come this year”: Ada Finch", "Ada Finch | No bus will come this year"),
    ],
)
def test_a_name_that_speaks_below_says_the_headline(headline: str, expected: str) -> None:
    assert first(headline) == [expected]


@pytest.mark.parametrize(
    "headline",
    [
        "Road shut, bus back by May: Hale",  # who does not speak
        "Road news: Finch",  # a label
        "Obituary of a road builder: Ada Finch",
        "Who shut the road to Acre: Finch",
        "Road shut, bus back: the mayor Finch came.",  # a sentence
    ],
)
def test_other_colons_say_nothing(headline: str) -> None:
    assert first(headline) == []


def test_a_headline_that_begins_with_poll_or_report_is_what_it_says() -> None:
    assert first("Poll: Two thirds want the road shut;") == ["Poll | Two thirds want the road shut"]
    assert first("Recipe: Two thirds want the road shut") == []
    assert first("Poll: Road shut") == []
