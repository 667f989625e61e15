from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.data import QuoteKind, StoredQuote
from quoth.families.candidates import same_utterance
from quoth.families.fingerprint import fingerprints, normal_words
from quoth.families.group import MemoryIndex, add_words, group_quotes, make_family, relate

BRIDGE = "We will open the new bridge in May, and the old ferry will make its last crossing that night."


def stored(
    key: str, words: str, speaker: str | None = None, day: str = "2024-05-01", kind: QuoteKind = "direct"
) -> StoredQuote:
    return StoredQuote(f"{key}#q1", key, "q1", words, kind, (0, len(words)), speaker=speaker, published=day)


def relations(*quotes: StoredQuote) -> dict[str, str]:
    return {m.quote.article: m.relation for family in group_quotes(quotes) for m in family.members}


def test_each_version_says_how_it_relates_to_the_fullest() -> None:
    found = relations(
        stored("full", BRIDGE),
        stored("same", BRIDGE.upper().replace(",", " —")),
        stored("part", "the old ferry will make its last crossing that night"),
        stored("cut", "We will open the new bridge in May, and the old ferry will make its last crossing"),
        stored("changed", BRIDGE.replace("May", "June")),
        stored("told", "the new bridge in May and the old ferry will make its last crossing", kind="indirect"),
        stored("other", "The museum keeps nine paintings of the harbour in its cellar, and nobody looks at them."),
    )
    assert found == {
        "full": "identical", "same": "identical", "part": "fragment", "cut": "fragment", "changed": "altered",
        "told": "paraphrase",
    }  # fmt: skip


def test_a_slip_or_a_number_written_otherwise_is_no_alteration() -> None:
    full = "I told the board that we need two and a half million pounds for the new bridge in May."
    for words, relation in (
        (full.replace("that ", ""), "identical"),
        (full.replace("two and a half million pounds", "£2.5m"), "identical"),
        (full.replace("that ", "").removesuffix(" for the new bridge in May."), "fragment"),
        (full.replace("two and a half", "three"), "altered"),
    ):
        assert relate(stored("b", words), stored("a", full)).relation == relation, words
    assert "that" in relate(stored("b", full.replace("that ", "")), stored("a", full)).reason


def test_a_changed_name_is_marked() -> None:
    member = relate(stored("b", BRIDGE.replace("May", "June")), stored("a", BRIDGE))
    assert [edit.meaning for edit in member.edits if edit.op == "change"] == ["name"]


def test_a_short_quote_goes_to_the_one_family_that_holds_it() -> None:
    family = group_quotes([stored("a", BRIDGE, "Jane Roe"), stored("b", "its last crossing that", "Jane Roe")])[0]
    assert [member.quote.article for member in family.members] == ["a", "b"]


def test_a_short_quote_does_not_join_two_families() -> None:
    other = "Nobody on the council knew that the last crossing would be so soon, and nobody was told."
    short = [stored("s", "the last crossing"), stored("t", "the last crossing")]
    long = [
        stored("a", "They will cheer the last crossing of the ferry with bells and horns in the harbour."),
        stored("b", other),
    ]
    families = group_quotes([*long, *short])
    assert [{m.quote.article for m in family.members} for family in families] == [{"s", "t"}]


def test_short_quotes_of_different_people_stay_apart() -> None:
    assert (
        group_quotes([stored("a", "a quiet revolution", "Jane Roe"), stored("b", "a quiet revolution", "John Doe")])
        == []
    )


def test_a_turn_of_phrase_in_common_is_no_utterance() -> None:
    a = "At the end of the day the farmers want rain and a fair price for their wool."
    b = "At the end of the day the dentists decide who may drill, and patients pay."
    assert not same_utterance(normal_words(a), normal_words(b)).same
    assert group_quotes([stored("a", a), stored("b", b)]) == []


def test_of_two_quotes_of_one_length_it_does_not_matter_which_is_named_first() -> None:
    a = "mend we harbor at the end of the working day a school not".split()
    b = "to that we at the end of the working day a road will".split()
    assert len(a) == len(b)
    assert same_utterance(a, b) == same_utterance(b, a)
    assert not same_utterance(b, a).same, "most of what the first one says is missing in the other"


VOCABULARY = "river bridge mill stone winter ferry horse bread lamp north paint the of and will".split()
SENTENCES = st.lists(st.lists(st.sampled_from(VOCABULARY), min_size=3, max_size=14), min_size=2, max_size=12)


@given(SENTENCES, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_adding_changes_nothing(sentences: list[list[str]], rng: random.Random) -> None:
    quotes = [stored(f"a{i}", " ".join(words), rng.choice([None, "Roe", "Doe"])) for i, words in enumerate(sentences)]
    quotes += [stored(f"b{i}", " ".join(words[1:]), quotes[i].speaker) for i, words in enumerate(sentences)]
    before = group_quotes(quotes)
    rng.shuffle(quotes)
    assert group_quotes(quotes) == before


def test_adding_one_at_a_time_gives_what_a_rebuild_gives() -> None:
    quotes = [stored(f"a{i}", BRIDGE[i : 90 - i], day=f"2024-05-{i + 1:02d}") for i in range(8)]
    index = MemoryIndex()
    for quote in quotes:
        add_words(normal_words(quote.words), index)
    assert group_quotes(quotes, index) == group_quotes(quotes)


def test_a_later_quote_leaves_the_id_alone() -> None:
    quotes = [stored("a", BRIDGE, day="2024-05-01"), stored("b", BRIDGE, day="2024-05-02")]
    later = [*quotes, stored("0", BRIDGE, day="2024-05-03")]
    assert group_quotes(later)[0].id == group_quotes(quotes)[0].id


def test_fingerprints_are_the_same_in_every_process() -> None:
    assert fingerprints("the river took the mill".split()) == [FIRST]
    assert fingerprints("it is what it is".split()) == []


FIRST = fingerprints("the river took the mill".split())[0]


@pytest.mark.parametrize(("one", "other"), [
    ("Our thoughts are with the families of the victims.", "Our thoughts are with the families of the victims."),
    (
        "Our thoughts and prayers are with the families of the Lodden pilots",
        "Our thoughts and prayers are with the families of those who died in the Quay Road fire",
    ),
    ("We are aware of the reports and look into them.", "We are aware of the reports and look into them."),
    ("We do not comment on ongoing investigations.", "We don't comment on ongoing investigations."),
    ("We will continue to monitor the situation closely.", "We will continue to monitor the situation closely."),
    (
        "We are deeply saddened by the loss of our colleague Una Frye.",
        "We are deeply saddened by the loss of our colleague Kai Brock.",
    ),
])  # fmt: skip
def test_stock_phrases_of_two_people_are_two_utterances(one: str, other: str) -> None:
    assert not group_quotes([stored("a", one, "Ann Lake"), stored("b", other, "Bo Rook")])


def test_stock_phrases_of_one_person_are_one_utterance() -> None:
    words = "Our thoughts are with the families of the victims."
    assert relations(stored("a", words, "Ann Lake"), stored("b", words, "Lake")) == dict.fromkeys("ab", "identical")


def test_a_stock_phrase_with_something_of_its_own_is_joined() -> None:
    full = "We take the reports about the Lodden ferry very seriously, and the ferry stays in port."
    part = "We take the reports about the Lodden ferry very seriously"
    assert relations(stored("a", full, "Ann Lake"), stored("b", part)) == {"a": "identical", "b": "fragment"}


def test_what_changes_the_meaning_is_told_beside_its_edit() -> None:
    full = "We sold forty boats, and the pier cost two million euros to mend. We are glad."
    less = "We sold nine boats. We are glad."
    record = replace(stored("a", full), source_kind="statement")
    reason = relate(stored("b", less), record).reason
    assert reason.startswith("“nine” for “forty” (changes the number), leaves out “and the pier")
    assert reason.endswith("mend”")


def test_of_two_reports_the_longer_is_no_record_of_what_the_other_changed() -> None:
    full = "We did not sell the pier, and the mayor knew of it long before we went to court."
    less = "We did sell the pier, and the mayor and the clerk knew of it long before we went to court."
    member = relate(stored("b", less), stored("a", full))
    assert member.relation == "altered"
    assert "has not “not”" in member.reason
    assert "one denies what the other says" in member.reason
    assert "has also “and the clerk”" in member.reason
    record = replace(stored("a", full), source_kind="transcript")
    assert "leaves out “not”" in relate(stored("b", less), record).reason


@pytest.mark.parametrize(("less", "relation"), [
    ("Listen to me now. We will open the new bridge in May, and the old ferry will make its last crossing", "fragment"),
    ("the old ferry will make its last crossing that night. Then we will all go home.", "fragment"),
    ("Listen, […] We will open the new bridge in May, and the old ferry will make its last crossing", "fragment"),
    ("Sadly we will open the new bridge in May, and the old ferry will make its last crossing", "altered"),
])  # fmt: skip
def test_a_version_that_begins_or_ends_a_sentence_further_is_no_alteration(less: str, relation: str) -> None:
    assert relate(stored("b", less), stored("a", BRIDGE)).relation == relation


def test_only_the_words_in_marks_of_a_quote_partly_in_marks_are_compared() -> None:
    full = "We are calling for a complete shutdown of the pier until the divers know what is wrong with it."
    for told, relation in (
        ("she wants “a complete shutdown of the pier until the divers know what is wrong with it.”", "fragment"),
        ('that it is \'time\' for "a complete shutdown of the pier" and "the divers know what is wrong"', "fragment"),
        ("she wants «a complete shutdown of the quay until the divers know what is wrong with it»", "altered"),
        ("she wants ‘a complete shutdown of the pier until the divers are back’", "altered"),
        ("calling for a complete shutdown of the pier until the divers know what is “beneath”", "altered"),
    ):
        assert relate(stored("b", told, kind="mixed"), stored("a", full)).relation == relation, told
    mixed = stored(
        "c", f"the mayor of the town by the sea told us on Monday that “{full[:50]}” was wrong", kind="mixed"
    )
    assert make_family([mixed, stored("a", full[:60])]).fullest.article == "a"


def test_a_possessive_in_two_spellings_and_a_word_behind_a_break_change_no_name() -> None:
    full = "By noon James’s brother had sold the mill, […] Although the second buyer knew nothing of it."
    same = "By noon James’ brother had sold the mill, […] Although the second buyer knew nothing of it."
    other = "By noon James’ brother had sold the mill, […] Though the second buyer knew nothing of it."
    assert relate(stored("b", same), stored("a", full)).relation == "identical"
    member = relate(stored("b", other), stored("a", full))
    assert member.relation == "altered"
    assert not [edit for edit in member.edits if edit.meaning]


def test_persons_and_tenses_of_indirect_speech_are_the_reporters() -> None:
    full = stored("full", "I will close the bridge to lorries before the winter comes.", "Jane Roe")
    told = stored("told", "that she would close the bridge to lorries before the winter comes", kind="indirect")
    assert all(edit.meaning is None for edit in relate(told, full).edits)
    denied = replace(told, words="that she would not close the bridge to lorries before the winter comes")
    assert [edit.meaning for edit in relate(denied, full).edits if edit.meaning] == ["negation"]


def test_an_abbreviation_with_dots_is_the_word_without_them() -> None:
    full = stored("full", "They lied many times to the F.B.I. Nothing happened to them after all.")
    other = stored("other", "They lied many times to the FBI, and nothing happened to them after all.")
    assert [(e.op, e.claimed, e.meaning) for e in relate(other, full).edits if e.op != "keep"] == [("add", "and", None)]


def test_a_version_that_is_told_as_denied_says_so_and_is_not_the_fullest() -> None:
    said, denied = stored("said", BRIDGE, "Jane Roe", "2024-05-02"), stored("denied", BRIDGE, "Jane Roe", "2024-05-01")
    family = make_family([replace(denied, polarity="denied"), said])
    assert family.fullest.article == "said"
    assert {m.quote.article: m.reason for m in family.members}["denied"] == "told as denied: the same words"
    declined = make_family([replace(denied, polarity="declined", words=BRIDGE[:60]), said])
    assert {m.quote.article: m.reason for m in declined.members}["denied"].startswith("told as not said: ")
