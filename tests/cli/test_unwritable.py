"""A file that cannot be written is told in one line, before the work; a name that is no UTF-8 is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click import BadParameter
from click.testing import CliRunner

from quoth.cli import cli
from quoth.errors import InputError, SettingsError


def run(*args: str) -> int:
    got = CliRunner().invoke(cli, list(args), standalone_mode=False, catch_exceptions=False)
    return int(got.return_value)


@pytest.mark.parametrize("command", ["read", "judge"])
def test_a_list_that_cannot_be_written_is_an_error_of_one_line(command: str, tmp_path: Path) -> None:
    target = str(tmp_path / "nowhere" / "list.jsonl")
    arguments = ["a.txt", "--refused", target] if command == "read" else ["A", "same", "B", "--file", target]
    with pytest.raises(InputError, match="cannot be written") as told:
        run(command, *arguments)
    assert "\n" not in str(told.value)


def test_a_refused_file_whose_name_is_not_utf_8_is_listed(tmp_path: Path) -> None:
    target = tmp_path / "refused.jsonl"
    name = str(tmp_path / "pier\udcff.txt")
    assert run("read", name, "--refused", str(target)) == 1
    assert json.loads(target.read_text("utf-8"))["id"] == name


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_list_that_meets_a_full_disk_is_named() -> None:
    with pytest.raises(InputError, match=r"/dev/full: cannot be written"):
        run("read", "nope.txt", "--refused", "/dev/full")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
@pytest.mark.parametrize("line", ["judge A same B --file", "read nope.txt --judgements", "read nope.txt --people"])
def test_a_list_without_an_end_is_refused(line: str) -> None:
    with pytest.raises(InputError, match=r"^/dev/zero: "):
        run(*line.split(), "/dev/zero")


def test_a_share_is_a_number() -> None:
    with pytest.raises(BadParameter, match="no number"):
        run("read", "nope.txt", "--sure", "nan")


@pytest.mark.parametrize(("named", "told"), [("people.csv", "there is no such file in"), (".", "is a directory")])
@pytest.mark.parametrize("by", ["file", "variable"])
def test_a_register_of_the_settings_that_is_none_is_told_with_who_names_it(
    named: str, told: str, by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'people = "{named}"\n' if by == "file" else "", encoding="utf-8")
    monkeypatch.setenv("QUOTH_CONFIG", str(config))
    if by == "variable":
        monkeypatch.setenv("QUOTH_PEOPLE", named)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match=told) as error:
        run("read", "nope.txt")
    assert str(error.value).startswith(str(config) if by == "file" else "QUOTH_PEOPLE")
    assert str(tmp_path) in str(error.value)


def test_a_text_whose_name_is_not_utf_8_is_kept_under_one_that_is(tmp_path: Path) -> None:
    named = tmp_path / "pier\udcff.txt"
    named.write_text("Jane Roe: The pier is shut.\n\nTom Hale: Since when?\n\nJane Roe: Since Monday.\n", "utf-8")
    assert run("add", str(named), "--store", str(tmp_path / "a.db")) == 0
    from quoth.store import open_store

    with open_store(str(tmp_path / "a.db")) as store:
        assert store.get_article(str(tmp_path / "pier\\xff.txt")) is not None
