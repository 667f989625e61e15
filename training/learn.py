"""A small network learns what teachers think of marked and unmarked windows, by the clock.

    python -m training.learn --table .work/table.npz --opinions .work/opinions --init .work/published.pt --seconds 200 \
      --out .work/learnt.pt

Cue labels and roles are learnt as the teachers' distributions (Hinton et al. 2015; Wang et al. 2021 for the CRF), the
marks themselves beside them.  Another shape (``--inner``, ``--relu``, ``--layers``) is cut from the network begun with.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training import scan
from training.course import (
    MOST_SURPRISING,
    Course,
    Cues,
    add_course,
    cue_loss,
    cuttings,
    device_of,
    in_words,
    measure,
    turns,
)
from training.export import load_checkpoint
from training.network import RoleReader, Tagger, save, shape_of
from training.opinions import Opinions
from training.shelf import Shelf, hidden
from training.table import MARKED, UNMARKED, Table
from training.train import role_scores, student_of, word_vectors


class Lessons:
    """Windows and what the teachers think of them, on a device."""

    def __init__(self, shelf: Shelf, opinions: Opinions) -> None:
        self.shelf, self.opinions, table = shelf, opinions, shelf.table
        self.by_window = Cues(opinions.row, len(table.kind))
        own = {k: torch.from_numpy(getattr(opinions, k)).to(shelf.device) for k in ("cues", "unary", "pairs")}
        self.cues, self.unary, self.pairs = own["cues"], own["unary"], own["pairs"]
        self.roles = torch.from_numpy(table.roles).to(shelf.device)

    def parts(self, model: Tagger, rows: np.ndarray, args: argparse.Namespace) -> dict[str, Tensor]:
        """The losses of some windows."""
        shelf, o, device = self.shelf, self.opinions, self.shelf.device
        numbers, at = self.by_window.of(rows)
        likely = np.where(o.marked[numbers] >= 0, 1.0, o.likely[numbers])
        n = max(1.0, float(likely.sum()))
        t = hidden(shelf.windows(rows), args.mask)
        with torch.autocast(device.type, torch.bfloat16):
            words = word_vectors(model, t)
            scores = model.cue_scores(words).float()
            if len(numbers):
                r = shelf.around(t, at, o.begin[numbers], o.end[numbers])
                emit = role_scores(model, words, r)
        wanted = self.cues[torch.from_numpy(rows).to(device), : scores.shape[1]].float()
        parts = {"soft": -(wanted * scores.log_softmax(-1)).sum() / n, "cue": args.gold * cue_loss(scores, t) / n}
        if len(numbers):
            chosen = torch.from_numpy(numbers).to(device)
            weight = torch.from_numpy((0.3 + 0.7 * likely).astype(np.float32)).to(device)
            told = scan.opinion_loss(emit, model.transitions, r["mask"], self.unary[chosen].float(), self.pairs[chosen])
            parts["opinion"] = (told * weight).sum() / n
            marked = o.marked[numbers]
            if (marked >= 0).any():
                labels = self.roles[torch.from_numpy(marked.clip(0)).long().to(device)].long() * r["mask"]
                real = torch.from_numpy((marked >= 0).astype(np.float32)).to(device)
                loss = scan.loss(emit, model.transitions, labels, r["mask"]).clamp(max=MOST_SURPRISING)
                parts["role"] = args.gold * (loss * real).sum() / n
        return parts


def rounds(table: Table, count: int, rng: random.Random) -> Iterator[np.ndarray]:
    """Batches of one cutting of the marked windows and one of the unmarked, without end."""
    marked, unmarked = (
        [part for part in cuttings(table.turn, table.kind == kind) if len(part)] for kind in (MARKED, UNMARKED)
    )
    most = max(len(marked), len(unmarked))
    parts = [np.concatenate([of[k % len(of)] for of in (marked, unmarked) if of]) for k in range(most)]
    return turns(parts, table.length.astype(np.int64), count, rng)


def beginner(args: argparse.Namespace) -> Tagger:
    """The network to begin with, in the shape that is asked for."""
    model = load_checkpoint(args.init)
    shape = shape_of(model)
    keep = [int(k) for k in args.layers.split(",")] if args.layers else list(range(shape["layers"]))
    if args.inner or args.layers:
        model = student_of(
            model, keep, shape["role_layers"], args.inner or [shape["inner"][k] for k in keep], args.relu
        )
    for layer in model.encoder.layers:
        layer.relu = layer.relu or args.relu
    if args.role_size or args.role_layers:
        size, layers = args.role_size or shape["role_size"], args.role_layers or shape["role_layers"]
        model.roles = RoleReader(size=size, layers=layers)
    if args.narrow is not None:
        model.encoder.narrow = args.narrow
    return model


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--table", type=Path, required=True)
    ap.add_argument("--opinions", type=Path, required=True)
    ap.add_argument("--init", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--layers", help="of the network begun with to keep: 0,2,5")
    ap.add_argument("--inner", type=int, help="inner units of a layer to keep")
    ap.add_argument("--relu", action="store_true")
    ap.add_argument("--narrow", type=int, help="the layer that last reads every piece")
    ap.add_argument("--role-size", type=int, help="a new role reader of this size")
    ap.add_argument("--role-layers", type=int, help="a new role reader of so many layers")
    add_course(ap, seconds=200, batch=32, lr=2.5e-4, mask=0.05)
    ap.add_argument("--gold", type=float, default=0.3, help="weight of the marks themselves")
    args = ap.parse_args()
    device, rng = device_of(args), random.Random(args.seed)
    table = Table.load(args.table)
    shelf = Shelf(table, device)
    lessons = Lessons(shelf, Opinions.load(args.opinions))
    model = beginner(args)
    print(f"{args.out.stem} before: {in_words(measure(model.to(device).eval(), shelf))}", flush=True)
    course = Course(model, args, device)
    stream = rounds(table, args.batch, rng)
    while course.going():
        course.learn(lessons.parts(model, next(stream), args))
    print(f"{args.out.stem}: {course.step} steps, {in_words(measure(model.eval(), shelf))}", flush=True)
    facts = shape_of(model) | {"args": {k: str(v) for k, v in vars(args).items()}}
    save(model.cpu(), args.out, **facts)


if __name__ == "__main__":
    main()
