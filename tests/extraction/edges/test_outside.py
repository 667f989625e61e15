"""What the network takes for somebody's words and is the reporter's."""

from __future__ import annotations

import pytest

from quoth.extraction.extract import readable_blocks
from quoth.ingest.plain import text_article
from tests.extraction.tables import contents, read


def test_who_was_told_says_nothing() -> None:
    text = "Ada Finch hid the key, a jury was told on Monday."
    quotes, _ = read(text, ("was told", "a jury", ["Ada Finch hid the key"]))
    assert (quotes[0].source, contents(text, quotes)) == ((), [["Ada Finch hid the key"]])


def test_who_was_told_about_it_says_nothing_either() -> None:
    text = "We’ve been told about days without wool."
    quotes, _ = read(text, ("’ve been told about", "We", ["days without wool"]))
    assert (quotes[0].source, contents(text, quotes)) == ((), [["days without wool"]])


def test_who_was_told_is_no_part_of_what_was_said() -> None:
    text = "Councillors were told that trains would be late."
    quotes, _ = read(text, ("were told", None, ["Councillors", "that trains would be late"]))
    assert contents(text, quotes) == [["that trains would be late"]]


@pytest.mark.parametrize(("cue", "words"), [("were also ordered", "to stay at home"), ("were offered", "the mill")])
def test_who_was_bidden_is_no_part_of_what_is_to_be_done(cue: str, words: str) -> None:
    text = f"The growers {cue} {words}."
    quotes, _ = read(text, (cue, None, ["The growers", words]))
    assert contents(text, quotes) == [[words]]


def test_what_is_ordered_to_be_done_stays_with_what_it_is_done_to() -> None:
    text = "The mill was ordered to be closed."
    quotes, _ = read(text, ("was ordered", None, ["The mill", "to be closed"]))
    assert contents(text, quotes) == [["The mill", "to be closed"]]


def test_who_was_asked_is_no_part_of_the_question() -> None:
    for asked in ("was asked", "was later pressed", "was questioned"):
        text = f"Ada Finch, the mayor, {asked} about the road."
        quotes, _ = read(text, (asked, None, ["Ada Finch, the mayor", "about the road"]))
        assert contents(text, quotes) == [["about the road"]]


@pytest.mark.parametrize(
    ("hearers", "words"),
    [
        ("the panel of four clerks and two wardens ", "they must not sleep"),
        ("a party of wardens ", "that the road was shut"),
        ("jury ", "warden ‘had no key’ to the gate"),
        ("MPs ", "roads ‘stay shut’"),
    ],
)
def test_of_whom_hearers_are_is_no_part_either(hearers: str, words: str) -> None:
    text = f"The judge told {hearers}{words}."
    read_as = hearers[hearers.index("of") :] if " of " in hearers else hearers
    quotes, _ = read(text, ("told", "The judge", [read_as + words]))
    assert contents(text, quotes) == [[words]]


@pytest.mark.parametrize(
    "words", ["court documents were lost", "of the fire", "court was adjourned early", "of it all"]
)
def test_what_is_told_of_stays(words: str) -> None:
    text = f"The judge told {words}."
    quotes, _ = read(text, ("told", "The judge", [words]))
    assert contents(text, quotes) == [[words]]


def test_who_told_remains_the_source() -> None:
    text = "Ada Finch told a jury that the key was lost."
    quotes, _ = read(text, ("told", "Ada Finch", ["that the key was lost"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Ada Finch"]


@pytest.mark.parametrize("rest", ["“Redline” earned more than that.", "“Stop the Levy” posters hung everywhere."])
def test_a_title_that_opens_the_next_sentence_is_no_part_of_a_quote(rest: str) -> None:
    text = f"“I cried,” Ada Finch said. {rest}"
    for found in (["I cried", rest[:-1]], ["I cried"]):
        quotes, mentions = read(text, ("said", "Ada Finch", found))
        assert contents(text, quotes) == [["I cried,"]]
        assert len(mentions) == 1


@pytest.mark.parametrize("rest", ["“It was late.”", "“It was late,” and dark.", "“It was” late."])
def test_a_sentence_in_marks_goes_on_with_the_quote(rest: str) -> None:
    text = f"“I cried,” Ada Finch said. {rest}"
    quotes, _ = read(text, ("said", "Ada Finch", ["I cried"]))
    second = [] if rest == "“It was” late." else [rest[1:].partition("”")[0]]
    assert contents(text, quotes)[0] == ["I cried,", *second]


def test_behind_a_colon_the_marks_say_where_the_words_end() -> None:
    text = "Finch told the council: “We are done with it” before she left."
    quotes, _ = read(text, ("told", "Finch", ["“We are done with it” before she left"]))
    assert contents(text, quotes) == [["We are done with it"]]
    text = "Finch told the council: “We are done with it,” she was “tired”."
    quotes, _ = read(text, ("told", "Finch", ["“We are done with it,” she was “tired”"]))
    assert contents(text, quotes) == [["“We are done with it,” she was “tired”"]]


def test_the_city_at_the_head_of_a_report_says_nothing() -> None:
    text = "JOHANNESBURG: Miners “were ignored” for years.\n\nNobody came."
    quotes, _ = read(text, (":", "JOHANNESBURG", ["Miners “were ignored” for years"]))
    assert not any(q.source for q in quotes)
    text = "FINCH: Miners were ignored.\n\nDOW: Were they?\n\nFINCH: They were."
    quotes, _ = read(text, (":", "FINCH", ["Miners were ignored"]))
    assert len(quotes) >= 1


def test_an_idiom_holds_no_words_of_anybody() -> None:
    text = "Ada Finch and Bo Lind are calling it quits."
    quotes, _ = read(text, ("are calling", "Ada Finch and Bo Lind", ["it quits"]))
    assert quotes == ()


def test_a_credit_takes_its_paragraph_from_the_speaker_before() -> None:
    text = "“My father was a ferryman,” Ada Finch said.\n\n“I will not go anywhere.” — Bo Lind, on Twitter"
    found = ["My father was a ferryman", "I will not go anywhere"]
    quotes, _ = read(text, ("said", "Ada Finch", found))
    assert contents(text, quotes) == [["My father was a ferryman,"], ["I will not go anywhere."]]
    assert [text[slice(*s)] for s in quotes[1].source] == ["Bo Lind"]


def test_a_few_words_within_a_quote_are_somebodys_where_a_verb_introduces_them() -> None:
    text = "“He told me, ‘Sell it,’ so I sold it,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["He told me, ‘Sell it,’ so I sold it"]))
    assert contents(text, quotes)[1:] == [["Sell it,"]]
    assert quotes[1].parent == quotes[0].id


@pytest.mark.parametrize("stamp", ["9.40am — ", "09:40 - ", "11:02 GMT | "])
def test_a_time_of_day_and_a_dash_are_not_read(stamp: str) -> None:
    text = f"{stamp}Ada Finch: The road is shut\n\n{stamp}Snow fell."
    assert [text[slice(*b)] for b in readable_blocks(text_article(text, article_id="x"))[0]] == [
        "Ada Finch: The road is shut",
        "Snow fell.",
    ]
    text = "10.20 — 11.40"
    assert readable_blocks(text_article(text, article_id="x"))[0] == [(0, len(text))]


def test_the_time_of_day_at_the_head_of_an_entry_is_nobodys() -> None:
    for stamp in ("09.40", "9:40am", "11:02 GMT"):
        text = f"{stamp} Ada Finch says the road is shut."
        quotes, _ = read(text, ("says", f"{stamp} Ada Finch", ["the road is shut"]))
        assert [text[slice(*s)] for s in quotes[0].source] == ["Ada Finch"]
        text = f"{stamp} “The road is shut,” says Ada Finch."
        quotes, _ = read(text, ("says", "Ada Finch", [f"{stamp} “The road is shut"]))
        assert contents(text, quotes) == [["The road is shut,"]]
    text = "9.40 is too early, says Ada Finch."
    quotes, _ = read(text, ("says", "Ada Finch", ["9.40 is too early"]))
    assert contents(text, quotes) == [["9.40 is too early"]]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("Ada Finch was named player of the year.", "was named", None, ["Ada Finch", "player of the year"]),
        ("Plans for a road have been approved by a single vote.", "have been approved", "a single vote", ["Plans"]),
        ("The bones were discovered by Ada Finch.", "were discovered", "Ada Finch", ["The bones"]),
        ("TIP-INS\n\nMillers: They visit Acre on Friday.", ":", "Millers", ["They visit Acre on Friday"]),
    ],
)
def test_where_nobody_speaks_nothing_is_quoted(text: str, cue: str, source: str | None, content: list[str]) -> None:
    assert read(text, (cue, source, content))[0] == ()


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("Ada Finch was named by Bo Hale as the heir.", "was named", "Bo Hale", ["Ada Finch", "as the heir"]),
        ("It was found by Ada Finch that he lied.", "was found", "Ada Finch", ["that he lied"]),
        ("Ada Finch was voted “the best of all”.", "was voted", None, ["“the best of all"]),
        ("TIP-INS\n\nMillers: “They visit Acre.”", ":", "Millers", ["They visit Acre"]),
    ],
)
def test_where_somebody_speaks_or_marks_stand_it_is(
    text: str, cue: str, source: str | None, content: list[str]
) -> None:
    assert len(read(text, (cue, source, content))[0]) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AMW stands for Acre Mill Workers.", ("stands for", "AMW", ["Acre Mill Workers"])),
        ("Bo Hale, a Finch supporter, met the clerks.", ("supporter", "Bo Hale", ["Finch"])),
        ("By Bo Hale The mill of Acre is shut.", ("By", "Bo Hale", ["The mill of Acre is shut"])),
        ("I mean, it is late.", ("mean", "I", ["it is late"])),
        ("Bo Hale was convicted of theft.", ("was convicted of", None, ["Bo Hale", "theft"])),
        ("The clerks were cleared of any blame.", ("were cleared of", None, ["The clerks", "any blame"])),
    ],
)
def test_what_a_thing_is_called_and_what_a_court_found_is_nobodys_words(text: str, found: tuple) -> None:
    assert read(text, found)[0] == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hale is known as a miser.", ("is known as", None, ["Hale", "a miser"])),
        ("Bo Hale is a supporter of the mayor.", ("is a supporter of", "Bo Hale", ["the mayor"])),
        ("I mean that it is late.", ("mean", "I", ["that it is late"])),
    ],
)
def test_a_name_that_judges_and_a_stand_that_is_told_are_quotes(text: str, found: tuple) -> None:
    assert len(read(text, found)[0]) == 1


def test_a_verdict_that_somebody_gives_is_a_quote() -> None:
    text = "The board cleared Bo Hale of blame."
    assert len(read(text, ("cleared", "The board", ["Bo Hale of blame"]))[0]) == 1


def test_a_quotation_begins_at_its_mark_and_not_behind_the_cue() -> None:
    text = "Ada Finch was “sure that the road is shut,” and left."
    quotes, _ = read(text, ("was “sure", "Ada Finch", ["that the road is shut"]))
    assert contents(text, quotes) == [["sure that the road is shut,"]]
    assert text[slice(*quotes[0].cue[0])] == "was"
    text = "Ada Finch gave “full support” to the road."
    quotes, _ = read(text, ("gave “full support” to", "Ada Finch", ["the road"]))
    assert contents(text, quotes) == [["the road"]]


def test_a_few_words_in_marks_may_be_the_subject_of_what_is_told() -> None:
    for rest, expected in (
        ("provides a living", "“Only wool” provides a living"),
        ("as she left", "Only wool"),
        ("before she left", "Only wool"),
    ):
        text = f"Ada Finch once said: “Only wool” {rest}."
        assert contents(text, read(text, ("said", "Ada Finch", [f"“Only wool” {rest}"]))[0]) == [[expected]]


@pytest.mark.parametrize("line", ["“the price of wool”", "'We are vetting sheep!'"])
def test_a_line_in_marks_below_a_quote_is_a_heading(line: str) -> None:
    text = f'"Wool is dear," Ada Finch said. "It will rise."\n\n{line}\n\nSnow fell on the hills.'
    quotes, _ = read(text, ("said", "Ada Finch", ["Wool is dear", "It will rise", line[1:-1]]))
    assert ["Wool is dear,", "It will rise."] in contents(text, quotes)


def test_what_a_quotation_goes_on_with_below_is_no_heading() -> None:
    whole = ["Wool is dear.", "It will rise."]
    text = '"Wool is dear." Ada Finch said.\n\n"It will rise."\n\nSnow fell on the hills.'
    quotes, _ = read(text, ("said", "Ada Finch", whole))
    assert contents(text, quotes) == [whole]


def test_a_heading_in_single_marks_may_end_the_paragraph() -> None:
    text = '"Wool is dear," Ada Finch said. "It will rise." \'Acre is a town\'\n\nSnow fell on the hills.'
    quotes, _ = read(text, ("said", "Ada Finch", ["Wool is dear", "It will rise.\" 'Acre is a town"]))
    assert ["Wool is dear,", "It will rise."] in contents(text, quotes)


def test_a_source_goes_on_through_a_quotation_up_to_its_cue() -> None:
    text = "Ada Finch of the party that champions “Acre first,” defended the toll."
    quotes, _ = read(text, ("defended", "Ada Finch of the party that champions", ["the toll"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Ada Finch of the party that champions “Acre first,”"]
    text = "Ada Finch “is gone,” said the clerk that the toll was late."
    quotes, _ = read(text, ("said", "Ada Finch", ["that the toll was late"]))
    assert len(quotes) >= 1


@pytest.mark.parametrize(
    ("question", "cue", "content"),
    [
        ("How do you see the trade in wool?", "see", "the trade in wool"),
        ("Is that a risk, or do you believe the mill will hold?", "believe", "the mill will hold"),
        ("When did you know the mill was lost?", "know", "the mill was lost"),
    ],
)
def test_what_somebody_is_asked_is_not_said_by_whom_is_asked(question: str, cue: str, content: str) -> None:
    quotes, _ = read(question, (cue, "you", [content]))
    assert not quotes


@pytest.mark.parametrize("text", ["If you think the mill is lost, sell it.", "You think the mill is lost?"])
def test_what_you_are_told_to_think_stays(text: str) -> None:
    quotes, _ = read(text, ("think", "you" if "you" in text else "You", ["the mill is lost"]))
    assert contents(text, quotes) == [["the mill is lost"]]


def test_for_whom_a_lawyer_speaks_is_the_sources() -> None:
    text = "The judge was told by Ada Finch, for the State, the mill was shut."
    quotes, _ = read(text, ("was told", "Ada Finch", ["for the State, the mill was shut"]))
    assert contents(text, quotes) == [["the mill was shut"]]
    assert [text[slice(*q.source[0])] for q in quotes] == ["Ada Finch, for the State"]


@pytest.mark.parametrize(
    ("cue", "source", "content"),
    [("Shown", None, "a photograph of the gate"), ("Pressed", "Bo Lind", "for the names")],
)
def test_what_somebody_is_shown_or_pressed_for_is_no_quote(cue: str, source: str | None, content: str) -> None:
    text = f"{cue} {f'by {source} ' if source else ''}{content}, Ada Finch left."
    assert read(text, (cue, source, [content]))[0] == ()


def test_the_name_of_a_column_is_nobodys_words() -> None:
    text = "What the papers say: A dull day in Acre\n\nSnow fell."
    assert read(text, ("say", "the papers", ["A dull day in Acre"]))[0] == ()
    text = "What the wardens say is that snow fell."
    assert len(read(text, ("say", "the wardens", ["that snow fell"]))[0]) == 1


def test_what_somebody_has_gone_through_is_no_quote() -> None:
    assert read("Acre has also seen its trade shrink.", ("has also seen", "Acre", ["its trade shrink"]))[0] == ()
    for content in ("how it shrank", "Hale as a friend", "no sign of snow"):
        quotes, _ = read(f"Roe has seen {content}.", ("has seen", "Roe", [content]))
        assert len(quotes) == 1
