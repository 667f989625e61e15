"""No output takes the place of what the same command reads, nor of a store."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner

from quoth.cli import cli
from quoth.errors import InputError
from quoth.store import open_store
from tests.factories import said


def run(*args: str | Path) -> int:
    got = CliRunner().invoke(cli, [str(arg) for arg in args], standalone_mode=False, catch_exceptions=False)
    return int(got.return_value)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(tmp_path / "s.db") as opened:
        opened.add_many([said("We will mend the pier", "Ada Pym", id="a")])
    return tmp_path / "s.db"


@pytest.mark.parametrize("command", ["export", "audit"])
@pytest.mark.parametrize("how", ["itself", "another", "symlink", "hard link", "address", "journal"])
def test_no_store_is_written_over(store: Path, command: str, how: str, tmp_path: Path) -> None:
    target, address = tmp_path / "target", str(store)
    if how == "itself":
        target = store
    elif how == "another":
        with open_store(target) as opened:
            opened.add_many([said("We will sell the pier", "Ada Pym", id="b")])
    elif how == "symlink":
        target.symlink_to(store)
    elif how == "hard link":
        os.link(store, target)
    elif how == "address":
        target, address = store, f"sqlite:///{store}"
    else:
        target = tmp_path / "s.db-wal"
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(InputError, match="would destroy"):
        run(command, "--store", address, "--out", target)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("how", ["input", "people", "judgements", "folder"])
def test_the_list_of_what_was_refused_takes_no_inputs_place(how: str, tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    target.write_text("kept", encoding="utf-8")
    ways: dict[str, list[Path | str]] = {
        "input": [target],
        "people": ["nope", "--people", target],
        "judgements": ["nope", "--judgements", target],
        "folder": ["-r", tmp_path],
    }
    with pytest.raises(InputError, match=r"is read by this command|whose files are read"):
        run("read", "nope", *ways[how], "--refused", target)
    assert target.read_text("utf-8") == "kept"


def test_nor_that_of_standard_input(tmp_path: Path) -> None:
    target = tmp_path / "kept.txt"
    target.write_text("kept", encoding="utf-8")
    with target.open("rb") as led:
        line = [sys.executable, "-m", "quoth", "read", "-", "--refused", str(target)]
        got = subprocess.run(line, stdin=led, capture_output=True, text=True, timeout=120, check=False)
    assert (got.returncode, got.stderr.count("\n"), target.read_text("utf-8")) == (2, 1, "kept")


def test_a_device_may_be_read_and_written() -> None:
    assert run("read", "/dev/null", "--refused", "/dev/null") == 1


@pytest.mark.parametrize("line", [
    "export --out", "audit --out", "read a.txt --refused", "judge --file", "search x --store", "bulk a.jsonl --out",
    "read a.txt --people", "check a.txt --against", "add", "read",
])  # fmt: skip
def test_an_empty_path_is_not_the_current_folder(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The pier is shut.", encoding="utf-8")
    with pytest.raises((InputError, UsageError), match=r"is empty; name a path|is an empty string"):
        run(*line.split(), "")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
