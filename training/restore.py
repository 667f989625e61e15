"""Published ONNX graphs -> a checkpoint to go on from, where the one they were exported from is not at hand.

    python -m training.restore --setting accurate --out .work/restored.pt

Reads the projections, norms and tables back in the order in which ``training.graph`` wrote them.  Weights come back
as int8 times their scale, so they differ from the checkpoint's by rounding (polnear.dev scores the same, see LOG.md);
word and position embeddings, which training leaves alone, are taken from the packaged MiniLM.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from quoth.extraction.windows import DEPTHS
from training.graph import encoder_graph, role_graph
from training.layers import Layer
from training.network import Encoder, RoleReader, Tagger, save, shape_of
from training.train import pretrained_folder

MODELS = Path(__file__).resolve().parents[1] / "src" / "quoth" / "models"


class Parts:
    """What stands in a graph, kind by kind, in order."""

    def __init__(self, data: bytes) -> None:
        graph = onnx.load_from_string(data).graph
        held = {c.name: numpy_helper.to_array(c) for c in graph.initializer}
        self.linears = iter(
            [
                (held[n.input[1]].astype(np.float32) * held[n.input[3]], held[n.input[6]])
                for n in graph.node
                if n.op_type == "MatMulIntegerToFloat"
            ]
        )
        self.norms = iter(
            [(held[n.input[1]], held[n.input[2]]) for n in graph.node if n.op_type == "LayerNormalization"]
        )
        self.tables = {n.input[1]: held[n.input[0]] for n in graph.node if n.op_type == "Gather" and n.input[0] in held}

    def linear(self, layer: nn.Linear) -> None:
        """Fill the next projection."""
        weight, bias = next(self.linears)
        layer.weight.data.copy_(torch.from_numpy(weight.T.copy()))
        layer.bias.data.copy_(torch.from_numpy(bias.copy()))

    def norm(self, layer: nn.LayerNorm) -> None:
        """Fill the next normalisation."""
        scale, bias = next(self.norms)
        layer.weight.data.copy_(torch.from_numpy(scale.copy()))
        layer.bias.data.copy_(torch.from_numpy(bias.copy()))

    def layer(self, layer: Layer) -> None:
        """Fill the next transformer layer."""
        key, value, query = (nn.Linear(layer.qkv.in_features, layer.out.in_features) for _ in range(3))
        for part in (key, value, query):
            self.linear(part)
        layer.qkv.weight.data.copy_(torch.cat([query.weight.data, key.weight.data, value.weight.data]))
        layer.qkv.bias.data.copy_(torch.cat([query.bias.data, key.bias.data, value.bias.data]))
        self.linear(layer.out)
        self.norm(layer.norm1)
        self.linear(layer.up)
        self.linear(layer.down)
        self.norm(layer.norm2)


def fill_encoder(model: Tagger, parts: Parts) -> None:
    """Encoder, cue tagger and the role reader's two projections of each word."""
    encoder = model.encoder
    assert isinstance(encoder, Encoder)  # teachers are not published
    kinds = torch.from_numpy(parts.tables["kind"].copy()).view(-1, DEPTHS, encoder.case.weight.shape[1])
    encoder.token_type.data.zero_()
    encoder.case.weight.data.copy_(kinds[:, 0])  # the sum of the two is all that the graph holds
    encoder.depth.weight.data.copy_(kinds[0] - kinds[0, 0])
    parts.norm(encoder.norm)
    for transformer in encoder.layers:
        parts.layer(transformer)
    for layer in model.cue_layers():
        parts.linear(layer)
    parts.linear(model.roles.word)
    parts.linear(model.roles.cue)


def fill_roles(roles: RoleReader, parts: Parts) -> None:
    """The role reader above those projections."""
    kinds = torch.from_numpy(parts.tables["kind"].copy()).view(3, 2, -1)  # paragraph, within
    roles.paragraph.weight.data.copy_(kinds[:, 0])
    roles.within.weight.data.copy_(kinds[0] - kinds[0, 0])
    roles.place.weight.data.copy_(torch.from_numpy(parts.tables["place"].copy()))
    parts.norm(roles.norm)
    for layer in roles.layers:
        parts.layer(layer)
    parts.linear(roles.emit)


def encoder_shape(graph: onnx.GraphProto) -> dict[str, Any]:
    """The facts of the encoder as ``shape_of`` gives them."""
    attention = [k for k, n in enumerate(graph.node) if n.op_type == "MultiHeadAttention"]
    heads = [next(a.i for a in graph.node[k].attribute if a.name == "num_heads") for k in attention]
    widths = {c.name: c.dims[-1] for c in graph.initializer if c.dims}
    projections = [widths[n.input[1]] for n in graph.node if n.op_type == "MatMulIntegerToFloat"]
    inner = projections[4 : 6 * len(heads) : 6]  # of each layer: key, value, query, out, up, down
    narrowed = next(k for k, n in enumerate(graph.node) if n.op_type == "Gather" and n.input[1] == "rows")
    relu = any(n.op_type == "Relu" for n in graph.node)
    narrow = sum(k < narrowed for k in attention)
    return {"layers": len(heads), "heads": heads, "inner": inner, "relu": relu, "narrow": narrow}


def restore(folder: Path, setting: str) -> Tagger:
    """The network of a published setting, in fp32."""
    card = json.loads((folder / f"{setting}.json").read_text())
    parts = [Parts((folder / card[k]).read_bytes()) for k in ("encoder", "roles")]
    graphs = [onnx.load(folder / card[k]).graph for k in ("encoder", "roles")]
    role_layers = sum(n.op_type == "MultiHeadAttention" for n in graphs[1].node)
    model = Tagger(**encoder_shape(graphs[0]), role_layers=role_layers)
    assert isinstance(model.encoder, Encoder)
    model.encoder.load_embeddings(pretrained_folder())
    fill_encoder(model, parts[0])
    fill_roles(model.roles, parts[1])
    model.transitions.data.copy_(torch.tensor(card["transitions"]))
    return model.eval()


def worst_difference(old: bytes, new: bytes) -> float:
    """The largest difference between the constants of two graphs of one shape."""
    held = (map(numpy_helper.to_array, onnx.load_from_string(g).graph.initializer) for g in (old, new))
    return max(
        float(np.abs(a.astype(np.float64) - b.astype(np.float64)).max(initial=0.0)) for a, b in zip(*held, strict=True)
    )


def differing(model: Tagger, folder: Path, setting: str) -> Iterator[str]:
    """By how much the restored network, written down again, differs from what is published."""
    card = json.loads((folder / f"{setting}.json").read_text())
    for key, again in (("encoder", encoder_graph(model, int8=True)), ("roles", role_graph(model.roles, int8=True))):
        worst = worst_difference((folder / card[key]).read_bytes(), again)
        yield f"{card[key]}: constants differ by {worst:.2e} at most when written down again"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--setting", default="accurate")
    ap.add_argument("--models", type=Path, default=MODELS)
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    model = restore(args.models, args.setting)
    for line in differing(model, args.models, args.setting):
        print(line)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    save(model, args.out, **shape_of(model), restored=args.setting)


if __name__ == "__main__":
    main()
