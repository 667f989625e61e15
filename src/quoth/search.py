"""Words and filters -> ranked, highlighted quotes, through the store's protocol.

    words ─┬─ as a phrase ───────┐
           ├─ all, in any order ─┴─> hits, phrases first
           └─ neither stands: the rarest words, compared with the whole query -> the most similar

A query that stands whole in quotation marks must be found as it is; a ``*`` at the end leaves the last word open.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from quoth.data import Spans, StoredQuote
from quoth.days import day_of, in_days
from quoth.families.spelling import other_spellings, spelling
from quoth.store.base import EVERYTHING, Filters, Match, Passage, Store
from quoth.store.filters import words_of
from quoth.store.folding import fold_in_place, fold_words
from quoth.store.retrieval import RARE, choose_rare
from quoth.text import overlaps
from quoth.text import words as word_spans

How = Literal["phrase", "words", "similar", "listed"]

_COMPARED = 120
_SIMILAR = 0.55
"""Below this share of words in common and in order, a quote says something else."""

_PASSAGES = 100
"""Paragraphs of primary sources looked at."""

_STEM = 3
"""Letters that are left of a word when its ending is taken off."""

_FEWEST = 3
"""Words a query must have before quotes with some of them are similar: of fewer each must stand in another spelling or
with another ending ("blank check", "blank cheques")."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote found, and where in its words the query stands."""

    quote: StoredQuote
    how: How
    marks: Spans  # of quote.words
    score: float  # 0..1: share of the query that stands there, in order


@dataclass(frozen=True, slots=True)
class Page:
    """One page of hits."""

    hits: tuple[Hit, ...]
    number: int  # of this page, from 1
    more: bool  # whether there is another
    seconds: float


def search_quotes(
    store: Store,
    words: str = "",
    filters: Filters = EVERYTHING,
    *,
    page: int = 1,
    size: int = 20,
    seconds: float = 1.0,
) -> Page:
    """Quotes with these words, best first; without words, all that fit the filters, those of the newest
    articles first (of more than twenty thousand by one speaker, of those added last).

    ``seconds`` bounds the time of each step.  Raises ``ValueError`` for a page or size below one.
    """
    if page < 1 or size < 1:
        raise ValueError("page and size are at least one")
    began = time.monotonic()
    asked = _parse(words)
    wanted = page * size + 1
    if not asked.words:
        found = (
            store.match(Match((), "all"), filters, limit=wanted, seconds=seconds).quotes if not words.strip() else ()
        )
        hits = [Hit(quote, "listed", (), 1.0) for quote in found]
    else:
        hits = _standing(store, asked, filters, wanted, seconds)
        if not hits and not asked.exact:
            hits = _similar(store, asked.words, filters, seconds)
    start = (page - 1) * size
    shown = tuple(_marked(hit, asked) for hit in hits[start : start + size])
    return Page(shown, page, len(hits) > start + size, time.monotonic() - began)


def search_passages(
    store: Store, words: str, filters: Filters = EVERYTHING, *, limit: int = 5, seconds: float = 1.0
) -> list[tuple[Passage, Spans]]:
    """Paragraphs of transcripts and statements in which the words stand, and where: side by side first.

    Where none has the words, those that have them in another spelling or with other endings.
    What is asked of quotes alone (their kind, the section of a report) fits none of them; a half-typed word is looked
    for where the words before it stand.
    """
    asked = _parse(words)
    if not asked.words or filters.kind or filters.section or filters.person or filters.naming:
        return []
    found: list[tuple[bool, Passage, Spans]] = []
    whole = asked.words[:-1] if asked.open else asked.words

    def look(words: Sequence[str], stands: Callable[[Passage], tuple[bool, Spans]]) -> None:
        for passage in store.passages(words, limit=_PASSAGES, seconds=seconds):
            apart, marks = stands(passage)
            beside = [other for _, other, _ in found if other.article == passage.article]  # parts share words
            if marks and _fits(passage, filters) and not any(overlaps(passage.span, other.span) for other in beside):
                found.append((apart, passage, marks))

    look(whole, lambda passage: _stands(passage, asked))
    if not found and not asked.exact and not asked.open:
        look([*whole, *_respelt(whole)], lambda passage: (True, _stands_alike(passage.words, asked.words)))
    return [(passage, marks) for _, passage, marks in sorted(found, key=lambda hit: hit[0])[:limit]]


def _stands(passage: Passage, asked: _Asked) -> tuple[bool, Spans]:
    """Whether the words stand apart in a passage, and where; nowhere unless all do."""
    marks = mark_phrase(passage.words, asked.words, open_end=asked.open)
    if marks or asked.exact or not set(asked.words) <= set(fold_words(passage.words)):
        return not marks, marks
    return True, mark_words(passage.words, asked.words)


def _stands_alike(said: str, words: Sequence[str]) -> Spans:
    """Where all the words stand in whatever spelling and with whatever ending; nowhere unless all do."""
    return _alike(said, words) if set(map(_stem, words)) <= set(map(_stem, fold_words(said))) else ()


def _fits(passage: Passage, filters: Filters) -> bool:
    named = set(fold_words(words_of(filters))) <= set(fold_words(passage.speaker or ""))
    return (
        named
        and (not filters.outlet or filters.outlet.casefold() == (passage.outlet or "").casefold())
        and filters.source_kind in (None, passage.kind)
        and in_days(day_of(passage.published), filters.since, filters.until)
    )


def search_match(words: str) -> Match:
    """What the quotes have that ``search_quotes`` finds for these words, similar ones aside."""
    asked = _parse(words)
    return Match(asked.words, "prefix" if asked.open else "phrase" if asked.exact else "all")


@dataclass(frozen=True, slots=True)
class _Asked:
    words: tuple[str, ...]
    exact: bool  # only as a phrase
    open: bool  # the last word is half typed


def _parse(words: str) -> _Asked:
    text = words.strip()
    exact = re.fullmatch(r"[\"“”][^\"“”]+[\"“”]\*?", text) is not None
    return _Asked(tuple(fold_words(text)), exact, text.rstrip('"”').endswith("*") or text.endswith("*"))


def _standing(store: Store, asked: _Asked, filters: Filters, wanted: int, seconds: float) -> list[Hit]:
    """Quotes in which the words stand: side by side, then in any order."""
    if asked.open or asked.exact or len(asked.words) == 1:
        how: Literal["phrase", "prefix"] = "prefix" if asked.open else "phrase"
        found = store.match(Match(asked.words, how), filters, limit=wanted, seconds=seconds).quotes
        return [Hit(quote, "phrase", (), 1.0) for quote in found]
    found = store.match(Match(asked.words, "standing"), filters, limit=2 * wanted, seconds=seconds).quotes
    phrase = f" {' '.join(asked.words)} "
    phrases: list[Hit] = []
    rest: list[Hit] = []
    for quote in found:
        said = fold_words(quote.words)
        if phrase in f" {' '.join(said)} ":
            phrases.append(Hit(quote, "phrase", (), 1.0))
        elif len(rest) < wanted:
            rest.append(Hit(quote, "words", (), _order(asked.words, said)))
    return phrases + sorted(rest, key=lambda hit: -hit.score)


def _similar(store: Store, words: Sequence[str], filters: Filters, seconds: float) -> list[Hit]:
    """Quotes that say nearly this: those with the rarest words, compared with the whole query."""
    rare = choose_rare(store.rarest(list(dict.fromkeys([*words, *_respelt(words)])), 2 * RARE))
    if not rare:
        return []
    found = store.match(Match(rare, "any"), filters, limit=_COMPARED, seconds=seconds).quotes
    few = len(words) < _FEWEST
    told = [(quote, said) for quote in found if len(said := fold_words(quote.words)) >= len(words) or not few]
    hits = [Hit(quote, "similar", (), _order(words, said)) for quote, said in told]
    near = [hit for hit in hits if hit.score >= (1.0 if few else _SIMILAR)]
    return sorted(near, key=lambda hit: (-hit.score, len(hit.quote.words), hit.quote.key))


def _respelt(words: Sequence[str]) -> list[str]:
    """The words as they are written elsewhere; of a plural by its singular, "cheques" for "checks"."""
    more = [other for word in words for other in other_spellings(word)]
    return more + [f"{other}s" for word in words if word.endswith("s") for other in other_spellings(word[:-1])]


def _alike(said: str, words: Sequence[str]) -> Spans:
    """Where in ``said`` the words stand, in whatever spelling and with whatever ending."""
    stems = set(map(_stem, words))
    return mark_words(said, [word for word in fold_words(said) if _stem(word) in stems])


def _marked(hit: Hit, asked: _Asked) -> Hit:
    """The hit with the places where the query stands."""
    if hit.how == "phrase":
        return replace(hit, marks=mark_phrase(hit.quote.words, asked.words, open_end=asked.open))
    if hit.how == "similar":
        return replace(hit, marks=_alike(hit.quote.words, asked.words))
    return replace(hit, marks=mark_words(hit.quote.words, asked.words)) if hit.how == "words" else hit


def _order(query: Sequence[str], words: Sequence[str]) -> float:
    """Share of words that stand in both in the same order: of the query's, or of the quote's when it is the shorter.

    A quote of less than half the query's words counts for less: a few words are soon found in anything.
    """
    from rapidfuzz.distance import LCSseq

    shorter = min(len(query), len(words))
    if not shorter:
        return 0.0
    share: float = LCSseq.similarity(list(map(_stem, query)), list(map(_stem, words))) / shorter
    return share * min(1.0, 2 * len(words) / len(query))


@lru_cache(50_000)
def _stem(word: str) -> str:
    """The word in one spelling, without the endings by which it is soon remembered wrongly: "boats", "depending"."""
    word = spelling(word)
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = spelling(word[: -len(ending)])
            break
    return word[:-1] if word.endswith("e") and len(word) > _STEM else word


def mark_phrase(said: str, words: Sequence[str], *, open_end: bool = False) -> Spans:
    """Where in ``said`` the words stand side by side."""
    plain = fold_in_place(said)
    if plain is not None and len(set(words)) == len(words):
        return _found(said, plain, " +".join(map(re.escape, words)) + ("[^ ]*" if open_end else ""))
    folded = _folded(said)
    size = len(words)
    marks = []
    for at in range(len(folded) - size + 1):
        here = [word for word, _ in folded[at : at + size]]
        last = here[-1].startswith(words[-1]) if open_end else here[-1] == words[-1]
        if last and here[:-1] == list(words[:-1]):
            marks.append((folded[at][1][0], folded[at + size - 1][1][1]))
    return _merged(marks)


def mark_words(said: str, words: Sequence[str]) -> Spans:
    """Where in ``said`` any of the words stand."""
    plain = fold_in_place(said)
    if plain is not None and words:
        return _found(said, plain, "|".join(map(re.escape, sorted(set(words)))))
    wanted = set(words)
    return _merged([span for word, span in _folded(said) if word in wanted])


def _found(said: str, plain: str, pattern: str) -> Spans:
    """Where the pattern fits whole words of the folded text, as spans of whole written words ("don't"): ten times as
    quick as to look at word after word."""
    spans = [m.span() for m in re.finditer(rf"(?<![^ ])(?:{pattern})(?![^ ])", plain)]
    return _merged([_written(said, *span) for span in spans])


def _written(said: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the written words that it begins and ends in."""
    while start and (_in_word(said, start - 1) or (said[start - 1] in "'’" and _in_word(said, start - 2))):
        start -= 1
    while end < len(said) and (_in_word(said, end) or (said[end] in "'’" and _in_word(said, end + 1))):
        end += 1
    return start, end


def _in_word(said: str, at: int) -> bool:
    return 0 <= at < len(said) and (said[at].isalnum() or said[at] == "_")


def _folded(said: str) -> list[tuple[str, tuple[int, int]]]:
    return [(part, span) for span in word_spans(said) for part in _fold(said[slice(*span)])]


@lru_cache(20_000)
def _fold(word: str) -> tuple[str, ...]:
    return tuple(fold_words(word))


def _merged(spans: Sequence[tuple[int, int]]) -> Spans:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)
