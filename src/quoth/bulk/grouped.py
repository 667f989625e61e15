"""Which shards ``wire/`` and ``families/`` were made from, so that it is told when they are of others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from quoth.bulk.files import write_whole
from quoth.bulk.manifest import Mark

State = Literal["none", "current", "stale"]

_TABLES = ("articles", "quotes")


def begin_grouping(out: Path) -> None:
    """Say that the tables are being made: what is there is of no shards until ``end_grouping``."""
    _path(out).unlink(missing_ok=True)


def end_grouping(out: Path, marks: Mapping[int, Mark]) -> None:
    """Keep that the tables are of these shards."""
    value = {"shards": sorted(marks), "sha256": _digest(marks)}
    write_whole(_path(out), json.dumps(value, indent=1).encode() + b"\n")


def grouped_state(out: Path, marks: Mapping[int, Mark]) -> State:
    """Whether the tables are there, and of these shards as they are now."""
    if not any((out / name / f"{name}.parquet").is_file() for name in ("wire", "families")):
        return "none"
    try:
        made = json.loads(_path(out).read_bytes())["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return "stale"
    return "current" if made == _digest(marks) else "stale"


def _path(out: Path) -> Path:
    return out / "families" / "made-from.json"


def _digest(marks: Mapping[int, Mark]) -> str:
    tables = [[number, *(marks[number].files[name].sha256 for name in _TABLES)] for number in sorted(marks)]
    return hashlib.sha256(json.dumps(tables).encode()).hexdigest()
