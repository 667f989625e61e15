"""Marks the lines of an article that are no part of the report: players, pleas, share lines, related stories.

Four signs, all general: what such lines look like (``debris_lines.KINDS``), the same short line again and again,
where a line stands (a list number above the headline, a byline), and, for pages, markup (``ingest/page_tree.py``).
When in doubt a line stays in: a sentence of the report lost is worse than a plea kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from quoth.ingest.debris_lines import BYLINE, KICKER, KINDS, LIST_NUMBER, QUOTED, RELATED, SERIES, SPEECH

_MAX_WORDS = 60  # longer lines are prose; the longest pleas seen have about fifty words
_REPEATS = 3  # a short line this often in one article is furniture
_BYLINE_WORDS = 14
_HEADLINE_WORDS = 24  # of 1,093 headlines one has more
_SENTENCE_WORDS = 14
_ENDS_SENTENCE = re.compile(r"(?<!\.)\.[\"”’')\]]*$|[!.?,][\"”]$")
"""How a line ends that is more than a headline: "READ MORE: Pier row deepens Roe said she would appeal."."""
_REPEATED_WORDS = range(3, 16)
_MOST_REPEATED = 3  # different lines


def debris_reason(line: str) -> str | None:
    """Why the line, taken alone, is debris; None for what may be part of the report."""
    line = line.strip()
    if len(line) > 400 or len(line.split()) > _MAX_WORDS:
        return None
    for reason, pattern, acquittable in KINDS:
        if pattern.match(line) and not (acquittable and (QUOTED.search(line) or SPEECH.search(line))):
            return None if reason == RELATED and _goes_on(line) else reason
    return None


def _goes_on(line: str) -> bool:
    """Whether a sentence of the report follows the headline of a related story in its line."""
    return len(line.split()) >= _SENTENCE_WORDS and _ENDS_SENTENCE.search(line) is not None


def mark_debris(lines: Sequence[str]) -> list[str | None]:
    """For each line of an article, top to bottom, why it is debris, or None."""
    reasons = [debris_reason(line) for line in lines]
    _mark_repeated(lines, reasons)
    _mark_top(lines, reasons)
    _mark_bylines(lines, reasons)
    if all(reasons):  # an article of nothing but debris: the patterns are wrong, not the article
        return [None] * len(lines)
    return reasons


def _mark_repeated(lines: Sequence[str], reasons: list[str | None]) -> None:
    """The same short line again and again; where many lines recur (recipes, tables), recurring means nothing."""
    counts = Counter(line.strip() for line in lines)
    often = {line for line, n in counts.items() if n >= _REPEATS and _recurs_idly(line)}
    if len(often) > _MOST_REPEATED:
        return
    for i, line in enumerate(lines):
        if reasons[i] is None and line.strip() in often:
            reasons[i] = "repeated line"


def _recurs_idly(line: str) -> bool:
    human = QUOTED.search(line) or SPEECH.search(line) or line.startswith(("(", "[", "-", "•")) or line.endswith("?")
    return len(line.split()) in _REPEATED_WORDS and not human


def _mark_top(lines: Sequence[str], reasons: list[str | None]) -> None:
    """A list number or the name of a section above the headline."""
    for i, line in enumerate(lines[:3]):
        if reasons[i] is not None:
            continue
        line = line.strip()
        following = next(
            (later.strip() for later, r in zip(lines[i + 1 :], reasons[i + 1 :], strict=True) if r is None), ""
        )
        if len(following.split()) < 4 or len(following) <= len(line) or QUOTED.search(line):
            return
        if LIST_NUMBER.match(line) and not LIST_NUMBER.match(following.split()[0]):
            reasons[i] = "list number above the headline"
        elif KICKER.match(line) or (SERIES.match(line) and not _is_prose(following)):
            reasons[i] = "section name above the headline"
        else:
            return


def _is_prose(line: str) -> bool:
    """Whether a line is told and no headline, so that a headline stands above it."""
    return len(line.split()) > _HEADLINE_WORDS or QUOTED.search(line) is not None


def _mark_bylines(lines: Sequence[str], reasons: list[str | None]) -> None:
    near = {*range(min(6, len(lines))), *range(max(0, len(lines) - 3), len(lines))}
    for i in near:
        line = lines[i].strip()
        signed = line[:1] in "-–—"  # below a quotation it names who said it, and belongs to the report
        if reasons[i] or len(line.split()) > _BYLINE_WORDS or (signed and i and QUOTED.search(lines[i - 1])):
            continue
        if BYLINE.match(line):
            reasons[i] = "byline"
