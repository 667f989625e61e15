"""Counting quotes by group: the SQL of ``Store.audit``."""

from __future__ import annotations

from typing import get_args

from quoth.errors import InputError
from quoth.store.base import AuditBy, AuditRow
from quoth.store.database import Row
from quoth.store.filters import JOINS, NAMING, PERSON, UNNAMED, same_name

_REASONED = (
    "(CASE WHEN s.number IS NULL THEN EXISTS (SELECT 1 FROM speakers AS t WHERE t.article = q.article "
    "AND t.name = q.speaker_name AND t.anonymity IS NOT NULL) ELSE s.anonymity IS NOT NULL END)"
)
"""The same of a speaker for whose anonymity the article states a reason."""

_ONCE = (
    "(q.parent IS NULL OR NOT EXISTS (WITH RECURSIVE around (parent, speaker_name, struck) AS ("
    "SELECT o.parent, o.speaker_name, o.struck FROM quotes AS o WHERE o.article = q.article AND o.id = q.parent "
    "UNION SELECT o.parent, o.speaker_name, o.struck FROM around JOIN quotes AS o ON o.id = around.parent "
    "WHERE o.article = q.article AND around.struck = 1) "
    "SELECT 1 FROM around WHERE around.struck = 0 AND around.speaker_name = q.speaker_name))"
)
"""Words that somebody says inside a quote of his own (“I think it will rain,” she said) are counted with that quote.

What readers found to be no quote holds nothing: what stood in it stands in the nearest one around it."""

_GROUPS: dict[AuditBy, str] = {
    "type": "CASE WHEN q.speaker_name IS NULL THEN 'unsettled' ELSE coalesce(s.type, (SELECT max(t.type) "
    "FROM speakers AS t WHERE t.article = q.article AND t.name = q.speaker_name)) END",
    "kind": "q.kind",
    "outlet": "a.outlet",
    "section": "a.section",
    "year": "substr(a.day, 1, 4)",
    "month": "substr(a.day, 1, 7)",
    "naming": NAMING,
}


_COUNTS = (
    "count(*) AS quotes, sum(q.length) AS words, "
    f"sum(CASE WHEN q.speaker_name IS NOT NULL AND NOT {UNNAMED} THEN 1 ELSE 0 END) AS named, "
    f"sum(CASE WHEN q.speaker_name IS NOT NULL AND {UNNAMED} THEN 1 ELSE 0 END) AS unnamed, "
    "sum(CASE WHEN q.speaker_name IS NULL THEN 1 ELSE 0 END) AS unsettled, "
    f"sum(CASE WHEN q.speaker_name IS NOT NULL AND {_REASONED} AND {UNNAMED} THEN 1 ELSE 0 END) AS reasoned"
)
_MANY = 10**12
"""Above any number of quotes, so that numbers with it are as long as one another."""


def audit_sql(by: AuditBy, tables: str, where: str) -> str:
    """A SELECT of AuditRow's columns over quotes that ``tables`` and ``where`` find; one parameter more: the limit.

    Of speakers all forms of a name are one group (``same_name``), which ``read_audit`` calls by the most frequent.
    Raises ``InputError`` for what nothing is counted by.
    """
    if by not in get_args(AuditBy):
        raise InputError("by", "bad-kind", f"“{str(by)[:40]}” is none of {', '.join(get_args(AuditBy))}")
    rows = f"FROM {tables} {JOINS} LEFT JOIN people AS p ON p.id = {PERSON} WHERE {where} AND {_ONCE}"
    if by not in ("speaker", "person"):
        order = "" if by in ("year", "month") else "quotes DESC, "
        return (
            f"SELECT {_GROUPS[by]} AS grp, {_COUNTS}, count(DISTINCT a.outlet), min(a.day), max(a.day), NULL {rows} "
            f"GROUP BY {_GROUPS[by]} ORDER BY {order}grp NULLS LAST LIMIT ?"
        )
    who, name = ("p.id", "coalesce(p.name, q.speaker_name)") if by == "person" else ("NULL", "q.speaker_name")
    forms = (
        f"SELECT {name} AS name, {who} AS who, {_COUNTS}, count(DISTINCT a.outlet) AS outlets, min(a.day) AS first, "
        f"max(a.day) AS last {rows} GROUP BY {name}{', p.id' if by == 'person' else ''}"
    )
    capital = "CASE WHEN substr(name, 1, 1) <> lower(substr(name, 1, 1)) THEN 1 ELSE 0 END"
    shown = f"max(CAST({_MANY} + 2 * quotes + {capital} AS text) || name)"
    key = f"CASE WHEN who IS NULL THEN {same_name('name')} ELSE name END"
    return (
        f"SELECT {shown}, sum(quotes) AS times, sum(words), sum(named), sum(unnamed), sum(unsettled), sum(reasoned), "
        f"CASE WHEN count(*) > 1 THEN -1 ELSE max(outlets) END, min(first), max(last), who, {key} AS grp "
        f"FROM ({forms}) AS forms GROUP BY {key}, who ORDER BY times DESC, grp NULLS LAST LIMIT ?"
    )


def outlets_sql(by: AuditBy, tables: str, where: str, groups: int) -> str:
    """A SELECT of a name as ``same_name`` has it and in how many outlets it stands; parameters more: so many of these.

    Of names with several forms: what is counted of each form does not add up.
    """
    name = same_name("q.speaker_name")
    return (
        f"SELECT {name} AS grp, count(DISTINCT a.outlet) FROM {tables} {JOINS} WHERE {where} AND {_ONCE} "
        f"AND {name} IN ({', '.join('?' * groups)}){f' AND {PERSON} IS NULL' if by == 'person' else ''} GROUP BY grp"
    )


def read_audit(row: Row, by: AuditBy) -> AuditRow:
    """The row of ``audit_sql`` as a record."""
    group, *counted, outlets, first, last, person = row[:11]
    quotes, words, named, unnamed, unsettled, reasoned = map(int, counted)
    if group is not None and by in ("speaker", "person"):
        group = group[len(str(_MANY)) :]
    return AuditRow(group, quotes, words, named, unnamed, unsettled, outlets, first, last, person, reasoned)
