"""What a colon leads to: a caption, and the words of whoever stands between a verb and the colon."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("posted a picture of the gate with the caption: “Home at last.”", ["a picture of the gate", "Home at last"]),
        ("tweeted a map and the words: “We have mothers too.”", ["a map and the words: “We have mothers too"]),
        ("posted a map under the words, “We have mothers.”", ["a map", "We have mothers"]),
    ],
)
def test_a_caption_is_what_stands_in_marks(words: str, found: list[str]) -> None:
    text = f"Ada Finch {words}"
    quotes, _ = read(text, (words.split()[0], "Ada Finch", found))
    assert contents(text, quotes) == [[words.split("“")[1].rstrip("”")]]
    assert quotes[0].kind == "direct"


def test_whoever_says_that_somebody_posted_it_says_all_of_it() -> None:
    text = "Ada Finch said she had posted a map with the words: “We have mothers.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["she had posted a map with the words: “We have mothers"]))
    assert contents(text, quotes)[0][0].startswith("she had posted")


@pytest.mark.parametrize(("verb", "cue"), [("Added", "Added"), ("Said", "Said"), ("Mayor", ":")])
def test_a_verb_before_its_subject_is_the_cue(verb: str, cue: str) -> None:
    text = f"It rained.\n\n{verb} Ada Finch: “He asked me.”"
    quotes, _ = read(text, (":", "Ada Finch", ["He asked me"]))
    assert [text[slice(*q.cue[0])] for q in quotes] == [cue]


def test_words_with_a_caption_are_a_cue_with_their_colon() -> None:
    text = "The Millers posted an image of Hale at the gate on Friday, with the caption: “Home.”"
    quotes, _ = read(text, (":", "The Millers", ["Home"]))
    assert [text[slice(*q.cue[0])] for q in quotes] == ["with the caption:"]
