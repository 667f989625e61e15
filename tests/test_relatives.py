import random

import pytest

from quoth.families.group import group_quotes
from quoth.relatives import family_of, list_families, place_quotes, rebuild_families
from quoth.store import open_store
from quoth.store.base import Filters
from tests.factories import said

WHOLE = "We will build the new bridge over the river before the winter comes"
PRINTED = {
    "a": (WHOLE, "Jane Roe", "Post", "2020-01-05"),
    "b": ("build the new bridge over the river before the winter", "Jane Roe", "Times", "2020-01-06"),
    "c": ("We will build the new bridge over the river before the summer comes", "Roe", "Globe", "2020-01-07"),
    "d": ("Nobody asked the fishermen of this town about their boats", "John Doe", "Post", "2020-01-05"),
    "e": ("the new bridge", "Jane Roe", "Sun", "2020-01-08"),
    "f": ("The fishermen were never asked, and that was wrong", "Ann Poe", "Sun", "2020-01-08"),
}


def fill(store, order):
    for id_ in order:
        words, by, outlet, day = PRINTED[id_]
        store.add(said(words, by, id=id_, outlet=outlet, published=day))


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "s.db") as opened:
        fill(opened, PRINTED)
        place_quotes(opened)
        yield opened


def relations(family):
    return {member.quote.article: member.relation for member in family.members}


def test_one_utterance_is_one_family_with_the_fullest_version(store):
    family = family_of(store, "b#q1")
    assert family.fullest.words == WHOLE
    assert relations(family) == {"a": "identical", "b": "fragment", "c": "altered", "e": "fragment"}


def test_a_short_quote_finds_the_family_that_holds_it(store):
    assert family_of(store, "e#q1") == family_of(store, "a#q1")


def test_a_quote_printed_once_has_no_family(store):
    assert family_of(store, "d#q1") is None
    assert family_of(store, "none#q1") is None


def test_the_store_finds_the_families_that_memory_finds_in_any_order(tmp_path, store):
    expected = group_quotes(list(store.quotes()))
    for seed in range(3):
        order = list(PRINTED)
        random.Random(seed).shuffle(order)
        with open_store(tmp_path / f"{seed}.db") as other:
            for id_ in order:
                fill(other, [id_])
                place_quotes(other)
            assert list(list_families(other)) == expected


def test_families_are_the_same_however_many_are_placed_or_asked_for_at_once(tmp_path, store, monkeypatch):
    monkeypatch.setattr("quoth.relatives._BATCH", 2)
    monkeypatch.setattr("quoth.relatives._ROOTS", 1)
    with open_store(tmp_path / "few.db") as other:
        fill(other, PRINTED)
        assert place_quotes(other) == len(PRINTED)
        assert list(list_families(other)) == list(list_families(store))


def test_what_is_forgotten_and_built_again_is_the_same(store):
    before = list(list_families(store))
    assert rebuild_families(store) == len(PRINTED)
    assert list(list_families(store)) == before
    assert place_quotes(store) == 0


def test_what_is_built_again_after_an_article_was_removed_is_the_same(store):
    assert store.remove(next(iter(PRINTED)))
    before = list(list_families(store))
    rebuild_families(store)
    assert list(list_families(store)) == before


def test_families_are_listed_by_size_and_filtered(store):
    words = "It is a great day for all the people of this town"
    for n in range(6):
        store.add(said(words, "Ann Poe", id=f"g{n}", outlet=f"Paper {n}"))
    place_quotes(store)
    assert [len(family.members) for family in list_families(store)] == [6, 4]
    assert [len(family.members) for family in list_families(store, Filters(outlet="times"))] == [4]
    assert [len(family.members) for family in list_families(store, limit=1, offset=1)] == [4]


def test_a_long_quote_printed_once_and_a_fragment_of_it_are_listed(tmp_path):
    with open_store(tmp_path / "f.db") as opened:
        opened.add(said("They sold the railway station before my father knew of it", "Ida Bell", id="a"))
        opened.add(said("sold the railway station", "Ida Bell", id="b", outlet="Sun"))
        opened.add(said("The ferry sank twice and nobody came to look for it", "Sam Hill", id="c"))
        opened.add(said("sank twice", "Sam Hill", id="d"))  # too little to be recognised
        place_quotes(opened)
        assert [relations(family) for family in list_families(opened)] == [{"a": "identical", "b": "fragment"}]
        assert [len(family.members) for family in list_families(opened, Filters(outlet="sun"))] == [2]
        assert list(list_families(opened, Filters(outlet="none"))) == []
        assert list(list_families(opened, offset=1)) == []
        assert list(list_families(opened)) == group_quotes(list(opened.quotes()))


def test_a_fragment_that_two_utterances_hold_belongs_to_neither(tmp_path):
    with open_store(tmp_path / "f.db") as opened:
        opened.add(said("They sold the railway station before my father knew of it", "Ida Bell", id="a"))
        opened.add(said("Our mill, I know, was near, so they sold the railway station too", "Ida Bell", id="b"))
        opened.add(said("sold the railway station", "Ida Bell", id="c"))
        place_quotes(opened)
        assert list(list_families(opened)) == group_quotes(list(opened.quotes())) == []


def test_families_are_filtered_by_speaker(store):
    assert [len(family.members) for family in list_families(store, Filters(by="roe"))] == [4]
    assert list(list_families(store, Filters(by="Ann Poe"))) == []


def test_quotes_of_a_changed_article_are_placed_anew(store):
    store.add(said("Something else altogether was said on that day in town", "Jane Roe", id="b"))
    assert place_quotes(store) == 1
    assert "b" not in relations(family_of(store, "a#q1"))


def test_a_placing_that_fails_leaves_nothing_half_done(store, monkeypatch):
    store.add(said(WHOLE + " and stays", "Jane Roe", id="z"))

    def fail(placed):
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr(store.families, "place", fail)
        with pytest.raises(RuntimeError):
            place_quotes(store)
    assert place_quotes(store) == 1
    assert "z" in relations(family_of(store, "a#q1"))


def test_numbers_of_wordings_are_never_given_twice(store):
    before = {number for (number,) in store.database.all("SELECT number FROM wordings")}
    rebuild_families(store)
    assert before.isdisjoint(number for (number,) in store.database.all("SELECT number FROM wordings"))


def test_a_component_that_leads_from_one_utterance_to_another_is_listed_as_two_families_and_filtered_by_each(tmp_path):
    mill = "Nobody warned the millers that the weir would be opened at night"
    ferry = "I will pay for the new ferry out of the harbour dues this autumn"
    both = f"{mill}, she told us, and he said this: {ferry}"
    with open_store(tmp_path / "f.db") as opened:
        for id_, words, by in (
            ("a", mill, "Jane Roe"), ("b", mill, "Jane Roe"), ("c", both, "Sam Frye"),
            ("d", ferry, "Tom Hale"), ("e", ferry, "Tom Hale"), ("f", ferry, "Tom Hale"),
        ):  # fmt: skip
            opened.add(said(words, by, id=id_))
        place_quotes(opened)
        assert len({opened.families.root(opened.families.wording_of(f"{id_}#q1") or 0) for id_ in "abcdef"}) == 1
        listed = [sorted(relations(family)) for family in list_families(opened)]
        assert listed == [["d", "e", "f"], ["a", "b"]]
        assert [sorted(relations(family)) for family in list_families(opened, Filters(by="Roe"))] == [["a", "b"]]
        assert [sorted(relations(family)) for family in list_families(opened, limit=1, offset=1)] == [["a", "b"]]
        assert sorted(list_families(opened), key=lambda family: family.id) == group_quotes(list(opened.quotes()))


def test_a_date_that_cannot_be_read_is_not_where_an_utterance_was_first_seen(tmp_path):
    with open_store(tmp_path / "d.db") as store:
        for id_, day in (("a", "03/04/2016"), ("b", "2016-02-07"), ("c", None)):
            store.add(said(WHOLE, "Jane Roe", id=id_, outlet=id_, published=day))
        place_quotes(store)
        (family,) = list_families(store)
        assert [member.quote.article for member in family.members] == ["b", "a", "c"]
        assert family.fullest.article == "b"
