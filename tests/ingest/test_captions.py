from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Record, Rejection
from quoth.export.jsonl import record_from_json, record_to_json
from quoth.ingest import read_articles
from quoth.ingest.captions import captions_article
from quoth.verify import verify_quote

VTT = """WEBVTT - Council

NOTE nothing said here

00:00:01.000 --> 00:00:04.000 align:start
<v Jane Roe>We will build
<v Jane Roe>the bridge.

00:05.500 --> 00:06.000
And it will <i>stand</i> &amp; last.

00:00:07.000 --> 00:00:09.000
<v.loud John Doe>[applause]
<v John Doe>Will it?
"""

SRT = (
    "1\r\n00:00:01,000 --> 00:00:02,000\r\nROE: Good morning.\r\n\r\n"
    "2\r\n00:00:03,200 --> 00:00:04,000\r\n>> JOHN DOE: Hello.\r\n\r\n"
    "3\r\n00:00:05,000 --> 00:00:06,000\r\n>> Who is that?\r\n"
)


def said(article: Article | None) -> list[tuple[str, str, float | None]]:
    assert article is not None
    assert article.kind == "transcript"
    return [(turn.speaker, article.text[slice(*turn.span)], turn.time) for turn in article.turns]


def test_voices_of_webvtt_become_turns_with_times() -> None:
    assert said(captions_article(VTT, article_id="v")) == [
        ("Jane Roe", "We will build the bridge. And it will stand & last.", 1.0),
        ("John Doe", "Will it?", 7.0),
    ]


def test_names_and_changes_of_speaker_in_subrip_become_turns() -> None:
    assert said(captions_article(SRT, article_id="s")) == [
        ("ROE", "Good morning.", 1.0),
        ("JOHN DOE", "Hello.", 3.2),
        ("UNKNOWN", "Who is that?", 5.0),
    ]


def test_lines_repeated_by_roll_up_captions_are_read_once() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\none two\n\n00:02.000 --> 00:03.000\none two\nthree\n"
    assert said(captions_article(text, article_id="r")) == [("UNKNOWN", "one two three", 1.0)]


def cues(*lines: str) -> str:
    return "WEBVTT\n\n" + "\n\n".join(f"00:0{i}.000 --> 00:0{i + 1}.000\n{line}" for i, line in enumerate(lines))


@pytest.mark.parametrize(("lines", "turns"), [
    (["<v Mira Solberg>We pay.", "Remember: the county pays.", "Answer: nobody."],
     [("Mira Solberg", "We pay. Remember: the county pays. Answer: nobody.")]),
    (["SOLBERG: We pay.", "Remember: the county pays.", "OKAFOR [via video]: When?"],
     [("SOLBERG", "We pay. Remember: the county pays."), ("OKAFOR", "When?")]),
    (["Remember: the county pays.", "Answer: nobody."], [("UNKNOWN", "Remember: the county pays. Answer: nobody.")]),
    (["Mira Solberg: We pay.", "Remember: the county pays."],
     [("Mira Solberg", "We pay. Remember: the county pays.")]),
    (["Solberg: We pay.", "Okafor: When?", "Solberg: Now.", "Okafor: Good.", "Remember: now."],
     [("Solberg", "We pay."), ("Okafor", "When?"), ("Solberg", "Now."), ("Okafor", "Good. Remember: now.")]),
    ([">> Solberg: We pay.", ">> [Okafor] When?"], [("Solberg", "We pay."), ("Okafor", "When?")]),
])  # fmt: skip
def test_words_before_a_colon_name_a_speaker_where_the_file_names_speakers_so(
    lines: list[str], turns: list[tuple[str, str]]
) -> None:
    assert [turn[:2] for turn in said(captions_article(cues(*lines), article_id="c"))] == turns


def test_a_note_with_times_is_no_caption() -> None:
    text = "WEBVTT\n\nNOTE 00:01.000 --> 00:02.000 was cut\nShe coughs.\n\n00:03.000 --> 00:04.000\n<v Ann Lake>We pay."
    assert said(captions_article(text, article_id="n")) == [("Ann Lake", "We pay.", 3.0)]


def test_a_text_without_captions_gives_nothing() -> None:
    assert captions_article("WEBVTT\n\nNOTE empty", article_id="e") is None


@given(st.text(alphabet="WEBVT0123456789:.,->\n <v>Ana", max_size=300))
def test_no_file_breaks_the_reader(text: str) -> None:
    article = captions_article("WEBVTT\n\n" + text, article_id="x")
    if article is not None:
        assert all(0 <= turn.span[0] < turn.span[1] <= len(article.text) for turn in article.turns)


@pytest.mark.parametrize("text", [VTT, "\ufeff" + SRT, "\r\n" + SRT])
@pytest.mark.parametrize("name", ["talk.vtt", "talk.txt", "-"])
def test_captions_are_read_as_a_transcript_whatever_the_file_is_called(text: str, name: str) -> None:
    (article,) = read_articles(text.encode(), name=name)
    assert isinstance(article, Article)
    assert article.kind == "transcript"
    assert "-->" not in article.text
    assert [turn[:2] for turn in said(article)] == [turn[:2] for turn in said(captions_article(text, article_id="c"))]


def test_captions_without_words_are_refused() -> None:
    (refused,) = read_articles(b"WEBVTT\n\nNOTE nobody speaks", name="talk.vtt")
    assert isinstance(refused, Rejection)
    assert refused.code == "bad-captions"


def test_the_captions_of_a_turn_keep_their_starts() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n"
        "<v Ann Lake>We sold\nthe pier.\n\n00:03.500 --> 00:05.000\nNobody asked us.\n\n"
        "01:06.000 --> 01:07.000\n<v Bo Hart>Who did?\n"
    )
    article = captions_article(text, article_id="c")
    assert article is not None
    first, second = article.turns
    assert [(article.text[at:][:6], time) for at, time in first.cues] == [("Nobody", 3.5)]
    assert (first.time, second.time, second.cues) == (1.0, 66.0, ())
    record = Record(article)
    assert record_from_json(record_to_json(record)) == record
    verdict = verify_quote("Nobody asked us.", MemoryCorpus([record]), by="Ann Lake")
    assert verdict.evidence[0].time == 3.5
