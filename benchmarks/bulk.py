"""How fast an archive becomes tables: python benchmarks/bulk.py [--articles 200] [--setting accurate] [--steps loop …]

The archive is built on the spot from ../shared: real pages, and news texts wrapped as pages, repeated under new
addresses until there are enough.  Each step runs in a process of its own; CPU seconds are what to compare on a machine
that others use too.  "loop" is no engine at all, "loops2" two of them side by side that know nothing of each other,
each with half of the archive: what the machine gives two processes, and so the most that two workers can reach.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import multiprocessing
import random
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
STEPS = ("loop", "loops2", "local1", "local2", "daft1")


def source_pages(shared: Path = SHARED) -> list[bytes]:
    """Real pages and texts wrapped as pages, mixed."""
    real = [gzip.decompress(path.read_bytes()) for path in sorted((shared / "pages").glob("*.html.gz"))]
    out = real + [wrap(text) for text in read_texts(shared)]
    random.Random(0).shuffle(out)
    return out


def read_texts(shared: Path = SHARED) -> list[dict]:
    """News texts of two corpora."""
    texts: list[dict] = []
    for name in ("polnear.dev.jsonl", "wikinews.jsonl"):
        with (shared / "data" / name).open(encoding="utf-8") as lines:
            texts += [json.loads(line) for line in lines]
    return texts


def wrap(report: dict) -> bytes:
    """A text as a plain page."""
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in report["text"].split("\n") if line.strip())
    title = html.escape(report.get("title") or report["id"])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f"<article><h1>{title}</h1>\n{lines}</article></body></html>"
    ).encode()


def build_archive(folder: Path, articles: int, *, files: int = 2, shared: Path = SHARED) -> Path:
    """So many pages as WARC files, gzipped record by record as crawlers do."""
    pages = source_pages(shared)
    folder.mkdir(parents=True, exist_ok=True)
    for k in range(files):
        with (folder / f"part-{k}.warc.gz").open("wb") as out:
            for i in range(k, articles, files):
                body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + pages[i % len(pages)]
                head = (
                    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site{i % 40}.example/{i}\r\n"
                    f"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{i}>\r\n"
                    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
                )
                out.write(gzip.compress(head.encode() + body + b"\r\n\r\n", 6, mtime=0))
    return folder


def find_nothing(options):
    """A reader without a network, to time everything else."""
    from quoth.data import Record

    return Record


def time_loop(archive: Path, out: Path, setting: Any, workers: int) -> int:
    """No engine: read, collect rows, write one table; how many articles."""
    import pyarrow
    import pyarrow.parquet

    from quoth.bulk.plan import Options
    from quoth.bulk.shard import model_reader
    from quoth.data import Article
    from quoth.export.jsonl import record_to_line
    from quoth.export.rows import quote_rows
    from quoth.ingest import ReadOptions, read_articles

    read = find_nothing(None) if setting == "none" else model_reader(Options(setting=setting))
    rows: list[dict[str, Any]] = []
    lines, count = [], 0
    for path in [archive] if archive.is_file() else sorted(archive.glob("*.warc.gz")):
        for got in read_articles(path, options=ReadOptions(html="fast")):
            if isinstance(got, Article) and got.language == "en":
                record = read(got)
                rows += quote_rows(record)
                lines.append(record_to_line(record))
                count += 1
    out.mkdir(parents=True)
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows or [{"none": 0}]), out / "quotes.parquet")
    pyarrow.parquet.write_table(pyarrow.table({"record": lines}), out / "records.parquet")
    return count


def time_engine(archive: Path, out: Path, setting: Any, workers: int, *, engine: str = "local") -> int:
    """The shards through an engine; how many articles."""
    from quoth.bulk.local import run_local
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import Engine, begin, read_status, run_bulk
    from quoth.bulk.shard import model_reader

    make_read = find_nothing if setting == "none" else model_reader
    options = Options(setting="accurate" if setting == "none" else setting)
    size = sum(path.stat().st_size for path in archive.iterdir())
    plan = make_plan([str(archive)], options, shard_bytes=max(1_000_000, size // 16))
    begin(plan, out)
    run: Engine = partial(run_local, workers=workers, make_read=make_read)
    if engine == "daft":
        from quoth.bulk.daft import run_daft

        run = partial(run_daft, workers=workers, make_read=make_read)
    for _ in run_bulk(out, run):
        pass
    return read_status(out).counts.articles


def time_step(step: str, archive: Path, setting: str) -> dict[str, float]:
    """One step, measured in this process and its children."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        run = time_loop if step == "loop" else partial(time_engine, engine=step.rstrip("0123456789"))
        articles = run(archive, Path(folder) / "out", setting, 1 if step == "loop" else int(step[-1]))
        wall = time.monotonic() - began
    mine, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in (mine, theirs))
    worker = theirs if theirs.ru_maxrss > 10_000 else mine
    return {"articles": articles, "wall": wall, "cpu": cpu, "worker_mb": worker.ru_maxrss / 1024}


def time_side_by_side(archive: Path, setting: str) -> dict[str, float]:
    """A plain loop over each file of the archive, all at once."""
    began = time.monotonic()
    commands = [_command("loop", path, setting) for path in sorted(archive.glob("*.warc.gz"))]
    loops = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for command in commands]
    told = [json.loads(loop.communicate()[0].strip().splitlines()[-1]) for loop in loops]
    both = {key: sum(one[key] for one in told) for key in ("articles", "cpu")}
    return {**both, "wall": time.monotonic() - began, "worker_mb": max(one["worker_mb"] for one in told)}


def _command(step: str, archive: Path, setting: str) -> list[str]:
    return [sys.executable, __file__, "--run", step, "--archive", str(archive), "--setting", setting]


def in_process(step: str, archive: Path, setting: str) -> dict[str, float]:
    """``time_step`` in a fresh process."""
    if step == "loops2":
        return time_side_by_side(archive, setting)
    done = subprocess.run(_command(step, archive, setting), check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def tell_scaling(rates: dict[str, float]) -> None:
    """How much more two processes do than one: the engine's workers, and loops that know nothing of each other."""
    for one, two, what in (("local1", "local2", "two workers"), ("loop", "loops2", "two loops side by side")):
        if one in rates and two in rates:
            print(f"{what} do {rates[two] / rates[one]:.2f} times what one does", file=sys.stderr)


def main() -> None:
    """Print a markdown table; below it, on standard error, what a second process adds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[200])
    parser.add_argument("--setting", nargs="+", default=["accurate"], help="accurate, fast, or none: without a network")
    parser.add_argument("--steps", nargs="+", default=["loop", "local1", "local2"], choices=STEPS)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        print(json.dumps(time_step(args.run, args.archive, args.setting[0])))
        return
    print("| setting | step | articles | wall s | CPU s | articles/s wall | articles per CPU s | worker MB |")
    print("|---|---|---|---|---|---|---|---|")
    for articles in args.articles:
        with tempfile.TemporaryDirectory() as folder:
            archive = build_archive(Path(folder) / "in", articles, shared=args.shared)
            for setting in args.setting:
                rates: dict[str, float] = {}
                for step in args.steps:
                    got = in_process(step, archive, setting)
                    n = got["articles"]
                    facts = f"{n} | {got['wall']:.1f} | {got['cpu']:.1f} | {n / got['wall']:.1f} | {n / got['cpu']:.1f}"
                    print(f"| {setting} | {step} | {facts} | {got['worker_mb']:.0f} |", flush=True)
                    rates[step] = n / got["wall"]
                tell_scaling(rates)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
