"""One page -> the lines of its article: which extractor is asked, and when another is asked to check it."""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass, replace
from typing import Any, Literal

from quoth.ingest.page_dates import believed
from quoth.ingest.page_gaps import fill_gaps
from quoth.ingest.page_lines import cut_lines
from quoth.ingest.page_people import outlet_name, without_dates
from quoth.ingest.page_tree import Element, block_lines, keep_lines, squeeze
from quoth.ingest.page_unseen import remove_unseen

_ENOUGH = 0.55  # of the cross-check's length; on 181 pages every share from .4 to .7 gave the same recall of quotes
_DATES = {"extensive_search": False, "original_date": True}  # a year named in the text is no date of the page

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it complains of comes out as a Rejection
logging.getLogger("readability.readability").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page's article, one for each paragraph, and what the extractor learned beside them."""

    lines: list[str]
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    outlet: str | None = None


def page_text(
    tree: Element, markup: str, address: str | None, mode: Literal["careful", "fast"], *, facts: bool = True,
    whole: bool = False,
) -> PageText:  # fmt: skip
    """The article of a page; no lines where there is none.  ``facts``: whether title, byline, date and outlet are
    wanted too, which costs a third more of the careful way.  ``whole``: quotes in captions and asides are wanted as
    well.

    Careful: trafilatura, unless its text is much shorter than resiliparse's and readability finds more.  Fast:
    resiliparse alone.  The tree loses the words that nobody sees, and is told the lines.
    """
    if remove_unseen(tree):
        markup = serialised(tree)
    text = _extracted(tree, markup, address, mode, facts)
    text = replace(text, lines=cut_lines(tree, text.lines))
    if (mode == "careful" or whole) and text.lines:
        text = replace(text, lines=fill_gaps(tree, text.lines, whole=whole))
    keep_lines(tree, text.lines)
    return text


def serialised(tree: Element) -> str:
    """The markup of a tree."""
    from lxml import html

    return str(html.tostring(tree, encoding="unicode"))


def _extracted(tree: Element, markup: str, address: str | None, mode: str, facts: bool) -> PageText:
    check = _resiliparse(markup)
    if mode == "fast" and check:
        return PageText(check)
    text = _trafilatura(tree, address, facts)
    if _size(text.lines) >= _ENOUGH * _size(check) and text.lines:
        return text
    other = _readability(markup)
    lines = other if _extends(other, text.lines) else text.lines or check
    return PageText(lines, text.title, text.byline, text.published, text.outlet)


def _extends(other: list[str], lines: list[str]) -> bool:
    """Whether the other text is longer and holds most of these lines: the rest of the article, not other articles."""
    whole = squeeze("".join(other))
    kept = sum(len(squeeze(line)) for line in lines if squeeze(line) in whole)
    return len(whole) > _size(lines) and kept >= 0.5 * _size(lines)


def _size(lines: list[str]) -> int:
    return sum(len(squeeze(line)) for line in lines)


def _lines(text: str | None) -> list[str]:
    return [" ".join(line.split()) for line in (text or "").splitlines() if line.strip()]


def _trafilatura(tree: Element, address: str | None, facts: bool) -> PageText:
    from trafilatura import bare_extraction

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="tzname .* identified but not understood")
        document: Any = bare_extraction(
            tree, url=address, fast=True, with_metadata=facts, include_comments=False, date_extraction_params=_DATES
        )
    if document is None:
        return PageText([])
    return PageText(
        [_without_bars(line) for line in _lines(document.text)],
        title=document.title,
        byline=without_dates(document.author),
        published=believed(tree, document.date),
        outlet=outlet_name(document.sitename),
    )


def _without_bars(line: str) -> str:
    """A row of a table as words: the extractor draws its columns with bars."""
    return " ".join(line.strip("| ").split(" | ")) if line.startswith("|") else line


def _resiliparse(markup: str) -> list[str]:
    from resiliparse.extract.html2text import extract_plain_text

    return _lines(extract_plain_text(markup, main_content=True, list_bullets=False, alt_texts=False, comments=False))


def _readability(markup: str) -> list[str]:
    from lxml import html
    from readability import Document

    try:
        summary = Document(markup).summary(html_partial=True)
    except Exception:  # it raises whatever its parsing meets; the page has been read by another library by now
        return []
    return block_lines(html.fromstring(summary)) if summary.strip() else []
