"""Wordings kept as numbers are a sequence of words like any other."""

from __future__ import annotations

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk.runs import Wordings


def test_wordings_are_a_sequence() -> None:
    plain = [("we", "shall", "paint"), (), ("we", "paint")]
    kept = Wordings(map(" ".join, plain))
    assert (list(kept), kept[-1], kept[0], kept[1:], kept[::-1]) == (plain, plain[-1], plain[0], plain[1:], plain[::-1])
    for beyond in (3, -4):
        with pytest.raises(IndexError):
            kept[beyond]
