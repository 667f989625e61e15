"""What a page writes beside a name without a boundary: buttons to share it, the first word of the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.data import Span

_NETWORKS = frozenset(
    "facebook twitter google whatsapp linkedin pinterest reddit tumblr digg stumbleupon flipboard telegram weibo email "
    "instagram youtube".split()
)
_BUTTONS = _NETWORKS | {"send", "share", "tweet", "print", "follow", "pin", "save", "like"}
"""What such buttons say."""
_SAYS = (" says ", " said ", " adds ", " added ", " explains ", " explained ", " recalls ", " recalled ")
_ARTICLES = ("A", "An")
_NOUN = re.compile(r" (?!(?:and|or|is|was|has|had|said|says|told)\b)[a-z]")


def without_furniture(text: str, tokens: list[Span]) -> Iterator[list[Span]]:
    """Words side by side without a row of buttons among them, and without the article that opens the next sentence.

    "Send Facebook Twitter Google | Acremark" has Acremark alone; so has "says Roe | A river town, Brinley" Roe.
    """
    if len(tokens) < 2:
        yield tokens
        return
    if text[slice(*tokens[-1])] in _ARTICLES and _opens_next(text, tokens):
        tokens = tokens[:-1]
    words = [text[s:e].lower() for s, e in tokens] if len(tokens) > 2 else []
    k = next((i for i, w in enumerate(words) if w in _BUTTONS), len(words))
    end = next((i for i in range(k, len(words)) if words[i] not in _BUTTONS), len(words))
    if len(_NETWORKS.intersection(words[k:end])) < 2 or end - k < 3:
        yield tokens
        return
    yield from (part for part in (tokens[:k], tokens[end:]) if part)


def _opens_next(text: str, tokens: list[Span]) -> bool:
    """Whether an article behind a name that follows a verb begins a sentence whose point is lost."""
    return text.endswith(_SAYS, 0, tokens[0][0]) and _NOUN.match(text, tokens[-1][1]) is not None
