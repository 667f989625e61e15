"""A table of windows on a device, and batches of it."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from quoth.extraction.windows import ROLE_LEFT, ROLE_RIGHT, ROLE_WIDTH
from training.batches import MASK
from training.table import Table

_WINDOWS = ("pieces", "case", "depth", "first", "last", "paragraph", "cues", "own")
BESIDE = 10  # words read beyond those whose roles are asked


class Shelf:
    """The windows of a table on a device.

    Cues are named by their number K in ``row``, ``begin`` and ``end``, which are numpy arrays of (K,).
    """

    def __init__(self, table: Table, device: torch.device) -> None:
        self.table, self.device = table, device
        self._held = {}
        for k in _WINDOWS:
            array = getattr(table, k)
            self._held[k] = torch.from_numpy(array.astype(np.int16 if k == "pieces" else array.dtype)).to(device)

    def windows(self, rows: np.ndarray) -> dict[str, Tensor]:
        """Arrays of the windows ``rows`` (B,), as wide as the longest: pieces, case, depth, mask (B, P); first, last,
        paragraph, cues, own, there (B, W), ``there`` being 1 where a word stands."""
        long, wide = int(self.table.length[rows].max()), max(1, int(self.table.words[rows].max()))
        at = self._tensor(rows)
        pieces = {k: self._held[k][at, :long].long() for k in ("pieces", "case", "depth")}
        words = {k: self._held[k][at, :wide].long() for k in ("first", "last", "paragraph", "cues", "own")}
        length, count = self._tensor(self.table.length[rows]), self._tensor(self.table.words[rows])
        mask = (torch.arange(long, device=self.device) < length[:, None]).long()
        there = torch.arange(wide, device=self.device) < count[:, None]
        return pieces | words | {"mask": mask, "there": there, "count": count}

    def around(self, t: dict[str, Tensor], at: np.ndarray, begin: np.ndarray, end: np.ndarray) -> dict[str, Tensor]:
        """The words around cues, as the published network reads them: their paragraph and the next.

        ``at`` (C,): place of each cue's window in ``t``.  -> index (C, R), word of the window; mask, within, place (C,
        R); row, cue0, cue1 (C,).
        """
        row, b, e = self._tensor(at), self._tensor(begin), self._tensor(end)
        words = b[:, None] - ROLE_LEFT + torch.arange(ROLE_WIDTH, device=self.device)
        count = t["count"][row][:, None]
        index = words.clamp(min=0).minimum(count - 1)
        apart = t["paragraph"][row[:, None], index] - t["paragraph"][row, b][:, None]
        mask = (words >= 0) & (words < count) & (apart >= 0) & (apart <= 1)
        within = ((words >= b[:, None]) & (words < e[:, None])).long()
        roles = {"index": index, "mask": mask, "within": within, "place": apart.sign() + 1}
        return roles | {"row": row, "cue0": b, "cue1": e - 1}

    def near(self, rows: np.ndarray, begin: np.ndarray) -> dict[str, Tensor]:
        """As ``windows``, one for each cue, but only the pieces of words that may have a role of it and a few more."""
        t = self.windows(rows)
        low, high = (self._tensor(a)[:, None] for a in self._edges(rows, begin))
        long = int((high - low).max()) + 1
        at = torch.cat([torch.zeros_like(low), low + torch.arange(long, device=self.device)], 1)  # [CLS] stays
        own = {k: t[k].gather(1, at.clamp(max=t[k].shape[1] - 1)) for k in ("pieces", "case", "depth")}
        edges = {k: (t[k] - low + 1).clamp(1, long) for k in ("first", "last")}
        return t | own | edges | {"mask": (at <= high).long()}

    def sizes_near(self, rows: np.ndarray, begin: np.ndarray) -> np.ndarray:
        """How many pieces ``near`` reads for each cue, (C,)."""
        low, high = self._edges(rows, begin)
        return high - low + 2

    def _edges(self, rows: np.ndarray, begin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        table, begin = self.table, begin.astype(np.int64)
        low = np.maximum(begin - ROLE_LEFT - BESIDE, 0)
        high = np.minimum(begin + ROLE_RIGHT + BESIDE, table.words[rows].astype(np.int64)) - 1
        return table.first[rows, low].astype(np.int64), table.last[rows, high].astype(np.int64)

    def _tensor(self, array: np.ndarray) -> Tensor:
        return torch.from_numpy(np.asarray(array).astype(np.int64)).to(self.device, non_blocking=True)


def batches(sizes: np.ndarray, of: np.ndarray, count: int, rng: random.Random) -> list[np.ndarray]:
    """The numbers ``of`` in batches of things alike in size, in random order; sizes: of every thing."""
    noise = np.array([rng.random() for _ in of]) * 24
    order = of[np.argsort(sizes[of] + noise, kind="stable")]
    groups = [order[k : k + count] for k in range(0, len(order), count)]
    rng.shuffle(groups)
    return groups


def hidden(t: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    """The windows with a share of their pieces hidden, so that the network leans on the words around them."""
    if not share:
        return t
    drop = (torch.rand(t["pieces"].shape, device=t["pieces"].device) < share) & (t["mask"] > 0)
    drop[:, 0] = False
    return t | {"pieces": t["pieces"].masked_fill(drop, MASK)}
