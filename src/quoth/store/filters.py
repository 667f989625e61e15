"""Filters as SQL conditions on quotes ``q``, articles ``a`` and speakers ``s``; values only ever as parameters."""

from __future__ import annotations

from typing import Any

from quoth.store.base import Filters

ARTICLES = "JOIN articles AS a ON a.number = q.article"
JOINS = f"{ARTICLES} LEFT JOIN speakers AS s ON s.article = q.article AND s.id = q.speaker AND s.name = q.speaker_name"
"""Articles and speakers of quotes; the speaker is absent where a reader named somebody else."""


def conditions(filters: Filters) -> tuple[str, list[Any]]:
    """ " AND …" conditions for all filters but ``by``, which the word index answers; and their values."""
    wanted = (
        ("s.person = ?", filters.person),
        ("lower(a.outlet) = lower(?)", filters.outlet),
        ("lower(a.section) = lower(?)", filters.section),
        ("q.kind = ?", filters.kind),
        ("a.kind = ?", filters.source_kind),
        ("a.day >= ?", filters.since),
        ("a.day <= ?", filters.until),
    )
    given = [(sql, value) for sql, value in wanted if value]
    return "".join(f" AND {sql}" for sql, _ in given), [value for _, value in given]
