"""Whether a name is somebody's: what is counted of it."""

from __future__ import annotations

import pytest

from quoth.speakers.bearers.entities import join_names
from quoth.speakers.names.mentions import find_names
from quoth.speakers.names.persons import _of_places, _of_words
from quoth.speakers.names.view import lay_out
from tests.factories import article


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Salvex said no.", "says"),
        ("It was late, said Salvex.", "said_before"),
        ("Salvex, 61, left.", "age"),
        ("Salvex, who left, came.", "who"),
        ("Salvex, which left, came.", "which"),
        ("Salvex (born in Brinley) left.", "born"),
        ("They met on Salvex.", "on"),
        ("They met in Salvex.", "placed"),
        ("Salvex spokesman Ed Roe left.", "role_after"),
        ("Salvex aides left.", "his_after"),
        ("The mayor Salvex left.", "role_before"),
        ("Salvex, a clerk, left.", "role_apposed"),
        ("Salvex and Orvex left.", "and_name"),
        ("Salvex left when he was ill.", "pronoun"),
    ],
)
def test_what_stands_beside_a_name_is_counted(text: str, feature: str) -> None:
    def counted(text: str) -> bool:
        [entity] = [e for e in join_names(text, find_names(lay_out(article(text)))) if e.text == "Salvex"]
        return bool(_of_places(text, entity.mentions, tuple(entity.name.words))[feature])

    assert counted(text)
    assert not counted("Then Salvex came.")


@pytest.mark.parametrize(
    ("name", "feature"), [("Slashing", "act"), ("Christian Dorn", "given"), ("Salvex Dorn", None), ("Salvex", None)]
)
def test_what_the_words_of_a_name_are_is_counted(name: str, feature: str | None) -> None:
    text = f"Then {name} came, and {name} stayed."
    found = join_names(text, find_names(lay_out(article(text))))
    told = [_of_words(e, tuple(e.name.words)) for e in found if e.text == name]
    assert [f for f in ("act", "given") for counts in told if counts.get(f)] == ([feature] if feature else [])
