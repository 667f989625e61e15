"""Which quotes share a family, as a reader would say: enough words of their own, one speaker, more than one report."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from quoth.data import Family, QuoteKind, StoredQuote
from quoth.families.group import group_quotes
from quoth.families.heads import voice_of

MILL = "Nobody warned the millers that the weir would be opened at night, and two barges were lost before dawn."
FERRY = "I will pay for the new ferry out of the harbour dues, and the council may send me the bill in autumn."


def stored(
    article: str, words: str, speaker: str | None = "Jane Roe", kind: QuoteKind = "direct", at: int = 0, id_: str = "q1"
) -> StoredQuote:
    return StoredQuote(f"{article}#{id_}", article, id_, words, kind, (at, at + len(words)), speaker=speaker)


def groups(*quotes: StoredQuote, across: bool = True) -> list[str]:
    """The articles of each family, as words."""
    found: list[Family] = group_quotes(quotes, across=across)
    return sorted(" ".join(sorted(member.quote.article for member in family.members)) for family in found)


@pytest.mark.parametrize("words", ["Hale", "Mr. Hale", "him", "it", "that", "which", "the council", "Tom Hale"])
@pytest.mark.parametrize("kind", ["indirect", "mixed", "direct"])
def test_a_name_or_a_pronoun_is_no_utterance(words: str, kind: QuoteKind) -> None:
    assert groups(stored("a", words, kind=kind), stored("b", words, kind=kind), stored("c", words, None, kind)) == []


def test_a_phrase_of_the_trade_in_reporters_words_is_no_utterance() -> None:
    phrase = "the former harbour master of Lodden"
    assert groups(stored("a", phrase, kind="indirect"), stored("b", phrase, kind="indirect")) == []
    told = "that the former harbour master of Lodden sold the barges"
    assert groups(stored("a", told, None, "indirect"), stored("b", phrase, "Tom Hale", "indirect")) == []


def test_the_reporters_words_are_one_utterance_when_they_tell_enough() -> None:
    told = "that nobody had warned the millers before the weir was opened at night and the barges were lost"
    assert groups(stored("a", told, kind="indirect"), stored("b", told, None, "indirect")) == ["a b"]


def test_a_short_quote_in_marks_is_recognised_where_it_is_printed_again_and_in_its_speakers_longer_words() -> None:
    assert groups(stored("a", "a bridge of sighs"), stored("b", "a bridge of sighs")) == ["a b"]
    assert groups(stored("a", MILL), stored("b", "two barges were lost")) == ["a b"]


def test_a_short_quote_is_not_sought_in_the_words_of_another() -> None:
    assert groups(stored("a", MILL), stored("b", "two barges were lost", "Tom Hale")) == []


def test_two_people_share_no_family_for_a_turn_of_phrase() -> None:
    other = "They told us in March that the weir would be opened at night"
    assert groups(stored("a", MILL), stored("b", other, "Tom Hale")) == []


def test_long_words_given_to_somebody_else_are_one_utterance_and_that_is_told() -> None:
    (family,) = group_quotes([stored("a", MILL), stored("b", MILL), stored("c", MILL, "Tom Hale")])
    told = {member.quote.article: member.reason for member in family.members}
    assert told["b"] == "the same words"
    assert told["c"] == "given to Tom Hale, not Jane Roe: the same words"


def test_whoever_repeats_anothers_words_within_longer_ones_did_not_say_them() -> None:
    speech = (
        f"For a year I have asked for an inquiry. She told us this: {MILL} And still nobody has been asked. {FERRY}"
    )
    assert groups(stored("a", speech, "Tom Hale"), stored("b", MILL), stored("c", MILL)) == ["b c"]


def test_a_speaker_without_a_name_may_be_the_one_who_has_a_name_elsewhere() -> None:
    assert groups(stored("a", MILL, "The miller"), stored("b", MILL, "Tom Hale")) == ["a b"]
    assert [voice_of(stored("a", MILL, name)) for name in ("The miller", "Tom Hale", "two of five millers", None)] == [
        "", "hale", "", "",
    ]  # fmt: skip
    assert voice_of(stored("a", MILL, "The Harbour Master")) == ""


def test_of_speakers_not_named_few_words_must_stand_as_they_are() -> None:
    long = "the lamps at the heart of the Lodden weir, a matter neglected by past councils"
    assert groups(stored("a", long, None), stored("b", "absolute heart of the Lodden weir", None)) == []
    assert groups(stored("a", long, None), stored("b", "the heart of the Lodden weir", None)) == ["a b"]


def test_a_family_does_not_lead_through_a_quote_of_two_utterances_to_another() -> None:
    both = f"{MILL} {FERRY}"
    assert groups(stored("a", MILL), stored("b", both), stored("c", FERRY)) == ["a b c"]  # both stand in the longest
    link = "two barges were lost before dawn. I will pay for the new ferry"
    assert groups(stored("a", MILL), stored("b", link), stored("c", FERRY), stored("d", FERRY)) == ["c d"]


def test_versions_of_one_speech_that_no_head_holds_stay_together() -> None:
    first = (
        "I feel for the miller, a good man. Hale lied many times to the council, nothing happened. They took his mill"
    )
    second = "Hale lied many times to the council and nothing happened. They took his mill away, a shame"
    third = "Lied many times and nothing happened. They took his mill away, a great shame"
    assert groups(stored("a", first), stored("b", second), stored("c", third)) == ["a b c"]


def test_an_utterance_printed_in_one_article_alone_is_no_family() -> None:
    twice = [stored("a", MILL), stored("a", MILL, at=500, id_="q2")]
    assert groups(*twice) == []
    assert groups(*twice, across=False) == ["a a"]


def test_a_headline_and_its_article_are_one_report() -> None:
    (family,) = group_quotes(
        [stored("a", "two barges were lost"), stored("a", MILL, at=90, id_="q2"), stored("b", MILL)]
    )
    assert (family.reports, len(family.members)) == (2, 3)


def test_of_a_quote_within_another_only_the_one_of_the_familys_speaker_counts() -> None:
    outer = stored("a", f"Roe had told her that {MILL}", "The clerk", "mixed")
    inner = stored("a", MILL, "Jane Roe", at=30, id_="q2")
    (family,) = group_quotes([outer, inner, stored("b", MILL)])
    assert [member.quote.key for member in family.members] == ["a#q2", "b#q1"]


def test_six_reports_of_six_people_give_no_family() -> None:
    names = "Roe Hale Lake Rook Frye Brock".split()
    things = "ferry mill school bridge market museum".split()
    quotes = [
        stored(name, f"The {thing} will close before the winter, {name} told us that it would", f"Ann {name}")
        for name, thing in zip(names, things, strict=True)
    ]
    quotes += [
        stored(name, f"The {thing} will close before the winter", f"Ann {name}", at=0, id_="q2")
        for name, thing in zip(names, things, strict=True)
    ]
    assert groups(*quotes) == []


def test_the_order_of_quotes_changes_no_family() -> None:
    said = [MILL, FERRY, f"{MILL} {FERRY}", "two barges were lost", "the council may send me the bill", MILL[20:80]]
    kinds: tuple[QuoteKind, ...] = ("direct", "mixed", "indirect")
    quotes = [
        stored(f"a{i}", words, (None, "Jane Roe", "Tom Hale", "The miller")[i % 4], kinds[i % 3], i % 5)
        for i, words in enumerate(said * 4)
    ]
    before = group_quotes(quotes)
    for seed in range(5):
        random.Random(seed).shuffle(quotes)
        assert group_quotes(quotes) == before


FEES = "Complaints about fees in the Lodden office fell by 7 percent over the past twelve months"


@pytest.mark.parametrize(
    ("first", "later", "one"),
    [
        ("2014-03-01", "2016-03-01", False),
        ("2014-03-01", "2014-03-29T10:00:00Z", True),
        ("2014-03", "2014-04", True),  # a day may lie between them
        ("2014", "2016-03-01", False),
        (None, "2016-03-01", True),
        ("last spring", "2016-03-01", True),
    ],
)
def test_what_is_said_again_with_another_number_long_after_is_another_utterance(first, later, one):
    def printed(words: str) -> list[str]:
        quotes = (stored("a", FEES), stored("b", FEES), stored("c", words), stored("d", words))
        days = dict(zip("abcd", (first, first, later, later), strict=True))
        return groups(*(replace(quote, published=days[quote.article]) for quote in quotes))

    assert printed(FEES.replace("7", "6")) == (["a b c d"] if one else ["a b", "c d"])
    assert printed(FEES.replace("fell", "rose")) == (["a b c d"] if one else ["a b", "c d"])
    assert printed(FEES) == printed(FEES.replace("Complaints", "The complaints")) == ["a b c d"]


def test_long_words_misquoted_long_after_stay_one_utterance_but_for_figures():
    long = f"{MILL} The council, in case nobody noticed, is unlike the old board and has paid 4,000 crowns to each."
    for changed, found in ((long.replace("unlike", "like"), ["a b"]), (long.replace("4,000", "9,000"), [])):
        first, later = stored("a", long), stored("b", changed)
        assert groups(replace(first, published="2014-03-01"), replace(later, published="2016-03-01")) == found
