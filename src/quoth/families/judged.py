"""Edits of a claim with what each amounts to, in rising order of weight."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from quoth.data import Edit
from quoth.families.align import Step


class Level(IntEnum):
    """How far an edit goes, in rising order."""

    SAME = 0  # nothing but what an editor may change
    CLEANED = 1  # fillers and repeated starts of speech left out
    SLIGHT = 2  # one small word left out, put in or exchanged for its like
    OMISSION = 3  # words left out
    ALTERED = 4  # words put in or exchanged


@dataclass(frozen=True, slots=True)
class Judged:
    """One edit with its weight and the words that explain it."""

    edit: Edit
    level: Level
    reason: str
    step: Step
