"""Errors survive the way between processes, and no text raises one."""

from __future__ import annotations

import pickle

import pytest

import quoth
from quoth.errors import FetchError, InputError, MissingExtra, QuothError, StoreLocked


@pytest.mark.parametrize(
    "error",
    [
        InputError("pier.txt", "missing", "no such file"),
        FetchError("https://example.org", "timeout", "no answer"),
        MissingExtra("the reader", "web"),
        StoreLocked("another process holds it"),
    ],
    ids=lambda e: type(e).__name__,
)
def test_errors_can_be_pickled(error: QuothError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert (str(back), vars(back)) == (str(error), vars(error))


def test_half_a_character_in_a_text_is_read_over() -> None:
    record = quoth.read_text("“The pier \ud83d stays open,” said Ada Brook on Monday.")
    (quote,) = record.quotes
    assert [record.article.text[s:e] for s, e in quote.content] == ["The pier \ud83d stays open,"]
