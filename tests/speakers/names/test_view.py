"""An article laid out."""

from __future__ import annotations

import pytest

from quoth.data import Block
from quoth.speakers.names.view import lay_out
from tests.factories import article


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("Marlow Motors will cut jobs, the carmaker said on Monday.", False),
        ("Prices of wool rose, according to lender Acre Building Society, since May.", False),
        ("ACRE – Tenants say they are cold.", False),
        ("The mayor has left the hall.", False),
        ("Mayor leaves the hall.", True),
        ("Mayor leaves hall", True),
        ("The mayor has left the hall", True),
    ],
)
def test_the_first_sentence_of_a_report_is_no_headline(line: str, titled: bool) -> None:
    blocks = (Block("headline", (0, len(line))),)
    assert lay_out(article(line, blocks=blocks)).titled == (titled,)
