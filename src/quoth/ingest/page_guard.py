"""Pages that would take the parsing libraries minutes, told by one linear look before any of them sees it."""

from __future__ import annotations

import re

MAX_DEPTH = (
    1_000  # counted this way 181 real pages reach 17 (median) to 491; resiliparse takes 0.05 s at 1,000, hours at 10⁶
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NOT_NESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option "
    "html head body path circle rect line polygon polyline ellipse use stop g".split()  # noqa: SIM905
)


def depth_of(markup: str, most: int = MAX_DEPTH) -> int:
    """How deep the page's elements nest, judged by its tags alone; stops counting just above ``most``."""
    depth = deepest = 0
    for m in _TAG.finditer(markup):
        if m.group(2).lower() in _NOT_NESTED:
            continue
        if m.group(1):
            depth = max(0, depth - 1)
            continue
        depth += 1
        if depth > deepest:
            deepest = depth
            if deepest > most:
                break
    return deepest
