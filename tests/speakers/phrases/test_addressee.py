"""Who is spoken to."""

from __future__ import annotations

import pytest

from quoth.data import Quote
from quoth.speakers.phrases.addressee import addressee_of
from tests.factories import find, quote
from tests.notation import read_phrase, read_phrases


@pytest.mark.parametrize("case", read_phrases("addressee"))
def test_whom_a_cue_addresses(case: str) -> None:
    text, cue, source, _, expected = read_phrase(case)
    told = Quote("q1", "indirect", ((len(text), len(text)),), cue=(cue,), source=source)
    found = addressee_of(text, told, (0, len(text)))
    assert (text[slice(*found)] if found else "-") == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Asked whether it was late, Tom Hale said no.", "Asked", "whether it was late", "Tom Hale"),
        ("When asked about the fire, the mayor of Acre said no.", "asked about", "the fire", "the mayor of Acre"),
        ("“No,” Hale said when asked whether it was late.", "asked", "whether it was late", "Hale"),
        ("The clerk Tom Hale, when asked about it, said no.", "asked about", "it", "The clerk Tom Hale"),
        ("Later, when asked about the fire, Hale said no.", "asked about", "the fire", "Hale"),
        ("Asked again about the fire on Monday, Hale said no.", "Asked again about", "the fire", "Hale"),
        ("Hale, when asked about it, left.", "asked about", "it", None),
        (
            "Roe offered his deepest sympathy to the farmers.",
            "offered",
            "his deepest sympathy to the farmers",
            "the farmers",
        ),
        ("Roe expressed “regret” to Hale about it.", "expressed", "“regret” to Hale about it", "Hale"),
        ("Roe expressed regret to Hale in a letter to Dow.", "expressed", "regret to Hale", "Dow"),
        ("Roe expressed opposition to Hale.", "expressed", "opposition to Hale", None),
        ("Hale left and asked whether it was late, Roe said.", "asked", "whether it was late", None),
        ("Roe discussed the fire with her mother.", "discussed", "the fire", "her mother"),
        ("Roe discussed the fire with some regret.", "discussed", "the fire", None),
        ("Roe explained it to me.", "explained", "it", "me"),
        ("Roe assured the mayor of the board’s help.", "assured", "the mayor of the board’s help", "the mayor"),
        ("Roe has reminded voters of the fire.", "has reminded", "voters of the fire", "voters"),
        ("Roe warned them of a flood.", "warned", "them of a flood", "them"),
        ("Roe notified Tom Hale of the charge.", "notified", "Tom Hale of the charge", "Tom Hale"),
        ("Roe warned owners to be wary of wool.", "warned", "owners to be wary of wool", "owners"),
        ("Roe alerted the chief of staff to it.", "alerted", "the chief of staff to it", "the chief of staff"),
        ("Roe warned clerks of the union of a fire.", "warned", "clerks of the union of a fire", "clerks of the union"),
        ("Roe warned fans of Hale to leave.", "warned", "fans of Hale to leave", "fans of Hale"),
        ("Roe warned against a lack of wool.", "warned", "against a lack of wool", None),
        ("It reminds me of wool.", "reminds", "me of wool", None),
    ],
)
def test_whom_the_words_behind_a_content_or_before_a_question_name_is_told(
    text: str, cue: str, content: str, expected: str | None
) -> None:
    found = addressee_of(text, quote(text, content, cue=(find(text, cue),)), (0, len(text)))
    assert (text[slice(*found)] if found else None) == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("Asked by a clerk if it was late, Tom Hale said no.", "if it was late", "Tom Hale"),
        ("When asked by a clerk if it was late, the mayor declined to say.", "if it was late", "the mayor"),
        ("Asked by a clerk if it was late, Tom Hale avoided an answer.", "if it was late", "Tom Hale"),
        ("When asked by a clerk if it was late, she defended the plan.", "if it was late", "she"),
        ("Asked by a clerk if it was late, nobody stayed.", "if it was late", None),
    ],
)
def test_whom_somebody_asks_answers_in_the_next_clause(text: str, content: str, expected: str | None) -> None:
    cue = find(text, "asked" if "asked" in text else "Asked")
    asked = quote(text, content, cue=(cue,), source=(find(text, "a clerk"),))
    found = addressee_of(text, asked, (0, len(text)))
    assert (text[slice(*found)] if found else None) == expected
