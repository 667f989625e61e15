"""Columns over time: placed by date, every number said."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from quoth.web.charts import draw_columns


def lefts(svg: str) -> list[float]:
    return [float(x) for x in re.findall(r'<rect class="part0" x="([\d.]+)"', svg)]


def test_columns_lie_as_far_apart_as_their_days() -> None:
    a, b, c = lefts(draw_columns("x", [("2024-01-01", 1), ("2024-01-02", 2), ("2024-01-11", 1)]))
    assert (c - a) > 9 * (b - a)


def test_months_and_years_are_dates_too() -> None:
    assert len(lefts(draw_columns("x", [("2024-01", 1), ("2024-03", 2)]))) == 2
    assert len(lefts(draw_columns("x", [("2023", 1), ("nonsense", 2)]))) == 2


def test_nothing_and_one_day_are_drawn_too() -> None:
    assert "Nothing to show" in draw_columns("x", [])
    assert len(lefts(draw_columns("x", [("2024-01-01", 3)]))) == 1


def test_every_number_is_said_and_markup_is_escaped() -> None:
    svg = draw_columns("<b>", [("2024-01-01", 3), ("2024-01-02", 1200)])
    assert "2024-01-02: 1,200" in svg
    assert "<b>" not in svg
    ElementTree.fromstring(svg)
