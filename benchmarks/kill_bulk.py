"""Kill workers and drivers at random while an archive is read, resume, and compare with an undisturbed run.

python benchmarks/kill_bulk.py [--articles 160] [--kills 20] [--drivers 2] [--workers 2] [--setting none]; exit code 1
when the outputs differ.  With the setting "none" a reader takes the network's place that finds what stands in marks and
waits a moment over each article: the same machinery under the same kills, at little cost.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bulk import SHARED, build_archive

from quoth.bulk.local import run_local
from quoth.bulk.plan import Options, make_plan
from quoth.bulk.run import begin, read_status, run_bulk
from quoth.bulk.shard import Read
from quoth.data import Article, Quote, Record


def read_marks_slowly(options: Options) -> Read:
    """A reader for which every pair of curly marks is a quote."""

    def read(article: Article) -> Record:
        time.sleep(0.08)
        marked = enumerate(re.finditer("“([^”]+)”", article.text), 1)
        return Record(article, tuple(Quote(f"q{i}", "direct", (m.span(1),)) for i, m in marked))

    return read


def drive(out: Path, workers: int) -> int:
    """What quoth bulk resume does, with the reader above."""
    for _ in run_bulk(out, partial(run_local, workers=workers, make_read=read_marks_slowly)):
        pass
    return 1 if read_status(out).missing else 0


def start(out: Path, args: argparse.Namespace) -> subprocess.Popen[bytes]:
    """A driver of its own over the plan in ``out``."""
    common = [str(out), "--workers", str(args.workers)]
    if args.setting == "none":
        return subprocess.Popen([sys.executable, __file__, "--drive", *common])
    command = [sys.executable, "-m", "quoth", "bulk", "resume", *common, "--quiet"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)


def workers_of(driver: int) -> list[int]:
    """Processes the driver started and that are at work (the helper of multiprocessing left out)."""
    found = []
    for pid in map(int, Path(f"/proc/{driver}/task/{driver}/children").read_text().split()):
        try:
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                found.append(pid)
        except OSError:
            continue
    return found


def digests(out: Path) -> dict[str, str]:
    """Checksum of every file of an output."""
    files = [path for path in out.rglob("*") if path.is_file() and path.name != ".lock"]
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)}


def disturb(out: Path, args: argparse.Namespace) -> tuple[int, int, int]:
    """Kill until there were enough, starting again what died; how many workers and drivers were killed, and resumes."""
    rng = random.Random(args.seed)
    driver, killed, drivers, resumes = start(out, args), 0, 0, 0
    moments = sorted(rng.sample(range(3, args.kills), args.drivers))
    while killed < args.kills or drivers < args.drivers:
        time.sleep(rng.uniform(0.2, args.every))
        if driver.poll() is not None:
            if driver.returncode == 0:
                break  # the archive was read before there were enough kills
            driver, resumes = start(out, args), resumes + 1
            continue
        if drivers < args.drivers and killed >= moments[drivers]:
            driver.kill()
            driver.wait()
            drivers += 1
            continue
        if alive := workers_of(driver.pid):
            os.kill(rng.choice(alive), signal.SIGKILL)
            killed += 1
    while driver.wait() != 0:
        driver, resumes = start(out, args), resumes + 1
        if resumes > 50:
            raise SystemExit("no end of resuming")
    return killed, drivers, resumes


def main() -> None:
    """Say what was killed and whether anything came out different."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=160)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--drivers", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=float, default=4.0, help="seconds between kills, at most")
    parser.add_argument("--setting", default="accurate")
    parser.add_argument("--shards", type=int, default=24)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--drive", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.drive:
        raise SystemExit(drive(args.drive, args.workers))
    with tempfile.TemporaryDirectory() as folder:
        archive = build_archive(Path(folder) / "in", args.articles, files=4, shared=args.shared)
        size = sum(path.stat().st_size for path in archive.iterdir())
        options = Options(setting="accurate" if args.setting == "none" else args.setting)
        plan = make_plan([str(archive)], options, shard_bytes=max(1, size // args.shards))
        calm, wild = Path(folder) / "calm", Path(folder) / "wild"
        for out in (calm, wild):
            begin(plan, out)
        if code := start(calm, args).wait():
            raise SystemExit(f"the undisturbed run ended with {code}")
        killed, drivers, resumes = disturb(wild, args)
        one, two = digests(calm), digests(wild)
        other = sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
    print(f"{killed} workers and {drivers} drivers killed, {resumes} resumes, {len(one)} files compared")
    print("identical" if not other else f"DIFFERENT: {', '.join(other[:10])}")
    raise SystemExit(1 if other or killed < args.kills else 0)


if __name__ == "__main__":
    main()
