"""When a page says that it was published: what it states, checked; a guessed date is believed only with a source.

Publishing systems fill an empty field with the first day they know (the year 1, 1 January 1970), and a page is full of
dates of other things: when it was changed, when a related story appeared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from quoth.ingest.page_names import debris_name
from quoth.ingest.page_tree import Element, stated_names

_EARLIEST = 1700
_UNSET = (date(1970, 1, 1), date(1900, 1, 1), date(1969, 12, 31))
_PUBLISHED = (
    "article:published_time datepublished date dc.date pubdate parsely-pub-date publishdate dc.date.issued "
    "dcterms.created sailthru.date article.published publish-date og:published_time"
).split()
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_MONTH = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")
_MONTH_DAY = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]\.?m\b\.?)?", re.I)
_ZONE = re.compile(r"\b(UTC|GMT|Z|[ECMP][SD]T|BST|CEST|CET)\b")
_ZONES = {
    **{"UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "CEST": 2},
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
}
_ASIDE = ("aside", "nav", "footer", "li")


def published_date(tree: Element, meta: dict[str, str], linked: str | None) -> str | None:
    """The date, or date and time, in ISO 8601 that a page states for its publication."""
    for stated in (linked, *(meta.get(key) for key in _PUBLISHED)):
        if found := iso_date(stated):
            return found
    if len(only := set(_linked_dates(tree, "datePublished"))) == 1 and (found := iso_date(only.pop())):
        return found
    return next((d for d in map(iso_date, _times(tree)) if d), None)


def _linked_dates(tree: Element, key: str) -> Iterator[str]:
    """All dates of one kind in the JSON-LD, also where it is no sound JSON."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from re.findall(rf'"{key}"\s*:\s*"([^"]{{4,40}})"', script.text or "")


def believed(tree: Element, guessed: str | None) -> str | None:
    """A date that a library found in the page, unless it is that of another thing, or filled up from today's."""
    if guessed is None or not iso_date(guessed):
        return None
    meta = {
        (e.get("property") or e.get("name") or e.get("itemprop") or "").lower(): e.get("content") or ""
        for e in tree.iter("meta")
    }
    if any(re.fullmatch(r"\d{4}(?:-\d\d)?", meta.get(key, "").strip()) for key in _PUBLISHED):
        return None
    other = {value[:10] for key, value in meta.items() if key in _MODIFIED}
    other.update(stated[:10] for stated in _linked_dates(tree, "dateModified"))
    other.update((t.get("datetime") or "")[:10] for t in tree.iter("time") if _is_of_another(t))
    return None if guessed[:10] in other else guessed


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


def _times(tree: Element) -> Iterator[str]:
    """The time elements that are the page's own: marked as its publication, or below its only headline."""
    times = [t for t in tree.iter("time") if t.get("datetime")]
    for t in times:
        if (t.get("itemprop") or "").lower() == "datepublished" or t.get("pubdate") is not None:
            yield t.get("datetime")
    headlines = list(tree.iter("h1"))
    if len(headlines) != 1:
        return
    home = next((a for a in headlines[0].iterancestors("article", "main")), None)
    if home is None:
        return
    own = [t for t in home.iter("time") if t.get("datetime") and not _is_of_another(t)]
    if own:
        yield own[0].get("datetime")


def _is_of_another(time: Element) -> bool:
    """Whether a time stands in what is no part of the article, or says when the article was changed."""
    if (time.get("itemprop") or "").lower() == "datemodified":
        return True
    for e in (time, *time.iterancestors()):
        if e.tag in ("article", "main", "body"):
            return False
        if e.tag in _ASIDE or debris_name(stated_names(e)) or "updated" in stated_names(e).lower():
            return True
    return False
