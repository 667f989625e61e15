"""What stands beside a claim on record: told, and looked for in whole sentences and in all that a person said."""

from __future__ import annotations

import pytest

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Record
from quoth.ingest.turns import as_transcript
from quoth.text import widen
from quoth.verify import verify_quote


def spoken(text: str, id_: str = "talk") -> Record:
    return Record(as_transcript(Article(id_, text, title=id_)))


def talk(said: str) -> MemoryCorpus:
    return MemoryCorpus([spoken(f"JANE ROE: {said}\nTOM HALE: I see. Do you want to go on?\nJANE ROE: I do.\n")])


@pytest.mark.parametrize(
    ("said", "claim", "told"),
    [
        ("As far as I know there's no leak.", "There's no leak.", "As far as I know"),
        ("We found no eggs so far.", "We found no eggs.", "so far"),
        ("For now the gate stays open.", "The gate stays open.", "For now"),
        ("I could be wrong, but the cap was blue.", "The cap was blue.", "I could be wrong"),
        ("I honestly thought we'd miss the tide.", "We'd miss the tide.", "I honestly thought"),
        ("It was fun, in a way.", "It was fun.", "in a way"),
        ("In theory the crank turns.", "The crank turns.", "In theory"),
        ("In that case we will row.", "We will row.", "In that case"),
        ("Without a licence, nobody may brew.", "Nobody may brew.", "Without a licence"),
        ("I would add this: unless we repent, nine days are left.", "Nine days are left.", "unless we repent"),
        ("My concern is that the rope is thin.", "The rope is thin.", "My concern is that"),
        ("Oh sure, the abbot is a saint.", "The abbot is a saint.", "Oh sure"),
        ("I like her better than I like them.", "I like her.", "better than I like them"),
        ("About 80 jars broke.", "80 jars broke.", "About"),
        ("Fewer than 80 jars broke.", "80 jars", "Fewer than"),
        ("You hear \"the hen is lame\" all day.", "The hen is lame.", "in quotation marks"),
        ("Damn it, I am late.", "D*** it, I am late.", "“D***” for “Damn”"),
        ("No more than 80 jars broke.", "80 jars", "No more than"),
        ("If the rope holds the mast will stand.", "The mast will stand.", "If the rope holds"),
        ("If I had a boat, the bay is near.", "The bay is near.", "If I had a boat"),
        ("I will close the inn when there is another.", "I will close the inn.", "when there is another"),
        ("In case of fire, the gong rings.", "The gong rings.", "In case of fire"),
        ("As far as we know the lock is broken.", "The lock is broken.", "As far as we know"),
        ("But as far as I know the lock is broken.", "The lock is broken.", "as far as I know"),
        ("Technically, the lock is broken.", "The lock is broken.", "Technically"),
        ("I have never sworn in church.", "I have never sworn.", "what limits it, “in church”"),
        ("We won't sail after dark.", "We won't sail.", "what limits it, “after dark”"),
        ("I'm not afraid of geese.", "I'm not afraid.", "what limits it, “of geese”"),
        ("I would never, ever take the bell for granted.", "I would never, ever take the bell.", "“for granted”"),
        ("I did not sing alone.", "I did not sing", "what limits it, “alone”"),
        ("Only pilots dine on the upper deck.", "Only pilots dine.", "what limits it, “on the upper deck”"),
        ("I did not weep because he sang.", "I did not weep.", "what limits it, “because he sang”"),
    ],
)  # fmt: skip
def test_a_hedge_beside_the_claim_is_told_and_changes_no_verdict(said: str, claim: str, told: str) -> None:
    verdict = verify_quote(claim, talk(said), by="Jane Roe")
    assert verdict.name == "verbatim", verdict.reason
    assert told in verdict.reason


@pytest.mark.parametrize(("said", "claim"), [
    ("Technically the lock is broken.", "The lock is broken."),
    ("If you like, the bay is near.", "The bay is near."),
    ("I don't row and I don't swim.", "I don't row."),
    ("I like him on the stage.", "I like him."),
    ("If anything, the bay is colder.", "The bay is colder."),
])  # fmt: skip
def test_a_manner_of_speaking_beside_the_claim_is_not_told(said: str, claim: str) -> None:
    verdict = verify_quote(claim, talk(said), by="Jane Roe")
    assert (verdict.name, verdict.reason) == ("verbatim", "in a transcript")


def test_what_rules_a_claim_is_seen_where_a_stretch_of_the_record_would_cut_it_off() -> None:
    said = " ".join(f"It would be naive to think the {word} is over." for word in WORDS)
    for word in WORDS:
        verdict = verify_quote(f"The {word} is over.", talk(said), by="Jane Roe")
        assert verdict.name == "altered", word


WORDS = "war feast flood dance trial sale truce march harvest siege race voyage strike hunt duel fair".split()


def test_a_stretch_is_widened_to_the_sentences_of_its_line() -> None:
    text = "Rain.\nWe met Mr. Lee at noon. He gave us bread and salt. We ate. The rest is known."
    at = text.index("bread")
    assert text[slice(*widen(text, (at, at + 5)))].strip() == "He gave us bread and salt."
    assert text[slice(*widen(text, (text.index("met"), at)))].strip().startswith("We met")
    assert widen("word " * 500, (1200, 1300)) == (800, 1699)


def test_a_common_word_is_found_in_what_the_person_named_said() -> None:
    others = [
        spoken(f"ANN LAKE: {'The people want bread. ' * 40}\nTOM HALE: Do you? I see.\n", f"{n}") for n in range(60)
    ]
    theirs = spoken(
        "JANE ROE: I spoke to the people, and 8% of them left. We waved.\nTOM HALE: I see. Do you?\n", "last"
    )
    corpus = MemoryCorpus([*others, theirs])
    for claim in ("people", "8%", "to the people"):
        verdict = verify_quote(claim, corpus, by="Jane Roe")
        assert (verdict.name, verdict.evidence[0].article) == ("verbatim", "last"), claim
    assert verify_quote("people", corpus).name == "verbatim"
    assert verify_quote("people", corpus, by="Ida Fell").name == "misattributed"
