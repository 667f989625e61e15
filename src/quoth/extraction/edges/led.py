"""What a post, a letter or an inverted "Added Roe:" leads to with a colon: the words in marks behind it, and no more.

The network takes what is posted ("a picture of the gate with the caption: “Home”") for part of the words, and a colon
for a cue where the verb stands before its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.extraction.drafts import Draft, Page
from quoth.extraction.marks import Pair
from quoth.text import trim

_POSTS = re.compile(
    r"(?:post|tweet|shar|upload|publish|sign|caption|wr(?:o|i)t|sent|send|put|retweet|hung|left|display|unveil|carr)",
    re.I,
)
_CAPTION = re.compile(
    r"\b(?:(?:with|under|above|bearing|beside|and|carrying) (?:the|a|this|these|his|her|their) (?:[a-z-]+ )?"
    r"(?:captions?|words?|message|slogan|inscription|legend|hashtag|comment)|captioned(?: it)?)[,:]? ?\Z"
)
_INVERTED = re.compile(
    r"(?:Said|Says|Added|Adds|Asked|Replied|Explained|Recalled|Noted|Wrote|Tweeted|Concluded|Continued|Joked|Quipped|"
    r"Warned|Observed|Insisted|Declared|Remarked)(?= \Z)"
)


def led_by_colons(page: Page, drafts: Sequence[Draft]) -> None:
    """Cut what is posted with a caption to the caption; find the verb before "Roe:"."""
    for d in drafts:
        if d.cue is None:
            continue
        _caption(page, d)
        _with_caption(page, d)
        _inverted(page, d)


def _caption(page: Page, d: Draft) -> None:
    """Roe posted a picture of the gate with the caption: “Home.”"""
    if d.cue is None or _POSTS.match(page.text, *d.cue) is None or d.cue[1] > d.content[0][0]:
        return
    pair = _last_quotation(page, d)
    if pair is None or _CAPTION.search(page.text, d.cue[0], pair.start) is None:
        return
    if page.block_of(pair.start) == page.block_of(d.cue[0]) and pair.outer[1] + 2 >= d.content[-1][1]:
        d.content = [trim(page.text, pair.inner)]


def _with_caption(page: Page, d: Draft) -> None:
    """Roe posted a picture of the gate | with the caption: | “Home.”  The colon alone is no cue."""
    if d.cue is None or page.text[slice(*d.cue)] != ":" or not d.source or d.source[0][1] > d.cue[0]:
        return
    caption = _CAPTION.search(page.text, d.source[0][1], d.cue[1])
    if caption is not None:
        d.cue = caption.span()


def _last_quotation(page: Page, d: Draft) -> Pair | None:
    """The only quotation that the content touches, where it ends with it."""
    tops = [p for p in page.pairs_at(d.content[-1]) if p.depth == 0 and d.cue and p.start >= d.cue[1]]
    return tops[0] if len(tops) == 1 and tops[0].start <= d.content[-1][1] <= tops[0].outer[1] + 2 else None


def _inverted(page: Page, d: Draft) -> None:
    """Added Roe: “It is late.”"""
    if d.cue is None or page.text[slice(*d.cue)] != ":" or len(d.source) != 1 or d.source[0][1] > d.cue[0]:
        return
    block = page.blocks[page.block_of(d.cue[0])][0]
    verb = _INVERTED.search(page.text, max(block, d.source[0][0] - 12), d.source[0][0])
    if verb is not None:
        d.cue = verb.span()
