"""Inputs of every kind through one door; what cannot be read is a value, and a batch goes on."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from quoth.data import Article, Rejection
from quoth.errors import InputError
from quoth.ingest import ReadOptions, read_articles
from quoth.ingest.rejections import other_language
from quoth.ingest.sources import kind_of

TEXT = "Pier to close in May\n\nThe pier will close in May, the harbour board said.\n"
PAGE = (
    f"<html><head><title>Pier to close</title></head><body><p>{'The pier will close, the board said. ' * 9}</p></body>"
)


def only(source: str | Path | bytes, **settings: object) -> Article | Rejection:
    (found,) = read_articles(source, **settings)  # type: ignore[arg-type]
    return found


def test_a_text_file_keeps_its_text_and_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    found = only(path)
    assert isinstance(found, Article)
    assert (found.id, found.text) == (str(path), TEXT.replace("\n", "\r\n"))


@pytest.mark.parametrize("data", [TEXT.encode(), gzip.compress(TEXT.encode())], ids=["plain", "gzip"])
def test_standard_input_is_named_by_a_dash(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = only("-")
    assert isinstance(found, Article)
    assert (found.id, found.text) == ("-", TEXT)


def packed(mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        info = tarfile.TarInfo("a.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    return out.getvalue()


PICTURE = b"\x89PNG"
WAYS = [TEXT.encode(), gzip.compress(TEXT.encode()), packed(), packed("w:gz"), PICTURE, b"", gzip.compress(PICTURE)]


@pytest.mark.parametrize(
    "data", WAYS, ids=["text", "gzip", "tar", "packed tar", "picture", "nothing", "packed picture"]
)
def test_a_file_that_is_opened_here_is_closed_and_one_that_was_open_is_not(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, opened, open_path = tmp_path / "a", [], Path.open
    path.write_bytes(data)

    def watched(self: Path, *given: Any, **more: Any) -> Any:
        opened.append(open_path(self, *given, **more))
        return opened[-1]

    monkeypatch.setattr(Path, "open", watched)
    got = list(read_articles(path))
    assert [stream.closed for stream in opened] == [True]
    with open_path(path, "rb") as theirs:
        assert [type(one) for one in read_articles(theirs)] == [type(one) for one in got]
        assert not theirs.closed


@pytest.mark.parametrize("squeeze", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_tells_inputs_apart_by_their_content(squeeze: type) -> None:
    assert only(squeeze(PAGE.encode())).title == "Pier to close"
    lines = "".join(json.dumps({"id": str(i), "text": TEXT}) + "\n" for i in range(3)).encode()
    assert [a.id for a in read_articles(squeeze(lines))] == ["0", "1", "2"]
    assert only(squeeze(json.dumps({"id": "x", "text": TEXT}, indent=1).encode())).id == "x"


@pytest.mark.parametrize(
    ("head", "name", "stated", "kind"),
    [
        (b"id,text\n", "https://e.org/a", "text/csv; charset=utf-8", "table"),
        (b"Subject: a\n", "https://e.org/a", "message/rfc822", "mail"),
        (b"<p>One.</p>,1\n", "a.csv", None, "table"),
        (b"<p>One.</p>\n", "a.txt", None, "html"),
    ],
)
def test_what_is_not_plain_is_what_a_server_or_a_name_calls_it(
    head: bytes, name: str, stated: str | None, kind: str
) -> None:
    assert kind_of(head, name, stated) == kind


def test_text_that_begins_with_a_brace_is_text() -> None:
    assert isinstance(only(b"{Editor's mark}\nThe pier will close.\nThe ferry will not."), Article)
    assert isinstance(only(b'{ "The pier will close,"\nhe said.'), Article)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (gzip.compress(b""), "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "binary"),
        (bytes(range(256)) * 20, "binary"),
        (gzip.compress(TEXT.encode() * 50)[:40], "truncated"),
        (gzip.compress(b"")[:10] + b"\xff" * 50, "corrupt"),
        (b"<html><body><nav>Home</nav></body></html>", "no-article"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_code_and_one_line(data: bytes, code: str) -> None:
    found = list(read_articles(data, name="input"))[-1]
    assert isinstance(found, Rejection)
    assert (found.code, found.id) == (code, "input")
    assert found.message
    assert "\n" not in found.message


@pytest.mark.parametrize(("source", "code"), [(io.StringIO(TEXT), "text-stream"), (None, "no-source")])
def test_what_is_no_input_at_all_is_an_error_of_ours(source: object, code: str) -> None:
    with pytest.raises(InputError) as raised:
        list(read_articles(source))  # type: ignore[arg-type]
    assert raised.value.code == code


def test_missing_files_and_directories_are_refused(tmp_path: Path) -> None:
    assert only(tmp_path / "none.txt").code == "missing"
    assert only(tmp_path).code == "directory"
    assert only("ftp://example.org/report").code == "refused-address"


def test_the_refusal_of_a_directory_names_the_option_that_walks_it(tmp_path: Path) -> None:
    assert "read -r" in only(tmp_path).message


def test_a_short_text_in_another_language_is_refused_and_an_unsure_one_is_read() -> None:
    german = only("„Das Geld für die Brücke ist nicht da“, sagte Mira Solberg, und der Rat schwieg.".encode())
    assert isinstance(german, Article)
    assert other_language(german) is not None
    unsure = only(b"Toll row: Solberg quits")
    assert isinstance(unsure, Article)
    assert (unsure.language, other_language(unsure)) == (None, None)


def test_a_directory_is_walked_on_request(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "inner" / "a.pdf").write_bytes(b"%PDF")
    found = list(read_articles(tmp_path, options=ReadOptions(recursive=True)))
    assert [type(one) for one in found] == [Article, Rejection]


def test_a_text_over_the_limit_is_refused_without_reading_it_all() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = b"ferry " * (len(buffer) // 6) + b" " * (len(buffer) % 6)
            self.given += len(buffer)
            return len(buffer)

    endless = Endless()
    found = only(io.BufferedReader(endless), name="endless", options=ReadOptions(max_text_bytes=100_000))  # type: ignore[arg-type]
    assert isinstance(found, Rejection)
    assert found.code == "too-large"
    assert endless.given < 200_000


def test_broken_utf8_is_read_with_a_note() -> None:
    notes: list[tuple[str, str]] = []
    options = ReadOptions(note=lambda name, line: notes.append((name, line)))
    assert "café" in only("The café on the pier will close.".encode("cp1252"), options=options).text
    mended = only("The café — the old one — will close.".encode()[:-3] + b"\xe9 it.", options=options)
    assert "café — the old" in mended.text
    assert [name for name, _ in notes] == ["-", "-"]


def test_another_language_is_told() -> None:
    german = (
        "Der Hafen bleibt geschlossen, sagte die Leiterin am Montag, weil das Geld für die Fähre noch immer fehlt. " * 9
    )
    found = only(german.encode())
    assert isinstance(found, Article)
    assert found.language == "de"
    refused = other_language(found)
    assert refused is not None
    assert refused.code == "language"
    assert other_language(only(TEXT.encode())) is None  # type: ignore[arg-type]
