"""Who says what: each line of tests/cases/speakers.txt is one case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unittest.mock import Mock

import pytest

from quoth import extraction
from quoth.data import Quote
from quoth.errors import InputError
from quoth.extraction.tagger import load_tagger
from quoth.pipeline import read_text
from quoth.speakers import resolve_speakers
from quoth.speakers.bearers import entities
from tests.factories import article, find, quote
from tests.notation import read_cases, read_quotes

_CASES = [c for name in ("", "_joint", "_pronouns") for c in read_cases(f"speakers{name}.txt")]


@pytest.mark.parametrize("line", _CASES)
def test_speaker_of_each_quote(line: str) -> None:
    text, quotes, expected = read_quotes(line)
    resolved, speakers = resolve_speakers(article(text), quotes)
    names = {s.id: s.name for s in speakers}
    got = [names[q.speaker] if q.speaker else "?" for q in resolved]
    assert got == expected, [q.reason for q in resolved]


@pytest.mark.parametrize("setting", ["accurate", "fast"])
@pytest.mark.parametrize("line", read_cases("speakers_referents.txt"))
def test_speaker_of_each_quote_with_what_the_network_says(line: str, setting: str) -> None:
    text, quotes, expected = read_quotes(line)
    hints = extraction.read_quotes(article(text), load_tagger(setting)).hints
    resolved, speakers = resolve_speakers(article(text), quotes, hints=hints)
    names = {s.id: s.name for s in speakers}
    assert [names[q.speaker] if q.speaker else "?" for q in resolved] == expected, [q.reason for q in resolved]


@pytest.mark.parametrize("line", _CASES)
def test_every_mention_cuts_words_and_every_answer_has_a_reason(line: str) -> None:
    text, quotes, _ = read_quotes(line)
    resolved, speakers = resolve_speakers(article(text), quotes)
    for s in speakers:
        assert list(s.spans) == sorted(s.spans)
        assert all(0 <= a < b <= len(text) and text[a:b].strip() == text[a:b] for a, b in s.spans), s
    assert all(q.reason for q in resolved)
    assert all(q.confidence.speaker is None or 0 <= q.confidence.speaker <= 1 for q in resolved)
    known = {s.id for s in speakers}
    assert all(c in known for q in resolved for c, _ in q.candidates)


@pytest.mark.parametrize("quote", [
    Quote("q7", "direct", ((2, 4),), source=((50, 60),)),
    Quote("q7", "direct", ((4, 2),)),
], ids=["beyond the text", "backwards"])  # fmt: skip
def test_a_quote_of_another_text_is_an_error_of_ours(quote: Quote) -> None:
    with pytest.raises(InputError, match="q7"):
        resolve_speakers(article("Jane Roe was tired."), [quote])


def test_a_list_of_many_who_share_a_name_is_compared_with_few_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = Mock(side_effect=entities._agreement)
    monkeypatch.setattr(entities, "_agreement", compared)
    ends = "bach dorf gard holm kamp land mann nik quist rup stad thorp vik worth zell".split()
    names = [f"Jane {a.capitalize()}{b}{c}" for a in ends for b in ends for c in ("er", "ing")][:400]
    text = ". ".join(f"{name} won" for name in names) + f". “We won,” said {names[3]}."
    at = text.rindex(names[3])
    quoted = Quote("q1", "direct", (find(text, "We won,"),), source=((at, at + len(names[3])),))
    (got,), speakers = resolve_speakers(article(text), [quoted])
    assert [s.name for s in speakers if s.id == got.speaker] == [names[3]]
    assert compared.call_count < 105 * len(names)


def _story() -> tuple[str, list[Quote], list[str]]:
    return read_quotes(
        "Jane Roe quits the council ¶ Council leader Jane Roe, 61, who asked for calm, {said} ⟦she was tired⟧. "
        "⟨Roe⟩ left. ¶ ⟦“I am done,”⟧ ⟨she⟩ {said}. Roe smiled at Dan Wale. → Jane Roe | Jane Roe"
    )


def test_one_identity_holds_all_forms_and_pronouns() -> None:
    text, quotes, _ = _story()
    _, speakers = resolve_speakers(article(text), quotes)
    assert [s.name for s in speakers] == ["Jane Roe"]
    forms = [text[a:b] for a, b in speakers[0].spans]
    assert forms.count("Jane Roe") == 2
    assert forms.count("Roe") == 2
    assert "she" in forms


def test_the_pronouns_are_the_articles_own() -> None:
    text, quotes, _ = _story()
    _, speakers = resolve_speakers(article(text), quotes)
    assert speakers[0].pronouns == ("she",)
    _, others = resolve_speakers(article("Jane Roe said no."), [])
    assert others == ()
    text, quotes, _ = read_quotes("⟨Jane Roe⟩ {said} ⟦“no”⟧. → Jane Roe")
    _, others = resolve_speakers(article(text), quotes)
    assert others[0].pronouns == ()


def test_descriptions_are_spans_with_their_kind() -> None:
    text, quotes, _ = _story()
    _, speakers = resolve_speakers(article(text), quotes)
    found = {(text[slice(*d.span)], d.kind) for d in speakers[0].descriptions}
    assert ("Council leader", "role") in found
    assert ("61", "age") in found


def test_the_story_is_about_who_is_in_its_headline_and_all_through_it() -> None:
    text, quotes, _ = _story()
    _, speakers = resolve_speakers(article(text), quotes)
    assert speakers[0].subject


def _subjects(line: str) -> set[str]:
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    return {s.name for s in speakers if s.subject}


def test_who_is_only_quoted_is_not_what_the_story_is_about() -> None:
    assert not _subjects(
        "Two men were charged with theft. ¶ ⟨Sergeant Owen Blythe⟩ {said} ⟦they were known⟧. ⟨Blythe⟩ {said} ⟦the "
        "painting was in a shed⟧. ¶ ⟦“We were lucky,”⟧ ⟨Blythe⟩ {said}. ¶ The painting is old. → ? | ? | ?"
    )


def test_whom_the_story_is_about_may_speak_and_may_deny() -> None:
    assert _subjects(
        "Officer Dan Rook went on trial in Brinley on Friday. ¶ ⟨Helen Marsh⟩ {said} ⟦Rook struck the man twice⟧. ¶ "
        "⟨Rook⟩ {denied} ⟦it⟧. Rook wore a suit. ¶ ⟦“He came at me,”⟧ ⟨Rook⟩ {said}. → ? | ? | ?"
    ) == {"Dan Rook"}


def test_an_unnamed_source_is_known_by_what_says_which_one_it_is() -> None:
    text, quotes, _ = read_quotes("⟨Another⟩ {said} ⟦yes⟧. ⟨Another⟩ {said} ⟦no⟧. → ? | ?")
    resolved, _ = resolve_speakers(article(text), quotes)
    assert resolved[0].speaker != resolved[1].speaker, "another is somebody else each time"


def test_the_pronoun_of_a_brother_is_not_his_sisters() -> None:
    text, quotes, _ = read_quotes(
        "Mr. Cho hung up. ⟨His sister, Min-ah Cho⟩, {said} ⟦he was out⟧. ⟦“Gone,”⟧ ⟨Min-ah Cho⟩ {said}. → ? | ?"
    )
    _, speakers = resolve_speakers(article(text), quotes)
    assert [s.name for s in speakers] == ["Min-ah Cho"]
    assert "he" not in speakers[0].pronouns
    assert [text[slice(*s)] for s in speakers[0].spans] == ["Min-ah Cho", "Min-ah Cho"]


def test_who_asked_is_not_who_answers() -> None:
    text = "Asked whether it was so, Joel Abt said no."
    quotes = [
        Quote("q1", "indirect", ((6, 23),), ((0, 5),)),
        Quote("q2", "indirect", ((39, 41),), ((34, 38),), ((25, 33),)),
    ]
    resolved, speakers = resolve_speakers(article(text), quotes)
    assert [q.speaker for q in resolved] == [None, speakers[0].id]


def test_the_reason_for_anonymity_is_kept() -> None:
    text, quotes, _ = read_quotes(
        "⟦The roof fell⟧, {said} ⟨an official⟩ who spoke on condition of anonymity because the inquiry was open. → ?"
    )
    _, speakers = resolve_speakers(article(text), quotes)
    assert speakers[0].unnamed == "individual"
    assert speakers[0].anonymity is not None
    assert text[slice(*speakers[0].anonymity)].endswith("because the inquiry was open")


def test_the_reason_for_anonymity_is_its_own_speakers() -> None:
    text, quotes, _ = read_quotes(
        "⟨President Roe⟩ {warned} ⟦the town not to sell⟧, ⟦as he left⟧, {said} ⟨an official who spoke anonymously "
        "because the talks were private⟩. → ?"
    )
    _, speakers = resolve_speakers(article(text), quotes)
    assert [(s.type, s.anonymity is not None) for s in speakers] == [("person", False), ("unnamed", True)]


def test_an_open_pronoun_names_its_candidates() -> None:
    text, quotes, _ = read_quotes("Ann Lee met Eve Dow and Joy Kay. They argued. ⟦“I won,”⟧ ⟨she⟩ {said}. → ?")
    resolved, speakers = resolve_speakers(article(text), quotes)
    names = {s.id: s.name for s in speakers}
    assert resolved[0].speaker is None
    assert len({names[c] for c, _ in resolved[0].candidates}) >= 2


def _described(line: str) -> set[tuple[str, str, str | None]]:
    text, quotes, _ = read_quotes(line)
    _, speakers = resolve_speakers(article(text), quotes)
    return {(text[slice(*d.span)], d.kind, d.quote) for d in speakers[0].descriptions}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("⟨Brinley council leader Jane Roe⟩ {said} ⟦no⟧. → -", ("Brinley council leader", "role", "q1")),
        ("⟨Jane Roe, a Hungarian geologist⟩, {said} ⟦no⟧. → -", ("a Hungarian geologist", "role", "q1")),
        ("⟨its chief executive, Jane Roe⟩, {said} ⟦no⟧. → -", ("its chief executive", "role", "q1")),
        ("⟨Labour MP Jane Roe⟩ {said} ⟦no⟧. → -", ("Labour", "party", "q1")),
        ("⟨Jane Roe, 61⟩, {said} ⟦no⟧. → -", ("61", "age", "q1")),
        ("⟨A spokesman for Acre Mills⟩ {said} ⟦no⟧. → -", ("Acre Mills", "affiliation", "q1")),
    ],
)
def test_what_the_article_says_of_a_speaker_is_kept_with_the_quote_it_introduces(
    line: str, expected: tuple[str, str, str]
) -> None:
    assert expected in _described(line)


def test_a_verb_after_a_name_is_no_description() -> None:
    assert not _described("Jane Roe, met by the crown prince, left. ⟦“No,”⟧ ⟨Roe⟩ {said}. → -")


def test_nobody_is_he_or_she_in_their_own_words() -> None:
    text, quotes, _ = read_quotes("⟨Clare Dubois⟩ {told} the court: ⟦“He looked at me. I think he meant it.”⟧ → -")
    _, speakers = resolve_speakers(article(text), quotes)
    assert speakers[0].pronouns == ()
    assert [text[a:b] for a, b in speakers[0].spans] == ["Clare Dubois"]


def test_a_speaker_within_what_a_recording_is_said_to_hold() -> None:
    text = "“It was old,” Ms. Roe said, according to a video that Tom Hale took."
    quote = Quote("q1", "mixed", ((0, 26),), ((28, 40),), ((41, 67),))
    resolved, speakers = resolve_speakers(article(text), [quote])
    assert {s.id: s.name for s in speakers}[resolved[0].speaker or ""] == "Roe"


def test_a_thing_that_shows_something_is_nobody_unnamed() -> None:
    text = "The flood showed that the wall was thin. A clerk said that it was old."
    flood = Quote("q1", "indirect", content=((17, 39),), cue=((10, 16),), source=((0, 9),), cue_class="evidence")
    clerk = Quote("q2", "indirect", content=((54, 69),), cue=((49, 53),), source=((41, 48),))
    _, speakers = resolve_speakers(article(text), [flood, clerk])
    assert [(s.name, s.type, s.unnamed) for s in speakers] == [
        ("The flood", "document", "document"),
        ("A clerk", "unnamed", "individual"),
    ]


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [
        ("The insurer", "organisation"),
        ("A bank in Norland", "organisation"),
        ("State television", "organisation"),
        ("the harbour board", "organisation"),
        ("The Norland government", None),
        ("Labour", None),
    ],
)
def test_a_body_without_a_name_is_unnamed(source: str, unnamed: str | None) -> None:
    text, quotes, _ = read_quotes(f"⟨{source}⟩ {{said}} ⟦the pier was safe⟧. → ?")
    _, speakers = resolve_speakers(article(text), quotes)
    assert [(s.type, s.unnamed) for s in speakers] == [("organisation", unnamed)]


@pytest.mark.parametrize(("favoured", "name"), [("Roe", "Jane Roe"), ("Lind", "Ann Lind")])
def test_what_the_network_says_of_a_pronoun_is_weighed_with_its_features(favoured: str, name: str) -> None:
    text, quotes, _ = read_quotes(
        "Jane Roe met Ann Lind on Monday in the town hall of Brinley. ¶ ⟦The road will stay closed⟧, ⟨she⟩ {said}. → ?"
    )

    def hints(place: int, candidates: Sequence[tuple[int, int]]) -> list[float]:
        assert text[place : place + 3] == "she"
        return [8.0 if text[: last + 1].endswith(favoured) else -8.0 for _, last in candidates]

    resolved, speakers = resolve_speakers(article(text), quotes, hints=hints)
    assert [s.name for s in speakers if s.id == resolved[0].speaker] == [name]


def test_a_scorer_of_ones_own_is_heard_without_hints() -> None:
    text, quotes, _ = read_quotes("Jane Roe met Ann Lind. ¶ ⟦The road is closed⟧, ⟨she⟩ {said}. → ?")

    def hints(place: int, candidates: Sequence[tuple[int, int]]) -> list[float]:
        raise AssertionError("asked")

    resolve_speakers(article(text), quotes, scorer=lambda features: features["count"], hints=hints)


def test_a_paper_that_passes_words_on_says_them_where_their_speaker_has_a_quote_of_her_own() -> None:
    text = "“It is late,” Jane Roe said on Monday, according to a Norland statement."
    outer = quote(text, "“It is late,” Jane Roe said on Monday", source=(find(text, "a Norland statement"),))
    outer = replace(outer, cue=(find(text, "according to"),), kind="mixed")
    inner = quote(text, "It is late,", source=(find(text, "Jane Roe"),), cue=(find(text, "said"),))
    inner = replace(inner, id="q2", parent="q1")
    for quotes, expected in (([outer, inner], ["a Norland statement", "Jane Roe"]), ([outer], ["Jane Roe"])):
        resolved, speakers = resolve_speakers(article(text), quotes)
        names = {s.id: s.name for s in speakers}
        assert [names[q.speaker or ""] for q in resolved] == expected


def test_who_speaks_in_the_marks_is_not_he_there() -> None:
    text = "Tom Hale met Paul Dow. “You see, he said it was easy. And it is not,” said Hale."
    outer = quote(text, "“You see, he said it was easy. And it is not,”", source=(find(text, "Hale", 20),))
    outer = replace(outer, cue=(find(text, "said", 60),))
    inner = quote(text, "it was easy", source=(find(text, "he", 30),), cue=(find(text, "said"),))
    inner = replace(inner, id="q2", kind="indirect", parent="q1")
    resolved, speakers = resolve_speakers(article(text), [outer, inner])
    names = {s.id: s.name for s in speakers}
    assert [names.get(q.speaker or "") for q in resolved] == ["Tom Hale", "Paul Dow"]


def test_one_paper_is_not_how_another_spoke() -> None:
    text = "It was theft, according to the affidavit cited in the press release. It was late, the press release said."
    first = quote(text, "It was theft", cue=(find(text, "according to"),), source=(find(text, "the affidavit"),))
    where = text.rindex("the press release")
    second = quote(text, "It was late", cue=(find(text, "said"),), source=((where, where + len("the press release")),))
    resolved, speakers = resolve_speakers(article(text), [first, replace(second, id="q2")])
    names = {s.id: s.name for s in speakers}
    assert [names[q.speaker or ""] for q in resolved] == ["the affidavit", "the press release"]


def test_of_whom_a_quote_tells_does_not_say_it() -> None:
    text = "“I had my gown on,” said patient Tom Dow. “The surgeon came in and told me to go.”"
    said = (find(text, "I had my gown on,"), find(text, "The surgeon came in and told me to go."))
    outer = Quote("q1", "direct", said, (find(text, "said"),), (find(text, "patient Tom Dow"),))
    inner = Quote("q2", "indirect", (find(text, "me to go"),), (find(text, "told"),), (find(text, "The surgeon"),))
    quotes, speakers = resolve_speakers(article(text), [outer, replace(inner, parent="q1")])
    names = {s.id: s.name for s in speakers}
    assert [names.get(q.speaker or "") for q in quotes] == ["Tom Dow", "The surgeon"]


def test_an_office_means_again_whom_it_meant() -> None:
    text = (
        "The Taoiseach told the Dáil that there will be no return to the ban.\n\nMicheál Dúill was responding to Ann "
        "Quilty, who said 16,000 people would wake up homeless.\n\nLabour leader Aoibhinn Gannon asked when the Bill "
        "would be published. The Taoiseach said he expected it before the recess."
    )
    record = read_text(text)
    names = {s.id: s.name for s in record.speakers}
    first, *_, last = (names.get(q.speaker or "") for q in record.quotes)
    assert (first, last) == ("Micheál Dúill", "Micheál Dúill")
