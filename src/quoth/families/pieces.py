"""A claimed quote as its pieces: the narration between them left out."""

from __future__ import annotations

import re

_NARRATION = re.compile(
    r"[,.!?…—-]?[\"”“][\s]+(?:[^\"“”]{2,80}?)[\s,:]*[\"“]|(?<=[,.!?])[’'] (?:[^’'\"“”]{2,60}?)[,.:]? [‘'](?=\w)"
)
_OUTER = ' \t\n"“”«»„'


def split_claim(claim: str) -> list[str]:
    """The pieces of a claimed quote: outer marks off, narration between closing and opening marks left out."""
    inner = claim.strip().strip(_OUTER)
    pieces = [piece.strip(_OUTER) for piece in _NARRATION.split(inner)]
    last = re.split(r"[,.!?…]?[”\"“]\s+(?=\w+ (?:said|asked|added|told|says)|(?:said|asked|added) )", pieces[-1])
    return [piece for piece in [*pieces[:-1], last[0]] if piece]
