import json

import pytest
from click.testing import CliRunner

from quoth.cli import cli
from quoth.data import Article, Record, Turn
from quoth.store import open_store
from tests.factories import said


@pytest.fixture
def address(tmp_path):
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.add_many(
            [
                said("We will build the bridge", "Jane Roe", id="a", outlet="Post", published="2020-01-05"),
                said("The bridge costs nothing", "John Doe", id="b", outlet="Times", published="2020-02-05"),
            ]
        )
    return str(path)


def run(*arguments):
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False)


def test_hits_are_shown_with_who_where_and_when(address):
    got = run("search", "build", "the", "bridge", "--store", address)
    assert got.return_value == 0
    assert "“We will build the bridge”" in got.output
    assert "— Jane Roe · Post · 2020-01-05" in got.output
    assert "costs" not in got.output


def test_machines_get_a_line_a_hit(address):
    got = run("search", "bridge", "--by", "doe", "--store", address, "--format", "jsonl")
    (line,) = got.output.splitlines()
    assert json.loads(line)["quote"] == "b#q1"
    assert json.loads(line)["marks"] == [[4, 10]]


def test_nothing_found_is_exit_code_1(address):
    got = run("search", "fishermen", "--store", address)
    assert (got.return_value, got.output) == (1, "Nothing found.\n")


def test_without_words_the_newest_are_listed(address):
    got = run("search", "--store", address, "--size", "1")
    assert "costs nothing" in got.output
    assert "More: --page 2" in got.output


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--from", "yesterday"], "is no day"),
        (["--from", "2023-02-31"], "is no day"),
        (["--from", "2023", "--to", "2022"], "is after"),
        (["--kind", "loud"], "Invalid value"),
    ],
)
def test_filters_that_make_no_sense_are_refused(address, arguments, complaint):
    got = CliRunner().invoke(cli, ["search", "bridge", "--store", address, *arguments])
    assert got.exit_code == 2
    assert complaint in got.output


def test_a_month_is_its_first_to_its_last_day(address):
    assert "costs" in run("search", "bridge", "--store", address, "--from", "2020-02", "--to", "2020-02").output
    assert "build" not in run("search", "bridge", "--store", address, "--from", "2020-02", "--to", "2020-02").output


def test_a_missing_store_says_how_to_make_one(tmp_path, monkeypatch):
    monkeypatch.setenv("QUOTH_STORE", str(tmp_path / "none.db"))
    got = run("search", "bridge")
    assert "quoth add" in str(got.exception)


def test_control_characters_do_not_reach_the_terminal(tmp_path):
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.add(said("red \x1b[31m alert", "Jane \x07Roe", id="a"))
    got = run("search", "alert", "--store", str(path))
    assert "\x1b" not in got.output and "\x07" not in got.output


@pytest.fixture
def sources(tmp_path):
    path = tmp_path / "sources.db"
    text = "ANN LAKE: The weir will be closed in March.\nBO HART: It leaks at both ends."
    turns = (Turn("ANN LAKE", (10, 43)), Turn("BO HART", (53, len(text))))
    with open_store(path) as store:
        store.add_many([
            said("The weir will be mended", "Ann Lake", id="report", outlet="Post", published="2020-01-05"),
            Record(Article("talk", text, title="Talk", published="2020-02-01", kind="transcript", turns=turns)),
        ])  # fmt: skip
    return str(path)


@pytest.mark.parametrize(("asked", "found"), [
    (["closed in March"], ["The weir will be closed in March."]),
    (["march closed"], ["The weir will be closed in March."]),
    (['"march closed"'], []),
    (["the weir"], ["The weir will be mended", "The weir will be closed in March."]),
    (["at both en*"], ["It leaks at both ends."]),
    (["leaks", "--by", "hart"], ["It leaks at both ends."]),
    (["leaks", "--by", "lake"], []),
    (["leaks", "--to", "2020-01"], []),
    (["leaks", "--kind", "direct"], []),
])  # fmt: skip
def test_words_of_transcripts_are_found_after_the_quotes(sources, asked, found):
    ran = CliRunner().invoke(cli, ["search", *asked, "--store", sources, "--format", "jsonl"], standalone_mode=False)
    assert [json.loads(line)["words"] for line in ran.output.splitlines()] == found
    assert ran.return_value == (0 if found else 1)
    shown = CliRunner().invoke(cli, ["search", *asked, "--store", sources], standalone_mode=False).output
    assert all(words in shown for words in found)
    assert ("Nothing found." in shown) == (not found)


def test_who_has_no_store_yet_is_told_what_makes_one(tmp_path, monkeypatch):
    monkeypatch.setenv("QUOTH_STORE", str(tmp_path / "none" / "quoth.db"))
    assert str(run("search", "bridge").exception).endswith("make one with  quoth add SOURCES…")
    named = tmp_path / "named.db"
    assert str(run("search", "bridge", "--store", str(named)).exception).endswith(f"quoth add SOURCES… --store {named}")
    nowhere = str(tmp_path / "none" / "named.db")
    assert "there is no folder" in str(run("search", "bridge", "--store", nowhere).exception)
