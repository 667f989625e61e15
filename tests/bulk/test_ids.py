"""Ids that repeat in an archive: the same article again, or another that must not be lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk.families import group_output
from quoth.bulk.ids import find_shared_ids
from quoth.bulk.merge import merge
from quoth.bulk.plan import Options, make_plan
from quoth.bulk.run import begin, run_bulk
from quoth.bulk.tables import read_table
from quoth.bulk.wire import mark_copies
from quoth.data import Article
from quoth.store import open_store
from tests.bulk.archives import WORDS, find_said
from tests.bulk.test_cli import call
from tests.bulk.test_run import in_turn

SAID = "“We will mend the old bridge before the first winter storms arrive,” said Jane Roe on Monday."


def about(seed: int) -> str:
    """A report of its own, with a quote that all have."""
    lines = (
        f"The {WORDS[(seed + k) % 12]}{seed} of the {WORDS[(seed * k) % 12]}{k + seed} was seen." for k in range(9)
    )
    return "\n\n".join([*lines, SAID])


def output(folder: Path, **files: list[dict[str, object]]) -> Path:
    """The output of a run over files of articles, given by name."""
    (folder / "in").mkdir()
    for name, lines in files.items():
        (folder / "in" / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    begin(make_plan([str(folder / "in")], Options()), folder / "out")
    list(run_bulk(folder / "out", in_turn))
    return folder / "out"


def two_papers(folder: Path, *, third: str = "third") -> Path:
    """Two papers that number their articles from 1, and a third site that prints one of them."""
    papers: dict[str, list[dict[str, object]]] = {
        name: [{"id": i, "outlet": name, "text": about(seed + i)} for i in (1, 2)]
        for name, seed in (("echo", 0), ("post", 20))
    }
    return output(folder, **papers, site=[{"id": third, "outlet": "site", "text": about(21)}])


def test_ids_that_files_share_are_told_with_an_example_and_what_to_do(tmp_path):
    shared = find_shared_ids(two_papers(tmp_path))
    assert (shared.ids, shared.articles) == (2, 4)
    assert shared.told.startswith("2 ids name 4 articles with different texts ('1' in echo.jsonl:1 and post.jsonl:1)")
    assert "give each an id of its own" in shared.told
    assert shared.names == {(1, 1): "1@post.jsonl:1", (1, 2): "2@post.jsonl:2"}


def test_none_of_them_is_a_copy_of_another_and_each_keeps_its_own_copies(tmp_path):
    out = two_papers(tmp_path)
    copies = mark_copies(out, shared=find_shared_ids(out))
    assert (copies.articles, copies.groups, copies.copies) == (5, 1, 1)
    rows = list(read_table(out / "wire" / "wire.parquet"))
    assert [(row["shard"], row["article"], row["copies"], row["reread"]) for row in rows] == [
        (1, "1", 2, False),
        (2, "third", 2, False),
    ]


def test_all_their_quotes_stand_in_families_with_the_place_that_tells_them_apart(tmp_path):
    out = two_papers(tmp_path)
    shared = find_shared_ids(out)
    mark_copies(out, shared=shared)
    assert group_output(out, shared=shared).members == 5
    rows = list(read_table(out / "families" / "families.parquet"))
    assert sorted((row["shard"], row["position"], row["quote"], row["copy_of"]) for row in rows) == [
        (0, 1, "1#q1", None),
        (0, 2, "2#q1", None),
        (1, 1, "1#q1", "1"),
        (1, 2, "2#q1", None),
        (2, 1, "third#q1", "1"),
    ]


def test_a_merge_keeps_all_of_them_and_merging_again_changes_nothing(tmp_path):
    out = two_papers(tmp_path)
    with open_store(tmp_path / "quoth.db") as store:
        for wanted in ((5, 0, 0), (0, 0, 5)):
            last = list(merge(out, store, find_shared_ids(out)))[-1]
            assert (last.added, last.updated, last.unchanged) == wanted
        assert [r.article.id for r in store.records()] == ["1", "2", "1@post.jsonl:1", "2@post.jsonl:2", "third"]
        second = store.get_article("1@post.jsonl:1")
        assert second is not None
        assert store.get_record(second.id) == find_said(second)


@pytest.mark.parametrize(
    "second",
    [
        {"id": "a", "text": about(3)},
        {"id": "a", "text": about(3).replace("seen", "looked at")},
        {"id": "a", "url": "https://a.example/1", "text": about(50)},
    ],
    ids=["same", "edited", "same address"],
)
def test_an_article_that_comes_again_is_one_article_whose_last_text_counts(tmp_path, second):
    first = {**second, "text": about(3)}
    out = output(tmp_path, old=[first], new=[second])
    shared = find_shared_ids(out)
    assert (shared.ids, shared.told) == (0, "")
    mark_copies(out, shared=shared)
    rows = list(read_table(out / "wire" / "wire.parquet"))
    assert [row["reread"] for row in rows] == [True, False]


def test_the_commands_tell_shared_ids_and_what_was_updated(tmp_path):
    out = two_papers(tmp_path)
    told = "2 ids name 4 articles with different texts"
    done = call("families", str(out), "--quiet")
    assert done.return_value == 0 and told in done.stderr and "1 of 5 articles are copies" in done.stdout
    store = str(tmp_path / "quoth.db")
    with open_store(store) as kept:
        kept.add(find_said(Article("third", about(77))))
    done = call("merge", str(out), "--store", store)
    assert (done.return_value, done.stdout) == (0, "4 added, 1 updated, 0 there already\n")
    assert told in done.stderr and "kept apart as 1@post.jsonl:1" in done.stderr
