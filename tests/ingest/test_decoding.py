from __future__ import annotations

import json

import pytest

from quoth.data import Article
from quoth.ingest import read_articles
from quoth.ingest.decoding import decode, encoding_of, without_entities, without_line_numbers


@pytest.mark.parametrize(("text", "read"), [
    ("&ldquo;The pier won&rsquo;t open,&rdquo; said Jane Roe.", "“The pier won’t open,” said Jane Roe."),
    ("&quot;Yes,&quot; she said &amp; left.", '"Yes," she said & left.'),
    ("&#8220;Yes,&#8221; he said. It&#39;s shut.", "“Yes,” he said. It's shut."),
    ("&#x201c;Yes,&#x201D; he said.", "“Yes,” he said."),
    ("&amp;ldquo;Yes,&amp;rdquo; he said.", "“Yes,” he said."),
    ("&ldquo;Yes,&rdquo; he wrote at http://x.org/?a=1&copy=2&reg=3", "“Yes,” he wrote at http://x.org/?a=1&copy=2&reg=3"),
])  # fmt: skip
def test_quotation_marks_written_as_entities_are_read_as_marks(text: str, read: str) -> None:
    assert without_entities(text) == read


@pytest.mark.parametrize("text", [
    "“Yes,” said Roe &amp; Hale, of R&D; AT&T;", "<p>&ldquo;Yes,&rdquo; he said.</p>", "Tea & quotes; 3 &lt; 4", "",
])  # fmt: skip
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert without_entities(text) == text


@pytest.mark.parametrize(
    ("text", "encoding", "read_as"),
    [
        ("“The pier is shut,” said Jane Roe, who runs it.", "cp1252", "windows-1252"),
        ("Roe paid €40 – no more…", "cp1252", "windows-1252"),
        ("“The pier is shut,” said João Brontë, who runs it.", "cp1252", "windows-1252"),
        ("The mayor, Mañana, spoke on Monday.", "cp1252", "windows-1252"),
        ("The mayor, Zbigniew Żółkiewski, spoke in Kraków.", "cp1250", "cp1250"),
        ("Kraków was late, said the mayor.", "cp1250", "windows-1252"),
        ("He said Jānis and Žižka won.", "iso8859-4", "iso8859-4"),
        ("Это было очень давно, и никто не помнит.", "cp1251", "cp1251"),
        ("Erdoğan ve İstanbul’da şunu söyledi: bir köprü kapalı", "cp1254", "cp1254"),
    ],
)
def test_an_english_text_is_taken_for_western_where_its_letters_allow(text: str, encoding: str, read_as: str) -> None:
    assert decode(text.encode(encoding)) == (text, f"not UTF-8; read as {read_as}")
    assert decode(text.encode(encoding), charset=encoding) == (text, f"not UTF-8; read as {encoding}")
    assert encoding_of(text.encode(encoding)) == read_as


def test_a_page_is_read_as_it_states() -> None:
    page = '<meta charset="windows-1258"><p>“The pier is shut,” said Jane Roe.'.encode("cp1258")
    assert decode(page, html=True)[1] == "not UTF-8; read as cp1258"


@pytest.mark.parametrize("charset", ["zlib", "base64", "rot13", "undefined", "idna", "punycode", "unicode_escape"])
def test_a_charset_that_is_none_of_texts_counts_for_nothing(charset: str) -> None:
    text = "“The pier is shut,” said Jane Roe, who runs it."
    assert decode(text.encode("cp1252"), charset=charset) == (text, "not UTF-8; read as windows-1252")
    mail = f"Subject: The pier\nContent-Type: text/plain; charset={charset}\n\n{text}\n"
    (got,) = read_articles(mail.encode("cp1252"), name="a.eml")
    assert isinstance(got, Article)
    assert text in got.text


def test_every_text_that_is_read_has_its_marks() -> None:
    text, title = "&ldquo;The pier is shut,&rdquo; said Jane Roe.", "&lsquo;Shut&rsquo;"
    line = json.dumps({"id": "a", "text": text, "title": title}).encode()
    for data, name in ((text.encode(), "a.txt"), (line, "a.jsonl"), (f'id,text\na,"{text}"\n'.encode(), "a.csv")):
        (got,) = read_articles(data, name=name)
        assert isinstance(got, Article)
        assert "“The pier is shut,” said Jane Roe." in got.text


COURT = (
    "                 12\n 1      IN THE COURT OF ACRE\n 2   BY MS. LAKE:\n 3       Q.   Where were you on the\n"
    " 4   ninth of May?\n 5       A.   I was at home with 7\n 6   friends.\n{}7       Q.   Why?\n 8       A.   Oh.\n"
)


def test_numbers_of_lines_become_blanks_and_nothing_moves() -> None:
    shown = without_line_numbers(COURT.format(" "))
    assert len(shown) == len(COURT.format(" "))
    assert [c for c in shown if c.isdigit()] == ["7"]
    assert shown.index("friends") == COURT.index("friends")


@pytest.mark.parametrize("text", [
    COURT.format("The judge left.\nNobody spoke.\nIt was hot.\nThe fans were off.\n"),  # not all of the lines
    "1 Flour\n2 Eggs\n3 Milk\n4 Salt\n5 Butter\n6 Sugar\n",
    "1 cup of milk\n2 eggs\n3 spoons\n12 plums\n1 lemon\n5 figs\n",
    "The pier was shut.\n\nIt was sold in 1998\n2 men bought it.",
])  # fmt: skip
def test_other_numbers_that_begin_lines_stay(text: str) -> None:
    assert without_line_numbers(text) == text


def test_a_byte_order_mark_is_no_character_of_a_text() -> None:
    text = "“The pier is shut,” said Jane Roe."
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (got,) = read_articles(text.encode(encoding), name="a.txt")
        assert isinstance(got, Article)
        assert got.text == text
    assert decode(b"\xef\xbb\xbf" + b"Roe said the pier \xe2\x80\x9cis\xe2\x80\x9d shut. \xff" * 3)[0].startswith("Roe")
