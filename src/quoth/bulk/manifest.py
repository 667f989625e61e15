"""What a run holds: a mark per finished shard, and one manifest over all: counts, checksums, versions.

A shard is done when its mark is there, and the mark is written after its tables.  Neither marks nor manifest hold
times, machines or counts of attempts: two runs of one plan give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from quoth.bulk.files import write_whole
from quoth.bulk.plan import Plan
from quoth.bulk.tables import SHARD_TABLES, versions
from quoth.data import Network
from quoth.errors import InputError, ModelError
from quoth.extraction.cards import find_card

MANIFEST = "quoth-bulk-manifest/1"


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the records of a shard."""

    expected: int  # records begun in the file, whole or not, or as many as were promised
    records: int  # records read
    articles: int  # of these: articles read for quotes
    quoteless: int  # of these: left out, as they quote nobody
    refused: dict[str, int]  # the others, by reason
    undated: int = 0  # of the articles: those with a date that cannot be read
    undated_as: str = ""  # the first such date and its article


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One table of a shard."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Says that a shard is done, and what it gave."""

    shard: int
    name: str
    plan: str  # digest of the plan it belongs to
    counts: Counts
    files: dict[str, FileFacts]
    source: str | None = None  # SHA-256 of the bytes of this part, where they were fetched from an address


def mark_path(out: Path, number: int) -> Path:
    """Where a shard's mark stands."""
    return out / "done" / f"{number:05d}.json"


def write_mark(mark: Mark, out: Path) -> None:
    """Say that the shard is done."""
    write_whole(mark_path(out, mark.shard), _bytes(asdict(mark)))


def read_marks(out: Path, plan: Plan, known: Container[int] = ()) -> dict[int, Mark]:
    """The marks of the plan's finished shards by number, the ``known`` left out.

    A mark of another plan, or a broken one, does not count.
    """
    marks = {}
    for path in sorted((out / "done").glob("*.json")):
        if not path.stem.isdecimal() or int(path.stem) in known:
            continue
        try:
            value = json.loads(path.read_bytes())
            files = {name: FileFacts(**facts) for name, facts in value["files"].items()}
            mark = Mark(value["shard"], value["name"], value["plan"], Counts(**value["counts"]), files, value["source"])
        except (ValueError, KeyError, TypeError):
            continue
        if mark.plan == plan.digest and mark.shard < len(plan.shards):
            marks[mark.shard] = mark
    return marks


def tables_of(out: Path, table: str, shards: Iterable[int] | None = None) -> list[Path]:
    """A table's files of the given shards, or all there are."""
    if shards is None:
        return sorted((out / table).glob("*.parquet"))
    return [out / table / f"{number:05d}.parquet" for number in sorted(shards)]


def missing(plan: Plan, marks: Iterable[int]) -> list[int]:
    """Numbers of the shards without a mark."""
    return sorted({shard.number for shard in plan.shards} - set(marks))


def check_files(out: Path, mark: Mark, *, digests: bool = False) -> list[str]:
    """What is wrong with a finished shard's tables: gone, of another size or (asked for) of other bytes."""
    told = []
    for table, facts in mark.files.items():
        path = out / table / f"{mark.shard:05d}.parquet"
        if not path.is_file() or path.stat().st_size != facts.bytes:
            told.append(f"{path}: is gone or cut off; quoth bulk resume makes it again")
        elif digests and _sha256(path) != facts.sha256:
            told.append(f"{path}: is not what was written; quoth bulk resume --check makes it again")
    return told


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def total(marks: Iterable[Mark]) -> Counts:
    """The counts of many shards together."""
    refused: Counter[str] = Counter()
    expected = records = articles = quoteless = undated = 0
    undated_as = ""
    for mark in marks:
        counts = mark.counts
        expected, records = expected + counts.expected, records + counts.records
        articles, quoteless = articles + counts.articles, quoteless + counts.quoteless
        undated, undated_as = undated + counts.undated, undated_as or counts.undated_as
        refused.update(counts.refused)
    return Counts(expected, records, articles, quoteless, dict(sorted(refused.items())), undated, undated_as)


def made_by(setting: Network) -> dict[str, str]:
    """Versions of all that decides the tables: package, network, schema, writer."""
    facts = {"quoth": version("quoth"), **versions()}
    try:
        card = find_card(setting)
        network = hashlib.sha256(repr(card).encode()).hexdigest()  # weights by their digests, and all constants
        return facts | {"model": card.name, "model_sha256": network}
    except ModelError:
        return facts | {"model": "none", "model_sha256": ""}


def write_versions(out: Path, plan: Plan) -> None:
    """Keep, when a run begins, which versions made it."""
    write_whole(out / "versions.json", _bytes(made_by(plan.options.setting)))


def check_versions(out: Path, plan: Plan) -> None:
    """Refuse to go on with other versions than the run was begun with; InputError says which differ."""
    path = out / "versions.json"
    try:
        began = dict(json.loads(path.read_bytes())) if path.exists() else {}
    except (ValueError, TypeError) as error:
        raise InputError(str(path), "versions", f"is damaged ({error}); start anew in another --out") from error
    now = made_by(plan.options.setting)
    other = [f"{name} {began[name]} (now {now.get(name)})" for name in began if began[name] != now.get(name)]
    if other:
        raise InputError(str(out), "versions", f"was begun with {', '.join(other)}; install that, or start anew")


def write_manifest(out: Path, plan: Plan) -> dict[str, Any]:
    """Write ``manifest.json`` over the finished shards, and give it back."""
    marks = read_marks(out, plan)
    left = missing(plan, marks)
    tables = {}
    for name in SHARD_TABLES:
        facts = [mark.files[name] for mark in marks.values()]
        tables[name] = {"rows": sum(f.rows for f in facts), "bytes": sum(f.bytes for f in facts)}
    manifest = {
        "schema": MANIFEST,
        "versions": made_by(plan.options.setting),
        "plan": plan.digest,
        "complete": not left,
        "missing": left,
        "counts": asdict(total(marks.values())),
        "tables": tables,
        "shards": [asdict(mark) for _, mark in sorted(marks.items())],
    }
    write_whole(out / "manifest.json", _bytes(manifest))
    return manifest


def _bytes(value: object) -> bytes:
    return json.dumps(value, indent=1, ensure_ascii=False).encode() + b"\n"
