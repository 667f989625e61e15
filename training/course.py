"""Teachers, taught by the clock: minutes on a GPU.

    python -m training.course --table .work/table.npz --mpnet .work/all-mpnet-base-v2 --out .work/teacher1.pt
    python -m training.course --table .work/table.npz --mpnet .work/all-mpnet-base-v2 --by-cue --out .work/reader1.pt

Teachers: MPNet-base with the small network's heads (``Tagger``), and MPNet-base that reads each cue by itself
(``CueReader``).  Rates fall with the share of the time that is gone, so a course always ends well.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from quoth.extraction.labels import CUE_B, CUE_S
from training import scan
from training.cue_reader import CueReader
from training.network import Tagger
from training.shelf import Shelf, batches, hidden
from training.table import FOLDS, MARKED, MEASURED, Table
from training.train import role_scores, word_vectors

_WARM = 0.08  # share of the time in which the rate rises
MOST_SURPRISING = 200  # a marked path beyond it teaches nothing: a slip, or cut where the words read end
_STEEPEST = 1.0  # norm of the gradient beyond which it is cut: two of six teachers were lost with 5


class Course:
    """A model, its optimiser and how much of its time, or of its steps where they are given, is gone."""

    def __init__(self, model: nn.Module, args: argparse.Namespace, device: torch.device) -> None:
        self.model, self.device = model.to(device).train(), device
        self.seconds, self.steps = args.seconds, args.steps
        encoder = model.get_submodule("encoder")
        for table in ("word", "position"):
            encoder.get_submodule(table).requires_grad_(False)
        named = [(k, v) for k, v in model.named_parameters() if v.requires_grad]
        self.parameters = [v for _, v in named]
        groups = [[v for k, v in named if k.startswith("encoder.") == low] for low in (True, False)]
        self.optimiser = torch.optim.AdamW(
            [{"params": g, "lr": r, "most": r} for g, r in zip(groups, (args.lr, args.head_lr), strict=True)],
            weight_decay=0.01,
            fused=device.type == "cuda",
        )
        self.began, self.step, self.told = time.time(), 0, 0.0
        self.sums: dict[str, Tensor] = {}

    def going(self) -> bool:
        """Whether time is left; sets the rates."""
        gone = self.step / self.steps if self.steps else (time.time() - self.began) / self.seconds
        share = gone / _WARM if gone < _WARM else max(0.0, 1 - gone) / (1 - _WARM)
        for group in self.optimiser.param_groups:
            group["lr"] = group["most"] * min(1.0, share)
        if gone >= self.told:
            self.told += 0.1
            line = " ".join(f"{k} {float(v):.3f}" for k, v in self.sums.items())
            print(f"{gone:4.0%} step {self.step} {line}", flush=True)
        return gone < 1

    def learn(self, parts: dict[str, Tensor]) -> None:
        """One step down the sum of the losses."""
        total = torch.stack(list(parts.values())).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        nn.utils.clip_grad_norm_(self.parameters, _STEEPEST)
        self.optimiser.step()
        self.step += 1
        for k, v in parts.items():
            self.sums[k] = 0.98 * self.sums.get(k, v.detach()) + 0.02 * v.detach()

    def autocast(self) -> torch.autocast:
        """Matrices in bfloat16."""
        return torch.autocast(self.device.type, torch.bfloat16)


def add_course(ap: argparse.ArgumentParser, *, seconds: float, batch: int, lr: float, mask: float) -> None:
    """The options of every course, with the defaults of this one."""
    ap.add_argument("--seconds", type=float, default=seconds)
    ap.add_argument("--steps", type=int, help="end after so many steps, whatever the clock says")
    ap.add_argument("--batch", type=int, default=batch, help="windows (or, for a teacher --by-cue, cues)")
    ap.add_argument("--lr", type=float, default=lr)
    ap.add_argument("--head-lr", type=float, default=6e-4)
    ap.add_argument("--mask", type=float, default=mask, help="share of the pieces hidden")
    ap.add_argument("--seed", type=int, default=1)


class Cues:
    """Cues by window: ``of`` gives the numbers of those in some windows and the place of their window among these."""

    def __init__(self, row: np.ndarray, windows: int) -> None:
        self.order = np.argsort(row, kind="stable")
        self.starts = np.searchsorted(row[self.order], np.arange(windows + 1))

    def of(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """-> numbers (C,), places in ``rows`` (C,)."""
        found = [self.order[self.starts[r] : self.starts[r + 1]] for r in rows]
        return np.concatenate(found), np.repeat(np.arange(len(rows)), [len(f) for f in found])


def cue_loss(scores: Tensor, t: dict[str, Tensor]) -> Tensor:
    """Cross-entropy of the cue labels that are known, summed."""
    return F.cross_entropy(scores.float().flatten(0, 1), t["cues"].flatten(), ignore_index=-1, reduction="sum")


def teach(args: argparse.Namespace) -> None:
    """Marked windows -> a teacher."""
    table, device = Table.load(args.table), device_of(args)
    shelf, rng = Shelf(table, device), random.Random(args.seed)
    model = teacher_of(args.by_cue, args.layers)
    if args.mpnet:
        model.encoder.load_pretrained(args.mpnet, list(range(args.layers)))
    course = Course(model, args, device)
    marked = (table.kind == MARKED) & (table.fold() != args.leave)
    (teach_cue_by_cue if args.by_cue else teach_windows)(course, shelf, marked, args, rng)
    model.eval()
    print(f"{args.out.stem}: {course.step} steps, {in_words(measure_any(model, shelf))}", flush=True)
    facts = {"by_cue": args.by_cue, "layers": args.layers, "left": args.leave}
    torch.save(facts | {"state": model.state_dict()}, args.out)


def turns(parts: list[np.ndarray], sizes: np.ndarray, count: int, rng: random.Random) -> Iterator[np.ndarray]:
    """Batches of the things of each part, one part (a cutting of the texts) after the other, without end."""
    while True:
        for of in rng.sample(parts, len(parts)):
            yield from batches(sizes, of, count, rng)


def cuttings(turn: np.ndarray, wanted: np.ndarray) -> list[np.ndarray]:
    """The numbers of the things ``wanted`` that are of each cutting."""
    return [np.flatnonzero(wanted & (turn == k)) for k in range(int(turn.max()) + 1)]


def teach_windows(
    course: Course, shelf: Shelf, marked: np.ndarray, args: argparse.Namespace, rng: random.Random
) -> None:
    """Cues and roles at once, as ``training.train`` does."""
    table, model = shelf.table, course.model
    assert isinstance(model, Tagger)
    cues = Cues(table.row, len(table.kind))
    roles = torch.from_numpy(table.roles).to(shelf.device)
    stream = turns(cuttings(table.turn, marked), table.length.astype(np.int64), args.batch, rng)
    while course.going():
        rows = next(stream)
        numbers, at = cues.of(rows)
        t = hidden(shelf.windows(rows), args.mask)
        n = max(1, int(table.real[numbers].sum()))
        with course.autocast():
            words = word_vectors(model, t)
            parts = {"cue": cue_loss(model.cue_scores(words), t) / n}
            if len(numbers):
                r = shelf.around(t, at, table.begin[numbers], table.end[numbers])
                emit = role_scores(model, words, r)
        if len(numbers):
            parts["role"] = _role_loss(emit, model, r, roles, table, numbers) / n
        course.learn(parts)


def _role_loss(
    emit: Tensor, model: Tagger | CueReader, r: dict[str, Tensor], roles: Tensor, table: Table, numbers: np.ndarray
) -> Tensor:
    """CRF loss of the marked roles, words that only look like cues counting less."""
    labels = roles[torch.from_numpy(numbers).to(roles.device)].long() * r["mask"]
    weight = torch.from_numpy(np.where(table.real[numbers] > 0, 1.0, 0.3).astype(np.float32)).to(roles.device)
    return (scan.loss(emit, model.transitions, labels, r["mask"]).clamp(max=MOST_SURPRISING) * weight).sum()


def teach_cue_by_cue(
    course: Course, shelf: Shelf, marked: np.ndarray, args: argparse.Namespace, rng: random.Random
) -> None:
    """Roles, one window for each cue."""
    table, model = shelf.table, course.model
    assert isinstance(model, CueReader)
    roles = torch.from_numpy(table.roles).to(shelf.device)
    parts = cuttings(table.turn[table.row], marked[table.row])
    stream = turns(parts, shelf.sizes_near(table.row, table.begin), args.batch, rng)
    while course.going():
        numbers = next(stream)
        t = hidden(shelf.near(table.row[numbers], table.begin[numbers]), args.mask)
        r = shelf.around(t, np.arange(len(numbers)), table.begin[numbers], table.end[numbers])
        with course.autocast():
            emit = model(t, r)
        course.learn({"role": _role_loss(emit, model, r, roles, table, numbers) / len(numbers)})


def role_marks(unary: Tensor, labels: Tensor, mask: Tensor) -> dict[str, float]:
    """Of marked cues: the mean surprise at a word's label, summed over words, and how many contents, sources and wholes
    come out exactly when each word's likeliest label is taken."""
    surprise = -(unary.gather(2, labels[..., None]).squeeze(-1).clamp_min(1e-6).log() * mask).sum(1)
    best = unary.argmax(-1) * mask
    content = ((best > 4) == (labels > 4)).all(1)
    source = (((best > 0) & (best < 5)) == ((labels > 0) & (labels < 5))).all(1)
    parts = {"surprise": surprise, "content": content, "source": source, "whole": content & source}
    return {k: float(v.float().mean()) for k, v in parts.items()}


def best_f1(start: np.ndarray, gold: np.ndarray) -> tuple[float, float]:
    """The best F1 of words that begin a cue and the threshold it takes."""
    found = [
        (2 * gold[start > x].sum() / max(1, (start > x).sum() + gold.sum()), x) for x in np.arange(0.2, 0.75, 0.03)
    ]
    return max(found)


@torch.no_grad()
def each_window(
    model: Tagger, shelf: Shelf, of: np.ndarray, count: int = 128
) -> list[tuple[np.ndarray, dict[str, Tensor], Tensor]]:
    """Rows, arrays and word vectors (B, W, H) of the windows ``of``, alike ones together."""
    order = of[np.argsort(shelf.table.length[of], kind="stable")]
    out = []
    for k in range(0, len(order), count):
        t = shelf.windows(order[k : k + count])
        with torch.autocast(shelf.device.type, torch.bfloat16):
            out.append((order[k : k + count], t, word_vectors(model, t)))
    return out


def in_words(marks: dict[str, float]) -> str:
    """What was measured, on one line."""
    return ", ".join(f"{k} {v:.4f}" for k, v in marks.items())


def measure_any(model: Tagger | CueReader, shelf: Shelf) -> dict[str, float]:
    """What a teacher of either kind, or a small network, makes of the measured windows."""
    return measure_reader(model, shelf) if isinstance(model, CueReader) else measure(model, shelf)


@torch.no_grad()
def measure(model: Tagger, shelf: Shelf) -> dict[str, float]:
    """Cues and roles of the measured windows."""
    table = shelf.table
    cues = Cues(table.row, len(table.kind))
    starts, golds, unary, labels, masks = [], [], [], [], []
    for rows, t, words in each_window(model, shelf, np.flatnonzero(table.kind == MEASURED)):
        known = t["cues"]
        p = model.cue_scores(words.float()).float().softmax(-1)
        starts.append((p[..., CUE_B] + p[..., CUE_S])[known >= 0].cpu().numpy())
        golds.append(((known == CUE_B) | (known == CUE_S))[known >= 0].cpu().numpy())
        numbers, at = cues.of(rows)
        if len(numbers):
            r = shelf.around(t, at, table.begin[numbers], table.end[numbers])
            emit = role_scores(model, words.float(), r)
            unary.append(scan.marginals(emit, model.transitions, r["mask"])[0])
            labels.append(torch.from_numpy(table.roles[numbers]).long().to(shelf.device) * r["mask"])
            masks.append(r["mask"])
    f1, x = best_f1(np.concatenate(starts), np.concatenate(golds))
    return {"cue": f1, "at": x} | role_marks(torch.cat(unary), torch.cat(labels), torch.cat(masks))


@torch.no_grad()
def each_cue(
    model: CueReader, shelf: Shelf, cues: dict[str, np.ndarray], count: int = 256
) -> Iterator[tuple[np.ndarray, dict[str, Tensor], Tensor, Tensor]]:
    """Numbers, arrays and marginals of the roles of cues, read one by one; ``cues``: row, begin, end (C,)."""
    order = np.argsort(shelf.sizes_near(cues["row"], cues["begin"]), kind="stable")
    for k in range(0, len(order), count):
        numbers = order[k : k + count]
        t = shelf.near(cues["row"][numbers], cues["begin"][numbers])
        r = shelf.around(t, np.arange(len(numbers)), cues["begin"][numbers], cues["end"][numbers])
        with torch.autocast(shelf.device.type, torch.bfloat16):
            emit = model(t, r)
        yield numbers, r, *scan.marginals(emit, model.transitions, r["mask"])


def measure_reader(model: CueReader, shelf: Shelf) -> dict[str, float]:
    """Roles of the measured cues."""
    table = shelf.table
    of = np.flatnonzero(table.kind[table.row] == MEASURED)
    cues = {k: getattr(table, k)[of] for k in ("row", "begin", "end")}
    unary, labels, masks = [], [], []
    for numbers, r, own, _ in each_cue(model, shelf, cues):
        unary.append(own)
        labels.append(torch.from_numpy(table.roles[of[numbers]]).long().to(shelf.device) * r["mask"])
        masks.append(r["mask"])
    return role_marks(torch.cat(unary), torch.cat(labels), torch.cat(masks))


def device_of(args: argparse.Namespace) -> torch.device:
    torch.manual_seed(args.seed)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def teacher_of(by_cue: bool, layers: int) -> Tagger | CueReader:
    """A teacher of either kind that has learnt nothing."""
    return CueReader(layers) if by_cue else Tagger(layers, base="mpnet", role_size=384, role_layers=3)


def load_teacher(path: Path, device: torch.device) -> tuple[Tagger | CueReader, int | None]:
    """What ``main`` wrote, ready to be asked, and the fold of the marked texts that it did not learn."""
    saved = torch.load(path, weights_only=True, map_location=device)
    model = teacher_of(saved["by_cue"], saved["layers"])
    model.load_state_dict(saved["state"])
    return model.to(device).eval(), saved["left"]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--table", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--mpnet", type=Path, help="where training.mpnet put its weights; none for a trial from noise")
    ap.add_argument("--layers", type=int, default=12)
    ap.add_argument("--by-cue", action="store_true", help="a CueReader")
    ap.add_argument("--leave", type=int, choices=range(FOLDS), help="the fold of the marked texts to leave unread")
    add_course(ap, seconds=180, batch=16, lr=6e-5, mask=0.03)
    teach(ap.parse_args())


if __name__ == "__main__":
    main()
