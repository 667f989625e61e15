"""What the network takes for an attribution and a careful reader does not."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from quoth import read_text
from quoth.extraction import readable_blocks, strict
from quoth.extraction.decode import Found
from quoth.extraction.strict import doubt, without_doubted
from quoth.extraction.tagger import load_tagger
from quoth.extraction.windows import Encoded, encode_text
from quoth.ingest.plain import text_article


def encoded(text: str) -> Encoded:
    article = text_article(text, article_id="doubts")
    return encode_text(article.text, readable_blocks(article)[0], load_tagger("fast").tokenizer)


def found(cue: tuple[int, int], source: tuple[int, int], content: tuple[int, int], confidence: float) -> Found:
    return Found(cue, (source,), (content,), confidence, features=(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0))


SIGNED = "The mayor signed the order on Monday."
SAID = "The mayor said the order stands."


def test_a_deed_is_doubted_more_than_a_saying_that_is_as_sure() -> None:
    deed = doubt(encoded(SIGNED), found((2, 3), (0, 2), (3, 5), 0.7))
    saying = doubt(encoded(SAID), found((2, 3), (0, 2), (3, 6), 0.7))
    assert saying < 0.3 < 0.6 < deed


def test_the_surer_the_network_is_the_less_is_doubted() -> None:
    text = encoded(SIGNED)
    told = [doubt(text, found((2, 3), (0, 2), (3, 5), c)) for c in (0.4, 0.6, 0.8)]
    assert told == sorted(told, reverse=True) and len(set(told)) == 3


def test_what_the_network_is_sure_of_stays_as_sure_as_it_was() -> None:
    sure = found((2, 3), (0, 2), (3, 5), strict.SURE)
    assert without_doubted(encoded(SIGNED), [sure]) == [sure]


def test_readers_have_a_share_in_how_sure_a_finding_is() -> None:
    unsure = found((2, 3), (0, 2), (3, 6), 0.7)
    kept = without_doubted(encoded(SAID), [unsure])
    none = doubt(encoded(SAID), unsure)
    assert kept == [replace(unsure, confidence=0.8 * 0.7 + 0.2 * (1 - none))]


def test_the_weights_are_numbers_and_sayings_have_theirs() -> None:
    weights = strict._weights()
    assert all(math.isfinite(w) for w in weights.values())
    assert weights["confidence"] < 0 and "bias" in weights


@pytest.mark.parametrize(
    "text",
    [
        "The ferry seemed ready for the winter after the repairs.",
        "The harbour appears to be in good shape, with a new pier that opened in May.",
        "Tom Hale, also known as the Ferryman, has run the boats for ten years.",
        "The town released its plan of the pier in May.",
    ],
)
def test_looks_deeds_and_other_names_are_no_quotes(text: str) -> None:
    assert not read_text(text).quotes


@pytest.mark.parametrize(
    "text",
    ["Hale said the ferry was ready for the winter.", "It seemed to Hale that the ferry was ready, he said on Monday."],
)
def test_what_is_said_of_the_same_is_one(text: str) -> None:
    assert read_text(text).quotes
