"""One shard in, one shard out: what is read, what is refused, and that the bytes are always the same."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

pq = pytest.importorskip("pyarrow.parquet", reason="quoth[bulk] is not installed")

import quoth.bulk.shard as shard_module  # noqa: E402
from quoth.bulk.plan import Options, make_plan  # noqa: E402
from quoth.bulk.rows import record_of_row  # noqa: E402
from quoth.bulk.shard import run_shard  # noqa: E402
from quoth.bulk.tables import COLUMNS, SHARD_TABLES, read_table  # noqa: E402
from tests.bulk.archives import find_said, page, record, story, write_warc  # noqa: E402


def run(source: Path, out: Path, **options):
    """All shards of one input: their marks, and the rows of each table."""
    size = options.pop("shard_bytes", 10**9)
    plan = make_plan([str(source)], replace(Options(), **options), shard_bytes=size)
    marks = [run_shard(plan, shard.number, out, find_said) for shard in plan.shards]
    tables = {
        name: [row for f in sorted((out / name).glob("*.parquet")) for row in read_table(f)] for name in SHARD_TABLES
    }
    return marks, tables


def codes(tables) -> list[str]:
    return sorted(row["code"] for row in tables["refusals"])


def test_a_warc_becomes_articles_quotes_and_speakers(tmp_path):
    write_warc(tmp_path / "a.warc.gz", range(3))
    (mark,), tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    assert [row["article"] for row in tables["articles"]] == [f"https://www.news.example/{i}" for i in range(3)]
    first = tables["quotes"][0]
    assert first["speaker"] == "Jane Roe" and first["site"] == "news.example"
    article = tables["articles"][0]
    assert article["text"][first["start"] : first["end"]] == first["words"]
    assert article["crawled"] == "2026-01-02T03:04:05Z"
    assert [row["name"] for row in tables["speakers"]] == ["Jane Roe"] * 3
    assert (mark.counts.expected, mark.counts.records, mark.counts.articles) == (4, 4, 3)
    assert mark.counts.refused == {"not-a-page": 1}  # the warcinfo record


def test_an_articles_row_gives_the_whole_record_back(tmp_path):
    write_warc(tmp_path / "a.warc.gz", range(1))
    _, tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    record = record_of_row(tables["articles"][0])
    assert find_said(record.article) == record


def test_every_table_has_exactly_its_documented_columns(tmp_path):
    write_warc(tmp_path / "a.warc.gz", range(2))
    run(tmp_path / "a.warc.gz", tmp_path / "out")
    for name in SHARD_TABLES:
        assert pq.read_schema(tmp_path / "out" / name / "00000.parquet").names == list(COLUMNS[name])


def test_the_parts_of_an_archive_hold_each_record_once(tmp_path):
    write_warc(tmp_path / "a.warc.gz", range(20))
    whole = run(tmp_path / "a.warc.gz", tmp_path / "one")[1]
    size = (tmp_path / "a.warc.gz").stat().st_size
    for parts in (2, 3, 7):
        marks, split = run(tmp_path / "a.warc.gz", tmp_path / f"by{parts}", shard_bytes=-(-size // parts))
        assert len(marks) == parts
        assert [r["article"] for r in split["articles"]] == [r["article"] for r in whole["articles"]]
        assert sum(m.counts.records for m in marks) == 21


def test_two_runs_give_the_same_bytes(tmp_path):
    write_warc(tmp_path / "a.warc.gz", range(5))
    one, two = (run(tmp_path / "a.warc.gz", tmp_path / name)[0] for name in ("one", "two"))
    assert one == two
    for name, facts in one[0].files.items():
        assert hashlib.sha256((tmp_path / "one" / name / "00000.parquet").read_bytes()).hexdigest() == facts.sha256


def test_a_truncated_archive_is_read_to_its_end_and_says_so(tmp_path):
    members = write_warc(tmp_path / "a.warc.gz", range(4))
    (tmp_path / "a.warc.gz").write_bytes(b"".join(members)[:-20])
    (mark,), tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    assert len(tables["articles"]) == 3
    assert codes(tables) == ["not-a-page", "truncated"]
    assert (mark.counts.expected, mark.counts.records) == (5, 4)


def test_damage_inside_an_archive_costs_the_damaged_record_alone(tmp_path):
    members = write_warc(tmp_path / "a.warc.gz", range(6))
    at = sum(map(len, members[:3])) + len(members[3]) // 2
    data = bytearray(b"".join(members))
    data[at : at + 30] = b"\0" * 30
    (tmp_path / "a.warc.gz").write_bytes(bytes(data))
    (mark,), tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    assert [row["article"][-1] for row in tables["articles"]] == ["0", "1", "3", "4", "5"]
    assert codes(tables) == ["corrupt", "not-a-page"]
    assert mark.counts.expected == mark.counts.records + 1


def test_what_is_no_page_is_counted_with_the_reason(tmp_path):
    members = [
        page(1, status="404 Not Found"), page(2, type_="application/pdf"),
        page(3, html="<html><body>menu</body></html>"), gzip.compress(record(b"x", kind="metadata"), mtime=0), page(4),
    ]  # fmt: skip
    (tmp_path / "a.warc.gz").write_bytes(b"".join(members))
    (mark,), tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    assert len(tables["articles"]) == 1
    assert codes(tables) == ["no-article", "not-a-page", "not-a-page", "not-a-page"]
    assert mark.counts.articles + sum(mark.counts.refused.values()) == mark.counts.records == 5


def test_a_page_of_fifty_megabytes_is_refused_and_the_next_is_read(tmp_path):
    huge = "<html><body><p>" + "word " * 10_000_000 + "</p></body></html>"
    (tmp_path / "a.warc.gz").write_bytes(page(1, html=huge) + page(2))
    _, tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    assert codes(tables) == ["too-large"] and tables["refusals"][0]["id"] == "https://www.news.example/1"
    assert len(tables["articles"]) == 1


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_an_encoded_page_that_is_too_large_is_refused_once(tmp_path, name):
    long = b"".join(b"<p>Line %d of the list of members.</p>" % number for number in range(400_000))
    parts = [record(gzip.compress(long), "https://a.example/", type_="text/html\r\nContent-Encoding: gzip")]
    parts.append(record(story(2).encode(), "https://b.example/"))
    (tmp_path / name).write_bytes(b"".join(map(gzip.compress, parts) if name.endswith("gz") else parts))
    _, tables = run(tmp_path / name, tmp_path / "out")
    assert [(row["id"], row["code"]) for row in tables["refusals"]] == [("https://a.example/", "too-large")]
    assert [row["article"] for row in tables["articles"]] == ["https://b.example/"]


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b\x08\x00", b"no archive at all", bytes(range(256)) * 20, gzip.compress(b"text")]
)
def test_a_file_that_is_no_archive_is_a_refusal(tmp_path, data):
    (tmp_path / "a.warc.gz").write_bytes(data)
    (mark,), tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    assert tables["articles"] == [] and len(codes(tables)) == 1
    assert mark.counts.expected > mark.counts.records


def test_a_resource_and_an_answer_without_a_type_are_read_as_everywhere_else(tmp_path):
    members = [
        page(1, kind="resource", type_="text/html; charset=utf-8"), page(2, type_=""),
        page(3, html="no page", type_=""), page(4, status="203 Passed On"), page(5, kind="resource", type_="image/png"),
    ]  # fmt: skip
    (tmp_path / "a.warc.gz").write_bytes(b"".join(members))
    _, tables = run(tmp_path / "a.warc.gz", tmp_path / "out")
    assert [row["article"][-1] for row in tables["articles"]] == ["1", "2", "4"]
    assert [row["message"] for row in tables["refusals"]] == [
        "states no type and does not begin like HTML",
        "is image/png, not HTML",
    ]


@pytest.mark.parametrize("name", ["a.warc", "single.warc.gz"])
def test_archives_not_gzipped_by_record_are_read_too(tmp_path, name):
    data = b"".join(record(story(i).encode(), f"https://b.example/{i}") for i in range(3))
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    _, tables = run(tmp_path / name, tmp_path / "out")
    assert len(tables["articles"]) == 3


def test_other_languages_are_refused_unless_asked_for(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Der Rat hat es beschlossen.", "language": "de"}) + "\n")
    refused = run(tmp_path / "a.jsonl", tmp_path / "en")[1]
    assert codes(refused) == ["language"]
    assert "--language any" in refused["refusals"][0]["message"]  # the option of this command, not of quoth read
    assert codes(run(tmp_path / "a.jsonl", tmp_path / "de", languages=("de",))[1]) == []
    assert codes(run(tmp_path / "a.jsonl", tmp_path / "any", languages=("any",))[1]) == []


def test_articles_without_quotes_can_be_left_out(tmp_path):
    lines = [{"id": "a", "text": "“We will mend it,” said Jane Roe."}, {"id": "b", "text": "Nothing was said."}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    (mark,), tables = run(tmp_path / "a.jsonl", tmp_path / "out", only_with_quotes=True)
    assert [row["article"] for row in tables["articles"]] == ["a"]
    assert (mark.counts.articles, mark.counts.quoteless) == (2, 1)


def test_one_article_that_breaks_the_reader_does_not_cost_the_others(tmp_path):
    lines = [{"id": "a", "text": "EXPLODE"}, {"id": "b", "text": "Nothing was said."}, {"text": 3}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "{broken\n")
    _, tables = run(tmp_path / "a.jsonl", tmp_path / "out")
    assert [row["article"] for row in tables["articles"]] == ["b"]
    assert codes(tables) == ["bad-json", "bad-json", "failed"]


def test_jsonl_in_parts_holds_each_line_once(tmp_path):
    lines = "".join(json.dumps({"text": f"Story number {i} of many."}) + "\n" for i in range(50))
    (tmp_path / "a.jsonl").write_text(lines)
    marks, tables = run(tmp_path / "a.jsonl", tmp_path / "out", shard_bytes=700)
    assert len(marks) > 1
    assert sorted(int(r["article"].split(":")[1]) for r in tables["articles"]) == list(range(1, 51))


def test_parquet_of_articles_is_read(tmp_path):
    import pyarrow as pa

    rows = [{"id": f"p{i}", "text": "“We will mend it,” said Jane Roe.", "outlet": "X", "other": 3} for i in range(9)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    marks, tables = run(tmp_path / "a.parquet", tmp_path / "out", shard_bytes=1000)
    assert sorted(r["article"] for r in tables["articles"]) == [f"p{i}" for i in range(9)]
    assert sum(m.counts.records for m in marks) == 9
    (tmp_path / "b.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:-9])
    assert codes(run(tmp_path / "b.parquet", tmp_path / "out2")[1]) == ["corrupt"]


def test_a_list_may_say_how_many_records_there_should_be(tmp_path):
    members = write_warc(tmp_path / "in" / "a.warc.gz", range(4))
    (tmp_path / "in" / "a.warc.gz").write_bytes(b"".join(members[:-1]))  # cut between records: nothing else can see it
    (tmp_path / "all.paths").write_text("# archive\nin/a.warc.gz\t5\nin/gone.warc.gz\n")
    marks, tables = run(tmp_path / "all.paths", tmp_path / "out")
    assert codes(tables) == ["count", "missing", "not-a-page"]
    assert (marks[0].counts.expected, marks[0].counts.records) == (5, 4)


def test_an_article_as_long_as_a_book_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(shard_module, "_LONGEST", 200)
    texts = ["“We will mend the pier,” said Jane Roe. " * n for n in (1, 9)]
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    (tmp_path / "a.jsonl").write_text(lines, "utf-8")
    _, tables = run(tmp_path / "a.jsonl", tmp_path / "out")
    assert len(tables["articles"]) == 1 and codes(tables) == ["too-large"]


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.warc.gz", "a.parquet"])
def test_a_file_that_must_not_be_opened_is_refused_as_that(tmp_path, monkeypatch, name):
    def forbidden(path: Path, *args: str, **options: object):
        raise PermissionError(13, "Permission denied", str(path))

    opened = Path.open
    (tmp_path / name).write_bytes(b"{}")
    monkeypatch.setattr(Path, "open", lambda path, *a, **k: (forbidden if path.name == name else opened)(path, *a, **k))
    monkeypatch.setattr(gzip, "open", forbidden)
    (refused,) = run(tmp_path / name, tmp_path / "out")[1]["refusals"]
    assert (refused["id"], refused["code"]) == (name, "unreadable") and "check its permissions" in refused["message"]


def test_quotes_are_joined_to_speakers_by_an_id(tmp_path):
    text = "“We will mend the pier,” said Jane Roe. “It was never safe,” said Jane Roe. “No,” said Tom Hale."
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": text}), "utf-8")
    _, tables = run(tmp_path / "a.jsonl", tmp_path / "out")
    names = {row["speaker"]: row["name"] for row in tables["speakers"]}
    assert len(names) == 3
    assert [names[row["speaker_id"]] for row in tables["quotes"]] == [row["speaker"] for row in tables["quotes"]]
