"""What any store promises; every test runs on SQLite and on PostgreSQL."""

import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quoth.data import Article, Confidence, Description, Quote, Record, Rejection, Speaker, Turn
from quoth.days import in_days
from quoth.errors import InputError, StoreError
from quoth.families.group import group_quotes
from quoth.keep import add_articles, keep_record, take_sources
from quoth.relatives import family_of, list_families, place_quotes, rebuild_families
from quoth.store import open_store
from quoth.store.base import Counts, Filters, Judgement, Match, Person
from quoth.store.check import complaint
from quoth.store.corrections import place_of
from quoth.store.folding import fold_words
from quoth.verify import verify_quote
from tests.export.test_jsonl import records
from tests.factories import article, quote, record, said, speaker

FIND_ONLY = [Phase.explicit, Phase.reuse, Phase.generate]  # making a failing example smaller takes minutes on a server


def keys(found):
    return [quote.article for quote in found.quotes]


# Keeping


def test_a_record_comes_back_as_it_went(store):
    some = record(outlet="The Paper", published="2020-02-03T10:00:00Z", byline=("A. Writer",), section="City")
    assert store.add(some).outcome == "added"
    assert store.get_record(some.article.id) == some
    assert store.get_article(some.article.id) == some.article


@settings(max_examples=30, deadline=None, phases=FIND_ONLY, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records())
def test_any_record_comes_back_as_it_went_or_is_refused(store, some):
    kept = store.add(some)
    if kept.outcome == "refused":
        assert kept.reason
        assert complaint(some) or "cannot" in kept.reason or "no store can keep" in kept.reason
    else:
        assert store.get_record(some.article.id) == some


@pytest.mark.parametrize("speaker", ["Jane\0Roe", "Jane\ud800Roe"])
def test_a_turn_whose_speaker_cannot_be_stored_is_refused_with_the_reason(store, speaker):
    spoken = article("We will build the bridge.", kind="transcript", turns=(Turn(speaker, (0, 25)),))
    kept = store.add(Record(spoken))
    assert (kept.outcome, "no store can keep" in kept.reason) == ("refused", True)
    assert store.counts() == Counts()


def test_the_starts_of_captions_are_kept(store):
    turn = Turn("ROE", (0, 25), 1.0, ((8, 2.5),))
    store.add(Record(article("We will build the bridge.", id="a", kind="transcript", turns=(turn,))))
    assert store.get_record("a").article.turns == (turn,)
    later = replace(turn, cues=((8, 4.0),))
    again = Record(article("We will build the bridge.", id="a", kind="transcript", turns=(later,)))
    assert (store.add(again).outcome, store.add(again).outcome) == ("updated", "unchanged")
    assert store.get_record("a") == again


@pytest.mark.parametrize("speaker", [
    Speaker("s1", "Roe", descriptions=(Description((20, 99), "role"),)), Speaker("s1", "Roe", anonymity=(20, 99)),
])  # fmt: skip
def test_what_is_said_of_a_speaker_stands_in_the_text_or_is_refused(store, speaker):
    kept = store.add(Record(article("We will build the bridge.", id="a"), speakers=(speaker,)))
    assert (kept.outcome, kept.reason) == ("refused", "the span [20, 99] does not fit the text")
    assert store.counts() == Counts()


def test_a_copy_of_an_article_is_found_by_its_text_and_outlet(store):
    for id_, outlet, words in (("a", "Post", "We will build it"), ("b", "Post", "We will build it"), ("c", None, "No")):
        store.add(said(words, "Jane Roe", id=id_, outlet=outlet))
    store.add(said("We will build it", "Jane Roe", id="d", outlet="Times"))
    assert store.copied("b") is None, "its quotes are not placed yet"
    place_quotes(store)
    assert [store.copied(id_) for id_ in "abcdx"] == [None, "a", None, None, None]


def test_the_same_article_twice_changes_nothing(store, reopen):
    some = record()
    store.add(some)
    before = list(store.records()), store.counts()
    assert store.add(some).outcome == "unchanged"
    assert reopen().add(some).outcome == "unchanged"
    assert (list(store.records()), store.counts()) == before
    assert store.versions(some.article.id) == []


def test_a_changed_text_is_an_update_and_the_earlier_one_is_kept(store):
    store.add(said("We will build the bridge", "Jane Roe", id="a"))
    changed = said("We may build the bridge", "Jane Roe", id="a")
    assert store.add(changed).outcome == "updated"
    assert store.get_record("a") == changed
    assert store.versions("a") == ['Jane Roe said: "We will build the bridge"']
    assert keys(store.match(Match(("will", "build"), "phrase"))) == []
    assert keys(store.match(Match(("may", "build"), "phrase"))) == ["a"]
    assert store.counts().quotes == 1


def test_an_earlier_text_is_the_text_once_more_unless_texts_only_go_onward(store):
    first, second = (said(f"We {verb} build the bridge", "Jane Roe", id="a") for verb in ("will", "may"))
    store.add_many([first, second])
    renamed = replace(first, article=replace(first.article, title="The bridge"))
    kept = store.add_many([first, renamed, second], onward=True)
    assert [one.outcome for one in kept] == ["unchanged"] * 3
    assert store.holds(first.article) and store.holds(second.article)
    assert not store.holds(replace(second.article, title="The bridge"))
    assert (store.get_record("a"), store.versions("a")) == (second, [first.article.text])
    assert store.add(first).outcome == "updated"
    assert (store.get_record("a"), store.versions("a")) == (first, [second.article.text])
    assert store.add_many([second], onward=True)[0].outcome == "unchanged"


LABELLED = "ROE: I will mend the pier before May.\n\nPYM: Who will pay for it, and what will it cost us?\n" * 3
PLAIN = "We will mend the pier before May. I promise you that no ferry will wait for it."


@pytest.mark.parametrize(
    ("text", "stated", "then"),
    [
        (PLAIN, {"kind": "statement", "speaker": "Jane Roe"}, {}),
        (PLAIN, {"kind": "statement", "speaker": "Jane Roe"}, {"kind": "statement"}),
        (PLAIN, {"kind": "transcript"}, {}),
        (LABELLED, {"kind": "report"}, {}),
        (LABELLED, {"kind": "statement", "speaker": "Jane Roe"}, {}),
    ],
)
@pytest.mark.parametrize("again", [False, True])
def test_what_was_stated_of_a_text_is_not_taken_back_by_adding_it_without(store, tmp_path, text, stated, then, again):
    path = tmp_path / "said" / "pier.txt"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")

    def add(source, again=False, **told):
        found = take_sources([str(source)], **told)
        return [one.outcome for one in add_articles(store, found, Record, again=again, **told)]

    assert add(path, **stated) == ["added"]
    before = store.get_record(str(path))
    assert before.article.kind == stated["kind"]
    assert add(path, again, **then) == add(path.parent, again, **then) == ["unchanged"]
    assert store.get_record(str(path)) == before
    unstated = next(take_sources([str(path)]))
    assert isinstance(unstated, Article)
    assert keep_record(store, Record(unstated)).outcome == "unchanged"
    assert store.get_record(str(path)) == before
    other = "transcript" if stated["kind"] == "report" else "report"
    assert add(path, kind=other) == ["updated"]
    assert store.get_article(str(path)).kind == other
    path.write_text("The pier was mended in May, the town said.", encoding="utf-8")
    assert add(path) == ["updated"]
    assert store.get_article(str(path)).kind == "report"


def test_a_better_reading_of_the_same_text_replaces_the_old_one(store):
    store.add(replace(record(id="a"), quotes=()))
    assert store.add(record(id="a")).outcome == "updated"
    assert store.get_record("a") == record(id="a")
    assert store.versions("a") == []


def test_an_article_that_is_held_need_not_be_read_again(store):
    some = record()
    assert not store.holds(some.article)
    store.add(some)
    assert store.holds(some.article)
    assert store.holds(replace(some.article, blocks=()))
    assert not store.holds(replace(some.article, text=some.article.text + "."))
    assert not store.holds(replace(some.article, title="Another"))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (Record(Article("a", "x\0y")), "null character"),
        (Record(Article("a", "x\ud800y")), "surrogate"),
        (Record(Article("a", "x", outlet="\ud800")), "surrogate"),
        (Record(Article("", "x")), "no id"),
        (Record(Article("a", "short"), (Quote("q1", "direct", ((2, 9),)),)), "do not fit"),
        (Record(Article("a", "short"), (Quote("q1", "direct", ()),)), "no content"),
        (Record(Article("a", "short"), (Quote("q", "direct", ((0, 1),)), Quote("q", "direct", ((2, 3),)))), "same id"),
        (Record(Article("a", "short"), (), (), (Speaker("s1", "x", spans=((0, 99),)),)), "does not fit"),
        (Record(Article("a", "short", kind="poem")), "kind is 'poem', not one of report"),  # type: ignore[arg-type]
        (Record(Article("a", "short"), (Quote("q1", "sung", ((0, 1),)),)), "kind is 'sung', not one of direct"),  # type: ignore[arg-type]
        (Record(Article("a", "short"), (), (), (Speaker("s1", "x", "robot"),)), "type is 'robot'"),  # type: ignore[arg-type]
        (
            Record(Article("a", "short"), (Quote("q1", "direct", ((0, 1),), confidence=Confidence(float("nan"))),)),
            "confidence nan is not between 0 and 1",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_the_rest_goes_on(store, bad, reason):
    first, second, third = store.add_many([record(id="one"), bad, record(id="two")])
    assert (first.outcome, second.outcome, third.outcome) == ("added", "refused", "added")
    assert reason in second.reason
    assert [r.article.id for r in store.records()] == ["one", "two"]


def test_records_of_one_call_are_kept_together_or_not_at_all(store):
    class Failing:
        article = article()

        def __getattr__(self, name):
            raise RuntimeError("a bug in the caller's record")

    with pytest.raises(RuntimeError):
        store.add_many([record(), Failing()])
    assert store.counts() == Counts()
    assert store.add(record()).outcome == "added"


def test_an_article_is_forgotten_with_all_that_was_read_from_it(store):
    store.add_many([record(id="a"), record(id="b")])
    assert store.remove("a")
    assert not store.remove("a")
    assert store.get_record("a") is None
    assert keys(store.match(Match(("bridge",), "phrase"))) == ["b"]
    assert store.counts() == Counts(articles=1, quotes=2, speakers=2)


def test_refusals_are_kept_and_the_newest_per_input_holds(store):
    store.refuse([Rejection("x.html", "empty", "holds no text"), Rejection("\udcff.txt", "binary", "is an image")])
    store.refuse([Rejection("x.html", "no-article", "no article found")])
    assert list(store.refusals()) == [
        Rejection("?.txt", "binary", "is an image"),
        Rejection("x.html", "no-article", "no article found"),
    ]
    assert store.counts().refusals == 2


# Finding again


def test_a_quote_is_found_by_its_key_with_its_facts(store):
    some = record(id="a#1", outlet="The Paper", published="2020-02-03", title="Bridge", url="https://x.example/1")
    store.add(some)
    got = store.get_quote("a#1#q1")
    assert got.words == "We will build the bridge before the winter,"
    assert (got.speaker, got.outlet, got.published, got.title) == ("Jane Roe", "The Paper", "2020-02-03", "Bridge")
    assert some.article.text[slice(*got.span)] == got.words
    assert got.context == some.article.text.splitlines()[2]
    assert store.get_quote("a#1#q9") is None


def test_context_of_a_long_line_is_cut_at_words(store):
    text = "long " * 100 + '"here it is," said Jane Roe, ' + "and " * 100
    store.add(Record(article(text, id="a"), (quote(text, "here it is,"),)))
    context = store.get_quote("a#q1").context
    assert '"here it is," said' in context
    assert 200 < len(context) < 340
    assert set(context.split()) <= {"long", '"here', "it", 'is,"', "said", "Jane", "Roe,", "and"}


def test_the_words_of_a_broken_quote_are_joined(store):
    text = '"We will," she said, "build it."'
    store.add(Record(article(text, id="a"), (Quote("q1", "direct", ((1, 9), (22, 31))),)))
    assert store.get_quote("a#q1").words == "We will, […] build it."
    assert keys(store.match(Match(("will", "build", "it"), "phrase"))) == ["a"]


def test_everything_can_be_walked_through_in_order_of_adding(store):
    store.add_many([said(f"Words number {n}", "Jane Roe", id=f"a{n}") for n in range(450)])
    assert [r.article.id for r in store.records()] == [f"a{n}" for n in range(450)]
    assert [q.article for q in store.quotes()] == [f"a{n}" for n in range(450)]


# Searching


def fill(store):
    store.add_many(
        [
            said("We will build the bridge before winter", "Jane Roe", id="a", outlet="Post", published="2020-01-05"),
            said("The bridge will cost us nothing", "John Doe", id="b", outlet="Times", published="2020-02-05"),
            said("Build bridges, not walls", "Renée O’Hara", id="c", outlet="Post", published="2021-03-05"),
            said("Nobody builds like we build", "Jane Roe Smith", id="d", published="no date at all"),
        ]
    )


@pytest.mark.parametrize(
    ("words", "how", "expected"),
    [
        ("build the bridge", "phrase", {"a"}),
        ("the bridge build", "phrase", set()),
        ("the bridge", "phrase", {"a", "b"}),
        ("build bri", "prefix", {"c"}),
        ("brid", "prefix", {"a", "b", "c"}),
        ("b", "prefix", {"a", "b", "c", "d"}),
        ("bridge build", "all", {"a"}),
        ("nothing winter", "any", {"a", "b"}),
        ("or and not", "any", {"c"}),
        ("absent", "phrase", set()),
    ],
)
def test_words_are_found(store, words, how, expected):
    fill(store)
    assert set(keys(store.match(Match(tuple(words.split()), how)))) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), {"a", "b", "c", "d"}),
        (Filters(by="roe"), {"a", "d"}),
        (Filters(by="Jane ROE"), {"a", "d"}),
        (Filters(by="renee o'hara"), {"c"}),
        (Filters(outlet="post"), {"a", "c"}),
        (Filters(since="2020-02-05"), {"b", "c"}),
        (Filters(until="2020-02-05"), {"a", "b"}),
        (Filters(since="2020-01-06", until="2020-12-31"), {"b"}),
        (Filters(by="roe", outlet="times"), set()),
        (Filters(kind="indirect"), set()),
        (Filters(source_kind="report", by="doe"), {"b"}),
    ],
)
def test_filters_hold_for_searching_walking_and_counting(store, filters, expected):
    fill(store)
    assert {q.article for q in store.quotes(filters)} == expected
    assert {r.article.id for r in store.records(filters)} == expected
    found = store.match(Match(("b",), "prefix"), filters)
    assert set(keys(found)) == expected
    assert sum(row.quotes for row in store.audit("naming", filters)) == len(expected)


@pytest.mark.parametrize("name", ["by", "outlet", "kind", "since"])
def test_a_filter_that_is_no_string_is_an_error(name):
    with pytest.raises(TypeError, match=f"{name} must be a string, not int"):
        Filters(**{name: 2024})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "hostile", ['" OR "', "words:", "NEAR(a b)", "a*", "'; DROP TABLE quotes; --", "%s ? \\", "()"]
)
def test_hostile_words_are_only_words(store, hostile):
    fill(store)
    for how in ("phrase", "prefix", "all", "any"):
        store.match(Match((hostile,), how), Filters(by=hostile, outlet=hostile))
        store.match(Match(tuple(hostile.split()), how))
    store.rarest([hostile], 3)
    store.passages([hostile])
    assert store.counts().quotes == 4


def test_pages_follow_one_another(store):
    store.add_many([said(f"the same words {'very ' * n}often", "Jane Roe", id=f"a{n:02}") for n in range(25)])
    match = Match(("same", "words"), "phrase")
    pages = [store.match(match, limit=10, offset=offset) for offset in (0, 10, 20)]
    assert [key for page in pages for key in keys(page)] == [f"a{n:02}" for n in range(25)]
    assert [page.cut for page in pages] == [True, True, False]


def test_rare_words_come_first_and_absent_ones_not_at_all(store):
    fill(store)
    assert [word for word, _ in store.rarest(["build", "nothing", "absent"], 5)] == ["nothing", "build"]
    assert len(store.rarest(["build", "nothing"], 1)) == 1


def test_words_fold_as_the_index_folds_them(store):
    text = "Café-owner’s ÅNGSTRÖM don't naïve Zürich 3,5 Łódź İstanbul straße x_y Ελλάδα Россия 1e5 10am a.b/c é"
    store.add(said(text, "Jane Roe", id="a"))
    assert [word for word in fold_words(text) if not store.rarest([word], 1)] == []
    assert keys(store.match(Match(tuple(text.split()), "phrase"))) == ["a"]
    assert keys(store.match(Match(("ΕΛΛΆΔΑ", "россия"), "phrase"))) == ["a"]


# Primary sources


def test_passages_of_a_transcript_are_found_with_their_speaker(store):
    text = "ROE: We build.\nWe build it well.\nDOE: No money for that, ever."
    turns = (Turn("ROE", (5, 32)), Turn("DOE", (38, 62)))
    store.add(Record(article(text, id="t", kind="transcript", published="2020-01-01", turns=turns)))
    store.add(said("No money at all", "John Doe", id="r"))
    (found,) = store.passages(["money", "ever"])
    assert (found.article, found.words, found.speaker) == ("t", "No money for that, ever.", "DOE")
    assert text[slice(*found.span)] == found.words
    assert (found.kind, found.published) == ("transcript", "2020-01-01")
    assert store.counts().primary == 1


def test_a_long_paragraph_is_kept_in_overlapping_passages(store):
    text = " ".join(f"word{n}" for n in range(400))
    store.add(Record(article(text, id="t", kind="statement")))
    words = [f"word{n}" for n in range(95, 105)]
    assert any(all(word in p.words.split() for word in words) for p in store.passages(words))


# People and judgements


def test_judgements_are_kept_in_order_and_for_ever(store, reopen):
    first = Judgement("quote", "a#q1", "Ada Fox", "same", by_whom="editor", note="7-9", at="2020-01-01T00:00:00Z")
    second = Judgement("quote", "a#q1", "", "different", at="2020-01-02T00:00:00Z")
    store.judge(first)
    store.judge(second)
    assert list(reopen().judgements()) == [first, second]
    for statement in ("UPDATE judgements SET decision = 'same'", "DELETE FROM judgements"):
        with pytest.raises(StoreError, match="only ever added to"), store.database.writing():
            store.database.all(statement)
    assert list(store.judgements("quote")) == [first, second]


def test_several_judgements_are_kept_together_or_not_at_all(store):
    store.add(record(id="a"))
    store.add(record(id="b"))
    places = {key: place_of(store.get_quote(key).span) for key in ("a#q1", "b#q1")}
    both = [Judgement("quote", key, "Ada Fox", "same", note=place) for key, place in places.items()]
    with pytest.raises(StoreError):
        store.judge(both[0], replace(both[1], decision=None))  # type: ignore[arg-type]
    assert list(store.judgements()) == []
    store.judge(*both)
    assert {store.get_quote(key).speaker for key in places} == {"Ada Fox"}


def test_a_store_with_judgements_about_other_things_is_read_as_if_they_were_not_there(store, reopen):
    store.add(record(id="a"))
    with store.database.writing():
        store.database.many(
            'INSERT INTO judgements (about, "left", "right", decision, at) VALUES (?, ?, ?, ?, ?)',
            [("speaker", "a#q1", "b#s1", "different", "2020-01-02T00:00:00Z")],
        )
    assert reopen().settle() == 0
    assert list(store.judgements("quote")) == []
    assert store.get_record("a") == next(store.records(corrected=True)) == record(id="a")


def test_people_are_kept_and_the_newest_per_id_holds(store):
    store.add_people([Person("p1", "Jane Roe"), Person("p2", "John Doe", ("J. Doe",), "Q1")])
    store.add_people([Person("p1", "Jane Roe Smith", ("Jane Roe",))])
    assert set(store.people()) == {
        Person("p1", "Jane Roe Smith", ("Jane Roe",)),
        Person("p2", "John Doe", ("J. Doe",), "Q1"),
    }


# Counting


def test_the_audit_counts_quotes_and_words_by_group(store):
    fill(store)
    unsettled = 'It was said: "Nothing at all"'
    store.add(Record(article(unsettled, outlet="Times"), (quote(unsettled, "Nothing at all"),)))
    store.add(record(outlet="Post", published="2021-04-01"))
    by = {row.group: row for row in store.audit("speaker")}
    assert (by["Jane Roe"].quotes, by["Jane Roe"].words, by["Jane Roe"].outlets) == (2, 15, 1)
    assert (by["Jane Roe"].first, by["Jane Roe"].last) == ("2020-01-05", "2021-04-01")
    assert (by[None].quotes, by[None].unsettled) == (1, 1)
    assert {row.group: row.quotes for row in store.audit("outlet")} == {"Post": 4, "Times": 2, None: 1}
    assert [row.group for row in store.audit("year", Filters(outlet="post"))] == ["2020", "2021"]
    naming = {row.group: row.quotes for row in store.audit("naming")}
    assert naming == {"named": 5, "unnamed group": 1, "unsettled": 1}
    assert len(store.audit("speaker", limit=2)) == 2
    types = {row.group: row.quotes for row in store.audit("type")}
    assert (types["unsettled"], sum(types.values())) == (1, 7)
    assert types["person"] >= 2
    assert sum(row.quotes for row in store.audit("kind")) == 7


def test_an_audit_by_nothing_that_is_counted_is_an_error_that_says_what_is(store):
    with pytest.raises(InputError, match=r"“colour” is none of speaker, .*month"):
        store.audit("colour")


def test_words_within_a_quote_of_the_same_speaker_are_counted_once(store):
    text = 'Jane Roe said: "I think the bridge is safe. Tom Hale told me that it would hold."'
    whole = quote(text, "I think the bridge is safe. Tom Hale told me that it would hold.", speaker="s1")
    own = quote(text, "the bridge is safe", id="q2", parent="q1", speaker="s1", kind="indirect")
    told = quote(text, "that it would hold", id="q3", parent="q1", speaker="s2", kind="indirect")
    people = (speaker(text, "Jane Roe"), speaker(text, "Tom Hale", id="s2"))
    store.add(Record(article(text), (whole, own, told), speakers=people))
    assert {row.group: (row.quotes, row.words) for row in store.audit("speaker")} == {
        "Jane Roe": (1, 14),
        "Tom Hale": (1, 4),
    }


def test_words_within_what_is_no_quote_are_counted_with_the_nearest_one_around(store):
    text = 'Jane Roe said: "I told them we think the bridge is safe, I did." Roe said it holds.'
    whole = quote(text, "I told them we think the bridge is safe, I did.", speaker="s1")
    mid = quote(text, "we think the bridge is safe", id="q2", parent="q1", speaker="s1", kind="indirect")
    own = quote(text, "the bridge is safe", id="q3", parent="q2", speaker="s1", kind="indirect")
    some = Record(article(text, id="a"), (whole, mid, own), speakers=(speaker(text, "Jane Roe"),))
    store.add(some)
    assert speakers_counted(store) == {"Jane Roe": 1}
    strike(store, some, mid)
    assert speakers_counted(store) == {"Jane Roe": 1}, "what it held stands in the one around"
    strike(store, some, whole)
    assert speakers_counted(store) == {"Jane Roe": 1}, "what it held stands alone"
    assert [q.id for q in next(store.records(corrected=True)).quotes] == ["q3"]


def strike(store, record, quote):
    place = f"at {quote.content[0][0]}-{quote.content[-1][1]}"
    store.judge(Judgement("quote", f"{record.article.id}#{quote.id}", "", "different", "a reader", place))


def test_whom_a_reader_named_is_the_person_the_article_knows_by_that_name(store):
    text = 'Jane A. Roe left. "We will build," said Tom Hale, her aide.'
    people = (speaker(text, "Tom Hale"), speaker(text, "Jane A. Roe", id="s2", person="p1"))
    some = Record(article(text, id="a"), (quote(text, "We will build", speaker="s1"),), speakers=people)
    linked = said("No", "Jane Roe", id="b")
    store.add_people([Person("p1", "Jane Roe"), Person("p2", "Jane Roe")])
    store.add_many([some, replace(linked, speakers=(replace(linked.speakers[0], person="p1"),))])
    namesake = said("Yes", "Jane Roe", id="c")
    store.add_many([replace(namesake, speakers=(replace(namesake.speakers[0], person="p2"),))])
    assert store.get_quote("a#q1").person is None
    correct(store, some, "same", "Jane A. Roe")
    counted = [(row.group, row.person, row.quotes) for row in store.audit("person")]
    assert sorted(counted) == [("Jane Roe", "p1", 2), ("Jane Roe", "p2", 1)]
    assert sorted(keys(store.match(Match((), "all"), Filters(person="p1")))) == ["a", "b"]
    assert store.facets(Match((), "all"), Filters(person="p1")).total == 2
    assert store.get_quote("a#q1").person == "p1"
    assert next(store.records(Filters(person="p1"), corrected=True)).quotes[0].speaker == "s2"


RANGES = [
    (None, None), ("2016-01-01", "2016-12-31"), ("2016-02-01", "2016-02-29"), ("2016-02-01", "2016-02-10"),
    ("2016-02-02", "2016-03-31"), ("2015-06-01", None), (None, "2016-01-31"), (None, "2016-12-30"),
    ("2016-02-07", None),
]  # fmt: skip


def test_months_and_years_without_a_day_are_counted_and_found_where_they_lie(store):
    days = ("2015-12-31", "2016", "2016-02", "2016-02-07", "2016-02-31", "03/04/2016")
    store.add_many([said("We will build", "Jane Roe", id=day, published=day) for day in days])
    known = days[:4]
    assert [row.group for row in store.audit("month")] == ["2015-12", "2016", "2016-02", None]
    assert [(row.group, row.quotes) for row in store.audit("year")] == [("2015", 1), ("2016", 3), (None, 2)]
    for since, until in RANGES:
        filters = Filters(since=since, until=until)
        expected = {day for day in known if in_days(day, since, until)} | (set(days) if filters == Filters() else set())
        for match in (Match(("build",), "phrase"), Match((), "all")):
            assert set(keys(store.match(match, filters, limit=10))) == expected, filters
    found = store.candidates(["we", "will", "build"], 10, between=("2016-02-05", "2016-02-06"))
    assert {each.article.id for each, _ in found} == {"2016", "2016-02", "2016-02-31", "03/04/2016"}
    assert store.count(between=("2016-02-05", "2016-02-06")) == 4


def test_a_date_that_cannot_be_read_is_told_and_one_that_can_be_now_is_mended(store):
    some = said("We will build", "Jane Roe", id="a", published="2016-02")
    assert [one.undated for one in store.add_many([some, said("No", "X", id="b", published="soon")])] == ["", "soon"]
    with store.database.writing():
        store.database.many("UPDATE articles SET day = ? WHERE id = ?", [(None, "a")])
    assert store.add(some).outcome == "updated"
    assert store.audit("month")[0].group == "2016-02"
    assert store.add(some).outcome == "unchanged"


def test_an_empty_store_answers_everything_with_nothing(store):
    assert store.counts() == Counts()
    assert store.audit("speaker") == []
    assert list(store.records()) == list(store.quotes()) == []
    assert store.match(Match(("x",), "any")).quotes == ()
    assert store.match(Match((), "any")).quotes == ()
    assert store.get_record("a") is None and store.get_quote("a#q1") is None


# Several at once


def test_readers_see_the_last_commit_while_another_writes(store, reopen):
    store.add(record(id="a"))
    writer = reopen()
    with writer.database.writing():
        writer._add(record(id="b"))
        assert store.counts().articles == 1
        assert store.get_record("b") is None
    assert store.counts().articles == 2


def test_threads_share_a_store(store):
    failures = []

    def work(number):
        try:
            for n in range(5):
                store.add(said(f"Words of thread {number}", "Jane Roe", id=f"{number}-{n}"))
                store.match(Match(("words",), "phrase"))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.counts().articles == 30


def test_two_writers_of_one_article_leave_one_article(address):
    stores = [open_store(address) for _ in range(4)]
    outcomes = []
    threads = [threading.Thread(target=lambda s=s: outcomes.append(s.add(record(id="a")).outcome)) for s in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added", "unchanged", "unchanged", "unchanged"]
    assert [r.article.id for r in stores[0].records()] == ["a"]
    for one in stores:
        one.close()


def test_confidences_are_exact(store):
    some = said("Exactly", "Jane Roe", id="a")
    some = replace(some, quotes=(replace(some.quotes[0], confidence=Confidence(0.1 + 0.2, 1 / 3)),))
    store.add(some)
    assert store.get_record("a") == some


def test_a_closed_store_closes_again(store):
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.counts()


# What verification and families ask


def test_candidates_hold_the_words_of_a_claim(store):
    fill(store)
    text = "ROE: We build.\nWe build it well.\nDOE: No money for that bridge, ever."
    turns = (Turn("ROE", (5, 32)), Turn("DOE", (38, 68)))
    store.add(Record(article(text, id="t", kind="transcript", published="2020-03-01", turns=turns)))
    found = store.candidates("There is no money for that bridge".split(), 5)
    assert found[0][0].article.id == "t"
    assert "No money for that bridge" in found[0][0].article.text[slice(*found[0][1])]
    found = store.candidates("we will build a bridge before".split(), 5)
    assert found[0][0] == store.get_record("a")
    assert len(store.candidates(["bridge"], 1)) == 1
    assert store.candidates(["absent"], 5) == store.candidates([], 5) == []


def test_candidates_may_be_limited_to_days_and_include_the_named_speaker(store):
    store.add_many([said(f"We build bridges number {n}", "Jane Roe", id=f"r{n}") for n in range(60)])
    store.add_many([said("We shall build some bridges", "John Doe", id="d", published="2020-05-01")])
    by = store.candidates("we build bridges".split(), 40, by="Mr. John Doe")
    assert "d" in [record.article.id for record, _ in by]
    dated = store.candidates("we shall build bridges".split(), 80, between=("2020-06-01", None))
    assert "d" not in [record.article.id for record, _ in dated]
    assert len(dated) > 10  # those without a date stay
    assert store.count() == 61
    assert store.count(between=(None, "2019-12-31")) == 60


def test_a_changed_article_is_a_candidate_as_it_is_now(store):
    store.add(said("The old bridge stands", "Jane Roe", id="a"))
    store.candidates(["bridge"], 5)
    changed = said("The new bridge stands", "Jane Roe", id="a")
    store.add(changed)
    assert [record for record, _ in store.candidates(["bridge"], 5)] == [changed]


SAID = [
    "the café",
    "and the",
    "bridge",
    "we will build the bridge",
    "“No,”",
    "it’s",
    "who-ever",
    "a_b",
    "Straße",
    "the",
]


@settings(max_examples=15, deadline=None, phases=FIND_ONLY, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(SAID), min_size=1, max_size=5), min_size=1, max_size=8), st.data())
def test_quotes_that_are_read_are_those_that_are_looked_up(store, quotes, data):
    for n in range(8):
        store.remove(str(n))
    for n, said_words in enumerate(quotes):
        store.add(said(" ".join(said_words), "Jane Roe", id=str(n)))
    words = tuple(" ".join(data.draw(st.lists(st.sampled_from(SAID), min_size=1, max_size=3))).split())
    for how in ("phrase", "all", "standing"):
        few = tuple(dict.fromkeys(store.index.split(" ".join(words))))[: data.draw(st.integers(1, 3))]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store.index, "lead", lambda _, few=few: few)
            read = keys(store.match(Match(words, how)))
            patch.setattr(store.index, "lead", lambda _: ())
            assert read == keys(store.match(Match(words, how)))


def test_phrases_stand_before_words_apart(store):
    store.add(said("the bridge we will build", "Jane Roe", id="apart"))
    store.add(said("we will build the bridge, whoever comes and whatever they say", "Jane Roe", id="phrase"))
    store.add(said("we will build", "Jane Roe", id="some"))
    assert keys(store.match(Match(("build", "the", "bridge"), "standing"))) == ["phrase", "apart"]
    assert keys(store.match(Match(("build", "the", "bridge"), "all"))) == ["apart", "phrase"]


def test_quotes_are_placed_in_families(store):
    fill(store)
    store.add(said("build the bridge before winter", "Jane Roe", id="e"))
    assert place_quotes(store) == 5
    family = family_of(store, "a#q1")
    assert {member.quote.article for member in family.members} == {"a", "e"}
    assert [found.id for found in list_families(store)] == [family.id]
    assert rebuild_families(store) == 5
    assert family_of(store, "a#q1") == family


SENTENCE = "we will build the new bridge over the river and open it to carts before winter comes to the valley".split()
WORDINGS = [" ".join(SENTENCE[start:end]) for start, end in ((0, 7), (4, 12), (2, 20), (10, 20), (0, 20), (4, 7))]
WORDINGS += ["nobody asked the fishermen about their boats", "asked the fishermen", "so that was that"]


@settings(max_examples=25, deadline=None, phases=FIND_ONLY, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"),
            st.sampled_from([*WORDINGS, None]),
            st.sampled_from(["Jane Roe", "John Doe"]),
            st.booleans(),
        ),
        max_size=25,
    )
)
def test_families_are_the_same_however_articles_came_changed_and_went(store, steps):
    for id_ in "abcdef":
        store.remove(id_)
    for id_, words, by, placed in steps:
        if words is None:
            store.remove(id_)
        else:
            store.add(said(words, by, id=id_))
        if placed:
            place_quotes(store)
    place_quotes(store)
    quotes = list(store.quotes())
    by_key = {member.quote.key: family for family in group_quotes(quotes) for member in family.members}
    assert {quote.key: family_of(store, quote.key) for quote in quotes} == {q.key: by_key.get(q.key) for q in quotes}
    listed = sorted(list_families(store, limit=100), key=lambda family: family.id)
    rebuild_families(store)
    assert sorted(list_families(store, limit=100), key=lambda family: family.id) == listed


def test_a_family_parts_when_what_held_it_together_is_removed_or_changed(store):
    begins, ends = "We will build the new bridge over the river", "and open it to carts before the winter comes"
    for id_, words in (("a", begins), ("b", f"{begins} {ends}"), ("c", ends)):
        store.add(said(words, "Jane Roe", id=id_))
        place_quotes(store)
    assert len(family_of(store, "a#q1").members) == 3
    store.add(said("Something else altogether was said in town", "Jane Roe", id="b"))
    place_quotes(store)
    assert list(list_families(store)) == []
    store.add(said(f"{begins} {ends}", "Jane Roe", id="b"))
    place_quotes(store)
    assert len(family_of(store, "c#q1").members) == 3
    store.remove("b")
    place_quotes(store)
    assert family_of(store, "a#q1") is None


# Walking through a store that is written


def test_what_is_added_while_a_store_is_walked_through_does_not_come(store):
    for number in range(3):
        store.add(said("We will build the bridge", "Jane Roe", id=f"a{number}"))
    walks = {
        "quotes": (quote.article for quote in store.quotes()),
        "records": (found.article.id for found in store.records()),
        "filtered": (found.article.id for found in store.records(Filters(by="roe"))),
    }
    for name, walk in walks.items():
        seen = []
        for number, id_ in enumerate(walk):
            seen.append(id_)
            store.add(said(f"We will build the {name} bridge {number}", "Jane Roe", id=f"{name}-{number}"))
            store.add(said(f"We will build the {name} road {number}", "Jane Roe", id="a2"))
            assert number < 100
        assert seen == sorted(seen, key=seen.index) and seen[:2] == ["a0", "a1"]


# Corrections by readers


def correct(store, record, decision, right="", note=None):
    quote = record.quotes[0]
    place = f"at {quote.content[0][0]}-{quote.content[-1][1]}" if note is None else note
    store.judge(Judgement("quote", f"{record.article.id}#{quote.id}", right, decision, "a reader", place))


def speakers_counted(store):
    return {row.group: row.quotes for row in store.audit("speaker")}


def test_a_corrected_speaker_moves_search_and_counts_and_the_record_stays(store):
    some = said("We will build the bridge", "Jane Roe", id="a")
    store.add(some)
    correct(store, some, "same", "Bob Fox")
    assert keys(store.match(Match(("bridge",), "all"), Filters(by="fox"))) == ["a"]
    assert keys(store.match(Match(("bridge",), "all"), Filters(by="roe"))) == []
    assert speakers_counted(store) == {"Bob Fox": 1}
    (row,) = store.audit("naming")
    assert (row.group, row.named, row.unnamed, row.unsettled) == ("named", 1, 0, 0)
    assert store.get_quote("a#q1").speaker == "Bob Fox"
    assert store.get_record("a") == some
    assert store.add(some).outcome == "unchanged"


def test_records_are_given_as_they_were_read_or_as_readers_corrected_them(store):
    text = 'Jane Roe: "We were told “build it” twice." Then she said "No."'
    inner = Quote("q2", "direct", ((text.index("build"), text.index("build") + 8),), speaker="s1", parent="q1")
    last = Quote("q3", "direct", ((text.index("No"), text.index("No") + 2),), speaker="s1", reason="by its cue")
    quotes = (Quote("q1", "direct", ((11, 41),), speaker="s1"), inner, last)
    people = (Speaker("s1", "Jane Roe", spans=((0, 8),)), Speaker("s2", "Bob Fox", spans=((0, 8),)))
    some = Record(article(text, id="a"), quotes, (), people)
    store.add(some)
    place = f"at {last.content[0][0]}-{last.content[0][1]}"
    correct(store, some, "different")
    for name in ("bob fox", "Mayor Amy Hill"):
        store.judge(Judgement("quote", "a#q3", name, "same", "a reader", place))
        found, who = next(store.records(corrected=True)), store.get_quote("a#q3").speaker
        assert [(q.id, q.parent) for q in found.quotes] == [("q2", None), ("q3", None)]
        assert {s.id: s.name for s in found.speakers}[found.quotes[1].speaker] == who
        assert found.quotes[1].reason == "named by a reader"
        assert next(store.records()) == some
    store.judge(Judgement("quote", "a#q3", "", "unsure", "a reader", place))
    found = next(store.records(Filters(outlet=some.article.outlet), corrected=True))
    assert (found.quotes[1].speaker, found.quotes[1].confidence.speaker) == (None, None)


def test_the_newest_correction_holds_and_may_be_withdrawn(store):
    some = said("We will build the bridge", "Jane Roe", id="a")
    store.add(some)
    correct(store, some, "same", "Bob Fox")
    correct(store, some, "unsure")
    assert speakers_counted(store) == {None: 1}
    assert store.audit("naming")[0].group == "unsettled"
    correct(store, some, "same")
    assert speakers_counted(store) == {"Jane Roe": 1}
    assert len(list(store.judgements("quote"))) == 3
    assert len(list(store.judgements("quote", ["a#q1"]))) == 3
    assert list(store.judgements("quote", ["a#q2"])) == []


def test_what_is_no_quote_is_found_and_counted_no_more(store):
    some = said("We will build the bridge before the winter comes", "Jane Roe", id="a")
    store.add_many([some, said("We will build the bridge before the winter comes", "Jane Roe", id="b")])
    place_quotes(store)
    correct(store, some, "different")
    assert keys(store.match(Match(("bridge",), "all"))) == ["b"]
    assert keys(store.match(Match((), "all"))) == ["b"]
    assert [quote.article for quote in store.quotes()] == ["b"]
    assert speakers_counted(store) == {"Jane Roe": 1}
    assert family_of(store, "b#q1") is None
    assert store.get_record("a") == some


def test_a_correction_is_kept_for_a_text_that_is_added_later_or_again(store):
    some = said("We will build the bridge", "Jane Roe", id="a")
    correct(store, some, "same", "Bob Fox")
    store.add(some)
    assert speakers_counted(store) == {"Bob Fox": 1}
    store.remove("a")
    assert speakers_counted(store) == {}
    store.add(some)
    assert speakers_counted(store) == {"Bob Fox": 1}


@pytest.mark.parametrize(
    ("decision", "by", "verdict"),
    [("same", "Bob Fox", "verbatim"), ("same", "Jane Roe", "misattributed"), ("unsure", "Jane Roe", "verbatim")],
)
def test_a_claim_is_verified_against_the_speaker_as_corrected(store, decision, by, verdict):
    words = "We will build the northern bridge before the first winter storms arrive"
    some = said(words, "Jane Roe", id="a")
    store.add(some)
    assert verify_quote(words, store, by="Jane Roe").name == "verbatim"
    correct(store, some, decision, "Bob Fox" if decision == "same" else "")
    assert verify_quote(words, store, by=by).name == verdict


def test_a_correction_of_other_words_is_passed_over(store):
    some = said("We will build the bridge", "Jane Roe", id="a")
    store.add(some)
    correct(store, some, "same", "Bob Fox", note="at 900-950")
    assert speakers_counted(store) == {"Jane Roe": 1}


def test_what_follows_from_corrections_is_made_again(store):
    some = said("We will build the bridge", "Jane Roe", id="a")
    store.add(some)
    correct(store, some, "same", "bob fox")
    with store.database.writing():
        store.database.many("UPDATE quotes SET speaker_name = ?, struck = ?", [("Nobody", 1)])
    assert store.settle() == 1
    assert speakers_counted(store) == {"bob fox": 1}


# Facets, and the state of the store


def test_facets_count_every_quote_found(store):
    for number in range(12):
        outlet, year = ("The Post", "2023") if number < 9 else ("The Mail", "2024")
        some = said(f"We will build bridge number {number}", f"Jane Roe{number % 2}", id=f"a{number}")
        store.add(replace(some, article=replace(some.article, outlet=outlet, published=f"{year}-01-02")))
    found = store.facets(Match(("bridge",), "all"))
    assert (found.total, found.more) == (12, False)
    assert found.values["outlet"] == (("The Post", 9), ("The Mail", 3))
    assert found.values["year"] == (("2023", 9), ("2024", 3))
    assert found.values["speaker"] == (("Jane Roe0", 6), ("Jane Roe1", 6))
    assert found.values["kind"] == (("direct", 12),)
    few = store.facets(Match(("bridge",), "all"), Filters(outlet="the post"), most=5, top=1)
    assert (few.total, few.more) == (5, True)
    assert few.values["outlet"] == (("The Post", 5),)
    assert store.facets(Match((), "all")).total == 12
    assert store.facets(Match(("zebra",), "all")).total == 0


def test_the_state_changes_with_every_change_and_only_then(store, reopen):
    before = store.state()
    assert store.state() == before
    store.add(record())
    after = store.state()
    assert after != before
    store.counts()
    assert store.state() == after
    reopen().judge(Judgement("quote", "x#q1", "", "unsure"))
    assert store.state() != after


def test_a_tidied_index_finds_what_it_found(store):
    for n in range(30):
        store.add(said(f"The heron number {n} has left the weir", "Ann Lake", id=f"h{n}"))
    before = [store.match(Match(("heron", str(n)), "all")).quotes for n in range(30)]
    store.tidy()
    assert [store.match(Match(("heron", str(n)), "all")).quotes for n in range(30)] == before
    store.add(said("The heron is back", "Ann Lake", id="back"))
    assert len(store.match(Match(("heron",), "all"), limit=100).quotes) == 31


@pytest.mark.parametrize(
    "given", ["postgresql://", "postgresql://ada:secret@", "postgresql://ada:secret@[", "postgresql:///x"]
)
def test_an_address_without_a_server_is_told_as_one(given, monkeypatch, tmp_path):
    pytest.importorskip("psycopg", reason="quoth[postgres] is not installed")
    monkeypatch.setenv("PGHOST", str(tmp_path))
    with pytest.raises(StoreError, match="an address is postgresql://user@host/database") as told:
        open_store(given)
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)
