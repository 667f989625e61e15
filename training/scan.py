"""A linear-chain CRF read in the logarithm of its length: what a GPU is quick at.

The sum over all paths is a product of one matrix for each word, and matrices are multiplied in pairs (a parallel scan,
Hillis and Steele 1986).  Shapes: C cues, R words around a cue, L role labels.
"""

from __future__ import annotations

import torch
from torch import Tensor

from quoth.extraction.labels import ROLE_LABELS, allowed_transitions, may_end, may_start

_ALLOWED = torch.tensor(allowed_transitions())
_START = torch.tensor([may_start(i) for i in range(len(ROLE_LABELS))])
_END = torch.tensor([may_end(i) for i in range(len(ROLE_LABELS))])
_LEAST = 1e-30


def log_partition(emit: Tensor, transitions: Tensor, mask: Tensor) -> Tensor:
    """The logarithm of the sum over all paths, (C,).

    emit: (C, R, L); transitions: (L, L) or (C, L, L); mask: (C, R), true on one contiguous run of words, which may
    begin anywhere and is not empty.
    """
    emit = emit.float()
    c, r, n = emit.shape
    allowed, start, end = (x.to(emit.device) for x in (_ALLOWED, _START, _END))
    top = emit.max(-1, keepdim=True).values.detach()
    likely = (emit - top).exp()
    odds = transitions.float().exp() * allowed
    odds = odds[:, None] if odds.ndim == 3 else odds[None, None]
    begins = mask & ~torch.nn.functional.pad(mask, (1, 0))[:, :-1]
    steps = torch.where(begins[..., None, None], start.float().expand(n, n), odds) * likely[:, :, None]
    steps = torch.where(mask[..., None, None], steps, torch.eye(n, device=emit.device))
    told = (top.squeeze(-1) * mask).sum(1)
    while r > 1:
        if r % 2:
            steps = torch.cat([steps, torch.eye(n, device=emit.device).expand(c, 1, n, n)], 1)
        steps = steps[:, 0::2] @ steps[:, 1::2]
        scale = steps.amax((-1, -2), keepdim=True).detach().clamp_min(_LEAST)
        steps = steps / scale
        told = told + scale.log().sum((1, 2, 3))
        r = steps.shape[1]
    return (steps[:, 0, 0] * end).sum(-1).clamp_min(_LEAST).log() + told


def path_score(emit: Tensor, transitions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
    """The score of the path ``labels`` (C, R), (C,)."""
    there = mask.float()
    own = (emit.float().gather(2, labels[..., None]).squeeze(-1) * there).sum(1)
    both = there[:, 1:] * there[:, :-1]
    return own + (transitions.float()[labels[:, :-1], labels[:, 1:]] * both).sum(1)


def loss(emit: Tensor, transitions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
    """Negative log-likelihood of the path ``labels``, (C,)."""
    return log_partition(emit, transitions, mask) - path_score(emit, transitions, labels, mask)


def marginals(emit: Tensor, transitions: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    """How probable each label is at each word, (C, R, L), and how often each label is expected to follow each,
    (C, L, L): the gradients of the sum over all paths."""
    with torch.enable_grad():
        own = emit.detach().float().requires_grad_()
        odds = transitions.detach().float().expand(len(emit), -1, -1).clone().requires_grad_()
        unary, pairs = torch.autograd.grad(log_partition(own, odds, mask).sum(), (own, odds))
    return unary * mask[..., None], pairs


def opinion_loss(emit: Tensor, transitions: Tensor, mask: Tensor, unary: Tensor, pairs: Tensor) -> Tensor:
    """Cross-entropy of the CRF against a mixture of CRFs of which only the ``marginals`` are known, (C,).

    That is all that is needed, since a path's score is a sum over words and neighbours (Wang et al. 2021, "Structural
    Knowledge Distillation").
    """
    told = (unary * emit.float() * mask[..., None]).sum((1, 2))
    told = told + (pairs * transitions.float() * _ALLOWED.to(emit.device)).sum((1, 2))
    return log_partition(emit, transitions, mask) - told
