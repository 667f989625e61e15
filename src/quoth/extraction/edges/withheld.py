"""Why a source is not named is nothing it says: a nurse, who | asked | not to be named because she feared for her job.

It is kept with the speaker (``Speaker.anonymity``).  Annotators of PolNeAR's train split mark two of five such clauses;
of "requested anonymity", which stays a quote, five of seven.
"""

from __future__ import annotations

import re

from quoth.extraction.drafts import Draft, Page

_ASKS = re.compile(
    r"(?:(?:has|have|had|also|each|all|both|did|does|do|was|were|only|simply|would|not|\w+n[’']t) )*"
    r"(?:ask|request|declin|refus|wish|want|insist|prefer)(?:s|e|es|ed|ing|red|ring)?(?: (?:that|on|for|not|to))*"
)
_WHO = re.compile(r"\b(?:who(?:m|se)?|and|but)(?:,? like [^.;:\n]{1,50}?)?,? (?:\w+ ){0,2}$")
_ASKING = re.compile(r"(?:ask|request|declin|refus|wish|insist|preferr)ing\b")
_NAME = r"(?:\w+ ){0,3}?(?:sur|last |full |real |first )?names?"
_UNNAMED = re.compile(
    r"(?:that )?(?:not |to |only )*(?:"
    r"(?:be|being) (?:named|identified|quoted|unnamed)"
    r"|be (?:called|(?:known|referred to)(?: only| just| simply)? (?:as|by)|identified (?:only )?as) [A-Z][\w’'-]+"
    r"|(?:stay|remain|speak|be kept|be) (?:anonymous(?:ly)?|unnamed|unidentified)"
    rf"|(?:give|share|provide|disclose|reveal|use|have) {_NAME}(?: (?:used|published|printed|revealed))?"
    rf"|(?:his|her|their|its) {_NAME} (?:not )?(?:to )?be (?:used|published|printed|withheld|revealed|named|given)"
    r")(?=[.,;:)”\"—–]| (?:because|as (?:he|she|they|the|his|her|their|it|this)|since|due|owing|for|so|given|citing|out"
    r"|by|in (?:order|this|the)|to (?:the|an?) (?:press|media|reporter|journalist)"
    r"|to (?!(?:the|an?|her|his|their|it|him|them)\b)\w+|publicly|while|until|or|only|said|says|told|added)\b|\s*$)"
)


def is_withheld(page: Page, d: Draft) -> bool:
    """Whether a draft only tells that its source, told of by "who" or a participle, will not be named."""
    if d.cue is None or not d.content or _ASKS.fullmatch(page.text, *d.cue) is None or d.content[0][0] < d.cue[1]:
        return False
    if _UNNAMED.match(page.text, d.content[0][0]) is None:
        return False
    block = page.blocks[page.block_of(d.cue[0])][0]
    who = _WHO.search(page.text, max(block, d.cue[0] - 90), d.cue[0]) is not None
    return who or _ASKING.match(page.text, d.cue[0]) is not None
