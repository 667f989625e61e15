"""Whom a pronoun may mean."""

from __future__ import annotations

from quoth.speakers.sweep.pronouns import only_he_or_she


def test_the_one_whom_the_article_calls_she_where_it_calls_all_others_he() -> None:
    said = [{"she": 2.0, "he": 0.0}, {"he": 3.0}, {}]
    assert only_he_or_she("She", ((1, 0.5), (0, 0.4), (2, 0.05)), said.__getitem__) == (0, 0.4)
    assert only_he_or_she("she", ((0, 0.5), (2, 0.4)), said.__getitem__) is None  # of the other nothing is said
    assert only_he_or_she("she", ((0, 0.5), (-9, 0.4)), said.__getitem__) is None  # nor of one without a name
    assert only_he_or_she("she", ((0, 0.5), (2, 0.05)), said.__getitem__) is None  # nobody else is likely
    assert only_he_or_she("he", ((0, 0.5), (1, 0.3)), said.__getitem__) == (1, 0.3)
