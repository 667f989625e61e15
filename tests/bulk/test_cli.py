"""quoth bulk, from archive to families."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.cli.bulk import _duration, command
from quoth.errors import InputError
from quoth.extraction.cards import find_card


def call(*args: str):
    return CliRunner().invoke(command, list(args), standalone_mode=False)


def write_articles(path: Path) -> None:
    lines = [
        {"id": f"a{i}", "url": f"https://s{i}.example/1", "text": f"Report {i}\n\n“We will mend it,” said Jane Roe.\n"}
        for i in range(3)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def test_from_archive_to_families_and_store(tmp_path):
    try:
        find_card("accurate")
    except Exception as error:
        pytest.skip(f"the network is not built: {error}")
    write_articles(tmp_path / "a.jsonl")
    out = str(tmp_path / "out")
    done = call(str(tmp_path / "a.jsonl"), "--out", out)
    assert done.return_value == 0, done.output
    assert "3 articles" in done.output
    assert json.loads(call("status", out, "--json").output)["done"] == 1
    assert call("resume", out).return_value == 0
    assert call("families", out).return_value == 0
    assert call("merge", out, "--store", str(tmp_path / "quoth.db")).return_value == 0


def test_a_merge_says_of_each_shard_what_it_added(tmp_path):
    from quoth.bulk.run import begin, run_bulk
    from tests.bulk.test_run import in_turn, plan_of

    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    for wanted in ("3 added, 0 there already", "0 added, 3 there already"):
        done = call("merge", str(tmp_path / "out"), "--store", str(tmp_path / "quoth.db"))
        assert done.stderr.splitlines() == [f"shard {number}: {wanted}" for number in range(3)]
        assert done.stdout == wanted.replace("3", "9") + "\n"


def test_dates_that_cannot_be_read_are_counted_with_an_example(tmp_path):
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import begin, read_status, run_bulk
    from tests.bulk.test_run import in_turn

    days = ["2016-02-07", "03/04/2016", "Feb 7, 2016", "soon"]
    lines = [{"id": f"a{n}", "text": "Nobody spoke of the bridge.", "published": day} for n, day in enumerate(days)]
    for name, some in (("a", lines[:2]), ("b", lines[2:])):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in some), encoding="utf-8")
    begin(make_plan([str(tmp_path / f"{name}.jsonl") for name in "ab"], Options(languages=("any",))), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    counts = read_status(tmp_path / "out").counts
    assert (counts.articles, counts.undated, counts.undated_as) == (4, 2, "03/04/2016 (a1)")
    assert (
        "2 articles have dates that cannot be read: 03/04/2016 (a1), …" in call("status", str(tmp_path / "out")).stderr
    )
    assert json.loads(call("status", str(tmp_path / "out"), "--json").stdout)["undated"] == 2


def test_status_says_what_is_missing_with_exit_code_1(tmp_path):
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import begin

    write_articles(tmp_path / "a.jsonl")
    begin(make_plan([str(tmp_path / "a.jsonl")], Options()), tmp_path / "out")
    done = call("status", str(tmp_path / "out"))
    assert done.return_value == 1
    assert "0 of 1 shards done (stopped; quoth bulk resume goes on)" in done.output


def test_a_table_that_is_gone_or_changed_is_told_and_made_again(tmp_path):
    from quoth.bulk.local import run_local
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import begin, run_bulk
    from tests.bulk.archives import read_by_rule

    write_articles(tmp_path / "a.jsonl")
    out, quotes = tmp_path / "out", tmp_path / "out" / "quotes" / "00000.parquet"
    begin(make_plan([str(tmp_path / "a.jsonl")], Options()), out)
    list(run_bulk(out, partial(run_local, make_read=read_by_rule)))
    whole = quotes.read_bytes()
    quotes.write_bytes(whole[:-1] + b"?")
    assert call("status", str(out)).return_value == 0
    told = call("status", str(out), "--check")
    assert told.return_value == 1
    assert "quoth bulk resume --check makes it again" in told.output
    quotes.unlink()
    told = call("status", str(out))
    assert "0 of 1 shards done (stopped" in told.output
    assert "quoth bulk resume makes it again" in told.output


def test_families_of_a_part_say_what_is_missing_and_status_says_when_they_are_of_before(tmp_path):
    from quoth.bulk.run import begin, run_bulk
    from quoth.bulk.tables import read_table
    from tests.bulk.test_run import in_turn, plan_of

    out = tmp_path / "out"
    begin(plan_of(tmp_path / "in"), out)
    list(run_bulk(out, lambda plan, todo, folder: in_turn(plan, todo[:2], folder)))
    assert json.loads(call("status", str(out), "--json").output)["families"] == "none"
    done = call("families", str(out), "--quiet")
    assert done.return_value == 1
    assert "1 of 3 shards are missing, and what is in them; quoth bulk resume reads them" in done.stderr
    done_ones = {int(path.stem) for path in (out / "done").glob("*.json")}
    assert {row["shard"] for row in read_table(out / "families" / "families.parquet")} <= done_ones
    assert json.loads(call("status", str(out), "--json").output)["families"] == "current"
    list(run_bulk(out, in_turn))
    told = call("status", str(out))
    assert told.return_value == 0 and "make them again with  quoth bulk families" in told.output
    assert "quoth: wire/ and families/ are not of the shards" in call("resume", str(out)).stderr
    assert call("families", str(out), "--quiet").return_value == 0
    made = (out / "families" / "made-from.json").read_bytes()
    assert "make them again" not in call("status", str(out)).output
    call("families", str(out), "--quiet")
    assert (out / "families" / "made-from.json").read_bytes() == made


def test_a_table_without_its_mark_is_left_out_of_families(tmp_path):
    from quoth.bulk.manifest import mark_path
    from quoth.bulk.run import begin, run_bulk
    from tests.bulk.test_run import in_turn, plan_of

    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    mark_path(tmp_path / "out", 1).unlink()
    done = call("families", str(tmp_path / "out"), "--quiet")
    assert done.return_value == 1 and "of 6 articles are copies" in done.stdout and "of 6 quotes" in done.stdout


def test_status_says_how_many_articles_quote_nobody_and_are_left_out(tmp_path):
    from quoth.bulk.local import run_local
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import begin, run_bulk
    from tests.bulk.archives import read_by_rule

    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "Nothing was said."}) + "\n", encoding="utf-8")
    begin(make_plan([str(tmp_path / "a.jsonl")], Options(only_with_quotes=True)), tmp_path / "out")
    list(run_bulk(tmp_path / "out", partial(run_local, make_read=read_by_rule)))
    assert "1 of the articles are left out" in call("status", str(tmp_path / "out")).output


def test_wrong_inputs_are_errors_of_ours(tmp_path):
    done = call(str(tmp_path / "none.warc.gz"), "--out", str(tmp_path / "out"))
    assert isinstance(done.exception, InputError)
    assert not (tmp_path / "out").exists()


def test_help_teaches():
    assert "quoth bulk archive/ --out quotes/" in call("--help").output


def test_progress_counts_shards_and_says_what_was_left_out(tmp_path, monkeypatch):
    from quoth.bulk.local import Failure
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import begin

    write_articles(tmp_path / "a.jsonl")
    begin(make_plan([str(tmp_path / "a.jsonl")], Options()), tmp_path / "out")
    monkeypatch.setattr("quoth.bulk.local.run_local", lambda *_, **__: iter([Failure(0, "its disk is full")]))
    told = call("resume", str(tmp_path / "out")).stderr
    assert told.splitlines() == [
        "1 of 1 shards to read",
        "quoth: shard 0 was left out: its disk is full",
        "0/1 shards · 0 articles · 0 quotes · 0.0/s · 0 s left",
    ]
    assert "its disk is full" in call("resume", str(tmp_path / "out"), "--quiet").stderr


@pytest.mark.parametrize(("seconds", "told"), [(None, "?"), (89, "89 s"), (600, "10 min"), (10_800, "3.0 h")])
def test_the_time_left_is_told_in_a_fitting_unit(seconds, told):
    assert _duration(seconds) == told


@pytest.mark.parametrize("name", ["list.txt", "report.txt"])
def test_a_list_of_files_that_are_not_there_is_told_with_exit_code_1(tmp_path, name):
    lines = "a.jsonl\nb.warc.gz\n" if name == "list.txt" else "Ada Pym said the pier was shut.\nNobody else did.\n"
    (tmp_path / name).write_text(lines, encoding="utf-8")
    done = call(str(tmp_path / name), "--out", str(tmp_path / "out"))
    assert done.return_value == 1
    assert "2 refused: 2 missing (the input was taken for a list of files" in done.stderr
    assert not (tmp_path / "out").exists()  # the next list is a run of its own


def test_what_the_store_of_a_merge_refuses_is_named_with_the_reason_and_exit_code_1(tmp_path):
    from quoth.bulk.plan import Options, make_plan
    from quoth.bulk.run import begin, run_bulk
    from tests.bulk.test_run import in_turn

    lines = [{"id": "pier", "text": "The pier is shut.\x00"}, {"id": "ferry", "text": "The ferry waits."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    begin(make_plan([str(tmp_path / "a.jsonl")], Options()), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    done = call("merge", str(tmp_path / "out"), "--store", str(tmp_path / "a.db"))
    assert done.return_value == 1
    assert (
        "quoth: pier: it holds a null character" in done.stderr and "1 added, 0 there already, 1 refused" in done.stdout
    )


@pytest.mark.parametrize("options", ["--engine ray", "--address host:1", "--engine daft --address host:1"])
def test_an_engine_and_an_address_that_do_not_fit_are_told_before_anything_is_written(tmp_path, options):
    write_articles(tmp_path / "a.jsonl")
    done = call(str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "out"), *options.split())
    assert "--address" in str(done.exception.message)
    assert not (tmp_path / "out").exists()
