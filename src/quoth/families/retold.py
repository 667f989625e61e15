"""What a reporter changes who tells in their own words what was said: persons, tenses, "here" and "now".

"I will pay" is told as "she would pay": no slip, and nothing of the sense.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quoth.families.forms import stems
from quoth.families.judged import Judged, Level
from quoth.families.meaning import change_of_meaning, has_name
from quoth.families.normalise import Words, read_words
from quoth.families.wordlists import FUNCTION

_PERSONS = frozenset(
    "i me my mine myself you your yours we us our ours he him his she her hers they them their theirs it its this that "
    "himself herself themselves ourselves".split()
)
_TOLD = frozenset(
    tuple(pair.split("/"))
    for pair in (
        "will/would can/could may/might shall/would shall/should will/'d is/was are/were am/was are/was am/is am/are "
        "has/had have/had have/has do/did does/did do/does these/those this/that here/there now/then ago/before "
        "'d/would 'd/had"
    ).split()
)
"""What the speaker says, and what the reporter writes."""
_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
"""Of a third person the reporter's pronoun is the speaker's."""
_ME = frozenset("i me my mine myself".split())
_THAT = re.compile(r"\A\s*that\s+(?=\S+\s+\S)", re.IGNORECASE)


def find_retold(judged: Sequence[Judged], actual: Words, claimed: Words, by: str = "") -> list[Judged]:
    """The edits, with those that only turn direct speech into indirect told as slips, and the others judged without
    what is turned.  ``by``: who is claimed to have said it, whom alone "I" may mean; empty: not known."""
    told = frozenset(read_words(by).keys)
    turned = any(
        one.step.op == "drop" and _is_person(actual, one) for one in judged
    )  # "He was asked" for "I asked him"
    me = frozenset() if turned else told
    return [_retold(one, actual, claimed, me) if one.edit.op == "change" else one for one in judged]


def without_that(claim: str) -> str:
    """Indirect speech without the reporter's "that" before it, which stands for no word of the record's."""
    return _THAT.sub("", claim)


def _is_person(actual: Words, one: Judged) -> bool:
    return not (_HE | _SHE | {"them"}).isdisjoint(actual.keys[slice(*one.step.actual)])


def _retold(one: Judged, actual: Words, claimed: Words, me: frozenset[str]) -> Judged:
    if one.step.op != "change":
        return one
    if _is_other(actual.keys[slice(*one.step.actual)], claimed.keys[slice(*one.step.claimed)]):
        return replace(one, level=Level.ALTERED, edit=replace(one.edit, meaning="name"))
    if one.level <= Level.SLIGHT:
        return one
    gone, come = list(actual.keys[slice(*one.step.actual)]), list(claimed.keys[slice(*one.step.claimed)])
    while gone and come and _turned(gone[-1], come[-1]):
        gone.pop()
        come.pop()
    while gone and come and _turned(gone[0], come[0]):
        del gone[0], come[0]
    if not gone and not come:
        return replace(one, level=Level.SLIGHT, edit=replace(one.edit, meaning=None))
    named = has_name(actual, one.step.actual) and not set(gone) <= _PERSONS
    if gone and set(gone) <= _PERSONS and (known := _named(claimed, one.step.claimed)):
        if me and not _ME.isdisjoint(gone) and me.isdisjoint(known):
            return replace(one, edit=replace(one.edit, meaning="name"))
        gone = []  # the reporter says who "I" is
        come = [word for word in come if word not in known]
    meaning = change_of_meaning(gone, come, names=named)
    return replace(one, edit=replace(one.edit, meaning=meaning))


def _is_other(said: Sequence[str], written: Sequence[str]) -> bool:
    """Whether a pronoun of one person stands for that of another: "her" for "him"."""
    pairs = zip(said, written, strict=True) if len(said) == len(written) else ()
    return any((one in _HE and other in _SHE) or (one in _SHE and other in _HE) for one, other in pairs)


def _named(words: Words, stretch: tuple[int, int]) -> set[str]:
    """The names among the words; the first word too, for indirect speech begins within the reporter's sentence."""
    first = words.text[words.spans[0][0]].isupper() and words.keys[0] not in FUNCTION
    return {words.keys[i] for i in range(*stretch) if i in words.names or (first and not i)}


def _turned(said: str, written: str) -> bool:
    """Whether a word is the one a reporter writes for another."""
    if said == written or (said, written) in _TOLD or (said in _PERSONS and written in _PERSONS):
        return True
    return said in stems(written) or written in stems(said)
