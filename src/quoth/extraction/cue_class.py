"""Whether a cue says, thinks, intends or shows, by its words.

The classes follow FrameNet's frames (Statement, Telling, Request, Questioning → speech; Awareness, Opinion,
Certainty, Expectation → thought; Commitment without speech, desire and purpose → intention; Evidence → evidence);
the lists hold stems of the cues that news uses, and what is not listed is speech, by far the commonest.
"""

from __future__ import annotations

import re

from quoth.data import CueClass

_STEMS: dict[CueClass, str] = {
    "thought": (
        "think thinks thinking thought believ know knows knew known knowing feel feels felt expect assum suspect doubt "
        "understand understood reali recogni consider see sees saw seeing view views viewed regard fear hope hopes "
        "hoped hoping worr wonder imagin remember convinced confident aware unaware sure certain concern concerned "
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
    "statement vowed vows pledged promised called calls calling answered replied told spoke speaking".split()
)
_WORD = re.compile(r"[a-z]+")


def classify_cue(cue: str) -> CueClass:
    """The class of a cue: any word of saying makes it speech; else the first word with a class decides."""
    found = _WORD.findall(cue.lower())
    if any(w in _SPEAKING for w in found):
        return "speech"
    for word in found:
        for cls, stems in _LISTS.items():
            if any(form in stems for form in _forms(word)) or any(word.startswith(s) for s in stems if len(s) >= 5):
                return cls
    return "speech"


def _forms(word: str) -> tuple[str, ...]:
    """The word and what is left of it without an ending."""
    return (word, *(word.removesuffix(e) for e in ("s", "d", "ed", "ing") if word.endswith(e)))


_LISTS = {cls: tuple(words.split()) for cls, words in _STEMS.items()}
