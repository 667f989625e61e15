"""A report saved as one page shows its text as it stands."""

from __future__ import annotations

from quoth.data import Article, Quote, Record, Speaker
from quoth.export.page import render_page


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
