"""A network without the heads and inner units that do least for what they cost: quicker, and nearly as good at once.

    python -m training.prune .work/published.pt --share 0.4 --narrow 2 --out .work/pruned.pt

How much a part matters is the squared gradient of the loss by a factor before it, summed over windows (Molchanov et al.
2019, "Importance estimation for neural network pruning"); parts go, the whole network over, from the least
important for their time.  What a part added on average goes into the bias; ``training.train --init`` mends the rest,
or ``training.mend``, where only upper layers were cut.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from training.batches import Piece, batched, cut_pieces
from training.corpora import read_corpus
from training.export import load_checkpoint
from training.layers import Layer
from training.network import Tagger, save, shape_of
from training.train import load_tokenizer, losses

HEAD_COST = 104.0  # of a head in inner units: measured, one window of 210 pieces, int8, AVX2
_EVEN = 32  # inner units are kept in so many at a time


class Watched:
    """A layer with a factor before each head and inner unit, and the sums of what each makes."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self.heads = torch.ones(layer.heads, requires_grad=True)
        self.units = torch.ones(layer.up.out_features, requires_grad=True)
        self.head_worth, self.unit_worth = torch.zeros(layer.heads), torch.zeros(layer.up.out_features)
        self.head_sum, self.unit_sum = torch.zeros(layer.out.in_features), torch.zeros(layer.up.out_features)
        self.seen = 0
        self.hooks = [
            layer.out.register_forward_pre_hook(self._weigh_heads),
            layer.down.register_forward_pre_hook(self._weigh_units),
        ]

    def _weigh_heads(self, _: nn.Module, given: tuple[Tensor]) -> Tensor:
        made = given[0] * self.heads.repeat_interleave(given[0].shape[-1] // len(self.heads))
        self.head_sum += made.detach().sum((0, 1))
        self.seen += made.shape[0] * made.shape[1]
        return made

    def _weigh_units(self, _: nn.Module, given: tuple[Tensor]) -> Tensor:
        made = given[0] * self.units
        self.unit_sum += made.detach().sum((0, 1))
        return made

    def note(self) -> None:
        """Add the squared gradients of one batch."""
        for factor, worth in ((self.heads, self.head_worth), (self.units, self.unit_worth)):
            assert factor.grad is not None  # ``losses`` has just been led back
            worth += factor.grad**2
            factor.grad = None

    def leave(self) -> None:
        """The layer is as it was."""
        for hook in self.hooks:
            hook.remove()


@dataclass(frozen=True)
class Kept:
    """Which heads and inner units of a layer stay."""

    heads: list[int]
    units: list[int]


def watch(model: Tagger, batches: list[list[Piece]]) -> list[Watched]:
    """The layers, once the batches were read."""
    for p in model.parameters():
        p.requires_grad_(False)
    layers = [Watched(layer) for layer in model.encoder.layers]
    for batch in batches:
        losses(model, batch)[0].backward()
        for layer in layers:
            layer.note()
    for layer in layers:
        layer.leave()
    return layers


def choose(worths: list[tuple[Tensor, Tensor]], share: float, first: int = 0, last: int | None = None) -> list[Kept]:
    """What stays of each layer, of the worths of its heads and units, when ``share`` of all their time is to go.

    Layers below ``first``, and from ``last`` on, stay whole, and their time is not counted.

    Raises ValueError where the share is not between 0 and 1.
    """
    if not 0 <= share < 1:
        raise ValueError(f"the share to cut must be at least 0 and below 1, not {share}")
    parts = []
    for number, (heads, units) in list(enumerate(worths))[first:last]:
        parts += [(float(w) / HEAD_COST, HEAD_COST, number, True, k) for k, w in enumerate(heads)]
        parts += [(float(w), 1.0, number, False, k) for k, w in enumerate(units)]
    left = share * sum(cost for _, cost, *_ in parts)
    gone: set[tuple[int, bool, int]] = set()
    for _, cost, number, head, k in sorted(parts):
        left -= cost
        if left < 0:
            break
        gone.add((number, head, k))
    return [_kept(number, *worth, gone) for number, worth in enumerate(worths)]


def _kept(number: int, heads: Tensor, units: Tensor, gone: set[tuple[int, bool, int]]) -> Kept:
    """What stays of a layer: at least one head, and inner units to the next full ``_EVEN``."""
    best_head = int(heads.argmax())
    stay = [k for k in range(len(heads)) if k == best_head or (number, True, k) not in gone]
    count = sum((number, False, k) not in gone for k in range(len(units)))
    count = min(len(units), max(1, -(-count // _EVEN)) * _EVEN)
    return Kept(stay, units.topk(count).indices.sort().values.tolist())


def cut(model: Tagger, layers: list[Watched], kept: list[Kept], narrow: int | None = None) -> Tagger:
    """The network with only what is kept."""
    shape = shape_of(model)
    sizes = {"heads": [len(k.heads) for k in kept], "inner": [len(k.units) for k in kept]}
    small = Tagger(**(shape | sizes | ({} if narrow is None else {"narrow": narrow})))
    state = {k: v for k, v in model.state_dict().items() if not k.startswith("encoder.layers.")}
    small.load_state_dict(state, strict=False)
    for layer, watched, stay in zip(small.encoder.layers, layers, kept, strict=True):
        _fill(layer, watched, stay)
    return small.eval()


@torch.no_grad()
def _fill(layer: Layer, watched: Watched, kept: Kept) -> None:
    own = watched.layer
    size = own.out.in_features // own.heads
    rows = torch.tensor([h * size + i for h in kept.heads for i in range(size)])
    stacked = torch.cat([rows + part * own.out.in_features for part in range(3)])
    layer.qkv.weight.copy_(own.qkv.weight[stacked])
    layer.qkv.bias.copy_(own.qkv.bias[stacked])
    units = torch.tensor(kept.units)
    layer.up.weight.copy_(own.up.weight[units])
    layer.up.bias.copy_(own.up.bias[units])
    for new, old, stay, total in (
        (layer.out, own.out, rows, watched.head_sum),
        (layer.down, own.down, units, watched.unit_sum),
    ):
        lost = total / max(1, watched.seen)
        lost[stay] = 0.0
        new.weight.copy_(old.weight[:, stay])
        new.bias.copy_(old.bias + old.weight @ lost)
    layer.norm1.load_state_dict(own.norm1.state_dict())
    layer.norm2.load_state_dict(own.norm2.state_dict())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--corpora", default="polnear.train,.work/silver.jsonl")
    ap.add_argument("--documents", type=int, default=120)
    ap.add_argument("--share", type=float, default=0.4, help="of the time of heads and inner units, to be cut")
    ap.add_argument("--first", type=int, default=0, help="layers below this one stay whole; the share is of the others")
    ap.add_argument("--last", type=int, help="layers from this one on stay whole, too")
    ap.add_argument("--narrow", type=int, help="the layer that last reads every piece")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--seed", type=int, default=3)
    args = ap.parse_args()
    rng = random.Random(args.seed)
    examples = read_corpus(args.data, args.corpora.split(","), None)
    rng.shuffle(examples)
    batches = batched(cut_pieces(examples[: args.documents], load_tokenizer(), rng, 0.0), 4, rng)
    model = load_checkpoint(args.checkpoint)
    layers = watch(model, batches)
    kept = choose([(x.head_worth, x.unit_worth) for x in layers], args.share, args.first, args.last)
    small = cut(model, layers, kept, args.narrow)
    print(f"{len(batches)} batches; kept: " + ", ".join(f"{len(k.heads)} heads, {len(k.units)} units" for k in kept))
    save(small, args.out, **shape_of(small))


if __name__ == "__main__":
    main()
