"""Plain text -> Article: the text as it came, to the code point, with its blocks marked by spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.data import Article, Block, Span
from quoth.days import day_of
from quoth.ingest.debris import mark_debris
from quoth.ingest.front_matter import FrontMatter, front_matter
from quoth.ingest.language import detect_language
from quoth.ingest.page_people import people
from quoth.ingest.stated import stated_facts, string_of
from quoth.ingest.text_facts import is_dateline, is_day, text_facts
from quoth.ingest.wrapping import wrapped_lines
from quoth.text import count_words, paragraphs, sentences

_HEADLINE_WORDS = range(2, 31)  # the first lines of 840 reports: 4 to 24 words
_BULLET = re.compile(r"(?:[•▪◦‣●∙*·]|[-–—](?=\s)|\d{1,2}[.)](?=\s))\s*\S")
_CAPTION = re.compile(
    r"^(?:photo|image|picture|caption|video|pictured)s?\s*:\s+\S|"
    r".*(?:[(\[](?:[\w .’'-]+[/,] ?)?(?:AP Photo|AP|Reuters|AFP|EPA|PA|Getty(?: Images)?|Photo|Image|Picture|"
    r"Credit)\b[^()\[\]]{0,60}[)\]]|"
    r"(?:photo|image|picture|photograph)s?\s*(?:credit\s*)?(?:by|:)\s*[^.!?]{1,50})\.?$",
    re.I,
)
_CAPTION_SIGNS = ("(", "[", "photo", "image", "picture", "caption", "video")
"""One of them stands in each, and in few other lines."""
_CAPTION_WORDS = 60


def text_article(
    text: str,
    *,
    article_id: str,
    title: str | None = None,
    language: str | None = None,
) -> Article:
    """The article of a plain text; ``text`` is never altered.

    Without a stated title the headline is the first line that looks like one, and the title is that line.  Without a
    stated language it is detected; None where that cannot be told.  Byline, outlet and date are those that a block of
    front matter states, else those of the lines above the text (``text_facts``).
    """
    front = front_matter(text)
    stated = front_facts(front)
    title = title or stated.title
    blocks = text_blocks(text, title, front)
    headline = next((b.span for b in blocks if b.role == "headline"), None)
    facts = text_facts(text, headline, front.end)
    return replace(
        stated,
        id=article_id,
        text=text,
        outlet=stated.outlet or facts.outlet,
        title=title or (text[slice(*headline)] if headline else None),
        byline=stated.byline or facts.byline,
        published=stated.published or facts.published,
        language=language or stated.language or detect_language(text[front.end :]),
        blocks=blocks,
    )


def front_facts(front: FrontMatter) -> Article:
    """What a block of front matter states, as an article without a text: dates that can be read, whole addresses."""
    fields = front.fields()
    stated = stated_facts(Article("", "", language=string_of(fields, "language", "lang")), fields)
    return replace(
        stated,
        title=string_of(fields, "title", "headline"),
        byline=people(list(stated.byline)),
        published=stated.published if day_of(stated.published) else None,
        url=stated.url if stated.url and stated.url.startswith(("http://", "https://")) else None,
    )


def text_blocks(text: str, title: str | None = None, front: FrontMatter | None = None) -> tuple[Block, ...]:
    """Every non-blank line (or hard-wrapped paragraph) of the text as a block with its role.

    Of front matter the title is the headline, where the text has no such line; all else of it is no part of the report.
    """
    front = front or FrontMatter()
    spans = [_without_mark(text, span) for span in wrapped_lines(text, paragraphs(text, front.end))]
    spans = [span for span in spans if span[0] < span[1]]
    lines = [text[s:e] for s, e in spans]
    reasons = mark_debris(lines)
    head = _headline(lines, reasons, title, only=_stated_title(front) is not None)
    listed = _list_lines(lines, reasons)
    blocks = list(_front_blocks(text, front, headed=head is not None))
    for i, (span, line, reason) in enumerate(zip(spans, lines, reasons, strict=True)):
        if i == head:
            blocks.append(Block("headline", span))
        elif reason is not None:
            blocks.append(Block("debris", span, reason=reason))
        elif _is_caption(line):
            blocks.append(Block("caption", span))
        else:
            blocks.append(Block("list" if i in listed else "paragraph", span))
    return tuple(blocks)


def _is_caption(line: str) -> bool:
    small = line.lower()
    signed = any(sign in small for sign in _CAPTION_SIGNS)
    return signed and len(line.split()) <= _CAPTION_WORDS and _CAPTION.match(line) is not None


def _stated_title(front: FrontMatter) -> Span | None:
    return front.spans.get("title") or front.spans.get("headline")


def _front_blocks(text: str, front: FrontMatter, *, headed: bool) -> Iterator[Block]:
    shown = None if headed else _stated_title(front)
    for span in paragraphs(text, 0, front.end):
        s, e = _without_mark(text, span)
        if shown is None or not s <= shown[0] < e:
            yield Block("debris", (s, e), reason="front matter")
            continue
        yield Block("debris", (s, shown[0]), reason="front matter")
        yield Block("headline", shown)
        if shown[1] < e:
            yield Block("debris", (shown[1], e), reason="front matter")


def _without_mark(text: str, span: Span) -> Span:
    """A byte order mark stays in the text and out of the first block."""
    return (1, span[1]) if span[0] == 0 and text.startswith("\ufeff") else span


def _headline(lines: list[str], reasons: list[str | None], title: str | None, *, only: bool = False) -> int | None:
    """Index of the line that is the headline; ``only``: of the title stated, not of what looks like one."""
    if title is not None:
        wanted = _letters(title)
        for i, line in enumerate(lines[:5]):
            if wanted and _letters(line) == wanted:
                return i
    if only:
        return None
    first = next((i for i, reason in enumerate(reasons) if reason is None and not is_day(lines[i].strip())), None)
    if (
        first is None
        or first > 4
        or is_dateline(lines[first].strip())
        or not any(reason is None for reason in reasons[first + 1 :])
    ):
        return None
    return first if looks_like_headline(lines[first]) else None


def looks_like_headline(line: str) -> bool:
    """Whether a line above others reads as their headline: one short sentence at most, not somebody's speech."""
    line = line.strip()
    if "\n" in line or count_words(line) not in _HEADLINE_WORDS or len(line) > 250:
        return False
    if not line.endswith((".", ".”", '."', "…")):
        return not line.endswith((":", ","))
    return len(sentences(line)) == 1 and line[0] not in '"“«' and count_words(line) <= 20


def _list_lines(lines: list[str], reasons: list[str | None]) -> set[int]:
    """Lines that begin with a bullet or a number, where at least two do."""
    found = {i for i, line in enumerate(lines) if reasons[i] is None and _BULLET.match(line)}
    return found if len(found) > 1 else set()


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
