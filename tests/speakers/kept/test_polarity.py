"""What is denied and what is refused: the cue's object tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quoth.data import Quote
from quoth.speakers.kept.polarity import polarity_of
from tests.factories import find, quote
from tests.notation import read_phrase, read_phrases


@pytest.mark.parametrize("case", read_phrases("polarity"))
def test_the_cue_tells_affirming_from_denying_and_declining(case: str) -> None:
    text, cue, source, _, expected = read_phrase(case)
    told = Quote("q1", "indirect", ((len(text), len(text)),), cue=(cue,), source=source)
    assert polarity_of(text, told) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She disagreed: “Build the pier.”", "affirmed"),
        ("She denied: “Build the pier.”", "affirmed"),
        ("She denied “Build the pier.”", "denied"),
    ],
)
def test_who_denies_is_quoted_with_what_is_said_instead(text: str, expected: str) -> None:
    cue = find(text, text.split()[1].rstrip(":"))
    assert polarity_of(text, quote(text, "“Build the pier.”", cue=(cue,))) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("rejected", "the appeal", "affirmed"),
        ("rejected", "a bid by Roe to force a report", "affirmed"),
        ("rejected", "the claim that he had lied", "denied"),
        ("rejected", "any suggestion of a quarrel", "denied"),
        ("rejected", "the plan as “nonsense”", "denied"),
        ("rejected", "that", "denied"),
        ("denied", "him a loan", "affirmed"),
        ("denied", "Hale a second term", "affirmed"),
        ("denied", "the motion", "affirmed"),
        ("denied", "the party permission to march", "affirmed"),
        ("denied", "her role in it", "denied"),
        ("denied", "that he was there", "denied"),
        ("denied", "being a thief", "denied"),
        ("denied", "it made a mistake", "denied"),
        ("denied", "the charge of theft", "denied"),
        ("brushed aside", "suggestions that it was late", "denied"),
        ("adamantly shot down", "reports of a sale", "denied"),
        ("dismissed", "the reports as false", "denied"),
        ("dismissed", "concerns that it was late", "denied"),
        ("dismissed", "the charges against Roe", "affirmed"),
        ("dismissed", "the coach", "affirmed"),
        ("strongly contests", "a finding that he lied", "denied"),
        ("contested", "the seat", "affirmed"),
        ("disputes", "the figures", "denied"),
        ("had a dispute over", "who should pay", "affirmed"),
        ("begged off from", "commenting", "declined"),
        ("shied away from", "any promise", "declined"),
        ("has not shied away from", "threats", "affirmed"),
        ("there was no word on", "the price", "declined"),
        ("There was no reference to", "the mill", "declined"),
        ("there was no doubt", "it was late", "affirmed"),
        ("won’t say", "whether it will open", "declined"),
        ("can't comment on", "the sale", "declined"),
        ("does not comment on", "single cases", "declined"),
        ("does not want to give up", "the roots", "denied"),
        ("declined", "our request for an interview", "declined"),
        ("declined", "in the polls", "affirmed"),
        ("has declined for years", "to say who pays", "declined"),
        ("declined again on Monday", "to name the firm", "declined"),
        ("declined for years", "in the polls", "affirmed"),
        ("turned down", "a request for comment", "declined"),
        ("rejected", "requests for an interview", "declined"),
        ("rejected", "the mayor's comments", "denied"),
        ("ignored", "calls from reporters", "declined"),
        ("rebuffed", "several requests for interviews", "declined"),
        ("rebuffed", "the requests of the growers", "affirmed"),
        ("were tight-lipped about", "the sale", "declined"),
        ("did her best to evade", "the question", "declined"),
        ("evaded", "the toll", "affirmed"),
        ("aren’t sure", "how it will end", "declined"),
        ("ignored", "calls to resign", "affirmed"),
        ("could not be reached", "for comment", "declined"),
        ("failed to respond to", "the claims", "declined"),
        ("was unavailable for comment", "on the fine", "declined"),
        ("kept silent", "about the fire", "declined"),
        ("maintained", "his silence on the fire", "declined"),
        ("broke", "his silence on the fire", "affirmed"),
    ],
)
def test_the_object_of_a_cue_tells_denying_from_refusing(cue: str, content: str, expected: str) -> None:
    text = f"The council {cue} {content} on Monday."
    assert polarity_of(text, quote(text, content, cue=(find(text, cue),))) == expected


def test_who_makes_a_claim_that_others_reject_does_not_deny_it() -> None:
    text = "The council rejected claims by Roe that it was late."
    told = quote(text, "that it was late", cue=(find(text, "claims"),), source=(find(text, "Roe"),))
    assert polarity_of(text, replace(told, parent="q1")) == "affirmed"


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"),
    [
        ("Roe", "has not endorsed", "Hale", "denied"),
        ("Roe", "hardly expected", "such a result", "denied"),
        ("Roe", "no longer wants", "the pier", "denied"),
        ("Roe", "has no plans", "to stand", "denied"),
        ("Roe", "pleaded not guilty", "to theft", "denied"),
        ("Those", "not directly blaming", "the mayor", "denied"),
        ("Roe", "did not cite", "figures", "declined"),
        ("Roe", "left without naming", "the firm", "declined"),
        ("Roe", "gave no details on", "the sale", "declined"),
        ("Details", "have not been disclosed", "yet", "declined"),
        ("Roe", "passed on a chance to back", "Hale", "declined"),
        ("No group", "has so far claimed", "the attack", "denied"),
        ("Neither", "are thinking of", "giving up", "denied"),
        ("Not everyone", "welcomed", "the news", "denied"),
        ("Nobody", "knows", "how many went", "denied"),
        ("We", "will never know", "why it burned", "denied"),
        ("The council", "has ruled out", "arson", "denied"),
        ("It", "cannot be ruled out", "that he left", "affirmed"),
        ("Roe", "has no memory of", "the photograph", "denied"),
        ("Roe", "has no doubt", "that it works", "affirmed"),
        ("Roe", "avoids discussing", "the vote", "declined"),
        ("Roe", "has turned down", "several opportunities to coach abroad", "declined"),
        ("Roe", "has turned down", "the plan", "affirmed"),
        ("Engineers", "did not discover", "the leak until 1991", "affirmed"),
        ("Roe", "did not say", "whether it closes until Monday", "declined"),
        ("No. 10", "said", "it was late", "affirmed"),
        ("Roe", "never forgot", "the fire", "affirmed"),
        ("Roe", "did not hide", "her anger", "affirmed"),
        ("Roe", "does not doubt", "that it works", "affirmed"),
        ("Roe", "has not ruled out", "a strike", "affirmed"),
        ("They", "not only saw", "the fire", "affirmed"),
        ("They", "are not afraid to show", "their anger", "affirmed"),
        ("They", "disagree on", "how to pay", "affirmed"),
        ("Roe", "had no such praise for", "the plan", "denied"),
        ("Roe", "is a denier of", "the flood", "denied"),
        ("Roe", "has chosen not to respond to", "the charge", "declined"),
        ("Roe", "chose not to run on", "the plan", "denied"),
        ("There", "were no reports", "of a fire", "denied"),
    ],
)
def test_what_is_negated_is_not_affirmed(source: str, cue: str, content: str, expected: str) -> None:
    text = f"{source} {cue} {content} on Monday."
    told = quote(text, content, cue=(find(text, cue),), source=((0, len(source)),))
    assert polarity_of(text, told) == expected


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        ("They rest, nor do they understand why.", "they", "understand", "why", "denied"),
        ("He left, nor did he say why.", "he", "say", "why", "declined"),
        ("It is doubtful Roe expected a fire.", "Roe", "expected", "a fire", "denied"),
        ("It doesn't mean I'm blind to a fire.", "I", "'m blind to", "a fire", "denied"),
        ("It means I'm blind to a fire.", "I", "'m blind to", "a fire", "affirmed"),
        ("Roe has not endorsed her or conceded the race.", "Roe", "conceded", "the race", "denied"),
        ("Roe has not endorsed her and conceded the race.", "Roe", "conceded", "the race", "affirmed"),
        ("Roe endorsed her or conceded the race.", "Roe", "conceded", "the race", "affirmed"),
    ],
)
def test_what_stands_before_a_source_or_a_first_verb_negates_a_cue_too(
    text: str, source: str, cue: str, content: str, expected: str
) -> None:
    told = quote(text, content, cue=(find(text, cue),), source=(find(text, source),))
    assert polarity_of(text, told) == expected


def test_the_not_of_a_source_negates_its_cue() -> None:
    text = "If I don’t, the team won’t believe it."
    told = quote(text, "it", cue=(find(text, "believe"),), source=(find(text, "the team won’t"),))
    assert polarity_of(text, told) == "denied"


@pytest.mark.parametrize("text", ["Dow disagrees. “Build the pier.”", "“Build the pier,” Dow disagrees."])
def test_who_disagrees_is_quoted_with_what_is_said_instead(text: str) -> None:
    words = "Build the pier." if text.startswith("Dow") else "Build the pier,"
    assert polarity_of(text, quote(text, words, cue=(find(text, "disagrees"),))) == "affirmed"


def test_nobody_says_what_was_not_given() -> None:
    text = "She came. No further details were provided."
    cue, content = find(text, "were provided"), "No further details"
    assert polarity_of(text, quote(text, content, cue=(cue,))) == "declined"
