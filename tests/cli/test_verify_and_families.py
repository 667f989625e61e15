from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from quoth.cli import families, verify
from quoth.data import Article, Quote, Record, Speaker, Turn
from quoth.relatives import place_quotes
from quoth.store import open_store

WORDS = "We will open the bridge on the fourth of May, and the ferry stops that day."


def report(id_: str, words: str) -> Record:
    text = f"“{words}” said Jane Roe."
    quote = Quote("q1", "direct", ((1, 1 + len(words)),), speaker="s1")
    return Record(Article(id_, text, published="2024-05-01"), (quote,), (), (Speaker("s1", "Jane Roe"),))


@pytest.fixture
def store(tmp_path: Path) -> str:
    address = str(tmp_path / "store.db")
    speech = Article(
        "speech", f"JANE ROE: {WORDS}", kind="transcript", turns=(Turn("JANE ROE", (10, 10 + len(WORDS))),)
    )
    with open_store(address) as kept:
        kept.add_many([Record(speech), report("a", WORDS), report("b", WORDS.replace("fourth", "fifth"))])
        place_quotes(kept)
    return address


def run(command: object, *arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(("claim", "by", "verdict", "code"), [
    ("We will open the bridge on the fourth of May", "Jane Roe", "verbatim", 0),
    ("We will open the bridge on the ninth of May", "Jane Roe", "altered", 1),
    ("We will open the bridge on the fourth of May", "John Doe", "misattributed", 1),
    ("Herring is the best of all fishes", "Jane Roe", "not_found", 1),
])  # fmt: skip
def test_a_claim_is_checked_against_the_store(store: str, claim: str, by: str, verdict: str, code: int) -> None:
    result = run(verify.command, claim, "--by", by, "--store", store, "--format", "json")
    assert result.return_value == code, result.output
    value = json.loads(result.output)
    assert value["verdict"] == verdict
    assert value["searched"] == 3


@pytest.mark.parametrize(
    ("days", "searched"), [(("2024", "2024"), 3), (("2024-05", "2024-05"), 3), (("2023", "2023"), 1)]
)
def test_a_year_is_all_of_it_and_texts_without_a_date_are_searched(
    store: str, days: tuple[str, str], searched: int
) -> None:
    result = run(verify.command, WORDS, "--between", *days, "--store", store, "--format", "json")
    assert json.loads(result.output)["searched"] == searched


def test_the_transcript_outranks_the_report_that_agrees_with_the_claim(store: str) -> None:
    claim = WORDS.replace("fourth", "fifth")
    value = json.loads(run(verify.command, claim, "--store", store, "--format", "json").output)
    assert (value["verdict"], value["evidence"][0]["kind"]) == ("altered", "transcript")


def test_an_utterance_is_shown_in_all_its_versions(store: str) -> None:
    result = run(families.command, "--store", store, "--format", "jsonl")
    members = json.loads(result.output)["members"]
    assert [(m["quote"]["article"], m["relation"]) for m in members] == [("a", "identical"), ("b", "altered")]
    assert result.return_value == 0
    shown = run(families.command, "a#q1", "--store", store).output
    assert "[-fourth-] [+fifth+]" in shown
    assert "differs    " in shown
    assert "altered" not in shown
    assert run(families.command, json.loads(result.output)["id"], "--store", store).output == shown
    assert run(families.command, "f0000000000000000", "--store", store).return_value == 1


def test_a_rebuild_gives_the_same_families(store: str) -> None:
    before = run(families.command, "--store", store, "--format", "jsonl").output
    assert run(families.command, "--rebuild", "--store", store, "--format", "jsonl").output == before
    assert run(families.command, "none#q1", "--store", store).return_value == 1


@pytest.mark.parametrize("claim", ["", " ", "“…”"])
def test_a_claim_without_words_is_wrong_usage(store: str, claim: str) -> None:
    refused = run(verify.command, claim, "--store", store).exception
    assert isinstance(refused, click.UsageError)
    assert refused.exit_code == 2
