"""Quotes that the layout attributes: turns, credits, introductions; the network finds nothing unless a test says so."""

from __future__ import annotations

import pytest

from quoth.data import Article, Turn
from quoth.extraction import extract_quotes
from quoth.ingest.plain import text_article
from tests.extraction.tables import TableTagger
from tests.extraction.tables import read_attributed as read


def test_turns_of_a_transcript_are_quotes_of_their_labels() -> None:
    text = (
        "Partial transcript below.\n\nHALE: Is the road shut?\n\nFINCH: It is, and it will stay so.\n\nHALE: Thank you."
    )
    assert read(text) == [
        ("HALE", ":", ["Is the road shut?"]),
        ("FINCH", ":", ["It is, and it will stay so."]),
        ("HALE", ":", ["Thank you."]),
    ]


def test_a_known_turn_is_a_quote_however_few_there_are() -> None:
    text = "Bo Hale: He said: “Go.” Then he left.\n\nCaller from Acre: Since when? It is shut.\n\nAnd it stays so."
    one, two = text.index("He said"), text.index("Since")
    turns = (Turn("Bo Hale", (one, text.index("\n\nCaller"))), Turn("Caller from Acre", (two, len(text))))
    quotes, _ = extract_quotes(Article("talk", text, kind="transcript", turns=turns), TableTagger())
    read = [(quote.kind, text[slice(*quote.source[0])], [text[s:e] for s, e in quote.content]) for quote in quotes[::2]]
    assert read == [
        ("direct", "Bo Hale", ["He said: “Go.” Then he left."]),
        ("direct", "Caller from Acre", ["Since when? It is shut.", "And it stays so."]),
    ]


def test_a_turn_keeps_the_mark_that_closes_words_within_it() -> None:
    turns = [
        ("HALE", ['He told me, "Go home."']), ("FINCH", ["I see."]), ("HALE", ["He said “no” and “never”"]),
        ("FINCH", ["That is all."]),
    ]  # fmt: skip
    text = 'HALE: He told me, "Go home."\n\nFINCH: “I see.”\n\nHALE: He said “no” and “never”\n\nFINCH: That is all.”'
    assert [(source, content) for source, _, content in read(text) if source != "He"] == turns


def test_a_label_may_name_an_office_at_its_first_turn() -> None:
    text = "ADA FINCH, HOST: Good evening.\n\nBO HALE, ROAD MINISTER: Good evening.\n\nFINCH: Why?\n\nFINCH: I see."
    assert [(s, c) for s, _, c in read(text)][:2] == [("ADA FINCH", ["Good evening."]), ("BO HALE", ["Good evening."])]
    assert read("LONDON, ENGLAND: The road is shut.\n\nA day later it was open.") == []


def test_questions_and_answers_may_be_marked_with_points() -> None:
    text = "Q. Why here?\n\nA. It is home.\n\nQ. Will you stay?\n\nA. Yes."
    assert [(s, c) for s, _, c in read(text)][1:3] == [("A", ["It is home."]), ("Q", ["Will you stay?"])]
    assert read("A. Finch came first.\n\nB. Hale came second.\n\nA. Roe came third.") == []


def test_a_single_label_is_no_transcript() -> None:
    assert read("The county met today.\n\nNOTE: This report was changed on Monday.\n\nUPDATE: So was this one.") == []
    assert read("The county met today.\n\nWhat to know: The road is shut for a while.") == []


def test_a_title_case_label_must_return() -> None:
    assert len(read("Ada Finch: The road is shut.\n\nBo Hale: Since when?\n\nAda Finch: Since May.")) == 2


def test_a_tally_is_no_transcript() -> None:
    assert read("Ada Finch: 1,769.\n\nBo Hale: 1,501.\n\nLate votes\n\nAda Finch: 547.\n\nBo Hale: 46.") == []


def test_headings_of_a_list_are_no_speakers() -> None:
    assert read("Two phones\n\nPros: It is light.\n\nCons: It is dear.\n\nPros: It is loud.\n\nCons: It is old.") == []


def test_a_heading_that_recurs_answers_nobody() -> None:
    assert read("Two soups\n\nCooking Time: One hour.\n\nStir well.\n\nCooking Time: Two hours.") == []


def test_teams_of_a_notebook_are_no_speakers() -> None:
    lines = ["Millers: Visit Acre on Friday.", "Drillers: Host Acre on Monday."]
    text = "\n\n".join(["The Tulsa Drillers won. The Acre Millers lost.", *lines, "UP NEXT", *lines])
    assert read(text) == []


def test_a_dash_and_a_name_credit_the_quotation_before_them() -> None:
    assert read("“The road is shut for good now.” — Ada Finch, warden") == [
        ("Ada Finch", "—", ["The road is shut for good now."])
    ]


def test_a_credit_may_stand_on_the_next_line() -> None:
    text = "Voices from the county\n\n“The road is shut for good now.”\n\n– Commissioner Ada Finch\n\nSnow fell."
    assert ("Commissioner Ada Finch", "–", ["The road is shut for good now."]) in read(text)


def test_names_under_quotations_in_a_row_say_whose_they_are() -> None:
    text = "“A road for nobody.”\n\nAda Finch, road minister\n\n“The best in years.”\n\nBo Hale\n\nIt was dark."
    assert [(s, c) for s, _, c in read(text)] == [
        ("Ada Finch", ["A road for nobody."]),
        ("Bo Hale", ["The best in years."]),
    ]


def test_a_single_line_under_a_quotation_is_no_credit() -> None:
    text = "“A road for nobody.”\n\nAda Finch, road minister\n\nThe road is shut.\n\nIt was dark."
    assert read(text) == [("", "", ["A road for nobody."])]
    text = "“A road for nobody.”\n\nShe left.\n\n“The best in years.”\n\nHe stayed, and it was dark."
    assert all(not s for s, *_ in read(text))


def test_a_dash_within_a_sentence_is_no_credit() -> None:
    quotes = read("He read “The Long Road Home” — a gift of Ada Finch.")
    assert all(cue != "—" for _, cue, _ in quotes)


def test_a_transcript_announced_by_the_network_is_cut_into_its_turns() -> None:
    text = "Transcript as follows:\n\nHALE: Is the road shut?\n\nFINCH: It is.\n\nHALE: Thank you."
    quotes = read(text, ((1, 3), (0, 1), [(4, 9)]))
    assert [source for source, _, _ in quotes] == ["HALE", "FINCH", "HALE"]


def test_an_initial_in_a_label_begins_no_label_inside_it() -> None:
    text = "Held:\n\nAda B. Finch: Theft.\n\nBo Hale: Fraud, theft.\n\nCid D. Finch: Theft.\n\nDee Hale: Arson."
    assert read(text) == []


def test_a_credited_name_may_have_an_initial() -> None:
    assert read("“The road is shut for good now.” ― Ada G. Finch.") == [
        ("Ada G. Finch", "―", ["The road is shut for good now."])
    ]


def test_a_credit_holds_for_the_whole_quoted_paragraph() -> None:
    text = "“The road is shut. My aunt said ‘go home.” She was right “as ever’.” ― Ada Finch"
    ((source, _, (content,)),) = read(text)
    assert source == "Ada Finch"
    assert content.startswith("The road") and content.endswith("as ever’.")


def test_a_verb_of_saying_before_an_unclaimed_quotation_introduces_it() -> None:
    text = "The warden then gave in. To this she said, “The road is shut for good now.” Snow fell."
    assert read(text) == [("she", "said", ["The road is shut for good now."])]


def test_a_quoted_paragraph_is_introduced_by_the_paragraph_before_it() -> None:
    text = "Snow fell on the county.\n\nOn Monday, Ada Finch wrote:\n\n“The road is shut.\n\n“Nobody may pass.”"
    assert read(text) == [("Ada Finch", "wrote", ["The road is shut.", "Nobody may pass."])]


def test_the_following_statement_introduces_too() -> None:
    text = "Snow fell.\n\nAda Finch issued the following statement:\n\n“The road is shut.”"
    assert read(text) == [("Ada Finch", "issued the following statement", ["The road is shut."])]


def test_a_verb_without_comma_or_colon_introduces_nothing() -> None:
    assert [cue for _, cue, _ in read("She never said “The road is shut for good and all.” Snow fell.")] == [""]


def test_a_paragraph_that_ends_in_a_full_stop_introduces_nothing() -> None:
    text = "Ada Finch has not answered, she said.\n\n“The road is shut for good now.”"
    assert [cue for _, cue, _ in read(text)] == [""]


def test_an_introduction_names_its_source_when_it_stands_before_the_verb() -> None:
    text = "{}“The road is shut for good now.”"
    for words, source in (
        ("Snow fell. The old warden said: ", "The old warden"),
        ("At the county fair she later said, ", "she"),
        ("After the meeting Ada Finch said, ", "Ada Finch"),
        ("Ada Finch closed the road, adding: ", ""),
    ):
        assert [s for s, _, _ in read(text.format(words))] == [source]


def test_whoever_is_quoted_in_the_sentence_before_a_colon_says_what_follows() -> None:
    text = "Ada Finch responded to the letter on Monday: “The road is shut for good now.” Snow fell."
    response = ((2, 4), (0, 2), [(4, 6)])
    assert read(text, response)[-1] == ("Ada Finch", ":", ["The road is shut for good now."])
    text = "Ada Finch responded to the letter. Snow fell on Monday: “The road is shut for good now.” Snow fell."
    assert [cue for _, cue, _ in read(text, response)][-1] == ""


def test_a_subordinating_word_is_no_part_of_a_name() -> None:
    assert read("If I said, “The road is shut for good now,” who would care?")[0][0] == "I"


def test_readers_who_write_in_speak_under_their_handles() -> None:
    text = "Your replies\n\n@ada_finch: The road must open.\n\n@hale: It must not."
    assert read(text) == [("@ada_finch", ":", ["The road must open."]), ("@hale", ":", ["It must not."])]
    assert read("Your replies\n\n@ada_finch: The road must open.") == []


def test_the_one_a_letter_is_addressed_to_says_nothing() -> None:
    assert read("DEAR ADA: The road is shut.\n\nSnow fell.\n\nDEAR ADA: The bridge is shut.") == []


def test_a_family_name_is_a_label_where_the_text_gives_the_name_in_full() -> None:
    turns = "\n\nFinch: I cook.\n\nHale: She shouts.\n\nFinch: Never.\n\nHale: Always."
    text = "Ada Finch and Bo Hale keep the hut." + turns
    assert [(s, c) for s, _, c in read(text)] == [
        ("Finch", ["I cook."]),
        ("Hale", ["She shouts."]),
        ("Finch", ["Never."]),
        ("Hale", ["Always."]),
    ]
    assert read("Two phones." + turns.replace("Finch", "Pros").replace("Hale", "Cons")) == []


def test_a_turn_in_marks_of_its_own_is_no_quotation_beside_its_label() -> None:
    text = "“HALE: Is the road shut?”\n\n“FINCH: It is, and it will stay so.”\n\n“HALE: Thank you.”"
    assert read(text) == [
        ("HALE", ":", ["Is the road shut?"]),
        ("FINCH", ":", ["It is, and it will stay so."]),
        ("HALE", ":", ["Thank you."]),
    ]


def test_a_turn_lasts_over_its_paragraphs_until_the_next_label() -> None:
    hale, finch = "HALE: Is the road shut?\n\nIt was in May.\n\nDid you see it?", "FINCH: Yes.\n\n(APPLAUSE)\n\nI left."
    text = "\n\n".join([hale, finch, "HALE: Thanks.", "FINCH: Bye.", "Both left, and I stayed."])
    assert [(s, c) for s, _, c in read(text)] == [
        ("HALE", ["Is the road shut?", "It was in May.", "Did you see it?"]),
        ("FINCH", ["Yes.", "I left."]),
        ("HALE", ["Thanks."]),
        ("FINCH", ["Bye."]),
    ]
    assert {q.kind for q in extract_quotes(text_article(text, article_id="t"), TableTagger([]))[0]} == {"direct"}


def test_what_is_told_between_two_turns_is_nobodys() -> None:
    text = "HALE: Is it shut?\n\nFinch shrugged. “I saw it.”\n\nFINCH: It is.\n\nHALE: Thanks.\n\nFINCH: Bye."
    assert read(text)[0] == ("HALE", ":", ["Is it shut?"])


def test_a_label_within_a_paragraph_begins_a_turn_where_it_begins_others() -> None:
    text = "HALE: Is the road shut? FINCH: It is. I saw it.\n\nHALE: Thanks. Tell LOTT: Come.\n\nFINCH: Bye."
    assert [(s, c) for s, _, c in read(text)] == [
        ("HALE", ["Is the road shut?"]),
        ("FINCH", ["It is. I saw it."]),
        ("HALE", ["Thanks. Tell LOTT: Come."]),
        ("FINCH", ["Bye."]),
    ]
    text = "Bo Hale: Why? Ada Finch: Wool is warm.\n\nI like it.\n\nHale: And snow? Finch: No. Hale: Why? Finch: Cold."
    who = [s for s, *_ in read(f"Bo Hale met Ada Finch.\n\n{text}")]
    assert who == ["Bo Hale", "Ada Finch", "Hale", "Finch", "Hale", "Finch"]
    assert read("INTERACTIVE: A map of Acre.\n\nIt rained. INTERACTIVE: A mill. It burnt.") == []


PULLED = "I fear that we may see the mills of Acre shut"


@pytest.mark.parametrize("who", ["Jane Roe", "Former mill owner Jane Roe", "N.J. Rep. Jane Roe"])
@pytest.mark.parametrize("office", ["", ", Institute of Wool"])
def test_words_pulled_out_of_a_text_are_of_whom_the_line_below_them_names(who: str, office: str) -> None:
    for words in (f'"{PULLED}.\n{who}{office}."', f"“{PULLED}.”\n{who}{office}"):
        text = f"Snow fell.\n\n{words}\n\nThe mills are old. “{PULLED} by May,” said Roe."
        assert read(text)[0] == (who, "", [f"{PULLED}."])


@pytest.mark.parametrize("last", ["We love you, Jane Roe.", "Acre Hill is shut until they come and mend it.", "Amen."])
def test_the_last_line_of_a_quotation_that_is_no_name_is_a_part_of_it(last: str) -> None:
    text = f'Snow fell.\n\n"The mill is shut.\n{last}"\n\nThe mills are old.'
    assert read(text)[0] == ("", "", ["The mill is shut.", last])


def test_a_line_below_words_that_stand_once_names_nobody() -> None:
    text = f"Snow fell.\n\n“{PULLED}.”\nJane Roe, Institute of Wool\n\nThe mills are old."
    assert read(text)[0][0] == ""
