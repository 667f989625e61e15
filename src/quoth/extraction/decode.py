"""Label scores -> linked quotes as runs of words; pure, testable with a table of scores.

A cue is a run of words whose labels begin and end it; for each cue the best role sequence gives its source and its
content.  How sure the whole is comes from a logistic regression over ``FEATURES``, fitted by
``training/calibrate.py``.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from quoth.extraction.crf import best_paths, runs_of, transition_scores
from quoth.extraction.cue_class import classify_cue
from quoth.extraction.labels import CUE_B, CUE_E, CUE_I, CUE_S
from quoth.extraction.windows import ROLE_RIGHT

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Run = tuple[int, int]

LONGEST_CUE = 14  # words; longer ones are under 0.1% of PolNeAR's cues
FEATURES = ("bias", "cue", "path", "direct", "no source", "plain", "thought", "evidence")
_INSIDE = FEATURES.index("direct")
_PLAIN = frozenset("say says said saying tell tells told according".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A cue with its roles, as half-open runs of word indices of the text."""

    cue: Run
    source: tuple[Run, ...]
    content: tuple[Run, ...]
    confidence: float
    cut_right: bool = False  # the content reaches the end of what was read around the cue
    features: tuple[float, ...] = ()

    @property
    def inside(self) -> float:
        """The share of its content's words that stand in quotation marks."""
        return self.features[_INSIDE]


def find_cues(probabilities: Floats, threshold: float) -> list[tuple[Run, float]]:
    """Cue runs and how probable it is that each begins; (words, 5) -> runs that do not overlap, in order."""
    begins = probabilities[:, CUE_B] + probabilities[:, CUE_S]
    found: list[tuple[float, Run, float]] = []
    for s in np.flatnonzero(begins > threshold).tolist():
        best, run = float(probabilities[s, CUE_S]), (s, s + 1)
        inner = float(probabilities[s, CUE_B])
        for e in range(s + 1, min(s + LONGEST_CUE, len(probabilities))):
            score = inner * float(probabilities[e, CUE_E])
            if score > best:
                best, run = score, (s, e + 1)
            inner *= float(probabilities[e, CUE_I])
            if inner < 1e-4:
                break
        found.append((float(begins[s]), run, best))
    taken: list[tuple[Run, float]] = []
    words: set[int] = set()
    for begin, run, _ in sorted(found, reverse=True):
        if words.isdisjoint(range(*run)):
            taken.append((run, begin))
            words.update(range(*run))
    return sorted(taken)


def link_roles(
    cues: Sequence[tuple[Run, float]],
    roles: tuple[Floats, Ints, Ints],
    cue_words: Sequence[str],
    depth: Ints,
    *,
    transitions: Sequence[Sequence[float]],
    weights: Sequence[float],
) -> list[Found]:
    """The best roles of each cue, whose words are ``cue_words``; cues whose best reading has no content are left out.

    roles: emit (C, R, L), first (C,), count (C,) as ``Reading.roles`` gives them; depth (words,): quotation marks
    around each word of the text.
    """
    if not cues:
        return []
    emit, first, count = roles
    labels, sure = best_paths(emit, transition_scores(transitions), count)
    sources, contents = runs_of(labels, "source"), runs_of(labels, "content")
    out: list[Found] = []
    for k, (run, begin) in enumerate(cues):
        at = int(first[k])
        source = tuple((a + at, b + at) for a, b in sources[k])
        content = tuple((a + at, b + at) for a, b in contents[k])
        if not content:
            continue
        inside = sum(int(np.count_nonzero(depth[a:b])) for a, b in content)
        features = (
            1.0,
            _logit(begin),
            float(sure[k]),
            inside / sum(b - a for a, b in content),
            float(not source),
            *_kinds(cue_words[k]),
        )
        score = math.fsum(w * x for w, x in zip(weights, features, strict=True))
        confidence = 1.0 / (1.0 + math.exp(-score))
        right = content[-1][1] == at + count[k] == run[0] + ROLE_RIGHT
        out.append(Found(run, source, content, confidence, bool(right), features))
    return out


@lru_cache(maxsize=5_000)
def _kinds(words: str) -> tuple[float, float, float]:
    """Whether a cue holds a plain word of saying, tells a thought, tells what something shows: each is as sure as its
    readers agree on it.
    """
    kind = classify_cue(words)
    plain = not _PLAIN.isdisjoint(words.lower().split())
    return float(plain), float(kind == "thought"), float(kind == "evidence")


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
