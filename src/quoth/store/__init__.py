"""Where articles, quotes and judgements are kept: a SQLite file by default, PostgreSQL when many write."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from quoth.errors import StoreError
from quoth.store.base import Store

_POSTGRES = ("postgresql://", "postgres://")


def path_of(address: str) -> Path | None:
    """The file that an address names: a path, or ``sqlite:///`` and one (percent-encoded); None for a server's."""
    if address.startswith("sqlite:///"):
        return expanded(unquote(address.removeprefix("sqlite:///")))
    return None if "://" in address else expanded(address)


def is_store(address: str) -> bool:
    """Whether an address names a store rather than a text: one of PostgreSQL, or a SQLite file that is there."""
    if address.startswith((*_POSTGRES, "sqlite:///")):
        return True
    try:
        with expanded(address).open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except (OSError, ValueError, StoreError):
        return False


def expanded(name: str) -> Path:
    """The path of a store, of which ``~`` is the user's home folder; raises ``StoreError`` for a user without one."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        raise StoreError(f"{name}: no home folder is known here; give --store or QUOTH_STORE, or set HOME") from None


def shown(address: str) -> str:
    """An address as it may be printed: of one with a server, without user, password and options."""
    scheme, sign, rest = address.partition("://")
    return f"{scheme}{sign}{re.split('[?#]', rest.rpartition('@')[2])[0]}" if sign else address


def open_store(
    address: str | Path, *, create: bool = True, readonly: bool = False, cache_mb: int = 64, map_mb: int = 0
) -> Store:
    """The store at an address: a path, ``sqlite:///path`` or ``postgresql://user@host/database``.

    A SQLite file is made when there is none, unless ``create`` is false, in a folder that is there.  Each thread that
    uses it keeps up to ``cache_mb`` of it in memory, and maps the first ``map_mb``.  Raises ``StoreError`` when the
    store cannot be opened, ``StoreVersion`` when a newer quoth wrote it.
    """
    if not isinstance(address, str | Path):
        raise StoreError(f"the address of the store is {address!r}; give a path, sqlite:///path or postgresql://…")
    name = str(address)
    if name.startswith(_POSTGRES):
        from quoth.store.postgres import open_postgres

        return open_postgres(name, create=create, readonly=readonly)
    if not name.removeprefix("sqlite:///"):
        raise StoreError("the address of the store is empty; give a path")
    path = path_of(name)
    if path is None:
        form = "give a path, sqlite:///path or postgresql://host/database"
        raise StoreError(f"{shown(name)}: is no address of a store; {form}")
    if name == ":memory:":
        raise StoreError(":memory: is no address of a store, which is kept; give a path")
    from quoth.store.sqlite import open_sqlite

    return open_sqlite(path, create=create, readonly=readonly, cache_mb=cache_mb, map_mb=map_mb)
