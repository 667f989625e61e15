"""Pages that would take the parsing libraries minutes, told by one linear look before any of them sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_DEPTH = 1_000
"""181 real pages reach 17 (median) to 491, counted as here; resiliparse takes 0.05 s at 1,000, minutes at 10,000."""

MAX_ATTRIBUTES = 2_000  # of one tag; parsers compare each with all before it
_LONG_TAG = 10_000  # code points; shorter tags cannot hold enough attributes to matter
_VALUE = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NOT_NESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option "
    "html head body path circle rect line polygon polyline ellipse use stop g".split()
)


def depth_of(markup: str, most: int = MAX_DEPTH) -> int:
    """How deep the page's elements nest, judged by its tags alone; stops counting just above ``most``."""
    depth = deepest = 0
    for closing, name in _TAG.findall(markup):
        if name in _NOT_NESTED or name.lower() in _NOT_NESTED:
            continue
        if closing:
            depth = max(0, depth - 1)
            continue
        depth += 1
        if depth > deepest:
            deepest = depth
            if deepest > most:
                break
    return deepest


def page_trouble(markup: str) -> str | None:
    """Why the page would take the libraries too long; None for one that they can take apart."""
    opened = markup.count("<") - markup.count("</")  # no page nests deeper than it has tags
    if opened > MAX_DEPTH and depth_of(markup) > MAX_DEPTH:
        return f"its elements nest more than {MAX_DEPTH} deep"
    for piece in _long_pieces(markup):
        start = _TAG.search(piece)
        tag = piece[start.start() :] if start else ""
        if len(tag) > _LONG_TAG and len(_VALUE.sub("", tag).split()) > MAX_ATTRIBUTES:
            return f"a tag has more than {MAX_ATTRIBUTES} attributes"
    return None


def _long_pieces(markup: str) -> Iterator[str]:
    """What stands between two ">" where that is more than a tag of ordinary length; looks at few of the others."""
    at = 0
    while len(markup) - at > _LONG_TAG:
        last = markup.rfind(">", at, at + _LONG_TAG + 1)
        if last < 0:  # nothing closes within reach
            last = markup.find(">", at)
            last = last if last >= 0 else len(markup)
            yield markup[at:last]
        at = last + 1
