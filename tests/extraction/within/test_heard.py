"""Quotations within a quote: a verb of saying before the inner marks, and its subject."""

from __future__ import annotations

import pytest

from quoth.data import Quote
from tests.extraction.tables import contents, read, read_attributed


def within(words: str) -> list[str]:
    """ "source | cue | content" of the quotations within what Ada Finch says."""
    text = f"“{words}” recalled Ada Finch."
    quotes, _ = read(text, ("recalled", "Ada Finch", [words]))
    show = lambda q: " | ".join(" ".join(text[s:e] for s, e in part) for part in (q.source, q.cue, q.content))  # noqa: E731
    return [show(q) for q in quotes if _is_within(q)]


def _is_within(quote: Quote) -> bool:
    return quote.parent is not None and bool(quote.cue)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("My aunt said, very calmly, ‘Go home,’", "My aunt | said | Go home,"),
        ("I just told myself, ‘Go home,’", "I | told myself | Go home,"),
        (
            "Hale drove the mill owners out, telling the old mill owners, ‘Go home,’",
            "Hale | telling the old mill owners | Go home,",
        ),
        ("When I saw it, my first reaction was, ‘Oh no,’", "my | reaction was | Oh no,"),
        ("The mayor’s only answer to them was: ‘Go home,’", "The mayor’s | answer to them was | Go home,"),
        ("Hale has told senators ‘he goes home,’", "Hale | has told senators | he goes home,"),
        ("My son told the nurse he ‘was ill’", "My son | told | he ‘was ill’"),
        ("He said to me on Thursday, ‘Go home,’", "He | said to me | Go home,"),
        ("My uncle told us, with a smile, ‘Take the bus,’", "My uncle | told us | Take the bus,"),
        ("My son told me, on the way home, as he left the bus, ‘Go home,’", "My son | told me | Go home,"),
        ("The boss said afterwards, ‘Well done,’", "The boss | said | Well done,"),
        ("And Mom opened one eye and said, ‘Don’t you dare,’", "Mom | said | Don’t you dare,"),
        ("Then the doctor came in and said, ‘It is over,’", "the doctor | said | It is over,"),
        ("The doctor only said, ‘Wait,’", "The doctor | said | Wait,"),
        ("Every mayor will now say, ‘We must wait,’", "Every mayor | say | We must wait,"),
        ("It is true that a clerk had told her, ‘Go home,’", "a clerk | had told her | Go home,"),
        ("One nurse wrote in an email to a friend: ‘It will end badly,’", "One nurse | wrote | It will end badly,"),
        ("You don’t hear her on the trail saying, ‘I love wool,’", "her | saying | I love wool,"),
        ("The man next to me said ‘Go home’ and left,", "The man next to me | said | Go home"),
        ("The man in the crowd said, ‘Go home,’", "The man in the crowd | said | Go home,"),
        ("My son sat in his car and on the phone said, ‘Go home,’", "My son | said | Go home,"),
        ("He was, like, ‘No way,’", "He | was, like | No way,"),
        ("You never hear her in the mill saying, ‘I like wool,’", "her | saying | I like wool,"),
        ("It is odd where millers are forced to ask, ‘Is it late?’", "millers | ask | Is it late?"),
        ("You know that voters say, ‘Go home,’", "voters | say | Go home,"),
        ("You’re told, ‘Come back on Monday,’", " | told | Come back on Monday,"),
        ("The script said something along the lines of, ‘She sings,’", "The script | said | She sings,"),
        ("That’s why I’ve tried to say, ‘Go home,’", "I | say | Go home,"),
        ("You know that people will see it and go, ‘I can’t do that,’", "people | go | I can’t do that,"),
    ],
)
def test_a_verb_of_saying_quotes_within_a_quote(words: str, expected: str) -> None:
    assert within(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "We want an answer ‘within days’ and no less,",
        "They waited for a reply ‘by Monday’ in vain,",
        "There were reports, ‘all the same’, of snow,",
        "Living there was like ‘sleeping on stones’ at times,",
    ],
)
def test_nouns_and_likenesses_say_nothing(words: str) -> None:
    assert within(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("He goes, ‘No.’ And I said, ‘Then go home,’", ["He | goes | No.", "I | said | Then go home,"]),
        ("My boss’s like, ‘That is it,’", ["My boss | ’s like | That is it,"]),
        ("She says stuff like ‘Come on’ and we go,", ["She | says | Come on"]),
        ("She heard him say, ‘I live here.’ Then she left,", ["him | say | I live here."]),
        ("We made the boy shout: ‘Go home.’ Then he left,", ["the boy | shout | Go home."]),
        ("‘Come home,’ she said. I packed that night,", ["she | said | Come home,"]),
        ("It rained. ‘Come home,’ said my aunt, and I packed,", ["my aunt | said | Come home,"]),
    ],
)
def test_each_of_the_quotations_within_has_its_own_source(words: str, expected: list[str]) -> None:
    assert within(words) == expected


def test_what_stands_in_a_quotation_with_its_attribution_is_cut_to_the_inner_marks() -> None:
    text = "“He came at eight. ‘Boss, I am fine,’ he said. I did not believe him.”"
    quotes, _ = read(text, ("said", "he", ["He came at eight. ‘Boss, I am fine", "I did not believe him"]))
    assert contents(text, quotes) == [
        ["He came at eight. ‘Boss, I am fine,’ he said. I did not believe him."],
        ["Boss, I am fine,"],
    ]
    assert quotes[1].parent == quotes[0].id


def test_what_a_report_within_a_quote_holds_is_a_part_of_it() -> None:
    words = "The charter urges us to ‘keep the old gate shut’ at night,"
    text = f"“{words}” recalled Ada Finch."
    quotes, _ = read(text, ("recalled", "Ada Finch", [words]))
    assert contents(text, quotes) == [[words], ["us to ‘keep the old gate shut’ at night"]]
    words = "I think that many of those clerks are, ‘Sorry, but we cannot go,’"
    text = f"“{words}” recalled Ada Finch."
    quotes, _ = read(text, ("recalled", "Ada Finch", [words]))
    assert ["Sorry, but we cannot go,"] in contents(text, quotes)


def test_what_is_quoted_behind_that_within_a_quote_is_listed_once() -> None:
    text = "“She said that ‘I came, and I saw the road,’” Ada Finch recalled."
    quotes, _ = read(text, ("recalled", "Ada Finch", ["She said that ‘I came, and I saw the road,"]))
    assert len(quotes) == 2
    assert contents(text, quotes)[1] == ["that ‘I came, and I saw the road,’"]


def test_a_verb_of_saying_within_a_quote_introduces_what_is_quoted_there() -> None:
    text = "“I met the warden. He said, ‘Go home,’ and I went,” Ada Finch recalled."
    told = ((13, 14), (11, 13), [(0, 11)])
    assert ("He", "said", ["Go home,"]) in read_attributed(text, told)
    assert read_attributed(text, told)[0][2] == [text[1 : text.index("”")]]


def test_what_was_said_to_somebody_within_a_quote_is_a_quote() -> None:
    text = "“She said to me, ‘We sell,’ and I thought, ‘That is it,’” he said."
    found = read_attributed(text, ((13, 14), (12, 13), [(0, 12)]))
    assert [c for *_, c in found][-2:] == [["We sell,"], ["That is it,"]]


def test_within_a_quote_a_verb_quotes_without_a_comma_too() -> None:
    text = "“I never said ‘go home’ and she kept repeating, ‘I know,’” Ada Finch recalled."
    told = ((13, 14), (11, 13), [(0, 11)])
    assert [(s, c) for s, _, c in read_attributed(text, told)][1:] == [("I", ["go home"]), ("she", ["I know,"])]
    text = "“They declared ‘war’ on us and I noted ‘snow’,” Ada Finch recalled."
    assert len(read_attributed(text, ((11, 12), (9, 11), [(0, 9)]))) == 1
