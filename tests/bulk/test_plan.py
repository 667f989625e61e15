"""Inputs into numbered shards."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk.plan import SCHEMA, Options, check_plan, largest_first, make_plan, read_plan, write_plan
from quoth.bulk.run import begin
from quoth.errors import InputError
from tests.bulk.archives import write_warc


def test_a_directory_is_walked_in_order_and_what_is_no_archive_is_said(tmp_path):
    for name in ("b/x.warc.gz", "a.jsonl", "c.parquet", "notes.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"0123456789")
    plan = make_plan([str(tmp_path)], Options())
    assert [(s.number, s.name, s.kind) for s in plan.shards] == [
        (0, "a.jsonl", "jsonl"), (1, "b/x.warc.gz", "warc"), (2, "c.parquet", "parquet"),
    ]  # fmt: skip
    assert plan.skipped == ("notes.doc",)


def test_a_large_file_becomes_parts(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(b"0" * 1000)
    (tmp_path / "b.warc").write_bytes(b"0" * 1000)  # cannot be entered in the middle
    plan = make_plan([str(tmp_path)], Options(), shard_bytes=300)
    assert [(s.name, s.part, s.parts) for s in plan.shards] == [
        *(("a.warc.gz", i, 4) for i in range(4)),
        ("b.warc", 0, 1),
    ]
    assert largest_first(plan, range(5))[0] == 4


@pytest.mark.parametrize(("size", "parts"), [(200_000, 1), (1_000_000, 4), (16_000_000, 32)])
def test_a_small_archive_is_cut_so_that_a_kill_costs_little(tmp_path, size, parts):
    (tmp_path / "a.jsonl").write_bytes(b" " * size)
    (tmp_path / "b.jsonl.gz").write_bytes(b" " * size)  # cannot be entered in the middle
    plan = make_plan([str(tmp_path)], Options())
    assert [(s.name, s.parts) for s in plan.shards] == [*[("a.jsonl", parts)] * parts, ("b.jsonl.gz", 1)]


def test_pages_and_tables_are_shown_the_other_way(tmp_path):
    (tmp_path / "a.html").write_bytes(b"<p>")
    for given in (tmp_path, tmp_path / "a.html"):
        with pytest.raises(InputError, match="quoth add, then  quoth export --format parquet"):
            make_plan([str(given)], Options())


def test_a_plan_read_back_is_the_same(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{}")
    plan = make_plan([str(tmp_path / "a.jsonl")], Options(languages=("en", "de")))
    write_plan(plan, tmp_path)
    assert read_plan(tmp_path) == plan


def test_two_files_of_one_name_are_told_apart(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jsonl").write_bytes(b"{}")
    plan = make_plan([str(tmp_path / "x" / "a.jsonl"), str(tmp_path / "y" / "a.jsonl")], Options())
    assert [s.name for s in plan.shards] == ["a.jsonl", "a.jsonl~2"]


def test_options_and_names_decide_the_digest_and_places_do_not(tmp_path):
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.jsonl").write_bytes(b"{}")
    x, y = (make_plan([str(tmp_path / folder)], Options()) for folder in "xy")
    assert x.digest == y.digest != make_plan([str(tmp_path / "x")], Options(html="careful")).digest


def test_a_changed_or_missing_file_is_told(tmp_path):
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_bytes(b"{}")
    plan = make_plan([str(tmp_path)], Options())
    (tmp_path / "a.jsonl").unlink()
    (tmp_path / "b.jsonl").write_bytes(b"{} ")
    assert [line.rsplit(": ", 1)[1] for line in check_plan(plan)] == ["is gone", "held 2 bytes when planned, now 3"]


@pytest.mark.parametrize("given", ["nothing.warc.gz", "https://example.org/a.warc.gz", "page.html", "."])
def test_what_cannot_be_an_input_is_refused_in_one_line(tmp_path, monkeypatch, given):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<p>")
    with pytest.raises(InputError) as error:
        make_plan([given], Options())
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("held", "told"), [
    ('{"schema": "quoth-bulk-plan/9"}', "schema"), ("[]", "schema None"), ('{"schema": "SCHEMA"}', "is damaged"),
    ('{"schema": "SCHEMA", "options": {"languages": [], "newer": 1}, "shards": [], "skipped": []}', "newer quoth's"),
])  # fmt: skip
def test_a_plan_of_another_version_or_a_damaged_one_is_refused(tmp_path, held, told):
    (tmp_path / "plan.json").write_text(held.replace("SCHEMA", SCHEMA))
    with pytest.raises(InputError, match=told) as error:
        read_plan(tmp_path)
    assert error.value.code == "bad-plan"


def test_a_warc_gzipped_as_one_stream_is_not_cut_into_parts(tmp_path):
    members = write_warc(tmp_path / "each.warc.gz", range(20))
    (tmp_path / "one.warc.gz").write_bytes(gzip.compress(b"".join(map(gzip.decompress, members))))
    plan = make_plan([str(tmp_path)], Options(), shard_bytes=1_000)
    assert {s.name: s.parts for s in plan.shards} == {"each.warc.gz": plan.shards[0].parts, "one.warc.gz": 1}
    assert plan.shards[0].parts > 1


def test_what_is_named_like_an_archive_and_is_none_is_told_with_the_reason(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{}")
    (tmp_path / "b.jsonl").symlink_to("gone.jsonl")
    (tmp_path / "c.jsonl").symlink_to("c.jsonl")
    os.mkfifo(tmp_path / "d.jsonl")
    (tmp_path / "e").mkdir()
    (tmp_path / "f").symlink_to("e")
    plan = make_plan([str(tmp_path)], Options())
    assert [s.name for s in plan.shards] == ["a.jsonl"]
    nowhere = "a link that leads nowhere"
    assert plan.skipped == (
        f"b.jsonl ({nowhere})",
        f"c.jsonl ({nowhere})",
        "d.jsonl (not a file)",
        "f (a link to a folder)",
    )


def test_a_file_whose_name_is_no_text_is_planned_under_one_that_is(tmp_path):
    (tmp_path / "pier\udcff.jsonl").write_bytes(b"{}")
    (tmp_path / "list.txt").write_bytes(b"pier\xff.jsonl\n")
    for given in (tmp_path, tmp_path / "list.txt"):
        plan = make_plan([str(given)], Options())
        assert [(s.name, s.kind) for s in plan.shards] == [("pier\\xff.jsonl", "jsonl")]
        write_plan(plan, tmp_path / "out")
        (tmp_path / "out" / "plan.json").read_text("utf-8")
        held = read_plan(tmp_path / "out")
        assert held == plan and Path(held.shards[0].path).is_file()


def test_a_list_may_be_gzipped_under_a_name_in_capitals(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{}")
    (tmp_path / "LIST.TXT.GZ").write_bytes(gzip.compress(b"a.jsonl\n"))
    (shard,) = make_plan([str(tmp_path / "LIST.TXT.GZ")], Options()).shards
    assert (shard.name, shard.kind) == ("a.jsonl", "jsonl")


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"a.jsonl\n" * 9)[:-12], b"a.jsonl\n", gzip.compress(b"")[:10] + b"\xff"],
    ids=["cut off", "not packed", "damaged"],
)
def test_a_gzipped_list_that_cannot_be_read_is_told_by_its_name(tmp_path, data):
    path = tmp_path / "list.txt.gz"
    path.write_bytes(data)
    with pytest.raises(InputError, match="cannot be read") as error:
        make_plan([str(path)], Options())
    assert (error.value.source, error.value.code) == (str(path), "unreadable")


def test_what_no_address_can_be_is_refused_with_it(tmp_path):
    (tmp_path / "list.txt").write_text("https://[x.warc.gz\n", encoding="utf-8")
    (tmp_path / "other.txt").write_text("//[x.warc.gz\n", encoding="utf-8")
    for given, base in (("https://[x.warc.gz", None), ("list.txt", None), ("other.txt", "https://example.org")):
        given = str(tmp_path / given) if base or given.endswith(".txt") else given
        with pytest.raises(InputError) as error:
            make_plan([given], Options(), base=base)
        assert error.value.code == "address"


def test_a_plan_with_shards_of_a_kind_that_is_none_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{}")
    write_plan(make_plan([str(tmp_path / "a.jsonl")], Options()), tmp_path)
    plan = tmp_path / "plan.json"
    plan.write_text(plan.read_text("utf-8").replace('"kind": "jsonl"', '"kind": "tablets"'), encoding="utf-8")
    with pytest.raises(InputError, match="shards of kind tablets") as error:
        read_plan(tmp_path)
    assert error.value.code == "bad-plan"


def test_the_output_of_an_earlier_run_is_no_part_of_the_archive(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{}")
    plan = make_plan([str(tmp_path)], Options())
    begin(plan, tmp_path / "out")
    (tmp_path / "out" / "articles").mkdir()
    (tmp_path / "out" / "articles" / "0.parquet").write_bytes(b"PAR1")
    again = make_plan([str(tmp_path)], Options())
    assert again.shards == plan.shards and again.skipped == ("out (output of quoth bulk)",)
    begin(again, tmp_path / "out")
