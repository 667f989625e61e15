"""Words per second of one core, text to quotes, beside a small spaCy-like pipeline in the same run.

    python -m benchmarks.speed [--articles 40] [--rounds 3] [--settings accurate,fast]

Each contender reads the same articles (polnear.dev where ../shared is there, else the bundled example repeated), in
turn, several rounds over; CPU seconds of this process are counted, and the best round of each is printed with its ratio
to each form of the peer, spaCy's small pipeline (``benchmarks/peers.py``); it needs `pip install spacy` and
is left out otherwise.  Peak memory is that of a fresh process that reads once.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.peers import small_spacy, trained_spacy

ROOT = Path(__file__).resolve().parents[1]
DEV = ROOT.parent / "shared" / "data" / "polnear.dev.jsonl"
EXAMPLE = ROOT / "src" / "quoth" / "examples" / "harbour.txt"


def load_texts(count: int) -> list[str]:
    """Articles to read."""
    if DEV.exists():
        with DEV.open(encoding="utf-8") as f:
            return [json.loads(line)["text"] for line in f][:count]
    return [EXAMPLE.read_text(encoding="utf-8")] * count


def quoth_reader(setting: str, speakers: bool) -> Callable[[str], object]:
    """Text to quotes (and speakers) by Quoth."""
    from quoth.extraction import extract_quotes
    from quoth.extraction.tagger import load_tagger
    from quoth.ingest.plain import text_article
    from quoth.pipeline import read_article

    tagger = load_tagger(setting)
    if speakers:
        return lambda text: read_article(text_article(text, article_id="t"), tagger)
    return lambda text: extract_quotes(text_article(text, article_id="t"), tagger)


def spacy_readers() -> dict[str, Callable[[str], object]]:
    """The peer in its forms by what they are called; none where spaCy is not installed."""
    try:
        untrained = {
            "spaCy small, untrained": small_spacy(published=True),
            "spaCy small, untrained, few labels": small_spacy(published=False),
        }
    except ImportError:
        return {}
    trained = trained_spacy()
    return ({"spaCy small": trained} if trained else {}) | untrained


def time_reading(read: Callable[[str], object], texts: list[str]) -> float:
    """CPU seconds to read all texts."""
    began = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - began


def peak_of_this_process() -> float:
    """Megabytes; from /proc, since a child's rusage begins at its parent's peak."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1000


def peak_memory(setting: str, count: int) -> float:
    """Megabytes at the peak of a fresh process that reads the articles once, speakers too."""
    code = (
        f"from benchmarks.speed import *; read = quoth_reader({setting!r}, True)\n"
        f"for t in load_texts({count}): read(t)\n"
        "print(peak_of_this_process())"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return float(run.stdout)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--articles", type=int, default=40)
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--settings", default="accurate,fast")
    args = ap.parse_args()
    texts = load_texts(args.articles)
    words = sum(len(t.split()) for t in texts)
    readers = spacy_readers()
    peers = list(readers)
    for setting in args.settings.split(","):
        readers[f"quoth {setting}, quotes"] = quoth_reader(setting, False)
        readers[f"quoth {setting}, quotes and speakers"] = quoth_reader(setting, True)
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(args.rounds):
        for name, read in readers.items():
            best[name] = min(best[name], time_reading(read, texts))
    print(f"{len(texts)} articles, {words} words, best of {args.rounds} rounds, CPU seconds of one process")
    print("ratios to: " + "; ".join(peers))
    for name, seconds in best.items():
        ratios = "".join(f"  {best[peer] / seconds:5.2f} x" for peer in peers)
        print(f"{name:42} {words / seconds:8.0f} words/s{ratios}")
    for setting in args.settings.split(","):
        print(f"peak memory, {setting}: {peak_memory(setting, args.articles):.0f} MB")


if __name__ == "__main__":
    main()
