"""What reading CC-NEWS would cost, from measured figures: python benchmarks/cc_news.py --fast 11.9 --accurate 6.7 …

Prints the table of docs/bulk.md ("CC-NEWS on paper") and the sums below it.  Rates are articles per core and second,
as ``benchmarks/bulk.py`` prints them; ``--bytes`` and ``--quotes`` those of an article in its output.  Prices are list
prices, to be checked before anybody relies on them.
"""

from __future__ import annotations

import argparse

ARTICLES = 1.35e9
CORE_HOUR = 0.045  # dollars on demand: one virtual CPU of a large cloud's general compute, late 2026
SPOT = 1 / 3  # of that
CHEAPEST_MODEL = 260_000  # dollars for one pass of a language model, in batches (1,500 tokens in, 600 out)
STORED = 0.023  # dollars for a gigabyte and month of object storage


def row(name: str, rate: float) -> str:
    """One line of the table."""
    hours = ARTICLES / rate / 3600
    dollars = hours * CORE_HOUR
    wall = f"{hours / 1000:.0f} hours" if hours < 72_000 else f"{hours / 24_000:.1f} days"
    return f"| {name} | {rate:g} | {hours:,.0f} | ${dollars:,.0f} | ${dollars * SPOT:,.0f} | {wall} |"


def main() -> None:
    """Print the table and the sums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fast", type=float, required=True)
    parser.add_argument("--accurate", type=float, required=True)
    parser.add_argument("--bytes", type=float, default=5_500)
    parser.add_argument("--quotes", type=float, default=17.4)
    args = parser.parse_args()
    print("| | articles per core and second | core-hours | on demand | spot | with 1,000 cores |")
    print("|---|---|---|---|---|---|")
    for name, rate in (("accurate, as measured", args.accurate), ("fast, as measured", args.fast)):
        print(row(name, rate))
    for name, rate in (("accurate", args.accurate), ("fast", args.fast)):
        times = CHEAPEST_MODEL / (ARTICLES / rate / 3600 * CORE_HOUR)
        print(f"{name}: {times:.0f} times cheaper than the cheapest language model")
    stored = ARTICLES * args.bytes / 1e9
    print(f"Parquet: {stored / 1000:.1f} TB, ${stored * STORED:,.0f} a month in object storage")
    print(f"quotes: {ARTICLES * args.quotes / 1e9:.0f} billion")


if __name__ == "__main__":
    main()
