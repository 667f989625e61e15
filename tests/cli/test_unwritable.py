"""A file that cannot be written is told in one line, before the work; a name that is no UTF-8 is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoth.cli import cli
from quoth.errors import InputError


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
