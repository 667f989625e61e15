"""Who is quoted by whom, and what a source says of a speaker behind his quotation."""

from __future__ import annotations

import pytest

from tests.extraction.tables import contents, read


@pytest.mark.parametrize("whom", ["him as saying", "Mr Dow as saying on Monday", "the ministry"])
def test_whom_an_agency_quotes_is_no_part_of_what_is_said(whom: str) -> None:
    text = f"“The road is shut,” the agency quoted {whom}."
    quotes, _ = read(text, ("quoted", "the agency", ["The road is shut", whom]))
    assert contents(text, quotes) == [["The road is shut,"]]
    assert [q.kind for q in quotes] == ["direct"]


def test_who_was_quoted_is_no_part_either() -> None:
    text = "Dow was quoted by the Courier as saying that the road was “shut for good”."
    quotes, _ = read(text, ("was quoted", "the Courier", ["Dow", "as saying that the road was “shut for good"]))
    assert contents(text, quotes) == [["that the road was “shut for good”"]]
    text = "“The road is shut,” Dow was quoted by the Courier."
    quotes, _ = read(text, ("was quoted", "the Courier", ["The road is shut", "Dow"]))
    assert contents(text, quotes) == [["The road is shut,"]]


@pytest.mark.parametrize(
    ("text", "paper", "who", "words"),
    [
        (
            "“It is shut,” a clerk at the mill was quoted by the Courier.",
            "the Courier",
            "a clerk at the mill",
            "It is shut,",
        ),
        (
            "Acre says that a clerk was quoted in the Courier as saying it was shut.",
            "the Courier",
            "a clerk",
            "it was shut",
        ),
        ("It is “shut”, Dow was quoted as saying by the Courier.", "the Courier", "Dow", "It is “shut”"),
        ("The clerk was quoted by the Courier as saying it was shut.", "the Courier", "The clerk", "it was shut"),
    ],
)
def test_who_was_quoted_is_the_source(text: str, paper: str, who: str, words: str) -> None:
    cue = "was quoted as saying" if "as saying by" in text else "was quoted"
    content = [f"It is “shut”, {who}"] if words == "It is “shut”" else [words]
    quotes, _ = read(text, (cue, paper, content))
    assert contents(text, quotes) == [[words]]
    assert text[slice(*quotes[0].source[0])] == who


def test_a_paper_that_quotes_stays_the_source_where_nobody_knows_whom() -> None:
    text = "The report, which was quoted by the Courier, says it is shut."
    quotes, _ = read(text, ("was quoted", "the Courier", ["it is shut"]))
    assert text[slice(*quotes[0].source[0])] == "the Courier"


@pytest.mark.parametrize(
    ("cue", "whom", "joint", "words"),
    [
        ("quoted", "a clerk", " as saying ", "the road was shut"),
        ("quoted", "Mr Dow, a clerk,", " as saying ", "that the road was shut"),
        ("quoted", "a clerk", " as saying: “", "The road is shut.”"),
        ("quotes", "him", " as saying, “", "The road is shut.”"),
        ("quotes", "the warden Ada Finch of Acre in Brinley", ": “", "The road is shut.”"),
        ("quoted", "Ada Finch", " as saying on Monday ", "that the road was shut"),
        ("cited", "the Norland Bank", " as saying ", "the road was shut"),
        ("cited", "the bank", " as telling them in a meeting on Monday ", "that the road was shut"),
        ("quoting", "Ada Finch", " in French: “", "The road is shut.”"),
        ("cited", "the Ministry of Roads", " as saying ", "the road was shut"),
        ("cited", "a clerk", " as telling them in a letter on Monday ", "that the road was shut"),
    ],
)
def test_who_is_named_behind_quoted_says_it(cue: str, whom: str, joint: str, words: str) -> None:
    text = f"The Courier {cue} {whom}{joint}{words} It rained."
    quotes, _ = read(text, (cue, "The Courier", [f"{whom}{joint}{words}"]))
    assert contents(text, quotes) == [[words.removesuffix("”")]]
    assert text[slice(*quotes[0].source[0])] == whom.removesuffix(",")


def test_what_is_only_cited_stays_whole() -> None:
    text = "Roe left, citing the rules: “The road is shut.”"
    quotes, _ = read(text, ("citing", "Roe", ["the rules: “The road is shut.”"]))
    assert contents(text, quotes) == [["the rules: “The road is shut.”"]]


@pytest.mark.parametrize("quoted", ["the report on the fire at length", "a line: it was shut", "the song “The Road”"])
def test_what_is_quoted_stays_whole(quoted: str) -> None:
    text = f"Roe quoted {quoted}."
    quotes, _ = read(text, ("quoted", "Roe", [quoted]))
    assert contents(text, quotes) == [[quoted]]


def test_what_is_cited_stays_whole() -> None:
    text = "Roe cited the report as proof that it was late."
    quotes, _ = read(text, ("cited", "Roe", ["the report as proof that it was late"]))
    assert contents(text, quotes) == [["the report as proof that it was late"]]


def test_a_source_behind_a_clause_about_the_speaker_says_that_clause() -> None:
    text = "“We stay,” wrote Hale, who sold his shares in May, according to the filings."
    quotes, _ = read(text, ("according to", "the filings", ["We stay,” wrote Hale, who sold his shares in May"]))
    assert contents(text, quotes) == [["We stay,"], ["who sold his shares in May"]]
    text = "“We stay,” said Hale, according to the Courier."
    quotes, _ = read(text, ("according to", "the Courier", ["We stay,” said Hale"]))
    assert contents(text, quotes)[0] == ["“We stay,” said Hale"]


def test_who_is_named_behind_a_clause_on_somebodys_words_says_that_clause() -> None:
    text = "Finch says she can win the seats, which stood at ten on Monday, according to the Courier."
    says = ("says", "Finch", ["she can win the seats, which stood at ten on Monday"])
    courier = ("according to", "the Courier", [text[: text.index(", according")]])
    quotes, _ = read(text, says, courier)
    assert contents(text, quotes) == [["she can win the seats"], ["which stood at ten on Monday"]]


def test_a_clause_on_what_the_source_reports_itself_stays_with_it() -> None:
    text = "She can win the seats, which stood at ten on Monday, according to the Courier."
    quotes, _ = read(text, ("according to", "the Courier", [text[: text.index(", according")]]))
    assert contents(text, quotes) == [["She can win the seats, which stood at ten on Monday"]]


def test_an_agency_that_quotes_somebody_as_saying_it_quotes_what_stands_before() -> None:
    text = "“The road is shut. It is dark,” the agency quoted Dow as saying."
    quotes, _ = read(text, ("quoted", "the agency", ["Dow as saying"]))
    assert contents(text, quotes) == [["The road is shut. It is dark,"]]
    text = "He left “the road.” The agency quoted Dow as saying."
    quotes, _ = read(text, ("quoted", "The agency", ["Dow as saying"]))
    assert contents(text, quotes) == [["Dow as saying"]]
