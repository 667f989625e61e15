"""Surnames that are verbs of saying: the network reads "said Omar Said" with an ordinary name of the same length.

It knows few people called Said and takes the name for one more cue.  What is written large behind a given name, a title
or a verb of saying is a name, but in a headline in which all words are written large, and before "that" or a subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.days import WEEKDAY

_BEGINNINGS = ("Said", "Say", "Told", "Ask", "Read", "Wrote", "Argue", "Claims")
_INSTEAD = {3: "Lee", 4: "Hale", 5: "Brown", 6: "Carter"}
_VERB = r"(?:Said|Says?|Told|Asks|Asked|Reads?|Wrote|Argue|Claims)"
_SAYS = r"(?:said|says|told|asked|added|replied|wrote|warned|insisted|argued|explained|to|by|of|from|for|with|and|or)"
_TITLE = r"(?:Mrs?|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Sgt|Lt|Col|Gen|Capt|Maj|Hon)"
_NAME = re.compile(
    rf"(?:(?P<after>(?<![\w’'-]){_SAYS} )|"
    rf"(?P<given>\b(?:[A-ZÀ-Þ](?:[\w’'-]*[a-zà-ÿ][\w’'-]*|\.)|{_TITLE}\.) |\b(?:[Aa]l|[Ee]l)-))"
    rf"(?P<verb>{_VERB})(?![\w-])"
)
_SUBJECT = re.compile(
    r" (?:that|the|an?|he|she|it|they|we|his|her|its|their|our|there|this|these|those|if|whether|no|nobody|[A-ZÀ-Þ]\w*)"
    r"(?![’'])\b"
)
_DAY = re.compile(rf" {WEEKDAY}\b")
_BEFORE = re.compile(rf"(?<![\w’'-]){_SAYS} (?:[\w.’'-]+ ){{0,4}}$")
_SMALL = re.compile(r"\b[a-zà-ÿ]{4,}")


def with_stand_ins(text: str, blocks: Sequence[Span]) -> str:
    """The text with such surnames replaced; it keeps its length."""
    out: list[str] = []
    done = 0
    for start, end in blocks:
        if all(text.find(verb, start, end) < 0 for verb in _BEGINNINGS):
            continue
        for m in _NAME.finditer(text, start, end):
            at, stop = m.span("verb")
            if stop - at in _INSTEAD and _is_name(text, m, (start, end)):
                out += [text[done:at], _INSTEAD[stop - at]]
                done = stop
    return "".join(out) + text[done:] if out else text


def _is_name(text: str, m: re.Match[str], block: Span) -> bool:
    if _SMALL.search(text, *block) is None:
        return False
    goes_on = _SUBJECT.match(text, m.end(), block[1]) is not None and not _DAY.match(text, m.end(), block[1])
    return not goes_on or (m["given"] is not None and _BEFORE.search(text, block[0], m.start("given")) is not None)
