"""What a page states of itself: dates that are its own, whole names, the outlet, and texts that came as one line."""

from __future__ import annotations

import json
import warnings

import pytest

from quoth.data import Article
from quoth.ingest.html import read_page
from quoth.ingest.options import ReadOptions
from tests.ingest.test_page_parts import PARAGRAPHS, page, read

HEADLINE = "Lighthouse to shine again"
STATED = '<meta property="article:published_time" content="2026-05-03T10:00:00Z">'


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def with_head(head: str, *, top: str = "", below: str = "") -> Article:
    held = page().replace("<body>", f"<head>{head}</head><body>").replace("</h1>", f"</h1>{top}")
    return read(held.replace("</article>", f"</article>{below}"))


@pytest.mark.parametrize("unset", ["0001-01-01T00:00:00Z", "1970-01-01", "1970-01-01T00:00:00+00:00", "not yet"])
def test_a_day_that_systems_write_for_none_is_no_date(unset: str) -> None:
    assert with_head(linked(datePublished=unset) + STATED).published == "2026-05-03T10:00:00+00:00"
    assert with_head(linked(datePublished=unset)).published is None


@pytest.mark.parametrize(
    ("stated", "read_as"),
    [
        ("2026-05-03", "2026-05-03"),
        ("May 3, 2026", "2026-05-03"),
        ("3rd May 2026", "2026-05-03"),
        ("2026-05-03 10:00 EST", "2026-05-03T10:00:00-05:00"),
        ("Sun, 3 May 2026 10:00:00 GMT", "2026-05-03T10:00:00+00:00"),
        ("May 3, 2026 4:06 p.m. EDT", "2026-05-03T16:06:00-04:00"),
        ("2026-05", None),
        ("2026", None),
    ],
)
def test_dates_are_read_as_pages_write_them_and_never_filled_up(stated: str, read_as: str | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert with_head(f'<meta name="date" content="{stated}">').published == read_as


def test_the_time_of_a_related_story_is_not_the_article_s() -> None:
    below = '<aside class="related"><a href="/x">An old lighthouse</a> <time datetime="2019-01-02">2 Jan</time></aside>'
    assert with_head("", top='<time datetime="2026-05-03">3 May 2026</time>', below=below).published == "2026-05-03"
    assert with_head("", below=below).published is None
    listed = '<ul><li><a href="/x">An old lighthouse</a> <time datetime="2019-01-02">2 Jan</time></li></ul>'
    assert with_head("", below=listed).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2026-06-03T10:00:00Z">',
        linked(dateModified="2026-06-03T10:00:00Z"),
    ],
)
def test_when_a_page_was_changed_is_not_when_it_was_published(head: str) -> None:
    assert with_head(head).published is None


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann O&#8217;Reed", ("Ann O’Reed",)),
        ("Ann Reed, Bob Stone, and Cy Dale", ("Ann Reed", "Bob Stone", "Cy Dale")),
        ("Ann Reed and Bob Stone", ("Ann Reed", "Bob Stone")),
        ("Robert Stone, Jr.", ("Robert Stone, Jr.",)),
        ("Maria de la Dale, PhD", ("Maria de la Dale, PhD",)),
        ("Ann Reed, MD, and Bob Stone", ("Ann Reed, MD", "Bob Stone")),
        ("By Ann Reed; Bob Stone", ("Ann Reed", "Bob Stone")),
        ("Ann Reed | The Harbour Post", ("Ann Reed",)),
        ("Ann Reed; Harbour desk", ("Ann Reed",)),
    ],
)
def test_names_of_authors_are_whole(author: str, names: tuple[str, ...]) -> None:
    assert with_head(linked(author=author)).byline == names
    assert with_head(f'<meta name="author" content="{author}">').byline == names


def test_the_date_beside_a_byline_is_no_author() -> None:
    assert with_head("", top='<p class="byline">by Ann Reed<br>Monday, November 18, 2019</p>').byline == ("Ann Reed",)


def test_of_two_articles_that_a_page_describes_its_own_is_taken() -> None:
    other = linked(headline="Ten harbours to see", author="Bob Stone", datePublished="2020-01-01")
    own = linked(headline=HEADLINE, author="Ann Reed", datePublished="2026-05-03")
    found = with_head(other + own)
    assert (found.title, found.byline, found.published) == (HEADLINE, ("Ann Reed",), "2026-05-03")


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (linked(publisher={"name": "Stone &amp; Sons"}), "Stone & Sons"),
        ('<meta name="copyright" content="Copyright 2014">', None),
        ('<meta name="copyright" content="© 2014 Harbour Post. All rights reserved.">', "Harbour Post"),
        ('<meta property="og:site_name" content="1843 Magazine">', "1843 Magazine"),
    ],
)
def test_the_outlet_is_a_name(head: str, outlet: str | None) -> None:
    assert with_head(head).outlet == outlet


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Lighthouse to shine | Harbour Post", "Lighthouse to shine"),
        ("Lighthouse to shine - Coast Weekly", "Lighthouse to shine"),
        ("Lighthouse - to shine again", "Lighthouse - to shine again"),
    ],
)
def test_a_title_ends_before_the_outlet(stated: str, title: str) -> None:
    head = f'<head><title>{stated}</title><meta property="og:site_name" content="Coast Weekly"></head>'
    held = page().replace(f"<h1>{HEADLINE}</h1>", "").replace("<body>", f"{head}<body>")
    assert read(held).title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://e.org/a">', "https://e.org/a"),
        ('<meta property="og:url" content="https://e.org/b">', "https://e.org/b"),
        ('<link rel="canonical" href="/a">', None),
        ('<link rel="canonical" href="javascript:alert(1)//e.org/a">', None),
        ('<link rel="canonical" href="https://e.org/a b">', None),
        (f'<link rel="canonical" href="https://e.org/{"a" * 3000}">', None),
        ("", None),
    ],
)
def test_a_saved_page_stands_where_it_says(head: str, url: str | None) -> None:
    assert with_head(head).url == url


def test_the_address_that_a_page_came_from_goes_before_what_it_says() -> None:
    held = page().replace("<body>", '<head><link rel="canonical" href="https://e.org/a"></head><body>')
    article = read_page(held.encode(), "saved.html", ReadOptions(), address="https://e.org/came-from")
    assert isinstance(article, Article)
    assert article.url == "https://e.org/came-from"


CELLS = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
TABLES = {
    "paragraphs": f"<table><tr><td>Home</td><td><h1>{HEADLINE}</h1>{CELLS}</td></tr></table>",
    "breaks": f"<table><tr><td>Home</td><td><h1>{HEADLINE}</h1>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table>",
    "nested": f"<table><tr><td>Home</td><td><table><tr><td><h1>{HEADLINE}</h1></td></tr>"
    f"<tr><td>{CELLS}</td></tr></table></td></tr></table>",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_an_article_laid_out_as_a_table_has_its_paragraphs(table: str) -> None:
    found = read(f"<html><body>{table}</body></html>")
    lines = [found.text[slice(*b.span)] for b in found.blocks]
    assert [line for line in lines if line in PARAGRAPHS] == PARAGRAPHS
    assert all(b.path for b in found.blocks if found.text[slice(*b.span)] in PARAGRAPHS)


@pytest.mark.parametrize("body", ["\n\n".join(PARAGRAPHS), CELLS], ids=["text", "markup"])
def test_a_text_stated_for_search_engines_has_its_paragraphs(body: str) -> None:
    head = linked(headline=HEADLINE, articleBody=body)
    found = read(f"<html><head>{head}</head><body><h1>{HEADLINE}</h1><div id='app'></div></body></html>")
    assert [found.text[slice(*b.span)] for b in found.blocks if b.role == "paragraph"] == PARAGRAPHS
