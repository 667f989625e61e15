"""Whether the words for a hearer are of another clause than what is said: "said it was absurd after Hale spoke to"."""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.data import Quote, Span

_OWN_CLAUSE = re.compile(
    r"\b(?:after|when|because|since|while|as|that|before|although|though) (?:(?:Mr|Mrs|Ms|Dr)\.? )?"
    r"(?:[A-Z][\w’'-]+|he|she|they|it|the [a-z-]+|an? [a-z-]+) (?:(?:had|has|have|was|were|too|also) )*[a-z]+"
    r"|, where\b|\b(?:and|but) (?:it|he|she|they|there|has|have|had|was|were|[A-Z][\w’'-]+)\b"
)


_OWN_VERB = re.compile(
    r"(?<=[A-Za-z’'-])(?<!wh)\w (?:spoke|speaks|talked|talks|testifie[sd]|wrote|writes|sent|sends)\b"
)


def speaks_itself(text: str, hearer: Span, quote: Quote) -> bool:
    """Whether a relative clause says what the hearer says: "Roe was asked by Hale, | who | dismissed it"."""
    who = quote.source[0] if quote.source else None
    return who is not None and text[hearer[1] : who[0]] in (", ", " ") and text[slice(*who)] in ("who", "which")


def within_source(quote: Quote, to: re.Match[str]) -> Quote:
    """The quote without its source, at whose end the hearer ends, where it is that which tells of one: "Roe, who spoke
    to | the Acre Mail".
    """
    own = next((e for s, e in quote.source if s <= to.start() < e), 0)
    if not own or not to.group().lower().startswith(("spoke", "speaking", "talked", "talking")):
        return quote
    return replace(quote, source=(), content=(*quote.content, (own, own)))


def told_elsewhere(text: str, found: Span, quote: Quote) -> bool:
    """Whether another clause says whom somebody spoke to: "Roe called it absurd after Hale gave | an interview to"."""
    if not quote.cue:
        return False
    if found[0] >= quote.cue[-1][1] and (text.endswith("and ", 0, found[0]) or _OWN_VERB.match(text, found[0] - 2)):
        return True  # "Roe alleged a theft and | testified before | the council"; "They sang, and Hale | spoke to | us"
    (cue, end), (s, e) = (quote.cue[0][0], quote.cue[-1][1]), found
    if s >= end:
        at, stop = end, s
    else:
        at, stop = e, cue
    for a, b in quote.content:
        if at <= a < stop:
            at = max(at, min(b, stop))  # what is said has clauses of its own
    return _OWN_CLAUSE.search(text, at, stop) is not None


EARLIER = re.compile(
    r"\b(?:before|after|until) (?:(?:Mr|Mrs|Ms|Dr)\.? )?(?:he|she|they|[A-Z][\w’'-]+)(?: had| has)? $"
    r"|\bwith (?:the|his|her|their|its|[a-z]+) (?:[\w’'-]+ ){0,2}[\w’'-]+[ -]$"
)
"""Before what is said at another time, or by others: "said before he | spoke to", "with the men | questioned by"."""
