"""Which parts of a page are its article: badly named paragraphs, words that nobody sees, quotes in odd elements."""

from __future__ import annotations

import pytest

from quoth.data import Article
from quoth.ingest.html import read_page
from quoth.ingest.options import ReadOptions

PARAGRAPHS = [
    "The town council voted on Monday to rebuild the old lighthouse, which has stood empty since the storm in March.",
    "“We owe it to the crews who came home by its light,” said Leonora Brandt, who leads the council’s harbour group.",
    "The work will cost two million crowns and take until autumn, according to a plan that the engineers published.",
    "Opponents say that the money is needed for the school, whose roof has leaked since the first rains of the year.",
    "The builders start in May, and the first visitors will climb the stairs again before the end of the summer.",
]


def page(*paragraphs: str, name: str = "") -> str:
    """A page with these paragraphs; text that is no element becomes one."""
    held = "".join(p if p.startswith("<") else f"<p{name}>{p}</p>" for p in paragraphs or PARAGRAPHS)
    return f"<html><body><article><h1>Lighthouse to shine again</h1>{held}</article></body></html>"


def read(markup: str, mode: str = "careful") -> Article:
    found = read_page(markup.encode(), "page", ReadOptions(html=mode))  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


def kept(markup: str, mode: str = "careful") -> list[str]:
    """The lines of the report, headline and debris left out."""
    found = read(markup, mode)
    return [found.text[slice(*b.span)] for b in found.blocks if b.role not in ("debris", "headline")]


@pytest.mark.parametrize(
    "name",
    (
        "paywall|promo|share|social|ad-free body-text|subscription-content|newsletter-body|credit|bio|consent|related|"
        "inbox|paragraph promo-inline"
    ).split("|"),
)
def test_paragraphs_of_one_name_that_hold_the_article_are_the_article(name: str) -> None:
    assert kept(page(name=f' class="{name}"')) == PARAGRAPHS


@pytest.mark.parametrize(
    "opening",
    [
        '<div class="paragraph promo-inline">',
        '<div class="ad-free">',
        '<div class="promo article-body">',
        '<div class="no-ads">',
        '<div id="credit-union">',
        '<div class="subscription-content">',
    ],
)
def test_a_name_means_debris_by_its_last_word_only(opening: str) -> None:
    assert PARAGRAPHS[3] in kept(page(*PARAGRAPHS[:3], f"{opening}<p>{PARAGRAPHS[3]}</p></div>", PARAGRAPHS[4]), "fast")


@pytest.mark.parametrize(
    "name", ["related-stories", "site-newsletter", "shareBar", "photoCredit", "photo-credit", "ad", "cookie-box"]
)
def test_one_small_element_named_like_debris_is_debris(name: str) -> None:
    other = "Ten lighthouses that every walker on this coast should see"
    found = read(page(*PARAGRAPHS, f'<div class="{name}"><p>{other}</p></div>', *PARAGRAPHS[:2]), "fast")
    assert other not in [found.text[slice(*b.span)] for b in found.blocks if b.role != "debris"]


@pytest.mark.parametrize("mode", ["careful", "fast"])
@pytest.mark.parametrize(
    "unseen",
    [
        "<p hidden>{}</p>",
        "<template><p>{}</p></template>",
        '<p style="display: none">{}</p>',
        '<p style="visibility:hidden">{}</p>',
        '<div style="color:red;display:none"><p>{}</p></div>',
    ],
)
def test_what_a_browser_does_not_show_is_not_read(unseen: str, mode: str) -> None:
    words = "The lighthouse will be sold to a hotel, the council decided in secret last week."
    found = read(page(*PARAGRAPHS[:2], unseen.format(words), *PARAGRAPHS[2:]), mode)
    assert "hotel" not in found.text
    assert PARAGRAPHS[4] in found.text


def test_a_hidden_word_does_not_grow_onto_a_name() -> None:
    hidden = PARAGRAPHS[1].replace("Brandt", "Brandt<span hidden>Profile</span>")
    assert PARAGRAPHS[1] in kept(page(PARAGRAPHS[0], hidden, *PARAGRAPHS[2:]))


@pytest.mark.parametrize("mode", ["careful", "fast"])
@pytest.mark.parametrize(
    "card", ['class="rollover-people-block"', 'class="tooltiptext"', 'class="x popover-content"', 'role="tooltip"']
)
def test_a_card_that_opens_over_a_name_is_not_read(card: str, mode: str) -> None:
    name = f"<span><a>Brandt</a><span {card}>Anna Brandt <a>All about her</a> MORE</span></span>"
    assert PARAGRAPHS[1] in kept(page(PARAGRAPHS[0], PARAGRAPHS[1].replace("Brandt", name), *PARAGRAPHS[2:]), mode)


def test_words_that_are_nothing_but_a_card_are_read() -> None:
    name = '<span><span class="tooltip-text">Brandt</span></span>'
    assert PARAGRAPHS[1] in kept(page(PARAGRAPHS[0], PARAGRAPHS[1].replace("Brandt", name), *PARAGRAPHS[2:]))


def test_an_article_that_a_script_will_show_is_read() -> None:
    assert kept(page(f'<div style="display:none">{"".join(f"<p>{p}</p>" for p in PARAGRAPHS)}</div>')) == PARAGRAPHS


def test_an_article_is_read_though_it_is_said_to_be_hidden() -> None:
    beside = "".join(f"<p>Storm {n} took the roof of the old school and the clock of the hall.</p>" for n in range(20))
    markup = page().replace("<article>", "<article hidden>").replace("</article>", f"</article>{beside}")
    assert kept(markup) == PARAGRAPHS


def test_what_programs_and_forms_hold_is_no_part_of_the_report() -> None:
    script = '<script>told("The pier is shut, and nobody in the town was told of it.")</script>'
    assert kept(page(*PARAGRAPHS[:4], f"<div>{script}{PARAGRAPHS[4]}</div>")) == PARAGRAPHS
    form = "<form><p>The letter will come on Monday and tell you what the council has said of it.</p></form>"
    assert kept(page(*PARAGRAPHS[:3], form, *PARAGRAPHS[3:]), "fast") == PARAGRAPHS


def test_a_paragraph_in_bold_stands_where_its_element_does() -> None:
    found = read(page(*PARAGRAPHS[:4], f"<div><b>{PARAGRAPHS[4]}</b></div>"))
    assert found.blocks[-1].path == "/html/body/article/div"


def test_a_first_paragraph_that_is_named_so_is_the_standfirst() -> None:
    found = read(page(f'<p class="article__dek">{PARAGRAPHS[0]}</p>', *PARAGRAPHS[1:]))
    assert [b.role for b in found.blocks[:3]] == ["headline", "standfirst", "paragraph"]


@pytest.mark.parametrize("mode", ["careful", "fast"])
@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_struck_out_words_are_not_said(tag: str, mode: str) -> None:
    struck = PARAGRAPHS[1].replace("We owe", f"We <{tag}>never</{tag}> owe")
    assert PARAGRAPHS[1] in kept(page(PARAGRAPHS[0], struck, *PARAGRAPHS[2:]), mode)


@pytest.mark.parametrize(
    ("raised", "read_as"),
    [
        ('40<sup><a href="#n1">1</a></sup> crews', "40 crews"),
        ("40<sup>1</sup> crews", "40¹ crews"),
        ("40 m<sup>2</sup> of floor", "40 m² of floor"),
        ("the 21<sup>st</sup> crew", "the 21st crew"),
        ("forty crews<sup>[1]</sup> came", "forty crews[1] came"),
        ("forty crews<sup>*</sup> came", "forty crews came"),
    ],
)
def test_a_raised_number_is_no_part_of_the_number_before_it(raised: str, read_as: str) -> None:
    said = "“I remember {} from that night, and all of them came home,” the old keeper said in a letter on Friday."
    assert said.format(read_as) in kept(page(*PARAGRAPHS[:3], said.format(raised), *PARAGRAPHS[3:]))


QUOTE = "“Nobody who was out that night will ever ask what the light is for,” the old keeper wrote."


@pytest.mark.parametrize(
    "around",
    [
        "<figure><blockquote><p>{}</p></blockquote><figcaption>— Ada Brook</figcaption></figure>",
        '<figure class="wp-block-pullquote"><blockquote><p>{}</p><cite>Ada Brook</cite></blockquote></figure>',
        '<div class="embed twitter"><blockquote class="twitter-tweet"><p>{}</p>— Ada Brook (@ada)</blockquote></div>',
        '<section id="social-care"><h2>Care</h2><p>{}</p></section>',
        "<footer><p>{}</p></footer>",
    ],
)
def test_quotes_in_standard_markup_are_read(around: str) -> None:
    assert QUOTE in kept(page(*PARAGRAPHS, around.format(QUOTE)))
    assert QUOTE in kept(page(*PARAGRAPHS[:3], around.format(QUOTE), *PARAGRAPHS[3:]))


def test_what_is_told_beside_a_quote_is_read_where_it_is_a_sentence() -> None:
    told, line = (
        "The keeper, who is ninety now, still lives in the small white house below the light",
        "More on the light",
    )
    held = kept(page(*PARAGRAPHS[:3], f"<footer><p>{QUOTE}</p><p>{told}.</p><p>{line}</p></footer>", *PARAGRAPHS[3:]))
    assert QUOTE in held and f"{told}." in held and line not in held


def test_a_lead_that_quotes_is_read() -> None:
    lead = f'<div class="article__summary summary"><p>{QUOTE}</p></div><div class="article-body">'
    held = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    markup = f"<html><body><article><h1>Lighthouse to shine again</h1>{lead}{held}</div></article></body></html>"
    assert kept(markup)[0] == QUOTE


def test_who_is_named_below_a_quote_in_a_figure_is_read_too() -> None:
    figure = f"<figure><blockquote><p>{QUOTE}</p></blockquote><figcaption>— Ada Brook</figcaption></figure>"
    lines = kept(page(*PARAGRAPHS[:3], figure, *PARAGRAPHS[3:]))
    assert lines[lines.index(QUOTE) + 1] == "— Ada Brook"


@pytest.mark.parametrize("credit", [
    "", " Photo: Ann Lund/Getty Images", '<span class="credit">Photograph: Ann Lund</span>', "<p>(AP Photo)</p>",
    " Ann Lund for The Bugle",
])  # fmt: skip
def test_a_caption_that_quotes_is_read_without_its_credit(credit: str) -> None:
    caption = f"The light at dusk. {QUOTE}"
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>{caption}{credit}</figcaption><b>Alamy</b></figure>'
    found = read(page(*PARAGRAPHS[:3], figure, *PARAGRAPHS[3:]))
    lines = [(block.role, found.text[slice(*block.span)]) for block in found.blocks]
    assert lines[3:6] == [("paragraph", PARAGRAPHS[2]), ("caption", caption), ("paragraph", PARAGRAPHS[3])]


def test_a_caption_without_a_quote_is_not_read() -> None:
    for other in ("The light at dusk, before the storm came and took the roof.", f'<a href="/x">{QUOTE}</a>'):
        figure = f"<figure><figcaption>{other}</figcaption></figure>"
        assert kept(page(*PARAGRAPHS[:3], figure, *PARAGRAPHS[3:])) == PARAGRAPHS


@pytest.mark.parametrize(
    "other",
    [
        "<aside><p>{}</p></aside>",
        '<div class="comments"><p>{}</p></div>',
        '<div class="related"><a href="/x">{}</a></div>',
        "<nav><p>{}</p></nav>",
    ],
)
def test_quotes_beside_the_article_are_not_put_into_it(other: str) -> None:
    assert QUOTE not in kept(page(*PARAGRAPHS[:3], other.format(QUOTE), *PARAGRAPHS[3:]))


def test_the_footer_of_a_quotation_says_whose_it_is() -> None:
    quotation = f"<blockquote><p>{QUOTE}</p><footer>— Ada Brook, keeper</footer></blockquote>"
    lines = kept(page(*PARAGRAPHS[:3], quotation, *PARAGRAPHS[3:]))
    assert lines[lines.index(QUOTE) + 1] == "— Ada Brook, keeper"


@pytest.mark.parametrize("mode", ["fast", "careful"])
def test_how_a_word_is_spoken_is_no_part_of_the_sentence(mode: str) -> None:
    spoken = "<ruby>quay<rp> (</rp><rt>kee</rt><rp>)</rp></ruby>"
    article = read(
        page(*PARAGRAPHS, f"“Nobody may stand on the {spoken} at night,” said Ada Pym, the harbour master."), mode
    )
    assert "stand on the quay at night" in article.text
