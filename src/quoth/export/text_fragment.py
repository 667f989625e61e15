"""A quote's words -> an address that opens the page at them and marks them (WICG URL Fragment Text Directives)."""

from __future__ import annotations

import re
from urllib.parse import quote

from quoth.data import Article, Span
from quoth.text import trim

_WHOLE = 200  # code points up to which the words are given whole; longer ones by their first and last words
_ENDS = 5  # words given of each end
_CONTEXT = 4  # words of prefix and suffix, where the words stand more than once
_WORD = re.compile(r"\S+")


def text_fragment_url(article: Article, span: Span) -> str | None:
    """The address of the article with a text directive for the span; None without an address or words.

    The directive is ``[prefix-,]start[,end][,-suffix]``.  Words that cross blocks are given by their ends, for a
    browser matches ``start`` within one block only; words that stand more than once get their surroundings beside them,
    as far as these lie in the same block.
    """
    start, end = trim(article.text, span)
    if not article.url or start >= end:
        return None
    words = article.text[start:end]
    blocks = _lines(words)
    if len(words) <= _WHOLE and len(blocks) == 1:
        parts = [_encode(" ".join(words.split()))]
    else:
        first, last = blocks[0].split(), blocks[-1].split()
        short = len(blocks) == 1 and len(first) < 2 * _ENDS
        parts = [_encode(words)] if short else [_encode(" ".join(first[:_ENDS])), _encode(" ".join(last[-_ENDS:]))]
    if len(parts) > 1 or article.text.count(words) > 1 or len(words.split()) < 3:
        before, after = _before(article.text, start), _after(article.text, end)
        parts = [*([f"{_encode(before)}-"] if before else []), *parts, *([f"-{_encode(after)}"] if after else [])]
    joint = ":~:text=" if "#" in article.url else "#:~:text="
    return article.url.partition(":~:")[0] + joint + ",".join(parts)


def _lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.strip()]


def _before(text: str, start: int) -> str:
    """The last words of the same line before the span; none where the span begins inside a word."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return " ".join(_WORD.findall(line)[-_CONTEXT:])


def _after(text: str, end: int) -> str:
    stop = text.find("\n", end)
    return " ".join(_WORD.findall(text[end : stop if stop >= 0 else len(text)])[:_CONTEXT])


def _encode(words: str) -> str:
    """Percent-encoding that also covers the directive's own signs: dash, comma and ampersand."""
    return quote(words, safe="").replace("-", "%2D")
