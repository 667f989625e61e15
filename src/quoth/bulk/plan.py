"""Inputs -> numbered shards: a plan is a file that can be read, resumed and checked.

A shard is a file, or a part of a large one.  Its number, its name and the options decide its tables to the byte, so
whoever runs it, and how often, does not matter.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import json
import os
import re
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urljoin, urlsplit

from quoth.bulk.files import write_whole
from quoth.bulk.members import is_one_per_record
from quoth.data import Network
from quoth.errors import FetchError, InputError
from quoth.text import shown_name

Kind = Literal["warc", "jsonl", "parquet", "missing"]

SCHEMA = "quoth-bulk-plan/1"
SHARD_BYTES = 128_000_000
"""Of one part of a large file: a few minutes' work, so that a kill costs minutes and workers end at about one time."""
_FEW, _SMALL = 32, 250_000
"""Where files that can be read in parts make fewer shards than this, their parts are smaller, though not below so many
bytes (some fifty articles of JSON Lines): a small archive, too, keeps all workers busy and shows how far it is."""

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
_SPLIT = (".jsonl", ".ndjson", ".parquet")  # what can be skipped through quickly; a WARC, where it can be entered
_ADDRESSES = ("https://", "http://")
_INSTEAD = "pages, texts, documents and CSV: keep them with  quoth add, then  quoth export --format parquet"
_TOLD = 50  # addresses between two words on how far the planning is
_OURS = SCHEMA.partition("/")[0].encode()
_HALVES = re.compile("[\ud800-\udfff]")  # of characters: what Python has for bytes of a file's name that are no text


@dataclass(frozen=True, slots=True)
class Options:
    """What decides the tables, beside the inputs."""

    setting: Network = "accurate"  # the network
    html: Literal["fast", "careful"] = "fast"  # how pages are read
    only_with_quotes: bool = False  # leave out articles that quote nobody
    languages: tuple[str, ...] = ("en",)  # articles in others are refused
    max_page_bytes: int = 10_000_000  # larger pages are refused
    allow_private: bool = False  # whether archives are fetched from private addresses and any port


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
    version: str | None = None  # of a file at an address: what its server called it when the plan was made

    @property
    def stretch(self) -> tuple[int, int]:
        """The bytes (first, stop) that are this part's."""
        return self.size * self.part // self.parts, self.size * (self.part + 1) // self.parts


@dataclass(frozen=True)
class Plan:
    """Numbered shards with the options they are read with."""

    options: Options
    shards: tuple[Shard, ...]
    skipped: tuple[str, ...] = ()
    """What was found in directories and is no archive; in brackets why, where its name does not say it."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of what decides the tables; where the files lie does not."""
        value = to_json(self)
        for shard in value["shards"]:
            del shard["path"], shard["version"]
        return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def make_plan(
    inputs: Iterable[str],
    options: Options,
    *,
    base: str | None = None,
    shard_bytes: int | None = None,
    tell: Callable[[str], None] = lambda line: None,
) -> Plan:
    """The plan for files, addresses of files, directories (walked) and lists of files and addresses.

    A list is a text file with a path or address on each line (relative ones start at ``base``, which may be an address,
    or at the list's own folder) and, after a tab, how many records the file should hold, where that is known.  Each
    address is asked for its size.  ``shard_bytes``: of parts of large files; None suits them to the archive.  Raises
    InputError for an input that is none of these, or when there is nothing to read; FetchError for an address that is
    refused or does not answer.
    """
    look = _Look(options, tell)
    found: list[tuple[str, str, int | None, Looked]] = []
    skipped: list[str] = []
    names: dict[str, int] = {}
    for name, place, expected in _files(inputs, base, skipped):
        count = names[name] = names.get(name, 0) + 1
        name = name if count == 1 else f"{name}~{count}"
        looked = look.at_address(place) if is_address(place) else look.at_path(Path(place))
        found.append((name, place, expected, looked))
    if not found:
        raise InputError(" ".join(map(str, inputs)), "empty", f"no WARC, JSONL or Parquet file found; {_INSTEAD}")
    size_of_part = shard_bytes or _part_bytes([size for *_, (_, size, _, splits) in found if splits])
    shards: list[Shard] = []
    for name, place, expected, (kind, size, version, splits) in found:
        parts = max(1, -(-size // size_of_part)) if splits else 1
        for part in range(parts):
            shards.append(Shard(len(shards), name, place, kind, size, part, parts, expected, version))
    return Plan(options, tuple(shards), tuple(skipped))


def _part_bytes(sizes: Sequence[int]) -> int:
    """How long the parts of files are that can be read in parts: it follows from the archive alone."""
    return min(SHARD_BYTES, max(_SMALL, -(-sum(sizes) // _FEW)))


def is_address(place: str) -> bool:
    """Whether a shard's path is an address, to be fetched."""
    return place.lower().startswith(_ADDRESSES)


Looked = tuple[Kind, int, str | None, bool]
"""A file's kind, size in bytes, version (at an address), and whether it can be read in parts."""


class _Look:
    """Finds out what the inputs are; asks the addresses among them."""

    def __init__(self, options: Options, tell: Callable[[str], None]) -> None:
        self._private, self._tell = options.allow_private, tell
        self._downloads: Any = None
        self._asked = 0

    def at_path(self, path: Path) -> Looked:
        """A file on disk, or none."""
        kind = kind_of(path.name)
        if kind is None or not path.is_file():
            return "missing", 0, None, False
        splits = path.name.lower().endswith(_SPLIT)
        if path.name.lower().endswith(".warc.gz"):
            with contextlib.suppress(PermissionError), path.open("rb") as stream:  # told when it is to be read
                splits = is_one_per_record(stream)
        return kind, path.stat().st_size, None, splits

    def at_address(self, address: str) -> Looked:
        """A file at an address; its server may say that there is none."""
        from quoth.ingest.download import Downloads  # only addresses need the network library

        self._downloads = self._downloads or Downloads(allow_private=self._private)
        self._asked += 1
        if self._asked % _TOLD == 0:
            self._tell(f"{self._asked} addresses asked for their size")
        kind = kind_of(_path_of(address))
        try:
            file, head = self._downloads.look(address)
        except FetchError as error:
            if error.code == "refused-address":
                told = f"{error.message} (from your own network: --allow-private)"
                raise FetchError(address, error.code, told) from error
            if error.code != "http-status":
                raise
            return "missing", 0, None, False
        splits = _path_of(address).lower().endswith(".warc.gz") and is_one_per_record(io.BytesIO(head))
        return kind or "missing", file.size, file.version, splits


def _files(
    inputs: Iterable[str], base: str | None, skipped: list[str]
) -> Iterator[tuple[str, str, int | None]]:  # fmt: skip
    """Each file's name, its path or address, and how many records it should hold."""
    for given in inputs:
        path = Path(given)
        if is_address(given) and kind_of(_path_of(given)):
            yield Path(_path_of(given)).name, given, None
        elif "://" in given:
            raise InputError(given, "address", "not the http(s) address of an archive; fetch a list and give its file")
        elif path.is_dir():
            for inner, why in _walked(path):
                name = shown_name(inner.relative_to(path).as_posix())
                if why or not kind_of(inner.name):
                    skipped.append(f"{name} ({why})" if why else name)
                else:
                    yield name, str(inner.absolute()), None
        elif kind_of(path.name) and path.is_file():
            yield shown_name(path.name), str(path.absolute()), None
        elif path.name.lower().endswith(_LISTS) and path.is_file():
            yield from _listed(path, base or str(path.parent))
        elif not path.exists():
            raise InputError(given, "missing", "no such file or directory; check the path")
        else:
            told = "not .warc(.gz), .jsonl(.gz), .parquet, nor a .txt or .paths list of such"
            raise InputError(given, "kind", f"{told}; {_INSTEAD}")


def _walked(folder: Path) -> list[tuple[Path, str]]:
    """The files in a folder and below in order, each with why it cannot be read, if that is so; outputs of ours and
    folders that cannot be entered are not walked, and stand for what is in them."""
    found: list[tuple[Path, str]] = []

    def note(error: OSError) -> None:
        found.append((Path(error.filename), "not readable"))

    for at, folders, files in os.walk(folder, onerror=note):
        here = Path(at)
        for name in [*folders]:
            why = "a link to a folder" if (here / name).is_symlink() else ""
            if why := why or ("output of quoth bulk" if _is_output(here / name) else ""):
                folders.remove(name)
                found.append((here / name, why))
        found += [(here / name, _why_not(here / name)) for name in files]
    return sorted(found)


def _is_output(folder: Path) -> bool:
    try:
        with (folder / "plan.json").open("rb") as stream:
            return _OURS in stream.read(200)
    except OSError:
        return False


def _why_not(path: Path) -> str:
    """Why what is named like an archive is no file."""
    if path.is_file() or not kind_of(path.name):
        return ""
    return "a link that leads nowhere" if path.is_symlink() and not path.exists() else "not a file"


def _lines(path: Path) -> Generator[str, None, None]:
    """The lines of a list, gzipped or not; InputError for one that cannot be read to its end."""
    try:
        with (gzip.open if path.name.lower().endswith(".gz") else open)(
            path, "rt", encoding="utf-8", errors="surrogateescape"
        ) as lines:
            yield from map(str, lines)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(str(path), "unreadable", f"cannot be read ({error}); make or fetch the list again") from error


def _listed(path: Path, base: str) -> Iterator[tuple[str, str, int | None]]:
    with contextlib.closing(_lines(path)) as lines:
        for line in lines:
            name, _, records = line.strip().partition("\t")
            if name and not name.startswith("#"):
                expected = int(records) if records.strip().isdigit() else None
                name = name.removeprefix("file://")
                yield name.partition("?")[0] if is_address(name) else shown_name(name), _placed(name, base), expected


def _placed(name: str, base: str) -> str:
    """Where a line of a list leads to; InputError for what no address can be."""
    if is_address(name):
        return name
    try:
        return urljoin(base.rstrip("/") + "/", name) if is_address(base) else str((Path(base) / name).absolute())
    except ValueError as error:
        raise InputError(name, "address", f"is no address from {base} on; correct the list") from error


def _path_of(address: str) -> str:
    """The path of an address; InputError for what is none."""
    try:
        return urlsplit(address).path
    except ValueError as error:
        raise InputError(address, "address", "is not an address; correct it") from error


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
    text = json.dumps(to_json(plan), indent=1, ensure_ascii=False)
    text = _HALVES.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    write_whole(out / "plan.json", text.encode() + b"\n")


def read_plan(out: Path) -> Plan:
    """The plan kept in an output directory; raises InputError when there is none, or one of another version."""
    path = out / "plan.json"
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise InputError(str(out), "no-plan", "holds no plan.json; is it the output of quoth bulk?") from error
    except ValueError as error:
        raise InputError(str(path), "bad-plan", f"is not JSON ({error}); run quoth bulk again") from error
    schema = value.get("schema") if isinstance(value, dict) else None
    if schema != SCHEMA:
        raise InputError(str(path), "bad-plan", f"is of schema {schema!r}; this version reads {SCHEMA!r}")
    try:
        options = value["options"] | {"languages": tuple(value["options"]["languages"])}
        shards = tuple(Shard(**shard) for shard in value["shards"])
        if strange := {shard.kind for shard in shards}.difference(get_args(Kind)):
            raise ValueError(f"shards of kind {', '.join(sorted(map(str, strange)))}")
        return Plan(Options(**options), shards, tuple(value["skipped"]))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            str(path), "bad-plan", f"is damaged, or a newer quoth's ({error}); run quoth bulk again"
        ) from error


def check_plan(plan: Plan) -> list[str]:
    """What has changed since the plan was made: one line for each file that is gone or of another size."""
    told = []
    for shard in plan.shards:
        path = Path(shard.path)
        if shard.part or shard.kind == "missing" or is_address(shard.path):
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
