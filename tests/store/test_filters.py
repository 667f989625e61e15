from typing import Any

import pytest

from quoth.errors import InputError
from quoth.store.base import Filters
from quoth.store.filters import conditions, days_wanted, facets_of, facets_wanted


def test_facets_are_single_words():
    assert facets_of("direct", "The Daily Post!", None, "2024-05-09") == "kdirect othedailypost y2024 m202405"
    assert facets_of("mixed", "…", "World & Trade", None) == "kmixed sworldtrade nodate"
    assert facets_of("mixed", None, None, "2024-05") == "kmixed y2024 m202405"
    assert facets_of("mixed", None, None, "2024") == "kmixed y2024 nodate"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-05-09", "2024-06-01", ("m202405", "m202406")),
        ("2023-11-30", "2025-01-01", ("m202311", "m202312", "y2024", "m202501")),
        ("2024-01-01", "2024-12-31", ("y2024",)),
        ("2024-06-01", "2024-05-01", ()),
        ("2024-05-09", None, ()),
        ("soon", "later", ()),
        ("0001-01-01", "9999-12-31", ()),
    ],
)
def test_days_are_years_and_months(first, last, expected):
    assert days_wanted(first, last) == expected


def test_whatever_fits_a_filter_has_a_facet_of_each_group():
    filters = Filters(kind="mixed", outlet="the POST", section="Home", since="2024-05-01", until="2024-07-31")
    facets = facets_of("mixed", "The Post", "home", "2024-06-30").split()
    assert all(set(group) & set(facets) for group in facets_wanted(filters))
    assert len(facets_wanted(filters)) == 4
    assert conditions(filters)[1] == ["the POST", "Home", "mixed", "2024-05", "2024-07-31", "2024"]


def test_filters_read_days_as_people_write_them():
    assert Filters(since="2024", until="2024-02") == Filters(since="2024-01-01", until="2024-02-29")


@pytest.mark.parametrize("field", ["since", "until", "kind", "source_kind"])
def test_filters_that_make_no_sense_are_refused_and_named(field):
    asked: Any = {field: "bogus"}
    with pytest.raises(InputError) as refused:
        Filters(**asked)
    assert refused.value.source == field
