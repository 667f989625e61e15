"""How long it takes to add a quote to its family, at growing sizes: python benchmarks/families.py [--n 100000]."""

from __future__ import annotations

import argparse
import random
import resource
import time

from quoth.data import StoredQuote
from quoth.families.fingerprint import normal_words
from quoth.families.group import MemoryIndex, add_words, families_of

_ONSETS = "b br c ch d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t th tr v w z".split()
_CORES = "a e i o u ai ea oo ou".split()
_ENDS = "b ck d ft g l ll m n nd nt p r rd s ss st t x".split()
_SMALL = "the of and to a in that is it for on with as was at by this we be are not have from or had an they".split()


def make_words(n: int, seed: int = 7) -> list[str]:
    """``n`` quotes: two fifths printed before (whole, as a fragment, or with a word changed), the rest new.

    Words are invented and drawn by Zipf's law, small words between them as in English; a few turns of phrase recur
    in thousands of quotes, as "at the end of the day" does.
    """
    rng = random.Random(seed)
    vocabulary = [a + b + c + d for d in ("", "er") for c in _ENDS for b in _CORES for a in _ONSETS]
    rng.shuffle(vocabulary)
    weights = [1 / (rank + 8) for rank in range(len(vocabulary))]
    stock = rng.choices(vocabulary, weights, k=2_000_000 if n > 100_000 else 200_000)
    phrases = [[*rng.sample(vocabulary, 3), *rng.sample(_SMALL, 3)] for _ in range(60)]
    quotes: list[list[str]] = []
    for i in range(n):
        if i > 10 and rng.random() < 0.4:
            words = list(quotes[int(rng.random() ** 2 * i)])
            kind = rng.random()
            if kind < 0.35 and len(words) > 8:
                start = rng.randrange(len(words) - 6)
                words = words[start : start + rng.randrange(6, 16)]
            elif kind < 0.6:
                words[rng.randrange(len(words))] = rng.choice(stock)
        else:
            size = max(4, int(rng.lognormvariate(2.9, 0.5)))
            words = [rng.choice(_SMALL) if rng.random() < 0.45 else rng.choice(stock) for _ in range(size)]
            if rng.random() < 0.1:
                words[size // 2 : size // 2] = rng.choice(phrases)
        quotes.append(words)
    return [" ".join(words) for words in quotes]


def time_adding(n: int, step: int) -> list[tuple[int, float, float]]:
    """After every ``step`` quotes: how many, mean and worst milliseconds of CPU to add one, normalising included."""
    index = MemoryIndex()
    out = []
    quotes = make_words(n)
    began, worst, placed = time.process_time(), 0.0, []
    for i, words in enumerate(quotes, 1):
        at = time.process_time()
        placed.append(add_words(normal_words(words), index))
        worst = max(worst, time.process_time() - at)
        if i % step == 0:
            out.append((i, 1000 * (time.process_time() - began) / step, 1000 * worst))
            began, worst = time.process_time(), 0.0
    return out


def time_reading(n: int) -> tuple[int, float]:
    """Families among ``n`` quotes and seconds of CPU to list them with relations and edits."""
    index = MemoryIndex()
    quotes = [
        StoredQuote(f"a{i}#q", f"a{i}", "q", words, "direct", (0, len(words)), published=f"2020-01-{i % 28 + 1:02d}")
        for i, words in enumerate(make_words(n))
    ]
    placed = [(quote, add_words(normal_words(quote.words), index)) for quote in quotes]
    began = time.process_time()
    count = sum(1 for _ in families_of(placed, index))
    return count, time.process_time() - began


def main() -> None:
    """Print a table of sizes and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=100_000)
    n = parser.parse_args().n
    print(f"{'quotes':>10}  {'ms each':>8}  {'worst ms':>8}  {'MB':>6}")
    for size, mean, worst in time_adding(n, max(1, n // 10)):
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>10,}  {mean:>8.3f}  {worst:>8.1f}  {memory:>6.0f}", flush=True)
    families, seconds = time_reading(min(n, 20_000))
    print(f"{families:,} families among {min(n, 20_000):,} quotes listed with their edits in {seconds:.1f} s")


if __name__ == "__main__":
    main()
