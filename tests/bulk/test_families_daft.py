"""Families as operations of Daft, here and on a Ray cluster: the same bytes as one process of our own writes."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")
pytest.importorskip("daft", reason="quoth[ray] is not installed")

from quoth.bulk import runs
from quoth.bulk.families import Grouped, group_output
from quoth.bulk.ids import find_shared_ids
from quoth.bulk.tables import COLUMNS, read_table, write_table
from quoth.bulk.wire import mark_copies
from tests.bulk.test_daft import ENVIRONMENT, NAMESPACE, ROOT
from tests.bulk.test_families import make_quotes
from tests.bulk.test_ids import two_papers

_FEW = 64


def write_output(out: Path, n: int, seed: int) -> None:
    """Quotes tables with articles read twice, and copies marked: what ``families`` finds after a run."""
    quotes = make_quotes(n, seed)
    empty = dict.fromkeys(COLUMNS["quotes"])
    for shard, some in enumerate((quotes[: n // 2], [*quotes[n // 3 : n // 2], *quotes[n // 2 :]])):
        rows = (
            {
                **empty, "shard": shard, "position": 7 * i, "quote": q.key, "article": q.article,
                "words": q.words if shard or i % 5 else f"{q.words} as it was first read", "kind": q.kind,
                "speaker": q.speaker, "published": q.published, "site": f"s{i % 3}.example", "outlet": None,
                "start": q.span[0], "end": q.span[1],
            }
            for i, q in enumerate(some)
        )  # fmt: skip
        write_table(out / "quotes" / f"{shard:05}.parquet", "quotes", rows)
    wire = dict.fromkeys(COLUMNS["wire"])
    copies = ({**wire, "article": f"a{i}", "copy_of": f"a{i - i % 4}", "reread": r} for i in range(40) for r in (1, 0))
    write_table(out / "wire" / "wire.parquet", "wire", ({**row, "reread": bool(row["reread"])} for row in copies))


def families_bytes(out: Path) -> bytes:
    return (out / "families" / "families.parquet").read_bytes()


def job(workers: int, address: str, *cases: str) -> list[str]:
    return [sys.executable, str(ROOT / "tests/bulk/families_job.py"), str(workers), address, *cases]


def run(command: list[str]) -> list[str]:
    done = subprocess.run(command, env=os.environ | ENVIRONMENT, capture_output=True, text=True, timeout=580)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return [line for line in done.stdout.splitlines() if line.startswith("Grouped(")]


def local(out: Path) -> tuple[Grouped, bytes]:
    found = group_output(out)
    return found, families_bytes(out)


def test_the_table_is_the_same_to_the_byte_with_stock_phrases_and_joined_wordings_passed_over(tmp_path, monkeypatch):
    settings = [(50_000, _FEW), (12, 4), (50_000, 2)]
    cases, wanted = [], []
    for i, (most, few) in enumerate(settings):
        out = tmp_path / str(i)
        write_output(out, 500, seed=i)
        monkeypatch.setattr(runs, "MOST_SHARED", most)
        wanted.append(local(out))
        (out / "families" / "families.parquet").unlink()
        cases.append(f"{out}:{most}:{few}")
    told = run(job(1, "-", *cases))
    for i, (found, table) in enumerate(wanted):
        assert told[i] == str(found)
        assert families_bytes(tmp_path / str(i)) == table
        assert not (tmp_path / str(i) / "families" / ".steps").exists()
    assert wanted[1][0].passed_over > 0 and wanted[0][0].families > 20
    relations = {row["relation"] for row in read_table(tmp_path / "0" / "families" / "families.parquet")}
    assert relations == {"identical", "fragment", "altered", "paraphrase"}


def test_an_output_without_quotes_has_no_families_and_one_without_long_quotes_has_short_ones(tmp_path):
    for name, words in (
        ("none", []),
        ("short", ["We will mend it.", "we will mend it"]),
        ("apart", ["We will.", "we will"]),
        ("one", ["It was mended before the winter."]),
    ):
        rows = (
            dict.fromkeys(COLUMNS["quotes"])
            | {"shard": 0, "position": i, "quote": f"{i}#q1", "article": str(i), "words": said, "kind": "direct"}
            | {"start": 0, "end": 9, "speaker": "Jane Roe"}
            for i, said in enumerate(words)
        )
        write_table(tmp_path / name / "quotes" / "00000.parquet", "quotes", rows)
    (tmp_path / "nothing").mkdir()
    outs = [tmp_path / name for name in ("none", "short", "apart", "one", "nothing")]
    told = run(job(1, "-", *(f"{out}:50000:64" for out in outs)))
    tables = [families_bytes(out) for out in outs]
    assert [local(out) for out in outs] == list(zip(map(_grouped, told), tables, strict=True))
    assert [_grouped(line).families for line in told] == [0, 1, 0, 0, 0]


def test_ids_that_several_articles_have_are_told_apart_as_in_one_process(tmp_path):
    out = two_papers(tmp_path)
    shared = find_shared_ids(out)
    mark_copies(out, shared=shared)
    wanted = group_output(out, shared=shared)
    table = families_bytes(out)
    assert run(job(1, "-", f"{out}:50000:64")) == [str(wanted)]
    assert families_bytes(out) == table


def _grouped(line: str) -> Grouped:
    facts = dict(part.split("=") for part in line.removeprefix("Grouped(").rstrip(")").split(", "))
    return Grouped(**{name: int(value) for name, value in facts.items()})


def test_on_ray_with_two_processes_the_table_is_the_same_to_the_byte(tmp_path):
    pytest.importorskip("ray", reason="quoth[ray] is not installed")
    if subprocess.run([*NAMESPACE, "ip link set lo up"], capture_output=True).returncode:
        pytest.skip("no network namespace can be made here, and Ray would listen beyond loopback")
    write_output(tmp_path / "out", 300, seed=8)
    found, table = local(tmp_path / "out")
    ray = str(Path(sys.executable).with_name("ray"))
    with tempfile.TemporaryDirectory(prefix="rq", dir="/tmp") as short:  # sockets in it must not pass 107 characters
        start = [ray, "start", "--head", "--node-ip-address=127.0.0.1", "--port=46379", "--num-cpus=2"]
        start += ["--include-dashboard=false", f"--temp-dir={short}"]
        case = f"{tmp_path / 'out'}:50000:4"
        steps = ["ip link set lo up", shlex.join(start), shlex.join(job(2, "127.0.0.1:46379", case))]
        assert run([*NAMESPACE, " && ".join(steps)]) == [str(found)]
    assert families_bytes(tmp_path / "out") == table
