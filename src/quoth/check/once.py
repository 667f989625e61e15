"""Which quotes of a draft are checked with another: those inside it, and those that give the same words again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quoth.check.given import claimed_pieces, is_denied
from quoth.check.results import CheckedQuote
from quoth.data import Quote


def is_inside(quote: Quote, outer: Quote | None, names: Mapping[str, str]) -> bool:
    """Whether a quote is wholly part of its outer one, which is checked anyway: within its marks, with the words that
    say whose it is ("She told us: “He said ‘no’”"), or of nobody named, as it gives it ("He denied saying “…”").
    """
    if outer is None:
        return False
    return outer.kind == "direct" or (outer.kind == "mixed" and quote.speaker not in names)


def each_once(checked: Sequence[CheckedQuote], parents: Mapping[str, str | None]) -> list[CheckedQuote]:
    """The quotes without those whose words another has: "Roe said Hale told her “…”" gives them as Roe's and as Hale's,
    and is true where either said them."""
    by_id = {one.id: one for one in checked}
    gone = set()
    for one in checked:
        outer = by_id.get(parents.get(one.id) or "")
        if outer is None or outer.kind != "mixed" or not set(one.pieces) <= set(outer.pieces):
            continue
        if outer.fine or not one.fine:
            gone.add(one.id)
        elif set(one.pieces) == set(outer.pieces):
            gone.add(outer.id)
    return [one for one in checked if one.id not in gone]


def once_denied(text: str, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes without those that only give another that their speaker denies, with the same words in marks: "Roe
    insisted that she had never said “…”", "Roe denied that she had said “…”"."""
    by_id = {quote.id: quote for quote in quotes}
    given: set[str] = set()
    for inner in quotes:
        outer = by_id.get(inner.parent or "")
        if outer is None or outer.speaker != inner.speaker:
            continue
        if claimed_pieces(text, outer) != claimed_pieces(text, inner):
            continue
        if is_denied(text, outer):
            given.add(inner.id)
        elif is_denied(text, inner):
            given.add(outer.id)
    return [quote for quote in quotes if quote.id not in given]
