"""Words that hold a source or a content and the first word of the cue."""

from __future__ import annotations

from tests.extraction.tables import contents, read


def test_a_source_ends_before_its_verb() -> None:
    text = "He’ll speak on Friday, insisting that the road is shut."
    quotes, _ = read(text, ("insisting", "He’ll", ["that the road is shut"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["He"]
    text = "Finch’s clerk insisted that the road is shut."
    quotes, _ = read(text, ("insisted", "Finch’s clerk", ["that the road is shut"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Finch’s clerk"]


def test_a_content_ends_before_its_verb() -> None:
    text = "That’s according to Ada Finch."
    quotes, _ = read(text, ("That’s according to", "Ada Finch", ["That’s"]))
    assert contents(text, quotes) == [["That"]]
    assert [text[slice(*s)] for s in quotes[0].cue] == ["’s according to"]


def test_a_source_ends_before_a_verb_that_is_not_the_cue() -> None:
    text = "She's moved to the left, criticizing the mill."
    quotes, _ = read(text, ("criticizing", "She's", ["the mill"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["She"]


def test_the_cue_of_a_question_is_its_verb() -> None:
    text = "Do millers agree with Ada Finch that the road is shut? Do they? The road is shut."
    quotes, _ = read(text, ("Do", "millers", ["that the road is shut"]))
    assert [text[slice(*s)] for s in quotes[0].cue] == ["agree with Ada Finch"]
    quotes, _ = read(text.replace("Do millers agree", "Ada will agree"), ("will", "Ada", ["that the road is shut"]))
    assert list(quotes[0].cue) == [(4, 8)]


def test_an_adverb_before_the_verb_is_the_cues() -> None:
    for source, adverb in (("growers", "almost universally"), ("people", "actually")):
        text = f"But {source} {adverb} say that wool is dear."
        quotes, _ = read(text, ("say", f"{source} {adverb}", ["that wool is dear"]))
        assert [text[slice(*s)] for s in quotes[0].source] == [source]
        assert text[slice(*quotes[0].cue[0])] == f"{adverb} say"
    text = "Her family say that wool is dear."
    quotes, _ = read(text, ("say", "Her family", ["that wool is dear"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Her family"]


def test_a_source_begins_behind_a_second_verb() -> None:
    text = "“It is late,” said Ada Finch, a miller, told the Bugle."
    quotes, _ = read(text, ("told", "said Ada Finch, a miller", ["It is late,"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Ada Finch, a miller"]
    text = "“It is late,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["It is late,"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Ada Finch"]


def test_who_describes_himself_says_it_of_himself() -> None:
    for lead, source in (("Acre has Ada Finch, a ", ["Ada Finch"]), ("A ", [])):
        text = f"{lead}self-described rebel, in its mill."
        quotes, _ = read(text, ("described", "self", ["rebel"]))
        assert [text[slice(*s)] for s in (*quotes[0].cue, *quotes[0].source)] == ["self-described", *source]
    text = "The self described it as a rebel."
    quotes, _ = read(text, ("described", "self", ["it as a rebel"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["self"]
