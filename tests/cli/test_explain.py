"""quoth explain, called as a user calls it: the reason of every answer, and the candidates of every open one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoth.cli import cli
from quoth.extraction.tagger import OnnxTagger, load_tagger

TEXT = (
    "The harbour meeting\n\n"
    "Ann Lee and Eve Dow met in the hall. They argued. “I won the vote,” she said.\n\n"
    "“The bridge is shut,” said Leonora Brandt, the mayor of Port Ansel.\n"
)


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["explain", *args], standalone_mode=False, catch_exceptions=False)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_settled_speaker_comes_with_its_sureness_and_its_reason(report: Path) -> None:
    got = run(str(report))
    assert got.return_value == 0
    lines = got.stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if "The bridge is shut" in line)
    assert "Leonora Brandt (" in lines[at]
    assert "%)" in lines[at]
    assert lines[at + 1].strip() == "because the source names “Leonora Brandt”"


def test_an_open_speaker_comes_with_its_candidates(report: Path) -> None:
    lines = run(str(report), "--open").stdout.splitlines()
    assert not any("Leonora Brandt" in line for line in lines)
    at = next(n for n, line in enumerate(lines) if "I won the vote" in line)
    assert "?" in lines[at]
    assert lines[at + 1].strip().startswith("open: “she” may be any of several people")
    assert {"Ann Lee", "Eve Dow"} <= {line.split("  ")[-1] for line in lines[at + 2 :]}


def test_what_cannot_be_read_is_refused_and_the_rest_explained(report: Path, tmp_path: Path) -> None:
    got = run(str(tmp_path / "none.txt"), str(report))
    assert got.return_value == 1
    assert "Leonora Brandt" in got.stdout


def test_a_text_in_another_language_is_explained_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    german = "„Die Brücke ist seit heute für alle gesperrt“, sagte die Bürgermeisterin der Stadt, Leonora Brandt. "
    path.write_text(german * 5, encoding="utf-8")
    refused = run(str(path))
    assert refused.return_value == 1 and "--any-language" in refused.stderr
    assert run("--any-language", str(path)).return_value == 0


def test_people_are_linked_and_what_was_judged_decides(report: Path, tmp_path: Path) -> None:
    people, kept = tmp_path / "people.csv", tmp_path / "list.jsonl"
    people.write_text("name,wikidata\nLeonora Brandt,Q1\nLeonora Brandt,Q2\n", encoding="utf-8")
    options = ("--people", str(people), "--judgements", str(kept))
    assert "Leonora Brandt (" in run(str(report), *options).stdout, "two bear the name: open"
    kept.write_text('{"left": "Q2", "right": "Leonora Brandt", "verdict": "same"}\n', encoding="utf-8")
    assert "Leonora Brandt [Q2] (" in run(str(report), *options).stdout


def test_the_setting_is_the_network_that_reads(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def listen(setting: str) -> OnnxTagger:
        asked.append(setting)
        return load_tagger(setting)

    monkeypatch.setattr("quoth.extraction.tagger.load_tagger", listen)
    assert "Leonora Brandt" in run(str(report), "--setting", "fast").stdout
    assert "Leonora Brandt" in run(str(report)).stdout
    assert asked == ["fast", "accurate"]


def test_terminal_controls_in_a_text_and_in_its_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "contr\x1b[2Jols.txt"
    path.write_text(
        "“Red \x1b]0;title\x07\x1b[2J alert is on,” said Ada\u202e Finch of the county.\n", encoding="utf-8"
    )
    got = run(str(path))
    assert "alert is on" in got.stdout
    told = got.stdout + run(str(path), "--open").stderr + run(f"{path}.none").stderr
    assert not {"\x1b", "\x07", "\u202e"} & set(told)


def test_open_says_so_where_no_speaker_is(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("“The bridge is shut,” said Leonora Brandt.\n", encoding="utf-8")
    got = run(str(path), "--open")
    assert (got.return_value, got.stdout) == (0, "")
    assert got.stderr.endswith("report.txt: no speaker is open, of 1 quotes\n")
