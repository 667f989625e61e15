"""Words as every index of the store sees them: without case, accents and marks."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ACCENTED = re.compile(r"([A-Za-z])[\u0300-\u036f]+")
_PLAIN = re.compile("[\0-\x7f\xa0\u2010-\u2027\u2030-\u205e]*")
"""ASCII and the marks of typesetters: their words are cut from bytes, four times as fast."""

_BYTES = bytes(ord(chr(n).lower()) if n < 128 and chr(n).isalnum() else ord(" ") for n in range(256))


def fold_words(text: str) -> list[str]:
    """Words of a text, folded: "Café-owner’s" gives cafe, owner, s; as FTS5's unicode61 does, Latin accents only."""
    return fold_text(text).split()


def fold_text(text: str) -> str:
    """The same words as one text, with a space or more before and after each."""
    if text.isascii() or _PLAIN.fullmatch(text):
        return f" {text.encode().translate(_BYTES).decode('ascii')} "
    text = unicodedata.normalize("NFC", _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", text)))
    return f" {' '.join(_WORD.findall(text.lower()))} "


def fold_in_place(text: str) -> str | None:
    """The same words where they stand, blanks between them, as long as the text; None for texts with other letters."""
    if not _PLAIN.fullmatch(text):
        return None
    return text.encode("ascii", "replace").translate(_BYTES).decode("ascii")
