"""Questions that a report says were asked aloud, and those that answers are met with."""

from __future__ import annotations

import re

from quoth.data import Quote, Span
from quoth.text import cut, sentences

ASKS = re.compile(
    r"(?:(?:has|had|have|then|also|later) )*(?:asked|asks|inquired|enquired|queried|demanded|wondered|"
    r"wanted to know)\b",
    re.I,
)
"""How the cue of a question begins."""
REPLIES = re.compile(r"(?:replied|replies|answered|answers|respond(?:ed|s)|retort(?:ed|s)|sho(?:t|ots) back)\b", re.I)
"""How the cue of an answer begins."""
YOU = re.compile(r"\b(?:you|yours?|yoursel(?:f|ves))\b", re.I)
QUESTION = re.compile(
    r"(?:[A-Z][\w’']+(?: [A-Z][\w’']+)?, )?(?:(?:and|but|or|so|then|ok|okay|well),? )?"
    r"(?:(?:by|for|from|to|with|at|in|on|of) (?=wh))?(?:you(?:['’]\w+)?|who|whom|whose|what|what['’]s|which|when|where"
    r"|why|how|do|does|did|"
    r"don['’]t|didn['’]t|are|aren['’]t|is|isn['’]t|was|were|have|haven['’]t|has|had|can|can['’]t|could|will|won['’]t|"
    r"would|should)\b",
    re.I,
)
"""How a question begins, whoever is called by name before it."""
LONGEST_QUESTION = 30  # words of what only asks back
MARKS = " “‘\"'”’«»"
_I, _WE = r"I|[Mm]e|[Mm]y", r"[Ww]e|[Uu]s|[Oo]ur"
MYSELF = re.compile(rf"\b(?:{_I})\b")
"""A word by which who speaks speaks of himself or herself alone."""
OURSELVES = re.compile(rf"\b(?:{_WE})\b")
"""The same of several."""
OWN = re.compile(rf"\b(?:{_I}|{_WE})\b")
"""Either."""


def asks_aloud(text: str, quote: Quote) -> bool:
    """Whether a quote is a question in its speaker's own words: “Did you?” Roe asked."""
    if quote.kind != "direct" or not (quote.content and quote.source):
        return False
    end = max(e for _, e in quote.content)
    return "?" in text[end - 1 : end + 1] and ASKS.match(cut(text, quote.cue)) is not None


def ends_in_question(text: str, quote: Quote) -> bool:
    """Whether words in marks end in a question, its mark being the last of the words or right behind them."""
    end = quote.content[-1][1]
    return quote.kind != "indirect" and "?" in text[end - 1 : end + 1]


def asks_back(text: str, quote: Quote) -> bool:
    """Whether a quote without a cue is a short question that is put to another: “And then?”, “Did anybody?”"""
    return not quote.cue and not quote.source and len(quote.content) == 1 and is_put(text, quote.content[0])


def puts_to_you(text: str, span: Span) -> bool:
    """Whether words ask "you", and speak of nobody else who is there: “Did you pass it on?”"""
    return YOU.search(text, *span) is not None and OWN.search(text, *span) is None and is_put(text, span)


def is_put(text: str, span: Span) -> bool:
    """Whether words are a short question to another, not one of "I" or "we" to nobody: “And what did you do?”"""
    said = text[slice(*span)]
    asks = said.rstrip(MARKS).endswith("?") or text.startswith("?", span[1])
    if not asks or len(said.split()) > LONGEST_QUESTION:
        return False
    asked = text[slice(*sentences(text, *span)[-1])].strip(MARKS)
    return QUESTION.match(asked) is not None and (YOU.search(asked) is not None or not OWN.search(asked))
