"""Names that the initials in brackets behind them spell: "Citizens for Clean Harbours in Norland (CCHN)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import key_of

_SMALL = frozenset("of for and in the on to against with &".split())
_LONGEST = 120  # code points before the bracket
_WORD = re.compile(r"[^\s,;:()“”\"]+")


def spelled_out(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions in order, with one for each name whose small words cut it into several before its initials."""
    out = sorted(mentions, key=lambda m: m.span)
    for b in mentions:
        short = text[slice(*b.span)]
        if len(b.words) > 1 or not 2 < len(short) < 8 or not short.isalpha() or not short.isupper():
            continue
        if not (text.startswith(")", b.span[1]) and text.endswith(" (", 0, b.span[0])):
            continue
        if (span := _spelled(text, b.span[0] - 2, short)) is None:
            continue
        words = tuple(key_of(w) for w in text[slice(*span)].split() if w[0].isupper())
        inside = [m for m in out if span[0] <= m.span[0] and m.span[1] <= span[1]]
        if len(inside) != 1 or inside[0].span != span:
            long = replace(b, span=span, outer=span, words=words, titles=(), first=False, sure=True)
            out = sorted([*(m for m in out if m not in inside), long], key=lambda m: m.span)
    return out


def _spelled(text: str, end: int, short: str) -> Span | None:
    """Where the words begin and end before a bracket whose capitals are the initials in it, with small ones between."""
    begin = max(text.rfind("\n", 0, end) + 1, end - _LONGEST)
    words = [m.span() for m in _WORD.finditer(text, begin, end)]
    left, small, last = list(short), False, end
    for s, e in reversed(words):
        word = text[s:e]
        if last - e > 1:
            return None  # a comma or a mark
        last = s
        if word in _SMALL:
            small = True
        elif word[0] != left.pop():
            return None
        if not left:
            return (s, end) if small else None
    return None
