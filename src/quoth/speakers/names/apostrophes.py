"""Firms that are called by a possessive: "Moody's said", "shares in Lowe's", "Lloyd's of London"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quoth.speakers.names.mention import NameMention

_S = ("'s", "’s")
_ACTS = (
    "said|says|told|has|had|expects|sees|announced (?:that|on|it|plans)|apologi[sz]ed|declined|confirmed|denied"
    "|insisted|is [a-z]+ing"
)
_SPEAKS = re.compile(rf" (?:(?:also|later) )?(?:{_ACTS})\b(?! to be\b)")
"""What follows the name of whoever acts; behind a person's, "Roe's" would stand for "Roe is" or "Roe has"."""
_OF_PLACE = re.compile(r" of [A-Z][a-z]+\b")
_ALONE = re.compile(
    rf"(?= (?:{_ACTS}|is|was|would|and|or|in|on|at|to|for|from|with|by|also|that|which)\b|[.,;:?!)”\"]| \(|\s*\Z|\n)"
)
"""What stands behind such a name where it owns nothing."""


def own_apostrophe(name: str) -> bool:
    """Whether a name as ``with_apostrophe`` leaves it has its "'s" in itself: "Moody's", "Lloyd's of London"."""
    return name.endswith(_S) or (" of " in name and any(f"{mark} of " in name for mark in _S))


def with_apostrophe(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions in order, those of a firm that no text has without its "'s" with it where they own nothing."""
    alike: dict[tuple[str, ...], list[NameMention]] = defaultdict(list)
    for m in mentions:
        alike[m.words].append(m)
    firms = {words for words, some in alike.items() if _is_firm(text, words, some, mentions)}
    if not firms:
        return list(mentions)
    out = [_whole(text, m) if m.words in firms else m for m in mentions]
    spans = [m.span for m in out if m.words in firms]
    return [m for m in out if m.words in firms or not any(s <= m.span[0] and m.span[1] <= e for s, e in spans)]


def _is_firm(text: str, words: tuple[str, ...], some: Sequence[NameMention], mentions: Sequence[NameMention]) -> bool:
    if any(m.titles or not text.startswith(_S, m.span[1]) for m in some):
        return False
    if any(words[-1] in m.words and m.words != words for m in mentions):
        return False  # "Jane Lowe"
    return any(_SPEAKS.match(text, m.span[1] + 2) or _OF_PLACE.match(text, m.span[1] + 2) for m in some)


def _whole(text: str, m: NameMention) -> NameMention:
    end = m.span[1] + 2
    place = _OF_PLACE.match(text, end)
    if place is None and not _ALONE.match(text, end):
        return replace(m, firm=True)
    end = place.end() if place else end
    return replace(m, span=(m.span[0], end), outer=(m.outer[0], end), firm=True)
