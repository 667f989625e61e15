"""Who is quoted how often: counts by speaker, outlet, section or period, as rows, CSV and a chart."""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from quoth.export.tables import guard_cell
from quoth.store.base import EVERYTHING, AuditBy, AuditRow, Filters, Store

_TITLES: dict[AuditBy, str] = {
    "speaker": "Who is quoted",
    "person": "Who is quoted, by identity",
    "type": "What kind of speaker is quoted",
    "kind": "Direct, mixed and indirect quotes",
    "outlet": "Quotes by outlet",
    "section": "Quotes by section",
    "year": "Quotes by year",
    "month": "Quotes by month",
    "naming": "Named, unnamed and unsettled sources",
}

MOST_GROUPS = 100_000
"""Groups counted at most."""

_PERIOD = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_PERIODS = 600
"""Years or months of a chart; between an old text and new ones there may be thousands without a quote."""

_BAR, _GAP, _LABEL, _WIDTH, _NUMBER, _TOP = 22, 8, 300, 640, 70, 74
_TITLE_ROOM = (_LABEL + _WIDTH + _NUMBER - 2 * _GAP) * 14 / 18  # by widths at 14 px
_KINDS = (("named", "#1b6ca8"), ("unnamed", "#c96f12"), ("unsettled", "#8a8f98"))
"""Colours told apart by those who see no red or green, each at least 3:1 on white; numbers stand beside the bars."""


def count_quotes(store: Store, by: AuditBy, filters: Filters = EVERYTHING, *, limit: int = 50) -> list[AuditRow]:
    """Quotes counted by group: the largest first, periods in order of time."""
    return store.audit(by, filters, limit=limit)


@dataclass(frozen=True, slots=True)
class Total:
    """How many quotes there are, and how often their sources are named."""

    quotes: int
    words: int
    named: int
    unnamed: int
    unsettled: int
    reasoned: int = 0  # of the unnamed: with a stated reason for that

    def __str__(self) -> str:
        shares = ((self.named, "named"), (self.unnamed, "unnamed"), (self.unsettled, "unsettled"))
        parts = percents([count for count, _ in shares])
        told = ", ".join(f"{count:,} {name} ({part}%)" for (count, name), part in zip(shares, parts, strict=True))
        why = f"; of the unnamed {self.reasoned:,} with a stated reason for it" if self.unnamed else ""
        return f"{self.quotes:,} quote{'s' * (self.quotes != 1)}: {told}{why}"


def percents(counts: Sequence[int]) -> list[int]:
    """Whole percentages of a sum, which add to 100: where rounding leaves some over, the largest remainders get it."""
    total = sum(counts)
    if not total:
        return [0 for _ in counts]
    parts = [100 * count // total for count in counts]
    rest = sorted(range(len(counts)), key=lambda at: (-(100 * counts[at] % total), at))
    for at in rest[: 100 - sum(parts)]:
        parts[at] += 1
    return parts


def count_all(store: Store, filters: Filters = EVERYTHING) -> Total:
    """All the quotes that fit, whatever groups are shown."""
    rows = store.audit("kind", filters, limit=10)
    counted = [(row.quotes, row.words, row.named, row.unnamed, row.unsettled, row.reasoned) for row in rows]
    return Total(*(sum(counts) for counts in zip(*counted, strict=True))) if counted else Total(0, 0, 0, 0, 0)


def audit_csv(rows: Sequence[AuditRow], by: AuditBy) -> str:
    """The rows as comma-separated values with a header; of people their identities in the register, behind the rest.

    Last stands of how many quotes of the unnamed the article states why they have no name.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    more = ["person_id"] if by == "person" else []
    counted = ("quotes", "words", "named", "unnamed", "unsettled", "outlets", "first", "last")
    writer.writerow([by, *counted, *more, "unnamed_with_reason"])
    for row in rows:
        numbers = (row.quotes, row.words, row.named, row.unnamed, row.unsettled, row.outlets, row.first, row.last)
        person = (guard_cell(row.person or "") for _ in more)
        writer.writerow([guard_cell(group_name(row, by)), *numbers, *person, row.reasoned])
    return out.getvalue()


def group_name(row: AuditRow, by: AuditBy) -> str:
    """What to call a row's group when nothing is stated."""
    return row.group or ("(unsettled)" if by in ("speaker", "person") else "(not stated)")


def title_of(by: AuditBy, filters: Filters) -> str:
    """What a chart shows: by what is counted, and among which quotes."""
    told = str(filters)
    return f"{_TITLES[by]}: {told}" if told else _TITLES[by]


def audit_chart(rows: Sequence[AuditRow], by: AuditBy, *, title: str | None = None) -> str:
    """A bar for each group as SVG: no script, no font, nothing from elsewhere; its text says what a reader sees.

    Bars are split into named, unnamed and unsettled.  Years and months between others without a quote have empty ones.
    """
    title = title or _TITLES[by]
    rows = _without_gaps(rows) if by in ("year", "month") else rows
    height = _TOP + len(rows) * (_BAR + _GAP) + _GAP
    most = max((row.quotes for row in rows), default=0) or 1
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LABEL + _WIDTH + _NUMBER} {height}" '
        f'width="{_LABEL + _WIDTH + _NUMBER}" height="{height}" role="img" aria-labelledby="title description" '
        'font-family="sans-serif" font-size="14">',
        f'<title id="title">{_text(title)}</title>',
        f'<desc id="description">{_text(_description(rows, by))}</desc>',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
        f'<text x="{_GAP}" y="24" font-size="18" font-weight="bold" fill="#111111">'
        f"{_text(_fitted(title, _TITLE_ROOM))}</text>",
        *_legend(),
        *(line for number, row in enumerate(rows) for line in _bar(row, by, _TOP + number * (_BAR + _GAP), most)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _without_gaps(rows: Sequence[AuditRow]) -> Sequence[AuditRow]:
    """Years or months in order, those between the first and the last without a quote too, unless these are too many."""
    dated = {row.group: row for row in rows if row.group}
    least = max(map(len, dated), default=0)
    known = sorted(_number(group) for group in dated if len(group) == least and _PERIOD.fullmatch(group))
    if not known or known[-1] - known[0] >= _PERIODS:
        return rows
    between = (_period(number, least) for number in range(known[0], known[-1] + 1))
    empty = {group: AuditRow(group, 0, 0, 0, 0, 0, 0, None, None) for group in between}
    return [row for _, row in sorted((empty | dated).items())] + [row for row in rows if not row.group]


def _number(period: str) -> int:
    """A year's number, or a month's from the year 0."""
    return int(period) if len(period) == 4 else int(period[:4]) * 12 + int(period[5:]) - 1


def _period(number: int, length: int) -> str:
    return f"{number:04}" if length == 4 else f"{number // 12:04}-{number % 12 + 1:02}"


def _legend() -> list[str]:
    out = []
    for number, (name, colour) in enumerate(_KINDS):
        x = _GAP + number * 120
        out.append(f'<rect x="{x}" y="42" width="14" height="14" fill="{colour}"/>')
        out.append(f'<text x="{x + 20}" y="54" fill="#111111">{name}</text>')
    return out


def _bar(row: AuditRow, by: AuditBy, top: int, most: int) -> list[str]:
    name = group_name(row, by)
    short = _fitted(name, _LABEL - 2 * _GAP)
    middle = top + _BAR * 0.7
    out = [
        f'<text x="{_LABEL - _GAP}" y="{middle:.0f}" text-anchor="end" fill="#111111">{_text(short)}'
        f"<title>{_text(name)}: {row.quotes:,} quotes</title></text>"
    ]
    x = float(_LABEL)
    for (kind, colour), count in zip(_KINDS, (row.named, row.unnamed, row.unsettled), strict=True):
        width = _WIDTH * count / most
        if count:
            out.append(
                f'<rect x="{x:.1f}" y="{top}" width="{width:.1f}" height="{_BAR}" fill="{colour}">'
                f"<title>{_text(name)}, {kind}: {count:,}</title></rect>"
            )
        x += width
    out.append(f'<text x="{x + 6:.1f}" y="{middle:.0f}" fill="#111111">{row.quotes:,}</text>')
    return out


def _fitted(name: str, room: float) -> str:
    """As much of a name as fits, by widths of letters at 14 px that usual fonts keep to."""
    name = " ".join(name.split())
    ends = list(itertools.accumulate(map(_letter, name)))
    if not ends or ends[-1] <= room:
        return name
    return name[: bisect_right(ends, room - _letter("…"))].rstrip() + "…"


def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF" or letter in "mwMW@%—…":
        return 14.0
    return 5.0 if letter in "ijlI.,:;'’|! ft()" else 11.0 if letter.isupper() else 9.0


def _description(rows: Sequence[AuditRow], by: AuditBy) -> str:
    """The chart in words, for those who hear it."""
    if not rows:
        return "No quotes."
    total = sum(row.quotes for row in rows)
    each = "; ".join(f"{group_name(row, by)}: {row.quotes:,} ({_kinds(row)})" for row in rows)
    return f"Bar chart of {total:,} quotes in {len(rows)} groups by {by}. {each}."


def _kinds(row: AuditRow) -> str:
    return f"{row.named:,} named, {row.unnamed:,} unnamed, {row.unsettled:,} unsettled"


def _text(value: str) -> str:
    """Text for XML: escaped, without characters XML forbids."""
    return escape("".join(c if c.isprintable() else " " for c in value), {'"': "&quot;"})
