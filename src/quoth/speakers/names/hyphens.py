"""Words that a hyphen joins where a space was: "President-Jane Roe", "Roe-said", as some archives have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quoth.data import Quote, Span
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names, is_name
from quoth.speakers.words.lexicon import BODY_NOUNS, HONORIFICS, ORG_WORDS, TITLES, common_words


class Edges(NamedTuple):
    """Where the pieces of the quotes' sources begin and end."""

    starts: frozenset[int] = frozenset()
    ends: frozenset[int] = frozenset()


NO_EDGES = Edges()


def edges_of(quotes: Sequence[Quote]) -> Edges:
    """The edges of all sources."""
    spans = [s for q in quotes for s in q.source]
    return Edges(frozenset(s for s, _ in spans), frozenset(e for _, e in spans))


def split_tokens(text: str, tokens: list[Span], edges: Edges) -> Iterator[list[Span]]:
    """Words side by side, parted at hyphens where a source begins or ends; what is joined to its end is no name.

    A hyphen behind a name is a name's: "John Jane-| Roe" is one.  "Mr-Roe" and "Chairman-Jane Roe" are two words; so
    are "Roe-said" and, where "Roe" stands elsewhere, "Roe-in".
    """
    if text.find("-", tokens[0][0], tokens[-1][1]) < 0 or not any("-" in text[s:e] for s, e in tokens):
        yield tokens
        return
    run: list[Span] = []
    for s, e in (part for token in tokens for part in _untitled(text, *token)):
        hyphens = [i for i in range(s + 1, e - 1) if text[i] == "-"]
        start = next((i for i in hyphens if i + 1 in edges.starts and not is_name(fold(text[s:i]))), None)
        if start is not None:
            yield [*run, (s, start)]
            run, s = [], start + 1
        hyphens = [i for i in hyphens if i >= s]
        made_by = bool(run) and text[hyphens[-1] + 1 : e] in _MADE_BY if hyphens else False
        if len(hyphens) == 1 and _given_and_surname(text, s, hyphens[0], e, run):
            run.append((s, hyphens[0]))
            s, hyphens = hyphens[0] + 1, []
        end = next(
            (i for i in hyphens if i in edges.ends or (made_by and i == hyphens[-1]) or _goes_on(text, s, i, e)), None
        )
        if end is not None:
            yield [*run, (s, end)]
            run = []
        else:
            run.append((s, e))
    if run:
        yield run


def spaced(name: str, words: int) -> str:
    """A name that was read as more words than blanks part: "Jane Roe" of "Jane-Roe"."""
    return _GLUED.sub(" ", name) if "-" in name and words > len(name.split()) else name


_GLUED = re.compile(r"(?<=[a-z]{3})-(?=[A-Z])")
_GOING_ON = frozenset("and said saying has had was were is are will would who which that but told says".split())
"""Words that follow a name, and no part of one."""
_MADE_BY = frozenset("style backed linked inspired affiliated aligned allied sponsored controlled occupied".split())
"""What a hyphen joins to a name of several words for something else: "Acre Mills|-backed growers"."""


def _goes_on(text: str, start: int, hyphen: int, end: int) -> bool:
    """Whether a small word behind a hyphen is the sentence's: "Roe-said"; "Roe-in", but not "Jin-in"."""
    word = text[hyphen + 1 : end]
    return word in _GOING_ON or (word == "in" and _also_alone(text, text[start:hyphen]))


def _given_and_surname(text: str, start: int, hyphen: int, end: int, run: Sequence[Span]) -> bool:
    """Whether a hyphen joins a given name to a surname that stands alone elsewhere: "Minister | Jane-Roe … Roe"."""
    given, surname = text[start:hyphen], text[hyphen + 1 : end]
    if not (surname[0].isupper() and _is_given(given)) or fold(surname) in given_names() or _NAME_NEXT.match(text, end):
        return False
    return not any(_is_given(text[s:e]) for s, e in run) and _also_alone(text, surname)


_NAME_NEXT = re.compile(r" [A-Z]")


@lru_cache(maxsize=64)  # a text is looked through once, however often the word stands in it
def _also_alone(text: str, word: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


_LOWER_BEFORE = re.compile(r"-(?<=[a-z]-)(?=[^\W\d_a-z])")
_WORD_BEFORE = re.compile(r"(?<![\w-])[a-z]+-$")


def hyphened(text: str, paragraph: Span, edges: Edges) -> Iterator[int]:
    """Where names begin behind a word that a hyphen joins to them.

    A source begins there ("said-| Roe"), or a given name with a surname behind it: "Roeworks's-| Jane Roe", "the
    clerk-| Jane Roe"; not "pro-Jane Roe".  So does a body's name between two hyphens: "the company-| Acre Mills-said",
    and any name behind a small word: "by the-| Acre Mills".
    """
    for m in _LOWER_BEFORE.finditer(text, *paragraph):
        at, floor = m.end(), max(paragraph[0], m.end() - 20)
        named = at not in edges.starts and (_given_there(text, at) or _between_dashes(text, floor, at))
        before = _WORD_BEFORE if at in edges.starts else _WORD_AND_HYPHEN if named else _SMALL_AND_HYPHEN
        if before.search(text, floor, at):
            yield at


_FULL = re.compile(r"([A-Z][a-z]+) (?:[A-Z]\. )?[A-Z][\w’']+")
_SMALL_AND_HYPHEN = re.compile(r"(?<![\w-])(?:the|of|by|from|that|with|and)-$")
_WORD_AND_HYPHEN = re.compile(r"(?<![\w-])(?:[a-z]{5,}|[A-Z]\w+['’]s)-$")


def _between_dashes(text: str, floor: int, at: int) -> bool:
    """Whether a name stands in apposition between hyphens that are dashes: "the company-| Acre Mills-saying"."""
    word = _WORD_BEFORE.search(text, floor, at)
    return word is not None and word[0][:-1] in BODY_NOUNS and _TO_HYPHEN.match(text, at) is not None


_TO_HYPHEN = re.compile(r"(?:[A-Z][\w’']+ ){1,4}[A-Z][\w’']+-[a-z]")


def _given_there(text: str, at: int) -> bool:
    """Whether a full name begins at a position."""
    name = _FULL.match(text, at)
    return name is not None and _is_given(name[1])


def _is_given(word: str) -> bool:
    return fold(word) in given_names() and word.lower() not in common_words()


def _untitled(text: str, start: int, end: int) -> Iterator[Span]:
    """A word, or a title or an office's matter and the name behind its hyphen: "Minister for | Trade-| Jane Roe"."""
    title, hyphen, name = text[start:end].partition("-")
    low = title.lower().rstrip(".")
    apart = low == "the" or low in HONORIFICS or (low in TITLES and fold(name.partition("-")[0]) in given_names())
    if hyphen and name[:1].isupper() and (apart or (low in _OVER and _given_there(text, start + len(title) + 1))):
        yield start, start + len(title)
        start += len(title) + 1
    yield start, end


_MATTERS = frozenset(
    "affairs finance justice trade health education defence defense interior energy agriculture transport environment "
    "housing culture security commerce labour labor treasury".split()
)
"""What ministers are for."""
_OVER = _MATTERS | ORG_WORDS
