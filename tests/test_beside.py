from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from quoth.beside import spelt_apart
from quoth.check.recorded import offered
from quoth.cli import verify
from quoth.corpus import MemoryCorpus
from quoth.data import Article, Quote, Record, Speaker
from quoth.ingest.turns import as_transcript
from quoth.store import open_store
from quoth.verify import verify_quote

SHUT = "We are not going to shut the lido this autumn."
SHUTS = "We are going to shut the lido this autumn."


def report(id_: str, words: str, who: str = "Ida Holm", published: str | None = "2025-09-02") -> Record:
    text = f"“{words}” said {who}."
    quote = Quote("q1", "direct", ((1, 1 + len(words)),), speaker="s1")
    return Record(Article(id_, text, title=f"The {id_}", published=published), (quote,), (), (Speaker("s1", who),))


def transcript(text: str, id_: str = "hearing", published: str | None = "2025-09-01") -> Record:
    return Record(as_transcript(Article(id_, text, title=f"The {id_}", published=published)))


@pytest.mark.parametrize("by", [None, "Ida Holm"])
def test_a_record_that_says_the_contrary_is_told_with_its_rank(by: str | None) -> None:
    verdict = verify_quote(SHUTS, MemoryCorpus([report("Post", SHUTS), report("Star", SHUT)]), by=by)
    assert verdict.name == "verbatim"
    assert "another report of the same rank (The Star, 2025-09-02) has “We are not going to shut" in verdict.reason
    assert "leaves out “not”" in verdict.reason
    assert [one.article for one in verdict.evidence] == ["Post", "Star"]


def test_a_transcript_decides_against_a_report_and_the_report_is_told() -> None:
    corpus = MemoryCorpus([report("Post", SHUTS), transcript(f"HOLM: {SHUT}\nRAE: Is that so?\nHOLM: Yes, it is so.")])
    verdict = verify_quote(SHUTS, corpus, by="Ida Holm")
    assert (verdict.name, verdict.meaning_changed, verdict.evidence[0].kind) == ("altered", True, "transcript")
    assert "a report of a lower rank (The Post, 2025-09-02) has the words as claimed" in verdict.reason


@pytest.mark.parametrize(
    "other",
    [
        report("Star", SHUT, who="Per Lind"),  # another person
        report("Star", SHUT, published="2024-01-05"),  # another occasion
        report("Star", SHUTS.replace("autumn", "season")),  # the meaning is the same
        report("Star", "We are not going to shut the library, and nobody wants the lido to go this autumn."),
    ],
    ids=["person", "occasion", "meaning", "sentence"],
)
def test_what_is_no_contradiction_is_not_told(other: Record) -> None:
    verdict = verify_quote(SHUTS, MemoryCorpus([report("Post", SHUTS), other]), by="Ida Holm")
    assert (verdict.name, verdict.reason) == ("verbatim", "in a report")


def test_two_transcripts_of_two_days_are_of_two_utterances() -> None:
    talks = [
        transcript(f"HOLM: {words}\nRAE: Is that so?\nHOLM: Yes, it is so.", f"talk{n}", f"2025-09-0{n}")
        for n, words in enumerate((SHUTS, SHUT), 1)
    ]
    assert "but" not in verify_quote(SHUTS, MemoryCorpus(talks), by="Ida Holm").reason


def test_verify_says_of_each_evidence_why(tmp_path: Path) -> None:
    address = str(tmp_path / "kept.db")
    with open_store(address) as kept:
        kept.add_many([report("Post", SHUTS), report("Star", SHUT)])
    result = CliRunner().invoke(verify.command, [SHUTS, "--store", address], standalone_mode=False)
    assert result.return_value == 0
    assert "  because  in a report: leaves out “not”" in result.output


@pytest.mark.parametrize(
    ("by", "name"), [("Ida Holm", "verbatim"), ("Holm", "verbatim"), ("Ida Holmstrom", "misattributed")]
)
def test_a_name_that_is_spelt_the_same_or_is_anothers_is_not_told(by: str, name: str) -> None:
    verdict = verify_quote(SHUT, MemoryCorpus([report("Post", SHUT)]), by=by)
    assert verdict.name == name
    assert "spel" not in verdict.reason


def test_a_name_spelt_otherwise_is_told_whether_it_is_taken_for_the_same_or_not() -> None:
    same = verify_quote(SHUT, MemoryCorpus([report("Post", SHUT, who="Ida Holmquist")]), by="Ida Holmqvist")
    assert same.name == "verbatim"
    assert same.reason.endswith("the record spells the name “Ida Holmquist”, not “Ida Holmqvist”")
    talk = transcript(f"HOLMQUIST: {SHUT}\nRAE: Is that so?\nHOLMQUIST: Yes, it is so.")
    other = verify_quote(SHUT, MemoryCorpus([talk]), by="Ida Holmqvist")
    assert other.name == "misattributed"
    assert "“HOLMQUIST”, “Ida Holmqvist”): check how it is spelt" in other.reason


@pytest.mark.parametrize(("a", "b", "apart"), [
    ("Ida Holm", "Ida Holn", True), ("Ida Holm", "Eva Holm", False), ("Ida Holm", "Ida Bo", False),
    ("HOLMQUIST", "Ida Holmqist", True), ("Ida Holm", "I. Holm", False), ("Per Lind", "Per Lund", True),
])  # fmt: skip
def test_names_but_for_a_letter(a: str, b: str, apart: bool) -> None:
    assert spelt_apart(a, b) is spelt_apart(b, a) is apart


@pytest.mark.parametrize(("claim", "words"), [
    ("We will open a pool that is unheated", ["We will open a pool that is not heated"]),
    ("The city should pay for the towels", ["I don't believe the city should pay for the towels"]),
    ("We have never promised you saunas", ["We have never promised you a sauna, as you know."]),
    (
        "We will open a pool that is not heated. I believe the city should pay for the towels.",
        ["We will open a pool that is not heated,” … “I don't believe the city should pay for the towels"],
    ),
])  # fmt: skip
def test_what_is_offered_to_print_are_whole_sentences(claim: str, words: list[str]) -> None:
    text = (
        "“We will open a pool that is not heated,” said Ida Holm. “I don't believe the city should pay for the towels,”"
        " she added. “We have never promised you a sauna, as you know. It rained.”"
    )
    starts = [i + 1 for i, char in enumerate(text) if char == "“"]
    quotes = tuple(Quote(f"q{i}", "direct", ((i, text.index("”", i)),), speaker="s1") for i in starts)
    corpus = MemoryCorpus([Record(Article("r", text), quotes, (), (Speaker("s1", "Ida Holm"),))])
    verdict = verify_quote(claim, corpus, by="Ida Holm", clause=True)
    assert verdict.name == "altered", verdict.reason
    assert offered(verdict.evidence) == words


def test_of_a_splice_every_part_is_offered_and_one_person_is_not_called_two() -> None:
    first = "I have mended the roof of the town hall, and I would do it again."
    second = "The parish has money for a bell, and every child shall ring it."
    corpus = MemoryCorpus([report("Post", first, "Holm"), report("Star", second)])
    claim = "I have mended the roof of the town hall, and every child shall ring it."
    verdict = verify_quote(claim, corpus, by="Ida Holm")
    assert verdict.name == "spliced"
    assert offered(verdict.evidence) == [first, second]
    assert verdict.reason.startswith("joins words from separate utterances")
    two = MemoryCorpus([report("Post", first, "Holm"), report("Star", second, "Per Lind")])
    assert "of Holm and Per Lind" in verify_quote(claim, two).reason


def test_of_a_fragment_in_the_reporters_sentence_what_stands_in_marks_is_offered() -> None:
    text = "Ida Holm said the parish “has to mend the bell within days, not weeks” and left."
    start, end = text.index("the parish"), text.index(" and left")
    quote = Quote("q1", "mixed", ((start, end),), speaker="s1")
    corpus = MemoryCorpus([Record(Article("r", text), (quote,), (), (Speaker("s1", "Ida Holm"),))])
    verdict = verify_quote("has to sell the bell within days", corpus, by="Ida Holm")
    assert verdict.name == "altered", verdict.reason
    assert offered(verdict.evidence) == ["has to mend the bell within days, not weeks"]
