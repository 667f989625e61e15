"""Names in apposition to a source phrase that stops short of them."""

from __future__ import annotations

import pytest

from quoth.speakers import resolve_speakers
from tests.factories import article
from tests.notation import read_quotes


@pytest.mark.parametrize(
    "line",
    [
        "⟨Its owner⟩, cosmetics giant L'Acre, {wants} ⟦to sell it⟧. → L'Acre",
        "⟨His lawyer⟩, the veteran barrister Paul Dow, {said} ⟦no⟧. → Paul Dow",
        "⟨The lawyer⟩, a friend of the mayor, {said} ⟦no⟧. → The lawyer",
        "⟨Its owner⟩, a critic of Paul Dow, {said} ⟦no⟧. → Its owner",
    ],
)
def test_a_name_with_what_its_bearer_is_before_it_belongs_to_the_phrase_before_the_comma(line: str) -> None:
    text, quotes, expected = read_quotes(line)
    resolved, speakers = resolve_speakers(article(text), quotes)
    names = {s.id: s.name for s in speakers}
    assert [names.get(q.speaker or "", "?") for q in resolved] == expected
