"""Inputs -> numbered shards: a plan is a file that can be read, resumed and checked.

A shard is a file, or a part of a large one.  Its number, its name and the options decide its tables to the byte, so
whoever runs it, and how often, does not matter.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, cast

from quoth.bulk.files import write_whole
from quoth.errors import InputError

Kind = Literal["warc", "jsonl", "parquet", "missing"]
Setting = Literal["accurate", "fast"]

SCHEMA = "quoth-bulk-plan/1"
SHARD_BYTES = 128_000_000
"""Of one part of a large file: a few minutes' work, so that a kill costs minutes and workers end at about one time."""

_ENDINGS: tuple[tuple[str, Kind], ...] = (
    (".warc", "warc"),
    (".warc.gz", "warc"),
    (".warc.zst", "warc"),
    (".warc.lz4", "warc"),
    (".jsonl", "jsonl"),
    (".jsonl.gz", "jsonl"),
    (".ndjson", "jsonl"),
    (".ndjson.gz", "jsonl"),
    (".parquet", "parquet"),
)
_LISTS = (".txt", ".txt.gz", ".paths", ".paths.gz")
_SPLIT = (".warc.gz", ".jsonl", ".ndjson", ".parquet")  # what can be entered in the middle, or skipped through quickly


@dataclass(frozen=True, slots=True)
class Options:
    """What decides the tables, beside the inputs."""

    setting: Setting = "accurate"  # the network
    html: Literal["fast", "careful"] = "fast"  # how pages are read
    only_with_quotes: bool = False  # leave out articles that quote nobody
    languages: tuple[str, ...] = ("en",)  # articles in others are refused
    max_page_bytes: int = 10_000_000  # larger pages are refused


@dataclass(frozen=True, slots=True)
class Shard:
    """One unit of work: a file, or one part of it."""

    number: int
    name: str  # of the file, as it stands in ids and refusals: the same wherever the archive lies
    path: str
    kind: Kind
    size: int = 0  # bytes of the whole file
    part: int = 0  # WARC: of its bytes; JSONL and Parquet: every so manieth line or row
    parts: int = 1
    expected: int | None = None  # records in the whole file, where the list of inputs says so


@dataclass(frozen=True)
class Plan:
    """Numbered shards with the options they are read with."""

    options: Options
    shards: tuple[Shard, ...]
    skipped: tuple[str, ...] = ()  # files found in directories that are no archives

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what decides the tables; where the files lie does not."""
        value = to_json(self)
        for shard in value["shards"]:
            del shard["path"]
        return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def make_plan(
    inputs: Iterable[str], options: Options, *, base: str | None = None, shard_bytes: int = SHARD_BYTES
) -> Plan:
    """The plan for files, directories (walked) and lists of files.

    A list is a text file with a path on each line (relative ones start at ``base``, or at the list's own folder) and,
    after a tab, how many records the file should hold, where that is known.  Raises InputError for an input that is
    none of these, or when there is nothing to read.
    """
    shards: list[Shard] = []
    skipped: list[str] = []
    names: dict[str, int] = {}
    for name, path, expected in _files(inputs, base, skipped):
        count = names[name] = names.get(name, 0) + 1
        name = name if count == 1 else f"{name}~{count}"
        kind = kind_of(path.name) if path.is_file() else "missing"
        size = path.stat().st_size if kind != "missing" else 0
        splits = path.name.lower().endswith(_SPLIT)
        parts = max(1, -(-size // shard_bytes)) if splits else 1
        for part in range(parts):
            place = str(path.absolute())
            shards.append(Shard(len(shards), name, place, kind or "missing", size, part, parts, expected))
    if not shards:
        raise InputError(" ".join(map(str, inputs)), "empty", "no WARC, JSONL or Parquet file found; see --help")
    return Plan(options, tuple(shards), tuple(skipped))


def _files(
    inputs: Iterable[str], base: str | None, skipped: list[str]
) -> Iterator[tuple[str, Path, int | None]]:  # fmt: skip
    for given in inputs:
        path = Path(given)
        if path.is_dir():
            for inner in sorted(p for p in path.rglob("*") if p.is_file()):
                name = inner.relative_to(path).as_posix()
                if kind_of(inner.name):
                    yield name, inner, None
                else:
                    skipped.append(name)
        elif kind_of(path.name) and path.is_file():
            yield path.name, path, None
        elif path.name.lower().endswith(_LISTS) and path.is_file():
            yield from _listed(path, Path(base) if base else path.parent)
        elif "://" in given:
            raise InputError(given, "address", "archives are read from disk; download it, or list downloaded files")
        elif not path.exists():
            raise InputError(given, "missing", "no such file or directory; check the path")
        else:
            raise InputError(given, "kind", "not .warc(.gz), .jsonl(.gz), .parquet, nor a .txt or .paths list of such")


def _listed(path: Path, base: Path) -> Iterator[tuple[str, Path, int | None]]:
    lines = (gzip.open if path.name.endswith(".gz") else open)(path, "rt", encoding="utf-8")
    with lines:
        for line in lines:
            name, _, records = str(line).strip().partition("\t")
            if name and not name.startswith("#"):
                expected = int(records) if records.strip().isdigit() else None
                yield name.removeprefix("file://"), base / name.removeprefix("file://"), expected


def kind_of(name: str) -> Kind | None:
    """What a file is, by its name; None for what bulk does not read."""
    return next((kind for ending, kind in _ENDINGS if name.lower().endswith(ending)), None)


def to_json(plan: Plan) -> dict[str, Any]:
    """The plan as it stands in its file."""
    options = asdict(plan.options) | {"languages": list(plan.options.languages)}
    shards = [asdict(shard) for shard in plan.shards]
    return {"schema": SCHEMA, "options": options, "shards": shards, "skipped": list(plan.skipped)}


def write_plan(plan: Plan, out: Path) -> None:
    """Keep the plan as ``plan.json`` in the output directory."""
    write_whole(out / "plan.json", json.dumps(to_json(plan), indent=1, ensure_ascii=False).encode() + b"\n")


def read_plan(out: Path) -> Plan:
    """The plan kept in an output directory; raises InputError when there is none, or one of another version."""
    path = out / "plan.json"
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise InputError(str(out), "no-plan", "holds no plan.json; is it the output of quoth bulk?") from error
    except ValueError as error:
        raise InputError(str(path), "bad-plan", f"is not JSON ({error}); run quoth bulk again") from error
    if value.get("schema") != SCHEMA:
        raise InputError(str(path), "bad-plan", f"is of schema {value.get('schema')!r}; this version reads {SCHEMA!r}")
    options = value["options"] | {"languages": tuple(value["options"]["languages"])}
    shards = tuple(Shard(**shard) for shard in value["shards"])
    return Plan(Options(**options), shards, tuple(value["skipped"]))


def check_plan(plan: Plan) -> list[str]:
    """What has changed since the plan was made: one line for each file that is gone or of another size."""
    told = []
    for shard in plan.shards:
        path = Path(shard.path)
        if shard.part or shard.kind == "missing":
            continue
        if not path.is_file():
            told.append(f"{shard.path}: is gone")
        elif path.stat().st_size != shard.size:
            told.append(f"{shard.path}: held {shard.size:,} bytes when planned, now {path.stat().st_size:,}")
    return told


def largest_first(plan: Plan, numbers: Sequence[int]) -> list[int]:
    """The order in which to run shards, so that no large one is left for last."""
    shards = plan.shards
    return sorted(numbers, key=lambda n: (-(shards[n].size // shards[n].parts), n))


def as_setting(value: str) -> Setting:
    """A setting's name, checked by the command line."""
    return cast(Setting, value)
