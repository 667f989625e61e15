"""Days, months and years as they are kept and compared."""

import pytest

from quoth.days import day_of, in_days, in_order, read_range, unread_date
from quoth.errors import InputError


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2016-02-07", "2016-02-07"),
        ("2016-02-07T10:00:00Z", "2016-02-07"),
        ("2016-02", "2016-02"),
        ("2016", "2016"),
        ("2016-02-29", "2016-02-29"),
        ("2015-02-29", None),
        ("2016-13", None),
        ("0000", None),
        ("2016 or so", None),
        ("03/04/2016", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_or_as_much_of_it_as_is_stated(published, day):
    assert day_of(published) == day
    assert unread_date(published) == (published if published and day is None else "")


@pytest.mark.parametrize(
    ("day", "since", "until", "lies"),
    [
        ("2016-02", "2016-02-01", "2016-02-29", True),
        ("2016-02", "2016-02-02", None, False),
        ("2016-02", None, "2016-02-28", False),
        ("2016-02", None, "2016-03-01", True),
        ("2016", "2016-01-01", "2016-12-31", True),
        ("2016", "2016-02-01", None, False),
        ("2016", None, "2016-12-30", False),
        ("2016", None, "2016-01-31", False),
        ("2016", "2015-06-01", "2017-01-01", True),
        ("2016-02-07", "2016-02-07", "2016-02-07", True),
        ("2016-02-07", "2016-02-08", None, False),
        (None, None, None, True),
        (None, "2016-01-01", None, False),
    ],
)
def test_a_month_lies_in_a_range_that_holds_all_of_it(day, since, until, lies):
    assert in_days(day, since, until) is lies


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (("2024", "2024"), ("2024-01-01", "2024-12-31")),
        (("2024-02", "2024-2"), ("2024-02-01", "2024-02-29")),
        (("2024-05-03", "2024-06"), ("2024-05-03", "2024-06-30")),
        (("2024-05-03T10:00:00+02:00", "2024-05-03 23:59"), ("2024-05-03", "2024-05-03")),
        ((None, "2024"), (None, "2024-12-31")),
        (("2024", ""), ("2024-01-01", None)),
    ],
)
def test_a_month_or_a_year_of_a_range_is_all_of_it(days, read_as):
    assert read_range(days[0], days[1], ("since", "until")) == read_as


@pytest.mark.parametrize(
    "days",
    [("2024-05", "2024-04"), ("May", "2024"), ("2024-13", "2025"), ("2024", "2023"), ("2024-02-30", None), ("0", "2")],
)
def test_days_that_make_no_sense_are_refused(days):
    with pytest.raises(InputError, match="since: ") as refused:
        read_range(days[0], days[1], ("since", "since"))
    assert refused.value.code == "bad-date"


def test_a_date_that_cannot_be_read_is_never_the_first():
    dates = [None, "03/04/2016", "2016-02-07", "2016-02-07T09:00", "2015"]
    assert sorted(dates, key=in_order)[:3] == ["2015", "2016-02-07", "2016-02-07T09:00"]
