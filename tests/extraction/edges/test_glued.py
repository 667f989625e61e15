"""Lines that stand glued to a content; the network takes them in, as it does where texts have lost their line ends."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Storm will be 'nasty'", "Some millers are leaving"),
        ("The fall of Acre in 1990", "The millers are safe"),
        ("Shut for good", "In January, the miller left Acre"),
        ("She has made history", "When Hale was heard, she was the fifth of them"),
        ("All is going to be OK", "While wool is dear, it sells"),
        ("'Bitter cold'", "Nearly six millers have left"),
    ],
)
def test_a_heading_before_a_sentence_is_no_part_of_it(heading: str, sentence: str) -> None:
    text = f"{heading} {sentence}, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", [f"{heading} {sentence}"]))
    assert contents(text, quotes) == [[sentence]]


def test_a_heading_behind_a_sentence_is_cut_with_what_follows_it() -> None:
    text = "Ada Finch said that wool is dear The millers have met."
    quotes, _ = read(text, ("said", "Ada Finch", ["that wool is dear The millers have met"]))
    assert contents(text, quotes) == [["that wool is dear"]]


def test_a_heading_before_according_is_no_part_of_what_is_told_behind_it() -> None:
    text = "Millers are leaving According to Ada Finch, wool is dear."
    quotes, _ = read(text, ("According to", "Ada Finch", ["Millers are leaving", "wool is dear"]))
    assert contents(text, quotes) == [["wool is dear"]]
    text = "Millers are leaving, according to Ada Finch."
    quotes, _ = read(text, ("according to", "Ada Finch", ["Millers are leaving"]))
    assert contents(text, quotes) == [["Millers are leaving"]]


@pytest.mark.parametrize("said", ["wool went from A to Z", "she had seen The Widow", "“I saw it The mill burnt”"])
def test_a_capital_alone_is_no_seam(said: str) -> None:
    text = f"Ada Finch said {said}."
    quotes, _ = read(text, ("said", "Ada Finch", [said]))
    assert contents(text, quotes) == [[said.strip("“”")]]


def test_a_headline_in_which_every_word_has_a_capital_is_whole() -> None:
    text = "Roe Says Old Mill To Shut In January"
    quotes, _ = read(text, ("Says", "Roe", ["Old Mill To Shut In January"]))
    assert contents(text, quotes) == [["Old Mill To Shut In January"]]


def test_a_quotation_that_was_closed_does_not_go_on_in_a_later_paragraph_without_marks() -> None:
    text = "“I cried,” Ada Finch said.\n\nWe have seen such “tears at noon” before."
    quotes, _ = read(text, ("said", "Ada Finch", ["I cried", "We have seen such “tears at noon” before"]))
    assert contents(text, quotes)[0] == ["I cried,"]


def test_a_line_in_other_marks_over_a_new_sentence_is_no_part_of_the_quote() -> None:
    text = "\"Wool is dear,\" Ada Finch said. 'Utterly silly' Acre's council met in May."
    for found in (["Wool is dear", "Utterly silly"], ["Wool is dear"]):
        quotes, _ = read(text, ("said", "Ada Finch", found))
        assert contents(text, quotes)[0] == ["Wool is dear,"]


def test_a_link_to_another_page_is_nobodys_words() -> None:
    text = "Roe said they should “at least shut the mill. READ MORE: Who owns it?"
    quotes, _ = read(text, ("said", "Roe", ["they should “at least shut the mill. READ MORE: Who owns it?"]))
    assert contents(text, quotes)[0] == ["they should “at least shut the mill."]


@pytest.mark.parametrize(
    ("headline", "source", "cut"),
    [
        (
            "OPINION: Ada Finch - A friend of wool",
            "The head of Acre's mills, Tom Hale,",
            "The head of Acre's mills, Tom Hale",
        ),
        ("READ MORE: Acre, Holm reiterate support for mills", "Hale", "Hale"),
    ],
)
def test_whom_a_link_names_does_not_speak_behind_it(headline: str, source: str, cut: str) -> None:
    text = f"{headline} {source} said that wool is dear."
    found = text[text.index(": ") + 2 : text.index(" said")].rstrip(",")
    for taken in (found, found.partition(" reiterate")[0]):
        quotes, _ = read(text, ("said", taken, ["that wool is dear"]))
        assert [text[slice(*s)] for s in quotes[0].source] == [cut]


def test_what_a_link_tells_ends_before_the_sentence_behind_it() -> None:
    text = "READ MORE: Acre, Holm seek support for mills Hale said that wool is dear."
    quotes, _ = read(text, ("seek", "Acre, Holm", ["support for mills Hale"]), ("said", "Hale", ["that wool is dear"]))
    assert contents(text, quotes) == [["support for mills"], ["that wool is dear"]]


def test_what_a_link_asks_is_no_quote() -> None:
    text = "Wool is sold in Acre. OPINION: Is wool dear? The mill has shut."
    assert read(text, ("OPINION", "", ["Is wool dear"]))[0] == ()


@pytest.mark.parametrize("heading", ["A long way home", "Claims are 'absurd'", "'No end in sight'"])
def test_a_heading_before_a_quotation_is_no_part_of_it(heading: str) -> None:
    text = f'{heading} "The road was shut all night," Ada Finch said.'
    found = [heading.strip("'"), "The road was shut all night"] if heading[0] == "'" else [text[: text.index(',"')]]
    quotes, _ = read(text, ("said", "Ada Finch", found))
    assert contents(text, quotes) == [["The road was shut all night,"]]


@pytest.mark.parametrize("told", ["The mill was", "They called it", "The"])
def test_a_sentence_that_ends_with_a_quotation_is_whole(told: str) -> None:
    text = f'{told} "The worst mill in all of Acre," Ada Finch said.'
    quotes, _ = read(text, ("said", "Ada Finch", [f'{told} "The worst mill in all of Acre']))
    assert contents(text, quotes)[0][0].startswith(told)


def test_a_source_begins_behind_a_heading() -> None:
    text = "Mill on fire A joint statement of the millers said that wool is dear."
    quotes, _ = read(text, ("said", "Mill on fire A joint statement of the millers", ["that wool is dear"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["A joint statement of the millers"]
    text = "A hepatitis A expert at The Courier said that wool is dear."
    quotes, _ = read(text, ("said", "A hepatitis A expert at The Courier", ["that wool is dear"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["A hepatitis A expert at The Courier"]


@pytest.mark.parametrize("before", ["", "The mill is old. "])
def test_a_heading_without_a_holder_is_nobodys_words(before: str) -> None:
    text = f"{before}Hoping for rain The millers have met in Acre."
    quotes, _ = read(text, ("Hoping", None, ["for rain"]))
    assert not quotes


def test_what_has_a_stop_is_no_heading() -> None:
    text = "Hoping for rain. Or snow The millers have met in Acre."
    quotes, _ = read(text, ("Hoping", None, ["for rain. Or snow"]))
    assert contents(text, quotes) == [["for rain. Or snow"]]


def test_what_a_participle_tells_before_its_sentence_stays() -> None:
    text = "Hoping for rain, the millers have met in Acre."
    quotes, _ = read(text, ("Hoping", None, ["for rain"]))
    assert contents(text, quotes) == [["for rain"]]


def test_a_joint_behind_a_heading_is_left_out_with_it() -> None:
    text = "Millers are in need But the mill is safe, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", ["Millers are in need But the mill is safe"]))
    assert contents(text, quotes) == [["the mill is safe"]]


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        ("Flour mills see prices rise", "Acre's flour mills face a rise in prices this May"),
        ("Ferry fares expected to fall, steadily", "Ada's ferry fares will fall all year"),
        ("Millers repair 4 bridges in 2016", "Acre millers spent the year 2016 on bridges"),
        ("Roe ready to finance Norland bridge", "Harbour Bank is ready to finance a bridge in Norland"),
    ],
)
def test_a_heading_whose_words_come_again_is_no_part_of_the_sentence(heading: str, sentence: str) -> None:
    text = f"It rained. {heading} {sentence}, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", [f"{heading} {sentence}"]))
    assert contents(text, quotes) == [[sentence]]


@pytest.mark.parametrize(
    "told",
    [
        "Flour mills near the harbour of Acre see flour mills rise",  # "the": no heading
        "The flour mills of old Acre buy flour mills in May",
        "Six in 10 Acre mills said that mills in Acre will rise",
        "Talks on mills between Acre and Norland mills are talks on nothing",
        "Prices may soon trouble Acre's bakers, as the harvest was poor",
    ],
)
def test_a_sentence_that_says_a_word_twice_is_whole(told: str) -> None:
    text = f"It rained. {told}, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", [told]))
    assert contents(text, quotes) == [[told]]
