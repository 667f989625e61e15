"""Paragraphs behind a quotation that was left open: those that go on with it, and the line that says whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quoth.data import Span
from quoth.text import TITLES_CUT_SHORT, trim

if TYPE_CHECKING:
    from quoth.extraction.marks import Pair

_SAYS = re.compile(
    r"\b(?:said|says|say|adds|added|tells?|told|explained|wrote|warned|argued|noted|recalled|insisted|asks|asked"
    r"|replied"
    r"|concluded|continued|went on)\b"
)
_WORD = rf"(?:(?:(?:[A-Z]\.)+|(?:{TITLES_CUT_SHORT})\.|[A-Z][\w’'-]*) )"
CAPTION = re.compile(
    rf"(?:{_WORD}{{1,3}}(?:[a-z][\w’'-]+ ){{1,4}})?{_WORD}{{1,4}}[A-Z][\w’'-]+(?:, [^.!?;:“”\"\n]{{2,80}})?\.?"
)
"""Former mill owner Jane Roe; Rep. Jane Roe; Jane Roe, Institute of Wool."""


def goes_on_between(text: str, left: Pair, unmarked: Sequence[Span], after: Pair) -> bool:
    """Whether one paragraph without marks stands between two of a quotation: "A. ¶ B. ¶ "C."

    13 of 2,937 reports have it so; in all 10 where that paragraph names no act of saying the quotation goes on.
    """
    if len(unmarked) != 1 or left.mark != '"' or after.mark != left.mark or left.end != trim(text, left.inner)[1]:
        return False
    start, end = unmarked[0]
    follows = not text[left.end : start].strip() and not text[end : after.start].strip()
    return follows and text[left.end - 1] in ".!?" and not _SAYS.search(text, start, end)


def goes_on_before(text: str, left: Pair, start: int, after: Pair) -> bool:
    """Whether a paragraph goes on with a quotation up to where that opens again: "A. ¶ B. "C."

    So lines that were joined and parted anew have it: all 4 in 3,118 reports.
    """
    told = text[start : after.start]
    ended = text[left.end - 1] in ".!?" and told[-1:].isspace() and told.rstrip()[-1:] in tuple(".!?")
    opened = left.mark == after.mark == '"' and after.closed and text[after.opens_at].isupper()
    return ended and opened and not _SAYS.search(told)


def is_caption(text: str, left: Pair, here: Sequence[Pair], paragraph: Span) -> bool:
    """Whether the paragraph that closes a quotation only says whose it is: "We cannot. ¶ Jane Roe, Institute of Wool."

    So pages set apart what they quote in their text as well: all 8 of those in PolNeAR's train split.
    """
    if len(here) != 1 or here[0].outer != paragraph or here[0].start != here[0].opens_at:
        return False
    first = text[: left.start].rpartition("\n")[2]
    return not first.strip() and text[left.end - 1] in ".!?" and CAPTION.fullmatch(text, *here[0].inner) is not None
