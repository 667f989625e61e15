"""The words on record as a person reads and copies them: whole sentences, and every part of a splice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from quoth.data import Edit, Evidence
from quoth.findings import PART
from quoth.text import WORD

_GAP = "…"  # between words that stand in two places
_AFTER_WORD = re.compile(r"[^\w…]*…")
_MARKS = " ,.;:!?"


def whole_record(evidence: Evidence) -> tuple[Edit, ...]:
    """The edits of a piece of evidence, with what the record's sentence has before and after its words."""
    words, sentence = (" ".join(text.split()) for text in (evidence.words, evidence.sentence))
    before, found, after = sentence.partition(words)
    edits = list(evidence.edits)
    if not found or not edits or not words:
        return evidence.edits
    after = after.lstrip(_MARKS) if any(map(str.isalnum, after)) else ""  # marks behind the words are shown with them
    if before:
        edits.insert(0, Edit("keep", before.rstrip(), ""))
    if after:
        edits.append(Edit("keep", after, ""))
    return tuple(edits)


def offered(evidence: Sequence[Evidence]) -> list[str]:
    """What may be printed instead of a claim: the sentences that its words stand in, of a splice those of each part."""
    parts = [one for one in evidence if one.reason == PART] or list(evidence[:1])
    return list(dict.fromkeys(" ".join((one.sentence or one.words).split()) for one in parts))


def join_parts(parts: Sequence[Sequence[Edit]], claim: str) -> tuple[Edit, ...]:
    """The edits of a claim's parts, one after the other, with a mark where the record has them in two places."""
    out = [*parts[0]]
    for edits in parts[1:]:
        out += [_apart(claim, out), *edits]
    return tuple(out)


def _apart(claim: str, before: Sequence[Edit]) -> Edit:
    """What stands between two parts: in the claim only what it has there itself."""
    claimed = " ".join(edit.claimed for edit in before if edit.claimed)
    last = next(islice(WORD.finditer(claim), max(0, len(WORD.findall(claimed)) - 1), None), None)
    parted = last is not None and not claimed.endswith(_GAP) and _AFTER_WORD.match(claim, last.end()) is not None
    return Edit("keep", _GAP, _GAP if parted else "")
