"""Kill workers and drivers at random while an archive is read, resume, and compare with an undisturbed run.

python benchmarks/kill_bulk.py [--articles 160] [--kills 20] [--drivers 2] [--workers 2] [--seed 1]; exit code 1 when
the outputs differ.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bulk import SHARED, build_archive


def start(*args: str) -> subprocess.Popen[bytes]:
    """A quoth bulk of its own."""
    return subprocess.Popen([sys.executable, "-m", "quoth", "bulk", *args, "--quiet"], stdout=subprocess.DEVNULL)


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


def disturb(out: Path, first: subprocess.Popen[bytes], args: argparse.Namespace) -> tuple[int, int, int]:
    """Kill until there were enough, starting again what died; how many workers and drivers were killed, and resumes."""
    rng = random.Random(args.seed)
    driver, killed, drivers, resumes = first, 0, 0, 0
    moments = sorted(rng.sample(range(3, args.kills), args.drivers))
    while killed < args.kills or drivers < args.drivers:
        time.sleep(rng.uniform(0.2, args.every))
        if driver.poll() is not None:
            if driver.returncode == 0:
                break  # the archive was read before there were enough kills
            driver, resumes = start("resume", str(out), "--workers", str(args.workers)), resumes + 1
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
        driver, resumes = start("resume", str(out), "--workers", str(args.workers)), resumes + 1
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
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shared", type=Path, default=SHARED)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = build_archive(Path(folder) / "in", args.articles, files=4, shared=args.shared)
        common = (str(archive), "--workers", str(args.workers), "--setting", args.setting, "--shard-mb", "1")
        calm, wild = Path(folder) / "calm", Path(folder) / "wild"
        if code := start(*common, "--out", str(calm)).wait():
            raise SystemExit(f"the undisturbed run ended with {code}")
        killed, drivers, resumes = disturb(wild, start(*common, "--out", str(wild)), args)
        one, two = digests(calm), digests(wild)
        other = sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))
    print(f"{killed} workers and {drivers} drivers killed, {resumes} resumes, {len(one)} files compared")
    print("identical" if not other else f"DIFFERENT: {', '.join(other[:10])}")
    raise SystemExit(1 if other or killed < args.kills else 0)


if __name__ == "__main__":
    main()
