"""Who is told and does not tell: "Roe | is briefed on", "she | got word | that", "Asked why, | Roe | shrugged"."""

from __future__ import annotations

import re

from quoth.data import Quote, Span
from quoth.text import cut

_TOLD = (
    r"(?:told|asked|briefed|informed|promised|assured|warned|notified|advised|reminded|alerted|tipped off|pressed|"
    r"questioned|quizzed|instructed)"
)
_IS_TOLD = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|gets?|got) (?:(?:\w+ly|also|then|later|first|never|not) ){{0,2}}{_TOLD}"
    r"(?: (?:on|of|about|to|over|that|by))?\Z",
    re.I,
)
_GETS_WORD = re.compile(r"\b(?:gets?|got|gotten|receiv(?:es?|ed)) (?:the )?(?:word|news|notice|assurances?)\b", re.I)
_ASKED = re.compile(r"(?:When )?(?:Asked|Pressed|Questioned|Quizzed)(?: \w+ly)?(?: (?:on|about|whether|if))?\Z")
_ALSO_DONE_TO = re.compile(r"\b(?:was|were) [a-z]+(?:ed|en|t),? (?:and )?(?:the )?\Z")
_ASKED_TO = re.compile(r"(?:told|asked|urged|ordered|advised|instructed)\Z")


def hearer_of(text: str, quote: Quote) -> Span | None:
    """The part of a quote's source that only hears what is said, by whom is left open; None, where it speaks.

    Roe | was briefed; Roe | got word; Asked whether it was late, | Roe | shrugged; roads were closed, shops | asked to.
    "Roe was told | by Hale" has a source behind the cue, who speaks.
    """
    if not quote.cue or len(quote.source) != 1:
        return None
    (start, end), cue = quote.source[0], cut(text, quote.cue)
    if end > quote.cue[0][0]:
        behind = bool(quote.content) and start >= quote.content[-1][1] and not text.endswith(" by ", 0, start)
        return (start, end) if behind and _ASKED.match(cue) else None
    if " " in cue and (_IS_TOLD.search(cue) or _GETS_WORD.search(cue)):
        return start, end
    also = text[end : quote.cue[0][0]] == " " and _ASKED_TO.match(cue) and text.startswith(" to ", quote.cue[-1][1])
    return (start, end) if also and _ALSO_DONE_TO.search(text, max(0, start - 40), start) else None
