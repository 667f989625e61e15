"""What the network takes for an attribution and a careful reader does not: deeds, votes, names, hedges of the writer.

PolNeAR's annotators marked about half of these, so the network is right to find them; readers of news who judged 8,000
quotes strictly would not have them.  A logistic regression on the words of a finding (``strict.json``, learnt by
``training.strict``) says how likely such a reader takes it for none.  It asks only about what the network itself is
not sure of, leaves out what is almost certainly none, and has a share in how sure the rest is.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from quoth.extraction.cue_class import classify_cue
from quoth.extraction.decode import Found
from quoth.extraction.windows import Encoded

BOUND = 0.8
"""How likely none a finding must be to be left out; with .7 the relation F1 of polnear.dev falls by .002."""
SHARE = 0.2
"""What the readers weigh in a confidence: the calibration error on polnear.dev is .031 without them, .026 so."""
SURE = 0.9
"""The confidence from which nothing is doubted: of 4,849 such quotes readers took 37 for none."""
_LETTERS = re.compile(r"[a-z]+(?:['’][a-z]+)?")


def without_doubted(encoded: Encoded, found: list[Found]) -> list[Found]:
    """The findings that a careful reader may take for attributions, as sure as the network and such readers are."""
    out = []
    for f in found:
        if f.confidence >= SURE:
            out.append(f)
        elif (none := doubt(encoded, f)) <= BOUND:
            out.append(replace(f, confidence=(1 - SHARE) * f.confidence + SHARE * (1 - none)))
    return out


def doubt(encoded: Encoded, found: Found) -> float:
    """How likely a careful reader takes a finding that the network is not sure of for no attribution, in 0..1."""
    return chance(_weights(), features_of(encoded, found))


def chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The logistic regression: how likely a finding with these features is none, by these weights and their "bias"."""
    score = weights["bias"] + math.fsum(weights.get(k, 0.0) * x for k, x in features.items())
    return 1.0 / (1.0 + math.exp(-score))


def features_of(encoded: Encoded, found: Found) -> dict[str, float]:
    """What the regression weighs: the network's confidence, how much of the content stands in marks, and the words of
    the cue, with the first of the source and of the content.
    """
    cue = encoded.words((found.cue,))
    words = _LETTERS.findall(cue.lower())
    source, content = encoded.words(found.source).split(), encoded.words(found.content).split()
    features = {
        "confidence": math.log(found.confidence / (1.0 - found.confidence)),
        "inside": found.inside,
        "cue " + " ".join(words): 1.0,
        "class " + classify_cue(cue): 1.0,
        "source " + (source[0].lower() if source else ""): 1.0,
        "content " + (content[0].lower() if content else ""): 1.0,
        "named": float(bool(source) and source[0][0].isupper() and len(source) < 4),
    }
    return features | {"cue word " + word: 1.0 for word in words}


@cache
def _weights() -> dict[str, float]:
    file = resources.files("quoth.extraction").joinpath("strict.json")
    loaded: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return loaded
