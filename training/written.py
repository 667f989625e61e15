"""Reports written to learn from, in which it is marked whom pronouns and noun phrases mean and who speaks.

``written/*.txt`` hold them, one below the other, each behind a line ``### id part`` (part: "train" or "test"); people
and places in them are made up.  In the text ``[she=Jane Roe]`` is a pronoun or a noun phrase with whom it means, by the
fullest name of the report; ``[The nurse=-nurse]`` somebody it never names, by a label; ``[it=?]`` what a reader can't
tell; and ``“I did.”[=Jane Roe]`` says who speaks where no words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from quoth.data import Span
from quoth.speakers.routes import namings
from quoth.speakers.sweep.links import nominal_key
from quoth.speakers.sweep.scene import Scene

FOLDER = Path(__file__).parent / "written"
_MARK = re.compile(r"\[([^\[\]=]*)=([^\[\]=]+)\]")
_HEAD = re.compile(r"### (\S+) (train|test)")


class Mark(NamedTuple):
    """A phrase, or the end of a quotation (an empty span), and whom it means or who says it."""

    span: Span
    who: str


class Report(NamedTuple):
    """A written report without its marks, and the marks."""

    id: str
    part: str
    text: str
    marks: list[Mark]


def reports(part: str = "", folder: Path = FOLDER) -> Iterator[Report]:
    """The reports of a part, or all."""
    for path in sorted(folder.glob("*.txt")):
        _, *pieces = re.split(r"^(?=### )", path.read_text(encoding="utf-8"), flags=re.M)
        for piece in pieces:
            head, _, body = piece.partition("\n")
            found = _HEAD.fullmatch(head)
            if found is None:
                raise ValueError(f"{path.name}: {head!r} is no head of a report; write: ### id train")
            if not part or found[2] == part:
                yield Report(found[1], found[2], *read_marks(body.strip()))


def read_marks(marked: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and the marks with their spans in it."""
    out: list[str] = []
    marks: list[Mark] = []
    at = length = 0
    for m in _MARK.finditer(marked):
        before = marked[at : m.start()]
        start = length + len(before)
        out += [before, m[1]]
        length = start + len(m[1])
        marks.append(Mark((start, length), m[2]))
        at = m.end()
    return "".join([*out, marked[at:]]), marks


def keys(scene: Scene, marks: list[Mark], who: str) -> set[int]:
    """What the sweep may know somebody by: the name, or noun phrases that are marked as theirs."""
    mine = {mark.span[0] for mark in marks if mark.who == who}
    found = {nominal_key(start) for start in scene.nominals if start in mine}
    if who.startswith("-"):
        return found
    words, all_names = _words(who), {_words(mark.who) for mark in marks if not mark.who.startswith("-")}
    for i in range(len(scene.entities)):
        own = _words(namings.called(scene, i))
        alone = sum(own <= other for other in all_names) == 1
        if own and (words <= own or (own <= words and alone)):
            found.add(i)
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(name.replace(".", "").split())
