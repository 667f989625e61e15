"""Does an article cost the same in a small archive as in a large one?  python benchmarks/bulk_flat.py [--sizes 100 …]

Reads archives of growing size with one worker, each in a fresh process, and prints what one article costs of the
worker's CPU and the driver's, and the peak memory of both.  Starting up (libraries, network, patterns compiled when
first asked for) is measured by an archive of 50 articles and taken off with them.  With ``--reader marks`` a stand-in
takes the network's place that finds what stands in marks: all other machinery is real (WARC, pages, languages, tables,
marks, manifest).  ``--short`` cuts the pages to about 110 words, so that 100,000 of them are read in minutes.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import struct
import subprocess
import sys
import tempfile
import zlib
from functools import partial
from pathlib import Path

from bulk import SHARED, read_texts, source_pages, wrap

from quoth.bulk.local import run_local
from quoth.bulk.plan import Options, make_plan
from quoth.bulk.run import begin, read_status, run_bulk
from quoth.bulk.shard import MakeRead, Read, model_reader
from quoth.data import Article, Quote, Record

SHORT = 700  # code points
WARM = 50  # articles after which everything has been loaded
SHARD_BYTES = 1_000_000
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


def write_archive(path: Path, pages: list[bytes], articles: int) -> None:
    """So many pages in one WARC, gzipped record by record; each page is compressed once, however often it recurs."""
    packed: dict[int, tuple[bytes, bytes]] = {}
    with path.open("wb") as out:
        for i in range(articles):
            k = i % len(pages)
            if k not in packed:
                body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + pages[k]
                packed[k] = body, _deflated(body + b"\r\n\r\n", zlib.Z_FINISH)
            body, rest = packed[k]
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
    """Read the archive with one worker; this process is the driver."""
    make_read: MakeRead = read_marks if reader == "marks" else model_reader
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        options = Options(setting="accurate" if reader == "marks" else reader)  # type: ignore[arg-type]
        plan = make_plan([str(archive)], options, shard_bytes=SHARD_BYTES)
        begin(plan, out)
        for _ in run_bulk(out, partial(run_local, workers=1, make_read=make_read)):
            pass
        status = read_status(out)
    worker, driver = (resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF))
    return {
        "records": status.counts.records,
        "shards": len(plan.shards),
        "worker": worker.ru_utime + worker.ru_stime,
        "driver": driver.ru_utime + driver.ru_stime,
        "worker_mb": worker.ru_maxrss / 1024,
        "driver_mb": driver.ru_maxrss / 1024,
    }


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
    pages = short_pages(args.shared) if args.short else source_pages(args.shared)
    print("| reader | records | shards | CPU s in all | worker ms each | driver ms each | worker MB | driver MB |")
    print("|---|---|---|---|---|---|---|---|")
    warm, costs = None, []
    with tempfile.TemporaryDirectory() as folder:
        for size in [WARM, *args.sizes]:
            archive = Path(folder) / f"{size}.warc.gz"
            write_archive(archive, pages, size)
            runs = [
                in_process(archive, args.reader) for _ in range(args.rounds if size > 1_000 else max(3, args.rounds))
            ]
            got = min(runs, key=lambda run: run["worker"])
            archive.unlink()
            if warm is None:
                warm = got
                told = f"starting up and {WARM} articles: worker {got['worker']:.2f} s, driver {got['driver']:.2f} s"
                print(told, file=sys.stderr)
                continue
            each = [1000 * (got[who] - warm[who]) / (got["records"] - WARM) for who in ("worker", "driver")]
            costs.append(sum(each))
            both = got["worker"] + got["driver"]
            facts = f"{got['records']} | {got['shards']} | {both:.1f} | {each[0]:.2f} | {each[1]:.3f}"
            print(f"| {args.reader} | {facts} | {got['worker_mb']:.0f} | {got['driver_mb']:.0f} |", flush=True)
    print(f"dearest over cheapest: {max(costs) / min(costs):.3f}")


if __name__ == "__main__":
    main()
