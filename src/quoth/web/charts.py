"""Counts as SVG: bars by group, columns by period.  Pure; every mark says its number, colour is never alone.

Colours stand as attributes, so that a downloaded file looks the same; in a page the stylesheet overrides them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 720
_LABEL = 220
_ROW = 26
_COLOURS = ("#2f6db5", "#d98a1f", "#8b8b94")
_TALL = 160
_LONGEST = 30  # characters of a label


@dataclass(frozen=True, slots=True)
class Bar:
    """One group and its parts, in the order of the series."""

    label: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.parts)


def draw_bars(title: str, series: Sequence[str], bars: Sequence[Bar], *, alone: bool = False) -> str:
    """Horizontal bars, one per group, each cut into the series.  ``alone``: as a file of its own."""
    most = max((bar.total for bar in bars), default=0) or 1
    height = 62 + _ROW * len(bars)
    out = [_head(title, _told(series, bars), height, alone), _legend(series)]
    for row, bar in enumerate(bars):
        y = 52 + row * _ROW
        out.append(f'<text x="{_LABEL - 8}" y="{y + 15}" text-anchor="end">{_short(bar.label)}</text>')
        x = float(_LABEL)
        for index, (name, part) in enumerate(zip(series, bar.parts, strict=True)):
            width = part * (_WIDTH - _LABEL - 60) / most
            if part:
                told = escape(f"{_clean(bar.label)}: {part:,} {name}")
                out.append(
                    f'<rect class="part{index}" x="{x:.1f}" y="{y}" width="{width:.1f}" height="18" '
                    f'fill="{_COLOURS[index]}"><title>{told}</title></rect>'
                )
            x += width
        out.append(f'<text x="{x + 6:.1f}" y="{y + 15}">{bar.total:,}</text>')
    return "".join(out) + "</svg>"


def draw_columns(title: str, points: Sequence[tuple[str, int]], *, alone: bool = False) -> str:
    """Columns over time, in the order given; the first, the last and the highest are labelled."""
    most = max((count for _, count in points), default=0) or 1
    height = _TALL + 56
    step = (_WIDTH - 20) / max(1, len(points))
    bars = [Bar(label, (count,)) for label, count in points]
    out = [_head(title, _told(("quotes",), bars), height, alone)]
    for index, (label, count) in enumerate(points):
        tall = count * (_TALL - 10) / most
        x, wide = 10 + index * step, max(1.0, min(48.0, step * 0.8))
        told = escape(f"{_clean(label)}: {count:,}")
        out.append(
            f'<rect class="part0" x="{x:.1f}" y="{24 + _TALL - tall:.1f}" width="{wide:.1f}" '
            f'height="{tall:.1f}" fill="{_COLOURS[0]}"><title>{told}</title></rect>'
        )
    out.append(f'<line x1="10" y1="{24 + _TALL}" x2="{_WIDTH - 10}" y2="{24 + _TALL}" stroke="#8b8b94"/>')
    if points:
        out.append(f'<text x="10" y="{_TALL + 44}">{_short(points[0][0])}</text>')
        if len(points) > 1:
            out.append(f'<text x="{_WIDTH - 10}" y="{_TALL + 44}" text-anchor="end">{_short(points[-1][0])}</text>')
        out.append(f'<text x="10" y="16">most: {most:,}</text>')
    return "".join(out) + "</svg>"


def _head(title: str, told: str, height: int, alone: bool) -> str:
    space = '<?xml version="1.0" encoding="UTF-8"?>\n' if alone else ""
    name = "chart-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in title.lower())[:40]
    return (
        f'{space}<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="system-ui, sans-serif" font-size="13" aria-labelledby="{name}-title {name}-told">'
        f'<title id="{name}-title">{escape(_clean(title))}</title><desc id="{name}-told">{escape(told)}</desc>'
        + (f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>' if alone else "")
    )


def _legend(series: Sequence[str]) -> str:
    if len(series) < 2:
        return ""
    out = []
    for index, name in enumerate(series):
        x = _LABEL + index * 130
        out.append(f'<rect class="part{index}" x="{x}" y="14" width="14" height="14" fill="{_COLOURS[index]}"/>')
        out.append(f'<text x="{x + 20}" y="26">{escape(name)}</text>')
    return "".join(out)


def _told(series: Sequence[str], bars: Sequence[Bar]) -> str:
    if not bars:
        return "nothing to show"
    highest = max(bars, key=lambda bar: bar.total)
    parts = f", each cut into {', '.join(series)}" if len(series) > 1 else ""
    shown = f"{len(bars)} bars{parts}; the longest is {_clean(highest.label)} with {highest.total:,}"
    return f"{shown}. The table beside it has every number."


def _short(label: str) -> str:
    label = _clean(label)
    return escape(label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…")


def _clean(label: str) -> str:
    """Without what XML cannot hold or what turns text around."""
    return "".join(c for c in label if c.isprintable())


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV (RFC 4180); no cell can be taken for a formula by a spreadsheet."""
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in (columns, *rows))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not isinstance(value, int | float):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in '",\r\n') else text
