"""Documents of word processors (.docx, .odt) -> Article: their paragraphs, a blank line between.

Both are zip files of XML.  Struck-out changes, comments, notes, hidden text and instructions to the
program are no part of the text.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from quoth.data import Article, Rejection
from quoth.ingest import rejections
from quoth.ingest.options import ReadOptions

_PARTS = ("word/document.xml", "content.xml")  # Word; OpenDocument
_BLOWN_UP = 20  # bytes of XML to a byte of text; ordinary documents have three to ten
_PARAGRAPHS = frozenset({"p", "h"})
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "s": " ", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset({"Fallback", "tracked-changes", "annotation", "note", "del", "moveFrom", "forms", "scripts"})


def document_part(archive: zipfile.ZipFile) -> str | None:
    """The name of the part that holds the text, when the zip file is a document of a word processor."""
    names = set(archive.namelist())
    if "content.xml" in names and "META-INF/manifest.xml" not in names:
        names.discard("content.xml")
    return next((part for part in _PARTS if part in names), None)


def read_document(data: bytes, name: str, options: ReadOptions) -> Article | Rejection:
    """The article of one document, or why there is none; no document can raise."""
    from quoth.ingest.plain import text_article

    limit = _BLOWN_UP * options.max_text_bytes
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = document_part(archive)
            if part is None or archive.getinfo(part).flag_bits & 0x1:
                return rejections.bad_document(name, "it is protected by a password" if part else "it holds no text")
            with archive.open(part) as stream:
                markup = stream.read(limit + 1)
        if len(markup) > limit:
            return rejections.too_large(name, options.max_text_bytes)
        text = "\n\n".join(_paragraphs(markup))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, SyntaxError, RuntimeError) as error:
        return rejections.bad_document(name, type(error).__name__)
    if len(text.encode()) > options.max_text_bytes:
        return rejections.too_large(name, options.max_text_bytes)
    return text_article(text, article_id=name) if text.strip() else rejections.empty(name)


def _paragraphs(markup: bytes) -> list[str]:
    """The text of each paragraph in order; one within another (a text box) stands before it."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    found: list[str] = []
    open_: list[list[str]] = []
    walker = etree.iterwalk(etree.fromstring(markup, parser), events=("start", "end"))
    for event, element in walker:
        tag = _local(element)
        if event == "end":
            if tag in _PARAGRAPHS and open_:
                found.append("".join(open_.pop()).strip())
        elif tag in _LEFT_OUT or (tag == "r" and _is_hidden(element)):
            walker.skip_subtree()
        elif tag in _PARAGRAPHS:
            open_.append([element.text or ""] if _is_open_document(element) else [])
        elif open_:
            _take(element, tag, open_[-1])
        if event == "end" and open_ and _is_open_document(element) and tag not in _PARAGRAPHS:
            open_[-1].append(element.tail or "")
    return [text for text in found if text]


def _take(element: Any, tag: str, words: list[str]) -> None:
    """What an element within a paragraph adds to its text."""
    if tag in _BREAKS:
        words.append(_BREAKS[tag])
    elif tag == "t" or _is_open_document(element):
        words.append(element.text or "")


def _is_hidden(run: Any) -> bool:
    """Whether Word shows nothing of a stretch of text."""
    for about in run:
        for one in about if _local(about) == "rPr" else ():
            if _local(one) == "vanish":
                return not any(value in ("0", "false", "off") for value in one.attrib.values())
    return False


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _is_open_document(element: Any) -> bool:
    """Whether the words stand in the element itself; Word keeps them in elements of their own."""
    return isinstance(element.tag, str) and "opendocument" in element.tag
