"""Which documents may be looked at and which only measured; fixed by a hash of the document's id."""

from __future__ import annotations

import hashlib


def held_back(doc_id: str) -> bool:
    """Whether the document belongs to the fifth of a training corpus that is only measured."""
    return int.from_bytes(hashlib.sha256(doc_id.encode()).digest()[:8], "big") % 5 == 0
