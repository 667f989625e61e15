"""Contents that are only a relative pronoun: the claim, | which | Roe denies.  What it stands for is what is denied."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quoth.text import overlaps

if TYPE_CHECKING:
    from quoth.extraction.rules import Draft, Page

_BEFORE = re.compile(
    r"(?<![\w’'-])(?P<noun>(?:the|an?|his|her|its|their|my|our|your|(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*[’']s?)"
    r" (?:(?!(?:of|to|for|in|on|at|by|with|from|and|or|but|than|as|after|before|about|over|is|are|was|were|that|who"
    r"|which|when|last|next)\b)[\w’'-]+ ){0,4}"
    r"(?!(?:time|way|end|year|week|month|day|moment|decade|decades|years|weeks|months|days|hour|hours|fact|case)\b)[\w’'-]+)"
    r", \Z"
)
_OF = re.compile(r"(?:\b(?:and|or|of) \Z)")


def name_antecedents(page: Page, d: Draft) -> None:
    """Put the plain noun before a comma in the place of the “which” that stands for it."""
    if d.cue is None or len(d.content) != 1 or page.text[slice(*d.content[0])] != "which":
        return
    (s, _), block = d.content[0], page.blocks[page.block_of(d.content[0][0])][0]
    noun = _BEFORE.search(page.text, max(block, s - 80), s)
    if noun is None or _OF.search(page.text, block, noun.start("noun")):
        return
    span = noun.span("noun")
    if not any(overlaps(span, x) for x in d.source):
        d.content = [span]
