"""Where the words end that are told and not quoted, and the small things the network takes in."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


def test_what_is_told_ends_before_a_sentence_that_is_quoted() -> None:
    text = "Ada Finch said she would go. “I have had enough.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["she would go. “I have had enough"]))
    assert [(q.kind, c) for q, c in zip(quotes, contents(text, quotes), strict=True)] == [
        ("mixed", ["she would go", "I have had enough."]),
    ]
    text = "Ada Finch said she would go.\n\n“I have had enough. I am tired.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["she would go", "I have had enough. I am tired"]))
    assert contents(text, quotes) == [["she would go", "I have had enough. I am tired."]]


def test_marks_within_a_told_sentence_end_nothing() -> None:
    text = "Ada Finch said the road was “shut. For good.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["the road was “shut. For good"]))
    assert contents(text, quotes) == [["the road was “shut. For good.”"]]


def test_a_content_ends_where_its_speakers_next_verb_begins() -> None:
    text = "Ada Finch said the road was late but would not say whether she would pay."
    whole = "the road was late but would not say whether she would pay"
    quotes, _ = read(
        text,
        ("said", "Ada Finch", [whole]),
        ("would not say", "Ada Finch", ["whether she would pay"]),
    )
    assert contents(text, quotes) == [["the road was late"], ["whether she would pay"]]


@pytest.mark.parametrize(
    ("joint", "cue", "content"),
    [
        (" while", "admitting", "that it was late"),
        (" by", "mocking", "the millers"),
        (",", "insisting", "that it was late"),
        ("", "to question", "the need for a mill"),
        (", as well as", "to praise", "the mill"),
    ],
)
def test_what_a_speaker_does_in_saying_it_is_no_part_of_it(joint: str, cue: str, content: str) -> None:
    text = f"Ada Finch told of the shut road{joint} {cue} {content}."
    whole = f"of the shut road{joint} {cue} {content}"
    quotes, _ = read(text, ("told", "Ada Finch", [whole]), (cue, "Ada Finch", [content]))
    assert contents(text, quotes) == [["of the shut road"], [content]]


def test_a_content_ends_where_its_speaker_says_the_next_thing() -> None:
    text = "Ada Finch told us that Hale had “a taste for snow,” but doubted he had seen it."
    quotes, _ = read(text, ("told", "Ada Finch", ["that Hale had “a taste for snow,” but doubted he had seen it"]))
    assert contents(text, quotes) == [["that Hale had “a taste for snow,”"], ["he had seen it"]]
    for told in ("that “nobody came”", "the mill was “shut”"):
        text = f"Ada Finch said {told} and ordered the clerks to leave."
        quotes, _ = read(text, ("said", "Ada Finch", [f"{told} and ordered the clerks to leave"]))
        assert contents(text, quotes) == [[told], ["the clerks to leave"]]
    for told in ("Hale called it “late” and ordered us to leave", "Hale was “late” and ordered by us to leave"):
        text = f"Ada Finch said {told}."
        quotes, _ = read(text, ("said", "Ada Finch", [told]))
        assert contents(text, quotes)[0] == [told]
    for told in ("Hale came, and says it was late", "Hale came and added snow", "“He came, but doubted it was late”"):
        text = f"Ada Finch said {told}."
        quotes, _ = read(text, ("said", "Ada Finch", [told]))
        assert contents(text, quotes)[0] in ([told], [f"{told[1:-1]}.”"], [told[1:-1]])


def test_titles_and_nicknames_in_marks_make_no_mixed_quote() -> None:
    for told in ("the dead man was William “Billy” Tate", "the film “Night Train” bored everyone"):
        text = f"Ada Finch said {told}."
        quotes, _ = read(text, ("said", "Ada Finch", [told]))
        assert [q.kind for q in quotes] == ["indirect"]
    for told in ("the lone “no” vote was late", "it was “A Disgrace” for everyone"):
        text = f"Ada Finch said {told}."
        quotes, _ = read(text, ("said", "Ada Finch", [told]))
        assert [q.kind for q in quotes] == ["mixed"]


def test_a_subhead_between_dashes_is_not_read() -> None:
    text = "Snow fell.\n\n- ‘Not a colony’ -\n\nThe council met."
    assert read(text) == ((), ())


def test_about_before_a_number_belongs_to_the_content() -> None:
    text = "It says about 71% of savers will gain."
    quotes, _ = read(text, ("says about", "It", ["71% of savers will gain"]))
    assert contents(text, quotes) == [["about 71% of savers will gain"]]


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    text = "VELNIK, Karovia, May 14 (Courier) - The road is shut, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", ["VELNIK, Karovia, May 14 (Courier) - The road is shut"]))
    assert contents(text, quotes) == [["The road is shut"]]


def test_what_somebody_would_not_say_is_a_quote_of_its_own() -> None:
    text = "Ada Finch said the road was late but would not say whether she would pay."
    quotes, _ = read(text, ("said", "Ada Finch", ["the road was late but would not say whether she would pay"]))
    assert contents(text, quotes) == [["the road was late"], ["whether she would pay"]]
    assert text[slice(*quotes[1].cue[0])] == "would not say"
    text = "Ada Finch said the road was late but did not cost more."
    quotes, _ = read(text, ("said", "Ada Finch", ["the road was late but did not cost more"]))
    assert contents(text, quotes) == [["the road was late but did not cost more"]]


@pytest.mark.parametrize(
    ("told", "content"),
    [
        ("the offer was too low and walked out of the meeting", "the offer was too low"),
        ("that was ‘a smear’ and ended the call", "that was ‘a smear’"),
        ("she was sorry and hung up", "she was sorry"),
        ("the warning was ‘dire’ and kept her ‘sell’ rating on the mill", "the warning was ‘dire’"),
        ("the firm was wrong and cut its rating", None),
        ("he was rude and walked out of the meeting", None),
        ("her son called and hung up", None),
    ],
)
def test_what_a_speaker_did_then_is_no_part_of_what_was_told(told: str, content: str | None) -> None:
    text = f"Ada Finch said {told}."
    quotes, _ = read(text, ("said", "Ada Finch", [told]))
    assert contents(text, quotes) == [[content or told]]


def test_a_quotation_with_its_own_attribution_is_no_part_of_what_is_told_before_it() -> None:
    text = "The miller plans a new mill:- “It is time for wool,” she said."
    quotes, _ = read(
        text, ("plans", "The miller", ["a new mill:- “It is time for wool"]), ("said", "she", ["It is time for wool"])
    )
    assert contents(text, quotes) == [["a new mill"], ["It is time for wool,"]]
    text = "The miller praised the new mill: “It is time for wool.”"
    quotes, _ = read(text, ("praised", "The miller", ["the new mill: “It is time for wool"]))
    assert contents(text, quotes) == [["the new mill: “It is time for wool.”"]]


def test_a_lone_anyway_is_no_part_of_what_is_told() -> None:
    text = "Anyway, said Ada Finch, that road is shut."
    quotes, _ = read(text, ("said", "Ada Finch", ["Anyway", "that road is shut"]))
    assert contents(text, quotes) == [["that road is shut"]]


@pytest.mark.parametrize(
    ("tag", "behind", "left"),
    [
        ("said Ada Finch.", "Nobody was there.", []),
        ("Ada Finch said.", "Snow fell all day.", []),
        ("said Ada Finch.", "“Nobody was there.”", ["Nobody was there."]),
        ("said Ada Finch.", "It was “no place” for sheep.", ["It was “no place” for sheep"]),
        ("said Ada Finch,", "and nobody was there.", ["and nobody was there"]),
    ],
)
def test_a_sentence_without_marks_behind_an_attributed_quotation_is_told(
    tag: str, behind: str, left: list[str]
) -> None:
    text = f"“The road is shut,” {tag} {behind}"
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut", behind.strip("“”.")]))
    assert contents(text, quotes)[0] == ["The road is shut,", *left]


def test_what_is_told_in_dashes_ends_with_them() -> None:
    text = "The mill - Ada Finch says it is old - and the barn were shut."
    quotes, _ = read(text, ("says", "Ada Finch", ["it is old - and the barn were shut"]))
    assert contents(text, quotes) == [["it is old"]]
    text = "It was late - Ada Finch says the mill - her own - was shut."
    quotes, _ = read(text, ("says", "Ada Finch", ["the mill - her own - was shut"]))
    assert contents(text, quotes) == [["the mill - her own - was shut"]]


def test_what_is_denied_is_not_said_by_whom_it_is_denied_of() -> None:
    for denied in ("It is not", "It isn’t"):
        text = f"{denied}, as Ada Finch claims, the work of a miller."
        quotes, _ = read(text, ("claims", "Ada Finch", [denied, "the work of a miller"]))
        assert contents(text, quotes) == [["the work of a miller"]]
    text = "It is, as Ada Finch claims, the work of a miller."
    quotes, _ = read(text, ("claims", "Ada Finch", ["It is", "the work of a miller"]))
    assert contents(text, quotes) == [["It is", "the work of a miller"]]
