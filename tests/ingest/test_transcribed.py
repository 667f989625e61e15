"""JSON that programmes write of speech is a transcript: its words joined, its voices kept apart, nobody made up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Record, Rejection
from quoth.ingest import read_articles
from quoth.ingest.material import gather_articles
from quoth.ingest.turns import as_transcript
from quoth.verify import verify_quote


def read(document: Any, *, indent: int | None = None) -> Article | Rejection:
    (got,) = read_articles(json.dumps(document, indent=indent).encode(), name="talk.json")
    return got


def said(document: Any) -> list[tuple[str, str, float | None]]:
    got, on_one_line = read(document, indent=1), read(document)
    assert isinstance(got, Article), got
    assert isinstance(on_one_line, Article)
    assert (got.kind, got.text, got.turns) == ("transcript", on_one_line.text, on_one_line.turns)
    return [(turn.speaker, got.text[slice(*turn.span)], turn.time) for turn in got.turns]


def word(words: str, at: float, **more: Any) -> dict[str, Any]:
    return {"start_time": str(at), "end_time": str(at + 0.2), "type": "pronunciation",
            "alternatives": [{"confidence": "0.9", "content": words}], **more}  # fmt: skip


def mark(words: str, **more: Any) -> dict[str, Any]:
    return {"type": "punctuation", "alternatives": [{"confidence": "0.0", "content": words}], **more}


def timed(*words: str) -> list[dict[str, Any]]:
    return [{"word": one, "start": i / 2, "end": i / 2 + 0.4} for i, one in enumerate(words)]


WHISPER = {
    "text": " The quay is dry. We mend it in May.",
    "segments": [
        {"id": 0, "seek": 0, "start": 0.0, "end": 14.5, "text": " The quay is dry.", "tokens": [1], "temperature": 0.0},
        {"id": 1, "seek": 0, "start": 14.5, "end": 31.0, "text": " We mend it in May.", "tokens": [2]},
    ],
    "language": "en",
}
TWO = [("Speaker 0", "Is the quay dry? I doubt it.", 0.0), ("Speaker 1", "It is, since May.", 4.0)]
VOICES = ["Is the quay dry? I doubt it.", "It is, since May."]


def test_whisper_names_nobody_and_is_one_turn() -> None:
    assert said(WHISPER) == [("UNKNOWN", "The quay is dry. We mend it in May.", 0.0)]
    assert read(WHISPER).text == "The quay is dry. We mend it in May."


def test_a_piece_without_a_blank_before_it_goes_on_with_the_word() -> None:
    pieces = [" The Amer", "icans own", " the quay", ",", " and the crane."]
    rows = [{"timestamps": {"from": "00:00:00,000"}, "offsets": {"from": 1000 * i, "to": 1000 * i + 900}, "text": one}
            for i, one in enumerate(pieces)]  # fmt: skip
    document = {"systeminfo": "", "result": {"language": "en"}, "transcription": rows}
    assert said(document) == [("UNKNOWN", "The Americans own the quay, and the crane.", 0.0)]


def test_segments_without_blanks_are_parted_by_one() -> None:
    rows = [{"start": 0, "end": 1, "text": "The quay is dry."}, {"start": 1, "end": 2, "text": "We mend it."}]
    assert said({"segments": rows}) == [("UNKNOWN", "The quay is dry. We mend it.", 0.0)]


def test_a_segment_whose_voice_is_not_told_is_nobodys() -> None:
    rows = [
        {"start": 0, "end": 1, "text": " The quay is dry.", "speaker": "SPEAKER_00"},
        {"start": 1, "end": 2, "text": " Who says so?"},
        {"start": 2, "end": 3, "text": " I do.", "speaker": "SPEAKER_00"},
        {"start": 3, "end": 4, "text": " Then it is.", "speaker": "Jane Roe"},
    ]
    assert said({"segments": rows, "word_segments": []}) == [
        ("Speaker 00", "The quay is dry.", 0.0),
        ("UNKNOWN", "Who says so?", 1.0),
        ("Speaker 00", "I do.", 2.0),
        ("Jane Roe", "Then it is.", 3.0),
    ]


def test_a_segment_whose_voice_is_not_told_accuses_nobody() -> None:
    rows = [
        {"start": 0, "end": 1, "text": " The quay is dry, and I walked on it.", "speaker": "Jane Roe"},
        {"start": 1, "end": 2, "text": " Nobody will drown this year."},
        {"start": 2, "end": 3, "text": " I hope you are right about that.", "speaker": "Tom Hale"},
    ]
    got = read({"segments": rows})
    assert isinstance(got, Article)
    corpus = MemoryCorpus([Record(got)])
    for words, verdict in (
        ("Nobody will drown this year", "verbatim"),
        ("I hope you are right about that", "misattributed"),
    ):
        assert verify_quote(words, corpus, by="Jane Roe").name == verdict
    text = "UNKNOWN: Sell the quay, I say!\n\nROE: I will not.\n\nUNKNOWN: Sell it!\n"
    labelled = as_transcript(Article("debate.txt", text))
    assert labelled.turns
    told = verify_quote("Sell the quay, I say", MemoryCorpus([Record(labelled)]), by="Roe")
    assert told.name == "misattributed"


def _amazon(*, beside: bool) -> dict[str, Any]:
    items = [word("Is", 0.0), word("it", 0.3), mark("?"), word("Yes", 2.0), mark(","), word("dry", 2.5), mark(".")]
    voices = ["spk_0", "spk_0", "spk_0", "spk_1", "spk_1", "spk_1", "spk_1"]
    results: dict[str, Any] = {"transcripts": [{"transcript": "Is it? Yes, dry."}], "items": items}
    if not beside:
        results["items"] = [{**item, "speaker_label": voice} for item, voice in zip(items, voices, strict=True)]
        return {"jobName": "j", "status": "COMPLETED", "results": results}
    results["speaker_labels"] = {"speakers": 2, "segments": [
        {"start_time": "0.0", "speaker_label": "spk_0",
         "items": [{"start_time": "0.0", "speaker_label": "spk_0"}, {"start_time": "0.3", "speaker_label": "spk_0"}]},
        {"start_time": "2.0", "speaker_label": "spk_1",
         "items": [{"start_time": "2.0", "speaker_label": "spk_1"}, {"start_time": "2.5", "speaker_label": "spk_1"}]},
    ]}  # fmt: skip
    return {"jobName": "j", "status": "COMPLETED", "results": results}


@pytest.mark.parametrize("beside", [False, True])
def test_amazons_words_are_of_the_voice_that_stands_with_them_or_beside_them(beside: bool) -> None:
    assert said(_amazon(beside=beside)) == [("Speaker 0", "Is it?", 0.0), ("Speaker 1", "Yes, dry.", 2.0)]


def _elements(words: str) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for one in words.split():
        out += [{"type": "punct", "value": " "}] if out else []
        out += [{"type": "text", "value": one.rstrip("?.,"), "ts": 4.0 if words == VOICES[1] else 0.0}]
        out += [{"type": "punct", "value": one[-1]}] if one[-1] in "?.," else []
    return out


@pytest.mark.parametrize(
    "document",
    [
        {"utterances": [{"speaker": 0, "text": VOICES[0], "start": 0, "end": 2000},
                        {"speaker": 1, "text": VOICES[1], "start": 4000, "end": 5000}],
         "text": " ".join(VOICES), "words": timed("Is", "the"), "status": "completed"},
        {"metadata": {}, "results": {"utterances": [
            {"speaker": 0, "transcript": VOICES[0], "start": 0.0, "end": 2.0, "channel": 0},
            {"speaker": 1, "transcript": VOICES[1], "start": 4.0, "end": 5.0, "channel": 0}], "channels": []}},
        {"results": {"channels": [{"alternatives": [{"transcript": "is the quay dry", "words": [
            {"word": one.lower(), "punctuated_word": one, "start": 4.0 * voice, "end": 5.0 * voice, "speaker": voice}
            for voice, words in enumerate(VOICES) for one in words.split()]}]}]}},
        {"monologues": [{"speaker": i, "elements": _elements(one)} for i, one in enumerate(VOICES)]},
        {"recognizedPhrases": [
            {"recognitionStatus": "Success", "speaker": i, "offset": f"PT{4 * i}S", "nBest": [{"display": one}]}
            for i, one in enumerate(VOICES)]},
        {"durationMilliseconds": 9, "combinedPhrases": [], "phrases": [
            {"speaker": i, "offsetMilliseconds": 4000 * i, "text": one} for i, one in enumerate(VOICES)]},
        {"format": "2.9", "job": {}, "results": [
            {"type": "punctuation" if one in "?.," else "word", "start_time": 4.0 * i, "attaches_to": "previous",
             "alternatives": [{"content": one, "speaker": f"S{i}"}]}
            for i, words in enumerate(VOICES) for one in words.replace("?", " ?").replace(".", " .").replace(
                ",", " ,").split()]},
        {"language_code": "eng", "text": " ".join(VOICES), "words": [
            {"text": piece, "type": "spacing" if piece == " " else "word", "start": 4.0 * i,
             "speaker_id": f"speaker_{i}"}
            for i, words in enumerate(VOICES) for one in words.split() for piece in (one, " ")]},
        {"segments": [{"speaker": i, "startTime": 4 * i, "endTime": 4 * i + 1, "body": one}
                      for i, one in enumerate(VOICES)], "version": "1.0.0"},
        {"result": {"transcription": {"full_transcript": "", "utterances": [
            {"text": one, "start": 4.0 * i, "speaker": i} for i, one in enumerate(VOICES)]}}},
    ],
    ids=["assemblyai", "deepgram", "deepgram words", "rev", "azure", "azure fast", "speechmatics", "elevenlabs",
         "podcast", "gladia"],
)  # fmt: skip
def test_the_same_talk_as_each_programme_writes_it(document: dict[str, Any]) -> None:
    assert said(document) == TWO


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"results": [{"alternatives": [{"transcript": "The quay", "confidence": 0.9}], "resultEndTime": "2.1s"},
                      {"alternatives": [{"transcript": " is dry."}], "resultEndTime": "3s"}]},
         [("UNKNOWN", "The quay is dry.")]),
        ({"results": [{"alternatives": [{"transcript": "Dry? Yes.", "confidence": 0.9}]}, {"alternatives": [{"words": [
            {"word": "Dry?", "speakerTag": 1, "startTime": "0.1s"}, {"word": "Yes.", "speakerTag": 2}]}]}]},
         [("Speaker 1", "Dry?"), ("Speaker 2", "Yes.")]),
        ({"events": [{"tStartMs": 40, "segs": [{"utf8": "the"}, {"utf8": " quay", "tOffsetMs": 90}]},
                     {"tStartMs": 900, "aAppend": 1, "segs": [{"utf8": "\n"}]},
                     {"tStartMs": 1000, "segs": [{"utf8": "is"}, {"utf8": " dry"}]}]},
         [("UNKNOWN", "the quay is dry")]),
        ({"version": "1.0", "entries": [{"speakerDisplayName": "Roe, Jane", "text": "Dry.",
                                          "startOffset": "00:00:01.5"}]},
         [("Roe, Jane", "Dry.")]),
        ({"output": {"segments": [{"start": 0, "end": 1, "text": "Dry.", "speaker": "SPEAKER_03"}]}, "status": "ok"},
         [("Speaker 03", "Dry.")]),
        ({"name": "Quay", "transcript": [{"speaker": "Jane Roe", "start_time": 1.0, "text": "Dry."}]},
         [("Jane Roe", "Dry.")]),
        ({"utterances": None, "audio_url": "x", "status": "completed", "text": "The quay.",
          "words": [{"text": "The", "start": 10, "end": 90}, {"text": "quay.", "start": 95, "end": 200}]},
         [("UNKNOWN", "The quay.")]),
        ({"speakers": [{"id": 0, "name": "Jane Roe"}],
          "monologues": [{"speaker": 0, "elements": _elements("Is it dry?")}]},
         [("Jane Roe", "Is it dry?")]),
        ({"transcription": [{"offsets": {"from": 0, "to": 9}, "speaker_turn_next": True,
                             "text": " Dry? [SPEAKER_TURN]"},
                            {"offsets": {"from": 9, "to": 20}, "text": " Yes."}]},
         [("UNKNOWN", "Dry?"), ("UNKNOWN", "Yes.")]),
    ],
    ids=["google", "google voices", "youtube", "teams", "wrapped", "sonix", "assemblyai words", "rev names",
         "tinydiarize"],
)  # fmt: skip
def test_other_programmes_are_read(document: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert [(who, words) for who, words, _ in said(document)] == expected


def test_names_are_kept_as_they_are_told() -> None:
    rows = [{"speaker_name": "Jane Roe", "text": "The quay is dry.", "start_time": 1.5},
            {"speaker_name": "Tom Hale", "text": "Since May.", "start_time": 3}]  # fmt: skip
    expected = [("Jane Roe", "The quay is dry.", 1.5), ("Tom Hale", "Since May.", 3.0)]
    assert said({"data": {"transcript": {"title": "Quay", "sentences": rows}}}) == expected
    otter = {"speakers": [{"id": 7, "speaker_name": "Jane Roe"}], "transcripts": [
        {"transcript": "The quay is dry.", "speaker_id": 7, "start_offset": 24000}]}  # fmt: skip
    assert said({"speech": otter}) == expected[:1]


def test_channels_are_kept_apart_where_no_voices_are() -> None:
    channels = [{"alternatives": [{"words": timed(*words.split())}]} for words in VOICES]
    rows = [
        {**node, "channel": i} for i, channel in enumerate(channels) for node in channel["alternatives"][0]["words"]
    ]
    document = {"results": {"channels": [{"alternatives": [{"words": rows}]}]}}
    assert [(who, words) for who, words, _ in said(document)] == [
        (f"Speaker on channel {i}", words) for i, words in enumerate(VOICES)
    ]


def test_a_list_of_timed_pieces_is_one_transcript_and_a_list_of_articles_is_not() -> None:
    rows = [
        {"text": "the quay is dry", "start": 0.1, "duration": 2.0},
        {"text": "since may", "start": 2.1, "duration": 1},
    ]
    (got,) = read_articles(json.dumps(rows).encode(), name="video.json")
    assert isinstance(got, Article)
    assert [got.text[slice(*turn.span)] for turn in got.turns] == ["the quay is dry since may"]
    articles = [{"text": "The quay is dry.", "title": "Dry"}, {"text": "The crane fell.", "title": "Crane"}]
    assert len(list(read_articles(json.dumps(articles).encode(), name="news.json"))) == 2


@pytest.mark.parametrize(
    "article",
    [
        {"text": "The quay is dry.", "words": 4},
        {"text": "The quay is dry.", "words": [{"text": "The", "type": "DET"}, {"text": "quay", "type": "NOUN"}]},
        {"text": "The quay is dry.", "segments": [{"text": "The quay", "start": 0, "end": 8, "label": "NP"}]},
        {"text": "The quay is dry.", "segments": ["Harbour", "Local"]},
        {"text": "The quay is dry.", "words": [{"text": "quay"}], "results": "none"},
    ],
)
def test_an_article_with_a_field_of_that_name_stays_one(article: dict[str, Any]) -> None:
    got = read(article)
    assert isinstance(got, Article)
    assert (got.kind, got.text) == ("report", "The quay is dry.")


@pytest.mark.parametrize(
    "document",
    [
        {"segments": [{"from": 0, "said": "The quay is dry."}]},
        {"text": "The quay is dry.", "segments": [{"start": 0, "end": 1, "said": "The quay is dry."}]},
        {"results": {"hits": [1, 2]}},
        {"status": "x", "utterances": [[0, "The quay is dry."]]},
    ],
)
def test_an_unknown_shape_is_refused_and_told_what_to_do(document: dict[str, Any]) -> None:
    got = read(document)
    assert isinstance(got, Rejection)
    assert got.code == "bad-json"
    assert "seems a transcript" in got.message
    assert ".srt" in got.message


def test_nothing_said_is_empty() -> None:
    for document in ({"text": "", "segments": []}, {"segments": [{"start": 0, "end": 1, "text": " "}]}):
        got = read(document)
        assert isinstance(got, Rejection)
        assert got.code == "empty"


def test_what_names_nobody_is_whose_it_is_stated_to_be(tmp_path: Path) -> None:
    path = tmp_path / "quay.json"
    path.write_text(json.dumps(WHISPER))
    (got,) = gather_articles([str(path)], speaker="Jane Roe")
    assert isinstance(got, Article)
    assert {turn.speaker for turn in got.turns} == {"Jane Roe"}
    path.write_text(json.dumps({"segments": [{"start": 0, "text": "Dry.", "speaker": "Tom Hale"}]}))
    (got,) = gather_articles([str(path)], speaker="Jane Roe")
    assert isinstance(got, Article)
    assert {turn.speaker for turn in got.turns} == {"Tom Hale"}


@pytest.mark.parametrize("time", [10**400, "1" * 5000, float("nan"), -1, "PT", "::", [], {}, True, "1e999"])
def test_a_time_that_is_none_does_no_harm(time: Any) -> None:
    got = read({"segments": [{"start": time, "end": time, "text": "The quay is dry."}]})
    assert isinstance(got, Article)
    assert got.turns[0].time in (None, 1.0)
    read({"text": "The quay is dry.", "speaker": "Jane Roe", "start": time})


_KEYS = (
    "segments results items alternatives words text speaker start utterances transcript channels offsets events segs "
    "speaker_labels speakers start_time speaker_label content type id name"
).split()
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=6),
    max_leaves=30,
)


@given(_ANY)
def test_no_document_raises_and_turns_lie_in_the_text_in_order(document: Any) -> None:
    for got in read_articles(json.dumps(document).encode(), name="any.json"):
        at = 0
        for turn in got.turns if isinstance(got, Article) else ():
            assert at <= turn.span[0] < turn.span[1] <= len(got.text)
            at = turn.span[1]


def _with_odd(node: Any, odd: Any) -> Iterator[Any]:
    """A document with something else at each place in turn."""
    yield odd
    keys = node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    for key in keys:
        for inner in _with_odd(node[key], odd):
            again = node.copy()
            again[key] = inner
            yield again


@pytest.mark.parametrize("odd", [5, True, None, "x", [], {}, [5], {"x": 1}], ids=repr)
def test_something_else_at_any_place_raises_nothing(odd: Any) -> None:
    older = {"results": {
        "speaker_labels": {"segments": [{"items": [{"start_time": "0.0", "speaker_label": "spk_0"}]}]},
        "items": [word("Dry.", 0.0), mark(".")]}}  # fmt: skip
    named = {
        "speakers": [{"id": 0, "name": "Jane Roe"}],
        "language": "en",
        "title": "Quay",
        "monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "Dry.", "ts": 1, "end_ts": 2}]}],
    }
    heard = {"results": {"channels": [{"alternatives": [{"words": timed("Dry.")}]}]}}
    for document in (WHISPER, older, named, heard, {"output": WHISPER}, {**WHISPER, **older}):
        for broken in _with_odd(document, odd):
            for got in read_articles(json.dumps(broken).encode(), name="odd.json"):
                assert isinstance(got, Article | Rejection)
