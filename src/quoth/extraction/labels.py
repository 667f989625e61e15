"""The label schemes of the network and their integer ids; shared with training.

Cues are tagged word by word (BIOES).  For each cue, the words around it are tagged as source, content or neither of
*that cue* (BIOES for each role), so linking is no second step, contents may be discontinuous, and a word may be
content of two cues.
"""

from __future__ import annotations

CUE_LABELS = ("O", "B", "I", "E", "S")
ROLE_LABELS = ("O", "B-source", "I-source", "E-source", "S-source", "B-content", "I-content", "E-content", "S-content")

CUE_O, CUE_B, CUE_I, CUE_E, CUE_S = range(5)
ROLE_O = 0
SOURCE_B, SOURCE_I, SOURCE_E, SOURCE_S = range(1, 5)
CONTENT_B, CONTENT_I, CONTENT_E, CONTENT_S = range(5, 9)


def allowed_transitions() -> list[list[bool]]:
    """Which role label may follow which; shape (9 from, 9 to)."""
    n = len(ROLE_LABELS)
    table = [[False] * n for _ in range(n)]
    opens = {SOURCE_B: SOURCE_I, SOURCE_I: SOURCE_I, CONTENT_B: CONTENT_I, CONTENT_I: CONTENT_I}
    ends = {SOURCE_B: SOURCE_E, SOURCE_I: SOURCE_E, CONTENT_B: CONTENT_E, CONTENT_I: CONTENT_E}
    starts = (ROLE_O, SOURCE_B, SOURCE_S, CONTENT_B, CONTENT_S)
    for a in range(n):
        if a in opens:
            table[a][opens[a]] = table[a][ends[a]] = True
        else:
            for b in starts:
                table[a][b] = True
    return table


def may_start(label: int) -> bool:
    """Whether a role sequence may begin with this label."""
    return label in (ROLE_O, SOURCE_B, SOURCE_S, CONTENT_B, CONTENT_S)


def may_end(label: int) -> bool:
    """Whether a role sequence may end with this label."""
    return label in (ROLE_O, SOURCE_E, SOURCE_S, CONTENT_E, CONTENT_S)


def bioes(runs: list[tuple[int, int]], begin: int) -> dict[int, int]:
    """Labels of half-open runs of word indices, for the scheme whose B label is ``begin`` (then I, E, S follow)."""
    out: dict[int, int] = {}
    for s, e in runs:
        if e - s == 1:
            out[s] = begin + 3
            continue
        out[s] = begin
        for i in range(s + 1, e - 1):
            out[i] = begin + 1
        out[e - 1] = begin + 2
    return out
