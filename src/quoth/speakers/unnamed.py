"""Speakers without a name: what kind they are, and why they are not named, when the article says so."""

from __future__ import annotations

import re
from typing import Literal

from quoth.data import Span, SpeakerType
from quoth.speakers.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, GROUP_NOUNS, ROLE_NOUNS
from quoth.text import trim

UnnamedClass = Literal["individual", "group", "spokesperson", "document"]

_SPOKES = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|press secretary|representatives? (?:for|of))\b", re.I
)
_REASON = re.compile(
    r"(?:(?:on|under) (?:the )?condition (?:of anonymity|that (?:he|she|they|their|his|her)\b[^,.;]*)"
    r"|who (?:asked|requested|declined|wished|wanted|spoke|insisted|preferred|did not want|was granted|were granted)"
    r"[^.;,]*?(?:anonym\w*|not (?:to )?be (?:named|identified|quoted)|withheld|named|identified)"
    r"|(?:asked|requested|speaking|spoke) (?:not to be (?:named|identified)|anonymously)"
    r"|(?:granted|requesting|requested) anonymity)"
    r"(?:[^.;\n“\"]*?\b(?:because|due to|since|as|to (?:discuss|describe|speak|talk|protect))\b[^.;\n“\"]*)?",
    re.I,
)
_UNAUTHORISED = re.compile(r"\bbecause (?:\w+ ){1,4}not (?:been )?(?:authori[sz]ed|allowed|permitted)[^.;\n“\"]*", re.I)


def classify(phrase: str, noun: str) -> tuple[SpeakerType, UnnamedClass | None]:
    """Type and class of a speaker known by a phrase alone; ``noun`` is its head in lower case."""
    low = phrase.lower()
    if noun in DOCUMENT_NOUNS and noun not in ("others", "note"):
        return "document", "document"
    if _SPOKES.search(low):
        return "unnamed", "spokesperson"
    if noun in ROLE_NOUNS or noun.endswith("-old") or noun in ("someone", "somebody", "one", "another"):
        return "unnamed", "individual"
    if noun in GROUP_NOUNS or (noun.endswith("s") and noun[:-1] in ROLE_NOUNS):
        return "group", "group"
    if noun in BODY_NOUNS:
        return "organisation", None
    if noun.endswith("s") and not noun.endswith("ss"):
        return "group", "group"
    return "unnamed", "individual"


def anonymity(text: str, source: Span, sentence: Span) -> Span | None:
    """The stated reason for not naming a source, near its phrase: same sentence, at or after the source."""
    for pattern in (_REASON, _UNAUTHORISED):
        m = pattern.search(text, source[0], max(source[1], sentence[1]))
        if m is not None:
            return trim(text, m.span())
    return None
