"""Months that are somebody's name."""

from __future__ import annotations

import pytest

from quoth.speakers.names.calendar import is_surname


@pytest.mark.parametrize(
    ("text", "somebodys"),
    [
        ("Jane May left. May said no.", True),
        ("Jane May left. May 3 was wet.", False),
        ("Jane May left. May and June were wet.", False),
        ("Jane May left. It rained in May until noon.", False),
    ],
)
def test_a_month_is_a_surname_where_somebody_bears_it_and_no_date_is_told(text: str, somebodys: bool) -> None:
    start = text.rindex("May")
    assert is_surname(text, (start, start + 3)) is somebodys
