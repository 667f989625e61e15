"""Schemas and their migrations, as shipped: which scripts bring a store of one version to the newest."""

from __future__ import annotations

import re
from importlib import resources

VERSION = 3
"""The schema this code reads and writes.  Raise it together with a new script in ``migrations/<engine>/``."""

_NAME = re.compile(r"(\d{4})_\w+\.sql")


def read_schema(engine: str) -> str:
    """The whole schema of the newest version, for a new store."""
    name = "schema.sql" if engine == "sqlite" else f"{engine}.sql"
    return (resources.files("quoth.store") / name).read_text(encoding="utf-8")


def migrations_after(version: int, engine: str) -> list[tuple[int, str]]:
    """Version reached and script of each migration still to apply, in order.

    ``0002_what.sql`` brings a store from version 1 to version 2.
    """
    folder = resources.files("quoth.store") / "migrations" / engine
    found = []
    for entry in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.fullmatch(entry.name)
        if match and int(match[1]) > version:
            found.append((int(match[1]), entry.read_text(encoding="utf-8")))
    return sorted(found)
