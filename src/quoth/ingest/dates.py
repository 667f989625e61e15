"""A date as it is written in a page or a text -> ISO 8601, where it is a whole one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from quoth.days import MONTHS

_EARLIEST = 1700
_UNSET = (date(1970, 1, 1), date(1900, 1, 1), date(1969, 12, 31))
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?,?\s+([0-9]{4})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMES = MONTHS.lower().split("|")
_DAY_MONTH = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+([0-9]{4})\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})\b")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})\2([0-9]{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?!\d)")
_AS_KEPT = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}(?!\d)(T.*| .*)?", re.S)
_SECONDS, _MILLISECONDS = range(10**8, 10**10), range(10**11, 10**13)
"""Times since 1970 that cannot be taken for a date written in digits; from 1973 on."""
_CLOCK = re.compile(r"\b([0-9]{1,2}):([0-9][0-9])(?::([0-9][0-9]))?\s*([ap]\.?m\b\.?)?", re.I)
_ZONE = re.compile(r"\b(UTC|GMT|Z|[ECMP][SD]T|BST|CEST|CET)\b")
_ZONES = {
    **{"UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2},
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
}


def iso_date(stated: str | None) -> str | None:
    """A stated date in ISO 8601; None for one that is incomplete, impossible, or a system's mark for "none"."""
    text = (stated or "").strip()
    moment = _parsed(text[:100])
    if moment is None or moment.year < _EARLIEST or moment.date() in _UNSET:
        return None
    dated = len(text) <= 10 or not re.search(r"\d:\d\d|T\d{4}", text)
    return moment.date().isoformat() if dated else moment.isoformat()


def stated_date(value: object) -> str | None:
    """A date of an input in ISO 8601 where it can be read; else as it stands, and None where none is stated.

    A day, month or year in ISO 8601 and what follows it stay as they are; "February 2016" is a month.  3/4/2016 may be
    of March or of April, and stays too.
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    if not text or text == "0":
        return None
    if _AS_KEPT.fullmatch(text):
        return text
    if text.isascii() and text.isdigit() and len(text) > 8:
        number = int(text)
        seconds = number if number in _SECONDS else number / 1000 if number in _MILLISECONDS else None
        return text if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    return iso_date(text) or _month(text) or text


def _month(text: str) -> str | None:
    m = _MONTH.fullmatch(text)
    named = [n for n, name in enumerate(_NAMES, 1) if name.startswith(m[1].lower())] if m else []
    return f"{m[2]}-{named[0]:02d}" if m and len(named) == 1 and int(m[2]) >= _EARLIEST else None


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    zone = _ZONE.search(text)
    iso = re.match(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?", text)
    try:
        if iso:
            return _placed(datetime.fromisoformat(iso.group()), zone)
        if re.match(r"[A-Z][a-z]{2}, \d", text) and not zone:
            return parsedate_to_datetime(text)
        day = _in_figures(text) or _in_words(text)
        return None if day is None else _placed(_at_clock(day, text), zone)
    except (ValueError, TypeError):
        return None


def _in_words(text: str) -> datetime | None:
    if m := _DAY_MONTH.search(text):
        day, month, year = m.groups()
    elif m := _MONTH_DAY.search(text):
        month, day, year = m.groups()
    else:
        return None
    return datetime(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))


def _in_figures(text: str) -> datetime | None:
    """A date in figures of which the order is plain: the year stands first, or one of the others is no month."""
    if m := _YEAR_FIRST.match(text):
        return datetime(int(m[1]), int(m[3]), int(m[4]))
    m = _YEAR_LAST.match(text)
    if m is None:
        return None
    first, second = int(m[1]), int(m[3])
    if first != second and max(first, second) <= 12:
        return None
    return datetime(int(m[4]), min(first, second), max(first, second))


def _at_clock(moment: datetime, text: str) -> datetime:
    m = _CLOCK.search(text)
    if m is None:
        return moment
    hour = int(m[1])
    if m[4]:
        hour = hour % 12 + (12 if m[4].lower().startswith("p") else 0)
    return moment.replace(hour=hour, minute=int(m[2]), second=int(m[3] or 0))


def _placed(moment: datetime, zone: re.Match[str] | None) -> datetime:
    return moment if zone is None else moment.replace(tzinfo=timezone(timedelta(hours=_ZONES[zone[1]])))
