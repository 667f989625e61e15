"""A heading that ends with a name and the sentence behind it that begins with one: "what is next for Libya | Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quoth.data import Span
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names, is_name
from quoth.speakers.names.runs import TOKENS
from quoth.speakers.names.view import View
from quoth.speakers.words.lexicon import (
    DEMONYMS,
    NAME_SUFFIXES,
    ORG_WORDS,
    PLACE_ENDINGS,
    PLACES,
    TITLES,
    common_words,
)

_NO_SURNAMES = ORG_WORDS | TITLES | PLACE_ENDINGS | NAME_SUFFIXES


def unglued(view: View, m: NameMention, mid: set[tuple[str, ...]], borne: set[str]) -> Iterator[NameMention]:
    """A run of capitalised words, cut where a source begins or ends in it and a name follows that is one elsewhere.

    Without a source, too, where both parts are names: "the row in Holm Bay | Roe"; a surname twice, too.

    ``mid``: the names that stand inside sentences.  ``borne``: the surnames that stand behind a given name.  What
    stands twice is one name, but for initials before it: "By Jane Roe, CNN | Lind said".
    """
    if _headless(view, m, mid):
        span = ([t.start() for t in TOKENS.finditer(view.text, *m.span)][-1], m.span[1])
        yield replace(m, span=span, outer=span, words=m.words[1:], titles=())
        return
    starts, words = view.edges.starts, m.words
    told = len(words) > 1 and any(s in starts for s in range(m.span[0] + 1, m.span[1]))
    closed = len(words) > 2 and any(e in view.edges.ends for e in range(m.span[0] + 1, m.span[1]))
    both = len(words) > 2 and words[-1] in borne and words[:-1] in mid and words[-1] not in _NO_SURNAMES
    twice = len(words) == 2 and words[0] == words[1]
    twice = twice and (_headed(view.text, m) or any(w != words and w[-1:] == words[1:] for w in mid if w[1:]))
    both = both or twice or _in_a_place(view.text, m, mid) or _two_surnames(view.text, m, mid)
    tokens = [t.span() for t in TOKENS.finditer(view.text, *m.span)] if told or both or closed else []
    k = next((i for i, (s, _) in enumerate(tokens) if i and s in starts), len(words) - 1 if both else 0)
    ended = not k and closed and view.text.count(view.text[slice(*m.span)]) == 1  # "By Jane Roe | Brexit may be"
    k = next((i for i in range(2, len(tokens)) if tokens[i - 1][1] in view.edges.ends), 0) if ended else k
    apart = k and len(tokens) == len(words) and _stands_alone(words, k, mid)
    if apart and (twice or ended or not _is_one(view.text, m, tokens[k - 1])):
        head, tail = (m.span[0], tokens[k - 1][1]), (tokens[k][0], m.span[1])
        yield replace(m, span=head, outer=(m.outer[0], head[1]), words=words[:k])
        yield replace(m, span=tail, outer=tail, words=words[k:], titles=(), first=False, sure=True)
    else:
        yield m


def _headed(text: str, m: NameMention) -> bool:
    """Whether a name follows the heading that has it, too: "About Acremark | Acremark makes"."""
    return text.endswith("About ", 0, m.outer[0]) and text.count(text[slice(*m.span)]) == 1


def _in_a_place(text: str, m: NameMention, mid: set[tuple[str, ...]]) -> bool:
    """Whether a line ends with where something is and the next begins with a name: "its offices in Norland | Acre"."""
    if len(m.words) != 2 or m.titles or m.words[0] not in PLACES or m.words[1:] not in mid:
        return False
    common = m.words[1] in common_words() or m.words[1] in PLACES or fold(m.words[0]) in given_names()
    return not common and text.endswith(" in ", 0, m.span[0]) and text.count(text[slice(*m.span)]) == 1


def _two_surnames(text: str, m: NameMention, mid: set[tuple[str, ...]]) -> bool:
    """Whether two words are the surnames of two people, both named in full elsewhere: "Target: Hale | Roe fled"."""
    words = m.words
    if len(words) != 2 or m.titles or words[0] == words[1] or not ((words[0],) in mid and (words[1],) in mid):
        return False
    if not _NO_SURNAMES.isdisjoint(words) or fold(words[0]) in given_names() or text.count(text[slice(*m.span)]) > 1:
        return False
    full = [w for w in mid if len(w) > 1 and w != words and w[-1] in words]
    return {w[-1] for w in full} == set(words) and not any(w[-2:] == words for w in full)


def _headless(view: View, m: NameMention, mid: set[tuple[str, ...]]) -> bool:
    """Whether the first of two words ends a line that runs on into a name: "Britain and the Commonwealth | Roe was".

    The two stand once, behind "the"; the second says things by itself elsewhere, or is named there in full.
    """
    if len(m.words) != 2 or m.first or m.words[1:] not in mid or m.words[1] in _NO_SURNAMES:
        return False
    text, (s, e) = view.text, m.span
    the = text.endswith("the ", 0, m.outer[0]) and DEMONYMS.issuperset(m.titles)  # "the | Norse | war"
    if not the or fold(m.words[0]) in given_names() or text.count(text[s:e]) > 1:
        return False
    name = text[s:e].rpartition(" ")[2]
    speaks = any(f"{name} {verb} " in text or f" {verb} {name}" in text for verb in ("said", "says", "told", "added"))
    speaks = speaks or any(w[-1] == m.words[1] and fold(w[0]) in given_names() for w in mid if len(w) > 1)
    return speaks and _GOES_ON.match(text, e) is not None


_GOES_ON = re.compile(r" (?:is|was|has|had|will|would|said|says|told|made|took|gave|met|[a-z]{3,}(?:ed|es))\b")


def _is_one(text: str, m: NameMention, last: Span) -> bool:
    """Whether a run holds together at a word: it stands twice, or the word is a given name."""
    word = text[slice(*last)]
    return fold(word) in given_names() or (not word[:3].isupper() and text.count(text[slice(*m.span)]) > 1)


def _stands_alone(words: tuple[str, ...], k: int, mid: set[tuple[str, ...]]) -> bool:
    """Whether the end of a run is a name elsewhere, the surname of one or begins with a given name; no title and no
    body's last word.
    """
    tail = words[k:]
    if len(tail) == 1 and tail[0] in _NO_SURNAMES:
        return False
    if len(tail) == 2 and fold(tail[0]) in given_names() and not is_name(fold(words[k - 1])):
        return tail[1] not in ORG_WORDS
    firm = len(tail) > 1 and tail[-1] in ORG_WORDS and tail[:1] in mid  # "in Norland | Roe Mills Co said", and Roe
    return firm or tail in mid or any(len(w) > len(tail) and w[-len(tail) :] == tail and w != words for w in mid)
