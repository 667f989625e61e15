"""Counts over time as columns in SVG.  Pure; every column says its number, and a table beside it has them all."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_WIDTH = 720
_TALL = 160
_LONGEST = 30  # characters of a label


def draw_columns(title: str, points: Sequence[tuple[str, int]]) -> str:
    """Columns over time, in the order given; the first, the last and the highest are labelled."""
    most = max((count for _, count in points), default=0) or 1
    height = _TALL + 56
    step = (_WIDTH - 20) / max(1, len(points))
    out = [_head(title, _told(points), height)]
    for index, (label, count) in enumerate(points):
        tall = count * (_TALL - 10) / most
        x, wide = 10 + index * step, max(1.0, min(48.0, step * 0.8))
        told = escape(f"{_clean(label)}: {count:,}")
        out.append(
            f'<rect class="part0" x="{x:.1f}" y="{24 + _TALL - tall:.1f}" width="{wide:.1f}" '
            f'height="{tall:.1f}" fill="#2f6db5"><title>{told}</title></rect>'
        )
    out.append(f'<line x1="10" y1="{24 + _TALL}" x2="{_WIDTH - 10}" y2="{24 + _TALL}" stroke="#8b8b94"/>')
    if points:
        out.append(f'<text x="10" y="{_TALL + 44}">{_short(points[0][0])}</text>')
        if len(points) > 1:
            out.append(f'<text x="{_WIDTH - 10}" y="{_TALL + 44}" text-anchor="end">{_short(points[-1][0])}</text>')
        out.append(f'<text x="10" y="16">most: {most:,}</text>')
    return "".join(out) + "</svg>"


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
