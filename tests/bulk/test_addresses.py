"""Archives at addresses: fetched part by part, taken up where a connection broke, never from inside by default."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="quoth[bulk] is not installed")

from quoth.bulk.manifest import read_marks
from quoth.bulk.plan import Options, make_plan
from quoth.bulk.run import begin, run_bulk
from quoth.bulk.shard import run_shard
from quoth.bulk.tables import SHARD_TABLES, read_table
from quoth.errors import FetchError
from quoth.ingest import download
from tests.bulk.archives import find_said, write_warc
from tests.bulk.test_run import in_turn

LOCAL = Options(allow_private=True)


class _Archive(BaseHTTPRequestHandler):
    """Serves a folder in parts, as object stores do; breaks off, lies or refuses as asked."""

    folder = Path()
    breaks = 0  # answers that end after half of what they promised
    version = '"one"'
    ranges = True
    asked = 0

    def do_GET(self) -> None:
        type(self).asked += 1
        path = self.folder / self.path.lstrip("/")
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        first, last = 0, len(data) - 1
        if self.ranges:
            first, last = map(int, self.headers["Range"].removeprefix("bytes=").split("-"))
            last = min(last, len(data) - 1)
        body = data[first : last + 1]
        self.send_response(206 if self.ranges else 200)
        self.send_header("Content-Length", str(len(body)))
        if self.ranges:
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
        self.send_header("ETag", self.version)
        self.end_headers()
        if type(self).breaks > 0 and len(body) > 1000:
            type(self).breaks -= 1
            body = body[: len(body) // 2]
            self.close_connection = True
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(tmp_path, monkeypatch) -> Iterator[str]:
    """An archive of two files on loopback."""
    write_warc(tmp_path / "site" / "a.warc.gz", range(30))
    (tmp_path / "site" / "b.jsonl").write_text('{"id": "b1", "text": "“We will mend it,” said Jane Roe."}\n')
    for name, value in {"folder": tmp_path / "site", "breaks": 0, "version": '"one"', "ranges": True}.items():
        monkeypatch.setattr(_Archive, name, value)
    monkeypatch.setattr(download, "_DELAY_S", 0.0)
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Archive)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def listed(tmp_path: Path, *lines: str) -> str:
    path = tmp_path / "warc.paths"
    path.write_text("\n".join(lines))
    return str(path)


def tables(out: Path) -> dict[str, bytes]:
    return {name: b"".join(p.read_bytes() for p in sorted((out / name).glob("*.parquet"))) for name in SHARD_TABLES}


def test_a_list_of_addresses_gives_the_tables_that_the_files_give(site, tmp_path):
    there = make_plan([listed(tmp_path, "a.warc.gz", "b.jsonl")], LOCAL, base=site, shard_bytes=4_000)
    here = make_plan([listed(tmp_path, "a.warc.gz", "b.jsonl")], LOCAL, base=str(tmp_path / "site"), shard_bytes=4_000)
    assert len(there.shards) > 3 and there.digest == here.digest
    for plan, out in ((there, tmp_path / "there"), (here, tmp_path / "here")):
        begin(plan, out)
        list(run_bulk(out, in_turn))
    assert tables(tmp_path / "there") == tables(tmp_path / "here")
    assert not [path for path in (tmp_path / "there").iterdir() if path.name.startswith(".fetched")]
    marks = read_marks(tmp_path / "there", there)
    first, stop = there.shards[1].stretch
    assert marks[1].source == hashlib.sha256((tmp_path / "site" / "a.warc.gz").read_bytes()[first:stop]).hexdigest()


@pytest.mark.parametrize("ranges", [True, False])
def test_a_connection_that_breaks_is_taken_up_again(site, tmp_path, monkeypatch, ranges):
    monkeypatch.setattr(_Archive, "ranges", ranges)
    plan = make_plan([f"{site}/a.warc.gz"], LOCAL)
    monkeypatch.setattr(_Archive, "breaks", 3)
    begin(plan, tmp_path / "out")
    assert run_shard(plan, 0, tmp_path / "out", find_said).counts.articles == 30
    assert _Archive.breaks == 0


def test_a_server_that_never_sends_the_rest_is_given_up(site, tmp_path, monkeypatch):
    plan = make_plan([f"{site}/a.warc.gz"], LOCAL)
    monkeypatch.setattr(_Archive, "breaks", 10**9)
    monkeypatch.setattr(_Archive, "ranges", False)
    monkeypatch.setattr(download, "_TRIES", 2)
    begin(plan, tmp_path / "out")
    with pytest.raises(FetchError):
        run_shard(plan, 0, tmp_path / "out", find_said)
    assert not list((tmp_path / "out").glob(".fetched*"))


def test_another_file_than_the_planned_one_is_refused(site, tmp_path, monkeypatch):
    plan = make_plan([f"{site}/a.warc.gz"], LOCAL)
    monkeypatch.setattr(_Archive, "version", '"two"')
    begin(plan, tmp_path / "out")
    asked = _Archive.asked
    with pytest.raises(FetchError, match="another file than when the run was planned"):
        run_shard(plan, 0, tmp_path / "out", find_said)
    assert _Archive.asked <= asked + 2  # robots.txt and the file: no second try


def test_a_file_that_is_not_there_is_a_refusal(site, tmp_path):
    plan = make_plan([listed(tmp_path, "gone.warc.gz")], LOCAL, base=site)
    begin(plan, tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    rows = [row for path in (tmp_path / "out" / "refusals").glob("*") for row in read_table(path)]
    assert [(row["input"], row["code"]) for row in rows] == [("gone.warc.gz", "missing")]


def test_private_addresses_are_refused_unless_allowed(site, tmp_path):
    with pytest.raises(FetchError, match=r"not fetched.*--allow-private"):
        make_plan([f"{site}/a.warc.gz"], Options())


def test_a_record_too_long_for_its_part_is_too_large_and_the_rest_is_read(site, tmp_path, monkeypatch):
    monkeypatch.setattr("quoth.bulk.at_hand.most_of_record", lambda options: 10)
    plan = make_plan([f"{site}/a.warc.gz"], LOCAL, shard_bytes=5_000)
    begin(plan, tmp_path / "out")
    list(run_bulk(tmp_path / "out", in_turn))
    rows = [row for path in (tmp_path / "out" / "refusals").glob("*") for row in read_table(path)]
    long = [row for row in rows if row["code"] == "too-large"]
    assert 0 < len(long) < len(plan.shards) and {row["code"] for row in rows} == {"too-large", "not-a-page"}
    marks = read_marks(tmp_path / "out", plan).values()
    assert sum(mark.counts.articles for mark in marks) + len(long) == 30
