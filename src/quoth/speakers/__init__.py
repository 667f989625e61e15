"""Who exactly said it, or an honest "not sure": ``resolve_speakers(article, quotes)``.

    resolve       the sequence, on one screen
    kept          what is kept of the answers: speakers as records, polarity
    known         people known across articles
    routes        one quote answered: by a name, a pronoun, the quotes beside it
    sweep         who was last mentioned, whom pronouns and noun phrases mean
    phrases       what a source phrase is
    described     what the article says somebody is
    bearers       whom names mean
    names         names as they stand
    words         closed classes of words
    learned       weights that were learnt

Each knows only those below it.

It is imported when first used: whoever only compares two names loads none of the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quoth.speakers.resolve import resolve_speakers

__all__ = ["resolve_speakers"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from quoth.speakers import resolve

    return getattr(resolve, name)
