"""The first of two who speak together, before a source that has only the second."""

import pytest

from quoth.extraction.edges.coordinated import with_first


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        ("Roe said that he and many growers doubt it", "many growers", "doubt", "he and many growers"),
        ("“Mr. Roe and Ann Hale explained it”", "Ann Hale", "explained", "Mr. Roe and Ann Hale"),
        ("It rained. Roe and Hale said so", "Hale", "said", "Roe and Hale"),
        ("It rained. He left Roe and Hale said so", "Hale", "said", "Hale"),
        ("“The mayor and the clerk have said so”", "the clerk", "have said", "The mayor and the clerk"),
        ("He wrote that Roe and Hale says so", "Hale", "says", "Hale"),
    ],
)
def test_the_first_of_two(text: str, source: str, cue: str, expected: str) -> None:
    a, b = text.index(source), text.index(cue)
    s, e = with_first(text, (a, a + len(source)), (b, b + len(cue)), ())
    assert text[s:e] == expected
