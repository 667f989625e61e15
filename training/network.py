"""The tagger as a network: MiniLM encoder, cue tagger, and roles read once more for each cue.

Shapes are in named dimensions: B windows, P pieces, W words, C cues, R words around a cue (``ROLE_WIDTH``), H hidden
size of the encoder (384), D of the role reader.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from quoth.extraction.labels import CUE_LABELS, ROLE_LABELS, allowed_transitions, may_end, may_start
from quoth.extraction.windows import CLS, ROLE_WIDTH, SEP
from training.layers import Layer, Layers, dropout
from training.mpnet import MPNet

_HEADS = 12  # of MiniLM, each of 32 units


def by_layer(sizes: int | Sequence[int], layers: int) -> list[int]:
    """One size for each layer, of one for all or of as many as there are layers."""
    return [sizes] * layers if isinstance(sizes, int) else list(sizes)


class Encoder(nn.Module):
    """MiniLM with two more embeddings: letter case and where the piece stands among quotation marks.

    ``heads`` and ``inner`` may be given layer by layer, where some were cut away.  ``narrow`` numbers the layer that
    last reads every piece: from there on only those that begin or end a word, [CLS] and [SEP] are computed and read.
    """

    def __init__(
        self,
        layers: int = 6,
        hidden: int = 384,
        heads: int | Sequence[int] = 12,
        inner: int | Sequence[int] = 1536,
        dropout: float = 0.1,
        relu: bool = False,
        narrow: int | None = None,
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, hidden)
        self.position = nn.Embedding(512, hidden)
        self.token_type = nn.Parameter(torch.zeros(hidden))
        self.case = nn.Embedding(5, hidden)
        self.depth = nn.Embedding(5, hidden)
        nn.init.normal_(self.case.weight, std=0.01)
        nn.init.normal_(self.depth.weight, std=0.01)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        sizes = zip(by_layer(heads, layers), by_layer(inner, layers), strict=True)
        size = hidden // _HEADS
        self.layers = Layers(Layer(hidden, h, i, dropout, relu, head_size=size) for h, i in sizes)
        self.dropout = dropout
        self.narrow = layers - 1 if narrow is None else narrow

    def forward(self, pieces: Tensor, case: Tensor, depth: Tensor, mask: Tensor, kept: Tensor | None = None) -> Tensor:
        """pieces, case, depth: (B, P) ids; mask, kept: (B, P), 1 where a piece stands, and is read to the end.

        -> (B, P, H), of which the rows that are not kept mean nothing.
        """
        return self.rise(self.embed(pieces, case, depth), mask, mask if kept is None else kept)

    def embed(self, pieces: Tensor, case: Tensor, depth: Tensor) -> Tensor:
        """pieces, case, depth: (B, P) ids -> (B, P, H), what the first layer reads."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(pieces) + self.position(positions)[None] + self.token_type + self.case(case) + self.depth(depth)
        return dropout(self.norm(x), self.dropout, self.training)

    def rise(self, x: Tensor, mask: Tensor, kept: Tensor, first: int = 0, last: int | None = None) -> Tensor:
        """x: (B, P, H) through the layers from ``first`` up to before ``last``; masks as in ``forward``."""
        whole, part = (((1.0 - m.float()) * -1e4)[:, None, None, :] for m in (mask, kept))
        for number, layer in enumerate(self.layers):
            if first <= number and (last is None or number < last):
                x = layer(x, whole if number <= self.narrow else part)
        return x

    def load_embeddings(self, folder: Path) -> dict[str, Tensor]:
        """Take the embeddings of the packaged MiniLM; -> all of its weights by name."""
        from safetensors.torch import load_file

        w = load_file(str(folder / "model.safetensors"))
        w = {k.removeprefix("bert."): v for k, v in w.items()}
        self.word.weight.data.copy_(w["embeddings.word_embeddings.weight"])
        self.position.weight.data.copy_(w["embeddings.position_embeddings.weight"])
        self.token_type.data.copy_(w["embeddings.token_type_embeddings.weight"][0])
        self.norm.weight.data.copy_(w["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(w["embeddings.LayerNorm.bias"])
        return w

    def load_pretrained(self, folder: Path, keep: list[int]) -> None:
        """Take the weights of the packaged MiniLM; ``keep`` names the layers to take, in order."""
        w = self.load_embeddings(folder)
        for layer, number in zip(self.layers, keep, strict=True):
            p = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                a = [w[f"{p}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, kind).data.copy_(torch.cat(a))
                getattr(layer.out, kind).data.copy_(w[f"{p}attention.output.dense.{kind}"])
                getattr(layer.norm1, kind).data.copy_(w[f"{p}attention.output.LayerNorm.{kind}"])
                getattr(layer.up, kind).data.copy_(w[f"{p}intermediate.dense.{kind}"])
                getattr(layer.down, kind).data.copy_(w[f"{p}output.dense.{kind}"])
                getattr(layer.norm2, kind).data.copy_(w[f"{p}output.LayerNorm.{kind}"])


class RoleReader(nn.Module):
    """Reads the words around one cue and scores each as source, content or neither of that cue."""

    def __init__(self, hidden: int = 384, size: int = 192, layers: int = 2, heads: int = 4, dropout: float = 0.1):
        super().__init__()
        self.word = nn.Linear(hidden, size)
        self.cue = nn.Linear(hidden, size)
        self.place = nn.Embedding(ROLE_WIDTH, size)  # position relative to the cue's first word
        self.within = nn.Embedding(2, size)  # whether the word is of the cue
        self.paragraph = nn.Embedding(3, size)  # before, in, after the cue's paragraph
        self.norm = nn.LayerNorm(size)
        self.layers = Layers(Layer(size, heads, 2 * size, dropout) for _ in range(layers))
        self.emit = nn.Linear(size, len(ROLE_LABELS))

    def forward(self, words: Tensor, cue: Tensor, within: Tensor, paragraph: Tensor, mask: Tensor) -> Tensor:
        """words: (C, R, H); cue: (C, H); within, paragraph, mask: (C, R) -> (C, R, labels)."""
        places = torch.arange(ROLE_WIDTH, device=words.device)
        x = self.word(words) + self.cue(cue)[:, None] + self.place(places)[None]
        x = self.norm(x + self.within(within) + self.paragraph(paragraph))
        bias = ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.emit(x)


class Tagger(nn.Module):
    """The whole network; ``base`` "minilm" or, for a teacher, "mpnet" (whose layers' size is its own)."""

    def __init__(
        self,
        layers: int = 6,
        dropout: float = 0.1,
        role_layers: int = 2,
        inner: int | Sequence[int] = 1536,
        relu: bool = False,
        base: str = "minilm",
        role_size: int = 192,
        heads: int | Sequence[int] = _HEADS,
        narrow: int | None = None,
    ) -> None:
        super().__init__()
        large = base == "mpnet"
        self.base = base
        self.encoder = MPNet(layers, dropout) if large else Encoder(layers, 384, heads, inner, dropout, relu, narrow)
        self.narrow = nn.Linear(self.encoder.norm.normalized_shape[0], 384) if large else nn.Identity()
        self.cues = nn.Sequential(nn.Linear(384, 192), nn.GELU(), nn.Linear(192, len(CUE_LABELS)))
        self.roles = RoleReader(size=role_size, layers=role_layers, dropout=dropout)
        self.transitions = nn.Parameter(torch.zeros(len(ROLE_LABELS), len(ROLE_LABELS)))

    def words(self, pieces: Tensor, case: Tensor, depth: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """first, last: (B, W) piece of each word -> (B, W, H), the mean of the word's two edge pieces."""
        read = [pieces, case, depth, mask]
        if isinstance(self.encoder, Encoder):
            read.append(kept_pieces(pieces, mask, first, last))
        x = self.narrow(dropout(self.encoder(*read), self.encoder.dropout, self.training))
        h = x.shape[-1]
        a = x.gather(1, first[..., None].expand(-1, -1, h))
        b = x.gather(1, last[..., None].expand(-1, -1, h))
        return (a + b) / 2

    def cue_layers(self) -> tuple[nn.Linear, nn.Linear]:
        """The two projections of the cue tagger."""
        inner, _, outer = self.cues
        assert isinstance(inner, nn.Linear) and isinstance(outer, nn.Linear)
        return inner, outer

    def cue_scores(self, words: Tensor) -> Tensor:
        """(B, W, H) -> (B, W, cue labels)."""
        return self.cues(words)


def kept_pieces(pieces: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """The pieces that begin or end a word, [CLS] and [SEP], (B, P)."""
    edges = torch.zeros_like(pieces, dtype=torch.bool).scatter(1, first, True).scatter(1, last, True)
    return (edges | (pieces == CLS) | (pieces == SEP)) & mask.bool()


_ALLOWED = torch.tensor(allowed_transitions())
_START = torch.tensor([0.0 if may_start(i) else -1e4 for i in range(len(ROLE_LABELS))])
_END = torch.tensor([0.0 if may_end(i) else -1e4 for i in range(len(ROLE_LABELS))])


@torch.autocast("cpu", enabled=False)
def crf_loss(emit: Tensor, transitions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of each cue's role sequence; -> (C,).

    emit: (C, R, L); labels: (C, R); mask: (C, R), true on one contiguous run of words.  Linear-chain CRF (Lafferty,
    McCallum and Pereira 2001) with the forbidden transitions fixed; words outside the mask are skipped.
    """
    emit = emit.float()
    trans = transitions.masked_fill(~_ALLOWED.to(emit.device), -1e4)
    start, end = _START.to(emit.device), _END.to(emit.device)
    c, r, _ = emit.shape
    expt = trans.exp()
    alpha = emit.new_zeros(c, emit.shape[2])
    begun = torch.zeros(c, 1, dtype=torch.bool, device=emit.device)
    for i in range(r):
        m = mask[:, i : i + 1]
        top = alpha.max(1, keepdim=True).values.detach()
        step = ((alpha - top).exp() @ expt).clamp_min(1e-30).log() + top + emit[:, i]
        fresh = start + emit[:, i]
        alpha = torch.where(m, torch.where(begun, step, fresh), alpha)
        begun = begun | m
    logz = torch.logsumexp(alpha + end, 1)
    mf = mask.float()
    gold = (emit.gather(2, labels[..., None]).squeeze(-1) * mf).sum(1)
    both = mf[:, 1:] * mf[:, :-1]
    gold = gold + (trans[labels[:, :-1], labels[:, 1:]] * both).sum(1)
    return (logz - gold) * mask.any(1)


def shape_of(model: Tagger) -> dict[str, Any]:
    """The facts of a checkpoint that are needed to build the network again."""
    layers = model.encoder.layers
    roles = {"role_layers": len(model.roles.layers), "role_size": model.roles.emit.in_features}
    cut = {"inner": [x.up.out_features for x in layers], "heads": [x.heads for x in layers]}
    narrow = getattr(model.encoder, "narrow", None)
    return (
        {"layers": len(layers)} | roles | cut | {"relu": next(iter(layers)).relu, "base": model.base, "narrow": narrow}
    )


def save(model: Tagger, path: Path, **facts: object) -> None:
    """Write weights and the facts needed to build the network again."""
    torch.save({"state": model.state_dict(), "facts": json.dumps(facts)}, path)
