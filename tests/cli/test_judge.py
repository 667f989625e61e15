"""quoth judge, called as a user calls it: decisions are kept for ever, what follows is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner, Result

from quoth.cli import cli
from quoth.errors import InputError


def run(file: Path, *args: str) -> Result:
    return CliRunner().invoke(cli, ["judge", *args, "--file", str(file)], standalone_mode=False, catch_exceptions=False)


def test_decisions_are_added_and_what_follows_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    assert run(file, "Q1", "same", "Jane Roe", "--by", "ada", "--note", "her site says so").return_value == 0
    got = run(file, "Jane Roe", "not-same", "John Roe")
    assert got.stdout.splitlines() == ["Jane Roe = Q1", "Jane Roe ≠ John Roe"]
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(r["left"], r["verdict"], r["right"]) for r in rows] == [
        ("Q1", "same", "Jane Roe"),
        ("Jane Roe", "not the same", "John Roe"),
    ]
    assert rows[0]["by"] == "ada"
    assert rows[0]["note"] == "her site says so"


def test_a_later_decision_holds_and_the_earlier_one_stays_on_the_list(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    run(file, "a", "same", "b")
    assert run(file, "b", "not-same", "a").stdout == "a ≠ b\n"
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2
    assert run(file).stdout == "a ≠ b\n", "without arguments it only shows"
    assert len(file.read_text(encoding="utf-8").splitlines()) == 2


def test_a_contradiction_is_told(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    for left, verdict, right in (("a", "same", "b"), ("b", "same", "c"), ("a", "not-same", "c")):
        got = run(file, left, verdict, right)
    assert got.return_value == 1
    assert "contradiction: a ≠ c" in got.stdout


def test_half_a_decision_and_a_broken_list_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    with pytest.raises(UsageError, match="two speakers and a verdict"):
        run(file, "a", "same")
    assert not file.exists()
    file.write_text("no list\n", encoding="utf-8")
    with pytest.raises(InputError):
        run(file)


def test_names_judged_the_same_are_counted_as_one_person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The mayor, Ann Lund, spoke on Monday.\n\n“We will build it,” Lund said.\n")
    Path("b.txt").write_text("The road is shut.\n\n“Nobody can drive there,” Lund said.\n")

    def quoth(*args: str) -> str:
        return CliRunner().invoke(cli, [*args], standalone_mode=False, catch_exceptions=False).stdout

    def persons() -> list[tuple[str, str]]:
        rows = quoth("audit", "--per", "person", "--format", "csv", "--store", "s.db").splitlines()[1:]
        return [(row.split(",")[0], row.split(",")[1]) for row in rows]

    quoth("add", "a.txt", "b.txt", "--store", "s.db")
    assert persons() == [("Ann Lund", "1"), ("Lund", "1")]
    quoth("judge", "Lund", "same", "Ann Lund")
    quoth("add", "a.txt", "b.txt", "--again", "--store", "s.db")
    assert persons() == [("Ann Lund", "2")]


def test_people_of_a_register_are_counted_by_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("name,wikidata,aliases\nAnn Lund,Q3,Anna Lund\n")
    for name in ("Ann", "Anna"):
        Path(f"{name}.txt").write_text(f"The road is shut.\n\n“Nobody can drive there,” {name} Lund said.\n")
    for args in (("add", "Ann.txt", "Anna.txt", "--people", "people.csv"), ("audit", "--per", "person")):
        got = CliRunner().invoke(cli, [*args, "--store", "s.db"], standalone_mode=False, catch_exceptions=False)
    assert got.stdout.splitlines()[1].split()[:4] == ["Ann", "Lund", "[Q3]", "2"]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("", "Roe", "the left speaker has no name"),
        ("Roe", " ", "the right"),
        ("Roe", "Roe ", "both speakers are 'Roe'"),
    ],
)
def test_nothing_is_decided_of_nobody_or_of_one(tmp_path: Path, left: str, right: str, why: str) -> None:
    file = tmp_path / "list.jsonl"
    for verdict in ("same", "not-same", "unsure"):
        with pytest.raises(UsageError, match=why):
            run(file, left, verdict, right)
    assert not file.exists()


def test_a_bad_line_is_told_and_neither_lost_nor_in_the_way(tmp_path: Path) -> None:
    file = tmp_path / "list.jsonl"
    run(file, "a", "same", "b")
    with file.open("a", encoding="utf-8") as out:
        out.write('{"right": "b", "verdict": "same"}')  # written by hand, without an end
    got = run(file, "b", "same", "c")
    assert got.stdout == "a = b = c\n"
    assert f"{file}: line 2 is no judgement: the left speaker has no name" in got.stderr
    assert got.return_value == 1
    assert len(file.read_text(encoding="utf-8").splitlines()) == 3


def test_what_is_odd_in_a_register_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("name,wikidata,aliasses\nAnn Lund,Q3,Anna Lund\n")
    Path("a.txt").write_text("The road is shut.\n\n“Nobody can drive there,” Ann Lund said.\n")
    args = ["explain", "a.txt", "a.txt", "--people", "people.csv"]
    got = CliRunner().invoke(cli, args, standalone_mode=False, catch_exceptions=False)
    assert got.stderr.splitlines() == [
        'quoth: people.csv: not read: "aliasses"; the columns that are read: name, aliases, wikidata, description, type'
    ]
    assert got.return_value == 0
