"""Options that shut each other out are refused, rather than one of them passed over."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quoth.cli import cli
from quoth.store import open_store


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["families", "nets#q1", "--by", "Roe"], "a key names one utterance"),
        (["serve", "--token", "a-long-enough-token", "--new-token"], "--new-token makes another"),
        (["bulk", "run", ".", "--out", "out", "--ray-token"], "--ray-token is of a Ray cluster"),
        (["check", "-", "--against", "-"], "standard input can be the draft or a source"),
    ],
)
def test_of_two_inputs_none_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store(tmp_path / "s.db").close()
    store = [] if args[0] in ("bulk", "check") else ["--store", "s.db"]
    error = CliRunner().invoke(cli, [*args, *store], standalone_mode=False).exception
    assert isinstance(error, click.UsageError)
    assert told in str(error.message)
