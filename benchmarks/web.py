"""The reader under load: readers and searchers at once, over a store of many quotes.

    python benchmarks/web.py --store million.db --clients 50 --seconds 60
    python benchmarks/web.py --n 20000 --seconds 10          (a store is generated first)
    python benchmarks/web.py --store million.db --rate 20    (requests arrive at this rate, whoever is waiting)

The server runs in a process of its own.  Printed for each kind of request: how many, median, 95th percentile, errors;
the server's CPU time; and its memory at the beginning, in the middle and at the end.  Without ``--rate`` each client
asks, waits for the answer, thinks for ``--think`` seconds and asks again.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from generated import generate_records

from quoth.store import open_store
from quoth.store.base import EVERYTHING, Match

_SERVER = """
import sys
from dataclasses import fields, replace
from quoth.web import create_app
from quoth.web.options import Rate, WebOptions
from quoth.web.serving import make_server
free = {each.name: Rate(10**9, 10**9) for each in fields(WebOptions) if each.type == "Rate"}
app = create_app(sys.argv[1], options=replace(WebOptions(), **free))
make_server(app, "127.0.0.1", int(sys.argv[2])).run()
"""


@dataclass(slots=True)
class Seen:
    """What the clients saw."""

    times: dict[str, list[float]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, seconds: float, status: int) -> None:
        self.times.setdefault(kind, []).append(seconds)
        if status != 200:
            self.faults[f"{kind} {status}"] += 1


def main() -> None:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", help="a store; generated when it is left out")
    parser.add_argument("--n", type=int, default=20_000, help="quotes of the generated store")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--think", type=float, default=2.0, help="seconds between an answer and the next question")
    parser.add_argument("--rate", type=float, help="requests a second, whatever the answers take")
    parser.add_argument("--port", type=int, default=8799)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = given.store or build(Path(folder) / "quoth.db", given.n)
        walks = sample(address)
        server = subprocess.Popen([sys.executable, "-c", _SERVER, address, str(given.port)])
        try:
            asyncio.run(measure(given, walks, server.pid))
        finally:
            server.terminate()
            server.wait(20)


def build(path: Path, n: int) -> str:
    """A generated store of this many quotes."""
    with open_store(path) as store:
        records = generate_records(n)
        while batch := list(itertools.islice(records, 500)):
            store.add_many(batch)
    return str(path)


def sample(address: str) -> list[tuple[str, str]]:
    """Requests (kind, address) of people who search, read, and look at people and utterances."""
    rng = random.Random(5)
    with open_store(address, readonly=True) as store:
        print("store:", store.counts())
        quotes = list(store.match(Match((), "all"), EVERYTHING, limit=400).quotes)
        articles = store.counts().articles
        for _ in range(400):
            found = store.get_quote(f"generated-{rng.randrange(articles):07}#q{rng.randint(1, 10)}")
            quotes += [found] if found else []
    walks = []
    for each in quotes:
        words = each.words.split()
        at = rng.randrange(max(1, len(words) - 3))
        some = " ".join(words[at : at + rng.choice((1, 2, 3, 5))])
        walks += [
            ("search", f"/search?q={quote(some)}"),
            ("search", f"/search?q={quote(some)}&by={quote(each.speaker or '')}"),
            ("search", f"/search?q={quote(' '.join(words[:12][::-1]))}"),
            ("report", f"/report?article={quote(each.article, safe='')}"),
            ("report", f"/report?article={quote(each.article, safe='')}"),
            ("family", f"/family?quote={quote(each.key, safe='')}"),
        ]
        if rng.random() < 0.15 and each.speaker:
            walks.append(("person", f"/person?name={quote(each.speaker)}"))
    walks += [("front", "/")] * (len(walks) // 10)
    counts = ["speaker", "speaker", "outlet", "month", "naming"]
    walks += [("audit", f"/audit?count={rng.choice(counts)}") for _ in range(len(walks) // 40)]
    walks += [("lists", rng.choice(("/person", "/family"))) for _ in range(len(walks) // 40)]
    rng.shuffle(walks)
    return walks


async def measure(given: argparse.Namespace, walks: list[tuple[str, str]], process: int) -> None:
    """Ask for so long, and print what was seen."""
    await until_up(given.port)
    seen, turn = Seen(), itertools.cycle(walks)
    for kind_path in itertools.islice(turn, 40):  # caches warm, threads started
        await ask(given.port, *kind_path, Seen())
    memory, worked = [resident(process)], cpu(process)
    ends = time.monotonic() + given.seconds
    middle = asyncio.create_task(later(given.seconds / 2, process))
    if given.rate:
        await arrive(given, turn, seen, ends)
    else:
        await asyncio.gather(*(client(given, turn, seen, ends, random.Random(i)) for i in range(given.clients)))
    memory += [await middle, resident(process)]
    show(seen, given, memory, cpu(process) - worked)


async def client(
    given: argparse.Namespace, turn: Iterator[tuple[str, str]], seen: Seen, ends: float, rng: random.Random
) -> None:
    """Ask, wait, think, ask."""
    await asyncio.sleep(rng.random() * given.think)
    while time.monotonic() < ends:
        await ask(given.port, *next(turn), seen)
        await asyncio.sleep(rng.expovariate(1 / given.think) if given.think else 0)


async def arrive(given: argparse.Namespace, turn: Iterator[tuple[str, str]], seen: Seen, ends: float) -> None:
    """Requests at a rate."""
    rng, asked = random.Random(1), set()
    while time.monotonic() < ends:
        task = asyncio.create_task(ask(given.port, *next(turn), seen))
        asked.add(task)
        task.add_done_callback(asked.discard)
        await asyncio.sleep(rng.expovariate(given.rate))
    await asyncio.gather(*asked)


async def ask(port: int, kind: str, path: str, seen: Seen) -> None:
    """One request on a connection of its own."""
    began = time.monotonic()
    status = 0
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        answer = await asyncio.wait_for(reader.read(-1), 30)
        status = int(answer[9:12])
        writer.close()
    except (OSError, TimeoutError, ValueError):
        pass
    seen.add(kind, time.monotonic() - began, status)


async def until_up(port: int) -> None:
    for _ in range(600):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            return
        except OSError:
            await asyncio.sleep(0.1)
    raise SystemExit("the server did not start")


async def later(seconds: float, process: int) -> float:
    await asyncio.sleep(seconds)
    return resident(process)


def resident(process: int) -> float:
    """Memory of a process's own in MB: without the pages of the store that the system keeps and would give up."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon"))


def cpu(process: int) -> float:
    """Seconds of CPU a process has used: on a shared machine this says more than the clock."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def show(seen: Seen, given: argparse.Namespace, memory: list[float], worked: float) -> None:
    """One line for each kind of request."""
    every = [each for times in seen.times.values() for each in times]
    for kind, times in [*sorted(seen.times.items()), ("all", every)]:
        ordered = sorted(times)
        p95 = ordered[max(0, int(len(ordered) * 0.95) - 1)]
        print(f"{kind:8} {len(times):6} requests  median {1000 * statistics.median(times):7.1f} ms  "
              f"p95 {1000 * p95:7.1f} ms  most {1000 * ordered[-1]:7.1f} ms")  # fmt: skip
    print(f"{len(every) / given.seconds:.1f} requests/s; errors: {json.dumps(seen.faults) if seen.faults else 'none'}")
    print(f"server: {1000 * worked / max(1, len(every)):.1f} ms of CPU a request")
    print(f"memory: {memory[0]:.0f} MB at the beginning, {memory[1]:.0f} in the middle, {memory[2]:.0f} at the end")


if __name__ == "__main__":
    main()
