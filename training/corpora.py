"""Annotated corpora -> examples to learn from: a text, its paragraphs, its attributions as runs of word indices."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from quoth.extraction.marks import pair_marks
from quoth.text import paragraphs
from training.splits import held_back

Run = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Half-open runs of word indices; ``cue`` is one run (the longest, should there be several)."""

    cue: Run
    source: list[Run]
    content: list[Run]


@dataclass(frozen=True)
class Example:
    """A text to learn from; ``complete`` says that what is not annotated is no attribution."""

    id: str
    text: str
    attributions: list[dict]
    complete: bool
    unsure: tuple[tuple[int, int], ...] = ()
    """Characters of words of which nobody says whether they are cues."""


def read_corpus(data: Path, names: list[str], limit: int | None = None) -> list[Example]:
    """Examples of ``polnear.train``, ``polnear.dev``, ``gum.train``, ``gum.wide``, ``framenet`` (files of
    ../shared/data) and of what ``training.silver`` wrote (named by its path)."""
    out: list[Example] = []
    for name in names:
        reader = _silver if name.endswith(".jsonl") else _READERS.get(name, _polnear)
        out += list(reader(data, name))[:limit]
    return out


def _lines(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)


def _polnear(data: Path, name: str) -> Iterator[Example]:
    for d in _lines(data / f"{name}.jsonl"):
        yield Example(d["id"], d["text"], d["attributions"], True)


_NEWSLIKE = ("news", "interview", "speech", "court", "bio", "conversation")


def _gum(data: Path, name: str, wide: bool = False) -> Iterator[Example]:
    """GUM, news-like genres (``wide``: all but fiction), without the held-back fifth; quoted words inside clauses are
    not annotated there.
    """
    for d in _lines(data / "gum.train.jsonl"):
        wanted = d["genre"] != "fiction" if wide else d["genre"] in _NEWSLIKE
        if wanted and not held_back(d["id"]):
            atts = [a for a in d["attributions"] if a.get("type") == "prose" and a["cue"] and not a.get("flags")]
            if atts:
                yield Example(d["id"], d["text"], atts, False)


def _framenet(data: Path, name: str) -> Iterator[Example]:
    """FrameNet's exemplars, twelve sentences (paragraphs) to a text; only the named cue of each is known."""
    text, atts = "", []
    for n, d in enumerate(_lines(data / "framenet.exemplars.jsonl"), start=1):
        at = len(text)
        for a in d["attributions"]:
            if a["source"] and a["content"] and a["cue"]:
                atts.append({k: [[s + at, e + at] for s, e in a[k]] for k in ("source", "cue", "content")})
        text += d["text"].replace("\n", " ") + "\n\n"
        if n % 12 == 0:
            yield Example(f"framenet-{n}", text, atts, False)
            text, atts = "", []


def _silver(data: Path, name: str) -> Iterator[Example]:
    for d in _lines(Path(name)):
        yield Example(d["id"], d["text"], d["attributions"], True, tuple((s, e) for s, e in d["unsure"]))


_READERS: dict[str, Callable[[Path, str], Iterator[Example]]] = {
    "gum.train": _gum,
    "gum.wide": partial(_gum, wide=True),
    "framenet": _framenet,
}


def align(attributions: list[dict], spans: np.ndarray) -> list[Attribution]:
    """Character spans -> runs of word indices (words touched by a span, as in the scorer)."""
    out = []
    starts, ends = (spans[:, 0], spans[:, 1]) if len(spans) else (np.zeros(0), np.zeros(0))

    def runs(pieces: list[list[int]]) -> list[Run]:
        found: list[list[int]] = []
        for s, e in sorted(pieces):
            a, b = int(np.searchsorted(ends, s, side="right")), int(np.searchsorted(starts, e, side="left"))
            if b > a:
                if found and a <= found[-1][1]:
                    found[-1][1] = max(b, found[-1][1])
                else:
                    found.append([a, b])
        return [(a, b) for a, b in found]

    for x in attributions:
        cues = runs(x["cue"])
        content = runs(x["content"])
        if cues and content:
            cue = max(cues, key=lambda r: r[1] - r[0])
            out.append(Attribution(cue, runs(x["source"]), content))
    return out


STYLES = [
    ("“", "”", "‘", "’"),
    ("‘", "’", "“", "”"),
    ("'", "'", '"', '"'),
    ('"', '"', "'", "'"),
    ("«", "»", "“", "”"),
    ("„", "“", "‚", "‘"),
]


def restyle(text: str, rng: random.Random) -> str:
    """The text with its paired quotation marks in another style, length unchanged."""
    style = rng.choices(STYLES, weights=[3, 4, 4, 3, 1, 1])[0]
    chars = list(text)
    for p in pair_marks(text, paragraphs(text)):
        if p.opens_at - p.start != 1:
            continue
        k = 0 if p.depth % 2 == 0 else 2
        chars[p.start] = style[k]
        if p.closed:
            chars[p.end] = style[k + 1]
    return "".join(chars)
