"""Pages: whole paragraphs, quotation marks kept, debris marked, a way back for every block, and no page that raises."""

from __future__ import annotations

import gzip
import importlib
import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from quoth.data import Article, Rejection
from quoth.ingest.html import read_page
from quoth.ingest.options import ReadOptions
from quoth.ingest.page_tree import squeeze

SHARED = Path(__file__).parents[3] / "shared"
OPTIONS = ReadOptions()
MODES = [ReadOptions(html="careful"), ReadOptions(html="fast")]
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour chief quits | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:section" content="Coast">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Harbour chief quits",
 "datePublished": "2026-05-04T11:02:00+00:00", "author": [{"name": "Ada Brook"}, {"name": "Tom Field"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/coast">Coast</a></nav>
<article><h1>Harbour chief quits</h1>
<p>The chief of the harbour resigned on Monday after auditors found that the ferry money had gone missing in spring.</p>
<p>She said she had <q>no choice <q>of any kind</q> left</q> and that the board had known about it for a whole year.</p>
<blockquote><p>“I did not take a penny, and I will prove it before any court in the country that cares to listen.”</p>
</blockquote>
<p>Sorry, this content isn't available on your device.</p>
<ul><li>“The fares will not rise,” the board said in a short note to the crews.</li>
<li>The pier stays shut until the winter storms are over.</li></ul>
<aside class="related-stories"><p>Ten storms that changed the coast of the county</p></aside>
<p>The board meets again on Friday and will then decide who looks after the ferry in the coming months.</p>
</article><footer>Copyright 2026 Harbour Post</footer></body></html>"""


def article(page: str | bytes, options: ReadOptions = OPTIONS) -> Article:
    data = page.encode() if isinstance(page, str) else page
    found = read_page(data, "page", options, address="https://example.org/chief")
    assert isinstance(found, Article), found
    return found


def lines(found: Article, *roles: str) -> list[str]:
    return [found.text[slice(*b.span)] for b in found.blocks if b.role in roles]


@pytest.mark.parametrize("options", MODES, ids=["careful", "fast"])
def test_the_headline_comes_first_and_once(options: ReadOptions) -> None:
    found = article(PAGE, options)
    assert found.title == "Harbour chief quits"
    assert found.blocks[0].role == "headline"
    assert found.text.count("Harbour chief quits") == 1


def test_takes_the_facts_that_the_page_states() -> None:
    found = article(PAGE)
    assert (found.outlet, found.section, found.language) == ("Harbour Post", "Coast", "en")
    assert found.byline == ("Ada Brook", "Tom Field")
    assert found.published == "2026-05-04T11:02:00+00:00"
    assert found.url == "https://example.org/chief"


def test_a_year_that_the_text_names_is_no_date_of_the_page() -> None:
    told = "The bridge over the sound was inspected in 2022 and painted in 1998, said the engineers who built it. " * 3
    assert article(f"<html><body><article><h1>The bridge</h1><p>{told}</p></article></body></html>").published is None


def test_draws_the_marks_of_q_elements() -> None:
    assert "had “no choice ‘of any kind’ left” and" in article(PAGE).text


@pytest.mark.parametrize("options", MODES, ids=["careful", "fast"])
def test_keeps_paragraphs_and_blockquotes_whole(options: ReadOptions) -> None:
    paragraphs = lines(article(PAGE, options), "paragraph")
    assert "“I did not take a penny, and I will prove it before any court in the country that cares to listen.”" in (
        paragraphs
    )


def test_lists_are_lists() -> None:
    assert any("The fares will not rise" in line for line in lines(article(PAGE), "list"))


def test_marks_debris_by_its_words_and_by_its_markup() -> None:
    debris = lines(article(PAGE), "debris")
    assert "Sorry, this content isn't available on your device." in debris
    assert not any("penny" in line for line in debris)
    assert not any("Ten storms" in line for line in lines(article(PAGE), "paragraph", "list"))


@pytest.mark.parametrize("options", MODES, ids=["careful", "fast"])
def test_every_block_leads_back_to_an_element_that_holds_its_text(options: ReadOptions) -> None:
    found = article(PAGE, options)
    tree = lxml_html.fromstring(PAGE)
    for block in found.blocks:
        (element,) = tree.xpath(block.path)
        words = found.text[slice(*block.span)].translate({ord(c): None for c in "“”‘’"})
        held = element.text_content().translate({ord(c): None for c in "“”‘’"})
        assert "".join(words.split()) in "".join(held.split())


def test_a_page_in_another_encoding_is_read_with_a_note() -> None:
    notes: list[str] = []
    page = PAGE.replace("utf-8", "windows-1252").encode("cp1252")
    found = article(page, ReadOptions(note=lambda _, line: notes.append(line)))
    assert "“I did not take a penny" in found.text
    assert notes


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><body><nav>Home News Sport</nav></body></html>", "no-article"),
        ("<html></html>", "no-article"),
        ("<html><head><title>404</title></head><body><h1>404 Not Found</h1></body></html>", "no-article"),
        ("<div><form>Search</form><p>“Home” is here.</p></div>", "no-article"),
        ("<html>" + "<div>" * 1_000_000, "bad-page"),
        ("<html><p " + " ".join(f"a{i}=b" for i in range(50_000)) + ">x", "bad-page"),
        ("<html><body>" + "<p>one</p>" * 70_000, "bad-page"),
    ],
    ids=["menu", "nothing", "error", "form", "deep", "attributes", "elements"],
)
def test_a_page_without_an_article_or_built_to_harm_is_refused(page: str, code: str) -> None:
    found = read_page(page.encode(), "page", OPTIONS)
    assert isinstance(found, Rejection)
    assert found.code == code


def test_a_line_of_nothing_but_a_bar_makes_no_block() -> None:
    words = "The ferry sails again on Monday, the harbour chief said, and everyone is welcome on board. " * 3
    found = article(f"<html><body>{words}<p>|".encode(), OPTIONS)
    assert all(found.text[slice(*block.span)].strip() for block in found.blocks)


def test_a_broken_installation_is_no_fault_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "quoth.ingest.page_text", None)
    monkeypatch.setattr("quoth.ingest.html._article", lambda *_: importlib.import_module("quoth.ingest.page_text"))
    with pytest.raises(ImportError):
        read_page(b"<p>The pier is shut.", "page.html", OPTIONS)


def test_a_page_over_the_limit_is_refused() -> None:
    found = read_page(PAGE.encode(), "page", ReadOptions(max_page_bytes=1_000))
    assert isinstance(found, Rejection)
    assert found.code == "too-large"


_TAGS = st.sampled_from(
    ["p", "div", "article", "h1", "q", "blockquote", "li", "ul", "a", "b", "script", "table", "td", "br"]
)
_PIECES = st.one_of(
    st.builds("<{}>".format, _TAGS),
    st.builds("</{}>".format, _TAGS),
    st.text(max_size=40),
    st.just(" The ferry sails again on Monday, the harbour chief said, and everyone is welcome on board. " * 3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=40), st.sampled_from(MODES))
def test_any_markup_is_answered_and_its_blocks_cut_the_text(pieces: list[str], options: ReadOptions) -> None:
    found = read_page(("<html><body>" + "".join(pieces)).encode("utf-8", "replace"), "page", options)
    at = 0
    for block in found.blocks if isinstance(found, Article) else ():
        start, end = block.span
        assert at <= start < end <= len(found.text)
        assert found.text[start:end].strip()
        at = end


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert isinstance(read_page(data, "page", OPTIONS), Article | Rejection)


@pytest.mark.shared
def test_no_real_page_fails() -> None:
    folder = SHARED / "pages"
    if not folder.exists():
        pytest.skip("needs the pages in ../shared")
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for key, page in sorted(truth.items())[::12]:
        data = gzip.decompress((folder / f"{key}.html.gz").read_bytes())
        found = read_page(data, key, OPTIONS, address=page["url"])
        assert isinstance(found, Article), found
        assert found.blocks[0].role == "headline"


def test_squeezing_takes_out_all_white_space_and_what_cannot_be_seen() -> None:
    unseen = re.compile("[\\s\u00ad\u200b\u200c\u200d\u2060\ufeff]")
    every = "".join(map(chr, range(0x3100)))
    assert squeeze(every) == unseen.sub("", every)
    assert squeeze("a\u200b b\tc\u00add") == "abcd"


@pytest.mark.parametrize(
    "character", ["\x00", "\x0b", "\x1f", "&#0;", "&#8;", "&#008", "&#x1F;", "&#65535;", "&#xfffe;"]
)
def test_control_characters_in_a_page_become_blanks(character: str) -> None:
    assert "resigned on Monday" in article(PAGE.replace("resigned on", f"resigned{character}on")).text


def test_a_long_tag_of_few_attributes_is_no_harm() -> None:
    longer = PAGE.replace("<article>", f'<article data-state="{"x " * 9_000}" a="1">')
    assert article(longer).text == article(PAGE).text


@pytest.mark.parametrize("markup", [
    "<p>Mira Solberg said: “We knew.”</p>",
    "<p>Mira Solberg said:</p>\n<p>“We knew.”</p>",
    "<!doctype html><html><head><title>Draft</title></head><body><p>Mira Solberg said: “We knew.”</p></body></html>",
])  # fmt: skip
def test_a_short_piece_of_writing_is_read_whole(markup: str) -> None:
    for options in MODES:
        article = read_page(markup.encode(), "draft.html", options)
        assert isinstance(article, Article)
        assert " ".join(article.text.removeprefix("Draft").split()) == "Mira Solberg said: “We knew.”"
        assert not [block for block in article.blocks if block.path is None and block.role != "headline"]


@pytest.mark.parametrize("options", MODES, ids=["careful", "fast"])
@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote>The ferry will run. It has run through worse.<cite>Pastor Nils Aune</cite></blockquote>",
        "<blockquote>The ferry will run. It has run through worse.<footer>Pastor Nils Aune</footer></blockquote>",
        "<blockquote><p>The ferry will run. It has run through worse.</p><cite>Pastor Nils Aune</cite></blockquote>",
        "<blockquote><p>The ferry will run. It has run through worse. <cite>— Pastor Nils Aune</cite></p></blockquote>",
    ],
)
def test_a_credit_at_the_end_of_a_block_quotation_has_its_own_line(quotation: str, options: ReadOptions) -> None:
    found = article(PAGE.replace("<p>Sorry", quotation + "<p>Sorry"), options)
    shown = lines(found, "paragraph")
    at = shown.index("— Pastor Nils Aune")
    assert shown[at - 1] == "The ferry will run. It has run through worse."


TOLD = (
    "<p>The pastor spoke on the quay at noon, before some two hundred people who had come down from the town to see "
    "the old ferry leave, and few of them went home before it was out of sight.</p>"
)
AFTER = "<p>The boat was back before the evening, with the mail and a bride on board.</p>"


@pytest.mark.parametrize("options", MODES, ids=["careful", "fast"])
@pytest.mark.parametrize(
    "quotation",
    [
        "<blockquote><p>{}</p></blockquote><p>— Nils Aune</p>",
        "<blockquote>{}</blockquote><p><em>– Nils Aune</em></p>",
        "<blockquote><p>{}</p></blockquote><p><cite>Nils Aune</cite></p>",
        "<blockquote><p>{}</p></blockquote><cite>— Nils Aune</cite>",
    ],
)
def test_a_credit_right_below_a_block_quotation_is_no_byline(quotation: str, options: ReadOptions) -> None:
    words = "The ferry will run. It has run through worse, and so have we."
    markup = PAGE.replace("<p>Sorry", quotation.format(words) + "<p>Sorry")
    short = f"<html><body><h1>Ferry</h1>{TOLD}{quotation.format(words)}{AFTER}</body></html>"
    for found in (article(markup, options), article(short)):
        shown = [(b.role, found.text[slice(*b.span)]) for b in found.blocks]
        at = next(i for i, (_, line) in enumerate(shown) if line == words)
        assert shown[at + 1][0] != "debris"
        assert shown[at + 1][1] in ("— Nils Aune", "– Nils Aune")


def test_the_caption_of_a_figure_that_is_a_block_quotation_says_whose_it_is() -> None:
    words = "The ferry will run. It has run through worse, and so have we."
    figure = f"<figure><blockquote><p>{words}</p></blockquote><figcaption>Nils Aune</figcaption></figure>"
    found = article(PAGE.replace("<p>Sorry", figure + "<p>Sorry"))
    assert lines(found, "caption") == [words, "— Nils Aune"]


def test_a_byline_above_or_apart_from_a_block_quotation_is_one() -> None:
    words = "The ferry will run. It has run through worse, and so have we."
    quotation = f"<blockquote><p>{words}</p></blockquote><p>The ferry left at noon, full to the rail.</p>"
    found = article(f"<html><body><h1>Ferry</h1><p>— Nils Aune</p>{TOLD}{quotation}<p>By Ada Brook</p></body></html>")
    assert lines(found, "debris") == ["— Nils Aune", "By Ada Brook"]


def test_a_work_that_a_block_quotation_names_is_no_credit() -> None:
    quotation = (
        "<blockquote><p>As <cite>The Ferryman</cite> says, the river keeps no diary of its own.</p></blockquote>"
    )
    found = article(PAGE.replace("<p>Sorry", quotation + "<p>Sorry"))
    assert "As The Ferryman says, the river keeps no diary of its own." in lines(found, "paragraph")
