"""Whole lists and groups: quotes by date, one speaker under all forms of a name, sources without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quoth.data import Record
from quoth.errors import InputError
from quoth.store.base import Filters, Judgement, Match, Person, Store
from quoth.store.corrections import place_of
from quoth.store.filters import Naming
from tests.factories import said

EVERY = Match((), "all")


def unnamed(words: str, by: str, **facts: object) -> Record:
    some = said(words, by, **facts)
    return replace(some, speakers=(replace(some.speakers[0], type="unnamed", unnamed="individual"),))


def days(store: Store, filters: Filters | None = None, **more: int) -> list[str | None]:
    return [quote.published for quote in store.match(EVERY, filters or Filters(), **more).quotes]


def test_without_words_quotes_come_by_date_and_not_by_when_they_were_added(store: Store) -> None:
    for n, day in enumerate(("2024-05-01", None, "2010", "2024-05-02", "2010-07")):
        store.add(said("We will build", "Jane Roe", id=f"a{n}", outlet="Post", published=day))
    wanted = ["2024-05-02", "2024-05-01", "2010-07", "2010", None]
    assert days(store) == days(store, Filters(by="roe")) == days(store, Filters(outlet="post")) == wanted
    assert days(store, limit=2) == wanted[:2]
    assert days(store, limit=2, offset=2) == wanted[2:4]
    assert days(store, Filters(since="2010", until="2010")) == ["2010-07", "2010"]


def test_a_long_list_is_walked_from_the_newest(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import quoth.store.matching as matching

    monkeypatch.setattr(matching, "_LISTED", 2)
    for n, day in enumerate(("2024-05-01", "2010", "2011", "2012")):
        store.add(said("We will build", "Jane Roe", id=f"a{n}", outlet="Post", published=day))
    assert days(store, Filters(kind="direct")) == ["2024-05-01", "2012", "2011", "2010"]


def test_forms_of_a_name_are_one_group_under_the_most_frequent(store: Store) -> None:
    told = (("Some engineers", "Post"), ("some engineers", "Mail"), ("some engineers", "Post"))
    for n, (name, outlet) in enumerate((*told, ("The harbour board", "Post"), ("the harbour board", "Post"))):
        store.add(unnamed("It is off", name, id=f"a{n}", outlet=outlet))
    store.add(said("It is on", "An Li", id="b1"))
    store.add(said("It is on", "Li", id="b2"))
    rows = store.audit("speaker")
    assert [(row.group, row.quotes, row.outlets) for row in rows] == [
        ("some engineers", 3, 2),
        ("The harbour board", 2, 1),
        ("An Li", 1, 0),
        ("Li", 1, 0),
    ]
    assert [row.group for row in store.audit("person")] == [row.group for row in rows]
    assert store.audit("person")[0].outlets == 2
    assert len(days(store, Filters(named="the Harbour Board"))) == 2
    assert len(days(store, Filters(named="Some engineers"))) == 3
    assert len(days(store, Filters(named="An Li"))) == len(days(store, Filters(named="Li"))) == 1


def test_a_linked_person_is_a_group_apart_from_a_namesake(store: Store) -> None:
    store.add_people([Person("Q7", "Jane Roe")])
    one = said("It is on", "Jane Roe", id="a", outlet="Post")
    store.add(replace(one, speakers=(replace(one.speakers[0], person="Q7"),)))
    store.add(said("It is off", "Jane Roe", id="b", outlet="Mail"))
    assert {(row.group, row.person, row.quotes) for row in store.audit("person")} == {
        ("Jane Roe", "Q7", 1),
        ("Jane Roe", None, 1),
    }


def test_sources_without_a_name_are_found_as_they_are_counted(store: Store) -> None:
    store.add(unnamed("It is off", "an official", id="a"))
    store.add(said("It is on", "Jane Roe", id="b"))
    unsettled = said("It is odd", "Jane Roe", id="c")
    store.add(replace(unsettled, quotes=(replace(unsettled.quotes[0], speaker=None),)))
    ways: dict[Naming, str] = {"named": "b", "unnamed": "a", "unsettled": "c", "unnamed individual": "a"}
    for naming, wanted in ways.items():
        filters = Filters(naming=naming)
        assert [quote.article for quote in store.match(EVERY, filters).quotes] == [wanted], naming
        assert [quote.article for quote in store.match(Match(("it", "is"), "all"), filters).quotes] == [wanted]
        assert [record.article.id for record in store.records(filters)] == [wanted]
        assert store.facets(EVERY, filters).total == 1
        assert sum(row.quotes for row in store.audit("outlet", filters)) == 1
    assert days(store, Filters(naming="unnamed group")) == []
    with pytest.raises(InputError, match="none of named, unnamed"):
        Filters(naming="nameless")  # type: ignore[arg-type]


def test_a_quote_given_by_a_reader_to_a_name_of_the_register_is_that_persons(store: Store) -> None:
    store.add_people([Person("Q7", "Jane Roe", ("Jane A. Roe", "J. Roe")), Person("Q8", "Jim Roe", ("J. Roe",))])
    one = said("It is on", "Jane Roe", id="a")
    store.add(replace(one, speakers=(replace(one.speakers[0], person="Q7"),)))
    for n, name in enumerate(("Jane A. Roe", "Jane Roe", "J. Roe", "A. Roe")):
        store.add(said("It is off", "Bob Fox", id=f"b#{n}"))
        store.judge(Judgement("quote", f"b#{n}#q1", name, "same", note=place_of(store.get_quote(f"b#{n}#q1").span)))
    found = store.match(EVERY, Filters(person="Q7")).quotes
    assert sorted(quote.article for quote in found) == ["a", "b#0", "b#1"]
    assert {quote.person for quote in found} == {"Q7"}
    assert store.get_quote("b#2#q1").person is None
    assert next(row.quotes for row in store.audit("person") if row.person == "Q7") == 3
