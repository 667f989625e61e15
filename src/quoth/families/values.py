"""Numbers, days and times written in several ways: "twelve hundred and fifty", "1,250"; "3 May", "May 3rd"; "70km"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quoth.families.normalise import Words, join_runs
from quoth.families.numbers import SIGNS, number_at, ordinal_at
from quoth.families.wordlists import MEASURES, MONTHS

Run = tuple[int, int, str]
"""Words from and to (half-open), and what they are as one word."""

_DAY = 31
_HOURS, _MINUTES = 24, 60
_LONGEST = 16  # words of a number
_GLUED = re.compile(r"(\d+(?:\.\d+)?)([a-z]+)")
_MINUS = re.compile(r"(?:^|[\s(“\"])[-−–]$")
_STARRED = re.compile(r"\*+")


def join_values(actual: Words, claimed: Words) -> tuple[Words, Words]:
    """Both with the numbers, days and measures joined to one word that stand in both and are written otherwise, and
    with words of which letters are starred out ("h**l") as the one word of the other text that they can be."""
    actual, claimed = _sign(actual), _sign(claimed)
    if _glued(actual) or _glued(claimed):
        actual, claimed = _join_common(actual, claimed, _measures)
    actual, claimed = _join_common(actual, claimed, _runs)
    return _unmask(actual, claimed), _unmask(claimed, actual)


def _join_common(actual: Words, claimed: Words, runs_of: Callable[[Words], Iterator[Run]]) -> tuple[Words, Words]:
    theirs = list(runs_of(claimed))
    ours = list(runs_of(actual)) if theirs else []  # most claims hold no number
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
        run = _clock(words, i) or _day(words, i) or _ordinal(words, i) or _number(words, i)
        if run is not None:
            yield run
        i = run[1] if run is not None else i + 1


def _sign(words: Words) -> Words:
    """The words with the numbers before which a minus is written as "-2", which is another number than 2."""
    spans = words.spans
    runs = [
        (i, i + 1, f"-{key}")
        for i, key in enumerate(words.keys)
        if key[0].isdigit() and words.surface[i] and _MINUS.search(words.text, max(0, spans[i][0] - 2), spans[i][0])
    ]
    return join_runs(words, runs)


def _number(words: Words, i: int) -> Run | None:
    sign = "-" if words.keys[i] in SIGNS or words.keys[i][0] == "-" else ""
    at = i + 1 if words.keys[i] in SIGNS else i
    if at == len(words):
        return None
    first = words.keys[at].removeprefix("-")
    value, used = number_at((first, *words.keys[at + 1 : at + _LONGEST]), 0)
    return None if value is None else (i, at + used, f"{sign}{value:.12g}")


def _clock(words: Words, i: int) -> Run | None:
    """ "2:15", "2.15": a time of day, or what can be one."""
    hour, minute, used = words.surface[i], words.surface[i + 1] if i + 1 < len(words) else "", 2
    if not minute or words.text[words.spans[i][1] : words.spans[i + 1][0]] != ":":
        hour, _, minute = hour.partition(".")
        used = 1
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 == len(minute)):
        return None
    return (i, i + used, f"{int(hour)}:{minute}") if int(hour) <= _HOURS and int(minute) < _MINUTES else None


def _ordinal(words: Words, i: int) -> Run | None:
    """ "5th", "fifth": a place in a row is no number of things, so "5" is another."""
    value, used = ordinal_at(words.keys, words.surface, i)
    return None if value is None else (i, i + used, f"{value}th")


def _day(words: Words, i: int) -> Run | None:
    """ "3 May", "3rd of May", "the third of May", "May 3", "Sept. 3rd": the month written with a capital."""
    at = i + 1 if words.keys[i] == "the" else i
    day, used = _day_at(words, at)
    if day:
        month = at + used + (words.keys[at + used : at + used + 1] == ("of",))
        if month < len(words) and _is_month(words, month):
            return i, month + 1, f"{MONTHS[words.keys[month]]}-{day}"
    if _is_month(words, i):
        at = i + 2 if words.keys[i + 1 : i + 2] == ("the",) else i + 1
        day, used = _day_at(words, at)
        if day:
            return i, at + used, f"{MONTHS[words.keys[i]]}-{day}"
    return None


def _day_at(words: Words, i: int) -> tuple[int, int]:
    """The day of a month that is written at word ``i``, and how many words it has; 0 for none."""
    if i >= len(words):
        return 0, 1
    day, used = ordinal_at(words.keys, words.surface, i)
    if day is None and words.keys[i].isdigit():
        day = int(words.keys[i])
    return (day, used) if day is not None and 0 < day <= _DAY else (0, 1)


def _is_month(words: Words, i: int) -> bool:
    return words.keys[i] in MONTHS and words.text[words.spans[i][0]].isupper()


def _glued(words: Words) -> bool:
    return any(key[0].isdigit() and not key[-1].isdigit() and _measured(key) for key in words.keys)


def _measured(key: str) -> str | None:
    """A number and its unit written as one word, as they are compared: "70km"."""
    m = _GLUED.fullmatch(key)
    return f"{float(m[1]):.12g} {MEASURES[m[2]]}" if m and m[2] in MEASURES else None


def _measures(words: Words) -> Iterator[Run]:
    i = 0
    while i < len(words):
        value, used = number_at(words.keys, i)
        end = i + used
        if value is None:
            measured = _measured(words.keys[i])
            if measured is not None:
                yield i, end, measured
        elif end < len(words) and words.keys[end] in MEASURES:
            end += 1
            yield i, end, f"{value:.12g} {MEASURES[words.keys[end - 1]]}"
        i = end


def _unmask(words: Words, others: Words) -> Words:
    """The words with each that is starred out as the one word of the other text with these letters."""
    runs = []
    for i, key in enumerate(words.keys):
        if "*" in key:
            letters = re.compile(r"[^\W\d_]+".join(map(re.escape, _STARRED.split(key))))
            found = {other for other in others.keys if letters.fullmatch(other)}
            if len(found) == 1:
                runs.append((i, i + 1, found.pop()))
    return join_runs(words, runs)
