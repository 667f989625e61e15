"""The parsed page: which element holds which text, what its markup says of it, and marks that styles would draw."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from quoth.data import BlockRole
from quoth.ingest.page_names import debris_name, names_standfirst, words_of

Element = Any  # lxml.html.HtmlElement; lxml carries no types

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "textarea"}
)
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q ruby s samp small "
        "span strike strong sub sup time tt u var wbr",
    )
)
_WORDS = r"[“„«\"](?:[^\s“”„«»\"]+\s+){3,}[^“”„«»\"]*"
QUOTATION = re.compile(rf"{_WORDS}(?:[”“»\"]|$)")
"""Four words or more in quotation marks: less may be the name of a thing."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_DEBRIS_TAGS = {"nav": "navigation", "footer": "footer", "form": "form", "button": "button"}
_BREAK = "\x1f"  # stands before text that follows a line break; no page holds it
_MAX_SHARE = 0.2  # elements named like debris that hold more of the article than this are badly named, not debris
_LONGEST_CREDIT = 90  # code points
_KEPT = "data-quoth-text"
_QUOTE_MARKS = (("“", "”"), ("‘", "’"))


def squeeze(text: str) -> str:
    """The text without white space and invisible characters: what alignment compares."""
    text = "".join(text.split())
    return text if text.isascii() else _UNSEEN.sub("", text)


def draw_quote_marks(tree: Element) -> None:
    """Put into the text the marks that browsers draw around ``<q>``, and make it an ordinary inline element."""
    for q in list(tree.iter("q")):
        depth = sum(1 for a in q.iterancestors() if a.get("data-quoth-q"))
        opening, closing = _QUOTE_MARKS[depth % 2]
        q.text = opening + (q.text or "")
        if len(q):
            q[-1].tail = (q[-1].tail or "") + closing
        else:
            q.text += closing
        q.tag = "span"
        q.set("data-quoth-q", "1")


def draw_credits(tree: Element) -> bool:
    """Set the credit at the end of a block quotation on a line of its own, after a dash such as styles draw.

    Returns whether there was one: a ``<cite>`` (or a ``<footer>`` that follows bare text) with nothing behind it; or
    right below the quotation a ``<cite>`` alone on its line, or the caption of the figure that the quotation is.
    """
    found = _draw_credits_below(tree)
    for credit in list(tree.iter("cite", "footer")):
        holder, above = credit.getparent(), credit.getprevious()
        inner = holder is not None and holder.tag == "p" and holder.getnext() is None
        frame = holder.getparent() if inner else holder
        who = " ".join(credit.text_content().split())
        behind = (credit.tail or "").strip() or credit.getnext() is not None
        if frame is None or frame.tag != "blockquote" or behind or not 2 <= len(who) <= _LONGEST_CREDIT:
            continue
        bare = (holder.text if above is None else above.tail) or ""
        runs_on = bool(bare.strip()) or (above is not None and above.tag in _INLINE - {"br"})
        if not runs_on and (credit.tag == "footer" or above is None):
            continue
        if runs_on:
            credit.addprevious(credit.makeelement("br", {}))
        credit.tag = "cite"
        if who[0] not in "-–—―":
            credit.text = "— " + (credit.text or "").lstrip()
        found = True
    return found


def _draw_credits_below(tree: Element) -> bool:
    """Give a dash to the credits that stand right below a block quotation; whether there was one."""
    found = False
    for quotation in list(tree.iter("blockquote")):
        below = quotation.getnext()
        if below is None or (quotation.tail or "").strip() or not _is_credit(below):
            continue
        who = " ".join(below.text_content().split())
        if not 2 <= len(who) <= _LONGEST_CREDIT:
            continue
        named = below[0] if below.tag in ("p", "div") else below
        if below.tag == "cite":
            below.tag = "p"
        if who[0] not in "-–—―":
            named.text = "— " + (named.text or "").lstrip()
        found = True
    return found


def _is_credit(below: Element) -> bool:
    """Whether what follows a block quotation is a ``<cite>`` alone, or the caption of their figure."""
    if below.tag in ("figcaption", "cite"):
        return below.tag == "figcaption" or not (below.tail or "").strip()
    cited = below[0] if below.tag in ("p", "div") and len(below) == 1 else None
    return cited is not None and cited.tag == "cite" and squeeze(cited.text_content()) == squeeze(below.text_content())


def in_block_quotation(element: Element | None) -> bool:
    """Whether the element is a block quotation or stands directly in one, or in a paragraph of one."""
    for _ in range(3):
        if element is None or element.tag == "blockquote":
            return element is not None
        element = element.getparent()
    return False


@dataclass(slots=True)
class TextIndex:
    """The visible text of a page without white space, and for each offset the element it stands in."""

    text: str
    starts: list[int]
    holders: list[Element]
    _cursor: int = field(default=0)

    def find(self, line: str) -> Element | None:
        """The block element that holds the line, looked for after the last one found, then from the start."""
        wanted = squeeze(line)
        if not wanted:
            return None
        at = self.text.find(wanted, self._cursor)
        if at < 0:
            at = self.text.find(wanted)
        if at < 0:
            return None
        self._cursor = at + len(wanted)
        first = self.holders[bisect_right(self.starts, at) - 1]
        last = self.holders[bisect_right(self.starts, at + len(wanted) - 1) - 1]
        return _block(_common(first, last))


def index_text(tree: Element) -> TextIndex:
    """The index of a page's visible text, in document order."""
    pieces, starts, holders, length = [], [], [], 0
    for text, holder in _texts(tree):
        if piece := squeeze(text):
            pieces.append(piece)
            starts.append(length)
            holders.append(holder)
            length += len(piece)
    return TextIndex("".join(pieces), starts, holders)


def _texts(tree: Element) -> Iterator[tuple[str, Element]]:
    """Each piece of text with the element it stands in, without recursion."""
    stack: list[Any] = [tree]  # elements, and what follows them as it will be yielded
    while stack:
        element = stack.pop()
        if isinstance(element, tuple):
            yield element
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            continue
        if text := element.text:
            yield text, element
        for child in element.iterchildren(reversed=True):
            if tail := child.tail:
                stack.append(((_BREAK + tail) if child.tag == "br" else tail, element))
            stack.append(child)


def _common(a: Element, b: Element) -> Element:
    """The smallest element that holds both."""
    if a is b:
        return a
    above = {a, *a.iterancestors()}
    return next((e for e in (b, *b.iterancestors()) if e in above), a)


def _block(element: Element) -> Element:
    """The nearest element that is not inline."""
    while element.tag in _INLINE and element.getparent() is not None:
        element = element.getparent()
    return element


def block_lines(tree: Element) -> list[str]:
    """The visible text of a tree, a line for each block and for each line break."""
    return [text for text, _ in block_texts(tree)]


def block_texts(tree: Element) -> list[tuple[str, Element]]:
    """The same with the block element that holds each line."""
    lines: list[tuple[str, Element]] = []
    pieces: list[str] = []
    open_block = None
    for text, holder in _texts(tree):
        block = _block(holder)
        if block is not open_block or text.startswith(_BREAK):
            lines.append((" ".join("".join(pieces).split()), open_block))
            pieces = []
        pieces.append(text.replace(_BREAK, " "))
        open_block = block
    lines.append((" ".join("".join(pieces).split()), open_block))
    return [(line, block) for line, block in lines if line]


@dataclass(slots=True)
class Paths:
    """Elements' paths in the parsed page, as XPaths: ``/html/body/article/p[3]``.

    Each parent's children are numbered once: lxml's own ``getpath`` counts siblings anew for every element, which
    takes minutes on a page of many thousand paragraphs.
    """

    _steps: dict[Element, dict[Element, str]] = field(default_factory=dict)
    _known: dict[Element, str] = field(default_factory=dict)

    def of(self, element: Element | None) -> str | None:
        """The path of an element; None for none."""
        if element is None:
            return None
        below = []
        while element is not None and element not in self._known:
            below.append(element)
            element = element.getparent()
        path = "" if element is None else self._known[element]
        for one in reversed(below):
            parent = one.getparent()
            path += f"/{one.tag if parent is None else self._numbered(parent)[one]}"
            self._known[one] = path
        return path

    def _numbered(self, parent: Element) -> dict[Element, str]:
        if parent not in self._steps:
            children = [child for child in parent if isinstance(child.tag, str)]
            many = Counter(child.tag for child in children)
            seen: Counter[str] = Counter()
            steps = {}
            for child in children:
                seen[child.tag] += 1
                steps[child] = f"{child.tag}[{seen[child.tag]}]" if many[child.tag] > 1 else child.tag
            self._steps[parent] = steps
        return self._steps[parent]


def role_of(element: Element | None) -> BlockRole:
    """What the markup says a block of the report is."""
    for e in (element, *(element.iterancestors() if element is not None else ())):
        if e is None or e.tag in ("article", "main", "body"):
            break
        if e.tag in ("figcaption", "figure") or "caption" in words_of(stated_names(e)):
            return "caption"
        if e.tag == "li":
            return "list"
    return "paragraph"


def is_standfirst(element: Element | None) -> bool:
    """Whether the markup says that a block below the headline is its standfirst."""
    return element is not None and (element.tag in ("h2", "h3") or names_standfirst(stated_names(element)))


def keep_lines(tree: Element, lines: Sequence[str]) -> None:
    """Note at the root of a page what its article's text is; ``markup_debris`` asks for it where a name is in doubt."""
    tree.set(_KEPT, " ".join(map(squeeze, lines)))


def _names_article(element: Element, name: str) -> bool:
    """Whether a name that means debris elsewhere is one of the article's text here.

    Eight paragraphs of class "paywall" are the article, though each is a small part of it: what counts is how much of
    the article all the elements of one name hold together.
    """
    root = element.getroottree().getroot()
    asked = f"{_KEPT}-{name}"
    if root.get(asked) is None:
        own = set((root.get(_KEPT) or "").split())
        most = _MAX_SHARE * sum(map(len, own))
        found: dict[Element, int] = {}
        for e in root.iter():
            known = debris_name(stated_names(e)) if isinstance(e.tag, str) and e.tag not in _SILENT else None
            if known and known[1] == name and not any(above in found for above in e.iterancestors()):
                found[e] = sum(len(text) for text in map(squeeze, block_lines(e)) if text in own)
        root.set(asked, "text" if sum(size for size in found.values() if size <= most) > most else "debris")
    return bool(root.get(asked) == "text")


def markup_debris(element: Element | None, article_length: int) -> str | None:
    """Why the markup says that the element is no part of the report, or None.

    ``article_length`` is that of the whole article's squeezed text; a wrapper that holds a good part of it is believed
    to be named badly.
    """
    if element is None:
        return None
    for e in (element, *element.iterancestors()):
        if e.tag in ("article", "main", "body", "html"):
            return None
        if e.tag == "footer" and _says_something(e, element):
            continue
        reason = _DEBRIS_TAGS.get(e.tag) or _named_debris(e)
        if reason and text_length(e) <= _MAX_SHARE * max(article_length, 1):
            return f"{reason} (markup)"
    return None


def _says_something(footer: Element, element: Element) -> bool:
    """Whether a footer is that of a quotation, naming whose it is, or one of an article, whose element quotes."""
    above = {e.tag for e in footer.iterancestors()}
    if above & {"blockquote", "figure"}:
        return True
    return "article" in above and bool(QUOTATION.search(" ".join(element.itertext())))


def _named_debris(element: Element) -> str | None:
    known = debris_name(stated_names(element))
    return known[0] if known and not _names_article(element, known[1]) else None


def stated_names(element: Element) -> str:
    """An element's class, id and role as they stand; pages of one site repeat theirs, so what they say is kept."""
    get = element.get
    return f"{get('class', '')} {get('id', '')} {get('role', '')} {get('data-component', '')}"[:500]


def text_length(element: Element) -> int:
    """How long an element's visible text is, squeezed."""
    return sum(len(squeeze(text)) for text, _ in _texts(element))
