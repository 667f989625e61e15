"""Unmarked news for silver: what is fit to be read, and paragraphs that were lost."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from pathlib import Path

from training.news import MEMBER, news, paragraphed

GOOD = "The port was shut on Monday. " * 20


def wheel(folder: Path, texts: list[tuple[str, str]]) -> Path:
    table = io.StringIO()
    rows = csv.DictWriter(table, ["article_id", "article_source_link", "title", "text"])
    rows.writeheader()
    for n, (link, text) in enumerate(texts):
        rows.writerow({"article_id": n, "article_source_link": link, "title": "A title", "text": text})
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as z:
        z.writestr("NewsArticles.csv", table.getvalue())
    path = folder / "package.whl"
    with zipfile.ZipFile(path, "w") as z:
        z.writestr(MEMBER, inner.getvalue())
    return path


def test_only_whole_texts_that_nobody_measures_with_are_read(tmp_path: Path) -> None:
    measured = "A tall clerk of the old harbour office wrote nine long letters to the mayor in spring."
    (tmp_path / "polnear.dev.jsonl").write_text(json.dumps({"text": measured}) + "\n", encoding="utf-8")
    path = wheel(
        tmp_path,
        [
            ("http://paper.test/1", "One. " + GOOD),
            ("http://paper.test/2", "One. " + GOOD),  # again
            ("http://paper.test/3", "Two. " + GOOD[:200]),  # too short
            ("http://www.huffingtonpost.com/4", "Four. " + GOOD),
            ("http://paper.test/5", "Five “quotes\ufffd. " + GOOD),
            ("http://paper.test/6", 'Six "quote. ' + GOOD),
            ("http://paper.test/7", "Seven. " + GOOD + measured),
            ("http://paper.test/8", "Eight. " + GOOD),
        ],
    )
    assert [i for i, _ in news(path, tmp_path)] == ["news-0", "news-7"]


def test_paragraphs_cut_no_quotation_and_lose_no_word() -> None:
    text = 'Mr. Roe left. "It is late. I am tired," he said. J. Dow stayed! She slept. It rained. ' * 5
    for seed in range(20):
        found = paragraphed(text.strip(), random.Random(seed))
        assert found.split() == text.split()
        assert all(p.count('"') % 2 == 0 for p in found.split("\n\n"))
        assert not any(p.endswith(("Mr.", "J.")) for p in found.split("\n\n"))
