"""Word processors' documents, tables, e-mails and archives through the one door; hostile ones are refused."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from quoth.data import Article, Rejection
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.material import gather_articles

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
SAID = "“The pier is shut,” said Ada Brook."
MAIL = (
    b"From: Press <press@example.org>\r\nSubject: =?utf-8?q?Pier_=E2=80=98shut=E2=80=99?=\r\n"
    b"Date: Mon, 4 May 2026 23:30:00 -0700\r\nMIME-Version: 1.0\r\n"
)
PLAIN = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
CODED = b"=E2=80=9CThe pier is=\r\n shut,=E2=80=9D said Ada Brook.\r\n"


def packed(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def word(body: str) -> bytes:
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return packed(**{"[Content_Types].xml": "<x/>", "word/document.xml": document})


def texts(data: bytes, name: str = "in", **options: Any) -> list[str]:
    """The texts read, and the codes of what was refused."""
    found = read_articles(data, name=name, options=ReadOptions(**options))
    return [got.text if isinstance(got, Article) else got.code for got in found]


def test_a_word_document_gives_its_paragraphs_without_what_was_struck_out() -> None:
    body = (
        "<w:p><w:r><w:t>Pier shut</w:t></w:r></w:p><w:p/>"
        '<w:p><w:r><w:t xml:space="preserve">“The pier </w:t></w:r><w:ins><w:r><w:t>is</w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText>was</w:delText></w:r></w:del>"
        '<w:r><w:instrText>PAGE</w:instrText><w:t xml:space="preserve"> shut,”</w:t><w:tab/><w:t>said</w:t><w:br/>'
        "<w:t>Ada Brook.</w:t></w:r></w:p>"
    )
    (article,) = read_articles(word(body), name="pier.docx")
    assert isinstance(article, Article)
    assert article.text == "Pier shut\n\n“The pier is shut,”\tsaid\nAda Brook."
    assert (article.id, article.title) == ("pier.docx", "Pier shut")


def test_an_open_document_gives_its_headings_and_paragraphs_without_comments() -> None:
    content = (
        f"<office:document-content {OPEN}><office:body><office:text>"
        "<text:h>Pier <text:span>shut</text:span> now</text:h>"
        "<text:p>“It is <text:span>shut</text:span>,”<office:annotation><text:p>sure?</text:p></office:annotation>"
        "<text:s/>said<text:line-break/>Ada Brook.</text:p></office:text></office:body></office:document-content>"
    )
    data = packed(**{"mimetype": "x", "META-INF/manifest.xml": "<x/>", "content.xml": content})
    assert texts(data) == ["Pier shut now\n\n“It is shut,” said\nAda Brook."]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("<p>" * 5_000 + "</p>" * 5_000, "bad-document"),
        ('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r><p><t>&a;</t></p></r>', "empty"),
        ("not XML", "bad-document"),
        (" " * 3_000_000, "too-large"),
        (f"<w:document {WORD}/>", "empty"),
    ],
    ids=["deep", "entity", "no XML", "bomb", "nothing"],
)
def test_hostile_and_broken_documents_are_refused(document: str, code: str) -> None:
    assert texts(packed(**{"word/document.xml": document}), max_text_bytes=100_000) == [code]


def test_spreadsheets_are_refused_wherever_their_parts_stand() -> None:
    assert texts(packed(**{"a.xml": "1", "b.xml": "2", "c.xml": "3", "[Content_Types].xml": "<x/>"})) == ["binary"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_gives_an_article_a_row(delimiter: str, encoding: str) -> None:
    rows = [
        ["ID", "Text", "outlet", "published"],
        ["7", f'"{SAID}\n\nShe left."', "Post", ""],
        ["", f'"{SAID}"', "", "2026-05-04"],
    ]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    first, second = read_articles(data, name="reports.csv")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.text, first.outlet, first.published) == ("7", f"{SAID}\n\nShe left.", "Post", None)
    assert (second.id, second.text, second.outlet, second.published) == ("reports.csv:2", SAID, None, "2026-05-04")


def test_tables_without_texts_and_rows_without_words_are_refused() -> None:
    assert texts(b"id,words\n1,x\n", "a.csv") == ["bad-table"]
    assert texts(b"id,text\n", "a.csv") == ["empty"]
    assert texts(b"id,text\n1,\n2,Yes.\n3\n", "a.csv") == ["empty", "Yes.", "empty"]
    assert texts(b'text\n"' + b"x" * 300_000, "a.csv", max_text_bytes=150_000) == ["too-large"]


@pytest.mark.parametrize("told", ["sep=;", '"sep=;"', "SEP=; "])
def test_the_line_by_which_spreadsheets_say_what_parts_cells_is_no_row(told: str) -> None:
    (got,) = read_articles(f'{told}\r\nid;text\r\n1;"{SAID}"'.encode(), name="a.csv")
    assert isinstance(got, Article)
    assert (got.id, got.text) == ("1", SAID)


def test_a_row_with_more_cells_than_columns_is_refused_and_not_cut() -> None:
    found = list(read_articles(b'id,text\n1,"One, two."\n2,One, two.\n3,Three.,,\n', name="a.csv"))
    assert [f.text if isinstance(f, Article) else f.code for f in found] == ["One, two.", "bad-table", "Three."]
    assert isinstance(found[1], Rejection)
    assert found[1].id == "a.csv:2"
    assert "3 cells under 2 names of columns" in found[1].message


def test_an_email_is_titled_by_its_subject_and_dated_by_its_day() -> None:
    (article,) = read_articles(MAIL + PLAIN + CODED, name="release.eml")
    assert isinstance(article, Article)
    assert (article.text.strip(), article.title, article.published) == (SAID, "Pier ‘shut’", "2026-05-04")


def test_of_an_email_in_two_forms_the_plain_one_is_read_and_attachments_are_told_of() -> None:
    told: list[str] = []
    parts = [PLAIN + CODED, b"Content-Type: text/html\r\n\r\n<p>No</p>\r\n"]
    parts.append(b"Content-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n")
    data = (
        MAIL
        + b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        + b"".join(b"--b\r\n" + p for p in parts)
        + b"--b--"
    )
    options = ReadOptions(note=lambda _, line: told.append(line))
    (article,) = read_articles(data, name="release.eml", options=options)
    assert isinstance(article, Article)
    assert article.text.strip() == SAID
    assert len(told) == 1
    assert "attached" in told[0]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (MAIL + b"Content-Type: image/png\r\n\r\nx", "bad-mail"),
        (MAIL + PLAIN + b"\r\n", "empty"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 9_000 + b"\r\n" + PLAIN + CODED, "bad-mail"),
        (MAIL + b"Content-Type: text/html\r\n\r\n<body><nav>Home</nav></body>", "no-article"),
    ],
)
def test_emails_without_words_are_refused(data: bytes, code: str) -> None:
    assert texts(data, "a.eml") == [code]


def test_archives_are_read_file_by_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = word(f"<w:p><w:r><w:t>{SAID}</w:t></w:r></w:p>")
    files: dict[str, str | bytes] = {"a.txt": "One.", "../b.txt": "Two.", "c.docx": inner, "d.csv": "text\nThree.\n"}
    data = packed(**files)
    wanted = [("x/a.txt", "One."), ("x/../b.txt", "escapes"), ("x/c.docx", SAID), ("x/d.csv:1", "Three.")]

    def found(source: bytes | Path) -> list[tuple[str, str]]:
        got = read_articles(source, name="x")
        return [(one.id, one.code if isinstance(one, Rejection) else one.text) for one in got]

    assert found(data) == wanted
    (tmp_path / "reports.zip").write_bytes(data)
    assert found(tmp_path / "reports.zip") == wanted
    kept = [got.id for got in gather_articles([str(tmp_path / "reports.zip")]) if isinstance(got, Article)]
    assert [one.rsplit("/", 1)[-1] for one in kept] == ["a.txt", "c.docx", "d.csv:1"]


def test_a_packed_tar_is_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.tgz"
    with tarfile.open(path, "w:gz") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"One."))
    assert [got.text for got in read_articles(path) if isinstance(got, Article)] == ["One."]


class _Pipe(io.BytesIO):
    """What cannot be gone back in."""

    def seekable(self) -> bool:
        return False


def test_a_packed_tar_that_breaks_off_is_refused() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"One."))
    short = gzip.compress(out.getvalue()[:1000])
    short = short[:-8] + bytes(8)  # its checksum is wrong
    assert texts(short) == ["bad-archive"]
    (refused,) = read_articles(_Pipe(short), name="in")
    assert isinstance(refused, Rejection)
    assert refused.code == "truncated"


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"{\\rtf1\\ansi \\ldblquote No\\rdblquote}", "RTF"), (b'<?xml version="1.0"?><nitf><p>No.</p></nitf>', "XML")],
)
def test_formats_that_only_look_like_text_are_not_read_as_prose(data: bytes, what: str) -> None:
    (refused,) = read_articles(data)
    assert isinstance(refused, Rejection)
    assert refused.code == "binary"
    assert what in refused.message


def test_a_feed_with_a_document_type_is_a_feed() -> None:
    data = b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//X//DTD RSS 0.91//EN" "x.dtd"><rss><channel/></rss>'
    assert texts(data) == ["bad-feed"]  # and not prose; it names no addresses


def test_json_of_another_kind_is_called_as_json_calls_it() -> None:
    lines = [
        got.message.split(",")[0] for got in read_articles(b'{"a": 1}\nnull\n"x"\n3\n[]') if isinstance(got, Rejection)
    ]
    assert lines[1:] == ["null", "a string", "a number", "a list"]


@pytest.mark.parametrize(
    ("value", "shown"), [("", ""), (' w:val="1"', ""), (' w:val="false"', "never "), (' w:val="0"', "never ")]
)
def test_what_word_hides_is_not_read(value: str, shown: str) -> None:
    hidden = f"<w:r><w:rPr><w:vanish{value}/></w:rPr><w:t>never </w:t></w:r>"
    body = f"<w:p><w:r><w:t>“The pier is </w:t></w:r>{hidden}<w:r><w:t>shut,” said Ada Brook.</w:t></w:r></w:p>"
    assert texts(word(body)) == [f"“The pier is {shown}shut,” said Ada Brook."]


@pytest.mark.parametrize(
    ("kind", "sent", "written"),
    [
        (
            "format=flowed",
            "“The pier is \nshut until \nMay,” said Ada Brook.\n",
            "“The pier is shut until May,” said Ada Brook.\n",
        ),
        ("format=flowed; delsp=yes", "“The pi \ner is shut.”\n", "“The pier is shut.”\n"),
        (
            "format=flowed",
            " From here\n> it is \n> said\nno more\n-- \nAda\n",
            "From here\n> it is said\nno more\n-- \nAda\n",
        ),
        ("format=fixed", "The pier \nis shut.\n", "The pier \nis shut.\n"),
    ],
)
def test_a_mail_that_flows_is_put_together_again(kind: str, sent: str, written: str) -> None:
    head = MAIL.decode() + f"Content-Type: text/plain; charset=utf-8; {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert texts((head + sent.replace("\n", "\r\n")).encode(), "in.eml") == [written]
