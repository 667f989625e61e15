"""Ordinary words that only the start of a sentence puts before a name with a capital: "Wise Veronique"."""

from __future__ import annotations

import re

from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold, is_nickname
from quoth.speakers.names.persons import given_names, is_name
from quoth.speakers.names.runs import GIVEN_OR_NOT, TOKENS
from quoth.speakers.names.titles import GIVEN_TOO
from quoth.speakers.words.lexicon import DEMONYMS, ORG_WORDS, PLACE_ENDINGS, PLACES, TITLES

NO_SURNAMES = ORG_WORDS | PLACES | PLACE_ENDINGS | TITLES
CREEDS = frozenset({"christian"})
"""Creeds that are given names."""
_ORDINARY_GIVEN = (
    GIVEN_TOO
    | GIVEN_OR_NOT
    | frozenset(
        "grace hope faith joy rose dawn summer autumn jack bill rob pat frank art gene drew chase chip miles rich king "
        "prince ruby ivy pearl sandy bob gay max ray roy guy dale glen cliff reed rusty".split()
    )
)
"""Ordinary words that are given names."""
_RARELY_GIVEN = frozenset(
    "gift blessing blessings precious patience mercy innocent lucky happy wisdom comfort promise favour memory "
    "goodness beauty charity praise talent trust fortune progress knowledge honest pleasure pretty prudence".split()
)
"""Others, which before a known surname tell how somebody is or what there is: "Lucky Roe won"."""
_VIRTUES = _ORDINARY_GIVEN - GIVEN_TOO - GIVEN_OR_NOT
_GIVEN_ONCE = _VIRTUES | _RARELY_GIVEN
_DOES = re.compile(r", \d| (?:ran|won|lost|came|left|took|made|has|is|was|(?!this|as|us)[a-z]{3,}(?:ed|s))\b")


def unadorn(text: str, out: list[NameMention], mid: set[tuple[str, ...]], common: frozenset[str]) -> None:
    """Take an ordinary word off a name at the start of a sentence ("Wise Veronique"), if the name stands without it."""
    short = mid | {words[-1:] for words in mid} | {m.words[1:] for m in out if len(m.words) > 2 and m.words[-1:] in mid}
    for m in out:
        doing = m.words[0].endswith("ing") and not is_name(fold(m.words[0])) and m.words[1:] in short
        if (
            m.first
            and len(m.words) > 1
            and (m.words[0] in common or m.words[0] in DEMONYMS or doing)
            and m.words[1] not in common
            and (m.words[1:] in mid or doing or (len(m.words) == 3 and _given_behind(m.words, common)))
        ):
            if any(o.words == m.words and not o.first for o in out) or m.words[0] in CREEDS or is_nickname(m.words[0]):
                continue
            if m.words[0] in _VIRTUES and len(m.words) == 2 and _DOES.match(text, m.span[1]):
                continue  # "Faith Roe ran"
            if m.words[0] in _GIVEN_ONCE and len(m.words) == 2 and _introduced(m, out):
                continue  # "Gift Roe, who", before anybody else of the name
            pieces = [t.span() for t in TOKENS.finditer(text, *m.span)]
            if len(pieces) == len(m.words):
                m.span, m.words = (pieces[1][0], m.span[1]), m.words[1:]


def _introduced(m: NameMention, out: list[NameMention]) -> bool:
    """Whether a surname stands here for the first time, and nobody else bears it: "Gift Roe, who …, said. Roe ran"."""
    last = m.words[-1]
    others = [o for o in out if o is not m and o.words[-1] == last]
    return all(o.span[0] > m.span[0] and (len(o.words) == 1 or o.words == m.words) for o in others)


def _given_behind(words: tuple[str, ...], common: frozenset[str]) -> bool:
    """ "Jobless Jane Roe": an ordinary word that is no name, a given name and a surname."""
    first = fold(words[0])
    ordinary = words[0] in common and not is_name(first) and words[2] not in common and words[2] not in NO_SURNAMES
    return ordinary and fold(words[1]) in given_names()


def is_many(word: str, common: frozenset[str]) -> bool:
    """Whether a word may end a body's name before somebody's: "the Fund to Save Rivers | Jane Roe"."""
    return word in common and word.endswith("s") and not is_name(word)


def is_plural(word: str, common: frozenset[str]) -> bool:
    """ "Replays": several of what an ordinary word stands for, and nobody's name."""
    return word.endswith("s") and word[:-1] in common and not is_name(word)


def is_participle(text: str, word: str, end: int) -> bool:
    """ "Rebranded to look new, it": what a capital at the start of a sentence does not make a name."""
    if not word.endswith(("ed", "ing")) or is_name(fold(word)):
        return False
    return _AFTER_PARTICIPLE.match(text, end) is not None


_AFTER_PARTICIPLE = re.compile(r" (?:to|by|as|in|from|with|for|at|on|under|into|the|a|an|his|her|its|their|that)\b")
