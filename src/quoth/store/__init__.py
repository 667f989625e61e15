"""Where articles, quotes and judgements are kept: a SQLite file by default, PostgreSQL when many write."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from quoth.errors import StoreError
from quoth.store.base import Store


def open_store(address: str | Path, *, create: bool = True, readonly: bool = False) -> Store:
    """The store at an address: a path, ``sqlite:///path`` or ``postgresql://user@host/database``.

    A SQLite file is made when there is none, unless ``create`` is false.  Raises ``StoreError`` when the store cannot
    be opened, ``StoreVersion`` when a newer quoth wrote it.
    """
    name = str(address)
    if name.startswith(("postgresql://", "postgres://")):
        from quoth.store.postgres import open_postgres

        return open_postgres(name, create=create, readonly=readonly)
    if name.startswith("sqlite:///"):
        name = unquote(name.removeprefix("sqlite:///"))
    elif "://" in name:
        raise StoreError(f"{name}: is no address of a store; give a path, sqlite:///path or postgresql://host/database")
    if not name:
        raise StoreError("the address of the store is empty; give a path")
    from quoth.store.sqlite import open_sqlite

    return open_sqlite(Path(name).expanduser(), create=create, readonly=readonly)
