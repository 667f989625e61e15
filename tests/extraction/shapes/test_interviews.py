"""Printed interviews whose questions and answers name nobody."""

from __future__ import annotations

from quoth.extraction import extract_quotes
from quoth.ingest.plain import text_article
from tests.extraction.tables import TableTagger, run_of
from tests.extraction.tables import read_attributed as read

TALK = (
    "Ada Finch keeps the road over the pass.\n\n"
    "When did you first come up here?\n\n"
    "I was nine. My father built the hut.\n\n"
    "Were you ever afraid?\n\n"
    "Never. We had a dog.\n\n"
    "I had two, in fact.\n\n"
    "Tell me about the great snow.\n\n"
    "We dug for a week.\n\n"
    "What would you do again?\n\n"
    "All of it, I think.\n\n"
    "The road opens in May."
)


def test_what_stands_below_a_question_is_the_answer() -> None:
    assert [c for *_, c in read(TALK)] == [
        ["I was nine. My father built the hut."],
        ["Never. We had a dog.", "I had two, in fact."],
        ["We dug for a week."],
        ["All of it, I think."],
    ]


def test_a_request_to_tell_something_is_no_quote() -> None:
    words = ("Tell", "me", "about the great snow")
    cue, source, content = (run_of(TALK, w) for w in words)
    assert ("me", "Tell", ["about the great snow"]) not in read(TALK, (cue, source, [content]))


def test_questions_that_the_report_answers_itself_are_no_interview() -> None:
    text = (
        "Why is the road shut?\n\nSnow fell for a week.\n\nWhen does it open?\n\nIn May, as we told readers.\n\n"
        "Can I get my money back?\n\nYou can write to the county.\n\nWho pays?\n\nThe county does."
    )
    assert read(text) == []


def test_questions_far_apart_are_the_writers_own() -> None:
    short = [f"Do you know number {i}?\n\nI begin with {i}." for i in range(4)]
    long = [f"{part}\n\nI go on to {i}.\n\nI do not end at {i}." for i, part in enumerate(short)]
    assert len(read("On the road\n\n" + "\n\n".join(short))) == 4
    assert read("On the road\n\n" + "\n\n".join(long)) == []


def test_labels_go_before_places() -> None:
    text = "Q: Do you ski?\n\nA: I do.\n\nQ: Do you swim?\n\nA: I do not.\n\nQ: Do you walk?\n\nA: We do."
    assert [s for s, *_ in read(text)] == ["Q", "A", "Q", "A", "Q", "A"]


def test_marks_within_an_answer_that_are_no_speech_are_kept() -> None:
    text = TALK.replace("We had a dog.", "We had “snow dogs” and a cat.")
    _, mentions = extract_quotes(text_article(text, article_id="t"), TableTagger([]))
    assert [text[slice(*m.span)] for m in mentions] == ["snow dogs"]


def test_speech_in_marks_within_an_answer_is_a_quote_of_its_own() -> None:
    text = TALK.replace("We had a dog.", "My aunt used to know. “Nobody goes up there without a dog, not now.”")
    quotes, mentions = extract_quotes(text_article(text, article_id="t"), TableTagger([]))
    inner = next(q for q in quotes if q.parent is not None)
    assert [text[s:e] for s, e in inner.content] == ["Nobody goes up there without a dog, not now."]
    assert mentions == ()
