"""Runs of capitalised words, and which of them one name holds together: Department of Justice, Progress for Brinley."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from functools import lru_cache

from quoth.data import Span
from quoth.speakers.lexicon import CALENDAR, DEMONYMS, FUNCTION_WORDS, OF_HEADS, ORG_WORDS, TITLES, common_words
from quoth.speakers.names import fold
from quoth.speakers.persons import given_names

OF = re.compile(r" (?:of|for)(?: the)? $")
_ON_HEADS = frozenset(
    "council committee subcommittee commission institute conference center centre panel caucus campaign forum".split()
)
_PLURAL_OF = ("'", "’")
_ABSTRACT = ("tion", "sion", "ity", "ment", "ance", "ence", "ship", "ics", "ture", "cy")


@dataclass(slots=True)
class Run:
    """Capitalised words side by side."""

    tokens: list[Span]
    first: bool  # at the start of a sentence


def joined(text: str, runs: list[Run]) -> list[Run]:
    """Runs held together by "of", "for" or "and": Department of Justice, Food and Drug Administration."""
    out: list[Run] = []
    common = common_words()
    for i, run in enumerate(runs):
        if out:
            gap = text[out[-1].tokens[-1][1] : run.tokens[0][0]]
            last = key_of(text[slice(*out[-1].tokens[-1])])
            if len(gap) < 10 and (
                _holds(text, gap, last, out[-1], run, common) or _lists(text, gap, out[-1], runs[i : i + 2], common)
            ):
                out[-1].tokens.extend(run.tokens)
                continue
        out.append(run)
    return out


def _holds(text: str, gap: str, last: str, left: Run, right: Run, common: frozenset[str]) -> bool:
    """Whether the words between two runs hold them together as one name."""
    if OF.match(gap):
        if last in TITLES and len(left.tokens) > 1 and not _all_titles(text, left):
            return False  # "Jane King of Ohio"
        return last in OF_HEADS or (gap == " for " and _called_for(text, last, left, right, common))
    keys = [key_of(text[s:e]) for s, e in right.tokens]
    if gap in (" on ", " on the "):  # the Council on Foreign Relations, the Institute on Drug Abuse
        return last in _ON_HEADS and keys[0] not in CALENDAR
    if gap.rstrip() in _PLURAL_OF or (gap.rstrip() in ("'s", "’s") and last in common):
        return keys[0] in ORG_WORDS and (last[-1:] == "s" or len(gap) > 2)  # the Farmers' Union, the Women's Institute
    if gap == " to ":
        return last in ("committee", "campaign", "coalition", "fund") and keys[0] in common
    if gap not in (" and ", " & ") or last in ORG_WORDS | TITLES or not (last in common or last.endswith(_ABSTRACT)):
        return False
    office = any(OF.match(text[a[1] : b[0]]) for a, b in zip(left.tokens, left.tokens[1:], strict=False))
    return keys[-1] in ORG_WORDS or (office and all(k in common or k.endswith(_ABSTRACT) for k in keys))


def _all_titles(text: str, run: Run) -> bool:
    """Whether no word of a run is a given name or an initial, so that its last is an office: Vice President."""
    keys = [key_of(text[s:e]) for s, e in run.tokens[:-1]]
    return not any(len(k) == 1 or (fold(k) in given_names() and k not in TITLES | ORG_WORDS) for k in keys)


def _lists(text: str, gap: str, left: Run, ahead: list[Run], common: frozenset[str]) -> bool:
    """Whether a list of common words goes on with the name of an office: Ministry of Trade, | Industry and Energy."""
    office = any(OF.match(text[a[1] : b[0]]) for a, b in zip(left.tokens, left.tokens[1:], strict=False))
    if gap != ", " or not office or len(ahead) < 2 or key_of(text[slice(*left.tokens[0])]) not in OF_HEADS - TITLES:
        return False
    if text[ahead[0].tokens[-1][1] : ahead[1].tokens[0][0]] not in (" and ", ", and ", " & "):
        return False
    words = [
        key_of(text[s:e]) for run in (*ahead, left) for s, e in (run.tokens if run is not left else run.tokens[-1:])
    ]
    return all(w in common or w.endswith(_ABSTRACT) for w in words)


def _called_for(text: str, last: str, left: Run, right: Run, common: frozenset[str]) -> bool:
    """ "Progress for Brinley": a common word that only a name explains, here or where the name stands again."""
    if last not in common or last in DEMONYMS | CALENDAR | FUNCTION_WORDS or len(left.tokens) > 2:
        return False
    if text[max(0, left.tokens[0][0] - 4) : left.tokens[0][0]].lower() == "the ":
        return False
    name = text[left.tokens[0][0] : right.tokens[0][1]]
    return text.count(name) > 1 and re.search(rf"[a-z,] {re.escape(name)}(?!\w)", text) is not None


@lru_cache(maxsize=20_000)
def key_of(token: str) -> str:
    """A word as names are compared: lower case, without points."""
    return sys.intern(token.replace(".", "").replace("’", "'").lower()) if token else ""
