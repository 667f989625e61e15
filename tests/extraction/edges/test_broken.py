"""Direct speech ends where its marks say, whatever the network takes in."""

from __future__ import annotations

from tests.extraction.tables import contents, read


def test_a_clause_of_the_reporter_between_two_quotations_is_left_out() -> None:
    text = "“The road,” and here she struck the desk, “is shut,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["The road,” and here she struck the desk, “is shut"]))
    assert contents(text, quotes) == [["The road,", "is shut,"]]
    text = "“If it snows” – she looked up – “we shut the road,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["If it snows” – she looked up – “we shut the road"]))
    assert contents(text, quotes) == [["If it snows", "we shut the road,"]]


def test_what_the_reporter_tells_behind_a_quotation_is_left_out() -> None:
    text = "Ada Finch said, “The road is shut,” and went home."
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut,” and went home"]))
    assert contents(text, quotes) == [["The road is shut,"]]


def test_indirect_speech_behind_marks_goes_on() -> None:
    text = "Ada Finch said, “The road is shut,” and that nobody may pass."
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut,” and that nobody may pass"]))
    assert contents(text, quotes) == [["“The road is shut,” and that nobody may pass"]]
    text = "Ada Finch said the road was “shut,” and the bridge too."
    quotes, _ = read(text, ("said", "Ada Finch", ["the road was “shut,” and the bridge too"]))
    assert contents(text, quotes) == [["the road was “shut,” and the bridge too"]]


def test_what_the_reporter_takes_a_quotation_to_mean_is_left_out() -> None:
    text = "According to Ada Finch, “The road is shut,” presumably meaning the bridge."
    quotes, _ = read(text, ("According to", "Ada Finch", ["“The road is shut,” presumably meaning the bridge"]))
    assert contents(text, quotes) == [["The road is shut,"]]


def test_a_quotation_that_two_cues_claim_is_the_nearer_ones() -> None:
    text = "“The road is shut,” said Ada Finch, adding: “Nobody may pass.”"
    quotes, _ = read(
        text,
        ("said", "Ada Finch", ["The road is shut", "Nobody may pass"]),
        ("adding", "Ada Finch", ["Nobody may pass"]),
    )
    assert contents(text, quotes) == [["The road is shut,"], ["Nobody may pass."]]
    text = "“The road is shut,” Finch said. “It will stay so,” the old miller of Acre went on."
    quotes, _ = read(
        text,
        ("said", "Finch", ["The road is shut", "It will stay so"]),
        ("went on", "the old miller of Acre", ["It will stay so"]),
    )
    assert contents(text, quotes) == [["The road is shut,"], ["It will stay so,"]]


def test_who_asks_does_not_answer() -> None:
    text = "Ada Finch asked: “Who shut the road?” “Not me,” came a voice."
    quotes, _ = read(text, ("asked", "Ada Finch", ["Who shut the road?” “Not me"]))
    assert contents(text, quotes) == [["Who shut the road?"], ["Not me,"]]
    assert quotes[1].cue == ()
    text = "“Who shut the road?” “Not me,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["Who shut the road?” “Not me"]))
    assert [(q.cue != (), c) for q, c in zip(quotes, contents(text, quotes), strict=True)] == [
        (False, ["Who shut the road?"]),
        (True, ["Not me,"]),
    ]
