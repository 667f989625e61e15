"""The CRF read by a scan is the CRF read word by word."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the train extra is not installed: pip install 'quoth[train]'")

from quoth.extraction.labels import CONTENT_B, CONTENT_E, CONTENT_I, SOURCE_S  # noqa: E402
from quoth.extraction.windows import ROLE_WIDTH  # noqa: E402
from training import scan  # noqa: E402
from training.network import crf_loss  # noqa: E402


def _cues() -> tuple[Any, Any, Any, Any]:
    """Scores, transitions, labels and masks of four cues, whose words begin and end at different places."""
    torch.manual_seed(5)
    emit, transitions = 4 * torch.randn(4, ROLE_WIDTH, 9), torch.randn(9, 9)
    mask = torch.zeros(4, ROLE_WIDTH, dtype=torch.bool)
    labels = torch.zeros(4, ROLE_WIDTH, dtype=torch.long)
    for k, (begin, end) in enumerate(((0, ROLE_WIDTH), (3, 20), (40, 47), (111, 112))):
        mask[k, begin:end] = True
        if end - begin > 4:
            labels[k, begin] = SOURCE_S
            labels[k, begin + 1 : begin + 4] = torch.tensor([CONTENT_B, CONTENT_I, CONTENT_E])
    return emit, transitions, labels, mask


def test_loss_and_gradient_are_those_of_the_recursion() -> None:
    emit, transitions, labels, mask = _cues()
    told = []
    for loss in (scan.loss, crf_loss):
        own = emit.clone().requires_grad_(), transitions.clone().requires_grad_()
        found = loss(own[0], own[1], labels, mask)
        told.append((found.detach(), *torch.autograd.grad(found.sum(), own)))
    for ours, theirs in zip(*told, strict=True):
        assert torch.allclose(ours, theirs, atol=1e-3, rtol=1e-4)


def test_marginals_are_probabilities_and_count_the_neighbours() -> None:
    emit, transitions, _, mask = _cues()
    unary, pairs = scan.marginals(emit, transitions, mask)
    assert torch.allclose(unary.sum(-1), mask.float(), atol=1e-4)
    assert torch.allclose(pairs.sum((1, 2)), mask.sum(1).float() - 1, atol=1e-3)


def test_nobody_is_less_surprised_by_an_opinion_than_who_holds_it() -> None:
    emit, transitions, _, mask = _cues()
    unary, pairs = scan.marginals(emit, transitions, mask)
    own = scan.opinion_loss(emit, transitions, mask, unary, pairs)
    assert (own >= -1e-3).all()
    for _ in range(5):
        other = scan.opinion_loss(emit + torch.randn_like(emit), transitions, mask, unary, pairs)
        assert (other > own - 1e-3).all()


def test_a_sure_opinion_costs_what_the_mark_costs() -> None:
    emit, transitions, labels, mask = _cues()
    unary = torch.nn.functional.one_hot(labels, 9).float() * mask[..., None]
    pairs = torch.zeros(4, 9, 9)
    for k in range(4):
        at = mask[k].nonzero().flatten().tolist()
        for i, j in itertools.pairwise(at):
            pairs[k, labels[k, i], labels[k, j]] += 1
    told = scan.opinion_loss(emit, transitions, mask, unary, pairs)
    assert torch.allclose(told, scan.loss(emit, transitions, labels, mask), atol=1e-3)
