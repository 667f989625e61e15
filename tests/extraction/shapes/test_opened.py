"""Printed interviews that bear labels at their first turns alone, and announced excerpts."""

from __future__ import annotations

from tests.extraction.tables import read_attributed as read

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
        ("", ["How many are there?"]),
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


def test_a_caption_that_stands_glued_to_a_sentence_is_nobodys() -> None:
    text = OPENED.replace("It is for the post.", "The hut on the pass in winter It is for the post.")
    assert ["It is for the post."] in [c for *_, c in read(text)]
    text = OPENED.replace("It is for the post.", "A: It is for the Grand Post of the valley.")
    assert ["It is for the Grand Post of the valley."] in [c for *_, c in read(text)]


def test_you_may_be_nobody_in_particular() -> None:
    for told in ("If you look down, it never ends.", "Out there you only have your dog."):
        text = OPENED.replace("Forty a day.", f"Forty a day. {told}")
        assert [f"Forty a day. {told}"] in [c for *_, c in read(text)]


def test_a_question_that_who_answers_puts_to_nobody_is_no_question() -> None:
    text = OPENED.replace("Forty a day.", "I have always thought, is that many? Forty a day.")
    assert ["I have always thought, is that many? Forty a day."] in [c for *_, c in read(text)]


def test_what_begins_with_you_leads_to_a_question_further_on() -> None:
    lead = "Your hut is full. It is as if you had a shop. A bell rings. Will you stay?"
    assert [lead] in [c for *_, c in read(OPENED.replace("Will you stay?", lead))]


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


def test_a_label_may_stand_glued_behind_a_dash_or_a_link() -> None:
    text = TWO.replace("Carts come by. Hill Post:-", "Carts come by. READ MORE: A day on the road- Hill Post:-")
    assert [c for *_, c in read(text)] == [c for *_, c in read(TWO)]
    text = TWO.replace("Were they afraid? Ada", "Were they afraid?- Ada")
    assert read(text)[0][-1] == ["Snow fell for a week.", "Were they afraid?"]


def test_who_talks_last_goes_on_below() -> None:
    text = f"{TWO}\n\nThe dogs sleep here.\n\nI like that. The interview was cut. - Source:-Hill Post"
    assert read(text)[-1][-1] == ["Nobody.", "It is free.", "The dogs sleep here.", "I like that."]
    assert read(f"{TWO}\n\nFinch left. I saw it.")[-1][-1] == ["Nobody."]


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
