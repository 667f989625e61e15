from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.corpus import MemoryCorpus
from quoth.data import Article, Description, Quote, Record, Speaker, Turn
from quoth.errors import InputError
from quoth.families.pieces import read_claim
from quoth.ingest.turns import as_transcript
from quoth.verify import split_claim, verify_quote
from tests.verdict_cases import Case, read_cases

CASES = [
    case
    for name in ("verdicts.txt", "verdicts_newsroom.txt", "verdicts_reports.txt")
    for case in read_cases(Path(__file__).parent / "cases" / name)
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.verdict}: {case.claim[:50]} ({case.by})")
def test_a_claim_gets_its_verdict(case: Case) -> None:
    verdict = verify_quote(case.claim, case.corpus(), by=case.by)
    if case.verdict == "bad":
        assert verdict.name not in ("verbatim", "trimmed")
    else:
        assert verdict.name == case.verdict, verdict.reason
    if case.extra == "cleaned":
        assert verdict.cleaned
    elif case.extra == "plain":
        assert not verdict.meaning_changed, verdict.reason
    elif case.extra:
        assert case.extra in {edit.meaning for edit in verdict.evidence[0].edits}
        assert verdict.meaning_changed


def transcript(text: str, *turns: tuple[str, str], id_: str = "t", published: str | None = None) -> Record:
    spans = [(who, (text.index(words), text.index(words) + len(words))) for who, words in turns]
    made = tuple(Turn(who, span) for who, span in spans)
    return Record(Article(id_, text, kind="transcript", turns=made, published=published))


def report(text: str, words: str, speaker: str | None, kind: str = "direct", id_: str = "r") -> Record:
    start = text.index(words)
    people = (Speaker("s1", speaker),) if speaker else ()
    quote = Quote("q1", kind, ((start, start + len(words)),), speaker="s1" if speaker else None)  # type: ignore[arg-type]
    return Record(Article(id_, text), (quote,), (), people)


SAID = "The river rose four metres in one night and took the mill."


def test_evidence_from_a_primary_source_outranks_a_report() -> None:
    changed = SAID.replace("four", "nine")
    corpus = MemoryCorpus(
        [
            report(f'"{changed}" said Ann Lake.', changed, "Ann Lake"),
            transcript(f"LAKE: {SAID}", ("LAKE", SAID)),
        ]
    )
    verdict = verify_quote(changed, corpus, by="Ann Lake")
    assert verdict.name == "altered"
    assert verdict.meaning_changed
    assert verdict.evidence[0].kind == "transcript"
    assert verdict.evidence[1].kind == "report"


def test_a_report_is_evidence_where_no_primary_source_is() -> None:
    verdict = verify_quote(SAID, MemoryCorpus([report(f'"{SAID}" said Ann Lake.', SAID, "Ann Lake")]), by="Ann Lake")
    assert (verdict.name, verdict.evidence[0].kind, verdict.evidence[0].speaker) == ("verbatim", "report", "Ann Lake")


def test_indirect_speech_alone_is_reported() -> None:
    words = "the river rose four metres in one night and took the mill"
    corpus = MemoryCorpus([report(f"Ann Lake said that {words}.", words, "Ann Lake", "indirect")])
    assert verify_quote(SAID, corpus, by="Ann Lake").name == "reported"


def test_the_reporters_own_words_support_nothing() -> None:
    corpus = MemoryCorpus([Record(Article("r", f"It was a bad spring. {SAID} Nobody was hurt."))])
    verdict = verify_quote(SAID, corpus, by="Ann Lake")
    assert verdict.name == "not found"
    assert "“r” outside quotes" in verdict.reason
    assert "outside quotes" not in verify_quote("Every ferry sank at noon.", corpus).reason


def test_not_found_says_how_much_was_searched() -> None:
    verdict = verify_quote("Pigs fly over the ministry.", MemoryCorpus([transcript(SAID, ("LAKE", SAID))] * 3))
    assert verdict.searched == 3
    assert "3 texts" in verdict.reason


def test_the_span_cuts_the_words_of_the_evidence() -> None:
    record = transcript(f"LAKE: Well. {SAID} Yes.", ("LAKE", f"Well. {SAID} Yes."))
    evidence = verify_quote(SAID, MemoryCorpus([record])).evidence[0]
    assert record.article.text[slice(*evidence.span)] == evidence.words == SAID.rstrip(".")


def test_only_texts_of_the_days_asked_for_are_searched() -> None:
    corpus = MemoryCorpus([transcript(SAID, ("LAKE", SAID), published="2020-05-01")])
    assert verify_quote(SAID, corpus, between=("2020-04-01", "2020-05-01")).name == "verbatim"
    assert verify_quote(SAID, corpus, between=("2020", "2020")).name == "verbatim"
    with pytest.raises(InputError, match="“soon” is no day"):
        verify_quote(SAID, corpus, between=("soon", "2020"))
    later = verify_quote(SAID, corpus, between=("2020-05-02", None))
    assert (later.name, later.searched) == ("not found", 0)


@pytest.mark.parametrize(("claim", "pieces"), [
    ("plain words", ["plain words"]),
    ('"We left," she said. "It was late."', ["We left", "It was late."]),
    ("“We left,” Ann Lake told reporters, “and locked the door.”", ["We left", "and locked the door."]),
    ('Is it late?" he asked.', ["Is it late"]),
    ("", []),
])  # fmt: skip
def test_narration_is_left_out_of_a_claim(claim: str, pieces: list[str]) -> None:
    assert [piece.rstrip(",") for piece in split_claim(claim)] == pieces


@pytest.mark.parametrize(("claim", "words", "name"), [
    ("“We left,” said Captain Ann Lake of the tug.", "“We left,”", "Captain Ann Lake"),
    ("“We left,” the captain, Ann Lake, told a hearing", "“We left,”", "Ann Lake"),
    ("“We left” — Ann Lake", "“We left”", "Ann Lake"),
    ('"We left," Lake said. "It was late."', '"We left," Lake said. "It was late."', "Lake"),
    ("Lake said that “we left”", "“we left”", "Lake"),
    ("Lake: “We left”", "“We left”", "Lake"),
    ("According to Ann Lake, “we left”", "“we left”", "Ann Lake"),
    ("Ann Lake: We left", "We left", "Ann Lake"),
    ("We left — Ann Lake", "We left", "Ann Lake"),
    ("“We left,” he said in Bergen", "“We left,” he said in Bergen", None),
    ("Lake told me “go home”", "Lake told me “go home”", None),
    ("The mate called it “a wreck” and left", "The mate called it “a wreck” and left", None),
    ("Remember: we left", "Remember: we left", None),
])  # fmt: skip
def test_a_claim_may_name_its_speaker(claim: str, words: str, name: str | None) -> None:
    assert read_claim(claim)[:2] == (words, name)


@pytest.mark.parametrize(("told", "name"), [
    ("the mayor said", "the mayor"),
    ("The mayor said", "The mayor"),
    ("the mayor told reporters on Friday.", "the mayor"),
    ("said the chief executive of Acre Lines on Monday", "the chief executive of Acre Lines"),
    ("the owner told the BBC", "the owner"),
    ("a union official said", "a union official"),
    ("the mayor of Acre, Jane Roe, said", "Jane Roe"),
    ("Jane Roe, mayor of Acre, said", "Jane Roe"),
    ("said Jane Roe, who runs Acre Lines", "Jane Roe"),
    ("Mayor Jane Roe told the Acre Times", "Mayor Jane Roe"),
    ("Acre Lines said in a statement", "Acre Lines"),
    ("they said", None),
    ("it was said in Acre", None),
])  # fmt: skip
def test_a_claim_may_give_an_office_for_a_name(told: str, name: str | None) -> None:
    assert read_claim(f"“We left,” {told}").name == name


@pytest.mark.parametrize(("claim", "clause"), [
    ("Lake said “the weir is safe”", True),
    ("Lake said that “the weir is safe”", True),
    ("Lake: “The weir is safe.”", True),
    ("Lake never said “the weir is safe”", False),
    ("“the weir is safe,” said Lake", False),
    ("the weir is safe", False),
])  # fmt: skip
def test_words_right_after_said_are_a_clause(claim: str, clause: bool) -> None:
    assert read_claim(claim).clause == clause


def described(text: str, words: str, name: str, *roles: tuple[Any, str]) -> Record:
    told = tuple(Description((text.index(role), text.index(role) + len(role)), kind) for kind, role in roles)
    quote = Quote("q1", "direct", ((text.index(words), text.index(words) + len(words)),), speaker="s1")
    rook = Description((text.index("harbour master"), text.index("harbour master") + 14), "role")
    speakers = Speaker("s1", name, descriptions=told), Speaker("s2", "Ben Rook", descriptions=(rook,))
    return Record(Article("r", text), (quote,), (), speakers)


@pytest.mark.parametrize(("by", "verdict", "told"), [
    ("the mayor", "verbatim", False),
    ("mayor", "verbatim", False),
    ("the mayor of Acre", "verbatim", False),
    ("the Acre mayor", "verbatim", False),
    ("the deputy mayor", "verbatim", True),
    ("the mayor of Brill", "verbatim", True),
    ("she", "verbatim", True),
    ("a union official", "verbatim", True),
    ("the harbour master", "misattributed", False),
    ("Acre Council", "verbatim", False),
    ("Brill Council", "misattributed", False),
    ("Ben Rook", "misattributed", False),
])  # fmt: skip
def test_an_office_is_whoever_the_record_says_holds_it(by: str, verdict: str, told: bool) -> None:
    text = (
        f"“{SAID}” said Ann Lake, the mayor of Acre and head of Acre Council. Ben Rook, the harbour master, was there."
    )
    roles = ("role", "mayor of Acre"), ("affiliation", "Acre Council")
    found = verify_quote(SAID, MemoryCorpus([described(text, SAID, "Ann Lake", *roles)]), by=by)
    assert (found.name, "does not tell whether" in found.reason) == (verdict, told), found.reason


def test_the_deputy_is_not_the_mayor() -> None:
    text = f"“{SAID}” said Ann Lake, deputy mayor. Ben Rook, the harbour master, was there."
    corpus = MemoryCorpus([described(text, SAID, "Ann Lake", ("role", "deputy mayor"))])
    assert "does not tell whether" in verify_quote(SAID, corpus, by="the mayor").reason


DENIED = "I never said the night crew was late. I don't want the old boat back. I doubt it sank."


@pytest.mark.parametrize(("claim", "name", "told"), [
    ("the night crew was late", "altered", "never said"),
    ("it sank", "altered", "doubt"),
    ("the old boat", "verbatim", ""),
    ("want the old boat back", "verbatim", "don't"),
    ("Roe said “want the old boat back”", "altered", "don't"),
    ("Roe never said “want the old boat back”", "verbatim", "don't"),
])  # fmt: skip
def test_a_clause_given_alone_is_not_cut_off_from_who_denies_it(claim: str, name: str, told: str) -> None:
    found = verify_quote(claim, MemoryCorpus([transcript(f"ROE: {DENIED}", ("ROE", DENIED))]), by="Roe")
    assert found.name == name, found.reason
    assert told in found.reason


def test_whom_the_claim_names_is_held_to_it() -> None:
    corpus = MemoryCorpus([transcript(f"LAKE: {SAID} ROOK: Not so.", ("LAKE", SAID), ("ROOK", "Not so."))])
    verdict = verify_quote(f"“{SAID}” said Bo Rook.", corpus)
    assert (verdict.name, verdict.by) == ("misattributed", "Bo Rook")
    assert verify_quote(f"“{SAID}” — Ann Lake", corpus).name == "verbatim"
    assert verify_quote(f"“{SAID}” — Ann Lake", corpus, by="Lake").name == "verbatim"
    assert verify_quote("Ann Lake: We left", corpus, by="Bo Rook").by == "Bo Rook"


def test_evidence_names_a_place_once() -> None:
    said = "If the pump fails, the yard may have to close."
    verdict = verify_quote("The yard will have to close.", MemoryCorpus([transcript(said, ("LAKE", said))]))
    assert [evidence.article for evidence in verdict.evidence] == ["t"]


REPORT = (
    "The pilots had ignored two warnings, Lake conceded. “We should have read both,” she told a crowd in the market. "
    "“I am sorry,” said Lake, who lost a boat, “for every hour of it.” Lake denied that the tug had leaked for years. "
    "Lake never said that the pier would close. “They laughed at us twice that week,” said Bo Rook."
)


def reported() -> MemoryCorpus:
    people = (Speaker("s1", "Ann Lake"), Speaker("s2", "Bo Rook"))
    parts: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
        ("indirect", "s1", ("The pilots had ignored two warnings",), "affirmed"),
        ("direct", "s1", ("We should have read both,",), "affirmed"),
        ("direct", "s1", ("I am sorry,", "for every hour of it."), "affirmed"),
        ("indirect", "s1", ("that the tug had leaked for years",), "denied"),
        ("indirect", "s1", ("the pier would close",), "declined"),
        ("direct", "s2", ("They laughed at us twice that week,",), "affirmed"),
    )
    quotes = tuple(
        Quote(
            f"q{i}",
            kind,  # type: ignore[arg-type]
            tuple((REPORT.index(piece), REPORT.index(piece) + len(piece)) for piece in pieces),
            speaker=speaker,
            polarity=polarity,  # type: ignore[arg-type]
        )
        for i, (kind, speaker, pieces, polarity) in enumerate(parts)
    )
    return MemoryCorpus([Record(Article("r", REPORT), quotes, (), people)])


@pytest.mark.parametrize(("claim", "by", "name"), [
    ("I am sorry for every hour of it.", "Lake", "verbatim"),
    ("I am sorry, who lost a boat, for every hour of it.", "Lake", "altered"),
    ("she told a crowd in the market", "Lake", "not found"),
    ("The pilots had ignored two warnings. We should have read both.", "Lake", "reported"),
    ("The pilots had ignored two warnings.", "Lake", "reported"),
    ("The pilots had ignored two warnings.", "Bo Rook", "misattributed"),
    ("The tug had leaked for years.", "Lake", "altered"),
    ("the pier would close", "Lake", "altered"),
    ("for every hour of it. They laughed at us twice that week", "Lake", "spliced"),
    ("We should have read both. I am sorry", "Lake", "trimmed"),
])  # fmt: skip
def test_a_report_vouches_for_what_it_quotes_and_no_more(claim: str, by: str, name: str) -> None:
    verdict = verify_quote(claim, reported(), by=by)
    assert verdict.name == name, verdict.reason


def test_indirect_speech_that_says_the_contrary_is_not_fine_for_what_is_retold() -> None:
    words = "the river rose four metres in one night and took the mill"
    corpus = MemoryCorpus([report(f"Ann Lake said that {words}.", words, "Ann Lake", "indirect")])
    assert verify_quote(words, corpus, by="Ann Lake", retold=True).name == "reported"
    assert verify_quote(words.replace("four", "nine"), corpus, by="Ann Lake", retold=True).meaning_changed


def test_i_think_before_a_claim_is_shown() -> None:
    said = "I think the boiler works, and nobody has told me otherwise."
    corpus = MemoryCorpus([transcript(said, ("LAKE", said))])
    verdict = verify_quote("The boiler works.", corpus, by="Lake")
    assert (verdict.name, "“I think”" in verdict.reason) == ("verbatim", True)


@pytest.mark.parametrize("claim", ["", " ", "…", "“”", "[...]", "—"])
def test_a_claim_without_words_is_not_found_and_says_why(claim: str) -> None:
    verdict = verify_quote(claim, MemoryCorpus())
    assert (verdict.name, verdict.reason) == ("not found", "the claim holds no words")


@given(st.text(max_size=200), st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_verification(claim: str, text: str) -> None:
    corpus = MemoryCorpus([Record(Article("t", text, kind="statement"))])
    verdict = verify_quote(claim, corpus, by="Ann Lake")
    for evidence in verdict.evidence:
        assert text[slice(*evidence.span)] == evidence.words


PHRASES = (
    "it cost 2.4 million euros|€2.4m|minus two per cent|-2%|the third of May|May 3|70km|f***ing|it can't be|[sic]|…|"
    "is it?|of nothing|two and a half|no one|[Tuesday]|, but|!|all except|\n|Mr.|the mill is shut"
).split("|")


@given(
    st.lists(st.sampled_from(PHRASES), max_size=8),
    st.lists(
        st.tuples(st.sampled_from(["ROE", "POE", "Q"]), st.lists(st.sampled_from(PHRASES), max_size=8)), max_size=5
    ),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_no_transcript_breaks_verification(claim: list[str], said: list[tuple[str, list[str]]], odd: bool) -> None:
    text, turns = "Meeting of 2 May\n\n", []
    for who, words in said:
        text += f"{who}: "
        turns.append(Turn(who, (len(text), len(text) + len(" ".join(words)))))
        text += " ".join(words) + "\n\n"
    corpus = MemoryCorpus([Record(Article("t", text, kind="transcript", turns=tuple(turns)))])
    verdict = verify_quote(" ".join(claim), corpus, by="Ann Roe", clause=odd, retold=odd, exact=not odd)
    for evidence in verdict.evidence:
        assert text[slice(*evidence.span)] == evidence.words


def test_numbers_stand_in_a_transcript_that_begins_without_a_label() -> None:
    text = "Council meeting\n\nROE: It cost 2.4 million euros.\n\nPOE: Who pays?\n\nROE: You do."
    record = transcript(text, ("ROE", "It cost 2.4 million euros."), ("POE", "Who pays?"), ("ROE", "You do."))
    assert verify_quote("It cost €2.4m,", MemoryCorpus([record]), by="Roe").name == "verbatim"


@given(
    st.lists(
        st.sampled_from("bridge river mill town seven never Oslo opens the and of May".split()), min_size=6, max_size=25
    )
)
@settings(max_examples=60, deadline=None)
def test_what_was_said_is_verbatim(words: list[str]) -> None:
    text = " ".join(words)
    verdict = verify_quote(text, MemoryCorpus([transcript(text, ("LAKE", text))]), by="Lake")
    assert verdict.name == "verbatim"


def test_an_index_read_back_gives_the_same_verdicts(tmp_path: Path) -> None:
    corpus = MemoryCorpus([transcript(f"LAKE: {SAID}", ("LAKE", SAID)), Record(Article("empty", ""))])
    corpus.save(tmp_path / "index.npz")
    again = MemoryCorpus.load(tmp_path / "index.npz")
    assert verify_quote(SAID, again, by="Lake") == verify_quote(SAID, corpus, by="Lake")
    assert [p.name for p in tmp_path.iterdir()] == ["index.npz"]


def test_what_was_nearest_is_told_of_a_claim_that_is_not_found() -> None:
    said = "The choir sang in the rain until the mayor lent us his umbrella."
    verdict = verify_quote("The choir danced in the snow until the mayor sold us", MemoryCorpus([transcript(said)]))
    assert verdict.name == "not found"
    assert "until the mayor" in verdict.reason


def test_evidence_tells_line_and_time() -> None:
    text = "ANN: Good morning.\n\nBO: The tide has turned at last."
    turns = (Turn("ANN", (5, 18), 1.0), Turn("BO", (24, len(text)), 4.5))
    corpus = MemoryCorpus([Record(Article("t", text, kind="transcript", turns=turns))])
    evidence = verify_quote("The tide has turned at last.", corpus).evidence[0]
    assert (evidence.line, evidence.time) == (3, 4.5)


def test_edits_show_the_words_as_they_stand_with_marks_and_brackets() -> None:
    corpus = MemoryCorpus([transcript("LAKE: So we, we told the baker: they'd fall, slowly. And they fell.")])
    edits = verify_quote("We told [Mr Poole] ... they would fall slowly.", corpus).evidence[0].edits
    assert " ".join(edit.claimed for edit in edits if edit.claimed) == "We told [Mr Poole] ... they would fall slowly."
    assert " ".join(edit.actual for edit in edits if edit.actual).endswith("told the baker: they'd fall, slowly.")


@pytest.mark.parametrize("between", [2, 5, 9, 10, 11])
def test_both_halves_of_a_claim_lie_in_one_stretch_though_much_parts_them(between: int) -> None:
    filler = " ".join(f"We counted {n} gulls over pier number {n}." for n in range(300, 300 + between))
    text = f"PIA: I was furious about the notice. {filler} I will send the council my petrol receipts. {filler * 4}"
    claim = "i was furious about the notice i will send the council my petrol receipts"
    found = MemoryCorpus([transcript(text)]).candidates(claim.split(), 24)
    stretches = [text[start:end] for _, (start, end) in found]
    assert any("furious" in stretch and "petrol receipts" in stretch for stretch in stretches)


@pytest.mark.parametrize(("claim", "changed"), [
    ("We can't mend the harbour wall with nineteen men.", []),
    ("we can't mend the Harbour wall with 19 men", []),
    ("We cannot mend the harbour wall with nineteen men.", [("can't", "cannot")]),
    ("They would help when we can't mend the harbour wall with nineteen men", [("They'd", "They would")]),
    ("We can not mend the harbor wall with nineteen men.", [("can't", "can not"), ("harbour", "harbor")]),
])  # fmt: skip
def test_spelling_and_contractions_count_when_asked(claim: str, changed: list[tuple[str, str]]) -> None:
    corpus = MemoryCorpus(
        [transcript("LAKE: They'd help when we can't mend the harbour wall with nineteen men. So be it.")]
    )
    assert verify_quote(claim, corpus).name == "verbatim"
    verdict = verify_quote(claim, corpus, exact=True)
    assert verdict.name == ("altered" if changed else "verbatim"), verdict.reason
    assert [(e.actual, e.claimed) for e in verdict.evidence[0].edits if e.op != "keep"] == changed


def test_words_of_nobody_known_are_misattributed_once_known_to_be_anothers() -> None:
    unsettled = report(f'"{SAID}" it was said.', SAID, None, id_="u")
    known = transcript(f"LAKE: {SAID}", ("LAKE", SAID))
    assert verify_quote(SAID, MemoryCorpus([unsettled]), by="Bo Hart").name == "verbatim"
    assert verify_quote(SAID, MemoryCorpus([unsettled, known]), by="Bo Hart").name == "misattributed"
    assert verify_quote(SAID, MemoryCorpus([unsettled, known]), by="Ann Lake").name == "verbatim"


def test_a_press_release_outranks_a_report_by_its_quotes() -> None:
    changed = SAID.replace("four", "nine")
    release = report(f'PRESS RELEASE\n\n"{SAID}" said Ann Lake.', SAID, "Ann Lake")
    primary = replace(release, article=replace(release.article, id="p", kind="statement"))
    corpus = MemoryCorpus([report(f'"{changed}" said Ann Lake.', changed, "Ann Lake"), primary])
    verdict = verify_quote(changed, corpus, by="Ann Lake")
    assert (verdict.name, verdict.evidence[0].kind, verdict.evidence[0].speaker) == ("altered", "statement", "Ann Lake")


HARBOUR = (
    "ROE: We will raise the harbour tax if the council agrees. Unless the ferry returns, the school closes in June. "
    "The quay is strong, if not pretty. You may sail, as long as the wind holds, and come back. We leave on Monday."
)


@pytest.mark.parametrize(("claim", "condition"), [
    ("We will raise the harbour tax.", "if the council agrees"),
    ("We will raise the harbour tax if the council agrees.", None),
    ("The school closes in June.", "Unless the ferry returns"),
    ("Unless the ferry returns, the school closes in June.", None),
    ("will raise the harbour tax", None),  # a fragment: the draft may say the rest
    ("The quay is strong.", None),
    ("You may sail.", "as long as the wind holds"),
    ("We leave on Monday.", None),
])  # fmt: skip
def test_a_condition_left_out_is_told_and_changes_no_verdict(claim: str, condition: str | None) -> None:
    verdict = verify_quote(claim, MemoryCorpus([transcript(HARBOUR, ("ROE", HARBOUR[5:]))]), by="Roe")
    assert verdict.name == "verbatim"
    dropped = [edit.actual for edit in verdict.evidence[0].edits if edit.op == "drop"]
    assert dropped == ([condition] if condition else [])
    assert ("condition" in verdict.reason) == bool(condition)


INTERRUPTED = (
    "JANE ROE: We will mend the pier before --\n\nJOHN DOE: Never, no!\n\nJANE ROE: -- winter comes to this town.\n\n"
    "JOHN DOE: But you have never paid for any of it yourself.\n\nJANE ROE: We own the boats."
)


@pytest.mark.parametrize(
    ("claim", "name"),
    [
        ("We will mend the pier before … winter comes to this town.", "trimmed"),
        ("winter comes to this town … We own the boats.", "spliced"),
        ("to this town … the boats.", "spliced"),
    ],
)
def test_what_another_says_between_is_not_the_speakers_to_leave_out(claim: str, name: str) -> None:
    corpus = MemoryCorpus([Record(as_transcript(Article("debate", INTERRUPTED, title="debate")))])
    verdict = verify_quote(claim, corpus, by="Jane Roe")
    assert verdict.name == name, verdict.reason
    said = " ".join(edit.actual for evidence in verdict.evidence for edit in evidence.edits).lower()
    assert "never" not in said


@pytest.mark.parametrize(
    ("said", "claim", "told"),
    [
        ("I will shut it when there is another one.", "I will shut it.", "when there is another one"),
        ("If I had asked her she would have said no.", "She would have said no.", "If I had asked her"),
        ("If you must sing, sing for Ann.", "Sing for Ann.", "If you must sing"),
        ("Had I known, I would have stayed.", "I would have stayed.", "Had I known"),
        ("I sentence him to nine months in prison, suspended for a year.", "I sentence him to nine months in prison.",
         "suspended for a year"),
        ("If we win the case the town pays us.", "The town pays us.", "If we win the case"),
        ("Without rain, we swim.", "We swim.", "Without rain"),
        ("It leaks, but as far as I know the pump works.", "The pump works.", "“as far as I know”"),
        ("I like him more than I like the cook.", "I like him.", "“more than I like the cook”"),
    ],
)  # fmt: skip
def test_a_condition_beside_the_claim_is_told_and_changes_no_verdict(said: str, claim: str, told: str) -> None:
    text = f"JANE ROE: {said}\nQ.: And?\nJANE ROE: I see.\n"
    corpus = MemoryCorpus([Record(as_transcript(Article("speech", text, title="speech")))])
    verdict = verify_quote(claim, corpus, by="Jane Roe")
    assert verdict.name == "verbatim"
    assert told in verdict.reason


@pytest.mark.parametrize("said", ["We swim if you like the cold.", "We swim if possible, even in May."])
def test_a_manner_of_speaking_is_no_condition(said: str) -> None:
    text = f"JANE ROE: {said}\nQ.: And?\nJANE ROE: I see.\n"
    corpus = MemoryCorpus([Record(as_transcript(Article("speech", text, title="speech")))])
    verdict = verify_quote("We swim.", corpus, by="Jane Roe")
    assert (verdict.name, "condition" in verdict.reason) == ("verbatim", False)


@pytest.mark.parametrize(("said", "claim", "words"), [
    ("No more than 50 sheep died.", "50 sheep died.", "“No more than”"),
    ("The tenants still say the lift is broken.", "The lift is broken.", "“tenants still say”"),
])  # fmt: skip
def test_what_is_cut_off_is_shown_whole(said: str, claim: str, words: str) -> None:
    text = f"JANE ROE: {said}\nQ.: And?\nJANE ROE: I see.\n"
    corpus = MemoryCorpus([Record(as_transcript(Article("speech", text, title="speech")))])
    assert words in verify_quote(claim, corpus, by="Jane Roe").reason


@pytest.mark.parametrize("n", range(16))
def test_a_stretch_that_begins_within_the_claim_is_read_from_further_back(n: int) -> None:
    """Wherever it falls: else neither the claim's first word nor what rules it is seen."""
    text = (
        f"TOM HALE: {'So tell us then. ' * 20}{'again ' * n}Why did it end?\n"
        "ANN LAKE: Most folk think the council drained the pond. They didn't.\n"
        f"TOM HALE: {'And where were you when all this took place? ' * 3}\n"
        f"ANN LAKE: {'I sat on the pier with my dog and a pie. ' * 4}The council paid for it. The pond was low.\n"
    )
    met = "TOM HALE: The council met again, and the men drained a glass by the pond in year {}.\nEVE ASH: Why?\n"
    texts = [text, *(met.format(i) for i in range(15))]
    corpus = MemoryCorpus([Record(as_transcript(Article(f"t{i}", one))) for i, one in enumerate(texts)])
    verdict = verify_quote("The council drained the pond.", corpus, by="Ann Lake")
    assert verdict.name == "altered", verdict.reason
