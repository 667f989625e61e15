"""A writer killed while it adds: what it reported is kept whole, nothing is there in part, by either engine."""

import subprocess
import sys

import pytest

from quoth.relatives import place_quotes
from quoth.store import open_store
from quoth.store.relational import RelationalStore
from tests.factories import said

WRITER = """
import sys
from quoth.store.relational import RelationalStore
from tests.factories import said
from quoth import keep
from quoth.store import open_store

keep._BATCH = 3
articles = (said(f"Number {n} of the bridges will be built", "Jane Roe", id=f"a{n}") for n in range(100_000))
by_id = {}
def each():
    for one in articles:
        by_id[one.article.id] = one
        yield one.article
with open_store(sys.argv[1]) as store:
    for kept in keep.add_articles(store, each(), lambda article: by_id.pop(article.id)):
        print(kept.id, flush=True)
"""

MIGRATION = "CREATE TABLE half (n INTEGER);\nINSERT INTO half SELECT number FROM quotes;\n"


def start(script, address):
    paths = {"PYTHONPATH": ":".join(sys.path)}
    command = [sys.executable, "-c", script, address]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=paths)


@pytest.mark.parametrize("lines", [1, 7, 40])
def test_a_killed_writer_loses_nothing_it_reported(address, lines):
    child = start(WRITER, address)
    reported = [child.stdout.readline().strip() for _ in range(lines)]
    child.kill()
    reported += child.stdout.read().split("\n")[:-1]  # the last may be cut off, or is empty
    child.wait()
    assert len(reported) >= lines
    with open_store(address) as store:
        for id_ in reported:
            wanted = said(f"Number {id_[1:]} of the bridges will be built", "Jane Roe", id=id_)
            assert store.get_record(id_) == wanted
        assert all(record.quotes for record in store.records())
        place_quotes(store)
        assert store.families.unplaced(1) == []
        assert store.add(said("One more", "Jane Roe", id="more")).outcome == "added"


STALLED = """
import sys
from quoth.store import migrate, open_store, postgres, sqlite

for engine in (sqlite, postgres):
    engine.VERSION += 1
    engine.migrations_after = lambda version, name: [(migrate.VERSION + 1, sys.stdin.read())]
    engine.settle_all = lambda database: (print("migrated", flush=True), sys.stdin.read(), __import__("time").sleep(60))
open_store(sys.argv[1])
"""


def test_a_migration_killed_before_its_end_leaves_the_store_as_it_was(address):
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with open_store(address) as store:
        store.add(said("We will build the bridge", "Jane Roe", id="a"))
    child = start(STALLED, address)
    child.stdin.write(MIGRATION)
    child.stdin.close()
    assert child.stdout.readline() == "migrated\n"
    child.kill()
    child.wait()
    with open_store(address) as store:  # of this version, so not refused
        assert store.get_record("a") == said("We will build the bridge", "Jane Roe", id="a")
        assert store.add(said("Another", "Jane Roe", id="b")).outcome == "added"
        tables = "pg_tables WHERE tablename" if "://" in address else "sqlite_schema WHERE name"
        assert isinstance(store, RelationalStore)
        assert store.database.all(f"SELECT 1 FROM {tables} = 'half'") == []
