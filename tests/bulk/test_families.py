"""Families and wire copies across a whole output."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk import runs
from quoth.bulk.families import Grouping, group_output
from quoth.bulk.merge import merge
from quoth.bulk.plan import Options, make_plan
from quoth.bulk.run import begin, run_bulk
from quoth.bulk.tables import read_table
from quoth.bulk.wire import _rows, find_copies, mark_copies
from quoth.bulk.wire_sketch import overlap_of, sketch
from quoth.data import Article, StoredQuote
from quoth.families.group import group_quotes
from quoth.relatives import list_families
from quoth.store import open_store
from tests.bulk.archives import write_warc
from tests.bulk.test_run import in_turn

_WORDS = "mend harbour council river promise taxes school winter bridge garden letter engine vote summer road".split()
_SMALL = "the of and to a in that is it we be will not".split()


def make_quotes(n: int, seed: int) -> list[StoredQuote]:
    """Quotes that repeat, cut and change one another, with short ones and a stock phrase among them."""
    rng = random.Random(seed)
    said: list[list[str]] = []
    for i in range(n):
        if i and rng.random() < 0.5:
            words = list(rng.choice(said))
            how = rng.random()
            if how < 0.4 and len(words) > 6:
                start = rng.randrange(len(words) - 4)
                words = words[start : start + rng.randrange(3, 9)]
            elif how < 0.7:
                words[rng.randrange(len(words))] = rng.choice(_WORDS)
        else:
            words = [rng.choice(_SMALL if rng.random() < 0.4 else _WORDS) for _ in range(rng.randrange(2, 24))]
        if rng.random() < 0.2:
            words[len(words) // 2 : len(words) // 2] = "at the end of the working day".split()
        said.append(words)
    return [
        StoredQuote(
            f"a{i - i % 7 // 5}#q{i}", f"a{i - i % 7 // 5}", f"q{i}", " ".join(words),
            rng.choice(("direct", "mixed", "indirect")), (rng.randrange(3), rng.randrange(3, 6)),
            rng.choice((None, "Jane Roe", "Mr Roe", "Bob Hill")), published=rng.choice((None, "2020-01-01")),
            polarity=rng.choice(("affirmed", "affirmed", "affirmed", "denied")),
        )
        for i, words in enumerate(said)
    ]  # fmt: skip


def grouped(quotes: list[StoredQuote], workers: int = 1):
    columns: dict[str, list[Any]] = {
        "quote": [q.key for q in quotes], "words": [q.words for q in quotes], "kind": [q.kind for q in quotes],
        "speaker": [q.speaker for q in quotes], "published": [q.published for q in quotes],
        "article": [q.article for q in quotes], "polarity": [q.polarity for q in quotes],
        "start": [q.span[0] for q in quotes], "end": [q.span[1] for q in quotes],
    }  # fmt: skip
    return [
        (family, [(quotes[i].key, *relation) for i, relation in zip(ids, relations, strict=True)], quotes[full].key)
        for family, ids, relations, full in Grouping(columns, workers).families()
    ]


@pytest.mark.parametrize("seed", range(6))
def test_the_families_are_those_of_group_quotes(seed):
    quotes = make_quotes(150, seed)
    wanted = [
        (f.id, [(m.quote.key, m.relation, m.reason) for m in f.members], f.fullest.key) for f in group_quotes(quotes)
    ]
    assert grouped(quotes) == wanted


def test_order_and_number_of_processes_do_not_matter():
    quotes = make_quotes(120, 9)
    other = list(quotes)
    random.Random(0).shuffle(other)
    assert grouped(quotes) == grouped(other) == grouped(quotes, workers=2)


def test_long_lists_are_cut_into_pieces_without_losing_a_pair(monkeypatch):
    quotes = make_quotes(100, 11)
    wanted = grouped(quotes)
    monkeypatch.setattr(runs, "_PAIRS", 40)
    assert grouped(quotes) == wanted


def test_a_stock_phrase_is_passed_over_and_counted(monkeypatch):
    quotes = make_quotes(100, 12)
    monkeypatch.setattr(runs, "MOST_SHARED", 5)
    found = Grouping({"words": [q.words for q in quotes], "speaker": [None] * 100})
    assert found.passed_over > 0


def test_an_output_gets_its_copies_marked_and_its_families(tmp_path):
    write_warc(tmp_path / "in" / "a.warc.gz", range(4))
    write_warc(tmp_path / "in" / "b.warc.gz", range(2, 5), site="mirror.example")
    begin(make_plan([str(tmp_path / "in")], Options()), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    copies = mark_copies(tmp_path / "out")
    assert (copies.articles, copies.groups, copies.copies) == (7, 2, 2)
    rows = list(read_table(tmp_path / "out" / "wire" / "wire.parquet"))
    assert {row["sites"] for row in rows} == {2} and len(rows) == 4
    found = group_output(tmp_path / "out")
    assert found.quotes == 7
    families = list(read_table(tmp_path / "out" / "families" / "families.parquet"))
    mirrored = [row for row in families if row["site"] == "mirror.example" and row["copy_of"]]
    assert {row["copy_of"] for row in mirrored} <= {f"https://www.mirror.example/{i}" for i in (2, 3)}


def test_a_cut_copy_is_recognised_and_another_report_of_the_event_is_not():
    rng = random.Random(4)
    words = [rng.choice(_WORDS) + str(rng.randrange(99)) for _ in range(600)]
    other = [rng.choice(_WORDS) + str(rng.randrange(99)) for _ in range(500)]
    texts = [words, words[:420], [*words[:200], *other[:60], *words[200:]], [*other, *words[100:160]]]
    sketches = [sketch(Article("x", " ".join(text))) for text in texts]
    assert find_copies(sketches) == [[0, 1, 2]]
    assert overlap_of(sketches[0], sketches[0]) == 1.0
    assert find_copies([[], []]) == []


def test_the_families_of_an_output_are_those_of_a_store_with_the_same_articles(tmp_path):
    write_warc(tmp_path / "in" / "a.warc.gz", range(6))
    write_warc(tmp_path / "in" / "b.warc.gz", range(3, 9), site="mirror.example")
    begin(make_plan([str(tmp_path / "in")], Options()), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    assert group_output(tmp_path / "out").members == 12
    rows = read_table(tmp_path / "out" / "families" / "families.parquet")
    found = sorted((row["family"], row["quote"], row["relation"], row["reason"], row["fullest"]) for row in rows)
    with open_store(tmp_path / "quoth.db") as store:
        list(merge(tmp_path / "out", store))
        kept = list(list_families(store, limit=100))
    assert found == sorted(
        (family.id, member.quote.key, member.relation, member.reason, member.quote.key == family.fullest.key)
        for family in kept
        for member in family.members
    )


def test_an_article_read_twice_is_one_article_and_its_last_reading_is_the_one_that_counts(tmp_path):
    for name, text in (("a", "It was said in haste."), ("b", "It was put more carefully on the day after that.")):
        line = {"id": "https://news.example/1", "url": "https://news.example/1", "text": text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line) + "\n")
    begin(make_plan([str(tmp_path)], Options()), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    copies = mark_copies(tmp_path / "out")
    assert (copies.articles, copies.groups, copies.copies) == (2, 1, 1)
    rows = list(read_table(tmp_path / "out" / "wire" / "wire.parquet"))
    assert [(row["shard"], row["reread"], row["copies"]) for row in rows] == [(0, True, 1), (1, False, 1)]


def _worked_example(tmp_path: Path) -> str:
    """The example of docs/bulk.md, and an output to run it over: three sites print a report, one is crawled twice."""
    printed = "\n\n".join([*(f"The council met for the {k}th time to talk about the bridge." for k in range(20))])
    said = "“We will mend the bridge before the winter,” said Jane Roe on Monday."
    for part, sites in enumerate((["a", "b", "c"], ["a"])):
        lines = [
            {"id": site, "url": f"https://{site}.example/1", "published": f"2026-0{k + 1}-02", "text": printed + said}
            for k, site in enumerate(sites)
        ]
        lines.append({"id": f"own{part}", "published": "2026-03-05", "text": f"“No, {part},” said John Poe. {part}"})
        (tmp_path / f"{part}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    begin(make_plan([str(tmp_path)], Options()), tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    mark_copies(tmp_path / "out")
    page = (Path(__file__).parents[2] / "docs" / "bulk.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.S)
    return code.replace(">= 100", ">= 1")


def test_the_worked_example_counts_a_report_once_however_often_it_was_printed_and_crawled(tmp_path, monkeypatch):
    duckdb = pytest.importorskip("duckdb", reason="quoth[bulk] is not installed")
    (sql,) = re.findall(r'"""(.*?)"""', _worked_example(tmp_path), re.S)
    monkeypatch.chdir(tmp_path)
    rows = duckdb.sql(sql).fetchall()
    assert sorted((str(month)[:7], who, n) for month, who, n in rows) == [
        ("2026-01", "Jane Roe", 1),
        ("2026-03", "John Poe", 2),
    ]


def test_the_worked_example_ends_in_a_chart(tmp_path):
    for name in ("duckdb", "pandas", "matplotlib"):
        pytest.importorskip(name, reason="the chart of docs/bulk.md needs duckdb, pandas and matplotlib")
    code = _worked_example(tmp_path)
    subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, check=True, env={"MPLBACKEND": "agg", "HOME": str(tmp_path)}
    )
    assert (tmp_path / "who-is-quoted.png").read_bytes().startswith(b"\x89PNG")


def test_a_copy_whose_date_cannot_be_read_is_not_the_first():
    count = 2
    columns: dict[str, list[Any]] = {name: [name] * count for name in ("shard", "position", "outlet", "site")}
    columns |= {"article": ["a", "b"], "known": ["a", "b"], "published": ["03/04/2016", "2016-02-07"]}
    columns["sketch"] = [sketch(Article("x", " ".join(_WORDS * 9))) for _ in range(count)]
    assert {row["copy_of"] for row in _rows(columns, [[0, 1]])} == {"b"}
