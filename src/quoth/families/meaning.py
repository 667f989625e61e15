"""Whether a difference changes what is said: a number, a name, a negation, how much, how surely, or into its opposite.

Closed classes of words (negations, modals, quantifiers) and pairs of opposites decide; a word that is merely another
word is left for the reader to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from quoth.data import Meaning
from quoth.families.forms import stems
from quoth.families.normalise import Words
from quoth.families.numbers import is_number, read_numbers
from quoth.families.ruling.negated import denies
from quoth.families.wordlists import (
    FUNCTION,
    HEDGES,
    MEASURES,
    MODAL_PAIRS,
    MODALS,
    MONTHS,
    OPPOSITES,
    QUANTITIES,
    WEEKDAYS,
)

_MOST_SMALL = 3  # small words a lost "might" may take along; more is a clause left out
_ADDED = 2  # words of content put in side by side, from which they say something of their own
_DENYING = ("un", "in", "im", "dis", "non", "ir", "il")

_CLASSES: tuple[tuple[Meaning, dict[str, str]], ...] = (
    ("quantity", {word: word for word in "dozens scores hundreds thousands millions billions trillions".split()}),
    ("modality", dict.fromkeys("know knows knew known sure certain convinced".split(), "sure") | dict.fromkeys(
        "think thinks thought believe believes believed feel feels felt hope hopes hoped wish wishes wished guess "
        "guesses guessed suppose supposes supposed suspect suspects suspected assume assumes assumed".split(), "unsure"
    )),
)  # fmt: skip
"""Words that say how many, and how surely, of which one stands for another."""

_TOLD: dict[Meaning, str] = {
    "number": "changes the number", "unit": "changes the unit", "name": "changes the name",
    "negation": "changes the negation", "quantity": "changes how much", "modality": "changes how surely",
    "opposite": "says the opposite", "addition": "adds a statement",
}  # fmt: skip
_DIFFERS: dict[Meaning, str] = {
    "number": "another number", "unit": "another unit", "name": "another name",
    "negation": "one denies what the other says", "quantity": "another amount", "modality": "surer in one of them",
    "opposite": "the opposite", "addition": "says more",
}  # fmt: skip


def tell(meaning: Meaning, *, known: bool = True) -> str:
    """How a change of meaning is told to a reader; ``known``: which of the two is the record."""
    return (_TOLD if known else _DIFFERS)[meaning]


def change_of_meaning(gone: Sequence[str], come: Sequence[str], *, names: bool) -> Meaning | None:
    """What words exchanged or put in change; ``names``: whether names are among them."""
    turned, denied = denies(gone) != denies(come), _denied(gone, come)
    if turned != denied:
        return "negation"
    numbers = [sorted(w for w in read_numbers(words) if is_number(w)) for words in (gone, come)]
    if numbers[0] != numbers[1]:
        return "number"
    if names:
        return "name"
    units = [_units(gone), _units(come)]
    if all(units) and units[0] != units[1]:
        return "unit"
    small = _small(gone) and _small(come)
    for kind, measured in _MEASURES:
        said, written = measured(gone), measured(come)
        if said != written and (small or (said and written)):
            return kind
    if _opposed(gone, come) and not denied:  # "not safe" is "unsafe"
        return "opposite"
    for kind, classes in _CLASSES:
        one, other = (_classes(words, classes) for words in (gone, come))
        if one and other and one.isdisjoint(other):
            return kind
    new = [word for word in come if word not in FUNCTION and word not in gone]
    return "addition" if not gone and len(new) >= _ADDED else None


def contradiction(gone: Sequence[str], come: Sequence[str]) -> Meaning | None:
    """How words that stand for others, as those in brackets do, say something else than they: never by saying more."""
    numbers = [{word for word in read_numbers(words) if is_number(word)} for words in (gone, come)]
    if all(numbers) and not numbers[0] & numbers[1]:
        return "number"
    for day in (_weekdays, _months):
        days = day(gone), day(come)
        if all(days) and not days[0] & days[1]:
            return "name"
    amounts = _quantity(gone), _quantity(come)
    if all(amounts) and amounts[0] != amounts[1]:
        return "quantity"
    return "opposite" if _opposed(gone, come) else None


def lost_meaning(gone: Sequence[str]) -> Meaning | None:
    """What is lost with words left out by themselves: the "might" of "might have known", the "some" of "some say"."""
    if len(gone) > _MOST_SMALL or not _small(gone):
        return None
    return "modality" if _modality(gone) else "quantity" if _quantity(gone) else None


def has_name(words: Words, stretch: tuple[int, int]) -> bool:
    """Whether a name stands there; at the start of a sentence a word the text elsewhere writes as names are written."""
    return any(i in words.names or _opens_as_name(words, i) for i in range(*stretch))


def _opens_as_name(words: Words, i: int) -> bool:
    word = words.text[slice(*words.spans[i])]
    if not words.surface[i] or not word[:1].isupper() or not word.isalpha() or words.keys[i] in FUNCTION:
        return False
    inside = rf"(?<=[a-z,;] ){re.escape(word)}\b"
    lower = rf"\b{re.escape(word.lower())}\b"
    return re.search(inside, words.text) is not None and re.search(lower, words.text) is None


def _denied(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether the two differ by a prefix that denies: "satisfied" against "unsatisfied"."""
    one, other = sorted((gone[-1:], come[-1:]), key=lambda words: sum(map(len, words)))
    return bool(one) and any(other[0] == prefix + one[0] for prefix in _DENYING)


def _small(words: Sequence[str]) -> bool:
    return all(word in FUNCTION or word in HEDGES or word in QUANTITIES or word in MODALS for word in words)


def _modality(words: Sequence[str]) -> list[str]:
    """How surely it is said: the kinds of modals and hedges among the words."""
    kinds = [MODAL_PAIRS[pair] for pair in pairwise(words) if pair in MODAL_PAIRS]
    kinds += [MODALS[word] for word in words if word in MODALS]
    return sorted(kinds + ["hedge" for word in words if word in HEDGES])


def _quantity(words: Sequence[str]) -> list[str]:
    return sorted({QUANTITIES[word] for word in words if word in QUANTITIES})


def _classes(words: Sequence[str], classes: dict[str, str]) -> set[str]:
    """The classes of the words, of which those of "you know" and "believe me" say nothing."""
    around = zip(["", *words], words, [*words[1:], ""], strict=False)
    return {classes[word] for before, word, after in around if word in classes and before != "you" and after != "me"}


def _units(words: Sequence[str]) -> list[str]:
    points = any(one == "percentage" and other in ("point", "points") for one, other in pairwise(words))
    return sorted({MEASURES[word] for word in words if word in MEASURES} | ({"points"} if points else set()))


def _weekdays(words: Sequence[str]) -> set[str]:
    return {word.removesuffix("'s") for word in words} & WEEKDAYS


def _months(words: Sequence[str]) -> set[str]:
    return {MONTHS[word] for word in words if word in MONTHS and word not in ("may", "march", "mar")} | {
        MONTHS[word] for word in words[-1:] if word in MONTHS
    }


def _opposed(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether a word was exchanged for its opposite."""
    left, right = set(gone) - set(come), set(come) - set(gone)
    return any(
        (a, b) in OPPOSITES or (b, a) in OPPOSITES or _bare(one, other)
        for one in left
        for other in right
        for a in stems(one)
        for b in stems(other)
    )


def _bare(one: str, other: str) -> bool:
    """Whether one has what the other is without: "careful" and "careless"."""
    return any(a.endswith("ful") and b == f"{a[:-3]}less" for a, b in ((one, other), (other, one)))


_MEASURES: tuple[tuple[Meaning, Callable[[Sequence[str]], list[str]]], ...] = (
    ("modality", _modality),
    ("quantity", _quantity),
)
