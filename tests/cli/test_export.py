import json

import pytest
from click.testing import CliRunner
from factories import record, said

from quoth.cli import cli
from quoth.cli import export as export_command
from quoth.data import Article, Record
from quoth.export import FORMATS
from quoth.export.jsonl import record_from_json
from quoth.store import open_store


@pytest.fixture
def address(tmp_path):
    with open_store(tmp_path / "s.db") as store:
        store.add_many([said("We will build", "Jane Roe", id="a", outlet="Post"), record(id="b", outlet="Times")])
    return str(tmp_path / "s.db")


def run(*arguments):
    return CliRunner().invoke(cli, ["export", *arguments], standalone_mode=False)


def test_records_go_to_standard_output_as_they_were_added(address):
    got = run("--store", address)
    assert got.return_value == 0
    records = [record_from_json(json.loads(line)) for line in got.output.splitlines()]
    assert records[1] == record(id="b", outlet="Times")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_to_a_file_or_folder(address, tmp_path, format):
    out = tmp_path / "out"
    got = run("--store", address, "--format", format, "--out", str(out), "--outlet", "Post")
    assert got.return_value == 0
    assert out.exists()
    assert "1 " in got.output


def test_the_formats_offered_are_those_there_are():
    assert tuple(export_command._FORMATS) == FORMATS


def test_several_files_need_a_folder(address):
    assert "name a folder" in str(run("--store", address, "--format", "brat").exception)


def test_nothing_that_fits_is_exit_code_1(address):
    assert run("--store", address, "--by", "nobody").return_value == 1


@pytest.mark.parametrize("format", FORMATS)
def test_where_nothing_fits_what_was_written_before_is_left_and_that_is_said(address, tmp_path, format):
    out = tmp_path / "out"
    nothing = ("--store", address, "--format", format, "--out", str(out), "--by", "nobody")
    got = run(*nothing)
    assert (got.return_value, out.exists()) == (1, False)
    assert "is not written" in got.output
    run("--store", address, "--format", format, "--out", str(out))
    before = {path: path.read_bytes() for path in [out, *out.rglob("*")] if path.is_file()}
    got = run(*nothing)
    assert got.return_value == 1
    assert "is left as it was" in got.output
    assert before == {path: path.read_bytes() for path in [out, *out.rglob("*")] if path.is_file()}


@pytest.mark.parametrize("format", ["csv", "xlsx", "conll"])
def test_articles_that_quote_nobody_replace_no_table_of_quotes(address, tmp_path, format):
    out = tmp_path / "out"
    run("--store", address, "--format", format, "--out", str(out))
    before = out.read_bytes()
    with open_store(tmp_path / "silent.db") as store:
        store.add(Record(Article("b", "The pier shut in May.")))
    assert run("--store", str(tmp_path / "silent.db"), "--format", format, "--out", str(out)).return_value == 1
    assert out.read_bytes() == before
