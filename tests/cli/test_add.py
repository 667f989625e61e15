import json

import pytest
from click.testing import CliRunner

from quoth.cli import cli
from quoth.data import Record
from quoth.errors import StoreError
from quoth.store import open_store
from quoth.store.base import Kept
from quoth.store.relational import RelationalStore


@pytest.fixture
def runner(monkeypatch):
    """Runs the command with a reader that finds no quotes, so that no network is loaded."""
    monkeypatch.setattr("quoth.cli.reading.make_late_reader", lambda *_, **__: Record)

    def run(*arguments):
        return CliRunner().invoke(cli, ["add", *map(str, arguments)], standalone_mode=False)

    return run


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(3):
        text = f"The council met on day {n} of the year.\n\nIt decided to build another bridge over the river.\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_is_added_once(runner, reports, tmp_path):
    address = tmp_path / "s.db"
    first = runner(reports, "--store", address)
    assert (first.return_value, first.output) == (0, "3 added (0 quotes)\n")
    second = runner(reports, "--store", address)
    assert (second.return_value, second.output) == (0, "3 unchanged (0 quotes)\n")
    (reports / "1.txt").write_text("The council met again.\n\nIt decided against the bridge.\n", encoding="utf-8")
    assert runner(reports, "--store", address).output == "1 updated, 2 unchanged (0 quotes)\n"


def test_copies_are_told_of_and_counted_when_they_are_many(runner, tmp_path, monkeypatch):
    kept = [Kept(f"copy-{n}.txt", "added", copy_of="first.txt") for n in range(7)]
    monkeypatch.setattr("quoth.keep.add_articles", lambda *_, **__: iter(kept))
    (tmp_path / "a.txt").write_text("The council met on Monday.", encoding="utf-8")
    lines = runner(tmp_path / "a.txt", "--store", tmp_path / "s.db").stderr.splitlines()
    assert lines[0].startswith("quoth: copy-0.txt: the same text is kept as first.txt already")
    assert len(lines) == 6
    assert lines[5].startswith("quoth: 2 more texts are kept under another id already")


def test_dates_that_cannot_be_read_are_told_with_an_example(runner, tmp_path):
    address, archive = tmp_path / "s.db", tmp_path / "crawl.jsonl"
    days = ["2016-02-07", "03/04/2016", "Feb 7, 2016", "04/03/2016"]
    lines = [{"id": f"a{n}", "text": "The council met on Monday.", "published": day} for n, day in enumerate(days)]
    archive.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    told = "quoth: 2 articles have dates that cannot be read: 03/04/2016 (a1), …; no day finds or counts such quotes"
    for _ in range(2):  # what is kept already, too
        got = runner(archive, "--store", address)
        assert got.return_value == 0
        assert [line.rpartition(";")[0] for line in got.stderr.splitlines()] == [told]
    archive.write_text(json.dumps(lines[1]), encoding="utf-8")
    assert "1 article has a date that cannot be read: 03/04/2016 (a1);" in runner(archive, "--store", address).stderr
    archive.write_text(json.dumps(lines[2]), encoding="utf-8")
    assert runner(archive, "--store", address).stderr == ""


def test_two_texts_of_one_article_are_added_once(runner, tmp_path):
    address, archive = tmp_path / "s.db", tmp_path / "crawl.jsonl"
    texts = ["The council met on Monday.\n\nIt will rain.", "The council met on Tuesday.\n\nIt will rain."]
    archive.write_text("".join(json.dumps({"id": "a", "text": text}) + "\n" for text in texts), encoding="utf-8")
    assert runner(archive, "--store", address).output == "1 added, 1 updated (0 quotes)\n"
    for _ in range(2):
        assert runner(archive, "--store", address).output == "2 unchanged (0 quotes)\n"
    assert runner(archive, "--store", address, "--again").output == "2 updated (0 quotes)\n"
    with open_store(address) as store:
        assert (store.get_article("a").text, store.versions("a")) == (texts[1], texts[:1])


def test_what_is_refused_is_told_with_the_reason_and_the_rest_is_kept(runner, reports, tmp_path):
    got = runner(reports, tmp_path / "none.txt", "--store", tmp_path / "s.db")
    assert got.return_value == 1
    assert "3 added, 1 refused" in got.output
    assert "none.txt: no such file" in got.output


def test_a_statement_has_its_speaker(runner, tmp_path):
    speech = tmp_path / "speech.txt"
    speech.write_text("We will build the bridge.\n\nWe will build it well.\n", encoding="utf-8")
    assert runner(speech, "--speaker", "Jane Roe", "--store", tmp_path / "s.db").return_value == 0
    with open_store(tmp_path / "s.db") as store:
        assert store.counts().primary == 1
        assert store.passages(["bridge"])[0].speaker == "Jane Roe"


def test_a_transcript_has_no_one_speaker(runner, reports):
    assert "for statements" in str(runner(reports, "--speaker", "Jane Roe", "--kind", "transcript").exception)


def test_a_store_that_cannot_be_written_is_one_line(runner, reports, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    got = runner(reports, "--store", tmp_path / "file")
    assert "not a quoth store" in str(got.exception)


def test_a_disk_that_fills_up_is_one_line_after_what_was_kept(runner, reports, tmp_path, monkeypatch):
    address, add_many = tmp_path / "s.db", RelationalStore.add_many

    def fill_up(self, records, **asked):
        pages = self.database.one("PRAGMA page_count")[0] if self.counts().articles == 2 else 10**6
        self.database.all(f"PRAGMA max_page_count = {pages}")
        return add_many(self, records, **asked)

    monkeypatch.setattr("quoth.keep._BATCH", 1)
    monkeypatch.setattr(RelationalStore, "add_many", fill_up)
    (reports / "2.txt").write_text("The council met again.\n\n" + "It decided. " * 50_000, encoding="utf-8")
    done = runner(reports, "--store", address)
    assert isinstance(done.exception, StoreError)
    assert "full" in str(done.exception)
    assert done.output == "2 added (0 quotes) when it broke off\n"
    with open_store(address) as store:
        assert [one.article.text[:22] for one in store.records()] == ["The council met on day"] * 2


def test_where_everything_is_refused_no_store_is_made(runner, tmp_path):
    (tmp_path / "empty").mkdir()
    got = runner(tmp_path / "none.txt", tmp_path / "empty", "--store", tmp_path / "s.db")
    assert got.return_value == 1
    assert "none.txt: no such file" in got.output
    assert "empty: holds no files" in got.output
    assert "2 refused" in got.output
    assert not (tmp_path / "s.db").exists()


def test_a_store_in_a_folder_that_is_not_there_is_refused(runner, reports, tmp_path):
    error = runner(reports, "--store", tmp_path / "no/such/s.db").exception
    assert isinstance(error, StoreError)
    assert "there is no folder" in str(error)
    assert not (tmp_path / "no").exists()


def test_an_address_is_percent_encoded_for_every_command(runner, reports, tmp_path):
    (tmp_path / "my folder").mkdir()
    address = f"sqlite:///{tmp_path}/my%20folder/s.db"
    assert runner(reports, "--store", address).exit_code == 0
    assert (tmp_path / "my folder" / "s.db").is_file()
    kept = CliRunner().invoke(cli, ["export", "--format", "jsonl", "--store", address], standalone_mode=False)
    assert kept.return_value == 0
