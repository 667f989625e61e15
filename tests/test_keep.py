from dataclasses import replace

from quoth.data import Article, Record, Rejection
from quoth.keep import add_articles, take_sources
from quoth.relatives import family_of
from quoth.store import open_store
from tests.factories import article, record, said


def read_nothing(article):
    return Record(article)


def outcomes(kept):
    return [(one.id, one.outcome) for one in kept]


def test_the_same_text_under_another_id_is_told(tmp_path):
    def reader(one):
        return said("We will build the bridge over the river", "Jane Roe", id=one.id, outlet=one.outlet)

    articles = [
        reader(article("", id=id_, outlet=outlet)).article for id_, outlet in (("a", None), ("b", None), ("c", "Post"))
    ]
    with open_store(tmp_path / "s.db") as store:
        kept = list(add_articles(store, articles, reader))
        assert [(one.outcome, one.copy_of) for one in kept] == [("added", ""), ("added", "a"), ("added", "")]
        kept = list(add_articles(store, [*articles, replace(articles[2], id="d")], reader))
        assert [one.copy_of for one in kept] == ["", "", "", "c"]


def test_articles_are_read_and_kept_once(tmp_path):
    read = []

    def reader(article):
        read.append(article.id)
        return Record(article)

    articles = [article("One report.", id="a"), article("Another report.", id="b")]
    with open_store(tmp_path / "s.db") as store:
        assert outcomes(add_articles(store, articles, reader)) == [("a", "added"), ("b", "added")]
        assert outcomes(add_articles(store, articles, reader)) == [("a", "unchanged"), ("b", "unchanged")]
        assert read == ["a", "b"]
        assert outcomes(add_articles(store, articles, reader, again=True)) == [("a", "unchanged"), ("b", "unchanged")]
        assert read == ["a", "b", "a", "b"]


def test_a_refusal_is_kept_with_its_reason_and_the_rest_goes_on(tmp_path):
    def reader(article):
        if article.id == "b":
            return Rejection("b", "language", "is not English")
        return Record(article)

    given: list[Article | Rejection] = [
        article(id="a"),
        Rejection("x.bin", "binary", "is an image"),
        article(id="b"),
        Article("c", "nul\0"),
        article(id="d"),
    ]
    with open_store(tmp_path / "s.db") as store:
        kept = {one.id: one for one in add_articles(store, given, reader)}
        assert {id_: one.outcome for id_, one in kept.items()} == {
            "a": "added", "x.bin": "refused", "b": "refused", "c": "refused", "d": "added",
        }  # fmt: skip
        assert kept["b"].reason == "is not English"
        assert {(r.id, r.code) for r in store.refusals()} == {
            ("b", "language"),
            ("c", "unstorable"),
            ("x.bin", "binary"),
        }


def test_what_is_reported_is_already_kept(tmp_path):
    path = tmp_path / "s.db"
    with open_store(path) as store, open_store(path) as other:
        articles = (article("A report.", id=f"a{n}") for n in range(250))
        for one in add_articles(store, articles, read_nothing):
            assert other.get_article(one.id) is not None


def test_primary_sources_are_kept_whole_and_not_read_for_quotes(tmp_path):
    def reader(article):
        raise AssertionError("a transcript was read for quotes")

    speech = tmp_path / "speech.txt"
    speech.write_text("We will build the bridge.\n\nWe will build it well.\n", encoding="utf-8")
    with open_store(tmp_path / "s.db") as store:
        (kept,) = add_articles(store, take_sources([str(speech)], kind="statement", speaker="Jane Roe"), reader)
        assert kept.outcome == "added"
        got = store.get_article(kept.id)
        assert got.kind == "statement"
        assert {turn.speaker for turn in got.turns} == {"Jane Roe"}
        assert store.passages(["bridge"])[0].speaker == "Jane Roe"


def test_a_folder_of_reports_is_read(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(3):
        text = f"The council met on day {n} of the year.\n\nIt decided to build another bridge over the river.\n"
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    with open_store(tmp_path / "s.db") as store:
        found = take_sources([str(folder), str(tmp_path / "none")])
        got = [one.outcome for one in add_articles(store, found, read_nothing)]
        assert sorted(got) == ["added", "added", "added", "refused", "refused"]
        assert sorted(r.code for r in store.refusals()) == ["binary", "missing"]


def test_quotes_of_what_was_kept_are_counted(tmp_path):
    known = {"a": said("We will build", "Jane Roe", id="a"), "b": record(id="b")}
    with open_store(tmp_path / "s.db") as store:
        kept = add_articles(store, [one.article for one in known.values()], lambda article: known[article.id])
        assert [one.quotes for one in kept] == [1, 2]


def test_quotes_are_placed_in_families_as_they_come(tmp_path):
    words = "We will build the new bridge over the river before winter"
    known = {id_: said(words, "Jane Roe", id=id_) for id_ in ("a", "b")}
    with open_store(tmp_path / "s.db") as store:
        list(add_articles(store, [one.article for one in known.values()], lambda article: known[article.id]))
        assert {member.quote.article for member in family_of(store, "a#q1").members} == {"a", "b"}
