"""What is gathered to be compared with: how much of a file is read for it."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import threading
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from quoth.data import Article, Rejection
from quoth.ingest import ReadOptions
from quoth.ingest.material import gather_articles

TURNS = (
    "ROE: The weir was inspected twice.\n\nLEE: Nobody has seen a picture of it.\n\n"
    "ROE: Then look at them now.\n\nLEE: I do."
)


def gathered(path: Path, most: int) -> list[str]:
    got = gather_articles([str(path)], options=ReadOptions(max_text_bytes=most))
    return [one.code if isinstance(one, Rejection) else one.kind for one in got]


def test_a_text_longer_than_the_options_allow_is_refused_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "debate.txt"
    path.write_text(TURNS, encoding="utf-8")
    size = path.stat().st_size
    assert gathered(path, size) == ["transcript"]
    assert gathered(path, size - 1) == ["too-large"]


def test_of_a_text_that_is_too_long_no_more_is_read_than_tells_so(tmp_path: Path) -> None:
    path = tmp_path / "debate.txt"
    path.write_text(TURNS * 200, encoding="utf-8")
    os.truncate(path, 50_000_000)
    tracemalloc.start()
    try:
        assert gathered(path, 100_000) == ["too-large"]
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


MAIL = """From: Nora Roe <nora@acre.example>
To: desk@kent.example
Subject: Re: fish
Date: Tue, 3 Jun 2025 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

I never saw a fish die.

On Mon, 2 Jun 2025, Desk wrote:
> I saw nine.

Call me if you need me.

-----Original Message-----
I am the desk.
"""


def placed(path: Path, text: str) -> Article:
    path.write_text(text, encoding="utf-8")
    [got] = gather_articles([str(path)])
    assert isinstance(got, Article)
    return got


def test_an_e_mail_is_what_its_sender_says(tmp_path: Path) -> None:
    got = placed(tmp_path / "a.eml", MAIL)
    said = [(turn.speaker, got.text[slice(*turn.span)]) for turn in got.turns]
    assert (got.kind, got.byline) == ("statement", ("Nora Roe",))
    assert said == [("Nora Roe", "I never saw a fish die."), ("Nora Roe", "Call me if you need me.")]


@pytest.mark.parametrize(("old", "new"), [
    ("Nora Roe <", "Acre News Desk <"),
    ("Nora Roe <", "<"),
    ("I never saw a fish die.", "The fish were counted by the board on Friday."),
    ("I never saw a fish die.", "I enclose it. “We are proud of the new fish,” said Gus Hale."),
    ("I never saw a fish die.", "I attach our statement: “Nobody saw the fish die.”"),
])  # fmt: skip
def test_an_e_mail_of_a_desk_or_that_hands_on_words_of_others_is_no_statement(
    tmp_path: Path, old: str, new: str
) -> None:
    assert placed(tmp_path / "a.eml", MAIL.replace(old, new).partition("\n\nOn")[0]).turns == ()


def test_a_headed_statement_of_nobody_by_name_is_one(tmp_path: Path) -> None:
    text = "Joint statement by the governments of Acre and Kent\n\nWe met today. We regret the loss of the boat.\n"
    got = placed(tmp_path / "kent.txt", text)
    assert (got.kind, [turn.speaker for turn in got.turns]) == ("statement", ["Unnamed"])


def test_a_damaged_archive_in_gzip_is_refused_and_the_next_file_is_read(tmp_path: Path) -> None:
    for name, data in (("a.tgz", gzip.compress(b"")[:10] + b"\xff\xfe\xfd" * 50), ("b.tar.gz", b"\x1f\x8b\x08")):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "c.txt").write_text(TURNS, encoding="utf-8")
    assert gathered(tmp_path, 100_000) == ["corrupt", "truncated", "transcript"]


def test_a_feed_in_an_archive_leads_nowhere(tmp_path: Path) -> None:
    feed = "<rss><channel><item><link>http://127.0.0.1:9/a</link></item></channel></rss>"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.rss", feed)
    (got,) = gather_articles([str(tmp_path / "a.zip")])
    assert isinstance(got, Rejection)
    assert (got.id, got.code) == (f"{tmp_path}/a.zip/a.rss", "bad-feed")
    assert "not followed here" in got.message


@pytest.mark.parametrize("name", ["talks.tgz", "TALKS.TGZ", "talks.bin", "talks.tar"])
def test_what_an_archive_is_called_tells_nothing_of_the_files_in_it(tmp_path: Path, name: str) -> None:
    packed, data = io.BytesIO(), TURNS.encode()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        entry = tarfile.TarInfo("2024-05-01 hearing.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    path = tmp_path / name
    path.write_bytes(packed.getvalue() if name.endswith(".tar") else gzip.compress(packed.getvalue()))
    (got,) = gather_articles([str(path)])
    assert isinstance(got, Article)
    assert (got.kind, got.title, got.published) == ("transcript", "hearing", "2024-05-01")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_read_from_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(TURNS,), daemon=True)
    writer.start()
    assert gathered(path, 1_000_000) == ["transcript"]
    writer.join(10)
