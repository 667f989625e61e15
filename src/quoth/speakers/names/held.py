"""Titles of a place before who holds them: "the Duke of Brinley, Jane Roe, said", whatever the title is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import key_of
from quoth.speakers.names.runs import Run
from quoth.speakers.words.lexicon import BODY_NOUNS, DOCUMENT_NOUNS, HONORIFICS, ORG_WORDS, PLACE_ENDINGS, TITLES
from quoth.speakers.words.people import STYLES

_TITLES_OR_HONORIFICS = TITLES | HONORIFICS

_HIS = ("his ", "her ", "your ", "their ")
_ROYAL = frozenset("royal imperial serene most".split())
_WORDS_TOO = frozenset("grace honour honor worship reverence".split())


def past_style(text: str, run: Run) -> bool:
    """Take off a run how somebody is called, "His Royal Highness | Prince Roe"; whether anything is left of it."""
    keys = [key_of(text[s:e]) for s, e in run.tokens]
    if styled := _styled(text, run.tokens, keys):
        run.tokens = run.tokens[styled:]
    return bool(run.tokens)


def _styled(text: str, tokens: Sequence[Span], keys: Sequence[str]) -> int:
    """How many words at the head of a run are how somebody is called: "Your Honor", "Her Majesty"."""
    at = int(keys[0] in ("her", "his", "your"))
    if not at and not text[max(0, tokens[0][0] - 6) : tokens[0][0]].lower().endswith(_HIS):
        return 0
    while at < len(keys) and keys[at] in _ROYAL:
        at += 1
    if at == len(keys) or keys[at] not in STYLES:
        return 0
    at += 1
    goes_on = at < len(keys) and keys[at - 1] in _WORDS_TOO and keys[at] not in _TITLES_OR_HONORIFICS
    return 0 if goes_on else at  # "her Honor Society"


_REACH = 90  # characters before a name in which its bearer's title stands
_TITLE = re.compile(
    r"(?:(?P<before>[\w’'-]+)[,:]? |(?:\A|[.!?:”\"’)…]\s+|\n\s*)[“\"‘']?)"
    r"[Tt]he (?P<title>(?:[A-Z][\w’'-]+ ){1,3})"
    r"of (?:the )?[A-Z][\w’'-]+(?: (?:(?:and|of|the|for) )?[A-Z][\w’'-]+){0,3}, $"
)
_BEHIND = re.compile(r"(?:,(?! (?:and|the|an?|[A-Z])\b)|[.;:”\"]|\s*$|\n| \()")
"""What follows who holds a title, and no row: "the Duke of Brinley, Prince Roe, and others"."""
_PLACED = frozenset("in at on from near outside around across inside for about under over into since with".split())
_NO_PERSONS = ORG_WORDS | BODY_NOUNS | DOCUMENT_NOUNS | PLACE_ENDINGS


def without_held_titles(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """The mentions without what is the title of who is named right behind it; the title is theirs from there on.

    "The Ooni of Brinley, Jane Roe, said": nobody is called Ooni, nor is "the Ooni" further on.
    """
    held: set[tuple[str, ...]] = set()
    starts = {m.span[0]: m for m in mentions}
    for m in mentions:
        begin = max(0, m.outer[0] - _REACH)
        if (
            len(m.words) < 2
            or m.person <= 0
            or m.headline
            or not text.endswith(", ", 0, m.outer[0])
            or text.find(" of ", begin, m.outer[0]) < 0
            or not ORG_WORDS.isdisjoint(m.words)
            or _BEHIND.match(text, m.span[1]) is None
        ):
            continue
        title = _TITLE.search(text, begin, m.outer[0])
        if title is None or (title["before"] or "").lower() in _PLACED:
            continue
        words = tuple(key_of(w) for w in title["title"].split())
        if words[-1] in _NO_PERSONS or (words[-1].endswith("s") and not words[-1].endswith("ss")):
            continue
        named = starts.get(title.start("title"))
        held |= {words, named.words} if named is not None and named.span[1] <= m.outer[0] else {words}
        m.titles = (*words, *m.titles)
    if not held:
        return list(mentions)
    return [o for o in mentions if o.words not in held or not text.endswith(("the ", "The "), 0, o.span[0])]
