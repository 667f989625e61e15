"""The day of a text, as it is kept and compared: a day, or the month or year where no more is stated.

Such a month or year fits a range that holds all of it, and may be of any range that holds a day of it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from quoth.errors import InputError

Between = tuple[str | None, str | None]
"""First and last day, ISO 8601, both included; None: open."""

WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
"""Patterns of their names as they are written, for larger patterns."""

MONTH = 31
"""Days between two reports of one utterance at the most, where they have it in words that mean different things."""

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?!\d)")
_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?)(?:[T ].*)?)?)?", re.ASCII)
_YEAR_OR_MONTH = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?")


def read_day(written: str, about: str, *, last: bool = False) -> str:
    """A day as a person writes it, of a month or a year the first or the last; ``InputError`` for what is none."""
    try:
        if (match := _WRITTEN.fullmatch(written)) is None:
            raise ValueError
        year, month = int(match[1]), int(match[2] or (12 if last else 1))
        end = monthrange(year, month)[1] if last else 1
        return date(year, month, int(match[3] or end)).isoformat()
    except ValueError:
        told = f"“{written[:40]}” is no day; write 2024-05-01, 2024-05 or 2024"
        raise InputError(about, "bad-date", told) from None


def read_range(first: str | None, last: str | None, about: tuple[str, str]) -> Between:
    """Two days as ``read_day`` reads them, each of which may be open; ``about``: how to call them in an error.

    Raises ``InputError`` for what is no day, and where the second is before the first.
    """
    begin = read_day(first, about[0]) if first else None
    end = read_day(last, about[1], last=True) if last else None
    if begin and end and begin > end:
        raise InputError(about[0], "bad-date", f"{begin} is after {end}; give the earlier day first")
    return begin, end


def day_of(published: str | None) -> str | None:
    """The calendar day of an ISO 8601 date or date and time, or a month or year stated alone.

    None for anything else, the 31st of June included.
    """
    match = _DAY.match(published or "")
    if match is None:
        return published if _YEAR_OR_MONTH.fullmatch(published or "") else None
    year, month, day = (int(part) for part in match.groups())
    return match[0] if year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1] else None


def unread_date(published: str | None) -> str:
    """A date that is stated but cannot be read, so that no day counts or finds its text; else nothing."""
    return published if published and day_of(published) is None else ""


def in_order(published: str | None) -> str:
    """What sorts texts by their dates, the earliest first: a date that is not stated, or cannot be read, is last."""
    return published if published and day_of(published) else "9999-99"


def begin(since: str) -> str:
    """The earliest day, month or year that lies in a range from this day on: "2024" for 2024-01-01."""
    return since.removesuffix("-01").removesuffix("-01")


def unfinished(until: str) -> tuple[str, ...]:
    """The month and the year that begin before this day has passed, but end after it."""
    if day_of(until) is None or len(until) < 10:
        return ()
    year, month, day = int(until[:4]), int(until[5:7]), int(until[8:10])
    month_over = day == monthrange(year, month)[1]
    return (*(() if month_over else (until[:7],)), *(() if month_over and month == 12 else (until[:4],)))


def in_days(day: str | None, since: str | None, until: str | None) -> bool:
    """Whether a day, month or year lies in a range; none lies in no range with an end."""
    if day is None:
        return not since and not until
    return (not since or day >= begin(since)) and (not until or (day <= until and day not in unfinished(until)))


def days_between(one: str, other: str) -> int:
    """How many days lie between two days, months or years, at the least; 0 where they may be of one day."""
    earlier, later = sorted((_reach(one), _reach(other)))
    return max(0, (later[0] - earlier[1]).days)


def _reach(day: str) -> tuple[date, date]:
    """The first and the last day of a day, month or year."""
    year, month = int(day[:4]), int(day[5:7] or 0)
    if len(day) == 10:
        return (date.fromisoformat(day),) * 2
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])


def may_begin(first: str) -> tuple[str, ...]:
    """The month and the year that a range begins in: a text of which no more is known may be of the range."""
    return (first[:7], first[:4])
