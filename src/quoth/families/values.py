"""Numbers, days and times written in several ways: "twelve hundred and fifty", "1,250"; "3 May", "May 3rd"; "70km"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from quoth.families.normalise import Words, join_runs
from quoth.families.numbers import PARTS, SHORT_SCALES, SIGNS, is_number, number_at, ordinal_at, roman
from quoth.families.wordlists import FUNCTION, MEASURES, MONTHS, ORDINALS, SCALES

Run = tuple[int, int, str]
"""Words from and to (half-open), and what they are as one word."""

_DAY = 31
_HOURS, _MINUTES = 24, 60
_LONGEST = 16  # words of a number
_FOOT = 12
_SHORT_UNITS = frozenset("km kms cm mm kg kw mw gw hr hrs min mins sec secs mi ft yd yds oz lb lbs".split())
_QUARTERS = {"half": 30, "quarter": 15}
_CENTURIES = ("18", "19", "20")
_TWO = re.compile(r"\d0s|\d\d")
_FULL = re.compile(r"(?:19|20)(?:\d0s|\d\d)")
_SOON = "40"  # a year cut short and below may be one of this century
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?[ \xa0]?(?P<half>[ap])\.?[ \xa0]?m\b", re.IGNORECASE)
_HALF_DAY = re.compile(r"[ \xa0](?P<half>[ap])\.?[ \xa0]?m\b", re.IGNORECASE)
_TIMED = 5  # words of a time of day, at the most
_DASHES = ("-", "–", "—", "‑")
_APOSTROPHES = "'’‘"
_HYPHENS = ("-", "‑")
_GLUED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)([a-z]+)")
_MINUS = re.compile(r"(?:^|[\s(“\"])[-−–]$")
_LENGTHS = 1  # letters that a word starred out may have more or fewer
_STARRED = re.compile(r"\*+")


def join_values(actual: Words, claimed: Words) -> tuple[Words, Words]:
    """Both with the numbers, days and measures joined to one word that stand in both and are written otherwise, and
    with words of which letters are starred out ("h**l") as the one word of the other text that they can be."""
    actual, claimed = _sign(actual), _sign(claimed)
    if any(_glued(words) or _halved(words) for words in (actual, claimed)):
        actual, claimed = _join_common(actual, claimed, _measures)
    actual, claimed = _join_common(actual, claimed, _ranges)
    actual, claimed = _join_common(actual, claimed, _wars)
    actual, claimed = _join_common(actual, claimed, _numerals, _places)
    actual, claimed = _join_common(actual, claimed, _places, _numerals)
    actual, claimed = _join_common(actual, claimed, _runs)
    actual, claimed = _join_years(actual, claimed)
    claimed, actual = _join_years(claimed, actual)
    return _unmask(actual, claimed), _unmask(claimed, actual)


def _join_common(
    actual: Words,
    claimed: Words,
    runs_of: Callable[[Words], Iterator[Run]],
    runs_of_claimed: Callable[[Words], Iterator[Run]] | None = None,
) -> tuple[Words, Words]:
    theirs = list((runs_of_claimed or runs_of)(claimed))
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
        key = words.keys[i]
        begins = key[0].isdigit() or key[0] == "-" or key in _BEGINNINGS
        run = next((run for read in _READINGS if (run := read(words, i)) is not None), None) if begins else None
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
    return None if value is None else (i, at + used, f"{sign}{value:.15g}")


def _clock(words: Words, i: int) -> Run | None:
    """ "2:15", "2.15": a time of day, or what can be one."""
    hour, minute, used = words.surface[i], words.surface[i + 1] if i + 1 < len(words) else "", 2
    if not minute or words.after(i) != ":":
        hour, _, minute = hour.partition(".")
        used = 1
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 == len(minute)):
        return None
    return (i, i + used, f"{int(hour)}:{minute}") if int(hour) <= _HOURS and int(minute) < _MINUTES else None


def _clock_said(words: Words, i: int) -> Run | None:
    """ "half past nine", "quarter to ten", "nine thirty"."""
    keys = words.keys[i : i + 5]
    at = 1 if keys[0] == "a" and keys[1:2] == ("quarter",) else 0
    minute = _QUARTERS.get(keys[at]) or (int(keys[at]) if keys[at].isdecimal() and len(keys[at]) <= 2 else None)
    if minute is None:
        return None
    at += 2 if keys[at + 1 : at + 2] == ("minutes",) else 1
    side, hour = keys[at : at + 1], _hour(keys[at + 1 : at + 2])
    if hour and side in (("past",), ("to",)) and 0 < minute < _MINUTES:
        turned = minute if side == ("past",) else _MINUTES - minute
        hour = hour if side == ("past",) else (hour - 1) or _HOURS // 2
        return i, i + at + 2, f"{hour}:{turned:02}"
    hour, put = _hour(keys[:1]), keys[1:2]
    if hour and words.surface[i].isalpha() and put and put[0].isdecimal() and 9 < int(put[0]) < _MINUTES:
        return (i, i + 2, f"{hour}:{put[0]}") if words.goes_on(i) or _is_hyphened(words, i) else None
    return None


def _time_of_day(words: Words, i: int) -> Run | None:
    """ "5:00 p.m.", "5pm", "five p.m."."""
    start, said = words.spans[i][0], _hour(words.keys[i : i + 1])
    m = _TIME.match(words.text, start) or (_HALF_DAY.match(words.text, words.spans[i][1]) if said else None)
    if m is None:
        return None
    hour, minute = (int(m["hour"]), m["minute"]) if "hour" in m.groupdict() else (said, None)
    if not 0 < hour <= _HOURS // 2:
        return None
    used = sum(start <= s < m.end() for s, _ in words.spans[i : i + _TIMED])
    return i, i + used, f"{hour}:{minute or '00'} {m['half'].lower()}m"


def _ranges(words: Words) -> Iterator[Run]:
    """ "$2.5 to $3 million", "$2.5m to $3m": the first number is of the scale of the second, where it is the less."""
    for i, key in enumerate(words.keys):
        low, used = number_at(words.keys, i) if key[0].isdigit() else (None, 1)
        used -= words.keys[i + used - 1] == "and"  # of "3,000 and 4,000", two numbers
        unit = _unit_at(words, i + used)
        joint = i + used + bool(unit)
        if low is None or joint + 1 >= len(words):
            continue
        between = words.keys[joint] == "and" and i > 0 and words.keys[i - 1] == "between"
        at = joint + 1 if words.keys[joint] in ("to", "or") or between else joint
        high, more = number_at(words.keys, at)
        if high is None or (at == joint and words.after(joint - 1) not in _DASHES):
            continue
        scale = _scale(words.keys[at : at + more])
        if scale and _scale(words.keys[i : i + used]) is None and low < high / scale:
            low *= scale
        last = _unit_at(words, at + more)
        yield i, at + more + bool(last), f"{low:.12g} to {high:.12g} {last or unit}"


def _unit_at(words: Words, i: int) -> str:
    return MEASURES.get(words.keys[i], "") if i < len(words) else ""


def _scale(keys: tuple[str, ...]) -> int | None:
    return next((SCALES[SHORT_SCALES.get(key, key)] for key in keys if SHORT_SCALES.get(key, key) in SCALES), None)


def _hour(keys: tuple[str, ...]) -> int:
    return int(keys[0]) if keys and keys[0].isdecimal() and 0 < int(keys[0]) <= _HOURS // 2 else 0


def _is_hyphened(words: Words, i: int) -> bool:
    """Whether a hyphen joins a word to the next."""
    return i + 1 < len(words) and words.after(i) in _HYPHENS


def _year(words: Words, i: int) -> Run | None:
    """ "nineteen fifty-eight"."""
    if words.keys[i] not in _CENTURIES or not words.surface[i].isalpha() or i + 1 == len(words):
        return None
    if not _TWO.fullmatch(words.keys[i + 1]) or words.surface[i + 1].isdecimal():
        return None
    return i, i + 2, words.keys[i] + words.keys[i + 1]


def _join_years(words: Words, others: Words) -> tuple[Words, Words]:
    """Both with a year or decade that the first cuts short ("'58", "the 90s") and the other has in full as one word."""
    short = [
        i
        for i, key in enumerate(words.keys)
        if key[0].isdigit()
        and _TWO.fullmatch(key)
        and (key[-1] == "s" or words.text[max(0, words.spans[i][0] - 1)] in _APOSTROPHES)
    ]
    if not short:
        return words, others
    full = {
        run[2]: run
        for i, key in enumerate(others.keys)
        if (run := _year(others, i) or ((i, i + 1, key) if key[0].isdigit() and _FULL.fullmatch(key) else None))
    }
    ours, theirs = [], []
    for i in short:
        for century in ("19", "20") if words.keys[i] < _SOON else ("19",):
            if run := full.get(century + words.keys[i]):
                ours.append((i, i + 1, run[2]))
                theirs.append(run)
    return join_runs(words, ours), join_runs(others, sorted(set(theirs)))


def _wars(words: Words) -> Iterator[Run]:
    """ "the Second World War", "World War Two"."""
    for i, key in enumerate(words.keys):
        if key != "war" or not i or words.keys[i - 1] != "world":
            continue
        place, used = ordinal_at(words.keys, words.surface, i - 2) if i > 1 else (None, 1)
        if place is not None and used == 1:
            yield i - 2, i + 1, f"world war {place}"
        elif i + 1 < len(words) and words.keys[i + 1].isdecimal():
            yield i - 1, i + 2, f"world war {words.keys[i + 1]}"


def _places(words: Words) -> Iterator[Run]:
    """The place behind a name: "Henry the Eighth"."""
    for i in range(1, len(words) - 1):
        if words.keys[i] == "the" and _is_named(words, i - 1) and words.text[words.spans[i + 1][0]].isupper():
            place, used = ordinal_at(words.keys, words.surface, i + 1)
            if place is not None:
                yield i, i + 1 + used, f"the {place}"


def _numerals(words: Words) -> Iterator[Run]:
    """The same as a numeral: "Henry VIII"."""
    for i in range(1, len(words)):
        written = words.text[slice(*words.spans[i])]
        if written[0] in "IVXL" and (value := roman(written)) and _is_named(words, i - 1):
            yield i, i + 1, f"the {value}"


def _is_named(words: Words, i: int) -> bool:
    return words.text[words.spans[i][0]].isupper() and words.goes_on(i) and words.keys[i] not in FUNCTION


def _ordinal(words: Words, i: int) -> Run | None:
    """ "5th", "fifth": a place in a row is no number of things, so "5" is another."""
    value, used = ordinal_at(words.keys, words.surface, i)
    share = i and words.keys[i] == "third" and words.keys[i - 1] == "1"  # "one third of them"
    return None if value is None or share else (i, i + used, f"{value}th")


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
    """Whether a number and its unit are written as one word: "70km", "ten-dollar"."""
    for i, key in enumerate(words.keys):
        if key[0].isdigit() and not key[-1].isdigit() and _measured(key):
            return True
        if (
            i
            and key in MEASURES
            and is_number(words.keys[i - 1])
            and (key in _SHORT_UNITS or _is_hyphened(words, i - 1))
        ):
            return True
    return False


def _halved(words: Words) -> bool:
    """Whether a part is told behind the unit: "a kilo and a half"."""
    return any(key in MEASURES and words.keys[i + 1 : i + 4] in PARTS for i, key in enumerate(words.keys))


def _measured(key: str) -> str | None:
    """A number and its unit written as one word, as they are compared: "70km", "10in"."""
    m = _GLUED.fullmatch(key)
    unit = MEASURES.get(m[2], "inch" if m[2] == "in" else None) if m else None
    return f"{float(m[1].replace(',', '')):.12g} {unit}" if m and unit else None


def _measures(words: Words) -> Iterator[Run]:
    i = 0
    feet = False  # inches go without their unit behind feet: "five foot ten"
    while i < len(words):
        value, used = number_at(words.keys, i)
        end = i + used
        if words.keys[i] in ("a", "an") and value is None:
            value = 1 if PARTS.get(words.keys[i + 2 : i + 5]) else None  # "a mile and a half"
        unit = MEASURES.get(words.keys[end]) if value is not None and end < len(words) else None
        measured = _measured(words.keys[i]) if value is None else None
        if unit is not None and value is not None:
            part = PARTS.get(words.keys[end + 1 : end + 4], 0)
            end += 4 if part else 1
            measured = f"{value + part:.12g} {unit}"
        elif value is not None and feet and value < _FOOT:
            measured = f"{value:.12g} inch"
        if measured is not None:
            yield i, end, measured
        feet = measured is not None and measured.endswith("foot")
        i = end


def _unmask(words: Words, others: Words) -> Words:
    """The words with each that is starred out as the one word of the other text with these letters, or of several the
    one beside the same word and about as long: "D*** it" for "Damn it"."""
    runs = []
    for i, key in enumerate(words.keys):
        if "*" in key:
            letters = re.compile(r"[^\W\d_]+".join(map(re.escape, _STARRED.split(key))))
            there = [k for k, other in enumerate(others.keys) if letters.fullmatch(other)]
            found = {others.keys[k] for k in there}
            if len(found) > 1 or len(key.replace("*", "")) == 1:
                size = len(words.surface[i])
                there = [k for k in there if abs(len(others.surface[k]) - size) <= _LENGTHS]
                found = {others.keys[k] for k in there if len(found) == 1 or _is_beside(words, i, others, k)}
            if len(found) == 1:
                runs.append((i, i + 1, found.pop()))
    return join_runs(words, runs)


def _is_beside(words: Words, i: int, others: Words, k: int) -> bool:
    """Whether a word of one text has the same neighbour as a word of the other."""
    after = words.keys[i + 1 : i + 2] == others.keys[k + 1 : k + 2] != ()
    return after or (i > 0 and k > 0 and words.keys[i - 1] == others.keys[k - 1])


_READINGS = (_time_of_day, _clock, _clock_said, _year, _day, _ordinal, _number)
_BEGINNINGS = frozenset(("a", "the", "half", "quarter", *SIGNS, *MONTHS, *ORDINALS))
"""Words with which a number, a day or a time may begin that have no figure."""
