"""A record as readers decided: one rule for exports, pages and whoever else shows corrections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quoth.data import BY_READER, Confidence, Description, Quote
from quoth.export.rows import type_of
from quoth.store.base import Judgement
from quoth.store.corrections import Decision, as_decided, decided_of, quote_key, quote_place
from tests.factories import TEXT, find, record

RECORD = record()  # q1 by s1, Jane Roe, and q2 by s2


def test_whom_only_a_reader_named_has_an_id_that_says_so_and_no_type() -> None:
    got = as_decided(RECORD, {"q1": Decision("said by", "Bob Fox"), "q2": Decision("said by", "bob fox")})
    assert [q.speaker for q in got.quotes] == [f"{BY_READER}Bob Fox"] * 2
    assert [(s.name, type_of(s)) for s in got.speakers[len(RECORD.speakers) :]] == [("Bob Fox", None)]
    assert [(q.confidence.speaker, q.reason) for q in got.quotes] == [(1.0, "named by a reader")] * 2


def test_whom_the_article_names_too_is_that_speaker() -> None:
    got = as_decided(RECORD, {"q2": Decision("said by", "jane roe")})
    assert (got.quotes[1].speaker, got.speakers) == ("s1", RECORD.speakers)


def test_what_stood_in_a_quote_that_is_none_stands_in_the_one_around_it_and_nothing_introduces_it() -> None:
    inner = Quote("q3", "direct", (find(TEXT, "the bridge"),), parent="q2", confidence=Confidence(0.1))
    outer = replace(RECORD.quotes[1], parent="q1")
    first = RECORD.speakers[0]
    told = replace(first, descriptions=(Description(find(TEXT, "council leader"), "role", quote="q2"),))
    read = replace(RECORD, quotes=(RECORD.quotes[0], outer, inner), speakers=(told, *RECORD.speakers[1:]))
    got = as_decided(read, {"q2": Decision("no quote"), "q1": Decision("unsure")})
    assert [(q.id, q.parent, q.speaker) for q in got.quotes] == [("q1", None, None), ("q3", "q1", None)]
    assert [d.quote for d in got.speakers[0].descriptions] == [None]


@pytest.mark.parametrize(("note", "held"), [("", []), ("at 0-5", []), (quote_place(RECORD.quotes[0]), ["q1"])])
def test_what_was_judged_of_other_words_is_passed_over(note: str, held: list[str]) -> None:
    judged = Judgement("quote", quote_key(RECORD, RECORD.quotes[0]), "Bob Fox", "same", note=note)
    assert list(decided_of(RECORD, [judged])) == held
