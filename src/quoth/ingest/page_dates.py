"""When a page says that it was published: what it states, checked; a guessed date is believed only with a source.

Publishing systems fill an empty field with the first day they know (the year 1, 1 January 1970), and a page is full of
dates of other things: when it was changed, when a related story appeared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.ingest.dates import iso_date
from quoth.ingest.page_names import debris_name
from quoth.ingest.page_tree import Element, stated_names

_PUBLISHED = (
    "article:published_time datepublished date dc.date pubdate parsely-pub-date publishdate dc.date.issued "
    "dcterms.created sailthru.date article.published publish-date og:published_time"
).split()
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")
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
