from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.ingest.block_quotes import quoted_paragraphs
from quoth.ingest.markdown import strip_markdown


@pytest.mark.parametrize(("source", "text"), [
    ("# Head\n\nBody", "Head\n\nBody"),
    ("a **bold** and _slanted_ word", "a bold and slanted word"),
    ('said "[linked words](https://x.org/a_b(c))" here', 'said "linked words" here'),
    ("> quoted\n- listed\n1. numbered", "quoted\nlisted\nnumbered"),
    ("gone ~~struck~~ ![picture](p.png) `code`", "gone   code"),
    ("snake_case and 2*3*4 stay", "snake_case and 2*3*4 stay"),
    ("---\ntitle: x\n---\nBody[^1]", "Body"),
    ("\\*not slanted\\*", "*not slanted*"),
    ("plain [bracketed] words", "plain [bracketed] words"),
    ("", ""),
    ("Spoken.[^1]\n\n[^1]: “I am sorry,” Mira Solberg said.", "Spoken.\n\n“I am sorry,” Mira Solberg said."),
    ("He said[^2]: “No.”\n\n[^2]: A note\n[see]: https://x.org", "He said: “No.”\n\nA note\n"),
    ("&ldquo;No,&rdquo; she&nbsp;said &#8212; &#x201C;never&#X201D; &lt;b&gt; R&amp;D &nosuch;",
     "“No,” she\xa0said — “never” <b> R&D &nosuch;"),
    ("one line\nand its rest\n\nnext", "one line and its rest\n\nnext"),
    ("**bold\nwords** and\r\n  more\r\n\r\nnext", "bold words and more\r\n\r\nnext"),
    ("> quoted\n> on\n\n- item\n  goes on\n- item", "quoted on\n\nitem goes on\nitem"),
    ("# Head\nBody\n\nTitle\n=====\nBody\n\n**Bold head**\nBody", "Head\nBody\n\nTitle\n\nBody\n\nBold head\nBody"),
    ("hard  \nbreak\\\nhere\n\nSOLBERG: No.\nOKAFOR: Yes.", "hard  \nbreak\\\nhere\n\nSOLBERG: No.\nOKAFOR: Yes."),
    ("a paragraph on this line.\nAnother on that.", "a paragraph on this line.\nAnother on that."),
    ("“The toll was never ours,” said its oldest member,\nMira Solberg.",
     "“The toll was never ours,” said its oldest member, Mira Solberg."),
    ("Mira Solberg said:\n\n> We knew\n> nothing.\n>\n> Nobody told us.\n\nShe left.",
     "Mira Solberg said:\n\n“We knew nothing.\n\n“Nobody told us.”\nShe left."),
    ("She said:\n> “We knew.”\n\nPoints:\n\n> one\n\nShe said:\n\n> - a list",
     "She said:\n“We knew.”\n\nPoints:\n\none\n\nShe said:\n\n- a list"),
    ("```\nshe said:\n> code\n\n```\nShe left.", "\nShe left."),
    ("She left.\n\n> We knew\n> nothing.\n>\n> — Mira Solberg\n\nNobody came.",
     "She left.\n\n“We knew nothing.”\n— Mira Solberg\n\nNobody came."),
    ("> We knew nothing.\n> — Mira Solberg\n", "“We knew nothing.”\n— Mira Solberg\n"),
    ("> “We knew nothing.”\n>\n> — Mira Solberg", "“We knew nothing.”\n\n— Mira Solberg"),
    ("> We knew it. — Mira Solberg (@mira) 3 May 2025\n\nNo.", "“We knew it.”— Mira Solberg (@mira) 3 May 2025\n\nNo."),
    ("> We knew it.\n> — **Mira Solberg**, mayor\n", "“We knew it.”\n— Mira Solberg, mayor\n"),
    ("> We knew it.\n\n— Mira Solberg\n", "“We knew it.”\n— Mira Solberg\n"),
    ("> **Mira Solberg:** We knew it.\n>\n> Bo Hart: I did not.\n", "Mira Solberg:“We knew it.”\nBo Hart:“I did not.”"),
    ("> **Note:** the hall is shut.\n\n> Remember: it is cold.", "Note: the hall is shut.\n\nRemember: it is cold."),
    ("---\ntitle: \"‘We knew’, says Solberg\"\ntags: [‘a’]\n---\n\nShe left.", "‘We knew’, says Solberg\n\nShe left."),
    ("She said: <<We knew it.>>", "She said: <<We knew it.>>"),
    ("One <b>bold</b><br/>word <!-- cut: > it -->stays.", "One boldword stays."),
    ("> one thing\n>\n> — and another", "one thing\n\n— and another"),
])  # fmt: skip
def test_marks_fall_away_and_words_stay(source: str, text: str) -> None:
    assert strip_markdown(source).text == text


def test_the_lines_of_a_note_set_apart_are_no_quoted_paragraph() -> None:
    source = "> [!NOTE]\n> The hall is shut.\n\n> We knew it."
    assert [source[slice(*span)] for span in quoted_paragraphs(source)] == ["> We knew it."]


def test_an_entity_leads_back_to_the_whole_of_it() -> None:
    source = "A &ldquo;long&hellip; way&rdquo;"
    plain = strip_markdown(source)
    start = plain.text.index("long")
    assert source[slice(*plain.back((start, start + 5)))] == "long&hellip;"


@given(st.text(alphabet="ab &;ldquo#8.\n>:", max_size=80))
def test_every_stretch_leads_back_to_a_stretch_of_the_file(source: str) -> None:
    plain = strip_markdown(source)
    ends = [plain.back((at, at + 1)) for at in range(len(plain.text))]
    assert all(0 <= start < end <= len(source) for start, end in ends)
    assert ends == sorted(ends)


@given(st.text(alphabet='ab *_[]()#>`~!\\\n-"1.', max_size=120))
def test_every_word_leads_back_to_the_file(source: str) -> None:
    plain = strip_markdown(source)
    for m in re.finditer(r"[ab1]", plain.text):
        assert source[slice(*plain.back(m.span()))] == m.group()


UNITS = ["`", "<!--", "```a\n", "~~~a\n", "_a ", "*a* ", "_a_ ", "`a", "[a](b ", "__a _b ", "> a\n", "&amp;"]


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_takes_no_square_of_its_length(unit: str) -> None:
    size = 200_000  # by the square of it, minutes
    began = time.process_time()
    strip_markdown((unit * size)[:size])
    assert time.process_time() - began < 10
