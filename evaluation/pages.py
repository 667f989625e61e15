"""Reads a folder of real pages and compares each text with the page's true article text.

The folder holds ``<key>.html.gz`` files and ``ground-truth.json`` ({key: {articleBody, url}}), as the
article-extraction-benchmark of Scrapinghub publishes them; the metric is that benchmark's: four-word shingles counted
as a multiset, hits and misses of a page normalised by their sum.  Compared is the body: headline and debris left out.

    python evaluation/pages.py ../shared/pages [--mode fast] [--show]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.extraction import SHARED
from quoth.data import Article, Rejection
from quoth.ingest.html import read_page
from quoth.ingest.options import ReadOptions

SHINGLE = 4
QUOTED = re.compile(r"[“\"]([^“”\"\n]{1,2000})[”\"]")


@dataclass
class Tally:
    """What one reader did over all pages."""

    scores: list[tuple[float, float, float]] = field(default_factory=list)  # precision, recall, F1
    quotes: int = 0
    quotes_kept: int = 0
    paragraphs: int = 0
    paragraphs_kept: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The text's runs of four words, counted; a shorter text is one run."""
    tokens = re.findall(r"\w+", text)
    return Counter(tuple(tokens[i : i + SHINGLE]) for i in range(max(1, len(tokens) - SHINGLE + 1)) if tokens)


def score(true: str, found: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of the found text's shingles."""
    a, b = shingles(true), shingles(found)
    hits = sum((a & b).values())
    precision = hits / max(sum(b.values()), 1) if b else float(not a)
    recall = hits / max(sum(a.values()), 1) if a else float(not b)
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def letters(text: str) -> str:
    """The text with marks and spaces made alike, for looking up."""
    return re.sub(r"[\W_]+", " ", text).casefold().strip()


def count(tally: Tally, true: str, found: str) -> None:
    """Add one page to a tally."""
    tally.scores.append(score(true, found))
    have = letters(found)
    wanted = [letters(m.group(1)) for m in QUOTED.finditer(true)]
    wanted = [w for w in wanted if w]
    tally.quotes += len(wanted)
    tally.quotes_kept += sum(w in have for w in wanted)
    lines = {letters(line) for line in found.splitlines()}
    paragraphs = [letters(p) for p in true.splitlines() if len(p.split()) > 3]
    tally.paragraphs += len(paragraphs)
    tally.paragraphs_kept += sum(p in lines for p in paragraphs)


def body(article: Article) -> str:
    """The article without its headline and debris."""
    return "\n".join(
        article.text[s:e] for b in article.blocks if b.role not in ("headline", "debris") for s, e in [b.span]
    )


def trafilatura_alone(page: bytes) -> str:
    """The library used, by itself."""
    import trafilatura

    return trafilatura.extract(page, fast=True, include_comments=False) or ""


def report(name: str, tally: Tally) -> str:
    """One line of the table; F1 as the benchmark defines it (of the means) and the median and mean over pages."""
    precision, recall = (statistics.mean(s[i] for s in tally.scores) for i in (0, 1))
    f1 = [s[2] for s in tally.scores]
    return (
        f"{name:<14} F1 {2 * precision * recall / (precision + recall):.4f} (P {precision:.3f} R {recall:.3f})  "
        f"median {statistics.median(f1):.4f} mean {statistics.mean(f1):.4f}  "
        f"quotes lost {tally.quotes - tally.quotes_kept} of {tally.quotes} "
        f"({1 - tally.quotes_kept / max(tally.quotes, 1):.2%})  "
        f"paragraphs whole {tally.paragraphs_kept / max(tally.paragraphs, 1):.3f}  "
        f"{len(tally.scores) / tally.seconds:.0f} pages/s  failures {len(tally.failures)}"
    )


def add_folder(parser: argparse.ArgumentParser) -> None:
    """The argument that says where the pages lie."""
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=SHARED / "pages",
        help="with pages and ground-truth.json (../shared/pages)",
    )


def main() -> None:
    """Print the comparison, and with --show what was taken for debris and lies in the true text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_folder(parser)
    parser.add_argument("--mode", choices=("careful", "fast"), default="careful")
    parser.add_argument("--show", action="store_true", help="print debris and the pages that lose most")
    arguments = parser.parse_args()
    truth = json.loads((arguments.folder / "ground-truth.json").read_text("utf-8"))
    ours, alone = Tally(), Tally()
    debris = wrong = blocks = paths = 0
    for key, page in sorted(truth.items()):
        data = gzip.decompress((arguments.folder / f"{key}.html.gz").read_bytes())
        true = page["articleBody"]
        start = time.process_time()
        article = read_page(data, key, ReadOptions(html=arguments.mode), address=page.get("url"))
        ours.seconds += time.process_time() - start
        start = time.process_time()
        other = trafilatura_alone(data)
        alone.seconds += time.process_time() - start
        count(alone, true, other)
        if isinstance(article, Rejection):
            ours.failures.append(f"{key[:12]} {article.code} {article.message}")
            count(ours, true, "")
            continue
        count(ours, true, body(article))
        blocks += len(article.blocks)
        paths += sum(b.path is not None for b in article.blocks)
        known = letters(true)
        for b in (b for b in article.blocks if b.role == "debris"):
            line = article.text[slice(*b.span)]
            debris += 1
            bad = len(line.split()) > 2 and letters(line) in known
            wrong += bad
            if arguments.show:
                print("WRONG" if bad else "     ", key[:6], f"[{b.reason}]", line[:150])
        if arguments.show and ours.scores[-1][2] < alone.scores[-1][2] - 0.02:
            print(f"BELOW  {key[:6]} {ours.scores[-1]} against {alone.scores[-1]}")
    print(report("quoth", ours))
    print(report("trafilatura", alone))
    print(f"debris blocks {debris}, of them in the true text {wrong}; blocks with an element path {paths} of {blocks}")
    for failure in ours.failures:
        print("FAILED", failure)


if __name__ == "__main__":
    main()
