"""Whether a passage is what a claim is about: enough of its words stand there, or all but one thing of a sentence."""

from __future__ import annotations

from quoth.families.judged import Level
from quoth.families.normalise import Words, read_words
from quoth.families.wordlists import FUNCTION
from quoth.findings import Finding

_FOUND = 0.62  # share of the claim's weight that must stand in order; below, the passage says something else
_FOUND_SHORT = ((4, 0.74), (6, 0.7))  # the same for claims of at most so many words, which anything resembles
_CONTENT, _FOUND_BARE = 3, 0.7  # with fewer words of content than this in place, this share is asked for
_ONE_THING = 0.5  # share from which a claim that says one thing otherwise is about the sentence that says the rest
_LEAST = 5  # words of the claim that must stand there
_LEAST_SMALL = 4  # the same for another number or name, or where the record has a small word ("it") there, or nothing
_TOLD_APART = ("number", "unit", "name")
_SLOT = 3  # words that one thing has at most, one of them of content


def supports(finding: Finding, words: Words) -> bool:
    """Whether a passage is about the claim's utterance at all, rather than like any other in its small words."""
    bar = next((bar for size, bar in _FOUND_SHORT if len(words) <= size), _FOUND)
    content = 0
    if len(finding.kept) == len(words):
        content = sum(there and key not in FUNCTION for key, there in zip(words.keys, finding.kept, strict=True))
        bar = max(bar, _FOUND_BARE if content < _CONTENT else bar)
    return finding.score >= bar or (finding.score >= _ONE_THING and _one_thing(finding, content))


def _one_thing(finding: Finding, content: int) -> bool:
    """Whether the claim is a whole sentence or clause of the person named but for one thing that it says otherwise or
    adds: "I learned it from a sailor" for "I learned it from a fisherman"."""
    told = [one for one in finding.judged if one.level > Level.SLIGHT]
    if finding.ours is False or finding.name != "altered" or not finding.whole or len(told) != 1:
        return False
    one = told[0]
    put = one.step.op == "add"
    if content < (2 if put or finding.ours is None else 1) or not (put or one.step.op == "change"):
        return False
    said, written = (read_words(side).keys for side in (one.edit.actual, one.edit.claimed))
    other = one.edit.meaning in _TOLD_APART and content > 1
    least = _LEAST_SMALL if other or FUNCTION.issuperset(said) else _LEAST
    return sum(finding.kept) >= least and all(
        len(side) <= _SLOT and sum(key not in FUNCTION for key in side) <= 1 for side in (said, written)
    )
