"""Block quotations of a page that have no marks; the network finds nothing unless a test says so."""

from __future__ import annotations

from quoth.data import Article, Block
from quoth.extraction import extract_quotes
from quoth.ingest.plain import text_article
from tests.extraction.tables import TableTagger

Q = "/html/body/blockquote"


def read(text: str, *paths: str, links=()) -> list[tuple[str, str, str, list[str]]]:
    """(kind, source, cue, contents) of each quote of paragraphs that stand in these places of a page."""
    spans = [m.span for m in text_article(text, article_id="t").blocks]
    blocks = tuple(Block("paragraph", span, path) for span, path in zip(spans, paths, strict=True))
    quotes, _ = extract_quotes(Article(id="t", text=text, blocks=blocks), TableTagger(list(links)))
    cut = lambda spans: " ".join(text[s:e] for s, e in spans)  # noqa: E731
    return [(q.kind, cut(q.source), cut(q.cue), [text[s:e] for s, e in q.content]) for q in quotes]


def test_all_paragraphs_of_an_announced_block_quotation_are_said() -> None:
    text = "In a statement, Ann Roe said:\n\nThe road is shut. Go home.\n\nIt will open in May.\n\nSnow fell."
    assert read(text, "/html/body/p", f"{Q}/p[1]", f"{Q}/p[2]", "/html/body/p[2]") == [
        ("direct", "Ann Roe", "said", ["The road is shut. Go home.", "It will open in May."])
    ]


def test_what_the_network_finds_of_it_is_made_whole() -> None:
    text = "A notice that Ann Roe sent read:\n\nThe road is shut. Go home.\n\nIt will open in May."
    links = [((6, 7), (3, 5), [(7, 11)])]
    assert read(text, "/html/body/p", f"{Q}/p[1]", f"{Q}/p[2]", links=links) == [
        ("direct", "Ann Roe", "read", ["The road is shut. Go home.", "It will open in May."])
    ]


def test_a_credit_below_a_block_quotation_says_who_speaks() -> None:
    text = "Snow fell.\n\nNobody listened to us.\n\nIt shook.\n\n{}\n\nThe council met."
    paths = ("/html/body/p", f"{Q}/p[1]", f"{Q}/p[2]", f"{Q}/footer", "/html/body/p[2]")
    wanted = ["Nobody listened to us.", "It shook."]
    assert read(text.format("Ann Roe, who lives there"), *paths) == [("direct", "Ann Roe", "", wanted)]
    assert read(text.format("— Ann Roe, who lives there"), *paths) == [("direct", "Ann Roe", "—", wanted)]


def test_a_block_quotation_that_nobody_announces_is_left_alone() -> None:
    text = "Snow fell.\n\nThe road is shut.\n\nThe council met."
    assert read(text, "/html/body/p", f"{Q}/p", "/html/body/p[2]") == []


def test_a_list_of_things_is_not_announced_as_words() -> None:
    text = "You will need:\n\nTwo ropes and a lamp.\n\nThe council met."
    assert read(text, "/html/body/p", f"{Q}/p", "/html/body/p[2]") == []


def test_its_own_marks_go_before_the_layout() -> None:
    text = "Ann Roe said:\n\n“The road is shut.” She left.\n\nSnow fell."
    assert read(text, "/html/body/p", f"{Q}/p", "/html/body/p[2]") == [
        ("direct", "Ann Roe", "said", ["The road is shut."])
    ]


def test_a_mark_that_is_no_quotation_leaves_a_block_to_the_reader() -> None:
    text = 'Ann Roe said:\n\nThe 12" board fell and all of us saw it.\n\nSnow fell.'
    assert read(text, "/html/body/p", f"{Q}/p", "/html/body/p[2]") == []


def test_an_announced_post_keeps_its_signature() -> None:
    text = "See what Ann Roe posted:\n\nThe road is shut.\n\n— Ann Roe (@annroe) May 3, 2021\n\nSnow fell."
    assert read(text, "/html/body/p", f"{Q}/p", Q, "/html/body/p[2]") == [
        ("direct", "Ann Roe", "—", ["The road is shut."])
    ]


def test_a_credit_may_hold_an_initial() -> None:
    text = "Snow fell.\n\nNobody listened to us.\n\n— Jane Q. Roe\n\nThe council met."
    got = read(text, "/html/body/p", f"{Q}/p[1]", f"{Q}/p[2]", "/html/body/p[2]")
    assert [(source, contents) for _, source, _, contents in got] == [("Jane Q. Roe", ["Nobody listened to us."])]


def test_words_in_single_marks_inside_one_are_no_part_twice() -> None:
    text = "The mayor posted this:\n\nThey came to me and said ‘go home now please’ to all of us."
    for _, _, _, contents in read(text, "/html/body/p", f"{Q}/p[1]"):
        assert len(contents) == len({text.index(c) for c in contents}) == 1
