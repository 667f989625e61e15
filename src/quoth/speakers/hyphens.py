"""Words that a hyphen joins where a space was: "President-Jane Roe", "Roe-said", as some archives have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quoth.data import Quote, Span
from quoth.speakers.lexicon import HONORIFICS, TITLES
from quoth.speakers.names import fold
from quoth.speakers.persons import given_names, is_name


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

    A hyphen behind a name is a name's: "John Jane-| Roe" is one.  "Mr-Roe" and "Chairman-Jane Roe" are two words.
    """
    if not any("-" in text[s:e] for s, e in tokens):
        yield tokens
        return
    run: list[Span] = []
    for s, e in (part for token in tokens for part in _untitled(text, *token)):
        hyphens = [i for i in range(s + 1, e - 1) if text[i] == "-"]
        start = next((i for i in hyphens if i + 1 in edges.starts and not is_name(fold(text[s:i]))), None)
        if start is not None:
            yield [*run, (s, start)]
            run, s = [], start + 1
        end = next((i for i in hyphens if i >= s and i in edges.ends), None)
        if end is not None:
            yield [*run, (s, end)]
            run = []
        else:
            run.append((s, e))
    if run:
        yield run


_LOWER_BEFORE = re.compile(r"(?<=[a-z]-)(?=[^\W\d_a-z])")
_WORD_BEFORE = re.compile(r"(?<![\w-])[a-z]+-$")


def hyphened(text: str, paragraph: Span, edges: Edges) -> Iterator[int]:
    """Where sources begin behind a word that a hyphen joins to them: "said-| Roe"."""
    for m in _LOWER_BEFORE.finditer(text, *paragraph) if edges.starts else ():
        if m.start() in edges.starts and _WORD_BEFORE.search(text, max(paragraph[0], m.start() - 20), m.start()):
            yield m.start()


def _untitled(text: str, start: int, end: int) -> Iterator[Span]:
    """A word, or a title and the name behind its hyphen."""
    title, hyphen, name = text[start:end].partition("-")
    low = title.lower().rstrip(".")
    if hyphen and name[:1].isupper() and (low in HONORIFICS or (low in TITLES and fold(name) in given_names())):
        yield start, start + len(title)
        start += len(title) + 1
    yield start, end
