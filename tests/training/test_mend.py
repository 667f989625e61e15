"""Layers that were cut come back to what the whole network makes of a text; those below them stay as they are."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed: pip install 'quoth[train]'")
pytest.importorskip("tokenizers")
pytest.importorskip("onnx", reason="the train extra is not installed: pip install 'quoth[train]'")

from quoth.extraction.windows import CLS, DEPTH_OUT, SEP, Window  # noqa: E402
from training.batches import Piece  # noqa: E402
from training.export import kept_pairs  # noqa: E402
from training.graph import encoder_graph  # noqa: E402
from training.hints import graph_piece  # noqa: E402
from training.mend import distance, same_below  # noqa: E402
from training.network import Tagger  # noqa: E402
from training.prune import Watched, choose, cut  # noqa: E402

WORDS = 6


def window(first: int = 2000) -> Piece:
    """Six words of a piece each, of which nobody says what they are."""
    pieces = np.array([CLS, *range(first, first + WORDS), SEP])
    none = np.zeros(len(pieces), dtype=np.int64)
    edges = np.arange(1, WORDS + 1)
    read = Window(pieces, none, none + DEPTH_OUT, edges, edges, 0, (0, WORDS))
    return Piece(read, none[:WORDS], [], none[:WORDS])


@pytest.fixture
def whole() -> Any:
    torch.manual_seed(5)
    model = Tagger(3, role_layers=1, inner=64).eval()
    model.cue_layers()[1].bias.data[4] = 3.0  # a network that takes words for cues, so that roles are read
    return model


def half_of(whole: Any, first: int = 0, last: int | None = None) -> Any:
    """The network with half of its layers from the first to before the last."""
    layers = [Watched(layer) for layer in whole.encoder.layers]
    for watched in layers:
        watched.leave()
    worths = [(torch.arange(12.0), torch.arange(64.0)) for _ in layers]
    return cut(whole, layers, choose(worths, 0.5, first, last))


@pytest.fixture
def halved(whole: Any) -> Any:
    """The network with half of its last layer."""
    return half_of(whole, first=2)


@pytest.fixture
def lower(whole: Any) -> Any:
    """The network with half of its first two layers."""
    return half_of(whole, last=2)


def test_layers_from_the_last_on_stay_whole(whole: Any, lower: Any) -> None:
    heads = [layer.heads for layer in lower.encoder.layers]
    assert max(heads[:2]) < 12 and heads[2] == 12
    assert same_below(whole, lower) == 0


def test_layers_below_the_first_stay_whole(whole: Any, halved: Any) -> None:
    assert [layer.heads for layer in halved.encoder.layers][:2] == [12, 12]
    assert list(halved.encoder.layers)[2].heads < 12
    assert same_below(whole, halved) == 2


def test_a_network_is_at_no_distance_from_itself(whole: Any) -> None:
    parts = distance(whole, copy.deepcopy(whole), [window()], [3, 3], 1.0)
    assert set(parts) == {"vectors", "cues", "roles"}
    assert all(abs(float(v.detach())) < 1e-5 for v in parts.values())


def test_learning_brings_the_cut_layer_nearer(whole: Any, halved: Any) -> None:
    batch = [window(), window(3000)]
    learnt = list(list(halved.encoder.layers)[2].parameters())
    optimiser = torch.optim.Adam(learnt, lr=2e-3)
    seen = []
    for _ in range(30):
        total = sum(distance(whole, halved, batch, [2, 3], 1.0).values())
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        seen.append(float(total.detach()))
    assert seen[-1] < seen[0] / 2
    assert same_below(whole, halved) == 2


def test_vectors_below_the_end_are_brought_back_too(whole: Any, lower: Any) -> None:
    batch = [window(), window(3000)]
    optimiser = torch.optim.Adam(lower.encoder.layers.parameters(), lr=2e-3)
    seen = []
    for _ in range(30):
        parts = distance(whole, lower, batch, [0, 2, 3], 1.0)
        assert set(parts) == {"vectors 2", "vectors", "cues", "roles"}
        optimiser.zero_grad()
        parts["vectors 2"].backward()
        optimiser.step()
        seen.append({k: float(v.detach()) for k, v in parts.items()})
    assert seen[-1]["vectors 2"] < seen[0]["vectors 2"] / 2
    assert seen[-1]["vectors"] < seen[0]["vectors"]  # whose last layer is as it was


def test_networks_that_differ_in_their_heads_are_refused(whole: Any, halved: Any) -> None:
    halved.cue_layers()[1].bias.data += 1.0
    with pytest.raises(ValueError, match="differ in cues"):
        same_below(whole, halved)


def test_what_reads_lower_layers_is_kept_only_where_they_are_the_same(whole: Any, halved: Any) -> None:
    old, new = (encoder_graph(model, int8=True) for model in (whole, halved))
    lower, upper = (graph_piece(old, n, np.ones((4, 384), np.float32), np.zeros(4, np.float32)) for n in (2, 3))
    kept_pairs(old, new, lower)
    with pytest.raises(ValueError, match="layers below the pairs differ"):
        kept_pairs(old, new, upper)
    kept_pairs(old, new, upper, near=True)


def test_nothing_is_near_in_a_network_of_other_steps(whole: Any) -> None:
    torch.manual_seed(6)
    other = Tagger(3, role_layers=1, inner=64, relu=True).eval()
    old, new = (encoder_graph(model, int8=True) for model in (whole, other))
    upper = graph_piece(old, 3, np.ones((4, 384), np.float32), np.zeros(4, np.float32))
    with pytest.raises(ValueError, match="layers below the pairs differ"):
        kept_pairs(old, new, upper, near=True)
