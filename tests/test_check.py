from __future__ import annotations

import contextlib
import errno
import io
import json
import re
import tarfile
import zipfile
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.console import Console

import quoth
from quoth.check import Check, CheckedQuote, check_draft
from quoth.check.draft import keep_reading, open_draft, read_draft
from quoth.check.given import claimed_pieces
from quoth.check.report import (
    actual_marked,
    check_to_html,
    check_to_json,
    check_to_markdown,
    check_to_sarif,
    claimed_marked,
)
from quoth.check.results import Unchecked
from quoth.check.sources import load_sources
from quoth.check.stretches import is_title
from quoth.cli.show_check import show_check
from quoth.corpus import MemoryCorpus, write_private
from quoth.data import Article, Block, Polarity, Quote, Record, Speaker, Turn
from quoth.errors import InputError
from quoth.extraction import tagger
from quoth.ingest import ReadOptions
from quoth.ingest.html import read_page
from quoth.ingest.plain import text_article
from quoth.ingest.turns import as_statement, as_transcript
from quoth.store import open_store
from quoth.verify import verify_quote

SPEECH = (
    "JANE ROE: We will open the bridge on the fourth of May, and the ferry stops that day. "
    "Nobody asked us for a toll.\n\n"
    "JOHN DOE: The toll was my idea, and I am proud of it."
)
DRAFT = (
    "# Bridge opens\n\n"
    '"We will open the **bridge** on the fourth of May," Jane Roe said.\n\n'
    '"The toll was not my idea," John Doe said.\n\n'
    '"I have always loved herring," Jane Roe said.\n'
)
_SAID = re.compile(r'"([^"]+)"(?: (?P<who>[A-Z]\w+ [A-Z]\w+) said)?')


def read(draft: Article) -> Record:
    """Quotes by their marks alone, so that no network is needed here."""
    text = draft.text
    quotes, speakers = [], dict[str, Speaker]()
    for n, m in enumerate(_SAID.finditer(text), 1):
        who = m["who"]
        if who:
            speakers.setdefault(who, Speaker(f"s{len(speakers) + 1}", who))
        quotes.append(Quote(f"q{n}", "direct", (m.span(1),), speaker=speakers[who].id if who else None))
    return Record(draft, tuple(quotes), (), tuple(speakers.values()))


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "2024-05-01 debate.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


@pytest.fixture
def checked(speech: Path) -> Check:
    corpus, _ = load_sources([str(speech)])
    return check_draft(DRAFT, corpus, read=read, name="draft.md")


def test_each_quote_gets_its_verdict_in_the_drafts_order(checked: Check) -> None:
    assert [quote.verdict.name for quote in checked.quotes] == ["verbatim", "altered", "not found"]
    assert [quote.fine for quote in checked.quotes] == [True, False, False]
    assert not checked.fine


def test_spans_are_of_the_draft_with_its_marks(checked: Check) -> None:
    assert DRAFT[slice(*checked.quotes[0].span)] == "We will open the **bridge** on the fourth of May,"


def test_evidence_says_where_and_when(checked: Check) -> None:
    evidence = checked.quotes[0].verdict.evidence[0]
    assert (evidence.speaker, evidence.published, evidence.title, evidence.kind) == (
        "JANE ROE",
        "2024-05-01",
        "debate",
        "transcript",
    )


def test_json_spells_verdicts_with_underscores(checked: Check) -> None:
    value = json.loads(json.dumps(check_to_json(checked)))
    assert [quote["verdict"] for quote in value["quotes"]] == ["verbatim", "altered", "not_found"]
    assert (value["quotes"][0]["line"], value["searched"], value["fine"]) == (3, 1, False)


def test_markdown_marks_the_differences(checked: Check) -> None:
    table = check_to_markdown(checked)
    assert "| **altered** | The toll was **not** my idea, |" in table
    assert table.count("\n| ") == 3


def test_markdown_obeys_nothing_that_comes_from_outside() -> None:
    words = "![pier](http://example.org/p.png) a|b `c` \\* d\re\r\nf"
    check = Check("[draft](x).md", words, (), 0, (Unchecked((0, 5), words, "a reason"),))
    shown = "!\\[pier](http://example.org/p.png) a\\|b \\`c\\` \\\\\\* d e f"
    assert check_to_markdown(check) == (
        f"No quotes to check in \\[draft](x).md.\n\n- line 1: not checked: “{shown}” (a reason)\n"
    )


def test_html_escapes_what_comes_from_outside(speech: Path) -> None:
    corpus, _ = load_sources([str(speech)])
    page = check_to_html(
        check_draft('"<script>alert(1)</script> bridge" Jane Roe said.', corpus, read=read, name="<b>", markdown=False)
    )
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page


def test_html_shows_words_turned_around_as_they_stand(speech: Path) -> None:
    corpus, _ = load_sources([str(speech)])
    page = check_to_html(check_draft('"The \u202eegdirb\u202c is ours" Jane Roe said.', corpus, read=read, name="d"))
    assert not set("\u202e\u202c") & set(page)
    assert ">RLO</span>" in page


def test_sarif_writes_paths_as_references(checked: Check) -> None:
    sarif = json.loads(check_to_sarif(replace(checked, name="drafts/second draft 100%.md"), "1.0"))
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "drafts/second%20draft%20100%25.md"


def test_sarif_names_the_rule_the_level_and_the_place(checked: Check) -> None:
    results = json.loads(check_to_sarif(checked, "1.0"))["runs"][0]["results"]
    assert [(r["ruleId"], r["level"]) for r in results] == [("altered", "error"), ("not_found", "error")]
    assert results[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 5


def test_a_mixed_quote_claims_what_stands_in_marks() -> None:
    text = "Roe said it was “a bad day” and “a long night” for the town."
    quote = Quote("q1", "mixed", ((9, len(text) - 1),))
    assert claimed_pieces(text, quote) == ["a bad day", "a long night"]


def test_a_draft_without_quotes_is_fine() -> None:
    check = check_draft("Nothing was said.", MemoryCorpus(), read=read)
    assert check.fine
    assert check.quotes == ()


def test_sources_are_read_once_and_found_again_by_content(speech: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, _ = load_sources([str(speech)], cache=cache)
    kept = list(cache.iterdir())
    again, _ = load_sources([str(speech)], cache=cache)
    assert check_draft(DRAFT, again, read=read) == check_draft(DRAFT, first, read=read)
    assert list(cache.iterdir()) == kept
    speech.write_text(SPEECH.replace("fourth", "fifth"), encoding="utf-8")
    changed, _ = load_sources([str(speech)], cache=cache)
    assert check_draft(DRAFT, changed, read=read).quotes[0].verdict.name == "altered"


def test_a_cache_that_cannot_be_touched_is_used(speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    cache = tmp_path / "cache"
    load_sources([str(speech)], cache=cache)
    for name in ("touch", "chmod"):
        monkeypatch.setattr(Path, name, refuse)
    monkeypatch.setattr("quoth.check.sources.gather_articles", refuse)  # what would read the sources again
    corpus, _ = load_sources([str(speech)], cache=cache)
    assert corpus.count() == 1


def test_what_cannot_be_kept_whole_leaves_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "draft-1.json"
    for words in (b"old", b"new"):
        with contextlib.suppress(OSError), write_private(kept) as out:
            out.write(words)
            if words == b"new":
                raise OSError(errno.ENOSPC, "full")
    assert [(path.name, path.read_bytes()) for path in kept.parent.iterdir()] == [("draft-1.json", b"old")]


def test_a_damaged_cache_is_read_again(speech: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    load_sources([str(speech)], cache=cache)
    for kept in cache.iterdir():
        kept.write_bytes(b"PK\x03\x04 not an index")
    corpus, _ = load_sources([str(speech)], cache=cache)
    assert corpus.count() == 1


def test_archives_folders_captions_and_statements_are_sources(speech: Path, tmp_path: Path) -> None:
    archive = tmp_path / "talks.zip"
    with zipfile.ZipFile(archive, "w") as out:
        out.write(speech, "in/2024-05-01 debate.txt")
        out.writestr("../escape.txt", "no")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lake>The lake is cold.\n", encoding="utf-8"
    )
    (folder / "statement.txt").write_text("We regret the delay of the new bridge very much indeed.", encoding="utf-8")
    corpus, refused = load_sources([str(archive), str(folder)], speaker="Mary Major")
    assert [bad.code for bad in refused] == ["escapes"]
    draft = '"Nobody asked us for a toll." "The lake is cold." "We regret the delay of the new bridge" Mary Major said.'
    found = check_draft(draft, corpus, read=read).quotes
    assert [quote.verdict.name for quote in found] == ["verbatim"] * 3
    assert [quote.verdict.evidence[0].kind for quote in found] == ["transcript", "transcript", "statement"]


def test_tar_gz_archives_are_sources(speech: Path, tmp_path: Path) -> None:
    archive = tmp_path / "talks.tar.gz"
    with tarfile.open(archive, "w:gz") as out:
        info = tarfile.TarInfo("debate.txt")
        info.size = len(SPEECH.encode())
        out.addfile(info, io.BytesIO(SPEECH.encode()))
    corpus, _ = load_sources([str(archive)])
    assert check_draft(DRAFT, corpus, read=read).quotes[0].verdict.name == "verbatim"


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt", "picture.png", "broken.zip"])
def test_sources_that_hold_no_text_are_an_error(tmp_path: Path, name: str) -> None:
    contents = {"empty.txt": b"", "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(100), "broken.zip": b"PK\x03\x04 broken"}
    if name in contents:
        (tmp_path / name).write_bytes(contents[name])
    with pytest.raises(InputError, match=name):
        load_sources([str(tmp_path / name)])


def test_an_empty_draft_or_one_in_another_language_is_refused(
    speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quoth.cli.check import command

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("quoth.pipeline.read_article", lambda draft, tagger, register: read(draft))
    draft = tmp_path / "draft.md"
    german = "Die Brücke ist gesperrt und wird nicht vor dem Sommer geöffnet, sagte sie, weil das Geld fehlt."
    for text, more, code in (
        ("", [], "empty"), (" \n\n", [], "empty"), (german, [], "language"), (german, ["--any-language"], None),
        (german, [], "language"),
    ):  # fmt: skip
        draft.write_text(text, encoding="utf-8")
        asked = [str(draft), "--against", str(speech), *more]
        result = CliRunner().invoke(command, asked, standalone_mode=False)
        assert getattr(result.exception, "code", None) == code, result.output
    result = CliRunner().invoke(command, ["-", "--against", str(speech)], input="", standalone_mode=False)
    assert isinstance(result.exception, InputError)


def test_the_command_exits_0_when_there_is_nothing_to_check(
    speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quoth.cli.check import command

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("quoth.pipeline.read_article", lambda draft, tagger, register: read(draft))
    draft = tmp_path / "draft.md"
    for text, code in (("Nothing was said.", 0), (DRAFT, 1), (DRAFT.split('"The toll')[0], 0)):
        draft.write_text(text, encoding="utf-8")
        result = CliRunner().invoke(command, [str(draft), "--against", str(speech)], standalone_mode=False)
        assert result.return_value == code, result.output
    result = CliRunner().invoke(command, [str(draft), "--against", str(tmp_path / "none.txt")], standalone_mode=False)
    assert isinstance(result.exception, InputError)


def test_the_command_checks_against_what_was_kept(
    speech: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quoth.cli.check import command
    from quoth.ingest.material import gather_articles

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QUOTH_STORE", str(tmp_path / "kept.db"))
    monkeypatch.setattr("quoth.pipeline.read_article", lambda draft, tagger, register: read(draft))
    draft = tmp_path / "draft.md"
    draft.write_text(DRAFT, encoding="utf-8")
    result = CliRunner().invoke(command, [str(draft)], standalone_mode=False)
    assert isinstance(result.exception, click.UsageError)
    with open_store(tmp_path / "kept.db") as store:
        store.add_many([Record(one) for one in gather_articles([str(speech)]) if isinstance(one, Article)])
    assert CliRunner().invoke(command, [str(draft)], standalone_mode=False).return_value == 1
    assert CliRunner().invoke(command, [str(draft), str(speech)], standalone_mode=False).return_value == 1


def test_a_store_is_a_source(speech: Path, tmp_path: Path) -> None:
    from quoth.ingest.material import gather_articles

    address = tmp_path / "kept.db"
    with open_store(address) as store:
        store.add_many([Record(one) for one in gather_articles([str(speech)]) if isinstance(one, Article)])
    corpus, refused = load_sources([str(address)])
    assert not refused
    check = check_draft(DRAFT, corpus, read=read)
    assert [quote.verdict.name for quote in check.quotes] == ["verbatim", "altered", "not found"]


def test_a_draft_is_read_once_by_each_network(tmp_path: Path) -> None:
    asked = []

    def count(draft: Article) -> Record:
        asked.append(draft)
        return read(draft)

    draft = text_article(DRAFT, article_id="draft")
    for network in ("one", "one", "other"):
        assert keep_reading(count, tmp_path, network)(draft) == read(draft)
    assert len(asked) == 2
    assert {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {0}
    for kept in tmp_path.iterdir():
        kept.write_text('{"schema": 1}', encoding="utf-8")
    assert keep_reading(count, tmp_path, "one")(draft) == read(draft)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert keep_reading(count, tmp_path / "file", "one")(draft) == read(draft)


def test_what_is_kept_of_sources_only_their_reader_can_open(speech: Path, tmp_path: Path) -> None:
    cache = tmp_path / "new" / "quoth"
    load_sources([str(speech)], cache=cache)
    (kept,) = cache.iterdir()
    assert [path.stat().st_mode & 0o077 for path in (cache, kept)] == [0, 0]
    kept.chmod(0o644)  # as it was kept once
    load_sources([str(speech)], cache=cache)
    assert kept.stat().st_mode & 0o077 == 0


def test_a_page_with_bold_names_is_a_transcript_under_its_own_title(tmp_path: Path) -> None:
    said = [
        ("Host", "Good evening from the old ferry terminal, where the two candidates met for the first time."),
        ("Ann Lake", "The weir was inspected by people who never looked under the water line, and I read the report."),
        ("Bo Hart", "That is not so, for the divers went down twice and took pictures of every single stone."),
        ("Ann Lake", "Then show us the pictures, because nobody in this town has seen one of them so far."),
        ("Host", "Thank you both, and a good night to all who listened."),
    ]
    paragraphs = "".join(f"<p><b>{who}:</b> {words}</p>" for who, words in said)
    page = tmp_path / "page7.html"
    page.write_text(f"<html><body><article><h1>Weir debate</h1>{paragraphs}</article></body></html>", encoding="utf-8")
    corpus, _ = load_sources([str(page)])
    verdict = verify_quote("the divers went down twice", corpus, by="Bo Hart")
    assert (verdict.name, verdict.evidence[0].speaker, verdict.evidence[0].title) == (
        "verbatim", "Bo Hart", "Weir debate",
    )  # fmt: skip


def test_no_verdict_is_broken_in_a_narrow_table_and_changes_show_without_colours(checked: Check) -> None:
    out = Console(file=io.StringIO(), width=90, force_terminal=True, color_system="standard", no_color=True)
    check = replace(checked, quotes=tuple(
        replace(quote, verdict=replace(quote.verdict, name="misattributed")) for quote in checked.quotes
    ))  # fmt: skip
    show_check(check, out)
    shown = out.file.getvalue()  # type: ignore[attr-defined]
    assert shown.count("misattributed") == len(check.quotes) + 1  # and the summary
    assert "\x1b[1;9mnot" in shown or "\x1b[1;4mnot" in shown


STATED = (
    "ANN LAKE: I don't think the weir is safe. Not all millers are thieves. We will pay for the ferry. This ferry is a "
    "disgrace, and I am furious. The county pays, and it won't close the school in June. I doubt that the firm knew. "
    "I can mend the weir by Friday. He is far too old. I rejected the very idea of a toll. "
    "I reject the claim that I sank the barge by night."
)


def checked_quote(draft: str, kind: str, cue: str, polarity: str = "affirmed", words: str = "") -> CheckedQuote:
    """The one quote of a draft by Ann Lake: its words, or what stands between the cue and the point."""
    words = words or draft[draft.index(cue) + len(cue) :].strip(" ,.")
    words = words.strip("“”") if kind == "direct" else words
    start, at = draft.index(words), draft.index(cue)
    quote = Quote(
        "q1", kind, ((start, start + len(words)),), ((at, at + len(cue)),), speaker="s1", polarity=polarity,  # type: ignore[arg-type]
    )  # fmt: skip
    record = Record(Article("draft", draft), (quote,), (), (Speaker("s1", "Ann Lake"),))
    turns = (Turn("ANN LAKE", (10, len(STATED))),)
    corpus = MemoryCorpus([Record(Article("speech", STATED, kind="transcript", turns=turns))])
    return check_draft(draft, corpus, read=lambda draft: record, markdown=False, indirect=True).quotes[0]


@pytest.mark.parametrize(("draft", "kind", "cue", "verdict"), [
    ("Lake said “the weir is safe”.", "direct", "said", "altered"),
    ("Lake said: “the weir is safe”.", "direct", "said", "altered"),
    ("Lake said that “all millers are thieves”.", "mixed", "said", "altered"),
    ("Lake did not think “the weir is safe”.", "direct", "did not think", "verbatim"),
    ("Lake said not “all millers are thieves”.", "mixed", "said", "verbatim"),
    ("Lake said he was “far too old”.", "mixed", "said", "verbatim"),
    ("Lake said she saw “all millers”.", "mixed", "said", "verbatim"),
    ("Lake is of the view that “the weir is safe”.", "mixed", "is of the view", "altered"),
    ("Lake ruled out that “the weir is safe”.", "mixed", "ruled out", "verbatim"),
    ("Nobody heard Lake argue that “the weir is safe”.", "mixed", "argue", "verbatim"),
])  # fmt: skip
def test_a_clause_right_after_said_is_judged_as_a_sentence(draft: str, kind: str, cue: str, verdict: str) -> None:
    quote = checked_quote(draft, kind, cue)
    assert quote.verdict.name == verdict, quote.verdict.reason


@pytest.mark.parametrize(("draft", "kind", "cue", "polarity", "verdict", "fine"), [
    ("Lake never said “we will pay for the ferry”.", "direct", "never said", "declined", "verbatim", False),
    ("Lake denied that “we will pay for the ferry”.", "mixed", "denied", "denied", "verbatim", False),
    ("Lake never said “we will pay for the old ferry”.", "direct", "never said", "declined", "altered", False),
    ("Lake never said “every owl brings luck to the baker”.", "direct", "never said", "declined", "not found", True),
    ("Lake denied that “the firm knew”.", "mixed", "denied", "denied", "altered", True),
    ("Lake denied that she “sank the barge by night”.", "mixed", "denied", "denied", "altered", True),
    ("Lake denied “the weir is safe”.", "direct", "denied", "denied", "altered", True),
    ("Lake rejected “the very idea of a toll”.", "direct", "rejected", "denied", "altered", True),
    ("Lake would not name “the county”.", "direct", "would not name", "declined", "verbatim", True),
])  # fmt: skip
def test_words_the_draft_says_were_not_said_may_not_be_recorded(
    draft: str, kind: str, cue: str, polarity: str, verdict: str, fine: bool
) -> None:
    quote = checked_quote(draft, kind, cue, polarity)
    assert (quote.verdict.name, quote.fine) == (verdict, fine), quote.verdict.reason
    assert ("was not said" in quote.verdict.reason) == quote.denied == ("name" not in cue)


@pytest.mark.parametrize(("draft", "cue", "polarity", "verdict", "fine", "denied"), [
    ("Lake denied the charge: “I can mend the weir by Friday.”", "denied", "denied", "verbatim", True, False),
    ("Lake denied the charge: “I cannot mend the weir by Friday.”", "denied", "denied", "altered", False, False),
    ("Lake rejected the claim: “I can mend the weir by Friday.”", "rejected", "denied", "verbatim", True, False),
    ("Lake disputed that. “I can mend the weir by Friday.”", "disputed", "denied", "verbatim", True, False),
    ("Lake would not say when: “He is far too old.”", "would not say", "declined", "verbatim", True, False),
    ("Lake did not know his name: “We will not pay for the ferry.”", "did not know", "denied", "altered", False, False),
    ("Lake denied it, saying: “He is far too old.”", "denied", "denied", "verbatim", True, False),
    ("Lake denied having said: “He is far too old.”", "denied", "denied", "verbatim", False, True),
    ("Lake denied that she had told the board: “He is far too old.”", "denied", "denied", "verbatim", False, True),
    ("Lake did not say these words: “He is far too old.”", "did not say", "declined", "verbatim", False, True),
])  # fmt: skip
def test_what_stands_behind_a_denial_and_a_colon_is_said(
    draft: str, cue: str, polarity: str, verdict: str, fine: bool, denied: bool
) -> None:
    quote = checked_quote(draft, "mixed", cue, polarity, draft[draft.index(cue) + len(cue) + 1 :])
    assert (quote.verdict.name, quote.fine, quote.denied) == (verdict, fine, denied), quote.verdict.reason


def test_what_is_denied_and_what_is_said_instead_are_two_quotes() -> None:
    draft = "Lake denied that “the mill is lost”: “He is far too old.”"
    content = at(draft, draft[draft.index("that") :])
    quote = Quote("q1", "mixed", content, cue=at(draft, "denied"), speaker="s1", polarity="denied")
    corpus = MemoryCorpus([Record(as_statement(Article("speech", "He is far too old.", title="speech"), "Jane Roe"))])
    check = check_draft(draft, corpus, read=lambda draft: made(draft.text, quote), markdown=False)
    assert [(one.id, one.pieces, one.denied, one.fine) for one in check.quotes] == [
        ("q1", ("the mill is lost",), True, True),
        ("q1.2", ("He is far too old.",), False, True),
    ]


@pytest.mark.parametrize(
    "cues", [("denied", "denied", "had said", "affirmed"), ("insisted", "affirmed", "had never said", "declined")]
)
def test_words_denied_are_listed_once(cues: tuple[str, Polarity, str, Polarity]) -> None:
    draft = f"Lake {cues[0]} that she {cues[2]} “the weir will burst tonight”."
    outer = Quote(
        "q1", "mixed", at(draft, draft[draft.index("she") : -1]), cue=at(draft, cues[0]), polarity=cues[1], speaker="s1"
    )
    inner = Quote(
        "q2",
        "direct",
        at(draft, "the weir will burst tonight"),
        cue=at(draft, cues[2]),
        polarity=cues[3],
        parent="q1",
        speaker="s1",
    )
    corpus = MemoryCorpus([Record(as_statement(Article("speech", "We like bread.", title="speech"), "Ann Lake"))])
    check = check_draft(draft, corpus, read=lambda draft: made(draft.text, outer, inner), markdown=False)
    assert [(one.verdict.name, one.denied, one.fine) for one in check.quotes] == [("not found", True, True)]


@pytest.mark.parametrize(("draft", "source", "verdict", "told"), [
    ("“We like bread and butter,” said the baker.", "the baker", "verbatim", "read as Jane Roe"),
    ("“We like bread and butter,” she said.", "she", "misattributed", "read as Jane Roe"),
    ("“We like bread and butter,” said Roe.", "Roe", "misattributed", "said by Ann Lake, not Jane Roe"),
])  # fmt: skip
def test_nobody_is_accused_whom_the_draft_does_not_name(draft: str, source: str, verdict: str, told: str) -> None:
    words = "We like bread and butter,"
    quote = Quote("q1", "direct", at(draft, words), source=at(draft, source), cue=at(draft, "said"), speaker="s1")
    corpus = MemoryCorpus([Record(as_statement(Article("speech", words, title="speech"), "Ann Lake"))])
    (one,) = check_draft(draft, corpus, read=lambda draft: made(draft.text, quote), markdown=False).quotes
    assert one.verdict.name == verdict, one.verdict.reason
    assert told in one.verdict.reason


@pytest.mark.parametrize(("source", "verdict"), [("Rep. Roe", "misattributed"), ("Dr. Roe", "verbatim")])
def test_a_title_beside_the_words_tells_which_label_is_meant(source: str, verdict: str) -> None:
    draft = f"“We like bread and butter,” {source} said."
    text = "DR. ROE: We like bread and butter.\nREP. ROE: I like jam.\nDR. ROE: You do."
    corpus = MemoryCorpus([Record(as_transcript(Article("talk", text)))])
    (one,) = check_draft(draft, corpus, markdown=False).quotes
    assert one.verdict.name == verdict, one.verdict.reason
    assert "does not tell" not in one.verdict.reason


@pytest.mark.parametrize(("source", "verdict"), [("Governor Roe", "misattributed"), ("Jane Roe", "verbatim")])
def test_a_title_beside_the_words_is_held_against_the_labels(source: str, verdict: str) -> None:
    draft = f"“We like bread and butter,” {source} said."
    quote = Quote("q1", "direct", at(draft, "We like bread and butter,"), source=at(draft, source), speaker="s1")
    text = "JANE ROE: We like bread and butter.\nGOVERNOR ROE: I like jam.\nJANE ROE: You do."
    corpus = MemoryCorpus([Record(as_transcript(Article("talk", text)))])
    (one,) = check_draft(draft, corpus, read=lambda draft: made(draft.text, quote), markdown=False).quotes
    assert one.verdict.name == verdict, one.verdict.reason


@pytest.mark.parametrize(("text", "kept", "speaker"), [
    ("JANE ROE: Lake told me that all the millers left.\nHOST: I see.\nJANE ROE: You do.", "q1", "Jane Roe"),
    ("ANN LAKE: I hear that all the millers left.\nHOST: I see.\nANN LAKE: You do.", "q2", "Ann Lake"),
    ("BO HART: I hear no more.\nHOST: I see.\nBO HART: You do.", "q1", "Jane Roe"),
])  # fmt: skip
def test_words_told_of_another_are_judged_once(text: str, kept: str, speaker: str) -> None:
    draft = "Jane Roe said Ann Lake told her “all the millers left”."
    outer = Quote("q1", "mixed", at(draft, draft[draft.index("Ann") : -1]), cue=at(draft, "said"), speaker="s1")
    inner = Quote("q2", "direct", at(draft, "all the millers left"), cue=at(draft, "told"), parent="q1", speaker="s2")
    people = (Speaker("s1", "Jane Roe"), Speaker("s2", "Ann Lake"))
    corpus = MemoryCorpus([Record(as_transcript(Article("talk", text)))])
    check = check_draft(
        draft, corpus, read=lambda draft: made(draft.text, outer, inner, speakers=people), markdown=False
    )
    assert [(one.id, one.speaker) for one in check.quotes] == [(kept, speaker)]


def test_a_denied_quote_that_is_recorded_is_an_error_for_machines() -> None:
    quote = checked_quote("Lake never said “we will pay for the ferry”.", "direct", "never said", "declined")
    check = Check("draft.md", "Lake never said “we will pay for the ferry”.", (quote,), 1)
    assert not check.fine
    (result,) = json.loads(check_to_sarif(check, "1.0"))["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("verbatim", "error")


@pytest.mark.parametrize(("draft", "fine", "changed"), [
    ("Lake said the county will close the school in June.", False, True),  # it won't
    ("Lake said the county would not close the school in June.", True, False),
    ("Lake said the county would not close the school in July.", False, True),
    ("Lake said she could mend the weir by Friday.", True, False),
    ("Lake said Lake could mend the weir by Friday.", True, False),  # who "I" is
    ("Lake said Bell could mend the weir by Friday.", False, True),
    ("Lake said he was far too old.", True, False),
    ("Lake said she was far too old.", False, True),
    ("Lake said that the firm knew.", False, True),
    ("Lake said the weir was safe.", False, True),  # she does not think so
])  # fmt: skip
def test_indirect_speech_may_change_words_and_tenses_and_no_sense(draft: str, fine: bool, changed: bool) -> None:
    quote = checked_quote(draft, "indirect", "said")
    assert (quote.fine, quote.verdict.meaning_changed) == (fine, changed), quote.verdict


@pytest.mark.parametrize(("report", "draft", "fine"), [
    ("Jane Roe told the Post the weir will be shut.", "Jane Roe said that the weir will be shut.", True),
    ("According to Jane Roe, the weir will be shut.", "Jane Roe said that the weir will be shut.", True),
    ("On Tuesday, the weir broke, said Jane Roe.", "Jane Roe said that the weir broke.", True),
    ("On Tuesday, the weir broke, said Jane Roe.", "On Monday, the weir broke, said Jane Roe.", False),
    ("Jane Roe refused to say whether she would sell the mill.", "Jane Roe said she would sell the mill.", False),
    ("Jane Roe refused to say whether she would sell the mill.",
     "Asked again, Jane Roe refused to say whether she would sell the mill.", True),
    ("Jane Roe said she did not know whether she would sell the mill.",
     "Jane Roe said she would sell the mill.", False),
    ("Reporters asked Jane Roe whether she would sell the mill.", "Jane Roe said she would sell the mill.", False),
    ("Jane Roe said she might sell the mill in May.", "Jane Roe said she will sell the mill in May.", False),
    ("“We are going to sell the mill in May,” Jane Roe said.", "Jane Roe said they would sell the mill in May.", True),
    ("“We may sell the mill in May,” said Jane Roe.", "Jane Roe said that they could sell the mill in May.", True),
    ("“We may sell the mill in May,” said Jane Roe.", "Jane Roe said that they would sell the mill in May.", False),
    ("Jane Roe said every miller had left.", "Jane Roe said each miller had left.", True),
    ("Jane Roe said most millers had left.", "Jane Roe said all millers had left.", False),
    ("Jane Roe said she believes the mill would be sold in May.", "Jane Roe said the mill would be sold in May.", True),
])  # fmt: skip
def test_indirect_speech_is_held_against_indirect_speech(report: str, draft: str, fine: bool) -> None:
    corpus = MemoryCorpus([quoth.read_text(f"The town met in the hall by the river.\n\n{report}", article_id="report")])
    (one,) = check_draft(draft, corpus, markdown=False, indirect=True).quotes
    assert one.fine == fine, one.verdict


@pytest.mark.parametrize(("cue", "fine"), [
    ("was sure", False), ("was unaware", True), ("was not sure", True), ("said", False), ("doubted", True),
])  # fmt: skip
def test_what_that_introduces_is_a_clause_in_indirect_speech_too(cue: str, fine: bool) -> None:
    quote = checked_quote(f"Lake {cue} that the firm knew.", "indirect", cue)
    assert quote.fine == fine, quote.verdict.reason


def test_fragments_that_the_reporters_words_part_stand_where_they_stand() -> None:
    words = "she was “furious”, that “the county pays” and the ferry was “a disgrace”"
    quote = checked_quote(f"Lake said {words}.", "mixed", "said", words=words)
    assert (quote.verdict.name, quote.fine, quote.parts) == ("verbatim", True, 3), quote.verdict.reason
    assert [evidence.words for evidence in quote.verdict.evidence] == ["furious", "The county pays", "a disgrace"]
    check = Check("draft", f"Lake said {words}.", (quote,), 1)
    for told in ("furious", "the county pays", "a disgrace"):
        assert told in check_to_markdown(check)
    words = words.replace("a disgrace", "a triumph of the spirit")
    assert not checked_quote(f"Lake said {words}.", "mixed", "said", words=words).fine


@pytest.mark.parametrize(("words", "verdict"), [
    ("she was “furious” and that “the weir is safe”", "altered"),
    ("she was “not furious” and that “all millers are thieves”", "altered"),
    ("“all millers are thieves” and that she was “furious”", "altered"),
    ("she was “furious” and that “the county pays”", "verbatim"),
    ("she was “furious” and that “the weir is safe” should be shown", "verbatim"),
    ("she was “furious” about “the weir is safe”", "verbatim"),
])  # fmt: skip
def test_a_clause_behind_that_is_judged_as_a_sentence_wherever_it_stands(words: str, verdict: str) -> None:
    quote = checked_quote(f"Lake said that {words}.", "mixed", "said", words=words)
    assert quote.verdict.name == verdict, quote.verdict.reason


def shown(check: Check, width: int) -> str:
    out = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    show_check(check, out)
    return out.file.getvalue()  # type: ignore[attr-defined]


def test_a_table_says_why(checked: Check) -> None:
    assert "negation" in shown(checked, 100)
    assert "│" in shown(checked, 100)


def test_a_narrow_terminal_gets_lines_and_no_table(checked: Check) -> None:
    narrow = shown(checked, 40)
    assert "│" not in narrow
    assert "because" in narrow
    assert max(map(len, narrow.splitlines())) <= 40


def test_capitals_of_the_record_are_no_other_name(checked: Check) -> None:
    for told in (check_to_markdown(checked), check_to_html(checked), shown(checked, 120)):
        assert "Jane Roe" in told
        assert "record: JANE ROE" not in told


def names(check: Check) -> list[str]:
    return [quote.verdict.name for quote in check.quotes]


TOLD = (
    "The council of Acre Mills met on Monday to talk about the old weir.\n\n"
    '"We will sell the mill to whoever asks," Jane Roe said.\n\n'
    "The vote comes in June, and few expect it to be close.\n\n"
    "Four hundred people have signed a letter against it.\n"
)


def folder_of(tmp_path: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("draft", "expected"), [
    ("“But they want to have me out,” Jane Roe said. “And the last man the council wants to face is me.”", "verbatim"),
    ("“But they want to have me out,” Jane Roe said. “The last man they want to face is me.”", "verbatim"),
    ("“But they want to have me out,” Jane Roe said. “And the last man the council wants to face is you.”", "altered"),
    ("“Nobody has asked me anything yet,” Jane Roe said. “The last man they want to face is me.”", "spliced"),
])  # fmt: skip
def test_whole_sentences_of_one_turn_may_be_given_in_another_order(tmp_path: Path, draft: str, expected: str) -> None:
    said = "And the last man the council wants to face is me. But they want to have me out."
    speech = (
        f"ANN: And what do they want?\n\nJANE ROE: The last man they want to face is me. {said}\n\n"
        "ANN: Why?\n\nJANE ROE: Nobody has asked me anything yet."
    )
    corpus, _ = load_sources([str(folder_of(tmp_path, speech=speech))], read=read)
    assert names(check_draft(draft, corpus, markdown=False)) == [expected]


def test_a_draft_does_not_vouch_for_itself(tmp_path: Path) -> None:
    corpus, _ = load_sources([str(folder_of(tmp_path, draft=TOLD, speech=SPEECH))], read=read)
    check = check_draft(TOLD, corpus, read=read, markdown=False)
    assert (names(check), check.fine, check.searched) == (["not found"], False, 1)
    (out,) = check.left_out
    assert (Path(out.article).name, out.copy) == ("draft.txt", True)
    assert "is the draft itself" in check_to_markdown(check)
    assert check_to_json(check)["left_out"][0]["copy"] is True


def test_a_version_of_the_draft_is_no_evidence_and_is_named(tmp_path: Path) -> None:
    older = TOLD.replace("June", "July").replace("will sell", "may sell")
    corpus, _ = load_sources([str(folder_of(tmp_path, older=older, speech=SPEECH))], read=read)
    check = check_draft(TOLD, corpus, read=read, markdown=False)
    assert names(check) == ["not found"]
    assert "a version of the draft, which is no evidence" in check.quotes[0].verdict.reason
    assert [out.copy for out in check.left_out] == [False]
    assert "most of the draft's own sentences" in shown(check, 120)


def test_the_draft_alone_is_nothing_to_check_against(tmp_path: Path) -> None:
    corpus, _ = load_sources([str(folder_of(tmp_path, draft=TOLD))], read=read)
    with pytest.raises(InputError, match="name the sources"):
        check_draft(TOLD, corpus, read=read, markdown=False)


def test_who_quotes_a_report_or_a_statement_in_full_is_no_version_of_it(tmp_path: Path) -> None:
    said = "We will sell the mill to whoever asks. It has cost us nine hundred a year. Nobody in this town has helped."
    report = f'There was much noise in the hall last night.\n\n"{said}" Jane Roe said.\n\nThe lamps went out at nine.\n'
    draft = f'The mill is for sale, it seems.\n\n"{said}" Jane Roe said.\n\nNobody knows to whom it may go now.\n'
    for text, speaker in ((report, None), (said, "Jane Roe")):
        corpus, _ = load_sources([str(folder_of(tmp_path, source=text))], speaker=speaker, read=read)
        check = check_draft(draft, corpus, read=read, markdown=False)
        assert (names(check), check.left_out) == (["verbatim"], ())


def test_a_transcript_is_evidence_however_much_of_it_a_draft_repeats() -> None:
    draft = "They met again.\n\nWe can mend the weir by Friday.\n\nNot all of the millers here are thieves.\n"
    text = "ANN LAKE: " + draft.partition("\n\n")[2].replace("\n\n", " ") + "And so on, for an hour or two. " * 9
    speech = Record(Article("speech", text, kind="transcript", turns=(Turn("ANN LAKE", (10, len(text))),)))
    check = check_draft(draft, MemoryCorpus([speech]), read=lambda given: Record(Article("d", draft)), markdown=False)
    assert (check.left_out, check.searched) == ((), 1)


def test_what_a_page_sets_apart_as_a_quotation_is_checked(tmp_path: Path, speech: Path) -> None:
    pytest.importorskip("onnxruntime")
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><article><h1>The ferry</h1><p>The mayor, Jane Roe, spoke in the town hall on Friday night, and"
        " many had come to hear her in spite of the rain and the wind.</p><blockquote><p>The ferry will sink in"
        " December, and nobody will miss it.</p><footer>— Jane Roe</footer></blockquote><p>The lamps"
        " went out at nine, and all of them went home along the river.</p></article></body></html>",
        encoding="utf-8",
    )
    given, markdown = read_draft(str(page))
    corpus, _ = load_sources([str(speech)])
    check = check_draft(given, corpus, markdown=markdown)
    assert [(q.pieces[0][:21], q.speaker, q.verdict.name) for q in check.quotes] == [
        ("The ferry will sink i", "Jane Roe", "not found")
    ]


@pytest.mark.parametrize("name", ["talk.txt", "talk.md", "talk.vtt"])
def test_captions_are_captions_whatever_the_file_is_called(tmp_path: Path, name: str) -> None:
    vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lake>The lake is cold.\n"
    subrip = "1\n00:00:01,000 --> 00:00:02,000\nAnn Lake: The lake is cold.\n"
    for text in (vtt, subrip if name != "talk.vtt" else vtt):
        (tmp_path / name).write_text(text, encoding="utf-8")
        corpus, refused = load_sources([str(tmp_path / name)])
        assert not refused
        assert verify_quote("The lake is cold", corpus, by="Ann Lake").name == "verbatim"


def test_sentences_that_the_reporter_parts_may_stand_in_any_order_of_one_turn() -> None:
    def verdict(first: str, second: str) -> str:
        draft = f"“{first},” said Ann Lake. “{second}”"
        spans = tuple((draft.index(words), draft.index(words) + len(words)) for words in (f"{first},", second))
        quote = Quote("q1", "direct", spans, speaker="s1")
        record = Record(Article("draft", draft), (quote,), (), (Speaker("s1", "Ann Lake"),))
        at = STATED.index("We will")
        turns = (Turn("ANN LAKE", (10, at)), Turn("BO HART", (at, at + 26)), Turn("ANN LAKE", (at + 26, len(STATED))))
        corpus = MemoryCorpus([Record(Article("speech", STATED, kind="transcript", turns=turns))])
        return check_draft(draft, corpus, read=lambda draft: record, markdown=False).quotes[0].verdict.name

    assert verdict("I rejected the very idea of a toll", "I can mend the weir by Friday.") == "verbatim"
    assert verdict("I can mend the weir by Friday", "Not all millers are thieves.") == "spliced"


def test_all_that_stands_in_quotation_marks_is_checked_or_told(speech: Path) -> None:
    draft = (
        "Jane Roe said it would be “open by the fourth of May” — and not to “sink in December”. "
        "The “free” ferry stops.\n"
        "- “The toll was my idea” (John Doe)\n"
        "His book “The Long Road Home” is out, on a “night of sorts”.\n"
    )
    start, end = draft.index("it would"), draft.index(" — ")

    def one(draft: Article) -> Record:
        quote = Quote("q1", "mixed", ((start, end),), ((9, 13),), speaker="s1")
        beside = Quote("q2", "indirect", ((end + 3, draft.text.index(". The")),), speaker="s1")
        return Record(draft, (quote, beside), (), (Speaker("s1", "Jane Roe"),))

    corpus, _ = load_sources([str(speech)])
    check = check_draft(draft, corpus, read=one, markdown=False)
    found = [(quote.pieces[0], quote.speaker, quote.verdict.name) for quote in check.quotes]
    assert found[1:] == [
        ("sink in December", "Jane Roe", "not found"),
        ("The toll was my idea", "John Doe", "verbatim"),
    ]
    told = [(one.words, one.reason) for one in check.unchecked]
    assert told == [
        ("free", "a single word"),
        ("The Long Road Home", "a title or name"),
        ("night of sorts", "a few words, and nobody is named as saying them"),
    ]
    assert [one["line"] for one in check_to_json(check)["not_checked"]] == [1, 3, 3]
    assert "not checked: 3 more in quotation marks" in shown(check, 120)
    assert check_to_sarif(check, "1.0").count('"ruleId": "not_checked"') == 3


def test_what_is_set_apart_as_a_quotation_is_told_where_it_is_nobodys(speech: Path) -> None:
    draft = (
        "The mayor left.\n\n> We **own** the\n> bridge.\n>\n> It is old.\n\n> [!NOTE]\n> Not for print\n\n"
        "```\n> code that runs\n```\n\n> “The toll was my idea” (John Doe)\n\n> - a list of nets\n"
    )
    corpus, _ = load_sources([str(speech)])
    check = check_draft(draft, corpus, read=Record)
    assert [quote.pieces for quote in check.quotes] == [("The toll was my idea",)]
    assert [(one.words, draft.count("\n", 0, one.span[0])) for one in check.unchecked] == [
        ("We own the bridge.", 2), ("It is old.", 5)
    ]  # fmt: skip
    assert "; not checked: 2 set apart as quotations" in shown(check, 120)
    assert "<h2>Not compared</h2><ul><li>line 3: not checked: “We own the bridge.”" in check_to_html(check)


def test_what_a_page_sets_apart_is_told_unless_it_is_checked(speech: Path) -> None:
    words = ("The mayor left.", "We own the bridge.", "It is old.", "— Jane Roe", "The toll was my idea.")
    places = ("/html/body/p", *(f"/html/body/blockquote[1]/p[{n}]" for n in (1, 2, 3)), "/html/body/blockquote[2]")
    text, blocks = "", []
    for line, path in zip(words, places, strict=True):
        blocks.append(Block("paragraph", (len(text), len(text) + len(line)), path))
        text += line + "\n\n"
    article = Article("draft.html", text, blocks=tuple(blocks))

    def one(draft: Article) -> Record:
        quotes = (Quote("q1", "direct", at(text, words[4])), Quote("q2", "indirect", at(text, words[2])))
        return Record(draft, quotes)

    corpus, _ = load_sources([str(speech)])
    told = check_draft(article, corpus, read=one)
    assert [one.words for one in told.unchecked] == [words[1], words[2]]
    assert [one.words for one in check_draft(article, corpus, read=one, indirect=True).unchecked] == [words[1]]


@pytest.mark.parametrize("apart", [
    '<p>We own the bridge.</p>&mdash; Jane Roe (@janeroe) <a href="https://post.example/1">May 3, 2025</a>',
    "<p><b>Jane Roe:</b> We own the bridge.</p>",
])  # fmt: skip
def test_what_a_page_sets_apart_with_a_name_is_checked(apart: str, speech: Path) -> None:
    rest = "<p>The old pier was shut on Monday, and nobody in the whole of the town knew when it would open again.</p>"
    page = (
        f"<html><body><article><h1>The bridge</h1>{rest}<blockquote>{apart}</blockquote>{rest}</article></body></html>"
    )
    article = read_page(page.encode(), "draft.html", ReadOptions())
    assert isinstance(article, Article)
    check = check_draft(article, load_sources([str(speech)])[0])
    assert [(one.speaker, one.pieces) for one in check.quotes] == [("Jane Roe", ("We own the bridge.",))]
    assert not check.unchecked


@pytest.mark.parametrize(("apart", "words"), [
    ("<figure><img src=a.png><figcaption>Jane Roe: “Nobody asked us.” Photo: PA</figcaption></figure>",
     "Nobody asked us."),
    ("<aside class=pullquote><p>“Nobody asked us for a toll.”</p><p>Jane Roe</p></aside>",
     "Nobody asked us for a toll."),
])  # fmt: skip
def test_captions_and_asides_of_a_draft_are_checked(apart: str, words: str, speech: Path) -> None:
    rest = "<p>The old pier was shut on Monday, and nobody in the whole of the town knew when it would open again.</p>"
    page = (
        f"<html><body><article><h1>The bridge</h1>{rest}{apart}{rest.replace('pier', 'mill')}</article></body></html>"
    )
    draft, markdown = open_draft(page.encode(), "draft.html")
    check = check_draft(draft, load_sources([str(speech)])[0], markdown=markdown)
    assert [one.pieces for one in check.quotes] == [(words,)]


def test_the_title_above_a_draft_is_checked(speech: Path) -> None:
    draft = "---\ntitle: “Nobody asked us for a toll,” says Jane Roe\ndate: 2025-05-03\n---\n\nThe ferry stops.\n"
    check = check_draft(draft, load_sources([str(speech)])[0])
    assert [(one.pieces, draft[slice(*one.span)]) for one in check.quotes] == [
        (("Nobody asked us for a toll,",), "Nobody asked us for a toll,")
    ]


def test_every_report_says_where_in_the_draft(checked: Check) -> None:
    assert "\n| 5 | **altered** |" in check_to_markdown(checked)
    assert '<td data-of="line">5</td>' in check_to_html(checked)
    assert "│    5 │ altered" in shown(checked, 120)
    assert "line 5" in shown(checked, 60)


def test_a_page_is_laid_out_for_the_width_of_a_telephone(checked: Check) -> None:
    page = check_to_html(checked)
    assert 'name="viewport"' in page
    assert "@media(max-width:60rem)" in page


def test_no_report_calls_denied_words_plainly_verbatim() -> None:
    draft = "Lake never said “we will pay for the ferry”."
    check = Check("draft.md", draft, (checked_quote(draft, "direct", "never said", "declined"),), 1)
    for told in (check_to_markdown(check), check_to_html(check), shown(check, 60)):
        assert "verbatim, though denied" in told
    assert "1 verbatim though denied" in shown(check, 120)


def made(text: str, *quotes: Quote, speakers: tuple[Speaker, ...] = (Speaker("s1", "Jane Roe"),)) -> Record:
    return Record(Article("draft", text), quotes, (), speakers)


def at(text: str, words: str) -> tuple[tuple[int, int], ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


def checked_as(draft: str, record: Record, said: str) -> list[tuple[str, str, bool]]:
    corpus = MemoryCorpus([Record(as_statement(Article("speech", said, title="speech"), "Jane Roe"))])
    check = check_draft(draft, corpus, read=lambda draft: record, markdown=False)
    return [(quote.pieces[0], quote.verdict.name, quote.fine) for quote in check.quotes]


def test_what_a_quote_itself_quotes_is_checked_with_it() -> None:
    said = "The baker said we are not paying for the oven. We like bread."
    draft = "Jane Roe told us: “The baker said ‘we are not paying for the oven.’”"
    outer = Quote("q1", "direct", at(draft, "The baker said ‘we are not paying for the oven.’"), speaker="s1")
    inner = Quote("q2", "direct", at(draft, "we are not paying for the oven."), parent="q1")
    assert checked_as(draft, made(draft, outer, inner), said) == [(draft[19:-1], "verbatim", True)]


def test_words_that_another_gives_as_somebodys_or_denies_are_one_quote() -> None:
    said = "The baker said we are not paying for the oven. We like bread."
    draft = "Jane Roe denied saying “we like bread”."
    outer = Quote("q1", "mixed", at(draft, "saying “we like bread”"), cue=at(draft, "denied"), polarity="denied",
                  speaker="s1")  # fmt: skip
    inner = Quote("q2", "direct", at(draft, "we like bread"), cue=at(draft, "saying"), polarity="denied", parent="q1")
    assert checked_as(draft, made(draft, outer, inner), said) == [("we like bread", "verbatim", False)]


@pytest.mark.parametrize(
    ("draft", "words", "verdict"),
    [
        ("Jane Roe said “Acre and the two mills” should merge.", "Acre and the two mills", "verbatim"),
        ("Jane Roe said “the two mills should merge” on Monday.", "the two mills should merge", "altered"),
        ("Jane Roe said “the two mills should merge”.", "the two mills should merge", "altered"),
    ],
)
def test_a_fragment_before_the_reporters_verb_is_no_clause(draft: str, words: str, verdict: str) -> None:
    quote = Quote("q1", "mixed", at(draft, f"“{words}”"), cue=at(draft, "said"), speaker="s1")
    said = "If Acre and the two mills agree, fine. I doubt the two mills should merge."
    assert [name for _, name, _ in checked_as(draft, made(draft, quote), said)] == [verdict]


def test_a_title_that_somebody_reads_is_told_and_not_checked() -> None:
    draft = "She read “The Long Road” on the ferry."
    quote = Quote("q1", "direct", at(draft, "The Long Road"), cue=at(draft, "read"), speaker="s1")
    corpus = MemoryCorpus([Record(as_statement(Article("speech", "We like bread.", title="speech"), "Jane Roe"))])
    check = check_draft(draft, corpus, read=lambda draft: made(draft.text, quote), markdown=False)
    assert not check.quotes
    assert [(one.words, one.reason) for one in check.unchecked] == [("The Long Road", "a title or name")]


@pytest.mark.parametrize(
    ("said", "claim", "claimed", "recorded"),
    [
        ("This is more like a fair.", "It’s like a fair", "+It’s+ like a fair", "-This is- -more- like a fair."),
        ("We hire nobody under sixteen.", "We hire nobody under [eighteen].", "We hire nobody under +[eighteen]+",
         "We hire nobody under -sixteen-"),
        ("I mend nets, I have done so for years. I am sorry.", "I mend nets. I am sorry.", "I mend nets. I am sorry.",
         "I mend nets, -I have done so for years.- I am sorry."),
    ],
)  # fmt: skip
def test_the_words_shown_are_those_of_the_draft_and_the_record(
    said: str, claim: str, claimed: str, recorded: str
) -> None:
    corpus = MemoryCorpus([Record(as_statement(Article("speech", said, title="speech"), "Jane Roe"))])
    edits = verify_quote(claim, corpus, by="Jane Roe").evidence[0].edits
    assert claimed_marked(edits, lambda op, words: words if op == "keep" else f"+{words}+") == claimed
    assert actual_marked(edits, lambda op, words: words if op == "keep" else f"-{words}-") == recorded


def test_a_reporters_words_within_a_quote_are_not_shown_as_said() -> None:
    text = "“We mend nets all year,” said Jane Roe. “We sell them in spring and feed the town.”"
    quote = Quote("q1", "direct", (*at(text, "We mend nets all year,"), *at(text, text[41:-1])), speaker="s1")
    verdict = verify_quote("We mend nets … and feed the town.", MemoryCorpus([made(text, quote)]), by="Jane Roe")
    assert "said" not in " ".join(edit.actual for edit in verdict.evidence[0].edits)


ROOF = "I have mended the roof of the town hall, and I would do it again."
BELL = "The parish has money for a bell, and every child shall ring it."


def spoken(*texts: str) -> MemoryCorpus:
    made = (as_statement(Article(f"talk{n}", text, title=f"talk{n}"), "Jane Roe") for n, text in enumerate(texts))
    return MemoryCorpus([Record(article) for article in made])


@pytest.mark.parametrize(
    ("draft", "claimed"),
    [
        ("“I have mended the roof of the town hall, and every child shall ring it,” Jane Roe said.",
         "I have mended the roof of the town hall, and every child shall ring it,"),
        ("“I have mended the roof of the town hall,” Jane Roe said, “and every child shall ring it.”",
         "I have mended the roof of the town hall, … and every child shall ring it."),
    ],
)  # fmt: skip
def test_a_splice_is_shown_with_no_ellipsis_that_the_draft_has_not(draft: str, claimed: str) -> None:
    spans = tuple(m.span(1) for m in re.finditer("“([^”]+)”", draft))
    quote = Quote("q1", "direct", spans, cue=at(draft, "said"), speaker="s1")
    check = check_draft(draft, spoken(ROOF, BELL), read=lambda draft: made(draft.text, quote), markdown=False)
    (only,) = check.quotes
    assert only.verdict.name == "spliced", only.verdict.reason
    assert claimed_marked(only.edits, lambda op, words: words) == claimed
    assert actual_marked(only.recorded, lambda op, words: words) == f"{ROOF} … {BELL}"


def test_of_a_quote_that_cannot_be_printed_the_whole_sentence_on_record_is_shown() -> None:
    draft = "“The parish should pay for the bell,” Jane Roe said."
    quote = Quote("q1", "direct", at(draft, draft[1 : draft.index(",")]), cue=at(draft, "said"), speaker="s1")
    said = "It is late. I don't believe the parish should pay for the bell, whatever it costs. Good night."
    check = check_draft(draft, spoken(said), read=lambda draft: made(draft.text, quote), markdown=False)
    whole = "I -don't believe- the parish should pay for the bell, whatever it costs."
    marks = {"keep": "{}", "drop": "-{}-", "add": "+{}+"}
    assert actual_marked(check.quotes[0].recorded, lambda op, words: marks[op].format(words)) == whole
    assert "whatever it costs." in shown(check, 60)
    value = check_to_json(check)["quotes"][0]["evidence"][0]
    assert value["sentence"] == "I don't believe the parish should pay for the bell, whatever it costs."
    assert value["words"] == "don't believe the parish should pay for the bell"


def test_of_a_quote_that_is_fine_only_its_words_are_shown() -> None:
    draft = "“every child shall ring it,” Jane Roe said."
    quote = Quote("q1", "direct", at(draft, "every child shall ring it"), cue=at(draft, "said"), speaker="s1")
    check = check_draft(draft, spoken(BELL), read=lambda draft: made(draft.text, quote), markdown=False)
    assert actual_marked(check.quotes[0].recorded, lambda op, words: words) == "every child shall ring it."


def test_a_title_has_capitals_small_words_aside() -> None:
    assert is_title("A Wreck on the Rocks")
    assert not is_title("A wreck on the Rocks")


def test_the_network_of_the_settings_reads_the_sources_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from quoth.cli.check import command

    asked: list[str] = []
    load = tagger.load_tagger

    def load_fast(name: str = "accurate") -> tagger.Tagger:
        asked.append(name)
        return load("fast")

    monkeypatch.setattr(tagger, "load_tagger", load_fast)
    monkeypatch.setenv("QUOTH_CACHE", str(tmp_path / "cache"))
    for name, text in (("report.txt", "“The pier is shut for the winter,” said Ada Pym."), ("draft.txt", TOLD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for setting in ("fast", "accurate", "fast"):
        monkeypatch.setenv("QUOTH_SETTING", setting)
        args = [str(tmp_path / "draft.txt"), "--against", str(tmp_path / "report.txt")]
        CliRunner().invoke(command, args, standalone_mode=False, catch_exceptions=False)
    assert asked == ["fast", "fast", "accurate", "accurate"], (
        "each reads source and draft; what was kept is not read again"
    )


@pytest.mark.parametrize("before", [
    "Your report of 1 June (“The bridge is mine”) was",
    "Your story “The bridge is mine” was",
    "Under the headline “The bridge is mine”, you were",
    "Re “The bridge is mine”: you were",
])  # fmt: skip
def test_the_headline_of_a_piece_is_told_and_not_checked(before: str) -> None:
    corpus = MemoryCorpus([Record(as_transcript(text_article(SPEECH, article_id="speech")))])
    draft = f"{before} fair. “Nobody asked us for a toll,” said Jane Roe."
    got = check_draft(draft, corpus)
    assert [one.words for one in got.unchecked] == ["The bridge is mine"]
    assert [one.verdict.name for one in got.quotes] == ["verbatim"]


def test_what_a_report_or_an_article_says_is_checked() -> None:
    corpus = MemoryCorpus([Record(as_transcript(text_article(SPEECH, article_id="speech")))])
    draft = "Jane Roe wrote in an article: “Nobody asked us for a goat.” In her article “nobody asked us for a toll”."
    assert [one.pieces[0] for one in check_draft(draft, corpus).quotes][:1] == ["Nobody asked us for a goat."]


def test_the_letter_before_an_answer_is_nobodys_name() -> None:
    corpus = MemoryCorpus([Record(as_transcript(text_article(SPEECH, article_id="speech")))])
    draft = "**Q: And the toll?**\n\nA: “Nobody asked us for a toll. The ferry stops that day.”\n"
    assert [quote.speaker for quote in check_draft(draft, corpus).quotes] == [None]


def test_the_time_beside_a_label_is_no_part_of_what_was_said() -> None:
    text = "[00:00:03] Jane Roe: I sold the rope.\n[00:00:09] John Doe: You did not.\n[00:00:12] Jane Roe: We did."
    corpus = MemoryCorpus([Record(as_transcript(text_article(text, article_id="speech")))])
    [quote] = check_draft("“I sold the rope,” said Jane Roe.", corpus).quotes
    assert "".join(edit.actual for edit in quote.edits) == "I sold the rope."


@pytest.mark.parametrize(("draft", "verdict"), [
    ("Jane Roe accused her of having told the House: “I will not cut the school.”", "verbatim"),
    ("Jane Roe said Ann Lake had told the House: “I will not cut the school.”", "verbatim"),
    ("“I will not cut the school,” Jane Roe said.", "altered"),
    ("Jane Roe said she told the House: “I will not cut the school.”", "altered"),
    ("Jane Roe said Ann Lake had told the House: “I will cut the school.”", "altered"),
])  # fmt: skip
def test_words_that_a_speaker_quotes_may_be_given_so(draft: str, verdict: str) -> None:
    text = "JANE ROE: Ann Lake told this House in May, “I will not cut the school.” It is cut.\nJOHN DOE: I see."
    corpus = MemoryCorpus([Record(as_transcript(text_article(text, article_id="speech")))])
    assert {quote.verdict.name for quote in check_draft(draft, corpus).quotes} == {verdict}
