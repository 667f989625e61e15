"""The first of two who speak together: "said that | he and | many others did not believe it"."""

from __future__ import annotations

import re

from quoth.data import Span, Spans

_FIRST = re.compile(
    r"(?:\bthat |[.!?][”\"’]? |[“\"\n]|\A)"
    r"(?P<first>(?:[Hh]e|[Ss]he|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) [a-z]+"
    r"|(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) and )$"
)
_REACH = 70  # code points before a source


def with_first(text: str, source: Span, cue: Span, content: Spans) -> Span:
    """The source with a pronoun or a name that "and" joins to it, where a clause begins with that.

    One alone says what a verb in the singular tells.
    """
    found = _FIRST.search(text, max(0, source[0] - _REACH), source[0]) if source[1] <= cue[0] else None
    if found is None or text[slice(*cue)].split()[0].endswith("s"):
        return source
    start = found.start("first")
    return source if any(s < source[0] and start < e for s, e in content) else (start, source[1])
