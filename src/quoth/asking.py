"""Questions that a report says were asked aloud, and those that answers are met with."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


LEADS = 2  # sentences to nobody between what tells "you" something and the question about it
LONGEST_LEAD = 12  # sentences
EXCERPTS = re.compile(
    r"[Ff]ollowing (?:are|is) (?:(?:edited|some|an) )*(?:excerpts?|transcript) (?:from|of) (?:the|an|our) "
    r"(?:interview|conversation)(?: with (?:[\w.’'-]+ ?){1,4})?[:.]"
)
"""The following are edited excerpts from the interview: How is your mill? Questions and answers share paragraphs."""
_TO_YOU = re.compile(r"(?:(?:And|But|So) y|Y)ou(?:r|['’]\w+)? ")
_TO_ANYBODY = re.compile(
    r"\b(?:[Ii]f|so that) you\b|\byourself\b"
    r"|\byou (?:only |just )?(?:can(?:['’]t|not)?|could|need|must|have to|have (?:your|an?|the|only))\b"
)
"""You are nobody in particular there: “If you look back, it always rained.”"""
_ASKED = re.compile(r"\?(?=\s*[-–—]\s|\Z)")
_BIDS = re.compile(r"(?:Please )?[Tt]ell (?:us|me)\b")
_TELLS = re.compile(r"[^:?]{20,}: (?=[a-z])")
"""Before a question that who answers repeats: "People write to us and want to know: what does that mean?" """
_THOUGHT = re.compile(r"\bI(?:['’]\w+)?(?: \w+){0,4}? (?:thought|wondered|ask(?:ed)? myself|said to myself)[,:] ")
"""Before one that is put to nobody: “I have always thought, is that a mill?”"""


def is_interviewers(text: str, said: Sequence[Span], k: int) -> bool:
    """Whether a sentence of a printed interview is a question, or tells the guest what the next one is about.

    (“It rained. You support a bridge. What is it for?”; not the first words behind a question: “You just go on.”)
    """
    if _asks(text, said[k]):
        return True
    if not _is_to_you(text, said[k]):
        return _is_between(text, said, k)
    before = next((span for span in reversed(said[max(0, k - LONGEST_LEAD) : k]) if not _says_you(text, span)), None)
    if before is not None and _asks(text, before):
        return False
    told, since = said[k], 0
    begun = next((j for j in range(k, max(-1, k - LONGEST_LEAD), -1) if not _says_you(text, said[j])), k - LONGEST_LEAD)
    to_you = any(_TO_YOU.match(text, *span) for span in said[max(0, begun + 1) : k + 1])
    for span in said[k + 1 : k + 1 + LONGEST_LEAD]:
        if _asks(text, span):
            return since == 0 or to_you or _TO_YOU.match(text, *told) is not None
        if OWN.search(text, *span) or since == LEADS:
            return False
        told, since = (span, 0) if YOU.search(text, *span) else (told, since + 1)
    return False


def _is_between(text: str, said: Sequence[Span], k: int) -> bool:
    """Whether a sentence stands between what tells "you" something and the question: You fell. | Others did. | Why?"""
    for j in range(k, max(-1, k - LEADS - 1), -1):
        if j < k and _is_to_you(text, said[j]):
            return is_interviewers(text, said, j)
        if _asks(text, said[j]) or OWN.search(text, *said[j]):
            return False
    return False


def _is_to_you(text: str, span: Span) -> bool:
    return _says_you(text, span) and _TO_ANYBODY.search(text, *span) is None


def _says_you(text: str, span: Span) -> bool:
    return not _asks(text, span) and YOU.search(text, *span) is not None and OWN.search(text, *span) is None


def _asks(text: str, span: Span) -> bool:
    if (
        (tells := _TELLS.match(text, *span)) is not None
        and OWN.search(text, *tells.span())
        and not YOU.search(text, *span)
    ):
        return False
    if _THOUGHT.search(text, *span) is not None:
        return False
    return _ASKED.search(text, *span) is not None or _BIDS.match(text, *span) is not None
