"""Words that hold a source or a content and the first of the cue: "They | 've said", "Roe's | letter", "That | 's"."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.text import overlaps, trim

_CONTRACTION = re.compile(r"(?:(?P<who>\b(?:he|she|it|that|who|there))['’]s|['’](?:ve|re|ll|d|m))\Z", re.I)
_ADVERB = re.compile(
    r"(?<!ing)(?<!ed)(?<!\ba)(?<!\bthe)(?<![’']s) (?P<adverb>(?:(?:almost|nearly|virtually) )?"
    r"(?:(?:universal|unanimous|actual|repeated|frequent|general|typical|usual|routine|rare|consistent|recent"
    r"|public|private|real|certain|simple|apparent|clear|obvious|explicit|open|quick|flat|final|eventual|immediate"
    r"|initial|original|previous|reported|alleged|supposed|wide|broad|large|strong|firm|deep|sincere|honest|rough)ly"
    r"|often|also))\Z"
)
_SAID = re.compile(r"(?:said|says|added|wrote|told|replied|explained) (?=[A-Z])")
_BEARER = re.compile(r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}), (?:an?|the) (?:[a-z-]+ ){0,2}\Z")
"""Who is something that stands behind it: Jane Roe, a self-described rebel."""
_ASKS = re.compile(r"do|does|did|can|could|would|will", re.I)
_VERB = re.compile(r"[a-z]+(?: [\w’'-]+){0,3}")


def without_contraction(
    text: str, cue: Span, spans: list[Span], *, only_short: bool = False
) -> tuple[Span, list[Span]]:
    """Part what the network took for both; ``only_short``: a content, which loses nothing but a verb.

    A source ends before a verb that is not the cue's, too ("He | 'll push for …, insisting"): 110 of 113 in PolNeAR's
    train split do.
    """
    parted = []
    for s, e in spans:
        short = _CONTRACTION.search(text, max(s, e - 8), e)
        if s <= cue[0] < e < cue[1] and (short or not only_short):
            at = e if short is None else (short.end("who") if short["who"] else short.start())
            rest = trim(text, (at, cue[1]))
            if s < at and rest[0] < rest[1]:
                cue, e = rest, at
        elif short and not only_short and e <= cue[0] and (short["who"] or s < short.start()):
            e = short.end("who") if short["who"] else short.start()
        elif short and only_short and cue[0] == e - len(short[0].lstrip(short["who"] or "")):
            e = cue[0]  # "That's | 's according to": the cue has been parted before
        parted.append((s, e))
    return cue, parted


def without_adverb(text: str, cue: Span, source: list[Span]) -> tuple[Span, list[Span]]:
    """Part an adverb from the source whose end the network took it for: growers | almost universally say.

    So is a second verb of saying before it.
    """
    if (verb := _SAID.match(text, *source[0]) if source else None) is not None and not overlaps(verb.span(), cue):
        source = [(verb.end(), source[0][1]), *source[1:]]  # “It is late,” | said | Roe, a miller, told the Bugle
    found = _ADVERB.search(text, *source[0]) if len(source) == 1 and text[source[0][1] : cue[0]] == " " else None
    if found is None:
        return cue, source
    return (found.start("adverb"), cue[1]), [(source[0][0], found.start())]


def asked_verb(text: str, cue: Span, source: list[Span], content: list[Span]) -> Span:
    """The verb of a question in whose stead the network took its first word: "Do | millers | think | it was late?\""""
    if len(source) != 1 or not cue[1] < source[0][0] or not _ASKS.fullmatch(text, *cue):
        return cue
    end = source[0][1]
    verb = trim(text, (end, min((s for s, _ in content), default=end)))
    return verb if text[cue[1] : source[0][0]] == " " and _VERB.fullmatch(text, *verb) else cue


def of_oneself(text: str, cue: Span, source: list[Span]) -> tuple[Span, list[Span]]:
    """Who describes himself says it of himself: “self” is nobody in “Jane Roe, a self-described rebel”."""
    if len(source) != 1 or text[slice(*source[0])] not in ("self", "Self") or not text.startswith("-", source[0][1]):
        return cue, source
    start = source[0][0]
    bearer = _BEARER.search(text, max(0, start - 80), start)
    return (start, cue[1]), [bearer.span("who")] if bearer else []
