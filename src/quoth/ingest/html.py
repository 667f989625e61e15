"""One HTML page -> Article: its text, the facts the page states, and blocks that lead back to their elements."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from quoth.data import Article, Block, BlockRole, Rejection
from quoth.ingest import rejections
from quoth.ingest.debris import mark_debris
from quoth.ingest.debris_lines import QUOTED
from quoth.ingest.decoding import decode
from quoth.ingest.faults import is_library_fault
from quoth.ingest.language import detect_language
from quoth.ingest.options import MEGABYTE, ReadOptions, tell
from quoth.ingest.page_facts import Facts, page_facts
from quoth.ingest.page_guard import page_trouble
from quoth.ingest.page_talk import draw_turns
from quoth.ingest.page_text import PageText, page_text, serialised
from quoth.ingest.page_tree import (
    Element,
    Paths,
    TextIndex,
    block_lines,
    draw_credits,
    draw_quote_marks,
    in_block_quotation,
    index_text,
    is_standfirst,
    markup_debris,
    role_of,
    squeeze,
)

_MIN_LETTERS = 140  # code points below the headline, without spaces: less is a notice or a menu, not a report
_CAREFUL_BYTES = 3 * MEGABYTE  # larger pages are read fast: the careful way could take minutes
_CAREFUL_ELEMENTS = 10_000  # ordinary pages have one or two thousand
_MAX_ELEMENTS = 60_000  # beyond, even the fast way may take a minute
_HEADLINE_AMONG = 6  # lines at the top among which the headline is looked for
_OPENING = 500  # code points in which a piece of markup shows what it is
_PAGE = re.compile(r"<(?:!doctype|html|head|body|title|meta)\b", re.I)
_FURNITURE = ("nav", "script", "link", "form", "header", "footer", "aside", "iframe")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]")
_REFERENCE = re.compile(  # to one of these, or to U+FFFE and U+FFFF
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|x0*(?:[0-8bcef]|1[\da-f]|fff[ef])(?![\da-f]));?", re.I
)
_DASH = re.compile(r"\s*[-–—―]")
_CONTROLS = bytes({*range(32)} - {*b"\t\n\r"})

Line = tuple[str, Any]
"""A line of the article and the element that holds it (None where it was not found in the page)."""


def read_page(
    data: bytes, name: str, options: ReadOptions, *, address: str | None = None, charset: str | None = None
) -> Article | Rejection:
    """The article of one page, or why there is none; no page can raise.

    ``address`` is where the page came from, ``charset`` what the server said of its encoding.
    """
    if len(data) > options.max_page_bytes:
        return rejections.too_large(name, options.max_page_bytes)
    markup, note = decode(data, charset, html=True)
    if note:
        tell(options, name, note)
    if trouble := page_trouble(markup):
        return rejections.bad_page(name, trouble)
    try:
        return _article(_legal(markup), name, options, address)
    except ImportError:  # no fault of the page: the installation is broken
        raise
    except BaseException as error:  # the libraries raise what they like on hostile pages
        if not isinstance(error, Exception) and not is_library_fault(error):
            raise
        return rejections.bad_page(name, type(error).__name__)


def _legal(markup: str) -> str:
    """The markup with a blank for each character that the parsers refuse, raw or written as ``&#8;``.

    Raw ones are looked for as bytes, which is fast.
    """
    if "&#" in markup:
        markup = _REFERENCE.sub(" ", markup)
    try:
        data = markup.encode()
    except UnicodeEncodeError:
        return _ILLEGAL.sub(" ", markup)
    return markup if len(data.translate(None, _CONTROLS)) == len(data) else _ILLEGAL.sub(" ", markup)


def _article(markup: str, name: str, options: ReadOptions, address: str | None) -> Article | Rejection:
    from trafilatura import load_html

    tree = load_html(markup)
    if tree is None and "<p" in markup[:_OPENING].lower():  # one paragraph is no tree
        tree = load_html(f"<html><body>{markup}</body></html>")
    if tree is None:
        return rejections.no_article(name)
    elements = list(islice(tree.iter(), _MAX_ELEMENTS + 1))  # kept: lxml makes its elements anew for each visit
    if len(elements) > _MAX_ELEMENTS:
        return rejections.bad_page(name, f"more than {_MAX_ELEMENTS} elements")
    drawn = [draw_turns(tree), draw_credits(tree)]
    if next(tree.iter("q"), None) is not None or any(drawn):
        draw_quote_marks(tree)
        markup = serialised(tree)
    heavy = len(markup) > _CAREFUL_BYTES or len(elements) > _CAREFUL_ELEMENTS
    facts = page_facts(tree)
    unknown = not (facts.headline and facts.outlet and facts.byline and facts.published)
    found = page_text(tree, markup, address, "fast" if heavy else options.html, facts=unknown, whole=options.whole)
    index = index_text(tree)
    lines = [_located(line, index) for line in found.lines if line.strip()]
    headline = facts.headline or found.title
    top, rest = _split_headline(lines, headline, facts)
    if sum(len(squeeze(line)) for line, _ in rest) < _MIN_LETTERS:
        lines = [_located(line, index) for line in _written(tree, markup)]
        if not lines:
            return rejections.no_article(name)
        top, rest = _split_headline(lines, headline, facts)
    text, blocks = _assemble(top, rest)
    return Article(
        id=name,
        text=text,
        url=address or facts.address,
        outlet=facts.outlet or found.outlet,
        title=top[0] if top else None,
        byline=facts.byline or _authors(found),
        published=facts.published or found.published,
        language=detect_language(text) or facts.language,
        blocks=blocks,
        section=facts.section,
    )


def _written(tree: Element, markup: str) -> list[str]:
    """The lines of a short piece of writing: markup that is no page of a site, or one without furniture that quotes."""
    lines = block_lines(tree)
    furnished = next(tree.iter(*_FURNITURE), None) is not None
    quotes = any(QUOTED.search(line) for line in lines)
    return lines if not furnished and (quotes or not _PAGE.search(markup)) else []


def _authors(found: PageText) -> tuple[str, ...]:
    return tuple(name.strip() for name in (found.byline or "").split(";") if name.strip())


def _located(line: str, index: TextIndex) -> Line:
    """The line with its element; a bullet that the extractor drew is taken off."""
    element = index.find(line)
    if element is None and line.startswith("- "):
        return line[2:], index.find(line[2:])
    return line, element


def _split_headline(lines: list[Line], headline: str | None, facts: Facts) -> tuple[Line | None, list[Line]]:
    """The headline with its element, and the other lines without it."""
    if not headline:
        return None, lines
    wanted = squeeze(headline).casefold()
    firsts = [squeeze(line).casefold() for line, _ in lines[:_HEADLINE_AMONG]]
    same = [i for i, line in enumerate(firsts) if line == wanted or _begins(wanted, line)]
    rest = [line for i, line in enumerate(lines) if i not in same]
    if same:
        return lines[same[0]], rest
    return (headline, facts.heading), rest


def _begins(title: str, line: str) -> bool:
    """Whether the line is a title without the outlet's name at its end."""
    return title.startswith(line) and len(line) > max(12, len(title) // 2)


def _signs(element: Any, above: Any) -> bool:
    """Whether a line with a dash stands at the foot of a block quotation, in it or right below it."""
    return in_block_quotation(element) or in_block_quotation(above)


def _assemble(top: Line | None, rest: list[Line]) -> tuple[str, tuple[Block, ...]]:
    """The text, its paragraphs apart by a blank line, and the block of each."""
    lines = [*([top] if top else []), *rest]
    length = sum(len(squeeze(line)) for line, _ in lines)
    reasons = mark_debris([line for line, _ in lines])
    paths = Paths()
    blocks: list[Block] = []
    at = 0
    for i, ((line, element), reason) in enumerate(zip(lines, reasons, strict=True)):
        span = (at, at + len(line))
        at = span[1] + 2
        if top and i == 0:
            blocks.append(Block("headline", span, paths.of(element)))
            continue
        if reason == "byline" and i > 0 and _DASH.match(line) and _signs(element, lines[i - 1][1]):
            reason = None  # whose words the lines above are
        reason = reason or markup_debris(element, length)
        role: BlockRole = "debris" if reason else role_of(element)
        if role == "paragraph" and i <= 2 and is_standfirst(element):
            role = "standfirst"
        blocks.append(Block(role, span, paths.of(element), reason))
    return "\n\n".join(line for line, _ in lines), tuple(blocks)
