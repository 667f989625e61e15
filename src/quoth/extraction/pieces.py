"""Text -> word pieces, exactly as the tokenizer cuts it, but each word is cut only once.

The tokenizer takes a microsecond for each character, and reports use the same words again and again.  It looks at
words one by one, so what it made of a word is kept; a text with characters whose words cannot be told apart by a
simple pattern goes to it whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quoth.data import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ÿ£€"
_MARKS = r"!-/:-@\[-`{-~“”‘’–—…•"
_PLAIN = re.compile(rf"[\t\n\r \u00a0{_LETTERS}{_MARKS}]*")
_WORD = re.compile(rf"[{_LETTERS}]+|[{_MARKS}]")
_KEPT = 50_000  # words, some 15 MB; beyond, all are forgotten and learned anew
_LONGEST = 40  # code points of a word that is kept


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text: their ids, and where they stand in it."""

    ids: list[int]
    offsets: list[Span]


class WordPieces:
    """A tokenizer that remembers words; one thread, where the tokenizer itself would take all there are."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._special = [token.content for token in tokenizer.get_added_tokens_decoder().values()]
        self._known: dict[str, tuple[list[int], list[Span]]] = {}

    def encode_batch(self, texts: Sequence[str], *, add_special_tokens: bool = False) -> list[Pieces]:
        """The pieces of each text; special tokens around them are not to be had."""
        if add_special_tokens:
            raise ValueError("special tokens are added by the windows")
        return [self._read(text) for text in texts]

    def _read(self, text: str) -> Pieces:
        if not _PLAIN.fullmatch(text) or ("[" in text and any(special in text for special in self._special)):
            return Pieces(*self._cut(text))
        ids: list[int] = []
        offsets: list[Span] = []
        known = self._known
        for match in _WORD.finditer(text):
            word = match.group()
            found = known.get(word) or self._learn(word)
            ids += found[0]
            if len(found[0]) == 1:
                offsets.append(match.span())
            else:
                at = match.start()
                offsets += [(at + s, at + e) for s, e in found[1]]
        return Pieces(ids, offsets)

    def _learn(self, word: str) -> tuple[list[int], list[Span]]:
        found = self._cut(word)
        if len(word) <= _LONGEST:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[word] = found
        return found

    def _cut(self, text: str) -> tuple[list[int], list[Span]]:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets
