"""What the networks are made of: dropout, attention and one transformer layer, quick on a CPU."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

_NOISE = np.random.Generator(np.random.SFC64(7))


def dropout(x: Tensor, p: float, training: bool) -> Tensor:
    """Dropout whose mask comes from random bytes: torch's own took a quarter of a training step on the CPU."""
    if not training or p == 0.0:
        return x
    if x.is_cuda:
        return F.dropout(x, p)
    keep = _NOISE.integers(0, 256, x.shape, dtype=np.uint8) >= round(256 * p)
    return x * torch.from_numpy(keep).to(x.device, x.dtype).mul_(1 / (1 - p))


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Attention written out: its gradient takes half the time of torch's own on the CPU.

    q, k, v: (B, heads, P, H / heads); mask: additive, broadcast over (B, heads, P, P).
    """
    scores = q @ k.transpose(-2, -1) * q.shape[-1] ** -0.5 + mask.to(q.dtype)
    return scores.softmax(-1).to(v.dtype) @ v


class Layers(nn.ModuleList):
    """A stack of layers, which says that it holds nothing else."""

    def __iter__(self) -> Iterator[Layer]:
        return cast("Iterator[Layer]", super().__iter__())


class Layer(nn.Module):
    """One BERT layer (post-norm), as in the pretrained MiniLM; ``relu`` puts ReLU, which costs less, for its GELU.

    ``head_size`` is given where heads were cut away: the others keep their size.
    """

    def __init__(
        self,
        hidden: int,
        heads: int,
        inner: int,
        dropout: float,
        relu: bool = False,
        eps: float = 1e-12,
        head_size: int = 0,
    ) -> None:
        super().__init__()
        self.heads = heads
        self.relu = relu
        width = heads * (head_size or hidden // heads)
        self.qkv = nn.Linear(hidden, 3 * width)
        self.out = nn.Linear(width, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=eps)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=eps)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (B, P, H); mask: additive, broadcast over (B, heads, P, P)."""
        b, p, _ = x.shape
        q, k, v = self.qkv(x).view(b, p, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        a = attend(q, k, v, mask) if self.training else F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, p, -1))
        x = self.norm1(x + dropout(a, self.dropout, self.training))
        y = self.up(x)
        y = self.down(F.relu(y) if self.relu else F.gelu(y))
        return self.norm2(x + dropout(y, self.dropout, self.training))
