"""What words in brackets say against the words that they stand for: they may say these more clearly, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quoth.data import Meaning
from quoth.families.meaning import contradiction
from quoth.families.normalise import Words, read_words
from quoth.families.numbers import is_number, read_numbers
from quoth.families.ruling.modals import loses_modal
from quoth.families.ruling.negated import denies
from quoth.families.wordlists import (
    CLAUSES,
    CONDITIONS,
    DENIALS,
    DOUBTS,
    EXCEPTIONS,
    HEDGES,
    HOPES,
    MODALS,
    PHRASES_OF_EXCEPTION,
    QUANTITIES,
)

_PERSONS = {
    word: person
    for person, group in {
        "i": "i me my mine myself", "we": "we us our ours ourselves", "you": "you your yours yourself yourselves",
        "he": "he him his himself", "she": "she her hers herself", "they": "they them their theirs themselves",
    }.items()
    for word in group.split()
}  # fmt: skip
"""Pronouns by whom they mean."""
_TITLES = frozenset("mr mrs ms miss doctor sir president senator governor mayor judge".split())
_SPEAKING = frozenset({"i", "we"})
_CERTAIN = frozenset("allegedly certainly definitely surely undoubtedly clearly".split())
"""Hedges that take nothing back, or that an editor must put in."""
_UNSURE = (frozenset(MODALS) - {"will", "shall"}) | (HEDGES - _CERTAIN) | CONDITIONS | (CLAUSES - {"until"})
_LED = HOPES | DOUBTS | DENIALS
_LEADING = frozenset("to that".split())
_AMOUNTS = frozenset(word for word, kind in QUANTITIES.items() if kind not in ("more", "less"))


def bracket_meaning(put: str, gone: Sequence[str], sentence: bool) -> Meaning | None:
    """What a bracket says otherwise than the words it stands for, which may be none; ``sentence``: in a claim that is
    one.  In "Roe said “[she] would pay”" the reporter's "she" is right for an "I"."""
    come = read_words(put).keys
    if denies(come) and not denies(gone):
        return "negation"
    if _excepts(come) and not _excepts(gone):
        return "quantity"
    if _is_unsure(come, put) and not _is_unsure(gone):
        return "modality"
    if not gone and _AMOUNTS & set(come):
        return "quantity"
    if _is_other_person(gone, come, sentence):
        return "name"
    return contradiction(gone, come)


def other_bracket(put: str, recorded: str) -> Meaning | None:
    """What a bracket says otherwise than the one that the record has in its place: an editor may put in more, or less,
    but no other number, and no other name where nothing but the names is another."""
    said, written = (read_words(f"it {text}") for text in (recorded, put))
    (others, name), (rest, named) = _parted(written), _parted(said)
    if name and named and others == rest and not name & named and len(name) == len(named):
        return "name"
    numbers = [{word for word in read_numbers(words.keys) if is_number(word)} for words in (said, written)]
    if not numbers[0] <= numbers[1] and not numbers[1] <= numbers[0]:
        return "number"
    return contradiction(said.keys, written.keys)


def _parted(words: Words) -> tuple[list[str], set[str]]:
    """The words of a bracket without names and titles, and the names, acronyms aside."""
    keys = [(i, key) for i, key in enumerate(words.keys) if key not in _TITLES]
    names = {key for i, key in keys if i in words.names and not words.text[slice(*words.spans[i])].isupper()}
    return [key for _, key in keys if key not in names], names


def bracket_loses(put: str, actual: Words, start: int, end: int) -> bool:
    """Whether the "might" of words kept stood where a bracket without one stands: "We [pay]" of "We might pay"."""
    kinds, gone = (
        {MODALS[word] for word in words if word in MODALS} for words in (read_words(put).keys, actual.keys[start:end])
    )
    return not gone <= kinds and loses_modal(actual, start, end)


def _is_unsure(words: Sequence[str], written: str = "") -> bool:
    """Whether words make what is said less than certain: "might", "if", "hope to"; "May" is a month."""
    led = any(one in _LED and other in _LEADING for one, other in pairwise(words))
    return led or any(word in _UNSURE and not (word == "may" and "May" in written) for word in words)


def _excepts(words: Sequence[str]) -> bool:
    opening = tuple(words[:4])
    return opening[:1] != () and (
        opening[0] in EXCEPTIONS or any(opening[: len(one)] == one for one in PHRASES_OF_EXCEPTION)
    )


def _is_other_person(gone: Sequence[str], come: Sequence[str], sentence: bool) -> bool:
    """Whether a pronoun stands in brackets for that of somebody else."""
    one, other = ({_PERSONS[word] for word in words if word in _PERSONS} for words in (gone, come))
    if not one or not other or one & other or any(word not in _PERSONS for word in come):
        return False
    return sentence or not (one <= _SPEAKING and not other & _SPEAKING)
