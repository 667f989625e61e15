"""Counting what found quotes have in common: the SQL of ``Store.facets``.

Counted in the database: each row that is fetched waits for Python's lock, which takes long in a server of many threads.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from quoth.store.base import Facets
from quoth.store.database import Row, Source

_NAMES = ("speaker", "outlet", "kind", "year")


def facets_sql(source: Source, joins: str, more: str, most: int, top: int) -> str:
    """A SELECT of name, value and number, over the newest quotes that ``source`` and the conditions ``more`` find."""
    newest = (
        "SELECT q.speaker_name AS speaker, a.outlet AS outlet, q.kind AS kind, substr(a.day, 1, 4) AS year "
        f"FROM {source.tables} {joins} WHERE {source.where}{more} ORDER BY {source.order} LIMIT {most}"
    )
    counted = "".join(
        f" UNION ALL SELECT * FROM (SELECT '{name}', {name}, count(*) AS times FROM found WHERE {name} IS NOT NULL "
        f"GROUP BY {name} ORDER BY times DESC, {name} LIMIT {top}) AS {name}s"
        for name in _NAMES
    )
    return f"WITH found AS ({newest}) SELECT 'all' AS name, NULL AS value, count(*) AS times FROM found{counted}"


def read_facets(rows: Sequence[Row], most: int) -> Facets:
    """The rows of ``facets_sql`` as a record."""
    total = next(times for name, _, times in rows if name == "all")
    groups = itertools.groupby((row for row in rows if row[0] != "all"), lambda row: row[0])
    values = {name: tuple((value, times) for _, value, times in group) for name, group in groups}
    return Facets(total, total >= most, {name: values.get(name, ()) for name in _NAMES})
