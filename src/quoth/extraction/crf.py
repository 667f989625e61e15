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


def transition_scores(learned: Sequence[Sequence[float]]) -> Floats:
    """(L, L) transition scores with the forbidden ones ruled out."""
    return np.where(np.array(allowed_transitions()), np.array(learned, dtype=np.float32), _NEVER).astype(np.float32)


def best_paths(emit: Floats, trans: Floats, mask: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int64], Floats]:
    """Viterbi labels (C, R), 0 outside the mask, and the log-probability of each whole path (C,).

    emit: (C, R, L); trans: (L, L); mask: (C, R), true on one contiguous run of words of each cue.
    """
    c, r, n = emit.shape
    start = np.array([0.0 if may_start(i) else _NEVER for i in range(n)], dtype=np.float32)
    end = np.array([0.0 if may_end(i) else _NEVER for i in range(n)], dtype=np.float32)
    exp_trans = np.exp(trans)
    best = np.zeros((c, n), dtype=np.float32)
    total = np.zeros((c, n), dtype=np.float32)
    back = np.tile(np.arange(n, dtype=np.int8), (r, c, 1))
    begun = np.zeros((c, 1), dtype=bool)
    for i in range(r):
        m = mask[:, i : i + 1]
        if not m.any():
            continue
        steps = best[:, :, None] + trans[None]
        from_ = steps.argmax(1)
        go = np.take_along_axis(steps, from_[:, None], 1)[:, 0] + emit[:, i]
        top = total.max(1, keepdims=True)
        flow = np.log(np.maximum(np.exp(total - top) @ exp_trans, 1e-30)) + top + emit[:, i]
        fresh = start + emit[:, i]
        best = np.where(m, np.where(begun, go, fresh), best)
        total = np.where(m, np.where(begun, flow, fresh), total)
        back[i] = np.where(m & begun, from_, back[i])
        begun |= m
    final = best + end
    whole = total + end
    top = whole.max(1, keepdims=True)
    logz = np.log(np.exp(whole - top).sum(1)) + top[:, 0]
    labels = np.zeros((c, r), dtype=np.int64)
    at = final.argmax(1)
    rows = np.arange(c)
    for i in range(r - 1, -1, -1):
        labels[:, i] = np.where(mask[:, i], at, 0)
        at = back[i][rows, at]
    return labels, (final.max(1) - logz).astype(np.float32)


def runs_of(labels: npt.NDArray[np.int64], kind: str) -> list[tuple[int, int]]:
    """Half-open runs of one role ("source" or "content") in a label sequence (R,)."""
    ids = {i: name[0] for i, name in enumerate(ROLE_LABELS) if name.endswith("-" + kind)}
    out: list[tuple[int, int]] = []
    begin = -1
    for i, label in enumerate(labels.tolist()):
        tag = ids.get(label)
        if tag == "S":
            out.append((i, i + 1))
        elif tag == "B":
            begin = i
        elif tag == "E" and begin >= 0:
            out.append((begin, i + 1))
            begin = -1
    return out
