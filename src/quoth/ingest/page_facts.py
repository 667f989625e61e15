"""What a page says of itself: headline, outlet, byline, dates, language, section."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quoth.ingest.page_dates import published_date
from quoth.ingest.page_people import outlet_name, people, plain
from quoth.ingest.page_tree import Element, squeeze

_SEPARATOR = re.compile(r"\s+[|–—·»-]\s+|\s*\|\s*")
_ARTICLE_TYPE = re.compile(r"Article|Posting|Report")
_MAX_JSON = 1_000_000
_HEADLINE_LENGTH = range(5, 301)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts stated by the page; None or empty where it states none."""

    headline: str | None = None
    heading: Element | None = None  # the element of the headline, where the page shows it
    description: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    section: str | None = None
    address: str | None = None  # where the page says that it is found


def page_facts(tree: Element) -> Facts:
    """The facts in the page's meta elements, its JSON-LD, its title and its first headings."""
    meta = _meta(tree)
    title = _text_of(tree, "title")
    shown = [_clean(h.text_content()) for h in _some(tree, "h1", 3)]
    titles = [plain(t) for t in (meta.get("og:title"), meta.get("twitter:title"), title, *shown) if t]
    stated = _linked_data(tree, titles)
    outlet = outlet_name(meta.get("og:site_name") or _name(stated.get("publisher")) or meta.get("application-name"))
    claimed = [meta.get("og:title"), meta.get("twitter:title"), _string(stated.get("headline")), title]
    headline, heading = _headline(tree, [plain(c) for c in claimed if c], outlet)
    named = meta.get("author") or meta.get("article:author") or meta.get("byl")
    byline = people(_names(stated.get("author"))) or people([named] if named else [])
    return Facts(
        headline=headline,
        heading=heading,
        description=plain(meta.get("og:description") or meta.get("description") or "") or None,
        outlet=outlet,
        byline=byline,
        published=published_date(tree, meta, _string(stated.get("datePublished"))),
        language=(tree.get("lang") or meta.get("og:locale") or "").replace("_", "-").split("-")[0].lower() or None,
        address=_address(tree, meta),
        section=plain(meta.get("article:section") or _string(stated.get("articleSection")) or "") or None,
    )


def _address(tree: Element, meta: dict[str, str]) -> str | None:
    """The page's canonical address, which a copy kept in a file states too."""
    links = [e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for stated in (*links, meta.get("og:url")):
        if stated and re.fullmatch(r"https?://[^/\s]+\.[^/\s]+/\S{1,2000}", stated.strip()):
            return str(stated.strip())
    return None


def _meta(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and element.get("content"):
            found.setdefault(key.lower().strip(), element.get("content").strip())
    return found


def _linked_data(tree: Element, titles: list[str]) -> dict[str, Any]:
    """The JSON-LD object that describes the article: of several the one with the page's title, else the first."""
    found = linked_articles(tree)
    wanted = [squeeze(title).casefold() for title in titles]
    for thing in found:
        name = squeeze(plain(_string(thing.get("headline")) or "")).casefold()
        if len(name) > 5 and any(title.startswith(name) for title in wanted):
            return thing
    return found[0] if found else {}


def linked_articles(tree: Element) -> list[dict[str, Any]]:
    """The JSON-LD objects of a page that are articles, in its order."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _MAX_JSON:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        found += [thing for thing in _objects(data) if _ARTICLE_TYPE.search(str(thing.get("@type", "")))]
    return found


def _objects(data: object, depth: int = 3) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
        data = data.get("@graph", [])
    if isinstance(data, list) and depth:
        for inner in data[:100]:
            yield from _objects(inner, depth - 1)


def _headline(tree: Element, claimed: list[str], outlet: str | None) -> tuple[str | None, Element | None]:
    """The heading in the page that the page's own titles repeat, else its only h1, else the title."""
    headings = [(h, _clean(h.text_content())) for tag in ("h1", "h2") for h in _some(tree, tag)]
    headings = [(h, t) for h, t in headings if len(t) in _HEADLINE_LENGTH]
    for claim in claimed:
        wanted = squeeze(claim).casefold()
        for h, text in headings:
            have = squeeze(text).casefold()
            if have == wanted or (len(have) > 20 and wanted.startswith(have)):
                return text, h
    firsts = [(h, t) for h, t in headings if h.tag == "h1" and t.casefold() != (outlet or "").casefold()]
    likely = [(h, t) for h, t in firsts if not claimed or _shared_words(t, " ".join(claimed)) >= 0.5]
    if likely:
        return likely[0][1], likely[0][0]
    if not claimed and len(firsts) == 1:
        return firsts[0][1], firsts[0][0]
    return (_without_outlet(claimed[0], outlet), None) if claimed else (None, None)


def _some(tree: Element, tag: str, most: int = 50) -> list[Element]:
    found = []
    for element in tree.iter(tag):
        found.append(element)
        if len(found) == most:
            break
    return found


def _shared_words(a: str, b: str) -> float:
    words = set(re.findall(r"\w+", a.casefold()))
    return len(words & set(re.findall(r"\w+", b.casefold()))) / max(len(words), 1)


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without the outlet's name after a bar or dash."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1].strip()
    named = outlet is not None and squeeze(last).casefold() in squeeze(outlet).casefold()
    cut = title[: title.rfind(last)].rstrip(" |–—·»-")
    return cut if cut and (named or ("|" in title and len(last.split()) <= 4)) else title


def _text_of(tree: Element, tag: str) -> str | None:
    element = next(iter(tree.iter(tag)), None)
    return _clean(element.text_content()) if element is not None else None


def _clean(text: str) -> str:
    return " ".join(text.split())


def _string(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return value if isinstance(value, str) and value.strip() else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [name for one in values if (name := _name(one))]
