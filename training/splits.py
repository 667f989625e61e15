"""Which documents may be looked at and which are only measured, fixed by a hash of their id."""

from __future__ import annotations

import hashlib


def held_back(doc_id: str) -> bool:
    """Whether a training document is kept for measuring: one in five, for ever the same ones."""
    return int(hashlib.sha256(doc_id.encode("utf-8")).hexdigest(), 16) % 5 == 0
