"""Text to record with the shipped network."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoth.data import Record
from quoth.export.jsonl import record_from_json, record_to_json
from quoth.extraction.hints import Hints
from quoth.extraction.tagger import load_tagger
from quoth.pipeline import read_text
from quoth.reading import read_source

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "src" / "quoth" / "examples" / "harbour.txt"
ITV = ROOT.parent / "shared" / "articles" / "itv-report.txt"


@pytest.fixture(scope="module")
def harbour() -> Record:
    (record,) = read_source(EXAMPLE)
    assert isinstance(record, Record)
    return record


def said(record: Record, words: str) -> list[str | None]:
    """The names of those to whom these very words are attributed."""
    names = {s.id: s.name for s in record.speakers}
    text = record.article.text
    at = text.index(words)
    end = at + len(words)
    hits = [q for q in record.quotes if q.parent is None and any(s <= at and end <= e for s, e in q.content)]
    return [names.get(q.speaker or "") for q in hits]


def test_the_example_names_who_said_what(harbour: Record) -> None:
    assert said(harbour, "I am deeply sorry to everyone who relies on this crossing") == ["Leonora Brandt"]
    assert said(harbour, "We were told in March that the bearing would last another decade") == ["Leonora Brandt"]
    assert said(harbour, "If the ferry does not run after six, I will have to close it") == ["Tomás Ferreira"]


def test_a_broken_quote_is_one_quote(harbour: Record) -> None:
    text = harbour.article.text
    contents = [[text[s:e] for s, e in q.content] for q in harbour.quotes]
    assert [
        "I am deeply sorry to everyone who relies on this crossing,",
        "We were told in March that the bearing would last another decade. It did not.",
    ] in contents


def test_denial_is_kept_as_polarity(harbour: Record) -> None:
    text = harbour.article.text
    denied = [q for q in harbour.quotes if "denied" in [text[s:e] for s, e in q.cue]]
    assert [q.polarity for q in denied] == ["denied"]


def test_no_quote_touches_debris(harbour: Record) -> None:
    debris = [b.span for b in harbour.article.blocks if b.role == "debris"]
    assert debris
    for q in harbour.quotes:
        assert all(e <= a or b <= s for s, e in [*q.content, *q.cue, *q.source] for a, b in debris)


def test_reading_twice_gives_the_same_record(harbour: Record) -> None:
    (again,) = read_source(EXAMPLE)
    assert again == harbour
    assert record_from_json(json.loads(json.dumps(record_to_json(harbour)))) == harbour


@pytest.mark.shared
@pytest.mark.skipif(not ITV.exists(), reason="needs ../shared/articles/itv-report.txt")
def test_a_real_report_is_read_whole() -> None:
    (record,) = read_source(ITV)
    assert isinstance(record, Record)
    text = record.article.text
    debris = [b.span for b in record.article.blocks if b.role == "debris"]
    assert sum("available on your device" in text[s:e] for s, e in debris) == 4
    top = [q for q in record.quotes if q.parent is None]
    assert all(e <= a or b <= s for q in record.quotes for s, e in q.content for a, b in debris)
    covered = [text[s:e] for q in top for s, e in q.content]
    for m in re.finditer(r"(?m)^[“\"]([^”\"\n]+)", text):  # paragraphs that begin with a quotation
        assert any(m.group(1).strip() in c for c in covered), m.group(1)
    long = next(q for q in top if text[q.content[0][0] :].startswith("I clearly regret it"))
    assert len(long.content) == 3
    names = {s.id: s.name for s in record.speakers}
    direct = {names.get(q.speaker or "") for q in top if q.kind == "direct"}
    assert direct == {"Ken Livingstone", "Jeremy Corbyn"}


MARKUP = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "\n\n",
        " ",
        "said",
        " Mr Hale ",
        "Ada Finch",
        ",",
        ".",
        ":",
        "\u202e",
        "\x00",
        "é",
        "道",
        "😀",
        "\r\n",
        "\u2028",
    ]
)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(MARKUP, max_size=80).map("".join)))
def test_any_text_gives_a_record_whose_spans_cut(text: str) -> None:
    record = read_text(text)
    assert record.article.text == text
    for q in record.quotes:
        for s, e in [*q.content, *q.cue, *q.source]:
            assert 0 <= s < e <= len(text)
        assert q.speaker is None or q.speaker in {s.id for s in record.speakers}
    for speaker in record.speakers:
        assert all(0 <= s < e <= len(text) for s, e in speaker.spans)


def test_no_speaker_is_cut_in_the_middle_of_a_word(harbour: Record) -> None:
    text = harbour.article.text
    for speaker in harbour.speakers:
        for s, e in speaker.spans:
            assert not (s and text[s - 1].isalnum() and text[s].isalnum()), text[s:e]
            assert not (e < len(text) and text[e - 1].isalnum() and text[e].isalnum()), text[s:e]


@pytest.mark.parametrize("setting", ["accurate", "fast"])
@pytest.mark.parametrize(("she", "he"), [("Mrs Lind", "Mr Marsh"), ("Mrs Marsh", "Mr Lind")])
def test_a_title_tells_whom_a_pronoun_means(setting: str, she: str, he: str) -> None:
    text = f"{she} met {he} at the harbour on Monday. “The bridge will stay shut for a year,” she said."
    assert said(read_text(text, tagger=load_tagger(setting)), "The bridge will stay shut") == [she.split()[-1]]


def test_the_network_is_heard_about_pronouns(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []

    def listen(self: Hints, pronoun: int, candidates: Sequence[tuple[int, int]]) -> list[float]:
        heard.append(pronoun)
        return [0.0 for _ in candidates]

    monkeypatch.setattr(Hints, "__call__", listen)
    text = "Ann Lind met Bo Marsh on Monday.\nThe bridge was shut. “It is a pity,” she said."
    read_text(text)
    assert text.index(" she ") + 1 in heard


@pytest.mark.parametrize("given", [None, b"No.", Path("a.txt")])
def test_what_is_no_text_is_refused_with_what_to_call(given: object) -> None:
    with pytest.raises(TypeError, match=r"must be a string, not .*; see quoth\.read_articles"):
        read_text(given)  # type: ignore[arg-type]


def test_an_id_is_a_string() -> None:
    with pytest.raises(TypeError, match="article_id must be a string, not int"):
        read_text("Nobody spoke.", article_id=7)  # type: ignore[arg-type]
