"""What the extractor left out in the midst of the article is put back: a quote in a figure, a lead, a last paragraph.

The extractor drops whole kinds of elements (figures, footers, whatever is named "embed").  A block of the page that
stands among the blocks of the article, in no element of debris, and holds somebody's words is put back, with the prose
beside it; a caption where it has them in quotation marks, without the credit behind them.  Other prose is not: most of
it are captions, pleas and the descriptions of videos.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.ingest.debris import debris_reason
from quoth.ingest.debris_lines import QUOTED, SPEECH
from quoth.ingest.page_names import debris_name, words_of
from quoth.ingest.page_tree import QUOTATION, Element, block_texts, squeeze, stated_names
from quoth.text import sentences

_PROSE = re.compile(r"[.!?…][\"”’»)\]]*$")
_PICTURE_BY = re.compile(
    r"(?<=[.!?…”\"’])\s*[(\[]?\s*(?:©|(?:photo(?:graph)?|picture|image|credit|illustration|courtesy)s?\b)[^!?“\"]{0,120}\Z",
    re.IGNORECASE,
)
_PROSE_WORDS = 12
_QUOTE_WORDS = 5
_NOT_ARTICLE = frozenset(["nav", "aside", "form", "button", "label", "dialog", "ul", "ol", "table", "figcaption"])
_OTHER = frozenset(
    ["comment", "comments", "author", "teaser", "teasers", "byline", "tags", "sidebar", "footnotes", "caption"]
)
_MOST = 30  # blocks put back; a page that lacks more is one that the extractor read by design


@dataclass(slots=True)
class _Block:
    text: str
    squeezed: str
    element: Element
    line: int = -1  # the line of the article that holds it


def fill_gaps(tree: Element, lines: list[str], *, whole: bool = False) -> list[str]:
    """The lines with those blocks of the page put back that belong between them.

    ``whole``: all that stands in quotation marks is wanted, in captions and set aside as well.
    """
    blocks = [_Block(text, squeeze(text), element) for text, element in block_texts(tree)]
    _align(blocks, lines)
    known = [i for i, block in enumerate(blocks) if block.line >= 0 and len(block.squeezed) > 40]
    home = _home([blocks[i].element for i in known]) if len(known) > 1 else None
    text = squeeze("".join(lines))
    absent = {i for i, b in enumerate(blocks) if b.line < 0 and b.squeezed and b.squeezed not in text}
    put_back = _left_out(blocks, known, absent, home) if home is not None else set()
    captions = {i for i in absent if home is not None and _is_quoting_caption(blocks[i], home)} - put_back
    put_back = put_back | captions if len(put_back | captions) <= _MOST else set()
    if whole:
        captions = set()
        put_back |= _set_aside(blocks, absent, tree if home is None else home)
    if not put_back:
        return lines
    missing: dict[int, list[str]] = {}
    line = -1
    for i, block in enumerate(blocks):
        if block.line >= 0 and known and known[0] <= i <= known[-1]:
            line = block.line
        elif i in put_back:
            missing.setdefault(line, []).append(block.text if i not in captions else _without_credit(block.text))
    filled = list(missing.get(-1, []))
    for number, one in enumerate(lines):
        filled += [one, *missing.get(number, [])]
    return filled


def _left_out(blocks: list[_Block], known: list[int], absent: set[int], home: Element) -> set[int]:
    """The absent blocks that hold somebody's words, and what belongs to these."""
    put_back = {i for i in absent if _is_quoted(blocks[i]) and _belongs(blocks[i], home)}
    beside = {blocks[i].element.getparent() for i in put_back} - {home}
    frames = {f for i in put_back if (f := _frame(blocks[i].element)) is not None}
    kept = {q for i in known for q in blocks[i].element.iterancestors("blockquote")}
    return put_back | {
        i
        for i in absent - put_back
        if _frame(blocks[i].element) in frames
        or _signs(blocks[i], kept)
        or (blocks[i].element.getparent() in beside and _is_prose(blocks[i]) and _belongs(blocks[i], home))
    }


def _is_quoting_caption(block: _Block, home: Element) -> bool:
    """Whether a block is a caption of the article that says, in quotation marks, what somebody said."""
    inner = _inside(block.element, home) or []
    at = next((i for i, e in enumerate(inner) if e.tag == "figcaption"), None)
    text = _without_credit(block.text)
    if at is None or not (QUOTATION.search(text) and _PROSE.search(text)) or _is_link(block):
        return False
    around = [*inner[:at], *inner[at + 1 :]]
    return not any(e.tag in _NOT_ARTICLE or e.tag == "a" or debris_name(stated_names(e)) for e in around)


def _without_credit(text: str) -> str:
    """The text up to where nothing but whose picture it is follows."""
    text = _PICTURE_BY.sub("", text)
    spans = sentences(text)
    while len(spans) > 1 and (not _PROSE.search(text, *spans[-1]) or debris_reason(text[slice(*spans[-1])])):
        spans.pop()
    return text[: spans[-1][1]] if spans else text


def _set_aside(blocks: list[_Block], absent: set[int], home: Element) -> set[int]:
    """The absent blocks of the article with quotation marks, and what stands in the same aside or figure."""
    quoting = {i for i in absent if QUOTED.search(blocks[i].text) and _is_shown(blocks[i].element, home)}
    frames = {f for i in quoting if (f := _frame(blocks[i].element, "aside")) is not None}
    return quoting | {i for i in absent if _frame(blocks[i].element, "aside") in frames}


def _is_shown(element: Element, home: Element) -> bool:
    """Whether an element stands in the article, and in nothing to navigate or fill in by."""
    inner = _inside(element, home)
    return inner is not None and not any(e.tag in ("nav", "form", "button", "dialog") for e in inner)


def _align(blocks: list[_Block], lines: list[str]) -> None:
    """Which line holds each block, both in the order of the page."""
    squeezed = [squeeze(line) for line in lines]
    at = 0
    places: dict[str, int] = {}
    for number, line in enumerate(squeezed):
        places.setdefault(line, number)
    for block in blocks:
        if not block.squeezed:
            continue
        if (exact := places.get(block.squeezed)) is not None:
            block.line = at = exact
        elif len(block.squeezed) > 20:
            near = [*range(at, min(at + 3, len(lines))), max(at - 1, 0)]
            found = next((n for n in near if n < len(lines) and _holds(squeezed[n], block.squeezed)), None)
            if found is not None:
                block.line = at = found


def _holds(line: str, block: str) -> bool:
    return block in line or (len(line) > 40 and line in block)


def _home(elements: list[Element]) -> Element | None:
    """The element of the article: the nearest article or main element around most of it, or what holds it all."""
    first = elements[len(elements) // 2]
    for above in first.iterancestors():
        if above.tag in ("article", "main", "body"):
            return above
        inside = sum(1 for e in elements if e is above or above in e.iterancestors())
        if inside >= 0.9 * len(elements) and above.tag in ("div", "section"):
            outer = next((a for a in above.iterancestors("article")), None)
            return outer if outer is not None else above
    return None


def _inside(element: Element, home: Element) -> list[Element] | None:
    """The element and those around it up to the article's; None for one that stands elsewhere."""
    above = [element, *element.iterancestors()]
    return above[: above.index(home)] if home in above else None


def _belongs(block: _Block, home: Element) -> bool:
    """Whether a block stands in the article and in nothing that is no part of it."""
    inner = _inside(block.element, home)
    if inner is None or debris_reason(block.text):
        return False
    for e in inner:
        names = stated_names(e)
        if e.tag in _NOT_ARTICLE or (e.tag == "a" and e.get("href")) or debris_name(names) or words_of(names) & _OTHER:
            return False
    return not _is_link(block)


def _is_link(block: _Block) -> bool:
    return block.squeezed in {squeeze("".join(a.itertext())) for a in block.element.iter("a")}


def _is_quoted(block: _Block) -> bool:
    """Whether a block holds somebody's words."""
    if len(block.text.split()) < _QUOTE_WORDS:
        return False
    if any(e.tag == "blockquote" for e in (block.element, *block.element.iterancestors())):
        return True
    return bool(QUOTATION.search(block.text) or (_is_prose(block) and SPEECH.search(block.text)))


def _is_prose(block: _Block) -> bool:
    return len(block.text.split()) >= _PROSE_WORDS and bool(_PROSE.search(block.text))


def _signs(block: _Block, quotations: set[Element]) -> bool:
    """Whether a block is the footer of a quotation that the article has: it says whose words they are."""
    inside = [block.element, *block.element.iterancestors()]
    footer = next((i for i, e in enumerate(inside) if e.tag in ("footer", "cite")), None)
    return (
        footer is not None and len(block.text.split()) < _PROSE_WORDS and any(e in quotations for e in inside[footer:])
    )


def _frame(element: Element, *tags: str) -> Element | None:
    """The outermost figure or blockquote around an element: who is named in it is named as whose words they are."""
    around = [e for e in (element, *element.iterancestors()) if e.tag in ("figure", "blockquote", *tags)]
    return around[-1] if around else None
