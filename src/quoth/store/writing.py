"""One record written: the rows an article, its quotes, speakers and passages become, inside a transaction."""

from __future__ import annotations

from quoth.store import rows
from quoth.store.base import Outcome
from quoth.store.corrections import settle_new
from quoth.store.database import Database, Row
from quoth.store.families import drop_quotes

_ARTICLE_MARKS = ", ".join("?" * 16)


def write_record(database: Database, taken: rows.Taken, now: str, *, onward: bool = False) -> Outcome:
    """Write what differs from what is kept; call it inside ``database.writing()``.

    ``onward``: an earlier text of the article changes nothing; else it is the article's text once more.
    """
    row = taken.article
    digest, reading = row[-2:]
    fresh = database.one(
        f"INSERT INTO articles ({rows.ARTICLE}, added, changed) VALUES ({_ARTICLE_MARKS}, ?, ?) "
        "ON CONFLICT (id) DO NOTHING RETURNING number",
        [*row, now, now],
    )
    if fresh:
        _write_children(database, fresh[0], taken)
        return "added"
    sql = "SELECT number, digest, reading, text, title, version, day FROM articles WHERE id = ?"
    kept = database.one(sql, [row[0]])
    assert kept is not None
    if kept[1:3] == (digest, reading) and kept[6] == row[8]:  # the day follows from the facts by code that improves
        return "unchanged"
    if onward and kept[3] != row[10] and was_text(database, row[0], row[10]):
        return "unchanged"
    _replace(database, kept, row, now)
    _write_children(database, kept[0], taken)
    return "updated"


def was_text(database: Database, article: str, text: str) -> bool:
    """Whether an article had this text before the one that is kept."""
    sql = (
        "SELECT 1 FROM versions AS v JOIN articles AS a ON a.number = v.article "
        f"WHERE a.id = ? AND {database.same_text('v.text')}"
    )
    return database.one(sql, [article, text]) is not None


def _replace(database: Database, kept: Row, row: Row, now: str) -> None:
    number, digest, _, text, title, version, _ = kept
    if text != row[10]:
        same = database.same_text("text")
        database.many(f"DELETE FROM versions WHERE article = ? AND {same}", [(number, row[10])])
        database.many(
            "INSERT INTO versions (article, version, title, text, digest, replaced) VALUES (?, ?, ?, ?, ?, ?)",
            [(number, version, title, text, digest, now)],
        )
        version += 1
    columns = ", ".join(f"{column} = ?" for column in rows.ARTICLE.split(", "))
    database.many(
        f"UPDATE articles SET {columns}, version = ?, changed = ? WHERE number = ?", [(*row, version, now, number)]
    )
    drop_quotes(database, number)
    for table in ("speakers", "mentions", "passages"):
        database.many(f"DELETE FROM {table} WHERE article = ?", [(number,)])


def _write_children(database: Database, number: int, taken: rows.Taken) -> None:
    for table, columns, children in (
        ("speakers", rows.SPEAKER, taken.speakers),
        ("quotes", rows.QUOTE, taken.quotes),
        ("mentions", rows.MENTION, taken.mentions),
        ("passages", rows.PASSAGE, taken.passages),
    ):
        full = [(number, *child) for child in children]
        if full:
            marks = ", ".join("?" * len(full[0]))
            database.many(f"INSERT INTO {table} (article, {columns}) VALUES ({marks})", full)
    if taken.quotes:
        settle_new(database, taken.article[0])
