"""Linear-chain CRF over role labels in numpy: best path and how sure it is, for many cues at once.

Lafferty, McCallum and Pereira (2001).  Shapes: C cues, R words around a cue, L role labels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from quoth.extraction.labels import ROLE_LABELS, allowed_transitions, may_end, may_start

Floats = npt.NDArray[np.float32]
_NEVER = np.float32(-1e4)
_START = np.array([0.0 if may_start(i) else _NEVER for i in range(len(ROLE_LABELS))], dtype=np.float32)
_END = np.array([0.0 if may_end(i) else _NEVER for i in range(len(ROLE_LABELS))], dtype=np.float32)


def transition_scores(learned: Sequence[Sequence[float]]) -> Floats:
    """(L, L) transition scores with the forbidden ones ruled out."""
    return np.where(np.array(allowed_transitions()), np.array(learned, dtype=np.float32), _NEVER).astype(np.float32)


def best_paths(emit: Floats, trans: Floats, count: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Floats]:
    """Viterbi labels (C, R), 0 beyond the cue's words, and the log-probability of each whole path (C,).

    emit: (C, R, L); trans: (L, L); count: (C,), how many of the R words are there, at least one.
    """
    c, r, n = emit.shape
    if not c:
        return np.zeros((c, r), dtype=np.int64), np.zeros(c, dtype=np.float32)
    order = np.argsort(-count, kind="stable")  # the longest first: those that have a word at i are the first going[i]
    going = (count[None] > np.arange(r)[:, None]).sum(1).tolist()
    scores = np.ascontiguousarray(emit[order].transpose(1, 0, 2))  # (R, C, L)
    scores -= scores.max(2, keepdims=True)
    likely = np.exp(scores.astype(np.float64))
    into, odds = np.ascontiguousarray(trans.T), np.exp(trans.astype(np.float64))
    best = np.empty((r, c, n), dtype=np.float32)  # score of the best path that ends here with each label
    best[0] = scores[0] + _START
    share = likely[0] * np.exp(_START.astype(np.float64))  # how all paths divide among the labels they end with
    total = np.ones((r, c, 1))
    for i in range(1, r):
        k = going[i]
        best[i, :k] = (best[i - 1, :k, None] + into).max(2) + scores[i, :k]
        total[i, :k] = np.maximum(share[:k].sum(1, keepdims=True), 1e-300)
        share[:k] = (share[:k] / total[i, :k]) @ odds * likely[i, :k]
    log_all = np.log(total).sum((0, 2)) + np.log(np.maximum(share @ np.exp(_END.astype(np.float64)), 1e-300))
    final = best[count[order] - 1, np.arange(c)] + _END
    path = np.zeros((r, c), dtype=np.int64)
    at = final.argmax(1)
    for i in range(r - 1, 0, -1):
        k = going[i]
        path[i, :k] = at[:k]
        at[:k] = (best[i - 1, :k] + into[at[:k]]).argmax(1)
    path[0] = at
    labels, sure = np.empty((c, r), dtype=np.int64), np.empty(c, dtype=np.float32)
    labels[order], sure[order] = path.T, final.max(1) - log_all
    return labels, sure


def runs_of(labels: npt.NDArray[np.int64], kind: str) -> list[list[tuple[int, int]]]:
    """Half-open runs of one role ("source" or "content") in each of the label sequences (C, R)."""
    begin, end, single = (ROLE_LABELS.index(f"{tag}-{kind}") for tag in "BES")
    rows, starts = np.nonzero((labels == begin) | (labels == single))
    _, ends = np.nonzero((labels == end) | (labels == single))
    out: list[list[tuple[int, int]]] = [[] for _ in labels]
    for row, a, b in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        out[row].append((a, b + 1))
    return out
