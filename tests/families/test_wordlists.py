"""The words of every list as the reader of texts gives them: an entry written otherwise would answer nothing."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

import quoth.families
from quoth.families.normalise import read_words

_APART = {
    "spelling": "tells how words are written before they are compared",
    "numbers.UNITS": "number words -> values",
    "numbers.TENS": "number words -> values",
    "numbers.PARTS_SAID": "signs -> how they are said",
    "numbers._PART_VALUES": "signs -> values",
    "numbers._ROMAN_VALUES": "letters -> values",
    "normalise._CURRENCY": "signs -> words",
    "normalise._NUMERALS": "numerals -> values",
    "normalise.CONTRACTIONS": "written forms -> the words they stand for",
    "normalise.IS_HEADS": "the part of a written word before its 's",
    "normalise.TITLES": "set against the text as it is written",
    "group._NEUTRALLY": "what a reader is told",
    "heads._NO_NAMES": "set against a speaker's name as it is written",
    "pieces._TAKEN_BACK": "set against the reporter's words as they are written",
}
"""Lists that are compared with something else than the words read, or that the reader itself works by."""


def _entries(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, (frozenset, tuple, Mapping)):
        for one in held:
            yield from _entries(one)


def _lists() -> Iterator[tuple[str, object]]:
    for found in pkgutil.walk_packages(quoth.families.__path__, "quoth.families."):
        short = found.name.removeprefix("quoth.families.")
        for name, held in vars(importlib.import_module(found.name)).items():
            constant = name.lstrip("_").isupper() and not name.startswith("__")
            if constant and isinstance(held, (frozenset, tuple, Mapping)) and short not in _APART:
                yield f"{short}.{name}", held


def _is_read(entry: str) -> bool:
    """Whether a word can come of a text; "'d" is what is left of "I'd", and a mark is no word."""
    keys = read_words(f"I{entry}").keys[1:] if entry.startswith("'") else read_words(entry).keys
    return keys == (entry,) or not any(map(str.isalnum, entry))


def test_what_a_list_holds_can_be_read() -> None:
    apart = {id(held) for name, held in _lists() if name in _APART}
    idle = {name: bad for name, held in _lists() if id(held) not in apart
            and (bad := sorted({entry for entry in _entries(held) if not _is_read(entry)}))}  # fmt: skip
    assert idle == {}


def test_every_list_named_apart_is_one() -> None:
    names = {name for name, _ in _lists()} | {"spelling"}
    assert set(_APART) <= names
