"""Whether a cue says, thinks, intends or shows, by its words.

The classes follow FrameNet's frames (Statement, Telling, Request, Commitment, Questioning → speech; Awareness, Opinion,
Certainty, Expectation → thought; desire and purpose → intention; Evidence → evidence).  The lists here hold stems of
the cues that news uses; a lemma they lack is looked up in ``cue_classes.json``, FrameNet's counts by lemma
(``training/cue_classes.py``; FrameNet 1.5, CC-BY 3.0); what neither knows is speech, by far the commonest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

from quoth.data import CueClass

_STEMS: dict[CueClass, str] = {
    "thought": (
        "think thinks thinking thought believ know knows knew known knowing feel feels felt expect assum suspect doubt "
        "understand understood reali recogni consider see sees saw seeing view views viewed regard fear hope hopes "
        "hoped hoping worry worries worried worrying wonder imagin remember convinced confident aware "
        "unaware sure certain concern concerned "
        "distrust trust trusts prefer like likes liked love loves loved hate hates hated dislik mind opinion belief "
        "anticipat foresee foresaw hear hears heard learn learned learnt discover find finds guess reckon suppos "
        "conclud disappoint pleased angry upset surpris shocked agree agreed agrees disagree support oppos favor "
        "favour admire respect interpret perceiv presum surmis mulling contemplat forget forgot recall"
    ),
    "intention": (
        "want wants wanted wanting intend intent plan plans planned planning seek seeks sought seeking aim aims aimed "
        "decid decision resolv determin try tries tried trying wish wishes willing unwilling ready refus hop eager "
        "prepar attempt desire consider commit bid goal choose chose chosen opt hesitat reluctant"
    ),
    "evidence": (
        "show shows showed shown showing indicat demonstrat suggests found reveals prove proves proved proof evidence "
        "point points according_to_poll estimat appear appears appeared seem seems seemed reflect imply implies implied"
    ),
}
_SPEAKING = frozenset(
    "said say says saying told tell tells telling wrote write writes according asked ask asks added adds tweeted "
    "statement vowed vows pledged promised called calls calling answered replied spoke speaking "
    "noted notes noting note".split()
)
_WORD = re.compile(r"[a-z]+")


Counts = Mapping[str, Mapping[CueClass, int]]
"""lemma -> class -> sentences, commonest class first."""


def classify_cue(cue: str, counts: Counts | None = None) -> CueClass:
    """The class of a cue: any word of saying makes it speech; else the first word with a class decides.

    ``counts`` replaces FrameNet's table.
    """
    table = _framenet() if counts is None else counts
    found = _WORD.findall(cue.lower())
    if any(w in _SPEAKING for w in found):
        return "speech"
    for word in found:
        cls = _listed(word) or next((next(iter(table[x])) for x in _lemmas(word) if x in table), None)
        if cls is not None:
            return cls
    return "speech"


@lru_cache(maxsize=5_000)
def _listed(word: str) -> CueClass | None:
    """The class of the list that holds the word, without an ending, or a stem of five letters that begins it."""
    forms = (word, *(word.removesuffix(e) for e in ("s", "d", "ed", "ing") if word.endswith(e)))
    for cls, (stems, begins) in _LISTS.items():
        if word.startswith(begins) or not stems.isdisjoint(forms):
            return cls
    return None


def _lemmas(word: str) -> Iterator[str]:
    """What the word may be a form of, as written in a dictionary; likeliest first."""
    yield word
    for ending in ("s", "es", "ed", "d", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield stem
            yield stem + "e"
            if ending in ("es", "ed") and stem[-1] == "i":
                yield stem[:-1] + "y"
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]


@lru_cache(maxsize=1)
def _framenet() -> Counts:
    text = (resources.files("quoth.extraction") / "cue_classes.json").read_text(encoding="utf-8")
    table: Counts = json.loads(text)
    return table


_LISTS = {
    cls: (frozenset(words.split()), tuple(w for w in words.split() if len(w) >= 5)) for cls, words in _STEMS.items()
}
