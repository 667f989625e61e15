import sqlite3
import subprocess
import sys
import threading
import time

import pytest

from quoth.data import Article, Quote, Record
from quoth.errors import StoreError, StoreLocked, StoreVersion
from quoth.store import open_store, sqlite, sqlite_tools
from quoth.store.base import Counts, Filters, Judgement, Match, Store
from quoth.store.migrate import VERSION
from quoth.store.relational import RelationalStore
from tests.factories import record, said


def database_of(store: Store) -> sqlite_tools.SqliteDatabase:
    assert isinstance(store, RelationalStore) and isinstance(store.database, sqlite_tools.SqliteDatabase)
    return store.database


def run_sql(path, *statements):
    database = sqlite_tools.SqliteDatabase(path)
    results = [database.all(statement) for statement in statements]
    database.close()
    return results[-1]


def test_a_store_is_made_in_a_folder_that_is_there(tmp_path):
    path = tmp_path / "quoth.db"
    open_store(path).close()
    assert run_sql(path, "PRAGMA user_version") == [(VERSION,)]
    assert run_sql(path, "PRAGMA journal_mode") == [("wal",)]


@pytest.mark.parametrize("create", [True, False])
def test_no_folder_is_made_for_a_store_that_may_be_mistyped(tmp_path, create):
    with pytest.raises(StoreError, match=r"there is no (folder|store)"):
        open_store(tmp_path / "no" / "such" / "quoth.db", create=create)
    assert not (tmp_path / "no").exists()


def test_a_closed_store_answers_and_keeps_nothing(tmp_path):
    store = open_store(tmp_path / "quoth.db")
    store.close()
    store.close()
    for ask in (store.counts, store.state, lambda: store.add(record()), lambda: list(store.quotes())):
        with pytest.raises(StoreError, match="is closed"):
            ask()


def test_an_address_may_be_written_as_sqlite(tmp_path):
    open_store(f"sqlite:///{tmp_path}/with%20space.db").close()
    assert (tmp_path / "with space.db").exists()


@pytest.mark.parametrize("address", ["mysql://host/db", "", "redis://x", ":memory:"])
def test_an_address_of_no_store_is_refused(address):
    with pytest.raises(StoreError, match="address"):
        open_store(address)


def test_a_missing_store_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="quoth add"):
        open_store(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_store_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "store.db"
    open_store(path).close()
    run_sql(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreVersion, match=r"newer quoth.*upgrade"):
        open_store(path)
    assert run_sql(path, "PRAGMA user_version") == [(VERSION + 1,)]


def test_a_store_of_an_older_version_is_migrated_with_what_it_holds(tmp_path, monkeypatch):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add(record(id="a"))
    made = "CREATE TABLE x (y); -- ;\nINSERT INTO x VALUES ('a;b');"
    scripts = [(VERSION + 1, made), (VERSION + 2, "ALTER TABLE x ADD COLUMN z;")]
    monkeypatch.setattr(sqlite, "VERSION", VERSION + 2)
    monkeypatch.setattr(sqlite, "migrations_after", lambda version, engine: [s for s in scripts if s[0] > version])
    with pytest.raises(StoreError, match=r"older version.*quoth families --rebuild --store \S+store.db"):
        open_store(path, readonly=True)
    with open_store(path) as store:
        assert store.get_record("a") == record(id="a")
    assert run_sql(path, "SELECT y, z FROM x") == [("a;b", None)]
    assert run_sql(path, "PRAGMA user_version") == [(VERSION + 2,)]


def note_of(record):
    content = record.quotes[0].content
    return f"at {content[0][0]}-{content[-1][1]}"


INDEX_OF_VERSION_1 = """
CREATE VIRTUAL TABLE quotes_index USING fts5(words, speaker_name, content="quotes", content_rowid="number");
CREATE TRIGGER quotes_index_add AFTER INSERT ON quotes BEGIN SELECT 1; END;
CREATE TRIGGER quotes_index_drop AFTER DELETE ON quotes BEGIN SELECT 1; END;
CREATE TRIGGER quotes_index_change AFTER UPDATE OF words, speaker_name ON quotes BEGIN SELECT 1; END;
CREATE VIRTUAL TABLE quotes_terms USING fts5vocab(quotes_index, 'row');
"""


def test_a_store_of_version_1_learns_to_hold_corrections(tmp_path):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add(record(id="a"))
        store.judge(Judgement("quote", "a#q1", "Bob Fox", "same", note=note_of(record(id="a"))))
        views = run_sql(path, "SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY name")
        for view in ("quotations", "speakers_by_quotes", "sources_named"):
            database_of(store).all(f"DROP VIEW {view}")
            database_of(store).all(f"CREATE VIEW {view} AS SELECT 1")
        database_of(store).all("UPDATE quotes SET speaker_name = 'as it was read'")
        for trigger in ("add", "drop", "change"):
            database_of(store).all(f"DROP TRIGGER quotes_index_{trigger}")
        database_of(store).all("DROP TABLE quotes_index")
        database_of(store).run_script(INDEX_OF_VERSION_1)
        for column in ("struck", "facets"):
            database_of(store).all(f"ALTER TABLE quotes DROP COLUMN {column}")
        database_of(store).all("PRAGMA user_version = 1")
    with open_store(path) as store:
        assert store.get_record("a") == record(id="a")
        assert "Bob Fox" in {quote.speaker for quote in store.match(Match((), "all")).quotes}
        (found,) = store.match(Match(("b",), "prefix"), Filters(kind="direct", by="fox")).quotes
        assert found.key == "a#q1"
        database_of(store).all("INSERT INTO quotes_index (quotes_index, rank) VALUES ('integrity-check', 1)")
    assert run_sql(path, "SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY name") == views


def test_a_migration_that_fails_changes_nothing(tmp_path, monkeypatch):
    path = tmp_path / "store.db"
    open_store(path).close()
    monkeypatch.setattr(sqlite, "VERSION", VERSION + 1)
    broken = [(VERSION + 1, "CREATE TABLE x (y);\nINSERT INTO nowhere VALUES (1);")]
    monkeypatch.setattr(sqlite, "migrations_after", lambda version, engine: broken)
    with pytest.raises(StoreError, match="nowhere"):
        open_store(path)
    assert run_sql(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'x'") == [(0,)]
    assert run_sql(path, "PRAGMA user_version") == [(VERSION,)]


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    run_sql(path, "CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="not a quoth store"):
        open_store(path)
    assert run_sql(path, "SELECT name FROM sqlite_schema") == [("theirs",)]


@pytest.mark.parametrize("content", ["x", "Some notes, not a database. " * 100])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "text.db"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match="not a quoth store"):
        open_store(path)
    assert path.read_text(encoding="utf-8") == content


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_a_damaged_store_says_what_to_do(tmp_path):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add_many([record() for _ in range(50)])
    run_sql(path, "PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), open_store(path) as store:
        list(store.records())


def test_a_store_that_another_holds_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_tools, "BUSY_SECONDS", 0.05)
    path = tmp_path / "store.db"
    with open_store(path) as first, open_store(path) as second, database_of(first).writing():
        with pytest.raises(StoreLocked, match="another process"):
            second.add(record())
        assert second.counts() == Counts()


def test_a_full_disk_says_so_and_keeps_what_was_there(tmp_path):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add(record(id="a"))
        ((pages,),) = database_of(store).all("PRAGMA page_count")
        database_of(store).all(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreError, match="full"):
            store.add_many([said("many words " * 500, "Jane Roe") for _ in range(50)])
        assert store.counts().articles == 1
        assert store.get_record("a") == record(id="a")


def test_a_store_opened_for_reading_refuses_to_write(tmp_path):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add(record(id="a"))
    with open_store(path, readonly=True) as store:
        assert store.get_record("a") == record(id="a")
        with pytest.raises(StoreError, match="read-only"):
            store.add(record(id="b"))


def test_the_word_indexes_follow_rows_however_they_are_changed(tmp_path):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add_many([said("first words", "Jane Roe", id="a"), said("second words", "Jane Roe", id="b")])
        run_sql(path, "UPDATE quotes SET words = 'third words' WHERE words = 'first words'")
        assert store.match(Match(("first",), "all")).quotes == ()
        assert [q.article for q in store.match(Match(("third",), "all")).quotes] == ["a"]
        store.remove("b")
        for index in ("quotes_index", "passages_index"):
            check = f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"  # raises when out of step
            run_sql(path, check)
        assert run_sql(path, "PRAGMA foreign_key_check") == []


def test_the_views_open_by_themselves(tmp_path):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add(record(id="a", outlet="Post", published="2020-01-01"))
    views = [name for (name,) in run_sql(path, "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
    assert views == ["families_by_size", "quotations", "sources_named", "spans", "speakers_by_quotes"]
    for view in views:
        run_sql(path, f"SELECT * FROM {view}")
    assert ("a#q1", "cue", 59, 63, "said") in run_sql(path, "SELECT * FROM spans")
    assert run_sql(path, "SELECT * FROM sources_named") == [("Post", 2, 1, 1, 0)]


def test_a_search_ends_at_its_deadline(tmp_path):
    with open_store(tmp_path / "store.db") as store:
        store.add_many([said(f"one two three {n}", "Jane Roe") for n in range(600)])
        found = store.match(Match(("one", "two"), "all"), seconds=0.0)
        assert found.cut
        assert store.match(Match(("one", "two"), "all")).quotes


def test_connections_of_threads_that_ended_are_closed(tmp_path):
    import gc
    import threading

    with open_store(tmp_path / "store.db") as store:
        for _ in range(20):
            thread = threading.Thread(target=store.counts)
            thread.start()
            thread.join()
        gc.collect()
        assert len(database_of(store)._open) <= 2


def test_opening_a_store_needs_no_other_database(tmp_path):
    code = f"""
import sys
from quoth.store import open_store
open_store({str(tmp_path / "s.db")!r}).close()
print([m for m in ("psycopg", "numpy", "rich", "onnxruntime", "rapidfuzz") if m in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_another_thread_is_at_is_broken_off(tmp_path):
    store = open_store(tmp_path / "store.db")
    begun, told = threading.Event(), []

    def walk():
        begun.set()
        try:
            database_of(store).all(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
            )
        except StoreError as error:
            told.append(error)

    thread = threading.Thread(target=walk)
    thread.start()
    begun.wait(5)
    while thread.is_alive():
        store.interrupt()
        time.sleep(0.05)
    store.close()
    assert len(told) == 1


def test_a_store_in_a_folder_that_cannot_be_written_is_read(tmp_path, monkeypatch):
    path = tmp_path / "store.db"
    with open_store(path) as store:
        store.add(record(id="a"))
    monkeypatch.setattr("os.access", lambda *_, **__: False)  # whoever tests may be root, who may write everywhere
    monkeypatch.setattr("os.supports_effective_ids", set())
    with open_store(path, readonly=True) as store:
        assert store.get_record("a") == record(id="a")
        assert [file.name for file in tmp_path.iterdir()] == ["store.db"]
        with pytest.raises(StoreError, match="read-only"):
            store.add(record(id="b"))


def test_tidying_leaves_one_part_of_an_index_made_of_many(tmp_path):
    with open_store(tmp_path / "s.db") as store:
        for n in range(12):
            store.add(said(f"The heron number {n} has left the weir", "Ann Lake", id=f"h{n}"))
        parts = "SELECT count(DISTINCT segid) FROM quotes_index_idx"
        assert database_of(store).all(parts) > [(1,)]
        store.tidy()
        assert database_of(store).all(parts) == [(1,)]


@pytest.mark.parametrize("address", [None, 7])
def test_what_is_no_address_makes_no_store(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="the address of the store is"):
        open_store(address)
    assert not list(tmp_path.iterdir())


def test_who_only_reads_leaves_one_file(tmp_path):
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.add(said("We will build the bridge", "Jane Roe", id="a"))
    with open_store(path, readonly=True) as store:
        assert store.counts().quotes == 1
        with pytest.raises(StoreError, match="read-only"):
            store.remove("a")
    assert [one.name for one in tmp_path.iterdir()] == ["s.db"]


def test_a_deep_page_asks_for_no_more_at_once_than_any_build_allows(tmp_path):
    text = "Ann said no. " * 2_600
    many = tuple(Quote(f"q{n}", "direct", ((13 * n, 13 * n + 12),)) for n in range(2_600))
    with open_store(tmp_path / "q.db") as store:
        store.add(Record(Article("a", text), many))
        database_of(store).connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 2_500)
        for words in ((), ("no",)):
            found = store.match(Match(words, "all"), limit=2_600, seconds=60).quotes
            assert len(found) == len({quote.key for quote in found}) == 2_600


def test_an_error_of_the_caller_within_a_transaction_is_not_the_stores(tmp_path):
    with open_store(tmp_path / "q.db") as store:
        with pytest.raises(UnicodeEncodeError), store.families.writing():
            "\ud800".encode()
        with pytest.raises(StoreError, match="half a surrogate pair"):
            store.get_record("\ud800")
        assert store.add(record()).outcome == "added"
