"""Counting quotes by group: the SQL of ``Store.audit``."""

from __future__ import annotations

from quoth.store.base import AuditBy, AuditRow
from quoth.store.database import Row
from quoth.store.filters import JOINS, PERSON

_UNNAMED = (
    "(CASE WHEN s.number IS NULL THEN EXISTS (SELECT 1 FROM speakers AS t WHERE t.article = q.article "
    "AND t.name = q.speaker_name AND (t.unnamed IS NOT NULL OR t.type = 'unnamed')) "
    "ELSE s.unnamed IS NOT NULL OR s.type = 'unnamed' END)"
)
"""Of a quote with a speaker.  One named by a reader is looked up among the others of the article."""

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

GROUPS: dict[AuditBy, str] = {
    "speaker": "q.speaker_name",
    "person": "coalesce(p.name, q.speaker_name)",
    "type": "CASE WHEN q.speaker_name IS NULL THEN 'unsettled' ELSE coalesce(s.type, (SELECT max(t.type) "
    "FROM speakers AS t WHERE t.article = q.article AND t.name = q.speaker_name)) END",
    "kind": "q.kind",
    "outlet": "a.outlet",
    "section": "a.section",
    "year": "substr(a.day, 1, 4)",
    "month": "substr(a.day, 1, 7)",
    "naming": f"CASE WHEN q.speaker_name IS NULL THEN 'unsettled' WHEN {_UNNAMED} "
    "THEN 'unnamed ' || coalesce(s.unnamed, 'source') ELSE 'named' END",
}


def audit_sql(by: AuditBy, tables: str, where: str) -> str:
    """A SELECT of AuditRow's columns over quotes that ``tables`` and ``where`` find; one parameter more: the limit."""
    periods = by in ("year", "month")
    who = "p.id" if by == "person" else "NULL"
    return (
        f"SELECT {GROUPS[by]} AS grp, count(*) AS quotes, sum(q.length), "
        f"sum(CASE WHEN q.speaker_name IS NOT NULL AND NOT {_UNNAMED} THEN 1 ELSE 0 END), "
        f"sum(CASE WHEN q.speaker_name IS NOT NULL AND {_UNNAMED} THEN 1 ELSE 0 END), "
        "sum(CASE WHEN q.speaker_name IS NULL THEN 1 ELSE 0 END), "
        f"count(DISTINCT a.outlet), min(a.day), max(a.day), {who}, "
        f"sum(CASE WHEN q.speaker_name IS NOT NULL AND {_UNNAMED} AND {_REASONED} THEN 1 ELSE 0 END) "
        f"FROM {tables} {JOINS} LEFT JOIN people AS p ON p.id = {PERSON} WHERE {where} AND {_ONCE} "
        f"GROUP BY {GROUPS[by]}{', p.id' if by == 'person' else ''} "
        f"ORDER BY {'' if periods else 'quotes DESC, '}grp NULLS LAST LIMIT ?"
    )


def read_audit(row: Row) -> AuditRow:
    """The row of ``audit_sql`` as a record."""
    group, quotes, words, named, unnamed, unsettled, outlets, first, last, person, reasoned = row
    counted = (int(words), int(named), int(unnamed), int(unsettled), outlets)
    return AuditRow(group, quotes, *counted, first, last, person, int(reasoned))
