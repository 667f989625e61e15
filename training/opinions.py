"""What teachers think of every window of a table, for a small network to learn.

    python -m training.opinions --table .work/table.npz --teachers .work/teacher1.pt,.work/teacher2.pt \
      --readers .work/reader1.pt --out .work/opinions

Of each word, how probable each cue label is; of each cue that is marked or likely, the marginals of its roles: means
over the teachers, those that read cue by cue weighing what surprises least on the measured windows.  A teacher that
lost its way (whose surprise there is half as large again as the best one's of its kind) is not asked.

Teachers that left a fold of the marked texts unread (``training.course --leave``) are asked about that fold and about
unmarked texts, and about nothing that they learnt: of what it has learnt a teacher knows the marks, not what it thinks
(cross-fitting, Dao et al. 2021, "Knowledge Distillation as Semiparametric Inference").
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from quoth.extraction.decode import find_cues
from quoth.extraction.labels import CUE_LABELS, ROLE_LABELS
from quoth.extraction.windows import ROLE_WIDTH
from training import scan
from training.course import (
    Cues,
    best_f1,
    device_of,
    each_cue,
    each_window,
    in_words,
    load_teacher,
    measure_any,
    role_marks,
)
from training.cue_reader import CueReader
from training.network import Tagger
from training.shelf import Shelf
from training.table import MARKED, MEASURED, Table
from training.train import role_scores

LIKELY = 0.08  # how probable a cue must be for its roles to be learnt
LOST = 1.5  # how much more than the best of its kind a teacher may be surprised and still be asked


@dataclass(frozen=True)
class Opinions:
    """``cues`` (N, W, labels) probabilities; ``row``, ``begin``, ``end`` (K,) cues; ``marked`` (K,) number of the cue
    among the table's, or -1; ``likely`` (K,) how probable it is; ``unary`` (K, R, labels) and ``pairs`` (K, labels,
    labels) marginals of its roles."""

    cues: np.ndarray
    row: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    marked: np.ndarray
    likely: np.ndarray
    unary: np.ndarray
    pairs: np.ndarray

    def save(self, folder: Path) -> None:
        """Write one file for each array."""
        folder.mkdir(parents=True, exist_ok=True)
        for f in fields(self):
            np.save(folder / f"{f.name}.npy", getattr(self, f.name))

    @classmethod
    def load(cls, folder: Path) -> Opinions:
        """Read what ``save`` wrote."""
        return cls(**{f.name: np.load(folder / f"{f.name}.npy") for f in fields(cls)})


Held = list[tuple[np.ndarray, dict[str, Tensor], Tensor]]


def likely_cues(table: Table, cues: np.ndarray) -> dict[str, np.ndarray]:
    """The marked cues, and what the teachers take for one; cues: (N, W, labels) probabilities of words of their own."""
    of = Cues(table.row, len(table.kind))
    found: list[tuple[int, int, int, int, float]] = []
    starts = cues[..., 1] + cues[..., 4]
    for row in np.flatnonzero((starts > LIKELY).any(1) | np.isin(np.arange(len(cues)), table.row)).tolist():
        taken = np.zeros(cues.shape[1], bool)
        for k in of.of(np.array([row]))[0].tolist():
            s, e = int(table.begin[k]), int(table.end[k])
            if table.real[k]:
                found.append((row, s, e, k, float(starts[row, s])))
                taken[s:e] = True
        for (s, e), p in find_cues(cues[row, : int(table.words[row])], LIKELY):
            if not taken[s:e].any():
                found.append((row, s, e, -1, p))
    kinds = {"row": np.int32, "begin": np.int16, "end": np.int16, "marked": np.int32, "likely": np.float32}
    return {k: np.array([f[i] for f in found], kind) for i, (k, kind) in enumerate(kinds.items())}


def window_roles(model: Tagger, shelf: Shelf, held: Held, cues: dict[str, np.ndarray]) -> Iterator[tuple]:
    """Numbers, arrays and marginals of the cues' roles, by a teacher that reads a window once."""
    by_window = Cues(cues["row"], len(shelf.table.kind))
    for rows, t, words in held:
        numbers, at = by_window.of(rows)
        if len(numbers):
            r = shelf.around(t, at, cues["begin"][numbers], cues["end"][numbers])
            with torch.autocast(shelf.device.type, torch.bfloat16), torch.no_grad():
                emit = role_scores(model, words, r)
            yield numbers, r, *scan.marginals(emit, model.transitions, r["mask"])


def read_cues(
    model: CueReader, shelf: Shelf, asked: np.ndarray, cues: dict[str, np.ndarray]
) -> Iterator[tuple[np.ndarray, dict[str, Tensor], Tensor, Tensor]]:
    """As ``window_roles``, by a teacher that reads cue by cue, of the windows (N,) that it is asked about."""
    of = np.flatnonzero(asked[cues["row"]])
    for numbers, r, unary, pairs in each_cue(model, shelf, {k: cues[k][of] for k in ("row", "begin", "end")}):
        yield of[numbers], r, unary, pairs


class Sums:
    """Marginals of cues, added up over teachers."""

    def __init__(self, count: int, device: torch.device) -> None:
        self.unary = torch.zeros(count, ROLE_WIDTH, len(ROLE_LABELS), dtype=torch.float16, device=device)
        self.pairs = torch.zeros(count, len(ROLE_LABELS), len(ROLE_LABELS), device=device)
        self.teachers = torch.zeros(count, device=device)

    def add(self, found: Iterator[tuple]) -> None:
        """Add what one teacher thinks."""
        for numbers, _, unary, pairs in found:
            at = torch.from_numpy(numbers).to(self.unary.device)
            self.unary[at] += unary.half()
            self.pairs[at] += pairs
            self.teachers[at] += 1

    def mean(self) -> tuple[Tensor, Tensor]:
        """The mean over the teachers asked about each cue."""
        count = self.teachers.clamp(min=1)[:, None, None]
        return self.unary / count.half(), self.pairs / count


Kind = TypeVar("Kind", Tagger, CueReader)


def sound(paths: str, shelf: Shelf, kind: type[Kind]) -> list[tuple[Kind, int | None]]:
    """The teachers of one kind that have not lost their way; paths: joined by commas."""
    models = [(p, load_teacher(Path(p), shelf.device)) for p in paths.split(",") if p]
    told = [(p, m, left, measure_any(m, shelf)) for p, (m, left) in models]
    for path, *_, marks in told:
        print(f"{path}: {in_words(marks)}", flush=True)
    best = min((marks["surprise"] for *_, marks in told), default=0.0)
    near = [(m, left) for _, m, left, marks in told if marks["surprise"] <= LOST * best]
    return [(m, left) for m, left in near if isinstance(m, kind)]


def asked(teachers: Sequence[tuple[nn.Module, int | None]], table: Table) -> list[np.ndarray]:
    """Which windows (N,) each teacher is asked about; one that nobody left unread is everybody's."""
    fold, marked = table.fold(), table.kind == MARKED
    may = [~marked | (left is None) | (fold == left) for _, left in teachers]
    nobody = ~np.any(may, axis=0) if may else marked
    return [m | nobody for m in may]


def read_windows(teachers: list[Tagger], shelf: Shelf, asked: list[np.ndarray]) -> tuple[np.ndarray, list[Held]]:
    """Mean cue probabilities (N, W, labels), zero where a window does not decide, and each teacher's word vectors."""
    table = shelf.table
    total = np.zeros((*table.cues.shape, len(CUE_LABELS)), np.float32)
    everything = []
    for model, of in zip(teachers, asked, strict=True):
        held = each_window(model, shelf, np.flatnonzero(of))
        everything.append([(rows, t, words.half()) for rows, t, words in held])
        for rows, t, words in held:
            with torch.no_grad():
                p = model.cue_scores(words.float()).float().softmax(-1)
            own = (t["there"] & (t["own"] > 0))[..., None]
            total[rows, : p.shape[1]] += (p * own).cpu().numpy()
    return total / np.maximum(1, np.sum(asked, axis=0, dtype=np.float32))[:, None, None], everything


def choose(table: Table, cues: dict[str, np.ndarray], kinds: tuple[Tensor, Tensor], heard: list[bool]) -> float:
    """The weight of the teachers that read cue by cue with which the measured roles surprise least.

    ``kinds``: the marginals of both kinds of teachers; ``heard``: whether there are any of each.
    """
    of = np.flatnonzero((table.kind[cues["row"]] == MEASURED) & (cues["marked"] >= 0))
    at = torch.from_numpy(of).to(kinds[0].device)
    labels = torch.from_numpy(table.roles[cues["marked"][of]]).long().to(at.device)
    tried = []
    for weight in (0.0, 0.3, 0.5, 0.7, 1.0) if all(heard) else (float(not heard[0]),):
        unary = kinds[0][at].float() * (1 - weight) + kinds[1][at].float() * weight
        there = unary.sum(-1) > 0.5
        marks = role_marks(unary, labels * there, there)
        tried.append((marks["surprise"], weight))
        print(f"weight {weight}: {in_words(marks)}", flush=True)
    return min(tried)[1]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--table", type=Path, required=True)
    ap.add_argument("--teachers", required=True)
    ap.add_argument("--readers", default="")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    began, device = time.time(), device_of(args)
    table = Table.load(args.table)
    shelf = Shelf(table, device)
    teachers, readers = sound(args.teachers, shelf, Tagger), sound(args.readers, shelf, CueReader)
    for_windows, for_cues = asked(teachers, table), asked(readers, table)
    words, held = read_windows([m for m, _ in teachers], shelf, for_windows)
    print(f"windows read [{time.time() - began:.0f} s]", flush=True)
    own = table.kind == MEASURED
    known = np.greater_equal(table.cues, 0) & own[:, None]
    f1, x = best_f1((words[..., 1] + words[..., 4])[known], np.isin(table.cues, (1, 4))[known])
    print(f"measured cues by all teachers: {f1:.4f} at {x:.2f}", flush=True)
    cues = likely_cues(table, words)
    print(f"{len(cues['row'])} cues [{time.time() - began:.0f} s]", flush=True)
    sums = [Sums(len(cues["row"]), device) for _ in range(2)]
    for (model, _), vectors in zip(teachers, held, strict=True):
        sums[0].add(window_roles(model, shelf, vectors, cues))
    del held
    for (reader, _), of in zip(readers, for_cues, strict=True):
        sums[1].add(read_cues(reader, shelf, of, cues))
        print(f"cues read [{time.time() - began:.0f} s]", flush=True)
    (u0, p0), (u1, p1) = (s.mean() for s in sums)
    weight = choose(table, cues, (u0, u1), [bool(teachers), bool(readers)])
    unary, pairs = u0 * (1 - weight) + u1 * weight, p0 * (1 - weight) + p1 * weight
    Opinions(words.astype(np.float16), **cues, unary=unary.cpu().numpy(), pairs=pairs.cpu().numpy()).save(args.out)
    print(f"{args.out} [{time.time() - began:.0f} s]", flush=True)


if __name__ == "__main__":
    main()
