"""Both backends, so that one suite holds them to the same promises; PostgreSQL is started on loopback, once."""

from __future__ import annotations

import getpass
import itertools
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quoth.store import open_store
from quoth.store.base import Store

_names = itertools.count(1)


def _tool(name: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    return str(found[-1]) if found else shutil.which(name)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Address of a PostgreSQL server with a database of its own; skips with the reason where there is none."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    initdb, server = _tool("initdb"), _tool("postgres")
    if not initdb or not server:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    as_user: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="quoth-postgres-"))
    password = secrets.token_hex(16)
    (folder / "password").write_text(password, encoding="utf-8")
    if getpass.getuser() == "root":  # the server refuses to run as root
        if not shutil.which("runuser"):
            pytest.skip("PostgreSQL does not run as root, and there is no runuser")
        shutil.chown(folder, "postgres")
        shutil.chown(folder / "password", "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(folder / "data")
    subprocess.run(
        [*as_user, initdb, "-D", data, "-U", "quoth", "-A", "scram-sha-256", f"--pwfile={folder / 'password'}",
         "-E", "UTF8", "--no-locale", "--no-sync"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    process = subprocess.Popen(
        [*as_user, server, "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", str(folder), "-c", "fsync=off"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    address = f"postgresql://quoth:{password}@127.0.0.1:{port}/postgres"
    try:
        _await(address, process)
        yield address
    finally:
        process.terminate()  # runuser passes it on; the server then ends in order
        process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    import time

    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None:
                pytest.skip("PostgreSQL did not start")
            time.sleep(0.1)
    pytest.skip("PostgreSQL did not answer within 20 s")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a new, empty store."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return f"{request.getfixturevalue('postgres')}?schema=test{next(_names)}"


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new, empty store."""
    with open_store(address) as opened:
        yield opened


@pytest.fixture
def reopen(address: str) -> Iterator[Callable[..., Store]]:
    """Opens the same store again, as another process would."""
    opened: list[Store] = []

    def again(**options: bool) -> Store:
        opened.append(open_store(address, **options))
        return opened[-1]

    yield again
    for one in opened:
        one.close()
