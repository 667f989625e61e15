"""Words as every index of the store sees them: without case, accents and marks."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ACCENTED = re.compile(r"([A-Za-z])[\u0300-\u036f]+")


def fold_words(text: str) -> list[str]:
    """Words of a text, folded: "Café-owner’s" gives cafe, owner, s; as FTS5's unicode61 does, Latin accents only."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", text)))
    return _WORD.findall(text.lower())
