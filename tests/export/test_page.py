"""A report as one page of HTML: what stands in it is nobody's markup, and long reports take no longer than they are."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from quoth.data import Article, Block, Quote, Record, Speaker
from quoth.export.page import mark_block, quotes_by_block, render_page

TEXT = "Ann said: “The pier is shut.” Nobody clapped."


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def page(id_: str) -> str:
    outer = Quote(id_, "direct", ((11, 28),), ((4, 8),), ((0, 3),))
    return render_page([Record(Article("a", TEXT), (outer, Quote("in", "direct", ((15, 19),), parent=id_)))])


@pytest.mark.parametrize("id_", ['"><script>x</script>', "x class=y onclick=z", "<b>", "a b"])
def test_the_id_of_a_foreign_record_makes_no_markup(id_: str) -> None:
    assert Tags(page(id_)).found == Tags(page("q1")).found


def test_quotes_are_marked_in_the_blocks_they_touch_in_whatever_order_these_stand() -> None:
    quotes = [Quote("q1", "direct", ((2, 8),)), Quote("q2", "direct", ((6, 7),)), Quote("q3", "direct", ((14, 15),))]
    blocks = [(0, 5), (5, 10), (10, 12), (12, 20)]
    assert [[q.id for q in near] for near in quotes_by_block(quotes, blocks)] == [["q1"], ["q1", "q2"], [], ["q3"]]
    article = Article("a", "x" * 20, blocks=tuple(Block("paragraph", span) for span in reversed(blocks)))
    assert render_page([Record(article, tuple(quotes))]).count("<mark") == 4


def test_a_block_is_asked_of_its_own_quotes_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def counted(article, quotes, *given, **more):
        asked.append(len(quotes))
        return mark_block(article, quotes, *given, **more)

    monkeypatch.setattr("quoth.export.page.mark_block", counted)
    quotes = tuple(Quote(f"q{n}", "direct", ((10 * n, 10 * n + 5),)) for n in range(50))
    render_page([Record(Article("a", "A b c d e\n" * 50), quotes)])
    assert asked == [1] * 50


def page_of(text: str, words: str, name: str) -> str:
    start, at = text.index(words), text.index(name)
    quote = Quote("q1", "direct", ((start, start + len(words)),), (), ((at, at + len(name)),), "s1")
    return render_page([Record(Article("a", text, title=text[:9]), (quote,), (), (Speaker("s1", name),))])


def test_words_turned_around_are_not_shown_as_other_words() -> None:
    page = page_of("“We walked \u202eout\u202c,” said Ann\u2067 Lee.", "We walked \u202eout\u202c,", "Ann\u2067 Lee")
    assert not set("\u202e\u202c\u2067") & set(page)
    assert page.count(">RLO</span>out<") == 2


def test_a_paragraph_that_begins_with_a_word_from_the_right_runs_as_its_article() -> None:
    assert "<p>“" in page_of("“شكراً, thank you,” said Ann Lee.", "شكراً, thank you,", "Ann Lee")
    assert '<p dir="rtl">' in page_of("قال Lee: “شكراً لكم جميعاً”", "شكراً لكم جميعاً", "Lee")
