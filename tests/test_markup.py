"""Words of others in a page: what stands there is what is shown."""

from __future__ import annotations

import pytest

from quoth.markup import direction, harmless, to_html


def test_what_turns_text_around_is_shown_by_name() -> None:
    assert "\u202e" not in to_html("a \u202eb\u202c <c>")
    assert to_html("a \u202eb").endswith(">RLO</span>b")
    assert to_html("<b>\x00") == "&lt;b&gt;\ufffd"
    assert harmless('a "\u202eb') == 'a "\ufffdb'


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("“شكراً” is what the envoy said.", "ltr"),
        ("قال الوزير إن المحادثات كانت جيدة (OK)", "rtl"),
        ("“תודה,” אמר השר.", "rtl"),
        ("", "ltr"),
        ("42", "ltr"),
        ("Nothing turns.", "ltr"),
    ],
)
def test_a_paragraph_runs_the_way_most_of_its_letters_do(text: str, way: str) -> None:
    assert direction(text) == way
