"""Counts over time as columns in SVG.  Pure; every column says its number, and a table beside it has them all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date
from html import escape

_WIDTH = 720
_TALL = 110
_ROOM = _WIDTH - 56  # for the columns' left edges
_LONGEST = 30  # characters of a label


def draw_columns(title: str, points: Sequence[tuple[str, int]]) -> str:
    """Columns along time: points are (day, month or year; count), in order.  The first and the last are labelled."""
    most = max((count for _, count in points), default=0) or 1
    places = _places([label for label, _ in points])
    nearest = min((b - a for a, b in itertools.pairwise(places)), default=1.0)
    wide = max(2.0, min(36.0, 0.8 * nearest * _ROOM))
    out = [_head(title, _told(points), _TALL + 56), f'<text x="10" y="22">most: {most:,}</text>']
    for (label, count), place in zip(points, places, strict=True):
        tall = count * (_TALL - 10) / most
        told = escape(f"{_clean(label)}: {count:,}")
        out.append(
            f'<rect class="part0" x="{10 + place * _ROOM:.1f}" y="{24 + _TALL - tall:.1f}" width="{wide:.1f}" '
            f'height="{tall:.1f}" fill="#2f6db5"><title>{told}</title></rect>'
        )
    out.append(f'<line x1="10" y1="{24 + _TALL}" x2="{_WIDTH - 10}" y2="{24 + _TALL}" stroke="#8b8b94"/>')
    if points:
        out.append(f'<text x="10" y="{_TALL + 46}">{_short(points[0][0])}</text>')
    if len(points) > 1:
        out.append(f'<text x="{_WIDTH - 10}" y="{_TALL + 46}" text-anchor="end">{_short(points[-1][0])}</text>')
    return "".join(out) + "</svg>"


def _places(labels: Sequence[str]) -> list[float]:
    """Where each lies between the first (0) and the last (1) in time; evenly where they are no dates."""
    days = [_ordinal(label) for label in labels]
    known = [day for day in days if day is not None]
    if len(known) < len(labels) or not known or known[0] == known[-1]:
        return [at / max(1, len(labels) - 1) for at in range(len(labels))]
    return [(day - known[0]) / (known[-1] - known[0]) for day in known]


def _ordinal(label: str) -> int | None:
    try:
        return date.fromisoformat((label + "-01-01")[:10]).toordinal()
    except ValueError:
        return None


def _head(title: str, told: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {_WIDTH} {height}" '
        'font-family="system-ui, sans-serif" font-size="15" aria-labelledby="chart-title chart-told">'
        f'<title id="chart-title">{escape(_clean(title))}</title><desc id="chart-told">{escape(told)}</desc>'
    )


def _told(points: Sequence[tuple[str, int]]) -> str:
    if not points:
        return "Nothing to show."
    label, count = max(points, key=lambda point: point[1])
    return f"{len(points)} columns; the highest is {_clean(label)} with {count:,}. The table has every number."


def _short(label: str) -> str:
    label = _clean(label)
    return escape(label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…")


def _clean(label: str) -> str:
    """Without what XML cannot hold or what turns text around."""
    return "".join(c for c in label if c.isprintable())
