"""Numbers and days that two texts write in different ways: "twelve hundred and fifty", "1,250"; "3 May", "May 3rd"."""

from __future__ import annotations

from collections.abc import Iterator

from quoth.families.normalise import Words, join_runs
from quoth.families.numbers import number_at
from quoth.families.wordlists import MONTHS

Run = tuple[int, int, str]
"""Words from and to (half-open), and what they are as one word."""

_DAY = 31


def join_values(actual: Words, claimed: Words) -> tuple[Words, Words]:
    """Both with the numbers and days joined to one word that stand in both and are written otherwise."""
    theirs = list(_runs(claimed))
    ours = list(_runs(actual)) if theirs else []  # most claims hold no number
    common = {key for _, _, key in theirs} & {key for _, _, key in ours}
    if not common:
        return actual, claimed
    joined = []
    for words, runs in ((actual, ours), (claimed, theirs)):
        joined.append(join_runs(words, [run for run in runs if run[2] in common]))
    return joined[0], joined[1]


def _runs(words: Words) -> Iterator[Run]:
    i = 0
    while i < len(words):
        run = _day(words, i) or _number(words, i)
        if run is not None:
            yield run
        i = run[1] if run is not None else i + 1


def _number(words: Words, i: int) -> Run | None:
    value, used = number_at(words.keys, i)
    return None if value is None else (i, i + used, f"{value:.12g}")


def _day(words: Words, i: int) -> Run | None:
    """ "3 May", "3rd of May", "the 3rd of May", "May 3", "Sept. 3rd": the month written with a capital."""
    keys = words.keys[i : i + 4]
    at = 1 if keys[0] == "the" else 0
    if len(keys) > at + 1 and _is_day(keys[at]):
        month = at + 2 if keys[at + 1] == "of" else at + 1
        if month < len(keys) and _is_month(words, i + month):
            return i, i + month + 1, f"{MONTHS[keys[month]]}-{keys[at]}"
    if len(keys) > 1 and _is_month(words, i) and _is_day(keys[1]):
        return i, i + 2, f"{MONTHS[keys[0]]}-{keys[1]}"
    return None


def _is_day(key: str) -> bool:
    return key.isdigit() and 0 < int(key) <= _DAY


def _is_month(words: Words, i: int) -> bool:
    return words.keys[i] in MONTHS and words.text[words.spans[i][0]].isupper()
