"""Finished shards into a store."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk.ids import find_shared_ids
from quoth.bulk.merge import merge
from quoth.bulk.plan import Options, make_plan
from quoth.bulk.run import begin, run_bulk
from quoth.store import open_store
from tests.bulk.archives import find_said
from tests.bulk.test_run import in_turn, plan_of


def test_a_merged_store_holds_the_same_records_and_merging_again_changes_nothing(tmp_path):
    begin(plan_of(tmp_path / "in"), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    with open_store(tmp_path / "quoth.db") as store:
        steps = list(merge(tmp_path / "out", store))
        assert (steps[-1].added, steps[-1].unchanged, steps[-1].refused) == (9, 0, 0)
        record = store.get_record("https://www.news.example/11")
        assert record is not None and record == find_said(record.article)
        assert store.counts().quotes == 9 and store.counts().refusals == 3
        assert list(merge(tmp_path / "out", store))[-1].unchanged == 9


def test_two_texts_of_one_article_are_merged_once(tmp_path):
    texts = [f"“We will build the {what} bridge,” said Jane Roe on Monday." for what in ("old", "new")]
    crawl = tmp_path / "crawl.jsonl"
    crawl.write_text("".join(json.dumps({"id": "a", "text": text}) + "\n" for text in texts), encoding="utf-8")
    begin(make_plan([str(crawl)], Options()), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    with open_store(tmp_path / "quoth.db") as store:
        for wanted in ((1, 1, 0), (0, 0, 2), (0, 0, 2)):
            last = list(merge(tmp_path / "out", store, find_shared_ids(tmp_path / "out")))[-1]
            assert (last.added, last.updated, last.unchanged) == wanted
        assert (store.get_article("a").text, store.versions("a")) == (texts[1], texts[:1])
