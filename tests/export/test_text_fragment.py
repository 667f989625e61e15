"""Text fragments: an address that opens the page at a quote's words."""

from __future__ import annotations

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Article
from quoth.export.text_fragment import text_fragment_url

TEXT = "Pier to close\n\nThe chair said: “We will close, and re-open, the pier & quay.” Nobody cheered.\n\nWe will."


def url(words: str, text: str = TEXT, address: str | None = "https://example.org/pier") -> str | None:
    start = text.index(words)
    return text_fragment_url(Article(id="a", text=text, url=address), (start, start + len(words)))


def test_gives_short_words_whole_and_encodes_the_directives_own_signs() -> None:
    assert url("We will close, and re-open, the pier & quay.") == (
        "https://example.org/pier#:~:text=We%20will%20close%2C%20and%20re%2Dopen%2C%20the%20pier%20%26%20quay."
    )


def test_gives_words_that_stand_twice_their_surroundings() -> None:
    found = url("We will")
    assert found is not None
    assert unquote(found.partition("text=")[2]) == "The chair said: “-,We will,-close, and re-open, the"


def test_gives_words_over_paragraphs_by_their_ends() -> None:
    text = "One.\n\n“The first paragraph is here.\n\n“The second one ends the matter,” he said."
    found = url("The first paragraph is here.\n\n“The second one ends the matter,", text)
    assert found is not None
    assert unquote(found.partition("text=")[2]) == (
        "“-,The first paragraph is here.,second one ends the matter,,-” he said."
    )


def test_keeps_a_fragment_that_the_address_has() -> None:
    assert url("Nobody cheered", address="https://example.org/pier#top").startswith(
        "https://example.org/pier#top:~:text="
    )


def test_without_an_address_or_words_there_is_none() -> None:
    assert url("Nobody", address=None) is None
    assert text_fragment_url(Article(id="a", text=TEXT, url="https://example.org"), (13, 15)) is None


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_any_span_of_any_text_gives_one_address_or_none(text: str, a: int, b: int) -> None:
    span = (min(a, b, len(text)), min(max(a, b), len(text)))
    found = text_fragment_url(Article(id="a", text=text, url="https://example.org/"), span)
    assert found is None or (found.isascii() and " " not in found)
