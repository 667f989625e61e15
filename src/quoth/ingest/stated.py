"""What the fields of an input state of an article: who wrote it, for whom, when, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quoth.data import Article
from quoth.days import day_of
from quoth.ingest.dates import stated_date

_DATES = (
    "published",
    "date",
    "publishdate",
    "publisheddate",
    "publicationdate",
    "publishedat",
    "datepublished",
    "pubdate",
)
"""Keys of the date of publication, without regard to case, dashes and lower lines: publish_date, datePublished."""


def stated_facts(article: Article, fields: Mapping[str, object]) -> Article:
    """The article with what the fields state, and nothing of what they do not."""
    return replace(
        article,
        url=string_of(fields, "url"),
        outlet=string_of(fields, "outlet", "publisher", "publication"),
        byline=_names(fields.get("byline") or fields.get("author") or fields.get("authors")),
        published=_published(fields),
        section=string_of(fields, "section"),
    )


def string_of(fields: Mapping[str, object], *keys: str) -> str | None:
    """The first of the fields that is a non-empty string."""
    found = (fields.get(key) for key in keys)
    return next((v for v in found if isinstance(v, str) and v.strip() and encodable(v)), None)


def _published(fields: Mapping[str, object]) -> str | None:
    """The first of the dates stated that can be read, else the first."""
    named = {key.replace("_", "").replace("-", "").lower(): value for key, value in reversed(list(fields.items()))}
    stated = [stated_date(named.get(key)) for key in _DATES]
    found = [value for value in stated if value and encodable(value)]
    return next((value for value in found if day_of(value)), found[0] if found else None)


def _names(value: object) -> tuple[str, ...]:
    """Bylines: one string, a list of strings, or a list of objects with a name."""
    values = value if isinstance(value, list) else [value]
    names = (v.get("name") if isinstance(v, dict) else v for v in values)
    return tuple(n.strip() for n in names if isinstance(n, str) and n.strip() and encodable(n))


def encodable(text: str) -> bool:
    """Whether the text has no half a character (a lone surrogate)."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
