"""Who is right where a quotation has neither cue nor source, by the marks of a written report."""

from __future__ import annotations

import pytest

from quoth.speakers.routes.answer import Author, Key, Phrase
from quoth.speakers.sweep.scene import set_scene
from tests.factories import article

pytest.importorskip("torch", reason="the train extra is not installed: pip install 'quoth[train]'")
from training.floats import _judge


@pytest.mark.parametrize(
    ("key", "right"),
    [(3, True), (4, False), (Phrase((10, 19)), True), (Phrase((11, 19)), False), (Author("Jane Roe"), False)],
)
def test_right_is_whom_a_mark_names_and_a_phrase_that_begins_with_one(key: Key, right: bool) -> None:
    assert _judge({3}, {10})(set_scene(article(), ()), key) is right
