"""A date as it is written in a page or a text -> ISO 8601, where it is a whole one."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_EARLIEST = 1700
_UNSET = (date(1970, 1, 1), date(1900, 1, 1), date(1969, 12, 31))
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]\.?m\b\.?)?", re.I)
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
        if m := _DAY_MONTH.search(text):
            day, month, year = m.groups()
        elif m := _MONTH_DAY.search(text):
            month, day, year = m.groups()
        else:
            return None
        moment = datetime(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
        return _placed(_at_clock(moment, text), zone)
    except (ValueError, TypeError):
        return None


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
