"""What the sources of quotes call somebody who is named elsewhere."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from quoth.speakers import resolve_speakers
from quoth.speakers.kept.styled import styled_by_others
from tests.factories import article
from tests.notation import read_quotes


def test_a_source_that_tells_more_than_a_role_describes_its_speaker() -> None:
    line = "⟨Sen. Jane Roe⟩ {said} ⟦no⟧. Then ⟨the 62-year-old senator⟩ {said} ⟦yes⟧. → -"
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    told = [(d.kind, text[slice(*d.span)], d.quote) for d in speakers[0].descriptions]
    assert told == [("role", "Sen.", "q1"), ("role", "the 62-year-old senator", "q2"), ("age", "62", "q2")]


def test_where_a_senator_is_from_is_told_with_the_office() -> None:
    line = "⟨Sen. Jane Roe⟩ {said} ⟦no⟧. Then ⟨the senator from Ohio⟩ {said} ⟦yes⟧. → -"
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    told = [(d.kind, text[slice(*d.span)], d.quote) for d in speakers[0].descriptions]
    assert told == [("role", "Sen.", "q1"), ("role", "the senator from Ohio", "q2"), ("place", "Ohio", "q2")]


def test_an_age_alone_is_told_by_who_is_called_so() -> None:
    line = "⟨Jane Roe⟩ {said} ⟦no⟧. Then ⟨the 62-year-old⟩ {said} ⟦yes⟧. → -"
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    assert [(d.kind, text[slice(*d.span)], d.quote) for d in speakers[0].descriptions] == [("age", "62", "q2")]


def test_what_somebody_is_of_is_told_with_a_phrase_that_stops_before_it() -> None:
    text = "The 61-year-old founder of Acre Mills left."
    scene: Any = SimpleNamespace(view=SimpleNamespace(text=text), names=[], starts=[])
    told = styled_by_others(scene, (), (), [((0, text.index(" of")), "founder", 1.0)])
    assert ("role", "The 61-year-old founder of Acre Mills") in [(d.kind, text[slice(*d.span)]) for d in told]


def test_whose_land_somebody_leads_is_told_with_the_office() -> None:
    text = "Norway's prime minister left."
    scene: Any = SimpleNamespace(view=SimpleNamespace(text=text), names=[], starts=[])
    told = styled_by_others(scene, (), (), [((0, text.index(" left")), "minister", 1.0)])
    assert [(d.kind, text[slice(*d.span)]) for d in told] == [("role", "Norway's prime minister")]
    mill = "Jane's fellow teacher left."
    scene = SimpleNamespace(view=SimpleNamespace(text=mill), names=[], starts=[])
    assert styled_by_others(scene, (), (), [((0, mill.index(" left")), "teacher", 1.0)]) == []


def test_a_party_behind_an_office_is_of_whom_the_office_means() -> None:
    text, quotes, _ = read_quotes("Mayor Jane Roe left. ⟨The mayor, a Democrat⟩, {said} ⟦no⟧. → -")
    _, speakers = resolve_speakers(article(text), quotes)
    assert ("party", "Democrat") in [(d.kind, text[slice(*d.span)]) for d in speakers[0].descriptions]
