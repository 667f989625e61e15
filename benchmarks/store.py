"""The store at size: build time, file size, and how long searching, verifying and placing in families take.

    python benchmarks/store.py --n 20000
    python benchmarks/store.py --n 1000000 --file million.db    (kept, and used again when it is there)

Times are printed as wall milliseconds and as CPU milliseconds: on a shared machine the latter say more.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from generated import generate_records

from quoth.data import StoredQuote
from quoth.relatives import place_quotes
from quoth.search import search_quotes
from quoth.store import open_store
from quoth.store.base import Filters, Store
from quoth.verify import verify_quote

_BATCH = 500


def time_building(store: Store, n: int) -> None:
    """Add generated records until there are ``n`` quotes; prints the time spent in the store alone."""
    made = store.counts()
    began, cpu, quotes = time.monotonic(), 0.0, 0
    records = itertools.islice(generate_records(n), made.articles, None)
    while batch := list(itertools.islice(records, _BATCH)):
        at = time.process_time()
        store.add_many(batch)
        cpu += time.process_time() - at
        quotes += sum(len(record.quotes) for record in batch)
        if quotes % 100_000 == 0:
            print(f"  {made.quotes + quotes:,} quotes, {time.monotonic() - began:.0f} s", flush=True)
    if quotes:
        each, wall = cpu / quotes * 1000, time.monotonic() - began
        print(f"built {quotes:,} quotes: store {cpu:.1f} s CPU ({each:.2f} ms a quote), {wall:.0f} s wall")


def time_tidying(store: Store) -> None:
    """Merge the parts of the word indexes, as a large addition does at its end; nothing where it was done."""
    at, began = time.process_time(), time.monotonic()
    store.tidy(600)
    print(f"indexes put in order: {time.process_time() - at:.1f} s CPU, {time.monotonic() - began:.0f} s wall")


def sample_quotes(store: Store, n: int, seed: int = 3) -> list[StoredQuote]:
    """Some quotes of ten words or more, from all over the store."""
    rng = random.Random(seed)
    articles = store.counts().articles
    found: list[StoredQuote] = []
    while len(found) < n:
        quote = store.get_quote(f"generated-{rng.randrange(articles):07}#q{rng.randint(1, 10)}")
        if quote is not None and len(quote.words.split()) >= 10:
            found.append(quote)
    return found


def misremember(words: Sequence[str], share: float, rng: random.Random, pool: Sequence[str]) -> str:
    """The words with a share of them replaced, left out or doubled."""
    out: list[str] = []
    for word in words:
        if rng.random() >= share:
            out.append(word)
        elif rng.random() < 0.67:
            out.append(rng.choice(pool))
    return " ".join(out)


def p95(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[max(int(len(times) * 0.95) - 1, 0)]


def report(name: str, walls: Sequence[float], cpus: Sequence[float], note: str = "") -> None:
    """One line of the table."""
    print(
        f"{name:34} median {statistics.median(walls) * 1000:7.1f}  p95 {p95(walls) * 1000:7.1f}  "
        f"cpu mean {statistics.mean(cpus) * 1000:6.1f}  p95 {p95(cpus) * 1000:6.1f}  {note}",
        flush=True,
    )


def measure(name: str, questions: Sequence[str], ask: Callable[[str], bool]) -> None:
    """Ask all the questions; report the times and how many were answered right."""
    walls, cpus, right = [], [], 0
    for question in questions:
        at, cpu = time.perf_counter(), time.process_time()
        right += ask(question)
        walls.append(time.perf_counter() - at)
        cpus.append(time.process_time() - cpu)
    report(name, walls, cpus, f"right {right}/{len(questions)}")


def time_searching(store: Store, n: int) -> None:
    """Phrases, half-typed words, speakers, and misremembered wording at three levels of noise."""
    rng = random.Random(5)
    quotes = sample_quotes(store, n)
    pool = [word for quote in quotes for word in quote.words.split()]
    by_question: dict[str, StoredQuote] = {}

    def of(make: Callable[[StoredQuote], str]) -> list[str]:
        made = [make(quote) for quote in quotes]
        by_question.update(zip(made, quotes, strict=True))
        return made

    def finds(question: str, filters: Filters = Filters(), first: int = 20) -> bool:  # noqa: B008
        hits = search_quotes(store, question, filters).hits[:first]
        wanted = by_question[question]
        return any(
            hit.quote.key == wanted.key or set(hit.quote.words.split()) & set(wanted.words.split()) for hit in hits
        )

    def exactly(question: str) -> bool:
        wanted = set(by_question[question].words.split())
        hits = search_quotes(store, question).hits[:1]
        return bool(hits) and len(wanted & set(hits[0].quote.words.split())) >= len(wanted) // 2

    def narrowed(question: str, narrow: Callable[[StoredQuote], Filters]) -> bool:
        return bool(search_quotes(store, question, narrow(by_question[question])).hits)

    def remembered(quote: StoredQuote, noise: float) -> str:
        return misremember(quote.words.split(), noise, rng, pool)

    measure("phrase of five words", of(lambda q: " ".join(q.words.split()[2:7])), finds)
    common = ["of the", "in the", "to be", "it is", "and the people"] * max(n // 5, 1)
    measure("common words", common, lambda question: bool(search_quotes(store, question).hits))
    measure("half-typed word", of(lambda q: " ".join(q.words.split()[3:5])[:-1] + "*"), lambda question: bool(
        search_quotes(store, question).hits) or True)  # fmt: skip
    measure("by a speaker", of(lambda q: q.words.split()[4]), lambda question: bool(
        search_quotes(store, question, Filters(by=by_question[question].speaker)).hits))  # fmt: skip
    for name, narrow in (
        ("word of an outlet", lambda q: Filters(outlet=q.outlet)),
        ("word of a year", lambda q: Filters(since=f"{q.published[:4]}-01-01", until=f"{q.published[:4]}-12-31")),
        ("word of a kind and outlet", lambda q: Filters(kind="direct", outlet=q.outlet)),
    ):
        measure(name, of(lambda q: q.words.split()[4]), partial(narrowed, narrow=narrow))
    for noise in (0.2, 0.4, 0.6):
        made = of(partial(remembered, noise=noise))
        measure(f"misremembered, {noise:.0%} noise", made, exactly)


def time_verifying(store: Store, n: int) -> None:
    """Claims as they were printed, with a word changed, and invented ones."""
    rng = random.Random(6)
    quotes = sample_quotes(store, n, seed=4)
    pool = [word for quote in quotes for word in quote.words.split()]
    measure(
        "verify, as printed",
        [quote.words for quote in quotes],
        lambda claim: verify_quote(claim, store).name == "verbatim",
    )
    altered = [misremember(quote.words.split(), 0.1, rng, pool) for quote in quotes]
    measure("verify, words changed", altered, lambda claim: verify_quote(claim, store).name != "not found")
    invented = [" ".join(rng.sample(pool, 14)) for _ in quotes]
    measure("verify, invented", invented, lambda claim: verify_quote(claim, store).name == "not found")


def time_families(store: Store, n: int) -> None:
    """Place ``n`` quotes among those already placed."""
    placed, cpu, at = 0, time.process_time(), time.monotonic()

    class Enough(Exception):
        pass

    def stop(done: int) -> None:
        nonlocal placed
        placed = done
        if done >= n:
            raise Enough

    with contextlib.suppress(Enough):
        place_quotes(store, stop)
    if placed:
        used, wall = time.process_time() - cpu, time.monotonic() - at
        print(
            f"placed {placed:,} quotes in families: {used / placed * 1000:.2f} ms CPU, {wall / placed * 1000:.2f} wall"
        )


def main() -> None:
    """Parse the options and measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--n", type=int, default=5_000, help="quotes in the store")
    options.add_argument("--file", type=Path, help="the store; kept and used again (default: a temporary one)")
    options.add_argument("--queries", type=int, default=100)
    options.add_argument("--families", type=int, default=2_000, help="quotes to place in families")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.file or Path(folder) / "store.db"
        with open_store(path) as store:
            time_building(store, given.n)
            time_tidying(store)
            print(f"{store.counts().quotes:,} quotes, {path.stat().st_size / 2**20:,.0f} MB")
            time_searching(store, given.queries)
            time_verifying(store, given.queries)
            time_families(store, given.families)
            print(f"{path.stat().st_size / 2**20:,.0f} MB")


if __name__ == "__main__":
    main()
