"""quoth serve, where it cannot begin: one line that says what to do, and code 2."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoth.cli import cli
from quoth.errors import SettingsError, StoreError

TOKEN = ("--token", "a-long-enough-token")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["serve", *args], standalone_mode=False)


def test_a_port_in_use_is_told_and_no_store_is_made(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        error = run("--port", str(port), "--store", str(tmp_path / "s.db")).exception
    assert isinstance(error, SettingsError)
    assert (
        str(error) == f"--port {port}: something listens there already; stop it, or give another port (0: any free one)"
    )
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize("host", ["203.0.113.9", "a..b"])
def test_a_host_that_is_not_this_machine_is_told(tmp_path: Path, host: str) -> None:
    error = run("--host", host, *TOKEN, "--store", str(tmp_path / "s.db")).exception
    assert isinstance(error, SettingsError)
    assert str(error).startswith(f"--host {host}: ")


def test_a_certificate_that_is_none_is_told(tmp_path: Path) -> None:
    pem = tmp_path / "cert.pem"
    pem.write_text("no certificate", encoding="utf-8")
    error = run("--certificate", str(pem), "--store", str(tmp_path / "s.db")).exception
    assert isinstance(error, SettingsError)
    assert "https cannot be served with it; give both as PEM files" in str(error)
    assert "give --certificate, too" in str(run("--key", str(pem), "--store", str(tmp_path / "s.db")).exception)


def test_a_store_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    error = run("--store", str(tmp_path / "no/such/s.db"), "--port", "0").exception
    assert isinstance(error, StoreError)
    assert "there is no folder" in str(error)
    assert not (tmp_path / "no").exists()
