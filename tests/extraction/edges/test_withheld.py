"""Why a source is not named is no quote of its own."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    ("asked", "cue", "withheld"),
    [
        ("who did not want", "did not want", "to be identified"),
        ("who asked", "asked", "not to be named because the talks are private"),
        ("who declined", "declined", "to give her name"),
        ("who asked", "asked", "to be called Ilse"),
        ("who wished", "wished", "to be known only as Ilse"),
        ("who wished", "wished", "to stay anonymous"),
        ("who asked", "asked", "that only her first name be used"),
        ("who, like many in the town, did not want", "did not want", "to be quoted by name"),
        ("asking", "asking", "not to be identified as she may not speak"),
    ],
)
def test_who_will_not_be_named_says_only_the_rest(asked: str, cue: str, withheld: str) -> None:
    text = f"A nurse, {asked} {withheld}, said the ward was shut."
    source = "who" if "who" in asked else "A nurse"
    quotes, _ = read(text, (cue, source, [withheld]), ("said", "A nurse", ["the ward was shut"]))
    assert contents(text, quotes) == [["the ward was shut"]]


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("asked", "not to be named ambassador"),
        ("declined", "to name her friends"),
        ("wanted", "to be quoted at length"),
        ("refused", "to give her name to the lake"),
        ("requested", "anonymity"),
    ],
)
def test_other_wishes_remain_quotes(cue: str, said: str) -> None:
    text = f"Ada Finch, who {cue} {said}, spoke of the ward."
    quotes, _ = read(text, (cue, "who", [said]))
    assert contents(text, quotes) == [[said]]


def test_a_sentence_of_its_own_remains_a_quote() -> None:
    text = "Ada Finch declined to be identified."
    quotes, _ = read(text, ("declined", "Ada Finch", ["to be identified"]))
    assert contents(text, quotes) == [["to be identified"]]
