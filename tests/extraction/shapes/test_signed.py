"""Letters under "From NAME:" and embedded posts; the network finds nothing unless a test says so."""

from __future__ import annotations

from quoth.data import Article, Block
from quoth.extraction import extract_quotes
from quoth.ingest.plain import text_article
from tests.extraction.tables import TableTagger


def read(article: Article, *links) -> list[tuple[str, str, list[str]]]:
    """(source, cue, contents) of each quote."""
    quotes, _ = extract_quotes(article, TableTagger(list(links)))
    cut = lambda spans: " ".join(article.text[s:e] for s, e in spans)  # noqa: E731
    return [(cut(q.source), cut(q.cue), [article.text[s:e] for s, e in q.content]) for q in quotes]


def plain(text: str) -> Article:
    return text_article(text, article_id="t")


def test_letters_are_quotes_of_those_they_are_from() -> None:
    text = (
        "Your letters\n\nFrom Ada Finch, Millbrook:\n\nThe road is shut.\n\nWhy?\n\nFrom Dr Bo Hale: It is unsafe."
        "\n\nNext week: snow."
    )
    assert read(plain(text)) == [
        ("Ada Finch", ":", ["The road is shut.", "Why?"]),
        ("Dr Bo Hale", ":", ["It is unsafe."]),
    ]


def test_one_line_that_begins_with_from_is_no_letter() -> None:
    assert read(plain("The way\n\nFrom Millbrook: take the coast road.\n\nIt is shut.")) == []


def test_a_letter_may_quote() -> None:
    text = "Your letters\n\nFrom Ada Finch: He said no.\n\nFrom Bo Hale: I did not."
    said = ((7, 8), (6, 7), [(8, 9)])
    assert ("He", "said", ["no"]) in read(plain(text), said)


def test_the_paragraph_before_a_signature_with_a_handle_is_a_post() -> None:
    text = "Snow fell.\n\nThe road is shut again.\n\n— Ada Finch (@adafinch) May 3, 2021\n\nIt is."
    assert read(plain(text)) == [("Ada Finch", "—", ["The road is shut again."])]


def test_a_signature_may_end_the_post() -> None:
    text = "Snow fell.\n\nThe road is shut again. — Ada Finch (@adafinch) May 3, 2021\n\nIt is."
    assert read(plain(text)) == [("Ada Finch", "—", ["The road is shut again."])]


def test_a_name_with_a_handle_inside_a_sentence_signs_nothing() -> None:
    assert read(plain("Snow fell.\n\nThe warden — Ada Finch (@adafinch) — shut the road.")) == []


def test_all_paragraphs_of_a_block_quotation_are_the_post() -> None:
    text = "Snow fell.\n\nThe road is shut.\n\nAgain.\n\n— Ada Finch (@adafinch) May 3, 2021"
    paths = ["/html/body/p", *["/html/body/blockquote/p"] * 2, "/html/body/blockquote"]
    spans = [m.span for m in plain(text).blocks]
    blocks = tuple(Block("paragraph", span, path) for span, path in zip(spans, paths, strict=True))
    article = Article(id="t", text=text, blocks=blocks)
    assert read(article) == [("Ada Finch", "—", ["The road is shut.", "Again."])]


def test_all_lines_of_a_post_are_its_writers_own_words() -> None:
    text = "Snow fell.\n\nThe road is shut.\nI fear it is late.\n\n— Ada Finch (@adafinch) May 3, 2021\n\nIt is."
    article = plain(text)
    quotes, _ = extract_quotes(article, TableTagger([((7, 8), (6, 7), [(8, 11)])]))
    assert [(q.kind, [text[slice(*c)] for c in q.content], q.parent) for q in quotes] == [
        ("direct", ["The road is shut.", "I fear it is late."], None),
        ("indirect", ["it is late"], quotes[0].id),
    ]


def test_lines_that_no_blank_line_parts_are_no_post() -> None:
    text = "Snow fell.\nThe road is shut.\n— Ada Finch (@adafinch) May 3, 2021\nIt is."
    assert read(plain(text)) == [("Ada Finch", "—", ["The road is shut."])]


def test_a_post_that_somebody_is_said_to_have_written_keeps_its_cue() -> None:
    text = "Ada Finch tweeted:\n\nThe road is shut again.\n\n— Ada Finch (@adafinch) May 3, 2021"
    assert read(plain(text), ((2, 3), (0, 2), [(4, 9)])) == [("Ada Finch", "tweeted", ["The road is shut again"])]


def test_marks_alone_make_a_letter_of_what_is_from_somebody() -> None:
    text = "Snow fell.\n\nAnd this from Ada Finch: “No power here.”\n\nFrom Bo, a crofter in Acre: “Forty sheep here.”"
    assert read(plain(text)) == [
        ("Ada Finch", ":", ["No power here."]),
        ("Bo", ":", ["Forty sheep here."]),
    ]
    text = "Snow fell.\n\nFrom Bo Hale in Acre: “The road has gone.”\n\nIt was cold."
    assert read(plain(text)) == [("Bo Hale", ":", ["The road has gone."])]


REVIEWS = (
    "The mill opens. Here is what they write:\n\nWhat Is It?\n\nIt is a mill. I like it.\n\n[ Acre Daily ]\n\n"
    "It grinds.\n\nIt is slow.\n\n[ Hill Post ]\n\nToo Dear For Us\n\nForty a day is much.\n\n[ The Barn ]\n\nWe left."
)


def test_excerpts_over_a_name_in_brackets_are_its_words() -> None:
    assert read(plain(REVIEWS)) == [
        ("Acre Daily", "[", ["It is a mill. I like it."]),
        ("Hill Post", "[", ["It grinds.", "It is slow."]),
        ("The Barn", "[", ["Forty a day is much."]),
    ]


def test_lines_in_brackets_may_be_no_credits() -> None:
    assert read(plain(REVIEWS.replace("write:", "write."))) == []
    assert read(plain(REVIEWS.replace("Hill Post", "Read More"))) == []


def test_a_sentence_that_begins_with_from_quotes_nobody() -> None:
    text = "From Acre: “The Long Road” is shut for now, and nobody drives there.\n\nIt was cold."
    assert read(plain(text)) == []


def test_a_signature_that_quotes_holds_no_words_any_more() -> None:
    text = "The road is shut. — Jane Roe, who said “I think it will rain now” (@roe) May 4, 2020"
    said = ((9, 10), (6, 8), [(11, 17)])
    assert read(plain(text), said)


def test_a_post_in_a_tag_is_its_authors() -> None:
    text = (
        'They wrote.\n\n<tweet id="1" author="@adafinch" datetime="2015-12-02">Nobody is safe – I left</tweet>.\n\n'
        '<tweet pic="" author="BoHale" timestamp="2">It is late.</tweet>.\n\n'
        '<tweet id="3" author="@dow" datetime="2016-07-05">This defies reason. — Al Dow (@dow) July 5, 2016</tweet>.'
    )
    assert read(plain(text)) == [
        ("@adafinch", "", ["Nobody is safe – I left"]),
        ("BoHale", "", ["It is late."]),
        ("Al Dow", "", ["This defies reason."]),
    ]


def test_a_tag_without_words_or_author_says_nothing() -> None:
    assert read(plain('One.\n\n<tweet tweet-id="1"><tweet/>.\n\n<tweet id="1">It is late.</tweet>.')) == []
