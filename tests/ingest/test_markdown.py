from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.ingest.markdown import strip_markdown


@pytest.mark.parametrize(("source", "text"), [
    ("# Head\n\nBody", "Head\n\nBody"),
    ("a **bold** and _slanted_ word", "a bold and slanted word"),
    ('said "[linked words](https://x.org/a_b(c))" here', 'said "linked words" here'),
    ("> quoted\n- listed\n1. numbered", "quoted\nlisted\nnumbered"),
    ("gone ~~struck~~ ![picture](p.png) `code`", "gone   code"),
    ("snake_case and 2*3*4 stay", "snake_case and 2*3*4 stay"),
    ("---\ntitle: x\n---\nBody[^1]", "Body"),
    ("\\*not slanted\\*", "*not slanted*"),
    ("plain [bracketed] words", "plain [bracketed] words"),
    ("", ""),
])  # fmt: skip
def test_marks_fall_away_and_words_stay(source: str, text: str) -> None:
    assert strip_markdown(source).text == text


@given(st.text(alphabet='ab *_[]()#>`~!\\\n-"1.', max_size=120))
def test_every_word_leads_back_to_the_file(source: str) -> None:
    plain = strip_markdown(source)
    for m in re.finditer(r"[ab1]", plain.text):
        assert source[slice(*plain.back(m.span()))] == m.group()
