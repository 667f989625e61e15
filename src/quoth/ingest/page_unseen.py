"""Words in the markup that a reader of the page does not see, or sees struck out, are taken out before it is read.

The elements stay, so that paths still count them; only their text goes.
"""

from __future__ import annotations

import re

from quoth.ingest.page_tree import Element

_NOT_DRAWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_CARD = re.compile(
    r"(?:^|\s)(?:[\w-]*[-_])?(?:tool-?tip|popover|rollover|hover-?card)[\w-]{0,40}?"
    r"(?:text|content|body|inner|block|box|popup)(?=\s|$)",
    re.I,
)
"""The class of what opens over a word that is pointed at."""
_NEVER_HIDDEN = ("html", "body", "article", "main", "head", "script", "style")
_STRUCK = ("del", "s", "strike")
_READINGS = ("rt", "rp", "rtc")  # small above a word: how it is spoken
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = re.compile(r"\s*(?:[*†‡]+|\d{1,3}|[a-z])\s*")
_MOST = 0.5  # of a page's text; where more is hidden, a script will show it


def remove_unseen(tree: Element) -> bool:
    """Take the words out that a browser does not show; whether anything changed.

    Hidden: ``hidden``, ``template``, a style that draws nothing, a card that opens over a name.  Struck out: words
    that were taken back.  Small above a word (``ruby``): how it is spoken.  The number that leads to a footnote goes;
    other raised digits become raised characters: 40 and a raised 1 are not 401.
    """
    hidden = [e for e in tree.xpath("//*[@hidden or @style]|//template") if _is_hidden(e)]
    if _hide_most(tree, hidden):
        hidden = []
    hidden += [e for e in tree.xpath("//p//*[@class or @role]") if _is_card(e)]
    gone = hidden + [e for tag in (*_STRUCK, *_READINGS) for e in tree.iter(tag)]
    for element in gone:
        _empty(element)
    raised = [_lower(e) for e in tree.iter("sup")]
    return bool(gone) or any(raised)


def _is_hidden(element: Element) -> bool:
    if element.tag in _NEVER_HIDDEN or not any(text.strip() for text in element.itertext()):
        return False
    styled = element.get("style")
    return element.tag == "template" or element.get("hidden") is not None or bool(styled and _NOT_DRAWN.search(styled))


def _is_card(element: Element) -> bool:
    """Whether an element opens over the words beside it when a reader points at them."""
    if element.get("role") != "tooltip" and not _CARD.search(element.get("class") or ""):
        return False
    around = element.getparent()
    beside = [around.text or "", *(t for e in around if e is not element for t in (*e.itertext(), e.tail or ""))]
    return any(map(str.isalpha, "".join(beside)))


def _hide_most(tree: Element, hidden: list[Element]) -> bool:
    """Whether these elements hold more than half of the page's paragraphs."""
    if not hidden:
        return False
    known = set(hidden)
    inside = every = 0
    for p in tree.iter("p", "li") if next(tree.iter("p"), None) is not None else tree.iter("div", "td"):
        size = sum(map(len, p.itertext()))
        every += size
        inside += size if p in known or any(above in known for above in p.iterancestors()) else 0
    return inside > _MOST * every


def _empty(element: Element) -> None:
    for one in element.iter():
        if isinstance(one.tag, str):
            one.text = None
        if one is not element:
            one.tail = None
    before, parent = element.getprevious(), element.getparent()
    spaced = (before.tail if before is not None else parent.text if parent is not None else None) or ""
    if spaced[-1:].isspace() and (element.tail or "")[:1].isspace():  # "will <del>never</del> shut"
        element.tail = (element.tail or "").lstrip() or " "


def _lower(sup: Element) -> bool:
    """Whether the raised text was a note's number, which goes, or digits, which stay raised."""
    text = "".join(sup.itertext())
    linked = sup.find(".//a") is not None or sup.getparent().tag == "a"
    if _NOTE.fullmatch(text) and (linked or not text.strip().isalnum()):
        _empty(sup)
        return True
    if not text.strip().lstrip("+-−").isdigit():
        return False
    for one in sup.iter():
        one.text = (one.text or "").translate(_RAISED) or None
        if one is not sup:
            one.tail = (one.tail or "").translate(_RAISED) or None
    return True
