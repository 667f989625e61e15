"""A whole article that came out as one line is cut into its paragraphs again.

That happens to pages laid out as a table, where an extractor takes each row for a line, and to those whose text stands
only in the data for search engines.
"""

from __future__ import annotations

from quoth.ingest.page_facts import linked_articles
from quoth.ingest.page_tree import Element, block_lines, index_text, squeeze

_LONG = 300  # code points: a longer row of a table holds more than a figure
_LAYOUT = frozenset(["table", "tbody", "tr", "td", "th"])


def cut_lines(tree: Element, lines: list[str]) -> list[str]:
    """The lines, those that are a table's row of paragraphs or the whole of the stated text cut at their breaks."""
    if all(len(line) <= _LONG for line in lines):
        return lines
    if len(lines) == 1:
        return _as_stated(tree, lines[0]) or _cut_rows(tree, lines)
    return _cut_rows(tree, lines)


def _cut_rows(tree: Element, lines: list[str]) -> list[str]:
    if next(tree.iter("table"), None) is None:
        return lines
    index = index_text(tree)
    out: list[str] = []
    for line in lines:
        element = index.find(line)
        inner = block_lines(element) if len(line) > _LONG and element is not None and element.tag in _LAYOUT else []
        whole = squeeze(line)
        kept = [one for one in inner if squeeze(one) in whole]
        out += kept if len(kept) > 1 and squeeze("".join(kept)) == whole else [line]
    return out


def _as_stated(tree: Element, line: str) -> list[str] | None:
    """The paragraphs of the article's text in the page's JSON-LD, where the line is all of it."""
    from lxml import html

    for thing in linked_articles(tree):
        body = thing.get("articleBody")
        if not isinstance(body, str) or not body.strip():
            continue
        marked = "<p" in body or "<br" in body
        stated = block_lines(html.fromstring(f"<div>{body}</div>")) if marked else body.splitlines()
        paragraphs = [" ".join(one.split()) for one in stated if one.strip()]
        if len(paragraphs) > 1 and squeeze("".join(paragraphs)) == squeeze(line):
            return paragraphs
    return None
