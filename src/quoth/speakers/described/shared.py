"""Roles that several who are named together have: "advisers Jane Roe and Tom Hale"."""

from __future__ import annotations

import re

from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names
from quoth.speakers.words.people import ROLE_NOUNS

_NAME = r"[A-Z][\w.’'-]+(?: (?:(?:de|van|von|al|bin|der) )?[A-Z][\w.’'-]*){0,3}"
_FIRST = re.compile(rf" (?:([a-z-]+)s) (?={_NAME}(?:, {_NAME}){{0,4}},? and {_NAME})")
_LATER = re.compile(rf"(?<![\w’'-])([a-z-]+)s ((?:{_NAME}, ){{0,4}}{_NAME},? and |(?:{_NAME}, ){{1,4}})$")


_TOLD_MANY = re.compile(
    rf"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[a-z-]+ ){{0,3}}([a-z-]+)s, "
    rf"((?:{_NAME}, ){{0,4}}{_NAME},? and |(?:{_NAME}, ){{1,4}})?$"
)
_AND = re.compile(rf"(?:, {_NAME}){{0,4}},? and {_NAME}")


def shared_noun(text: str, m: NameMention) -> int | None:
    """Where the plural noun ends that says what those are of whom one is named: "advisers | Jane Roe and Tom Hale"."""
    if len(m.words) < 2 or m.titles:
        return None
    start = m.outer[0]
    listed = text.endswith((", ", " and "), 0, start)
    if listed and (told := _TOLD_MANY.search(text, max(0, start - 160), start)) is not None and _is_plural(told[1]):
        return told.end(1) + 1 if told[2] or _AND.match(text, m.span[1]) else None
    if fold(m.words[0]) not in given_names():
        return None
    near = text.rfind(" ", max(0, start - 30), max(0, start - 1))
    found = _FIRST.match(text, near) if near >= 0 else None
    if found is not None and found.end() == start:
        return found.end(1) + 1 if _is_plural(found[1]) else None
    later = _LATER.search(text, max(0, start - 140), start) if listed else None
    if later is None or not _is_plural(later[1]) or "\n" in later[2]:
        return None
    return later.end(1) + 1


def _is_plural(stem: str) -> bool:
    """Whether a noun without its "s" is for one person, and not with it: "adviser", not "boss"."""
    noun = stem.rpartition("-")[2]
    return noun in ROLE_NOUNS and f"{noun}s" not in ROLE_NOUNS
