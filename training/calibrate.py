"""Fit a network's confidence and choose its thresholds on polnear.dev; writes them into its card.

    python -m training.calibrate --setting accurate

A finding is right when the scorer pairs it with a gold attribution (content and cue both overlap, one to one).  The
logistic regression over ``decode.FEATURES`` is fitted on one half of the articles and measured on the other, both
ways (expected calibration error, ten bins); what is written is fitted on all.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

import numpy as np

from evaluation.extraction import SHARED, expected_error, read_gold
from quoth.extraction import find_links, readable_blocks
from quoth.extraction.decode import FEATURES
from quoth.extraction.tagger import load_tagger
from quoth.extraction.windows import encode_text
from quoth.ingest.plain import text_article

sys.path.insert(0, str(SHARED))

MODELS = Path(__file__).resolve().parents[1] / "src" / "quoth" / "models"
RAREST = 0.002  # of the cues that are kept: the share given up so that fewer have to be linked
LOW = 0.06  # cues less probable than this are not worth linking


def collect(setting: str, docs: list[dict]) -> list[tuple[np.ndarray, np.ndarray, int]]:
    """For each document: features of its findings, whether each is right, and how many gold attributions there are."""
    from score import Doc, greedy

    tagger = load_tagger(setting)
    weights = (0.0,) * len(FEATURES)
    tagger.card = dataclasses.replace(tagger.card, cue_threshold=LOW, quote_threshold=0.0, calibration=weights)
    out = []
    for d in docs:
        article = text_article(d["text"], article_id=d["id"], title=d.get("title"))
        blocks, _ = readable_blocks(article)
        encoded = encode_text(article.text, blocks, tagger.tokenizer, window=tagger.card.window)
        found = find_links(encoded, tagger, keep=0.0)
        doc = Doc(d["text"])
        gold = [g for g in map(doc.item, d["attributions"]) if g["content"]]
        spans = encoded.units.spans
        items = []
        for f in found:
            cue = [(int(spans[f.cue[0], 0]), int(spans[f.cue[1] - 1, 1]))]
            content = [(int(spans[a, 0]), int(spans[b - 1, 1])) for a, b in f.content]
            items.append(doc.item({"cue": cue, "content": content, "source": []}))
        right = np.zeros(len(found))
        for i, _ in greedy(items, gold, ["content", "cue"]):
            right[i] = 1
        out.append((np.array([f.features for f in found]).reshape(-1, len(FEATURES)), right, len(gold)))
    return out


def fit(x: np.ndarray, y: np.ndarray, ridge: float = 1.0) -> np.ndarray:
    """Logistic regression by Newton's method; x (n, k) with a column of ones first."""
    w = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + penalty * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(penalty + 1e-9)
        w -= np.linalg.solve(hessian, gradient)
    return w


def best_threshold(p: np.ndarray, y: np.ndarray, gold: int) -> tuple[float, float]:
    """The threshold with the best relation F1, and that F1."""
    best = (0.5, 0.0)
    for t in np.arange(0.2, 0.8, 0.01):
        kept = p >= t
        f1 = 2 * y[kept].sum() / (kept.sum() + gold)
        if f1 > best[1]:
            best = (float(round(t, 2)), float(f1))
    return best


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--limit", type=int)
    args = ap.parse_args()
    rows = collect(args.setting, read_gold("polnear.dev", args.limit))
    halves = [rows[0::2], rows[1::2]]
    crossed = []
    for a, b in (halves, halves[::-1]):
        w = fit(np.concatenate([r[0] for r in a]), np.concatenate([r[1] for r in a]))
        x, y = np.concatenate([r[0] for r in b]), np.concatenate([r[1] for r in b])
        p = 1 / (1 + np.exp(-x @ w))
        t, _ = best_threshold(p, y, sum(r[2] for r in b))
        kept = p >= t
        crossed.append((p[kept], y[kept]))
        errors = expected_error(p[kept], y[kept]), expected_error(p, y)
        print(f"half: kept {kept.sum()} of {len(p)}, calibration error {errors[0]:.3f} (all {errors[1]:.3f})")
    p, y = (np.concatenate(parts) for parts in zip(*crossed, strict=True))
    print(f"both halves, each by the other's weights: calibration error {expected_error(p, y):.3f}")
    x, y = np.concatenate([r[0] for r in rows]), np.concatenate([r[1] for r in rows])
    w = fit(x, y)
    p = 1 / (1 + np.exp(-x @ w))
    threshold, f1 = best_threshold(p, y, sum(r[2] for r in rows))
    print(f"weights {np.round(w, 3).tolist()}; threshold {threshold}, relation F1 {f1:.3f} before the rules of marks")
    path = MODELS / f"{args.setting}.json"
    card = json.loads(path.read_text())
    logits = x[p >= threshold][:, 1]  # cues less probable than nearly all that are kept need not be linked
    least = max(LOW, round(float(1 / (1 + np.exp(-np.quantile(logits, RAREST)))) - 0.01, 2))
    card |= {"calibration": [round(float(v), 4) for v in w], "quote_threshold": threshold, "cue_threshold": least}
    path.write_text(json.dumps(card, indent=1) + "\n")


if __name__ == "__main__":
    main()
