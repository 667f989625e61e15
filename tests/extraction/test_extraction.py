"""Whole texts through a tagger that is a table: what the rules of quotation marks make of its findings."""

from __future__ import annotations

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.extraction import extract_quotes
from quoth.extraction.windows import ROLE_RIGHT, UNIT
from quoth.ingest.plain import text_article
from tests.extraction.tables import TableTagger, contents, read


def test_a_direct_quote_is_what_stands_between_the_marks() -> None:
    text = "“The road is shut,” said Ada Finch."
    quotes, mentions = read(text, ("said", "Ada Finch", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut,"]]
    assert quotes[0].kind == "direct"
    assert text[slice(*quotes[0].source[0])] == "Ada Finch"
    assert mentions == ()


def test_a_quotation_half_found_is_taken_whole() -> None:
    text = "“The road to the coast is shut until May,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["The road to the coast is"]))
    assert contents(text, quotes) == [["The road to the coast is shut until May,"]]


def test_a_word_too_many_from_a_quotation_is_given_back() -> None:
    text = "Ada Finch said the road is shut. “Nobody may pass before the first of May,” a sign read."
    quotes, _ = read(
        text, ("said", "Ada Finch", ["the road is shut. “Nobody"]), ("read", "a sign", ["Nobody may pass"])
    )
    assert ["the road is shut"] in contents(text, quotes)


def test_a_broken_quote_is_one_quote_with_two_spans() -> None:
    text = "“The road is shut,” said Ada Finch. “It will stay so.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut,", "It will stay so."]]


def test_a_mixed_quote_keeps_the_marks_inside_it() -> None:
    text = "Ada Finch said the road was “quite shut”."
    quotes, mentions = read(text, ("said", "Ada Finch", ["the road was “quite shut"]))
    assert contents(text, quotes) == [["the road was “quite shut”"]]
    assert quotes[0].kind == "mixed"
    assert mentions == ()


def test_indirect_speech_has_no_marks() -> None:
    text = "Ada Finch said the road was shut."
    quotes, _ = read(text, ("said", "Ada Finch", ["the road was shut"]))
    assert quotes[0].kind == "indirect"
    assert contents(text, quotes) == [["the road was shut"]]


def test_signs_of_the_first_and_last_word_belong_to_the_content() -> None:
    for phrase in (
        "costs rose by 40%",
        "$40 million went missing",
        "€3 was the fare",
        "they loved the U.S.",
        "it owed Roe Bros.",
    ):
        for end in (".", ", he added."):
            text = f"The report said {phrase}{end if not phrase.endswith('.') else end[1:]}"
            quotes, _ = read(text, ("said", "The report", [phrase]))
            assert contents(text, quotes) == [[phrase]]
    text = "The report said the fee was 3 (40 later)."
    quotes, _ = read(text, ("said", "The report", ["the fee was 3"]))
    assert contents(text, quotes) == [["the fee was 3"]]


def test_an_address_is_not_cut_at_its_dot() -> None:
    for cut, rest, after in (
        ("the box was roe", ".ada", ", he added."),
        ("it stood in notes", ".txt", "."),
        ("the box was roe", ".ada@post.example", "."),
        ("he had gone", "", ".He was late."),
    ):
        text = f"The report said {cut}{rest}{after}"
        quotes, _ = read(text, ("said", "The report", [cut]))
        assert contents(text, quotes) == [[cut + rest]]


def test_the_mark_of_an_abbreviation_belongs_to_the_source() -> None:
    for name in ("Martin Roe Jr.", "Acme Corp.", "Roe & Co."):
        text = f"{name} said the road was shut."
        quotes, _ = read(text, ("said", name.rstrip("."), ["the road was shut"]))
        assert [text[s:e] for s, e in quotes[0].source] == [name]


def test_an_open_quotation_runs_over_paragraphs_as_one_quote() -> None:
    text = "Ada Finch said: “The road is shut.\n\n“The bridge is gone.\n\n“Nobody may pass.”\n\nSnow fell."
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut.", "The bridge is gone.", "Nobody may pass."]]


def test_a_content_that_ends_in_a_colon_goes_on_in_the_quoted_paragraph_after_it() -> None:
    text = "Ada Finch said that of all this one thing was plain:\n\n“The road is shut.\n\n“Nobody may pass.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["that of all this one thing was plain"]))
    assert contents(text, quotes) == [["that of all this one thing was plain", "The road is shut.", "Nobody may pass."]]


def test_the_preposition_between_cue_and_content_belongs_to_the_cue() -> None:
    text = "Ada Finch warned against the road."
    quotes, _ = read(text, ("warned", "Ada Finch", ["against the road"]))
    assert [text[slice(*span)] for span in quotes[0].cue] == ["warned against"]
    assert contents(text, quotes) == [["the road"]]


def test_a_quoted_preposition_stays_in_its_quotation() -> None:
    text = "Asked when, Ada Finch said, “On the first of May.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["On the first of May"]))
    assert [text[slice(*span)] for span in quotes[0].cue] == ["said"]
    assert contents(text, quotes) == [["On the first of May."]]


def test_a_content_has_a_span_for_each_paragraph_and_no_marks() -> None:
    text = "Ada Finch said: “The road is shut.\n\n“Nobody may pass.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut.\n\n“Nobody may pass"]))
    assert contents(text, quotes) == [["The road is shut.", "Nobody may pass."]]
    assert quotes[0].kind == "direct"


def test_an_open_quotation_belongs_to_the_quote_that_ends_it() -> None:
    text = "Snow fell.\n\n“The road is shut.\n\n“Nobody may pass,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["Nobody may pass"]))
    assert contents(text, quotes) == [["The road is shut.", "Nobody may pass,"]]


def test_a_closed_quotation_stays_apart_from_the_quote_after_it() -> None:
    text = "“The road is shut for good.”\n\n“Nobody may pass,” said Ada Finch."
    quotes, _ = read(text, ("said", "Ada Finch", ["Nobody may pass"]))
    assert contents(text, quotes) == [["The road is shut for good."], ["Nobody may pass,"]]


def test_a_report_joins_its_sentences_with_words_that_nobody_said() -> None:
    text = "But the road, Ada Finch said, is shut."
    quotes, _ = read(text, ("said", "Ada Finch", ["But the road", "is shut"]))
    assert contents(text, quotes) == [["the road", "is shut"]]
    text = "But, Ada Finch said, the road is shut."
    quotes, _ = read(text, ("said", "Ada Finch", ["But", "the road is shut"]))
    assert contents(text, quotes) == [["the road is shut"]]
    text = "Snow fell, while the road is shut, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", ["while the road is shut"]))
    assert contents(text, quotes) == [["the road is shut"]]


def test_while_that_is_answered_by_a_clause_was_said() -> None:
    text = "While snow falls, and while the road is shut, the pass is open, Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", ["while the road is shut, the pass is open"]))
    assert contents(text, quotes) == [["while the road is shut, the pass is open"]]


def test_a_joining_word_that_was_said_stays() -> None:
    text = "“But the road is shut,” Ada Finch said. And Ada Finch said but the road was shut."
    quotes, _ = read(text, ("said", "Ada Finch", ["But the road is shut"]))
    assert contents(text, quotes) == [["But the road is shut,"]]


def test_a_short_quotation_begun_is_taken_whole() -> None:
    text = "County doubles down on “Snow. We’re on it.” motto"
    quotes, _ = read(text, ("doubles down on", "County", ["Snow"]))
    assert contents(text, quotes) == [["Snow. We’re on it."]]


def test_mottos_and_proverbs_are_nobodys_speech() -> None:
    text = "There is an old saying that goes “a road is built by those who walk along it”. Snow fell on the county."
    quotes, mentions = read(text)
    assert quotes == ()
    assert [m.cls for m in mentions] == ["term"]
    assert read("She is saying that “a road is built by those who walk along it”. Snow fell on it.")[0] != ()


def test_a_long_quotation_cut_by_the_window_still_runs_over_paragraphs() -> None:
    long = " ".join(f"Road {n} is shut." for n in range(40))
    text = f"Ada Finch said: “{long}\n\n“Nobody may pass.”"
    links = [((2, 3), (0, 2), [(4, 2 + ROLE_RIGHT)])]
    quotes, _ = extract_quotes(text_article(text, article_id="t"), TableTagger(links))
    assert contents(text, quotes) == [[long, "Nobody may pass."]]


def test_a_quoted_paragraph_nobody_claims_is_a_floating_quote() -> None:
    text = 'Ada Finch regrets it all.\n\n"The road is shut.\n\n"The bridge is gone.\n\n"Nobody may pass."\n\nSnow fell.'
    quotes, _ = read(text)
    assert contents(text, quotes) == [["The road is shut.", "The bridge is gone.", "Nobody may pass."]]
    assert quotes[0].cue == () and quotes[0].kind == "direct"


def test_a_closed_quotation_does_not_swallow_the_next_paragraph() -> None:
    text = "“The road is shut,” said Ada Finch.\n\n“The bridge is gone for good now.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut,"], ["The bridge is gone for good now."]]


def test_the_quoted_words_of_a_headline_are_a_quote() -> None:
    text = "Road to coast ‘shut for good’\n\nThe road is closed, the county has announced in a statement today."
    quotes, _ = read(text)
    assert contents(text, quotes) == [["shut for good"]]


def test_a_quote_within_a_quote_has_the_outer_one_as_parent() -> None:
    text = "“The sheriff said ‘nobody may pass this way’ and left,” said Ada Finch."
    quotes, _ = read(text, ("said Ada", "Ada Finch", ["The sheriff said ‘nobody may pass this way’ and left"]))
    assert len(quotes) == 2
    assert quotes[1].parent == quotes[0].id
    assert contents(text, quotes)[1] == ["nobody may pass this way"]


def test_titles_nicknames_and_terms_are_mentions_and_not_quotes() -> None:
    text = 'Bo "Snowplough" Hale read from "The Long Road Home" about so-called "ghost roads" and a "fine" day.'
    quotes, mentions = read(text)
    assert quotes == ()
    assert [m.cls for m in mentions] == ["nickname", "title", "term", "scare"]


def test_a_word_in_marks_that_is_explained_is_nobodys() -> None:
    text = "“Some people think ‘free’ means for ever,” Ada Finch said."
    quotes, _ = read(text, ("said", "Ada Finch", ["Some people think ‘free’ means for ever"]))
    assert contents(text, quotes) == [["Some people think ‘free’ means for ever,"]]


def test_a_nickname_in_the_name_of_the_speaker_is_no_second_half_of_the_quote() -> None:
    text = "“The road is shut,” said A.B. “Buddy” Hale. “It will stay so.”"
    quotes, _ = read(text, ("said", "A.B. “Buddy” Hale", ["The road is shut"]))
    assert contents(text, quotes) == [["The road is shut,", "It will stay so."]]


def test_a_source_ends_with_the_sentence_of_its_cue() -> None:
    text = "“It is shut,” said Ada Finch. Bo Hale nodded."
    quotes, _ = read(text, ("said", "Ada Finch. Bo Hale", ["It is shut"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Ada Finch"]
    text = "Gen. Ada Finch said it was shut."
    quotes, _ = read(text, ("said", "Gen. Ada Finch", ["it was shut"]))
    assert [text[slice(*s)] for s in quotes[0].source] == ["Gen. Ada Finch"]


def test_a_bracket_that_opens_in_a_source_or_a_content_is_closed_in_it() -> None:
    text = "Ada Finch (D-Ohio) said the road is shut (like the others), and Bo Hale (the mayor (a friend)) said so."
    quotes, _ = read(text, ("said", "Ada Finch (D-Ohio", ["the road is shut (like the others"]))
    assert text[slice(*quotes[0].source[0])] == "Ada Finch (D-Ohio)"
    assert contents(text, quotes) == [["the road is shut (like the others)"]]


def test_a_bracket_around_the_quote_stays_outside() -> None:
    text = "The road (it is shut, said Ada Finch) goes on."
    quotes, _ = read(text, ("said", "Ada Finch", ["it is shut"]))
    assert text[slice(*quotes[0].source[0])] == "Ada Finch"


def test_a_source_ends_before_the_quotation_it_runs_into() -> None:
    text = "“The road,” said Ada Finch, who built it, “is to be shut.”"
    quotes, _ = read(text, ("said", "Ada Finch, who built it, “is", ["The road", "to be shut"]))
    assert text[slice(*quotes[0].source[0])] == "Ada Finch, who built it"


def test_a_title_at_the_end_of_a_source_is_whole() -> None:
    text = "The road is shut, said Ada Finch, who wrote “The Long Road.” Nobody minded."
    quotes, _ = read(text, ("said", "Ada Finch, who wrote “The Long Road", ["The road is shut"]))
    assert text[slice(*quotes[0].source[0])] == "Ada Finch, who wrote “The Long Road.”"


def test_two_quotations_side_by_side_are_two_parts() -> None:
    text = "“They shut the road.” “Nobody knows,” she said."
    quotes, _ = read(text, ("said", "she", ["They shut the road.” “Nobody knows"]))
    assert contents(text, quotes) == [["They shut the road.", "Nobody knows,"]]


def test_words_between_two_quotations_keep_them_together() -> None:
    text = "The road was “long” and “lonely”, she said."
    quotes, _ = read(text, ("said", "she", ["The road was “long” and “lonely"]))
    assert contents(text, quotes) == [["The road was “long” and “lonely”"]]


def test_a_quote_broken_twice_has_three_parts() -> None:
    text = (
        "“First,” Ada Finch said, “we shut the road. Second,” she went on, “we mend it.” “Redline,” a film, “was shut.”"
    )
    quotes, _ = read(text, ("said", "Ada Finch", ["First", "we shut the road. Second"]))
    assert contents(text, quotes)[0] == ["First,", "we shut the road. Second,", "we mend it."]


def test_a_clause_with_a_cue_of_its_own_ends_the_broken_quote() -> None:
    text = "“First,” Ada Finch said, “we shut the road,” Bo Hale replied, “we mend it.”"
    quotes, _ = read(text, ("said", "Ada Finch", ["First", "we shut the road"]), ("replied", "Bo Hale", ["we mend it"]))
    assert contents(text, quotes)[:2] == [["First,", "we shut the road,"], ["we mend it."]]


def test_a_sentence_in_marks_after_a_question_is_an_answer() -> None:
    text = "Would she live below the dam? “Yes.” Does she like the word “dam”? “Old” is better."
    quotes, _ = read(text)
    assert contents(text, quotes) == [["Yes."]]


def test_a_question_for_what_somebody_says_tells_nothing_and_does_not_speak_the_answer() -> None:
    text = "What did your father say?\n\n“He ate his soup and left.”"
    quotes, _ = read(text, ("say", "your father", ["He ate his soup and left"]))
    assert [(q.source, q.cue) for q in quotes] == [((), ())]
    assert contents(text, quotes) == [["He ate his soup and left."]]
    assert read("What did the mayor say about the dam?", ("say", "the mayor", ["about the dam"]))[0] == ()
    told = "What does the mayor say? The mayor says the dam is old."
    assert contents(told, read(told, ("says", "The mayor", ["the dam is old"]))[0]) == [["the dam is old"]]


def test_debris_is_neither_read_nor_quoted() -> None:
    text = "Road shut\n\nSorry, this content isn't available on your device.\n\n“It is shut,” said Ada Finch."
    quotes, _ = read("“It is shut,” said Ada Finch.", ("said", "Ada Finch", ["It is shut"]))
    article = text_article(text, article_id="t")
    debris = [b.span for b in article.blocks if b.role == "debris"]
    quotes, _ = extract_quotes(article, TableTagger())
    assert debris and all(e <= a or b <= s for q in quotes for s, e in q.content for a, b in debris)


WORDS = st.sampled_from(
    ["“", "”", '"', "‘", "’", "'", "said", "Ada", "the road", ".", ",", "\n\n", " ", "«", "»", "é", "😀", ":"]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join), st.randoms())
def test_any_text_and_any_finding_give_spans_that_cut(text: str, random) -> None:
    n = len(UNIT.findall(text))
    links = []
    if n >= 4:
        a, b, c = sorted(random.sample(range(n), 3))
        links = [((a, a + 1), (b, b + 1), [(c, random.randint(c + 1, n))])]
    quotes, mentions = extract_quotes(text_article(text, article_id="t"), TableTagger(links))
    for q in quotes:
        for spans in (q.content, q.cue, q.source):
            assert list(spans) == sorted(spans)
            assert all(0 <= s < e <= len(text) for s, e in spans)
            assert all(x[1] <= y[0] for x, y in itertools.pairwise(spans))
        assert q.content and re.search(r"\S", text[slice(*q.content[0])])
    assert all(0 <= m.span[0] < m.span[1] <= len(text) for m in mentions)


def test_a_sentence_in_marks_between_two_others_is_a_quote() -> None:
    text = "She thought of the road and of the long winters. “Gone.” Then the old warden went home to his dog."
    quotes, _ = read(text)
    assert contents(text, quotes) == [["Gone."]]
    text = "She thought of the road and of the long winters. “Gone” was the word that came, and she went home."
    assert read(text)[0] == ()


def test_marks_and_a_colon_at_the_head_of_a_paragraph_are_a_quote() -> None:
    text = "‘Like a bonfire’: people watch the snow burn in the light of the evening sun over the road."
    assert contents(text, read(text)[0]) == [["Like a bonfire"]]
    assert read(text.replace(":", ", so"))[0] == ()


def test_a_paragraph_that_is_one_quotation_broken_by_an_aside_is_a_quote() -> None:
    text = "“The money” — she held up a single white sheet of paper — “is gone.”"
    assert contents(text, read(text)[0]) == [["The money", "is gone."]]


def test_marks_within_the_last_ones_hide_no_comma() -> None:
    text = "‘My aunt says, “Stay home,”’ a child with a very long red scarf and a sledge had called out that day."
    assert contents(text, read(text)[0])[0] == ["My aunt says, “Stay home,”"]
