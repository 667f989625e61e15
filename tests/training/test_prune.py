"""Heads and inner units that do nothing are cut, and nothing changes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed: pip install 'quoth[train]'")
pytest.importorskip("tokenizers")
pytest.importorskip("onnx", reason="the train extra is not installed: pip install 'quoth[train]'")

from quoth.extraction.windows import CLS, DEPTH_OUT, SEP, Window  # noqa: E402
from training.batches import Piece  # noqa: E402
from training.corpora import Attribution  # noqa: E402
from training.network import Tagger, shape_of  # noqa: E402
from training.prune import HEAD_COST, choose, cut, watch  # noqa: E402

IDLE_HEADS, IDLE_UNITS = [2, 7], list(range(32, 64))
WORDS = 6


def window() -> Piece:
    """Six words of a piece each; the second is a cue, the first its source and the others its content."""
    pieces = np.array([CLS, *range(2000, 2000 + WORDS), SEP])
    none = np.zeros(len(pieces), dtype=np.int64)
    edges = np.arange(1, WORDS + 1)
    labels = np.array([0, 4, 0, 0, 0, 0])
    mine = [Attribution((1, 2), [(0, 1)], [(2, WORDS)])]
    read = Window(pieces, none, none + DEPTH_OUT, edges, edges, 0, (0, WORDS))
    return Piece(read, labels, mine, np.zeros(WORDS, dtype=np.int64))


def network() -> Tagger:
    """One layer, some of whose parts lead nowhere."""
    torch.manual_seed(5)
    model = Tagger(1, role_layers=1, inner=64).eval()
    layer: Any = model.encoder.layers[0]
    for h in IDLE_HEADS:
        layer.out.weight.data[:, h * 32 : (h + 1) * 32] = 0.0
    layer.down.weight.data[:, IDLE_UNITS] = 0.0
    return model


def vectors(model: Tagger) -> Any:
    x = window().window
    ids, kind, edges = (torch.from_numpy(a)[None] for a in (x.pieces, x.case, x.first))
    with torch.no_grad():
        return model.words(ids, kind, kind, torch.ones_like(ids), edges, edges)


def test_what_does_nothing_goes_first_and_changes_nothing() -> None:
    model = network()
    before = vectors(model)
    layers = watch(model, [[window()]])
    idle = (len(IDLE_HEADS) * HEAD_COST + len(IDLE_UNITS)) / (12 * HEAD_COST + 64)
    kept = choose([(x.head_worth, x.unit_worth) for x in layers], idle + 1e-6)
    assert kept[0].heads == [h for h in range(12) if h not in IDLE_HEADS]
    assert kept[0].units == list(range(32))
    small = cut(model, layers, kept)
    assert shape_of(small)["heads"] == [10]
    assert torch.allclose(vectors(small), before, atol=1e-5)


def test_a_layer_keeps_a_head_and_some_units_whatever_is_cut() -> None:
    kept = choose([(torch.zeros(12), torch.zeros(64)), (torch.ones(12), torch.ones(64))], 0.9)
    assert kept[0].heads == [0]
    assert len(kept[0].units) == 32


@pytest.mark.parametrize("share", [-0.1, 1.0])
def test_a_share_that_cannot_be_cut_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        choose([(torch.ones(12), torch.ones(64))], share)
