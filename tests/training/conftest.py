"""PyTorch, where it is there, computes with one thread: several wait for one another on a busy machine."""

from __future__ import annotations

import importlib.util

import pytest


@pytest.fixture(autouse=True, scope="session")
def one_thread() -> None:
    """Small networks gain nothing from more."""
    if importlib.util.find_spec("torch") is not None:
        import torch

        torch.set_num_threads(1)
