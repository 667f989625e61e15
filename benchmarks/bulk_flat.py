"""Does an article cost the same in a small archive as in a large one?  python benchmarks/bulk_flat.py [--sizes 100 …]

Reads archives of growing size with one worker, each in a fresh process, and prints what one article costs of the
worker's CPU and the driver's, and the peak memory of both.  An archive is made of files that all hold the same 50
pages, so that every size has the same mix; the first file is not counted: with it everything is loaded, compiled and
learned that is loaded once (the seconds it took are printed).  With ``--reader marks`` a stand-in takes the network's
place that finds what stands in marks: all other machinery is real (WARC, pages, languages, tables, marks, manifest).
``--short`` cuts the pages to about 110 words, so that 100,000 of them are read in minutes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from functools import partial
from pathlib import Path
from typing import IO

from bulk import SHARED, read_texts, source_pages, wrap

from quoth.bulk.local import run_local
from quoth.bulk.plan import Options, make_plan
from quoth.bulk.run import begin, read_status, run_bulk
from quoth.bulk.shard import MakeRead, Read, model_reader
from quoth.data import Article, Quote, Record

SHORT = 700  # code points
PAGES = 50  # of each file; the first file is not counted
_MARKED = re.compile('[“"]([^“”"]+)[”"]')


def read_marks(options: Options) -> Read:
    """A reader for which every pair of double marks is a quote."""

    def read(article: Article) -> Record:
        marked = enumerate(_MARKED.finditer(article.text), 1)
        return Record(article, tuple(Quote(f"q{i}", "direct", (m.span(1),)) for i, m in marked))

    return read


def short_pages(shared: Path = SHARED) -> list[bytes]:
    """The beginnings of news texts, wrapped as pages."""
    return [wrap({**text, "text": text["text"][:SHORT]}) for text in read_texts(shared)]


def write_archive(folder: Path, pages: list[bytes], articles: int) -> None:
    """So many pages in WARCs gzipped record by record, a file for each round of the pages; compressed once."""
    packed = []
    for page in pages:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        packed.append((body, _deflated(body + b"\r\n\r\n", zlib.Z_FINISH)))
    folder.mkdir()
    for first in range(0, articles, len(pages)):
        with (folder / f"{first:08d}.warc.gz").open("wb") as out:
            for i, (body, rest) in enumerate(packed[: articles - first], first):
                _write_record(out, i, body, rest)


def _write_record(out: IO[bytes], i: int, body: bytes, rest: bytes) -> None:
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site{i % 40}.example/{i}\r\n"
        f"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{i}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    size, crc = len(head) + len(body) + 4, zlib.crc32(b"\r\n\r\n", zlib.crc32(body, zlib.crc32(head)))
    out.write(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff" + _deflated(head, zlib.Z_FULL_FLUSH) + rest)
    out.write(struct.pack("<II", crc, size))


def _deflated(data: bytes, flush: int) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(flush)


def measure(archive: Path, reader: str) -> dict[str, float]:
    """Read the archive with one worker; this process is the driver.  CPU seconds: up to the first file's end, and all.

    A worker waits while its driver looks at what it gave, so that its clock can be read between two files.
    """
    make_read: MakeRead = read_marks if reader == "marks" else model_reader
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        options = Options(setting="accurate" if reader == "marks" else reader)  # type: ignore[arg-type]
        begin(make_plan([str(archive)], options), out)
        clocks: list[tuple[float, float]] = []
        for at in run_bulk(out, partial(run_local, workers=1, make_read=make_read)):
            if not at.beat:
                clocks = [*clocks[:1], (_worker_seconds(), time.process_time())]
        status = read_status(out)
    (worker_began, driver_began), (worker, _) = clocks[0], clocks[-1]
    return {
        "records": status.counts.records, "shards": len(status.plan.shards),
        "worker_began": worker_began, "worker": worker,
        "driver_began": driver_began, "driver": time.process_time(),
        "worker_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "driver_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def _worker_seconds() -> float:
    """CPU seconds of the one worker so far, all its threads."""
    (worker,) = multiprocessing.active_children()
    tasks = Path(f"/proc/{worker.pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def in_process(archive: Path, reader: str) -> dict[str, float]:
    """``measure`` in a fresh process."""
    command = [sys.executable, __file__, "--run", str(archive), "--reader", reader]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Print a markdown table, and how far apart the costs are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--reader", default="marks", choices=("marks", "fast", "accurate"))
    parser.add_argument("--short", action="store_true", help="pages of about 110 words")
    parser.add_argument("--rounds", type=int, default=1, help="the cheapest of so many counts")
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        print(json.dumps(measure(args.run, args.reader)))
        return
    pages = (short_pages if args.short else source_pages)(args.shared)[:PAGES]
    print("| reader | records | shards | first file, CPU s | worker ms each | driver ms each | worker MB | driver MB |")
    print("|---|---|---|---|---|---|---|---|")
    costs = []
    for size in args.sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_archive(Path(folder) / "in", pages, size)
            runs = [in_process(Path(folder) / "in", args.reader) for _ in range(args.rounds)]
        each = [min(_each(run, who) for run in runs) for who in ("worker", "driver")]
        got = min(runs, key=lambda run: _each(run, "worker"))
        costs.append((each[0], sum(each)))
        facts = f"{got['records']} | {got['shards']} | {got['worker_began']:.2f} | {each[0]:.2f} | {each[1]:.3f}"
        print(f"| {args.reader} | {facts} | {got['worker_mb']:.0f} | {got['driver_mb']:.0f} |", flush=True)
    for what, costs_of in zip(("worker", "both"), zip(*costs, strict=True), strict=True):
        print(f"dearest over cheapest, {what}: {max(costs_of) / min(costs_of):.3f}")


def _each(run: dict[str, float], who: str) -> float:
    """Milliseconds of CPU of each record but those of the first file."""
    return 1000 * (run[who] - run[f"{who}_began"]) / (run["records"] - PAGES)


if __name__ == "__main__":
    main()
