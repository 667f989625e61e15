import csv
import io
import json

import pytest
from click.testing import CliRunner

from quoth.cli import cli
from quoth.cli import export as export_command
from quoth.data import Article, Record
from quoth.export import FORMATS
from quoth.export.jsonl import record_from_json
from quoth.store import open_store
from quoth.store.base import Judgement
from tests.factories import record, said


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


def test_nothing_that_fits_is_exit_code_1_and_said(address):
    got = run("--store", address, "--by", "nobody")
    assert (got.return_value, got.stdout, got.stderr) == (1, "", "nothing fits\n")


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


def correct(address, key, decision, name=""):
    with open_store(address) as store:
        start, end = store.get_quote(key).span
        store.judge(Judgement("quote", key, name, decision, "a reader", f"at {start}-{end}"))


def written(address, format, out, *options):
    """What an export holds, all its files together."""
    assert run("--store", address, "--format", format, "--out", str(out), *options).return_value == 0
    if format == "xlsx":
        from openpyxl import load_workbook

        return "\n".join(str(row) for row in load_workbook(io.BytesIO(out.read_bytes())).active.values)
    if format == "parquet":
        from pyarrow import parquet

        return "\n".join(str(row) for row in parquet.read_table(out / "quotes.parquet").to_pylist())
    return "\n".join(path.read_text(encoding="utf-8") for path in [out, *sorted(out.rglob("*"))] if path.is_file())


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "jsonl"])
def test_what_readers_corrected_is_exported_as_they_decided(address, tmp_path, format):
    with open_store(address) as store:
        store.add(said("We shall paint the pier", "Tom Hale", id="c", outlet="Post"))
    assert ("\tpaint\t" if format == "conll" else "We shall paint") in written(address, format, tmp_path / "before")
    correct(address, "a#q1", "same", "Mayor Amy Hill")
    correct(address, "c#q1", "different")
    found, as_read = (written(address, format, tmp_path / way, way) for way in ("--corrected", "--as-read"))
    assert found == written(address, format, tmp_path / "whole")
    if format == "conll":
        assert len(found.split("B-content")) == len(as_read.split("B-content")) - 1
        return
    assert "Amy Hill" in found and "Amy Hill" not in as_read
    wanted = "Quote " if format == "brat" else "We shall paint"
    assert as_read.count(wanted) > found.count(wanted)


def test_a_speaker_whom_only_a_reader_named_is_of_no_type(address, tmp_path):
    correct(address, "a#q1", "same", "Ministry of Works")
    header, row = written(address, "csv", tmp_path / "out", "--outlet", "Post").splitlines()
    cells = dict(zip(header.split(","), next(csv.reader([row])), strict=True))
    assert (cells["speaker"], cells["speaker_type"]) == ("Ministry of Works", "")
    assert (cells["speaker_confidence"], cells["reason"]) == ("1.0", "named by a reader")


def test_lines_of_records_are_as_they_were_read_unless_asked_for(address, tmp_path):
    correct(address, "a#q1", "same", "Amy Hill")
    as_read = run("--store", address, "--by", "hill").output
    assert "Jane Roe" in as_read and "Amy Hill" not in as_read
    corrected = run("--store", address, "--by", "hill", "--corrected").output
    found = record_from_json(json.loads(corrected))
    assert {s.id: s.name for s in found.speakers}[found.quotes[0].speaker or ""] == "Amy Hill"
    with open_store(tmp_path / "other.db") as other:
        assert other.add(found).outcome == "added"
        assert other.get_quote("a#q1").speaker == "Amy Hill"


def test_a_dash_is_standard_output(address, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    got = run("--store", address, "--format", "csv", "--out", "-")
    assert got.return_value == 0 and got.output.startswith("quote,article,")
    assert not (tmp_path / "-").exists()
    assert "name a folder" in str(run("--store", address, "--format", "brat", "--out", "-").exception)


def test_transcripts_and_statements_are_the_same_in_the_store_that_an_export_is_added_to(tmp_path):
    talk, speech, film, out = (tmp_path / name for name in ("talk.txt", "speech.txt", "film.srt", "out.jsonl"))
    cues = [(1, "ROE: The pier is open"), (3, "and it was never shut,"), (9, "HALE: Since when?")]
    lines = [f"{n}\n00:00:0{at},000 --> 00:00:0{at},900\n{words}\n" for n, (at, words) in enumerate(cues, 1)]
    film.write_text("\n".join(lines), encoding="utf-8")
    talk.write_text("ROE: The pier is open.\nHALE: Since when is it?\nROE: We opened it today.\n", encoding="utf-8")
    speech.write_text("We will build the bridge.\n\nWe will build it well.\n", encoding="utf-8")
    first, second = str(tmp_path / "first.db"), str(tmp_path / "second.db")
    calls = [
        ("add", str(talk), str(film), "--store", first),
        ("add", str(speech), "--speaker", "Jane Roe", "--store", first),
        ("export", "--store", first, "--out", str(out)),
        ("add", str(out), "--store", second),
    ]
    for call in calls:
        assert CliRunner().invoke(cli, list(call), standalone_mode=False).return_value == 0
    with open_store(first) as one, open_store(second) as other:
        records = list(one.records())
        assert [len(record.article.turns) for record in records] == [3, 2, 1]
        assert records[1].article.turns[0].cues
        assert list(other.records()) == records
