"""The network written down as ONNX graphs, operator by operator, fp32 or int8.

torch's exporter and ONNX Runtime's own fusions leave a third of the time on the table: its fused skip-and-normalise is
five times slower on the CPU than the addition and the normalisation it replaces, and attention stays in pieces.  So the
graphs are built here from the operators that were measured to be fastest, and the session is told to leave them alone.

Words are projected by int8 matrices, one scale per output; activations are quantised as they come, one scale per
window.  Weights use seven bits (-64 to 64), since the sum of two products must fit 16 bits on processors with AVX2 but
without VNNI.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from quoth.extraction.windows import DEPTHS, MAX_PIECES
from training.layers import Layer
from training.network import Encoder, RoleReader, Tagger

MICROSOFT = "com.microsoft"
_TOP = 64  # largest weight in int8
_OPSET, _IR = 20, 9  # ONNX Runtime 1.17 and newer read them


class Graph:
    """ONNX nodes and constants as they are added; every method returns the name of what it computes."""

    def __init__(self, *, int8: bool) -> None:
        self.int8 = int8
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._quantised: dict[str, list[str]] = {}

    def const(self, array: npt.ArrayLike) -> str:
        """A constant."""
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: Any) -> str:
        """A node; the name of its first output, to which _1, _2 ... are added for the others."""
        name = f"n{len(self._nodes)}"
        names = [name, *(f"{name}_{k}" for k in range(1, outputs))]
        self._nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return name

    def linear(self, x: str, layer: nn.Linear) -> str:
        """A projection (..., in) -> (..., out); inputs used twice are quantised once."""
        weight = layer.weight.detach().numpy().T  # (in, out)
        bias = self.const(layer.bias.detach().numpy())
        if not self.int8:
            return self.add("Add", self.add("MatMul", x, self.const(weight)), bias)
        if x not in self._quantised:
            q = self.add("DynamicQuantizeLinear", x, outputs=3)
            self._quantised[x] = [q, f"{q}_1", f"{q}_2"]
        q, scale, zero = self._quantised[x]
        values, scales = to_int8(weight, axis=0)
        w, s = self.const(values), self.const(scales)
        return self.add("MatMulIntegerToFloat", q, w, scale, s, zero, "", bias, domain=MICROSOFT)

    def embed(self, table: npt.NDArray[np.float32], index: str) -> str:
        """Rows of a table, int8 with a scale per row where the graph is int8."""
        if not self.int8:
            return self.add("Gather", self.const(table), index)
        values, scales = to_int8(table, axis=1, top=127)
        rows = self.add("Cast", self.add("Gather", self.const(values), index), to=TensorProto.FLOAT)
        return self.add("Mul", rows, self.add("Gather", self.const(scales[:, None]), index))

    def norm(self, x: str, layer: nn.LayerNorm) -> str:
        """Layer normalisation over the last dimension."""
        scale, bias = (self.const(p.detach().numpy()) for p in (layer.weight, layer.bias))
        return self.add("LayerNormalization", x, scale, bias, epsilon=layer.eps)

    def layer(self, x: str, layer: Layer, *, rows: str = "", mask: str = "") -> str:
        """One transformer layer over (B, P, H); ``rows`` (R,) names the only places to compute, ``mask`` is (B, P)."""
        q, k, v = (_part(layer.qkv, i) for i in range(3))
        keys, values = self.linear(x, k), self.linear(x, v)
        x = self.add("Gather", x, rows, axis=1) if rows else x
        inputs = [self.linear(x, q), keys, values, *(["", mask] if mask else [])]
        a = self.add("MultiHeadAttention", *inputs, domain=MICROSOFT, num_heads=layer.heads)
        x = self.norm(self.add("Add", x, self.linear(a, layer.out)), layer.norm1)
        y = self.linear(self.add("Relu" if layer.relu else "Gelu", self.linear(x, layer.up)), layer.down)
        return self.norm(self.add("Add", x, y), layer.norm2)

    def rename(self, name: str, output: str) -> None:
        """Give a result the name of an output."""
        self._nodes.append(helper.make_node("Identity", [name], [output]))

    def model(self, inputs: dict[str, Sequence[str | int]], floats: Sequence[str], outputs: Sequence[str]) -> bytes:
        """The serialised graph; inputs are int32 but for ``floats``."""
        kinds = {name: TensorProto.FLOAT if name in floats else TensorProto.INT32 for name in inputs}
        graph = helper.make_graph(
            self._nodes,
            "quoth",
            [helper.make_tensor_value_info(name, kinds[name], shape) for name, shape in inputs.items()],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs],
            self._constants,
        )
        opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=_IR, producer_name="quoth")
        return bytes(model.SerializeToString())


def to_int8(
    array: npt.NDArray[np.float32], *, axis: int, top: int = _TOP
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Signed integers of at most ``top`` and the scales along the other axis."""
    scales = np.maximum(np.abs(array).max(axis=axis), 1e-12).astype(np.float32) / np.float32(top)
    return np.rint(array / np.expand_dims(scales, axis)).astype(np.int8), scales


def encoder_graph(model: Tagger, *, int8: bool) -> bytes:
    """One window -> what the tagger needs of each of its words.

    Inputs: pieces, kind (P,) ids, kind being case * DEPTHS + depth; rows (R,) the pieces to which the encoder narrows
    in its layer ``narrow``: those that begin or end a word, and [CLS] and [SEP] where a later layer reads them; first,
    last (W,) the place in ``rows`` of each word's edges.  Outputs: cues (W, 5) probabilities; words, heads (W, D) the
    role reader's two inputs for each word.
    """
    g = Graph(int8=int8)
    encoder, roles = model.encoder, model.roles
    assert isinstance(encoder, Encoder)  # teachers are not published
    case, depth = (e.weight.detach().numpy() for e in (encoder.case, encoder.depth))
    kinds = (case[:, None] + depth[None, :DEPTHS] + encoder.token_type.detach().numpy()).reshape(-1, case.shape[1])
    positions = g.const(encoder.position.weight.detach().numpy()[:MAX_PIECES])
    zero = g.const(np.zeros(1, np.int64))
    x = g.add("Add", g.embed(encoder.word.weight.detach().numpy(), "pieces"), g.add("Gather", g.const(kinds), "kind"))
    x = g.add("Add", x, g.add("Slice", positions, zero, g.add("Shape", "pieces"), zero))
    x = g.add("Unsqueeze", g.norm(x, encoder.norm), zero)
    for number, layer in enumerate(encoder.layers):
        x = g.layer(x, layer, rows="rows" if number == encoder.narrow else "")
    x = g.add("Squeeze", x, zero)
    edges = g.add("Add", g.add("Gather", x, "first"), g.add("Gather", x, "last"))
    words = g.add("Mul", edges, g.const(np.float32(0.5)))
    inner, outer = model.cue_layers()
    cues = g.linear(g.add("Gelu", g.linear(words, inner)), outer)
    g.rename(g.add("Softmax", cues, axis=-1), "cues")
    g.rename(g.linear(words, roles.word), "words")
    g.rename(g.linear(words, roles.cue), "heads")
    inputs: dict[str, Sequence[str | int]] = {
        "pieces": ["p"],
        "kind": ["p"],
        "rows": ["r"],
        "first": ["w"],
        "last": ["w"],
    }
    return g.model(inputs, (), ("cues", "words", "heads"))


def role_graph(roles: RoleReader, *, int8: bool) -> bytes:
    """The words around some cues -> how each is scored as a role of its cue.

    Inputs: words (C, R, D) and cue (C, D) as the encoder projects them; place (C, R) word's distance from the cue's
    first word, counted from ROLE_LEFT before it; kind (C, R), paragraph * 2 + within; mask (C, R), 1 where a word
    stands.  Output: emit (C, R, 9).
    """
    g = Graph(int8=int8)
    within, paragraph, place = (e.weight.detach().numpy() for e in (roles.within, roles.paragraph, roles.place))
    kinds = (paragraph[:, None] + within[None]).reshape(-1, place.shape[1])
    x = g.add("Add", "words", g.add("Unsqueeze", "cue", g.const(np.ones(1, np.int64))))
    x = g.add("Add", x, g.add("Gather", g.const(place), "place"))
    x = g.norm(g.add("Add", x, g.add("Gather", g.const(kinds), "kind")), roles.norm)
    for layer in roles.layers:
        x = g.layer(x, layer, mask="mask")
    g.rename(g.linear(x, roles.emit), "emit")
    around: Sequence[str | int] = ["c", "r"]
    size = roles.emit.in_features
    inputs: dict[str, Sequence[str | int]] = {
        "words": ["c", "r", size],
        "cue": ["c", size],
        "place": around,
        "kind": around,
        "mask": around,
    }
    return g.model(inputs, ("words", "cue"), ("emit",))


def _part(qkv: nn.Linear, number: int) -> nn.Linear:
    """One of the three projections of attention that are stacked in one matrix."""
    size = qkv.out_features // 3
    part = nn.Linear(qkv.in_features, size)
    rows = slice(number * size, (number + 1) * size)
    part.weight.data, part.bias.data = qkv.weight.data[rows], qkv.bias.data[rows]
    return part
