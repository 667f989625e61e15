"""Whom a page names as its authors, and which outlet: names, without what is stated beside them."""

from __future__ import annotations

import html
import re

from quoth.days import MONTHS, WEEKDAY

_POST = re.compile(r"\b(?:writer|editor|reporter|correspondent|staff|contributor|desk|team)\b", re.I)
_AFTER_NAME = (
    r"(?:Jr|Sr|II|III|IV|Ph\.? ?D|M\.? ?D|M\.? ?A|MBA|MP|MEP|QC|KC|RN|Esq|J\.? ?D|D\.? ?Phil|Ed\.? ?D|OBE|CBE|MBE)"
)
_BETWEEN = re.compile(rf"\s*;\s*|,?\s+(?:and|&)\s+|,\s+(?=[A-ZÀ-Þ])(?!{_AFTER_NAME}\b\.?(?:\s*[,;&]|\s+and\b|\s*$))")
_DATE_WORD = re.compile(rf"\b(?:{WEEKDAY}|{MONTHS}|Published|Updated|Posted)\b|\d")
_RIGHTS = re.compile(
    r"^\s*(?:copyright\b|©|\(c\)|all rights reserved\b|(?:19|20)\d\d(?:\s*[-–]\s*\d{2,4})?\b|by\b|[,.:|–-])\s*", re.I
)
_RIGHTS_END = re.compile(r"[\s,.|–-]*(?:all rights reserved|(?:19|20)\d\d)[\s.]*$", re.I)


def plain(text: str) -> str:
    """Text as it is read: entities decoded (twice where it was encoded twice), white space made single blanks."""
    for _ in range(2):
        if "&" in text:
            text = html.unescape(text)
    return " ".join(text.split())


def people(stated: list[str]) -> tuple[str, ...]:
    """Names of authors: addresses and handles left out, "By" and joined names taken apart."""
    names: dict[str, None] = {}
    for one in stated[:20]:
        for name in _BETWEEN.split(plain(one).partition(" | ")[0]):
            name = re.sub(r"^by\s+", "", name.strip(), flags=re.I).rstrip(" ,")
            if 1 < len(name) <= 60 and "://" not in name and "@" not in name:
                names[name] = None
    authors = [name for name in names if not _POST.search(name)]
    return tuple(authors or names)


def without_dates(names: str | None) -> str | None:
    """Names joined by ";" without the date that stood beside them in the page; None where nothing is left."""
    kept = []
    for name in (names or "").split(";"):
        found = [m for m in _DATE_WORD.finditer(name) if name[: m.start()].strip() or not _has_other_words(name)]
        cut = name[: found[0].start()].strip(" ,|–-") if found else name.strip()
        if cut:
            kept.append(cut)
    return "; ".join(kept) or None


def _has_other_words(name: str) -> bool:
    return bool(_DATE_WORD.sub("", name).strip(" ,.:"))


def outlet_name(stated: str | None) -> str | None:
    """The outlet of what is stated as one or as the owner of the rights: "Copyright 2014" names nobody."""
    name = plain(stated or "")
    while (rest := _RIGHTS.sub("", name)) != name and _RIGHTS.match(name):
        name = rest
    name = _RIGHTS_END.sub("", name) if name != plain(stated or "") else name
    return name or None
