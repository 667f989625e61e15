"""Linear-chain CRF over role labels in numpy: best path and how sure it is, for many cues at once.

Lafferty, McCallum and Pereira (2001).  Shapes: C cues, R words around a cue, L role labels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from quoth.extraction.labels import ROLE_LABELS, allowed_transitions, may_end, may_start

Floats = npt.NDArray[np.float32]
_Doubles = npt.NDArray[np.float64]
_NEVER = np.float32(-1e4)
_LEAST = 1e-300
_RESCALED = 8  # words between two divisions by the sum: far from underflow, and most of the time saved
_START = np.array([0.0 if may_start(i) else _NEVER for i in range(len(ROLE_LABELS))], dtype=np.float32)
_END = np.array([0.0 if may_end(i) else _NEVER for i in range(len(ROLE_LABELS))], dtype=np.float32)


def transition_scores(learned: Sequence[Sequence[float]]) -> Floats:
    """(L, L) transition scores with the forbidden ones ruled out."""
    return np.where(np.array(allowed_transitions()), np.array(learned, dtype=np.float32), _NEVER).astype(np.float32)


def best_paths(emit: Floats, trans: Floats, count: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Floats]:
    """Viterbi labels (C, R), 0 beyond the cue's words, and the log-probability of each whole path (C,).

    emit: (C, R, L); trans: (L, L); count: (C,), how many of the R words are there, at least one.
    """
    c, r, _ = emit.shape
    if not c:
        return np.zeros((c, r), dtype=np.int64), np.zeros(c, dtype=np.float32)
    order = np.argsort(-count, kind="stable")  # the longest first: those that have a word at i are the first going[i]
    going = (count[None] > np.arange(r)[:, None]).sum(1).tolist()
    scores = np.ascontiguousarray(emit[order].transpose(1, 2, 0))  # (R, L, C): cues last, so that each step is one row
    scores -= scores.max(1, keepdims=True)
    path, top = _best(scores, trans, count[order], going)
    log_all = _log_all(np.exp(scores.astype(np.float64)), np.exp(trans.astype(np.float64)), going)
    labels, sure = np.empty((c, r), dtype=np.int64), np.empty(c, dtype=np.float32)
    labels[order], sure[order] = path.T, top - log_all
    return labels, sure


def _best(
    scores: Floats, trans: Floats, count: npt.NDArray[np.int64], going: list[int]
) -> tuple[npt.NDArray[np.int64], Floats]:
    """The best label at each place (R, C) and the score of the best path (C,)."""
    r, n, c = scores.shape
    best = np.empty((r, n, c), dtype=np.float32)  # score of the best path that ends here with each label
    best[0] = scores[0] + _START[:, None]
    ways, steps = np.empty((n, n, c), dtype=np.float32), trans[:, :, None]
    for i in range(1, r):
        k = going[i]
        np.add(best[i - 1, :, None, :k], steps, out=ways[:, :, :k])
        np.maximum.reduce(ways[:, :, :k], axis=0, out=best[i, :, :k])
        best[i, :, :k] += scores[i, :, :k]
    final = best[count - 1, :, np.arange(c)] + _END
    path = np.zeros((r, c), dtype=np.int64)
    at = final.argmax(1)
    for i in range(r - 1, 0, -1):
        k = going[i]
        path[i, :k] = at[:k]
        (best[i - 1, :, :k] + trans.take(at[:k], axis=1)).argmax(0, out=at[:k])
    path[0] = at
    return path, final.max(1)


def _log_all(likely: _Doubles, odds: _Doubles, going: list[int]) -> _Doubles:
    """The logarithm of the sum over all paths (C,); likely: (R, L, C)."""
    r, _, c = likely.shape
    share = (
        likely[0] * np.exp(_START.astype(np.float64))[:, None]
    )  # how all paths divide among the labels they end with
    end, into = np.exp(_END.astype(np.float64)), np.ascontiguousarray(odds.T)
    told, log_all = np.zeros(c), np.empty(c)  # told: what was divided out of the shares so far
    for i in range(1, r + 1):
        k = going[i] if i < r else 0
        if k < share.shape[1]:  # the others end here
            log_all[k : share.shape[1]] = told[k : share.shape[1]] + np.log(np.maximum(end @ share[:, k:], _LEAST))
            share = np.ascontiguousarray(share[:, :k])
            if not k:
                break
        share = (into @ share) * likely[i, :, :k]
        if i % _RESCALED == 0:
            total = np.maximum(share.sum(0), _LEAST)
            share /= total
            told[:k] += np.log(total)
    return log_all


def runs_of(labels: npt.NDArray[np.int64], kind: str) -> list[list[tuple[int, int]]]:
    """Half-open runs of one role ("source" or "content") in each of the label sequences (C, R)."""
    begin, end, single = (ROLE_LABELS.index(f"{tag}-{kind}") for tag in "BES")
    rows, starts = np.nonzero((labels == begin) | (labels == single))
    _, ends = np.nonzero((labels == end) | (labels == single))
    out: list[list[tuple[int, int]]] = [[] for _ in labels]
    for row, a, b in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        out[row].append((a, b + 1))
    return out
