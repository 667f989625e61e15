"""What was learnt from annotated texts: how much each feature weighs, and how scores become chances.

The numbers (``weights.json``) are trained by ``training.speakers`` and its neighbours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources

Features = dict[str, float]
Scorer = Callable[[Features], float]
"""Features of one pair -> a score; a softmax over the candidates (and none of them) makes probabilities."""


@cache
def weights() -> dict[str, dict[str, float]]:
    """The learned numbers, read once."""
    file = resources.files("quoth.speakers").joinpath("weights.json")
    loaded: dict[str, dict[str, float]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def learned_score(features: Features) -> float:
    """The default scorer: a weighted sum."""
    return weighed(features, weights()["pronoun"])


def weighed(features: Features, w: Mapping[str, float]) -> float:
    """The sum of the features that have a weight, each by its own."""
    total = 0.0
    for name, value in features.items():
        if name in w:
            total += w[name] * value
    return total


def probabilities(scores: list[float], none: float) -> list[float]:
    """Softmax over the candidates and "none of them" (whose share is left out)."""
    if not scores:
        return []
    top = max(*scores, none) if len(scores) > 1 else max(scores[0], none)
    powers = [math.exp(s - top) for s in scores]
    total = math.fsum(powers) + math.exp(none - top)
    return [p / total for p in powers]
