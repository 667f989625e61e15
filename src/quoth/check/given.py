"""How a draft gives the words of a quote: which are claimed, as a clause or not, as said or as never said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quoth.check.stretches import is_title
from quoth.data import Quote
from quoth.families.normalise import word_keys
from quoth.families.wordlists import AUXILIARIES, DENIALS, DOUBTS, FUNCTION, NEGATIONS, SPEECH, UNTRUTHS
from quoth.quoted import outside_marks
from quoth.speakers.kept.polarity import said_instead
from quoth.text import sentences

_CLAUSE = 3  # words, from which what follows "said" is a clause and not a word or two within the reporter's
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n])[\s“\"«„]*$")
_CUE_BEFORE = re.compile(r"(\w+)[\s,:]*(?:that\b)?[\s,:“\"‘'«„]*$")
_THAT_BEFORE = re.compile(r"\bthat[\s,:“\"‘'«„]*$")
_TAKES_BACK = re.compile(
    rf"n['’]t\b|\b(?:{'|'.join(sorted(NEGATIONS | DENIALS | DOUBTS | UNTRUTHS))}|cannot|dismiss\w*|refut\w*|rebut\w*|"
    r"ruled|ruling|rules|contest\w*|contradict\w*|question\w*|challeng\w*|mock\w*|scoff\w*|ridicul\w*|against|"
    r"accus\w*|if|whether|asked|asks|wonder\w*|fear\w*|stop\w*|little|few|rather|instead|"
    r"un(?:sure|certain|convinced|persuaded|aware)|s[ck]eptical)\b",
    re.IGNORECASE,
)
"""Words by which a reporter's sentence may itself take back what "that" introduces."""
_BACK = 300  # characters of a sentence before a quotation, at the most
_TELLING = SPEECH | frozenset("tell saying called calling call used".split())
_HERSELF = frozenset("i he she we they".split())
_NEVER_SAID = re.compile(
    r"(?:\bnever|\bnot|n['’]t|\bnobody|\bno one)\s+(?:\w+\s+){0,2}?"
    r"(?:sa(?:y|ys|id|ying)|tell|told|claim(?:ed)?|call(?:ed)?|promised?|wr(?:ite|ote|itten)|uttered|stated?|used?)\b",
    re.IGNORECASE,
)
_AFTER_MARK = re.compile(r"[”\"»“]\s([a-z]+)\b")
_STOPS = ".,;:!?"
_WHEN = frozenset("yesterday today tomorrow tonight earlier later last next this once twice ago here there".split())
_READING = frozenset("read reads reread rereads reading sang sings singing watched watches played plays".split())
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]|(?<!\w)[‘']([^‘’'\n]+(?:['’]\w[^‘’'\n]*)*)[’'](?!\w)")


def claimed_pieces(text: str, quote: Quote) -> list[str]:
    """The words claimed to have been said: the content, or for a mixed quote what stands in quotation marks."""
    if quote.kind == "mixed":
        pieces = []
        for s, e in quote.content:
            pieces += [m[1] or m[2] for m in _QUOTED.finditer(text, max(0, s - 1), min(len(text), e + 1))]
        if pieces:
            return pieces
    return [text[s:e] for s, e in quote.content]


def gives_teller(text: str, quote: Quote) -> bool:
    """Whether the reporter's words within a quote give what stands in marks as told by somebody else again: "Roe
    accused her of telling the House “…”", "“…,” Roe said her grandmother used to say"; not "she told us “…”"."""
    if quote.kind != "mixed":
        return False
    told = " ".join(_QUOTED.sub(" ", text[max(0, s - 1) : e + 1]) for s, e in quote.content).lower().split()
    words = [word.strip(_STOPS + '“”"‘’') for word in told]
    return not _TELLING.isdisjoint(words) and _HERSELF.isdisjoint(words)


def part_denied(text: str, quote: Quote) -> list[Quote]:
    """A quote as the draft gives it: what it says was denied, if any of that stands in marks, and by itself what was
    said instead ("Roe denied the charge: “I have always paid.”")."""
    at = said_instead(text, quote)
    if at is None:
        return [quote]
    denied = replace(quote, content=tuple((s, min(e, at - 1)) for s, e in quote.content if s < at - 1))
    content = tuple((max(s, at), e) for s, e in quote.content if e > at)
    if not any(_QUOTED.search(text, max(0, s - 1), e) for s, e in denied.content):
        return [replace(quote, content=content, polarity="affirmed")]
    return [denied, replace(quote, id=f"{quote.id}.2", content=content, polarity="affirmed")]


def is_denied(text: str, quote: Quote) -> bool:
    """Whether the draft says that the words were not said: "Roe never said “…”", "Roe denied that …"."""
    if quote.polarity == "affirmed" or not quote.cue:
        return False
    start, end = quote.cue[0][0], quote.cue[-1][1]
    return quote.polarity == "denied" or _NEVER_SAID.search(text, max(0, start - 30), end) is not None


def clauses(text: str, quote: Quote, pieces: Sequence[str]) -> list[bool]:
    """Of each piece, whether the draft gives it as a clause of its own, so that no "not" before it may be the
    reporter's: at the beginning of a sentence, right after a verb of saying, or behind "that"; of the pieces after the
    first, this is asked of a quote in one sentence of the reporter's alone."""
    out, at = list[bool](), quote.content[0][0]
    for piece in pieces:
        found = text.find(piece, at)
        asked = quote.polarity == "affirmed" and (not out or quote.kind == "mixed")
        out.append(asked and found >= 0 and _is_clause(text, quote, piece, found))
        at = found + len(piece) if found >= 0 else at
    return out


def _is_clause(text: str, quote: Quote, piece: str, at: int) -> bool:
    if len(piece.split()) < _CLAUSE or _runs_on(text, at + len(piece), piece):
        return False
    if quote.kind != "indirect" and opens_sentence(text, at):
        return True
    start = max((end for _, end in sentences(text, max(0, at - _BACK), at)[:-1]), default=max(0, at - _BACK))
    that = quote.kind == "indirect" and piece.lower().startswith("that ")
    told = outside_marks(text, (start, at))
    if (that or _THAT_BEFORE.search(text, start, at)) and not _TAKES_BACK.search(told):
        return True
    before = _CUE_BEFORE.search(text, max(0, at - 40), at)
    return before is not None and before[1].lower() in SPEECH and any(s <= before.start(1) < e for s, e in quote.cue)


def _runs_on(text: str, end: int, first: str) -> bool:
    """Whether the reporter's sentence goes on with a verb, so that the quoted words are no clause: "“the two
    mills” should merge"."""
    after = _AFTER_MARK.match(text, end)
    if after is None:
        return False
    word = after[1]
    if word in AUXILIARIES:
        return True
    stated = AUXILIARIES & {key for written in first.split() for key in word_keys(written.strip(_STOPS))}
    return not stated and word not in FUNCTION and not word.endswith("ly") and word not in _WHEN


def is_read_title(text: str, quote: Quote) -> bool:
    """Whether somebody reads, and does not say, what is in quotation marks: "He read “War and Peace”"."""
    cue = " ".join(text[s:e].lower() for s, e in quote.cue)
    return cue in _READING and len(quote.content) == 1 and is_title(text[slice(*quote.content[0])])


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence of the text begins at ``at``."""
    return _SENTENCE_BEFORE.search(text, max(0, at - 20), at) is not None
