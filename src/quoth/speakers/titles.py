"""Which capitalised words before a name say what its bearer is, rather than being part of the name."""

from __future__ import annotations

import re
from functools import lru_cache

from quoth.data import Span
from quoth.speakers.lexicon import DEMONYMS, HONORIFICS, ORG_WORDS, PLACE_ENDINGS, PLACES, ROLE_NOUNS, TITLES
from quoth.speakers.names import fold, is_nickname
from quoth.speakers.persons import family_names, given_names

_AGENT = ("er", "or", "ist", "ian", "man", "woman", "eer")
"""Endings of nouns for one who does something."""
ALSO_NAMES = frozenset(
    "sen gen rep hon maj col fr mon barr "
    "pope king prince baron marshal major judge earl deacon dean duke bishop".split()
)
GIVEN_TOO = frozenset({"dean", "earl", "don"})
_POSITIONS = frozenset("QB RB FB WR TE OL OT OG DL DE DT NT LB CB FS SS PG SG SF PF SP RP LHP RHP".split())
"""Where a player stands, as American sports pages put it before a name."""
_NO_GIVEN = TITLES | HONORIFICS | ORG_WORDS | PLACES | DEMONYMS


def is_called(keys: list[str], common: frozenset[str]) -> bool:
    """Whether a run begins with a noun for somebody who does something, before a given name: "Shopkeeper Bill Roe"."""
    if keys[0] in ROLE_NOUNS and keys[1] not in common:
        return True
    given = given_names()
    first = fold(keys[0])
    agent = first.endswith(_AGENT) and first not in given and first not in family_names()
    return agent and (fold(keys[1]) in given or is_nickname(keys[1])) and keys[-1] not in PLACE_ENDINGS


def last_title(text: str, tokens: list[Span], keys: list[str], common: frozenset[str]) -> int:
    """Index of the last title of a run, -1 for none; "Priyanka Sen Gupta" has a name where "Sen." would be a title."""
    for i in range(len(keys) - 1, -1, -1):
        if i + 1 < len(keys) and text[slice(*tokens[i])] in _POSITIONS:
            return i
        if keys[i] in TITLES or keys[i] in HONORIFICS:
            bare = i == 0 or keys[i - 1] in TITLES
            if bare and len(keys) == i + 2 and keys[i] in GIVEN_TOO and not _is_office(text, keys[i]):
                continue  # "Dean Roe", "Sen. Dean Roe"
            name = i and keys[i] in ALSO_NAMES and not text[slice(*tokens[i])].endswith(".")
            before = keys[i - 1]
            if name and i == len(keys) - 1 and before in HONORIFICS:
                continue  # "Mr. King"
            if not name or before in common or before in _NO_GIVEN or _titled(keys, i):
                return i
    return -1


def _titled(keys: list[str], i: int) -> bool:
    """ "Circuit Judge Jane Roe": a given name and another behind the title, none before it."""
    given = given_names()
    return i + 2 < len(keys) and fold(keys[i + 1]) in given and not any(fold(k) in given for k in keys[:i])


@lru_cache(maxsize=8)
def _is_office(text: str, word: str) -> bool:
    """Whether a text has the word as an office too: "the dean", "dean of"."""
    return re.search(rf"\b(?:the {word}\b|{word} (?:of|for|at|emeritus)\b)", text, re.I) is not None
