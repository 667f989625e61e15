"""Do the network and its ONNX form give the same scores, on the same windows?

    python -m training.parity .work/accurate/model.pt --setting accurate

Compares the probability that a cue begins at each word, and the best role of each word around the likely cues.
fp32 graphs must agree to 1e-4; the published int8 ones are held to: mean difference of cue probabilities at most
0.01, and at least 97% of roles the same.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from quoth.extraction.tagger import load_tagger
from quoth.extraction.windows import ROLE_LEFT, ROLE_WIDTH, Encoded, encode_text
from quoth.text import paragraphs
from training.export import load_checkpoint
from training.network import Tagger

MEAN_CUE, SAME_ROLES = 0.01, 0.97
EXAMPLE = Path(__file__).resolve().parents[1] / "src" / "quoth" / "examples" / "harbour.txt"


def network_scores(model: Tagger, encoded: Encoded) -> tuple[np.ndarray, list[torch.Tensor]]:
    """Cue probabilities (words, 5) and each window's word vectors (W, H), window by window, without padding."""
    probabilities, vectors = [], []
    for w in encoded.windows:
        t = [torch.from_numpy(np.ascontiguousarray(a))[None] for a in (w.pieces, w.case, w.depth)]
        mask = torch.ones_like(t[0])
        edges = [torch.from_numpy(np.ascontiguousarray(a))[None] for a in (w.first, w.last)]
        with torch.no_grad():
            words = model.words(t[0], t[1], t[2], mask, edges[0], edges[1])
            scores = model.cue_scores(words)[0].softmax(-1).numpy()
        a, b = w.own
        probabilities.append(scores[a - w.start : b - w.start])
        vectors.append(words[0])
    return np.concatenate(probabilities), vectors


def network_roles(model: Tagger, encoded: Encoded, vectors: list[torch.Tensor], run: tuple[int, int]) -> np.ndarray:
    """Best role of each word around a cue, (ROLE_WIDTH,), read in the words near it."""
    k = next(i for i, w in enumerate(encoded.windows) if w.own[0] <= run[0] < w.own[1])
    w, words = encoded.windows[k], vectors[k]
    at = np.arange(run[0] - ROLE_LEFT, run[0] - ROLE_LEFT + ROLE_WIDTH) - w.start
    index = np.clip(at, 0, len(words) - 1)
    para, (begin, end) = encoded.units.paragraph, encoded.units.near[run[0]] - w.start
    mask = (at >= max(begin, 0)) & (at < min(end, len(words)))
    place = np.sign(para[index + w.start] - para[run[0]]) + 1
    within = ((at + w.start >= run[0]) & (at + w.start < run[1])).astype(np.int64)
    cue = (words[run[0] - w.start] + words[run[1] - 1 - w.start]) / 2
    tensor = lambda a: torch.from_numpy(np.ascontiguousarray(a))[None]  # noqa: E731
    with torch.no_grad():
        emit = model.roles(words[index][None], cue[None], tensor(within), tensor(place), tensor(mask.astype(np.int64)))
    return np.where(mask, emit[0].argmax(-1).numpy(), 0)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--text", type=Path, default=EXAMPLE)
    args = ap.parse_args()
    tagger, model = load_tagger(args.setting), load_checkpoint(args.checkpoint)
    text = args.text.read_text(encoding="utf-8")
    encoded = encode_text(text, paragraphs(text), tagger.tokenizer, window=tagger.card.window)
    ours, vectors = network_scores(model, encoded)
    reading = tagger.read(encoded)
    begins = lambda p: p[:, 1] + p[:, 4]  # noqa: E731
    gap = np.abs(begins(ours) - begins(reading.cues))
    runs = [(int(i), int(i) + 1) for i in np.flatnonzero(begins(ours) > 0.3)]
    emit, first, count = reading.roles(runs)
    agree = []
    for run, scores, at, n in zip(runs, emit, first.tolist(), count.tolist(), strict=True):
        ours_here = network_roles(model, encoded, vectors, run)[at - run[0] + ROLE_LEFT :][:n]
        agree.append(scores[:n].argmax(-1) == ours_here)
    same = np.concatenate(agree).mean()
    print(f"{len(ours)} words, {len(runs)} cues; a cue's probability differs by {gap.mean():.4f} on average")
    print(f"and by {gap.max():.3f} at most; {100 * same:.1f}% of roles are the same")
    return 0 if gap.mean() <= MEAN_CUE and same >= SAME_ROLES else 1


if __name__ == "__main__":
    sys.exit(main())
