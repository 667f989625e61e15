"""Polarity, addressees and unnamed sources: each line of tests/cases/speakers_phrases.txt is one case."""

from __future__ import annotations

import pytest

from quoth.data import Quote
from quoth.speakers.kept.polarity import polarity_of
from quoth.speakers.phrases.addressee import addressee_of
from quoth.speakers.phrases.sources import read_source
from quoth.speakers.phrases.unnamed import anonymity, classify
from quoth.text import sentences
from tests.factories import find, quote
from tests.notation import read_cases, unmark

_OTHERS = (("⟦⟧{}", "⟨", "⟩"), ("⟦⟧⟨⟩", "{", "}"))
"""Marks to leave out, and those to read: a source in ⟨⟩, a cue in {}."""


@pytest.mark.parametrize("line", read_cases("speakers_phrases.txt"))
def test_phrase(line: str) -> None:
    kind, _, rest = line.partition(": ")
    marked, _, expected = rest.rpartition(" → ")
    text, [span] = unmark(marked.translate(dict.fromkeys(map(ord, "⟨⟩{}"))))
    source, cue = (tuple(unmark(marked.translate(dict.fromkeys(map(ord, rest))), *pair)[1]) for rest, *pair in _OTHERS)
    quote = Quote("q1", "indirect", ((len(text), len(text)),), cue=(span,), source=source)
    if kind == "polarity":
        got: str = polarity_of(text, quote)
    elif kind == "addressee":
        found = addressee_of(text, quote, (0, len(text)))
        got = text[slice(*found)] if found else "-"
    elif kind == "anonymity":
        first, *after = sentences(text)
        found = anonymity(text, span, first, stops=[s for s, _ in cue], after=after[0] if after else None)
        got = text[slice(*found)] if found else "-"
    else:
        head = read_source(text, (span,), [], [])
        got = " ".join(part or "-" for part in classify(text[slice(*span)], head.noun))
    assert got == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She disagreed: “Build the pier.”", "affirmed"),
        ("She denied: “Build the pier.”", "affirmed"),
        ("She denied “Build the pier.”", "denied"),
    ],
)
def test_who_denies_is_quoted_with_what_is_said_instead(text: str, expected: str) -> None:
    cue = find(text, text.split()[1].rstrip(":"))
    assert polarity_of(text, quote(text, "“Build the pier.”", cue=(cue,))) == expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Asked whether it was late, Tom Hale said no.", "Asked", "whether it was late", "Tom Hale"),
        ("When asked about the fire, the mayor of Acre said no.", "asked about", "the fire", "the mayor of Acre"),
        ("“No,” Hale said when asked whether it was late.", "asked", "whether it was late", "Hale"),
        ("Hale left and asked whether it was late, Roe said.", "asked", "whether it was late", None),
        ("Roe discussed the fire with her mother.", "discussed", "the fire", "her mother"),
        ("Roe discussed the fire with some regret.", "discussed", "the fire", None),
        ("Roe explained it to me.", "explained", "it", "me"),
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
