"""Who asked is not who answers: the setting of quotes knows questions and what replies to them."""

from __future__ import annotations

import pytest

from quoth.speakers.sweep.setting import settings
from tests.notation import read_quotes


@pytest.mark.parametrize(
    ("line", "replies"),
    [
        ("“⟦Did you know?⟧” ⟨Owen Reed⟩ {asked}.¶“⟦Nobody told me⟧,” ⟨she⟩ {said}. → ? | ?", {1: 0}),
        ("“⟦Who would know?⟧” ⟨Owen Reed⟩ {asked}.¶“⟦Nobody can⟧,” ⟨he⟩ {said}. → ? | ?", {}),
        ("“⟦Did you know?⟧” ⟨Owen Reed⟩ {asked}. “⟦It is odd⟧,” ⟨he⟩ {said}. → ? | ?", {}),
    ],
)
def test_a_quotation_below_a_question_to_you_replies(line: str, replies: dict[int, int]) -> None:
    text, quotes, _ = read_quotes(line)
    assert settings(text, quotes, {}, {}, []).replies_to == replies
