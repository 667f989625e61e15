import csv
import gc
import io
import json
import os
import sys
import threading
from dataclasses import replace

import pytest

from quoth.data import Confidence, Mention, Quote, Record, StoredQuote
from quoth.errors import InputError, MissingExtra
from quoth.export import FOLDER_FORMATS, FORMATS, write_records
from quoth.export.rows import COLUMNS, hit_to_line, quote_rows
from quoth.export.standoff import brat_lines, conll_lines, file_name
from quoth.export.tables import guard_cell
from quoth.export.web_annotation import annotate_quotes
from tests.factories import TEXT, article, quote, record, said, speaker


def written(records, format):
    out = io.BytesIO()
    return write_records(records, format, out), out.getvalue()


def test_every_format_writes_every_quote(tmp_path):
    for format in FORMATS:
        out = tmp_path / format
        count = write_records([record(id="a/1"), said("Hello there", "Jane Roe", id="ü")], format, out)
        assert count == (2 if format == "jsonl" else 3)
        assert out.is_dir() == (format in FOLDER_FORMATS)
    assert not list(tmp_path.rglob("*.part"))


def test_a_line_of_json_ends_nowhere_else():
    text = "He said no\u2028way\u2029at\x85all."
    kept = Record(article(text, id="a\u2028b"), (quote(text, "no\u2028way\u2029at\x85all"),))
    (line,) = written([kept], "jsonl")[1].decode().splitlines()
    assert json.loads(line)["text"] == text
    found = StoredQuote("a#q1", "a", "q1", "no\u2028way", "direct", (8, 14))
    (line,) = hit_to_line(found, how="listed", score=1.0, marks=()).splitlines()
    assert json.loads(line)["words"] == "no\u2028way"


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_write_is_written_too(tmp_path, format):
    assert write_records([], format, tmp_path / "out") == 0
    assert (tmp_path / "out").exists()


@pytest.mark.parametrize("format", FORMATS)
def test_a_failure_leaves_no_half_written_file(tmp_path, format):
    def records():
        yield record()
        raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError):
        write_records(records(), format, tmp_path / "out")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("format", FORMATS)
def test_a_failure_leaves_what_was_written_before_as_it_was(tmp_path, format):
    def records():
        yield said("Hello there", "Jane Roe", id="a")
        raise RuntimeError("the reader broke")

    write_records([said("Good morning", "Jane Roe", id="a")], format, tmp_path / "out")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(RuntimeError):
        write_records(records(), format, tmp_path / "out")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("format", FORMATS)
def test_no_other_file_is_touched(tmp_path, format):
    (tmp_path / "out").mkdir()
    theirs = [tmp_path / "out" / f"{name}.parquet.part" for name in ("articles", "quotes", "speakers")]
    out = tmp_path / "out" if format in FOLDER_FORMATS else tmp_path / "out" / "quotes.csv"
    for path in (*theirs, tmp_path / "out" / "quotes.csv.part"):
        path.write_text("theirs", encoding="utf-8")
    assert write_records([record()], format, out)
    kept = [path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.part")]
    assert kept == ["theirs"] * 4


@pytest.mark.parametrize("size", [10, 3_000, 9_000])
def test_a_full_disk_leaves_no_part_of_parquet_and_is_said_once(tmp_path, size, monkeypatch):
    pytest.importorskip("pyarrow.parquet")
    resource = pytest.importorskip("resource")
    complaints: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    words = " ".join(f"word{n}" for n in range(3_000))
    told = [said(words, "Jane Roe", id="a"), record(id="b")]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))  # a larger file fails as on a full disk
    try:
        with pytest.raises(InputError, match="cannot be written"):
            write_records(told, "parquet", tmp_path)
        gc.collect()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (complaints, list(tmp_path.iterdir())) == ([], [])


def test_what_cannot_be_written_is_one_line(tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        write_records([record()], "csv", tmp_path / "none" / "x.csv")
    with pytest.raises(InputError, match="name a folder"):
        write_records([record()], "brat", io.BytesIO())


def test_rows_say_what_a_count_leaves_out(tmp_path):
    text = 'Jane Roe said: "I think the bridge is safe." Tom Hale said it was.'
    whole = quote(text, "I think the bridge is safe.", speaker="s1")
    inner = quote(text, "the bridge is safe", id="q2", parent="q1", speaker="s1", kind="indirect")
    people = (speaker(text, "Jane Roe"),)
    _, content = written([Record(article(text, id="a"), (whole, inner), speakers=people)], "csv")
    first, second = csv.DictReader(io.StringIO(content.decode()))
    assert list(first)[-3:] == ["parent", "cue_class", "anonymity"]
    assert (first["parent"], second["parent"]) == ("", "q1")
    assert first["quote"] == f"{second['article']}#{second['parent']}"


def test_parquet_has_every_column_once_and_the_outer_quote_at_its_old_place():
    parquet = pytest.importorskip("quoth.export.parquet", exc_type=MissingExtra)  # type: ignore[arg-type]
    names = parquet.QUOTES.names
    assert len(names) == len(set(names)) == len(COLUMNS) + 4
    assert names[-4:] == ["speaker_id", "parent", "cue_class", "anonymity"]


def test_a_link_is_written_through_to_its_file(tmp_path):
    (tmp_path / "inner").mkdir()
    target, link = tmp_path / "inner" / "quotes.csv", tmp_path / "latest.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    write_records([record()], "csv", link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("quote,")
    waiting = tmp_path / "later.csv"
    waiting.symlink_to(tmp_path / "inner" / "none.csv")
    write_records([record()], "csv", waiting)
    assert waiting.is_symlink() and waiting.read_text(encoding="utf-8").startswith("quote,")
    assert not list(tmp_path.rglob("*.part"))
    turning = tmp_path / "turning.csv"
    turning.symlink_to(turning)
    with pytest.raises(InputError, match="cannot be written"):
        write_records([record()], "csv", turning)


def test_a_pipe_is_written_into_and_stays_one(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_records([record()], "csv", pipe)
    reader.join(10)
    assert got[0].startswith(b"quote,")
    assert pipe.is_fifo()


class Full(io.RawIOBase):
    """A disk that takes nothing more."""

    def writable(self):
        return True

    def write(self, data):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("format", [format for format in FORMATS if format not in FOLDER_FORMATS])
@pytest.mark.filterwarnings("error")
def test_a_full_disk_is_one_line(format):
    with pytest.raises(InputError, match="No space left"):
        write_records([record()], format, Full())  # type: ignore[arg-type]
    gc.collect()  # what is left half-written must not complain later


def test_rows_hold_what_the_columns_promise():
    for row in quote_rows(record(outlet="Post")):
        assert list(row) == list(COLUMNS)
    first, second = quote_rows(record(id="a", outlet="Post"))
    assert (first["quote"], first["speaker"], first["cue"]) == ("a#q1", "Jane Roe", "said")
    assert (second["kind"], second["unnamed"]) == ("indirect", "group")
    assert TEXT[first["start"] : first["end"]] == first["words"]


def test_rows_and_tables_of_speakers_say_why_a_source_has_no_name(tmp_path):
    text = "An official, who asked not to be named because the talks go on, said: “It is off.” Jane Roe said: “No.”"
    why = (12, 62)
    people = (
        replace(speaker(text, "An official"), type="unnamed", unnamed="individual", anonymity=why),
        speaker(text, "Jane Roe", id="s2"),
    )
    said_ = (quote(text, "It is off.", speaker="s1"), quote(text, "No.", id="q2", speaker="s2"))
    held = Record(article(text, id="a"), said_, speakers=people)
    assert [row["anonymity"] for row in quote_rows(held)] == [text[slice(*why)], None]
    pq = pytest.importorskip("pyarrow.parquet")
    write_records([held], "parquet", tmp_path)
    assert pq.read_table(tmp_path / "speakers.parquet")["anonymity"].to_pylist() == [text[slice(*why)], None]
    assert pq.read_table(tmp_path / "quotes.parquet").schema.names[-1] == "anonymity"


# Spreadsheets


@pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-5", "@SUM(A1)", "\tx", "\r=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_guarded(cell):
    assert guard_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["a=1", "", "'x", None, 3, -0.5])
def test_what_it_would_not_run_is_left_alone(cell):
    assert guard_cell(cell) == cell


def hostile():
    text = 'Jane said: "=HYPERLINK(1)", and\x0b "we, too;\nwe"'
    quotes = (quote(text, "=HYPERLINK(1)"), quote(text, "we, too;\nwe", id="q2"))
    return Record(article(text, id="a", title="@title"), quotes)


def test_csv_survives_marks_line_ends_and_formulas():
    count, content = written([hostile()], "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    assert count == len(rows) == 2
    assert [row["words"] for row in rows] == ["'=HYPERLINK(1)", "we, too;\nwe"]
    assert rows[0]["title"] == "'@title"


def test_a_workbook_holds_text_not_formulas():
    openpyxl = pytest.importorskip("openpyxl")
    long = said("word " * 10_000, "Jane Roe")
    _, content = written([hostile(), long], "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["quotes"]
    column = list(COLUMNS).index("words") + 1
    cell = sheet.cell(2, column)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)
    assert [c.value for c in sheet[1]] == list(COLUMNS)
    assert len(sheet.cell(4, column).value) == 32_767


# Parquet


def test_parquet_tables_have_their_documented_schema(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    some = record(id="a", outlet="Post", byline=("A. Writer",))
    write_records([some, record(id="b")], "parquet", tmp_path)
    articles, quotes, speakers = (pq.read_table(tmp_path / f"{n}.parquet") for n in ("articles", "quotes", "speakers"))
    assert (articles.num_rows, quotes.num_rows, speakers.num_rows) == (2, 4, 4)
    for table in (articles, quotes, speakers):
        assert all(field.metadata[b"description"] for field in table.schema)
    first = quotes.to_pylist()[0]
    assert [tuple(span.values()) for span in first["content"]] == list(some.quotes[0].content)
    assert articles.to_pylist()[0]["text"] == some.article.text


# Annotations


def test_annotations_find_their_words_by_text_and_by_place():
    some = record(id="a b", url="https://paper.example/1")
    count, content = written([some], "web-annotation")
    page = json.loads(content)
    assert page["type"] == "AnnotationPage"
    assert count == len(page["items"]) == 2
    first = page["items"][0]
    assert first["id"] == "urn:quoth:a%20b:q1"
    by_text, by_place = first["target"]["selector"]
    assert first["target"]["source"] == "https://paper.example/1"
    assert TEXT[by_place["start"] : by_place["end"]] == by_text["exact"]
    assert by_text["prefix"] + by_text["exact"] + by_text["suffix"] in TEXT
    assert {"type": "TextualBody", "purpose": "identifying", "value": "Jane Roe"} in first["body"]


def test_a_broken_quote_is_a_list_of_targets():
    text = '"We will," she said, "build it."'
    (annotation,) = annotate_quotes(Record(article(text), (Quote("q1", "direct", ((1, 9), (22, 31))),)))
    assert annotation["target"]["type"] == "List"
    assert [item["selector"][0]["exact"] for item in annotation["target"]["items"]] == ["We will,", "build it."]


# Stand-off


def test_brat_lines_point_at_their_words():
    some = replace(record(), mentions=(Mention((0, 7), "title"),))
    lines = list(brat_lines(some))
    assert lines[0] == "T1\tQuote 66 109\tWe will build the bridge before the winter,"
    assert "E1\tQuote:T1 Cue:T2 Source:T3" in lines
    assert "A1\tKind E1 direct" in lines
    assert "#1\tAnnotatorNotes E1\tspeaker: Jane Roe" in lines
    for line in lines:
        if line.startswith("T"):
            _, kind_place, words = line.split("\t")
            pieces = [piece.split() for piece in kind_place.split(" ", 1)[1].split(";")]
            assert " ".join(TEXT[int(s) : int(e)] for s, e in pieces) == words


def test_brat_spans_never_cross_a_line():
    text = '"One line\n\n  and another."'
    lines = list(brat_lines(Record(article(text), (Quote("q1", "direct", ((1, len(text) - 1),)),))))
    assert lines[0] == "T1\tQuote 1 9;13 25\tOne line and another."


def test_names_of_files_stay_apart_and_safe():
    names = {file_name(id_) for id_ in ("a/b", "a-b", "a b", "../../etc", "https://x/?y", "A" * 300, "ü")}
    assert len(names) == 7
    assert all("/" not in name and not name.startswith(".") for name in names)


def test_conll_words_carry_their_roles():
    lines = list(conll_lines(record(id="a")))
    assert lines[0] == "# newdoc id = a"
    rows = {line.split("\t")[1]: line.split("\t")[4] for line in lines if "\t" in line}
    assert (rows["said"], rows["We"], rows["will"]) == ("B-cue:q1", "B-content:q1", "I-content:q1")
    assert rows["left"] == "_"
    for line in lines:
        if "\t" in line:
            _, word, start, end, _ = line.split("\t")
            assert TEXT[int(start) : int(end)] == word


def test_conll_takes_no_square_of_an_articles_quotes():
    class Counted(int):
        asked = 0

        def __gt__(self, other):
            Counted.asked += 1
            return int(self) > other

    text = "It is so. " * 600
    quotes = [Quote(f"q{n}", "direct", ((10 * n, Counted(10 * n + 8)),)) for n in range(600)]
    lines = [line for line in conll_lines(Record(article(text), tuple(quotes))) if "\t" in line]
    assert [line.split("\t")[4] for line in lines[-4:]] == ["B-content:q599", "I-content:q599", "I-content:q599", "_"]
    assert Counted.asked < 10 * len(lines)


def test_a_word_of_two_quotes_has_both_roles():
    text = "He said that she said so."
    inner = quote(text, "so", id="q2", kind="indirect", parent="q1")
    outer = quote(text, "that she said so", kind="indirect", confidence=Confidence(0.9))
    lines = list(conll_lines(Record(article(text), (outer, inner), (), (speaker(text, "He"),))))
    assert next(line for line in lines if "\tso\t" in line).endswith("I-content:q1|B-content:q2")


def test_words_of_a_broken_quote_are_those_that_the_store_has():
    text = "“We shall mend it,” said Roe, “and soon.” Then “Now,” “now.”"
    broken = Quote("q1", "direct", ((1, 17), (31, 39)))
    beside = Quote("q2", "direct", ((48, 52), (55, 59)))
    rows = quote_rows(Record(article(text), (broken, beside)))
    assert [row["words"] for row in rows] == ["We shall mend it […] and soon", "Now, now."]
