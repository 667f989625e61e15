"""quoth serve, where it cannot begin: one line that says what to do, and code 2."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from quoth.cli import cli
from quoth.data import Article, Record
from quoth.errors import SettingsError, StoreError
from quoth.settings import read_settings
from quoth.store import open_store, shown
from quoth.store.base import Store
from quoth.web import serving

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


def test_a_store_that_cannot_be_written_is_served_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    open_store(path).close()
    opened = open_store

    def refusing(address: str, *, readonly: bool = False, **bounds: Any) -> Store:
        if not readonly:
            raise StoreError(f"{address}: it is read-only; copy it or change its permissions")
        return opened(address, readonly=True, **bounds)

    monkeypatch.setattr(serving, "open_store", refusing)
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    told: list[str] = []
    with serving.open_served(str(path), told.append) as store:
        assert store.counts().articles == 0
        with pytest.raises(StoreError, match="read-only"):
            store.add(Record(Article("a", "Nothing.")))
    assert len(told) == 1 and "cannot be written" in told[0]


def test_a_new_store_is_told_once_it_is_there(tmp_path: Path) -> None:
    told: list[str] = []
    serving.open_served(str(tmp_path / "new.db"), told.append).close()
    assert len(told) == 1 and "is a new store, and empty" in told[0]
    (tmp_path / "text.py").write_text("print()", encoding="utf-8")
    told.clear()
    with pytest.raises(StoreError, match="is not a quoth store"):
        serving.open_served(str(tmp_path / "text.py"), told.append)
    assert not told


def test_the_server_says_where_the_store_is_without_the_password_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "s.db")
    monkeypatch.setattr(store, "address", shown("postgresql://ada:secret@db.example/news?password=secret"))
    monkeypatch.setattr(serving, "open_served", lambda *_: store)
    told: list[str] = []

    async def begin_and_end(self: serving.Server, sockets: list[socket.socket] | None = None) -> None:
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup(sockets)
        await self.shutdown(sockets)

    monkeypatch.setattr(serving.Server, "serve", begin_and_end)
    serving.serve(read_settings({"HOME": str(tmp_path)}), "127.0.0.1", 0, say=told.append)
    assert [line.rpartition(" over ")[2] for line in told] == ["postgresql://db.example/news (stop with Ctrl-C)"]


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("postgresql://ada:secret@db/news", "postgresql://db/news"),
        ("postgresql://ada:s/e?c#ret@db/news", "postgresql://db/news"),
        ("postgresql://db:5433/news?user=ada&password=secret", "postgresql://db:5433/news"),
        ("postgresql:///news", "postgresql:///news"),
        ("my stores/news@home?.db", "my stores/news@home?.db"),
    ],
)
def test_an_address_is_printed_without_its_secrets(given: str, printed: str) -> None:
    assert shown(given) == printed


def test_an_address_of_another_kind_of_store_is_refused_without_its_password() -> None:
    with pytest.raises(StoreError, match=r"^mysql://db/news: is no address of a store"):
        open_store("mysql://ada:secret@db/news")


def test_an_empty_token_is_refused_and_not_taken_for_none(tmp_path: Path) -> None:
    refused = run("--token", "", "--store", str(tmp_path / "s.db"), "--port", "0").exception
    assert "is empty" in str(refused)
    assert not (tmp_path / "s.db").exists()


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_server_that_is_stopped_has_done_its_work(tmp_path: Path, stop: signal.Signals) -> None:
    command = [sys.executable, "-m", "quoth", "serve", "--port", "0", "--store", str(tmp_path / "s.db")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        told = server.stderr.readline()
        while "reading at" not in told:
            told = server.stderr.readline()
            assert told, "the server ended"
        server.send_signal(stop)
        assert server.wait(30) == 0


@pytest.mark.parametrize(
    ("lacking", "expected", "told"),
    [("uvicorn", "MissingExtra", "pip install '.[web]'"), ("quoth.web.work", "ModuleNotFoundError", "quoth.web.work")],
)
def test_only_a_part_that_is_not_ours_is_a_missing_extra(
    lacking: str, expected: str, told: str, tmp_path: Path
) -> None:
    code = (
        f"import sys; sys.modules[{lacking!r}] = None\n"
        "from click.testing import CliRunner\nfrom quoth.cli import cli\n"
        f"asked = ['serve', '--store', {str(tmp_path / 's.db')!r}]\n"
        "error = CliRunner().invoke(cli, asked, standalone_mode=False).exception\n"
        "print(type(error).__name__, error)"
    )  # in a process of its own: modules that are loaded twice are two to whoever holds the first
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.startswith(expected) and told in ended.stdout
