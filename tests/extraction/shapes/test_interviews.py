"""Printed interviews whose questions and answers name nobody."""

from __future__ import annotations

from quoth.extraction import extract_quotes
from quoth.ingest.plain import text_article
from tests.extraction.shapes.test_turns_and_credits import read
from tests.extraction.tables import TableTagger
from tests.extraction.test_extraction import run_of

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


OPENED = (
    "DB: It snowed for a week on the pass. Were you afraid? Ada Finch: I never am.\n\n"
    "My father built the hut. We had a dog. You keep a road in winter.\n\n"
    "What is it for? It is for the post. Finch carries letters to the hut How many are there?\n\n"
    "Forty a day.\n\n"
    "Will you stay?- As long as I can.\n\n"
    "Ada Finch is a postwoman. She is sixty."
)


def test_an_interview_may_bear_labels_at_its_first_turns_alone() -> None:
    assert [(s, c) for s, *_, c in read(OPENED)] == [
        ("DB", ["It snowed for a week on the pass. Were you afraid?"]),
        ("Ada Finch", ["I never am.", "My father built the hut. We had a dog."]),
        ("", ["You keep a road in winter.", "What is it for?"]),
        ("", ["It is for the post."]),
        ("", ["Finch carries letters to the hut How many are there?"]),
        ("", ["Forty a day."]),
        ("", ["Will you stay?"]),
        ("", ["As long as I can."]),
    ]


def test_who_is_asked_may_repeat_what_others_ask() -> None:
    text = OPENED.replace("Forty a day.", "People write to us and want to know it: how many are there? That is it.")
    said = [c for *_, c in read(text)]
    assert ["People write to us and want to know it: how many are there? That is it."] in said


def test_what_stands_between_a_lead_and_its_question_is_the_askers() -> None:
    text = OPENED.replace("Will you stay?", "You fell last year. Others never came back. Will you stay?")
    assert ["You fell last year. Others never came back. Will you stay?"] in [c for *_, c in read(text)]


def test_where_to_pass_a_report_on_is_no_part_of_a_question() -> None:
    text = OPENED.replace("Finch carries letters to the hut How", "\n\nSend Permalink http://acre.example/p/1 How")
    assert ["How many are there?"] in [c for *_, c in read(text)]


def test_what_an_editor_notes_at_the_end_is_no_answer() -> None:
    assert read(OPENED + "\n\nEditor’s Note: We keep a list.")[-1][-1] == ["As long as I can."]
    note = OPENED.replace("Ada Finch is a postwoman. She is sixty.", "Editor’s Note: We keep a list.")
    assert read(note)[-1][-1] == ["As long as I can."]


TWO = (
    "Ada Finch keeps the road.\n\nHill Post: Snow fell for a week.\n\nWere they afraid? Ada Finch: Some were.\n\n"
    "Dogs knew best.\n\nHill Post: What is the road for?\n\nFinch: For the post.\n\nCarts come by. "
    "Hill Post:-Who pays?\n\nFinch: Nobody.\n\nIt is free."
)


def test_all_between_the_labels_of_two_who_talk_is_theirs() -> None:
    assert [c for *_, c in read(TWO)] == [
        ["Snow fell for a week.", "Were they afraid?"],
        ["Some were.", "Dogs knew best."],
        ["What is the road for?"],
        ["For the post.", "Carts come by."],
        ["Who pays?"],
        ["Nobody."],
    ]


def test_of_three_who_talk_not_all_between_the_labels_is_theirs() -> None:
    said = [c for *_, c in read(TWO.replace("Hill Post: What", "Tom Dow: What").replace("Hill Post:-", "Tom Dow: "))]
    assert ["Some were."] in said


def test_labels_may_come_back_now_and_then() -> None:
    text = OPENED.replace("Forty", "Ada Finch: Forty")
    assert ("Ada Finch", ["Forty a day."]) in [(s, c) for s, *_, c in read(text)]


def test_one_question_before_a_name_and_a_colon_is_no_interview() -> None:
    assert read("Who keeps the road? Ada Finch: a woman of sixty.\n\nWe met her there. Are you well? She was.") == []
    assert read(OPENED.replace("DB: ", "")) == []
    strange = OPENED.replace("you", "they").replace("You", "They")
    assert read(strange) == []


def test_a_full_name_and_then_the_surname_are_one_speaker() -> None:
    text = (
        "Ada Finch kept the road.\n\nHill Post: Why there?\n\nAda Finch: It was mine.\n\nI had a dog.\n\n"
        "Hill Post: And now?\n\nFinch: It is shut.\n\nHill Post: For good?\n\nFinch: For good."
    )
    assert ["It was mine.", "I had a dog."] in [c for *_, c in read(text)]


EXCERPTS = (
    "Ada Finch keeps the road. The following are edited excerpts from the interview: Snow fell for a week.\n\n"
    "Were you afraid? I never am. My father built the hut.\n\nWhat is the road for?\n\nIt is for the post.\n\n"
    "Will you stay? I will.\n\nWe like it here.\n\nThe road opens in May."
)


def test_announced_excerpts_are_questions_and_answers() -> None:
    assert [c for *_, c in read(EXCERPTS)] == [
        ["I never am. My father built the hut."],
        ["It is for the post."],
        ["I will.", "We like it here."],
    ]


def test_the_address_of_the_reporter_ends_the_last_answer() -> None:
    text = EXCERPTS.replace("We like it here.", "We like it here. jo.dow@acredaily.com Bio Ada Finch Age: 60")
    assert read(text)[-1][-1] == ["I will.", "We like it here."]


def test_excerpts_without_enough_questions_are_no_interview() -> None:
    assert read(EXCERPTS.replace("What is the road for?\n\nIt", "It")) == []
    assert read(EXCERPTS.replace("from the interview", "from the book")) == []


def test_a_heading_with_a_colon_behind_a_question_answers_nothing() -> None:
    text = (
        "Your mill\n\nFind a river. Warning: many skip this step. Are you ready?\n\nThe {}: Make it run\n\n"
        "I built mine in May. Can you wait? We could not. What do you need? I needed wood.\n\nHow do you sell?"
    )
    assert read(text.format("Build Stage")) == []
    assert read(text.replace("The {}", "Ada Finch"))[0][:2] == ("Warning", ":")
    assert read(text.replace("The {}", "Stone Miller").replace("Your", "Stone Miller’s"))[1][0] == "Stone Miller"
