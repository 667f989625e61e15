"""Windows of many texts as arrays that a GPU can index: what ``training.course`` learns from.

    python -m training.table --data ../shared/data --silver .work/silver.jsonl,.work/news.jsonl --out .work/table.npz

Cutting and tokenising takes a CPU longer than a large GPU takes to learn from the result, so it is done beforehand.
Marked texts are cut several times, each time otherwise and some in other quotation marks; of unmarked ones no mark is
kept, whoever made it.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from quoth.extraction.decode import find_cues
from quoth.extraction.labels import CONTENT_B, SOURCE_B, bioes
from quoth.extraction.tagger import load_tagger
from quoth.extraction.windows import MAX_PIECES, ROLE_LEFT, ROLE_WIDTH, encode_text
from quoth.text import paragraphs
from training.batches import IGNORE, Piece, cut_pieces
from training.corpora import Example, read_corpus
from training.train import load_tokenizer

MARKED, UNMARKED, MEASURED = range(3)
FOLDS = 3
FALSE = 0.1  # how far the published fast network must believe in a cue that is none for it to be learnt as none
Array = npt.NDArray[np.generic]


@dataclass(frozen=True)
class Table:
    """N windows of at most P pieces and W words, and K cues with their roles; padded with zeros.

    ``pieces``, ``case``, ``depth`` (N, P); ``first``, ``last``, ``paragraph`` (N, W); ``cues`` (N, W) labels, -1 where
    unknown or another window's to decide; ``own`` (N, W) whether the window decides of the word; ``length``, ``words``,
    ``kind`` (N,): pieces, words, and MARKED, UNMARKED or MEASURED.  ``row``, ``begin``, ``end`` (K,): window and words
    of each cue; ``roles`` (K, ROLE_WIDTH) labels; ``real`` (K,): 0 for a word that only looks like a cue.  ``turn``
    (N,): which cutting; ``text`` (N,): number of the text.
    """

    pieces: Array
    case: Array
    depth: Array
    first: Array
    last: Array
    paragraph: Array
    cues: Array
    own: Array
    length: Array
    words: Array
    kind: Array
    turn: Array
    text: Array
    row: Array
    begin: Array
    end: Array
    roles: Array
    real: Array

    def fold(self) -> Array:
        """The part of the texts that each window is of, (N,)."""
        return self.text % FOLDS

    def save(self, path: Path) -> None:
        """Write it, compressed."""
        np.savez_compressed(path, **{f.name: getattr(self, f.name) for f in fields(self)})

    @classmethod
    def load(cls, path: Path) -> Table:
        """Read what ``save`` wrote."""
        with np.load(path) as held:
            return cls(**{f.name: held[f.name] for f in fields(cls)})


class Rows:
    """Windows as they come, to be made into a table."""

    def __init__(self) -> None:
        self.windows: list[tuple[Piece, int, int, int]] = []
        self.items: list[tuple[int, int, int, npt.NDArray[np.int8], int]] = []

    def add(self, piece: Piece, kind: int, turn: int, text: int, looks: list[tuple[int, int]] | None = None) -> None:
        """Add a window of the text of that number; ``looks`` are the runs of words that only look like cues."""
        row = len(self.windows)
        self.windows.append((piece, kind, turn, text))
        if kind == UNMARKED:
            return
        for a in piece.attributions:
            self.items.append((row, *a.cue, _labels(a.source, a.content, a.cue[0], len(piece.window.first)), 1))
        for s, e in looks or ():
            self.items.append((row, s, e, np.zeros(ROLE_WIDTH, np.int8), 0))

    def table(self) -> Table:
        """All of them."""
        n, w = len(self.windows), max(len(p.window.first) for p, *_ in self.windows)
        wide = {
            k: np.zeros((n, MAX_PIECES), np.uint16 if k == "pieces" else np.uint8) for k in ("pieces", "case", "depth")
        }
        out = {k: np.zeros((n, w), np.uint8) for k in ("first", "last", "paragraph", "own")} | wide
        out["cues"] = np.full((n, w), -1, np.int8)
        for i, (p, kind, *_) in enumerate(self.windows):
            x, m = p.window, len(p.window.first)
            for k in wide:
                out[k][i, : len(x.pieces)] = getattr(x, k)
            out["first"][i, :m], out["last"][i, :m] = x.first, x.last
            out["paragraph"][i, :m] = p.paragraph - (p.paragraph[0] if m else 0)
            out["own"][i, x.own[0] - x.start : x.own[1] - x.start] = 1
            if kind != UNMARKED:
                out["cues"][i, :m] = np.where(p.cue_labels == IGNORE, -1, p.cue_labels)
        out["length"] = np.array([len(p.window.pieces) for p, *_ in self.windows], np.uint16)
        out["words"] = np.array([len(p.window.first) for p, *_ in self.windows], np.uint16)
        out["kind"] = np.array([k for _, k, *_ in self.windows], np.uint8)
        out["turn"] = np.array([t for _, _, t, _ in self.windows], np.uint8)
        out["text"] = np.array([number for *_, number in self.windows], np.int32)
        for k, at, dtype in (("row", 0, np.int32), ("begin", 1, np.int16), ("end", 2, np.int16), ("real", 4, np.uint8)):
            out[k] = np.array([item[at] for item in self.items], dtype)
        out["roles"] = np.stack([item[3] for item in self.items])
        return Table(**out)


def _labels(
    source: list[tuple[int, int]], content: list[tuple[int, int]], begin: int, count: int
) -> npt.NDArray[np.int8]:
    """Labels of the words around a cue, (ROLE_WIDTH,)."""
    labels = np.zeros(ROLE_WIDTH, np.int8)
    low = begin - ROLE_LEFT
    for runs, first in ((source, SOURCE_B), (content, CONTENT_B)):
        cropped = [(max(s, low, 0), min(e, low + ROLE_WIDTH, count)) for s, e in runs]
        for i, label in bioes([(s - low, e - low) for s, e in cropped if e > s], first).items():
            labels[i] = label
    return labels


def look_alikes(example: Example, piece: Piece, believed: npt.NDArray[np.float32]) -> list[tuple[int, int]]:
    """Runs of the window's words that the published network takes for cues and the marks do not."""
    if not example.complete:
        return []
    w = piece.window
    own = np.zeros(len(w.first), bool)
    own[w.own[0] - w.start : w.own[1] - w.start] = True
    scores = believed[w.start : w.start + len(w.first)]
    if len(scores) < len(own):  # other quotation marks made fewer words
        return []
    scores = scores * own[:, None]
    return [run for run, _ in find_cues(scores, FALSE) if not piece.cue_labels[run[0] : run[1]].any()]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--marked", default="polnear.train,gum.train")
    ap.add_argument("--silver", default="", help="files of unmarked texts, as training.silver writes them")
    ap.add_argument("--measured", default="polnear.dev")
    ap.add_argument("--turns", type=int, default=2, help="how often marked texts are cut")
    ap.add_argument("--unmarked-turns", type=int, default=1, help="and unmarked ones")
    ap.add_argument("--restyle", type=float, default=0.2, help="share of texts given other quotation marks")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--limit", type=int, help="documents per corpus (for trials)")
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    tokenizer, tagger, rng, rows = load_tokenizer(), load_tagger("fast", threads=2), random.Random(args.seed), Rows()
    wanted, number = {MARKED: args.turns, UNMARKED: args.unmarked_turns, MEASURED: 1}, 0
    for kind, names in ((MARKED, args.marked), (UNMARKED, args.silver), (MEASURED, args.measured)):
        for example in read_corpus(args.data, [n for n in names.split(",") if n], args.limit):
            number += 1
            for turn in range(wanted[kind]):
                own = None if kind == MEASURED else rng
                pieces = cut_pieces([example], tokenizer, own, args.restyle if kind == MARKED else 0.0)
                if kind == MARKED and turn == 0:
                    encoded = encode_text(example.text, paragraphs(example.text), tokenizer)
                    believed = tagger.read(encoded).cues.astype(np.float32)
                for p in pieces:
                    rows.add(p, kind, turn, number, look_alikes(example, p, believed) if kind == MARKED else None)
        print(f"{len(rows.windows)} windows, {len(rows.items)} cues", flush=True)
    rows.table().save(args.out)


if __name__ == "__main__":
    main()
