"""Whose words a draft gives: what it has beside a quote for their speaker, against who has them in a report."""

from __future__ import annotations

import pytest

from quoth.check import check_draft
from quoth.check.results import CheckedQuote
from quoth.corpus import MemoryCorpus
from quoth.data import Article, Record
from quoth.ingest.turns import as_transcript
from quoth.offices import is_phrase
from quoth.pipeline import read_text
from quoth.verify import verify_quote

OFFICES = (
    "Ada Holm, the reeve of Ostby, spoke on Friday. “We lit the lamp at dusk,” Holm said. "
    "Tom Hale, her rival and a candidate, disagreed: “The lamp was out all night.” "
    "Bo Falk, a senator, did not come."
)


def check(draft: str, report: str) -> CheckedQuote:
    [quote] = check_draft(draft, MemoryCorpus([read_text(report)]), markdown=False).quotes
    return quote


@pytest.mark.parametrize("draft", [
    "“The lamp was out all night,” the mayor said.",
    "“The lamp was out all night,” said the mayor of Ostby.",
    "According to the mayor, “The lamp was out all night.”",
    "The mayor: “The lamp was out all night.”",
])  # fmt: skip
def test_an_office_beside_a_quote_is_held_to_who_has_it(draft: str) -> None:
    report = OFFICES.replace("reeve", "mayor")
    assert check(draft, report).verdict.name == "misattributed"
    own = draft.replace("The lamp was out all night", "We lit the lamp at dusk")
    assert (check(own, report).verdict.name, check(own, report).verdict.reason) == ("verbatim", "in a report")


@pytest.mark.parametrize("phrase", ["a mayor", "the candidate", "the senator", "a fisherman", "the ferryman", "she"])
def test_a_phrase_that_many_may_be_meant_by_accuses_nobody(phrase: str) -> None:
    quote = check(f"“We lit the lamp at dusk,” {phrase} said.", OFFICES)
    assert (quote.verdict.name, quote.speaker) == ("verbatim", None)


def test_an_office_of_which_the_record_tells_nothing_accuses_nobody() -> None:
    quote = check("“We lit the lamp at dusk,” the mayor said.", OFFICES)
    assert quote.verdict.name == "verbatim"
    assert quote.verdict.reason == "in a report; said by Ada Holm; the record does not tell whether that is “the mayor”"


def test_what_is_told_between_two_halves_of_a_quote_was_not_said() -> None:
    report = "“We cannot lift it,” Tom Hale said, pointing out that the crew lied to the inquiry. “Most of us agree.”"
    assert check("“The crew lied to the inquiry,” Tom Hale said.", report).verdict.name == "reported"
    assert check("“We cannot lift it. Most of us agree,” Tom Hale said.", report).verdict.name == "verbatim"


@pytest.mark.parametrize(("who", "verdict"), [("Greta Sund", "verbatim"), ("Ada Holm", "misattributed")])
def test_what_a_quote_tells_of_somebody_is_not_that_persons(who: str, verdict: str) -> None:
    report = "Ada Holm runs a mill. “Ada thinks it is fine to sell the lamp,” Greta Sund said."
    assert check(f"“Ada thinks it is fine to sell the lamp,” said {who}.", report).verdict.name == verdict


@pytest.mark.parametrize(("told", "who", "verdict"), [
    ("Tom Hale Jr.", "Hale", "verbatim"),
    ("Tom Hale Jr.", "Mr. Hale", "verbatim"),
    ("Tom Hale Jr.", "Tom Hale", "misattributed"),
    ("Tom Hale", "Tom Hale Jr.", "misattributed"),
])  # fmt: skip
def test_a_surname_is_also_the_younger_ones(told: str, who: str, verdict: str) -> None:
    report = f"{told} spoke in Ostby. “We lit the lamp at dusk,” {told} said."
    assert check(f"“We lit the lamp at dusk,” {who} said.", report).verdict.name == verdict


@pytest.mark.parametrize("phrase", [
    "the Republican", "the Democrat", "the Tory", "the Labour MP", "the Texan", "the Frenchman", "the 61-year-old",
    "the Ostby Republican", "the US Senator", "the Representative", "the New Yorker",
])  # fmt: skip
def test_a_phrase_with_a_capital_or_a_number_names_nobody(phrase: str) -> None:
    report = "“If Ada Holm wins, I will not vote for her again,” said Tom Hale, the reeve of Ostby."
    quote = check(f"“If Ada Holm wins, I will not vote for her again,” {phrase} said.", report)
    assert quote.verdict.name == "verbatim"
    assert f"the record does not tell whether that is “{phrase}”" in quote.verdict.reason


def test_a_party_is_told_of_many_and_of_the_speaker() -> None:
    report = "“We lit the lamp at dusk,” said Tom Hale, a Republican. “Not so,” said Greta Sund. “It was out.”"
    corpus = MemoryCorpus([read_text(report)])
    assert verify_quote("We lit the lamp at dusk,", corpus, by="the Republican").reason == "in a report"
    assert verify_quote("It was out.", corpus, by="the Republican").name == "verbatim"  # Sund may be one, too


@pytest.mark.parametrize("name", ["The New Yorker", "the Daily Texan", "the White House", "the Republicans", "the GOP"])
def test_a_paper_or_a_body_with_the_article_is_named(name: str) -> None:
    assert not is_phrase(name)


@pytest.mark.parametrize("body", ["Holm Foundation", "Holm Airlines", "Holm University"])
def test_a_surname_is_not_only_the_body_of_that_name(body: str) -> None:
    report = f"“The {body} is not for sale,” said Ada Holm. Tom Hale said: “We have asked for the books twice.”"
    assert check(f"“The {body} is not for sale,” said Holm.", report).verdict.name == "verbatim"
    assert check(f"The {body} came. “We have asked for the books twice,” Holm said.", report).fine is False


@pytest.mark.parametrize("phrase", ["the Republican of Ohio", "the Tory of Kent", "the Liberal of Ostby"])
def test_a_member_of_a_party_and_a_place_is_nobodys_name(phrase: str) -> None:
    assert [one.name for one in read_text(f"“We lit the lamp at dusk,” {phrase} said.").speakers] == [phrase]
    quote = check(f"“We lit the lamp at dusk,” {phrase} said.", "“We lit the lamp at dusk,” said Ada Holm.")
    assert quote.verdict.name == "verbatim"


def test_a_phrase_that_was_read_as_the_one_person_of_a_draft_is_told_where_the_record_gives_it_to_another() -> None:
    report = "Tom Hale, the coroner, said that the lamp was found cold. “The lamp was lit,” said Ada Holm, a widow."
    told = check("Ada Holm came to the court. “The lamp was lit,” said the coroner.", report)
    honest = check("Ada Holm came to the court. “The lamp was lit,” said the widow.", report)
    assert told.speaker == "Ada Holm"
    assert "“the coroner” here, which was read as Ada Holm" in told.verdict.reason
    assert "which was read as" not in honest.verdict.reason


@pytest.mark.parametrize(("source", "verdict"), [
    ("Ada Holm said", "misattributed"),
    ("Bo Falk, a spokesman for the Ferry Office, said", "misattributed"),
    ("a spokesman for the Ferry Office said", "misattributed"),
    ("a Harbour Board spokesman said", "verbatim"),
    ("the Harbour Board said", "verbatim"),
    ("Bo Falk, a spokesman for the Harbour Board, said", "verbatim"),
    ("a spokesman said", "verbatim"),
])  # fmt: skip
@pytest.mark.parametrize("draft", ["a spokeswoman for the Harbour Board said", "said a Harbour Board spokesman"])
def test_who_speaks_for_a_body_without_a_name_is_held_to_its_words(draft: str, source: str, verdict: str) -> None:
    report = f"The Harbour Board met Ada Holm. “We lit the lamp at dusk on Friday,” {source}."
    assert check(f"“We lit the lamp at dusk on Friday,” {draft}.", report).verdict.name == verdict


@pytest.mark.parametrize("phrase", ["a spokesman", "a spokeswoman for the board", "a spokesman for Mayor Tom Hale"])
def test_who_speaks_for_nobody_stated_or_for_a_person_accuses_nobody(phrase: str) -> None:
    assert check(f"“We lit the lamp at dusk,” {phrase} said.", OFFICES).verdict.name == "verbatim"


CALL = """Acre Foods, third quarter

Who takes part
Ada Holm - Chief Executive
Tom Hale - Dorset Bank

ADA HOLM: I am glad to say that we have no plans to close the mill, and that you will have your bread.
TOM HALE: Is the dividend safe? I have seen nothing but bad news of late.
BO FALK - Chief Financial Officer: We have no intention of cutting it at all.
TOM HALE: Thank you. I think the oven is the trouble."""


@pytest.mark.parametrize(("words", "body", "fine"), [
    ("We have no plans to close the mill", "Acre Foods", True),
    ("We have no intention of cutting it", "Acre Foods", True),
    ("The oven is the trouble", "Dorset Bank", True),
    ("The oven is the trouble", "Acre Foods", False),
    ("We have no plans to close the mill", "Dorset Bank", False),
    ("We have no plans to close the mill", "Kent Foods", False),
])  # fmt: skip
def test_who_heads_a_body_in_a_transcript_may_speak_for_it(words: str, body: str, fine: bool) -> None:
    corpus = MemoryCorpus([Record(as_transcript(Article("call", CALL)))])
    verdict = verify_quote(words, corpus, by=body)
    assert verdict.name == ("verbatim" if fine else "misattributed")
    assert ("does not tell whether" in verdict.reason) is fine


@pytest.mark.parametrize(("words", "verdict"), [
    ("No bread was burnt on Friday", "verbatim"),
    ("Bread was burnt on Friday", "altered"),
    ("I could smell it in bed", "misattributed"),
])  # fmt: skip
def test_a_bodys_words_may_be_those_of_who_speaks_for_it_by_the_draft(words: str, verdict: str) -> None:
    text = "ADA HOLM: No bread was burnt on Friday.\nTOM HALE: I could smell it in bed.\nADA HOLM: You dreamt it."
    draft = f"“You dreamt it,” said Ada Holm, chief executive of Acre Foods. “{words},” Acre Foods said."
    corpus = MemoryCorpus([Record(as_transcript(Article("call", text)))])
    _, quote = check_draft(draft, corpus, markdown=False).quotes
    assert quote.verdict.name == verdict
    assert ("speaks for Acre Foods by the draft" in quote.verdict.reason) is (verdict != "misattributed")


@pytest.mark.parametrize(("words", "verdict"), [("The lamp was out", "misattributed"), ("We lit it", "verbatim")])
def test_officials_are_held_to_what_officials_say_where_the_record_has_it(words: str, verdict: str) -> None:
    report = "“The lamp was out,” said Tom Hale, a fisherman. “We lit it,” officials said."
    assert check(f"“{words},” officials said.", report).verdict.name == verdict


@pytest.mark.parametrize("phrase", ["officials", "union officials", "prosecutors"])
def test_several_who_are_not_named_accuse_nobody(phrase: str) -> None:
    quote = check(f"“We lit the lamp at dusk,” {phrase} said.", OFFICES)
    assert quote.verdict.name == "verbatim"
    assert f"the record does not tell whether that is “{phrase}”" in quote.verdict.reason
