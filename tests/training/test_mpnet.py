"""The teacher's encoder reads MiniLM's word pieces, and distances by T5's buckets."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed: pip install 'quoth[train]'")

from training.mpnet import MPNet, distances, own_pieces  # noqa: E402
from training.network import Tagger, shape_of  # noqa: E402

CPU = torch.device("cpu")


def test_pieces_are_four_places_further_on_but_for_the_marks_of_a_window() -> None:
    assert own_pieces(torch.tensor([101, 1996, 103, 100, 102, 0])).tolist() == [0, 2000, 30526, 104, 2, 1]


def test_near_distances_have_buckets_of_their_own_and_far_ones_share_them() -> None:
    row = distances(200, CPU)[100].tolist()
    assert row[93:101] == [7, 6, 5, 4, 3, 2, 1, 0]
    assert row[101:108] == [17, 18, 19, 20, 21, 22, 23]
    assert len(set(row[:37])) < 5 and max(row[:93]) <= 15 and max(row) <= 31


def test_what_is_hidden_by_the_mask_changes_nothing() -> None:
    torch.manual_seed(2)
    encoder = MPNet(layers=1).eval()
    pieces = torch.randint(1000, 2000, (1, 9))
    other = pieces.clone()
    other[0, 6:] = 5
    none, mask = torch.zeros_like(pieces), (torch.arange(9) < 6).long()[None]
    with torch.no_grad():
        ours, theirs = (encoder(p, none, none, mask)[0, :6] for p in (pieces, other))
    assert torch.allclose(ours, theirs, atol=1e-5)


def test_a_teacher_gives_words_of_the_size_that_the_heads_read() -> None:
    model = Tagger(1, role_layers=1, base="mpnet").eval()
    assert Tagger(**shape_of(model)).base == "mpnet"
    ids = torch.randint(1000, 2000, (1, 5))
    none, edges = torch.zeros_like(ids), torch.tensor([[1, 3]])
    with torch.no_grad():
        words = model.words(ids, none, none, torch.ones_like(ids), edges, edges)
    assert words.shape == (1, 2, 384)
    assert model.cue_scores(words).shape[:2] == (1, 2)
