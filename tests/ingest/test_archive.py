from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.data import Rejection
from quoth.ingest import read_articles
from quoth.ingest.archive import Bounds, read_archive
from quoth.ingest.material import gather_articles


def make_zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_tar(*entries: tuple[str, bytes | None], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in entries:
            info = tarfile.TarInfo(name)
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            else:
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data or b""))
    return out.getvalue()


def read(data: bytes, bounds: Bounds | None = None) -> list[tuple[str, str]]:
    """(name, content) of what was read, (name, code) of what was refused."""
    found = read_archive(io.BytesIO(data), "a", bounds)
    return [(got.id, got.code) if isinstance(got, Rejection) else (got[0], got[1].decode()) for got in found]


def test_members_come_with_the_archives_name() -> None:
    assert read(make_zip(**{"talks/one.txt": b"One", "__MACOSX/x": b"-", "two.txt": b"Two"})) == [
        ("a/talks/one.txt", "One"),
        ("a/two.txt", "Two"),
    ]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_tar_archives_are_read_and_links_never_followed(mode: str) -> None:
    data = make_tar(("one.txt", b"One"), ("passwd", None), ("two.txt", b"Two"), mode=mode)
    assert read(data) == [("a/one.txt", "One"), ("a/passwd", "link"), ("a/two.txt", "Two")]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "x/../../out.txt", "C:/out.txt", "..\\out.txt"])
def test_paths_that_lead_out_are_refused_and_the_rest_goes_on(name: str) -> None:
    assert read(make_tar((name, b"no"), ("in.txt", b"yes"))) == [(f"a/{name}", "escapes"), ("a/in.txt", "yes")]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = make_zip(**{"bomb.txt": b"0" * 3_000_000, "good.txt": b"yes"})
    assert len(data) < 10_000
    assert read(data, Bounds(member_bytes=1_000_000)) == [("a/bomb.txt", "too-large"), ("a/good.txt", "yes")]


def test_many_members_stop_at_the_bound() -> None:
    data = make_zip(**{f"{i}.txt": b"0" * 1000 for i in range(10)})
    assert [code for _, code in read(data, Bounds(members=2))][2:] == ["too-much"]
    assert read(data, Bounds(total_bytes=2500))[-1][1] == "too-much"


def test_a_member_behind_a_password_is_refused() -> None:
    data = bytearray(make_zip(**{"secret.txt": b"x", "open.txt": b"yes"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert read(bytes(data)) == [("a/secret.txt", "encrypted"), ("a/open.txt", "yes")]


def test_archives_inside_are_read_once_and_no_deeper() -> None:
    deep = make_zip(**{"c.zip": make_zip(**{"x.txt": b"x"}), "b.txt": b"B"})
    assert read(make_zip(**{"b.zip": deep})) == [("a/b.zip/c.zip", "nested"), ("a/b.zip/b.txt", "B")]


def test_a_packed_tar_inside_is_read_and_other_packed_files_are_left_as_they_are() -> None:
    inner = make_tar(("b.txt", b"B"), mode="w:gz")
    assert read(make_zip(**{"t.tgz": inner, "u.tar.gz": inner})) == [("a/t.tgz/b.txt", "B"), ("a/u.tar.gz/b.txt", "B")]
    assert read(make_zip(x=inner)) == [("a/x/b.txt", "B")]
    page = gzip.compress(b"It was late.")
    assert list(read_archive(io.BytesIO(make_zip(x=page)), "a")) == [("a/x", page)]


def wrapped(levels: int) -> bytes:
    """A zip file in gzip in a zip file, and so on; each holds the next one twice."""
    data = make_zip(**{"one.txt": b"One"})
    for _ in range(levels):
        data = make_zip(**{"x.gz": gzip.compress(data), "y.gz": gzip.compress(data)})
    return data


def test_an_archive_in_gzip_is_as_deep_in_an_archive_as_any_other() -> None:
    assert read(wrapped(1)) == [("a/x.gz/one.txt", "One"), ("a/y.gz/one.txt", "One")]
    assert read(wrapped(2)) == [(f"a/{x}.gz/{y}.gz", "nested") for x in "xy" for y in "xy"]
    assert [got.id for got in read_articles(wrapped(9), name="a")] == [f"a/{x}.gz/{y}.gz" for x in "xy" for y in "xy"]


def test_what_gzip_unpacks_in_an_archive_counts() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("x", b"0" * 30_000)
    bomb = make_zip(**{"x.gz": gzip.compress(stored.getvalue()), "z": b"last"})
    assert read(bomb, Bounds(member_bytes=1_000)) == [("a/x.gz", "too-large"), ("a/z", "last")]
    packed = gzip.compress(stored.getvalue(), compresslevel=0)
    damaged = make_tar(("x.gz", packed[:-8] + bytes(8)), ("z", b"last"))
    assert read(damaged) == [("a/x.gz", "bad-archive"), ("a/z", "last")]


def test_a_damaged_archive_is_one_refusal() -> None:
    data = make_zip(**{"one.txt": b"One" * 100})
    assert read(data[: len(data) // 2]) == [("a", "bad-archive")]
    assert read(b"PK\x03\x04 nothing more") == [("a", "bad-archive")]


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(tail: bytes) -> None:
    for head in (b"PK\x03\x04", b"\0" * 257 + b"ustar"):
        assert {code for _, code in read(head + tail)} <= {"bad-archive", "no-files"}


_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


def packed(way: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        archive.writestr("one.txt", b"It was late, said Tilda Marsh. " * 20)
        archive.writestr("two.txt", b"two")
    return out.getvalue()


def test_a_member_damaged_in_its_packing_is_refused_and_the_rest_goes_on() -> None:
    for way in _WAYS[1:]:
        data = bytearray(packed(way))
        start = data.index(b"one.txt") + len("one.txt")
        data[start + 8 : start + 24] = bytes(16)
        assert read(bytes(data)) == [("a/one.txt", "bad-archive"), ("a/two.txt", "two")]


def test_a_member_whose_name_is_lost_does_not_end_the_run() -> None:
    data = make_zip(**{"one.txt": b"One", "two.txt": b"Two"}).replace(b"one.txt", b"\0ne.txt")
    assert ("a/two.txt", "Two") in read(data)


@given(st.sampled_from(_WAYS), st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_no_damage_to_an_archive_breaks_the_reader(way: int, changes: list[tuple[int, int]]) -> None:
    data = bytearray(packed(way))
    for at, value in changes:
        data[at % len(data)] = value
    got = list(read_archive(io.BytesIO(bytes(data)), "a"))
    assert got
    assert all((one.id if isinstance(one, Rejection) else one[0]).startswith("a") for one in got)


@pytest.mark.parametrize("folder", [False, True])
def test_an_archive_without_a_file_is_refused_like_a_folder(tmp_path: Path, folder: bool) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        if folder:
            archive.mkdir("reports")
    for got in (read_articles(tmp_path / "a.zip"), gather_articles([str(tmp_path / "a.zip")])):
        assert [(one.id, one.code) for one in got] == [(str(tmp_path / "a.zip"), "no-files")]
