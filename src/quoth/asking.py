"""Questions that a report says were asked aloud."""

from __future__ import annotations

import re

from quoth.data import Quote
from quoth.text import cut

ASKS = re.compile(
    r"(?:(?:has|had|have|then|also|later) )*(?:asked|asks|inquired|enquired|queried|demanded|wondered|"
    r"wanted to know)\b",
    re.I,
)
"""How the cue of a question begins."""
YOU = re.compile(r"\b(?:you|yours?|yoursel(?:f|ves))\b", re.I)


def asks_aloud(text: str, quote: Quote) -> bool:
    """Whether a quote is a question in its speaker's own words: “Did you?” Roe asked."""
    if quote.kind != "direct" or not (quote.content and quote.source):
        return False
    end = max(e for _, e in quote.content)
    return "?" in text[end - 1 : end + 1] and ASKS.match(cut(text, quote.cue)) is not None
