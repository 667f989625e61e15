"""Reports written to learn from: their notation, and that those in the repository keep to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the training extra is not installed")

from quoth.ingest.plain import text_article
from quoth.speakers.sweep.scene import set_scene
from training.written import Mark, Report, keys, read_marks, reports


def test_marks_are_taken_out_and_say_where_they_stood() -> None:
    text, marks = read_marks("[The nurse=-nurse] said [she=-nurse] knew Jane Roe. “So do I.”[=Jane Roe]")
    assert text == "The nurse said she knew Jane Roe. “So do I.”"
    assert [(text[slice(*m.span)], m.who) for m in marks] == [
        ("The nurse", "-nurse"),
        ("she", "-nurse"),
        ("", "Jane Roe"),
    ]
    assert marks[-1].span == (len(text), len(text))


def test_a_head_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("### a-1\nJane Roe said no.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt: '### a-1' is no head"):
        list(reports(folder=tmp_path))


def test_reports_are_read_by_part(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("### a-1 train\nOne.\n\n### a-2 test\nTwo.\n", encoding="utf-8")
    assert [(r.id, r.text) for r in reports("test", tmp_path)] == [("a-2", "Two.")]


def test_a_surname_alone_is_known_by_the_full_name_unless_two_bear_it() -> None:
    scene = set_scene(text_article("Jane Roe came. Roe said it was late.", article_id=""), ())
    assert keys(scene, [Mark((0, 8), "Jane Roe")], "Jane Roe") == {0}
    assert keys(scene, [Mark((0, 8), "Paul Dow")], "Paul Dow") == set()


@pytest.mark.parametrize("report", list(reports()), ids=lambda r: r.id)
def test_every_name_stands_in_its_report(report: Report) -> None:
    named = {mark.who for mark in report.marks if mark.who[0] not in "-?"}
    text = report.text
    assert not re.search(r"[\[\]]", text)
    assert [who for who in named if not all(word in text for word in who.split())] == []
