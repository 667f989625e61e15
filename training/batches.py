"""Examples -> batches of windows with their targets."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from quoth.extraction.labels import CONTENT_B, SOURCE_B, bioes
from quoth.extraction.windows import ROLE_LEFT, ROLE_WIDTH, Window, encode_text
from quoth.text import paragraphs
from training.corpora import Attribution, Example, align, restyle

IGNORE = -100
NEAR = 8  # words


@dataclass
class Piece:
    """A window with what is to be learnt from it; word indices are the window's own."""

    window: Window
    cue_labels: np.ndarray  # (W,), IGNORE where unknown
    attributions: list[Attribution]
    paragraph: np.ndarray  # (W,)


def cut_pieces(
    examples: list[Example], tokenizer: Tokenizer, rng: random.Random | None, restyled: float
) -> list[Piece]:
    """All windows of the examples; with ``rng`` the windows are cut anew and some texts get other quotation marks."""
    out: list[Piece] = []
    for ex in examples:
        text = restyle(ex.text, rng) if rng and rng.random() < restyled else ex.text
        shift = rng.randrange(0, 4) if rng else 0
        enc = encode_text(text, paragraphs(text), tokenizer, shift=shift)
        atts = align(ex.attributions, enc.units.spans)
        unsure = np.searchsorted(enc.units.spans[:, 0], np.array([s for s, _ in ex.unsure], dtype=np.int64))
        for w in enc.windows:
            n = len(w.first)
            lo, hi = w.start, w.start + n
            labels = np.zeros(n, dtype=np.int64) if ex.complete else np.full(n, IGNORE, dtype=np.int64)
            mine = []
            for a in atts:
                if not (lo <= a.cue[0] and a.cue[1] <= hi):
                    continue
                if not ex.complete:  # the words around a known cue are known to be none
                    near = labels[max(0, a.cue[0] - lo - NEAR) : a.cue[1] - lo + NEAR]
                    near[near == IGNORE] = 0
                for i, label in bioes([(a.cue[0] - lo, a.cue[1] - lo)], 1).items():
                    labels[i] = label
                if w.own[0] <= a.cue[0] < w.own[1]:
                    mine.append(
                        Attribution(
                            (a.cue[0] - lo, a.cue[1] - lo),
                            [(s - lo, e - lo) for s, e in a.source],
                            [(s - lo, e - lo) for s, e in a.content],
                        )
                    )
            for i in unsure:
                if lo <= i < hi and labels[i - lo] == 0:
                    labels[i - lo] = IGNORE
            outside = np.arange(lo, hi)
            labels[(outside < w.own[0]) | (outside >= w.own[1])] = IGNORE
            out.append(Piece(w, labels, mine, enc.units.paragraph[lo:hi]))
    return out


def batched(pieces: list[Piece], size: int, rng: random.Random) -> list[list[Piece]]:
    """Batches of windows alike in length, in random order."""
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].window.pieces) + rng.random() * 24)
    groups = [[pieces[i] for i in order[k : k + size]] for k in range(0, len(order), size)]
    rng.shuffle(groups)
    return groups


MASK = 103  # "[MASK]" of BERT's vocabulary


def masked(batch: list[Piece], share: float, rng: random.Random) -> list[Piece]:
    """The windows with a share of their pieces hidden, so that the network leans on the words around them."""
    out = []
    for x in batch:
        pieces = x.window.pieces.copy()
        for i in range(1, len(pieces) - 1):
            if rng.random() < share:
                pieces[i] = MASK
        out.append(replace(x, window=replace(x.window, pieces=pieces)))
    return out


def tensors(batch: list[Piece]) -> dict[str, Tensor]:
    """Padded arrays: pieces, case, depth, mask (B, P); first, last, cue_labels (B, W)."""
    p = max(len(x.window.pieces) for x in batch)
    w = max(len(x.window.first) for x in batch)
    out = {k: np.zeros((len(batch), p), dtype=np.int64) for k in ("pieces", "case", "depth", "mask")}
    out |= {k: np.zeros((len(batch), w), dtype=np.int64) for k in ("first", "last", "cue_labels", "paragraph")}
    out["cue_labels"][:] = IGNORE
    for i, x in enumerate(batch):
        n, m = len(x.window.pieces), len(x.window.first)
        out["pieces"][i, :n] = x.window.pieces
        out["case"][i, :n] = x.window.case
        out["depth"][i, :n] = x.window.depth
        out["mask"][i, :n] = 1
        out["first"][i, :m] = x.window.first
        out["last"][i, :m] = x.window.last
        out["cue_labels"][i, :m] = x.cue_labels
        out["paragraph"][i, :m] = x.paragraph
    return {k: torch.from_numpy(v) for k, v in out.items()}


def role_targets(
    items: list[tuple[int, tuple[int, int], Attribution | None]], counts: list[int], paragraph: Tensor
) -> dict[str, Tensor]:
    """For each (window of the batch, cue run, attribution or None): indices of the words around the cue and labels.

    index (C, R) word of the window; mask, within, place (paragraph), labels (C, R); cue0, cue1 (C,).
    """
    c = len(items)
    index = np.zeros((c, ROLE_WIDTH), dtype=np.int64)
    mask = np.zeros((c, ROLE_WIDTH), dtype=bool)
    within = np.zeros((c, ROLE_WIDTH), dtype=np.int64)
    labels = np.zeros((c, ROLE_WIDTH), dtype=np.int64)
    place = np.ones((c, ROLE_WIDTH), dtype=np.int64)
    para = paragraph.numpy()
    for k, (b, (s, e), att) in enumerate(items):
        lo = s - ROLE_LEFT
        words = np.arange(lo, lo + ROLE_WIDTH)
        ok = (words >= 0) & (words < counts[b])
        mask[k] = ok
        index[k] = np.clip(words, 0, counts[b] - 1)
        within[k] = (words >= s) & (words < e)
        place[k] = np.sign(para[b, index[k]] - para[b, s]) + 1
        if att is not None:
            for runs, begin in ((att.source, SOURCE_B), (att.content, CONTENT_B)):
                cropped = [(max(x, lo, 0), min(y, lo + ROLE_WIDTH, counts[b])) for x, y in runs]
                for i, label in bioes([(x - lo, y - lo) for x, y in cropped if y > x], begin).items():
                    labels[k, i] = label
    rows = np.array([b for b, _, _ in items], dtype=np.int64)
    spans = np.array([r for _, r, _ in items], dtype=np.int64).reshape(-1, 2)
    arrays = {"index": index, "mask": mask, "within": within, "labels": labels, "place": place, "row": rows}
    return {k: torch.from_numpy(v) for k, v in (arrays | {"cue0": spans[:, 0], "cue1": spans[:, 1] - 1}).items()}
