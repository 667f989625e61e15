"""Quotes that go on behind a clause of the reporter's, or in the items of a list."""

from __future__ import annotations

from dataclasses import replace

from quoth.data import Block
from quoth.extraction import extract_quotes
from quoth.ingest.plain import text_article
from tests.extraction.tables import TableTagger, contents, read, run_of


def test_commas_and_a_small_letter_join_two_parts_over_a_long_clause() -> None:
    clause = "Ada Finch, who has kept the road since the year of the great snow and whose father built it"
    text = f"“The road is shut,” said {clause}, “and so it stays.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut,", "and so it stays."]]
    text = f"“The road is shut,” said {clause}. The sign reads “and so it stays”."
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut,"]]


def test_the_items_of_a_list_belong_to_the_quote_that_announces_them() -> None:
    text = "Ada Finch named her demands:\n\n- a new road;\n\n- an end to “snow tax”;\n\n• a bridge.\n\nSnow fell."
    quotes, _ = read(text, ("named", "Ada Finch", ["her demands"]))
    assert contents(text, quotes) == [["her demands", "a new road", "an end to “snow tax”", "a bridge"]]


def test_a_quote_that_has_the_first_item_has_them_all() -> None:
    text = "The county said in a statement:\n\n• the road was shut\n\n• nobody may pass"
    quotes, _ = read(text, ("said in a statement", "The county", ["the road was shut"]))
    assert contents(text, quotes) == [["the road was shut", "nobody may pass"]]


def test_a_list_that_no_colon_announces_is_nobodys() -> None:
    text = "Ada Finch named her demands.\n\n- a new road;\n\n- a bridge."
    quotes, _ = read(text, ("named", "Ada Finch", ["her demands"]))
    assert contents(text, quotes) == [["her demands"]]


def test_a_page_says_what_the_items_of_its_list_are() -> None:
    text = "Ada Finch named her demands:\n\na new road\n\na bridge\n\nSnow fell."
    cue, source, content = (run_of(text, x) for x in ("named", "Ada Finch", "her demands"))
    lines, at, blocks = text.split("\n\n"), 0, []
    for line, role in zip(lines, ("paragraph", "list", "list", "paragraph"), strict=True):
        blocks.append(Block(role, (at, at + len(line)), None, None))  # type: ignore[arg-type]
        at += len(line) + 2
    article = replace(text_article(text, article_id="t"), blocks=tuple(blocks))
    quotes, _ = extract_quotes(article, TableTagger([(cue, source, [content])]))
    assert contents(text, quotes) == [["her demands", "a new road", "a bridge"]]


def test_what_opens_again_where_nothing_closed_belongs_to_the_quote_before_and_behind() -> None:
    text = 'Ada Finch said: "The road is shut. "It stays so.\n\n"We will mend it. "Nobody pays for it."'
    quotes, _ = read(text, ("said:", "Ada Finch", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut.", "It stays so.", "We will mend it.", "Nobody pays for it."]]
    text = '"The road is shut. "It stays so, and we mend it," Ada Finch said.'
    quotes, _ = read(text, ("said", "Ada Finch", ["It stays so, and we mend it"]))
    assert contents(text, quotes) == [["The road is shut.", "It stays so, and we mend it,"]]


def test_marks_of_a_new_sentence_inside_a_content_part_it() -> None:
    text = 'Ada Finch warned: "The road is shut. "So we mend it. "Nobody pays for it."'
    quotes, _ = read(text, ("warned:", "Ada Finch", ['The road is shut. "So we mend it. "Nobody pays for it']))
    assert contents(text, quotes) == [["The road is shut.", "So we mend it.", "Nobody pays for it."]]
    assert quotes[0].kind == "direct"


def test_a_quotation_that_nobody_claims_may_open_again_too() -> None:
    text = (
        "Ada Finch spoke on Monday in the old hall of the county, before the council and all who had come to hear her. "
        '"We shut the road in May. "We mend it now, and nobody pays." The mayor nodded, and the hall was still.'
    )
    quotes, _ = read(text)
    assert contents(text, quotes) == [["We shut the road in May.", "We mend it now, and nobody pays."]]


def test_words_of_the_reporter_before_a_quotation_part_it_from_one_that_opens_before_them() -> None:
    text = '"We shut the road. "We mend it." Ada Finch will say that it "is no road for lorries".'
    quotes, _ = read(text, ("will say", "Ada Finch", ['that it "is no road for lorries']))
    assert contents(text, quotes)[-1] == ['that it "is no road for lorries"']


def test_what_opens_again_belongs_to_words_that_begin_outside_of_marks() -> None:
    text = 'Ada Finch saw hope in Acre: "It is small. "It has a mill."'
    quotes, _ = read(text, ("saw", "Ada Finch", ['hope in Acre: "It is small']))
    assert contents(text, quotes) == [['hope in Acre: "It is small.', "It has a mill."]]
