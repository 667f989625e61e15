"""What describes a speaker: each line of tests/cases/speakers_described.txt is one case."""

from __future__ import annotations

import pytest

from quoth.speakers import resolve_speakers
from tests.factories import article
from tests.notation import read_cases, read_quotes


@pytest.mark.parametrize("line", read_cases("speakers_described.txt"))
def test_all_that_describes_a_speaker_and_nothing_else(line: str) -> None:
    text, quotes, expected = read_quotes(line)
    resolved, speakers = resolve_speakers(article(text), quotes)
    speaker = next(s for s in speakers if s.id == resolved[0].speaker)
    got = sorted(f"{d.kind}: {text[slice(*d.span)]}" for d in speaker.descriptions)
    assert got == sorted(e for e in expected if e != "-")
    assert {d.quote for d in speaker.descriptions} <= {"q1"}, "all stand beside the one quote they introduce"


def test_a_party_that_is_called_somebodys_is_theirs() -> None:
    text, quotes, _ = read_quotes(
        "⟨Jane Roe⟩ {said} ⟦no⟧. Roe's own Harvest Party won, Roe's Acre Party rival lost. → -"
    )
    _, speakers = resolve_speakers(article(text), quotes)
    assert [(d.kind, text[slice(*d.span)]) for d in speakers[0].descriptions] == [("party", "Harvest Party")]


def test_what_is_said_twice_is_told_once() -> None:
    text, quotes, _ = read_quotes("Jane Roe, the mayor, left. Jane Roe, a mayor, came. ⟨Roe⟩ {said} ⟦no⟧. → -")
    _, speakers = resolve_speakers(article(text), quotes)
    assert [text[slice(*d.span)] for d in speakers[0].descriptions] == ["the mayor"]


def test_two_nouns_before_a_name_are_one_role() -> None:
    line = "It came from U.S. veteran diplomat and political expert Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -"
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    told = [text[slice(*d.span)] for d in speakers[0].descriptions]
    assert told == ["U.S. veteran diplomat and political expert"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("⟨Jane Roe⟩ {said} ⟦no⟧. It named President Roe, the Roe Campaign, or Roe Tower. → -", "President"),
        ("It met Senators Jane Roe and Tom Hale. ⟨Roe⟩ {said} ⟦no⟧. → -", "Senator"),
        ("Jane Roe heads the health section of the Acre Foundation. ⟨Roe⟩ {said} ⟦no⟧. → -", "Acre Foundation"),
        (
            "She was an ally of Norland House chief of staff Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -",
            "Norland House chief of staff",
        ),
        (
            "Minister for Transport and Trade Jane Roe went there. ⟨Roe⟩ {said} ⟦no⟧. → -",
            "Minister for Transport and Trade",
        ),
        ("It met former secretary of state Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -", "former secretary of state"),
        (
            "⟨I⟩ {believe} ⟦that it will rain⟧. ¶ The author is managing editor of the Brinley Courier. → -",
            "managing editor of the Brinley Courier",
        ),
        ("As Jane Roe reports for Acremark, ⟨Roe⟩ {said} ⟦no⟧. → -", "Acremark"),
        ("It met the writer and jewelry designer Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -", "writer and jewelry designer"),
        ("It came from Dow and former mayor Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -", "former mayor"),
        ("It met Navarsky and business magnate Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -", "business magnate"),
        ("It met the ousted President Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -", "ousted President"),
        ("It met the real Mayor Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -", "Mayor"),
        (
            "It met Italian luxury menswear designer Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -",
            "Italian luxury menswear designer",
        ),
        ("The council's choice for mayor, Jane Roe, left. ⟨Roe⟩ {said} ⟦no⟧. → -", "The council's choice for mayor"),
        (
            "The former president of the EU Council Jane Roe came. ⟨Roe⟩ {said} ⟦no⟧. → -",
            "The former president of the EU Council",
        ),
        ("It met two reporters, Jane Roe and Tom Hale. ⟨Roe⟩ {said} ⟦no⟧. → -", "reporters"),
        ("It met two reporters, Tom Hale and Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → -", "reporters"),
        ("The retired two-star general and CIA head Jane Roe left. ⟨Roe⟩ {said} ⟦no⟧. → -", "CIA"),
        ("The street artist known as Roe left. ⟨Roe⟩ {said} ⟦no⟧. → -", "street artist"),
        ("It met last year's entertainer, Jane Roe, on Monday. ⟨Roe⟩ {said} ⟦no⟧. → -", "last year's entertainer"),
        (
            "The man who robbed the teacher, Paul Roe, was jailed. ⟨Roe⟩ {said} ⟦no⟧. → -",
            "The man who robbed the teacher",
        ),
        (
            "The daughter of a Norwegian father, Jane Roe, left. ⟨Roe⟩ {said} ⟦no⟧. → -",
            "The daughter of a Norwegian father",
        ),
        (
            "Was that Jane Roe, the brusque, outspoken mayor of Brinley? ⟨Roe⟩ {said} ⟦no⟧. → -",
            "the brusque, outspoken mayor of Brinley",
        ),
        ("Sen. Jane Roe (a Green so young she was taken for an aide) left. ⟨Roe⟩ {said} ⟦no⟧. → -", "a Green"),
        ("Another Dow supporter in Brinley, Jane Roe, came. ⟨Roe⟩ {said} ⟦no⟧. → -", "Dow supporter in Brinley"),
        ("Police met a 22-year-old miner called Tam in May. ⟨Tam⟩ {said} ⟦no⟧. → -", "22-year-old miner"),
    ],
)
def test_what_a_text_says_elsewhere_of_a_speaker(line: str, expected: str) -> None:
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    assert expected in [text[slice(*d.span)] for d in speakers[0].descriptions]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A jury convicted Roe, 51, of robbing the driver. ⟨Roe⟩ {said} ⟦no⟧. → -", ["51"]),
        ("He threatened Jane Roe (D-Ohio), the Harbour Council announced. ⟨Roe⟩ {said} ⟦no⟧. → -", ["D", "Ohio"]),
    ],
)
def test_what_somebody_did_or_who_says_so_describes_nobody(line: str, expected: list[str]) -> None:
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    assert [text[slice(*d.span)] for d in speakers[0].descriptions] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe met her former partner Wayne Dale, 45. ⟨Mr Dale⟩ {said} ⟦no⟧. → age: 45 | role: her former partner",
        "Judge Jane Roe left. ⟨Roe⟩ {said} ⟦no⟧. Roe is a member of the San Diego Lawyers Club. "
        "→ affiliation: San Diego Lawyers Club | role: Judge | role: a member of the San Diego Lawyers Club",
        "It met advisers Jane Roe and Tom Hale. ⟨Hale⟩ {said} ⟦no⟧. → role: advisers",
        "They met Supreme Court nominee Jane Roe, ⟨who⟩ {said} ⟦no⟧. → role: Supreme Court nominee",
        "It came from managing director Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → role: managing director",
        "Dow said it was his wife, Jane Roe, who sang. ⟨Roe⟩ {said} ⟦no⟧. → role: his wife",
        "They are all gone, including assistant Jane Roe. ⟨Roe⟩ {said} ⟦no⟧. → role: assistant",
    ],
)
def test_all_that_a_text_says_elsewhere_of_a_speaker(line: str) -> None:
    text, quotes, expected = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    assert sorted(f"{d.kind}: {text[slice(*d.span)]}" for d in speakers[0].descriptions) == sorted(expected)
