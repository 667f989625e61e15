"""Talk that a page sets in two columns, or as terms and what is said of them, is written as "Name: words" instead.

An extractor of text makes one line of a row, in which nothing tells who speaks from what is said.  A table is talk
where a name stands in one cell of nearly each row and sentences in the next, somebody speaks twice, and there are
signs of speech ("I", "you", questions); times and numbers of rows beside them are left out.  All other tables stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quoth.ingest.labels import CLOCK, bare_name, is_label, is_unnamed_person
from quoth.ingest.page_tree import Element, block_lines

_LEAST = 3  # rows somebody speaks in
_NAMED = 0.8  # share of the rows that have a name and words; others are headings, or go on
_TALK, _SPOKEN = 0.5, 0.25  # share of what is said that is sentences, and that has a sign of speech
_MOST_ROWS = 20_000
_LONGEST_NAME = 80
_ASIDE = re.compile(rf"[\[(]?{CLOCK}[\])]?(?:\s*(?:-->|[-–—])\s*[\[(]?{CLOCK}[\])]?)?|[#(\[]?\d{{1,5}}[.)\]]?")
_HEAD = frozenset("speaker speakers name names who person participant participants interviewee".split())
_SENTENCE = re.compile(r"\S+\s+\S+\s.*[.!?…—–-][\"”’')\]]*\Z", re.DOTALL)
_SPEECH = re.compile(r"\?|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: who is named, if anybody, and the cells that hold what is said."""

    name: str
    cells: tuple[Element, ...]
    goes_on: bool = False  # with what is said in the row above


def draw_turns(tree: Element) -> bool:
    """Write the page's tables and lists of terms that are talk as paragraphs with labels; whether there was one."""
    found = False
    for table in list(tree.iter("table", "dl")):
        if table.getparent() is None or next(table.iterdescendants("table", "dl"), None) is not None:
            continue
        rows = list(_rows(table) if table.tag == "table" else _terms(table))
        if 0 < len(rows) <= _MOST_ROWS and _is_talk(rows):
            _draw(table, rows)
            found = True
    return found


def _text(element: Element) -> str:
    return " ".join(element.text_content().split())


def _rows(table: Element) -> Iterator[_Row]:
    """The rows of a table without its head: the cells beside a time or number."""
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        texts = [_text(cell) for cell in cells]
        if not any(texts) or texts[0].casefold().rstrip(":") in _HEAD or all(cell.tag == "th" for cell in cells):
            continue
        kept = [(c, t) for c, t in zip(cells, texts, strict=True) if not _ASIDE.fullmatch(t)]
        while len(kept) > 2 and not kept[-1][1]:
            kept.pop()
        while len(kept) > 2 and not kept[0][1]:
            kept.pop(0)
        if len(kept) == 2:
            yield _Row(kept[0][1], (kept[1][0],), goes_on=not kept[0][1])
        else:
            yield _Row("", tuple(cell for cell, _ in kept))


def _terms(listed: Element) -> Iterator[_Row]:
    """The terms of a list, each with all that stands below it."""
    name, cells = "", list[Element]()
    for one in listed.iter("dt", "dd"):
        if one.tag == "dd":
            cells.append(one)
            continue
        if name or cells:
            yield _Row(name, tuple(cells))
        name, cells = _text(one), []
    if name or cells:
        yield _Row(name, tuple(cells))


def _is_talk(rows: list[_Row]) -> bool:
    named = [row for row in rows if row.name and any(_text(cell) for cell in row.cells)]
    if len(named) < max(_LEAST, _NAMED * sum(not row.goes_on for row in rows)) or not all(
        _is_name(row.name) for row in named
    ):
        return False
    if max(Counter(row.name.casefold() for row in named).values()) < 2 or len({row.name for row in named}) < 2:
        return False
    said = [" ".join(_text(cell) for cell in row.cells) for row in named]
    whole = sum(bool(_SENTENCE.match(words)) for words in said)
    spoken = sum(bool(_SPEECH.search(words)) for words in said)
    return whole >= _TALK * len(said) and spoken >= _SPOKEN * len(said)


def _is_name(name: str) -> bool:
    name = name.rstrip(" :.")
    return 0 < len(name) <= _LONGEST_NAME and (is_label(name) or is_unnamed_person(bare_name(name)))


def _draw(table: Element, rows: list[_Row]) -> None:
    """Put paragraphs in the place of a table: a label before the first words of each row."""
    drawn = table.makeelement("div", {})
    drawn.tail = table.tail
    for row in rows:
        label = f"{row.name.rstrip(' :')}: " if row.name else ""
        for line in (line for cell in row.cells for line in block_lines(cell)):
            paragraph = drawn.makeelement("p", {})
            paragraph.text, label = label + line, ""
            drawn.append(paragraph)
    table.getparent().replace(table, drawn)
