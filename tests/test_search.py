import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.data import Article, Record
from quoth.ingest.turns import as_statement
from quoth.search import mark_phrase, mark_words, search_passages, search_quotes
from quoth.store import open_store
from quoth.store.base import Filters
from tests.factories import said

QUOTES = {
    "a": ("We will build the new bridge over the river before the winter comes", "Jane Roe", "Post", "2020-01-05"),
    "b": ("The bridge over the river will cost nothing", "John Doe", "Times", "2020-02-05"),
    "c": ("Before winter the river comes over the bridge, we will all be wet", "Ann Poe", "Post", "2021-03-05"),
    "d": ("Nobody asked the fishermen about their boats", "Jane Roe", "Times", "2021-03-06"),
    "e": ("Paint nineteen hulls in another colour", "Ann Poe", "Star", "2021-04-01"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(tmp_path_factory.mktemp("search") / "s.db") as opened:
        opened.add_many(
            [said(words, by, id=id_, outlet=outlet, published=day) for id_, (words, by, outlet, day) in QUOTES.items()]
        )
        yield opened


def found(page):
    return [(hit.quote.article, hit.how) for hit in page.hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("over the river", [("b", "phrase"), ("a", "phrase"), ("c", "words")]),
        ("bridge over the river", [("b", "phrase"), ("a", "phrase"), ("c", "words")]),
        ('"bridge over the river"', [("b", "phrase"), ("a", "phrase")]),
        ('"over" the river "bridge"', [("b", "words"), ("c", "words"), ("a", "words")]),
        ("BRIDGE, over the River!", [("b", "phrase"), ("a", "phrase"), ("c", "words")]),
        ("build the new bri*", [("a", "phrase")]),
        ("fish*", [("d", "phrase")]),
        ("river bridge winter", [("c", "words"), ("a", "words")]),
        ("nobody has asked a fisherman about the boats", [("d", "similar")]),
        ("somebody should have asked the fishermen about their boats", [("d", "similar")]),
        ("we shall build a new bridge over that river before the summer", [("a", "similar")]),
        ("another color", [("e", "similar")]),
        ("color", [("e", "similar")]),
        ("19 hulls", [("e", "similar")]),
        ("other color", []),
        ('"another color"', []),
        ("fishermen's boat", [("d", "similar")]),
        ("the cost of war", []),
        ("?!", []),
        ("", [("e", "listed"), ("d", "listed"), ("c", "listed"), ("b", "listed"), ("a", "listed")]),
    ],
)
def test_words_find_quotes_best_first(store, words, expected):
    got = found(search_quotes(store, words))
    if expected and expected[0][1] == "similar":
        assert got[:1] == expected
    else:
        assert got == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(by="roe"), {"a", "d"}),
        (Filters(outlet="Times"), {"b", "d"}),
        (Filters(kind="direct", since="2021-01-01"), {"c", "d", "e"}),
        (Filters(until="2020-12-31", by="john doe"), {"b"}),
    ],
)
def test_filters_without_words_list_quotes_newest_first(store, filters, expected):
    page = search_quotes(store, "", filters)
    assert {hit.quote.article for hit in page.hits} == expected
    assert [hit.quote.article for hit in page.hits] == sorted(expected, reverse=True)


def test_filters_narrow_words(store):
    assert found(search_quotes(store, "over the river", Filters(by="roe"))) == [("a", "phrase")]
    assert found(search_quotes(store, "over the river", Filters(by="poe"))) == [("c", "words")]


def test_pages_give_every_hit_once(store):
    whole = found(search_quotes(store, "river"))
    pages = [search_quotes(store, "river", page=number, size=1) for number in range(1, len(whole) + 1)]
    assert [found(page)[0] for page in pages] == whole
    assert [page.more for page in pages] == [True] * (len(whole) - 1) + [False]
    assert search_quotes(store, "river", page=9).hits == ()
    with pytest.raises(ValueError, match="at least one"):
        search_quotes(store, "river", page=0)


def test_the_words_found_are_marked(store):
    (hit,) = search_quotes(store, "the new bridge").hits
    assert [hit.quote.words[s:e] for s, e in hit.marks] == ["the new bridge"]
    hit = search_quotes(store, "winter bridge we").hits[0]
    assert {hit.quote.words[s:e].lower() for s, e in hit.marks} <= {"we", "bridge", "winter"}


def test_other_spellings_are_marked(store):
    (hit,) = search_quotes(store, "another color").hits
    assert ([hit.quote.words[s:e] for s, e in hit.marks], hit.score) == (["another colour"], 1.0)


def test_a_paragraph_of_a_statement_is_found_in_another_spelling(tmp_path):
    text = "The harbour programme was organised in the grey months."
    with open_store(tmp_path / "s.db") as opened:
        opened.add(Record(as_statement(Article("s", text), "Ann Poe")))
        for words, marked in (("harbor program", ["harbour programme"]), ("gray", ["grey"]), ("gray harbors", None)):
            got = [[passage.words[s:e] for s, e in marks] for passage, marks in search_passages(opened, words)]
            assert got == [marked or ["harbour", "grey"]], words
        assert not search_passages(opened, "harbor war")


@pytest.mark.parametrize(
    ("said", "words", "open_end", "marked"),
    [
        ("One two, three two three", ("two", "three"), False, ["two, three two three"]),
        ("Don’t stop", ("don", "t"), False, ["Don’t"]),
        ("Café owners", ("cafe", "own"), True, ["Café owners"]),
        ("Café owners", ("cafe", "own"), False, []),
        ("", ("x",), False, []),
    ],
)
def test_a_phrase_is_marked_where_it_stands(said, words, open_end, marked):
    assert [said[s:e] for s, e in mark_phrase(said, words, open_end=open_end)] == marked


def test_neighbouring_words_are_one_mark():
    assert list(mark_words("the big red bus and the red", ("big", "red"))) == [(4, 11), (24, 27)]


@given(
    st.lists(
        st.sampled_from(["don't", "Stop", "the", " ", "\n", "_", "’", "“", "-", "42", "é", "я", "'"]), max_size=12
    ),
    st.lists(st.sampled_from(["don", "t", "stop", "the", "42", "e"]), min_size=1, max_size=3),
)
@settings(max_examples=300)
def test_marks_are_the_same_in_texts_of_plain_letters_and_others(parts, words):
    said = "".join(parts)
    marks = mark_words(said, words), mark_phrase(said, words), mark_phrase(said, words, open_end=True)
    other = said + " Жук"  # a letter that is not plain, and no word asked for
    assert marks == (mark_words(other, words), mark_phrase(other, words), mark_phrase(other, words, open_end=True))


@pytest.mark.parametrize("remembered", [
    "nobody asks the fishermen about a boat",
    "nobody was asking fishermen about their boat",
])  # fmt: skip
def test_words_remembered_with_another_ending_find_the_quote(store, remembered):
    assert [hit.quote.article for hit in search_quotes(store, remembered).hits][:1] == ["d"]
