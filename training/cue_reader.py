"""A teacher of roles that reads the whole window once more for each cue, the cue being marked in what it reads.

As labellers of semantic roles do (Shi and Lin 2019, "Simple BERT Models for Relation Extraction and Semantic Role
Labeling"); far too slow to publish, so what it knows is learnt by the small network.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from quoth.extraction.labels import ROLE_LABELS
from quoth.extraction.windows import DEPTHS, ROLE_WIDTH
from training.layers import dropout
from training.mpnet import MPNet

_SIZE = 384


class CueReader(nn.Module):
    """MPNet in which the pieces of the cue have embeddings of their own, and roles scored word by word."""

    def __init__(self, layers: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = MPNet(layers, dropout)
        hidden = self.encoder.norm.normalized_shape[0]
        self.encoder.depth = nn.Embedding(2 * DEPTHS, hidden)  # the second half for the cue's pieces
        nn.init.normal_(self.encoder.depth.weight, std=0.02)
        self.word = nn.Linear(2 * hidden, _SIZE)
        self.place = nn.Embedding(ROLE_WIDTH, _SIZE)
        self.paragraph = nn.Embedding(3, _SIZE)
        self.norm = nn.LayerNorm(_SIZE)
        self.emit = nn.Sequential(nn.Linear(_SIZE, _SIZE), nn.GELU(), nn.Linear(_SIZE, len(ROLE_LABELS)))
        self.transitions = nn.Parameter(torch.zeros(len(ROLE_LABELS), len(ROLE_LABELS)))

    def forward(self, t: dict[str, Tensor], r: dict[str, Tensor]) -> Tensor:
        """``t``: pieces, case, depth, mask (C, P), first, last (C, W), one window for each cue; ``r``: index, place (C,
        R), cue0, cue1 (C,) as ``Shelf.around`` gives them -> (C, R, labels)."""
        at = torch.arange(t["pieces"].shape[1], device=t["pieces"].device)
        begin, end = t["first"].gather(1, r["cue0"][:, None]), t["last"].gather(1, r["cue1"][:, None])
        of_cue = (at >= begin) & (at <= end)
        x = self.encoder(t["pieces"], t["case"], t["depth"] + DEPTHS * of_cue, t["mask"])
        x = dropout(x, self.encoder.dropout, self.training)
        edges = [t[k].gather(1, r["index"])[..., None].expand(-1, -1, x.shape[-1]) for k in ("first", "last")]
        words = self.word(torch.cat([x.gather(1, e) for e in edges], -1))
        places = torch.arange(ROLE_WIDTH, device=x.device)
        words = self.norm(words + self.place(places) + self.paragraph(r["place"]))
        return self.emit(dropout(words, self.encoder.dropout, self.training))
