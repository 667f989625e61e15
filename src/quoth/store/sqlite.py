"""The embedded store: one SQLite file, made, migrated and opened."""

from __future__ import annotations

from pathlib import Path

from quoth.errors import StoreError
from quoth.store.corrections import settle_all
from quoth.store.fts import FtsIndex
from quoth.store.migrate import VERSION, migrations_after, read_schema
from quoth.store.relational import RelationalStore, check_version
from quoth.store.sqlite_tools import SqliteDatabase

APPLICATION = 0x51554F54
"""``PRAGMA application_id`` of a quoth store: "QUOT"."""


def open_sqlite(
    path: Path, *, create: bool = True, readonly: bool = False, cache_mb: int = 64, map_mb: int = 0
) -> RelationalStore:
    """The store in this file; made when there is none and ``create``; brought to the newest version when older.

    Raises ``StoreError`` when it cannot be opened or is no store, ``StoreVersion`` for one of a newer quoth.
    """
    if path.is_dir():
        raise StoreError(f"{path}: is a folder; a store is a file, such as {path / 'quoth.db'}")
    if not path.exists():
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}; make it, or give another --store")
        if readonly or not create:
            raise StoreError(f"{path}: there is no store yet; make one with  quoth add SOURCES… --store {path}")
    elif not _is_sqlite(path):  # checked here: SQLite itself takes a file of a few bytes for an empty database
        raise StoreError(f"{path}: is not a quoth store; give another --store")
    database = SqliteDatabase(path, readonly=readonly, cache_mb=cache_mb, map_mb=map_mb)
    try:
        _prepare(database)
    except BaseException:
        database.close()
        raise
    return RelationalStore(database, FtsIndex(database))


def _is_sqlite(path: Path) -> bool:
    """Whether a file is a database, or empty."""
    try:
        with path.open("rb") as file:
            return file.read(16) in (b"", b"SQLite format 3\0")
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror})") from error


def _prepare(database: SqliteDatabase) -> None:
    """Make or migrate the tables, in one transaction; leave a store that is not ours alone."""
    version, application, tables = _state(database)
    if version == VERSION and application == APPLICATION:
        return
    if tables or database.readonly:
        check_version(database.address, version if application == APPLICATION else 0, VERSION)
        if database.readonly:
            how = f"bring it to this one with  quoth families --rebuild --store {database.address}"
            raise StoreError(f"{database.address}: is of an older version ({version}); {how}")
    with database.writing():
        version, application, tables = _state(database)  # another process may have been faster
        if not tables:
            database.run_script(read_schema("sqlite"))
            database.all(f"PRAGMA application_id = {APPLICATION}")
            database.all(f"PRAGMA user_version = {VERSION}")
        else:
            for reached, script in migrations_after(version, "sqlite"):
                database.run_script(script)
                database.all(f"PRAGMA user_version = {reached}")
            settle_all(database)


def _state(database: SqliteDatabase) -> tuple[int, int, int]:
    """Schema version, application id and number of tables."""
    values = [
        database.one("PRAGMA user_version"),
        database.one("PRAGMA application_id"),
        database.one("SELECT count(*) FROM sqlite_schema"),
    ]
    version, application, tables = (int(value[0]) if value else 0 for value in values)
    return version, application, tables
