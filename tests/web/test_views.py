"""What the templates are given to show of a record."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("fastapi", reason="the web extra is not installed: pip install 'quoth[web]'")

from quoth.data import Article, Confidence, Quote, Record, Speaker
from quoth.web.views import view_record


def test_the_card_of_an_unsettled_quote_is_not_sure_of_a_speaker() -> None:
    text = "They said: “The pier is shut.”"
    quote = Quote(
        "q1", "direct", ((12, 29),), ((5, 9),), ((0, 4),), None,
        confidence=Confidence(0.9, 0.42), candidates=(("s1", 0.42),), reason="whom “They” means is not clear",
    )  # fmt: skip
    record = Record(Article("a", text), (quote,), (), (Speaker("s1", "Ann Lee"),))
    card = re.search(r'class="card".*', "".join(block.html for block in view_record(record, {}).blocks))
    assert card is not None
    assert "90% sure" in card[0]
    assert "speaker" not in card[0]
