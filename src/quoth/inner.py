"""Somebody else's words, in quotation marks within what a speaker says: “My publisher said, ‘Nobody reads it.’”"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Edit, Record, Span
from quoth.families.align import Step
from quoth.families.judged import Judged, Level
from quoth.families.normalise import Words
from quoth.families.ruling.cuts import is_closed
from quoth.families.wordlists import SAYINGS, SPEECH
from quoth.whose import Said

_DOUBLE, _SINGLE = '"“”„«»', "'‘’‚"
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "'": "'", "‘": "’", "‚": "‘’"}
_OPENING = re.compile(r"(?<!\w)[\"“„«'‘‚](?=[\w…$£€])")
_FAR = 600  # characters back at which the marks open, at the most
_INTRO = re.compile(r"[^.!?;:—–\"“”]*[:,—–-]?\s*$")
_AFTER = re.compile(r"\W{1,4}((?:[\w'’]+ ){0,3}[\w'’]+)")
_WORD = re.compile(r"[\w'’]+")
_VERBS = (SAYINGS | SPEECH) - {
    "think",
    "thinks",
    "thought",
    "thinking",
    "suspect",
    "suspects",
    "suspected",
} | frozenset(
    "goes went like shout shouts shouted cry cries cried yell yells yelled ask asks asked read reads call calls called "
    "whispered whispers sang sings texted emailed shouting yelling asking calling reading".split()
)
_NEAR = 6  # words of an introduction in which its verb stands
_OWN = frozenset("i we i've we've i'd we'd".split())
_PASSIVE = frozenset("was were am are been".split())
_OTHERS = frozenset("he she they you it who".split())


def find_inner(judged: Sequence[Judged], actual: Words, claimed: Words, clause: bool, record: Record,
               said: Sequence[Said]) -> tuple[Judged, ...]:  # fmt: skip
    """The edit of who takes for a speaker's own what they give as another's in quotation marks; none where no such.

    A fragment of it is only told: the sentence it stands in may say whose it is.
    """
    kept = [one.step.actual for one in judged if one.step.op == "keep"]
    if not kept or not said:
        return ()
    span = actual.span(kept[0][0], kept[-1][1])
    intro = _introduced(actual.text, span, record, said)
    if intro is None:
        return ()
    whole = clause or is_closed(claimed)
    edit = Edit("drop", intro, "", "modality" if whole else None)
    reason = f"stands in quotation marks on record, as what another says: “{intro}”"
    return (Judged(edit, Level.ALTERED if whole else Level.SAME, reason, Step("drop", (0, 0), (0, 0))),)


def _introduced(text: str, span: Span, record: Record, said: Sequence[Said]) -> str | None:
    """The words that give a stretch, which stands within one pair of marks, as somebody else's; None for none."""
    holder = next((one for one in said if one.span[0] <= span[0] and span[1] <= one.span[1]), None)
    if holder is None or (holder.kind or "direct") != "direct":
        return None
    start, marks = holder.span[0], _DOUBLE + _SINGLE
    if holder.kind is not None:
        marks = _SINGLE if text[start - 1 : start] in _DOUBLE else _DOUBLE
    elif not record.article.turns and (record.quotes or record.article.kind != "statement"):
        return None
    for m in reversed(list(_OPENING.finditer(text, max(start, span[0] - _FAR), span[0] + 2))):
        closing = _PAIRS[m[0]]
        if m[0] not in marks:
            continue
        close = re.compile(rf"[{closing}](?!\w)").search(text, m.end(), holder.span[1])
        if close is None or close.start() < span[1]:
            continue
        before = _INTRO.search(text, max(start, m.start() - 120), m.start())
        intro = _told_by(_WORD.findall(before[0])[-_NEAR:]) if before else None
        after = _AFTER.match(text, close.end(), holder.span[1])
        return intro or (_told_by(_WORD.findall(after[1])) if after and intro is None else None) or None
    return None


def _told_by(words: Sequence[str]) -> str | None:
    """The words, where they say that somebody else says so; "" where the speaker does, None where nobody does."""
    keys = [word.lower().replace("’", "'") for word in words]
    verb = next((i for i in range(len(keys) - 1, -1, -1) if keys[i] in _VERBS), None)
    if verb is None:
        return None
    subject = next((i for i in range(verb - 1, -1, -1) if keys[i] in _OWN | _OTHERS), None)
    passive = bool(_PASSIVE & set(keys[max(0, verb - 2) : verb])) and keys[verb] not in ("like", "going", "asking")
    mine = subject is not None and keys[subject] in _OWN and not passive
    return "" if mine else " ".join(words)
