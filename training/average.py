"""Checkpoints of one line of training -> one with the mean of their weights.

    python -m training.average .work/a/model.pt .work/b/epoch2.pt .work/b/epoch4.pt --out .work/mean.pt

Wortsman and others, "Model soups" (2022): networks tuned further from the same weights lie in one basin, and their mean
is as good as an ensemble at the cost of one.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.export import load_checkpoint
from training.network import save


def average(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of each weight; the checkpoints must be of networks of one shape."""
    states = [load_checkpoint(path).state_dict() for path in paths]
    return {k: torch.stack([s[k].double() for s in states]).mean(0).float() for k in states[0]}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("checkpoints", type=Path, nargs="+")
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    facts = json.loads(torch.load(args.checkpoints[0], weights_only=True)["facts"])
    model = load_checkpoint(args.checkpoints[0])
    model.load_state_dict(average(args.checkpoints))
    save(model, args.out, **facts | {"mean_of": [p.as_posix() for p in args.checkpoints]})


if __name__ == "__main__":
    main()
