"""How the words of an edit are written out: as they stand in the text, with the marks that follow them."""

from __future__ import annotations

import re

from quoth.families.normalise import NARRATED, STAMP, Words

_TAIL = re.compile(r"[,.;:!?]*(?:\s*(?:…|\.{3}|\[[^\[\]\n]{0,200}\])[,.;:!?]*)*")
_TIMED = re.compile(rf"\s*\[{STAMP.pattern}\]", re.IGNORECASE)
_TWO = re.compile(r"(?P<head>[^\W\d_]+?)(?P<tail>[’'](?:s|re|ve|ll|m|d)|n[’']t)", re.IGNORECASE)
"""A word that is two, written as one."""
_SPACE = re.compile(r"\s+")


def written(words: Words, start: int, end: int) -> str:
    """The words as they stand, a part of a written word too ("ca|n’t"); a reporter's words between are left out."""
    out: list[str] = []
    i = start
    while i < end:
        last = i + 1
        while last < len(words) and not words.surface[last]:
            last += 1
        if words.keys[i] != NARRATED:
            if out:
                out.append(" " if words.keys[i - 1] == NARRATED else _between(words, i))
            whole = words.surface[i] and last <= end
            out.append(words.cut(i, last) if whole else _part_of_word(words, i, min(last, end)))
        i = last
    return "".join(out)


def _part_of_word(words: Words, start: int, end: int) -> str:
    """A part of a written word that is compared as two: "It" or "’s" of "It’s"; else what it is compared as."""
    found = _TWO.fullmatch(words.cut(start, end))
    alone = [i for i in range(start, end) if words.keys[i] != NARRATED]
    if found is None or len(alone) != 1:
        return " ".join(words.keys[start:end])
    return found["head"] if words.surface[start] else found["tail"]


def _between(words: Words, i: int) -> str:
    """What stands before a word; labels of speakers and stage directions, which are no words, are left out."""
    between = words.after(i - 1)
    named = i not in words.inserted and any(map(str.isalnum, between))
    return " " if named else _SPACE.sub(" ", between)


def shown(words: Words, start: int, end: int) -> str:
    """The same with the marks, ellipses and brackets that follow, and a bracket that opens the whole."""
    if set(words.keys[start:end]) <= {NARRATED}:
        return ""
    lead = f"[{words.inserted[0]}] " if start == 0 and 0 in words.inserted else ""
    stop = words.spans[end][0] if end < len(words) else len(words.text)
    tail = _TAIL.match(words.text, words.spans[end - 1][1], max(stop, words.spans[end - 1][1]))
    tail = None if words.keys[end - 1] == NARRATED else tail
    marks = _TIMED.sub("", tail[0]) if tail else ""
    return f"{lead}{written(words, start, end)}{_SPACE.sub(' ', marks)}"
