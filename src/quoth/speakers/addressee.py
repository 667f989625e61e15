"""To whom something was said: "told ITV News correspondent Angus Walker", "in an interview with the BBC"."""

from __future__ import annotations

import re

from quoth.data import Quote, Span
from quoth.text import trim

_TOLD = re.compile(
    r"\b(?:told|tells|telling|tell|asked|asks|asking|assured|reminded|informed|warned|texted|emailed)\s+", re.I
)
_TO = re.compile(
    r"\b(?:speaking to|spoke to|spoken to|speaking with|talking to|"
    r"talking with|in an interview with|interviewed by|interview with|"
    r"in an interview on|said to|wrote to|writing to|in a letter to|in a "
    r"statement to|in remarks to|in comments to|told to|in an email to)\s+",
    re.I,
)
_END = re.compile(
    r"[,.;:?!“\"(\n—–]|\s(?:that|whether|if|how|why|what|when|where|to|"
    r"it|he|she|they|we|I|there|on|in|at|last|this|during|about|after|"
    r"before|of|by|who|as|while|because|earlier|Monday|Tuesday|Wednesday|Thursday|"
    r"Friday|Saturday|Sunday|was|were|is|are|his|her|their|and he|and she|for|not)\b"
)
_NOUNISH = re.compile(r"(?:the |a |an |his |her |their )?(?:[\w’'&.-]+ ?){1,8}$")


REACH = 300  # characters from the cue


def addressee_of(text: str, quote: Quote, sentence: Span) -> Span | None:
    """The phrase naming who was told, beside the cue or elsewhere in the quote's sentence outside its content."""
    for s, e in quote.cue:
        m = _TOLD.search(text, max(0, s), min(len(text), e + 1))
        if m is not None and (found := _phrase(text, m.end(), quote)) is not None:
            return found
    at = (quote.cue or quote.source or quote.content or (sentence,))[0][0]
    for m in _TO.finditer(text, max(sentence[0], at - REACH), min(sentence[1], at + REACH)):
        if any(a <= m.start() < b for a, b in quote.content):
            continue
        if (found := _phrase(text, m.end(), quote)) is not None:
            return found
    return None


def _phrase(text: str, start: int, quote: Quote) -> Span | None:
    limit = min([start + 90, len(text), *(s for s, _ in quote.content if s >= start)])
    end = _END.search(text, start, limit)
    span = trim(text, (start, end.start() if end else limit))
    if span[1] - span[0] < 2 or not _NOUNISH.match(text[slice(*span)]):
        return None
    first = text[span[0]]
    word = text[slice(*span)].split()[0].lower()
    if not first.isupper() and word not in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "reporters",
        "journalists",
        "supporters",
        "us",
        "me",
        "him",
        "them",
        "lawmakers",
        "parliament",
        "investors",
        "fans",
    ):
        return None
    return span
