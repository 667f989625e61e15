"""Quotes that the layout attributes: speaker turns and credits; the network finds nothing in these texts."""

from __future__ import annotations

from quoth.extraction import extract_quotes
from quoth.ingest.plain import text_article
from tests.extraction.tables import TableTagger


def read(text: str) -> list[tuple[str, str, list[str]]]:
    """(source, cue, contents) of each quote."""
    quotes, _ = extract_quotes(text_article(text, article_id="t"), TableTagger())
    cut = lambda spans: " ".join(text[s:e] for s, e in spans)  # noqa: E731
    return [(cut(q.source), cut(q.cue), [text[s:e] for s, e in q.content]) for q in quotes]


def test_turns_of_a_transcript_are_quotes_of_their_labels() -> None:
    text = (
        "Partial transcript below.\n\nHALE: Is the road shut?\n\nFINCH: It is, and it will stay so.\n\nHALE: Thank you."
    )
    assert read(text) == [
        ("HALE", ":", ["Is the road shut?"]),
        ("FINCH", ":", ["It is, and it will stay so."]),
        ("HALE", ":", ["Thank you."]),
    ]


def test_a_single_label_is_no_transcript() -> None:
    assert read("The county met today.\n\nNOTE: This report was changed on Monday.\n\nUPDATE: So was this one.") == []
    assert read("The county met today.\n\nWhat to know: The road is shut for a while.") == []


def test_a_title_case_label_must_return() -> None:
    assert len(read("Ada Finch: The road is shut.\n\nBo Hale: Since when?\n\nAda Finch: Since May.")) == 2


def test_headings_of_a_list_are_no_speakers() -> None:
    assert read("Two phones\n\nPros: It is light.\n\nCons: It is dear.\n\nPros: It is loud.\n\nCons: It is old.") == []


def test_a_heading_that_recurs_answers_nobody() -> None:
    assert read("Two soups\n\nCooking Time: One hour.\n\nStir well.\n\nCooking Time: Two hours.") == []


def test_a_dash_and_a_name_credit_the_quotation_before_them() -> None:
    assert read("“The road is shut for good now.” — Ada Finch, warden") == [
        ("Ada Finch", "—", ["The road is shut for good now."])
    ]


def test_a_credit_may_stand_on_the_next_line() -> None:
    text = "Voices from the county\n\n“The road is shut for good now.”\n\n– Commissioner Ada Finch\n\nSnow fell."
    assert ("Commissioner Ada Finch", "–", ["The road is shut for good now."]) in read(text)


def test_a_dash_within_a_sentence_is_no_credit() -> None:
    quotes = read("He read “The Long Road Home” — a gift of Ada Finch.")
    assert all(cue != "—" for _, cue, _ in quotes)
