"""Headlines that end with a colon and whose words they are."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read

BELOW = "Ada Finch, the mayor, said the road was shut."


def first_or_none(headline: str) -> list[str]:
    """As ``first``, with nothing for what has no source."""
    text = f"{headline}\n\n{BELOW}"
    quotes, _ = read(text, ("said", "Ada Finch, the mayor", ["the road was shut"]))
    return [
        f"{text[slice(*q.source[0])]} | {text[slice(*q.content[0])]}"
        for q in quotes
        if q.source and q.cue[0][0] < len(headline)
    ]


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
    ("headline", "expected"),
    [
        ("‘I never saw it coming’: Ada Finch on the road and after", "Ada Finch | I never saw it coming"),
        ("“The road will stay shut”: Finch after the vote", "Finch | The road will stay shut"),
        ("‘I never saw it coming’: Jo Hale on the road", ""),  # who is not told of
        ("‘The Long Road’: Ada Finch on a film", ""),  # a title
    ],
)
def test_words_in_marks_are_hers_who_speaks_on_something(headline: str, expected: str) -> None:
    assert [x for x in first_or_none(headline) if x] == ([expected] if expected else [])


@pytest.mark.parametrize("below", ["", ": roads shut again", " Mayor angry"])
def test_a_sentence_in_capitals_is_no_title(below: str) -> None:
    assert contents(text := f"‘WE SHALL NOT BE MOVED’{below}\n\n{BELOW}", read(text)[0])[0] == ["WE SHALL NOT BE MOVED"]


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


@pytest.mark.parametrize(
    ("object_", "words"),
    [("Bo Hale", "‘He Lies’"), ("Old Mill", "I Fear ‘the Worst’"), ("Hale", "Only ‘One or Two’ Will ‘Stay’")],
)
def test_words_behind_what_somebody_does_are_a_quote_of_its_own(object_: str, words: str) -> None:
    headline = f"Ada Finch Slams {object_}: {words}"
    quotes, _ = read(f"{headline}\n\nIt rained.", ("Slams", "Ada Finch", [f"{object_}: {words}"]))
    assert contents(headline, quotes) == [
        [object_],
        [words.removeprefix("‘").removesuffix("’") if words[1] == "H" else words],
    ]
    assert [headline[slice(*q.source[0])] for q in quotes] == ["Ada Finch", "Ada Finch"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("Ada Finch", "Old Mill: No Wool"),  # nobody's words
        ("Ada Finch", f"Old Mill: ‘It Is {'Very ' * 30}Old’"),  # no headline
        ("Hale", "Old Mill: ‘It Lies’"),  # behind other words
    ],
)
def test_other_colons_stand_within_what_is_told(source: str, told: str) -> None:
    text = f"{'' if source == 'Ada Finch' else 'Acre: '}{source} Slams {told}\n\nIt rained."
    assert not any(text[slice(*q.cue[0])] == ":" for q in read(text, ("Slams", source, [told]))[0] if q.cue)


@pytest.mark.parametrize("title", ["WHAT WE DO IN THE ROAD", "THE LONG ROAD HOME", "I AM ADA"])
def test_a_title_in_capitals_stays_one(title: str) -> None:
    text = f"‘{title}’ opens to long queues at the old cinema in the mill by the road\n\n{BELOW}"
    quotes, mentions = read(text)
    assert quotes == () and [m.cls for m in mentions] == ["title"]
